/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-tree.h"

G_BEGIN_DECLS

void        glm_html_notes_add  (const GlmHtmlTree *tree,
                                 const guint8      *within,
                                 GHashTable        *notes);
GHashTable *glm_html_notes_find (const GlmHtmlTree *tree,
                                 const guint8      *within);
guint8     *glm_html_notes_map  (const GlmHtmlTree *tree,
                                 const guint8      *within);

G_END_DECLS
