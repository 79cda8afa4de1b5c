/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"

G_BEGIN_DECLS

char *glm_filter_fold       (const char      *text);
char *glm_name_dup_inverted (const GlmEntity *entity);
char *glm_name_dup_sort_key (const GlmEntity *entity);

G_END_DECLS
