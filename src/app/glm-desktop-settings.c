/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-desktop-settings.h"

#define PORTAL_NAME      "org.freedesktop.portal.Desktop"
#define PORTAL_PATH      "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"
#define APPEARANCE       "org.freedesktop.appearance"
#define INTERFACE        "org.gnome.desktop.interface"
#define ACCESSIBILITY    "org.gnome.desktop.a11y.interface"

/* The portal's values for "prefer dark", "high contrast" and "reduce motion". */
#define PREFERRED 1

/* GTK's resolution of a desktop without a text scale: 96 dots an inch, in 1024ths. */
#define PLAIN_DPI (96 * 1024)

#define HIGH_CONTRAST_THEME "HighContrast"
#define MAX_TEXT_SCALE 4.0

/**
 * GlmDesktopSettings:
 *
 * Keeps GTK's settings as the desktop says through the settings portal, which plain GTK does not ask
 * everywhere: dark, high contrast, reduced motion and the size of text. Dark and light are as the
 * reader chose, if he did. Where there is no portal GTK's own settings stay as they were.
 */
struct _GlmDesktopSettings
{
  GObject          parent_instance;

  GlmPreferences  *preferences;
  GtkSettings     *settings;
  GDBusConnection *bus;
  GCancellable    *cancellable;
  guint            subscription;
  gboolean         was_dark;     /* GTK's own settings when we came */
  int              was_dpi;
  gboolean         known;        /* the desktop has said something about dark */
  gboolean         desktop_dark;
  gboolean         contrast;
  gboolean         still;
  double           text_scale;
};

G_DEFINE_FINAL_TYPE (GlmDesktopSettings, glm_desktop_settings, G_TYPE_OBJECT)

static void
apply_dark (GlmDesktopSettings *self)
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

static void
set_contrast (GlmDesktopSettings *self,
              gboolean            high)
{
  if (high == self->contrast)
    return;
  self->contrast = high;
  if (high)
    g_object_set (self->settings, "gtk-theme-name", HIGH_CONTRAST_THEME, NULL);
  else
    gtk_settings_reset_property (self->settings, "gtk-theme-name");
}

static void
set_still (GlmDesktopSettings *self,
           gboolean            still)
{
  if (still == self->still)
    return;
  self->still = still;
  if (still)
    g_object_set (self->settings, "gtk-enable-animations", FALSE, NULL);
  else
    gtk_settings_reset_property (self->settings, "gtk-enable-animations");
}

/* Where GTK has a scale from elsewhere it is not scaled twice. */
static void
set_text_scale (GlmDesktopSettings *self,
                double              scale)
{
  if (!(scale > 0) || scale > MAX_TEXT_SCALE || self->was_dpi > PLAIN_DPI || ABS (scale - self->text_scale) < 0.001)
    return;
  self->text_scale = scale;
  g_object_set (self->settings, "gtk-xft-dpi", (int) (PLAIN_DPI * scale + 0.5), NULL);
}

/* One setting, whatever variants it comes wrapped in: it depends on the version of the portal. */
static void
take_value (GlmDesktopSettings *self,
            const char         *name_space,
            const char         *key,
            GVariant           *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);
  gboolean preferred, on;

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unwrapped = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unwrapped;
    }
  preferred = g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32) && g_variant_get_uint32 (inner) == PREFERRED;
  on = g_variant_is_of_type (inner, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (inner);
  if (g_str_equal (name_space, APPEARANCE) && g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    {
      if (g_str_equal (key, "color-scheme"))
        {
          self->known = TRUE;
          self->desktop_dark = preferred;
          apply_dark (self);
        }
      else if (g_str_equal (key, "contrast"))
        set_contrast (self, preferred);
      else if (g_str_equal (key, "reduced-motion"))
        set_still (self, preferred);
    }
  else if (g_str_equal (name_space, ACCESSIBILITY) && g_str_equal (key, "high-contrast"))
    set_contrast (self, on);
  else if (g_str_equal (name_space, INTERFACE) && g_str_equal (key, "enable-animations"))
    set_still (self, !on);
  else if (g_str_equal (name_space, INTERFACE) && g_str_equal (key, "text-scaling-factor") &&
           g_variant_is_of_type (inner, G_VARIANT_TYPE_DOUBLE))
    set_text_scale (self, g_variant_get_double (inner));
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
  take_value (data, name_space, key, value);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariantIter) spaces = NULL;
  const char *name_space;
  GVariantIter *keys;

  if (reply == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("The desktop's settings are not known: %s", error->message);
      return;
    }
  g_variant_get (reply, "(a{sa{sv}})", &spaces);
  while (g_variant_iter_loop (spaces, "{&sa{sv}}", &name_space, &keys))
    {
      const char *key;
      GVariant *value;

      while (g_variant_iter_loop (keys, "{&sv}", &key, &value))
        take_value (data, name_space, key, value);
    }
}

static void
on_bus (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  static const char *const name_spaces[] = { APPEARANCE, INTERFACE, ACCESSIBILITY, NULL };
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);
  GlmDesktopSettings *self;

  if (bus == NULL)
    return;
  self = data;
  self->bus = bus;
  self->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL_NAME, PORTAL_INTERFACE, "SettingChanged",
                                                           PORTAL_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                           on_setting_changed, self, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_INTERFACE, "ReadAll",
                          g_variant_new ("(^as)", name_spaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_read, self);
}

static void
glm_desktop_settings_dispose (GObject *object)
{
  GlmDesktopSettings *self = GLM_DESKTOP_SETTINGS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->bus);
  g_clear_object (&self->preferences);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (glm_desktop_settings_parent_class)->dispose (object);
}

static void
glm_desktop_settings_class_init (GlmDesktopSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = glm_desktop_settings_dispose;
}

static void
glm_desktop_settings_init (GlmDesktopSettings *self)
{
  self->cancellable = g_cancellable_new ();
  self->text_scale = 1;
}

/**
 * glm_desktop_settings_new:
 * @preferences: the reader's choices
 * @settings: GTK's settings of the display
 *
 * Returns: (transfer full): an object that keeps @settings as the desktop says as long as it lives
 */
GlmDesktopSettings *
glm_desktop_settings_new (GlmPreferences *preferences,
                          GtkSettings    *settings)
{
  GlmDesktopSettings *self = g_object_new (GLM_TYPE_DESKTOP_SETTINGS, NULL);

  self->preferences = g_object_ref (preferences);
  self->settings = g_object_ref (settings);
  g_object_get (settings, "gtk-application-prefer-dark-theme", &self->was_dark, "gtk-xft-dpi", &self->was_dpi, NULL);
  g_signal_connect_object (preferences, "notify::theme", G_CALLBACK (apply_dark), self, G_CONNECT_SWAPPED);
  apply_dark (self);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus, self);
  return self;
}
