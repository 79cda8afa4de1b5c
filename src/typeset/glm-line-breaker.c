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

#include "glm-line-breaker-private.h"

#include <math.h>

/*
 * Demerits, on TeX's scale where a line of badness b costs about b². Their sizes were found
 * by trial on five novels, for even spaces, at most nine hyphens for 100 lines and no stumps.
 */
#define LINE_DEMERITS 15.0
#define ADJACENT_DEMERITS 2000.0
#define DOUBLE_HYPHEN_DEMERITS 4000.0
#define TRIPLE_HYPHEN_DEMERITS 1e7
#define LAST_HYPHEN_DEMERITS 5000.0
#define ONE_LETTER_DEMERITS 6000.0
#define SHORT_LAST_DEMERITS 120000.0
#define STUMP_DEMERITS 330000.0
#define OVERFULL_DEMERITS 1e10
/* A ragged line that is short of the measure by this share of it is worth a hyphen. */
#define RAGGED_SHARE 0.18
/* Units of an eighth of an em: spaces of more than .62 em are forbidden while anything else will do. */
#define TOLERANCE 3.0
/*
 * No line of legible text has so many breakpoints; text without width (a book of zero-width spaces) has, and
 * would cost the square of its length.
 */
#define MAX_WINDOW 800

/**
 * glm_line_breaker_indent:
 * @points: breakpoints
 * @from: the one at which a line begins
 * @line: how many lines are before it
 * @options: how lines are set
 *
 * Returns: by how much the line is shorter than the measure, in the unit of @options; the indent of a
 *   paragraph's first line is in the widths of the breakpoints and not here
 */
gint32
glm_line_breaker_indent (const GlmBreakpoint   *points,
                         guint                  from,
                         guint                  line,
                         const GlmBreakOptions *options)
{
  if (line > 0 && line < options->n_drop)
    return options->drop;
  return from > 0 && (points[from].flags & GLM_BREAK_FORCED) == 0 ? options->hang : 0;
}

/* How a line from @from to @to would look. */
static GlmLineFit
fit_justified (const GlmBreakpoint   *from,
               const GlmBreakpoint   *to,
               gint32                 measure,
               const GlmBreakOptions *options)
{
  GlmLineFit fit = { 0.0, 0.0, 1, FALSE };
  double left = measure - (double) (to->width - from->next_width);
  double letters = MAX (to->letters - from->letters - 1, 0);
  double tracking = letters * options->tracking;
  double stretch = to->stretch - from->next_stretch;
  double shrink = to->shrink - from->next_shrink;

  if (left > 0.0)
    {
      double rest = MAX (left - tracking, 0.0);

      fit.ratio = stretch > 0.0 ? rest / stretch : rest > 0.0 ? 100.0 : 0.0;
      /* Letters give before spaces, but not for nothing. */
      fit.badness = 105.0 * fit.ratio * fit.ratio * fit.ratio + 4.0 * MIN (left / MAX (tracking, 1.0), 1.0);
    }
  else if (left < 0.0)
    {
      double rest = MAX (-left - tracking, 0.0);

      if (rest > shrink)
        fit.overfull = TRUE;
      fit.ratio = shrink > 0.0 ? -rest / shrink : rest > 0.0 ? -100.0 : 0.0;
      fit.badness = -85.0 * fit.ratio * fit.ratio * fit.ratio + 4.0 * MIN (-left / MAX (tracking, 1.0), 1.0);
    }
  fit.fitness = fit.ratio < -0.5 ? 0 : fit.ratio <= 0.35 ? 1 : fit.ratio <= 0.9 ? 2 : 3;
  return fit;
}

/* A ragged line is the better the nearer it comes to the measure; what is short of a tenth of it is hardly seen. */
static GlmLineFit
fit_ragged (const GlmBreakpoint   *from,
            const GlmBreakpoint   *to,
            gint32                 measure)
{
  GlmLineFit fit = { 0.0, 0.0, 1, FALSE };
  double left = measure - (double) (to->width - from->next_width);

  if (left < 0.0)
    {
      fit.overfull = TRUE;
      fit.ratio = -100.0;
    }
  else
    {
      fit.ratio = left / (RAGGED_SHARE * measure);
      fit.badness = 100.0 * fit.ratio * fit.ratio * fit.ratio;
    }
  return fit;
}

