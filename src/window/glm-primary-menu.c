/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-primary-menu.h"

#include "glm-menu-labels.h"

#include <glib/gi18n-lib.h>

/*
 * Two rows of the main menu are no commands but controls: the size of the text with the full screen,
 * and the colours of the page. All of it is made when the menu is first opened, so that the first
 * page does not wait for it.
 */

typedef struct
{
  GMenuModel     *model;
  GlmPreferences *preferences;
} Contents;

static GtkWidget *
make_button (GtkWidget  *button,
             const char *icon,
             const char *name,
             const char *action)
{
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "circular");
  return button;
}

static gboolean
say_percentage (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      data)
{
  /* Translators: the size of the text, as in "110%". */
  g_value_take_string (to, g_strdup_printf (_("%.0f%%"), g_value_get_double (from) * 100));
  return TRUE;
}

static GtkWidget *
make_zoom_row (GlmPreferences *preferences)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *size = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_widget_add_css_class (label, "count");
  g_object_bind_property_full (preferences, "zoom", label, "label", G_BINDING_SYNC_CREATE, say_percentage, NULL, NULL, NULL);
  gtk_button_set_child (GTK_BUTTON (size), label);
  gtk_button_set_has_frame (GTK_BUTTON (size), FALSE);
  gtk_widget_set_hexpand (size, TRUE);
  gtk_widget_set_tooltip_text (size, _("Normal Size (Ctrl+0)"));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (size), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (size), "page.zoom-reset");

  gtk_box_append (GTK_BOX (row), make_button (gtk_button_new (), "list-remove-symbolic", _("Smaller Text (Ctrl+−)"), "page.zoom-out"));
  gtk_box_append (GTK_BOX (row), size);
  gtk_box_append (GTK_BOX (row), make_button (gtk_button_new (), "list-add-symbolic", _("Larger Text (Ctrl++)"), "page.zoom-in"));
  gtk_box_append (GTK_BOX (row), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (row), make_button (gtk_toggle_button_new (), "view-fullscreen-symbolic", _("Full Screen (F11)"), "win.fullscreen"));
  gtk_widget_add_css_class (row, "menu-row");
  return row;
}

static GtkWidget *
make_theme_row (GlmPreferences *preferences)
{
  static const struct
  {
    const char *theme;
    const char *name;
  } themes[] = {
    { "system", N_("As the desktop") },
    { "light", N_("Light") },
    { "sepia", N_("Sepia") },
    { "dark", N_("Dark") },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) action = g_property_action_new ("theme", preferences, "theme");
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Theme"), -1);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (row, "menu", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      GtkWidget *button = make_button (gtk_toggle_button_new (), "object-select-symbolic", _(themes[i].name), "menu.theme");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", themes[i].theme);
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "swatch");
      gtk_widget_add_css_class (button, themes[i].theme);
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_widget_add_css_class (row, "menu-row");
  return row;
}

static void
fill (GtkMenuButton *button,
      gpointer       data)
{
  Contents *contents = data;
  GtkPopoverMenu *menu;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    {
      gtk_menu_button_set_menu_model (button, contents->model);
      menu = GTK_POPOVER_MENU (gtk_menu_button_get_popover (button));
      gtk_popover_menu_add_child (menu, make_zoom_row (contents->preferences), "zoom");
      gtk_popover_menu_add_child (menu, make_theme_row (contents->preferences), "theme");
    }
  glm_menu_labels_fit (button);
}

static void
contents_free (gpointer data)
{
  Contents *contents = data;

  g_object_unref (contents->model);
  g_object_unref (contents->preferences);
  g_free (contents);
}

/**
 * glm_primary_menu_attach:
 * @button: the button of the main menu
 * @model: the commands, with places for "zoom" and "theme"
 * @preferences: the reader's choices
 *
 * Gives the button its menu, with controls for the size of the text and for the colours of the page.
 */
void
glm_primary_menu_attach (GtkMenuButton  *button,
                         GMenuModel     *model,
                         GlmPreferences *preferences)
{
  Contents *contents;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (G_IS_MENU_MODEL (model));

  contents = g_new0 (Contents, 1);
  contents->model = g_object_ref (model);
  contents->preferences = g_object_ref (preferences);
  gtk_menu_button_set_create_popup_func (button, fill, contents, contents_free);
}
