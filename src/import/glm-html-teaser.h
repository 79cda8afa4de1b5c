/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-tree.h"

G_BEGIN_DECLS

gboolean glm_html_is_teaser (const GlmHtmlTree *tree,
                             const guint8      *unseen,
                             const guint8      *dropped,
                             gboolean           locked);

G_END_DECLS
