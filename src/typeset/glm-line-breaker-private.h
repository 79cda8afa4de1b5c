/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-line-breaker.h"

G_BEGIN_DECLS

/* Fitness classes of TeX: tight, decent, loose, very loose. */
#define GLM_N_FITNESS 4
#define GLM_NO_POINT G_MAXUINT32

/**
 * GlmBreakWay:
 * @demerits: of all lines so far
 * @previous: the breakpoint at which the last of them begins, or %GLM_NO_POINT
 * @previous_class: fitness of the line before it
 * @hyphens: lines in a row that end on a hyphen
 * @n_lines: lines so far, 255 for all that is more
 *
 * The best way to reach a breakpoint with a line of one fitness class.
 */
typedef struct
{
  double  demerits;
  guint32 previous;
  guint8  previous_class;
  guint8  hyphens;
  guint8  n_lines;
} GlmBreakWay;

/**
 * GlmBreakSearch:
 * @points: breakpoints of the whole paragraph
 * @n_points: how many
 * @options: how lines are set
 * @ways: %GLM_N_FITNESS for each breakpoint
 * @shunned: a breakpoint where no line shall end, or %GLM_NO_POINT
 */
typedef struct
{
  const GlmBreakpoint   *points;
  guint                  n_points;
  const GlmBreakOptions *options;
  GlmBreakWay           *ways;
  guint                  shunned;
} GlmBreakSearch;

/**
 * GlmLineFit:
 * @ratio: of the spaces; negative when they narrow
 * @badness: how far the line is from its natural width
 * @fitness: class of that, 0 to 3
 * @overfull: it does not fit at all
 */
typedef struct
{
  double   ratio;
  double   badness;
  guint    fitness;
  gboolean overfull;
} GlmLineFit;

GlmLineFit _glm_break_search_fit         (const GlmBreakSearch *self,
                                          guint                 from,
                                          guint                 to,
                                          guint                 line);
double     _glm_break_search_demerits    (const GlmBreakSearch *self,
                                          guint                 from,
                                          guint                 to,
                                          const GlmLineFit     *fit,
                                          const GlmBreakWay    *way,
                                          guint                 way_class);
gboolean   _glm_break_search_run         (GlmBreakSearch       *self,
                                          guint                 first,
                                          const GlmBreakWay    *start,
                                          guint                 start_class,
                                          guint                 last,
                                          gboolean              anything);
guint     *_glm_break_search_trace       (const GlmBreakSearch *self,
                                          guint                 first,
                                          guint                 last,
                                          guint                *n_lines);
guint     *_glm_break_search_avoid_rivers (GlmBreakSearch      *self,
                                          guint                *breaks,
                                          guint                *n_lines);

G_END_DECLS
