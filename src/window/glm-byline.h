/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography.h"

G_BEGIN_DECLS

char *glm_byline_dup_time     (const GlmDocument *document);
char *glm_byline_dup_date     (const GlmMetadata *metadata);
char *glm_byline_dup_subtitle (const GlmDocument *document,
                               GlmTypographyPlan *plan);

G_END_DECLS
