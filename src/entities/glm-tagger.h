/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-tokens.h"

G_BEGIN_DECLS

#define GLM_ENTITIES_ERROR (glm_entities_error_quark ())

/**
 * GlmEntitiesError:
 * @GLM_ENTITIES_ERROR_MODEL_MISSING: there is no model file
 * @GLM_ENTITIES_ERROR_MODEL_BROKEN: the file is no model, of another version, or its checksum is wrong
 * @GLM_ENTITIES_ERROR_CORRECTIONS: corrections that were to be imported cannot be read
 * @GLM_ENTITIES_ERROR_TOO_LARGE: the text is too long
 */
typedef enum
{
  GLM_ENTITIES_ERROR_MODEL_MISSING,
  GLM_ENTITIES_ERROR_MODEL_BROKEN,
  GLM_ENTITIES_ERROR_CORRECTIONS,
  GLM_ENTITIES_ERROR_TOO_LARGE,
} GlmEntitiesError;

/**
 * GlmMentionKind:
 *
 * What a mention names. Places and the rest are recognised so that they can be left out.
 */
typedef enum
{
  GLM_MENTION_PERSON,
  GLM_MENTION_INSTITUTION,
  GLM_MENTION_PLACE,
  GLM_MENTION_OTHER,
} GlmMentionKind;

/**
 * GlmMention:
 * @range: bytes of the document's text
 * @first_token: index of its first token
 * @n_tokens: how many tokens
 * @kind: what it names
 * @confidence: 0 to 1
 */
typedef struct
{
  GlmRange       range;
  guint          first_token;
  guint          n_tokens;
  GlmMentionKind kind;
  float          confidence;
} GlmMention;

/**
 * GlmMentions:
 *
 * The mentions of a text in order, without overlap. Immutable, reference counted.
 */
typedef struct _GlmMentions GlmMentions;

/**
 * GlmTagger:
 *
 * A trained model, memory-mapped. Immutable, reference counted, any thread may use it.
 */
typedef struct _GlmTagger GlmTagger;

GQuark            glm_entities_error_quark (void);
GlmTagger        *glm_tagger_new           (const char        *path,
                                            GError           **error);
GlmTagger        *glm_tagger_get_default   (GError           **error);
GlmTagger        *glm_tagger_ref           (GlmTagger         *self);
void              glm_tagger_unref         (GlmTagger         *self);
GlmMentions      *glm_tagger_run           (GlmTagger         *self,
                                            const char        *text,
                                            GlmTokens         *tokens,
                                            GCancellable      *cancellable,
                                            GError           **error);
char            **glm_tagger_tag_words     (GlmTagger         *self,
                                            const char *const *words,
                                            const guint       *sentence_ends,
                                            guint              n_sentences);

GlmMentions      *glm_mentions_new         (const GlmMention  *mentions,
                                            guint              n_mentions);
GlmMentions      *glm_mentions_ref         (GlmMentions       *self);
void              glm_mentions_unref       (GlmMentions       *self);
const GlmMention *glm_mentions_get         (const GlmMentions *self,
                                            guint             *n_mentions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmTagger, glm_tagger_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmMentions, glm_mentions_unref)

G_END_DECLS
