/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-hyphenator.h"
#include "glm-type-style.h"
#include "glm-typography.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmExportFormat:
 * @GLM_EXPORT_PDF: pages of A4 with folios, running title, outline and links
 * @GLM_EXPORT_HTML: one page of HTML that needs nothing else
 * @GLM_EXPORT_MARKDOWN: CommonMark
 * @GLM_EXPORT_TEXT: plain text
 * @GLM_EXPORT_PNG: one picture of the whole article
 */
typedef enum
{
  GLM_EXPORT_PDF,
  GLM_EXPORT_HTML,
  GLM_EXPORT_MARKDOWN,
  GLM_EXPORT_TEXT,
  GLM_EXPORT_PNG,
} GlmExportFormat;

gboolean glm_export_format_from_name (const char         *name,
                                      GlmExportFormat    *format);
GBytes  *glm_export                  (GlmTypographyPlan  *plan,
                                      GlmHyphenator      *hyphenator,
                                      const GlmTypeStyle *style,
                                      GlmExportFormat     format,
                                      GCancellable       *cancellable,
                                      GError            **error);
GBytes  *glm_export_thumbnail        (GlmTypographyPlan  *plan,
                                      GlmHyphenator      *hyphenator,
                                      guint               size,
                                      GCancellable       *cancellable,
                                      GError            **error);
gboolean glm_export_save             (GFile              *file,
                                      GFile              *article,
                                      GBytes             *bytes,
                                      GFileCreateFlags    flags,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_END_DECLS
