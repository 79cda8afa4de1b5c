/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-desktop-settings.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"

/* A portal of our own says what a desktop might, and says something else later. */

#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const char description[] =
  "<node><interface name='org.freedesktop.portal.Settings'>"
  "<method name='ReadAll'><arg type='as' direction='in'/><arg type='a{sa{sv}}' direction='out'/></method>"
  "<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>"
  "</interface></node>";

static void
on_call (GDBusConnection       *bus,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               data)
{
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new_parsed ("({'org.freedesktop.appearance': {'color-scheme': <uint32 1>, 'contrast': <uint32 1>},"
                                      " 'org.gnome.desktop.interface': {'text-scaling-factor': <1.5>, 'enable-animations': <false>}},)"));
}

static void
say (GDBusConnection *bus,
     const char      *name_space,
     const char      *key,
     GVariant        *value)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (bus, NULL, PORTAL_PATH, "org.freedesktop.portal.Settings", "SettingChanged",
                                 g_variant_new ("(ssv)", name_space, key, value), &error);
  g_assert_no_error (error);
}

static gboolean
get_boolean (const char *name)
{
  gboolean value;

  g_object_get (gtk_settings_get_default (), name, &value, NULL);
  return value;
}

static int
get_dpi (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi;
}

static gboolean
has_contrast (void)
{
  g_autofree char *name = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &name, NULL);
  return g_str_has_prefix (name, "HighContrast");
}

static void
on_name (GDBusConnection *bus,
         const char      *name,
         gpointer         data)
{
  *(GDBusConnection **) data = bus;
}

static void
test_portal (void)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (description, NULL);
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  g_autoptr (GlmDesktopSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = NULL;
  guint name = g_bus_own_name (G_BUS_TYPE_SESSION, "org.freedesktop.portal.Desktop", G_BUS_NAME_OWNER_FLAGS_NONE, NULL, on_name,
                               NULL, &bus, NULL);
  guint object;

  glm_test_wait_until (bus != NULL);
  object = g_dbus_connection_register_object (bus, PORTAL_PATH, node->interfaces[0], &table, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_true (get_boolean ("gtk-enable-animations"));

  settings = glm_desktop_settings_new (preferences, gtk_settings_get_default ());
  glm_test_wait_until (get_boolean ("gtk-application-prefer-dark-theme"));
  glm_test_wait_until (get_dpi () == 144 * 1024);
  g_assert_true (has_contrast ());
  g_assert_false (get_boolean ("gtk-enable-animations"));

  say (bus, "org.freedesktop.appearance", "contrast", g_variant_new_uint32 (0));
  glm_test_wait_until (!has_contrast ());
  say (bus, "org.freedesktop.appearance", "color-scheme", g_variant_new_uint32 (2));
  glm_test_wait_until (!get_boolean ("gtk-application-prefer-dark-theme"));
  say (bus, "org.gnome.desktop.interface", "enable-animations", g_variant_new_boolean (TRUE));
  glm_test_wait_until (get_boolean ("gtk-enable-animations"));
  say (bus, "org.gnome.desktop.a11y.interface", "high-contrast", g_variant_new_boolean (TRUE));
  glm_test_wait_until (has_contrast ());

  /* What makes no sense is passed over. */
  say (bus, "org.gnome.desktop.interface", "text-scaling-factor", g_variant_new_double (-3));
  say (bus, "org.gnome.desktop.interface", "text-scaling-factor", g_variant_new_string ("large"));
  say (bus, "org.freedesktop.appearance", "color-scheme", g_variant_new_string ("dark"));
  say (bus, "org.gnome.desktop.interface", "text-scaling-factor", g_variant_new_double (1.25));
  glm_test_wait_until (get_dpi () == 120 * 1024);
  g_assert_false (get_boolean ("gtk-application-prefer-dark-theme"));

  /* Who chose for himself is not asked again. */
  g_object_set (preferences, "theme", "dark", NULL);
  g_assert_true (get_boolean ("gtk-application-prefer-dark-theme"));
  glm_preferences_reset (preferences, GLM_PREFERENCE_THEME);

  g_dbus_connection_unregister_object (bus, object);
  g_bus_unown_name (name);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  glm_panels_init ();
  g_test_add_func ("/desktop-settings/portal", test_portal);
  return g_test_run ();
}
