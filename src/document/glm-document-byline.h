/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

char    *glm_metadata_dup_date         (const GlmMetadata *metadata);
char    *glm_metadata_dup_authors      (const GlmMetadata *metadata);
char    *glm_metadata_dup_byline       (const GlmMetadata *metadata,
                                        gboolean           french,
                                        gboolean           with_site);
gboolean glm_document_opens_with_title (const GlmDocument *document);

G_END_DECLS
