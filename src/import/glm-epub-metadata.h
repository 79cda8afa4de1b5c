/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document-builder.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

void glm_epub_read_metadata (const xmlNode *root,
                             GlmMetadata   *metadata);

G_END_DECLS
