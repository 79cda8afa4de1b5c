/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The nouns that say what a being is, from data/roles. A role begins with one of them, after an article and words like
 * « ancien » or « vice- ».
 */

#include "config.h"

#include "glm-resolver-private.h"

#include "glm-data-dir.h"

#include <string.h>

/* The lists are read when they are first asked for, and kept. */
typedef struct
{
  const char *path;
  GHashTable *words;
} Table;

static void
read_words (GHashTable *words,
            const char *relative)
{
  g_autofree char *path = glm_data_path (relative);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &contents, NULL, &error))
    {
      g_warning ("%s", error->message);
      return;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && lines[i][0] != '#')
      g_hash_table_add (words, g_strdup (g_strstrip (lines[i])));
}

static gboolean
contains (Table      *table,
          const char *word)
{
  if (g_once_init_enter (&table->words))
    {
      GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      read_words (words, table->path);
      g_once_init_leave (&table->words, words);
    }
  return g_hash_table_contains (table->words, word);
}

/* « présidents » → « president »; « nationaux » is none of the nouns. */
static gboolean
contains_number (Table      *table,
                 const char *word)
{
  gsize n = strlen (word);

  if (contains (table, word))
    return TRUE;
  if (n > 3 && (word[n - 1] == 's' || word[n - 1] == 'x'))
    {
      g_autofree char *singular = g_strndup (word, n - 1);

      return contains (table, singular);
    }
  return FALSE;
}

/**
 * glm_role_noun_is_person:
 * @folded: a folded word
 *
 * Returns: whether it says what a person is
 */
gboolean
glm_role_noun_is_person (const char *folded)
{
  static Table table = { "roles/people.txt", NULL };

  if (g_str_has_prefix (folded, "ex-") || g_str_has_prefix (folded, "ex "))
    folded += 3;
  return contains_number (&table, folded);
}

/* « agriculteur-éleveur », « patronne-fondatrice »: two nouns, each of which says it. */
static gboolean
is_compound (const char *folded)
{
  const char *hyphen = strchr (folded, '-');
  g_autofree char *first = NULL;

  if (hyphen == NULL || hyphen - folded < 4 || strlen (hyphen) < 5)
    return FALSE;
  first = g_strndup (folded, (gsize) (hyphen - folded));
  return glm_role_noun_is_person (first) && glm_role_noun_is_person (hyphen + 1);
}

/**
 * glm_role_word_is_person:
 * @word: a word as written
 * @length: in bytes
 * @folded: the same, folded
 *
 * « retraité » and « accusé » say what somebody is; « retraite » and « accuse » do not, though they fold to the same letters.
 *
 * Returns: whether it says what a person is
 */
gboolean
glm_role_word_is_person (const char *word,
                         gsize       length,
                         const char *folded)
{
  gsize n = strlen (folded);
  gsize plural = n > 3 && folded[n - 1] == 's';
  g_autofree char *feminine = NULL;

  if (!glm_role_noun_is_person (folded))
    return is_compound (folded);
  if (n < 3 || folded[n - 1 - plural] != 'e')
    return TRUE;
  feminine = g_strdup_printf ("%.*se", (int) (n - plural), folded);
  if (!glm_role_noun_is_person (feminine))
    return TRUE;
  length -= MIN (length, plural);
  return length >= 2 && (memcmp (word + length - 2, "é", 2) == 0 || memcmp (word + length - 2, "É", 2) == 0);
}

/**
 * glm_role_noun_is_institution:
 * @folded: a folded word
 *
 * Returns: whether it says what an institution is
 */
gboolean
glm_role_noun_is_institution (const char *folded)
{
  static Table table = { "roles/institutions.txt", NULL };

  return contains_number (&table, folded);
}

/**
 * glm_role_noun_says_institution:
 * @folded: a folded word
 *
 * Returns: whether it may be said of an institution, though no institution's name begins with it
 */
gboolean
glm_role_noun_says_institution (const char *folded)
{
  static Table table = { "roles/institutions-said.txt", NULL };

  if (glm_role_noun_is_institution (folded) || contains_number (&table, folded))
    return TRUE;
  /* « micro-parti » */
  return strncmp (folded, "micro-", 6) == 0 && glm_role_noun_is_institution (folded + 6);
}

/**
 * glm_role_is_modifier:
 * @folded: a folded word
 *
 * Returns: whether it may stand between an article and the noun of a role
 */
gboolean
glm_role_is_modifier (const char *folded)
{
  static Table table = { "roles/modifiers.txt", NULL };

  return contains_number (&table, folded);
}