static gboolean
ends_paragraph (const GlmBreakSearch *self,
                guint                 to)
{
  return to == self->n_points - 1 || (self->points[to].flags & GLM_BREAK_FORCED) != 0;
}

/*
 * _glm_break_search_fit:
 * @self: a search
 * @from: breakpoint at which a line begins
 * @to: where it ends
 * @line: how many lines are before it
 *
 * Returns: how the line would look
 */
GlmLineFit
_glm_break_search_fit (const GlmBreakSearch *self,
                       guint                 from,
                       guint                 to,
                       guint                 line)
{
  gint32 measure = self->options->measure - glm_line_breaker_indent (self->points, from, line, self->options);

  return self->options->justify ? fit_justified (&self->points[from], &self->points[to], measure, self->options)
                                : fit_ragged (&self->points[from], &self->points[to], measure);
}

/*
 * _glm_break_search_demerits:
 * @self: a search
 * @from: breakpoint at which a line begins
 * @to: where it ends
 * @fit: how it looks
 * @way: how @from was reached
 * @way_class: fitness of the line before
 *
 * Returns: what is wrong with the line where it stands
 */
double
_glm_break_search_demerits (const GlmBreakSearch *self,
                            guint                 from,
                            guint                 to,
                            const GlmLineFit     *fit,
                            const GlmBreakWay    *way,
                            guint                 way_class)
{
  const GlmBreakpoint *a = &self->points[from];
  const GlmBreakpoint *b = &self->points[to];
  const GlmBreakOptions *options = self->options;
  double badness = fit->badness;
  double demerits = fit->overfull ? OVERFULL_DEMERITS : 0.0;

  if (ends_paragraph (self, to))
    {
      double length = b->width - a->next_width;

      /* The last line need not be full; it should not be a stump. */
      badness = fit->ratio < 0.0 ? badness : 0.0;
      demerits += (LINE_DEMERITS + badness) * (LINE_DEMERITS + badness);
      if (length < 3.0 * options->em && a->next_width > 0)
        demerits += SHORT_LAST_DEMERITS + STUMP_DEMERITS * (1.0 - length / (3.0 * options->em));
      if ((a->flags & GLM_BREAK_HYPHEN) != 0 && a->next_width > 0)
        demerits += LAST_HYPHEN_DEMERITS;
      return demerits;
    }
  demerits += (LINE_DEMERITS + badness) * (LINE_DEMERITS + badness) + (double) b->penalty * b->penalty;
  if ((b->flags & GLM_BREAK_HYPHEN) != 0 && way->hyphens > 0)
    demerits += way->hyphens >= 2 ? TRIPLE_HYPHEN_DEMERITS : DOUBLE_HYPHEN_DEMERITS;
  if (options->justify && ABS ((int) fit->fitness - (int) way_class) > 1 && way->previous != GLM_NO_POINT)
    demerits += ADJACENT_DEMERITS;
  if ((b->flags & GLM_BREAK_ONE_LETTER) != 0)
    demerits += ONE_LETTER_DEMERITS;
  return demerits;
}

static void
clear_point (GlmBreakSearch *self,
             guint           point)
{
  for (guint c = 0; c < GLM_N_FITNESS; c++)
    self->ways[point * GLM_N_FITNESS + c] = (GlmBreakWay) { INFINITY, GLM_NO_POINT, 1, 0, 0 };
}

