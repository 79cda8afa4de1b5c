/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *glm_patterns_read         (const char  *path,
                                      const char  *lexicon,
                                      GError     **error);
int        glm_pattern_compare_names (const char *const *a,
                                      const char *const *b);

G_END_DECLS
