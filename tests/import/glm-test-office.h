/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

G_BEGIN_DECLS

/**
 * GlmTestMember:
 * @name: in the archive
 * @content: text
 *
 * A member of an archive.
 */
typedef struct
{
  const char *name;
  const char *content;
} GlmTestMember;

GBytes      *glm_test_zip_new       (const GlmTestMember *members,
                                     guint                n_members);
char        *glm_test_dup_blocks    (GlmDocument         *document);
GlmDocument *glm_test_import        (GBytes              *bytes,
                                     const char          *name);
void         glm_test_assert_blocks (GlmDocument         *document,
                                     const char          *blocks);

G_END_DECLS
