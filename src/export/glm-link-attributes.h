/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

char *_glm_link_dup_destination (const char    *label);
char *_glm_link_dup_attributes  (const GlmSpan *link,
                                 GArray        *rects,
                                 double         x,
                                 double         y);

G_END_DECLS
