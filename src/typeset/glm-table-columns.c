/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The columns of a table. A row is a block whose cells are parted by tabs; a tab is as wide as it takes for the
 * next cell to stand in its column. Numbers are aligned on their comma, other columns on the left. A table that
 * is wider than the page is not set in columns at all: its cells stand below one another, which is legible at any
 * width.
 */

#include "config.h"

#include "glm-table-columns.h"

#include <math.h>

/* A larger table is set as records: all of its cells would have to be shaped before the first is drawn. */
#define MAX_ROWS 128
#define MAX_BYTES 16384

typedef struct
{
  guint  start;    /* first character */
  guint  end;      /* character after the last: a tab or the end */
  gint32 width;    /* Pango units */
  gint32 fraction; /* of it, from the decimal comma on */
  gboolean number;
} Cell;

/*
 * _glm_table_find_start:
 * @document: an article
 * @row: a block that is a row of a table
 *
 * Returns: the table's first row, or one so far above that the table is too large to be aligned
 */
guint
_glm_table_find_start (const GlmDocument *document,
                       guint              row)
{
  guint first = row;

  while (first > 0 && row - first <= MAX_ROWS && glm_document_get_block (document, first - 1)->kind == GLM_BLOCK_TABLE)
    first--;
  return first;
}

/* Figures with their sign, spaces, comma or point and what stands for a unit: « −1 240,5 % », « 12 € ». */
static gboolean
belongs_to_number (gunichar c)
{
  return g_unichar_isdigit (c) || g_unichar_isspace (c) || c == 0xA0 || c == 0x202F || c == ',' || c == '.' || c == '+' ||
         c == '-' || c == 0x2212 || c == 0x2013 || c == '%' || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL;
}

/* Reads the cell that begins at character @start. */
static Cell
read_cell (const GlmShapedText *shaped,
           guint                start)
{
  Cell cell = { start, start, 0, 0, FALSE };
  gboolean comma = FALSE, figures = FALSE;

  cell.number = TRUE;
  for (; cell.end < shaped->n_characters; cell.end++)
    {
      gunichar c = g_utf8_get_char (shaped->text + shaped->offsets[cell.end]);

      if (c == '\t')
        break;
      cell.width += shaped->widths[cell.end];
      cell.number = cell.number && belongs_to_number (c);
      figures = figures || g_unichar_isdigit (c);
      /* What follows the figures, a percent sign or a unit, stands beyond the place of the comma too. */
      comma = comma || c == ',' || (figures && (c == '%' || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL));
      if (comma)
        cell.fraction += shaped->widths[cell.end];
    }
  cell.number = cell.number && figures;
  return cell;
}

static void
add_row (GlmTableColumns     *self,
         const GlmShapedText *shaped,
         gint32              *wholes,
         guint               *n_words)
{
  guint column = 0;

  for (guint c = 0; c <= shaped->n_characters; column++)
    {
      Cell cell = read_cell (shaped, c);

      if (column == GLM_MAX_COLUMNS)
        {
          self->n_columns = GLM_MAX_COLUMNS + 1;
          return;
        }
      self->n_columns = MAX (self->n_columns, column + 1);
      self->widths[column] = MAX (self->widths[column], cell.width);
      if (cell.number)
        {
          wholes[column] = MAX (wholes[column], cell.width - cell.fraction);
          self->fractions[column] = MAX (self->fractions[column], cell.fraction);
        }
      else if (cell.end > cell.start)
        n_words[column]++;
      c = cell.end + 1;
    }
}

/*
 * _glm_table_columns_new:
 * @fonts: the fonts
 * @style: how the article is set
 * @plan: how its text is to be set
 * @first: the table's first row
 *
 * Returns: (transfer full): its columns, none when it is too large
 */
GlmTableColumns *
_glm_table_columns_new (GlmFontSet         *fonts,
                        const GlmTypeStyle *style,
                        GlmTypographyPlan  *plan,
                        guint               first)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  GlmTableColumns *self = g_new0 (GlmTableColumns, 1);
  gint32 wholes[GLM_MAX_COLUMNS] = { 0 };
  guint n_words[GLM_MAX_COLUMNS] = { 0 };
  guint end = first;
  gsize bytes = 0;

  for (guint i = 0; i < GLM_MAX_COLUMNS; i++)
    self->fractions[i] = -1;
  for (; end < glm_document_get_n_blocks (document) && glm_document_get_block (document, end)->kind == GLM_BLOCK_TABLE; end++)
    {
      bytes += glm_range_length (glm_document_get_block (document, end)->range);
      if (end - first >= MAX_ROWS || bytes > MAX_BYTES)
        return self;
    }
  for (guint row = first; row < end && self->n_columns <= GLM_MAX_COLUMNS; row++)
    {
      GlmBlockStyle block = glm_block_style_for (style, document, row);
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, row);
      guint n_spans;
      const GlmSpan *spans = glm_document_get_block_spans (document, row, &n_spans);
      g_autoptr (GlmShapedText) shaped = glm_shaped_text_new (fonts, &block, display, spans, n_spans);

      add_row (self, shaped, wholes, n_words);
    }
  if (self->n_columns > GLM_MAX_COLUMNS)
    self->n_columns = 0;
  for (guint i = 0; i < self->n_columns; i++)
    if (n_words[i] > 1)
      /* More than a head is not a number: names with a year among them. */
      self->fractions[i] = -1;
    else if (self->fractions[i] >= 0)
      self->widths[i] = MAX (self->widths[i], wholes[i] + self->fractions[i]);
  return self;
}

/*
 * _glm_table_columns_get_width:
 * @self: columns
 * @block: how a row is set
 *
 * Returns: width of all columns with the gaps between them, pixels; more than any page for a table without columns
 */
double
_glm_table_columns_get_width (const GlmTableColumns *self,
                              const GlmBlockStyle   *block)
{
  double width = 0.0;

  if (self->n_columns == 0)
    return G_MAXDOUBLE;
  for (guint i = 0; i < self->n_columns; i++)
    width += (double) self->widths[i] / PANGO_SCALE + (i > 0 ? block->column_gap : 0.0);
  return width;
}

/* Where the text of a cell begins in its column. The first column, with no tab before it, stands on the left. */
static gint32
inset_of (const GlmTableColumns *self,
          guint                  column,
          const Cell            *cell)
{
  if (column == 0 || self->fractions[column] < 0)
    return 0;
  if (cell->number)
    return self->widths[column] - self->fractions[column] - (cell->width - cell->fraction);
  return self->widths[column] - cell->width;
}

/*
 * _glm_table_columns_align:
 * @self: columns
 * @shaped: a row
 * @block: how it is set
 *
 * Gives every tab the width after which the next cell stands in its column.
 */
void
_glm_table_columns_align (const GlmTableColumns *self,
                          GlmShapedText         *shaped,
                          const GlmBlockStyle   *block)
{
  gint32 gap = (gint32) (block->column_gap * PANGO_SCALE);
  gint32 column_start = 0;
  gint32 x = 0;
  Cell cell = read_cell (shaped, 0);

  for (guint column = 0; cell.end < shaped->n_characters && column + 1 < self->n_columns; column++)
    {
      guint tab = cell.end;
      gint32 start;

      x += cell.width;
      column_start += self->widths[column] + gap;
      cell = read_cell (shaped, tab + 1);
      start = column_start + inset_of (self, column + 1, &cell);
      _glm_shaped_text_set_width (shaped, tab, MAX (start - x, 0));
      x = MAX (start, x);
    }
}
