/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-learner.h"

#include "glm-tagging.h"

#include <math.h>
#include <string.h>

/* A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) trained sentence
 * by sentence with AdaGrad and L1 shrinkage (Duchi, Hazan and Singer 2011). A shrinkage that was
 * not due because a feature did not occur is made up for when it occurs again. Each domain but
 * the first adds weights of its own to the shared ones (Daumé 2007). */

#define LEAST_SQUARE 0.3f
#define NEVER (-1e4f)

/* Of the last epochs the mean is kept. */
#define MEAN_EPOCHS 3

typedef struct
{
  float w[GLM_N_LANES];
  float g[GLM_N_LANES];
} Row;

typedef struct
{
  const GlmInstances *instances;
  const GlmLearning  *learning;
  Row                *rows[GLM_N_DOMAINS];
  guint32            *touched[GLM_N_DOMAINS];
  float               transitions[GLM_N_TAGS + 1][GLM_N_TAGS];
  float               transition_g[GLM_N_TAGS + 1][GLM_N_TAGS];
  guint32             step;
  GRand              *random;
  /* of the sentence */
  float (*emission)[GLM_N_TAGS];
  float (*forward)[GLM_N_TAGS];
  float (*backward)[GLM_N_TAGS];
  guint               n_allocated;
} Learner;

static gboolean
may_follow (guint before,
            guint tag)
{
  return tag == 0 || GLM_TAG_IS_BEGIN (tag) || (before < GLM_N_TAGS && (before == tag || before == tag - 1));
}

static void
shrink_row (Row   *row,
            float  amount,
            float  rate)
{
  for (guint lane = 0; lane < GLM_N_LANES; lane++)
    {
      float by = amount * rate / sqrtf (row->g[lane] + LEAST_SQUARE);
      float size = fabsf (row->w[lane]) - by;

      row->w[lane] = size > 0 ? copysignf (size, row->w[lane]) : 0;
    }
}

/* Brings a row to the present step. */
static inline Row *
row_now (Learner *self,
         guint    domain,
         guint32  id)
{
  Row *row = &self->rows[domain][id];
  guint32 missed = self->step - self->touched[domain][id];

  if (missed > 0)
    {
      shrink_row (row, missed * (domain == 0 ? self->learning->sparsity : self->learning->domain_sparsity),
                  self->learning->rate);
      self->touched[domain][id] = self->step;
    }
  return row;
}

/* Calls of the groups of one word that are not hidden. */
static inline void
visible (const GlmInstances *instances,
         guint               word,
         guint               hidden,
         guint               group,
         const guint32     **from,
         const guint32     **to)
{
  const guint32 *ids = (const guint32 *) (gconstpointer) instances->ids->data;
  gsize place = (gsize) word * GLM_N_FEATURE_GROUPS + group;

  *from = ids + instances->starts[place];
  *to = (hidden >> group) & 1 ? *from : ids + instances->starts[place + 1];
}

static void
score_sentence (Learner           *self,
                const GlmInstance *sentence,
                guint              domain,
                const guint8      *hidden)
{
  for (guint i = 0; i < sentence->n; i++)
    {
      float sums[GLM_N_LANES] = { 0 };

      for (guint group = 0; group < GLM_N_FEATURE_GROUPS; group++)
        {
          const guint32 *from, *to;

          visible (self->instances, sentence->first + i, hidden[i], group, &from, &to);
          for (; from < to; from++)
            {
              Row *row = row_now (self, 0, *from);

              for (guint lane = 0; lane < GLM_N_LANES; lane++)
                sums[lane] += row->w[lane];
              if (domain != 0)
                {
                  row = row_now (self, domain, *from);
                  for (guint lane = 0; lane < GLM_N_LANES; lane++)
                    sums[lane] += row->w[lane];
                }
            }
        }
      self->emission[i][0] = 0;
      memcpy (self->emission[i] + 1, sums, sizeof sums);
    }
}

static float
normalize (float *values)
{
  float sum = 0;

  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    sum += values[tag];
  sum = MAX (sum, 1e-30f);
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    values[tag] /= sum;
  return sum;
}

/* Forward and backward; afterwards @forward holds the forward values and @emission the
 * exponentials. */
