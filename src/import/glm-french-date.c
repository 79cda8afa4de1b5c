/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-french-date.h"

#include <string.h>

static const char *const months[12][3] = {
  { "janvier", "janv.", NULL },    { "février", "févr.", "fevrier" }, { "mars", NULL, NULL },
  { "avril", "avr.", NULL },       { "mai", NULL, NULL },             { "juin", NULL, NULL },
  { "juillet", "juil.", NULL },    { "août", "aout", NULL },          { "septembre", "sept.", NULL },
  { "octobre", "oct.", NULL },     { "novembre", "nov.", NULL },      { "décembre", "déc.", "decembre" },
};

static gsize
scan_number (const char *text,
             gsize       length,
             gsize       max_digits,
             guint      *value)
{
  gsize n = 0;

  *value = 0;
  while (n < length && n < max_digits && g_ascii_isdigit (text[n]))
    *value = *value * 10 + (guint) (text[n++] - '0');
  if (n < length && g_ascii_isdigit (text[n]))
    return 0;
  return n;
}

/* Spaces of any kind; returns how many bytes. */
static gsize
scan_spaces (const char *text,
             gsize       length)
{
  gsize n = 0;

  while (n < length)
    {
      gunichar c = g_utf8_get_char (text + n);

      if (!g_unichar_isspace (c) || c == '\n')
        break;
      n = (gsize) (g_utf8_next_char (text + n) - text);
    }
  return n;
}

static gsize
scan_month (const char *text,
            gsize       length,
            guint      *month)
{
  g_autofree char *folded = g_utf8_strdown (text, (gssize) MIN (length, 16));

  for (guint m = 0; m < G_N_ELEMENTS (months); m++)
    for (guint form = 0; form < 3; form++)
      {
        const char *name = months[m][form];

        if (name == NULL || !g_str_has_prefix (folded, name))
          continue;
        if (g_unichar_isalpha (g_utf8_get_char (folded + strlen (name))))
          continue;
        *month = m + 1;
        return strlen (name);
      }
  return 0;
}

/**
 * glm_french_date_scan:
 * @text: UTF-8 that ends with NUL
 * @length: how much of it may be read, in bytes
 * @iso: (out) (transfer full): the date as ISO 8601
 * @precision: (out): month or day
 *
 * Reads a date that begins at @text: « 15 février 2016 », « 1er mars 2017 », « juillet 2023 ».
 *
 * Returns: how many bytes the date takes; 0 when there is none
 */
gsize
glm_french_date_scan (const char       *text,
                      gsize             length,
                      char            **iso,
                      GlmDatePrecision *precision)
{
  gsize at = 0;
  gsize n;
  guint day = 0, month = 0, year = 0;

  n = scan_number (text, length, 2, &day);
  if (n > 0)
    {
      at += n;
      if (strncmp (text + at, "er", 2) == 0)
        at += 2;
      n = scan_spaces (text + at, length - at);
      if (n == 0 || day < 1 || day > 31)
        return 0;
      at += n;
    }
  n = scan_month (text + at, length - at, &month);
  if (n == 0)
    return 0;
  at += n;
  n = scan_spaces (text + at, length - at);
  if (n == 0)
    return 0;
  at += n;
  n = scan_number (text + at, length - at, 4, &year);
  if (n != 4 || year < 1400 || year > 2200)
    return 0;
  at += n;
  if (day > 0 && !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  *iso = day > 0 ? g_strdup_printf ("%04u-%02u-%02u", year, month, day) : g_strdup_printf ("%04u-%02u", year, month);
  *precision = day > 0 ? GLM_DATE_DAY : GLM_DATE_MONTH;
  return at;
}

/**
 * glm_iso_date_scan:
 * @text: UTF-8 that ends with NUL
 * @length: how much of it may be read, in bytes
 * @iso: (out) (transfer full): the date as ISO 8601
 * @precision: (out): year, month or day
 *
 * Reads `AAAA`, `AAAA-MM` or `AAAA-MM-JJ` at @text, followed by white space or the end.
 *
 * Returns: how many bytes the date takes; 0 when there is none
 */
gsize
glm_iso_date_scan (const char       *text,
                   gsize             length,
                   char            **iso,
                   GlmDatePrecision *precision)
{
  guint year = 0, month = 0, day = 0;
  gsize at = 4;

  if (scan_number (text, length, 4, &year) != 4 || year < 1400 || year > 2200)
    return 0;
  *precision = GLM_DATE_YEAR;
  if (at < length && text[at] == '-')
    {
      if (scan_number (text + at + 1, length - at - 1, 2, &month) != 2 || month < 1 || month > 12)
        return 0;
      at += 3;
      *precision = GLM_DATE_MONTH;
      if (at < length && text[at] == '-')
        {
          if (scan_number (text + at + 1, length - at - 1, 2, &day) != 2 ||
              !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
            return 0;
          at += 3;
          *precision = GLM_DATE_DAY;
        }
    }
  if (at < length && !g_ascii_isspace (text[at]))
    return 0;
  *iso = g_strndup (text, at);
  return at;
}
