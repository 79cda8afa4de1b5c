/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds the neighbouring forms of words: président, présidente, présidents, présidentes. A word is brought to a key by
 * rules of French grammar for number and gender (Grevisse, « Le Bon Usage », on the plural and the feminine of nouns and
 * adjectives); words with one key are forms of one word. The rules are careful: what is no inflection keeps its own key.
 * Words of a phrase have to stand one after the other.
 */

#include "config.h"

#include "glm-grapheme.h"
#include "glm-matches-private.h"
#include "glm-search-index-private.h"

#include <string.h>

/* Longer words are no words. */
#define MAX_LETTERS 48
#define MAX_WORDS 16

/* A key has at least so many letters: « os » is no form of « or ». */
#define MIN_KEY 3

/* Between two words of a phrase: a space, a hyphen, an apostrophe, quotation marks. */
#define MAX_BETWEEN 12

/* Words looked at between two looks at the cancellable. */
#define CANCEL_STEP 16384

typedef struct
{
  gunichar letters[MAX_LETTERS];
  guint    n;
} Key;

static gboolean
is_word_letter (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0xAD;
}

/* Letters without case, accents or ligatures; %FALSE for a word that is too long. */
static gboolean
fold_word (const char *text,
           gsize       length,
           Key        *key)
{
  key->n = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { 0 };

      if (key->n + 2 > MAX_LETTERS)
        return FALSE;
      if (c < 0x80)
        {
          key->letters[key->n++] = (gunichar) g_ascii_tolower ((char) c);
          continue;
        }
      if (g_unichar_ismark (c) || c == 0xAD)
        continue;
      c = g_unichar_tolower (c);
      g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
      c = parts[0];
      if (c == 0x153 || c == 0xE6)
        {
          key->letters[key->n++] = c == 0x153 ? 'o' : 'a';
          c = 'e';
        }
      key->letters[key->n++] = c;
    }
  return TRUE;
}

