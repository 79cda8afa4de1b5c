/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a book would do with each kind of block. Paragraphs are indented, also after a heading, as French
 * composition has it (alinéa); the very first of an article stands flush, under its title.
 */

#include "config.h"

#include "glm-block-style.h"

#include <math.h>

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

static void
style_by_kind (GlmBlockStyle  *block,
               const GlmBlock *source,
               gboolean        same_before,
               double          line)
{
  double em = block->size;

  switch (source->kind)
    {
    case GLM_BLOCK_QUOTE:
      block->left = block->right = round (1.6 * em * MAX (source->level, 1));
      block->size = em * 0.95;
      block->before = same_before ? 0.0 : round (line * 0.5);
      block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_LIST_ITEM:
      block->left = round (1.6 * em * MAX (source->level, 1));
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
      block->before = block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_VERSE:
      block->left = round (2.0 * em);
      block->justify = block->hyphenate = FALSE;
      block->before = block->after = round (line * 0.5);
      break;
    case GLM_BLOCK_CAPTION:
    case GLM_BLOCK_IMAGE:
      block->size = em * 0.85;
      block->line_height = round (block->size * 1.35);
      block->justify = FALSE;
      block->italic = source->kind == GLM_BLOCK_IMAGE;
      block->before = round (line * 0.3);
      block->after = round (line * 0.6);
      break;
    case GLM_BLOCK_NOTE:
      block->size = em * 0.85;
      block->line_height = round (block->size * 1.35);
      block->left = round (1.6 * em);
      block->before = same_before ? round (line * 0.1) : round (line);
      break;
    case GLM_BLOCK_TABLE:
      block->size = em * 0.9;
      block->justify = block->hyphenate = FALSE;
      block->lining_figures = TRUE;
      block->before = same_before ? 0.0 : round (line * 0.5);
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
    style_by_kind (&result, source, same_before, result.line_height);

  if (source->kind == GLM_BLOCK_PARAGRAPH)
    {
      if (style->indent > 0.0)
        result.first = before != NULL && !(block == 1 && before->kind == GLM_BLOCK_HEADING) ? round (style->indent * style->size) : 0.0;
      else if (before != NULL && before->kind == GLM_BLOCK_PARAGRAPH)
        result.before = round (result.line_height * 0.55);
    }
  return result;
}
