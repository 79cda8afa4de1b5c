/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-view.h"
#include "glm-entity-panel.h"
#include "glm-preferences.h"
#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A page narrower than this has its sidebar over the text instead of beside it; in pixels. */
#define GLM_ARTICLE_PAGE_NARROW_BELOW 600

#define GLM_TYPE_ARTICLE_PAGE (glm_article_page_get_type ())
G_DECLARE_FINAL_TYPE (GlmArticlePage, glm_article_page, GLM, ARTICLE_PAGE, GtkWidget)

/*
 * Properties: "title" and "subtitle" (strings, read-only), "sidebar-shown" (boolean),
 * "narrow" (boolean, read-only): the sidebar lies over the text.
 */
GtkWidget      *glm_article_page_new            (GlmPreferences *preferences,
                                                 GlmSession     *session);
void            glm_article_page_prepare        (GlmPreferences *preferences,
                                                 GlmSession     *session,
                                                 int             width,
                                                 int             height);
GlmSession     *glm_article_page_get_session    (GlmArticlePage *self);
GlmArticleView *glm_article_page_get_view       (GlmArticlePage *self);
GlmEntityPanel *glm_article_page_get_panel      (GlmArticlePage *self);
GActionGroup   *glm_article_page_get_actions    (GlmArticlePage *self);
GFile          *glm_article_page_get_file       (GlmArticlePage *self);
char           *glm_article_page_dup_address    (GlmArticlePage *self);
const char     *glm_article_page_get_title      (GlmArticlePage *self);
const char     *glm_article_page_get_subtitle   (GlmArticlePage *self);
gboolean        glm_article_page_is_ready       (GlmArticlePage *self);
gboolean        glm_article_page_get_narrow     (GlmArticlePage *self);
GArray         *glm_article_page_dup_lit_ranges (GlmArticlePage *self);
void            glm_article_page_open           (GlmArticlePage *self,
                                                 GFile          *file);
void            glm_article_page_open_later     (GlmArticlePage *self,
                                                 GFile          *file,
                                                 const char     *title);
void            glm_article_page_open_bytes     (GlmArticlePage *self,
                                                 GBytes         *bytes,
                                                 const char     *name);

G_END_DECLS
