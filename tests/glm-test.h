/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *glm_test_shared_path (const char *relative);
char *glm_test_data_path   (const char *relative);
void  glm_test_golden      (const char *relative,
                            const char *actual);
char *glm_test_random_text (gsize       max_characters);
GPid  glm_test_find_child  (const char *name);

G_END_DECLS
