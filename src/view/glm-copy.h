/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

char *glm_copy_dup_text     (GlmTypographyPlan *plan,
                             GlmRange           range,
                             gboolean           typeset);
void  glm_copy_to_clipboard (GdkClipboard      *clipboard,
                             GlmTypographyPlan *plan,
                             GlmRange           range,
                             gboolean           typeset);

G_END_DECLS
