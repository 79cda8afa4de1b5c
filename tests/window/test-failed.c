/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What cannot be read, and what has a name that is hard to show: the page says how it stands, and offers what can be done. */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
  char           *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  fixture->folder = g_dir_make_tmp ("guillemet-failed-XXXXXX", NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_settle ();
  g_object_unref (fixture->preferences);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GlmArticlePage *
open_path (Fixture    *fixture,
           const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GlmArticlePage *page;

  glm_window_open (GLM_WINDOW (fixture->window), file);
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_session_get_state (glm_article_page_get_session (page)) != GLM_SESSION_LOADING);
  return page;
}

static void
assert_can_be_clicked (GtkWidget *widget,
                       gpointer   n)
{
  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return;
  g_assert_true (gtk_widget_is_sensitive (widget));
  ++*(guint *) n;
}

/* A file that cannot be read has not changed; it can be tried again, or another. When somebody has written to it, that is said. */
static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "article.txt", NULL);
  GlmArticlePage *page;
  guint n = 0;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  page = open_path (fixture, path);
  glm_test_wait_until (gtk_widget_get_mapped (page->error_reason));
  /* It has been looked at since. */
  glm_test_wait_until (page->unread_etag != NULL);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (page->banner)));
  glm_test_visit (gtk_widget_get_parent (page->error_reason), assert_can_be_clicked, &n);
  g_assert_cmpuint (n, ==, 2);

  g_assert_true (g_file_set_contents (path, "Voilà le texte.\n", -1, NULL));
  glm_test_wait_until (gtk_revealer_get_reveal_child (GTK_REVEALER (page->banner)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.reload", NULL));
  glm_test_wait_until (glm_article_page_is_ready (page));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (page->banner)));
  g_unlink (path);
}

/* A name is a line of text, whatever its bytes. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const names[] = { "\xe9t\xe9.txt", "un\ndeux.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *title = NULL;
      GlmArticlePage *page;

      page = open_path (fixture, path);
      glm_test_wait_until (gtk_widget_get_mapped (page->error_reason));
      g_object_get (page, "title", &title, NULL);
      g_assert_true (g_utf8_validate (title, -1, NULL));
      g_assert_true (g_str_has_suffix (title, ".txt"));
      g_assert_null (strchr (title, '\n'));
      g_assert_true (g_utf8_validate (gtk_label_get_text (GTK_LABEL (page->error_label)), -1, NULL));
    }
}

static void
find_sentence (GtkWidget *widget,
               gpointer   found)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), "longer than 64 MB") != NULL)
    *(gboolean *) found = TRUE;
}

/* A text in which nobody can be looked for is read all the same; the list does not say that nobody was found. */
static void
test_nameless (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "article.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  GlmArticlePage *page;
  gboolean found = FALSE;

  while (text->len <= 65 * 1024 * 1024)
    g_string_append (text, "La mer, ce matin-là, était d’huile, et le ciel avec elle ; on n’entendait que les rames, et encore, de loin en loin.\n\n");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  page = open_path (fixture, path);
  glm_test_wait_until (glm_article_page_is_ready (page));
  glm_test_wait_until (!glm_session_get_entities_running (glm_article_page_get_session (page)));
  glm_test_visit (page->panel, find_sentence, &found);
  g_assert_true (found);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/failed/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("unreadable", test_unreadable);
  ADD ("names", test_names);
  ADD ("nameless", test_nameless);
  return g_test_run ();
}
