/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where things are in a set block: the position under a point, carets, the rectangles of a range. */

#include "config.h"

#include "glm-set-block-private.h"

#include <math.h>

/* Whether a run shows the drop capital. */
gboolean
_glm_set_block_is_drop (const GlmSetBlock    *self,
                        const PangoGlyphItem *item)
{
  return self->drop_lines > 0 && (gsize) item->item->offset >= self->drop.start && (gsize) item->item->offset < self->drop.end;
}

static guint
line_at (const GlmSetBlock *self,
         double             y)
{
  for (guint i = 0; i + 1 < self->n_lines; i++)
    if (y < self->lines[i].top + self->lines[i].height)
      return i;
  return self->n_lines - 1;
}

static const GlmSetRunData *
run_data (const GlmSetBlock *self,
          guint              line,
          guint              run)
{
  return &g_array_index (self->run_data, GlmSetRunData, self->line_texts[line].first_run + run);
}

/**
 * glm_set_block_position_at:
 * @self: a set block
 * @x: pixels from the block's left edge
 * @y: pixels from its top edge
 * @inside: (out) (optional): whether there is text at the place
 *
 * Returns: the position in the document's text nearest to the place
 */
gsize
glm_set_block_position_at (const GlmSetBlock *self,
                           double             x,
                           double             y,
                           gboolean          *inside)
{
  const char *text = glm_display_text_get_text (self->display, NULL);
  guint index;
  const GlmSetLine *line;
  gboolean beside;

  if (inside != NULL)
    *inside = FALSE;
  if (self->n_lines == 0)
    return glm_display_text_get_source (self->display).start;
  index = line_at (self, y);
  /* A drop capital belongs to the first line all the way down. */
  beside = index < self->drop_lines && x < self->drop_right;
  if (beside)
    index = 0;
  line = &self->lines[index];
  if (inside != NULL)
    *inside = x >= line->x && x < line->x + line->width && y >= line->top && (beside || y < line->top + line->height);

  for (guint i = 0; i < line->n_runs; i++)
    {
      const GlmSetRunData *run = run_data (self, index, i);
      const PangoItem *item = run->item->item;
      int offset, trailing;

      if (run->mark || (x >= run->x + run->width && i + 1 < line->n_runs && !run_data (self, index, i + 1)->mark))
        continue;
      if (x >= run->x + run->width)
        break;
      pango_glyph_string_x_to_index (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                     (int) (MAX (x - run->x, 0.0) * PANGO_SCALE), &offset, &trailing);
      {
        const char *p = text + item->offset + offset;

        /* Trailing is in characters; a position stands at the edge of what a reader takes for one. */
        for (; trailing > 0 && p < text + item->offset + item->length; trailing--)
          p = g_utf8_next_char (p);
        while (p < text + item->offset + item->length && g_unichar_ismark (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);
        return CLAMP (glm_display_text_to_source (self->display, (gsize) (p - text), GLM_BIAS_BEFORE), line->source.start, line->source.end);
      }
    }
  return x < line->x ? line->source.start : line->source.end;
}

/* Where the caret before display offset @offset stands in a line, pixels. */
static double
x_of_offset (const GlmSetBlock *self,
             guint              index,
             gsize              offset)
{
  const char *text = glm_display_text_get_text (self->display, NULL);
  const GlmSetLine *line = &self->lines[index];
  double end = line->x + line->width;

  for (guint i = 0; i < line->n_runs; i++)
    {
      const GlmSetRunData *run = run_data (self, index, i);
      const PangoItem *item = run->item->item;
      int x;

      if (run->mark)
        {
          end = run->x;
          continue;
        }
      if (offset < (gsize) item->offset || offset >= (gsize) (item->offset + item->length))
        continue;
      pango_glyph_string_index_to_x (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                     (int) offset - item->offset, FALSE, &x);
      return run->x + (double) x / PANGO_SCALE;
    }
  return offset <= self->line_texts[index].display.start ? line->x : end;
}

/* The line that shows display offset @offset; at a line's end @bias says which of the two. */
static guint
line_of_offset (const GlmSetBlock *self,
                gsize              offset,
                GlmBias            bias)
{
  guint found = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      gsize start = self->line_texts[i].display.start;

      if (start < offset || (start == offset && (bias == GLM_BIAS_AFTER || i == 0)))
        found = i;
    }
  return found;
}

/**
 * glm_set_block_get_caret:
 * @self: a set block
 * @position: a position in the document's text
 * @bias: at a line's end, before or after the break
 *
 * Returns: where a caret stands, pixels; its width is 0
 */
GlmRect
glm_set_block_get_caret (const GlmSetBlock *self,
                         gsize              position,
                         GlmBias            bias)
{
  gsize offset = glm_display_text_from_source (self->display, position, bias);
  GlmRect rect = { 0.0, 0.0, 0.0, self->height };
  guint index;

  if (self->n_lines == 0)
    return rect;
  index = line_of_offset (self, offset, bias);
  rect.x = x_of_offset (self, index, offset);
  rect.y = self->lines[index].top;
  rect.height = self->lines[index].height;
  return rect;
}

/**
 * glm_set_block_get_rects:
 * @self: a set block
 * @range: bytes of the document's text
 * @rects: (element-type GlmRect): takes the rectangles that cover what shows @range
 *
 * Returns: how many rectangles were added: one for each line and stretch of one direction
 */
guint
glm_set_block_get_rects (const GlmSetBlock *self,
                         GlmRange           range,
                         GArray            *rects)
{
  GlmRange source = glm_display_text_get_source (self->display);
  const char *text = glm_display_text_get_text (self->display, NULL);
  guint before = rects->len;
  gsize start, end;

  if (range.end <= source.start || range.start >= source.end || glm_range_is_empty (range))
    return 0;
  start = glm_display_text_from_source (self->display, range.start, GLM_BIAS_AFTER);
  end = glm_display_text_from_source (self->display, range.end, GLM_BIAS_BEFORE);
  for (guint l = 0; l < self->n_lines; l++)
    {
      const GlmSetLine *line = &self->lines[l];
      GlmRange shown = glm_range_intersect ((GlmRange) { start, end }, self->line_texts[l].display);
      guint line_first = rects->len;

      if (glm_range_is_empty (shown))
        continue;
      for (guint i = 0; i < line->n_runs; i++)
        {
          const GlmSetRunData *run = run_data (self, l, i);
          const PangoItem *item = run->item->item;
          GlmRange part = glm_range_intersect (shown, (GlmRange) { (gsize) item->offset, (gsize) (item->offset + item->length) });
          int x0, x1;
          GlmRect rect;

          if (run->mark || glm_range_is_empty (part))
            continue;
          pango_glyph_string_index_to_x (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                         (int) part.start - item->offset, FALSE, &x0);
          pango_glyph_string_index_to_x (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                         (int) part.end - item->offset, FALSE, &x1);
          rect = (GlmRect) { run->x + (double) MIN (x0, x1) / PANGO_SCALE, line->top, (double) ABS (x1 - x0) / PANGO_SCALE, line->height };
          if (_glm_set_block_is_drop (self, run->item))
            {
              rect.height = self->drop_lines * line->height;
              rect.width += part.end == self->drop.end ? self->drop_gap : 0.0;
            }
          if (rects->len > line_first)
            {
              GlmRect *last = &g_array_index (rects, GlmRect, rects->len - 1);

              if (fabs (last->x + last->width - rect.x) < 0.01 && last->height == rect.height)
                {
                  last->width += rect.width;
                  continue;
                }
            }
          g_array_append_val (rects, rect);
        }
    }
  return rects->len - before;
}
