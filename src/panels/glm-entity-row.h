/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entity-item.h"
#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_ENTITY_ROW (glm_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (GlmEntityRow, glm_entity_row, GLM, ENTITY_ROW, GtkWidget)

GtkWidget     *glm_entity_row_new      (GlmSession    *session);
void           glm_entity_row_set_item (GlmEntityRow  *self,
                                        GlmEntityItem *item);
GlmEntityItem *glm_entity_row_get_item (GlmEntityRow  *self);

G_END_DECLS
