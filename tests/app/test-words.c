/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-find-bar.h"
#include "glm-panels.h"
#include "glm-preferences-window.h"
#include "glm-properties-window.h"
#include "glm-style-popover.h"
#include "glm-test-widgets.h"
#include "glm-translations.h"
#include "glm-window.h"

#include <locale.h>
#include <string.h>

/*
 * The words of the interface in other languages: all can be translated (in a language that puts brackets around
 * everything), and none is cut in French in a window as wide as a phone.
 */

#define PHONE 360

static const char article[] =
  "Xavier Brontosque a inauguré la gare. Yolande Craquelin, directrice du Zorbinat, était là.\n\n"
  "« La gare », a dit Xavier Brontosque, « est ouverte. »\n";

typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  GlmSession *session;

  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), data != NULL ? PHONE : 1000, 700);
  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "article.txt");
  gtk_window_present (GTK_WINDOW (fixture->window));
  session = glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (fixture->window)));
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))));
  glm_session_correct (session, GLM_CORRECTION_ADD, "Xavier Brontosque", "person");
  glm_test_wait_until (!glm_session_get_entities_running (session));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->preferences);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
has_ancestor (GtkWidget  *widget,
              const char *css_name)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (gtk_widget_get_css_name (widget), css_name))
      return TRUE;
  return FALSE;
}

/* What is the article's, a file's or the system's own: titles, names, roles, faces. */
static gboolean
is_content (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "title") || gtk_widget_has_css_class (widget, "subtitle") ||
         has_ancestor (widget, "entityrow") || has_ancestor (widget, "articleview") || has_ancestor (widget, "windowcontrols") ||
         GTK_IS_INSCRIPTION (widget);
}

static void
assert_words (const char *words,
              GtkWidget  *widget)
{
  if (words != NULL && has_letters (words) && strstr (words, "⟦") == NULL)
    g_error ("“%s” cannot be translated (%s)", words, G_OBJECT_TYPE_NAME (widget));
}

static void
assert_menu (GMenuModel *model,
             GtkWidget  *widget)
{
  for (int i = 0; i < g_menu_model_get_n_items (model); i++)
    {
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (model, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        assert_words (label, widget);
      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (GMenuModel) more = g_menu_model_get_item_link (model, i, k == 0 ? G_MENU_LINK_SECTION : G_MENU_LINK_SUBMENU);

          if (more != NULL)
            assert_menu (more, widget);
        }
    }
}

static void
assert_translated (GtkWidget *widget,
                   gpointer   data)
{
  if (is_content (widget))
    return;
  /* A list without entries is GTK's to name. */
  if (GTK_IS_LABEL (widget) && !g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), "(None)"))
    assert_words (gtk_label_get_text (GTK_LABEL (widget)), widget);
  /* What an entry is made of speaks GTK's own language. */
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SEARCH_ENTRY) == NULL || GTK_IS_SEARCH_ENTRY (widget))
    assert_words (gtk_widget_get_tooltip_text (widget), widget);
  if (GTK_IS_SEARCH_ENTRY (widget))
    {
      g_autofree char *placeholder = NULL;

      g_object_get (widget, "placeholder-text", &placeholder, NULL);
      assert_words (placeholder, widget);
    }
  if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    assert_menu (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)), widget);
}

static void
assert_title_translated (GtkWidget *widget,
                         gpointer   data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "dim-label"))
    assert_words (gtk_label_get_text (GTK_LABEL (widget)), widget);
}

static GtkWidget *
show_popover (Fixture *fixture)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *window = gtk_window_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), glm_style_popover_new (fixture->preferences));
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  glm_test_settle ();
  return window;
}

static GtkWidget *
show_error (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/42");
  GtkWidget *window = glm_window_new (NULL, fixture->preferences, NULL);
  GlmArticlePage *page;

  gtk_window_set_default_size (GTK_WINDOW (window), PHONE, 640);
  glm_window_open (GLM_WINDOW (window), file);
  gtk_window_present (GTK_WINDOW (window));
  page = glm_window_get_page (GLM_WINDOW (window));
  glm_test_wait_until (glm_session_get_state (glm_article_page_get_session (page)) == GLM_SESSION_FAILED);
  glm_test_settle ();
  return window;
}

static void
show_pane (Fixture    *fixture,
           const char *name)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.show-pane", "s", name));
  glm_test_settle ();
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
}

/* Controls among the commands of a menu are widgets of ours; the commands are seen in the model. */
typedef struct
{
  Fixture     *fixture;
  GlmTestVisit visit;
  guint        n_rows;
} Menus;

static void
visit_row (GtkWidget *widget,
           gpointer   data)
{
  Menus *menus = data;

  if (!gtk_widget_has_css_class (widget, "menu-row"))
    return;
  menus->n_rows++;
  glm_test_assert_named (widget);
  glm_test_visit (widget, menus->visit, menus->fixture);
}

