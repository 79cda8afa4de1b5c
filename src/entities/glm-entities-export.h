/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"

G_BEGIN_DECLS

/**
 * GlmEntitiesFormat: a form that the list of beings is written in
 */
typedef enum
{
  GLM_ENTITIES_FORMAT_TEXT,
  GLM_ENTITIES_FORMAT_JSON,
  GLM_ENTITIES_FORMAT_CSV,
  GLM_ENTITIES_FORMAT_MARKDOWN,
  GLM_ENTITIES_FORMAT_JSONLD,
} GlmEntitiesFormat;

char *glm_entities_export (const GlmEntities *self,
                           const GlmDocument *document,
                           GlmEntitiesFormat  format);

G_END_DECLS
