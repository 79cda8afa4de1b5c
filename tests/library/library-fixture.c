/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For memmem(). */
#define _GNU_SOURCE

#include "config.h"

#include "library-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/**
 * fixture_new_path:
 *
 * Returns: (transfer full): where a library can be, in a folder of its own
 */
char *
fixture_new_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-library-XXXXXX", NULL);

  return g_build_filename (folder, "library.db", NULL);
}

/**
 * fixture_list_files:
 * @path: of a library
 *
 * Returns: (transfer full) (element-type filename): the files beside it, and it
 */
GPtrArray *
fixture_list_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  return files;
}

/**
 * fixture_remove:
 * @path: of a library
 *
 * Nothing of a test is left on the machine.
 */
void
fixture_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GPtrArray) files = fixture_list_files (path);

  for (guint i = 0; i < files->len; i++)
    g_unlink (g_ptr_array_index (files, i));
  g_rmdir (folder);
}

/**
 * fixture_is_on_disk:
 * @path: of a library
 * @bytes: what is looked for
 * @length: how much
 *
 * Returns: whether some file of the library holds these bytes
 */
gboolean
fixture_is_on_disk (const char *path,
                    const void *bytes,
                    gsize       length)
{
  g_autoptr (GPtrArray) files = fixture_list_files (path);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *content = NULL;
      gsize size = 0;

      if (g_file_get_contents (g_ptr_array_index (files, i), &content, &size, NULL) && memmem (content, size, bytes, length) != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * fixture_find_aside:
 * @path: of a library
 *
 * Returns: (transfer full) (nullable): a damaged file that was set aside
 */
char *
fixture_find_aside (const char *path)
{
  g_autoptr (GPtrArray) files = fixture_list_files (path);

  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);

      if (strstr (file, ".broken-") != NULL && !g_str_has_suffix (file, "-wal") && !g_str_has_suffix (file, "-shm"))
        return g_strdup (file);
    }
  return NULL;
}

/**
 * fixture_run_sql:
 * @path: of a database
 * @sql: what to do to it
 */
void
fixture_run_sql (const char *path,
                 const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/**
 * fixture_make_document:
 * @uri: (nullable): where it is
 * @title: (nullable): its title
 * @text: its one paragraph
 *
 * Returns: (transfer full): an article
 */
GlmDocument *
fixture_make_document (const char *uri,
                       const char *title,
                       const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_get_metadata (builder)->uri = g_strdup (uri);
  glm_document_builder_get_metadata (builder)->title = g_strdup (title);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  return glm_document_builder_end (builder);
}

/**
 * fixture_open:
 * @path: of a library that has to open without a word
 *
 * Returns: (transfer full): the library
 */
GlmLibrary *
fixture_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  GlmLibrary *library = glm_library_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (library);
  return library;
}
