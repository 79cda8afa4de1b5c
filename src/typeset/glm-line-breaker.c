/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Paragraphs broken as a whole, after D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines"
 * (Software: Practice and Experience 11, 1981). The best way to each breakpoint, for each of four
 * fitness classes, is found from those of the line before. Because widths only grow, the breakpoints
 * from which a line can still reach form a window that moves forward: cost is linear in the text
 * times the breakpoints of a line.
 *
 * What is French: spaces have limits in em, not in shares of the font's space; a run of three hyphens is
 * as good as forbidden; a line that ends on a one-letter word, a hyphen before the last line and a last
 * line shorter than three em are dear. Letters take the first 1.5 % of their width of what is to be
 * added or taken, spaces the rest.
 */

#include "config.h"

#include "glm-line-breaker.h"

#include <math.h>

#define N_CLASSES 4
#define NO_POINT G_MAXUINT32

/* Demerits, on TeX's scale where a line of badness b costs (10 + b)². */
#define LINE_DEMERITS 10.0
#define ADJACENT_DEMERITS 6000.0
#define DOUBLE_HYPHEN_DEMERITS 12000.0
#define TRIPLE_HYPHEN_DEMERITS 1e7
#define LAST_HYPHEN_DEMERITS 20000.0
#define ONE_LETTER_DEMERITS 12000.0
#define SHORT_LAST_DEMERITS 60000.0
#define OVERFULL_DEMERITS 1e10
/* Units of an eighth of an em: spaces wider than a half em are forbidden while anything else will do. */
#define TOLERANCE 2.0
/*
 * No line of legible text has so many breakpoints; text without width (a book of zero-width spaces) has, and
 * would cost the square of its length.
 */
#define MAX_WINDOW 800

typedef struct
{
  double  demerits;
  guint32 previous;
  guint8  previous_class;
  guint8  hyphens; /* lines in a row that end on a hyphen */
} Way;

typedef struct
{
  double ratio; /* of the spaces; negative when they narrow */
  double badness;
  guint  fitness;
  gboolean overfull;
} Fit;

/* How a line from @from to @to would look. */
static Fit
fit_justified (const GlmBreakpoint   *from,
               const GlmBreakpoint   *to,
               const GlmBreakOptions *options)
{
  Fit fit = { 0.0, 0.0, 1, FALSE };
  double left = options->measure - (double) (to->width - from->next_width);
  double letters = MAX (to->letters - from->letters - 1, 0);
  double tracking = letters * options->tracking;
  double stretch = to->stretch - from->next_stretch;
  double shrink = to->shrink - from->next_shrink;

  if (left > 0.0)
    {
      double rest = MAX (left - tracking, 0.0);

      fit.ratio = stretch > 0.0 ? rest / stretch : rest > 0.0 ? 100.0 : 0.0;
      /* Letters give before spaces, but not for nothing. */
      fit.badness = 100.0 * fit.ratio * fit.ratio * fit.ratio + 6.0 * MIN (left / MAX (tracking, 1.0), 1.0);
    }
  else if (left < 0.0)
    {
      double rest = MAX (-left - tracking, 0.0);

      if (rest > shrink)
        fit.overfull = TRUE;
      fit.ratio = shrink > 0.0 ? -rest / shrink : rest > 0.0 ? -100.0 : 0.0;
      fit.badness = -100.0 * fit.ratio * fit.ratio * fit.ratio + 6.0 * MIN (-left / MAX (tracking, 1.0), 1.0);
    }
  fit.fitness = fit.ratio < -0.5 ? 0 : fit.ratio <= 0.35 ? 1 : fit.ratio <= 0.9 ? 2 : 3;
  return fit;
}

/* A ragged line is the better the nearer it comes to the measure; a fifth of it is nothing. */
static Fit
fit_ragged (const GlmBreakpoint   *from,
            const GlmBreakpoint   *to,
            const GlmBreakOptions *options)
{
  Fit fit = { 0.0, 0.0, 1, FALSE };
  double left = options->measure - (double) (to->width - from->next_width);

  if (left < 0.0)
    {
      fit.overfull = TRUE;
      fit.ratio = -100.0;
    }
  else
    {
      fit.ratio = left / (0.35 * options->measure);
      fit.badness = 100.0 * fit.ratio * fit.ratio;
    }
  return fit;
}

