/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-import-message.h"

G_BEGIN_DECLS

char        *glm_confined_import_find_program (gboolean                with_pdf);
GlmDocument *glm_confined_import_run          (const char             *program,
                                               const GlmImportRequest *request,
                                               const char             *quoted,
                                               GCancellable           *cancellable,
                                               GError                **error);

G_END_DECLS
