/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "every-surface.h"
#include "glm-encoding-window.h"
#include "glm-find-bar.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-translations.h"

#include <locale.h>
#include <string.h>

/*
 * The words of the interface in other languages: all can be translated (in a language that puts brackets around
 * everything), and none is cut in French in a window as wide as a phone, nor where the reader asked for large letters.
 */

#define PHONE 360

/* What is looked for has to be seen while it is typed. */
#define ENTRY_WIDTH 160

/* Letters half as large again, as GTK's setting has it. */
#define LARGE_DPI (96 * 1024 * 3 / 2)

static void
set_up (EverySurface *fixture,
        gconstpointer data)
{
  every_surface_open (fixture, data != NULL ? PHONE : 1000);
}

static void
tear_down (EverySurface *fixture,
           gconstpointer data)
{
  every_surface_close (fixture);
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
         has_ancestor (widget, "shortcut") ||
         GTK_IS_INSCRIPTION (widget) ||
         (gtk_widget_get_ancestor (widget, GLM_TYPE_ENCODING_WINDOW) != NULL && gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) != NULL &&
          !gtk_widget_has_css_class (widget, "dim-label")) ||
         (GTK_IS_LABEL (widget) && strstr (every_surface_article, gtk_label_get_text (GTK_LABEL (widget))) != NULL);
}

static void
assert_words (const char *words,
              GtkWidget  *widget)
{
  if (words != NULL && has_letters (words) && !g_str_equal (words, "https://") && strstr (words, "⟦") == NULL)
    {
      GtkWidget *parent = GTK_IS_WIDGET (widget) ? gtk_widget_get_parent (widget) : NULL;

      g_error ("“%s” cannot be translated (%s, in a %s)", words, G_OBJECT_TYPE_NAME (widget),
               parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing");
    }
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

/* Controls among the commands of a menu are widgets of ours; the commands are seen in the model. */
static void
assert_row_translated (GtkWidget *widget,
                       gpointer   data)
{
  if (gtk_widget_has_css_class (widget, "menu-row"))
    glm_test_visit (widget, assert_translated, NULL);
}

static void
assert_surface_translated (const char *name,
                           GtkWidget  *surface,
                           gpointer    data)
{
  /* The window that tells of the program is GTK's own. */
  if (g_str_equal (name, "about"))
    return;
  if (g_str_equal (name, "menu"))
    glm_test_visit (surface, assert_row_translated, NULL);
  else
    glm_test_visit (surface, g_str_equal (name, "properties") || g_str_equal (name, "encoding") ? assert_title_translated : assert_translated, NULL);
  if (GTK_IS_WINDOW (surface) && !GLM_IS_WINDOW (surface))
    assert_words (gtk_window_get_title (GTK_WINDOW (surface)), surface);
}

static void
test_translatable (EverySurface *fixture,
                   gconstpointer data)
{
  if (strstr (g_dgettext ("guillemet", "Forget…"), "⟦") == NULL)
    {
      g_test_skip ("the C library translates nothing in this locale");
      return;
    }
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.find", NULL));
  every_surface_visit (fixture, assert_surface_translated, NULL);
  /* These are in no widget before they are opened. */
  assert_menu (_glm_panels_get_menu ("sort_menu"), fixture->window);
  assert_menu (_glm_panels_get_menu ("options_menu"), fixture->window);
}

static void
assert_not_cut (GtkWidget *widget,
                gpointer   data)
{
  int minimum, natural;

  /* The page clips what is too wide for it, so that the bar is measured too. */
  if (GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget) || GLM_IS_FIND_BAR (widget))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      /* A menu scrolls where it has no room, and hides what is beside. */
      if (GTK_IS_POPOVER (widget))
        minimum = natural;
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

/* Where the bar is open, it is seen under whatever else is shown. */
static void
assert_entry_wide (GtkWidget *widget,
                   gpointer   data)
{
  if (GLM_IS_FIND_BAR (widget) && glm_find_bar_get_open (GLM_FIND_BAR (widget)))
    {
      g_assert_cmpint (gtk_widget_get_width (glm_test_find_widget (widget, GTK_TYPE_SEARCH_ENTRY)), >=, ENTRY_WIDTH);
      ++*(guint *) data;
    }
}

static void
assert_surface_not_cut (const char *name,
                        GtkWidget  *surface,
                        gpointer    data)
{
  if (!g_str_equal (name, "about"))
    glm_test_visit (surface, assert_not_cut, NULL);
  glm_test_visit (surface, assert_entry_wide, data);
}

static void
test_not_cut (EverySurface *fixture,
              gconstpointer data)
{
  guint n_bars = 0;

  if (g_str_equal (g_dgettext ("guillemet", "Forget…"), "Forget…"))
    {
      g_test_skip ("there is no French");
      return;
    }
  /* A count of two digits stands beside the entry. */
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.find", NULL));
  gtk_editable_set_text (GTK_EDITABLE (glm_test_find_widget (fixture->window, GTK_TYPE_SEARCH_ENTRY)), "a");
  glm_test_wait_until (glm_session_get_matches (glm_article_page_get_session (fixture->page)) != NULL);
  every_surface_visit (fixture, assert_surface_not_cut, &n_bars);
  g_assert_cmpuint (n_bars, >, 0);
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
  if (argc > 1 && g_str_equal (argv[1], "large"))
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_DPI, NULL);
  if (g_strcmp0 (g_getenv ("LANGUAGE"), "qps") == 0)
    g_test_add ("/words/translatable", EverySurface, NULL, set_up, test_translatable, tear_down);
  else
    g_test_add ("/words/not-cut", EverySurface, "narrow", set_up, test_not_cut, tear_down);
  return g_test_run ();
}
