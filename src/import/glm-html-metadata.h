/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"
#include "glm-html-json-ld.h"
#include "glm-html-tree.h"

G_BEGIN_DECLS

void glm_html_metadata_read (const GlmHtmlTree   *tree,
                             const guint8        *dropped,
                             const GlmHtmlJsonLd *json_ld,
                             GlmMetadata         *metadata,
                             char               **description);

G_END_DECLS
