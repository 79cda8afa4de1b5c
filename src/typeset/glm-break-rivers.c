/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Rivers: gaps between words that stand one under the other through four lines or more and are seen
 * as a white stream. They depend on where the words of neighbouring lines fall, which a search that
 * knows only breakpoints cannot see; so they are looked for afterwards, and the few lines around one are
 * broken again without one of their ends. What comes out is kept if it is better on the whole.
 */

#include "config.h"

#include "glm-line-breaker-private.h"

#include <math.h>

#define RIVER_LINES 4
/* About what a bad line costs: one river less is worth a hyphen, not a hole. */
#define RIVER_DEMERITS 16000.0
/* Lines before and after the river's last that may be broken anew. */
#define LINES_BEFORE 5
#define LINES_AFTER 2
#define MAX_GAPS 64

typedef struct
{
  float left, right;
  guint depth; /* lines, this one included, through which gaps come down to here */
} Gap;

typedef struct
{
  Gap   gaps[MAX_GAPS];
  guint n;
} Gaps;

/* A line of the paragraph as it stands: how its end was reached, and what stands over the next line. */
typedef struct
{
  guint       end;
  GlmBreakWay way;
  guint       fitness;
  double      demerits;
  guint       rivers;
  Gaps        gaps;
} Line;

/* The gaps of a line as it will be set; the no-break spaces are not among them, they are few. */
static void
find_gaps (const GlmBreakSearch *self,
           guint                 from,
           guint                 to,
           const GlmLineFit     *fit,
           Gaps                 *gaps)
{
  const GlmBreakpoint *a = &self->points[from];
  const GlmBreakpoint *b = &self->points[to];
  double letters = MAX (b->letters - a->letters - 1, 0);
  double left = self->options->measure - (double) (b->width - a->next_width);
  gboolean natural = (b->flags & GLM_BREAK_FORCED) != 0 && left > 0.0;
  double tracking = letters > 0.0 && !natural ? CLAMP (left / letters, -self->options->tracking, self->options->tracking) : 0.0;
  double ratio = natural ? 0.0 : MAX (fit->ratio, -1.0);

  gaps->n = 0;
  for (guint p = from + 1; p < to && gaps->n < MAX_GAPS; p++)
    {
      const GlmBreakpoint *point = &self->points[p];
      double start, end;

      if (point->next_width <= point->width || (point->flags & GLM_BREAK_INSERTED) != 0)
        continue;
      start = point->width - a->next_width + tracking * (point->letters - a->letters);
      end = point->next_width - a->next_width + tracking * (point->letters + 1 - a->letters);
      start += ratio * (ratio > 0.0 ? point->stretch - a->next_stretch : point->shrink - a->next_shrink);
      end += ratio * (ratio > 0.0 ? point->next_stretch - a->next_stretch : point->next_shrink - a->next_shrink);
      gaps->gaps[gaps->n++] = (Gap) { (float) start, (float) end, 1 };
    }
}

/* Joins the gaps of a line to those of the line above; overlaps of half a space count. Returns how many are in rivers. */
static guint
join_gaps (const Gaps *above,
           Gaps       *gaps,
           float       half_space)
{
  guint over = 0;
  guint rivers = 0;

  for (guint i = 0; i < gaps->n; i++)
    {
      Gap *gap = &gaps->gaps[i];

      while (over < above->n && above->gaps[over].right <= gap->left + half_space)
        over++;
      for (guint j = over; j < above->n && above->gaps[j].left < gap->right - half_space; j++)
        if (MIN (gap->right, above->gaps[j].right) - MAX (gap->left, above->gaps[j].left) > half_space)
          gap->depth = MAX (gap->depth, above->gaps[j].depth + 1);
      rivers += gap->depth >= RIVER_LINES;
    }
  return rivers;
}

static void
describe_line (const GlmBreakSearch *self,
               const Line           *before,
               guint                 end,
               Line                 *line)
{
  static const GlmBreakWay start = { 0.0, GLM_NO_POINT, 1, 0, 0 };
  static const Gaps none = { { { 0 } }, 0 };
  guint from = before != NULL ? before->end : 0;
  GlmLineFit fit = _glm_break_search_fit (self, from, end, G_MAXUINT8);
  gboolean forced = end == self->n_points - 1 || (self->points[end].flags & GLM_BREAK_FORCED) != 0;
  gboolean hyphen = (self->points[end].flags & GLM_BREAK_HYPHEN) != 0;

  line->end = end;
  line->demerits = _glm_break_search_demerits (self, from, end, &fit, before != NULL ? &before->way : &start,
                                               before != NULL ? before->fitness : 1);
  line->fitness = forced ? 1 : fit.fitness;
  line->way = (GlmBreakWay) { 0.0, from, 0, (guint8) (hyphen ? (before != NULL ? before->way.hyphens + 1 : 1) : 0), 0 };
  find_gaps (self, from, end, &fit, &line->gaps);
  line->rivers = join_gaps (before != NULL ? &before->gaps : &none, &line->gaps, (float) self->options->em / 8.0f);
}

