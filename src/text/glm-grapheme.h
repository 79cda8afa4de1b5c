/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize    glm_grapheme_next        (const char *text,
                                   gsize       length,
                                   gsize       position);
gsize    glm_grapheme_previous    (const char *text,
                                   gsize       length,
                                   gsize       position);
gboolean glm_grapheme_is_boundary (const char *text,
                                   gsize       length,
                                   gsize       position);

G_END_DECLS
