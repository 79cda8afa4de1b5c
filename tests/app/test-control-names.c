/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "every-surface.h"
#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-translations.h"

#include <locale.h>
#include <string.h>

static void assert_access_keys (GMenuModel *menu);

/* Whatever the program shows, a screen reader has a name for each control of it. */

static void
assert_surface_named (const char *name,
                      GtkWidget  *surface,
                      gpointer    data)
{
  guint *n = data;

  g_test_message ("%s", name);
  if (GTK_IS_WINDOW (surface))
    g_assert_true (gtk_window_get_title (GTK_WINDOW (surface)) != NULL && *gtk_window_get_title (GTK_WINDOW (surface)) != '\0');
  (*n)++;
  /* The window that tells of the program is GTK's own. */
  if (!g_str_equal (name, "about"))
    glm_test_assert_named (surface);
}

static void
test_named (void)
{
  EverySurface every = { NULL };
  guint n = 0;

  every_surface_open (&every, 1000);
  g_assert_true (gtk_widget_activate_action (every.window, "page.find", NULL));
  every_surface_visit (&every, assert_surface_named, &n);
  every_surface_close (&every);
  g_assert_cmpuint (n, >, 19);
}

static void
collect_letters (GMenuModel *menu,
                 GHashTable *taken)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;
      const char *mark;

      if (section != NULL)
        collect_letters (section, taken);
      if (submenu != NULL)
        assert_access_keys (submenu);
      if (section == NULL && g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label) &&
          (mark = strchr (label, '_')) != NULL)
        {
          gunichar letter = g_unichar_tolower (g_utf8_get_char (mark + 1));
          const char *other = g_hash_table_lookup (taken, GUINT_TO_POINTER (letter));

          if (other != NULL)
            g_error ("“%s” and “%s” have the same access key", other, label);
          g_hash_table_insert (taken, GUINT_TO_POINTER (letter), g_steal_pointer (&label));
        }
    }
}

/* A letter means one line of a menu: with two GTK only goes from one to the other. */
static void
assert_access_keys (GMenuModel *menu)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  collect_letters (menu, taken);
}

static void
visit_menu (GtkWidget *widget,
            gpointer   data)
{
  guint *n = data;

  if (!GTK_IS_POPOVER_MENU (widget) || !gtk_widget_get_mapped (widget))
    return;
  assert_access_keys (gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget)));
  (*n)++;
}

static void
visit_button (GtkWidget *widget,
              gpointer   data)
{
  guint *n = data;

  if (!GTK_IS_MENU_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  if (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    {
      assert_access_keys (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
      (*n)++;
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
  glm_test_settle ();
}

/* The main menu, those of the sidebar and of the find bar, of a selection in the text and of a row. */
static void
test_access_keys (void)
{
  EverySurface every = { NULL };
  guint n = 0;

  every_surface_open (&every, 1000);
  g_assert_true (gtk_widget_activate_action (every.window, "page.find", NULL));
  gtk_test_widget_wait_for_draw (every.window);
  glm_test_visit (every.window, visit_button, &n);
  g_assert_cmpuint (n, >=, 3);

  n = 0;
  g_assert_true (gtk_widget_activate_action (every.page->view, "selection.all", NULL));
  g_assert_true (gtk_widget_activate_action (every.page->view, "menu.popup", NULL));
  glm_test_settle ();
  glm_test_visit (every.window, visit_menu, &n);
  g_assert_cmpuint (n, ==, 1);
  every_surface_close (&every);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  glm_translations_init ();
  /* From glibc 2.35 on some systems translate nothing in C.UTF-8. */
  if (g_getenv ("LANGUAGE") == NULL || setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  g_test_add_func ("/control-names/all", test_named);
  g_test_add_func ("/control-names/access-keys", test_access_keys);
  return g_test_run ();
}
