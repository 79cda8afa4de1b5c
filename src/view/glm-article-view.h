/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-type-style.h"
#include "glm-typography.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmHighlightLayer: what a set of highlighted ranges means; later layers lie above earlier ones
 */
typedef enum
{
  GLM_HIGHLIGHT_CHANGES,         /* spots that typography changed */
  GLM_HIGHLIGHT_MENTIONS,        /* mentions of any being ("all" mode) */
  GLM_HIGHLIGHT_HOVER,           /* mentions of the row under the pointer */
  GLM_HIGHLIGHT_ENTITY,          /* mentions of the selected being */
  GLM_HIGHLIGHT_CURRENT_MENTION,
  GLM_HIGHLIGHT_MATCHES,
  GLM_HIGHLIGHT_CURRENT_MATCH,
  GLM_HIGHLIGHT_N_LAYERS,
} GlmHighlightLayer;

#define GLM_TYPE_ARTICLE_VIEW (glm_article_view_get_type ())
G_DECLARE_FINAL_TYPE (GlmArticleView, glm_article_view, GLM, ARTICLE_VIEW, GtkWidget)

/*
 * GlmArticleView: a GtkScrollable that draws one article.
 * Signals:
 *  "position-clicked" (guint64 position, int n_press): a click that was no selection, on text
 *  "position-hovered" (guint64 position, or G_MAXUINT64 for none): the pointer rests on text (400 ms)
 *  "link-activated" (const char *address)
 *  "reading-moved": the first visible position changed (at most once a frame)
 *  "selection-changed"
 *  "zoom-requested" (int step): Ctrl+scroll or pinch
 * Actions on the widget: "clipboard.copy", "selection.all", "selection.copy-typeset", caret and scroll keys.
 */
GtkWidget *glm_article_view_new                  (void);
void       glm_article_view_set_plan             (GlmArticleView      *self,
                                                  GlmTypographyPlan   *plan);
void       glm_article_view_set_style            (GlmArticleView      *self,
                                                  const GlmTypeStyle  *style);
void       glm_article_view_set_measure          (GlmArticleView      *self,
                                                  double               em);
void       glm_article_view_set_highlights       (GlmArticleView      *self,
                                                  GlmHighlightLayer    layer,
                                                  const GlmRange      *ranges,
                                                  guint                n_ranges);
void       glm_article_view_reveal               (GlmArticleView      *self,
                                                  GlmRange             range,
                                                  gboolean             flash);
gboolean   glm_article_view_is_visible           (GlmArticleView      *self,
                                                  GlmRange             range);
gsize      glm_article_view_get_reading_position (GlmArticleView      *self);
void       glm_article_view_set_reading_position (GlmArticleView      *self,
                                                  gsize                position);
GlmRange   glm_article_view_get_visible_range    (GlmArticleView      *self);
gboolean   glm_article_view_get_selection        (GlmArticleView      *self,
                                                  GlmRange            *range);
void       glm_article_view_select               (GlmArticleView      *self,
                                                  GlmRange             range);
char      *glm_article_view_dup_selected_text    (GlmArticleView      *self,
                                                  gboolean             typeset);
gboolean   glm_article_view_get_position_rect    (GlmArticleView      *self,
                                                  gsize                position,
                                                  graphene_rect_t     *rect);
double     glm_article_view_get_progress_at      (GlmArticleView      *self,
                                                  gsize                position);

G_END_DECLS
