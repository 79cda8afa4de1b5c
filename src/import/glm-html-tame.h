/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *glm_html_tame             (const char *text,
                                 gsize       length,
                                 GPtrArray  *json_ld,
                                 gsize      *tame_length);

G_END_DECLS
