/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmBreakFlags:
 * @GLM_BREAK_HYPHEN: a hyphen ends the line, the author's or ours
 * @GLM_BREAK_FORCED: the line must end here
 * @GLM_BREAK_ONE_LETTER: the line would end on a one-letter word
 * @GLM_BREAK_INSERTED: the hyphen is ours
 */
typedef enum
{
  GLM_BREAK_HYPHEN = 1 << 0,
  GLM_BREAK_FORCED = 1 << 1,
  GLM_BREAK_ONE_LETTER = 1 << 2,
  GLM_BREAK_INSERTED = 1 << 3,
} GlmBreakFlags;

/**
 * GlmBreakpoint:
 * @width: width of the text from the paragraph's start to a line's end here, with the hyphen there and
 *   without the space that ends the line or what hangs outside the measure
 * @next_width: width of the text from the paragraph's start to the start of the next line
 * @stretch: how much the spaces before here may widen by one unit each, summed
 * @shrink: how much they may narrow at most, summed
 * @next_stretch: the same up to the start of the next line
 * @next_shrink: the same
 * @letters: characters before here, for tracking
 * @penalty: how unwelcome a break is here, 0 to 10000
 * @flags: what kind of break it is
 *
 * A place where a line may end. All widths are prefix sums in one unit, so the line between two
 * breakpoints costs one subtraction to measure.
 */
typedef struct
{
  gint32  width;
  gint32  next_width;
  gint32  stretch;
  gint32  shrink;
  gint32  next_stretch;
  gint32  next_shrink;
  gint32  letters;
  gint16  penalty;
  guint16 flags;
} GlmBreakpoint;

/**
 * GlmBreakOptions:
 * @measure: width of a line
 * @em: the type size, in the same unit
 * @tracking: letter spacing that may be added or taken for each letter
 * @justify: lines are set to the measure; otherwise ragged right
 * @hyphens: whether breaks with inserted hyphens may be used
 * @hang: how much shorter a line is that goes on with one begun above it: the turnover of a verse, of code
 * @drop: how much shorter the lines after the first are that stand beside a drop capital
 * @n_drop: how many lines a drop capital is high, at most 250; 0 without one
 */
typedef struct
{
  gint32   measure;
  gint32   em;
  gint32   tracking;
  gboolean justify;
  gboolean hyphens;
  gint32   hang;
  gint32   drop;
  guint    n_drop;
} GlmBreakOptions;

guint *glm_line_breaker_total_fit (const GlmBreakpoint   *points,
                                   guint                  n_points,
                                   const GlmBreakOptions *options,
                                   guint                 *n_lines);
guint *glm_line_breaker_balanced  (const GlmBreakpoint   *points,
                                   guint                  n_points,
                                   const GlmBreakOptions *options,
                                   guint                 *n_lines);
guint *glm_line_breaker_greedy    (const GlmBreakpoint   *points,
                                   guint                  n_points,
                                   const GlmBreakOptions *options,
                                   guint                 *n_lines);

gint32 glm_line_breaker_indent    (const GlmBreakpoint   *points,
                                   guint                  from,
                                   guint                  line,
                                   const GlmBreakOptions *options);

G_END_DECLS
