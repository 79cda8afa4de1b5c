/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-panels.h"

#include "glm-resources.h"
#include "glm-wrap-layout.h"

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
