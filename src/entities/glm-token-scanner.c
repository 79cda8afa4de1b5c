/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tokens-private.h"

#include <string.h>

/* An address on the web is one token whatever it is made of, up to this many bytes. */
#define ADDRESS_LIMIT 2048

/* A run of one sign ("....", "-----") is one token up to this many signs. */
#define RUN_LIMIT 64

/* The words that lose their last vowel before another vowel (Grevisse, Le Bon Usage, § 45). */
static const char *const elided_words[] = {
  "l", "d", "s", "qu", "n", "m", "t", "c", "j", "jusqu", "lorsqu", "puisqu", "quoiqu",
};

/* Last labels of host names that French texts write without "www." ("lemonde.fr"). */
static const char *const top_domains[] = {
  "fr", "com", "org", "net", "eu", "be", "ch", "ca", "de", "uk", "io", "info", "tv", "gov", "edu",
  "lu", "it", "es", "us", "ru", "cn", "ma", "dz", "tn", "sn", "biz", "app", "news", "media", "paris", "bzh",
};

/**
 * glm_scan_character:
 * @text: bytes, UTF-8 where possible
 * @length: how many bytes
 * @position: less than @length
 * @n_bytes: (out): how many bytes the character takes
 *
 * Returns: the character at @position; U+FFFD, one byte long, where the bytes are no UTF-8
 */
gunichar
glm_scan_character (const char *text,
                    gsize       length,
                    gsize       position,
                    guint      *n_bytes)
{
  guchar first = (guchar) text[position];
  gunichar character;

  if (first < 0x80)
    {
      *n_bytes = 1;
      return first;
    }
  character = g_utf8_get_char_validated (text + position, length - position);
  if (character == (gunichar) -1 || character == (gunichar) -2)
    {
      *n_bytes = 1;
      return 0xfffd;
    }
  *n_bytes = g_utf8_skip[first];
  return character;
}

/**
 * glm_scan_class:
 * @character: a character
 *
 * Marks, the soft hyphen, joiners and the middle dot of inclusive writing ("élu·e·s") count as
 * letters, since they stand inside words; every space, also no-break and zero-width, is a space.
 *
 * Returns: its class
 */
GlmCharacterClass
glm_scan_class (gunichar character)
{
  if (character < 0x80)
    {
      if (g_ascii_isalpha (character) || character == '_')
        return GLM_CHARACTER_LETTER;
      if (g_ascii_isdigit (character))
        return GLM_CHARACTER_DIGIT;
      if (character <= ' ' || character == 0x7f)
        return GLM_CHARACTER_SPACE;
      if (character == '\'')
        return GLM_CHARACTER_APOSTROPHE;
      return character == '-' ? GLM_CHARACTER_HYPHEN : GLM_CHARACTER_OTHER;
    }
  switch (character)
    {
    case 0x2019:
    case 0x00b4:
    case 0x02bc:
      return GLM_CHARACTER_APOSTROPHE;
    case 0x2010:
    case 0x2011:
      return GLM_CHARACTER_HYPHEN;
    case 0x00ad:
    case 0x00b7:
    case 0x200c:
    case 0x200d:
      return GLM_CHARACTER_LETTER;
    case 0x200b:
    case 0x2060:
    case 0xfeff:
    case 0x0085:
      return GLM_CHARACTER_SPACE;
    default:
      break;
    }
  if (g_unichar_isalpha (character) || g_unichar_ismark (character))
    return GLM_CHARACTER_LETTER;
  if (g_unichar_isdigit (character) || g_unichar_type (character) == G_UNICODE_OTHER_NUMBER)
    return GLM_CHARACTER_DIGIT;
  return g_unichar_isspace (character) ? GLM_CHARACTER_SPACE : GLM_CHARACTER_OTHER;
}

/* The class at @position, or SPACE at the end of the text. */
static GlmCharacterClass
class_at (const char *text,
          gsize       length,
          gsize       position)
{
  guint n_bytes;

  if (position >= length)
    return GLM_CHARACTER_SPACE;
  return glm_scan_class (glm_scan_character (text, length, position, &n_bytes));
}

