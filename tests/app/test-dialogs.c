/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-accelerators.h"
#include "glm-about.h"
#include "glm-panels.h"
#include "glm-preferences-window.h"
#include "glm-properties-window.h"
#include "glm-shortcuts-window.h"
#include "glm-shortcuts.h"
#include "glm-style-popover.h"
#include "glm-test-widgets.h"
#include "glm-web-address.h"
#include "glm-wrap-layout.h"
#include "glm-window.h"

#include <locale.h>
#include <string.h>

static const char article[] = "Le titre\n\nYolande Craquelin a dit deux mots.\n";

static void
collect_type (GtkWidget *widget,
              gpointer   data)
{
  GPtrArray *found = data;

  if (GTK_IS_DROP_DOWN (widget) || GTK_IS_SWITCH (widget) || GTK_IS_SPIN_BUTTON (widget))
    g_ptr_array_add (found, widget);
}

static GtkDropDown *
find_choice (GtkWidget  *window,
             const char *label)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  glm_test_visit (window, collect_type, controls);
  for (guint i = 0; i < controls->len; i++)
    if (GTK_IS_DROP_DOWN (controls->pdata[i]))
      {
        GListModel *model = gtk_drop_down_get_model (controls->pdata[i]);

        for (guint k = 0; k < g_list_model_get_n_items (model); k++)
          if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), k), label))
            return controls->pdata[i];
      }
  g_assert_not_reached ();
}

/* A choice holds at once, one that was made elsewhere shows, and a number in between is left alone. */
static void
test_preferences (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_preferences_window_new (preferences);
  GtkDropDown *widths, *themes;

  gtk_window_present (GTK_WINDOW (window));
  glm_test_settle ();
  glm_test_assert_named (window);

  themes = find_choice (window, "Sepia");
  gtk_drop_down_set_selected (themes, 2);
  g_assert_cmpstr (glm_preferences_get_string (preferences, GLM_PREFERENCE_THEME), ==, "sepia");
  g_object_set (preferences, "theme", "dark", NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (themes), ==, 3);

  widths = find_choice (window, "Narrow");
  g_object_set (preferences, "measure", 29.5, NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (widths), ==, 0);
  g_assert_cmpfloat (glm_preferences_get_double (preferences, GLM_PREFERENCE_MEASURE), ==, 29.5);
  gtk_drop_down_set_selected (widths, 2);
  g_assert_cmpfloat (glm_preferences_get_double (preferences, GLM_PREFERENCE_MEASURE), ==, 40);

  glm_preferences_reset (preferences, GLM_PREFERENCE_THEME);
  glm_preferences_reset (preferences, GLM_PREFERENCE_MEASURE);
  g_assert_cmpuint (gtk_drop_down_get_selected (themes), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (widths), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
find_value (GtkWidget *widget,
            gpointer   data)
{
  GHashTable *texts = data;

  if (GTK_IS_LABEL (widget))
    g_hash_table_add (texts, g_strdup (gtk_label_get_text (GTK_LABEL (widget))));
}

static void
test_properties (void)
{
  g_autoptr (GlmSession) session = glm_session_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget *window;

  glm_session_open_bytes (session, bytes, "article.txt");
  glm_test_wait_until (glm_session_get_document (session) != NULL && !glm_session_get_entities_running (session));
  window = glm_properties_window_new (session);
  gtk_window_present (GTK_WINDOW (window));
  glm_test_settle ();
  glm_test_visit (window, find_value, texts);
  g_assert_true (g_hash_table_contains (texts, "Le titre"));
  g_assert_true (g_hash_table_contains (texts, "Words"));
  g_assert_true (g_hash_table_contains (texts, "8"));
  /* What is not known is not spoken of. */
  g_assert_false (g_hash_table_contains (texts, "Publication"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
find_title (GtkWidget *widget,
            gpointer   data)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Qui "))
    *(GtkWidget **) data = widget;
}

/* The title is shown as the page shows it, and copied as the article has it. */
static void
test_properties_title (void)
{
  static const char text[] = "# Qui a peur de l'eau ?\n\nYolande Craquelin l'a dit, et elle n'est pas la seule à l'avoir dit.\n";
  g_autoptr (GlmSession) session = glm_session_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_auto (GValue) copied = G_VALUE_INIT;
  GtkWidget *window, *title = NULL;

  glm_session_set_typography (session, &options);
  glm_session_open_bytes (session, bytes, "article.md");
  glm_test_wait_until (glm_session_get_document (session) != NULL && glm_session_get_plan (session) != NULL);
  window = glm_properties_window_new (session);
  gtk_window_present (GTK_WINDOW (window));
  glm_test_settle ();
  glm_test_visit (window, find_title, &title);
  g_assert_nonnull (title);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, "Qui a peur de l’eau\u202f?");
  gtk_label_select_region (GTK_LABEL (title), 4, -1);
  g_signal_emit_by_name (title, "copy-clipboard");
  g_value_init (&copied, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (gtk_widget_get_clipboard (title)), &copied, NULL));
  g_assert_cmpstr (g_value_get_string (&copied), ==, "a peur de l'eau ?");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count_credits (GtkWidget *widget,
               gpointer   data)
{
  guint *n = data;

  if (!GTK_IS_LABEL (widget))
    return;
  /* What GTK could not read as markup it shows with the markup. */
  g_assert_null (strstr (gtk_label_get_text (GTK_LABEL (widget)), "<span"));
  *n += strstr (gtk_label_get_text (GTK_LABEL (widget)), "(CC0 1.0)") != NULL;
}

static void
test_about (void)
{
  GtkWidget *about = glm_about_new ();
  g_autoptr (GtkSelectionModel) pages = NULL;
  guint n = 0;

  gtk_window_present (GTK_WINDOW (about));
  glm_test_settle ();
  pages = gtk_stack_get_pages (GTK_STACK (glm_test_find_widget (about, GTK_TYPE_STACK)));
  gtk_selection_model_select_item (pages, 1, TRUE);
  glm_test_settle ();
  glm_test_visit (about, count_credits, &n);
  g_assert_cmpuint (n, >, 2);
  g_assert_nonnull (gtk_about_dialog_get_license (GTK_ABOUT_DIALOG (about)));
  gtk_window_destroy (GTK_WINDOW (about));
}

/* Whether an accelerator is among those that are shown. */
static gboolean
is_shown (const char *accelerator)
{
  guint n_groups, key, shown_key;
  GdkModifierType modifiers, shown_modifiers;
  const GlmShortcutGroup *groups = glm_shortcuts_get_groups (&n_groups);

  g_assert_true (gtk_accelerator_parse (accelerator, &key, &modifiers));
  for (guint i = 0; i < n_groups; i++)
    for (const GlmShortcut *shortcut = groups[i].shortcuts; shortcut->title != NULL; shortcut++)
      for (guint k = 0; k < GLM_SHORTCUT_MAX_KEYS && shortcut->keys[k] != NULL; k++)
        {
          g_auto (GStrv) range = g_strsplit (shortcut->keys[k], "...", 2);

          if (!gtk_accelerator_parse (range[0], &shown_key, &shown_modifiers) || shown_key == 0)
            g_error ("%s: there is no key %s", shortcut->title, shortcut->keys[k]);
          if (shown_modifiers == modifiers && (shown_key == key || (range[1] != NULL && key > shown_key && key <= (guint) *range[1])))
            return TRUE;
        }
  return FALSE;
}

/* Whoever asks for the keys is told those of every command, but of that which stops, and closes all else. */
static void
test_shortcuts_complete (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_auto (GStrv) actions = NULL;

  glm_accelerators_install (application);
  actions = gtk_application_list_action_descriptions (application);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      if (!is_shown (keys[0]))
        g_error ("%s (%s) is not shown", actions[i], keys[0]);
    }
}

static void
count_rows (GtkWidget *widget,
            gpointer   data)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget))
    ++*(guint *) data;
}

