/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document-builder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean glm_text_structure_build (const char         *text,
                                   gsize               length,
                                   GlmDocumentBuilder *builder,
                                   GCancellable       *cancellable,
                                   GError            **error);

G_END_DECLS
