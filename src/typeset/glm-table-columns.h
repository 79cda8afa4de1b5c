/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-shaped-text.h"

G_BEGIN_DECLS

guint            _glm_table_find_start        (const GlmDocument     *document,
                                               guint                  row);
GlmTableColumns *_glm_table_columns_new       (GlmFontSet            *fonts,
                                               const GlmTypeStyle    *style,
                                               GlmTypographyPlan     *plan,
                                               guint                  first);
double           _glm_table_columns_get_width (const GlmTableColumns *self,
                                               const GlmBlockStyle   *block);
void             _glm_table_columns_align     (const GlmTableColumns *self,
                                               GlmShapedText         *shaped,
                                               const GlmBlockStyle   *block);

G_END_DECLS
