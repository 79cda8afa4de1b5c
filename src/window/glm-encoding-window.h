/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_ENCODING_WINDOW (glm_encoding_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmEncodingWindow, glm_encoding_window, GLM, ENCODING_WINDOW, GtkWindow)

GtkWidget *glm_encoding_window_new (GtkWindow  *parent,
                                    GlmSession *session);

G_END_DECLS
