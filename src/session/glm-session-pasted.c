/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text that was pasted is in no file. The library keeps it, so that it has an address by which it can be opened again. */

#include "config.h"

#include "glm-keeping.h"
#include "glm-session-private.h"

typedef struct
{
  GlmDocument *document;
  GBytes      *bytes;
  char        *name;
} Pasted;

static void
pasted_free (gpointer data)
{
  Pasted *pasted = data;

  glm_document_unref (pasted->document);
  g_bytes_unref (pasted->bytes);
  g_free (pasted->name);
  g_free (pasted);
}

static gboolean
keep_pasted (GlmLibrary *library,
             gpointer    data,
             GError    **error)
{
  const Pasted *pasted = data;

  return glm_library_save_pasted (library, pasted->document, pasted->bytes, pasted->name, error);
}

static void
on_kept (GObject    *owner,
         const char *message)
{
  if (message != NULL)
    _glm_session_say_not_kept (GLM_SESSION (owner), message);
}

/*< private >
 * _glm_session_keep_pasted:
 *
 * Has the library keep the article that was just opened, when it is a text that was pasted and not one that it gave.
 */
void
_glm_session_keep_pasted (GlmSession *self)
{
  const char *digest = glm_document_get_digest (self->document);
  Pasted *pasted;

  if (self->library == NULL || self->bytes == NULL || g_strcmp0 (self->pasted, digest) == 0)
    return;
  g_free (self->pasted);
  self->pasted = g_strdup (digest);
  pasted = g_new0 (Pasted, 1);
  pasted->document = glm_document_ref (self->document);
  pasted->bytes = g_bytes_ref (self->bytes);
  pasted->name = g_strdup (self->name != NULL ? self->name : "");
  glm_keeping_push (self->library, keep_pasted, pasted, pasted_free, G_OBJECT (self), on_kept);
}

/**
 * glm_session_dup_address:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): an address by which glm_session_open() opens the same again, in another process too; %NULL
 *   for a text that is in no file and not kept either
 */
char *
glm_session_dup_address (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);

  if (self->file != NULL)
    return g_file_get_uri (self->file);
  return self->pasted != NULL ? g_strconcat (GLM_LIBRARY_PASTED, self->pasted, NULL) : NULL;
}

/**
 * glm_session_forget_address:
 * @self: a session
 *
 * The library was cleared: a text that was pasted is kept no more.
 */
void
glm_session_forget_address (GlmSession *self)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  g_clear_pointer (&self->pasted, g_free);
}
