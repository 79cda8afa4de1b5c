/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_STYLE_POPOVER (glm_style_popover_get_type ())
G_DECLARE_FINAL_TYPE (GlmStylePopover, glm_style_popover, GLM, STYLE_POPOVER, GtkPopover)

GtkWidget *glm_style_popover_new (GlmPreferences *preferences);

G_END_DECLS
