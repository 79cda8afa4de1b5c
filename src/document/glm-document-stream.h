/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

GBytes      *glm_document_to_bytes   (const GlmDocument *self);
GlmDocument *glm_document_from_bytes (GBytes            *bytes,
                                      const char        *uri,
                                      GError           **error);

G_END_DECLS
