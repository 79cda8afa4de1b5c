/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People and institutions in the window: one count everywhere, on every sample; what holds in all articles. */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-corrections-window.h"
#include "glm-entities-export.h"
#include "glm-entity-card.h"
#include "glm-entity-row.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-test.h"
#include "glm-window.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>

#define PATIENCE_MS 30000

/* A book's people are checked too, but not each of thousands of stops through the window's actions. */
#define MAX_BEINGS 60

typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
} Fixture;

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the loop until @done, or fails. */
#define wait_until(done)                                                          \
  G_STMT_START                                                                    \
  {                                                                               \
    gint64 end_ = g_get_monotonic_time () + PATIENCE_MS * 1000;                   \
    guint wake_ = g_timeout_add (5, wake, NULL);                                  \
    while (!(done) && g_get_monotonic_time () < end_)                             \
      g_main_context_iteration (NULL, TRUE);                                      \
    g_source_remove (wake_);                                                      \
    g_assert_true (done);                                                         \
  }                                                                               \
  G_STMT_END

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *window = NULL;

  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until (window == NULL);
  g_object_unref (fixture->preferences);
}

static GlmArticlePage *
open_text (Fixture    *fixture,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GlmArticlePage *page;

  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "article.txt");
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  wait_until (glm_article_page_is_ready (page) && !glm_session_get_entities_running (glm_article_page_get_session (page)));
  return page;
}

/* Goes once round the mentions of the selected being; how many different ones were shown. */
static guint
count_stops (GlmSession *session,
             guint       n)
{
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i <= n; i++)
    {
      g_hash_table_add (stops, GINT_TO_POINTER (glm_session_get_current_mention (session) + 1));
      glm_session_step_mention (session, 1);
    }
  return g_hash_table_size (stops);
}

static void
check_one_count (GlmArticlePage *page,
                 const char     *path)
{
  GlmSession *session = glm_article_page_get_session (page);
  GlmEntities *entities = glm_session_get_entities (session);
  GlmEntityList *list = glm_entity_panel_get_list (glm_article_page_get_panel (page));
  g_autofree char *json = glm_entities_export (entities, glm_session_get_document (session), GLM_ENTITIES_FORMAT_JSON);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *exported;

  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  exported = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (exported), ==, glm_entities_get_n (entities));
  for (guint e = 0; e < MIN (glm_entities_get_n (entities), MAX_BEINGS); e++)
    {
      const GlmEntity *entity = glm_entities_get (entities, e);
      guint position = glm_entity_list_find (list, (int) e, TRUE);
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);
      JsonObject *being = json_array_get_object_element (exported, e);
      g_autoptr (GArray) lit = NULL;
      guint n = glm_entity_item_get_count (item);

      g_test_message ("%s: %s", path, entity->name);
      g_assert_cmpstr (json_object_get_string_member (being, "name"), ==, entity->name);
      glm_session_select_entity (session, (int) e);
      lit = glm_article_page_dup_lit_ranges (page);
      g_assert_cmpuint (n, ==, entity->n_mentions);
      g_assert_cmpuint (lit->len, ==, n);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (being, "mentions")), ==, n);
      g_assert_cmpuint (count_stops (session, n), ==, n);
    }
}

static void
open_sample (Fixture    *fixture,
             const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GlmArticlePage *page;

  glm_window_open (GLM_WINDOW (fixture->window), file);
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  wait_until (glm_session_get_state (glm_article_page_get_session (page)) != GLM_SESSION_LOADING);
  gtk_test_widget_wait_for_draw (fixture->window);
  /* Some samples are of formats that a build may lack. */
  if (glm_session_get_state (glm_article_page_get_session (page)) != GLM_SESSION_READY)
    return;
  wait_until (glm_article_page_is_ready (page) && !glm_session_get_entities_running (glm_article_page_get_session (page)));
  check_one_count (page, path);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
open_folder (const char *folder,
             guint       max)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".md") || strstr (folder, "formats") != NULL)
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < MIN (names->len, max); i++)
    if (g_file_test (g_ptr_array_index (names, i), G_FILE_TEST_IS_REGULAR))
      {
        Fixture fixture = { NULL, NULL };

        set_up (&fixture, NULL);
        open_sample (&fixture, g_ptr_array_index (names, i));
        tear_down (&fixture, NULL);
      }
}

