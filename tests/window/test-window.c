/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-view.h"
#include "glm-entities-export.h"
#include "glm-entity-card.h"
#include "glm-find-bar.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"
#include "window-fixture.h"
#include "glm-article-page-private.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

static guint
count_exported (Fixture    *fixture,
                const char *name)
{
  g_autofree char *json = glm_entities_export (glm_session_get_entities (fixture->session),
                                               glm_session_get_document (fixture->session),
                                               GLM_ENTITIES_FORMAT_JSON);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *list;

  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  list = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *being = json_array_get_object_element (list, i);

      if (g_str_equal (json_object_get_string_member (being, "name"), name))
        return json_array_get_length (json_object_get_array_member (being, "mentions"));
    }
  return 0;
}

static guint
count_in_row (Fixture *fixture,
              int      entity)
{
  GlmEntityList *list = glm_entity_panel_get_list (glm_article_page_get_panel (fixture->page));
  guint position = glm_entity_list_find (list, entity, TRUE);
  g_autoptr (GlmEntityItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return glm_entity_item_get_count (item);
}

/* The number in the row is that of the lit ranges, of the exported mentions, and of the stops of a
 * full cycle. */
static void
test_one_count (Fixture      *fixture,
                gconstpointer data)
{
  static const char *const names[] = { "Xavier Brontosque", "Yolande Craquelin", "Zorbinat" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      int entity = window_fixture_find_entity (fixture, names[i]);
      guint n = count_in_row (fixture, entity);
      g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
      g_autoptr (GArray) lit = NULL;

      glm_session_select_entity (fixture->session, entity);
      lit = glm_article_page_dup_lit_ranges (fixture->page);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (lit->len, ==, n);
      g_assert_cmpuint (count_exported (fixture, names[i]), ==, n);
      do
        {
          g_hash_table_add (stops, GINT_TO_POINTER (glm_session_get_current_mention (fixture->session) + 1));
          window_fixture_activate (fixture, "page.next-mention");
        }
      while (!g_hash_table_contains (stops, GINT_TO_POINTER (glm_session_get_current_mention (fixture->session) + 1)));
      g_assert_cmpuint (g_hash_table_size (stops), ==, n);
    }
  window_fixture_activate (fixture, "page.clear-selection");
  g_assert_cmpint (glm_session_get_selected_entity (fixture->session), ==, -1);
}

static void
test_correct_and_undo (Fixture      *fixture,
                       gconstpointer data)
{
  glm_session_correct (fixture->session, GLM_CORRECTION_REJECT, "Zorbinat", "");
  glm_test_wait_until (!glm_session_get_entities_running (fixture->session) && window_fixture_find_entity (fixture, "Zorbinat") < 0);
  window_fixture_activate (fixture, "page.undo");
  glm_test_wait_until (!glm_session_get_entities_running (fixture->session) && window_fixture_find_entity (fixture, "Zorbinat") >= 0);
  window_fixture_activate (fixture, "page.redo");
  glm_test_wait_until (!glm_session_get_entities_running (fixture->session) && window_fixture_find_entity (fixture, "Zorbinat") < 0);
}

/* Every control can be named by a screen reader. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  window_fixture_activate (fixture, "page.find");
  glm_test_assert_named (fixture->window);
}

/* Several names are lit each in its own way, in the order in which they were selected. */
static void
test_several_lit (Fixture      *fixture,
                  gconstpointer data)
{
  GlmArticleView *view = glm_article_page_get_view (fixture->page);
  GlmEntityList *list = glm_entity_panel_get_list (GLM_ENTITY_PANEL (glm_article_page_get_panel (fixture->page)));
  GlmEntities *entities = glm_session_get_entities (fixture->session);
  guint n;

  g_assert_cmpuint (glm_entities_get_n (entities), >, 1);
  glm_entity_list_select (list, 1, FALSE);
  glm_entity_list_select (list, 0, TRUE);
  _glm_article_page_light (fixture->page);
  for (guint i = 0; i < 2; i++)
    {
      const GlmRange *lit = glm_article_view_get_highlights (view, GLM_HIGHLIGHT_ENTITY_1 + i, &n);

      g_assert_cmpuint (n, ==, glm_entities_get (entities, 1 - i)->n_mentions);
      g_assert_cmpuint (lit[0].start, ==, glm_entities_get (entities, 1 - i)->mentions[0].start);
    }
  glm_article_view_get_highlights (view, GLM_HIGHLIGHT_ENTITY, &n);
  g_assert_cmpuint (n, ==, glm_entities_get (entities, 0)->n_mentions + glm_entities_get (entities, 1)->n_mentions);
  glm_article_view_get_highlights (view, GLM_HIGHLIGHT_ENTITY_3, &n);
  g_assert_cmpuint (n, ==, 0);
  glm_entity_list_unselect_all (list);
}

/* The card of the name that the caret is in, or at the end of; none beside it. */
static void
test_card_at_caret (Fixture      *fixture,
                    gconstpointer data)
{
  GlmArticleView *view = glm_article_page_get_view (fixture->page);
  const GlmEntity *being = glm_entities_get (glm_session_get_entities (fixture->session), 0);
  const gsize places[] = { being->mentions[0].start + 2, being->mentions[0].end, being->mentions[0].end + 1 };

  glm_article_view_set_caret_mode (view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *card;

      glm_article_view_select (view, (GlmRange){ places[i], places[i] });
      window_fixture_activate (fixture, "page.card");
      glm_test_settle ();
      card = glm_test_find_widget (fixture->window, GLM_TYPE_ENTITY_CARD);
      g_assert_nonnull (card);
      g_assert_true (gtk_widget_get_visible (card) == (i < 2));
      gtk_popover_popdown (GTK_POPOVER (card));
      glm_test_settle ();
    }
}

static void
test_row_accessible (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *view = glm_test_find_widget (GTK_WIDGET (glm_article_page_get_panel (fixture->page)), GTK_TYPE_LIST_VIEW);

  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_nonnull (gtk_widget_get_first_child (view));
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_first_child (row) != NULL)
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* Who hides a row from the keyboard goes on with the next one. */
static void
test_hide_keeps_focus (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *view = glm_test_find_widget (GTK_WIDGET (glm_article_page_get_panel (fixture->page)), GTK_TYPE_LIST_VIEW);
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  guint before = g_list_model_get_n_items (rows);
  gboolean taken = FALSE;
  GtkWidget *focus;

  gtk_test_widget_wait_for_draw (fixture->window);
  /* The first row is the name of the section. */
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (gtk_widget_get_first_child (view)));
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (controller)) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Delete, 0, 0, &taken);
    }
  g_assert_true (taken);
  glm_test_wait_until (g_list_model_get_n_items (rows) < before);
  glm_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL && gtk_widget_is_ancestor (focus, view));
}

