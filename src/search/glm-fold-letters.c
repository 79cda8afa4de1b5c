/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What folding left out, gathered again for the few places where it counts: exact case, exact
 * accents, and spaces between digits.
 */

#include "config.h"

#include "glm-fold-letters.h"

#include "glm-grapheme.h"

#define GROUP_DIGITS 3

static gboolean
is_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isdigit ((char) c) : _glm_fold_class (c) == GLM_FOLD_DIGIT;
}

/**
 * _glm_fold_is_group_space:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @gap: white space in it between two digits
 * @partial: whether the text may end before the number does, as a query does while it is typed
 *
 * French parts the digits of a number in threes by one space (Imprimerie nationale, *Lexique des
 * règles typographiques*, « Nombres »): `10 000` is one number, `2023 100` are two.
 *
 * Returns: whether @gap is such a space
 */
gboolean
_glm_fold_is_group_space (const char *text,
                          gsize       length,
                          GlmRange    gap,
                          gboolean    partial)
{
  const char *p;
  guint before = 0;
  guint after = 0;

  if (gap.end != gap.start + (gsize) g_utf8_skip[(guchar) text[gap.start]])
    return FALSE;
  for (p = text + gap.start; p > text && before <= GROUP_DIGITS; before++)
    {
      p = g_utf8_prev_char (p);
      if (!is_digit (g_utf8_get_char (p)))
        break;
    }
  for (p = text + gap.end; p < text + length && after <= GROUP_DIGITS; after++)
    {
      if (!is_digit (g_utf8_get_char (p)))
        break;
      p = g_utf8_next_char (p);
    }
  if (before < 1 || before > GROUP_DIGITS)
    return FALSE;
  return after == GROUP_DIGITS || (partial && after < GROUP_DIGITS && p == text + length);
}

static void
append_letters (GArray                   *letters,
                const GlmFoldedCharacter *folded,
                GlmFoldGap                gap)
{
  const char *p = folded->bytes;

  for (guint i = 0; i < folded->n_characters; i++)
    {
      guint n_bytes = (guint) g_utf8_skip[(guchar) *p];
      GlmFoldLetter letter = { .n_bytes = (guint8) n_bytes, .letter_case = folded->cases[i] };

      letter.hyphen = folded->fold_class == GLM_FOLD_HYPHEN;
      if (i == 0)
        letter.gap = (guint8) gap;
      if (i + 1 == folded->n_characters)
        letter.marks = folded->marks;
      g_array_append_val (letters, letter);
      p += n_bytes;
    }
}

/**
 * _glm_fold_letters_gather:
 * @letters: (element-type GlmFoldLetter): emptied and filled
 * @text: valid UTF-8
 * @length: its length in bytes
 * @range: the part to look at; what stands around it counts for numbers
 * @before: class of what stands before @range; %GLM_FOLD_LETTER when @range begins with a hyphen at a line end
 * @partial: whether the text may end before a number does
 * @max: how many letters are enough
 *
 * Gathers the letters of @range as the scanner folds them.
 */
void
_glm_fold_letters_gather (GArray      *letters,
                          const char  *text,
                          gsize        length,
                          GlmRange     range,
                          GlmFoldClass before,
                          gboolean     partial,
                          guint        max)
{
  GlmFoldScanner scanner;
  GlmFoldUnit unit;
  GlmFoldedCharacter folded;
  GlmFoldGap gap = GLM_FOLD_GAP_NONE;
  gsize last = range.start; /* where the last letter begins */

  g_array_set_size (letters, 0);
  _glm_fold_scanner_init (&scanner, text, length);
  scanner.position = range.start;
  scanner.before = before;

  while (scanner.position < range.end && _glm_fold_scanner_next (&scanner, &unit))
    switch (unit.kind)
      {
      case GLM_FOLD_UNIT_CHARACTER:
        if (letters->len >= max)
          return;
        last = unit.source.start;
        _glm_fold_character (g_utf8_get_char (text + last), &folded);
        append_letters (letters, &folded, gap);
        gap = GLM_FOLD_GAP_NONE;
        break;
      case GLM_FOLD_UNIT_SPACE:
        if (unit.n_bytes > 0)
          {
            GlmFoldLetter space = { .n_bytes = 1 };

            g_array_append_val (letters, space);
          }
        else if (scanner.before == GLM_FOLD_DIGIT && unit.source.end < length &&
                 is_digit (g_utf8_get_char (text + unit.source.end)))
          gap = _glm_fold_is_group_space (text, length, unit.source, partial) ? GLM_FOLD_GAP_GROUP : GLM_FOLD_GAP_SPACE;
        break;
      case GLM_FOLD_UNIT_LINE_HYPHEN:
        {
          GlmFoldLetter hyphen = { .line_hyphen = TRUE };

          g_array_append_val (letters, hyphen);
        }
        break;
      case GLM_FOLD_UNIT_IGNORED:
        /* After a soft hyphen a mark stands on nothing. */
        if (unit.fold_class == GLM_FOLD_MARK && letters->len > 0 &&
            glm_grapheme_next (text, length, last) >= unit.source.end)
          {
            _glm_fold_character (g_utf8_get_char (text + unit.source.start), &folded);
            g_array_index (letters, GlmFoldLetter, letters->len - 1).marks += folded.marks;
          }
        break;
      }
}

static gboolean
gaps_agree (GlmFoldGap asked,
            GlmFoldGap found)
{
  if ((asked == GLM_FOLD_GAP_NONE) == (found == GLM_FOLD_GAP_NONE))
    return TRUE;
  return asked == GLM_FOLD_GAP_GROUP || found == GLM_FOLD_GAP_GROUP;
}

static gboolean
letters_agree (const GlmFoldLetter *asked,
               const GlmFoldLetter *found,
               gboolean             first,
               GlmFoldStrictness    strictness)
{
  if (!first && !gaps_agree ((GlmFoldGap) asked->gap, (GlmFoldGap) found->gap))
    return FALSE;
  if ((strictness & GLM_FOLD_STRICT_MARKS) != 0 && asked->marks != found->marks)
    return FALSE;
  if ((strictness & GLM_FOLD_STRICT_CASE) != 0 && asked->letter_case != found->letter_case &&
      asked->letter_case != GLM_FOLD_CASE_ANY && found->letter_case != GLM_FOLD_CASE_ANY)
    return FALSE;
  return TRUE;
}

/**
 * _glm_fold_letters_compare:
 * @asked: (array length=n_asked): letters of the query
 * @n_asked: how many
 * @found: (array length=n_found): letters of a place whose folded text is that of the query
 * @n_found: how many; more than are asked are not looked at
 * @strictness: what counts
 *
 * A hyphen at a line end agrees with a hyphen and with nothing.
 *
 * Returns: whether what folding left out agrees
 */
gboolean
_glm_fold_letters_compare (const GlmFoldLetter *asked,
                           guint                n_asked,
                           const GlmFoldLetter *found,
                           guint                n_found,
                           GlmFoldStrictness    strictness)
{
  guint j = 0;

  for (guint i = 0; i < n_asked; i++)
    {
      if (asked[i].line_hyphen)
        continue;
      while (j < n_found && found[j].line_hyphen && !asked[i].hyphen)
        j++;
      if (j >= n_found)
        return TRUE;
      if (!found[j].line_hyphen && !letters_agree (&asked[i], &found[j], i == 0, strictness))
        return FALSE;
      j++;
    }
  return TRUE;
}
