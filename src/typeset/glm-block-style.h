/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"
#include "glm-type-style.h"

G_BEGIN_DECLS

/* How many columns of a table are aligned; a row of more is set as a record. */
#define GLM_MAX_COLUMNS 24

/**
 * GlmTableColumns:
 * @n_columns: how many, 0 where the table is too large to be aligned
 * @widths: width of the widest cell of each, Pango units
 * @fractions: width of the widest part of a number from its comma on; -1 for a column that is not of numbers
 *
 * The columns of a table, alike for all of its rows.
 */
typedef struct
{
  guint  n_columns;
  gint32 widths[GLM_MAX_COLUMNS];
  gint32 fractions[GLM_MAX_COLUMNS];
} GlmTableColumns;

/**
 * GlmBlockStyle:
 * @size: type size in pixels
 * @line_height: in whole pixels, so that lines fall on the pixel grid
 * @left: indent of all lines from the left, pixels
 * @right: the same from the right
 * @first: indent of the first line beyond @left, pixels
 * @hang: indent of a line of verse or code that goes on with one begun above it, beyond @left, pixels
 * @drop_lines: how many lines a drop capital is high, 0 without one
 * @drop_size: its type size in pixels
 * @drop_gap: what parts it from the text beside it, pixels
 * @drop: its bytes in the display text
 * @columns: (nullable): where the cells of a table's row stand
 * @column_gap: what parts two columns, pixels
 * @before: space above the block, pixels
 * @after: space below it, pixels
 *
 * How the lines of one block are set.
 */
typedef struct
{
  double size;
  double line_height;
  double left;
  double right;
  double first;
  double hang;
  guint    drop_lines;
  double   drop_size;
  double   drop_gap;
  GlmRange drop;
  double   column_gap;
  const GlmTableColumns *columns;
  double before;
  double after;
  guint  justify : 1;
  guint  hyphenate : 1;
  guint  italic : 1;
  guint  bold : 1;
  guint  monospace : 1;
  guint  sans : 1; /* in the sans serif that goes with the text's face, where there is one */
  guint  lining_figures : 1;
  guint  tabular_figures : 1;
  guint  record : 1; /* a table's row whose cells stand below one another */
  guint  wrap_anywhere : 1;
} GlmBlockStyle;

GlmBlockStyle glm_block_style_for (const GlmTypeStyle *style,
                                   const GlmDocument  *document,
                                   guint               block);

G_END_DECLS
