/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static const char text[] = "Le premier paragraphe dit ceci.\n\nLe second dit cela, et le maire sourit d'aise.\n";

typedef struct
{
  char           *folder;
  GFile          *file;
  GlmPreferences *preferences;
  GlmLibrary     *library;
  GtkWidget      *window;
  GlmArticlePage *page;
} Fixture;

static void
open_window (Fixture *fixture)
{
  fixture->window = glm_window_new (NULL, fixture->preferences, fixture->library);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  glm_window_open (GLM_WINDOW (fixture->window), fixture->file);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
}

static void
close_window (Fixture *fixture)
{
  GtkWidget *window = NULL;

  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_wait_until (window == NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("guillemet-marks-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->library = glm_library_open (path, NULL);
  fixture->preferences = glm_preferences_new ();
  fixture->file = g_file_new_build_filename (fixture->folder, "a.txt", NULL);
  g_assert_true (g_file_replace_contents (fixture->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  open_window (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  close_window (fixture);
  g_object_unref (fixture->preferences);
  glm_library_unref (fixture->library);
  g_object_unref (fixture->file);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
select_words (Fixture    *fixture,
              const char *words)
{
  GlmDocument *document = glm_session_get_document (fixture->page->session);
  const char *content = glm_document_get_text (document, NULL);
  gsize start = (gsize) (strstr (content, words) - content);

  glm_article_view_select (GLM_ARTICLE_VIEW (fixture->page->view), (GlmRange){ start, start + strlen (words) });
}

static guint
count_lit (Fixture *fixture)
{
  guint n;

  glm_article_view_get_highlights (GLM_ARTICLE_VIEW (fixture->page->view), GLM_HIGHLIGHT_MARKED, &n);
  return n;
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GPtrArray) kept = glm_library_load_marks (fixture->library, glm_session_get_document (fixture->page->session), NULL);

  return kept->len;
}

/* A bookmark is lit, listed and still there when the article is opened again; the same key takes it away. */
static void
test_bookmark (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *list;

  select_words (fixture, "le maire");
  act (fixture, "page.bookmark");
  g_assert_cmpuint (count_lit (fixture), ==, 1);
  list = glm_test_find_widget (fixture->page->marks, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  glm_test_wait_until (count_kept (fixture) == 1);
  close_window (fixture);
  open_window (fixture);
  g_assert_cmpuint (count_lit (fixture), ==, 1);
  select_words (fixture, "le maire");
  act (fixture, "page.bookmark");
  g_assert_cmpuint (count_lit (fixture), ==, 0);
}

/* Without a selection the paragraph is meant; a note is written in the pane, and no key throws it away. */
static void
test_note (Fixture      *fixture,
           gconstpointer data)
{
  GPtrArray *marks = glm_session_get_marks (fixture->page->session);
  GtkWidget *list, *text_view, *popover;
  const GlmMark *mark;

  act (fixture, "page.add-note");
  g_assert_cmpuint (marks->len, ==, 1);
  mark = g_ptr_array_index (marks, 0);
  g_assert_cmpstr (mark->quote, ==, "Le premier paragraphe dit ceci.");
  list = glm_test_find_widget (fixture->page->marks, GTK_TYPE_LIST_BOX);
  glm_test_wait_until ((popover = glm_test_find_widget (list, GTK_TYPE_POPOVER)) != NULL && gtk_widget_get_visible (popover));
  text_view = glm_test_find_widget (popover, GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view)), "À vérifier.\n", -1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  glm_test_wait_until (g_str_equal (mark->note, "À vérifier."));
  act (fixture, "page.bookmark");
  g_assert_cmpuint (marks->len, ==, 1);
}

static void
find_quote (GtkWidget *widget,
            gpointer   data)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "sourit"))
    *(const char **) data = gtk_label_get_text (GTK_LABEL (widget));
}

static const char *
get_quote (Fixture *fixture)
{
  const char *quote = NULL;

  /* The panes are made when the window has nothing else to do. */
  if (fixture->page->marks != NULL)
    glm_test_visit (fixture->page->marks, find_quote, &quote);
  return quote;
}

/* What was marked is shown in the pane as the page shows it. */
static void
test_typeset (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const shown[] = { "sourit d’aise", "sourit d'aise" };

  select_words (fixture, "sourit d'aise");
  act (fixture, "page.bookmark");
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_object_set (fixture->preferences, "french-typography", i == 0, NULL);
      glm_test_wait_until (g_strcmp0 (get_quote (fixture), shown[i]) == 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
#define ADD(path, function) g_test_add ("/marks-pane/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("bookmark", test_bookmark);
  ADD ("note", test_note);
  ADD ("typeset", test_typeset);
  return g_test_run ();
}