static gboolean
is_upper_at (const char *text,
             gsize       length,
             gsize       position)
{
  guint n_bytes;

  return position < length && g_unichar_isupper (glm_scan_character (text, length, position, &n_bytes));
}

static gboolean
is_lower_at (const char *text,
             gsize       length,
             gsize       position)
{
  guint n_bytes;

  return position < length && g_unichar_islower (glm_scan_character (text, length, position, &n_bytes));
}

static gsize
skip_spaces (const char *text,
             gsize       length,
             gsize       position)
{
  while (position < length && class_at (text, length, position) == GLM_CHARACTER_SPACE)
    {
      guint n_bytes;

      glm_scan_character (text, length, position, &n_bytes);
      position += n_bytes;
    }
  return position;
}

/* Whether a letter stands at @position that no vowel is lost before. */
static gboolean
is_consonant_at (const char *text,
                 gsize       length,
                 gsize       position)
{
  return position < length && strchr ("bcdfgjklmnpqrstvwxz", text[position]) != NULL && text[position] != '\0';
}

/* Whether an apostrophe after [part, position) ends an elided word. "N'Golo" and "M'Hamed" are
 * names: the negation and the pronoun never stand before a capital; nor, in "M'jid" and "m'sieur",
 * before a consonant. */
static gboolean
is_elided (const char *text,
           gsize       length,
           gsize       part,
           gsize       position,
           gsize       after)
{
  gsize n_bytes = position - part;

  if (n_bytes == 1 && (text[part] == 'N' || text[part] == 'M') && is_upper_at (text, length, after))
    {
      guint n_upper;

      glm_scan_character (text, length, after, &n_upper);
      if (is_lower_at (text, length, after + n_upper))
        return FALSE;
    }
  if (n_bytes == 1 && strchr ("NnMmSsTtJj", text[part]) != NULL && is_consonant_at (text, length, after))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (elided_words); i++)
    if (strlen (elided_words[i]) == n_bytes && g_ascii_strncasecmp (text + part, elided_words[i], n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* The end of the host name whose last label may begin at @label, or 0 where there is none. */
static gsize
domain_end (const char *text,
            gsize       length,
            gsize       label)
{
  gsize end = label;

  while (end < length && g_ascii_isalnum (text[end]))
    end++;
  if (class_at (text, length, end) == GLM_CHARACTER_LETTER)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (top_domains); i++)
    if (strlen (top_domains[i]) == end - label && strncmp (text + label, top_domains[i], end - label) == 0)
      return end;
  if (end < length && text[end] == '.' && end > label)
    return domain_end (text, length, end + 1);
  return 0;
}

/* Whether [start, position) is one capital, or capitals with dots and hyphens ("J", "U.S", "J.-K"). */
static gboolean
is_initials (const char *text,
             gsize       length,
             gsize       start,
             gsize       position)
{
  gboolean letter = FALSE;

  for (gsize at = start; at < position;)
    {
      guint n_bytes;
      gunichar character = glm_scan_character (text, length, at, &n_bytes);

      if (character == '.' || character == '-')
        letter = FALSE;
      else if (letter || !g_unichar_isupper (character))
        return FALSE;
      else
        letter = TRUE;
      at += n_bytes;
    }
  return letter;
}

/* Whether the dot at @position belongs to the word [start, position) although nothing but space
 * comes after it: an abbreviation, or an initial before a name. */
static gboolean
keeps_dot (const char *text,
           gsize       length,
           gsize       start,
           gsize       position)
{
  gsize next = skip_spaces (text, length, position + 1);
  gsize end = next;

  if (glm_abbreviation_is_known (text + start, position - start))
    return TRUE;
  if (glm_abbreviation_needs_number (text + start, position - start))
    return class_at (text, length, next) == GLM_CHARACTER_DIGIT;
  if (!is_initials (text, length, start, position))
    return FALSE;
  if (memchr (text + start, '.', position - start) != NULL)
    return TRUE;
  if (!is_upper_at (text, length, next))
    return FALSE;
  while (class_at (text, length, end) == GLM_CHARACTER_LETTER)
    {
      guint n_bytes;

      glm_scan_character (text, length, end, &n_bytes);
      end += n_bytes;
    }
  /* What follows is an initial too. */
  if (end < length && text[end] == '.')
    return TRUE;
  return !glm_word_opens_sentence (text + next, end - next);
}

/* Where the word goes on after a dot at @position, or @position where it ends before the dot;
 * sets @ends when the dot is the word's last character. */
static gsize
scan_dot (const char *text,
          gsize       length,
          gsize       start,
          gsize       position,
          gboolean   *ends)
{
  GlmCharacterClass next = class_at (text, length, position + 1);
  gsize domain;

  *ends = FALSE;
  if (next == GLM_CHARACTER_DIGIT && g_ascii_isdigit (text[position - 1]))
    return position + 1;
  if (is_initials (text, length, start, position))
    {
      gsize letter = position + 1;

      if (next == GLM_CHARACTER_HYPHEN && text[position + 1] == '-')
        letter++;
      if (is_upper_at (text, length, letter))
        {
          guint n_bytes;

          glm_scan_character (text, length, letter, &n_bytes);
          if (letter + n_bytes < length && text[letter + n_bytes] == '.')
            return letter;
        }
    }
  if (next == GLM_CHARACTER_LETTER)
    {
      domain = domain_end (text, length, position + 1);
      /* « M.Houdré », with no space. */
      if (domain == 0 && is_upper_at (text, length, position + 1) && glm_abbreviation_is_known (text + start, position - start))
        {
          *ends = TRUE;
          return position + 1;
        }
      *ends = domain != 0;
      return domain != 0 ? domain : position;
    }
  *ends = keeps_dot (text, length, start, position);
  return *ends ? position + 1 : position;
}

/* Whether a sign at @position inside a word holds its two sides together: "1,5", "AT&T", "n°". */
static gboolean
joins (const char *text,
       gsize       length,
       gsize       start,
       gsize       position,
       gunichar    sign,
       guint       n_bytes)
{
  GlmCharacterClass next = class_at (text, length, position + n_bytes);

  if (sign == ',')
    return next == GLM_CHARACTER_DIGIT && g_ascii_isdigit (text[position - 1]);
  if (sign == '&')
    return next == GLM_CHARACTER_LETTER && position - start <= 3 && is_upper_at (text, length, start)
           && is_upper_at (text, length, position + n_bytes);
  return sign == 0x00b0 && position - start == 1 && (text[start] == 'n' || text[start] == 'N');
}

static gsize
scan_word (const char *text,
           gsize       length,
           gsize       start)
{
  gsize position = start;
  gsize part = start;
  gboolean only_digits = TRUE;

  while (position < length)
    {
      guint n_bytes;
      gunichar character = glm_scan_character (text, length, position, &n_bytes);
      gsize after = position + n_bytes;
      gboolean ends;

      switch (glm_scan_class (character))
        {
        case GLM_CHARACTER_LETTER:
          only_digits = FALSE;
          position = after;
          continue;
        case GLM_CHARACTER_DIGIT:
          position = after;
          continue;
        case GLM_CHARACTER_APOSTROPHE:
          if (is_elided (text, length, part, position, after))
            return after;
          if (only_digits || class_at (text, length, after) != GLM_CHARACTER_LETTER)
            return position;
          position = after;
          continue;
        case GLM_CHARACTER_HYPHEN:
          if (class_at (text, length, after) == GLM_CHARACTER_DIGIT ? only_digits
              : class_at (text, length, after) != GLM_CHARACTER_LETTER)
            return position;
          /* « ex-Twitter »: the name begins after the hyphen; « ex-patron » is one noun. */
          if (position - start == 2 && g_ascii_strncasecmp (text + start, "ex", 2) == 0 && is_upper_at (text, length, after))
            return after;
          position = part = after;
          continue;
        case GLM_CHARACTER_OTHER:
          if (character == '.')
            {
              gsize next = scan_dot (text, length, start, position, &ends);

              if (next == position || ends)
                return next;
              position = next;
              continue;
            }
          if (!joins (text, length, start, position, character, n_bytes))
            return position;
          position = after;
          continue;
        case GLM_CHARACTER_SPACE:
        default:
          return position;
        }
    }
  return position;
}

/* The end of a web or mail address that begins at @start, or 0 where there is none. */
static gsize
scan_address (const char *text,
              gsize       length,
              gsize       start)
{
  gsize limit = MIN (length, start + ADDRESS_LIMIT);
  gsize end = start;
  gsize at = 0;
  gboolean web = FALSE;

  while (end < limit && (g_ascii_isalnum (text[end]) || strchr ("._+-", text[end]) != NULL) && text[end] != '\0')
    end++;
  if (end + 3 < limit && end > start && strncmp (text + end, "://", 3) == 0)
    web = TRUE;
  else if (end - start > 4 && g_ascii_strncasecmp (text + start, "www.", 4) == 0)
    web = TRUE;
  else if (end + 1 < limit && end > start && text[end] == '@' && g_ascii_isalnum (text[end + 1]))
    at = end++;
  if (!web && at == 0)
    return 0;

  while (end < limit && (guchar) text[end] > ' ' && strchr ("<>\"", text[end]) == NULL
         && ((guchar) text[end] < 0x80 || class_at (text, length, end) == GLM_CHARACTER_LETTER))
    {
      guint n_bytes;

      if (at != 0 && !g_ascii_isalnum (text[end]) && text[end] != '.' && text[end] != '-')
        break;
      glm_scan_character (text, length, end, &n_bytes);
      end += n_bytes;
    }
  end = MIN (end, length);
  /* What closes the phrase around the address is not of it. */
  while (end > start && strchr (".,;:!?)]'", text[end - 1]) != NULL)
    end--;
  return end > start + 2 ? end : 0;
}

/* Whether a word that begins at @start could be an address: a cheap look before scan_address(). */
static gboolean
may_be_address (const char *text,
                gsize       length,
                gsize       start)
{
  gsize limit = MIN (length, start + 64);

  for (gsize i = start; i < limit; i++)
    {
      if (text[i] == '@' || (text[i] == ':' && i + 1 < length && text[i + 1] == '/'))
        return TRUE;
      if (!g_ascii_isalnum (text[i]) && strchr ("._+-", text[i]) == NULL)
        break;
    }
  return length - start > 5 && (text[start] | 0x20) == 'w' && g_ascii_strncasecmp (text + start, "www.", 4) == 0;
}

static gsize
scan_sign (const char *text,
           gsize       length,
           gsize       start)
{
  guint n_bytes;
  gunichar sign = glm_scan_character (text, length, start, &n_bytes);
  gsize end = start + n_bytes;

  if ((sign == '@' || sign == '#') && class_at (text, length, end) == GLM_CHARACTER_LETTER)
    return scan_word (text, length, end);
  if (sign == '.' || sign == '-' || sign == '=' || sign == '*')
    for (guint n = 1; n < RUN_LIMIT && end < length && text[end] == text[start]; n++)
      end++;
  return end;
}

/**
 * glm_scan_token:
 * @text: bytes, UTF-8 where possible
 * @length: how many bytes
 * @position: where a token begins: a character that is no space
 *
 * Elided words keep their apostrophe and end there ("l'", "Jeanne-d'"); compounds, initials with
 * their dots, numbers with comma or dot, and addresses are one token; every other sign is one.
 *
 * Returns: where the token ends, always after @position
 */
gsize
glm_scan_token (const char *text,
                gsize       length,
                gsize       position)
{
  switch (class_at (text, length, position))
    {
    case GLM_CHARACTER_LETTER:
    case GLM_CHARACTER_DIGIT:
      if (may_be_address (text, length, position))
        {
          gsize end = scan_address (text, length, position);

          if (end != 0)
            return end;
        }
      return scan_word (text, length, position);
    case GLM_CHARACTER_SPACE:
    case GLM_CHARACTER_APOSTROPHE:
    case GLM_CHARACTER_HYPHEN:
    case GLM_CHARACTER_OTHER:
    default:
      return scan_sign (text, length, position);
    }
}
