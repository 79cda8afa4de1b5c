/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-chain.h"

#include "glm-model.h"

#include <string.h>

/* exp (-k / GLM_MODEL_SCALE) for k below this; beyond it nothing is left. */
#define EXP_STEPS (24 * GLM_MODEL_SCALE)

static float exp_table[EXP_STEPS + 1];

/* The table is made by multiplication alone, so that it is the same on every machine. */
static void
make_exp_table (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* exp (-1 / 32) */
      const double step = 0.96923323447634407994;
      double value = 1;

      G_STATIC_ASSERT (GLM_MODEL_SCALE == 32);
      for (guint i = 0; i < EXP_STEPS; i++)
        {
          exp_table[i] = (float) value;
          value *= step;
        }
      exp_table[EXP_STEPS] = 0;
      g_once_init_leave (&once, 1);
    }
}

static inline float
exp_below (int difference)
{
  return exp_table[MIN (difference, EXP_STEPS)];
}

/**
 * glm_chain_clear:
 * @self: a chain
 *
 * Frees what @self holds.
 */
void
glm_chain_clear (GlmChain *self)
{
  g_free (self->lanes);
  g_free (self->marginals);
  g_free (self->back);
  g_free (self->forward);
  memset (self, 0, sizeof *self);
}

/**
 * glm_chain_reserve:
 * @self: a chain
 * @n: words of the next sentence
 *
 * Makes room.
 */
void
glm_chain_reserve (GlmChain *self,
                   guint     n)
{
  make_exp_table ();
  if (n <= self->n_allocated)
    return;
  self->n_allocated = n + n / 2 + 16;
  g_free (self->lanes);
  g_free (self->marginals);
  g_free (self->back);
  g_free (self->forward);
  self->lanes = g_malloc_n (self->n_allocated, sizeof *self->lanes);
  self->marginals = g_malloc_n (self->n_allocated, sizeof *self->marginals);
  self->back = g_malloc_n (self->n_allocated, GLM_N_TAGS);
  self->forward = g_new (float, self->n_allocated * GLM_N_TAGS);
}

static inline int
score (const GlmChain *self,
       guint           i,
       guint           tag)
{
  return tag == 0 ? 0 : self->lanes[i][tag - 1];
}

/* The scores of word @i as numbers whose greatest is 1. */
static void
emissions (const GlmChain *self,
           guint           i,
           float          *out)
{
  int best = 0;

  for (guint tag = 1; tag < GLM_N_TAGS; tag++)
    best = MAX (best, score (self, i, tag));
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    out[tag] = exp_below (best - score (self, i, tag));
}

static void
normalize (float *values)
{
  float sum = 0;

  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    sum += values[tag];
  /* The sum is 0 only where every tag is beyond the table: nothing is known then. */
  if (sum <= 0)
    {
      values[0] = sum = 1;
    }
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    values[tag] /= sum;
}

/**
 * glm_chain_marginals:
 * @self: a chain whose lanes are set
 * @transitions: the pass's transitions
 * @n: words
 *
 * Fills the probability of each tag at each word by the forward-backward algorithm.
 */
void
glm_chain_marginals (GlmChain             *self,
                     const GlmTransitions  transitions,
                     guint                 n)
{
  float to[GLM_N_TAGS + 1][GLM_N_TAGS];
  float backward[GLM_N_TAGS];
  int best = 0;

  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      best = MAX (best, transitions[a][b]);
  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      to[a][b] = exp_below (best - transitions[a][b]);

  for (guint i = 0; i < n; i++)
    {
      float *here = self->forward + i * GLM_N_TAGS;
      float *emission = self->marginals[i];

      emissions (self, i, emission);
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        here[tag] = i == 0 ? to[GLM_N_TAGS][tag] : 0;
      if (i > 0)
        for (guint from = 0; from < GLM_N_TAGS; from++)
          for (guint tag = 0; tag < GLM_N_TAGS; tag++)
            here[tag] += here[(int) from - GLM_N_TAGS] * to[from][tag];
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        here[tag] *= emission[tag];
      normalize (here);
    }

  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    backward[tag] = 1;
  for (guint i = n; i-- > 0;)
    {
      float next[GLM_N_TAGS];
      const float *here = self->forward + i * GLM_N_TAGS;

      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        next[tag] = self->marginals[i][tag] * backward[tag];
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        self->marginals[i][tag] = here[tag] * backward[tag];
      normalize (self->marginals[i]);
      for (guint from = 0; from < GLM_N_TAGS; from++)
        {
          backward[from] = 0;
          for (guint tag = 0; tag < GLM_N_TAGS; tag++)
            backward[from] += to[from][tag] * next[tag];
        }
      normalize (backward);
    }
}

/**
 * glm_chain_decode:
 * @self: a chain whose lanes are set
 * @transitions: the pass's transitions
 * @n: words
 * @tags: (out): the tag of each word
 *
 * Finds the sequence of tags with the greatest score (Viterbi); of equal ones that with the
 * lower tag numbers, so that the answer is the same everywhere.
 */
void
glm_chain_decode (GlmChain             *self,
                  const GlmTransitions  transitions,
                  guint                 n,
                  guint8               *tags)
{
  gint32 before[GLM_N_TAGS];
  guint last = 0;

  if (n == 0)
    return;
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    before[tag] = transitions[GLM_N_TAGS][tag] + score (self, 0, tag);
  for (guint i = 1; i < n; i++)
    {
      gint32 here[GLM_N_TAGS];
      gint32 greatest = G_MININT32;

      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        {
          gint32 best = G_MININT32;
          guint8 from_best = 0;

          for (guint from = 0; from < GLM_N_TAGS; from++)
            {
              gint32 sum = before[from] + transitions[from][tag];

              if (sum > best)
                {
                  best = sum;
                  from_best = from;
                }
            }
          here[tag] = best + score (self, i, tag);
          greatest = MAX (greatest, here[tag]);
          self->back[i * GLM_N_TAGS + tag] = from_best;
        }
      /* Only differences count: the sums stay small however long the sentence is. */
      for (guint tag = 0; tag < GLM_N_TAGS; tag++)
        before[tag] = MAX (here[tag] - greatest, -(1 << 28));
    }
  for (guint tag = 1; tag < GLM_N_TAGS; tag++)
    if (before[tag] > before[last])
      last = tag;
  for (guint i = n; i-- > 0;)
    {
      tags[i] = last;
      if (i > 0)
        last = self->back[i * GLM_N_TAGS + last];
    }
}
