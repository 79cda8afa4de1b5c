/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-keeping.h"
#include "glm-session.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char       *folder;
  char       *path;
  GlmLibrary *library;
  GlmSession *session;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const text = "Le port rouvre\n\nLa maire de Morlaix, Anne Rouvray, a rouvert le port mardi.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->folder = g_dir_make_tmp ("guillemet-keeping-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->library = glm_library_open (fixture->path, NULL);
  fixture->session = glm_session_new (fixture->library);
  glm_session_open_bytes (fixture->session, bytes, "article.txt");
  while (glm_session_get_state (fixture->session) == GLM_SESSION_LOADING)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->session);
  g_assert_true (glm_keeping_finish (20 * G_TIME_SPAN_SECOND));
  glm_library_unref (fixture->library);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* However fast corrections follow each other, what is kept is the last word, and it is kept before the program ends. */
static void
test_last_word (Fixture      *fixture,
                gconstpointer data)
{
  for (guint round = 0; round < 20; round++)
    {
      GlmDocument *document = glm_session_get_document (fixture->session);
      g_autoptr (GlmCorrections) kept = NULL;

      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *name = g_strdup_printf ("Nom %u", 20 * round + i);

          glm_session_correct (fixture->session, GLM_CORRECTION_REJECT, name, NULL);
        }
      g_assert_true (glm_keeping_finish (20 * G_TIME_SPAN_SECOND));
      kept = glm_library_load_corrections (fixture->library, document, NULL);
      g_assert_cmpuint (glm_corrections_get_n (kept), ==, 20 * (round + 1));
    }
}

static void
on_not_kept (GlmSession *session,
             const char *message,
             char      **said)
{
  g_free (*said);
  *said = g_strdup (message);
}

/* Where the disk refuses, the reader is told; the correction holds, and is kept with the next that can be. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *said = NULL;
  g_autoptr (GlmCorrections) kept = NULL;
  sqlite3 *database = NULL;

  g_signal_connect (fixture->session, "not-kept", G_CALLBACK (on_not_kept), &said);
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 20000);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TRIGGER refuse BEFORE INSERT ON corrections BEGIN SELECT RAISE (FAIL, ''); END",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  glm_session_correct (fixture->session, GLM_CORRECTION_REJECT, "Anne Rouvray", NULL);
  while (said == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (said, "could not be kept"));
  g_assert_cmpuint (glm_corrections_get_n (glm_session_get_corrections (fixture->session)), ==, 1);

  g_assert_cmpint (sqlite3_exec (database, "DROP TRIGGER refuse", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  glm_session_correct (fixture->session, GLM_CORRECTION_REJECT, "Morlaix", NULL);
  g_assert_true (glm_keeping_finish (20 * G_TIME_SPAN_SECOND));
  kept = glm_library_load_corrections (fixture->library, glm_session_get_document (fixture->session), NULL);
  g_assert_cmpuint (glm_corrections_get_n (kept), ==, 2);
}

/* What one tab was told a moment ago is known to the next that shows the article. */
static void
test_opened_again (Fixture      *fixture,
                   gconstpointer data)
{
  gsize length;
  const char *text = glm_document_get_text (glm_session_get_document (fixture->session), &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nom %u", i);
      g_autoptr (GlmSession) second = glm_session_new (fixture->library);

      glm_session_correct (fixture->session, GLM_CORRECTION_REJECT, name, NULL);
      glm_session_open_bytes (second, bytes, "article.txt");
      while (glm_session_get_state (second) == GLM_SESSION_LOADING)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (glm_corrections_get_n (glm_session_get_corrections (second)), ==, i + 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keeping/last-word", Fixture, NULL, set_up, test_last_word, tear_down);
  g_test_add ("/keeping/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/keeping/opened-again", Fixture, NULL, set_up, test_opened_again, tear_down);
  return g_test_run ();
}