static double
line_cost (const Line *line)
{
  return line->demerits + RIVER_DEMERITS * line->rivers;
}

/* What lines with these ends would cost after @before, with those that come after and may hang on them. */
static double
cost_of (const GlmBreakSearch *self,
         const Line           *before,
         const guint          *ends,
         guint                 n_ends,
         const GArray         *lines,
         guint                 after)
{
  Line line, last;
  double cost = 0.0;

  for (guint i = 0; i < n_ends + RIVER_LINES; i++)
    {
      guint follower = after + i - n_ends;

      if (i >= n_ends && follower >= lines->len)
        break;
      describe_line (self, i > 0 ? &last : before, i < n_ends ? ends[i] : g_array_index (lines, Line, follower).end, &line);
      cost += line_cost (&line);
      last = line;
    }
  return cost;
}

/* Breaks the lines around the river that ends on @k again; returns whether they are better now. */
static gboolean
break_around (GlmBreakSearch *self,
              GArray         *lines,
              guint           k)
{
  guint first = k > LINES_BEFORE ? k - LINES_BEFORE : 0;
  guint last = MIN (k + LINES_AFTER, lines->len - 1);
  guint start = first > 0 ? g_array_index (lines, Line, first - 1).end : 0;
  guint end = g_array_index (lines, Line, last).end;
  GlmBreakWay way = { 0.0, GLM_NO_POINT, 1, 0, 0 };
  Line before = { 0 };
  double best = 0.0;
  g_autofree guint *ends = NULL;
  guint n_ends = 0;

  if (first > 0)
    {
      before = g_array_index (lines, Line, first - 1);
      way = before.way;
    }
  for (guint i = first; i < MIN (last + 1 + RIVER_LINES, lines->len); i++)
    best += line_cost (&g_array_index (lines, Line, i));
  for (guint i = k > RIVER_LINES ? k - RIVER_LINES : 0; i <= MIN (k, last - 1); i++)
    {
      g_autofree guint *other = NULL;
      guint n_other;
      double cost;

      self->shunned = g_array_index (lines, Line, i).end;
      /* Where a line must end it does. */
      if ((self->points[self->shunned].flags & GLM_BREAK_FORCED) != 0)
        continue;
      if (i < first || !_glm_break_search_run (self, start, &way, first > 0 ? before.fitness : 1, end, FALSE))
        continue;
      other = _glm_break_search_trace (self, start, end, &n_other);
      cost = cost_of (self, first > 0 ? &before : NULL, other, n_other, lines, last + 1);
      if (cost < best)
        {
          best = cost;
          n_ends = n_other;
          g_free (ends);
          ends = g_steal_pointer (&other);
        }
    }
  self->shunned = GLM_NO_POINT;
  if (ends == NULL)
    return FALSE;

  {
    g_autoptr (GArray) tail = g_array_new (FALSE, FALSE, sizeof (guint));
    Line line, previous = before;

    for (guint i = last + 1; i < lines->len; i++)
      g_array_append_val (tail, g_array_index (lines, Line, i).end);
    g_array_set_size (lines, first);
    for (guint i = 0; i < n_ends + tail->len; i++)
      {
        describe_line (self, first + i > 0 ? &previous : NULL, i < n_ends ? ends[i] : g_array_index (tail, guint, i - n_ends), &line);
        g_array_append_val (lines, line);
        previous = line;
      }
  }
  return TRUE;
}

/*
 * _glm_break_search_avoid_rivers:
 * @self: the search that found @breaks
 * @breaks: (transfer full): for each line the breakpoint it ends at
 * @n_lines: (inout): how many lines
 *
 * Returns: (transfer full) (array length=n_lines): the same with fewer rivers
 */
guint *
_glm_break_search_avoid_rivers (GlmBreakSearch *self,
                                guint          *breaks,
                                guint          *n_lines)
{
  g_autoptr (GArray) lines = NULL;
  Line line, previous;
  gboolean changed = FALSE;

  if (*n_lines < RIVER_LINES)
    return breaks;
  lines = g_array_sized_new (FALSE, FALSE, sizeof (Line), *n_lines);
  for (guint i = 0; i < *n_lines; i++)
    {
      describe_line (self, i > 0 ? &previous : NULL, breaks[i], &line);
      g_array_append_val (lines, line);
      previous = line;
    }
  for (guint k = RIVER_LINES - 1; k < lines->len; k++)
    if (g_array_index (lines, Line, k).rivers > 0)
      changed |= break_around (self, lines, k);
  if (!changed)
    return breaks;
  g_free (breaks);
  breaks = g_new (guint, lines->len);
  for (guint i = 0; i < lines->len; i++)
    breaks[i] = g_array_index (lines, Line, i).end;
  *n_lines = lines->len;
  return breaks;
}
