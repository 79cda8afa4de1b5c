/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_SHORTCUTS_WINDOW (glm_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmShortcutsWindow, glm_shortcuts_window, GLM, SHORTCUTS_WINDOW, GtkWindow)

GtkWidget *glm_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
