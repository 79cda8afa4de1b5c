/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The program is killed at random, again and again, while it opens, corrects, marks, indexes and saves, always on the same
 * library. Nothing that was confirmed is lost, and nothing is damaged. The one that is killed is this program too, called with
 * --read; it says on its standard output what it has begun and what is kept.
 */

#include "config.h"

#include "glm-article-page.h"
#include "glm-keeping.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* With -m slow a hundred. */
#define ROUNDS 20

#define N_OTHERS 5

/* The article that is corrected; the others are opened and indexed beside it. */
#define CORRECTED "article.txt"

static const char *program;

static char *
make_text (guint number)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "La maire de Morlaix, Anne Rouvray, a rouvert le port numéro %u mardi, pour la %ue fois.\n\n", number, i);
  return g_string_free (text, FALSE);
}

static GFile *
get_file (const char *folder,
          const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

/* Opens something else, whose words are put on the shelf by a thread while the rest goes on. */
static void
open_other (GtkWidget  *window,
            const char *folder,
            guint       round)
{
  g_autofree char *name = g_strdup_printf ("autre-%u.txt", round);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = make_text (round);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_set_contents (path, text, -1, NULL);
  glm_window_open (GLM_WINDOW (window), file);
}

/* Reads, corrects, marks and moves on, until it is killed. */
static int
read_until_killed (const char *folder,
                   guint       number)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GFile) file = get_file (folder, CORRECTED);
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GlmLibrary *library = glm_library_open (path, NULL);
  GtkWidget *window;
  GlmArticlePage *page;
  GlmSession *session;

  if (library == NULL)
    return EXIT_FAILURE;
  window = glm_window_new (NULL, preferences, library);
  gtk_window_present (GTK_WINDOW (window));
  glm_window_open (GLM_WINDOW (window), file);
  page = glm_window_get_page (GLM_WINDOW (window));
  session = glm_article_page_get_session (page);
  for (;; number++)
    {
      g_autofree char *name = g_strdup_printf ("Nom %u", number);

      while (glm_session_get_document (session) == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (number % 4 == 0)
        open_other (window, folder, number / 4 % N_OTHERS);
      printf ("begun %u\n", number);
      fflush (stdout);
      glm_session_correct (session, GLM_CORRECTION_REJECT, name, NULL);
      glm_session_mark (session, (GlmRange) { 0, 8 }, name);
      glm_session_set_reading_position (session, number);
      glm_session_save (session);
      if (glm_keeping_finish (20 * G_TIME_SPAN_SECOND))
        {
          printf ("kept %u\n", number);
          fflush (stdout);
        }
      for (guint i = 0; i < 10; i++)
        g_main_context_iteration (NULL, FALSE);
    }
}

static void
assert_sound (const char *path)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, "PRAGMA integrity_check", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (database, "INSERT INTO shelf_words (shelf_words) VALUES ('integrity-check')", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

/* What the library has of the article is what was confirmed, and nothing that was not begun. */
static void
assert_kept (const char *folder,
             guint       begun,
             GArray     *kept)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GFile) file = get_file (folder, CORRECTED);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmLibrary) library = glm_library_open (path, &error);
  g_autoptr (GlmSession) session = glm_session_new (library);
  g_autoptr (GHashTable) notes = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *marks;
  guint n;

  g_assert_no_error (error);
  glm_session_open (session, file);
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  n = glm_corrections_get_n (glm_session_get_corrections (session));
  g_assert_cmpuint (n, >=, kept->len > 0 ? g_array_index (kept, guint, kept->len - 1) : 0);
  g_assert_cmpuint (n, <=, begun);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nom %u", i + 1);

      g_assert_cmpstr (glm_corrections_get (glm_session_get_corrections (session), i)->name, ==, name);
    }
  marks = glm_session_get_marks (session);
  for (guint i = 0; i < marks->len; i++)
    g_assert_true (g_hash_table_add (notes, ((GlmMark *) g_ptr_array_index (marks, i))->note));
  for (guint i = 0; i < kept->len; i++)
    {
      g_autofree char *note = g_strdup_printf ("Nom %u", g_array_index (kept, guint, i));

      g_assert_true (g_hash_table_contains (notes, note));
    }
  glm_test_wait_until (!glm_session_get_entities_running (session));
  g_clear_object (&session);
  g_assert_true (glm_keeping_finish (20 * G_TIME_SPAN_SECOND));
  g_clear_pointer (&library, glm_library_unref);
  assert_sound (path);
}

/* Reads, lets it be killed some time after it has started, or after it has begun to work; what it had said is in @begun and @kept. */
static void
start_and_kill (const char *folder,
                guint       round,
                guint      *begun,
                GArray     *kept)
{
  g_autofree char *number = g_strdup_printf ("%u", *begun + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--read", folder, number, NULL);
  g_autoptr (GDataInputStream) said = NULL;
  char *line;

  g_assert_no_error (error);
  said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (reader));
  if (round % 4 != 0)
    {
      line = g_data_input_stream_read_line (said, NULL, NULL, NULL);
      g_assert_nonnull (line);
      *begun = (guint) atoi (strchr (line, ' ') + 1);
      g_free (line);
    }
  g_usleep ((gulong) g_test_rand_int_range (0, 400000));
  g_subprocess_force_exit (reader);
  while ((line = g_data_input_stream_read_line (said, NULL, NULL, NULL)) != NULL)
    {
      guint said_number = (guint) atoi (strchr (line, ' ') + 1);

      if (g_str_has_prefix (line, "kept "))
        g_array_append_val (kept, said_number);
      else
        *begun = said_number;
      g_free (line);
    }
  g_assert_true (g_subprocess_wait (reader, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (reader));
}

static guint
count_corrections (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GlmSession) session = glm_session_new (library);
  g_autoptr (GFile) file = get_file (folder, CORRECTED);
  guint n;

  glm_session_open (session, file);
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  n = glm_corrections_get_n (glm_session_get_corrections (session));
  glm_test_wait_until (!glm_session_get_entities_running (session));
  return n;
}

static void
test_killed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-killed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, CORRECTED, NULL);
  g_autofree char *text = make_text (1000);
  g_autoptr (GDir) dir = NULL;
  guint rounds = g_test_slow () ? 100 : ROUNDS;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *name;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  for (guint round = 0; round < rounds; round++)
    {
      guint begun = count_corrections (folder);

      start_and_kill (folder, round, &begun, kept);
      assert_kept (folder, begun, kept);
    }
  g_test_message ("%u corrections were confirmed over %u kills", kept->len, rounds);
  g_assert_cmpuint (kept->len, >, 0);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_null (strstr (name, ".broken-"));
      g_unlink (file);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  /* GTK's back end for tests has no announcements (4.18): it calls nothing. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  program = argv[0];
  if (argc == 4 && strcmp (argv[1], "--read") == 0)
    {
      gtk_init ();
      glm_panels_init ();
      glm_panels_add_style (gdk_display_get_default ());
      return read_until_killed (argv[2], (guint) atoi (argv[3]));
    }
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/killed/at-random", test_killed);
  return g_test_run ();
}
