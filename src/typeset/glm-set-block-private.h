/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter-private.h"

G_BEGIN_DECLS

/* What a run is beside what others see of it. */
typedef struct
{
  PangoGlyphItem *item;
  double          x;
  double          width;
  gboolean        mark;
} GlmSetRunData;

typedef struct
{
  GlmRange display;
  guint    first_run;
} GlmSetLineText;

struct _GlmSetBlock
{
  GlmDisplayText *display;
  double          height;
  GlmSetLine     *lines;
  GlmSetLineText *line_texts;
  guint           n_lines;
  GArray         *runs;     /* GlmSetRun */
  GArray         *run_data; /* GlmSetRunData, same index */
  char           *mark_text;
  guint           drop_lines; /* a drop capital's height, 0 without one */
  GlmRange        drop;       /* its bytes in the display text */
  double          drop_gap;
  double          drop_right; /* where the text beside it begins */
};

gboolean _glm_set_block_is_drop (const GlmSetBlock    *self,
                                 const PangoGlyphItem *item);

G_END_DECLS
