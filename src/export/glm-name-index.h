/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"
#include "glm-pages.h"

G_BEGIN_DECLS

GlmDocument *glm_name_index_new_document (GlmPages    *pages,
                                          GlmEntities *entities,
                                          const char  *title,
                                          const char  *people,
                                          const char  *institutions);

G_END_DECLS
