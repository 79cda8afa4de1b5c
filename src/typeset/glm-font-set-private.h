/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-shaped-text.h"

G_BEGIN_DECLS

PangoContext  *_glm_font_set_get_context     (GlmFontSet          *self);
PangoAttrList *_glm_font_set_make_attributes (GlmFontSet          *self,
                                              const GlmBlockStyle *block,
                                              GlmDisplayText      *display,
                                              const GlmSpan       *spans,
                                              guint                n_spans);

G_END_DECLS
