/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same file read in another way: all of a web page, or in the encoding that the reader says. */

#include "config.h"

#include "glm-session-private.h"

#include "glm-import-encodings.h"

/* What is read of a file to show what each encoding makes of it. */
#define PREVIEW_BYTES (256 * 1024)

/**
 * glm_session_set_whole_page:
 * @self: a session
 * @whole_page: whether all of a web page is wanted, and not the article alone
 *
 * Reads the same file again in the other way; another file is read as an article again.
 */
void
glm_session_set_whole_page (GlmSession *self,
                            gboolean    whole_page)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->whole_page == !!whole_page)
    return;
  self->whole_page = !!whole_page;
  glm_session_reload (self);
}

/**
 * glm_session_get_whole_page:
 * @self: a session
 *
 * Returns: whether all of a web page is shown
 */
gboolean
glm_session_get_whole_page (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), FALSE);

  return self->whole_page;
}

/**
 * glm_session_set_encoding:
 * @self: a session
 * @encoding: index of an encoding in glm_import_encodings(); 0 asks the bytes
 *
 * Reads the same file again with other letters; for another file the bytes are asked again.
 */
void
glm_session_set_encoding (GlmSession *self,
                          guint       encoding)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->encoding == encoding)
    return;
  self->encoding = encoding;
  glm_session_reload (self);
}

/**
 * glm_session_get_encoding:
 * @self: a session
 *
 * Returns: index of the encoding the reader chose, 0 for none
 */
guint
glm_session_get_encoding (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), 0);

  return self->encoding;
}

typedef struct
{
  GFile  *file;
  GBytes *bytes;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

static GBytes *
read_start (GFile        *file,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), PREVIEW_BYTES, cancellable, error) : NULL;
}

static void
preview_in_thread (GTask        *task,
                   gpointer      object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Source *source = task_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GStrvBuilder) previews = g_strv_builder_new ();
  GError *error = NULL;
  guint n;

  bytes = source->bytes != NULL ? g_bytes_ref (source->bytes) : read_start (source->file, cancellable, &error);
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  glm_import_encodings (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *preview = glm_import_encoding_dup_preview (bytes, i);

      g_strv_builder_add (previews, preview);
    }
  g_task_return_pointer (task, g_strv_builder_end (previews), (GDestroyNotify) g_strfreev);
}

/**
 * glm_session_preview_encodings:
 * @self: a session with something open
 * @cancellable: (nullable): to give up
 * @callback: called when the previews are there
 * @data: for @callback
 *
 * Reads the start of the file in every encoding, in a thread.
 */
void
glm_session_preview_encodings (GlmSession         *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            data)
{
  g_autoptr (GTask) task = NULL;
  Source *source;

  g_return_if_fail (GLM_IS_SESSION (self));
  g_return_if_fail (self->file != NULL || self->bytes != NULL);

  task = g_task_new (self, cancellable, callback, data);
  source = g_new0 (Source, 1);
  source->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  source->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  g_task_set_source_tag (task, glm_session_preview_encodings);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, preview_in_thread);
}

/**
 * glm_session_preview_encodings_finish:
 * @self: a session
 * @result: what the callback was given
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): for each encoding one line of the text, empty when it
 *   is none in that encoding
 */
char **
glm_session_preview_encodings_finish (GlmSession   *self,
                                      GAsyncResult *result,
                                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
