/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"
#include "glm-fold-map.h"

G_BEGIN_DECLS

/* A hyphen at a line end that was left out: where it would stand in the folded text, and where it stands. */
typedef struct
{
  gsize folded;
  gsize source;
} GlmLineHyphen;

/* @line_hyphens: (element-type GlmLineHyphen): in order */
struct _GlmSearchIndex
{
  GlmDocument *document;
  char        *folded;
  gsize        n_folded;
  GlmFoldMap  *map;
  GArray      *line_hyphens;
};

const GlmLineHyphen *_glm_search_index_find_line_hyphen (const GlmSearchIndex *self,
                                                         gsize                 folded);

G_END_DECLS
