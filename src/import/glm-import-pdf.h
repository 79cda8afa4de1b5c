/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer-private.h"

G_BEGIN_DECLS

void     glm_import_pdf_make_ready (void);
gboolean glm_import_pdf            (const GlmSource    *source,
                                    GlmDocumentBuilder *builder,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
