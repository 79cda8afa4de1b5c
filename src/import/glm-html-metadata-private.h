/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-metadata.h"

G_BEGIN_DECLS

/* Longer is no title, but a text. */
#define GLM_HTML_MAX_TITLE 300
/* What stands further down is another's. */
#define GLM_HTML_MAX_LINES 500

/**
 * GlmHtmlPage:
 * @tree: the page
 * @dropped: for each node, whether it is not shown
 * @meta: (element-type utf8 utf8): name or property in small letters → content, the first one said
 * @heading: (nullable): what stands over the article
 * @page_title: (nullable): what stands over the window
 *
 * What the steps that find a page's metadata share.
 */
typedef struct
{
  const GlmHtmlTree *tree;
  const guint8      *dropped;
  GHashTable        *meta;
  char              *heading;
  char              *page_title;
} GlmHtmlPage;

char  *_glm_html_page_dup_clean (const char *text);
gboolean _glm_html_is_same_name (const char *a,
                                 const char *b);
double _glm_html_likeness (const char *a,
                           const char *b);
void   _glm_html_choose_authors (const GlmHtmlPage   *self,
                                 const GlmHtmlJsonLd *json_ld,
                                 GlmMetadata         *metadata);
void   _glm_html_choose_date (const GlmHtmlPage   *self,
                              const GlmHtmlJsonLd *json_ld,
                              GlmMetadata         *metadata);

G_END_DECLS
