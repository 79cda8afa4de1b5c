/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ways in which pages write a date, read to ISO 8601. */

#include "config.h"

#include "glm-html-date.h"

#include "glm-french-date.h"

#include <string.h>

static const char *const english[12] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
static const char *const german[12] = { "jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez" };

static guint
digits (const char **at,
        guint        most)
{
  guint value = 0;

  for (guint n = 0; n < most && g_ascii_isdigit (**at); n++, (*at)++)
    value = value * 10 + (guint) (**at - '0');
  return value;
}

static char *
make_day (guint             year,
          guint             month,
          guint             day,
          GlmDatePrecision *precision)
{
  if (year < 1600 || year > 2100 || month < 1 || month > 12 || day < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  *precision = GLM_DATE_DAY;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* "T10:02", "T10:02:30.5Z", " 10:02:30 +0200" after a day; @iso grows. Midnight without a zone is no time but a day. */
static void
take_time (const char       *at,
           char            **iso,
           GlmDatePrecision *precision)
{
  guint hour, minute, second = 0;
  g_autofree char *zone = NULL;
  char *whole;

  while (*at == ' ' || *at == 'T' || *at == 't')
    at++;
  if (!g_ascii_isdigit (at[0]) || !g_ascii_isdigit (at[1]) || at[2] != ':')
    return;
  hour = digits (&at, 2);
  at++;
  minute = digits (&at, 2);
  if (*at == ':')
    {
      at++;
      second = digits (&at, 2);
    }
  if (*at == '.' || *at == ',')
    for (at++; g_ascii_isdigit (*at); at++)
      ;
  if (hour > 23 || minute > 59 || second > 59)
    return;
  while (*at == ' ')
    at++;
  if (*at == 'Z' || *at == 'z')
    zone = g_strdup ("Z");
  else if ((*at == '+' || *at == '-') && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]))
    {
      char sign = *at++;
      guint hours = digits (&at, 2);
      guint minutes;

      if (*at == ':')
        at++;
      minutes = digits (&at, 2);
      if (hours <= 14 && minutes <= 59)
        zone = g_strdup_printf ("%c%02u:%02u", sign, hours, minutes);
    }
  if (zone == NULL && hour == 0 && minute == 0 && second == 0)
    return;
  whole = g_strdup_printf ("%sT%02u:%02u:%02u%s", *iso, hour, minute, second, zone != NULL ? zone : "");
  g_free (*iso);
  *iso = whole;
  *precision = GLM_DATE_TIME;
}

/* 2017-03-13…, 2017/03/13, 20170313 */
static char *
parse_year_first (const char       *at,
                  GlmDatePrecision *precision)
{
  guint year, month, day;
  char *iso;

  year = digits (&at, 4);
  if (g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]) &&
      !g_ascii_isdigit (at[4]))
    {
      month = digits (&at, 2);
      day = digits (&at, 2);
      return make_day (year, month, day, precision);
    }
  if (strchr ("-/.", *at) == NULL || *at == '\0' || !g_ascii_isdigit (at[1]))
    return NULL;
  at++;
  month = digits (&at, 2);
  if (strchr ("-/.", *at) == NULL || *at == '\0' || !g_ascii_isdigit (at[1]))
    return NULL;
  at++;
  day = digits (&at, 2);
  iso = make_day (year, month, day, precision);
  if (iso != NULL)
    take_time (at, &iso, precision);
  return iso;
}

/* 13/03/2017, 13.03.2017: the day stands first, unless that cannot be. */
static char *
parse_day_first (const char       *at,
                 GlmDatePrecision *precision)
{
  guint day = digits (&at, 2);
  guint month, year;
  char sign = *at;

  if ((sign != '/' && sign != '.' && sign != '-') || !g_ascii_isdigit (at[1]))
    return NULL;
  at++;
  month = digits (&at, 2);
  if (*at != sign || !g_ascii_isdigit (at[1]))
    return NULL;
  at++;
  if (!g_ascii_isdigit (at[0]) || !g_ascii_isdigit (at[1]) || !g_ascii_isdigit (at[2]) || !g_ascii_isdigit (at[3]) ||
      g_ascii_isdigit (at[4]))
    return NULL;
  year = digits (&at, 4);
  return month > 12 ? make_day (year, day, month, precision) : make_day (year, month, day, precision);
}

