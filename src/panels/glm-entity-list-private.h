/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entity-list.h"

G_BEGIN_DECLS

struct _GlmEntityList
{
  GObject       parent_instance;

  GlmDocument  *document;
  GlmEntities  *entities;
  char         *filter;   /* folded; NULL for none */
  GlmRange      scope;    /* only beings mentioned in it; empty for the whole document */
  GlmEntitySort sort;
  gboolean      steady;
  GPtrArray    *items;    /* GlmEntityItem, what is shown */
  GPtrArray    *selected; /* ids */
  GHashTable   *open;     /* ids of rows whose mentions are shown */
  GHashTable   *ranks;    /* id → order of the last arrangement, for steadiness */
  gboolean      open_folds[GLM_N_ENTITY_FOLDS];
  guint         n_shown;
  guint         n_hidden;
};

GPtrArray *_glm_entity_list_arrange       (GlmEntityList *self);
guint      _glm_entity_list_find_selected (GlmEntityList *self,
                                           const char    *id);

G_END_DECLS
