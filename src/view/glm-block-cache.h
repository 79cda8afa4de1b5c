/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmBlockCache:
 *
 * The pieces of text that were shown last, set and ready to draw. Bounded: the piece that was used
 * longest ago leaves first.
 */
typedef struct _GlmBlockCache GlmBlockCache;

GlmBlockCache *glm_block_cache_new         (guint          capacity);
void           glm_block_cache_free        (GlmBlockCache *self);
void           glm_block_cache_clear       (GlmBlockCache *self);
void           glm_block_cache_drop_nodes  (GlmBlockCache *self);
GlmSetBlock   *glm_block_cache_lookup      (GlmBlockCache *self,
                                            gint64         key);
void           glm_block_cache_insert      (GlmBlockCache *self,
                                            gint64         key,
                                            GlmSetBlock   *set);
GskRenderNode *glm_block_cache_lookup_node (GlmBlockCache *self,
                                            gint64         key);
void           glm_block_cache_insert_node (GlmBlockCache *self,
                                            gint64         key,
                                            GskRenderNode *node);
gboolean       glm_block_cache_lookup_marks (GlmBlockCache  *self,
                                             gint64          key,
                                             guint           serial,
                                             GskRenderNode **node);
void           glm_block_cache_insert_marks (GlmBlockCache  *self,
                                             gint64          key,
                                             guint           serial,
                                             GskRenderNode  *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmBlockCache, glm_block_cache_free)

G_END_DECLS
