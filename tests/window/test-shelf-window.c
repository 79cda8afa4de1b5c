/* SPDX-License-Identifier: GPL-3.0-or-later */
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
  char           *folder;
  GFile          *files[2];
  GlmPreferences *preferences;
  GlmLibrary     *library;
  GtkWidget      *window;
} Fixture;

static GlmArticlePage *
open_article (Fixture *fixture,
              guint    index)
{
  GlmArticlePage *page;

  glm_window_open (GLM_WINDOW (fixture->window), fixture->files[index]);
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (page));
  return page;
}

static gboolean
is_found (Fixture    *fixture,
          const char *pattern)
{
  g_autoptr (GPtrArray) hits = glm_library_search_shelf (fixture->library, pattern, 1, NULL);

  return hits != NULL && hits->len > 0;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const texts[] = { "Le hérisson dort.\n\nUn autre paragraphe.\n", "La préfecture est fermée.\n\nUn hérisson passe à l’Œuvre.\n" };
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("guillemet-shelf-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->library = glm_library_open (path, NULL);
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, fixture->library);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      fixture->files[i] = g_file_new_build_filename (fixture->folder, name, NULL);
      g_assert_true (g_file_replace_contents (fixture->files[i], texts[i], strlen (texts[i]), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
      open_article (fixture, i);
    }
  glm_test_wait_until (is_found (fixture, "paragraphe") && is_found (fixture, "préfecture"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *window = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_wait_until (window == NULL);
  g_object_unref (fixture->preferences);
  glm_library_unref (fixture->library);
  for (guint i = 0; i < 2; i++)
    g_object_unref (fixture->files[i]);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_shelf_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GlmShelfWindow"))
        return window;
    }
  return NULL;
}

/* Words are typed in the window, the best hit is taken: its article is shown, and what was found is lit. */
static void
test_land (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *shelf, *entry, *list;
  GlmArticlePage *page;

  /* An article that was closed opens again. */
  open_article (fixture, 1);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.close-tab", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.find-in-all", NULL));
  shelf = find_shelf_window ();
  g_assert_nonnull (shelf);
  entry = glm_test_find_widget (shelf, GTK_TYPE_SEARCH_ENTRY);
  list = glm_test_find_widget (shelf, GTK_TYPE_LIST_BOX);
  gtk_editable_set_text (GTK_EDITABLE (entry), "herisson");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) != NULL);
  /* The other one is no longer open; it is on the shelf. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "herisson oeuvre -dort");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL &&
                       gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1) == NULL);
  g_signal_emit_by_name (entry, "activate");

  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  g_assert_true (g_file_equal (glm_article_page_get_file (page), fixture->files[1]));
  glm_test_wait_until (glm_session_get_matches (page->session) != NULL && glm_session_get_current_match (page->session) == 0);
  g_assert_true (glm_find_bar_get_open (GLM_FIND_BAR (page->find_bar)));
  glm_test_wait_until (find_shelf_window () == NULL);
}

/* What is found in a tab shows that tab. */
static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *shelf, *entry, *list;
  GlmArticlePage *page;

  open_article (fixture, 1);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.find-in-all", NULL));
  shelf = find_shelf_window ();
  entry = glm_test_find_widget (shelf, GTK_TYPE_SEARCH_ENTRY);
  list = glm_test_find_widget (shelf, GTK_TYPE_LIST_BOX);
  gtk_editable_set_text (GTK_EDITABLE (entry), "autre paragraphe");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_signal_emit_by_name (entry, "activate");
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  g_assert_true (g_file_equal (glm_article_page_get_file (page), fixture->files[0]));
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)), ==, 2);
  glm_test_wait_until (glm_session_get_matches (page->session) != NULL && glm_session_get_current_match (page->session) == 0);
}

