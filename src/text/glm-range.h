/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmRange:
 * @start: first byte
 * @end: the byte after the last one
 *
 * A half-open range of bytes, `[start, end)`, in a document's UTF-8 source text unless a
 * function says otherwise. Both ends stand at character boundaries.
 */
typedef struct
{
  gsize start;
  gsize end;
} GlmRange;

/**
 * GlmBias:
 * @GLM_BIAS_BEFORE: stay with the text that comes before the position
 * @GLM_BIAS_AFTER: stay with the text that comes after it
 *
 * Which side a position belongs to where text was inserted or removed.
 */
typedef enum
{
  GLM_BIAS_BEFORE,
  GLM_BIAS_AFTER,
} GlmBias;

static inline gsize
glm_range_length (GlmRange range)
{
  return range.end - range.start;
}

static inline gboolean
glm_range_is_empty (GlmRange range)
{
  return range.end <= range.start;
}

static inline gboolean
glm_range_contains (GlmRange range,
                    gsize    position)
{
  return range.start <= position && position < range.end;
}

static inline gboolean
glm_range_overlaps (GlmRange a,
                    GlmRange b)
{
  return a.start < b.end && b.start < a.end;
}

static inline gboolean
glm_range_equal (GlmRange a,
                 GlmRange b)
{
  return a.start == b.start && a.end == b.end;
}

GlmRange glm_range_intersect     (GlmRange        a,
                                  GlmRange        b);
int      glm_range_compare       (GlmRange        a,
                                  GlmRange        b);
guint    glm_ranges_lower_bound  (const GlmRange *ranges,
                                  guint           n_ranges,
                                  gsize           position);

G_END_DECLS