static void
open_menu (GtkWidget *widget,
           gpointer   data)
{
  Menus *menus = data;
  GtkWidget *popover;

  if (!GTK_IS_MENU_BUTTON (widget) || !gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  glm_test_settle ();
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)));
  glm_test_visit (popover, visit_row, menus);
  if (menus->visit != assert_translated)
    menus->visit (popover, menus->fixture);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
}

static void
visit_everything (Fixture     *fixture,
                  GlmTestVisit visit)
{
  static const char *const panes[] = { "entities", "results", "outline", "marks" };
  GlmSession *session = glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (fixture->window)));
  GtkWidget *other;

  Menus menus = { fixture, visit, 0 };

  glm_test_visit (fixture->window, open_menu, &menus);
  g_assert_cmpuint (menus.n_rows, ==, 2);
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.find", NULL));
  /* A count of two digits beside the entry; what is found is no word of ours. */
  if (visit != assert_translated)
    {
      gtk_editable_set_text (GTK_EDITABLE (glm_test_find_widget (fixture->window, GTK_TYPE_SEARCH_ENTRY)), "a");
      glm_test_wait_until (glm_session_get_matches (session) != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      show_pane (fixture, panes[i]);
      glm_test_visit (fixture->window, visit, fixture);
    }
  glm_test_visit (other = glm_window_new (NULL, fixture->preferences, NULL), visit, fixture);
  gtk_window_destroy (GTK_WINDOW (other));
  glm_test_visit (other = show_error (fixture), visit, fixture);
  gtk_window_destroy (GTK_WINDOW (other));
  other = glm_preferences_window_new (fixture->preferences);
  gtk_window_set_default_size (GTK_WINDOW (other), PHONE, 640);
  gtk_window_present (GTK_WINDOW (other));
  glm_test_settle ();
  glm_test_visit (other, visit, fixture);
  gtk_window_destroy (GTK_WINDOW (other));
  glm_test_visit (other = show_popover (fixture), visit, fixture);
  gtk_window_destroy (GTK_WINDOW (other));
  other = glm_properties_window_new (session);
  gtk_window_present (GTK_WINDOW (other));
  glm_test_settle ();
  glm_test_visit (other, visit == assert_translated ? assert_title_translated : visit, fixture);
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
test_translatable (Fixture      *fixture,
                   gconstpointer data)
{
  if (strstr (g_dgettext ("guillemet", "Forget…"), "⟦") == NULL)
    {
      g_test_skip ("the C library translates nothing in this locale");
      return;
    }
  visit_everything (fixture, assert_translated);
}

static void
test_shortcuts_translatable (void)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GSList *objects;

  if (strstr (g_dgettext ("guillemet", "Forget…"), "⟦") == NULL)
    {
      g_test_skip ("the C library translates nothing in this locale");
      return;
    }
  builder = gtk_builder_new_from_resource ("/org/guillemet/Guillemet/help-overlay.ui");
  objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_SHORTCUT (l->data) || GTK_IS_SHORTCUTS_GROUP (l->data))
      {
        g_autofree char *title = NULL;

        g_object_get (l->data, "title", &title, NULL);
        assert_words (title, l->data);
      }
  g_slist_free (objects);
}

static void
assert_not_cut (GtkWidget *widget,
                gpointer   data)
{
  int minimum;

  /* The page clips what is too wide for it, so that the bar is measured too. */
  if (GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget) || GLM_IS_FIND_BAR (widget))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      /* Its count may have three digits more in a longer article. */
      if (minimum + (GLM_IS_FIND_BAR (widget) ? 30 : 0) > PHONE)
        g_error ("%s cannot be narrower than %d", G_OBJECT_TYPE_NAME (widget), minimum);
    }
  /* The bar's entry is wanted for what is typed, not for what stands there before. */
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && !is_content (widget) &&
      gtk_widget_get_ancestor (widget, GLM_TYPE_FIND_BAR) == NULL &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    g_error ("“%s” is cut", gtk_label_get_text (GTK_LABEL (widget)));
}

static void
test_not_cut (Fixture      *fixture,
              gconstpointer data)
{
  if (g_str_equal (g_dgettext ("guillemet", "Forget…"), "Forget…"))
    {
      g_test_skip ("there is no French");
      return;
    }
  visit_everything (fixture, assert_not_cut);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  glm_translations_init ();
  /* From glibc 2.35 on some systems translate nothing in C.UTF-8. */
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  if (g_strcmp0 (g_getenv ("LANGUAGE"), "qps") == 0)
    {
      g_test_add ("/words/translatable", Fixture, NULL, set_up, test_translatable, tear_down);
      g_test_add_func ("/words/shortcuts-translatable", test_shortcuts_translatable);
    }
  else
    g_test_add ("/words/not-cut", Fixture, "narrow", set_up, test_not_cut, tear_down);
  return g_test_run ();
}
