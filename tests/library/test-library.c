/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For memmem(). */
#define _GNU_SOURCE

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

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Nothing of a test is left on the machine. */
static void
remove_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *parent = g_path_get_dirname (folder);

  remove_folder (folder);
  g_rmdir (parent);
}

/* Whether some file of the library's folder holds these bytes. */
static gboolean
is_on_disk (const char *path,
            const char *bytes)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length = 0;

      if (g_file_get_contents (file, &content, &length, NULL) && memmem (content, length, bytes, strlen (bytes)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
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
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
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
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
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

  g_assert_false (is_on_disk (path, "second"));

  /* Cleared means gone from the disk too. */
  g_assert_true (is_on_disk (path, "premier"));
  g_assert_true (glm_library_clear (library, &error));
  g_assert_no_error (error);
  g_assert_false (is_on_disk (path, "premier"));
  g_assert_false (is_on_disk (path, "secret"));
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
}

/* The last opened is first, even within one second, and an article that changed is one article. */
static void
test_order (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GlmDocument) a = make_document ("file:///a.txt", "Texte.");
  g_autoptr (GlmDocument) b = make_document ("file:///b.txt", "Un autre.");
  g_autoptr (GlmDocument) changed = make_document ("file:///b.txt", "Un autre, revu.");
  g_autoptr (GPtrArray) recent = NULL;
  GlmLibraryEntry *entry;

  g_assert_true (glm_library_record_opened (library, a, NULL));
  g_assert_true (glm_library_record_opened (library, b, NULL));
  g_assert_true (glm_library_record_opened (library, changed, NULL));
  g_assert_true (glm_library_record_opened (library, a, NULL));
  g_assert_true (glm_library_save_position (library, a, 3, NULL));
  recent = glm_library_list_recent (library, 10, NULL);
  g_assert_cmpuint (recent->len, ==, 2);
  entry = g_ptr_array_index (recent, 0);
  g_assert_cmpstr (entry->uri, ==, "file:///a.txt");
  g_assert_cmpfloat_with_epsilon (entry->progress, 0.5, 0.01);
  g_assert_cmpint (ABS (entry->opened - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  entry = g_ptr_array_index (recent, 1);
  g_assert_cmpstr (entry->digest, ==, glm_document_get_digest (changed));

  /* To forget it is to forget what it was before, too. */
  g_assert_true (glm_library_forget (library, entry->digest, NULL));
  g_clear_pointer (&recent, g_ptr_array_unref);
  recent = glm_library_list_recent (library, 10, NULL);
  g_assert_cmpuint (recent->len, ==, 1);
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
}

static void
test_changed_text (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GlmDocument) document =
    make_document ("file:///a.txt", "Le conseil s’est réuni hier. Les ministres ont parlé longuement de la réforme, puis du budget de l’État.");
  g_autoptr (GlmDocument) inside =
    make_document ("file:///a.txt", "Mis à jour. Le conseil s’est réuni hier. Les ministres ont discuté longuement de la réforme, puis du budget de l’État.");
  g_autoptr (GlmDocument) after =
    make_document ("file:///a.txt", "Encore mis à jour. Le conseil s’est réuni hier. Tout fut dit.");
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) one = glm_corrections_add (none, GLM_CORRECTION_REJECT, "Conseil", NULL);
  g_autoptr (GlmCorrections) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const char *text = glm_document_get_text (document, NULL);
  gsize position = 0;

  g_assert_true (glm_library_save_position (library, document, (gsize) (strstr (text, "Les ministres") - text), NULL));
  g_assert_true (glm_library_load_position (library, inside, &position, &error));
  text = glm_document_get_text (inside, NULL);
  /* A word was changed in the quote: the place is right to within that word. */
  g_assert_cmpint (ABS ((gint64) position - (gint64) (strstr (text, "Les ministres") - text)), <=, 4);
  g_assert_true (glm_library_load_position (library, after, &position, &error));
  text = glm_document_get_text (after, NULL);
  g_assert_cmpuint (position, ==, (gsize) (strstr (text, "Tout fut") - text));

  g_assert_true (glm_library_save_corrections (library, document, one, &error));
  loaded = glm_library_load_corrections (library, inside, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (glm_corrections_get_n (loaded), ==, 1);
  g_clear_pointer (&loaded, glm_corrections_unref);
  /* What was taken back stays taken back. */
  g_assert_true (glm_library_record_opened (library, inside, &error));
  g_assert_true (glm_library_save_corrections (library, inside, none, &error));
  loaded = glm_library_load_corrections (library, inside, &error);
  g_assert_cmpuint (glm_corrections_get_n (loaded), ==, 0);
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
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
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
}

/* The first page is sound, what comes after it is not. */
static void
test_damaged_inside (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GlmLibrary) library = open_library (path);
  g_autoptr (GlmDocument) document = make_document (NULL, "Le texte.");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length = 0, position;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("Le texte secret numéro %u.", i);
      g_autoptr (GlmDocument) other = make_document ("file:///secret.txt", text);

      g_assert_true (glm_library_save_position (library, other, 3, NULL));
    }
  g_clear_pointer (&library, glm_library_unref);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 8192);
  memset (content + 4096, 0x5A, 1024);
  memset (content + length - 2048, 0xA5, 1024);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));

  library = glm_library_open (path, &error);
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (glm_library_save_position (library, document, 3, &error));
  g_assert_true (glm_library_load_position (library, document, &position, &error));
  /* What is set aside is forgotten with the rest. */
  g_assert_true (is_on_disk (path, "secret"));
  g_assert_true (glm_library_clear (library, &error));
  g_assert_false (is_on_disk (path, "secret"));
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
}

