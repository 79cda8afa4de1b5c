/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GskRenderNode *glm_set_block_to_node (GlmSetBlock   *block,
                                      const GdkRGBA *color,
                                      const GdkRGBA *link,
                                      const GdkRGBA *shade);

G_END_DECLS
