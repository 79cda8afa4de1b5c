/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-features.h"

#include "glm-sentence-marks.h"

#include <string.h>

/* Between two capitals of one name stand at most so many small words ("Groupe de l'…"). */
#define SMALL_LIMIT 3

static const GlmWord edge_word = { .form = 1, .lower = 1, .folded = 1, .shape = 1, .flags = GLM_WORD_SIGN };

/**
 * glm_word_edge:
 *
 * Returns: (transfer none): the word that stands for "outside the sentence"
 */
const GlmWord *
glm_word_edge (void)
{
  return &edge_word;
}

/**
 * glm_sentence_init:
 * @self: a sentence
 * @table: the text, which must outlive @self
 *
 * Makes @self empty.
 */
void
glm_sentence_init (GlmSentence        *self,
                   const GlmWordTable *table)
{
  memset (self, 0, sizeof *self);
  self->table = table;
}

/**
 * glm_sentence_clear:
 * @self: a sentence
 *
 * Frees what @self holds.
 */
void
glm_sentence_clear (GlmSentence *self)
{
  g_free (self->words);
  g_free (self->begins);
  g_free (self->insides);
  g_free (self->tight_from);
  g_free (self->tight_to);
  g_free (self->wide_from);
  g_free (self->wide_to);
  g_free (self->marks);
  memset (self, 0, sizeof *self);
}

static void
reserve (GlmSentence *self,
         guint        n)
{
  if (n <= self->n_allocated)
    return;
  self->n_allocated = n + n / 2 + 16;
  self->words = g_renew (const GlmWord *, self->words, self->n_allocated + 2 * (GLM_WINDOW + 1));
  self->begins = g_renew (guint16, self->begins, self->n_allocated);
  self->insides = g_renew (guint16, self->insides, self->n_allocated);
  self->tight_from = g_renew (guint16, self->tight_from, self->n_allocated);
  self->tight_to = g_renew (guint16, self->tight_to, self->n_allocated);
  self->wide_from = g_renew (guint16, self->wide_from, self->n_allocated);
  self->wide_to = g_renew (guint16, self->wide_to, self->n_allocated);
  self->marks = g_renew (guint8, self->marks, self->n_allocated);
}

/* Looks up every phrase of the sentence; of those that begin at one word the longest of each
 * class counts. */
static void
find_phrases (GlmSentence *self)
{
  const GlmGazetteer *gazetteer = self->table->gazetteer;
  const GlmWord **words = self->words + GLM_WINDOW + 1;

  memset (self->begins, 0, self->n * sizeof *self->begins);
  memset (self->insides, 0, self->n * sizeof *self->insides);
  for (guint i = 0; i < self->n; i++)
    {
      guint64 phrase = glm_gazetteer_extend (0, words[i]->folded);
      const GlmGazetteerEntry *entry = glm_gazetteer_find (gazetteer, phrase);

      for (guint j = i + 1; entry != NULL && (entry->cluster & GLM_GAZETTEER_PREFIX) != 0
                            && j < self->n && j - i < GLM_GAZETTEER_MAX_WORDS; j++)
        {
          phrase = glm_gazetteer_extend (phrase, words[j]->folded);
          entry = glm_gazetteer_find (gazetteer, phrase);
          if (entry == NULL || entry->classes == 0)
            continue;
          self->begins[i] |= entry->classes;
          for (guint k = i + 1; k <= j; k++)
            self->insides[k] |= entry->classes;
        }
    }
}

/* Finds the runs of capitals. */
static void
find_runs (GlmSentence *self)
{
  const GlmWord **words = self->words + GLM_WINDOW + 1;

  for (guint i = 0; i < self->n; i++)
    {
      self->tight_from[i] = self->tight_to[i] = i;
      self->wide_from[i] = self->wide_to[i] = i;
    }
  for (guint i = 0; i < self->n;)
    {
      guint to = i;

      while (to < self->n && (words[to]->flags & GLM_WORD_CAPITAL) != 0)
        to++;
      for (guint k = i; k < to; k++)
        {
          self->tight_from[k] = i;
          self->tight_to[k] = to;
        }
      i = MAX (to, i + 1);
    }
  for (guint i = 0; i < self->n;)
    {
      guint to = self->tight_to[i];
      guint next = to;

      while (to > i && next < self->n)
        {
          while (next < self->n && next - to < SMALL_LIMIT && (words[next]->flags & GLM_WORD_SMALL) != 0)
            next++;
          if (next == to || next >= self->n || self->tight_to[next] == next)
            break;
          next = to = self->tight_to[next];
        }
      for (guint k = i; k < to; k++)
        {
          self->wide_from[k] = i;
          self->wide_to[k] = to;
        }
      i = MAX (to, i + 1);
    }
}

/* Parentheses, quotation marks, and whether the sentence is a line of capitals. */
static void
find_marks (GlmSentence *self)
{
  static gsize once;
  static guint64 opening, closing, left, right, straight, left_curly, right_curly;
  const GlmWord **words = self->words + GLM_WINDOW + 1;
  gboolean parenthesis = FALSE;
  gboolean quote = FALSE;
  guint n_capitals = 0;
  guint n_words = 0;

  if (g_once_init_enter (&once))
    {
      opening = glm_word_lower ("(", 1);
      closing = glm_word_lower (")", 1);
      left = glm_word_lower ("«", 2);
      right = glm_word_lower ("»", 2);
      straight = glm_word_lower ("\"", 1);
      left_curly = glm_word_lower ("“", 3);
      right_curly = glm_word_lower ("”", 3);
      g_once_init_leave (&once, 1);
    }
  for (guint i = 0; i < self->n; i++)
    {
      guint64 word = words[i]->lower;

      self->marks[i] = 0;
      if (words[i]->flags & GLM_WORD_SIGN)
        {
          if (word == opening || word == closing)
            parenthesis = word == opening;
          else if (word == left || word == left_curly)
            quote = TRUE;
          else if (word == right || word == right_curly)
            quote = FALSE;
          else if (word == straight)
            quote = !quote;
        }
      else
        {
          n_words += (words[i]->flags & (GLM_WORD_SMALL | GLM_WORD_NUMBER)) == 0;
          n_capitals += (words[i]->flags & GLM_WORD_CAPITAL) != 0;
        }
      if (parenthesis)
        self->marks[i] |= GLM_MARK_PARENTHESIS;
      if (quote)
        self->marks[i] |= GLM_MARK_QUOTE;
      if (i == 0 || (i == 1 && (words[0]->flags & GLM_WORD_SIGN) != 0))
        self->marks[i] |= GLM_MARK_INITIAL;
    }
  self->many_capitals = n_words >= 4 && n_capitals * 10 >= n_words * 7;
}

/**
 * glm_sentence_read:
 * @self: a sentence
 * @first: where it begins in the text
 * @n: how many words it has, less than 65536
 *
 * Prepares the features of the words of one sentence.
 */
void
glm_sentence_read (GlmSentence *self,
                   guint        first,
                   guint        n)
{
  reserve (self, n);
  self->first = first;
  self->n = n;
  for (guint i = 0; i < n + 2 * (GLM_WINDOW + 1); i++)
    self->words[i] = i < GLM_WINDOW + 1 || i >= n + GLM_WINDOW + 1
                       ? &edge_word
                       : glm_word_table_at (self->table, first + i - (GLM_WINDOW + 1));
  find_phrases (self);
  find_runs (self);
  find_marks (self);
}
