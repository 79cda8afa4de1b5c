/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A column is cut into pages as a paragraph is into lines: over all ways to cut it, the one whose faults are least
 * in sum. A page may stay some lines short so that the next one need not begin with a last line.
 */

#include "config.h"

#include "glm-page-breaker.h"

#include <math.h>

/* Costs; a page one line short costs one. */
#define PARTED_COST 10000.0
/* A divided word over the leaf; the Imprimerie nationale wants none, a line short is the lesser evil. */
#define HYPHEN_COST 1.5
/* A last page of one or two lines. */
#define STUMP_COST 12.0
#define STUMP_ROWS 3
/* How much shorter than full a page may be looked at. */
#define MAX_SHORT_ROWS 24

typedef struct
{
  double cost;
  guint  previous;
} Way;

/* The first row that does not fit on a page that begins with @first; @used takes the height of those that do. */
static guint
fill_page (const GlmPageRow *rows,
           guint             n_rows,
           guint             first,
           double            height,
           double           *used)
{
  guint row = first + 1;

  *used = rows[first].height;
  for (; row < n_rows; row++)
    {
      double y = *used + rows[row].before + rows[row].height;

      if (y > height + 0.01)
        break;
      *used = y;
    }
  return row;
}

static double
page_cost (const GlmPageRow *rows,
           guint             n_rows,
           guint             first,
           guint             end,
           double            left)
{
  double cost = 0.0;

  if (end == n_rows)
    return end - first < STUMP_ROWS && first > 0 ? STUMP_COST : 0.0;
  cost = left / rows[end - 1].height;
  cost *= cost;
  if (rows[end].keep)
    cost += PARTED_COST;
  if (rows[end - 1].hyphen)
    cost += HYPHEN_COST;
  return cost;
}

/**
 * glm_page_breaker_break:
 * @rows: (array length=n_rows): the lines of a column
 * @n_rows: how many
 * @height: of a page
 *
 * Cuts a column into pages. A page does not end before a row that is to be kept with the one before, unless
 * nothing else is possible, avoids to end on a divided word, and is otherwise full.
 *
 * Returns: (transfer full) (element-type guint): the first row of each page
 */
GArray *
glm_page_breaker_break (const GlmPageRow *rows,
                        guint             n_rows,
                        double            height)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree Way *ways = g_new (Way, (gsize) n_rows + 1);
  guint n_pages = 0;

  for (guint i = 0; i <= n_rows; i++)
    ways[i] = (Way) { i == 0 ? 0.0 : INFINITY, 0 };
  for (guint first = 0; first < n_rows; first++)
    {
      double used;
      guint full, least;

      if (ways[first].cost == INFINITY)
        continue;
      full = fill_page (rows, n_rows, first, height, &used);
      least = full > first + MAX_SHORT_ROWS ? full - MAX_SHORT_ROWS : first + 1;
      for (guint end = full; end >= least; end--)
        {
          double cost = ways[first].cost + page_cost (rows, n_rows, first, end, height - used);

          if (cost < ways[end].cost)
            ways[end] = (Way) { cost, first };
          if (end - 1 > first)
            used -= rows[end - 1].before + rows[end - 1].height;
        }
    }
  if (n_rows == 0)
    return pages;
  for (guint row = n_rows; row > 0; row = ways[row].previous)
    n_pages++;
  g_array_set_size (pages, n_pages);
  for (guint row = n_rows; row > 0; row = ways[row].previous)
    g_array_index (pages, guint, --n_pages) = ways[row].previous;
  return pages;
}
