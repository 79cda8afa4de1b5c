/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-view.h"

G_BEGIN_DECLS

#define GLM_TYPE_OVERVIEW_RIBBON (glm_overview_ribbon_get_type ())
G_DECLARE_FINAL_TYPE (GlmOverviewRibbon, glm_overview_ribbon, GLM, OVERVIEW_RIBBON, GtkWidget)

/*
 * GlmOverviewRibbon: a narrow strip beside the scrollbar that shows where in the article what is
 * highlighted stands: matches in one lane, mentions of the selected being in the other, bookmarks and headings across.
 * A click goes there, resting shows the words. Nothing is drawn while nothing is highlighted or the
 * whole article shows.
 *
 * Signals: "chosen" (guint64 start, guint64 end): the reader wants to go to what a tick stands for;
 *          "going": the page is about to be scrolled to where the reader pressed.
 */
GtkWidget *glm_overview_ribbon_new       (GlmArticleView    *view);
void       glm_overview_ribbon_set_square (GlmOverviewRibbon *self,
                                           gboolean           square);
GlmRange   glm_overview_ribbon_get_range (GlmOverviewRibbon *self,
                                          double             y);

G_END_DECLS
