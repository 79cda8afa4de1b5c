/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

char *glm_html_date_parse (const char       *text,
                           gboolean          anywhere,
                           GlmDatePrecision *precision);

G_END_DECLS
