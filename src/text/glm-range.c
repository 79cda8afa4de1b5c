/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-range.h"

/**
 * glm_range_intersect:
 * @a: a range
 * @b: a range
 *
 * Returns: the bytes that are in both; an empty range at the later start when there are none
 */
GlmRange
glm_range_intersect (GlmRange a,
                     GlmRange b)
{
  GlmRange both = { MAX (a.start, b.start), MIN (a.end, b.end) };

  if (both.end < both.start)
    both.end = both.start;
  return both;
}

/**
 * glm_range_compare:
 * @a: a range
 * @b: a range
 *
 * Order by start, and for one start the longer range first, so that what encloses comes
 * before what it encloses.
 *
 * Returns: negative, zero or positive as for strcmp()
 */
int
glm_range_compare (GlmRange a,
                   GlmRange b)
{
  if (a.start != b.start)
    return a.start < b.start ? -1 : 1;
  if (a.end != b.end)
    return a.end > b.end ? -1 : 1;
  return 0;
}

/**
 * glm_ranges_lower_bound:
 * @ranges: (array length=n_ranges): ranges in order that do not overlap
 * @n_ranges: how many
 * @position: a byte
 *
 * Returns: the index of the first range that ends after @position, @n_ranges when none does
 */
guint
glm_ranges_lower_bound (const GlmRange *ranges,
                        guint           n_ranges,
                        gsize           position)
{
  guint low = 0;
  guint high = n_ranges;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ranges[middle].end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
