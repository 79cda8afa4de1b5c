/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-resolver-private.h"

G_BEGIN_DECLS

/* What both parts of clustering need: forms, and what the text itself says is one being. */
GlmForm       *_glm_resolver_get_form                (GlmResolver   *self,
                                                      guint          index);
GlmMentionKind _glm_resolver_form_kind               (const GlmForm *form);
guint          _glm_resolver_new_cluster             (GlmResolver   *self,
                                                      GlmEntityKind  kind);
void           _glm_resolver_join_acronym            (GlmResolver   *self,
                                                      guint          acronym,
                                                      guint          expansion);
void           _glm_resolver_cluster_stated_acronyms (GlmResolver   *self);
void           _glm_resolver_cluster_aliases         (GlmResolver   *self);
void           _glm_resolver_cluster_renamed         (GlmResolver   *self);
void           _glm_resolver_cluster_without_acronym (GlmResolver   *self,
                                                      GlmForm       *form);
void           _glm_resolver_cluster_club            (GlmResolver   *self,
                                                      GArray        *institutions,
                                                      guint          index);

G_END_DECLS
