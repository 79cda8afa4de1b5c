/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's place: known at every moment, written within a few seconds, never by the main thread. */

#include "config.h"

#include "glm-session-private.h"

#define SAVE_AFTER_SECONDS 3

/* What is saved in a thread, so that a slow disk does not stop the page. */
typedef struct
{
  GlmLibrary  *library;
  GlmDocument *document;
  gsize        position;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  glm_library_unref (place->library);
  glm_document_unref (place->document);
  g_free (place);
}

static void
save_place_in_thread (GTask        *task,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Place *place = task_data;
  g_autoptr (GError) error = NULL;

  if (!glm_library_save_position (place->library, place->document, place->position, &error))
    g_message ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * glm_session_save:
 * @self: a session
 *
 * Has the reading position saved now rather than in a few seconds. Returns at once.
 */
void
glm_session_save (GlmSession *self)
{
  g_autoptr (GTask) task = NULL;
  Place *place;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->save_source == 0)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  place = g_new0 (Place, 1);
  place->library = glm_library_ref (self->library);
  place->document = glm_document_ref (self->document);
  place->position = self->reading_position;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, glm_session_save);
  g_task_set_task_data (task, place, place_free);
  g_task_run_in_thread (task, save_place_in_thread);
}

static gboolean
on_save_timeout_cb (gpointer user_data)
{
  GlmSession *self = user_data;

  glm_session_save (self);
  return G_SOURCE_REMOVE;
}

/**
 * glm_session_get_reading_position:
 * @self: a session
 *
 * Returns: the first position the reader sees, in bytes
 */
gsize
glm_session_get_reading_position (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), 0);
  return self->reading_position;
}

/**
 * glm_session_set_reading_position:
 * @self: a session
 * @position: the first position the reader sees, in bytes
 *
 * Says where the reader is; it is saved within a few seconds.
 */
void
glm_session_set_reading_position (GlmSession *self,
                                  gsize       position)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->reading_position == position)
    return;
  self->reading_position = position;
  if (self->library != NULL && self->document != NULL && self->save_source == 0)
    self->save_source = g_timeout_add_seconds (SAVE_AFTER_SECONDS, on_save_timeout_cb, self);
}
