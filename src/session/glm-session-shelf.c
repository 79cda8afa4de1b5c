/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-session-private.h"

/* What is put on the shelf. */
typedef struct
{
  GlmLibrary  *library;
  GlmDocument *document;
} Shelving;

static void
shelving_free (gpointer data)
{
  Shelving *shelving = data;

  glm_library_unref (shelving->library);
  glm_document_unref (shelving->document);
  g_free (shelving);
}

static void
run_shelving (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Shelving *shelving = data;
  g_autoptr (GError) error = NULL;

  if (!glm_library_shelve (shelving->library, shelving->document, &error))
    g_message ("%s", error != NULL ? error->message : "the article could not be shelved");
  g_task_return_boolean (task, TRUE);
}

/*< private >
 * _glm_session_start_shelving:
 *
 * Puts the article on the library's shelf, in a thread. The reader does not wait for it, and a process that ends
 * meanwhile leaves it to the next time.
 */
void
_glm_session_start_shelving (GlmSession *self)
{
  g_autoptr (GTask) task = NULL;
  Shelving *shelving;

  if (self->library == NULL)
    return;
  shelving = g_new0 (Shelving, 1);
  shelving->library = glm_library_ref (self->library);
  shelving->document = glm_document_ref (self->document);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, _glm_session_start_shelving);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, shelving, shelving_free);
  g_task_run_in_thread (task, run_shelving);
}