/* The number in a row is that of the lit ranges, of the exported mentions, and of the stops of a full cycle. */
static void
test_every_sample (void)
{
  static const char *const shared[] = { "data/samples", "data/samples/formats", "data/samples/wikinews-txt", "data/samples/wikinews-html" };
  g_autofree char *own = NULL;

  /* GTK 4.8 warns when something is shown between layout and paint, as here where beings are selected in haste; it is
     painted in the next frame. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  own = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "samples", NULL);

  open_folder (own, G_MAXUINT);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autofree char *folder = glm_test_shared_path (shared[i]);

      if (folder != NULL)
        open_folder (folder, 12);
    }
}

static gboolean
has_being (GlmArticlePage *page,
           const char     *name)
{
  GlmSession *session = glm_article_page_get_session (page);
  GlmEntities *entities = glm_session_get_entities (session);

  if (glm_session_get_entities_running (session))
    return FALSE;
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    if (g_str_equal (glm_entities_get (entities, i)->name, name))
      return TRUE;
  return FALSE;
}

static guint
count_buttons (GtkWidget *widget)
{
  guint n = GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
            g_str_equal (gtk_button_get_icon_name (GTK_BUTTON (widget)), "user-trash-symbolic");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_buttons (child);
  return n;
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

static void
load (GtkWidget *window,
      GFile     *file)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  glm_corrections_window_load (GLM_CORRECTIONS_WINDOW (window), G_LIST_MODEL (files));
}

/* A name added here is added in the next article too, stands in the list, and goes to a file and back. */
static void
test_everywhere (Fixture      *fixture,
                 gconstpointer data)
{
  GlmArticlePage *page = open_text (fixture, "Le zorbinat a publié son rapport mardi à Villeneuve.\n");
  GlmSession *session = glm_article_page_get_session (page);
  g_autofree char *folder = g_dir_make_tmp ("guillemet-names-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "corrections.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window;

  glm_session_correct (session, GLM_CORRECTION_ADD, "zorbinat", "institution");
  wait_until (has_being (page, "zorbinat"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "page.correct-everywhere", NULL));
  wait_until (has_being (page, "zorbinat"));
  page = open_text (fixture, "On attend le zorbinat.\n");
  g_assert_true (has_being (page, "zorbinat"));

  window = glm_corrections_window_new (GTK_WINDOW (fixture->window), glm_article_page_get_session (page));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpuint (count_buttons (window), ==, 1);
  glm_corrections_window_save (GLM_CORRECTIONS_WINDOW (window), file);
  wait_until (says (window, "exported"));
  glm_lexicon_remove (glm_session_get_lexicon (session), 0);
  wait_until (!glm_session_get_entities_running (glm_article_page_get_session (page)));
  g_assert_false (has_being (page, "zorbinat"));
  g_assert_cmpuint (count_buttons (window), ==, 0);
  load (window, file);
  wait_until (says (window, "imported"));
  g_assert_cmpuint (count_buttons (window), ==, 1);
  wait_until (has_being (page, "zorbinat"));

  g_assert_true (g_file_set_contents (path, "[1, 2]", -1, NULL));
  load (window, file);
  wait_until (says (window, "not a list made by Guillemet"));
  gtk_window_destroy (GTK_WINDOW (window));
  glm_lexicon_remove (glm_session_get_lexicon (session), 0);
  g_unlink (path);
  g_rmdir (folder);
}

/* A list that no reader made does not hold the window: its end is shown. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  GlmArticlePage *page = open_text (fixture, "On attend le zorbinat.\n");
  g_autofree char *folder = g_dir_make_tmp ("guillemet-names-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "corrections.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) json = g_string_new ("{\"version\": 1, \"corrections\": [");
  GtkWidget *window = glm_corrections_window_new (GTK_WINDOW (fixture->window), glm_article_page_get_session (page));

  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (json, "%s{\"kind\": \"reject\", \"name\": \"zorbinat %u\"}", i > 0 ? "," : "", i);
  g_string_append (json, "]}");
  g_assert_true (g_file_set_contents (path, json->str, -1, NULL));
  load (window, file);
  wait_until (says (window, "“zorbinat 49999” is not a name"));
  g_assert_cmpuint (count_buttons (window), ==, 500);
  g_assert_true (says (window, "49500 earlier ones"));
  wait_until (!glm_session_get_entities_running (glm_article_page_get_session (page)));
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_rmdir (folder);
}

/* The list says when the text is in another language than the one it knows best. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  GlmArticlePage *page = open_text (fixture, "The minister of health said on Monday that the hospital would not be closed. It has been there for a hundred years, "
                                             "and they are proud of it.\n");

  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (says (GTK_WIDGET (glm_article_page_get_panel (page)), "in English"));
  page = open_text (fixture, "Le ministre de la Santé a dit lundi que l’hôpital ne serait pas fermé. Il est là depuis cent ans et on en est fier.\n");
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_false (says (GTK_WIDGET (glm_article_page_get_panel (page)), "in English"));
}

/* The drop target that takes rows; entries have others. */
static GtkDropTarget *
find_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkDropTarget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && found == NULL; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GLM_TYPE_ENTITY_ITEM))
        found = GTK_DROP_TARGET (controller);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_target (child);
  return found;
}

