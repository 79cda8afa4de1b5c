/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files on a share that does not answer, and files that go away: the window answers all the same, and says how it stands. */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-corrections-window.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"
#include "stalling-file.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char *const text = "La maire de Morlaix a rouvert le port mardi.\n";

typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
  GlmArticlePage *page; /* of what is on the share */
} Fixture;

static void
open_from_share (Fixture    *fixture,
                 const char *name)
{
  g_autoptr (GFile) file = stalling_file_new (name, text);

  glm_window_open (GLM_WINDOW (fixture->window), file);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  stalling_share_set (SHARE_SILENT);
  open_from_share (fixture, "article.txt");
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (stalling_share_count_waiting () > 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *window = NULL;

  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_wait_until (window == NULL);
  stalling_share_set (SHARE_LOST);
  glm_test_wait_until (stalling_share_count_waiting () == 0);
  /* Whatever is asked of a disk is asked elsewhere. */
  g_assert_cmpuint (stalling_share_count_window (), ==, 0);
  g_object_unref (fixture->preferences);
}

static void
assert_reads_another (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "autre.txt");
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))));
}

/* It is seen to be waited for, other articles are read meanwhile, and it is shown when it comes. */
static void
test_answers_late (Fixture      *fixture,
                   gconstpointer data)
{
  GlmSession *session = glm_article_page_get_session (fixture->page);

  glm_test_wait_until (gtk_widget_get_mapped (fixture->page->progress));
  assert_reads_another (fixture);
  g_assert_cmpint (glm_session_get_state (session), ==, GLM_SESSION_LOADING);
  stalling_share_set (SHARE_ANSWERS);
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  g_assert_nonnull (strstr (glm_document_get_text (glm_session_get_document (session), NULL), "Morlaix"));
  glm_test_wait_until (!gtk_widget_get_visible (fixture->page->progress));
}

static void
test_is_lost (Fixture      *fixture,
              gconstpointer data)
{
  glm_test_wait_until (gtk_widget_get_mapped (fixture->page->progress));
  stalling_share_set (SHARE_LOST);
  glm_test_wait_until (gtk_widget_get_mapped (fixture->page->error_reason));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (fixture->page->error_label)), "article.txt"));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (fixture->page->error_reason)), "Connection timed out"));
}

/* However many are waited for, there is always a thread for the next; and the window closes without them. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("article %u.txt", i);

      open_from_share (fixture, name);
    }
  glm_test_wait_until (stalling_share_count_waiting () > 1);
  assert_reads_another (fixture);
}

static gboolean
says (GtkWidget  *widget,
      const char *words)
{
  gboolean said = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !said; child = gtk_widget_get_next_sibling (child))
    said = says (child, words);
  return said;
}

/* A list of corrections comes from the share: it is waited for, the window answers, and may be closed before it comes. */
static void
test_corrections (Fixture      *fixture,
                  gconstpointer data)
{
  static const char json[] = "{\"version\":1,\"corrections\":[{\"kind\":\"add\",\"name\":\"zorbinat\",\"value\":\"institution\"}]}";
  GlmSession *session = glm_article_page_get_session (fixture->page);
  GlmLexicon *lexicon = glm_session_get_lexicon (session);
  g_autoptr (GFile) file = stalling_file_new ("corrections.json", json);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *window = glm_corrections_window_new (GTK_WINDOW (fixture->window), session);
      guint n_waiting = stalling_share_count_waiting ();

      gtk_window_present (GTK_WINDOW (window));
      glm_corrections_window_load (GLM_CORRECTIONS_WINDOW (window), G_LIST_MODEL (files));
      glm_test_wait_until (stalling_share_count_waiting () > n_waiting);
      assert_reads_another (fixture);
      if (i > 0)
        {
          stalling_share_set (i == 1 ? SHARE_LOST : SHARE_ANSWERS);
          glm_test_wait_until (says (window, i == 1 ? "Connection timed out" : "Corrections imported"));
          stalling_share_set (SHARE_SILENT);
        }
      gtk_window_destroy (GTK_WINDOW (window));
      /* Of what was closed before it came, nothing came. */
      g_assert_cmpuint (glm_corrections_get_n (glm_lexicon_get_corrections (lexicon)), ==, i == 2 ? 1 : 0);
    }
}

/* A file that goes away while it is on the page: the text stays, and reading it again says what is missing. */
static void
test_goes_away (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-away-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GlmArticlePage *page;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  glm_window_open (GLM_WINDOW (fixture->window), file);
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (page));
  g_unlink (path);
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.reload", NULL));
  glm_test_wait_until (gtk_revealer_get_reveal_child (GTK_REVEALER (page->banner)));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (page->banner_label)), "is not there"));
  g_assert_nonnull (glm_session_get_document (glm_article_page_get_session (page)));
  g_assert_true (gtk_widget_get_mapped (page->view));
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/stalling/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("answers-late", test_answers_late);
  ADD ("is-lost", test_is_lost);
  ADD ("many", test_many);
  ADD ("corrections", test_corrections);
  ADD ("goes-away", test_goes_away);
  return g_test_run ();
}
