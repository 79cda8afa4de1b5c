/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How one character folds. A character is decomposed for compatibility (UAX #15: ligatures, full
 * width, superior letters), its marks are set aside, each letter is case folded (CaseFolding.txt
 * by way of GLib), and the letters that Unicode does not decompose although a reader takes them
 * for a letter with a mark, or for two letters, are taken from the table below. Apostrophes,
 * quotes, dashes and spaces become one of each kind.
 *
 * Nothing here looks at neighbours: that is for the scanner.
 */

#include "config.h"

#include "glm-folding.h"

#include <string.h>

#define HANGUL_FIRST 0xAC00
#define HANGUL_LAST  0xD7A3

typedef struct
{
  gunichar    letter; /* lower case */
  const char *folded;
} LetterFold;

static const LetterFold letter_folds[] = {
  { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" }, { 0x00FE, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0142, "l" }, { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x0180, "b" },  { 0x019A, "l" },  { 0x0237, "j" }, { 0x0268, "i" },
};

static const char *
find_letter_fold (gunichar lower)
{
  if (lower < 0xDF || lower > 0x268)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (letter_folds); i++)
    if (letter_folds[i].letter == lower)
      return letter_folds[i].folded;
  return NULL;
}

static gboolean
is_apostrophe (gunichar c)
{
  switch (c)
    {
    case '\'':
    case '`':
    case 0x00B4:
    case 0x02B9:
    case 0x02BB:
    case 0x02BC:
    case 0x02BD:
    case 0x02C8:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0x275B:
    case 0x275C:
    case 0xFF07:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_quote (gunichar c)
{
  switch (c)
    {
    case '"':
    case 0x00AB:
    case 0x00BB:
    case 0x02BA:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0x2039:
    case 0x203A:
    case 0x275D:
    case 0x275E:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case 0xFF02:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0x2E3A || c == 0x2E3B ||
         c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

/* Signs of a number: 50 % and 50%, 20 °C, § 12. */
static gboolean
is_sign (gunichar c)
{
  switch (c)
    {
    case '%':
    case '$':
    case 0x00A2:
    case 0x00A3:
    case 0x00A5:
    case 0x00A7:
    case 0x00B0:
    case 0x2030:
    case 0x2031:
    case 0x20AC:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_space (gunichar c)
{
  return c == 0x85 || c == '\v' || g_unichar_isspace (c);
}

/* The class of a character that is not taken apart. */
static GlmFoldClass
classify (gunichar c)
{
  if (is_space (c))
    return GLM_FOLD_SPACE;
  if (is_quote (c))
    return GLM_FOLD_QUOTE;
  if (is_dash (c))
    return GLM_FOLD_HYPHEN;
  if (is_apostrophe (c))
    return GLM_FOLD_OTHER;
  if (c == ';' || c == ':' || c == '!' || c == '?')
    return GLM_FOLD_HIGH_SIGN;
  if (is_sign (c))
    return GLM_FOLD_SIGN;

  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return GLM_FOLD_IGNORED;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
      return GLM_FOLD_MARK;
    case G_UNICODE_DECIMAL_NUMBER:
      return GLM_FOLD_DIGIT;
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_LETTER_NUMBER:
      return GLM_FOLD_LETTER;
    default:
      return GLM_FOLD_OTHER;
    }
}

static void
append_character (GlmFoldedCharacter *folded,
                  gunichar            c,
                  GlmFoldCase         letter_case)
{
  if (folded->n_characters == GLM_FOLD_MAX_CHARACTERS || folded->n_bytes + 6 > GLM_FOLD_MAX_BYTES)
    return;
  folded->n_bytes += (guint) g_unichar_to_utf8 (c, folded->bytes + folded->n_bytes);
  folded->cases[folded->n_characters++] = (guint8) letter_case;
}

/* Marks add up, so that two of them are the same in either order. */
static void
add_mark (GlmFoldedCharacter *folded,
          gunichar            mark)
{
  folded->marks += (guint32) mark * 2654435761u;
}

static void
append_string (GlmFoldedCharacter *folded,
               const char         *string,
               GlmFoldCase         first,
               GlmFoldCase         rest)
{
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    append_character (folded, g_utf8_get_char (p), p == string ? first : rest);
}

static void
fold_letter (GlmFoldedCharacter *folded,
             gunichar            c)
{
  gunichar lower = g_unichar_tolower (c);
  gboolean upper = lower != c;
  const char *known = find_letter_fold (lower);
  char utf8[8];

  if (known != NULL)
    {
      /* One letter for one letter is a letter with a stroke; that is its mark. */
      if (known[1] == '\0')
        add_mark (folded, lower);
      append_string (folded, known, upper ? GLM_FOLD_CASE_UPPER : GLM_FOLD_CASE_LOWER,
                     upper ? GLM_FOLD_CASE_ANY : GLM_FOLD_CASE_LOWER);
      return;
    }
  if (!upper && !g_unichar_islower (c))
    {
      append_character (folded, c, GLM_FOLD_CASE_NONE);
      return;
    }
  if (c < 0x80)
    {
      append_character (folded, lower, upper ? GLM_FOLD_CASE_UPPER : GLM_FOLD_CASE_LOWER);
      return;
    }

  utf8[g_unichar_to_utf8 (c, utf8)] = '\0';
  {
    g_autofree char *lowered = g_utf8_casefold (utf8, -1);

    for (const char *p = lowered; *p != '\0'; p = g_utf8_next_char (p))
      {
        gunichar d = g_utf8_get_char (p);

        if (classify (d) == GLM_FOLD_MARK)
          add_mark (folded, d);
        else
          /* Cherokee folds to capitals; here all letters fold to small ones. */
          append_character (folded, g_unichar_tolower (d), upper ? GLM_FOLD_CASE_UPPER : GLM_FOLD_CASE_LOWER);
      }
  }
}

static void
fold_part (GlmFoldedCharacter *folded,
           gunichar            c)
{
  GlmFoldClass fold_class = classify (c);

  switch (fold_class)
    {
    case GLM_FOLD_MARK:
      add_mark (folded, c);
      return;
    case GLM_FOLD_IGNORED:
      return;
    case GLM_FOLD_SPACE:
      append_character (folded, ' ', GLM_FOLD_CASE_NONE);
      break;
    case GLM_FOLD_QUOTE:
      append_character (folded, '"', GLM_FOLD_CASE_NONE);
      break;
    case GLM_FOLD_HYPHEN:
      append_character (folded, '-', GLM_FOLD_CASE_NONE);
      break;
    case GLM_FOLD_LETTER:
      fold_letter (folded, c);
      break;
    case GLM_FOLD_OTHER:
      if (is_apostrophe (c))
        c = '\'';
      else if (c == 0x2044)
        c = '/';
      append_character (folded, c, GLM_FOLD_CASE_NONE);
      break;
    case GLM_FOLD_NONE:
    case GLM_FOLD_DIGIT:
    case GLM_FOLD_HIGH_SIGN:
    case GLM_FOLD_SIGN:
      append_character (folded, c, GLM_FOLD_CASE_NONE);
      break;
    }
  if (folded->fold_class == GLM_FOLD_NONE)
    folded->fold_class = fold_class;
}

/**
 * _glm_fold_character:
 * @c: a character
 * @folded: (out): what it folds to
 *
 * Folds one character without regard to its neighbours.
 */
void
_glm_fold_character (gunichar            c,
                     GlmFoldedCharacter *folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  GlmFoldClass fold_class;
  gsize n;

  /* Who types n° finds nº and nᵒ: the raised o is drawn and typed as the degree sign. */
  if (c == 0x00BA || c == 0x1D52)
    c = 0x00B0;
  fold_class = classify (c);
  folded->fold_class = GLM_FOLD_NONE;
  folded->n_bytes = 0;
  folded->n_characters = 0;
  folded->marks = 0;

  /* What stands for itself or is one of a kind; Korean syllables are letters, not groups of them. */
  if (c < 0x80 || is_apostrophe (c) || fold_class == GLM_FOLD_SPACE ||
      fold_class == GLM_FOLD_QUOTE || fold_class == GLM_FOLD_HYPHEN || (c >= HANGUL_FIRST && c <= HANGUL_LAST))
    {
      fold_part (folded, c);
      return;
    }
  if (fold_class == GLM_FOLD_MARK || fold_class == GLM_FOLD_IGNORED)
    {
      folded->fold_class = fold_class;
      if (fold_class == GLM_FOLD_MARK)
        add_mark (folded, c);
      return;
    }

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  /* A mark that stands alone, as ¨, is decomposed to a space that carries it: leave it whole. */
  if (n > 1 && is_space (parts[0]))
    {
      fold_part (folded, c);
      return;
    }
  for (gsize i = 0; i < n; i++)
    fold_part (folded, parts[i]);
  if (folded->fold_class == GLM_FOLD_NONE)
    folded->fold_class = GLM_FOLD_IGNORED;
  /* ℃ is a sign and a letter: neither rule is its own. */
  if (n > 1 && folded->fold_class == GLM_FOLD_SIGN)
    folded->fold_class = GLM_FOLD_OTHER;
}