static GtkWidget *
find_row (GtkWidget     *widget,
          GlmEntityItem *item)
{
  GtkWidget *found = NULL;

  if (GLM_IS_ENTITY_ROW (widget) && glm_entity_row_get_item (GLM_ENTITY_ROW (widget)) == item)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_row (child, item);
  return found;
}

/* A row dropped on another: one being, that undo parts again. */
static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  GlmArticlePage *page = open_text (fixture, "Le zorbinat a publié son rapport. Le brondule attend.\n");
  GlmSession *session = glm_article_page_get_session (page);
  GlmEntityPanel *panel = glm_article_page_get_panel (page);
  GlmEntityList *list = glm_entity_panel_get_list (panel);
  GtkDropTarget *target = find_target (GTK_WIDGET (panel));
  g_autoptr (GlmEntityItem) dragged = NULL;
  g_autoptr (GlmEntityItem) onto = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  graphene_rect_t place;
  gboolean handled = FALSE;
  GtkWidget *row;

  glm_session_correct (session, GLM_CORRECTION_ADD, "zorbinat", "institution");
  glm_session_correct (session, GLM_CORRECTION_ADD, "brondule", "institution");
  wait_until (has_being (page, "zorbinat") && has_being (page, "brondule"));
  gtk_test_widget_wait_for_draw (fixture->window);
  for (guint e = 0; e < glm_entities_get_n (glm_session_get_entities (session)); e++)
    {
      guint position = glm_entity_list_find (list, (int) e, TRUE);

      if (g_str_equal (glm_entities_get (glm_session_get_entities (session), e)->name, "zorbinat"))
        onto = g_list_model_get_item (G_LIST_MODEL (list), position);
      else
        dragged = g_list_model_get_item (G_LIST_MODEL (list), position);
    }
  wait_until ((row = find_row (GTK_WIDGET (panel), onto)) != NULL && gtk_widget_compute_bounds (row, view, &place) && place.size.height > 0);
  g_value_init (&value, GLM_TYPE_ENTITY_ITEM);
  g_value_set_object (&value, dragged);
  g_signal_emit_by_name (target, "drop", &value, (double) place.origin.x + 20, (double) place.origin.y + 8, &handled);
  g_assert_true (handled);
  wait_until (has_being (page, "zorbinat") && !has_being (page, "brondule"));
  glm_session_undo (session);
  wait_until (has_being (page, "zorbinat") && has_being (page, "brondule"));
}

static void
add_label (GtkWidget *widget,
           gpointer   data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (data, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
}

static void
click_copy (GtkWidget *widget,
            gpointer   data)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-copy-symbolic") == 0)
    g_signal_emit_by_name (widget, "clicked");
}

/* Names and roles are shown beside the page as on it; what is copied of them is the author's. */
static void
test_typeset (Fixture      *fixture,
              gconstpointer data)
{
  GlmArticlePage *page = open_text (fixture, "Jeanne d'Artifice, présidente de l'Agence de l'air, a parlé. Jeanne d'Artifice présidera l'Agence de l'air.\n");
  GlmSession *session = glm_article_page_get_session (page);
  g_autoptr (GString) labels = g_string_new (NULL);
  g_auto (GValue) copied = G_VALUE_INIT;
  GtkWidget *card;
  guint i = 0;

  glm_session_correct (session, GLM_CORRECTION_ADD, "Jeanne d'Artifice", "person");
  wait_until (!glm_session_get_entities_running (session) && glm_entities_get_n (glm_session_get_entities (session)) > 0);
  while (!g_str_equal (glm_entities_get (glm_session_get_entities (session), i)->name, "Jeanne d'Artifice"))
    i++;
  glm_session_select_entity (session, (int) i);
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.card", NULL));
  gtk_test_widget_wait_for_draw (fixture->window);
  card = glm_test_find_widget (fixture->window, GLM_TYPE_ENTITY_CARD);
  wait_until (card != NULL && gtk_widget_get_mapped (card));
  glm_test_visit (fixture->window, add_label, labels);
  g_test_message ("%s", labels->str);
  g_assert_nonnull (strstr (labels->str, "Jeanne d’Artifice\n"));
  g_assert_nonnull (strstr (labels->str, "présidente de l’Agence de l’air (§1)"));
  g_assert_null (strchr (labels->str, '\''));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (glm_test_find_widget (card, GTK_TYPE_EXPANDER)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Why?");

  glm_test_visit (card, click_copy, NULL);
  g_value_init (&copied, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (gtk_widget_get_clipboard (card)), &copied, NULL));
  g_assert_cmpstr (g_value_get_string (&copied), ==, "Jeanne d'Artifice");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

  g_test_add_func ("/names/every-sample", test_every_sample);
  g_test_add ("/names/everywhere", Fixture, NULL, set_up, test_everywhere, tear_down);
  g_test_add ("/names/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/names/typeset", Fixture, NULL, set_up, test_typeset, tear_down);
  g_test_add ("/names/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/names/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