static double
line_demerits (const GlmBreakpoint   *from,
               const GlmBreakpoint   *to,
               const Way             *way,
               guint                  way_class,
               const Fit             *fit,
               gboolean               last,
               const GlmBreakOptions *options)
{
  double badness = fit->badness;
  double demerits;
  gboolean hyphen = (to->flags & GLM_BREAK_HYPHEN) != 0;

  if (last)
    {
      double length = to->width - from->next_width;

      /* The last line need not be full; it should not be a stump, nor nearly full without being it. */
      badness = fit->ratio < 0.0 ? badness : 0.0;
      demerits = (LINE_DEMERITS + badness) * (LINE_DEMERITS + badness);
      if (length < 3.0 * options->em && from->next_width > 0)
        demerits += SHORT_LAST_DEMERITS * (1.0 - length / (3.0 * options->em)) + 8000.0;
      if ((from->flags & GLM_BREAK_HYPHEN) != 0 && from->next_width > 0)
        demerits += LAST_HYPHEN_DEMERITS;
      return demerits;
    }
  demerits = (LINE_DEMERITS + badness) * (LINE_DEMERITS + badness) + (double) to->penalty * to->penalty;
  if (hyphen && way->hyphens > 0)
    demerits += way->hyphens >= 2 ? TRIPLE_HYPHEN_DEMERITS : DOUBLE_HYPHEN_DEMERITS;
  if (options->justify && ABS ((int) fit->fitness - (int) way_class) > 1 && way->previous != NO_POINT)
    demerits += ADJACENT_DEMERITS;
  if ((to->flags & GLM_BREAK_ONE_LETTER) != 0)
    demerits += ONE_LETTER_DEMERITS;
  return demerits;
}

/* Looks at every line that ends at @to and keeps the best way for each fitness class. */
static guint
reach (const GlmBreakpoint   *points,
       guint                  to,
       guint                  window,
       gboolean               last,
       gboolean               anything,
       const GlmBreakOptions *options,
       Way                   *ways)
{
  Way *target = &ways[to * N_CLASSES];

  for (guint c = 0; c < N_CLASSES; c++)
    target[c] = (Way) { INFINITY, NO_POINT, 1, 0 };
  for (guint from = window; from < to; from++)
    {
      const Way *source = &ways[from * N_CLASSES];
      Fit fit = options->justify ? fit_justified (&points[from], &points[to], options)
                                 : fit_ragged (&points[from], &points[to], options);
      gboolean forced = (points[to].flags & GLM_BREAK_FORCED) != 0;

      if (fit.overfull)
        {
          /* The window moves on, but never past the only way there is. */
          if (from + 1 < to)
            {
              if (from == window)
                window++;
              continue;
            }
          if (!anything)
            continue;
        }
      if (!forced && !last && options->justify && fit.ratio > TOLERANCE && !anything)
        continue;
      for (guint c = 0; c < N_CLASSES; c++)
        {
          double demerits;
          guint fitness = forced || last ? 1 : fit.fitness;

          if (source[c].demerits == INFINITY)
            continue;
          demerits = source[c].demerits + line_demerits (&points[from], &points[to], &source[c], c, &fit, forced || last, options) +
                     (fit.overfull ? OVERFULL_DEMERITS : 0.0);
          if (demerits < target[fitness].demerits)
            {
              guint run = (points[to].flags & GLM_BREAK_HYPHEN) != 0 ? source[c].hyphens + 1u : 0;

              target[fitness] = (Way) { demerits, from, (guint8) c, (guint8) MIN (run, 250u) };
            }
        }
    }
  return window;
}

static gboolean
is_reached (const Way *ways,
            guint      point)
{
  for (guint c = 0; c < N_CLASSES; c++)
    if (ways[point * N_CLASSES + c].demerits < INFINITY)
      return TRUE;
  return FALSE;
}

