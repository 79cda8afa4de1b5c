/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-clusters.h"

#include <math.h>
#include <string.h>

/* Words that stand in the same places get the same class, by the exchange algorithm (Kneser and Ney 1993) with
 * the predictive class bigram of Uszkoreit and Brants (2008), here for the word before and for the word after
 * alike: the classes are those that the neighbours foretell best. */

/* Neighbours beyond the most frequent ones count as one. */
#define N_NEIGHBOURS 8000

/* Other neighbours: a word that is none of the above, and the edge of the sentence. */
#define NEIGHBOUR_RARE N_NEIGHBOURS
#define NEIGHBOUR_EDGE (N_NEIGHBOURS + 1)
#define N_SIDES 2
#define N_ROWS (N_SIDES * (N_NEIGHBOURS + 2))

/* n log n is kept for n below. */
#define TABLE_SIZE (1 << 16)

#define EDGE G_MAXUINT32

struct _GlmClusters
{
  GHashTable *ids;    /* normal form → index into @forms */
  GPtrArray  *forms;
  GArray     *counts; /* of each form */
  GArray     *text;   /* forms by index, EDGE between sentences */
};

/* A neighbour of a word and how often it is one. */
typedef struct
{
  guint32 row;
  guint32 n;
} Link;

typedef struct
{
  guint    n_clusters;
  guint    n_words;
  guint32 *order;      /* word → form, most frequent first */
  guint32 *starts;     /* word → its first link */
  Link    *links;
  guint32 *counts;     /* of each word */
  guint16 *cluster_of;
  guint32 *rows;       /* N_ROWS × n_clusters */
  guint64 *sizes;      /* of each cluster */
  float   *table;
} Work;

/**
 * glm_clusters_new:
 *
 * Returns: (transfer full): an empty text
 */
GlmClusters *
glm_clusters_new (void)
{
  GlmClusters *self = g_new0 (GlmClusters, 1);

  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->forms = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->text = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * glm_clusters_free:
 * @self: (transfer full): a text
 */
void
glm_clusters_free (GlmClusters *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->forms);
  g_array_unref (self->counts);
  g_array_unref (self->text);
  g_free (self);
}

/* In small letters, figures as 0, with straight apostrophes: the form that the tagger looks a word up by. */
static char *
normal_form (const char *word,
             gsize       length)
{
  g_autofree char *small = g_utf8_strdown (word, length);
  GString *form = g_string_new (NULL);

  for (const char *at = small; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == 0x2019)
        character = '\'';
      else if (character == 0x2010 || character == 0x2011)
        character = '-';
      g_string_append_unichar (form, character < 0x80 && g_ascii_isdigit (character) ? '0' : character);
    }
  return g_string_free (form, FALSE);
}

/**
 * glm_clusters_add:
 * @self: a text
 * @word: its next word
 * @length: bytes of @word
 */
void
glm_clusters_add (GlmClusters *self,
                  const char  *word,
                  gsize        length)
{
  g_autofree char *form = normal_form (word, length);
  gpointer known;
  guint32 id;

  if (g_hash_table_lookup_extended (self->ids, form, NULL, &known))
    id = GPOINTER_TO_UINT (known);
  else
    {
      id = self->forms->len;
      g_hash_table_insert (self->ids, form, GUINT_TO_POINTER (id));
      g_ptr_array_add (self->forms, g_steal_pointer (&form));
      g_array_set_size (self->counts, id + 1);
    }
  g_array_index (self->counts, guint32, id)++;
  g_array_append_val (self->text, id);
}

/**
 * glm_clusters_end_sentence:
 * @self: a text
 *
 * What comes next is no neighbour of what came before.
 */
void
glm_clusters_end_sentence (GlmClusters *self)
{
  const guint32 edge = EDGE;

  g_array_append_val (self->text, edge);
}