static void
find_row (GtkWidget *widget,
          gpointer   data)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) data = widget;
}

static guint
count_found (GtkWidget  *window,
             const char *typed)
{
  guint n = 0;

  gtk_editable_set_text (GTK_EDITABLE (glm_test_find_widget (window, GTK_TYPE_SEARCH_ENTRY)), typed);
  glm_test_settle ();
  glm_test_visit (window, count_rows, &n);
  return n;
}

/* A shortcut is found by what it does and by its keys, in whatever order they are typed. */
static void
test_shortcuts_found (void)
{
  GtkWidget *window = glm_shortcuts_window_new (NULL);
  GtkWidget *entry = glm_test_find_widget (window, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *row = NULL;
  guint all;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  glm_test_settle ();
  g_assert_true (gtk_widget_get_focus_child (window) != NULL);
  all = count_found (window, "");
  g_assert_cmpuint (all, >, 60);
  g_assert_cmpuint (count_found (window, "next art"), ==, 1);
  g_assert_true (glm_test_is_said (window, "Next article"));
  g_assert_false (glm_test_is_said (window, "Reading"));
  glm_test_visit (window, find_row, &row);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Next article: Ctrl+Page Down");
  g_assert_cmpuint (count_found (window, "wikipedia"), ==, 1);
  g_assert_cmpuint (count_found (window, "ctrl+shift+y"), ==, 1);
  g_assert_cmpuint (count_found (window, "shift+ctrl+y"), ==, 1);
  g_assert_true (glm_test_is_said (window, "Style of the text"));
  g_assert_cmpuint (count_found (window, "ctrl++"), ==, 1);
  g_assert_true (glm_test_is_said (window, "Larger text"));
  g_assert_cmpuint (count_found (window, "ctrl+?"), ==, 1);
  g_assert_cmpuint (count_found (window, "zebra"), ==, 0);
  g_assert_true (glm_test_is_said (window, "No shortcut found"));
  g_signal_emit_by_name (entry, "stop-search");
  glm_test_settle ();
  g_assert_cmpuint (count_found (window, ""), ==, all);
  g_signal_emit_by_name (entry, "stop-search");
  glm_test_settle ();
  g_assert_null (window);
}

/* What a screen reader says is neither a mnemonic's mark nor the name of a type. */
static void
assert_said_plainly (GtkWidget *widget,
                     gpointer   data)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget)))
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "Font");
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
      g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
}

