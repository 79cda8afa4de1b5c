/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export.h"

#include <glib/gi18n-lib.h>

/* Closed in the usual way, what is written so far would take the place of what was there. */
static void
give_up (GFileOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
}

static gboolean
write_whole (GFile            *file,
             GBytes           *bytes,
             GFileCreateFlags  flags,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, flags | G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  give_up (stream);
  return FALSE;
}

/**
 * glm_export_save:
 * @file: where to
 * @bytes: the whole file
 * @flags: whether it is the reader's alone
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR`, with a sentence for the reader
 *
 * Writes a file, whole or not at all: where it cannot be written, what had this name before is as it was, and when nothing had,
 * nothing has. It may block; any thread may call it.
 *
 * Returns: whether it was written
 */
gboolean
glm_export_save (GFile            *file,
                 GBytes           *bytes,
                 GFileCreateFlags  flags,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = NULL;
  gboolean existed;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  existed = g_file_query_exists (file, NULL);
  if (write_whole (file, bytes, flags, cancellable, &local_error))
    return TRUE;
  if (!existed)
    g_file_delete (file, NULL, NULL);
  name = g_file_get_basename (file);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, local_error->domain, local_error->code, _("“%s” was not saved: the disk is full."), name);
  else
    /* Translators: the name of a file, and what the system says */
    g_set_error (error, local_error->domain, local_error->code, _("“%s” was not saved: %s"), name, local_error->message);
  return FALSE;
}
