/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is set and drawn at once. A block is one piece; a block that is a whole book on one line is
 * many, of some lines each, so that no frame ever sets more than a screenful.
 */

#include "config.h"

#include "glm-article-view-private.h"

/* Setting costs the square of the lines; at this length it is still a small part of a frame. */
#define LONG_BLOCK_BYTES (6 * 1024)
#define PIECE_LINES 32

/* Whether the block is set in pieces. */
static gboolean
is_long (GlmArticleView *self,
         guint           block)
{
  return glm_range_length (glm_document_get_block (self->document, block)->range) > LONG_BLOCK_BYTES;
}

static guint
get_n_parts (GlmArticleView *self,
             guint           block)
{
  if (!is_long (self, block) || self->lines[block] == NULL)
    return 1;
  return MAX (1, (glm_block_lines_get_n_lines (self->lines[block]) + PIECE_LINES - 1) / PIECE_LINES);
}

/* The whole text of a long block is asked for again and again while one reads in it: the last few are kept. */
static GlmDisplayText *
get_long_text (GlmArticleView *self,
               guint           block)
{
  GlmDisplayText *text = g_hash_table_lookup (self->long_texts, GUINT_TO_POINTER (block));

  if (text == NULL)
    {
      text = glm_typography_plan_set_block (self->plan, block);
      g_hash_table_insert (self->long_texts, GUINT_TO_POINTER (block), text);
    }
  return text;
}

static GlmSetBlock *
set_part (GlmArticleView *self,
          guint           block,
          guint           part)
{
  guint n_lines = glm_block_lines_get_n_lines (self->lines[block]);
  guint first = part * PIECE_LINES;

  if (!is_long (self, block) || n_lines <= PIECE_LINES)
    return glm_typesetter_set_block (self->typesetter, block, self->measure, self->lines[block]);
  return glm_typesetter_set_lines (self->typesetter, block, self->measure, self->lines[block], first,
                                   MIN (PIECE_LINES, n_lines - first), get_long_text (self, block));
}

/* Fills the piece that is part @part of a block; its set is NULL while the block's lines are not known. */
static void
fill_piece (GlmArticleView *self,
            GlmPiece       *piece,
            guint           block,
            guint           part)
{
  guint n_lines;

  *piece = (GlmPiece) { .block = block, .part = part };
  piece->range = glm_document_get_block (self->document, block)->range;
  if (_glm_article_view_break_block (self, block))
    {
      gint64 key = (gint64) part << 32 | block;

      piece->set = glm_block_cache_lookup (self->cache, key);
      if (piece->set == NULL)
        {
          piece->set = set_part (self, block, part);
          glm_block_cache_insert (self->cache, key, piece->set);
        }
      piece->key = key;
    }
  piece->n_parts = get_n_parts (self, block);
  piece->top = _glm_article_view_get_block_top (self, block);
  piece->height = glm_height_index_get (self->heights, block);
  if (piece->n_parts == 1)
    return;

  n_lines = glm_block_lines_get_n_lines (self->lines[block]);
  if (part > 0)
    {
      piece->top += glm_typesetter_get_line_top (self->typesetter, block, part * PIECE_LINES);
      piece->range.start = glm_block_lines_get_line (self->lines[block], part * PIECE_LINES)->source.start;
    }
  if (part + 1 < piece->n_parts)
    piece->range.end = glm_block_lines_get_line (self->lines[block], MIN ((part + 1) * PIECE_LINES, n_lines - 1))->source.start;
  piece->height = glm_set_block_get_height (piece->set);
}

/*< private >
 * _glm_article_view_get_piece_of:
 * @piece: (out): the piece that holds @position
 * @position: a position in the text
 */
void
_glm_article_view_get_piece_of (GlmArticleView *self,
                                GlmPiece       *piece,
                                gsize           position)
{
  guint block = glm_document_find_block (self->document, position);
  guint low = 0;
  guint high;

  _glm_article_view_break_block (self, block);
  for (high = get_n_parts (self, block); high - low > 1;)
    {
      guint middle = low + (high - low) / 2;

      if (glm_block_lines_get_line (self->lines[block], middle * PIECE_LINES)->source.start <= position)
        low = middle;
      else
        high = middle;
    }
  fill_piece (self, piece, block, low);
}

/*< private >
 * _glm_article_view_get_piece_at:
 * @piece: (out): the piece that stands at @y
 * @y: pixels from the top of the page
 */
void
_glm_article_view_get_piece_at (GlmArticleView *self,
                                GlmPiece       *piece,
                                double          y)
{
  guint block = _glm_article_view_get_block_at (self, y);
  guint low = 0;
  guint high;
  double within;

  _glm_article_view_break_block (self, block);
  within = y - _glm_article_view_get_block_top (self, block);
  for (high = get_n_parts (self, block); high - low > 1;)
    {
      guint middle = low + (high - low) / 2;

      if (glm_typesetter_get_line_top (self->typesetter, block, middle * PIECE_LINES) <= within)
        low = middle;
      else
        high = middle;
    }
  fill_piece (self, piece, block, low);
}

/*< private >
 * _glm_article_view_step_piece:
 * @piece: (inout): a piece
 * @step: 1 for the one below, -1 for the one above
 *
 * Returns: %FALSE at the end, with @piece as it was
 */
gboolean
_glm_article_view_step_piece (GlmArticleView *self,
                              GlmPiece       *piece,
                              int             step)
{
  if (step > 0 && piece->part + 1 < piece->n_parts)
    fill_piece (self, piece, piece->block, piece->part + 1);
  else if (step < 0 && piece->part > 0)
    fill_piece (self, piece, piece->block, piece->part - 1);
  else if (step > 0 && piece->block + 1 < self->n_blocks)
    fill_piece (self, piece, piece->block + 1, 0);
  else if (step < 0 && piece->block > 0)
    {
      guint block = piece->block - 1;

      _glm_article_view_break_block (self, block);
      fill_piece (self, piece, block, get_n_parts (self, block) - 1);
    }
  else
    return FALSE;
  return TRUE;
}

/*< private >
 * _glm_piece_get_n_lines:
 * @piece: a piece
 *
 * Returns: how many lines it has; none while they are not known
 */
guint
_glm_piece_get_n_lines (const GlmPiece *piece)
{
  return piece->set != NULL ? glm_set_block_get_n_lines (piece->set) : 0;
}

/*< private >
 * _glm_piece_find_line:
 * @piece: a piece with lines
 * @position: a position in it
 *
 * Returns: index of the line that holds @position
 */
guint
_glm_piece_find_line (const GlmPiece *piece,
                      gsize           position)
{
  guint low = 0;
  guint high = _glm_piece_get_n_lines (piece);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (glm_set_block_get_line (piece->set, middle)->source.start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}
