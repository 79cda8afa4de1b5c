/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-tree.h"

G_BEGIN_DECLS

/**
 * GlmHtmlHint:
 * @GLM_HTML_HINT_FURNITURE: what stands around an article: navigation, sharing, sign-up, related articles
 * @GLM_HTML_HINT_MAYBE: furniture where it has many links or few words
 * @GLM_HTML_HINT_COMMENTS: what readers wrote
 * @GLM_HTML_HINT_BODY: says that it is the article's body
 * @GLM_HTML_HINT_STANDFIRST: says that it is the standfirst (the « chapô »)
 * @GLM_HTML_HINT_BYLINE: says that it names authors or tells of them
 * @GLM_HTML_HINT_CAPTION: the caption of a picture
 * @GLM_HTML_HINT_BESIDE: a column beside the article, or a box in it
 * @GLM_HTML_HINT_CONSENT: asks for leave to watch the reader, at any length
 *
 * What an element's class, id, role and itemprop say it is.
 */
typedef enum {
  GLM_HTML_HINT_FURNITURE = 1 << 0,
  GLM_HTML_HINT_MAYBE = 1 << 1,
  GLM_HTML_HINT_COMMENTS = 1 << 2,
  GLM_HTML_HINT_BODY = 1 << 3,
  GLM_HTML_HINT_STANDFIRST = 1 << 4,
  GLM_HTML_HINT_BYLINE = 1 << 5,
  GLM_HTML_HINT_CAPTION = 1 << 6,
  GLM_HTML_HINT_BESIDE = 1 << 7,
  GLM_HTML_HINT_CONSENT = 1 << 8,
} GlmHtmlHint;

guint    glm_html_hints (const GlmHtmlTree *tree,
                         guint32            node);
gboolean glm_html_phrase_is_call (const char *text);
gboolean glm_html_phrase_is_date (const char *text);
gboolean glm_html_phrase_is_pointer (const char *text);
gboolean glm_html_phrase_is_heading (const char *text);
gboolean glm_html_phrase_is_mark (const char *text);
gboolean glm_html_phrase_is_notice (const char *text);
gboolean glm_html_phrase_is_of_site (const char *text);

G_END_DECLS
