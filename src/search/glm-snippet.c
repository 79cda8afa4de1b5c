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

/* What is shown of the text around a match: from @start to @end, the match's own part to @shown, in the blocks' @limits. */
typedef struct
{
  GlmRange limits;
  gsize    start;
  GlmRange match;
  gsize    shown;
  gsize    end;
} Extent;

static Extent
find_extent (const GlmDocument *document,
             const Source      *source,
             GlmRange           match,
             guint              before,
             guint              after)
{
  Extent extent;

  match.start = clamp_position (source, match.start);
  match.end = MAX (match.start, clamp_position (source, match.end));
  extent.match = match;
  extent.limits = match;
  if (glm_document_get_n_blocks (document) > 0)
    {
      guint first = glm_document_find_block (document, match.start);
      guint last = glm_document_find_block (document, glm_range_is_empty (match) ? match.end : match.end - 1);

      extent.limits.start = MIN (match.start, glm_document_get_block (document, first)->range.start);
      extent.limits.end = MAX (match.end, glm_document_get_block (document, last)->range.end);
    }
  extent.start = find_start (source, match.start, extent.limits.start, before);
  extent.shown = find_end (source, match.start, match.end, MAX_MATCH);
  extent.end = extent.shown < match.end ? extent.shown : find_end (source, match.end, extent.limits.end, after);
  return extent;
}

/* The block whose words are appended; all parts of a snippet are mostly in one. */
typedef struct
{
  GlmTypographyPlan *plan;
  GlmDocument       *document;
  guint              block;
  GlmDisplayText    *display; /* (nullable): of @block */
} Setter;

/* Appends a part of the text as the page shows it, or as it is without a plan. What the rules put before and after the
 * match is no part of it. */
static void
append_set (GString      *snippet,
            Setter       *setter,
            const Source *source,
            gsize         start,
            GlmBias       start_bias,
            gsize         end,
            GlmBias       end_bias)
{
  guint n = glm_document_get_n_blocks (setter->document);

  if (setter->plan == NULL || n == 0)
    {
      append_part (snippet, source, start, end);
      return;
    }
  for (guint i = glm_document_find_block (setter->document, start); i < n && start < end; i++)
    {
      GlmRange range = glm_document_get_block (setter->document, i)->range;
      gsize from, to;
      Source shown;

      if (range.start >= end)
        break;
      if (start < range.start)
        g_string_append_c (snippet, ' ');
      if (setter->display == NULL || setter->block != i)
        {
          g_clear_pointer (&setter->display, glm_display_text_unref);
          setter->display = glm_typography_plan_set_block (setter->plan, i);
          setter->block = i;
        }
      from = glm_display_text_from_source (setter->display, MAX (start, range.start), start_bias);
      to = glm_display_text_from_source (setter->display, MIN (end, range.end), end_bias);
      shown.text = glm_display_text_get_text (setter->display, &shown.length);
      append_part (snippet, &shown, from, MAX (from, to));
      start = MIN (end, range.end);
    }
}

static char *
dup_snippet (GlmTypographyPlan *plan,
             const GlmDocument *document,
             GlmRange           match,
             guint              before,
             guint              after,
             GlmRange          *match_in_snippet)
{
  GString *snippet = g_string_new (NULL);
  Setter setter = { plan, (GlmDocument *) document, 0, NULL };
  Source source;
  Extent extent;

  source.text = glm_document_get_text (document, &source.length);
  extent = find_extent (document, &source, match, before, after);
  if (extent.start > extent.limits.start)
    g_string_append (snippet, ELLIPSIS);
  append_set (snippet, &setter, &source, extent.start, GLM_BIAS_BEFORE, extent.match.start, GLM_BIAS_AFTER);
  if (match_in_snippet != NULL)
    match_in_snippet->start = snippet->len;
  append_set (snippet, &setter, &source, extent.match.start, GLM_BIAS_AFTER, extent.shown, GLM_BIAS_BEFORE);
  if (match_in_snippet != NULL)
    match_in_snippet->end = snippet->len;
  append_set (snippet, &setter, &source, extent.shown, GLM_BIAS_BEFORE, extent.end, GLM_BIAS_BEFORE);
  if (extent.end < extent.limits.end)
    g_string_append (snippet, ELLIPSIS);
  g_clear_pointer (&setter.display, glm_display_text_unref);
  return g_string_free (snippet, FALSE);
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
  return dup_snippet (NULL, document, match, before, after, match_in_snippet);
}

/**
 * glm_search_dup_shown_snippet:
 * @plan: how the article is set
 * @match: bytes of its text
 * @before: how many characters to show before the match, at most
 * @after: how many after it, at most
 * @match_in_snippet: (out) (optional): the bytes of the match in the result
 *
 * As glm_search_dup_snippet(), with the words as the page shows them. For the eyes only: what is copied, exported or
 * looked up is the author's.
 *
 * Returns: (transfer full): one line of UTF-8
 */
char *
glm_search_dup_shown_snippet (GlmTypographyPlan *plan,
                              GlmRange           match,
                              guint              before,
                              guint              after,
                              GlmRange          *match_in_snippet)
{
  return dup_snippet (plan, glm_typography_plan_get_document (plan), match, before, after, match_in_snippet);
}
