/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Grapheme clusters after UAX #29 (Unicode 15), with the properties that GLib knows: what joins
 * to the character before it is a mark, a joiner, a variation selector, an emoji modifier or
 * a tag; Hangul syllables and pairs of regional indicators stay whole; an emoji after a
 * zero-width joiner belongs to the sequence.
 */

#include "config.h"

#include "glm-grapheme.h"

#define ZERO_WIDTH_JOINER 0x200D

/* Even, so that the first one that stands alone begins a grapheme. */
#define MAX_INDICATORS 64

static gboolean
is_regional_indicator (gunichar c)
{
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static gboolean
is_extending (gunichar c)
{
  if (c < 0x300)
    return FALSE;
  if (c == ZERO_WIDTH_JOINER || c == 0x200C)
    return TRUE;
  if (c >= 0x1F3FB && c <= 0x1F3FF)
    return TRUE;
  if (c >= 0xE0020 && c <= 0xE007F)
    return TRUE;
  if (c == 0xFF9E || c == 0xFF9F)
    return TRUE;
  return g_unichar_ismark (c);
}

static gboolean
is_pictographic (gunichar c)
{
  return c == 0xA9 || c == 0xAE || (c >= 0x203C && c <= 0x3299 && !g_unichar_isalpha (c)) ||
         (c >= 0x1F000 && c <= 0x1FAFF && !is_regional_indicator (c));
}

typedef enum
{
  HANGUL_NONE,
  HANGUL_L,
  HANGUL_V,
  HANGUL_T,
  HANGUL_LV,
  HANGUL_LVT,
} Hangul;

static Hangul
hangul_class (gunichar c)
{
  if (c < 0x1100)
    return HANGUL_NONE;
  if ((c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C))
    return HANGUL_L;
  if ((c >= 0x1160 && c <= 0x11A7) || (c >= 0xD7B0 && c <= 0xD7C6))
    return HANGUL_V;
  if ((c >= 0x11A8 && c <= 0x11FF) || (c >= 0xD7CB && c <= 0xD7FB))
    return HANGUL_T;
  if (c >= 0xAC00 && c <= 0xD7A3)
    return (c - 0xAC00) % 28 == 0 ? HANGUL_LV : HANGUL_LVT;
  return HANGUL_NONE;
}

static gboolean
hangul_joins (Hangul before,
              Hangul after)
{
  if (before == HANGUL_L)
    return after == HANGUL_L || after == HANGUL_V || after == HANGUL_LV || after == HANGUL_LVT;
  if (before == HANGUL_LV || before == HANGUL_V)
    return after == HANGUL_V || after == HANGUL_T;
  if (before == HANGUL_LVT || before == HANGUL_T)
    return after == HANGUL_T;
  return FALSE;
}

/*
 * How many regional indicators stand right before @position. A longer row than MAX_INDICATORS is no text
 * but an attack on whoever counts it at each of its positions: past that number each stands alone.
 */
static guint
count_indicators_before (const char *text,
                         gsize       position)
{
  guint n = 0;

  while (position > 0 && n < MAX_INDICATORS)
    {
      const char *previous = g_utf8_prev_char (text + position);

      if (!is_regional_indicator (g_utf8_get_char (previous)))
        break;
      n++;
      position = (gsize) (previous - text);
    }
  return n;
}

/* Whether a zero-width joiner before @position follows a picture, marks between them left out. */
static gboolean
joiner_follows_picture (const char *text,
                        gsize       position)
{
  for (guint n = 0; position > 0 && n < 64; n++)
    {
      const char *previous = g_utf8_prev_char (text + position);
      gunichar c = g_utf8_get_char (previous);

      if (!is_extending (c))
        return is_pictographic (c);
      position = (gsize) (previous - text);
    }
  return FALSE;
}

/**
 * glm_grapheme_is_boundary:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @position: a byte position at a character boundary
 *
 * Rules GB3 to GB13 of UAX #29, <https://www.unicode.org/reports/tr29/>.
 *
 * Returns: whether what a reader takes for one character ends or begins at @position
 */
gboolean
glm_grapheme_is_boundary (const char *text,
                          gsize       length,
                          gsize       position)
{
  gunichar before;
  gunichar after;

  if (position == 0 || position >= length)
    return TRUE;
  if ((text[position] & 0xC0) == 0x80)
    return FALSE;
  if ((guchar) text[position] < 0x80)
    return !(text[position] == '\n' && text[position - 1] == '\r');

  after = g_utf8_get_char (text + position);
  if (after < 0x300)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (text + position));
  if (before == '\n' || before == '\r')
    return TRUE;
  if (is_extending (after))
    return FALSE;
  if (before == ZERO_WIDTH_JOINER && is_pictographic (after))
    return !joiner_follows_picture (text, position);
  if (is_regional_indicator (before) && is_regional_indicator (after))
    return count_indicators_before (text, position) % 2 == 0;
  return !hangul_joins (hangul_class (before), hangul_class (after));
}

/**
 * glm_grapheme_next:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @position: a byte position
 *
 * Returns: the first grapheme boundary after @position, at most @length
 */
gsize
glm_grapheme_next (const char *text,
                   gsize       length,
                   gsize       position)
{
  if (position >= length)
    return length;
  do
    position++;
  while (position < length && !glm_grapheme_is_boundary (text, length, position));
  return position;
}

/**
 * glm_grapheme_previous:
 * @text: valid UTF-8
 * @length: its length in bytes
 * @position: a byte position
 *
 * Returns: the last grapheme boundary before @position, at least 0
 */
gsize
glm_grapheme_previous (const char *text,
                       gsize       length,
                       gsize       position)
{
  position = MIN (position, length);
  if (position == 0)
    return 0;
  do
    position--;
  while (position > 0 && !glm_grapheme_is_boundary (text, length, position));
  return position;
}
