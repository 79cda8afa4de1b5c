/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <locale.h>

#define N_CHAPTERS 60

typedef struct
{
  GlmPreferences    *preferences;
  GtkWidget         *window;
  GlmArticlePage    *page;
  GtkWidget         *list;
  GtkSelectionModel *selection;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("# Le livre\n\nUn début.\n");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 1; i <= N_CHAPTERS; i++)
    g_string_append_printf (text, "\n## Chapitre %u\n\nUn paragraphe du chapitre.\n\nEt un autre.\n", i);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "livre.md");
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (fixture->page) && fixture->page->outline != NULL);
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.show-pane", "s", "outline"));
  fixture->list = glm_test_find_widget (fixture->page->outline, GTK_TYPE_LIST_VIEW);
  fixture->selection = gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list));
  glm_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->selection)) == N_CHAPTERS + 1);
  glm_test_settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *window = NULL;

  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_wait_until (window == NULL);
  g_object_unref (fixture->preferences);
}

static gsize
get_position (Fixture *fixture)
{
  return glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (fixture->page->view));
}

/* Where a title of the outline stands. */
static GlmRange
find_heading (Fixture *fixture,
              guint    title)
{
  GlmDocument *document = glm_session_get_document (fixture->page->session);

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    if (glm_document_get_block (document, i)->kind == GLM_BLOCK_HEADING && title-- == 0)
      return glm_document_get_block (document, i)->range;
  g_assert_not_reached ();
}

/* A title that is chosen comes to the top of the page; Back returns, however many were passed. */
static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  gsize before = get_position (fixture);

  gtk_selection_model_select_item (fixture->selection, 20, TRUE);
  gtk_selection_model_select_item (fixture->selection, 30, TRUE);
  glm_test_wait_until (get_position (fixture) == find_heading (fixture, 30).start);
  glm_test_settle ();
  g_assert_true (gtk_selection_model_is_selected (fixture->selection, 30));
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.back", NULL));
  glm_test_wait_until (get_position (fixture) == before);
}

/* The last titles cannot come to the top; they stay chosen, until the reader goes elsewhere. */
static void
test_end (Fixture      *fixture,
          gconstpointer data)
{
  gtk_selection_model_select_item (fixture->selection, N_CHAPTERS, TRUE);
  glm_test_wait_until (glm_article_view_is_visible (GLM_ARTICLE_VIEW (fixture->page->view), find_heading (fixture, N_CHAPTERS)));
  glm_test_settle ();
  g_assert_cmpuint (get_position (fixture), <, find_heading (fixture, N_CHAPTERS).start);
  g_assert_true (gtk_selection_model_is_selected (fixture->selection, N_CHAPTERS));

  glm_article_view_set_reading_position (GLM_ARTICLE_VIEW (fixture->page->view), find_heading (fixture, 5).start);
  glm_test_wait_until (gtk_selection_model_is_selected (fixture->selection, 5));
}

/* Enter on a title goes on in the text. */
static void
test_enter (Fixture      *fixture,
            gconstpointer data)
{
  gtk_widget_grab_focus (fixture->list);
  g_signal_emit_by_name (fixture->list, "activate", 12);
  glm_test_wait_until (get_position (fixture) == find_heading (fixture, 12).start);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == fixture->page->view);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
#define ADD(path, function) g_test_add ("/outline/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("choose", test_choose);
  ADD ("end", test_end);
  ADD ("enter", test_enter);
  return g_test_run ();
}
