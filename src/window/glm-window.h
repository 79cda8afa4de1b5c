/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_WINDOW (glm_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmWindow, glm_window, GLM, WINDOW, GtkApplicationWindow)

GtkWidget      *glm_window_new        (GtkApplication *application,
                                       GlmPreferences *preferences,
                                       GlmLibrary     *library);
GlmArticlePage *glm_window_get_page   (GlmWindow      *self);
guint           glm_window_get_n_tabs (GlmWindow      *self);
void            glm_window_open_session (GlmWindow    *self,
                                       GlmSession   *session);
void            glm_window_open       (GlmWindow      *self,
                                       GFile          *file);
void            glm_window_open_bytes (GlmWindow      *self,
                                       GBytes         *bytes,
                                       const char     *name);

G_END_DECLS
