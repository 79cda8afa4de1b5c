/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

/**
 * GlmSelectionUnit: what a selection grows by
 */
typedef enum
{
  GLM_SELECTION_CHARACTER,
  GLM_SELECTION_WORD,
  GLM_SELECTION_BLOCK,
} GlmSelectionUnit;

/**
 * GlmSelection:
 * @origin: what was selected at first; stays selected however the selection is extended
 * @focus: the end that moves, in bytes of the document's text
 * @unit: what it grows by
 *
 * A selection in a document's text, by positions only: it survives another measure, another size
 * and another typography.
 */
typedef struct
{
  GlmRange         origin;
  gsize            focus;
  GlmSelectionUnit unit;
} GlmSelection;

void     glm_selection_begin      (GlmSelection       *self,
                                   const GlmDocument  *document,
                                   gsize               position,
                                   GlmSelectionUnit    unit);
void     glm_selection_set        (GlmSelection       *self,
                                   GlmRange            range);
void     glm_selection_extend     (GlmSelection       *self,
                                   const GlmDocument  *document,
                                   gsize               position);
GlmRange glm_selection_get_range  (const GlmSelection *self);

GlmRange glm_selection_word_at    (const GlmDocument  *document,
                                   gsize               position);
GlmRange glm_selection_block_at   (const GlmDocument  *document,
                                   gsize               position);

gsize    glm_caret_next_character (const GlmDocument  *document,
                                   gsize               position);
gsize    glm_caret_previous_character (const GlmDocument *document,
                                   gsize               position);
gsize    glm_caret_next_word      (const GlmDocument  *document,
                                   gsize               position);
gsize    glm_caret_previous_word  (const GlmDocument  *document,
                                   gsize               position);
gsize    glm_caret_next_block     (const GlmDocument  *document,
                                   gsize               position);
gsize    glm_caret_previous_block (const GlmDocument  *document,
                                   gsize               position);

G_END_DECLS
