/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text for a voice: what a French reader says where the page has an abbreviation, a Roman number or figures in groups. */

#include "config.h"

#include "glm-typography.h"

#include <string.h>

#define SPACE "[ \\x{a0}\\x{202f}\\x{2009}]"

/* Beyond it an ordinal is left as it is written. */
#define MAX_ORDINAL 999

static void
append_below_hundred (GString *words,
                      guint    number)
{
  static const char *const small[] = {
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
  };
  static const char *const tens[] = { "", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt" };
  /* « soixante-dix », « quatre-vingt-dix-neuf » count on from sixty and eighty. */
  guint ten = number / 10 == 7 || number / 10 == 9 ? number / 10 - 1 : number / 10;
  guint rest = number - ten * 10;

  if (number < G_N_ELEMENTS (small))
    {
      g_string_append (words, small[number]);
      return;
    }
  g_string_append (words, tens[ten]);
  if (rest == 0)
    return;
  g_string_append (words, (rest == 1 || rest == 11) && ten < 8 ? " et " : "-");
  g_string_append (words, small[rest]);
}

/* « dix-neuf », without the s that some hundreds and eighty take at the end. */
static char *
dup_number (guint number)
{
  GString *words = g_string_new (NULL);

  if (number >= 200)
    {
      append_below_hundred (words, number / 100);
      g_string_append_c (words, ' ');
    }
  if (number >= 100)
    g_string_append (words, number % 100 > 0 ? "cent " : "cent");
  if (number % 100 > 0 || number == 0)
    append_below_hundred (words, number % 100);
  return g_string_free (words, FALSE);
}

/* « dix-neuvième » */
static char *
dup_ordinal (guint number)
{
  g_autofree char *words = dup_number (number);
  gsize length = strlen (words);

  if (g_str_has_suffix (words, "cinq"))
    return g_strconcat (words, "uième", NULL);
  if (g_str_has_suffix (words, "neuf"))
    words[length - 1] = 'v';
  else if (words[length - 1] == 'e')
    words[length - 1] = '\0';
  return g_strconcat (words, "ième", NULL);
}

/* Arabic or Roman; 0 where it is neither, as « XIVX ». */
static guint
read_number (const char *text)
{
  static const struct
  {
    const char *digits;
    guint       value;
  } parts[] = { { "C", 100 }, { "XC", 90 }, { "L", 50 }, { "XL", 40 }, { "X", 10 }, { "IX", 9 }, { "V", 5 }, { "IV", 4 }, { "I", 1 } };
  guint number = 0;

  if (g_ascii_isdigit (*text))
    return (guint) g_ascii_strtoull (text, NULL, 10);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint n = 0; n < 3 && g_str_has_prefix (text, parts[i].digits); n++)
      {
        number += parts[i].value;
        text += strlen (parts[i].digits);
        /* Only I, X and C are written twice. */
        if (parts[i].value != 1 && parts[i].value != 10 && parts[i].value != 100)
          break;
      }
  return *text == '\0' ? number : 0;
}

static gboolean
say_ordinal (const GMatchInfo *match,
             GString          *spoken,
             gpointer          data)
{
  g_autofree char *all = g_match_info_fetch (match, 0);
  g_autofree char *digits = g_match_info_fetch (match, 1);
  guint number = read_number (digits);
  g_autofree char *words = number > 1 && number <= MAX_ORDINAL ? dup_ordinal (number) : NULL;

  g_string_append (spoken, words != NULL ? words : all);
  return FALSE;
}

static gboolean
say_roman (const GMatchInfo *match,
           GString          *spoken,
           gpointer          data)
{
  g_autofree char *all = g_match_info_fetch (match, 0);
  guint number = read_number (all);

  if (number > 0)
    g_string_append_printf (spoken, "%u", number);
  else
    g_string_append (spoken, all);
  return FALSE;
}

