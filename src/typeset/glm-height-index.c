/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-height-index.h"

struct _GlmHeightIndex
{
  guint   n;
  double *heights;
  double *sums; /* sums[i] covers the i & -i blocks that end at block i - 1 */
};

/**
 * glm_height_index_new:
 * @n_blocks: how many blocks
 *
 * Returns: (transfer full): an index in which every height is 0
 */
GlmHeightIndex *
glm_height_index_new (guint n_blocks)
{
  GlmHeightIndex *self = g_new0 (GlmHeightIndex, 1);

  self->n = n_blocks;
  self->heights = g_new0 (double, n_blocks + 1);
  self->sums = g_new0 (double, n_blocks + 1);
  return self;
}

/**
 * glm_height_index_free:
 * @self: (transfer full): an index
 */
void
glm_height_index_free (GlmHeightIndex *self)
{
  g_free (self->heights);
  g_free (self->sums);
  g_free (self);
}

/**
 * glm_height_index_set:
 * @self: an index
 * @block: a block
 * @height: its height in pixels
 */
void
glm_height_index_set (GlmHeightIndex *self,
                      guint           block,
                      double          height)
{
  double change;

  g_return_if_fail (block < self->n);

  change = height - self->heights[block];
  self->heights[block] = height;
  if (change != 0.0)
    for (guint i = block + 1; i <= self->n; i += i & -i)
      self->sums[i] += change;
}

/**
 * glm_height_index_get:
 * @self: an index
 * @block: a block
 *
 * Returns: its height in pixels
 */
double
glm_height_index_get (const GlmHeightIndex *self,
                      guint                 block)
{
  g_return_val_if_fail (block < self->n, 0.0);
  return self->heights[block];
}

/**
 * glm_height_index_get_top:
 * @self: an index
 * @block: a block, or their number for the end
 *
 * Returns: the sum of the heights before it, pixels
 */
double
glm_height_index_get_top (const GlmHeightIndex *self,
                          guint                 block)
{
  double top = 0.0;

  for (guint i = MIN (block, self->n); i > 0; i -= i & -i)
    top += self->sums[i];
  return top;
}

/**
 * glm_height_index_get_total:
 * @self: an index
 *
 * Returns: the sum of all heights, pixels
 */
double
glm_height_index_get_total (const GlmHeightIndex *self)
{
  return glm_height_index_get_top (self, self->n);
}

/**
 * glm_height_index_find:
 * @self: an index with at least one block
 * @y: pixels from the top
 *
 * Returns: the block that covers @y; the first or the last for a place outside
 */
guint
glm_height_index_find (const GlmHeightIndex *self,
                       double                y)
{
  guint at = 0;
  guint step = 1;

  while (step <= self->n / 2)
    step *= 2;
  for (; step > 0; step /= 2)
    if (at + step <= self->n && self->sums[at + step] <= y)
      {
        at += step;
        y -= self->sums[at];
      }
  return MIN (at, self->n > 0 ? self->n - 1 : 0);
}