/* Looks at every line that ends at @to and keeps the best way for each fitness class. */
static guint
reach (GlmBreakSearch *self,
       guint           to,
       guint           window,
       gboolean        anything)
{
  GlmBreakWay *target = &self->ways[to * GLM_N_FITNESS];
  gboolean last = ends_paragraph (self, to);
  gboolean hyphen = (self->points[to].flags & GLM_BREAK_HYPHEN) != 0;

  for (guint from = window; from < to; from++)
    {
      const GlmBreakWay *source = &self->ways[from * GLM_N_FITNESS];
      /* As wide as a line from here can be: what is too long for that is too long for any. */
      GlmLineFit fit = _glm_break_search_fit (self, from, to, G_MAXUINT8);
      guint fitness = last ? 1 : fit.fitness;

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
      if (!last && self->options->justify && fit.ratio > TOLERANCE && !anything)
        continue;
      for (guint c = 0; c < GLM_N_FITNESS; c++)
        {
          double demerits;

          if (source[c].demerits == INFINITY)
            continue;
          if (self->options->n_drop > 0)
            {
              /* Each way knows how many lines it took: a line beside a drop capital is shorter. */
              fit = _glm_break_search_fit (self, from, to, source[c].n_lines);
              fitness = last ? 1 : fit.fitness;
              if (!anything && (fit.overfull || (!last && self->options->justify && fit.ratio > TOLERANCE)))
                continue;
            }
          demerits = source[c].demerits + _glm_break_search_demerits (self, from, to, &fit, &source[c], c);
          if (demerits < target[fitness].demerits)
            {
              guint run = hyphen ? source[c].hyphens + 1u : 0;

              target[fitness] = (GlmBreakWay) { demerits, from, (guint8) c, (guint8) MIN (run, 250u),
                                                    (guint8) MIN (source[c].n_lines + 1u, 255u) };
            }
        }
    }
  return window;
}

static gboolean
is_reached (const GlmBreakSearch *self,
            guint                 point)
{
  for (guint c = 0; c < GLM_N_FITNESS; c++)
    if (self->ways[point * GLM_N_FITNESS + c].demerits < INFINITY)
      return TRUE;
  return FALSE;
}

/*
 * _glm_break_search_trace:
 * @self: a search that was run
 * @first: the breakpoint it began at
 * @last: a breakpoint that was reached
 * @n_lines: (out): how many lines
 *
 * Returns: (transfer full) (array length=n_lines): for each line from @first to @last the breakpoint it ends at
 */
guint *
_glm_break_search_trace (const GlmBreakSearch *self,
                         guint                 first,
                         guint                 last,
                         guint                *n_lines)
{
  guint point = last;
  guint class = 0;
  guint n = 0;
  guint *breaks;

  for (guint c = 1; c < GLM_N_FITNESS; c++)
    if (self->ways[point * GLM_N_FITNESS + c].demerits < self->ways[point * GLM_N_FITNESS + class].demerits)
      class = c;
  for (guint p = point, c = class; p != first; n++)
    {
      const GlmBreakWay *way = &self->ways[p * GLM_N_FITNESS + c];

      p = way->previous;
      c = way->previous_class;
    }
  breaks = g_new (guint, MAX (n, 1));
  *n_lines = n;
  while (n > 0)
    {
      const GlmBreakWay *way = &self->ways[point * GLM_N_FITNESS + class];

      breaks[--n] = point;
      point = way->previous;
      class = way->previous_class;
    }
  return breaks;
}

/*
 * _glm_break_search_run:
 * @self: a search
 * @first: the breakpoint at which lines begin
 * @start: how it was reached
 * @start_class: fitness of the line before
 * @last: where lines end
 * @anything: lines may be wider than is tolerated
 *
 * One pass.
 *
 * Returns: %FALSE when there is no way to @last
 */
