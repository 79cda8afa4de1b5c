/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reading from files and addresses. It stands apart from the registry, so that the programs without rights, which open
 * neither, are not linked with what does.
 */

#include "config.h"

#include "glm-importer-private.h"

#include "glm-address.h"

#include <glib/gi18n-lib.h>

#define READ_CHUNK (256 * 1024)

/* What GIO says, in a sentence for a reader. */
static void
set_file_error (GError      **error,
                const GError *cause,
                const char   *quoted)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_FOUND,
                 _("%s is not there. It may have been moved, renamed or deleted."), quoted);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_DENIED,
                 _("%s may not be read: you do not have the permission. Ask its owner, or change its permissions."), quoted);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IS_FOLDER,
                 _("%s is a folder. Open one of the files in it."), quoted);
  else
    g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_IO,
                 /* Translators: the first %s is a file name in quotation marks, the second the system's message. */
                 _("%s could not be read: %s"), quoted, cause->message);
}

/**
 * glm_import_stream_read:
 * @stream: where an article comes from
 * @name: (nullable): the name that messages give it
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads all of a stream that may not end (a device, a pipe), within the limit of size.
 *
 * Returns: (transfer full): the bytes; %NULL with @error set
 */
GBytes *
glm_import_stream_read (GInputStream *stream,
                        const char   *name,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autofree char *quoted = _glm_import_quote_name (name);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (READ_CHUNK);
  g_autoptr (GError) cause = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, READ_CHUNK, cancellable, &cause)) > 0)
    {
      g_byte_array_append (content, chunk, (guint) n);
      if (content->len > GLM_IMPORT_MAX_BYTES)
        {
          g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                       _("%s cannot be shown: it is larger than 256 MB. Open a part of it."), quoted);
          return NULL;
        }
    }
  if (n < 0)
    {
      set_file_error (error, cause, quoted);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * glm_import_file_for_argument:
 * @argument: a path or an address, as one says it on a command line
 *
 * What GIO takes for an address may be a file, "Entretien: la suite.html"; where there is one of that name, it is meant.
 *
 * Returns: (transfer full): the file
 */
GFile *
glm_import_file_for_argument (const char *argument)
{
  return g_file_test (argument, G_FILE_TEST_EXISTS) ? g_file_new_for_path (argument) : g_file_new_for_commandline_arg (argument);
}

/**
 * glm_import_file_read:
 * @file: a file of a disk or a share; only a regular file is read
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads the bytes of an article for glm_import_bytes_full(). A share that does not answer can keep it for as long as it likes.
 *
 * Returns: (transfer full): the bytes; %NULL with @error set
 */
GBytes *
glm_import_file_read (GFile        *file,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *quoted = _glm_import_quote_name (name);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info == NULL)
    {
      set_file_error (error, cause, quoted);
      return NULL;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error_literal (&cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "");
      set_file_error (error, cause, quoted);
      return NULL;
    }
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_TEXT,
                   _("%s cannot be shown: it is a device, not a file. Open a text instead."), quoted);
      return NULL;
    }

  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL)
    {
      set_file_error (error, cause, quoted);
      return NULL;
    }
  return glm_import_stream_read (G_INPUT_STREAM (stream), name, cancellable, error);
}

/**
 * glm_import_file_full:
 * @file: a file; only a regular file is read
 * @flags: how it is to be read
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads an article from a file. Synchronous: call it in a thread.
 *
 * Returns: (transfer full): the document; %NULL with @error set
 */
GlmDocument *
glm_import_file_full (GFile         *file,
                      GlmImportFlags flags,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GBytes) bytes = NULL;

  if (glm_address_is_web (file))
    return glm_address_import (uri, flags, cancellable, error);
  bytes = glm_import_file_read (file, cancellable, error);
  return bytes != NULL ? glm_import_bytes_full (bytes, name, uri, flags, cancellable, error) : NULL;
}

/**
 * glm_import_file:
 * @file: a file; only a regular file is read
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads an article from a file, with %GLM_IMPORT_DEFAULT.
 *
 * Returns: (transfer full): the document; %NULL with @error set
 */
GlmDocument *
glm_import_file (GFile        *file,
                 GCancellable *cancellable,
                 GError      **error)
{
  return glm_import_file_full (file, GLM_IMPORT_DEFAULT, cancellable, error);
}
