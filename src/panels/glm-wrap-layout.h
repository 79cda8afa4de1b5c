/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmWrapLayout: lays widgets out in a line and, where it is too narrow for all of them, in several
 */
#define GLM_TYPE_WRAP_LAYOUT (glm_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (GlmWrapLayout, glm_wrap_layout, GLM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *glm_wrap_layout_new     (int spacing,
                                           int line_spacing);
GtkWidget        *glm_wrap_layout_new_box (int spacing,
                                           int line_spacing);

G_END_DECLS
