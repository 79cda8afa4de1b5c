/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography.h"

G_BEGIN_DECLS

/**
 * GlmHyphenator:
 *
 * French (and, where a dictionary is installed, other) hyphenation with libhyphen's patterns.
 * Read-only after it is made, so any thread may use it. Where the dictionary is missing it
 * gives no points.
 */
typedef struct _GlmHyphenator GlmHyphenator;

GlmHyphenator *glm_hyphenator_new        (void);
GlmHyphenator *glm_hyphenator_get_default (void);
GlmHyphenator *glm_hyphenator_ref        (GlmHyphenator        *self);
void           glm_hyphenator_unref      (GlmHyphenator        *self);
GArray        *glm_hyphenator_get_points (GlmHyphenator        *self,
                                          const GlmDisplayText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmHyphenator, glm_hyphenator_unref)

G_END_DECLS
