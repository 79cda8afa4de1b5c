/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"
#include "glm-typography.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_ENTITY_CARD (glm_entity_card_get_type ())
G_DECLARE_FINAL_TYPE (GlmEntityCard, glm_entity_card, GLM, ENTITY_CARD, GtkPopover)

/*
 * Signals: "stepped" (int step): to the next or previous mention;
 *          "range-activated" (guint64 start, guint64 end): to where a role stands;
 *          "entity-activated" (int entity): to a being that appears with this one.
 */
GtkWidget *glm_entity_card_new  (void);
void       glm_entity_card_show (GlmEntityCard     *self,
                                 GlmEntities       *entities,
                                 GlmDocument       *document,
                                 GlmTypographyPlan *plan,
                                 guint              entity,
                                 int                mention);

G_END_DECLS
