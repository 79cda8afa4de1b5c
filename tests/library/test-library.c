/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-library.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
new_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-library-XXXXXX", NULL);

  return g_build_filename (folder, "sub", "library.db", NULL);
}

static GlmDocument *
make_document (const char *uri,
               const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_get_metadata (builder)->uri = g_strdup (uri);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  return glm_document_builder_end (builder);
}

static GlmLibrary *
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  GlmLibrary *library = glm_library_open (path, &error);

  g_assert_no_error (error);
  return library;
}

static void
test_position (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GlmDocument) document = make_document ("file:///a.txt", "Un début, puis une suite assez longue pour qu'on y revienne, et la fin.");
  g_autoptr (GlmDocument) changed = make_document ("file:///a.txt", "Un mot de plus. Un début, puis une suite assez longue pour qu'on y revienne, et la fin.");
  g_autoptr (GlmDocument) other = make_document ("file:///a.txt", "Tout autre chose.");
  g_autoptr (GlmDocument) elsewhere = make_document ("file:///b.txt", "Un début, puis une suite, ailleurs.");
  g_autoptr (GError) error = NULL;
  gsize position = 0;
  struct stat info;

  g_assert_false (glm_library_load_position (library, document, &position, &error));
  g_assert_no_error (error);
  g_assert_true (glm_library_save_position (library, document, 11, &error));
  g_clear_pointer (&library, glm_library_unref);

  library = open_library (path);
  g_assert_true (glm_library_load_position (library, document, &position, &error));
  g_assert_cmpuint (position, ==, 11);
  g_assert_true (glm_library_load_position (library, changed, &position, &error));
  g_assert_cmpuint (position, ==, 11 + strlen ("Un mot de plus. "));
  g_assert_false (glm_library_load_position (library, other, &position, &error));
  g_assert_false (glm_library_load_position (library, elsewhere, &position, &error));

  /* What someone reads is nobody else's business. */
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_corrections (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GlmDocument) document = make_document (NULL, "Le texte.");
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (none, GLM_CORRECTION_RENAME, "Durand", "Anne Durand « la sage »");
  g_autoptr (GlmCorrections) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (glm_library_load_corrections (library, document, &error));
  g_assert_true (glm_library_save_corrections (library, document, one, &error));
  loaded = glm_library_load_corrections (library, document, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (glm_corrections_get_n (loaded), ==, 1);
  g_assert_cmpint (glm_corrections_get (loaded, 0)->kind, ==, GLM_CORRECTION_RENAME);
  g_assert_cmpstr (glm_corrections_get (loaded, 0)->value, ==, "Anne Durand « la sage »");
}

static void
test_history (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GlmDocument) first = make_document ("file:///premier.txt", "Premier secret.");
  g_autoptr (GlmDocument) second = make_document ("file:///second.txt", "Second secret.");
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal_content = NULL;
  gsize length, journal_length = 0;

  g_assert_true (glm_library_record_opened (library, first, &error));
  g_assert_true (glm_library_record_opened (library, second, &error));
  g_assert_true (glm_library_save_position (library, first, 3, &error));
  recent = glm_library_list_recent (library, 10, &error);
  g_assert_cmpuint (recent->len, ==, 2);
  g_assert_cmpstr (((GlmLibraryEntry *) g_ptr_array_index (recent, 0))->title, ==, "second");

  g_assert_true (glm_library_forget (library, glm_document_get_digest (second), &error));
  g_clear_pointer (&recent, g_ptr_array_unref);
  recent = glm_library_list_recent (library, 10, &error);
  g_assert_cmpuint (recent->len, ==, 1);

  /* Cleared means gone from the disk too. */
  g_assert_true (glm_library_clear (library, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_null (g_strstr_len (content, (gssize) length, "premier"));
  if (g_file_get_contents (journal, &journal_content, &journal_length, NULL))
    g_assert_null (g_strstr_len (journal_content, (gssize) journal_length, "premier"));
}

static void
test_damaged (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GlmLibrary) library = NULL;
  g_autoptr (GlmDocument) document = make_document (NULL, "Le texte.");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean kept = FALSE;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, "This is no database, whatever its name says, and it is long enough to be looked at.", -1, NULL);
  library = glm_library_open (path, &error);
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED);
  g_assert_nonnull (library);
  g_clear_error (&error);
  g_assert_true (glm_library_record_opened (library, document, &error));
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    kept = kept || strstr (name, "library.db.broken-") != NULL;
  g_assert_true (kept);
}

static void
test_newer (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GError) error = NULL;
  sqlite3 *database = NULL;

  g_clear_pointer (&library, glm_library_unref);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  g_assert_null (glm_library_open (path, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_NEWER);
}

/* A writer is killed at any moment; every place that it said was saved is there afterwards. */
static void
test_killed (void)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *path = new_path ();
      g_autoptr (GlmLibrary) library = NULL;
      g_autoptr (GlmDocument) document = make_document (NULL, "Un texte assez long pour que chaque octet soit une place où revenir.");
      g_autoptr (GError) error = NULL;
      int pipes[2];
      guint8 said = 0, last = 0;
      gsize position = 0;
      pid_t child;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        {
          GlmLibrary *own = glm_library_open (path, NULL);

          for (guint8 i = 1; i < 60; i++)
            if (glm_library_save_position (own, document, i, NULL) && write (pipes[1], &i, 1) != 1)
              break;
          _exit (0);
        }
      close (pipes[1]);
      g_usleep ((gulong) g_test_rand_int_range (2000, 40000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (pipes[0], &said, 1) == 1)
        last = said;
      close (pipes[0]);

      library = open_library (path);
      if (last > 0)
        {
          g_assert_true (glm_library_load_position (library, document, &position, &error));
          g_assert_cmpuint (position, >=, last > 1 ? last - 1u : 0u);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/position", test_position);
  g_test_add_func ("/library/corrections", test_corrections);
  g_test_add_func ("/library/history", test_history);
  g_test_add_func ("/library/damaged", test_damaged);
  g_test_add_func ("/library/newer", test_newer);
  g_test_add_func ("/library/killed", test_killed);
  return g_test_run ();
}
