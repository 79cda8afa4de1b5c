/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-page-breaker.h"

/* The first row that does not fit on a page that begins with @first. */
static guint
fill_page (const GlmPageRow *rows,
           guint             n_rows,
           guint             first,
           double            height)
{
  double y = rows[first].height;
  guint row = first + 1;

  for (; row < n_rows; row++)
    {
      y += rows[row].before + rows[row].height;
      if (y > height + 0.01)
        break;
    }
  return row;
}

/**
 * glm_page_breaker_break:
 * @rows: (array length=n_rows): the lines of a column
 * @n_rows: how many
 * @height: of a page
 *
 * Cuts a column into pages. Where a row is to be kept with the one before, the page ends earlier; a page
 * that would end on a divided word ends one line earlier where that is allowed (a wish of the
 * Imprimerie nationale). A page is filled, whatever is to be kept, when nothing else would.
 *
 * Returns: (transfer full) (element-type guint): the first row of each page
 */
GArray *
glm_page_breaker_break (const GlmPageRow *rows,
                        guint             n_rows,
                        double            height)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  while (first < n_rows)
    {
      guint full = fill_page (rows, n_rows, first, height);
      guint end = full;

      g_array_append_val (pages, first);
      if (full < n_rows)
        {
          while (end > first && rows[end].keep)
            end--;
          if (end == first)
            end = full;
          else if (end > first + 1 && rows[end - 1].hyphen && !rows[end - 1].keep)
            end--;
        }
      first = end;
    }
  return pages;
}
