/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-archive.h"
#include "glm-document-builder.h"
#include "glm-html-tree.h"

G_BEGIN_DECLS

/**
 * GlmHtmlParts:
 * @archive: (nullable): what the page came with
 * @folder: where in it the page is
 * @pictures: (nullable): address as the page says it → GBytes
 * @notes: (nullable): ids of the notes that the other pages of a book call, with their numbers; those of the page are added
 */
typedef struct
{
  GlmArchive *archive;
  const char *folder;
  GHashTable *pictures;
  GHashTable *notes;
} GlmHtmlParts;

void glm_html_blocks_build (const GlmHtmlTree  *tree,
                            const guint8       *dropped,
                            const GlmHtmlParts *parts,
                            GlmDocumentBuilder *builder);

G_END_DECLS
