/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document-builder.h"
#include "glm-html-tree.h"

G_BEGIN_DECLS

void glm_html_blocks_build (const GlmHtmlTree  *tree,
                            const guint8       *dropped,
                            GlmDocumentBuilder *builder);

G_END_DECLS
