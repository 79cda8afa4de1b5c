/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_COLOR_SCHEME (glm_color_scheme_get_type ())
G_DECLARE_FINAL_TYPE (GlmColorScheme, glm_color_scheme, GLM, COLOR_SCHEME, GObject)

GlmColorScheme *glm_color_scheme_new (GlmPreferences *preferences,
                                      GtkSettings    *settings);

G_END_DECLS
