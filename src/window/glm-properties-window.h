/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_PROPERTIES_WINDOW (glm_properties_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmPropertiesWindow, glm_properties_window, GLM, PROPERTIES_WINDOW, GtkWindow)

GtkWidget *glm_properties_window_new (GlmSession *session);

G_END_DECLS
