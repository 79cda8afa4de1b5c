/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

char    *glm_metadata_dup_date         (const GlmMetadata *metadata);
char    *glm_metadata_dup_authors      (const GlmMetadata *metadata);
/* Between the parts of a byline. */
#define GLM_BYLINE_SEPARATOR "\u2002·\u2002"

char    *glm_metadata_dup_byline       (const GlmMetadata *metadata,
                                        gboolean           french,
                                        gboolean           with_site);
gboolean glm_document_opens_with_title (const GlmDocument *document);
gboolean glm_document_says_byline      (const GlmDocument *document);

G_END_DECLS
