/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-resolver-private.h"

G_BEGIN_DECLS

/**
 * GlmBeing:
 * @kind: what it is
 * @mentions: (element-type guint): its mentions, in order
 * @forms: (element-type guint): its forms
 * @name: (nullable): from the reader
 * @rejected: the reader said that it is none
 * @corrected: the reader said something of it
 * @pinned: its rank among those that the reader wants first, from 1 on; 0 when it is none of them
 *
 * A person or institution while it is gathered.
 */
typedef struct
{
  GlmEntityKind kind;
  GArray       *mentions;
  GArray       *forms;
  char         *name;
  gboolean      rejected;
  gboolean      corrected;
  guint         pinned;
} GlmBeing;

void _glm_being_add_form             (GlmBeing             *self,
                                      guint                 form);
void _glm_resolver_apply_corrections (GlmResolver          *self,
                                      GPtrArray            *beings,
                                      const GlmCorrections *corrections);

G_END_DECLS
