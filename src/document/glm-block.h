/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-range.h"

G_BEGIN_DECLS

/**
 * GlmBlockKind:
 * @GLM_BLOCK_PARAGRAPH: running text
 * @GLM_BLOCK_HEADING: a heading; its level is 1 (the article's title) to 6
 * @GLM_BLOCK_QUOTE: a paragraph of a block quotation; its level is the depth of quotation
 * @GLM_BLOCK_LIST_ITEM: a paragraph of a list; its level is the depth of the list
 * @GLM_BLOCK_PREFORMATTED: code or text whose line ends are kept and that is never rewritten
 * @GLM_BLOCK_VERSE: lines of verse: line ends are kept, French rules apply
 * @GLM_BLOCK_CAPTION: the caption of the image or table before it
 * @GLM_BLOCK_TABLE: one row of a table; cells are parted by a tab
 * @GLM_BLOCK_IMAGE: an image; the block's text is its alternative text and may be empty
 * @GLM_BLOCK_NOTE: a foot- or endnote
 * @GLM_BLOCK_RULE: a break between parts; no text
 */
typedef enum
{
  GLM_BLOCK_PARAGRAPH,
  GLM_BLOCK_HEADING,
  GLM_BLOCK_QUOTE,
  GLM_BLOCK_LIST_ITEM,
  GLM_BLOCK_PREFORMATTED,
  GLM_BLOCK_VERSE,
  GLM_BLOCK_CAPTION,
  GLM_BLOCK_TABLE,
  GLM_BLOCK_IMAGE,
  GLM_BLOCK_NOTE,
  GLM_BLOCK_RULE,
} GlmBlockKind;

/**
 * GlmBlock:
 * @range: the block's bytes in the document's text, without the empty line that parts blocks
 * @kind: what it is
 * @level: level of a heading, depth of a quotation or list, else 0
 * @ordinal: number of a list item or note as counted from 1; 0 for a bullet or none
 * @first_span: index of the first of the block's spans
 * @n_spans: how many spans it has
 * @language: (nullable): BCP 47 tag the source declares for this block, else %NULL
 * @target: (nullable): name of the picture an image shows, label of a note, else %NULL
 */
typedef struct
{
  GlmRange     range;
  GlmBlockKind kind;
  guint        level;
  guint        ordinal;
  guint        first_span;
  guint        n_spans;
  const char  *language;
  const char  *target;
} GlmBlock;

/**
 * GlmSpanKind:
 *
 * What an inline span of a block is. A language span covers foreign words.
 */
typedef enum
{
  GLM_SPAN_EMPHASIS,
  GLM_SPAN_STRONG,
  GLM_SPAN_LINK,
  GLM_SPAN_SUPERIOR,
  GLM_SPAN_INFERIOR,
  GLM_SPAN_CODE,
  GLM_SPAN_SMALL_CAPS,
  GLM_SPAN_STRIKE,
  GLM_SPAN_NOTE_REFERENCE,
  GLM_SPAN_LANGUAGE,
} GlmSpanKind;

/**
 * GlmSpan:
 * @range: the span's bytes in the document's text, inside one block
 * @kind: what it is
 * @target: (nullable): address of a link, label of a note, tag of a language
 *
 * Spans of a block are ordered by start, the enclosing one first; they may nest.
 */
typedef struct
{
  GlmRange    range;
  GlmSpanKind kind;
  const char *target;
} GlmSpan;

const char *glm_block_kind_to_string (GlmBlockKind kind);
const char *glm_span_kind_to_string  (GlmSpanKind  kind);

G_END_DECLS
