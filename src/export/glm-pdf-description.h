/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void _glm_pdf_describe (GByteArray        *pdf,
                        const char        *language,
                        const char *const *alternatives);

G_END_DECLS
