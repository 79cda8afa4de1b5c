/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_MARKS_PANEL (glm_marks_panel_get_type ())
G_DECLARE_FINAL_TYPE (GlmMarksPanel, glm_marks_panel, GLM, MARKS_PANEL, GtkWidget)

/* Signal "mark-activated" (guint64 start, guint64 end): the reader wants to go there. */
GtkWidget *glm_marks_panel_new  (GlmSession    *session);
void       glm_marks_panel_edit (GlmMarksPanel *self,
                                 guint          mark);

G_END_DECLS
