/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer-private.h"

G_BEGIN_DECLS

int glm_import_program_run (const char   *format,
                            GlmImportFunc import);

G_END_DECLS
