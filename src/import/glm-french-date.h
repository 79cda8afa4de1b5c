/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

gsize glm_french_date_scan (const char       *text,
                            gsize             length,
                            char            **iso,
                            GlmDatePrecision *precision);
gsize glm_iso_date_scan    (const char       *text,
                            gsize             length,
                            char            **iso,
                            GlmDatePrecision *precision);

G_END_DECLS