static gboolean
join_groups (const GMatchInfo *match,
             GString          *spoken,
             gpointer          data)
{
  g_autofree char *all = g_match_info_fetch (match, 0);

  for (const char *p = all; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (spoken, *p);
  return FALSE;
}

typedef struct
{
  const char        *pattern;
  const char        *words; /* what is said instead, as it is, */
  GRegexEvalCallback say;   /* or who says it */
} Rule;

#define TITLE(written) "(?<![\\p{L}.])(?<!\\p{Lu}\\." SPACE ")" written "(?=" SPACE "(?:d[’'])?\\p{Lu})"

static const Rule rules[] = {
  /* Titles before a name; « J. M. Keynes » has none. */
  { TITLE ("MM\\."), "Messieurs", NULL },
  { TITLE ("M\\."), "Monsieur", NULL },
  { TITLE ("Mme\\.?"), "Madame", NULL },
  { TITLE ("Mmes\\.?"), "Mesdames", NULL },
  { TITLE ("Mlle\\.?"), "Mademoiselle", NULL },
  { TITLE ("Mlles\\.?"), "Mesdemoiselles", NULL },
  { TITLE ("Mgr\\.?"), "Monseigneur", NULL },
  { TITLE ("Dr\\.?"), "docteur", NULL },
  { TITLE ("Pr\\.?"), "professeur", NULL },
  { TITLE ("Me"), "maître", NULL },
  /* References. */
  { "(?<!\\p{L})n[°ºᵒ]s?" SPACE "?(?=\\d)", "numéro ", NULL },
  { "(?<!\\p{L})N[°ºᵒ]s?" SPACE "?(?=\\d)", "Numéro ", NULL },
  { "(?<!\\p{L})pp\\." SPACE "?(?=\\d)", "pages ", NULL },
  { "(?<!\\p{L})p\\." SPACE "?(?=\\d)", "page ", NULL },
  { "(?<=\\d)" SPACE "p\\.(?=" SPACE "?(?:[,;:)]|$|\\p{Ll}))", " pages", NULL },
  { "(?<!\\p{L})art\\." SPACE "?(?=\\d)", "article ", NULL },
  { "(?<!\\p{L})av\\." SPACE "?J\\.-?" SPACE "?C\\.", "avant Jésus-Christ", NULL },
  { "(?<!\\p{L})apr?\\." SPACE "?J\\.-?" SPACE "?C\\.", "après Jésus-Christ", NULL },
  /* Ordinals, of centuries and districts, and the numbers of kings and popes. */
  { "(?<![\\p{L}\\d])(?:I|1)er(?![\\p{L}\\d])", "premier", NULL },
  { "(?<![\\p{L}\\d])(?:I|1)(?:re|ère)(?![\\p{L}\\d])", "première", NULL },
  /* « Le » and « Ces » are words. */
  { "(?<![\\p{L}\\d,.])([IVX]|[IVXLC]{2,7}|\\d{1,3})(?:es?|ᵉ|èmes?|ièmes?)(?![\\p{L}\\d])", NULL, say_ordinal },
  { "(?<=\\p{Ll}" SPACE ")(?<!\\p{L})[IVX]{2,6}(?![\\p{L}\\d-])", NULL, say_roman },
  /* Figures and units. */
  { "(?<![\\d,.])\\d{1,3}(?:" SPACE "\\d{3})+(?!\\d)", NULL, join_groups },
  { "(?<=\\d)" SPACE "?°C(?!\\p{L})", " degrés", NULL },
  { "(?<=\\d)" SPACE "?km/h(?!\\p{L})", " kilomètres-heure", NULL },
};

static GRegex **
get_regexes (void)
{
  static GRegex **regexes = NULL;
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      regexes = g_new0 (GRegex *, G_N_ELEMENTS (rules));
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        regexes[i] = g_regex_new (rules[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&done, 1);
    }
  return regexes;
}

/**
 * glm_typography_dup_spoken:
 * @text: a sentence in French
 *
 * Writes out what a voice would read wrong or letter by letter: « M. », « n° », « XIXe », « 2 716 ».
 *
 * Returns: (transfer full): what to have said
 */
char *
glm_typography_dup_spoken (const char *text)
{
  GRegex **regexes = get_regexes ();
  char *spoken = g_utf8_make_valid (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *before = spoken;

      if (rules[i].say != NULL)
        spoken = g_regex_replace_eval (regexes[i], before, -1, 0, 0, rules[i].say, NULL, NULL);
      else
        spoken = g_regex_replace_literal (regexes[i], before, -1, 0, rules[i].words, 0, NULL);
      if (spoken == NULL)
        spoken = g_steal_pointer (&before);
    }
  return spoken;
}
