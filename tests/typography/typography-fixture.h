/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography.h"

G_BEGIN_DECLS

GlmDisplayText *fixture_set      (const char                 *text,
                                  const GlmTypographyOptions *options);
char           *fixture_display  (const char                 *text,
                                  GlmLocale                   locale);
char           *fixture_unescape (const char                 *text);
GPtrArray      *fixture_cases    (void);

G_END_DECLS