gboolean
_glm_break_search_run (GlmBreakSearch    *self,
                       guint              first,
                       const GlmBreakWay *start,
                       guint              start_class,
                       guint              last,
                       gboolean           anything)
{
  guint window = first;
  guint reached = first;

  clear_point (self, first);
  self->ways[first * GLM_N_FITNESS + start_class] = *start;
  for (guint to = first + 1; to <= last; to++)
    {
      clear_point (self, to);
      if ((!self->options->hyphens && (self->points[to].flags & GLM_BREAK_INSERTED) != 0) || to == self->shunned)
        continue;
      if (to > MAX_WINDOW)
        window = MAX (window, to - MAX_WINDOW);
      window = reach (self, to, window, anything);
      if (is_reached (self, to))
        reached = to;
      if ((self->points[to].flags & GLM_BREAK_FORCED) != 0)
        {
          if (reached != to)
            return FALSE;
          window = to;
        }
      /* Nothing that was reached lies in the window any more: no line can follow. */
      if (reached < window)
        return FALSE;
    }
  return is_reached (self, last);
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
  static const GlmBreakWay start = { 0.0, GLM_NO_POINT, 1, 0, 0 };
  g_autofree GlmBreakWay *ways = NULL;
  GlmBreakSearch search = { points, n_points, options, NULL, GLM_NO_POINT };
  guint *breaks;

  g_return_val_if_fail (n_points >= 2, NULL);

  search.ways = ways = g_new (GlmBreakWay, (gsize) n_points * GLM_N_FITNESS);
  if (_glm_break_search_run (&search, 0, &start, 1, n_points - 1, FALSE))
    {
      breaks = _glm_break_search_trace (&search, 0, n_points - 1, n_lines);
      return options->justify && options->n_drop == 0 ? _glm_break_search_avoid_rivers (&search, breaks, n_lines) : breaks;
    }
  if (_glm_break_search_run (&search, 0, &start, 1, n_points - 1, TRUE))
    return _glm_break_search_trace (&search, 0, n_points - 1, n_lines);
  return glm_line_breaker_greedy (points, n_points, options, n_lines);
}

static guint
count_one_letter_ends (const GlmBreakpoint *points,
                       const guint         *breaks,
                       guint                n_lines)
{
  guint n = 0;

  for (guint i = 0; i < n_lines; i++)
    n += (points[breaks[i]].flags & GLM_BREAK_ONE_LETTER) != 0;
  return n;
}

static gint32
widest_line (const GlmBreakpoint *points,
             const guint         *breaks,
             guint                n_lines)
{
  gint32 widest = 0;

  for (guint i = 0, from = 0; i < n_lines; from = breaks[i++])
    widest = MAX (widest, points[breaks[i]].width - points[from].next_width);
  return widest;
}

/**
 * glm_line_breaker_balanced:
 * @points: (array length=n_points): breakpoints in order
 * @n_points: at least 2
 * @options: how lines are set; they are ragged whatever it says
 * @n_lines: (out): how many lines
 *
 * Breaks a heading: into as few lines as the measure allows, these as equal as may be. That is the
 * narrowest measure that still gives so few lines, found by halving.
 *
 * Returns: (transfer full) (array length=n_lines): for each line the index of the breakpoint it ends at
 */
guint *
glm_line_breaker_balanced (const GlmBreakpoint   *points,
                           guint                  n_points,
                           const GlmBreakOptions *options,
                           guint                 *n_lines)
{
  GlmBreakOptions narrower = *options;
  guint *best;
  guint one_letter;
  gint32 low, high;

  narrower.justify = FALSE;
  best = glm_line_breaker_total_fit (points, n_points, &narrower, n_lines);
  if (*n_lines < 2)
    return best;
  one_letter = count_one_letter_ends (points, best, *n_lines);
  high = widest_line (points, best, *n_lines);
  low = (points[n_points - 1].width - points[0].next_width) / (gint32) *n_lines;
  while (high - low > options->em / 8)
    {
      g_autofree guint *breaks = NULL;
      guint n;

      narrower.measure = low + (high - low) / 2;
      breaks = glm_line_breaker_total_fit (points, n_points, &narrower, &n);
      if (n == *n_lines && widest_line (points, breaks, n) <= narrower.measure &&
          count_one_letter_ends (points, breaks, n) <= one_letter)
        {
          guint *worse = best;

          best = g_steal_pointer (&breaks);
          g_free (worse);
          high = widest_line (points, best, n);
        }
      else
        low = narrower.measure;
    }
  return best;
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
      gint32 measure = options->measure - glm_line_breaker_indent (points, from, breaks->len, options);
      guint best = 0;
      guint to;

      for (to = from + 1; to < n_points; to++)
        {
          if (!options->hyphens && (points[to].flags & GLM_BREAK_INSERTED) != 0)
            continue;
          if (points[to].width - points[from].next_width > measure && best > 0)
            break;
          best = to;
          if (points[to].width - points[from].next_width > measure || (points[to].flags & GLM_BREAK_FORCED) != 0)
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
