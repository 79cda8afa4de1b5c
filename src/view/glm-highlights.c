/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-highlights.h"

#include <string.h>

/**
 * glm_highlights_init:
 * @self: (out): highlights without any range
 */
void
glm_highlights_init (GlmHighlights *self)
{
  for (guint i = 0; i < GLM_HIGHLIGHT_N_LAYERS; i++)
    self->layers[i] = g_array_new (FALSE, FALSE, sizeof (GlmRange));
}

/**
 * glm_highlights_clear:
 * @self: highlights
 *
 * Frees what they own.
 */
void
glm_highlights_clear (GlmHighlights *self)
{
  for (guint i = 0; i < GLM_HIGHLIGHT_N_LAYERS; i++)
    g_clear_pointer (&self->layers[i], g_array_unref);
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  return glm_range_compare (*(const GlmRange *) a, *(const GlmRange *) b);
}

/* The searches need order and no overlap: sorts if need be, drops what is empty, joins what overlaps. */
static void
make_orderly (GArray *ranges)
{
  gboolean orderly = TRUE;
  guint kept = 0;

  for (guint i = 0; orderly && i < ranges->len; i++)
    {
      const GlmRange *range = &g_array_index (ranges, GlmRange, i);

      orderly = !glm_range_is_empty (*range) && (i == 0 || range[-1].end <= range->start);
    }
  if (orderly)
    return;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      GlmRange range = g_array_index (ranges, GlmRange, i);
      GlmRange *last = kept > 0 ? &g_array_index (ranges, GlmRange, kept - 1) : NULL;

      if (glm_range_is_empty (range))
        continue;
      if (last != NULL && range.start < last->end)
        last->end = MAX (last->end, range.end);
      else
        g_array_index (ranges, GlmRange, kept++) = range;
    }
  g_array_set_size (ranges, kept);
}

/**
 * glm_highlights_set:
 * @self: highlights
 * @layer: which layer
 * @ranges: (nullable) (array length=n_ranges): ranges of the document's text; copied
 * @n_ranges: how many
 *
 * Replaces a layer. Ranges that are out of order are put in order, ranges that overlap are joined.
 *
 * Returns: whether the layer is another one than before
 */
gboolean
glm_highlights_set (GlmHighlights     *self,
                    GlmHighlightLayer  layer,
                    const GlmRange    *ranges,
                    guint              n_ranges)
{
  GArray *array;

  g_return_val_if_fail (layer < GLM_HIGHLIGHT_N_LAYERS, FALSE);
  g_return_val_if_fail (ranges != NULL || n_ranges == 0, FALSE);

  array = self->layers[layer];
  if (array->len == n_ranges && (n_ranges == 0 || memcmp (array->data, ranges, n_ranges * sizeof (GlmRange)) == 0))
    return FALSE;
  g_array_set_size (array, 0);
  if (n_ranges > 0)
    g_array_append_vals (array, ranges, n_ranges);
  make_orderly (array);
  return TRUE;
}

/**
 * glm_highlights_get:
 * @self: highlights
 * @layer: which layer
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): all ranges of the layer, in order
 */
const GlmRange *
glm_highlights_get (const GlmHighlights *self,
                    GlmHighlightLayer    layer,
                    guint               *n_ranges)
{
  *n_ranges = self->layers[layer]->len;
  return (const GlmRange *) (gpointer) self->layers[layer]->data;
}

/**
 * glm_highlights_find:
 * @self: highlights
 * @layer: which layer
 * @within: where to look
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): the ranges of the layer that overlap @within,
 *   whole
 */
const GlmRange *
glm_highlights_find (const GlmHighlights *self,
                     GlmHighlightLayer    layer,
                     GlmRange             within,
                     guint               *n_ranges)
{
  guint n;
  const GlmRange *ranges = glm_highlights_get (self, layer, &n);
  guint first = glm_ranges_lower_bound (ranges, n, within.start);
  guint end = glm_ranges_lower_bound (ranges, n, within.end);

  /* The range at `end` ends after @within, but it may begin inside. */
  if (end < n && ranges[end].start < within.end)
    end++;
  *n_ranges = end > first ? end - first : 0;
  return ranges + first;
}
