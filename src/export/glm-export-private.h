/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-export.h"

G_BEGIN_DECLS

/**
 * GlmInline:
 * @range: bytes of a block's display text
 * @kind: what they are
 * @target: (nullable): address of a link
 *
 * An inline span in display offsets. A block's are ordered, and nest without overlap.
 */
typedef struct
{
  GlmRange    range;
  GlmSpanKind kind;
  const char *target;
} GlmInline;

/**
 * GlmInlineWriter:
 * @text: adds plain text, escaped as the format wants
 * @mark: adds what opens (or closes) a span
 *
 * How a format writes what stands inside a block.
 */
typedef struct
{
  void (*text) (GString *out, const char *text, gsize length, gboolean code);
  void (*mark) (GString *out, const GlmInline *span, gboolean open);
} GlmInlineWriter;

void     _glm_export_write_inline (GString               *out,
                                   GlmTypographyPlan     *plan,
                                   guint                  block,
                                   const GlmInlineWriter *writer);
gboolean _glm_export_is_safe_link (const char            *address);
GlmTypographyPlan *_glm_export_new_title_plan (GlmTypographyPlan *plan,
                                               gboolean           with_byline);

char    *_glm_export_html         (GlmTypographyPlan     *plan);
char    *_glm_export_markdown     (GlmTypographyPlan     *plan);
char    *_glm_export_text         (GlmTypographyPlan     *plan);
GBytes  *_glm_export_pdf          (GlmTypographyPlan     *plan,
                                   GlmHyphenator         *hyphenator,
                                   const GlmTypeStyle    *style,
                                   GCancellable          *cancellable,
                                   GError               **error);
GBytes  *_glm_export_png          (GlmTypographyPlan     *plan,
                                   GlmHyphenator         *hyphenator,
                                   const GlmTypeStyle    *style,
                                   GCancellable          *cancellable,
                                   GError               **error);

G_END_DECLS
