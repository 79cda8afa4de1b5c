/* SPDX-License-Identifier: GPL-3.0-or-later */

/* « Did you mean »: the words of the document that are nearest to what was looked for and not found. */

#include "config.h"

#include "glm-finder.h"

#include <string.h>

/* Longer words are not typed. */
#define MAX_LETTERS 40

/* One letter in so many may be wrong, and one at least. */
#define LETTERS_FOR_AN_ERROR 4

typedef struct
{
  gunichar letters[MAX_LETTERS];
  guint    n;
} Word;

/* Small letters without accents; %FALSE when the word is too long to be compared. */
static gboolean
fold (const char *text,
      gsize       length,
      Word       *word)
{
  g_autofree char *decomposed = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKD);

  word->n = 0;
  for (const char *p = decomposed != NULL ? decomposed : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (word->n + 2 >= MAX_LETTERS)
        return FALSE;
      c = g_unichar_tolower (c);
      if (c == 0x153 || c == 0xE6)
        {
          word->letters[word->n++] = c == 0x153 ? 'o' : 'a';
          c = 'e';
        }
      word->letters[word->n++] = c;
    }
  return TRUE;
}

/*
 * How many letters are to be added, left out, changed, or swapped with their neighbour (optimal string alignment,
 * Damerau 1964), but no more than @limit + 1.
 */
static guint
distance (const Word *a,
          const Word *b,
          guint       limit)
{
  guint rows[3][MAX_LETTERS + 1];

  if (a->n > b->n + limit || b->n > a->n + limit)
    return limit + 1;
  for (guint j = 0; j <= b->n; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= a->n; i++)
    {
      guint *before = rows[(i - 1) % 3], *row = rows[i % 3];
      guint least = row[0] = i;

      for (guint j = 1; j <= b->n; j++)
        {
          guint cost = a->letters[i - 1] != b->letters[j - 1];

          row[j] = MIN (MIN (before[j] + 1, row[j - 1] + 1), before[j - 1] + cost);
          if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] && a->letters[i - 2] == b->letters[j - 1])
            row[j] = MIN (row[j], rows[(i - 2) % 3][j - 2] + 1);
          least = MIN (least, row[j]);
        }
      if (least > limit)
        return limit + 1;
    }
  return rows[a->n % 3][b->n];
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The document's words as they are written, each with how often it is. */
static GHashTable *
count_words (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean letter = *p != '\0' && is_letter (g_utf8_get_char (p));

      if (letter && start == NULL)
        start = p;
      if (!letter && start != NULL)
        {
          char *word = g_strndup (start, (gsize) (p - start));
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));

          g_hash_table_replace (words, word, GUINT_TO_POINTER (n + 1));
          start = NULL;
        }
      if (*p == '\0')
        return words;
    }
}

/* The word of the document that is nearest to @wanted, the most frequent of those; NULL when none is near. */
static const char *
find_nearest (GHashTable *words,
              const Word *wanted,
              gboolean   *there)
{
  guint limit = MAX (1, wanted->n / LETTERS_FOR_AN_ERROR);
  guint best = limit + 1, best_count = 0;
  const char *nearest = NULL;
  GHashTableIter iter;
  gpointer key, value;

  *there = FALSE;
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint count = GPOINTER_TO_UINT (value);
      Word word;
      guint d;

      if (!fold (key, strlen (key), &word))
        continue;
      d = distance (wanted, &word, limit);
      if (d == 0)
        {
          *there = TRUE;
          return NULL;
        }
      if (d < best || (d == best && (count > best_count || (count == best_count && nearest != NULL && strcmp (key, nearest) < 0))))
        {
          best = d;
          best_count = count;
          nearest = key;
        }
    }
  return best <= limit ? nearest : NULL;
}

/**
 * glm_search_suggest:
 * @document: a document
 * @pattern: what was looked for in it and not found
 *
 * What the reader may have meant: each word of @pattern that the document does not have is changed for the nearest that
 * it has. A word of four letters may have one wrong, one of eight two.
 *
 * Returns: (transfer full) (nullable): another pattern; %NULL when nothing is near
 */
char *
glm_search_suggest (const GlmDocument *document,
                    const char        *pattern)
{
  g_autoptr (GHashTable) words = count_words (glm_document_get_text (document, NULL));
  g_autoptr (GString) suggestion = g_string_new (NULL);
  gboolean changed = FALSE;

  for (const char *p = pattern; *p != '\0';)
    {
      const char *end = p;
      const char *nearest;
      gboolean there;
      Word wanted;

      if (!is_letter (g_utf8_get_char (p)))
        {
          g_string_append_unichar (suggestion, g_utf8_get_char (p));
          p = g_utf8_next_char (p);
          continue;
        }
      while (*end != '\0' && is_letter (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (!fold (p, (gsize) (end - p), &wanted))
        return NULL;
      /* Of two letters any could be meant. */
      nearest = wanted.n < 3 ? NULL : find_nearest (words, &wanted, &there);
      if (wanted.n >= 3 && !there && nearest == NULL)
        return NULL;
      changed = changed || nearest != NULL;
      if (nearest != NULL)
        g_string_append (suggestion, nearest);
      else
        g_string_append_len (suggestion, p, end - p);
      p = end;
    }
  return changed ? g_string_free (g_steal_pointer (&suggestion), FALSE) : NULL;
}
