/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer-private.h"

G_BEGIN_DECLS

/* What the process ends with when it wants more memory than it is given. */
#define GLM_IMPORT_PROGRAM_NO_MEMORY 3

int glm_import_program_run (const char   *format,
                            GlmImportFunc import);

G_END_DECLS
