/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's place: known at every moment, written within a few seconds, never by the main thread. */

#include "config.h"

#include "glm-keeping.h"
#include "glm-session-private.h"

#define SAVE_AFTER_SECONDS 3

typedef struct
{
  GlmDocument *document;
  gsize        position;
} Place;

static void
place_free (gpointer data)
{
  Place *place = data;

  glm_document_unref (place->document);
  g_free (place);
}

static gboolean
keep_place (GlmLibrary *library,
            gpointer    data,
            GError    **error)
{
  const Place *place = data;

  return glm_library_save_position (library, place->document, place->position, error);
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
  Place *place;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->save_source == 0)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  place = g_new0 (Place, 1);
  place->document = glm_document_ref (self->document);
  place->position = self->reading_position;
  /* Whoever loses a place loses little: it is said in the log alone. */
  glm_keeping_push (self->library, keep_place, place, place_free, NULL, NULL);
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
