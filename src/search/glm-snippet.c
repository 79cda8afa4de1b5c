/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words around a match, on one line. */

#include "config.h"

#include "glm-finder.h"
#include "glm-folding.h"
#include "glm-grapheme.h"

#include <string.h>

#define ELLIPSIS "…"

/* A match longer than this is shown by its beginning. */
#define MAX_MATCH 300

typedef struct
{
  const char *text;
  gsize       length;
} Source;

static gsize
clamp_position (const Source *source,
                gsize         position)
{
  if (position >= source->length)
    return source->length;
  while (position > 0 && (source->text[position] & 0xC0) == 0x80)
    position--;
  return position;
}

static gboolean
is_space_at (const Source *source,
             gsize         position)
{
  return _glm_fold_class (g_utf8_get_char (source->text + position)) == GLM_FOLD_SPACE;
}

/* Up to @n characters back from @position, cut where a word begins if there is such a place. */
static gsize
find_start (const Source *source,
            gsize         position,
            gsize         limit,
            guint         n)
{
  gsize start = position;

  while (n-- > 0 && start > limit)
    start = glm_grapheme_previous (source->text, source->length, start);
  if (start <= limit)
    return limit;
  if (is_space_at (source, glm_grapheme_previous (source->text, source->length, start)))
    return start;
  for (gsize p = start; p < position; p = glm_grapheme_next (source->text, source->length, p))
    if (is_space_at (source, p))
      return glm_grapheme_next (source->text, source->length, p);
  return start;
}

static gsize
find_end (const Source *source,
          gsize         position,
          gsize         limit,
          guint         n)
{
  gsize end = position;

  while (n-- > 0 && end < limit)
    end = glm_grapheme_next (source->text, source->length, end);
  if (end >= limit)
    return limit;
  if (is_space_at (source, end))
    return end;
  for (gsize p = end; p > position;)
    {
      p = glm_grapheme_previous (source->text, source->length, p);
      if (is_space_at (source, p))
        return p;
    }
  return end;
}

/*
 * Appends a part of the text on one line: white space becomes one space, soft hyphens go, and a word
 * cut at a line end is joined at its hyphen.
 */
static void
append_part (GString      *snippet,
             const Source *source,
             gsize         start,
             gsize         end)
{
  GlmFoldScanner scanner;
  GlmFoldUnit unit;

  _glm_fold_scanner_init (&scanner, source->text, end);
  scanner.position = start;
  scanner.before = GLM_FOLD_LETTER;
  while (_glm_fold_scanner_next (&scanner, &unit))
    {
      const char *bytes = source->text + unit.source.start;
      gsize n = (gsize) g_utf8_skip[(guchar) *bytes];

      if (unit.kind == GLM_FOLD_UNIT_SPACE && (n != glm_range_length (unit.source) || (guchar) *bytes < 0x80))
        g_string_append_c (snippet, ' ');
      else if (g_utf8_get_char (bytes) != 0xAD)
        g_string_append_len (snippet, bytes, (gssize) n);
    }
}

/**
 * glm_search_dup_snippet:
 * @document: an article
 * @match: bytes of its text
 * @before: how many characters to show before the match, at most
 * @after: how many after it, at most
 * @match_in_snippet: (out) (optional): the bytes of the match in the result
 *
 * The words around a match, from the blocks it lies in, with an ellipsis where they go on. Words are
 * left whole where that is possible; line ends and runs of white space become single spaces.
 *
 * Returns: (transfer full): one line of UTF-8
 */
char *
glm_search_dup_snippet (const GlmDocument *document,
                        GlmRange           match,
                        guint              before,
                        guint              after,
                        GlmRange          *match_in_snippet)
{
  GString *snippet = g_string_new (NULL);
  Source source;
  GlmRange limits;
  gsize start, end, shown;

  source.text = glm_document_get_text (document, &source.length);
  match.start = clamp_position (&source, match.start);
  match.end = MAX (match.start, clamp_position (&source, match.end));
  limits = match;
  if (glm_document_get_n_blocks (document) > 0)
    {
      guint first = glm_document_find_block (document, match.start);
      guint last = glm_document_find_block (document, glm_range_is_empty (match) ? match.end : match.end - 1);

      limits.start = MIN (match.start, glm_document_get_block (document, first)->range.start);
      limits.end = MAX (match.end, glm_document_get_block (document, last)->range.end);
    }

  start = find_start (&source, match.start, limits.start, before);
  shown = find_end (&source, match.start, match.end, MAX_MATCH);
  end = shown < match.end ? shown : find_end (&source, match.end, limits.end, after);

  if (start > limits.start)
    g_string_append (snippet, ELLIPSIS);
  append_part (snippet, &source, start, match.start);
  if (match_in_snippet != NULL)
    match_in_snippet->start = snippet->len;
  append_part (snippet, &source, match.start, shown);
  if (match_in_snippet != NULL)
    match_in_snippet->end = snippet->len;
  append_part (snippet, &source, shown, end);
  if (end < limits.end)
    g_string_append (snippet, ELLIPSIS);
  return g_string_free (snippet, FALSE);
}
