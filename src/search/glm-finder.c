/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds a phrase. The folded needle is looked for in the folded text; each place found is led back
 * to the source and taken to grapheme boundaries, and only where the reader or the needle asks
 * for more than folding keeps is it compared with the source.
 *
 * Where the text has a hyphen at a line end that folding left out, a hyphen of the needle may stand
 * for it: `peut-être` is also the word that is cut after `peut-`. Such places are few and are
 * looked at one by one.
 */

/* For memmem(). */
#define _GNU_SOURCE

#include "config.h"

#include "glm-grapheme.h"
#include "glm-matches-private.h"
#include "glm-query-private.h"
#include "glm-search-index-private.h"

#include <string.h>

/* Places looked at between two looks at the cancellable. */
#define CANCEL_STEP 4096
#define PLAIN_STEP  512

typedef struct
{
  gsize start;
  gsize end;
} FoldedHit;

/* @skipped: bytes that the first unit of @range leaves in the folded text before the hit */
typedef struct
{
  GlmRange range;
  gsize    skipped;
  gboolean line_hyphen; /* it begins with a hyphen that was left out */
} Place;

typedef struct
{
  const GlmSearchIndex *index;
  const GlmNeedle      *needle;
  GlmQueryFlags         flags;
  const char           *text;
  gsize                 length;
  GlmFoldCursor         cursor;
  GArray               *found;      /* GlmRange */
  GArray               *letters;    /* GlmFoldLetter, of the place at hand */
  GArray               *hyphenated; /* FoldedHit, in order */
  gsize                 end;        /* of the last match, in the source */
} Search;

/* Before an ASCII letter, sign or space there is always a boundary. */
static inline gboolean
begins_grapheme (char byte)
{
  return (guchar) byte >= ' ' && (guchar) byte < 0x80;
}

/**
 * _glm_finder_snap_range:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @range: a range
 *
 * Returns: the least range around @range that begins and ends at grapheme boundaries
 */
GlmRange
_glm_finder_snap_range (const char *text,
                        gsize       length,
                        GlmRange    range)
{
  if (range.end < length && begins_grapheme (text[range.start]) && begins_grapheme (text[range.end]))
    return range;
  if (!glm_grapheme_is_boundary (text, length, range.start))
    range.start = glm_grapheme_previous (text, length, range.start);
  if (!glm_grapheme_is_boundary (text, length, range.end))
    range.end = glm_grapheme_next (text, length, range.end);
  return range;
}

static GlmFoldClass
folded_class_before (const GlmSearchIndex *index,
                     gsize                 position)
{
  if (position == 0)
    return GLM_FOLD_NONE;
  return _glm_fold_class (g_utf8_get_char (g_utf8_prev_char (index->folded + position)));
}

static GlmFoldClass
folded_class_at (const GlmSearchIndex *index,
                 gsize                 position)
{
  if (position >= index->n_folded)
    return GLM_FOLD_NONE;
  return _glm_fold_class (g_utf8_get_char (index->folded + position));
}

static gboolean
is_word_class (GlmFoldClass fold_class)
{
  return fold_class == GLM_FOLD_LETTER || fold_class == GLM_FOLD_DIGIT;
}

/*
 * Whether two words meet at @position of the folded text. The folded text joins digits over
 * a space; that is one number only when the space groups its digits.
 */
static gboolean
is_word_edge (Search *self,
              gsize   position)
{
  GlmFoldCursor cursor = self->cursor;
  GlmFoldPlace before;
  GlmFoldPlace after;
  GlmRange gap;

  if (!is_word_class (folded_class_before (self->index, position)) ||
      !is_word_class (folded_class_at (self->index, position)))
    return TRUE;
  _glm_fold_cursor_look_up (&cursor, position - 1, &before);
  _glm_fold_cursor_look_up (&cursor, position, &after);
  gap = (GlmRange) { before.source.end, after.source.start };
  if (glm_range_is_empty (gap) || _glm_search_index_find_line_hyphen (self->index, position) != NULL)
    return FALSE;
  for (const char *p = self->text + gap.start; p < self->text + gap.end; p = g_utf8_next_char (p))
    if (_glm_fold_class (g_utf8_get_char (p)) == GLM_FOLD_SPACE)
      {
        gap.start = (gsize) (p - self->text);
        return !_glm_fold_is_group_space (self->text, self->length, gap, FALSE);
      }
  return FALSE;
}

/* Where the white space that ends at @position begins; @position when there is none. */
static gsize
space_start (const Search *self,
             gsize         position)
{
  gsize start = position;

  for (const char *p = self->text + position; p > self->text;)
    {
      GlmFoldClass fold_class;

      p = g_utf8_prev_char (p);
      fold_class = _glm_fold_class (g_utf8_get_char (p));
      if (fold_class == GLM_FOLD_SPACE)
        start = (gsize) (p - self->text);
      else if (fold_class != GLM_FOLD_IGNORED && fold_class != GLM_FOLD_MARK)
        break;
    }
  return start;
}

