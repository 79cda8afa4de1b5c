/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-tree.h"

G_BEGIN_DECLS

/**
 * GlmHtmlClues:
 * @title: (nullable): the article's title
 * @description: (nullable): the article in a sentence or two, as the page tells it to others
 * @authors: (nullable) (array zero-terminated=1): who wrote it
 * @body: (nullable): the article's text as the page's data tell it
 * @pictures: (nullable) (element-type utf8 GBytes): pictures that came with the page, by their address
 *
 * What is known of the article from elsewhere on the page.
 */
typedef struct
{
  const char *title;
  const char *description;
  char      **authors;
  const char *body;
  GHashTable *pictures;
} GlmHtmlClues;

guint8  *glm_html_drop_unseen  (const GlmHtmlTree  *tree);
gboolean glm_html_read_article (const GlmHtmlTree  *tree,
                                const GlmHtmlClues *clues,
                                guint8             *dropped);

G_END_DECLS
