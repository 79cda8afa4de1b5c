/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document-builder.h"
#include "glm-library.h"

G_BEGIN_DECLS

char        *fixture_new_path      (void);
void         fixture_remove        (const char *path);
GPtrArray   *fixture_list_files    (const char *path);
gboolean     fixture_is_on_disk    (const char *path,
                                    const void *bytes,
                                    gsize       length);
char        *fixture_find_aside    (const char *path);
void         fixture_run_sql       (const char *path,
                                    const char *sql);
GlmDocument *fixture_make_document (const char *uri,
                                    const char *title,
                                    const char *text);
GlmLibrary  *fixture_open          (const char *path);

G_END_DECLS
