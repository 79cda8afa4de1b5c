/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-library.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* The files of every version there was, and what a reader may have in them. */
static const char *const versions[] = {
  "CREATE TABLE documents (digest TEXT PRIMARY KEY, uri TEXT, title TEXT, opened INTEGER NOT NULL, length INTEGER NOT NULL,"
  " position INTEGER NOT NULL DEFAULT 0, quote TEXT, before TEXT);"
  "CREATE INDEX documents_uri ON documents (uri); CREATE INDEX documents_opened ON documents (opened);"
  "CREATE TABLE corrections (digest TEXT PRIMARY KEY, json TEXT NOT NULL)",
  "ALTER TABLE documents ADD COLUMN saved INTEGER NOT NULL DEFAULT 0",
  "CREATE TABLE shelf (id INTEGER PRIMARY KEY, digest TEXT UNIQUE NOT NULL, title TEXT NOT NULL, body BLOB NOT NULL);"
  "CREATE VIRTUAL TABLE shelf_words USING fts5 (title, body, content='', tokenize='unicode61 remove_diacritics 0')",
  "CREATE TABLE marks (id TEXT PRIMARY KEY, digest TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,"
  " quote TEXT NOT NULL, before TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, made INTEGER NOT NULL);"
  "CREATE INDEX marks_digest ON marks (digest)",
};

/* In a file of each version that has them, the values are what the fuzzer says, of whatever kind. */
static const char *const rows[] = {
  "INSERT INTO documents (digest, uri, title, opened, length, position, quote, before) VALUES (?1, 'file:///a.txt', ?2, ?4, ?3, ?4, ?2, ?3)",
  "INSERT INTO corrections VALUES (?1, ?2)",
  "INSERT INTO shelf (digest, title, body) VALUES (?1, ?3, ?2)",
  "INSERT INTO marks VALUES (?3, ?1, ?2, ?4, ?3, ?2, ?3, ?2, ?4)",
};
static const guint first_version[G_N_ELEMENTS (rows)] = { 0, 0, 2, 3 };

static char *path;

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_get_metadata (builder)->uri = g_strdup ("file:///a.txt");
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Un début, puis une suite assez longue, et la fin.", -1);
  return glm_document_builder_end (builder);
}

/* Whether something was set aside in the folder of the library; with @clean all that is there goes. */
static gboolean
look_around (gboolean clean)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean aside = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      aside = aside || (strstr (name, ".broken-") != NULL && !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm"));
      if (clean)
        g_unlink (file);
    }
  return aside;
}

static void
remove_folder (void)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_rmdir (folder);
  g_clear_pointer (&path, g_free);
}

static void
add_row (sqlite3       *database,
         const char    *sql,
         const char    *digest,
         const uint8_t *data,
         size_t         size)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_STATIC);
  if ((data[0] & 16) != 0)
    sqlite3_bind_blob (statement, 2, data + 1, (int) size - 1, SQLITE_STATIC);
  else
    sqlite3_bind_text (statement, 2, (const char *) data + 1, (int) size - 1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, (const char *) data + 1 + size / 2, (int) (size - 1 - size / 2), SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 4, size > 8 ? (gint64) ((guint64) data[1] << (data[2] & 63)) : -1);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
}