static gsize
space_end (const Search *self,
           gsize         position)
{
  gsize end = position;

  for (const char *p = self->text + position; p < self->text + self->length; p = g_utf8_next_char (p))
    {
      GlmFoldClass fold_class = _glm_fold_class (g_utf8_get_char (p));

      if (fold_class == GLM_FOLD_SPACE)
        end = (gsize) (g_utf8_next_char (p) - self->text);
      else if (fold_class != GLM_FOLD_IGNORED && fold_class != GLM_FOLD_MARK)
        break;
    }
  return end;
}

/* Whether the first or last hyphen of the needle stands for one that was left out of the folded text. */
static const GlmLineHyphen *
find_edge_hyphen (const Search *self,
                  char          asked,
                  gsize         position,
                  gboolean      there)
{
  return asked == '-' && !there ? _glm_search_index_find_line_hyphen (self->index, position) : NULL;
}

/* Where @hit lies in the source. */
static void
locate (Search          *self,
        const FoldedHit *hit,
        Place           *place)
{
  const GlmNeedle *needle = self->needle;
  const char *folded = self->index->folded;
  gboolean empty = hit->end == hit->start;
  const GlmLineHyphen *first = find_edge_hyphen (self, needle->folded[0], hit->start, !empty && folded[hit->start] == '-');
  const GlmLineHyphen *last = find_edge_hyphen (self, needle->folded[needle->n_folded - 1], hit->end,
                                                !empty && folded[hit->end - 1] == '-');
  GlmFoldPlace unit = { 0 };

  place->line_hyphen = first != NULL;
  place->skipped = 0;
  if (first != NULL)
    place->range.start = first->source;
  else
    {
      _glm_fold_cursor_look_up (&self->cursor, hit->start, &unit);
      place->range.start = unit.source.start;
      place->skipped = hit->start - unit.folded.start;
    }

  if (last != NULL)
    {
      place->range.end = last->source + (gsize) g_utf8_skip[(guchar) self->text[last->source]];
      return;
    }
  if (unit.folded.end < hit->end)
    _glm_fold_cursor_look_up (&self->cursor, hit->end - 1, &unit);
  place->range.end = unit.source.end;
}

/* Whether what the folded text does not show is as the reader asked. */
static gboolean
agrees_with_source (Search      *self,
                    const Place *place)
{
  const GlmNeedle *needle = self->needle;
  GlmFoldStrictness strictness = GLM_FOLD_STRICT_NONE;
  gsize skipped = place->skipped;
  guint first = 0;

  if ((self->flags & GLM_QUERY_CASE) != 0)
    strictness |= GLM_FOLD_STRICT_CASE;
  if ((self->flags & GLM_QUERY_ACCENTS) != 0)
    strictness |= GLM_FOLD_STRICT_MARKS;
  if (strictness == GLM_FOLD_STRICT_NONE && !needle->digits)
    return TRUE;

  _glm_fold_letters_gather (self->letters, self->text, self->length, place->range,
                            place->line_hyphen ? GLM_FOLD_LETTER : GLM_FOLD_NONE, FALSE,
                            needle->letters->len + GLM_FOLD_MAX_CHARACTERS);
  for (; skipped > 0 && first < self->letters->len; first++)
    skipped -= MIN (skipped, g_array_index (self->letters, GlmFoldLetter, first).n_bytes);
  return _glm_fold_letters_compare ((const GlmFoldLetter *) (gpointer) needle->letters->data, needle->letters->len,
                                    &g_array_index (self->letters, GlmFoldLetter, first),
                                    self->letters->len - first, strictness);
}

/* Adds what @hit stands for, unless the reader asked for something else. */
static gboolean
accept (Search          *self,
        const FoldedHit *hit)
{
  const GlmNeedle *needle = self->needle;
  GlmRange range;
  Place place;

  locate (self, hit, &place);
  if (place.range.start < self->end)
    return FALSE;
  if ((self->flags & GLM_QUERY_WORD) != 0 &&
      ((needle->word_start && !is_word_edge (self, hit->start)) ||
       (needle->word_end && !is_word_edge (self, hit->end))))
    return FALSE;

  range = _glm_finder_snap_range (self->text, self->length, place.range);
  place.range.end = range.end;
  if (range.start < self->end || !agrees_with_source (self, &place))
    return FALSE;
  if (needle->space_before)
    {
      gsize start = space_start (self, range.start);

      if (start == range.start || start < self->end)
        return FALSE;
      range.start = start;
    }
  if (needle->space_after)
    {
      gsize end = space_end (self, range.end);

      if (end == range.end)
        return FALSE;
      range.end = end;
    }
  if (needle->space_before || needle->space_after)
    range = _glm_finder_snap_range (self->text, self->length, range);
  g_array_append_val (self->found, range);
  self->end = range.end;
  return TRUE;
}

