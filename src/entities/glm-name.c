/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names as strings: folding, acronyms, which two may be one person. All keys here are folded. */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/**
 * glm_name_fold:
 * @name: a name, UTF-8
 * @length: in bytes
 *
 * Small letters without accents; hyphens and spaces of every kind are one space, apostrophes one sign,
 * points of acronyms nothing.
 *
 * Returns: (transfer full): a key under which forms of one name meet
 */
char *
glm_name_fold (const char *name,
               gsize       length)
{
  g_autofree char *decomposed = g_utf8_normalize (name, (gssize) length, G_NORMALIZE_NFKD);
  GString *key = g_string_new (NULL);

  for (const char *p = decomposed != NULL ? decomposed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || c == 0xAD || c == '.')
        continue;
      if (c == 0x2019 || c == 0x2BC || c == 0x2018 || c == '`' || c == 0xB4)
        c = '\'';
      if (g_unichar_isspace (c) || c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013)
        {
          if (key->len > 0 && key->str[key->len - 1] != ' ')
            g_string_append_c (key, ' ');
          continue;
        }
      if (c == 0x153 || c == 0x152)
        g_string_append (key, "oe");
      else if (c == 0xE6 || c == 0xC6)
        g_string_append (key, "ae");
      else
        g_string_append_unichar (key, g_unichar_tolower (c));
    }
  while (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

/**
 * glm_name_count_words:
 * @key: a folded name
 *
 * Returns: how many words it has
 */
guint
glm_name_count_words (const char *key)
{
  guint n = key[0] != '\0';

  for (; *key != '\0'; key++)
    n += *key == ' ';
  return n;
}

/**
 * glm_name_is_acronym:
 * @name: a name as written
 *
 * Returns: whether it is two to eight capitals and figures, points between them or not; a number may
 *   follow (« CORG 81 »)
 */
gboolean
glm_name_is_acronym (const char *name)
{
  guint capitals = 0, others = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c))
        capitals++;
      else if (c == ' ' && g_ascii_isdigit (p[1]) && p > name)
        continue;
      else if (!g_unichar_isdigit (c) && c != '.' && c != '-' && c != '&')
        others++;
    }
  return capitals >= 2 && capitals <= 8 && others == 0;
}

/* « parti populaire espagnol » */
static gboolean
ends_with_country (const char *key)
{
  static const char *const endings[] = { "ais", "aise", "ois", "oise", "ain", "aine", "ien", "ienne", "een", "eenne", "ol", "ole", "and", "ande", "suisse",
                                         "russe", "belge", "turc", "grec", "britannique", "grecque", "turque" };
  const char *last = strrchr (key, ' ');

  for (guint i = 0; last != NULL && strlen (last) > 4 && i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (last, endings[i]))
      return TRUE;
  return FALSE;
}

/**
 * glm_name_initials_match:
 * @acronym: a folded acronym
 * @expansion: a folded name
 *
 * Whether the letters of @acronym are found in @expansion in order, each at the start of a word or,
 * as in « Insee » or « Cnes », right after one that is.
 *
 * Returns: whether one may stand for the other
 */
gboolean
glm_name_initials_match (const char *acronym,
                         const char *expansion)
{
  static const char *const leading[] = { "le ", "la ", "les ", "l'", "the " };
  const char *letter = acronym;
  gboolean at_start = TRUE, matched_before = FALSE;
  guint starts = 0;

  /* « EDF » is not « Histoire de France » because an e and an f begin words of it. */
  for (guint i = 0; i < G_N_ELEMENTS (leading) && acronym[0] != expansion[0]; i++)
    if (g_str_has_prefix (expansion, leading[i]))
      expansion += strlen (leading[i]);
  if (acronym[0] != expansion[0])
    return FALSE;
  for (const char *p = expansion; *p != '\0' && *letter != '\0'; p++)
    {
      if (*p == ' ' || *p == '\'')
        {
          at_start = TRUE;
          matched_before = FALSE;
          continue;
        }
      if (*p == *letter && (at_start || matched_before))
        {
          starts += at_start;
          letter++;
          matched_before = TRUE;
        }
      else if (!at_start)
        matched_before = FALSE;
      at_start = FALSE;
    }
  /* Two letters are two words and no more: « UE », but not any name with a u and an e. Of what country it is, they need not say. */
  if (strlen (acronym) == 2)
    return *letter == '\0' && starts == 2 &&
           (glm_name_count_words (expansion) == 2 || (glm_name_count_words (expansion) == 3 && ends_with_country (expansion)));
  return *letter == '\0' && starts >= 2 && strlen (acronym) >= 3;
}

/**
 * glm_name_ends_with:
 * @full: a folded name
 * @part: a folded name
 *
 * Returns: whether @part is the last words of @full, but not all of them
 */
gboolean
glm_name_ends_with (const char *full,
                    const char *part)
{
  gsize n_full = strlen (full), n_part = strlen (part);

  return n_part > 0 && n_full > n_part + 1 && (full[n_full - n_part - 1] == ' ' || full[n_full - n_part - 1] == '\'') && strcmp (full + n_full - n_part, part) == 0;
}

