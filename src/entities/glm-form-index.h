/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-resolver-private.h"

G_BEGIN_DECLS

typedef struct _GlmFormIndex GlmFormIndex;

GlmFormIndex *_glm_form_index_new       (GPtrArray          *forms,
                                         GArray             *list);
void          _glm_form_index_free      (GlmFormIndex       *self);
const GArray *_glm_form_index_beginning (const GlmFormIndex *self,
                                         const char         *key);
const GArray *_glm_form_index_ending    (const GlmFormIndex *self,
                                         const char         *key);
GArray       *_glm_form_index_one_edit  (GlmFormIndex       *self,
                                         const char         *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmFormIndex, _glm_form_index_free)

G_END_DECLS
