/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Selecting and moving through text by positions alone: nothing here knows lines or pixels.
 */

#include "config.h"

#include "glm-selection.h"

#include "glm-grapheme.h"

/* No word is longer; without a bound a double click into a file of one line would read all of it. */
#define MAX_WORD_BYTES 512

static gunichar
character_at (const char *text,
              gsize       length,
              gsize       position)
{
  return position < length ? g_utf8_get_char (text + position) : 0;
}

static gsize
next_character (const char *text,
                gsize       position)
{
  return position + (gsize) (g_utf8_next_char (text + position) - (text + position));
}

static gsize
previous_character (const char *text,
                    gsize       position)
{
  return (gsize) (g_utf8_prev_char (text + position) - text);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == 0x00AD;
}

/* Signs that stand inside a word between two of its characters: « Jean-Marie », « 3,14 », « C.F.R. ». */
static gboolean
joins_word (const char *text,
            gsize       length,
            gsize       position)
{
  gunichar c = character_at (text, length, position);
  gunichar before;
  gunichar after;

  if (position == 0 || position >= length)
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (text + position));
  after = character_at (text, length, next_character (text, position));
  if (c == '-' || c == 0x2010 || c == 0x2011)
    return is_word_character (before) && is_word_character (after);
  if (c == ',' || c == '.')
    return (g_unichar_isdigit (before) && g_unichar_isdigit (after)) ||
           (c == '.' && g_unichar_isupper (before) && g_unichar_isupper (after));
  return FALSE;
}

static gboolean
belongs_to_word (const char *text,
                 gsize       length,
                 gsize       position)
{
  return is_word_character (character_at (text, length, position)) || joins_word (text, length, position);
}

/**
 * glm_selection_word_at:
 * @document: a document
 * @position: a position in its text
 *
 * A word is a run of letters and figures, with the hyphens between them; an apostrophe parts two
 * words, so that a double click on « l’Élysée » takes « Élysée ».
 *
 * Returns: the word that holds @position or ends there; the one character at @position where there
 *   is no word
 */
GlmRange
glm_selection_word_at (const GlmDocument *document,
                       gsize              position)
{
  gsize length;
  const char *text = glm_document_get_text (document, &length);
  GlmRange block = glm_selection_block_at (document, position);
  GlmRange word;

  position = CLAMP (position, block.start, block.end);
  if (glm_range_is_empty (block))
    return block;
  length = block.end;
  if (!belongs_to_word (text, length, position) && position > block.start &&
      is_word_character (g_utf8_get_char (g_utf8_prev_char (text + position))))
    position = previous_character (text, position);
  else if (position == block.end)
    position = previous_character (text, position);

  word.start = word.end = position;
  if (!belongs_to_word (text, length, position))
    {
      word.end = glm_grapheme_next (text, length, position);
      return word;
    }
  while (word.start > block.start && position - word.start < MAX_WORD_BYTES)
    {
      gsize before = previous_character (text, word.start);

      if (!belongs_to_word (text, length, before))
        break;
      word.start = before;
    }
  while (word.end < block.end && word.end - position < MAX_WORD_BYTES && belongs_to_word (text, length, word.end))
    word.end = next_character (text, word.end);
  return word;
}

/**
 * glm_selection_block_at:
 * @document: a document
 * @position: a position in its text
 *
 * Returns: the bytes of the block that holds @position; an empty range for an empty document
 */
GlmRange
glm_selection_block_at (const GlmDocument *document,
                        gsize              position)
{
  if (glm_document_get_n_blocks (document) == 0)
    return (GlmRange) { 0, 0 };
  return glm_document_get_block (document, glm_document_find_block (document, position))->range;
}

static GlmRange
unit_at (const GlmDocument *document,
         gsize              position,
         GlmSelectionUnit   unit)
{
  switch (unit)
    {
    case GLM_SELECTION_WORD:
      return glm_selection_word_at (document, position);
    case GLM_SELECTION_BLOCK:
      return glm_selection_block_at (document, position);
    case GLM_SELECTION_CHARACTER:
    default:
      return (GlmRange) { position, position };
    }
}

/**
 * glm_selection_begin:
 * @self: (out): a selection
 * @document: a document
 * @position: where it begins
 * @unit: what it takes at once and grows by
 */
void
glm_selection_begin (GlmSelection      *self,
                     const GlmDocument *document,
                     gsize              position,
                     GlmSelectionUnit   unit)
{
  self->unit = unit;
  self->origin = unit_at (document, position, unit);
  self->focus = self->origin.end;
}

/**
 * glm_selection_set:
 * @self: (out): a selection
 * @range: what is to be selected; its end is the end that moves
 */
