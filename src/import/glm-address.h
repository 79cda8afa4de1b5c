/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer.h"

G_BEGIN_DECLS

gboolean     glm_address_is_web (GFile         *file);
GlmDocument *glm_address_import (const char    *address,
                                 GlmImportFlags flags,
                                 GCancellable  *cancellable,
                                 GError       **error);

G_END_DECLS
