/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter.h"

G_BEGIN_DECLS

/**
 * GlmFirstPage:
 *
 * The part of an article that is seen first, set before there is a view to show it, in any thread: lines, glyphs at their
 * places, and the glyphs drawn once, so that all that is left for the view is to show them.
 */
typedef struct _GlmFirstPage GlmFirstPage;

GlmFirstPage  *glm_first_page_new              (GlmTypographyPlan  *plan,
                                                const GlmTypeStyle *style,
                                                double              measure,
                                                double              height,
                                                gsize               position);
void           glm_first_page_free             (GlmFirstPage       *self);
gboolean       glm_first_page_is_for           (GlmFirstPage       *self,
                                                GlmTypographyPlan  *plan,
                                                const GlmTypeStyle *style);
GlmTypesetter *glm_first_page_steal_typesetter (GlmFirstPage       *self);
double         glm_first_page_get_measure      (GlmFirstPage       *self);
guint          glm_first_page_get_blocks       (GlmFirstPage       *self,
                                                guint              *first);
GlmBlockLines *glm_first_page_get_lines        (GlmFirstPage       *self,
                                                guint               block);
GlmSetBlock   *glm_first_page_steal_set        (GlmFirstPage       *self,
                                                guint               block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmFirstPage, glm_first_page_free)

G_END_DECLS