/* The first byte says which version, of which text, and whether the rest is damage as well as rows: some bytes at some place. */
static void
make_file (GlmDocument   *document,
           const uint8_t *data,
           size_t         size)
{
  const char *digests[] = { glm_document_get_digest (document), "*", "of another text", glm_document_get_digest (document) };
  guint version = data[0] & 3;
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", (data[0] & 64) != 0 ? 99 : version + 1);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; BEGIN", NULL, NULL, NULL);
  for (guint i = 0; i <= version; i++)
    g_assert_cmpint (sqlite3_exec (database, versions[i], NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (first_version[i] <= version)
      add_row (database, rows[i], digests[data[0] >> 2 & 3], data, size);
  sqlite3_exec (database, mark, NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  if ((data[0] & 128) != 0 && size > 4)
    {
      FILE *file = g_fopen (path, "r+b");

      fseek (file, 0, SEEK_END);
      fseek (file, (data[1] << 8 | data[2]) % ftell (file), SEEK_SET);
      fwrite (data + 3, 1, MIN (size - 3, 16), file);
      fclose (file);
    }
}

/* All that the program does with its library, each of which is done or says why not. */
static void
use (GlmLibrary  *library,
     GlmDocument *document)
{
  g_autoptr (GlmCorrections) kept = NULL;
  g_autoptr (GlmCorrections) lexicon = NULL;
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GBytes) pasted = g_bytes_new_static ("collé", 6);
  g_autofree char *name = NULL;
  gsize position = 0, length;

  glm_document_get_text (document, &length);
  if (glm_library_load_position (library, document, &position, NULL))
    g_assert_cmpuint (position, <=, length);
  kept = glm_library_load_corrections (library, document, NULL);
  lexicon = glm_library_load_lexicon (library, NULL);
  recent = glm_library_list_recent (library, 10, NULL);
  hits = glm_library_search_shelf (library, "suite", 10, NULL);
  marks = glm_library_load_marks (library, document, NULL);
  for (guint i = 0; marks != NULL && i < marks->len; i++)
    g_assert_cmpuint (((GlmMark *) g_ptr_array_index (marks, i))->range.end, <=, length);
  glm_library_record_opened (library, document, NULL);
  glm_library_save_position (library, document, 3, NULL);
  glm_library_shelve (library, document, NULL);
  glm_library_save_pasted (library, document, pasted, "a.txt", NULL);
  g_clear_pointer (&pasted, g_bytes_unref);
  pasted = glm_library_load_pasted (library, glm_document_get_digest (document), &name, NULL);
  glm_library_forget (library, glm_document_get_digest (document), NULL);
  glm_library_clear (library, NULL);
}

/*
 * Whatever the file of a library holds, and of whatever version it is, it is brought up, or left alone, or set aside
 * with a new one in its place; and that one can be used.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static GlmDocument *document;
  g_autoptr (GlmLibrary) library = NULL;
  g_autofree char *was = NULL;
  g_autoptr (GError) error = NULL;
  gsize was_length, length = 0;

  if (size < 2)
    return 0;
  if (path == NULL)
    {
      g_autofree char *folder = g_strdup ("/dev/shm/guillemet-fuzz-XXXXXX");

      /* In memory, where the system has it: nothing is waited for there. */
      if (g_mkdtemp (folder) == NULL)
        {
          g_free (folder);
          folder = g_dir_make_tmp ("guillemet-fuzz-XXXXXX", NULL);
        }
      path = g_build_filename (folder, "library.db", NULL);
      atexit (remove_folder);
      document = make_document ();
    }
  if (strncmp ((const char *) data, "SQLite format 3", MIN (size, 16)) == 0)
    g_file_set_contents (path, (const char *) data, (gssize) size, NULL);
  else
    make_file (document, data, size);
  g_assert_true (g_file_get_contents (path, &was, &was_length, NULL));

  library = glm_library_open (path, &error);
  /* The reader is told of what is set aside, and of nothing else. */
  g_assert_cmpint (look_around (FALSE), ==, g_error_matches (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED));
  if (library == NULL)
    {
      g_autofree char *is = NULL;

      g_assert_cmpuint (error->domain, ==, GLM_LIBRARY_ERROR);
      g_assert_true (g_file_get_contents (path, &is, &length, NULL));
      if (error->code == GLM_LIBRARY_ERROR_NEWER)
        g_assert_cmpmem (was, was_length, is, length);
    }
  else
    use (library, document);
  g_clear_pointer (&library, glm_library_unref);
  look_around (TRUE);
  return 0;
}
