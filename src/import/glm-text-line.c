/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What one line of plain text is by itself: empty, a mark of a list, the head of a chapter, a break,
 * a byline.
 */

#include "config.h"

#include "glm-text-line.h"

#include "glm-french-date.h"

#include <string.h>

#define BYLINE_MAX_BYTES 160

static gsize
list_mark_length (const char *text,
                  gsize       length)
{
  static const char *const marks[] = { "- ", "– ", "— ", "• ", "* ", "‣ ", "· ", "▪ ", "◦ ", "-\u00a0", "–\u00a0", "—\u00a0", "•\u00a0" };
  gsize n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize mark = strlen (marks[i]);

      if (length > mark && strncmp (text, marks[i], mark) == 0)
        return mark;
    }
  while (n < length && n < 3 && g_ascii_isdigit (text[n]))
    n++;
  if (n > 0 && n + 2 < length && (text[n] == '.' || text[n] == ')') && text[n + 1] == ' ')
    return n + 2;
  return 0;
}

static void
measure_line (GlmTextLine *line,
              const char  *text)
{
  gboolean in_first_word = TRUE;

  line->n_characters = 0;
  line->first_word = 0;
  for (const char *p = text + line->start; p < text + line->end; p = g_utf8_next_char (p))
    {
      line->n_characters++;
      if (*p == ' ' || *p == '\t')
        in_first_word = FALSE;
      else if (in_first_word)
        line->first_word++;
    }
  line->bullet_length = (guint) list_mark_length (text + line->start, line->end - line->start);
}

/**
 * glm_text_lines_new:
 * @text: UTF-8, line ends as "\n"
 * @length: in bytes
 *
 * Returns: (transfer full) (element-type GlmTextLine): the lines, empty ones too
 */
GArray *
glm_text_lines_new (const char *text,
                    gsize       length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (GlmTextLine));
  gsize at = 0;

  while (at < length)
    {
      const char *newline = memchr (text + at, '\n', length - at);
      gsize end = newline != NULL ? (gsize) (newline - text) : length;
      GlmTextLine line = { at, end, 0, 0, 0, 0 };

      while (line.start < line.end)
        {
          gunichar c = g_utf8_get_char (text + line.start);

          if (!g_unichar_isspace (c) && c != 0xFEFF)
            break;
          line.start = (gsize) (g_utf8_next_char (text + line.start) - text);
          line.indent++;
        }
      while (line.end > line.start)
        {
          const char *previous = g_utf8_prev_char (text + line.end);

          if (!g_unichar_isspace (g_utf8_get_char (previous)))
            break;
          line.end = (gsize) (previous - text);
        }
      measure_line (&line, text);
      g_array_append_val (lines, line);
      at = end + 1;
    }
  return lines;
}

/**
 * glm_text_line_compare_lengths:
 * @a: (type guint): a length
 * @b: (type guint): a length
 *
 * Returns: order by length, the shorter first
 */
