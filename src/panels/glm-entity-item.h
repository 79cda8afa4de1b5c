/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"
#include "glm-typography.h"

G_BEGIN_DECLS

/**
 * GlmEntityItemKind: what a row of the list of beings is
 */
typedef enum
{
  GLM_ENTITY_ITEM_HEADING, /* a section: People, Institutions */
  GLM_ENTITY_ITEM_ENTITY,
  GLM_ENTITY_ITEM_MENTION, /* one mention of the being above it */
  GLM_ENTITY_ITEM_FOLD,    /* rows that are put away until they are asked for */
} GlmEntityItemKind;

/**
 * GlmEntityFold: which rows a fold holds
 */
typedef enum
{
  GLM_ENTITY_FOLD_SINGLE_PEOPLE,
  GLM_ENTITY_FOLD_SINGLE_INSTITUTIONS,
  GLM_ENTITY_FOLD_TO_CHECK,
  GLM_N_ENTITY_FOLDS,
} GlmEntityFold;

#define GLM_TYPE_ENTITY_ITEM (glm_entity_item_get_type ())
G_DECLARE_FINAL_TYPE (GlmEntityItem, glm_entity_item, GLM, ENTITY_ITEM, GObject)

GlmEntityItem    *glm_entity_item_new          (GlmEntityItemKind kind,
                                                GlmEntities      *entities,
                                                GlmDocument      *document,
                                                int               entity,
                                                int               number);
gboolean          glm_entity_item_is_same      (GlmEntityItem    *self,
                                                GlmEntityItem    *other);
void              glm_entity_item_replace      (GlmEntityItem    *self,
                                                GlmEntityItem    *other);
GlmEntityItemKind glm_entity_item_get_kind     (GlmEntityItem    *self);
int               glm_entity_item_get_index    (GlmEntityItem    *self);
const GlmEntity  *glm_entity_item_get_entity   (GlmEntityItem    *self);
GlmDocument      *glm_entity_item_get_document (GlmEntityItem    *self);
int               glm_entity_item_get_mention  (GlmEntityItem    *self);
GlmEntityFold     glm_entity_item_get_fold     (GlmEntityItem    *self);
guint             glm_entity_item_get_count    (GlmEntityItem    *self);
gboolean          glm_entity_item_get_open     (GlmEntityItem    *self);
guint             glm_entity_item_get_selected (GlmEntityItem    *self);
gboolean          glm_entity_item_get_doubtful (GlmEntityItem    *self);
void              glm_entity_item_set_open     (GlmEntityItem    *self,
                                                gboolean          open);
void              glm_entity_item_set_selected (GlmEntityItem    *self,
                                                guint             selected);
char             *glm_entity_item_dup_title    (GlmEntityItem     *self,
                                                GlmTypographyPlan *plan);
char             *glm_entity_item_dup_role     (GlmEntityItem     *self,
                                                GlmTypographyPlan *plan);
char             *glm_entity_item_dup_together (GlmEntityItem     *self,
                                                GlmTypographyPlan *plan);
char             *glm_entity_item_dup_snippet  (GlmEntityItem     *self,
                                                GlmTypographyPlan *plan,
                                                GlmRange          *mention);

G_END_DECLS
