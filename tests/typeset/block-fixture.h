/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document-builder.h"
#include "glm-typesetter.h"

G_BEGIN_DECLS

/* A document that is made block by block, and set. */
typedef struct
{
  GlmDocumentBuilder *builder;
  GlmDocument        *document;
  GlmTypographyPlan  *plan;
  GlmHyphenator      *hyphenator;
  GlmTypeStyle       *style;
  GlmTypesetter      *typesetter;
} Fixture;

void   fixture_set_up       (Fixture          *self,
                             gconstpointer     data);
void   fixture_tear_down    (Fixture          *self,
                             gconstpointer     data);
void   fixture_add_block    (Fixture          *self,
                             GlmBlockKind      kind,
                             guint             level,
                             guint             ordinal,
                             const char       *text);
void   fixture_end_document (Fixture          *self);
double fixture_right_edge   (const GlmSetLine *line);

G_END_DECLS
