/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-features.h"

G_BEGIN_DECLS

/**
 * GlmChain:
 * @lanes: (array): for each word the scores of its eight tags beside O, in steps of the model
 * @marginals: (array): for each word the probability of each tag, after glm_chain_marginals()
 *
 * The linear chain of a sentence's tags. Reused from sentence to sentence.
 */
typedef struct
{
  gint16 (*lanes)[GLM_N_LANES];
  float  (*marginals)[GLM_N_TAGS];
  guint    n_allocated;
  guint8  *back;
  float   *forward;
} GlmChain;

/* Scores, in steps of the model, from the tag before (last: the start) to each tag. */
typedef gint16 GlmTransitions[GLM_N_TAGS + 1][GLM_N_TAGS];

void glm_chain_clear     (GlmChain             *self);
void glm_chain_reserve   (GlmChain             *self,
                          guint                 n);
void glm_chain_marginals (GlmChain             *self,
                          const GlmTransitions  transitions,
                          guint                 n);
void glm_chain_decode    (GlmChain             *self,
                          const GlmTransitions  transitions,
                          guint                 n,
                          guint8               *tags);

G_END_DECLS