static gboolean
ends_with (const Key  *key,
           const char *ending)
{
  guint n = (guint) strlen (ending);

  if (key->n < n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (key->letters[key->n - n + i] != (gunichar) ending[i])
      return FALSE;
  return TRUE;
}

static void
replace_end (Key        *key,
             guint       n,
             const char *by)
{
  key->n -= n;
  for (; *by != '\0'; by++)
    key->letters[key->n++] = (gunichar) *by;
}

/* Words whose forms no rule joins. */
static gboolean
take_irregular (Key *key)
{
  static const char *const table[][2] = {
    { "yeux", "oeil" }, { "cieux", "ciel" }, { "aieux", "aieul" }, { "messieurs", "monsieur" }, { "mesdames", "madame" },
    { "mesdemoiselles", "mademoiselle" }, { "travaux", "travail" }, { "vitraux", "vitrail" }, { "coraux", "corail" },
    { "emaux", "email" }, { "baux", "bail" }, { "soupiraux", "soupirail" }, { "bel", "beau" }, { "belle", "beau" },
    { "belles", "beau" }, { "nouvel", "nouveau" }, { "nouvelle", "nouveau" }, { "nouvelles", "nouveau" }, { "vieil", "vieux" },
    { "vieille", "vieux" }, { "vieilles", "vieux" }, { "fol", "fou" }, { "folle", "fou" }, { "folles", "fou" }, { "mol", "mou" },
    { "molle", "mou" }, { "molles", "mou" }, { "blanche", "blanc" }, { "blanches", "blanc" }, { "seche", "sec" }, { "seches", "sec" },
    { "fraiche", "frais" }, { "fraiches", "frais" }, { "longue", "long" }, { "longues", "long" }, { "douce", "doux" }, { "douces", "doux" },
    { "rousse", "roux" }, { "rousses", "roux" }, { "fausse", "faux" }, { "fausses", "faux" }, { "publique", "public" },
    { "publiques", "public" }, { "grecque", "grec" }, { "grecques", "grec" }, { "turque", "turc" }, { "turques", "turc" },
    { "franche", "franc" }, { "franches", "franc" },
  };
  char word[MAX_LETTERS + 1];

  for (guint i = 0; i < key->n; i++)
    {
      if (key->letters[i] >= 0x80)
        return FALSE;
      word[i] = (char) key->letters[i];
    }
  word[key->n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (word, table[i][0]) == 0 || strcmp (word, table[i][1]) == 0)
      {
        key->n = 0;
        replace_end (key, 0, table[i][1]);
        return TRUE;
      }
  return FALSE;
}

/* Number, then gender: présidentes → president, journaux → journal, directrice → directeu, actives → actif. */
static void
reduce (Key *key)
{
  static const struct
  {
    const char *ending;
    const char *by;
    guint       least; /* letters of the word */
  } genders[] = {
    { "iere", "ier", 6 }, { "ere", "er", 6 }, { "ete", "et", 6 }, { "euse", "eu", 6 }, { "trice", "teu", 7 }, { "eur", "eu", 5 },
    { "ive", "if", 5 }, { "enne", "en", 6 }, { "onne", "on", 6 }, { "elle", "el", 6 }, { "ette", "et", 6 }, { "esse", "e", 7 },
  };

  if (take_irregular (key))
    return;
  if (key->n > 4 && ends_with (key, "aux") && !ends_with (key, "eaux") && !ends_with (key, "yaux"))
    replace_end (key, 2, "l");
  else if (key->n > MIN_KEY && (ends_with (key, "s") || ends_with (key, "x")))
    key->n--;
  for (guint i = 0; i < G_N_ELEMENTS (genders); i++)
    if (key->n >= genders[i].least && ends_with (key, genders[i].ending))
      {
        replace_end (key, (guint) strlen (genders[i].ending), genders[i].by);
        break;
      }
  while (key->n > MIN_KEY && ends_with (key, "e"))
    key->n--;
  /* française, and français that has lost its s already */
  if (key->n > MIN_KEY && ends_with (key, "s"))
    key->n--;
}

static gboolean
is_same (const Key *a,
         const Key *b)
{
  return a->n == b->n && memcmp (a->letters, b->letters, a->n * sizeof a->letters[0]) == 0;
}

/* The next word from @p on; %NULL at the end. */
static const char *
next_word (const char  *p,
           const char  *limit,
           const char **end)
{
  while (p < limit && !is_word_letter (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p >= limit)
    return NULL;
  *end = p;
  while (*end < limit && is_word_letter (g_utf8_get_char (*end)))
    *end = g_utf8_next_char (*end);
  return p;
}

static guint
read_keys (const char *pattern,
           Key        *keys)
{
  const char *limit = pattern + strlen (pattern);
  const char *end = pattern;
  guint n = 0;

  for (const char *p; n < MAX_WORDS && (p = next_word (end, limit, &end)) != NULL; n++)
    {
      if (!fold_word (p, (gsize) (end - p), &keys[n]))
        return 0;
      reduce (&keys[n]);
    }
  return n;
}

/* Whether the word at @p is a form of @key. Most words are passed over at their first letter. */
static gboolean
is_form (const char *p,
         const char *end,
         const Key  *key)
{
  guchar first = (guchar) *p;
  Key own;

  if (first < 0x80 && key->letters[0] < 0x80 && (gunichar) g_ascii_tolower ((char) first) != key->letters[0] && key->letters[0] != 'o')
    return FALSE;
  if (!fold_word (p, (gsize) (end - p), &own))
    return FALSE;
  reduce (&own);
  return is_same (&own, key);
}

/* The end of the phrase of @n words that begins with the word from @p to @end; %NULL when another stands there. */
static const char *
match_phrase (const char *p,
              const char *end,
              const char *limit,
              const Key  *keys,
              guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      const char *before = end;

      if (i > 0)
        {
          p = next_word (end, limit, &end);
          if (p == NULL || p - before > MAX_BETWEEN || memchr (before, '\n', (gsize) (p - before)) != NULL)
            return NULL;
        }
      if (!is_form (p, end, &keys[i]))
        return NULL;
    }
  return end;
}

/**
 * _glm_finder_find_forms:
 * @index: an article's index
 * @words: what to look for
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Returns: (transfer full) (element-type GlmRange): where @words or their neighbouring forms stand; %NULL
 *   with %G_IO_ERROR_CANCELLED
 */
GArray *
_glm_finder_find_forms (GlmSearchIndex *index,
                        const char     *words,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  Key keys[MAX_WORDS];
  guint n = read_keys (words, keys);
  guint n_words = 0;
  gsize length;
  const char *text = glm_document_get_text (index->document, &length);
  const char *end = text;

  for (const char *p; n > 0 && (p = next_word (end, text + length, &end)) != NULL;)
    {
      const char *last = match_phrase (p, end, text + length, keys, n);

      if (last != NULL)
        {
          GlmRange range = _glm_finder_snap_range (text, length, (GlmRange){ (gsize) (p - text), (gsize) (last - text) });

          g_array_append_val (found, range);
          end = last;
        }
      if (++n_words % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}