static void
test_sidebar (Fixture      *fixture,
              gconstpointer data)
{
  gboolean shown;

  window_fixture_activate (fixture, "page.sidebar");
  g_object_get (fixture->page, "sidebar-shown", &shown, NULL);
  g_assert_false (shown);
  g_assert_false (glm_preferences_get_boolean (fixture->preferences, GLM_PREFERENCE_SIDEBAR_VISIBLE));
  window_fixture_activate (fixture, "page.focus-filter");
  g_object_get (fixture->page, "sidebar-shown", &shown, NULL);
  g_assert_true (shown);
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
}

/* In a narrow window the sidebar lies over the text and is closed at first; the preference is not touched. */
static void
test_narrow (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (window_fixture_article, strlen (window_fixture_article));
  gboolean shown;

  fixture.preferences = glm_preferences_new ();
  fixture.window = glm_window_new (NULL, fixture.preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 640);
  glm_window_open_bytes (GLM_WINDOW (fixture.window), bytes, "article.txt");
  gtk_window_present (GTK_WINDOW (fixture.window));
  fixture.page = glm_window_get_page (GLM_WINDOW (fixture.window));
  glm_test_wait_until (glm_article_page_get_narrow (fixture.page));
  g_object_get (fixture.page, "sidebar-shown", &shown, NULL);
  g_assert_false (shown);
  g_assert_true (glm_preferences_get_boolean (fixture.preferences, GLM_PREFERENCE_SIDEBAR_VISIBLE));
  window_fixture_activate (&fixture, "page.sidebar");
  g_object_get (fixture.page, "sidebar-shown", &shown, NULL);
  g_assert_true (shown);
  glm_test_wait_until (gtk_widget_get_width (fixture.window) > 0);
  g_assert_cmpint (gtk_widget_get_width (fixture.window), <=, 400);
  window_fixture_tear_down (&fixture, NULL);
}