/**
 * glm_name_begins_with:
 * @full: a folded name
 * @part: a folded name
 *
 * Returns: whether @part is the first words of @full, but not all of them
 */
gboolean
glm_name_begins_with (const char *full,
                      const char *part)
{
  gsize n_part = strlen (part);

  return n_part > 0 && strncmp (full, part, n_part) == 0 && full[n_part] == ' ';
}

/**
 * glm_name_one_edit:
 * @a: a folded name
 * @b: another
 *
 * Returns: whether one letter was added, left out or changed, or two neighbours changed places
 */
gboolean
glm_name_one_edit (const char *a,
                   const char *b)
{
  gsize n_a = strlen (a), n_b = strlen (b);
  gsize same = 0, tail = 0;

  if (n_a > n_b + 1 || n_b > n_a + 1)
    return FALSE;
  while (same < n_a && same < n_b && a[same] == b[same])
    same++;
  while (tail < n_a - same && tail < n_b - same && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;
  if (MAX (n_a, n_b) - same - tail <= 1)
    return TRUE;
  return n_a == n_b && n_a - same - tail == 2 && a[same] == b[same + 1] && a[same + 1] == b[same];
}

/* Words of a key, as pointers into a copy. */
static char **
split_key (const char *key)
{
  return g_strsplit (key, " ", -1);
}

static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = { "de", "du", "des", "d'", "la", "le", "von", "van", "der", "den", "di", "da", "dos", "el",
                                           "al", "ben", "bin", "ibn", "mac", "mc", "abou", "ould" };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strcmp (word, particles[i]) == 0)
      return TRUE;
  return FALSE;
}

/* First names agree when they are the same, or one is the other's initial or initials. */
static gboolean
first_names_agree (const char *a,
                   const char *b)
{
  if (strcmp (a, b) == 0)
    return TRUE;
  return (strlen (a) == 1 && a[0] == b[0]) || (strlen (b) == 1 && a[0] == b[0]);
}

/**
 * glm_name_same_person:
 * @a: a folded name of two words or more
 * @b: another
 *
 * « E. Macron » and « Emmanuel Macron », « Mary Beth Long » and « Mary Long »; but never two first names that
 * differ: « Marine Le Pen » is not « Jean-Marie Le Pen ».
 *
 * Returns: whether both may be one person
 */
gboolean
glm_name_same_person (const char *a,
                      const char *b)
{
  g_auto (GStrv) words_a = split_key (a);
  g_auto (GStrv) words_b = split_key (b);
  guint n_a = g_strv_length (words_a), n_b = g_strv_length (words_b);
  guint last = 0;

  if (n_a < 2 || n_b < 2)
    return FALSE;
  while (last < MIN (n_a, n_b) && strcmp (words_a[n_a - 1 - last], words_b[n_b - 1 - last]) == 0)
    last++;
  if (last == 0)
    return FALSE;
  if (last == MIN (n_a, n_b))
    /* One name is the end of the other: « Le Pen » is a surname, « Beth Long » a name without its first word. */
    return n_a == n_b || !is_particle ((n_a < n_b ? words_a : words_b)[0]);
  return first_names_agree (words_a[0], words_b[0]) && (n_a - last <= 2 && n_b - last <= 2);
}

/* What taggers take for names in French text and is none. */
static const char *const never_names[] = {
  "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet",
  "aout", "septembre", "octobre", "novembre", "decembre", "chapitre", "majeste", "altesse", "excellence", "eminence", "saintete", "monseigneur", "sire", "royale", "imperiale", "serenissime", "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "dieu",
  "etat", "l'etat", "president", "ministre", "roi", "reine", "pape", "prince", "docteur", "professeur", "maitre", "general", "colonel",
  "capitaine", "comte", "duc", "baron", "marquis", "francais", "francaise", "francaises", "americain", "americains", "americaine",
  "americaines", "anglais", "anglaise", "allemand", "allemands", "allemande", "russe", "russes", "ukrainien", "ukrainiens", "chinois",
  "chinoise", "japonais", "italien", "italiens", "italienne", "espagnol", "espagnols", "belge", "belges", "suisse", "suisses", "europeen",
  "europeens", "europeenne", "africain", "africains", "arabe", "arabes", "juif", "juifs", "musulman", "musulmans", "israelien", "israeliens",
  "palestinien", "palestiniens", "syrien", "syriens", "turc", "turcs", "grec", "grecs", "polonais", "britannique", "britanniques",
  "canadien", "canadiens", "quebecois", "bresilien", "bresiliens", "indien", "indiens", "iranien", "iraniens", "irakien", "irakiens",
  "afghan", "afghans", "algerien", "algeriens", "marocain", "marocains", "tunisien", "tunisiens", "egyptien", "egyptiens", "libanais",
  "dvd", "dvg", "dvc", "seconde guerre", "premiere guerre", "grande guerre", "coreen", "coreens", "parisien", "parisiens", "parisienne", "catholique", "catholiques", "protestants", "internet", "web", "ndlr", "afp photo",
  "seconde guerre mondiale", "premiere guerre mondiale", "guerre froide", "legion d'honneur", "moyen orient", "proche orient", "extreme orient",
  "printemps arabe", "ve republique", "iiie republique", "ive republique", "vie republique", "ve republique francaise", "hutu", "hutus", "tutsi", "tutsis", "peshmerga", "peshmergas", "rohingya", "rohingyas", "kurde", "kurdes", "ouighour", "ouighours",
  "touareg", "touaregs", "chiite", "chiites", "sunnite", "sunnites", "occident", "union sovietique", "tiers monde", "revolution francaise",
  "noel", "paques", "ramadan", "toussaint", "ascension", "pentecote", "jo", "pme", "pmi", "tva", "smic", "chsct", "cse", "rtt", "hlm", "zac", "pib", "cdi",
  "cdd", "ogm", "adn", "arn", "vtc", "pdg", "drh", "vih", "sida", "tnt", "cv", "sms", "pma", "gpa", "ivg", "ehpad", "usd", "utc", "gps", "csg", "rsa",
  "plu", "scot", "zad", "qpc", "bts", "bac", "cap", "cm2", "r&d", "ia", "ndlr", "hd", "tgv", "ter", "rer", "covid", "covid 19", "vip", "suv", "pcr", "dsi",
  "oui", "non", "mais", "puis", "selon", "apres", "avant", "depuis", "pourtant", "enfin", "ici", "voila", "source", "sources", "photo", "lire",
  "bibliographie", "references", "sommaire", "introduction", "conclusion", "annexe", "annexes", "glossaire", "remerciements", "resume", "contact",
  "contacts", "commentaires", "partager", "newsletter", "mots cles", "a lire aussi", "lire aussi", "plan du site", "mentions legales",
};

