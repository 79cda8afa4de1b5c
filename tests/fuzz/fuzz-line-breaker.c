/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-line-breaker.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

#define EM 1000

/* Four bytes a breakpoint: what is added to the width, the space after it, the penalty, the flags. */
static GArray *
read_points (const uint8_t *data,
             size_t         size)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (GlmBreakpoint));
  GlmBreakpoint point = { 0 };

  g_array_append_val (points, point);
  for (size_t i = 0; i + 4 <= size; i += 4)
    {
      gint32 space = (data[i + 1] & 0x3F) * 10;

      point.width = point.next_width + data[i] * 24;
      point.stretch = point.next_stretch;
      point.shrink = point.next_shrink;
      point.letters += 1 + data[i] / 20;
      point.penalty = (gint16) (data[i + 2] * 8);
      point.flags = data[i + 3] & (GLM_BREAK_HYPHEN | GLM_BREAK_ONE_LETTER | GLM_BREAK_INSERTED);
      if ((data[i + 3] & 0xF0) == 0xF0)
        point.flags |= GLM_BREAK_FORCED;
      point.next_width = point.width + ((point.flags & GLM_BREAK_INSERTED) != 0 ? 0 : space);
      if (point.next_width > point.width)
        {
          point.next_stretch += EM / 8;
          point.next_shrink += space / 5;
        }
      g_array_append_val (points, point);
    }
  point.flags = GLM_BREAK_FORCED;
  g_array_append_val (points, point);
  return points;
}

static void
check_breaks (GArray                *points,
              const GlmBreakOptions *options,
              const guint           *breaks,
              guint                  n_lines)
{
  guint from = 0;

  g_assert_cmpuint (n_lines, >, 0);
  for (guint i = 0; i < n_lines; i++)
    {
      const GlmBreakpoint *to = &g_array_index (points, GlmBreakpoint, breaks[i]);

      g_assert_cmpuint (breaks[i], >, from);
      g_assert_true (options->hyphens || breaks[i] == points->len - 1 || (to->flags & GLM_BREAK_INSERTED) == 0 || (to->flags & GLM_BREAK_FORCED) != 0);
      /* No line runs past a place where one must end. */
      for (guint p = from + 1; p < breaks[i]; p++)
        g_assert_cmpuint (g_array_index (points, GlmBreakpoint, p).flags & (options->hyphens ? GLM_BREAK_FORCED : 0), ==, 0);
      from = breaks[i];
    }
  g_assert_cmpuint (from, ==, points->len - 1);
}

/* Whatever the widths, lines go forward, end where they must and reach the end. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GArray) points = NULL;
  GlmBreakOptions options = { 0 };
  guint n_lines;

  if (size < 2)
    return 0;
  points = read_points (data + 2, size - 2);
  options.measure = 200 + data[0] * 200;
  options.em = EM;
  options.tracking = data[1] & 0x0F;
  options.justify = (data[1] & 0x10) != 0;
  options.hyphens = (data[1] & 0x20) != 0;
  options.hang = (data[1] & 0x40) != 0 ? options.measure / 5 : 0;
  options.drop = (data[1] & 0x80) != 0 ? options.measure / 4 : 0;
  options.n_drop = (data[1] & 0x80) != 0 ? 2 + (data[0] & 1) : 0;
  {
    g_autofree guint *breaks = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n_lines);

    check_breaks (points, &options, breaks, n_lines);
  }
  {
    g_autofree guint *breaks = glm_line_breaker_greedy ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n_lines);

    check_breaks (points, &options, breaks, n_lines);
  }
  return 0;
}
