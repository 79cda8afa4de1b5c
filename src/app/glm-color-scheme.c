/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-color-scheme.h"

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define APPEARANCE       "org.freedesktop.appearance"
#define COLOR_SCHEME     "color-scheme"

/* The portal's value for "prefer dark". */
#define PREFER_DARK 1

/**
 * GlmColorScheme:
 *
 * Keeps GTK's dark preference as the reader wants it: light or dark by choice, or what the desktop
 * says through the settings portal, which plain GTK does not ask. Where there is no portal GTK's own
 * setting stays as it was.
 */
struct _GlmColorScheme
{
  GObject          parent_instance;

  GlmPreferences  *preferences;
  GtkSettings     *settings;
  GDBusConnection *bus;
  GCancellable    *cancellable;
  guint            subscription;
  gboolean         was_dark;     /* GTK's own setting when we came */
  gboolean         known;        /* the desktop has said something */
  gboolean         desktop_dark;
};

G_DEFINE_FINAL_TYPE (GlmColorScheme, glm_color_scheme, G_TYPE_OBJECT)

static void
apply (GlmColorScheme *self)
{
  const char *theme = glm_preferences_get_string (self->preferences, GLM_PREFERENCE_THEME);
  gboolean dark = self->known ? self->desktop_dark : self->was_dark;
  gboolean is_dark;

  if (g_strcmp0 (theme, "dark") == 0)
    dark = TRUE;
  else if (g_strcmp0 (theme, "light") == 0 || g_strcmp0 (theme, "sepia") == 0)
    dark = FALSE;
  /* GTK reads its theme again even where nothing changes. */
  g_object_get (self->settings, "gtk-application-prefer-dark-theme", &is_dark, NULL);
  if (is_dark != dark)
    g_object_set (self->settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

/* The value comes wrapped in one or two variants, as the version of the portal has it. */
static void
take_value (GlmColorScheme *self,
            GVariant       *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unwrapped = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unwrapped;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  self->known = TRUE;
  self->desktop_dark = g_variant_get_uint32 (inner) == PREFER_DARK;
  apply (self);
}

static void
on_setting_changed (GDBusConnection *bus,
                    const char      *sender,
                    const char      *path,
                    const char      *interface,
                    const char      *signal,
                    GVariant        *parameters,
                    gpointer         data)
{
  g_autoptr (GVariant) value = NULL;
  const char *name_space;
  const char *key;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &name_space, &key, &value);
  if (g_str_equal (name_space, APPEARANCE) && g_str_equal (key, COLOR_SCHEME))
    take_value (data, value);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The desktop's colour scheme is not known: %s", error->message);
      return;
    }
  value = g_variant_get_child_value (reply, 0);
  take_value (data, value);
}

static void
on_bus (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  GlmColorScheme *self;

  if (bus == NULL)
    return;
  self = data;
  self->bus = bus;
  self->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged",
                                                           PORTAL_PATH, APPEARANCE, G_DBUS_SIGNAL_FLAGS_NONE,
                                                           on_setting_changed, self, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", APPEARANCE, COLOR_SCHEME), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_read, self);
}

static void
glm_color_scheme_dispose (GObject *object)
{
  GlmColorScheme *self = GLM_COLOR_SCHEME (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  g_clear_object (&self->preferences);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (glm_color_scheme_parent_class)->dispose (object);
}

static void
glm_color_scheme_class_init (GlmColorSchemeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = glm_color_scheme_dispose;
}

static void
glm_color_scheme_init (GlmColorScheme *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * glm_color_scheme_new:
 * @preferences: the reader's choices
 * @settings: GTK's settings of the display
 *
 * Returns: (transfer full): an object that keeps @settings light or dark as long as it lives
 */
GlmColorScheme *
glm_color_scheme_new (GlmPreferences *preferences,
                      GtkSettings    *settings)
{
  GlmColorScheme *self = g_object_new (GLM_TYPE_COLOR_SCHEME, NULL);

  self->preferences = g_object_ref (preferences);
  self->settings = g_object_ref (settings);
  g_object_get (settings, "gtk-application-prefer-dark-theme", &self->was_dark, NULL);
  g_signal_connect_object (preferences, "notify::theme", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
  apply (self);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus, self);
  return self;
}
