/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entity-list.h"

G_BEGIN_DECLS

char *glm_sidebar_dup_text (GlmEntityList *list);

G_END_DECLS
