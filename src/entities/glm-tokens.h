/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmToken:
 * @range: the token's bytes in the text
 * @sentence: index of its sentence, counted over the whole text
 * @block: index of its block, 0 for a bare string
 */
typedef struct
{
  GlmRange range;
  guint    sentence;
  guint    block;
} GlmToken;

/**
 * GlmTokens:
 *
 * The tokens and sentences of a text. Immutable, reference counted, any thread may read it.
 */
typedef struct _GlmTokens GlmTokens;

GlmTokens      *glm_tokens_new             (GlmDocument     *document,
                                            GCancellable    *cancellable,
                                            GError         **error);
GlmTokens      *glm_tokens_new_from_string (const char      *text,
                                            gsize            length);
GlmTokens      *glm_tokens_ref             (GlmTokens       *self);
void            glm_tokens_unref           (GlmTokens       *self);
const GlmToken *glm_tokens_get             (const GlmTokens *self,
                                            guint           *n_tokens);
guint           glm_tokens_get_n_sentences (const GlmTokens *self);
GlmRange        glm_tokens_get_sentence    (const GlmTokens *self,
                                            guint            sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmTokens, glm_tokens_unref)

G_END_DECLS
