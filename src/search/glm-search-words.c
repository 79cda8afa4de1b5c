/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The words of a text, folded as the finder folds them, for an index of many texts. An index knows words only, so
 * all that parts them is one space; a number is one word whether or not its digits are in groups.
 */

#include "config.h"

#include "glm-finder.h"
#include "glm-fold-letters.h"

#include <string.h>

typedef enum
{
  PIECE_WORD,
  PIECE_GAP,
  PIECE_NOTHING,
} Piece;

/* Whether the folded characters of a unit are all of a word: ½ is a digit, a sign and a digit. */
static gboolean
is_word (const GlmFoldUnit *unit)
{
  if (unit->fold_class != GLM_FOLD_LETTER && unit->fold_class != GLM_FOLD_DIGIT)
    return FALSE;
  for (const char *p = unit->bytes; p < unit->bytes + unit->n_bytes; p = g_utf8_next_char (p))
    {
      GlmFoldClass fold_class = _glm_fold_class (g_utf8_get_char (p));

      if (fold_class != GLM_FOLD_LETTER && fold_class != GLM_FOLD_DIGIT)
        return FALSE;
    }
  return TRUE;
}

static Piece
read_piece (GlmFoldScanner *scanner,
            GlmFoldUnit    *unit)
{
  gboolean after_digit = scanner->before == GLM_FOLD_DIGIT;

  if (!_glm_fold_scanner_next (scanner, unit))
    return PIECE_GAP;
  switch (unit->kind)
    {
    case GLM_FOLD_UNIT_CHARACTER:
      return is_word (unit) ? PIECE_WORD : PIECE_GAP;
    case GLM_FOLD_UNIT_SPACE:
      return after_digit && unit->n_bytes == 0 && _glm_fold_is_group_space (scanner->text, scanner->length, unit->source, FALSE) ? PIECE_NOTHING
                                                                                                                             : PIECE_GAP;
    case GLM_FOLD_UNIT_LINE_HYPHEN:
    case GLM_FOLD_UNIT_IGNORED:
    default:
      return PIECE_NOTHING;
    }
}

static void
add_gap (GString *words)
{
  if (words->len > 0 && words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

/**
 * glm_search_dup_words:
 * @text: valid UTF-8
 * @length: its length in bytes
 *
 * Returns: (transfer full): the folded words of @text, parted by single spaces
 */
char *
glm_search_dup_words (const char *text,
                      gsize       length)
{
  GString *words = g_string_sized_new (length + 1);
  GlmFoldScanner scanner;
  GlmFoldUnit unit;

  _glm_fold_scanner_init (&scanner, text, length);
  while (scanner.position < length)
    switch (read_piece (&scanner, &unit))
      {
      case PIECE_WORD:
        g_string_append_len (words, unit.bytes, unit.n_bytes);
        break;
      case PIECE_GAP:
        add_gap (words);
        break;
      case PIECE_NOTHING:
      default:
        break;
      }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

/**
 * glm_search_find_word_end:
 * @text: valid UTF-8 that a reader typed
 * @length: its length in bytes
 * @position: where a word begins
 *
 * Returns: where it ends, at white space or at the end; `10 000` is one word
 */
gsize
glm_search_find_word_end (const char *text,
                          gsize       length,
                          gsize       position)
{
  gsize end = position;

  while (end < length)
    {
      GlmRange here = { end, end + (gsize) g_utf8_skip[(guchar) text[end]] };

      if (_glm_fold_class (g_utf8_get_char (text + end)) == GLM_FOLD_SPACE &&
          !(end > position && here.end < length && _glm_fold_class (g_utf8_get_char (text + here.end)) == GLM_FOLD_DIGIT &&
            _glm_fold_is_group_space (text, length, here, FALSE)))
        break;
      end = here.end;
    }
  return end;
}

typedef struct
{
  gsize folded;
  gsize source;
} WordStart;

/**
 * glm_search_find_words:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @words: folded words as glm_search_dup_words() gives them
 * @found: (out): where they stand, to the end of the last one
 *
 * Finds the first place where @words stand one after the other; the last of them may be the beginning of a word.
 *
 * Returns: whether there is one
 */
gboolean
glm_search_find_words (const char *text,
                       gsize       length,
                       const char *words,
                       GlmRange   *found)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (WordStart));
  gsize n = strlen (words);
  gsize end = 0; /* of the last word, in the source */
  guint candidate = 0;
  GlmFoldScanner scanner;
  GlmFoldUnit unit;

  if (n == 0)
    return FALSE;
  _glm_fold_scanner_init (&scanner, text, length);
  for (gboolean more = length > 0; more;)
    {
      Piece piece = read_piece (&scanner, &unit);

      more = scanner.position < length;
      if (piece == PIECE_WORD)
        {
          if (folded->len == 0 || folded->str[folded->len - 1] == ' ')
            {
              WordStart start = { folded->len, unit.source.start };

              g_array_append_val (starts, start);
            }
          g_string_append_len (folded, unit.bytes, unit.n_bytes);
        }
      if (piece == PIECE_WORD || (piece == PIECE_NOTHING && unit.fold_class == GLM_FOLD_MARK))
        end = unit.source.end;
      if (more && piece != PIECE_GAP)
        continue;
      for (; candidate < starts->len && folded->len - g_array_index (starts, WordStart, candidate).folded >= n; candidate++)
        if (memcmp (folded->str + g_array_index (starts, WordStart, candidate).folded, words, n) == 0)
          {
            *found = (GlmRange) { g_array_index (starts, WordStart, candidate).source, end };
            return TRUE;
          }
      add_gap (folded);
    }
  return FALSE;
}
