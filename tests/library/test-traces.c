/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What someone reads is nobody else's business, and what was forgotten is in no file any more. */

#include "config.h"

#include "library-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

/* Names that begin like no other word, as the index keeps of a word only what sets it apart from the one before. */
static const char *const secrets[] = { "qwizptovska", "xyjbrumelq" };

static GlmDocument *
make_article (guint number)
{
  g_autofree char *uri = g_strdup_printf ("file:///%s/%u.txt", secrets[number % 2], number);
  g_autofree char *title = g_strdup_printf ("Affaire %s, %u", secrets[number % 2], number);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "Phrase %u sur %s, dite %08x. ", i, secrets[number % 2], g_str_hash (title) * (i + 1));
  return fixture_make_document (uri, title, text->str);
}

static void
add_article (GlmLibrary *library,
             guint       number)
{
  g_autoptr (GlmDocument) document = make_article (number);
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (none, GLM_CORRECTION_REJECT, secrets[number % 2], NULL);
  GlmMark *mark = glm_mark_new (document, (GlmRange){ 0, 40 }, secrets[number % 2]);

  g_assert_true (glm_library_record_opened (library, document, NULL));
  g_assert_true (glm_library_shelve (library, document, NULL));
  g_assert_true (glm_library_save_position (library, document, 40, NULL));
  g_assert_true (glm_library_save_corrections (library, document, one, NULL));
  g_assert_true (glm_library_save_mark (library, document, mark, NULL));
  glm_mark_free (mark);
}

/* Without its first letters, which the index may have shared with another word. */
static gboolean
is_told (const char *path,
         guint       secret)
{
  return fixture_is_on_disk (path, secrets[secret] + 2, strlen (secrets[secret]) - 2);
}

/* The packed texts and the pages of the index, which no search for words sees through. */
static GPtrArray *
take_packed (const char *path,
             const char *sql)
{
  GPtrArray *blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (sqlite3_column_bytes (statement, 0) > 100)
      g_ptr_array_add (blobs, g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0)));
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return blobs;
}

static guint
count_on_disk (const char *path,
               GPtrArray  *blobs)
{
  guint n = 0;

  for (guint i = 0; i < blobs->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (g_ptr_array_index (blobs, i), &length);

      /* Some part of it is enough to say what it was. */
      n += fixture_is_on_disk (path, data, 32) || fixture_is_on_disk (path, data + length / 2, 32) ||
           fixture_is_on_disk (path, data + length - 32, 32);
    }
  return n;
}

static void
test_cleared (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autofree char *broken = g_strconcat (path, ".broken-1700000000", NULL);
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    add_article (library, i);
  g_assert_true (g_file_set_contents (broken, secrets[0], -1, NULL));
  texts = take_packed (path, "SELECT body FROM shelf");
  words = take_packed (path, "SELECT block FROM shelf_words_data");
  g_assert_cmpuint (texts->len, ==, 60);
  g_assert_cmpuint (count_on_disk (path, texts), ==, 60);
  g_assert_cmpuint (count_on_disk (path, words), ==, words->len);
  g_assert_true (is_told (path, 0) && is_told (path, 1));

  g_assert_true (glm_library_clear (library, &error));
  g_assert_no_error (error);
  /* At once, and not only when the program ends. */
  g_assert_false (is_told (path, 0) || is_told (path, 1));
  g_assert_cmpuint (count_on_disk (path, texts), ==, 0);
  g_assert_cmpuint (count_on_disk (path, words), ==, 0);
  g_assert_false (g_file_test (broken, G_FILE_TEST_EXISTS));
  g_clear_pointer (&library, glm_library_unref);
  fixture_remove (path);
}

/* Half the articles go, one by one: nothing of them is left, and all of the others. */
static void
test_forgotten (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autoptr (GlmLibrary) library = fixture_open (path);
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    add_article (library, i);
  texts = take_packed (path, "SELECT body FROM shelf WHERE id % 2 = 1");
  g_assert_cmpuint (count_on_disk (path, texts), ==, 20);
  for (guint i = 0; i < 40; i += 2)
    {
      g_autoptr (GlmDocument) document = make_article (i);

      g_assert_true (glm_library_forget (library, glm_document_get_digest (document), &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_on_disk (path, texts), ==, 0);
  g_assert_false (is_told (path, 0));
  g_assert_true (is_told (path, 1));
  hits = glm_library_search_shelf (library, secrets[1], 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 20);
  g_clear_pointer (&library, glm_library_unref);
  fixture_remove (path);
}

/* Every file of it is its user's alone, whatever the rest of the session allows, and so it becomes where it was not. */
static void
test_modes (void)
{
  g_autofree char *path = fixture_new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *made = g_build_filename (folder, "guillemet", NULL);
  g_autofree char *inner = g_build_filename (made, "library.db", NULL);
  mode_t mask = umask (0);
  struct stat info;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GlmLibrary) library = fixture_open (inner);
      g_autoptr (GPtrArray) files = NULL;

      add_article (library, 0);
      files = fixture_list_files (inner);
      g_assert_cmpuint (files->len, ==, 3);
      for (guint i = 0; i < files->len; i++)
        {
          g_assert_cmpint (stat (g_ptr_array_index (files, i), &info), ==, 0);
          g_assert_cmpint (info.st_mode & 0777, ==, 0600);
        }
      g_clear_pointer (&library, glm_library_unref);
      g_assert_cmpint (g_chmod (inner, 0644), ==, 0);
    }
  g_assert_cmpint (stat (made, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  umask (mask);
  fixture_remove (inner);
  fixture_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/traces/cleared", test_cleared);
  g_test_add_func ("/library/traces/forgotten", test_forgotten);
  g_test_add_func ("/library/traces/modes", test_modes);
  return g_test_run ();
}
