/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spaces that must not break because of the words on their sides: titles, initials, dates, references. */

#include "config.h"

#include "glm-rule-scanner.h"

#include <string.h>

static gboolean
is_in (const char        *word,
       const char *const *list,
       guint              n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_IN(word, list) is_in (word, list, G_N_ELEMENTS (list))

static const char *const titles[] = { "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Dr", "Drs", "Pr", "Me", "Mes", "Mr",
                                      "Mr.", "Mme.", "Mlle.", "Dr.", "Pr.", "Mgr.",
                                      "St", "Ste", "Vve", "Cie" };
static const char *const masculine[] = { "M.", "MM.", "Mme", "Mmes", "Mlle", "Mgr", "Dr", "Pr", "Ch." };
static const char *const particles[] = { "de", "du", "des", "le", "la", "les", "l’", "d’", "von", "van" };
static const char *const references[] = { "p.", "pp.", "vol.", "chap.", "t.", "fig.", "art.", "col.", "n.", "f.", "ch.", "vers.",
                                          "al.", "pl.", "liv.", "§", "§§", "n°", "nº", "N°", "Nº", "n°s" };
static const char *const months[] = { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                                      "octobre", "novembre", "décembre" };
static const char *const reigning[] = {
  "Louis", "Henri", "Charles", "François", "Philippe", "Napoléon", "Jean-Paul", "Jean", "Benoît", "Pie", "Léon", "Paul", "Élisabeth",
  "Elisabeth", "Elizabeth", "Georges", "George", "Guillaume", "Édouard", "Albert", "Léopold", "Nicolas", "Alexandre", "Frédéric",
  "Ferdinand", "Alphonse", "Victor-Emmanuel", "Umberto", "Clovis", "Dagobert", "Clément", "Grégoire", "Innocent", "Urbain", "Boniface",
  "Sixte", "Jules", "Pierre", "Catherine", "Ivan", "Othon", "Robert", "Ramsès", "Darius", "Xerxès", "Ptolémée", "Mohammed", "Hassan",
  "Rainier", "Christian", "Gustave", "Haakon", "Harald", "Jacques", "Richard", "Marie", "Anne", "Isabelle", "Michel", "Constantin",
  "Théodose", "Malcolm", "Alexis", "Joseph", "Maximilien", "Carlos", "Felipe", "Étienne", "Baudouin", "Guillaume-Alexandre", "Calixte",
  "Célestin", "Honorius", "Childéric", "Childebert", "Chilpéric", "Clotaire", "Thierry", "Lothaire", "Abdallah", "Farouk", "Mahmoud",
  "Selim", "Mehmet", "Soliman", "Rodolphe", "Sigismond", "Casimir", "Stanislas", "Auguste", "Manuel", "Sanche", "Pépin", "Bohémond",
};

static gboolean
is_roman (const char *word)
{
  gsize n = strspn (word, "IVXLC");

  return n > 0 && (word[n] == '\0' || strcmp (word + n, "er") == 0 || strcmp (word + n, "re") == 0 || word[n] == '.');
}

/* XIV, Ier, « XIV. » at the end of a sentence. One letter and a point inside a text are rather an initial. */
static gboolean
is_numeral_of_king (const char *word,
                    gboolean    last)
{
  return is_roman (word) && (word[strlen (word) - 1] != '.' || strlen (word) > 2 || last);
}

/* XVIIe, 20e, Ier, IIIᵉ */
static gboolean
is_ordinal (const char *word)
{
  gsize n = strspn (word, "IVXLC");

  if (n == 0)
    n = strspn (word, "0123456789");
  return n > 0 && (strcmp (word + n, "e") == 0 || strcmp (word + n, "er") == 0 || strcmp (word + n, "ème") == 0 ||
                   strcmp (word + n, "ᵉ") == 0 || strcmp (word + n, "es") == 0);
}

/* "J.", "J.-K.", "Ch.", "N." */
static gboolean
is_initial (const char *word)
{
  const char *p = word;
  gboolean any = FALSE;

  if (strcmp (word, "Ch.") == 0 || strcmp (word, "Th.") == 0 || strcmp (word, "Ph.") == 0)
    return TRUE;
  while (*p != '\0')
    {
      if (!g_unichar_isupper (g_utf8_get_char (p)))
        return FALSE;
      p = g_utf8_next_char (p);
      if (*p != '.')
        return FALSE;
      p++;
      any = TRUE;
      if (*p == '-')
        p++;
    }
  /* R.A.T.P. is no initial of a first name. */
  return any && g_utf8_strlen (word, -1) <= 5;
}

static gboolean
is_day (const char *word)
{
  gsize n = strspn (word, "0123456789");
  guint64 day = g_ascii_strtoull (word, NULL, 10);

  return n > 0 && n <= 2 && day >= 1 && day <= 31 && (word[n] == '\0' || strcmp (word + n, "er") == 0);
}

/* "mars", "Juillet" in the name of a day, "janv." */
static gboolean
is_month (const char *word)
{
  static const char *const short_months[] = { "janv.", "févr.", "avr.", "juil.", "sept.", "oct.", "nov.", "déc." };
  char lower[80];

  g_strlcpy (lower, word, sizeof lower);
  lower[0] = g_ascii_tolower (lower[0]);
  return IS_IN (lower, months) || IS_IN (lower, short_months);
}

/* The rules for a name after a title or initials. */
static gboolean
joins_name (const char *before,
            const char *after)
{
  gboolean capital = g_unichar_isupper (g_utf8_get_char (after));

  if (IS_IN (before, titles) && capital)
    return TRUE;
  if (is_initial (before) && (capital || IS_IN (after, particles)))
    return TRUE;
  /* « Mme de Staël », but « Mme le croit ». */
  if (strcmp (before, "Mme") == 0 || strcmp (before, "Mmes") == 0 || strcmp (before, "Mlle") == 0)
    return strcmp (after, "de") == 0 || strcmp (after, "du") == 0;
  return IS_IN (before, masculine) && IS_IN (after, particles);
}

static gboolean
joins_abbreviation (const char *before,
                    const char *after)
{
  if (strcmp (after, "J.-C.") == 0 && (strcmp (before, "av.") == 0 || strcmp (before, "apr.") == 0 || strcmp (before, "ap.") == 0))
    return TRUE;
  if ((strcmp (after, "av.") == 0 || strcmp (after, "apr.") == 0) && g_ascii_isdigit (before[0]))
    return TRUE;
  return (strcmp (before, "p.") == 0 && strcmp (after, "ex.") == 0) || (strcmp (before, "op.") == 0 && strcmp (after, "cit.") == 0) ||
         (strcmp (before, "loc.") == 0 && strcmp (after, "cit.") == 0);
}

/*
 * Most spaces stand between two small words that nothing ties. A small letter ends no word of the lists
 * that ties to a small letter but in « 1er mars », « Dr de », « Mme de »; « etc. », « siècle » begin with e and s.
 */
static gboolean
is_plainly_free (char before,
                 char after)
{
  return g_ascii_islower (before) && before != 'r' && g_ascii_islower (after) && after != 'e' && after != 's' &&
         (after != 'd' || before != 'e');
}

/**
 * glm_rule_words:
 * @self: a scanner
 * @space_start: where spaces between two words begin
 * @space_end: where they end
 * @found: (out): whether a rule asks that the words stay together
 *
 * Rules num.no, num.unit, date, century, king, title, initials, abbr.
 *
 * Returns: the role of the space
 */
GlmEditRole
glm_rule_words (const GlmRuleScanner *self,
                gsize                 space_start,
                gsize                 space_end,
                gboolean             *found)
{
  gsize before_start, after_end, n_before, n_after;
  char before[80], after[80];

  *found = FALSE;
  if (space_start > 0 && space_end < self->length && is_plainly_free (self->text[space_start - 1], self->text[space_end]))
    return GLM_EDIT_WORD_SPACE;
  before_start = glm_rule_scanner_word_start (self, space_start);
  after_end = glm_rule_scanner_word_end (self, space_end);
  n_before = space_start - before_start;
  n_after = after_end - space_end;
  if (space_end >= self->length || n_before >= sizeof before || n_after >= sizeof after)
    return GLM_EDIT_WORD_SPACE;
  memcpy (before, self->text + before_start, n_before);
  before[n_before] = '\0';
  memcpy (after, self->text + space_end, n_after);
  after[n_after] = '\0';

  if (n_before > 0 && g_ascii_isdigit (before[n_before - 1]))
    {
      if (glm_rule_unit_length (self->text + space_end, self->length - space_end, FALSE) > 0)
        {
          *found = TRUE;
          return GLM_EDIT_UNIT_SPACE;
        }
    }
  /* 10 h 30 */
  if ((strcmp (before, "h") == 0 || strcmp (before, "min") == 0) && n_after > 0 && g_ascii_isdigit (after[0]) &&
      g_unichar_isdigit (glm_rule_scanner_before (self, glm_rule_scanner_space_start (self, before_start))))
    {
      *found = TRUE;
      return GLM_EDIT_UNIT_SPACE;
    }
  if (strcmp (after, "etc.") == 0 || strcmp (after, "etc") == 0 || g_str_has_prefix (after, "etc..."))
    {
      *found = TRUE;
      return GLM_EDIT_WORD_SPACE;
    }
  /* "l’" and "d’" are cut off by the apostrophe. */
  if (n_after == 1 && (after[0] == 'l' || after[0] == 'd') && (IS_IN (before, masculine) || is_initial (before)) &&
      (glm_rule_scanner_at (self, after_end) == '\'' || glm_rule_scanner_at (self, after_end) == 0x2019))
    *found = TRUE;
  else if (n_before > 0 && n_after > 0)
    *found = joins_name (before, after) || joins_abbreviation (before, after) ||
             (IS_IN (before, references) && (g_ascii_isdigit (after[0]) || is_roman (after))) ||
             (is_day (before) && is_month (after)) ||
             (is_ordinal (before) && (g_str_has_prefix (after, "siècle") || strcmp (after, "s.") == 0)) ||
             (IS_IN (before, reigning) && is_numeral_of_king (after, after_end >= self->length));
  return GLM_EDIT_WORD_SPACE;
}
