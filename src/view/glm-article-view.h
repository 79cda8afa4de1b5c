/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-first-page.h"
#include "glm-highlights.h"
#include "glm-type-style.h"
#include "glm-typography.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

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
 *  "layout-changed": heights of blocks became known; what is drawn beside the text moves
 *  "highlights-changed" (int layer): a #GlmHighlightLayer is another one
 * Property "caret-mode": whether a caret shows and arrow keys move it (F7).
 * Actions on the widget: "clipboard.copy", "selection.all", "selection.none",
 * "selection.copy-typeset", "caret.toggle", "menu.popup", "link.open", "link.copy"; moving is
 * "text.move" (unit, step, extend), see glm-article-view-actions.c.
 * The context menu also names actions of "win" and "page": find, bookmark, note, add a name, search the web, look up.
 */
/**
 * GlmArticleViewDescribe:
 * @view: the view
 * @position: in bytes, in the article's text
 * @stretch: (out): the bytes around @position of which the same is true
 * @name: (out) (transfer full): what sort of thing is mentioned there
 * @data: what was given with it
 *
 * Returns: (transfer full) (nullable): what is mentioned at @position, in words for a screen reader; %NULL for nothing
 */
typedef char *(*GlmArticleViewDescribe) (GlmArticleView *view,
                                         gsize           position,
                                         GlmRange       *stretch,
                                         char          **name,
                                         gpointer        data);

GtkWidget *glm_article_view_new                  (void);
double     glm_article_view_find_measure         (double               width,
                                                  double               em,
                                                  double               size);
void       glm_article_view_offer_first_page     (GlmArticleView      *self,
                                                  GlmFirstPage        *page);
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
const GlmRange *
           glm_article_view_get_highlights       (GlmArticleView      *self,
                                                  GlmHighlightLayer    layer,
                                                  guint               *n_ranges);
void       glm_article_view_set_describe         (GlmArticleView      *self,
                                                  GlmArticleViewDescribe describe,
                                                  gpointer             data);
gboolean   glm_article_view_get_caret_mode       (GlmArticleView      *self);
void       glm_article_view_set_caret_mode       (GlmArticleView      *self,
                                                  gboolean             caret_mode);
GlmDocument *
           glm_article_view_get_document         (GlmArticleView      *self);
double     glm_article_view_get_progress_at      (GlmArticleView      *self,
                                                  gsize                position);

G_END_DECLS