void
glm_selection_set (GlmSelection *self,
                   GlmRange      range)
{
  self->unit = GLM_SELECTION_CHARACTER;
  self->origin = (GlmRange) { range.start, range.start };
  self->focus = range.end;
}

/**
 * glm_selection_extend:
 * @self: a selection
 * @document: the document it was begun in
 * @position: where its moving end goes; words and paragraphs are taken whole
 */
void
glm_selection_extend (GlmSelection      *self,
                      const GlmDocument *document,
                      gsize              position)
{
  GlmRange unit = unit_at (document, position, self->unit);

  if (position < self->origin.start)
    self->focus = unit.start;
  else if (self->unit != GLM_SELECTION_CHARACTER && position <= self->origin.end)
    self->focus = self->origin.end;
  else
    self->focus = unit.end;
}

/**
 * glm_selection_get_range:
 * @self: a selection
 *
 * Returns: what is selected; an empty range for a caret
 */
GlmRange
glm_selection_get_range (const GlmSelection *self)
{
  return (GlmRange) { MIN (self->origin.start, self->focus), MAX (self->origin.end, self->focus) };
}

/**
 * glm_caret_next_character:
 * @document: a document with at least one block
 * @position: a position
 *
 * Returns: the next place for a caret: after a grapheme, or at the start of the next block
 */
gsize
glm_caret_next_character (const GlmDocument *document,
                          gsize              position)
{
  const char *text = glm_document_get_text (document, NULL);
  GlmRange block = glm_selection_block_at (document, position);

  if (position < block.end)
    return glm_grapheme_next (text, block.end, position);
  return glm_caret_next_block (document, position);
}

/**
 * glm_caret_previous_character:
 * @document: a document with at least one block
 * @position: a position
 *
 * Returns: the place for a caret before @position
 */
gsize
glm_caret_previous_character (const GlmDocument *document,
                              gsize              position)
{
  const char *text = glm_document_get_text (document, NULL);
  guint index = glm_document_find_block (document, position);
  GlmRange block = glm_document_get_block (document, index)->range;

  if (position > block.end)
    return block.end;
  if (position > block.start)
    return MAX (block.start, glm_grapheme_previous (text, block.end, position));
  return index > 0 ? glm_document_get_block (document, index - 1)->range.end : block.start;
}

/**
 * glm_caret_next_word:
 * @document: a document with at least one block
 * @position: a position
 *
 * Returns: the end of the word at or after @position, in this block or the next
 */
gsize
glm_caret_next_word (const GlmDocument *document,
                     gsize              position)
{
  const char *text = glm_document_get_text (document, NULL);
  GlmRange block = glm_selection_block_at (document, position);

  if (position >= block.end)
    return glm_caret_next_block (document, position);
  while (position < block.end && !belongs_to_word (text, block.end, position))
    position = next_character (text, position);
  while (position < block.end && belongs_to_word (text, block.end, position))
    position = next_character (text, position);
  return position;
}

/**
 * glm_caret_previous_word:
 * @document: a document with at least one block
 * @position: a position
 *
 * Returns: the start of the word before @position, in this block or at the end of the one before
 */
gsize
glm_caret_previous_word (const GlmDocument *document,
                         gsize              position)
{
  const char *text = glm_document_get_text (document, NULL);
  GlmRange block = glm_selection_block_at (document, position);

  if (position <= block.start || position > block.end)
    return glm_caret_previous_character (document, position);
  while (position > block.start && !belongs_to_word (text, block.end, previous_character (text, position)))
    position = previous_character (text, position);
  while (position > block.start && belongs_to_word (text, block.end, previous_character (text, position)))
    position = previous_character (text, position);
  return position;
}

/**
 * glm_caret_next_block:
 * @document: a document with at least one block
 * @position: a position
 *
 * Returns: the start of the next block; the end of the text in the last one
 */
gsize
glm_caret_next_block (const GlmDocument *document,
                      gsize              position)
{
  guint index = glm_document_find_block (document, position);

  if (index + 1 < glm_document_get_n_blocks (document))
    return glm_document_get_block (document, index + 1)->range.start;
  return glm_document_get_block (document, index)->range.end;
}

/**
 * glm_caret_previous_block:
 * @document: a document with at least one block
 * @position: a position
 *
 * Returns: the start of the block that holds @position, or of the one before if it is there already
 */
gsize
glm_caret_previous_block (const GlmDocument *document,
                          gsize              position)
{
  guint index = glm_document_find_block (document, position);
  GlmRange block = glm_document_get_block (document, index)->range;

  if (position > block.start || index == 0)
    return block.start;
  return glm_document_get_block (document, index - 1)->range.start;
}