static void
test_newer (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before, length_after;

  g_mkdir_with_parents (folder, 0700);
  run_sql (path, "CREATE TABLE later (x); PRAGMA user_version = 99");
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  g_assert_null (glm_library_open (path, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_NEWER);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  remove_path (path);
}

/* A file of the first version is brought up with all that is in it. */
static void
test_older (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GlmDocument) document = make_document ("file:///a.txt", "Le texte est là.");
  g_autofree char *insert =
    g_strdup_printf ("INSERT INTO documents VALUES ('%s', 'file:///a.txt', 'a', 1700000000, 17, 3, 'texte est là.', 'Le ');",
                     glm_document_get_digest (document));
  g_autoptr (GlmLibrary) library = NULL;
  g_autoptr (GPtrArray) recent = NULL;
  gsize position = 0;

  g_mkdir_with_parents (folder, 0700);
  run_sql (path, "CREATE TABLE documents (digest TEXT PRIMARY KEY, uri TEXT, title TEXT, opened INTEGER NOT NULL,"
                 " length INTEGER NOT NULL, position INTEGER NOT NULL DEFAULT 0, quote TEXT, before TEXT);"
                 "CREATE INDEX documents_uri ON documents (uri); CREATE INDEX documents_opened ON documents (opened);"
                 "CREATE TABLE corrections (digest TEXT PRIMARY KEY, json TEXT NOT NULL); PRAGMA user_version = 1;");
  run_sql (path, insert);
  library = open_library (path);
  g_assert_true (glm_library_load_position (library, document, &position, NULL));
  g_assert_cmpuint (position, ==, 3);
  recent = glm_library_list_recent (library, 1, NULL);
  g_assert_cmpint (((GlmLibraryEntry *) g_ptr_array_index (recent, 0))->opened, ==, 1700000000);
  g_clear_pointer (&library, glm_library_unref);
  library = open_library (path);
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
}

static void
test_no_place (void)
{
  g_autofree char *path = new_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *under_file = g_build_filename (folder, "file", "library.db", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (glm_library_open (under_file, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN);
  g_clear_error (&error);
  g_assert_null (glm_library_open (folder, &error));
  g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);

  /* The administrator may write everywhere, so that this says something only to others. */
  if (geteuid () != 0)
    {
      g_chmod (folder, 0500);
      g_assert_null (glm_library_open (path, &error));
      g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN);
      g_chmod (folder, 0700);
    }
  remove_path (path);
}

static gpointer
write_many (gpointer path)
{
  g_autoptr (GlmLibrary) library = open_library (path);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("Texte numéro %u du fil %p.", i, (gpointer) g_thread_self ());
      g_autoptr (GlmDocument) document = make_document (NULL, text);
      g_autoptr (GError) error = NULL;

      g_assert_true (glm_library_save_position (library, document, 5, &error));
      g_assert_no_error (error);
    }
  return NULL;
}