int
glm_text_line_compare_lengths (gconstpointer a,
                               gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/**
 * glm_text_line_first:
 * @line: a line of @text
 * @text: the text
 *
 * Returns: the line's first character, 0 for an empty line
 */
gunichar
glm_text_line_first (const GlmTextLine *line,
                     const char        *text)
{
  return glm_text_line_is_empty (line) ? 0 : g_utf8_get_char (text + line->start);
}

/**
 * glm_text_line_last:
 * @line: a line of @text
 * @text: the text
 *
 * Returns: the line's last character, 0 for an empty line
 */
gunichar
glm_text_line_last (const GlmTextLine *line,
                    const char        *text)
{
  return glm_text_line_is_empty (line) ? 0 : g_utf8_get_char (g_utf8_prev_char (text + line->end));
}

/**
 * glm_text_line_bullet:
 * @line: a line of @text
 * @text: the text
 * @ordinal: (out) (optional): the number of a numbered item, 0 for another mark
 *
 * Returns: bytes of the list mark and the space after it at the start of the line, 0 without
 */
gsize
glm_text_line_bullet (const GlmTextLine *line,
                      const char        *text,
                      guint             *ordinal)
{
  if (ordinal != NULL)
    *ordinal = line->bullet_length > 0 && g_ascii_isdigit (text[line->start])
                 ? (guint) g_ascii_strtoull (text + line->start, NULL, 10)
                 : 0;
  return line->bullet_length;
}

static gboolean
is_roman_numeral (const char *text,
                  gsize       length)
{
  if (length == 0 || length > 8)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (strchr ("IVXLC", text[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_all_capitals (const char *text,
                 gsize       length)
{
  guint letters = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      letters += g_unichar_isupper (c);
    }
  return letters >= 4;
}

/**
 * glm_text_line_is_chapter:
 * @line: a line of @text
 * @text: the text
 *
 * « Chapitre 12 », « PREMIÈRE PARTIE », « IV. », « III - Un roi poète », « ÉPILOGUE »: a head that is
 * one by its words or its capitals, whatever stands around it.
 *
 * Returns: whether the line is the head of a chapter or part
 */
gboolean
glm_text_line_is_chapter (const GlmTextLine *line,
                          const char        *text)
{
  static const char *const words[] = { "chapitre ", "livre ", "tome ", "acte ", "scène ", "première partie",
                                       "deuxième partie", "seconde partie", "troisième partie", "quatrième partie",
                                       "cinquième partie", "prologue", "épilogue", "avant-propos", "préface" };
  const char *start = text + line->start;
  gsize length = line->end - line->start;
  gsize numeral = 0;
  gunichar last;

  if (line->n_characters == 0 || line->n_characters > 80)
    return FALSE;
  last = glm_text_line_last (line, text);

  while (numeral < length && strchr ("IVXLC", start[numeral]) != NULL)
    numeral++;
  if (is_roman_numeral (start, numeral))
    {
      gsize rest = numeral;

      if (rest < length && start[rest] == '.')
        rest++;
      if (rest == length)
        return TRUE;
      while (rest < length && start[rest] == ' ')
        rest++;
      if (rest < length && (start[rest] == '-' || strncmp (start + rest, "–", 3) == 0 || strncmp (start + rest, "—", 3) == 0) &&
          last != '.' && last != ',' && last != ';')
        return TRUE;
    }
  if (last == '.' || last == ',' || last == ';' || last == ':' || last == 0x2026)
    return FALSE;
  if (is_all_capitals (start, length) && line->bullet_length == 0)
    return TRUE;
  if (line->n_characters <= 60 && g_unichar_isupper (g_utf8_get_char (start)))
    {
      g_autofree char *folded = g_utf8_strdown (start, (gssize) length);

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (g_str_has_prefix (folded, words[i]))
          {
            gsize n = strlen (words[i]);

            if (words[i][n - 1] != ' ')
              return folded[n] == '\0' || line->n_characters <= 40;
            /* « Livre ouvert sur la table » is no head; « Livre IV » and « Livre premier » are. */
            return g_ascii_isdigit (folded[n]) || strchr ("ivxlc", folded[n]) != NULL || strncmp (folded + n, "premi", 5) == 0 ||
                   strncmp (folded + n, "second", 6) == 0 || strncmp (folded + n, "dernier", 7) == 0;
          }
    }
  return FALSE;
}

/**
 * glm_text_line_is_rule:
 * @line: a line of @text
 * @text: the text
 *
 * Returns: whether the line is a break between parts: « *** », « * * * », « --- », « ⁂ »
 */
gboolean
glm_text_line_is_rule (const GlmTextLine *line,
                       const char        *text)
{
  guint marks = 0;

  for (const char *p = text + line->start; p < text + line->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2042)
        return line->n_characters == 1;
      if (c != '*' && c != '-' && c != '_' && c != '=' && c != 0x2014 && c != 0x2013 && !g_unichar_isspace (c))
        return FALSE;
      marks += !g_unichar_isspace (c);
    }
  return marks >= 3;
}

/* « A, B et C » → names. */
static char **
split_names (const char *names)
{
  g_autoptr (GString) even = g_string_new (names);
  g_auto (GStrv) parts = NULL;
  GPtrArray *kept = g_ptr_array_new ();

  g_string_replace (even, " et ", ", ", 0);
  parts = g_strsplit (even->str, ",", 16);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (parts[i][0] != '\0')
        g_ptr_array_add (kept, g_strdup (parts[i]));
    }
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (kept, FALSE);
}

/* Cuts a date off the end of « Prénom Nom, 26 juin 2012 ». */
static void
take_date_at_end (char        *byline,
                  GlmMetadata *metadata)
{
  char *comma = strrchr (byline, ',');
  g_autofree char *iso = NULL;
  GlmDatePrecision precision;
  char *after;

  if (comma == NULL)
    return;
  after = g_strchug (comma + 1);
  if (glm_french_date_scan (after, strlen (after), &iso, &precision) == 0)
    return;
  *comma = '\0';
  if (metadata->date == NULL)
    {
      metadata->date = g_steal_pointer (&iso);
      metadata->date_precision = precision;
    }
}

/**
 * glm_text_line_take_byline:
 * @line: a line of @text, near its head
 * @text: the text
 * @metadata: takes what the line says
 *
 * « Par Prénom Nom », « Par A et B, 26 juin 2012 », « 15 février 2016 . – »: what a newspaper sets
 * between title and text, and what the reader is shown there.
 *
 * Returns: whether the line was such a line and nothing else
 */
gboolean
glm_text_line_take_byline (const GlmTextLine *line,
                           const char        *text,
                           GlmMetadata       *metadata)
{
  gsize length = line->end - line->start;
  g_autofree char *copy = NULL;
  g_autofree char *iso = NULL;
  GlmDatePrecision precision;
  gsize n;

  if (length == 0 || length > BYLINE_MAX_BYTES)
    return FALSE;
  copy = g_strndup (text + line->start, length);

  n = glm_french_date_scan (copy, length, &iso, &precision);
  if (n > 0)
    {
      for (const char *p = copy + n; *p != '\0'; p = g_utf8_next_char (p))
        if (g_unichar_isalnum (g_utf8_get_char (p)))
          return FALSE;
      if (metadata->date == NULL)
        {
          metadata->date = g_steal_pointer (&iso);
          metadata->date_precision = precision;
        }
      return TRUE;
    }

  if (metadata->authors == NULL && (g_str_has_prefix (copy, "Par ") || g_str_has_prefix (copy, "par ")) &&
      g_unichar_isupper (g_utf8_get_char (copy + 4)) && strchr (".!?;:", copy[length - 1]) == NULL)
    {
      take_date_at_end (copy, metadata);
      metadata->authors = split_names (copy + 4);
      return TRUE;
    }
  return FALSE;
}
