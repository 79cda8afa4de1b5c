/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"
#include "glm-type-style.h"

G_BEGIN_DECLS

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
  double before;
  double after;
  guint  justify : 1;
  guint  hyphenate : 1;
  guint  italic : 1;
  guint  bold : 1;
  guint  monospace : 1;
  guint  lining_figures : 1;
  guint  wrap_anywhere : 1;
} GlmBlockStyle;

GlmBlockStyle glm_block_style_for (const GlmTypeStyle *style,
                                   const GlmDocument  *document,
                                   guint               block);

G_END_DECLS
