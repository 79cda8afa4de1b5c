/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_PREFERENCES_WINDOW (glm_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmPreferencesWindow, glm_preferences_window, GLM, PREFERENCES_WINDOW, GtkWindow)

GtkWidget *glm_preferences_window_new (GlmPreferences *preferences);

G_END_DECLS