static guint *
walk_back (const Way *ways,
           guint      n_points,
           guint     *n_lines)
{
  guint point = n_points - 1;
  guint class = 0;
  guint n = 0;
  guint *breaks;

  for (guint c = 1; c < N_CLASSES; c++)
    if (ways[point * N_CLASSES + c].demerits < ways[point * N_CLASSES + class].demerits)
      class = c;
  for (guint p = point, c = class; p != 0; n++)
    {
      const Way *way = &ways[p * N_CLASSES + c];

      p = way->previous;
      c = way->previous_class;
    }
  breaks = g_new (guint, MAX (n, 1));
  *n_lines = n;
  while (n > 0)
    {
      const Way *way = &ways[point * N_CLASSES + class];

      breaks[--n] = point;
      point = way->previous;
      class = way->previous_class;
    }
  return breaks;
}

/* One pass: %FALSE when the tolerance leaves no way to some line. */
static gboolean
find_ways (const GlmBreakpoint   *points,
           guint                  n_points,
           const GlmBreakOptions *options,
           gboolean               anything,
           Way                   *ways)
{
  guint window = 0;
  guint reached = 0;

  for (guint c = 0; c < N_CLASSES; c++)
    ways[c] = (Way) { c == 1 ? 0.0 : INFINITY, NO_POINT, 1, 0 };
  for (guint to = 1; to < n_points; to++)
    {
      gboolean last = to == n_points - 1;

      if (!options->hyphens && (points[to].flags & GLM_BREAK_INSERTED) != 0)
        {
          for (guint c = 0; c < N_CLASSES; c++)
            ways[to * N_CLASSES + c] = (Way) { INFINITY, NO_POINT, 1, 0 };
          continue;
        }
      if (to > MAX_WINDOW)
        window = MAX (window, to - MAX_WINDOW);
      window = reach (points, to, window, last, anything, options, ways);
      if (is_reached (ways, to))
        reached = to;
      if ((points[to].flags & GLM_BREAK_FORCED) != 0)
        {
          if (reached != to)
            return FALSE;
          window = to;
        }
      /* Nothing that was reached lies in the window any more: no line can follow. */
      if (reached < window)
        return FALSE;
    }
  return is_reached (ways, n_points - 1);
}

/**
 * glm_line_breaker_total_fit:
 * @points: (array length=n_points): breakpoints in order; the first is the paragraph's start, the last its end
 * @n_points: at least 2
 * @options: how lines are set
 * @n_lines: (out): how many lines
 *
 * Breaks a paragraph so that the sum of what is wrong with its lines is least.
 *
 * Returns: (transfer full) (array length=n_lines): for each line the index of the breakpoint it ends at
 */
guint *
glm_line_breaker_total_fit (const GlmBreakpoint   *points,
                            guint                  n_points,
                            const GlmBreakOptions *options,
                            guint                 *n_lines)
{
  g_autofree Way *ways = NULL;

  g_return_val_if_fail (n_points >= 2, NULL);

  ways = g_new (Way, (gsize) n_points * N_CLASSES);
  if (find_ways (points, n_points, options, FALSE, ways))
    return walk_back (ways, n_points, n_lines);
  if (find_ways (points, n_points, options, TRUE, ways))
    return walk_back (ways, n_points, n_lines);
  return glm_line_breaker_greedy (points, n_points, options, n_lines);
}

/**
 * glm_line_breaker_greedy:
 * @points: (array length=n_points): breakpoints in order
 * @n_points: at least 2
 * @options: how lines are set
 * @n_lines: (out): how many lines
 *
 * The longest line whose natural width fits, one by one.
 *
 * Returns: (transfer full) (array length=n_lines): for each line the index of the breakpoint it ends at
 */
guint *
glm_line_breaker_greedy (const GlmBreakpoint   *points,
                         guint                  n_points,
                         const GlmBreakOptions *options,
                         guint                 *n_lines)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  guint from = 0;
  gsize n;
  guint *result;

  while (from < n_points - 1)
    {
      guint best = 0;
      guint to;

      for (to = from + 1; to < n_points; to++)
        {
          if (!options->hyphens && (points[to].flags & GLM_BREAK_INSERTED) != 0)
            continue;
          if (points[to].width - points[from].next_width > options->measure && best > 0)
            break;
          best = to;
          if (points[to].width - points[from].next_width > options->measure || (points[to].flags & GLM_BREAK_FORCED) != 0)
            break;
        }
      g_array_append_val (breaks, best);
      from = best;
    }
  result = (guint *) (gpointer) g_array_steal (breaks, &n);
  g_array_unref (breaks);
  *n_lines = (guint) n;
  return result;
}
