/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-range.h"

G_BEGIN_DECLS

/**
 * GlmOffsetMap:
 *
 * An immutable map between the byte positions of two texts, of which the second was made from
 * the first by edits. It is a list of runs that tile both texts: a *kept* run has one length on
 * both sides and maps byte by byte; an *edited* run maps only at its edges, and #GlmBias says
 * which edge a position inside it, or at a point of insertion, goes to. Any thread may read it.
 */
typedef struct _GlmOffsetMap GlmOffsetMap;

/**
 * GlmOffsetMapBuilder:
 *
 * Gathers the runs of a #GlmOffsetMap in order. Lives on the caller's stack or heap;
 * glm_offset_map_builder_end() empties it.
 */
typedef struct
{
  GArray *runs;
  gsize   source;
  gsize   target;
} GlmOffsetMapBuilder;

void          glm_offset_map_builder_init    (GlmOffsetMapBuilder *self);
void          glm_offset_map_builder_keep    (GlmOffsetMapBuilder *self,
                                              gsize                length);
void          glm_offset_map_builder_replace (GlmOffsetMapBuilder *self,
                                              gsize                source_length,
                                              gsize                target_length);
GlmOffsetMap *glm_offset_map_builder_end     (GlmOffsetMapBuilder *self);

GlmOffsetMap *glm_offset_map_ref               (GlmOffsetMap       *self);
void          glm_offset_map_unref             (GlmOffsetMap       *self);
gsize         glm_offset_map_get_source_length (const GlmOffsetMap *self);
gsize         glm_offset_map_get_target_length (const GlmOffsetMap *self);
gsize         glm_offset_map_to_target         (const GlmOffsetMap *self,
                                                gsize               source,
                                                GlmBias             bias);
gsize         glm_offset_map_to_source         (const GlmOffsetMap *self,
                                                gsize               target,
                                                GlmBias             bias);
GlmRange      glm_offset_map_range_to_target   (const GlmOffsetMap *self,
                                                GlmRange            source);
GlmRange      glm_offset_map_range_to_source   (const GlmOffsetMap *self,
                                                GlmRange            target);
gboolean      glm_offset_map_check             (const GlmOffsetMap *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmOffsetMap, glm_offset_map_unref)

G_END_DECLS