static void
run_chain (float (*emission)[GLM_N_TAGS],
           float (*forward)[GLM_N_TAGS],
           float (*backward)[GLM_N_TAGS],
           const float (*transitions)[GLM_N_TAGS],
           float (*to)[GLM_N_TAGS],
           guint n)
{
  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      to[a][b] = may_follow (a, b) ? expf (transitions[a][b]) : 0;
  for (guint i = 0; i < n; i++)
    {
      float best = 0;

      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        best = MAX (best, emission[i][tag]);
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        emission[i][tag] = expf (emission[i][tag] - best);
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        {
          float sum = 0;

          if (i == 0)
            sum = to[GLM_N_TAGS][tag];
          else
            for (guint before = 0; before < GLM_N_TAGS; before++)
              sum += forward[i - 1][before] * to[before][tag];
          forward[i][tag] = sum * emission[i][tag];
        }
      normalize (forward[i]);
    }
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    backward[n - 1][tag] = 1;
  for (guint i = n - 1; i-- > 0;)
    {
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        {
          backward[i][tag] = 0;
          for (guint after = 0; after < GLM_N_TAGS; after++)
            backward[i][tag] += to[tag][after] * emission[i + 1][after] * backward[i + 1][after];
        }
      normalize (backward[i]);
    }
}

static void
update_row (Row         *row,
            const float *gradient,
            float        rate)
{
  for (guint lane = 0; lane < GLM_N_LANES; lane++)
    {
      row->g[lane] += gradient[lane] * gradient[lane];
      row->w[lane] -= rate * gradient[lane] / sqrtf (row->g[lane] + LEAST_SQUARE);
    }
}

static void
update_transitions (Learner           *self,
                    const GlmInstance *sentence,
                    const guint8      *gold,
                    float (*to)[GLM_N_TAGS],
                    float              weight)
{
  float gradient[GLM_N_TAGS + 1][GLM_N_TAGS] = { { 0 } };

  for (guint i = 0; i < sentence->n; i++)
    {
      float pairs[GLM_N_TAGS + 1][GLM_N_TAGS] = { { 0 } };
      float sum = 0;

      for (guint a = 0; a <= GLM_N_TAGS; a++)
        for (guint b = 0; b < GLM_N_TAGS; b++)
          {
            float before = i == 0 ? (a == GLM_N_TAGS ? 1 : 0) : (a < GLM_N_TAGS ? self->forward[i - 1][a] : 0);

            pairs[a][b] = before * to[a][b] * self->emission[i][b] * self->backward[i][b];
            sum += pairs[a][b];
          }
      for (guint a = 0; a <= GLM_N_TAGS; a++)
        for (guint b = 0; b < GLM_N_TAGS; b++)
          gradient[a][b] += pairs[a][b] / MAX (sum, 1e-30f);
      gradient[i == 0 ? GLM_N_TAGS : gold[i - 1]][gold[i]] -= 1;
    }
  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      {
        float g = gradient[a][b] * weight;

        self->transition_g[a][b] += g * g;
        self->transitions[a][b] -= self->learning->rate * g / sqrtf (self->transition_g[a][b] + LEAST_SQUARE);
      }
}

