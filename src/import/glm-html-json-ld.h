/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmHtmlJsonLd:
 * @headline: (nullable): the article's title
 * @authors: (nullable) (element-type utf8): names, in order
 * @date: (nullable): when it was published, as written
 * @publisher: (nullable): who published it
 * @site: (nullable): the name of a WebSite on the page
 * @description: (nullable): the article in a sentence or two
 * @language: (nullable): BCP 47 tag
 * @body: (nullable): the article's text
 * @locked: the article is not free
 *
 * What the page's data (schema.org in JSON-LD) tell of the article.
 */
typedef struct
{
  char      *headline;
  GPtrArray *authors;
  char      *date;
  char      *publisher;
  char      *site;
  char      *description;
  char      *language;
  char      *body;
  gboolean   locked;
} GlmHtmlJsonLd;

void glm_html_json_ld_read  (GPtrArray     *scripts,
                             GlmHtmlJsonLd *data);
void glm_html_json_ld_clear (GlmHtmlJsonLd *data);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlmHtmlJsonLd, glm_html_json_ld_clear)

G_END_DECLS
