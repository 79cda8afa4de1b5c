/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-open-windows.h"

#define KEY "open-windows"

/* What was opened or moved is written this long after, in milliseconds: a kill loses no more. */
#define SAVE_AFTER_MS 1000

#define MAX_WINDOWS 20

struct _GlmOpenWindows
{
  GtkApplication *application; /* not owned: it owns this */
  GlmPreferences *preferences;
  GSettings      *settings; /* (nullable) */
  GVariant       *last;     /* (nullable): what was open at the last start */
  guint           save_id;
  gboolean        finished; /* windows that close now are closed by the end of the program */
};

static GVariant *
describe_windows (GlmOpenWindows *self)
{
  g_autofree char *type = g_strconcat ("a", g_variant_type_peek_string (glm_window_get_state_type ()), NULL);
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (type));
  for (GList *l = gtk_application_get_windows (self->application); l != NULL && n < MAX_WINDOWS; l = l->next)
    if (GLM_IS_WINDOW (l->data))
      {
        g_autoptr (GVariant) state = glm_window_dup_state (l->data);

        g_variant_builder_add_value (&builder, state);
        n++;
      }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* Who wants nothing remembered finds nothing there. */
static void
save (GlmOpenWindows *self)
{
  g_autoptr (GVariant) open = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_KEEP_HISTORY) ||
      !glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_RESTORE_WINDOWS))
    {
      g_settings_reset (self->settings, KEY);
      return;
    }
  open = describe_windows (self);
  g_settings_set_value (self->settings, KEY, open);
}

static gboolean
on_save_timeout (gpointer data)
{
  GlmOpenWindows *self = data;

  self->save_id = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

static void
save_soon (GlmOpenWindows *self)
{
  if (self->save_id == 0 && !self->finished)
    self->save_id = g_timeout_add (SAVE_AFTER_MS, on_save_timeout, self);
}

static void
on_window_added (GtkApplication *application,
                 GtkWindow      *window,
                 GlmOpenWindows *self)
{
  if (!GLM_IS_WINDOW (window))
    return;
  self->finished = FALSE;
  g_signal_connect_swapped (window, "tabs-changed", G_CALLBACK (save_soon), self);
}

static guint
count_windows (GlmOpenWindows *self)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    n += GLM_IS_WINDOW (l->data);
  return n;
}

/* One window of several was closed for good; the last one is what the next start begins with. */
static void
on_window_removed (GtkApplication *application,
                   GtkWindow      *window,
                   GlmOpenWindows *self)
{
  if (!GLM_IS_WINDOW (window))
    return;
  g_signal_handlers_disconnect_by_data (window, self);
  if (count_windows (self) > 0)
    save_soon (self);
  else
    {
      g_clear_handle_id (&self->save_id, g_source_remove);
      self->finished = TRUE;
    }
}

/**
 * glm_open_windows_new:
 * @application: whose windows are written down; it outlives what is returned
 * @preferences: the reader's choices
 *
 * Returns: (transfer full) (nullable): %NULL where settings are not kept
 */
GlmOpenWindows *
glm_open_windows_new (GtkApplication *application,
                      GlmPreferences *preferences)
{
  GSettings *settings = glm_preferences_get_settings (preferences);
  g_autoptr (GSettingsSchema) schema = NULL;
  GlmOpenWindows *self;

  if (settings == NULL)
    return NULL;
  g_object_get (settings, "settings-schema", &schema, NULL);
  if (!g_settings_schema_has_key (schema, KEY))
    return NULL;

  self = g_new0 (GlmOpenWindows, 1);
  self->application = application;
  self->preferences = g_object_ref (preferences);
  self->settings = g_object_ref (settings);
  if (glm_preferences_get_boolean (preferences, GLM_PREFERENCE_RESTORE_WINDOWS))
    self->last = g_settings_get_value (settings, KEY);
  g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), self);
  g_signal_connect (application, "window-removed", G_CALLBACK (on_window_removed), self);
  return self;
}

/**
 * glm_open_windows_free:
 * @self: (transfer full): what is open
 */
void
glm_open_windows_free (GlmOpenWindows *self)
{
  g_signal_handlers_disconnect_by_data (self->application, self);
  for (GList *l = gtk_application_get_windows (self->application); l != NULL; l = l->next)
    g_signal_handlers_disconnect_by_data (l->data, self);
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->last, g_variant_unref);
  g_settings_sync ();
  g_object_unref (self->settings);
  g_object_unref (self->preferences);
  g_free (self);
}

/**
 * glm_open_windows_restore:
 * @self: what is open
 * @make: makes a window
 * @data: for @make
 *
 * Opens the windows of last time, once.
 *
 * Returns: whether there was one
 */
gboolean
glm_open_windows_restore (GlmOpenWindows *self,
                          GlmMakeWindow   make,
                          gpointer        data)
{
  g_autoptr (GVariant) last = g_steal_pointer (&self->last);
  gsize n = last != NULL ? MIN (g_variant_n_children (last), MAX_WINDOWS) : 0;

  /* The list has the window used last first; it is shown last, over the others. */
  for (gsize i = n; i > 0; i--)
    {
      g_autoptr (GVariant) state = g_variant_get_child_value (last, i - 1);
      GlmWindow *window = make (data);

      glm_window_restore_state (window, state);
      gtk_window_present (GTK_WINDOW (window));
    }
  return n > 0;
}

/**
 * glm_open_windows_offer:
 * @self: what is open
 * @window: a window that was opened for some article
 *
 * Articles of last time are one key away, Shift+Ctrl+T, though none of them was asked for.
 */
void
glm_open_windows_offer (GlmOpenWindows *self,
                        GlmWindow      *window)
{
  g_autoptr (GVariant) last = g_steal_pointer (&self->last);

  for (gsize i = last != NULL ? MIN (g_variant_n_children (last), MAX_WINDOWS) : 0; i > 0; i--)
    {
      g_autoptr (GVariant) state = g_variant_get_child_value (last, i - 1);

      glm_window_offer_state (window, state);
    }
}

/**
 * glm_open_windows_finish:
 * @self: what is open
 *
 * The program ends: all that is open now opens again. Windows that close after this count no more.
 */
void
glm_open_windows_finish (GlmOpenWindows *self)
{
  if (count_windows (self) > 0)
    save (self);
  self->finished = TRUE;
}

/**
 * glm_open_windows_forget:
 * @self: what is open
 *
 * What was open at the last start is gone; what is open now is written down when it next changes.
 */
void
glm_open_windows_forget (GlmOpenWindows *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->last, g_variant_unref);
  g_settings_reset (self->settings, KEY);
}
