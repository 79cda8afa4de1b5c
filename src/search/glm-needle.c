/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-query-private.h"

#include <string.h>

/* What stands in white space and at the ends of a query without being seen. */
static gboolean
is_unseen (GlmFoldClass fold_class)
{
  return fold_class == GLM_FOLD_IGNORED || fold_class == GLM_FOLD_MARK;
}

/*
 * White space at the ends is kept as a demand on what stands around a match: « mot » before a high
 * sign is still followed by a space for the reader, though the folded text has none there.
 */
static GlmRange
strip_space (GlmNeedle  *self,
             const char *pattern,
             gsize       length)
{
  const char *start = pattern;
  const char *end = pattern + length;
  const char *last = NULL;

  while (start < end)
    {
      GlmFoldClass fold_class = _glm_fold_class (g_utf8_get_char (start));

      if (fold_class != GLM_FOLD_SPACE && !is_unseen (fold_class))
        break;
      self->space_before |= fold_class == GLM_FOLD_SPACE;
      start = g_utf8_next_char (start);
    }
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      GlmFoldClass fold_class = _glm_fold_class (g_utf8_get_char (p));

      self->space_after |= fold_class == GLM_FOLD_SPACE;
      /* A mark belongs to the letter before it, but not over a space. */
      if (fold_class == GLM_FOLD_SPACE || fold_class == GLM_FOLD_IGNORED || (fold_class == GLM_FOLD_MARK && self->space_after))
        continue;
      last = g_utf8_next_char (p);
      self->space_after = FALSE;
    }
  if (last == NULL)
    last = start;
  return (GlmRange) { (gsize) (start - pattern), (gsize) (last - pattern) };
}

static gboolean
is_word_class (GlmFoldClass fold_class)
{
  return fold_class == GLM_FOLD_LETTER || fold_class == GLM_FOLD_DIGIT;
}

/**
 * _glm_needle_init:
 * @self: (out): a needle
 * @pattern: valid UTF-8
 * @length: its length in bytes
 *
 * Folds @pattern as a text is folded.
 */
void
_glm_needle_init (GlmNeedle  *self,
                  const char *pattern,
                  gsize       length)
{
  GString *folded = g_string_new (NULL);
  GlmFoldScanner scanner;
  GlmFoldUnit unit;
  GlmFoldClass before = GLM_FOLD_NONE;
  GlmRange kept;

  memset (self, 0, sizeof *self);
  kept = strip_space (self, pattern, length);
  pattern += kept.start;
  length = glm_range_length (kept);

  _glm_fold_scanner_init (&scanner, pattern, length);
  while (_glm_fold_scanner_next (&scanner, &unit))
    {
      g_string_append_len (folded, unit.bytes, unit.n_bytes);
      if (unit.n_bytes == 0)
        continue;
      if (before == GLM_FOLD_NONE)
        self->word_start = is_word_class (unit.fold_class);
      self->word_end = is_word_class (unit.fold_class);
      self->digits |= before == GLM_FOLD_DIGIT && unit.fold_class == GLM_FOLD_DIGIT;
      self->hyphen |= unit.fold_class == GLM_FOLD_HYPHEN;
      before = unit.fold_class;
    }

  self->letters = g_array_new (FALSE, FALSE, sizeof (GlmFoldLetter));
  _glm_fold_letters_gather (self->letters, pattern, length, (GlmRange) { 0, length }, GLM_FOLD_NONE, TRUE, G_MAXUINT);
  for (guint i = 0; i < self->letters->len; i++)
    self->n_letters += !g_array_index (self->letters, GlmFoldLetter, i).line_hyphen;
  self->n_folded = folded->len;
  self->folded = g_string_free (folded, FALSE);
}

/**
 * _glm_needle_clear:
 * @self: a needle
 */
void
_glm_needle_clear (GlmNeedle *self)
{
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->letters, g_array_unref);
}
