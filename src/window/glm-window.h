/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_WINDOW (glm_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmWindow, glm_window, GLM, WINDOW, GtkApplicationWindow)

/*
 * Signal "tabs-changed": a tab came, went, moved, was chosen or got another title, or the window another size.
 */
GtkWidget      *glm_window_new        (GtkApplication *application,
                                       GlmPreferences *preferences,
                                       GlmLibrary     *library);
GlmArticlePage *glm_window_get_page   (GlmWindow      *self);
guint           glm_window_get_n_tabs (GlmWindow      *self);
void            glm_window_open_session (GlmWindow    *self,
                                       GlmSession   *session);
void            glm_window_open       (GlmWindow      *self,
                                       GFile          *file);
void            glm_window_open_many  (GlmWindow      *self,
                                       GFile *const   *files,
                                       gsize           n);
void            glm_window_open_bytes (GlmWindow      *self,
                                       GBytes         *bytes,
                                       const char     *name);
GVariant       *glm_window_dup_state  (GlmWindow      *self);
const GVariantType *glm_window_get_state_type (void);
void            glm_window_restore_state (GlmWindow   *self,
                                       GVariant       *state);
void            glm_window_forget     (GlmWindow      *self);
void            glm_window_say        (GlmWindow      *self,
                                       const char     *message);
void            glm_window_offer_state (GlmWindow     *self,
                                       GVariant       *state);

G_END_DECLS
