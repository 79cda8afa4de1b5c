/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     glm_display_setup        (void);
void     glm_display_open         (void);
void     glm_display_gather_fonts (void);
gboolean glm_display_has_fonts    (void);

G_END_DECLS
