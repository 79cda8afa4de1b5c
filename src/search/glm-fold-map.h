/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-range.h"

G_BEGIN_DECLS

/**
 * GlmFoldMap:
 *
 * The way back from a folded text to its source. Most bytes stand for one byte; only where that
 * is not so there is an entry of four bytes, and a checkpoint every few entries. Immutable.
 */
typedef struct _GlmFoldMap GlmFoldMap;

/**
 * GlmFoldMapBuilder:
 *
 * Gathers what a map is made of, in order. Lives on the caller's stack.
 */
typedef struct
{
  GArray *entries;
  GArray *checkpoints;
  gsize   kept; /* bytes since the last entry */
  gsize   folded;
  gsize   source;
} GlmFoldMapBuilder;

/**
 * GlmFoldCursor:
 *
 * A place in a map. Looking up positions in order costs a step each, and nothing where bytes are kept.
 */
typedef struct
{
  const GlmFoldMap *map;
  guint             entry;
  gsize             folded; /* where the bytes kept before @entry begin, in both texts */
  gsize             source;
  gsize             kept_end; /* where they end in the folded text; 0 when that is not known */
} GlmFoldCursor;

/**
 * GlmFoldPlace:
 * @folded: bytes of the folded text
 * @source: bytes of the source
 *
 * What stands for what, around one byte of the folded text.
 */
typedef struct
{
  GlmRange folded;
  GlmRange source;
} GlmFoldPlace;

void        _glm_fold_map_builder_init    (GlmFoldMapBuilder *self);
void        _glm_fold_map_builder_replace (GlmFoldMapBuilder *self,
                                           gsize              source_length,
                                           gsize              folded_length);
GlmFoldMap *_glm_fold_map_builder_end     (GlmFoldMapBuilder *self);
void        _glm_fold_map_builder_clear   (GlmFoldMapBuilder *self);
void        _glm_fold_map_free            (GlmFoldMap        *self);
gsize       _glm_fold_map_get_size        (const GlmFoldMap  *self);
void        _glm_fold_cursor_init         (GlmFoldCursor     *self,
                                           const GlmFoldMap  *map);
void        _glm_fold_cursor_look_up      (GlmFoldCursor     *self,
                                           gsize              folded,
                                           GlmFoldPlace      *place);

/* Whether the folded bytes from @start to @end are kept, and then where they stand in the source. */
static inline gboolean
_glm_fold_cursor_is_kept (const GlmFoldCursor *self,
                          gsize                start,
                          gsize                end,
                          gsize               *source)
{
  if (start < self->folded || end > self->kept_end)
    return FALSE;
  *source = self->source + (start - self->folded);
  return TRUE;
}

static inline void
_glm_fold_map_builder_keep (GlmFoldMapBuilder *self,
                            gsize              length)
{
  self->kept += length;
}

G_END_DECLS