/* What is found lies far behind the reader's place and a like word lies before it: the passage that was shown is gone to. */
static void
test_land_on_it (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Un mot comme aérogare.\n\n");
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "long.txt", NULL);
  GtkWidget *shelf, *entry, *list;
  GlmArticlePage *page;
  const GlmRange *ranges;
  guint n;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "Le paragraphe %u parle d’autre chose, et il en parle longtemps.\n\n%s", i, i == 200 ? "La gare est là.\n\n" : "");
  g_assert_true (g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  glm_window_open (GLM_WINDOW (fixture->window), file);
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (page) && glm_document_get_n_blocks (glm_session_get_document (page->session)) > 300);
  glm_test_wait_until (is_found (fixture, "longtemps"));
  glm_article_view_set_reading_position (GLM_ARTICLE_VIEW (page->view), text->len - 400);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.close-tab", NULL));
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.find-in-all", NULL));
  shelf = find_shelf_window ();
  entry = glm_test_find_widget (shelf, GTK_TYPE_SEARCH_ENTRY);
  list = glm_test_find_widget (shelf, GTK_TYPE_LIST_BOX);
  gtk_editable_set_text (GTK_EDITABLE (entry), "gare");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  g_signal_emit_by_name (entry, "activate");
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (page) && glm_session_get_current_match (page->session) >= 0);
  ranges = glm_matches_get (glm_session_get_matches (page->session), &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (glm_session_get_current_match (page->session), ==, 1);
  glm_test_wait_until (glm_article_view_is_visible (GLM_ARTICLE_VIEW (page->view), ranges[1]));
}

/* All the words, wherever they are, in what is open as in what is not. */
static void
test_words_apart (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *shelf, *entry, *list;

  open_article (fixture, 1);
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.find-in-all", NULL));
  shelf = find_shelf_window ();
  entry = glm_test_find_widget (shelf, GTK_TYPE_SEARCH_ENTRY);
  list = glm_test_find_widget (shelf, GTK_TYPE_LIST_BOX);
  gtk_editable_set_text (GTK_EDITABLE (entry), "l'oeuvre prefecture -dort");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  gtk_window_destroy (GTK_WINDOW (shelf));
}

static void
add_label (GtkWidget *widget,
           gpointer   data)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (data, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
}

/* Titles and passages are shown as the page shows them, of what is open and of what is not; what was found is looked for as it stands. */
static void
test_typeset (Fixture      *fixture,
              gconstpointer data)
{
  static const char text[] = "# L'oursin : qu'en dire ?\n\nSelon l'éleveur d'oursins, \"c'est fini\" !\n";
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "oursin.md", NULL);

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  glm_window_open (GLM_WINDOW (fixture->window), file);
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))) && is_found (fixture, "éleveur"));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) labels = g_string_new (NULL);
      GtkWidget *shelf, *list;
      GtkListBoxRow *row;

      /* Open first, then on the shelf. */
      if (i == 1)
        g_assert_true (gtk_widget_activate_action (fixture->window, "win.close-tab", NULL));
      g_assert_true (gtk_widget_activate_action (fixture->window, "win.find-in-all", NULL));
      shelf = find_shelf_window ();
      list = glm_test_find_widget (shelf, GTK_TYPE_LIST_BOX);
      gtk_editable_set_text (GTK_EDITABLE (glm_test_find_widget (shelf, GTK_TYPE_SEARCH_ENTRY)), "l’éleveur");
      glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
      glm_test_visit (GTK_WIDGET (row), add_label, labels);
      g_test_message ("%s", labels->str);
      g_assert_nonnull (strstr (labels->str, "L’oursin\u00a0: qu’en dire\u202f?"));
      g_assert_nonnull (strstr (labels->str, "Selon l’éleveur d’oursins"));
      g_assert_null (strchr (labels->str, '\''));
      g_assert_null (strchr (labels->str, '"'));
      g_assert_cmpstr (g_object_get_data (G_OBJECT (row), "words"), ==, "l'éleveur");
      gtk_window_destroy (GTK_WINDOW (shelf));
    }
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *shelf, *entry, *list;

  g_assert_true (gtk_widget_activate_action (fixture->window, "win.find-in-all", NULL));
  shelf = find_shelf_window ();
  entry = glm_test_find_widget (shelf, GTK_TYPE_SEARCH_ENTRY);
  list = glm_test_find_widget (shelf, GTK_TYPE_LIST_BOX);
  gtk_editable_set_text (GTK_EDITABLE (entry), "hérisson");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "hérisson anticonstitutionnellement");
  glm_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) == NULL);
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (find_shelf_window () == shelf);
  gtk_window_destroy (GTK_WINDOW (shelf));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/shelf-window/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("land", test_land);
  ADD ("land-on-it", test_land_on_it);
  ADD ("words-apart", test_words_apart);
  ADD ("open", test_open);
  ADD ("typeset", test_typeset);
  ADD ("nothing", test_nothing);
  return g_test_run ();
}
