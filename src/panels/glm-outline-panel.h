/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_OUTLINE_PANEL (glm_outline_panel_get_type ())
G_DECLARE_FINAL_TYPE (GlmOutlinePanel, glm_outline_panel, GLM, OUTLINE_PANEL, GtkWidget)

/*
 * Signals: "heading-activated" (guint64 start, guint64 end): the reader goes to that heading;
 *          "heading-entered" (guint64 start, guint64 end): and goes on in the text.
 */
GtkWidget  *glm_outline_panel_new          (GlmSession      *session);
void        glm_outline_panel_set_position (GlmOutlinePanel *self,
                                            gsize            position,
                                            GlmRange         visible);

G_END_DECLS
