/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"

G_BEGIN_DECLS

/* Names are looked for from so many letters on. */
#define GLM_FIND_NAMES_LETTERS 2

GPtrArray *glm_find_names_fold  (GlmEntities *entities);
gboolean   glm_find_names_match (const char  *names,
                                 const char  *typed);

G_END_DECLS
