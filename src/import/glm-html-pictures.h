/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-tree.h"

G_BEGIN_DECLS

/**
 * GlmHtmlSourceFunc:
 * @source: where the picture may be
 * @user_data: what was given
 *
 * Returns: whether this is the one
 */
typedef gboolean (*GlmHtmlSourceFunc) (const char *source,
                                       gpointer    user_data);

gboolean glm_html_picture_find (const GlmHtmlTree *tree,
                                guint32            node,
                                GlmHtmlSourceFunc  function,
                                gpointer           user_data);

G_END_DECLS
