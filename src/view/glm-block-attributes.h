/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-view.h"

G_BEGIN_DECLS

GlmRange       _glm_block_attributes_at       (GlmArticleView *view,
                                               GlmRange        within,
                                               gsize           position,
                                               GPtrArray      *names,
                                               GPtrArray      *values);
void           _glm_block_attributes_default  (GlmArticleView *view,
                                               GPtrArray      *names,
                                               GPtrArray      *values);
PangoAttrList *_glm_block_attributes_new_list (GlmArticleView *view,
                                               GlmRange        range);

G_END_DECLS
