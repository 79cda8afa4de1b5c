/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-panels.h"

#include "glm-control-names.h"
#include "glm-resources.h"
#include "glm-wrap-layout.h"

/*
 * GTK 4.8 leaves a handler on its settings for each scrolled window that was shown, because it takes away another function than
 * the one that it connected. It would be called after the window is gone.
 */
static gboolean
on_scrolled_window_unrealized (GSignalInvocationHint *hint,
                               guint                  n_values,
                               const GValue          *values,
                               gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_SCROLLED_WINDOW (widget))
    g_signal_handlers_disconnect_by_data (gtk_widget_get_settings (widget), widget);
  return TRUE;
}

static gboolean
on_widget_mapped (GSignalInvocationHint *hint,
                  guint                  n_values,
                  const GValue          *values,
                  gpointer               data)
{
  _glm_control_names_mend (g_value_get_object (values));
  return TRUE;
}

/**
 * glm_panels_init:
 *
 * Registers the program's resources (templates and what they name, icons, style). To be called before the first widget
 * is made; may be called again.
 */
void
glm_panels_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      glm_register_resource ();
      g_type_ensure (GLM_TYPE_WRAP_LAYOUT);
      /* The signal is there with the class. */
      g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
      g_signal_add_emission_hook (g_signal_lookup ("unrealize", GTK_TYPE_WIDGET), 0, on_scrolled_window_unrealized, NULL, NULL);
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_widget_mapped, NULL, NULL);
      g_once_init_leave (&done, 1);
    }
}

/**
 * glm_panels_add_style:
 * @display: where the program shows
 *
 * Adds the program's style sheet to @display. An application does it once.
 */
void
glm_panels_add_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_return_if_fail (GDK_IS_DISPLAY (display));

  gtk_css_provider_load_from_resource (provider, "/org/guillemet/Guillemet/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/*< private >
 * _glm_panels_get_menu:
 * @id: of a menu of the panels
 *
 * The menus are the same in every tab, and are made once. In a template each tab would make its own, and GTK 4.8 never gives
 * back the items of a menu that was in one.
 *
 * Returns: (transfer none): the menu
 */
GMenuModel *
_glm_panels_get_menu (const char *id)
{
  static GtkBuilder *builder = NULL;

  if (builder == NULL)
    builder = gtk_builder_new_from_resource ("/org/guillemet/Guillemet/panels/glm-panel-menus.ui");
  return G_MENU_MODEL (gtk_builder_get_object (builder, id));
}

static void
make_menu (GtkMenuButton *button,
           gpointer       data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, _glm_panels_get_menu (data));
}

/*< private >
 * _glm_panels_attach_menu:
 * @button: what opens the menu
 * @id: (transfer none): of a menu of the panels; a constant
 *
 * The widgets of the menu are made when it is first opened: most tabs are closed before.
 */
void
_glm_panels_attach_menu (GtkMenuButton *button,
                         const char    *id)
{
  gtk_menu_button_set_create_popup_func (button, make_menu, (gpointer) id, NULL);
}