static void
learn_sentence (Learner           *self,
                const GlmInstance *sentence)
{
  const GlmAnnotatedText *text = g_ptr_array_index (self->instances->texts, sentence->text);
  const guint8 *gold = text->tags->data
                       + (sentence->first - g_array_index (self->instances->first_words, guint, sentence->text));
  guint domain = text->domain;
  g_autofree guint8 *hidden = g_new0 (guint8, sentence->n);
  gboolean no_gazetteer = g_rand_double (self->random) < self->learning->drop_gazetteer;
  float to[GLM_N_TAGS + 1][GLM_N_TAGS];

  if (sentence->n > self->n_allocated)
    {
      self->n_allocated = sentence->n * 2;
      self->emission = g_realloc_n (self->emission, self->n_allocated, sizeof *self->emission);
      self->forward = g_realloc_n (self->forward, self->n_allocated, sizeof *self->forward);
      self->backward = g_realloc_n (self->backward, self->n_allocated, sizeof *self->backward);
    }
  for (guint i = 0; i < sentence->n; i++)
    hidden[i] = (no_gazetteer ? 1u << GLM_FEATURE_GAZETTEER : 0)
                | (g_rand_double (self->random) < self->learning->drop_identity ? 1u << GLM_FEATURE_IDENTITY : 0);
  score_sentence (self, sentence, domain, hidden);
  run_chain (self->emission, self->forward, self->backward, (const float (*)[GLM_N_TAGS]) self->transitions, to,
             sentence->n);
  update_transitions (self, sentence, gold, to, text->weight);
  for (guint i = 0; i < sentence->n; i++)
    {
      float marginal[GLM_N_TAGS];
      float gradient[GLM_N_LANES];
      float size = 0;

      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        marginal[tag] = self->forward[i][tag] * self->backward[i][tag];
      normalize (marginal);
      for (guint lane = 0; lane < GLM_N_LANES; lane++)
        {
          gradient[lane] = (marginal[lane + 1] - (gold[i] == lane + 1 ? 1 : 0)) * text->weight;
          size += fabsf (gradient[lane]);
        }
      if (size < 1e-4f)
        continue;
      for (guint group = 0; group < GLM_N_FEATURE_GROUPS; group++)
        {
          const guint32 *from, *end;

          visible (self->instances, sentence->first + i, hidden[i], group, &from, &end);
          for (; from < end; from++)
            {
              update_row (&self->rows[0][*from], gradient, self->learning->rate);
              if (domain != 0)
                update_row (&self->rows[domain][*from], gradient, self->learning->rate);
            }
        }
    }
  self->step++;
}

static void
shuffle (GArray *order,
         GRand  *random)
{
  for (guint i = order->len; i > 1; i--)
    {
      guint j = g_rand_int_range (random, 0, i);
      guint swap = g_array_index (order, guint, i - 1);

      g_array_index (order, guint, i - 1) = g_array_index (order, guint, j);
      g_array_index (order, guint, j) = swap;
    }
}

static void
learner_clear (Learner *self)
{
  for (guint domain = 0; domain < GLM_N_DOMAINS; domain++)
    {
      g_free (self->rows[domain]);
      g_free (self->touched[domain]);
    }
  g_free (self->emission);
  g_free (self->forward);
  g_free (self->backward);
  g_rand_free (self->random);
}

/* What one run learns and what it needs. */
typedef struct
{
  const GlmInstances *instances;
  const GlmLearning  *learning;
  guint               number;
  GlmLearned          learned;
} Run;

/* Adds the present weights to the mean of the last epochs. */
static void
add_mean (Learner    *self,
          GlmLearned *learned,
          guint       n_means)
{
  guint32 n_features = self->instances->index.hashes->len;

  for (guint32 id = 0; id < n_features; id++)
    {
      const Row *row = row_now (self, 0, id);

      for (guint lane = 0; lane < GLM_N_LANES; lane++)
        learned->weights[id][lane] += row->w[lane] / n_means;
    }
  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      learned->transitions[a][b] += self->transitions[a][b] / n_means;
}

/* One run over the sentences in an order of its own. */
static gpointer
learn_once (gpointer data)
{
  Run *run = data;
  const GlmInstances *instances = run->instances;
  const GlmLearning *learning = run->learning;
  guint32 n_features = instances->index.hashes->len;
  Learner self = { .instances = instances, .learning = learning, .random = g_rand_new_with_seed (1789 + run->number) };
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_means = MIN (MEAN_EPOCHS, learning->epochs);

  for (guint domain = 0; domain < GLM_N_DOMAINS; domain++)
    {
      self.rows[domain] = g_new0 (Row, n_features);
      self.touched[domain] = g_new0 (guint32, n_features);
    }
  for (guint i = 0; i < instances->sentences->len; i++)
    {
      guint text = g_array_index (instances->sentences, GlmInstance, i).text;

      if (learning->skip_text == NULL || !learning->skip_text[text])
        g_array_append_val (order, i);
    }
  run->learned.weights = g_malloc0_n (n_features, sizeof *run->learned.weights);
  for (guint epoch = 0; epoch < learning->epochs; epoch++)
    {
      shuffle (order, self.random);
      for (guint i = 0; i < order->len; i++)
        learn_sentence (&self, &g_array_index (instances->sentences, GlmInstance, g_array_index (order, guint, i)));
      if (learning->say)
        g_printerr ("run %u of %u, epoch %u of %u\n", run->number + 1, learning->n_runs, epoch + 1, learning->epochs);
      if (epoch + n_means >= learning->epochs)
        add_mean (&self, &run->learned, n_means);
    }
  learner_clear (&self);
  return NULL;
}