static GtkWidget *
get_focus_after_drawing (Fixture *fixture)
{
  /* GTK gives away a lost focus with the frame. */
  gtk_test_widget_wait_for_draw (fixture->window);
  glm_test_settle ();
  gtk_test_widget_wait_for_draw (fixture->window);
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Where the window becomes narrow, or the sidebar changes sides, all is moved, and what has the focus keeps it. */
static void
test_narrow_focus (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (glm_article_page_get_view (fixture->page));
  GtkWidget *focus;

  /* Another place in the text's pane could take it. */
  window_fixture_activate (fixture, "page.find");
  g_assert_true (gtk_widget_grab_focus (view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  glm_test_wait_until (glm_article_page_get_narrow (fixture->page));
  g_assert_true (get_focus_after_drawing (fixture) == view);

  window_fixture_activate (fixture, "page.focus-filter");
  focus = get_focus_after_drawing (fixture);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GLM_TYPE_ENTITY_PANEL));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 640);
  glm_test_wait_until (!glm_article_page_get_narrow (fixture->page));
  g_assert_true (get_focus_after_drawing (fixture) == focus);
  g_object_set (fixture->preferences, "sidebar-position", "start", NULL);
  g_assert_true (get_focus_after_drawing (fixture) == focus);
  g_object_set (fixture->preferences, "sidebar-position", "end", NULL);
  g_assert_true (get_focus_after_drawing (fixture) == focus);
}

/* A finger takes a sidebar that lies over the text back to its edge; up and down it does not, and not the other way. */
static void
test_swipe (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->page));
  g_autoptr (GtkGesture) swipe = NULL;
  gboolean shown;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_SWIPE (controller))
        g_set_object (&swipe, GTK_GESTURE (controller));
    }
  g_assert_nonnull (swipe);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  glm_test_wait_until (glm_article_page_get_narrow (fixture->page));
  window_fixture_activate (fixture, "page.sidebar");
  g_object_get (fixture->page, "sidebar-shown", &shown, NULL);
  g_assert_true (shown);
  g_signal_emit_by_name (swipe, "swipe", -900.0, 10.0);
  g_signal_emit_by_name (swipe, "swipe", 900.0, 800.0);
  g_object_get (fixture->page, "sidebar-shown", &shown, NULL);
  g_assert_true (shown);
  g_signal_emit_by_name (swipe, "swipe", 900.0, 10.0);
  g_object_get (fixture->page, "sidebar-shown", &shown, NULL);
  g_assert_false (shown);
}

static void
test_zoom (Fixture      *fixture,
           gconstpointer data)
{
  window_fixture_activate (fixture, "page.zoom-in");
  g_assert_cmpfloat (glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM), >, 1);
  window_fixture_activate (fixture, "page.zoom-reset");
  g_assert_cmpfloat (glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM), ==, 1);
  for (guint i = 0; i < 50; i++)
    window_fixture_activate (fixture, "page.zoom-out");
  g_assert_cmpfloat (glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM), ==, 0.5);
  window_fixture_activate (fixture, "page.zoom-reset");
}

/* Fingers that move apart make the text larger by steps, and smaller when they come together. */
static void
test_pinch (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page->view);
  g_autoptr (GtkGesture) pinch = NULL;
  double larger;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_ZOOM (controller))
        g_set_object (&pinch, GTK_GESTURE (controller));
    }
  g_assert_nonnull (pinch);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.01);
  g_assert_cmpfloat (glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM), ==, 1);
  g_signal_emit_by_name (pinch, "scale-changed", 1.6);
  larger = glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM);
  g_assert_cmpfloat (larger, >, 1.1);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  g_assert_cmpfloat (glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM), <, larger);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 0.3);
  g_assert_cmpfloat (glm_preferences_get_double (fixture->preferences, GLM_PREFERENCE_ZOOM), <, 1);
  window_fixture_activate (fixture, "page.zoom-reset");
}

