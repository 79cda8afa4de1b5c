/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-range.h"

G_BEGIN_DECLS

/**
 * GlmHighlightLayer: what a set of highlighted ranges means; later layers lie above earlier ones
 */
typedef enum
{
  GLM_HIGHLIGHT_MARKED,          /* bookmarks and notes of the reader */
  GLM_HIGHLIGHT_SPOKEN,          /* the sentence that is read aloud */
  GLM_HIGHLIGHT_CHANGES,         /* spots that typography changed */
  GLM_HIGHLIGHT_MENTIONS,        /* mentions of any being ("all" mode) */
  GLM_HIGHLIGHT_HOVER,           /* mentions of the row under the pointer */
  GLM_HIGHLIGHT_ENTITY,          /* mentions of the selected beings, for the ribbon */
  GLM_HIGHLIGHT_ENTITY_1,        /* those of each, as they are lit in the text */
  GLM_HIGHLIGHT_ENTITY_2,
  GLM_HIGHLIGHT_ENTITY_3,
  GLM_HIGHLIGHT_ENTITY_4,
  GLM_HIGHLIGHT_ENTITY_5,
  GLM_HIGHLIGHT_ENTITY_6,
  GLM_HIGHLIGHT_CURRENT_MENTION,
  GLM_HIGHLIGHT_MATCHES,
  GLM_HIGHLIGHT_CURRENT_MATCH,
  GLM_HIGHLIGHT_N_LAYERS,
} GlmHighlightLayer;

/**
 * GlmHighlights:
 *
 * What is highlighted in a document: for each layer, ranges in order that do not overlap. To find
 * those of one block costs two binary searches, however many there are.
 */
typedef struct
{
  GArray *layers[GLM_HIGHLIGHT_N_LAYERS];
} GlmHighlights;

void            glm_highlights_init  (GlmHighlights       *self);
void            glm_highlights_clear (GlmHighlights       *self);
gboolean        glm_highlights_set   (GlmHighlights       *self,
                                      GlmHighlightLayer    layer,
                                      const GlmRange      *ranges,
                                      guint                n_ranges);
const GlmRange *glm_highlights_get   (const GlmHighlights *self,
                                      GlmHighlightLayer    layer,
                                      guint               *n_ranges);
const GlmRange *glm_highlights_find  (const GlmHighlights *self,
                                      GlmHighlightLayer    layer,
                                      GlmRange             within,
                                      guint               *n_ranges);

G_END_DECLS