/*
 * Matches the rest of the needle from its byte @i at @position of the folded text, where a hyphen was
 * left out and has been matched; other hyphens of the needle may stand for others that were left out.
 * Returns where that ends, or 0.
 */
static gsize
match_hyphenated (const Search *self,
                  gsize         i,
                  gsize         position)
{
  const GlmSearchIndex *index = self->index;
  const GlmNeedle *needle = self->needle;
  gsize used = position;

  for (; i < needle->n_folded; i++)
    {
      if (position < index->n_folded && index->folded[position] == needle->folded[i])
        position++;
      else if (needle->folded[i] == '-' && position != used && _glm_search_index_find_line_hyphen (index, position) != NULL)
        used = position;
      else
        return 0;
    }
  return position;
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const FoldedHit *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

/* Finds the places where a hyphen of the needle stands for one that folding left out. */
static void
gather_hyphenated (Search *self)
{
  const GlmSearchIndex *index = self->index;
  const GlmNeedle *needle = self->needle;

  if (!needle->hyphen)
    return;
  for (guint n = 0; n < index->line_hyphens->len; n++)
    {
      gsize position = g_array_index (index->line_hyphens, GlmLineHyphen, n).folded;

      for (gsize i = 0; i < needle->n_folded && i <= position; i++)
        {
          FoldedHit hit = { position - i, 0 };

          if (needle->folded[i] != '-' || memcmp (index->folded + hit.start, needle->folded, i) != 0)
            continue;
          hit.end = match_hyphenated (self, i + 1, position);
          if (hit.end != 0)
            g_array_append_val (self->hyphenated, hit);
        }
    }
  g_array_sort (self->hyphenated, compare_hits);
}

static const char *
find_bytes (const GlmSearchIndex *index,
            const GlmNeedle      *needle,
            gsize                 from)
{
  const char *start = index->folded + from;
  gsize n = index->n_folded - from;

  if (needle->n_folded == 1)
    return memchr (start, needle->folded[0], n);
  return memmem (start, n, needle->folded, needle->n_folded);
}

/* Whether what is found in the folded text is found, and no more has to be asked of the source. */
static gboolean
is_plain (const Search *self)
{
  const GlmNeedle *needle = self->needle;

  return (self->flags & (GLM_QUERY_CASE | GLM_QUERY_ACCENTS | GLM_QUERY_WORD)) == 0 && !needle->digits &&
         !needle->hyphen && !needle->space_before && !needle->space_after;
}

/*
 * The short way: most of a text stands for itself byte for byte, and a match in such a stretch that begins and
 * ends at ASCII is at grapheme boundaries. All others go through accept(), which finds the same.
 */
static gboolean
run_plain (Search       *self,
           GCancellable *cancellable,
           GError      **error)
{
  const GlmSearchIndex *index = self->index;
  gsize n_folded = self->needle->n_folded;
  GlmRange ranges[PLAIN_STEP];
  guint n = 0;
  const char *byte;

  for (gsize position = 0; (byte = find_bytes (index, self->needle, position)) != NULL;)
    {
      FoldedHit hit = { (gsize) (byte - index->folded), (gsize) (byte - index->folded) + n_folded };
      GlmFoldPlace place;
      gsize source;

      position = hit.end;
      if (hit.end > self->cursor.kept_end)
        _glm_fold_cursor_look_up (&self->cursor, hit.start, &place);
      if (_glm_fold_cursor_is_kept (&self->cursor, hit.start, hit.end, &source) && source >= self->end &&
          source + n_folded < self->length && begins_grapheme (self->text[source]) &&
          begins_grapheme (self->text[source + n_folded]))
        {
          self->end = source + n_folded;
          ranges[n++] = (GlmRange) { source, self->end };
        }
      else
        {
          g_array_append_vals (self->found, ranges, n);
          n = 0;
          if (!accept (self, &hit))
            position = hit.start + 1;
        }
      if (n == PLAIN_STEP)
        {
          g_array_append_vals (self->found, ranges, n);
          n = 0;
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
    }
  g_array_append_vals (self->found, ranges, n);
  return TRUE;
}

static gboolean
run_phrase (Search       *self,
            GCancellable *cancellable,
            GError      **error)
{
  const GlmSearchIndex *index = self->index;
  const GlmNeedle *needle = self->needle;
  gsize position = 0;
  guint next_hyphenated = 0;
  const char *byte;

  gather_hyphenated (self);
  byte = find_bytes (index, needle, 0);
  for (guint n = 1;; n++)
    {
      FoldedHit hit;

      if (n % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (next_hyphenated < self->hyphenated->len &&
             g_array_index (self->hyphenated, FoldedHit, next_hyphenated).start < position)
        next_hyphenated++;
      if (byte != NULL && byte < index->folded + position)
        byte = find_bytes (index, needle, position);

      if (next_hyphenated < self->hyphenated->len &&
          (byte == NULL || g_array_index (self->hyphenated, FoldedHit, next_hyphenated).start <=
                               (gsize) (byte - index->folded)))
        hit = g_array_index (self->hyphenated, FoldedHit, next_hyphenated);
      else if (byte != NULL)
        hit = (FoldedHit) { (gsize) (byte - index->folded), (gsize) (byte - index->folded) + needle->n_folded };
      else
        return TRUE;

      if (accept (self, &hit))
        position = MAX (hit.end, hit.start + 1);
      else
        position = hit.start + 1;
    }
}

/* A query of nothing but white space finds each stretch of it. */
static gboolean
run_space (Search       *self,
           GCancellable *cancellable,
           GError      **error)
{
  const char *p = self->text;
  const char *end = self->text + self->length;

  for (guint n = 1; p < end; n++)
    {
      gsize position = (gsize) (p - self->text);

      if (n % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (_glm_fold_class (g_utf8_get_char (p)) == GLM_FOLD_SPACE)
        {
          GlmRange range = { position, space_end (self, position) };

          range = _glm_finder_snap_range (self->text, self->length, range);
          g_array_append_val (self->found, range);
          p = self->text + range.end;
        }
      else
        p = g_utf8_next_char (p);
    }
  return TRUE;
}

/**
 * _glm_finder_find_needle:
 * @index: an article's index
 * @needle: a phrase
 * @flags: how to look
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Returns: (transfer full) (element-type GlmRange): where @needle stands, in order, without overlap;
 *   %NULL with %G_IO_ERROR_CANCELLED
 */
GArray *
_glm_finder_find_needle (GlmSearchIndex  *index,
                         const GlmNeedle *needle,
                         GlmQueryFlags    flags,
                         GCancellable    *cancellable,
                         GError         **error)
{
  Search self = { .index = index, .needle = needle, .flags = flags };
  gboolean done = TRUE;

  self.text = glm_document_get_text (index->document, &self.length);
  self.found = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  self.letters = g_array_new (FALSE, FALSE, sizeof (GlmFoldLetter));
  self.hyphenated = g_array_new (FALSE, FALSE, sizeof (FoldedHit));
  _glm_fold_cursor_init (&self.cursor, index->map);
  if (needle->n_folded > 0 && is_plain (&self))
    done = run_plain (&self, cancellable, error);
  else if (needle->n_folded > 0)
    done = run_phrase (&self, cancellable, error);
  else if (needle->space_before)
    done = run_space (&self, cancellable, error);
  g_array_unref (self.letters);
  g_array_unref (self.hyphenated);
  if (!done)
    g_clear_pointer (&self.found, g_array_unref);
  return self.found;
}

/**
 * glm_finder_run:
 * @index: an article's index
 * @query: what to look for
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Finds all that @query asks for. The first match from the beginning wins over one that overlaps it.
 *
 * Returns: (transfer full): what was found; %NULL with %GLM_SEARCH_ERROR_TOO_COMPLEX when a regular
 *   expression takes too long, or with %G_IO_ERROR_CANCELLED
 */
GlmMatches *
glm_finder_run (GlmSearchIndex *index,
                GlmQuery       *query,
                GCancellable   *cancellable,
                GError        **error)
{
  GArray *found = NULL;

  g_return_val_if_fail (index != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (query->regex != NULL)
    return _glm_finder_run_regex (index, query, cancellable, error);

  /* The signs of several terms mean the same where other forms are looked for. */
  if ((query->flags & GLM_QUERY_FORMS) != 0)
    {
      found = query->terms != NULL ? _glm_finder_find_terms (index, query, cancellable, error)
                                   : _glm_finder_find_forms (index, query->pattern, cancellable, error);
      return found != NULL ? _glm_matches_new_take (found) : NULL;
    }

  /* What the text has word for word is what was meant, signs and all. */
  if (query->terms == NULL || (query->flags & GLM_QUERY_NEAR) == 0)
    {
      found = _glm_finder_find_needle (index, &query->needle, query->flags, cancellable, error);
      if (found == NULL)
        return NULL;
    }
  if (query->terms != NULL && (found == NULL || found->len == 0))
    {
      g_clear_pointer (&found, g_array_unref);
      found = _glm_finder_find_terms (index, query, cancellable, error);
      if (found == NULL)
        return NULL;
    }
  return _glm_matches_new_take (found);
}
