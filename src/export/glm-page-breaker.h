/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmPageRow:
 * @height: of the row itself
 * @before: space above it, dropped at the top of a page
 * @block: the block it is of
 * @line: the line of that block
 * @keep: a page may not end before this row
 * @hyphen: the row ends on a hyphen that divides a word
 *
 * One line of a column that is to be cut into pages. One unit for all heights.
 */
typedef struct
{
  double height;
  double before;
  guint  block;
  guint  line;
  guint  keep : 1;
  guint  hyphen : 1;
} GlmPageRow;

GArray *glm_page_breaker_break (const GlmPageRow *rows,
                                guint             n_rows,
                                double            height);

G_END_DECLS