static guint
take_month (const char **at)
{
  g_autofree char *small = g_utf8_strdown (*at, (gssize) strnlen (*at, 16));

  for (guint m = 0; m < 12; m++)
    if (g_str_has_prefix (small, english[m]) || g_str_has_prefix (small, german[m]))
      {
        while (g_unichar_isalpha (g_utf8_get_char (*at)))
          *at = g_utf8_next_char (*at);
        if (**at == '.')
          ++*at;
        return m + 1;
      }
  return 0;
}

/* 13 March 2017, 13. März 2017, 13 Mar 2017 */
static char *
parse_named_month (const char       *at,
                   GlmDatePrecision *precision)
{
  guint day = digits (&at, 2);
  guint month;

  if (*at == '.')
    at++;
  else if (g_str_has_prefix (at, "st") || g_str_has_prefix (at, "nd") || g_str_has_prefix (at, "rd") || g_str_has_prefix (at, "th"))
    at += 2;
  if (*at != ' ' && *at != '-')
    return NULL;
  at++;
  month = take_month (&at);
  if (month == 0)
    return NULL;
  while (*at == ' ' || *at == ',' || *at == '-')
    at++;
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3])
           ? make_day (digits (&at, 4), month, day, precision)
           : NULL;
}

/* March 13, 2017 */
static char *
parse_american (const char       *at,
                GlmDatePrecision *precision)
{
  guint month = take_month (&at);
  guint day;

  if (month == 0 || *at != ' ')
    return NULL;
  while (*at == ' ')
    at++;
  day = digits (&at, 2);
  if (g_str_has_prefix (at, "st") || g_str_has_prefix (at, "nd") || g_str_has_prefix (at, "rd") || g_str_has_prefix (at, "th"))
    at += 2;
  while (*at == ' ' || *at == ',')
    at++;
  return g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3])
           ? make_day (digits (&at, 4), month, day, precision)
           : NULL;
}

static char *
parse_at (const char       *at,
          GlmDatePrecision *precision)
{
  char *iso = NULL;

  if (g_ascii_isdigit (*at))
    {
      guint n = 1;

      while (n < 5 && g_ascii_isdigit (at[n]))
        n++;
      if (n >= 4)
        iso = parse_year_first (at, precision);
      else if (n <= 2)
        {
          iso = parse_day_first (at, precision);
          if (iso == NULL && glm_french_date_scan (at, strlen (at), &iso, precision) == 0)
            iso = parse_named_month (at, precision);
        }
    }
  else if (g_ascii_isalpha (*at))
    iso = parse_american (at, precision);
  return iso;
}

/**
 * glm_html_date_parse:
 * @text: UTF-8 that ends with NUL
 * @anywhere: whether the date may stand after other words, within the first 200 bytes
 * @precision: (out): how much is known
 *
 * Reads a date in ISO 8601, as numbers with the day or the year first, or with the name of a
 * month in French, English or German.
 *
 * Returns: (transfer full) (nullable): the date in ISO 8601; %NULL when there is none
 */
char *
glm_html_date_parse (const char       *text,
                     gboolean          anywhere,
                     GlmDatePrecision *precision)
{
  const char *end = text + strnlen (text, 200);
  gboolean after_sign = TRUE;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gboolean sign = g_ascii_isalnum (*at) || (guchar) *at >= 0x80;

      if (after_sign && sign)
        {
          char *iso = parse_at (at, precision);

          if (iso != NULL)
            return iso;
          /* "Mon, 13 Mar 2017": the day of the week is passed over. */
          if (!anywhere && !g_ascii_isalpha (*text))
            return NULL;
        }
      after_sign = !sign;
    }
  return NULL;
}