static void
test_tabs (Fixture      *fixture,
           gconstpointer data)
{
  GlmWindow *window = GLM_WINDOW (fixture->window);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Un autre texte.", strlen ("Un autre texte."));
  GlmArticlePage *other = NULL;

  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, 1);
  glm_window_open_bytes (window, bytes, "autre.txt");
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, 2);
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (window)));
  g_assert_true (glm_window_get_page (window) != fixture->page);
  window_fixture_activate (fixture, "win.previous-tab");
  g_assert_true (glm_window_get_page (window) == fixture->page);
  window_fixture_activate (fixture, "win.next-tab");
  g_set_weak_pointer (&other, glm_window_get_page (window));
  window_fixture_activate (fixture, "win.close-tab");
  glm_test_wait_until (other == NULL);
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, 1);
  g_assert_true (glm_window_get_page (window) == fixture->page);
}

/* What cannot be opened says so on its page; nothing blocks, nothing crashes. */
static void
test_failures (Fixture      *fixture,
               gconstpointer data)
{
  GlmWindow *window = GLM_WINDOW (fixture->window);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/article.txt");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  GFile *files[] = { missing, folder };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      GlmSession *session;

      glm_window_open (window, files[i]);
      session = glm_article_page_get_session (glm_window_get_page (window));
      glm_test_wait_until (glm_session_get_state (session) == GLM_SESSION_FAILED);
      g_assert_nonnull (glm_session_get_error (session));
      g_assert_nonnull (glm_article_page_get_title (glm_window_get_page (window)));
    }
}

/* The article comes out on paper and in a file as it is set, apostrophes and all. */
static void
test_print_and_export (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-print-XXXXXX", NULL);
  g_autofree char *paper = g_build_filename (folder, "papier.pdf", NULL);
  g_autofree char *page = g_build_filename (folder, "page.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (page);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  operation = _glm_article_page_make_print (fixture->page, NULL);
  gtk_print_operation_set_export_filename (operation, paper);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (fixture->window), &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (paper, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (length, >, 4000);
  g_clear_pointer (&content, g_free);

  _glm_article_page_export (fixture->page, file);
  glm_test_wait_until (g_file_test (page, G_FILE_TEST_EXISTS) && g_file_get_contents (page, &content, &length, NULL) && length > 0);
  g_assert_nonnull (strstr (content, "L’État, a-t-elle ajouté"));
  glm_test_settle ();
  g_unlink (paper);
  g_unlink (page);
  g_rmdir (folder);
}

/* Where GTK has no program to show what would be printed, what shows a PDF shows it; the file goes with the tab. */
static void
test_preview (Fixture      *fixture,
              gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->window);
  g_autofree char *folder = g_dir_make_tmp ("guillemet-preview-XXXXXX", NULL);
  g_autofree char *seen = g_build_filename (folder, "vu.pdf", NULL);
  g_autofree char *command = g_strconcat ("cp %f ", seen, NULL);
  g_autoptr (GAppInfo) viewer = g_app_info_create_from_commandline (command, "Viewer", G_APP_INFO_CREATE_NONE, NULL);
  g_autofree char *content = NULL;
  g_autofree char *preview = NULL;
  gsize length;

  g_object_set (settings, "gtk-print-preview-command", "guillemet-no-such-program %f", NULL);
  g_assert_true (g_app_info_set_as_default_for_type (viewer, "application/pdf", NULL));
  window_fixture_activate (fixture, "page.print-preview");
  glm_test_wait_until (g_file_get_contents (seen, &content, &length, NULL) && length > 4000);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_nonnull (fixture->page->preview);
  preview = g_strdup (fixture->page->preview);
  g_assert_true (g_file_test (preview, G_FILE_TEST_EXISTS));
  _glm_article_page_drop_preview (fixture->page);
  g_assert_false (g_file_test (preview, G_FILE_TEST_EXISTS));

  g_app_info_reset_type_associations ("application/pdf");
  g_app_info_delete (viewer);
  g_object_set (settings, "gtk-print-preview-command", "true %f", NULL);
  g_assert_true (_glm_article_page_has_previewer (fixture->page));
  gtk_settings_reset_property (settings, "gtk-print-preview-command");
  g_unlink (seen);
  g_rmdir (folder);
}

/* The list in each format that a suffix asks for. */
static void
test_export_list (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *suffix;
    const char *mark;
  } formats[] = {
    { "csv", "Xavier Brontosque" }, { "json", "\"mentions\"" }, { "jsonld", "schema.org" },
    { "md", "# " },                 { "txt", "Zorbinat" },  { "md", "## Bookmarks and Notes\n\n> Le ministre" },
    { "md", "\nà relire\n" },
  };
  g_autofree char *folder = g_dir_make_tmp ("guillemet-list-XXXXXX", NULL);

  /* Notes go with the list of people where it is a text to read. */
  glm_session_mark (fixture->session, (GlmRange){ 0, 11 }, "à relire");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("liste.", formats[i].suffix, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *content = NULL;

      _glm_article_page_export_list (fixture->page, file);
      glm_test_wait_until (g_file_test (path, G_FILE_TEST_EXISTS) && g_file_get_contents (path, &content, NULL, NULL) && *content != '\0');
      if (strstr (content, formats[i].mark) == NULL)
        g_error ("%s: %s", name, content);
      glm_test_settle ();
      g_unlink (path);
    }
  g_rmdir (folder);
}

