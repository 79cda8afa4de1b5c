/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-resolver-private.h"

G_BEGIN_DECLS

#define GLM_ROLE_MAX_TOKENS 16

/* Closed lists of small words that phrases are read by. */
extern const char *const _glm_role_articles[];
extern const char *const _glm_role_linking[];
extern const char *const _glm_role_verbal[];
extern const char *const _glm_role_joining[];
extern const char *const _glm_role_of_someone[];
extern const char *const _glm_role_dashes[];

const char *_glm_role_fold_token (GlmResolver *self, guint token);
gboolean _glm_role_is_word (GlmResolver *self, guint token, const char *const *words);
gboolean _glm_role_is_stop (GlmResolver *self, guint token);
gboolean _glm_role_is_adjective (GlmResolver *self, guint token);
gboolean _glm_role_is_verb (GlmResolver *self, guint token);
gboolean _glm_role_is_speaking (GlmResolver *self, guint token);
gboolean _glm_role_is_participle (GlmResolver *self, guint token);
gboolean _glm_role_is_in_place (GlmResolver *self, guint token);
gboolean _glm_role_is_when (GlmResolver *self, guint token);
gboolean _glm_role_same_sentence (GlmResolver *self, guint a, guint b);
gboolean _glm_role_is_noun (GlmResolver *self, guint token, GlmEntityKind kind);
gboolean _glm_role_is_plural_noun (GlmResolver *self, guint token, GlmEntityKind kind);
gboolean _glm_role_is_modifier (GlmResolver *self, guint token);
gboolean _glm_role_mention_begins_at (GlmResolver *self, guint token);
guint    _glm_role_start (GlmResolver *self, guint token, guint limit, GlmEntityKind kind);
guint    _glm_role_start_plural (GlmResolver *self, guint token, guint limit, GlmEntityKind kind);
gboolean _glm_role_find_before (GlmResolver *self, guint end, GlmEntityKind kind, gboolean needs_article, guint *found);
gboolean _glm_role_find_plural_before (GlmResolver *self, guint end, GlmEntityKind kind, guint *found);
gboolean _glm_role_person_begins_at (GlmResolver *self, guint token);
guint    _glm_role_apposition_end (GlmResolver *self, guint token, gboolean *closed);
void     _glm_role_add (GlmResolver *self, guint start, guint end, GArray *roles);
gboolean _glm_role_is_one_phrase (GlmResolver *self, guint start, guint end);
gboolean _glm_role_is_owner (GlmResolver *self, guint start, guint token);
guint    _glm_role_skip_adverbs (GlmResolver *self, guint token);
gboolean _glm_role_is_complement (GlmResolver *self, guint noun, guint end);

void     _glm_roles_of_row (GlmResolver *self, guint mention, GlmEntityKind kind, GArray *roles);
gboolean _glm_role_is_origin (GlmResolver *self, guint token);
void     _glm_roles_of_origin (GlmResolver *self, const GlmMention *mention, GArray *roles);
void     _glm_roles_again (GlmResolver *self, guint mention, GlmEntityKind kind, GArray *roles);
void     _glm_roles_stated (GlmResolver *self, const GlmMention *mention, GlmEntityKind kind, GArray *roles);
void     _glm_roles_of_duty (GlmResolver *self, const GlmMention *mention, GArray *roles);

G_END_DECLS