static int
more_frequent (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const GlmClusters *self = user_data;
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;
  guint32 n_first = g_array_index (self->counts, guint32, first);
  guint32 n_second = g_array_index (self->counts, guint32, second);

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  return strcmp (g_ptr_array_index (self->forms, first), g_ptr_array_index (self->forms, second));
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

static inline guint32
neighbour (const guint32 *rank,
           guint32        form)
{
  return form == EDGE ? NEIGHBOUR_EDGE : MIN (rank[form], NEIGHBOUR_RARE);
}

/* Counts who stands beside whom. */
static void
find_links (Work              *work,
            const GlmClusters *self)
{
  const guint32 *text = (const guint32 *) (gconstpointer) self->text->data;
  g_autofree guint32 *rank = g_new (guint32, self->forms->len);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint n_links = 0;

  for (guint i = 0; i < self->forms->len; i++)
    rank[work->order[i]] = i;
  for (guint i = 0; i < self->text->len; i++)
    {
      guint32 before = i > 0 ? text[i - 1] : EDGE;
      guint32 after = i + 1 < self->text->len ? text[i + 1] : EDGE;
      guint64 word;

      if (text[i] == EDGE || rank[text[i]] >= work->n_words)
        continue;
      word = (guint64) rank[text[i]] << 32;
      word |= neighbour (rank, before);
      g_array_append_val (keys, word);
      word = (guint64) rank[text[i]] << 32 | (N_NEIGHBOURS + 2 + neighbour (rank, after));
      g_array_append_val (keys, word);
    }
  g_array_sort (keys, compare_keys);
  work->links = g_new (Link, keys->len + 1);
  work->starts = g_new0 (guint32, work->n_words + 1);
  for (guint i = 0; i < keys->len; i++)
    {
      guint64 key = g_array_index (keys, guint64, i);

      if (i == 0 || key != g_array_index (keys, guint64, i - 1))
        {
          work->links[n_links++] = (Link) { (guint32) key, 0 };
          work->starts[(key >> 32) + 1] = n_links;
        }
      work->links[n_links - 1].n++;
    }
}

static inline float
n_log_n (const Work *work,
         guint64     n)
{
  return n < TABLE_SIZE ? work->table[n] : (float) (n * log ((double) n));
}

/* Takes a word out of its cluster, or puts it in. */
static void
move_word (Work  *work,
           guint  word,
           guint  cluster,
           gint   sign)
{
  for (guint32 i = work->starts[word]; i < work->starts[word + 1]; i++)
    work->rows[(gsize) work->links[i].row * work->n_clusters + cluster] += sign * (gint) work->links[i].n;
  work->sizes[cluster] += sign * (gint64) work->counts[word];
  work->cluster_of[word] = cluster;
}

static guint
best_cluster (const Work *work,
              guint       word,
              float      *gains)
{
  guint best = 0;

  memset (gains, 0, work->n_clusters * sizeof *gains);
  for (guint32 i = work->starts[word]; i < work->starts[word + 1]; i++)
    {
      const guint32 *row = work->rows + (gsize) work->links[i].row * work->n_clusters;
      guint32 n = work->links[i].n;
      float alone = n_log_n (work, n);

      for (guint c = 0; c < work->n_clusters; c++)
        gains[c] += row[c] == 0 ? alone : n_log_n (work, (guint64) row[c] + n) - n_log_n (work, row[c]);
    }
  for (guint c = 0; c < work->n_clusters; c++)
    gains[c] -= N_SIDES * (float) (n_log_n (work, work->sizes[c] + work->counts[word]) - n_log_n (work, work->sizes[c]));
  for (guint c = 1; c < work->n_clusters; c++)
    if (gains[c] > gains[best])
      best = c;
  return best;
}

static void
exchange (Work  *work,
          guint  n_rounds)
{
  g_autofree float *gains = g_new (float, work->n_clusters);

  for (guint word = 0; word < work->n_words; word++)
    move_word (work, word, word % work->n_clusters, 1);
  for (guint round = 0; round < n_rounds; round++)
    {
      guint n_moved = 0;

      for (guint word = 0; word < work->n_words; word++)
        {
          guint before = work->cluster_of[word];
          guint after;

          move_word (work, word, before, -1);
          after = best_cluster (work, word, gains);
          move_word (work, word, after, 1);
          n_moved += after != before;
        }
      g_printerr ("round %u of %u: %u of %u words moved\n", round + 1, n_rounds, n_moved, work->n_words);
      if (n_moved == 0)
        break;
    }
}

static void
work_clear (Work *work)
{
  g_free (work->order);
  g_free (work->starts);
  g_free (work->links);
  g_free (work->counts);
  g_free (work->cluster_of);
  g_free (work->rows);
  g_free (work->sizes);
  g_free (work->table);
}

/**
 * glm_clusters_learn:
 * @self: a text
 * @n_clusters: how many classes
 * @least: a word is given one from so many occurrences on
 * @n_rounds: how often each word may change its class, at most
 *
 * Parts the words of the text into classes of words that stand in the same places. The same text gives the same classes.
 *
 * Returns: (transfer full): a line for each word, most frequent first: the number of its class, a tab, its normal form
 */
char *
glm_clusters_learn (GlmClusters *self,
                    guint        n_clusters,
                    guint        least,
                    guint        n_rounds)
{
  Work work = { .n_clusters = MAX (n_clusters, 1) };
  GString *lines = g_string_new (NULL);

  work.order = g_new (guint32, self->forms->len + 1);
  for (guint i = 0; i < self->forms->len; i++)
    work.order[i] = i;
  g_qsort_with_data (work.order, self->forms->len, sizeof *work.order, more_frequent, self);
  while (work.n_words < self->forms->len
         && g_array_index (self->counts, guint32, work.order[work.n_words]) >= MAX (least, 1))
    work.n_words++;
  work.counts = g_new0 (guint32, work.n_words + 1);
  for (guint i = 0; i < work.n_words; i++)
    work.counts[i] = g_array_index (self->counts, guint32, work.order[i]);
  work.cluster_of = g_new0 (guint16, work.n_words + 1);
  work.rows = g_new0 (guint32, (gsize) N_ROWS * work.n_clusters);
  work.sizes = g_new0 (guint64, work.n_clusters);
  work.table = g_new0 (float, TABLE_SIZE);
  for (guint i = 2; i < TABLE_SIZE; i++)
    work.table[i] = (float) (i * log ((double) i));
  find_links (&work, self);
  exchange (&work, n_rounds);
  for (guint i = 0; i < work.n_words; i++)
    {
      const char *form = g_ptr_array_index (self->forms, work.order[i]);

      if (g_unichar_isalnum (g_utf8_get_char (form)))
        g_string_append_printf (lines, "%u\t%s\n", work.cluster_of[i], form);
    }
  work_clear (&work);
  return g_string_free (lines, FALSE);
}