/* The program's own icons are found without a place of their own. */
static void
test_icons (void)
{
  static const char *const names[] = { "glm-card-symbolic", "glm-institution-symbolic", "glm-outline-symbolic", "glm-people-symbolic",
                                       "glm-person-symbolic", "glm-sidebar-symbolic", "glm-type-symbolic" };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (int scale = 1; scale <= 2; scale++)
      {
        g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, names[i], NULL, 16, scale, GTK_TEXT_DIR_LTR, 0);

        g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
        g_assert_true (gtk_icon_paintable_is_symbolic (icon));
      }
}

/* F6 goes from pane to pane where there is no article either. */
static void
test_welcome_panes (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);
  GtkWidget *titlebar;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  glm_test_settle ();
  titlebar = gtk_window_get_titlebar (GTK_WINDOW (window));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), titlebar));
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (gtk_widget_activate_action (window, i < 2 ? "page.next-pane" : "page.previous-pane", NULL));
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), titlebar) == (i % 2 == 0));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A row that is pinned moves to the top, and the keyboard with it. */
static void
test_pin_keeps_focus (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *view = glm_test_find_widget (GTK_WIDGET (glm_article_page_get_panel (fixture->page)), GTK_TYPE_LIST_VIEW);
  int entity = window_fixture_find_entity (fixture, "Yolande Craquelin");
  GtkWidget *focus;

  gtk_test_widget_wait_for_draw (fixture->window);
  glm_entity_panel_focus_entity (glm_article_page_get_panel (fixture->page), entity);
  glm_test_wait_until ((focus = gtk_root_get_focus (GTK_ROOT (fixture->window))) != NULL && gtk_widget_is_ancestor (focus, view));
  glm_session_correct (fixture->session, GLM_CORRECTION_PIN, "Yolande Craquelin", "yes");
  glm_test_wait_until (!glm_session_get_entities_running (fixture->session));
  glm_test_settle ();
  entity = window_fixture_find_entity (fixture, "Yolande Craquelin");
  g_assert_true (glm_entities_get (glm_session_get_entities (fixture->session), (guint) entity)->pinned);
  g_assert_cmpint (glm_entity_panel_get_focused (glm_article_page_get_panel (fixture->page)), ==, entity);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/window/" path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
  ADD ("one-count", test_one_count);
  ADD ("correct-and-undo", test_correct_and_undo);
  ADD ("names", test_names);
  ADD ("several-lit", test_several_lit);
  ADD ("card-at-caret", test_card_at_caret);
  ADD ("row-accessible", test_row_accessible);
  ADD ("hide-keeps-focus", test_hide_keeps_focus);
  ADD ("pin-keeps-focus", test_pin_keeps_focus);
  ADD ("sidebar", test_sidebar);
  ADD ("zoom", test_zoom);
  ADD ("pinch", test_pinch);
  ADD ("tabs", test_tabs);
  ADD ("failures", test_failures);
  ADD ("print-and-export", test_print_and_export);
  ADD ("preview", test_preview);
  ADD ("export-list", test_export_list);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/welcome-panes", test_welcome_panes);
  g_test_add_func ("/window/icons", test_icons);
  g_test_add ("/window/swipe", Fixture, NULL, window_fixture_set_up, test_swipe, window_fixture_tear_down);
  g_test_add ("/window/narrow-focus", Fixture, NULL, window_fixture_set_up, test_narrow_focus, window_fixture_tear_down);
  return g_test_run ();
}
