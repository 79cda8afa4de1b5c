/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whether a text is part of another: by its runs of three words, so that markup, apostrophes and
 * white space, in which the two tellings of one page differ, count for nothing.
 */

#include "config.h"

#include "glm-html-evidence.h"

#define SHINGLE 3

struct _GlmHtmlEvidence
{
  GHashTable *shingles; /* set of 64-bit hashes, as pointers */
  guint n_words;
};

typedef struct
{
  guint64 words[SHINGLE];
  guint   n;
} Window;

typedef void (*ShingleFunc) (guint64  shingle,
                             gpointer user_data);

static gpointer
to_key (guint64 shingle)
{
  return GSIZE_TO_POINTER ((gsize) (shingle | 1));
}

/* Calls @function for each run of three words; a text of fewer has one, of all its words. Returns the words. */
static guint
for_each_shingle (const char *text,
                  ShingleFunc function,
                  gpointer    user_data)
{
  const guint64 basis = 1469598103934665603u, prime = 1099511628211u;
  Window window = { 0 };
  guint64 word = 0;
  guint in_word = 0, n_words = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = *p != '\0' ? g_utf8_get_char (p) : 0;

      if (c != 0 && g_unichar_isalnum (c))
        {
          word = ((in_word++ == 0 ? basis : word) ^ g_unichar_tolower (c)) * prime;
          continue;
        }
      if (in_word > 0)
        {
          guint64 shingle = basis;

          for (guint i = 0; i + 1 < SHINGLE; i++)
            window.words[i] = window.words[i + 1];
          window.words[SHINGLE - 1] = word;
          n_words++;
          for (guint i = 0; i < SHINGLE; i++)
            shingle = (shingle ^ window.words[i]) * prime;
          if (n_words >= SHINGLE)
            function (shingle, user_data);
          in_word = 0;
        }
      if (c == 0)
        break;
    }
  return n_words;
}

static void
add_shingle (guint64  shingle,
             gpointer user_data)
{
  g_hash_table_add (user_data, to_key (shingle));
}

typedef struct
{
  GHashTable *shingles;
  guint       n;
  guint       found;
} Count;

static void
count_shingle (guint64  shingle,
               gpointer user_data)
{
  Count *count = user_data;

  count->n++;
  count->found += g_hash_table_contains (count->shingles, to_key (shingle));
}

/**
 * glm_html_evidence_new:
 * @text: UTF-8 that is known
 *
 * Returns: (transfer full): what is needed to compare with it
 */
GlmHtmlEvidence *
glm_html_evidence_new (const char *text)
{
  GlmHtmlEvidence *self = g_new0 (GlmHtmlEvidence, 1);

  self->shingles = g_hash_table_new (NULL, NULL);
  self->n_words = for_each_shingle (text, add_shingle, self->shingles);
  return self;
}

/**
 * glm_html_evidence_free:
 * @self: (transfer full): evidence
 */
void
glm_html_evidence_free (GlmHtmlEvidence *self)
{
  g_hash_table_unref (self->shingles);
  g_free (self);
}

/**
 * glm_html_evidence_share:
 * @self: evidence
 * @text: UTF-8
 * @n_words: (out) (optional): how many words it has
 *
 * Returns: how much of @text is in the text that is known, 0 to 1; 0 for fewer than three words
 */
double
glm_html_evidence_share (const GlmHtmlEvidence *self,
                         const char            *text,
                         guint                 *n_words)
{
  Count count = { self->shingles, 0, 0 };
  guint n = for_each_shingle (text, count_shingle, &count);

  if (n_words != NULL)
    *n_words = n;
  return count.n > 0 ? (double) count.found / count.n : 0;
}

/**
 * glm_html_evidence_count:
 * @self: evidence
 *
 * Returns: how many words the text has
 */
guint
glm_html_evidence_count (const GlmHtmlEvidence *self)
{
  return self->n_words;
}

/**
 * glm_html_evidence_same:
 * @a: UTF-8
 * @b: UTF-8
 *
 * Returns: whether the two say the same in nearly the same words
 */
gboolean
glm_html_evidence_same (const char *a,
                        const char *b)
{
  g_autoptr (GlmHtmlEvidence) evidence = glm_html_evidence_new (b);
  guint n_words;
  double share = glm_html_evidence_share (evidence, a, &n_words);
  guint of_b = glm_html_evidence_count (evidence);

  return share > 0.8 && n_words * 10 >= of_b * 6 && n_words * 6 <= of_b * 10;
}
