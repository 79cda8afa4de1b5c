/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-archive.h"
#include "glm-html-tree.h"

G_BEGIN_DECLS

/**
 * GlmEpubHeading:
 * @page: name of the member that it leads to
 * @place: (nullable): id in that page, %NULL for its start
 * @label: what it is called
 * @level: 1 for a part of the book itself
 *
 * An entry of the contents of a book.
 */
typedef struct
{
  char *page;
  char *place;
  char *label;
  guint level;
} GlmEpubHeading;

GPtrArray *glm_epub_contents_read  (GlmArchive      *archive,
                                    const char      *name);
char      *glm_epub_contents_apply (const GPtrArray *contents,
                                    const char      *page,
                                    GlmHtmlTree     *tree,
                                    guint           *level);

G_END_DECLS