static gboolean
is_never_name (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (never_names); i++)
    if (strcmp (key, never_names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* « IA générative », « PME françaises »: an acronym that is no name, and what sort of it. */
static gboolean
is_sort_of_nothing (const char *name)
{
  const char *space = strchr (name, ' ');
  g_autofree char *acronym = NULL;
  g_autofree char *key = NULL;

  if (space == NULL || !g_unichar_islower (g_utf8_get_char (space + 1)))
    return FALSE;
  acronym = g_strndup (name, (gsize) (space - name));
  if (!glm_name_is_acronym (acronym))
    return FALSE;
  key = glm_name_fold (acronym, strlen (acronym));
  return is_never_name (key);
}

/* « III », « XIV »: the figures that centuries and kings have. */
static gboolean
is_roman (const char *name)
{
  static const char *const units[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" };
  const char *unit = name;

  while (*unit == 'X' && unit < name + 3)
    unit++;
  if (*name == '\0' || (unit > name && strcmp (unit, "X") == 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strcmp (unit, units[i]) == 0)
      return TRUE;
  return FALSE;
}

/* « Livre IV », « Chapitre 12 », « Votre Altesse » */
static gboolean
is_part_or_style (const char *key)
{
  static const char *const parts[] = { "livre ", "titre ", "chapitre ", "tome ", "article ", "annexe ", "partie ", "acte ", "scene ", "section ", "figure ", "tableau " };
  static const char *const styles[] = { "votre ", "sa ", "son ", "leurs ", "notre " };
  static const char *const honours[] = { "altesse", "majeste", "excellence", "eminence", "saintete", "seigneurie", "honneur", "grace", "hautesse", "altesses", "majestes" };
  const char *rest = strchr (key, ' ');

  if (rest == NULL)
    return FALSE;
  rest++;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_prefix (key, parts[i]) && rest[strspn (rest, "ivxlcdm0123456789")] == '\0')
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    for (guint k = 0; g_str_has_prefix (key, styles[i]) && k < G_N_ELEMENTS (honours); k++)
      {
        const char *end = g_str_has_prefix (rest, honours[k]) ? rest + strlen (honours[k]) : NULL;

        if (end != NULL && (*end == '\0' || strcmp (end, " royale") == 0 || strcmp (end, " imperiale") == 0 || strcmp (end, " serenissime") == 0 ||
                            strcmp (end, " royales") == 0))
          return TRUE;
      }
  return FALSE;
}

/**
 * glm_name_is_noise:
 * @name: a mention as written
 *
 * Returns: whether it is surely no name: a day, a month, a people, a role alone, or without a capital
 */
gboolean
glm_name_is_noise (const char *name)
{
  g_autofree char *key = glm_name_fold (name, strlen (name));
  gboolean capital = FALSE;
  glong letters = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      capital = capital || g_unichar_isupper (c);
      letters += g_unichar_isalpha (c);
    }
  /* « @rouvray » is an account; who has it the text may say. */
  if (name[0] == '@')
    return TRUE;
  if (!capital || letters < 2 || is_roman (name) || is_part_or_style (key) || 
      (g_str_has_prefix (key, "republique ") && !g_str_has_prefix (key, "republique en marche")) || g_str_has_prefix (key, "anti ") || g_str_has_prefix (key, "pro "))
    return TRUE;
  return is_never_name (key) || is_sort_of_nothing (name);
}
