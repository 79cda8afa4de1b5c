/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

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

/* What a link leads to, or @file: a link stays one. */
static GFile *
follow_links (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  GFile *target = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);

  free (real);
  return target;
}

/* By which the system tells files apart, whatever they are called. What is not of this machine is not asked for it. */
static char *
dup_identity (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_is_native (file) ? g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL) : NULL;

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

static gboolean
is_same_file (GFile *one,
              GFile *other)
{
  g_autofree char *of_one = dup_identity (one);
  g_autofree char *of_other = dup_identity (other);

  return of_one != NULL && of_other != NULL ? g_str_equal (of_one, of_other) : g_file_equal (one, other);
}

/**
 * glm_export_save:
 * @file: where to
 * @article: (nullable): the file that the article was read from
 * @bytes: the whole file
 * @flags: whether it is the reader's alone
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR`, with a sentence for the reader
 *
 * Writes a file, whole or not at all: where it cannot be written, what had this name before is as it was, and when nothing had,
 * nothing has. What the author wrote is never changed: @article is not written over, by whatever name. It may block; any
 * thread may call it.
 *
 * Returns: whether it was written
 */
gboolean
glm_export_save (GFile            *file,
                 GFile            *article,
                 GBytes           *bytes,
                 GFileCreateFlags  flags,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFile) target = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  gboolean existed;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (article == NULL || G_IS_FILE (article), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  target = follow_links (file);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  if (article != NULL && is_same_file (target, article))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("“%s” was not saved: it is the article itself, which is never changed. Give another name."), name);
      return FALSE;
    }
  existed = g_file_query_exists (target, NULL);
  if (write_whole (target, bytes, flags, cancellable, &local_error))
    return TRUE;
  if (!existed)
    g_file_delete (target, NULL, NULL);
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, local_error->domain, local_error->code, _("“%s” was not saved: the disk is full."), name);
  else
    /* Translators: the name of a file, and what the system says */
    g_set_error (error, local_error->domain, local_error->code, _("“%s” was not saved: %s"), name, local_error->message);
  return FALSE;
}
