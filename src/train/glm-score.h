/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-corpus.h"
#include "glm-tagging.h"

G_BEGIN_DECLS

/**
 * GlmScore:
 * @right: mentions found with the right edges and kind
 * @found: mentions found
 * @wanted: mentions there are
 * @bin_right: of the mentions found, by raw confidence, how many were right
 * @bin_found: how many there were
 *
 * Strict scores of spans, for each kind.
 */
typedef struct
{
  guint right[GLM_N_KINDS];
  guint found[GLM_N_KINDS];
  guint wanted[GLM_N_KINDS];
  guint bin_right[GLM_N_KINDS][GLM_MODEL_N_BINS];
  guint bin_found[GLM_N_KINDS][GLM_MODEL_N_BINS];
} GlmScore;

void glm_score_texts     (GlmScore       *self,
                          const GlmModel *model,
                          GPtrArray      *texts,
                          FILE           *errors);
void glm_score_print     (const GlmScore *self,
                          const char     *name);
void glm_score_calibrate (const GlmScore *self,
                          guint8          calibration[GLM_N_KINDS][GLM_MODEL_N_BINS]);

G_END_DECLS
