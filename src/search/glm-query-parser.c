/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The little language of queries: `"une phrase" mot -sauf` and `a ~10 b`. A pattern that uses none of
 * its signs is a phrase, and so is one that uses them in a way that says nothing: a dash alone, a
 * quote that goes on into a word. Nothing is ever wrong, because a reader may look for any text at all.
 */

#include "config.h"

#include "glm-query-private.h"

#include <string.h>

/* More terms than this are a text that was pasted, not a question. */
#define MAX_TERMS 16

/* Words between two near terms unless the reader says how many, and the most that may be said. */
#define DEFAULT_DISTANCE 10
#define MAX_DISTANCE     999

typedef struct
{
  const char *text;
  gsize       length;
  gsize       position;
  GArray     *terms;
  guint       n_quoted;
  guint       n_excluded;
  guint       n_near;
  guint       distance; /* asked for by the last item; 0 when that was none */
  gboolean    wrong;
} Parser;

static gunichar
peek (const Parser *self,
      gsize         position)
{
  return position < self->length ? g_utf8_get_char (self->text + position) : 0;
}

static gsize
after (const Parser *self,
       gsize         position)
{
  return position + (gsize) g_utf8_skip[(guchar) self->text[position]];
}

static gboolean
is_space_at (const Parser *self,
             gsize         position)
{
  return position >= self->length || _glm_fold_class (peek (self, position)) == GLM_FOLD_SPACE;
}

/* The quote that closes what @opening opens, or 0. */
static gunichar
closing_quote (gunichar opening)
{
  switch (opening)
    {
    case '"':
      return '"';
    case 0x00AB:
      return 0x00BB;
    case 0x201C:
      return 0x201D;
    default:
      return 0;
    }
}

/* Where the quote that opens at @position is closed before white space; 0 when it is not. */
static gsize
find_closing (const Parser *self,
              gsize         position)
{
  gunichar closing = closing_quote (peek (self, position));

  if (closing == 0)
    return 0;
  for (gsize p = after (self, position); p < self->length; p = after (self, p))
    if (peek (self, p) == closing && is_space_at (self, after (self, p)))
      return p;
  return 0;
}

/* `~` or `~10`, alone between white space: how many words; 0 for anything else. */
static guint
read_distance (const Parser *self,
               gsize         end)
{
  const char *p = self->text + self->position + 1;
  const char *stop = self->text + end;
  guint distance = 0;

  if (self->text[self->position] != '~')
    return 0;
  if (p == stop)
    return DEFAULT_DISTANCE;
  for (; p < stop && g_ascii_isdigit (*p) && distance <= MAX_DISTANCE; p++)
    distance = distance * 10 + (guint) (*p - '0');
  return p == stop ? MIN (distance, MAX_DISTANCE) : 0;
}

static gboolean
has_word (const Parser *self,
          GlmRange      range)
{
  for (gsize p = range.start; p < range.end; p = after (self, p))
    {
      GlmFoldClass fold_class = _glm_fold_class (peek (self, p));

      if (fold_class == GLM_FOLD_LETTER || fold_class == GLM_FOLD_DIGIT)
        return TRUE;
    }
  return FALSE;
}

static void
add_term (Parser  *self,
          GlmRange range,
          gboolean excluded,
          gboolean quoted)
{
  GlmTerm term = { .excluded = excluded, .quoted = quoted, .distance = self->distance };

  /* A sign alone is the end of a sentence that was cut into words. */
  if (!has_word (self, range))
    return;
  if (self->terms->len >= MAX_TERMS || (excluded && self->distance > 0))
    {
      self->wrong = TRUE;
      return;
    }
  term.text = g_strndup (self->text + range.start, glm_range_length (range));
  _glm_needle_init (&term.needle, self->text + range.start, glm_range_length (range));
  /* What is between terms is between terms, not a demand on the text. */
  term.needle.space_before = term.needle.space_after = FALSE;
  g_array_append_val (self->terms, term);
  self->n_excluded += excluded;
  self->n_near += self->distance > 0;
  self->distance = 0;
}

static void
read_item (Parser *self)
{
  gsize start = self->position;
  gboolean excluded = FALSE;
  gsize closing, end;

  end = glm_search_find_word_end (self->text, self->length, start);
  if (read_distance (self, end) > 0)
    {
      /* Near what? */
      if (self->terms->len == 0 || self->distance > 0 || g_array_index (self->terms, GlmTerm, self->terms->len - 1).excluded)
        self->wrong = TRUE;
      self->distance = read_distance (self, end);
      self->position = end;
      return;
    }
  if (peek (self, start) == '-' && start + 1 < self->length &&
      (has_word (self, (GlmRange) { start + 1, after (self, start + 1) }) || find_closing (self, start + 1) > 0))
    {
      excluded = TRUE;
      start++;
    }
  closing = find_closing (self, start);
  if (closing > 0)
    {
      self->n_quoted++;
      add_term (self, (GlmRange) { after (self, start), closing }, excluded, TRUE);
      self->position = after (self, closing);
      return;
    }
  add_term (self, (GlmRange) { start, end }, excluded, FALSE);
  self->position = end;
}

static void
clear_term (gpointer data)
{
  GlmTerm *term = data;

  _glm_needle_clear (&term->needle);
  g_free (term->text);
}

/**
 * _glm_query_parse:
 * @pattern: valid UTF-8
 * @near: whether words without a sign between them are looked for near each other
 *
 * Reads @pattern as terms. Takes time in proportion to its length.
 *
 * Returns: (transfer full) (nullable) (element-type GlmTerm): the terms, at least one of them not
 *   excluded and the first not near another; %NULL for a phrase
 */
GArray *
_glm_query_parse (const char *pattern,
                  gboolean    near)
{
  Parser self = { .text = pattern, .length = strlen (pattern) };
  gboolean terms;

  self.terms = g_array_new (FALSE, FALSE, sizeof (GlmTerm));
  g_array_set_clear_func (self.terms, clear_term);
  while (!self.wrong && self.position < self.length)
    if (is_space_at (&self, self.position))
      self.position = after (&self, self.position);
    else
      read_item (&self);

  terms = self.n_excluded > 0 || self.n_near > 0 || self.n_quoted > 0 || (near && self.terms->len > 1);
  if (self.wrong || !terms || self.distance > 0 || self.terms->len <= self.n_excluded)
    {
      g_array_unref (self.terms);
      return NULL;
    }
  for (guint i = 1; near && i < self.terms->len; i++)
    {
      GlmTerm *term = &g_array_index (self.terms, GlmTerm, i);

      if (term->distance == 0 && !term->excluded && !g_array_index (self.terms, GlmTerm, i - 1).excluded)
        term->distance = DEFAULT_DISTANCE;
    }
  return self.terms;
}
