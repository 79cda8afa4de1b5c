/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_DESKTOP_SETTINGS (glm_desktop_settings_get_type ())
G_DECLARE_FINAL_TYPE (GlmDesktopSettings, glm_desktop_settings, GLM, DESKTOP_SETTINGS, GObject)

GlmDesktopSettings *glm_desktop_settings_new (GlmPreferences *preferences,
                                              GtkSettings    *settings);

G_END_DECLS
