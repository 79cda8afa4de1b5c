/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-learner.h"
#include "glm-lexicon.h"
#include "glm-model.h"

G_BEGIN_DECLS

GByteArray *glm_model_writer_make      (const GlmFeatureIndex *index,
                                        guint32                n_first,
                                        const GlmLearned      *first,
                                        const GlmLearned      *second,
                                        const GlmLexicon      *lexicon,
                                        guint                 *n_features);
void        glm_model_writer_calibrate (GByteArray            *model,
                                        const guint8           calibration[GLM_N_KINDS][GLM_MODEL_N_BINS]);

G_END_DECLS
