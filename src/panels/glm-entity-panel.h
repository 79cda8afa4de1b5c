/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entity-list.h"
#include "glm-preferences.h"
#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_ENTITY_PANEL (glm_entity_panel_get_type ())
G_DECLARE_FINAL_TYPE (GlmEntityPanel, glm_entity_panel, GLM, ENTITY_PANEL, GtkWidget)

/*
 * Signals:
 *  "entity-activated" (int entity, int step): 0 selects it, 1 goes to its next mention, -1 to the one before
 *  "mention-activated" (int entity, int mention): goes there
 *  "entity-hovered" (int entity): the pointer rests on its row; -1 when it left
 *  "selection-extended": a being was added to what is selected, or taken away
 *  "card-requested" (int entity)
 *  "corrected" (const char *what): the reader corrected something; what, as one sentence
 *  "escaped" (gboolean cleared): Esc was pressed; nothing was left to clear when @cleared is %FALSE
 */
GtkWidget     *glm_entity_panel_new          (GlmPreferences *preferences,
                                              GlmSession     *session);
GlmEntityList *glm_entity_panel_get_list     (GlmEntityPanel *self);
void           glm_entity_panel_focus_filter (GlmEntityPanel *self);
void           glm_entity_panel_focus_entity (GlmEntityPanel *self,
                                              int             entity);
int            glm_entity_panel_get_focused  (GlmEntityPanel *self);
void           glm_entity_panel_set_on_screen (GlmEntityPanel *self,
                                              GlmRange        range);
void           glm_entity_panel_pin          (GlmEntityPanel *self,
                                              int             entity);
void           glm_entity_panel_scroll_to    (GlmEntityPanel *self,
                                              int             entity);

G_END_DECLS
