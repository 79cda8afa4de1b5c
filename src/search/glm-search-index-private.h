/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"
#include "glm-fold-map.h"

G_BEGIN_DECLS

/*
 * @line_hyphens: (element-type gsize): where in the folded text a hyphen at a line end was left
 *   out, in order
 */
struct _GlmSearchIndex
{
  GlmDocument *document;
  char        *folded;
  gsize        n_folded;
  GlmFoldMap  *map;
  GArray      *line_hyphens;
};

gboolean _glm_search_index_has_line_hyphen (const GlmSearchIndex *self,
                                            gsize                 folded);

G_END_DECLS