/**
 * glm_learner_run:
 * @learned: (out caller-allocates): what was learned; free with glm_learned_clear()
 * @instances: what to learn from
 * @learning: how
 *
 * Learns weights; the same input gives the same weights. The runs differ in the order of the
 * sentences and in what is hidden; their mean depends less on either than one of them.
 */
void
glm_learner_run (GlmLearned         *learned,
                 const GlmInstances *instances,
                 const GlmLearning  *learning)
{
  guint32 n_features = instances->index.hashes->len;
  g_autofree Run *runs = g_new0 (Run, learning->n_runs);
  g_autofree GThread **threads = g_new0 (GThread *, learning->n_runs);

  for (guint i = 0; i < learning->n_runs; i++)
    {
      runs[i] = (Run) { .instances = instances, .learning = learning, .number = i };
      threads[i] = g_thread_new ("learn", learn_once, &runs[i]);
    }
  learned->weights = g_malloc0_n (n_features, sizeof *learned->weights);
  memset (learned->transitions, 0, sizeof learned->transitions);
  for (guint i = 0; i < learning->n_runs; i++)
    {
      g_thread_join (threads[i]);
      for (guint32 id = 0; id < n_features; id++)
        for (guint lane = 0; lane < GLM_N_LANES; lane++)
          learned->weights[id][lane] += runs[i].learned.weights[id][lane] / learning->n_runs;
      for (guint a = 0; a <= GLM_N_TAGS; a++)
        for (guint b = 0; b < GLM_N_TAGS; b++)
          learned->transitions[a][b] += runs[i].learned.transitions[a][b] / learning->n_runs;
      glm_learned_clear (&runs[i].learned);
    }
  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      if (!may_follow (a, b))
        learned->transitions[a][b] = NEVER;
}

/**
 * glm_learned_tag:
 * @learned: weights
 * @instances: texts
 * @text: which of them to tag
 * @tags: (out): the most probable tag of each of its words
 * @sure: (out): how sure each is
 *
 * Tags a text as the first pass of the tagger does.
 */
void
glm_learned_tag (const GlmLearned   *learned,
                 const GlmInstances *instances,
                 guint               text,
                 guint8             *tags,
                 guint8             *sure)
{
  guint first_word = g_array_index (instances->first_words, guint, text);

  for (guint s = 0; s < instances->sentences->len; s++)
    {
      const GlmInstance *sentence = &g_array_index (instances->sentences, GlmInstance, s);
      g_autofree float *room = NULL;
      float (*rows)[GLM_N_TAGS];
      float to[GLM_N_TAGS + 1][GLM_N_TAGS];

      if (sentence->text != text)
        continue;
      room = g_new0 (float, 3 * (gsize) sentence->n * GLM_N_TAGS);
      rows = (float (*)[GLM_N_TAGS]) (gpointer) room;
      for (guint i = 0; i < sentence->n; i++)
        for (guint group = 0; group < GLM_N_FEATURE_GROUPS; group++)
          {
            const guint32 *from, *end;

            visible (instances, sentence->first + i, 0, group, &from, &end);
            for (; from < end; from++)
              for (guint lane = 0; lane < GLM_N_LANES; lane++)
                rows[i][lane + 1] += learned->weights[*from][lane];
          }
      run_chain (rows, rows + sentence->n, rows + 2 * sentence->n, learned->transitions, to, sentence->n);
      for (guint i = 0; i < sentence->n; i++)
        {
          float marginal[GLM_N_TAGS];
          guint best = 0;

          for (guint tag = 0; tag < GLM_N_TAGS; tag++)
            marginal[tag] = rows[sentence->n + i][tag] * rows[2 * sentence->n + i][tag];
          normalize (marginal);
          for (guint tag = 1; tag < GLM_N_TAGS; tag++)
            if (marginal[tag] > marginal[best])
              best = tag;
          tags[sentence->first - first_word + i] = best;
          sure[sentence->first - first_word + i] = glm_tagging_sureness (marginal[best]);
        }
    }
}

/**
 * glm_learned_clear:
 * @learned: weights
 */
void
glm_learned_clear (GlmLearned *learned)
{
  g_clear_pointer (&learned->weights, g_free);
}
