/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-type-style.h"
#include "glm-typesetter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmArticleHeader:
 *
 * What stands at the head of an article but not in its text: publication, title, authors, date.
 */
typedef struct _GlmArticleHeader GlmArticleHeader;

GlmArticleHeader *glm_article_header_new         (GlmTypographyPlan  *plan,
                                                  GlmHyphenator      *hyphenator);
void              glm_article_header_free        (GlmArticleHeader   *self);
guint             glm_article_header_get_block   (GlmArticleHeader   *self);
double            glm_article_header_set         (GlmArticleHeader   *self,
                                                  PangoContext       *context,
                                                  const char         *family,
                                                  const GlmTypeStyle *style,
                                                  double              measure);
void              glm_article_header_snapshot    (GlmArticleHeader   *self,
                                                  GtkSnapshot        *snapshot,
                                                  const GdkRGBA      *color,
                                                  const GdkRGBA      *faint);
char             *glm_article_header_dup_text    (GlmArticleHeader   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmArticleHeader, glm_article_header_free)

G_END_DECLS