static void
test_style_popover (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), glm_style_popover_new (preferences));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  glm_test_settle ();
  glm_test_assert_named (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))));
  glm_test_visit (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), assert_said_plainly, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                                             "style.measure", "d", 40.0));
  g_assert_cmpfloat (glm_preferences_get_double (preferences, GLM_PREFERENCE_MEASURE), ==, 40);
  glm_preferences_reset (preferences, GLM_PREFERENCE_MEASURE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The colour of one pixel of a widget. */
static guint32
pick_pixel (GtkWidget *widget,
            int        x,
            int        y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize) width * (gsize) height);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[y * width + x];
}

/* Linked buttons that have to stand in two lines have a border at the end of the first one. */
static void
test_linked_lines (void)
{
  static const char *const labels[] = { "Système", "Sépia", "Sombre" };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = glm_wrap_layout_new_box (0, 3);
  GtkWidget *buttons[G_N_ELEMENTS (labels)];
  graphene_rect_t place;
  int wide = 0, x, y;

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      int width;

      buttons[i] = gtk_button_new_with_label (labels[i]);
      gtk_widget_set_hexpand (buttons[i], TRUE);
      gtk_box_append (GTK_BOX (box), buttons[i]);
      gtk_widget_measure (buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      wide += i < 2 ? width : 0;
    }
  g_object_set (gtk_widget_get_layout_manager (box), "max-width", wide + 8, NULL);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  glm_test_settle ();
  gtk_test_widget_wait_for_draw (window);

  g_assert_true (gtk_widget_compute_bounds (buttons[2], box, &place));
  g_assert_cmpfloat (place.origin.y, >, 0);
  g_assert_true (gtk_widget_compute_bounds (buttons[1], box, &place));
  /* The border is darker than the button it is around. */
  x = (int) (place.origin.x + place.size.width);
  y = (int) (place.origin.y + place.size.height / 2);
  g_assert_cmpuint (pick_pixel (box, x - 1, y), !=, pick_pixel (box, x - 3, y));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_web_address (void)
{
  g_autofree char *one = glm_web_address_dup (GLM_WEB_ADDRESS_WIKIPEDIA, " l’État\n& moi ");
  g_autofree char *cut = NULL;
  g_autofree char *many = g_strnfill (5000, 'a');

  g_assert_cmpstr (one, ==, "https://fr.wikipedia.org/w/index.php?search=l%E2%80%99%C3%89tat%20%26%20moi");
  cut = glm_web_address_dup ("https://example.org/?q=%s&x=%n", many);
  g_assert_cmpuint (strlen (cut), <, 300);
  g_assert_true (g_str_has_suffix (cut, "&x=%n"));
  g_assert_null (glm_web_address_dup ("file:///etc/passwd?%s", "mot"));
  g_assert_null (glm_web_address_dup ("https://example.org/", "mot"));
  g_assert_null (glm_web_address_dup (GLM_WEB_ADDRESS_WIKIPEDIA, " \n"));
}

/* A key means one thing. */
static void
test_keys_are_distinct (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) actions = NULL;

  glm_accelerators_install (application);
  actions = gtk_application_list_action_descriptions (application);
  g_assert_cmpuint (g_strv_length (actions), >, 40);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint k = 0; keys[k] != NULL; k++)
        {
          if (g_hash_table_contains (taken, keys[k]))
            g_error ("%s: %s and %s", keys[k], actions[i], (char *) g_hash_table_lookup (taken, keys[k]));
          g_hash_table_insert (taken, g_strdup (keys[k]), g_strdup (actions[i]));
        }
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

  g_test_add_func ("/dialogs/preferences", test_preferences);
  g_test_add_func ("/dialogs/properties", test_properties);
  g_test_add_func ("/dialogs/properties-title", test_properties_title);
  g_test_add_func ("/dialogs/about", test_about);
  g_test_add_func ("/dialogs/shortcuts-complete", test_shortcuts_complete);
  g_test_add_func ("/dialogs/shortcuts-found", test_shortcuts_found);
  g_test_add_func ("/dialogs/keys-are-distinct", test_keys_are_distinct);
  g_test_add_func ("/dialogs/style-popover", test_style_popover);
  g_test_add_func ("/dialogs/linked-lines", test_linked_lines);
  g_test_add_func ("/dialogs/web-address", test_web_address);
  return g_test_run ();
}
