/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"

G_BEGIN_DECLS

/*
 * What the finder is compared with: a matcher that says in so many words what is to be found, and
 * is as slow as that makes it. It shares no code with the one it checks.
 */
typedef struct _SlowText SlowText;

SlowText *slow_text_new  (const char    *text);
void      slow_text_free (SlowText      *self);
GArray   *slow_find      (SlowText      *self,
                          const char    *pattern,
                          GlmQueryFlags  flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlowText, slow_text_free)

G_END_DECLS
