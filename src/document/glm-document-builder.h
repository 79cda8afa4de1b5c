/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

/**
 * GlmDocumentBuilder:
 *
 * The only way to make a #GlmDocument. Blocks are opened and closed in order; text is added to
 * the open block; spans are pushed and popped around text. Whatever is said, the result
 * keeps the invariants of a document: NULs and invalid bytes are replaced by U+FFFD, white space
 * at the ends of a block is dropped, spans still open when a block closes end with it, and
 * a block without text (other than an image or a rule) is not made.
 */
typedef struct _GlmDocumentBuilder GlmDocumentBuilder;

GlmDocumentBuilder *glm_document_builder_new          (void);
void                glm_document_builder_free         (GlmDocumentBuilder *self);
void                glm_document_builder_open_block   (GlmDocumentBuilder *self,
                                                       GlmBlockKind        kind,
                                                       guint               level,
                                                       guint               ordinal);
void                glm_document_builder_set_language (GlmDocumentBuilder *self,
                                                       const char         *language);
void                glm_document_builder_set_target   (GlmDocumentBuilder *self,
                                                       const char         *target);
gboolean            glm_document_builder_add_picture  (GlmDocumentBuilder *self,
                                                       const char         *name,
                                                       GBytes             *bytes);
void                glm_document_builder_add_text     (GlmDocumentBuilder *self,
                                                       const char         *text,
                                                       gssize              length);
void                glm_document_builder_push_span    (GlmDocumentBuilder *self,
                                                       GlmSpanKind         kind,
                                                       const char         *target);
void                glm_document_builder_pop_span     (GlmDocumentBuilder *self);
gboolean            glm_document_builder_close_block  (GlmDocumentBuilder *self);
gsize               glm_document_builder_get_length   (GlmDocumentBuilder *self);
GlmMetadata        *glm_document_builder_get_metadata (GlmDocumentBuilder *self);
GlmDocument        *glm_document_builder_end          (GlmDocumentBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmDocumentBuilder, glm_document_builder_free)

G_END_DECLS
