/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_CORRECTIONS_WINDOW (glm_corrections_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmCorrectionsWindow, glm_corrections_window, GLM, CORRECTIONS_WINDOW, GtkWindow)

GtkWidget *glm_corrections_window_new  (GtkWindow            *parent,
                                        GlmSession           *session);
void       glm_corrections_window_load (GlmCorrectionsWindow *self,
                                        GListModel           *files);
void       glm_corrections_window_save (GlmCorrectionsWindow *self,
                                        GFile                *file);

G_END_DECLS
