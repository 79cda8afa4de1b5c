/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-view.h"

G_BEGIN_DECLS

GtkWidget *_glm_block_accessible_new             (GlmArticleView    *view,
                                                  GlmRange           range,
                                                  const char        *text,
                                                  GtkAccessibleRole  role);
void       _glm_block_accessible_remove          (GtkWidget         *self);
void       _glm_block_accessible_selection_moved (GtkWidget         *self);

G_END_DECLS