/* What is written to a file that is no longer there is not said to be kept, nor what is in the midst of being written. */
static void
test_replaced (void)
{
  for (guint replace = 0; replace < 2; replace++)
    {
      g_autofree char *path = new_path ();
      g_autofree char *other = g_strconcat (path, ".other", NULL);
      g_autoptr (GlmLibrary) library = open_library (path);
      g_autoptr (GlmDocument) document = make_document ("file:///a.txt", "Un texte assez long pour qu'on y revienne.");
      g_autoptr (GError) error = NULL;

      g_assert_true (glm_library_save_position (library, document, 3, &error));
      g_assert_no_error (error);
      if (replace)
        g_assert_true (g_file_set_contents (other, "", 0, NULL) && g_rename (other, path) == 0);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
      g_assert_false (glm_library_save_position (library, document, 8, &error));
      g_assert_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "deleted or replaced"));
      g_clear_pointer (&library, glm_library_unref);
      remove_path (path);
    }
}

/* Two instances share one file, made by whichever comes first. */
static void
test_shared (void)
{
  g_autofree char *path = new_path ();
  GThread *threads[3];
  g_autoptr (GlmLibrary) library = NULL;
  g_autoptr (GPtrArray) recent = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_many, path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  library = open_library (path);
  recent = glm_library_list_recent (library, 1000, NULL);
  g_assert_cmpuint (recent->len, ==, 40 * G_N_ELEMENTS (threads));
  g_clear_pointer (&library, glm_library_unref);
  remove_path (path);
}

/* A writer is killed at any moment; every place that it said was saved is there afterwards. */
static void
test_killed (void)
{
  g_autofree char *letters = g_strnfill (4000, 'a');
  g_autoptr (GlmDocument) document = make_document (NULL, letters);
  guint rounds_with_work = 0;

  for (guint round = 0; round < 50; round++)
    {
      g_autofree char *path = new_path ();
      g_autoptr (GlmLibrary) library = NULL;
      g_autoptr (GError) error = NULL;
      guint32 said = 0, last = 0;
      gsize position = 0;
      int pipes[2];
      pid_t child;

      g_assert_cmpint (pipe (pipes), ==, 0);
      child = fork ();
      if (child == 0)
        {
          GlmLibrary *own = glm_library_open (path, NULL);

          for (guint32 i = 1; i < 4000; i++)
            if (glm_library_save_position (own, document, i, NULL) && write (pipes[1], &i, sizeof i) != sizeof i)
              break;
          _exit (0);
        }
      close (pipes[1]);
      g_usleep ((gulong) g_test_rand_int_range (1000, 30000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      while (read (pipes[0], &said, sizeof said) == sizeof said)
        last = said;
      close (pipes[0]);

      library = open_library (path);
      if (last > 0)
        {
          rounds_with_work++;
          g_assert_true (glm_library_load_position (library, document, &position, &error));
          g_assert_cmpuint (position, >=, last);
          g_assert_cmpuint (position, <=, last + 1);
        }
      g_clear_pointer (&library, glm_library_unref);
      remove_path (path);
    }
  g_test_message ("%u writers were killed at work", rounds_with_work);
}

/* What was said of all articles outlives the process and the history. */
static void
test_lexicon (void)
{
  g_autofree char *path = new_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmCorrections) none = glm_corrections_new ();
  g_autoptr (GlmCorrections) said = glm_corrections_add (none, GLM_CORRECTION_ADD, "Ker Avel", "institution");
  g_autoptr (GlmCorrections) kept = NULL;

  {
    g_autoptr (GlmLibrary) library = glm_library_open (path, &error);

    g_assert_no_error (error);
    g_assert_null (glm_library_load_lexicon (library, &error));
    g_assert_true (glm_library_save_lexicon (library, said, &error));
    g_assert_true (glm_library_clear (library, &error));
  }
  {
    g_autoptr (GlmLibrary) library = glm_library_open (path, &error);

    kept = glm_library_load_lexicon (library, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (glm_corrections_get_n (kept), ==, 1);
    g_assert_cmpstr (glm_corrections_get (kept, 0)->name, ==, "Ker Avel");
  }
  remove_path (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/position", test_position);
  g_test_add_func ("/library/corrections", test_corrections);
  g_test_add_func ("/library/history", test_history);
  g_test_add_func ("/library/order", test_order);
  g_test_add_func ("/library/changed-text", test_changed_text);
  g_test_add_func ("/library/damaged", test_damaged);
  g_test_add_func ("/library/damaged-inside", test_damaged_inside);
  g_test_add_func ("/library/newer", test_newer);
  g_test_add_func ("/library/older", test_older);
  g_test_add_func ("/library/no-place", test_no_place);
  g_test_add_func ("/library/replaced", test_replaced);
  g_test_add_func ("/library/shared", test_shared);
  g_test_add_func ("/library/killed", test_killed);
  g_test_add_func ("/library/lexicon", test_lexicon);
  return g_test_run ();
}
