/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmHeightIndex:
 *
 * The heights of the blocks of a column, estimated or exact, as a Fenwick tree (P. M. Fenwick, 1994):
 * one height changes, and a place is found, in time logarithmic in the number of blocks. Pixels.
 */
typedef struct _GlmHeightIndex GlmHeightIndex;

GlmHeightIndex *glm_height_index_new        (guint                 n_blocks);
void            glm_height_index_free       (GlmHeightIndex       *self);
void            glm_height_index_set        (GlmHeightIndex       *self,
                                             guint                 block,
                                             double                height);
double          glm_height_index_get        (const GlmHeightIndex *self,
                                             guint                 block);
double          glm_height_index_get_top    (const GlmHeightIndex *self,
                                             guint                 block);
double          glm_height_index_get_total  (const GlmHeightIndex *self);
guint           glm_height_index_find       (const GlmHeightIndex *self,
                                             double                y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmHeightIndex, glm_height_index_free)

G_END_DECLS
