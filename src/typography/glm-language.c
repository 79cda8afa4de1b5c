/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which language a stretch of text is in, by its little words: they make up a third of any text,
 * and each language has its own.
 */

#include "config.h"

#include "glm-language.h"

#include <string.h>

/* Enough to be sure. */
#define MAX_BYTES 8192

typedef struct
{
  const char *tag;
  const char *words;
} Language;

/* Little words that the other four do not have, or seldom. */
static const Language languages[] = {
  { "fr", " le la les des du un une et est sont dans par pour pas plus qui que ce cette ces sur avec ne se sa son ses au aux il elle "
          "ils nous vous je mais ou où leur leurs été être avait était ont cela très même sans sous entre après comme deux c’est d’un "
          "l’on à dit fait " },
  { "en", " the of and to in is are was were that it for with as at by this from be have has not but they his her which you we "
          "or an will would there their been its she he had what when who " },
  { "de", " der die das und ist nicht ein eine einen dem den des mit von zu im auf für sich auch als an er sie es wir ich sind war "
          "wird aus bei nach noch wie über dass zum zur fragte " },
  { "es", " el los las del y es en que una por con para se lo como más pero sus al fue son ha este esta muy también hay desde "
          "cuando todo nos ya " },
  { "it", " il lo gli di che è un della dei delle nel per con non si sono una come anche più ma alla dal questo questa stato "
          "hanno ha gli suo sua " },
};

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Each little word with the set of its languages, a bit for each. Made by whoever asks first. */
static GHashTable *
little_words (void)
{
  static GHashTable *shared = NULL;

  if (g_once_init_enter (&shared))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        {
          g_auto (GStrv) words = g_strsplit (languages[i].words, " ", -1);

          for (guint n = 0; words[n] != NULL; n++)
            if (words[n][0] != '\0')
              g_hash_table_insert (table, g_strdup (words[n]),
                                   GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, words[n])) | 1u << i));
        }
      g_once_init_leave (&shared, table);
    }
  return shared;
}

static void
count_word (GHashTable *words,
            char       *word,
            gsize       length,
            guint      *scores)
{
  guint set;

  word[length] = '\0';
  set = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));
  for (guint i = 0; set != 0; i++, set >>= 1)
    scores[i] += set & 1;
}

/**
 * glm_language_detect:
 * @text: UTF-8
 * @length: in bytes
 * @expected: (not nullable): what it is unless the words say otherwise
 *
 * Returns: (transfer none): "fr", "en", "de", "es" or "it" when the words leave little doubt, else @expected
 */
const char *
glm_language_detect (const char *text,
                     gsize       length,
                     const char *expected)
{
  GHashTable *words = little_words ();
  guint scores[G_N_ELEMENTS (languages)] = { 0 };
  guint best = 0;
  guint expected_score = 0;
  char word[24];
  gsize n = 0;
  const char *end = text + MIN (length, MAX_BYTES);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        {
          if (n + 6 < sizeof word)
            n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), word + n);
          else
            n = sizeof word;
          continue;
        }
      /* An elided article is French or Italian; Italian does not elide que, ne, je, ce. */
      if (is_apostrophe (c) && (n == 1 || n == 2) && strchr ("cdjlmnstq", word[0]) != NULL && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        scores[0]++;
      else if (n > 0 && n < sizeof word)
        count_word (words, word, n, scores);
      n = 0;
      if (c == 0x201E)
        scores[2] += 2;
      else if (c == 0xBF || c == 0xA1)
        scores[3] += 2;
    }
  if (n > 0 && n < sizeof word)
    count_word (words, word, n, scores);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (scores[i] > scores[best])
        best = i;
      if (g_str_has_prefix (expected, languages[i].tag))
        expected_score = scores[i];
    }
  if (scores[best] >= 3 && scores[best] > 2 * expected_score)
    return languages[best].tag;
  return expected;
}
