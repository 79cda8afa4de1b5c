/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-matches-private.h"

struct _GlmMatches
{
  GArray *ranges;
};

/**
 * _glm_matches_new_take:
 * @ranges: (transfer full) (element-type GlmRange): ranges in order, without overlap
 *
 * Returns: (transfer full): the matches
 */
GlmMatches *
_glm_matches_new_take (GArray *ranges)
{
  GlmMatches *self = g_atomic_rc_box_new0 (GlmMatches);

  self->ranges = ranges;
  return self;
}

/**
 * glm_matches_ref:
 * @self: matches
 *
 * Returns: (transfer full): @self
 */
GlmMatches *
glm_matches_ref (GlmMatches *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
matches_clear (gpointer data)
{
  GlmMatches *self = data;

  g_array_unref (self->ranges);
}

/**
 * glm_matches_unref:
 * @self: (transfer full): matches
 */
void
glm_matches_unref (GlmMatches *self)
{
  g_atomic_rc_box_release_full (self, matches_clear);
}

/**
 * glm_matches_get:
 * @self: matches
 * @n_matches: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_matches): ranges of the source text, in order, without
 *   overlap, none empty
 */
const GlmRange *
glm_matches_get (const GlmMatches *self,
                 guint            *n_matches)
{
  if (n_matches != NULL)
    *n_matches = self->ranges->len;
  return (const GlmRange *) (gpointer) self->ranges->data;
}

/**
 * glm_matches_next_from:
 * @self: matches
 * @position: a byte of the source text
 *
 * Returns: the index of the first match that begins at or after @position; their number when none does
 */
guint
glm_matches_next_from (const GlmMatches *self,
                       gsize             position)
{
  guint low = 0;
  guint high = self->ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->ranges, GlmRange, middle).start < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
