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

/* A word of the document that may have been meant. */
typedef struct
{
  const char *word;
  guint       distance;
  guint       count;
} Candidate;

/* The nearest first, of those the most frequent. */
static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;
  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return strcmp (first->word, second->word);
}

static gboolean
is_same (const char *a,
         const char *b)
{
  Word first, second;

  return fold (a, strlen (a), &first) && fold (b, strlen (b), &second) && distance (&first, &second, 0) == 0;
}

/* The @max words of the document that are nearest to @wanted; none when it is there. */
static GArray *
find_nearest (GHashTable *words,
              const Word *wanted,
              guint       max,
              gboolean   *there)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint limit = MAX (1, wanted->n / LETTERS_FOR_AN_ERROR);
  guint kept = 0;
  GHashTableIter iter;
  gpointer key, value;

  *there = FALSE;
  g_hash_table_iter_init (&iter, words);
  while (!*there && g_hash_table_iter_next (&iter, &key, &value))
    {
      Candidate candidate = { key, 0, GPOINTER_TO_UINT (value) };
      Word word;

      if (!fold (key, strlen (key), &word))
        continue;
      candidate.distance = distance (wanted, &word, limit);
      *there = candidate.distance == 0;
      if (candidate.distance <= limit)
        g_array_append_val (all, candidate);
    }
  if (*there)
    g_array_set_size (all, 0);
  g_array_sort (all, compare_candidates);
  /* Élysée and élysée are one word to the reader who looks for it. */
  for (guint i = 0; i < all->len && kept < max; i++)
    {
      Candidate candidate = g_array_index (all, Candidate, i);
      gboolean known = FALSE;

      for (guint j = 0; j < kept && !known; j++)
        known = is_same (candidate.word, g_array_index (all, Candidate, j).word);
      if (!known)
        g_array_index (all, Candidate, kept++) = candidate;
    }
  g_array_set_size (all, kept);
  return all;
}

/* What is proposed: one that grows word by word, or several that differ in one word. */
typedef struct
{
  GPtrArray *patterns; /* GString */
  gboolean   changed;
} Proposals;

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
append (Proposals  *self,
        const char *text,
        gsize       length)
{
  for (guint i = 0; i < self->patterns->len; i++)
    g_string_append_len (g_ptr_array_index (self->patterns, i), text, (gssize) length);
}

/* Where more than one word is wrong, each is changed for the nearest alone. */
static void
append_nearest (Proposals *self,
                GArray    *nearest)
{
  GString *first = g_ptr_array_index (self->patterns, 0);
  g_autofree char *before = g_strdup (first->str);

  if (self->changed)
    g_ptr_array_set_size (self->patterns, 1);
  for (guint i = 1; !self->changed && i < nearest->len; i++)
    {
      g_ptr_array_add (self->patterns, g_string_new (before));
      g_string_append (g_ptr_array_index (self->patterns, i), g_array_index (nearest, Candidate, i).word);
    }
  g_string_append (first, g_array_index (nearest, Candidate, 0).word);
  self->changed = TRUE;
}

/**
 * glm_search_suggest:
 * @document: a document
 * @pattern: what was looked for in it and not found
 * @max: how many proposals at most
 *
 * What the reader may have meant: each word of @pattern that the document does not have is changed for the nearest that
 * it has. A word of four letters may have one wrong, one of eight two.
 *
 * Returns: (transfer full) (nullable): other patterns, the likeliest first; %NULL when nothing is near
 */
char **
glm_search_suggest (const GlmDocument *document,
                    const char        *pattern,
                    guint              max)
{
  g_autoptr (GHashTable) words = count_words (glm_document_get_text (document, NULL));
  g_autoptr (GPtrArray) patterns = g_ptr_array_new_with_free_func (free_string);
  g_autoptr (GStrvBuilder) result = g_strv_builder_new ();
  Proposals proposals = { patterns, FALSE };

  g_ptr_array_add (patterns, g_string_new (NULL));
  for (const char *p = pattern, *end; *p != '\0'; p = end)
    {
      g_autoptr (GArray) nearest = NULL;
      gboolean there;
      Word wanted;

      end = g_utf8_next_char (p);
      if (!is_letter (g_utf8_get_char (p)))
        {
          append (&proposals, p, (gsize) (end - p));
          continue;
        }
      while (*end != '\0' && is_letter (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (!fold (p, (gsize) (end - p), &wanted))
        return NULL;
      /* Of two letters any could be meant. */
      there = wanted.n < 3;
      nearest = there ? NULL : find_nearest (words, &wanted, max, &there);
      if (!there && nearest->len == 0)
        return NULL;
      if (there)
        append (&proposals, p, (gsize) (end - p));
      else
        append_nearest (&proposals, nearest);
    }
  if (!proposals.changed)
    return NULL;
  for (guint i = 0; i < patterns->len; i++)
    g_strv_builder_add (result, ((GString *) g_ptr_array_index (patterns, i))->str);
  return g_strv_builder_end (result);
}
