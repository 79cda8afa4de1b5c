/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a book would do with each kind of block. Paragraphs are indented, also after a heading, as French
 * composition has it (alinéa); the very first of an article stands flush, under its title.
 */

#include "config.h"

#include "glm-block-style.h"

#include <math.h>

/* Deeper than this, lists and quotations are indented no further: on a telephone no room is left. */
#define MAX_LIST_DEPTH 5
#define MAX_QUOTE_DEPTH 3
#define MAX_LIST_NEIGHBOURS 1000

static void
style_heading (GlmBlockStyle *block,
               const GlmBlock *source,
               gboolean       first)
{
  static const double sizes[] = { 1.75, 1.3, 1.12, 1.0, 1.0, 1.0 };
  guint level = CLAMP (source->level, 1, 6) - 1;
  double body = block->size;

  block->size = body * sizes[level];
  block->line_height = round (block->size * 1.22);
  block->justify = FALSE;
  block->hyphenate = FALSE;
  block->lining_figures = TRUE;
  block->bold = level == 1 || level == 3;
  block->italic = level == 2 || level > 3;
  block->before = first ? 0.0 : round (body * (level == 0 ? 2.0 : level == 1 ? 1.7 : 1.2));
  block->after = round (body * (level == 0 ? 0.9 : 0.5));
}

/*
 * How many figures the longest number of an item's list or of the notes has; 0 for a list of bullets. All items
 * of a list look at the same neighbours, but for lists of more than a thousand, where it is seen by no one.
 */
static guint
count_figures (const GlmDocument *document,
               guint              block)
{
  guint n_blocks = glm_document_get_n_blocks (document);
  const GlmBlock *self = glm_document_get_block (document, block);
  guint most = 0;
  guint figures = 0;

  for (int step = -1; step <= 1; step += 2)
    for (guint i = block, n = 0; i < n_blocks && n < MAX_LIST_NEIGHBOURS; i += (guint) step, n++)
      {
        const GlmBlock *item = glm_document_get_block (document, i);

        if (item->kind != self->kind || item->level < self->level)
          break;
        if (item->level == self->level)
          most = MAX (most, item->ordinal);
      }
  for (; most > 0; most /= 10)
    figures++;
  return figures;
}

/* The room for the number or bullet of a list item or note. */
static double
mark_indent (const GlmDocument *document,
             guint              block,
             double             em)
{
  guint level = CLAMP (glm_document_get_block (document, block)->level, 1, MAX_LIST_DEPTH);
  guint figures = count_figures (document, block);

  /* A figure is half an em wide at the most, the point and the space after it .7 em. */
  return round (em * (1.6 * level + MAX (0.5 * figures + 0.7 - 1.6, 0.0)));
}

static gboolean
has_caption (const GlmDocument *document,
             guint              index)
{
  return index + 1 < glm_document_get_n_blocks (document) && glm_document_get_block (document, index + 1)->kind == GLM_BLOCK_CAPTION;
}

static gboolean
is_last_of_kind (const GlmDocument *document,
                 guint              block)
{
  return block + 1 == glm_document_get_n_blocks (document) ||
         glm_document_get_block (document, block + 1)->kind != glm_document_get_block (document, block)->kind;
}

static void
style_by_kind (GlmBlockStyle     *block,
               const GlmDocument *document,
               guint              index,
               gboolean           same_before,
               double             line)
{
  const GlmBlock *source = glm_document_get_block (document, index);
  double em = block->size;

  switch (source->kind)
    {
    case GLM_BLOCK_QUOTE:
      block->left = block->right = round (1.6 * em * CLAMP (source->level, 1, MAX_QUOTE_DEPTH));
      block->size = em * 0.95;
      block->before = same_before ? 0.0 : round (line * 0.5);
      block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_LIST_ITEM:
      block->left = mark_indent (document, index, em);
      block->before = same_before ? 0.0 : round (line * 0.25);
      block->after = round (line * 0.15);
      break;
    case GLM_BLOCK_PREFORMATTED:
      block->left = round (em);
      block->size = em * 0.82;
      block->line_height = round (block->size * 1.4);
      block->monospace = TRUE;
      block->justify = block->hyphenate = FALSE;
      block->lining_figures = TRUE;
      block->wrap_anywhere = TRUE;
      block->hang = round (1.6 * em);
      block->before = block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_VERSE:
      block->left = round (2.0 * em);
      block->hang = round (2.0 * em);
      block->justify = block->hyphenate = FALSE;
      block->before = block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_CAPTION:
    case GLM_BLOCK_IMAGE:
      block->size = em * 0.85;
      block->line_height = round (block->size * 1.35);
      block->justify = FALSE;
      block->italic = source->kind == GLM_BLOCK_IMAGE;
      block->sans = source->kind == GLM_BLOCK_CAPTION;
      /* A caption is nearer to its picture than to the text. */
      block->before = round (line * (source->kind == GLM_BLOCK_CAPTION ? 0.25 : 0.6));
      block->after = round (line * (source->kind == GLM_BLOCK_IMAGE && has_caption (document, index) ? 0.1 : 0.6));
      break;
    case GLM_BLOCK_NOTE:
      block->size = em * 0.85;
      block->line_height = round (block->size * 1.35);
      block->left = mark_indent (document, index, block->size);
      block->before = same_before ? round (line * 0.1) : round (line);
      break;
    case GLM_BLOCK_TABLE:
      block->size = em * 0.9;
      block->justify = block->hyphenate = FALSE;
      block->lining_figures = block->tabular_figures = TRUE;
      block->column_gap = round (1.2 * em);
      block->before = same_before ? 0.0 : round (line * 0.5);
      block->after = is_last_of_kind (document, index) ? round (line * 0.5) : 0.0;
      break;
    case GLM_BLOCK_RULE:
      block->before = block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_PARAGRAPH:
    case GLM_BLOCK_HEADING:
    default:
      break;
    }
}

/**
 * glm_block_style_for:
 * @style: how the article is set
 * @document: the article
 * @block: index of one of its blocks
 *
 * Returns: how that block is set
 */
GlmBlockStyle
glm_block_style_for (const GlmTypeStyle *style,
                     const GlmDocument  *document,
                     guint               block)
{
  const GlmBlock *source = glm_document_get_block (document, block);
  const GlmBlock *before = block > 0 ? glm_document_get_block (document, block - 1) : NULL;
  GlmBlockStyle result = { 0 };
  gboolean same_before = before != NULL && before->kind == source->kind;

  result.size = style->size;
  result.line_height = round (style->size * style->line_height);
  result.justify = style->justify;
  result.hyphenate = style->hyphenate;
  if (source->kind == GLM_BLOCK_HEADING)
    style_heading (&result, source, block == 0);
  else
    style_by_kind (&result, document, block, same_before, result.line_height);

  if (source->kind == GLM_BLOCK_PARAGRAPH)
    {
      if (style->indent > 0.0)
        result.first = before != NULL && !(block == 1 && before->kind == GLM_BLOCK_HEADING) ? round (style->indent * style->size) : 0.0;
      else if (before != NULL && before->kind == GLM_BLOCK_PARAGRAPH)
        result.before = round (result.line_height * 0.55);
    }
  return result;
}
