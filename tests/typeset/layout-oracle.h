/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * LayoutOracle:
 *
 * The lines of one block made the other way: one PangoLayout with line separators at the breaks, whose glyphs are
 * given their widths afterwards. It shapes each line anew and answers by Pango's own functions, so it shares
 * neither code nor rounding with #GlmSetBlock.
 */
typedef struct _LayoutOracle LayoutOracle;

LayoutOracle *layout_oracle_new      (const char          *family,
                                      const GlmTypeStyle  *style,
                                      GlmDisplayText      *display,
                                      const GlmBlockLines *lines,
                                      double               indent,
                                      double               measure);
void          layout_oracle_free     (LayoutOracle        *self);
double        layout_oracle_get_end  (const LayoutOracle  *self,
                                      guint                line);
double        layout_oracle_get_hang (const LayoutOracle  *self,
                                      guint                line);
double        layout_oracle_get_x    (const LayoutOracle  *self,
                                      guint                line,
                                      gsize                offset);
gsize         layout_oracle_hit      (const LayoutOracle  *self,
                                      guint                line,
                                      double               x);
double        layout_oracle_cover    (const LayoutOracle  *self,
                                      guint                line,
                                      GlmRange             display,
                                      double              *left,
                                      double              *right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoutOracle, layout_oracle_free)

G_END_DECLS
