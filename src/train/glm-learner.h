/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-instances.h"

G_BEGIN_DECLS

#define GLM_N_DOMAINS 4

/**
 * GlmLearning:
 * @epochs: how often each sentence is seen
 * @rate: step of AdaGrad
 * @sparsity: weight of the L1 norm of shared weights
 * @domain_sparsity: the same for what a domain adds to them
 * @drop_identity: how often a name's own form is hidden
 * @drop_gazetteer: how often the lexicon is hidden from a sentence
 * @skip_text: (array) (nullable): texts that are left out
 * @n_runs: the mean of so many runs is taken, at least 1
 * @say: whether to print what each epoch did
 *
 * How to learn.
 */
typedef struct
{
  guint         epochs;
  float         rate;
  float         sparsity;
  float         domain_sparsity;
  float         drop_identity;
  float         drop_gazetteer;
  const guint8 *skip_text;
  guint         n_runs;
  gboolean      say;
} GlmLearning;

/**
 * GlmLearned:
 * @weights: for each feature its eight lanes
 * @transitions: from the tag before (last: the start) to each tag
 *
 * What was learned, for domain 0.
 */
typedef struct
{
  float (*weights)[GLM_N_LANES];
  float   transitions[GLM_N_TAGS + 1][GLM_N_TAGS];
} GlmLearned;

void glm_learner_run   (GlmLearned         *learned,
                        const GlmInstances *instances,
                        const GlmLearning  *learning);
void glm_learned_tag   (const GlmLearned   *learned,
                        const GlmInstances *instances,
                        guint               text,
                        guint8             *tags,
                        guint8             *sure);
void glm_learned_clear (GlmLearned         *learned);

G_END_DECLS
