/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entity-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmEntitySort: the order of the list of beings
 */
typedef enum
{
  GLM_ENTITY_SORT_MENTIONS,     /* most mentioned first, ties by first mention */
  GLM_ENTITY_SORT_APPEARANCE,   /* by first mention */
  GLM_ENTITY_SORT_ALPHABETICAL, /* persons by family name */
} GlmEntitySort;

#define GLM_ENTITY_LIST_MAX_SELECTED 6

#define GLM_TYPE_ENTITY_LIST (glm_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (GlmEntityList, glm_entity_list, GLM, ENTITY_LIST, GObject)

GlmEntityList *glm_entity_list_new          (void);
void           glm_entity_list_set_entities (GlmEntityList *self,
                                             GlmDocument   *document,
                                             GlmEntities   *entities);
GlmEntities   *glm_entity_list_get_entities (GlmEntityList *self);
void           glm_entity_list_set_filter   (GlmEntityList *self,
                                             const char    *words);
void           glm_entity_list_set_scope    (GlmEntityList *self,
                                             GlmRange       scope);
void           glm_entity_list_set_sort     (GlmEntityList *self,
                                             GlmEntitySort  sort);
void           glm_entity_list_set_steady   (GlmEntityList *self,
                                             gboolean       steady);
guint          glm_entity_list_get_n_shown  (GlmEntityList *self);
guint          glm_entity_list_get_n_hidden (GlmEntityList *self);
void           glm_entity_list_set_open     (GlmEntityList *self,
                                             GlmEntityItem *item,
                                             gboolean       open);
void           glm_entity_list_open_folds   (GlmEntityList *self);
guint          glm_entity_list_find         (GlmEntityList *self,
                                             int            entity,
                                             gboolean       open_fold);
void           glm_entity_list_select       (GlmEntityList *self,
                                             int            entity,
                                             gboolean       extend);
void           glm_entity_list_unselect_all (GlmEntityList *self);
guint          glm_entity_list_get_selected (GlmEntityList *self,
                                             int            entities[GLM_ENTITY_LIST_MAX_SELECTED]);

G_END_DECLS
