/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing a set block for pages and pictures, run by run or line by line. The window draws runs itself. */

#include "config.h"

#include "glm-set-block-private.h"

#include <pango/pangocairo.h>

static void
draw_run (const GlmSetBlock *self,
          guint              index,
          const char        *text,
          cairo_t           *cr)
{
  const GlmSetRun *run = &g_array_index (self->runs, GlmSetRun, index);
  const GlmSetRunData *data = &g_array_index (self->run_data, GlmSetRunData, index);

  cairo_move_to (cr, run->x, run->y);
  /* With its text, so that what a page shows as one sign (the tt of Libertine) is copied from it as it was written. */
  if (text == NULL)
    pango_cairo_show_glyph_string (cr, run->font, run->glyphs);
  else
    pango_cairo_show_glyph_item (cr, text, data->item);
  if ((run->flags & GLM_SET_RUN_STRIKE) != 0)
    {
      PangoFontMetrics *metrics = pango_font_get_metrics (run->font, NULL);
      double y = run->y - (double) pango_font_metrics_get_strikethrough_position (metrics) / PANGO_SCALE;

      cairo_rectangle (cr, run->x, y, run->width, (double) pango_font_metrics_get_strikethrough_thickness (metrics) / PANGO_SCALE);
      cairo_fill (cr);
      pango_font_metrics_unref (metrics);
    }
}

/**
 * glm_set_block_get_run_range:
 * @self: a set block
 * @line: less than their number
 * @run: less than the line's number of runs
 *
 * Returns: the bytes of the document's text that the run shows, none for a hyphen
 */
GlmRange
glm_set_block_get_run_range (const GlmSetBlock *self,
                             guint              line,
                             guint              run)
{
  const GlmSetRunData *data;
  const PangoItem *item;

  g_return_val_if_fail (line < self->n_lines && run < self->lines[line].n_runs, ((GlmRange) { 0, 0 }));

  data = &g_array_index (self->run_data, GlmSetRunData, self->line_texts[line].first_run + run);
  if (data->mark)
    return (GlmRange) { self->lines[line].source.end, self->lines[line].source.end };
  item = data->item->item;
  return (GlmRange) { glm_display_text_to_source (self->display, (gsize) item->offset, GLM_BIAS_AFTER),
                      glm_display_text_to_source (self->display, (gsize) (item->offset + item->length), GLM_BIAS_BEFORE) };
}

/**
 * glm_set_block_draw_marker:
 * @self: a set block
 * @cr: a cairo context whose origin is the block's top left corner
 *
 * Draws the bullet or number of a list item or note, if it has one, in the context's colour.
 */
void
glm_set_block_draw_marker (const GlmSetBlock *self,
                           cairo_t           *cr)
{
  if (glm_set_block_get_marker (self) != NULL)
    draw_run (self, self->runs->len - 1, self->mark_text, cr);
}

/**
 * glm_set_block_draw_run:
 * @self: a set block
 * @line: less than their number
 * @run: less than the line's number of runs
 * @cr: a cairo context whose origin is the block's top left corner
 *
 * Draws one run of a line in the context's colour.
 */
void
glm_set_block_draw_run (const GlmSetBlock *self,
                        guint              line,
                        guint              run,
                        cairo_t           *cr)
{
  guint index;

  g_return_if_fail (line < self->n_lines && run < self->lines[line].n_runs);

  index = self->line_texts[line].first_run + run;
  draw_run (self, index, g_array_index (self->run_data, GlmSetRunData, index).mark ? NULL : glm_display_text_get_text (self->display, NULL), cr);
}

/**
 * glm_set_block_draw_line:
 * @self: a set block
 * @line: less than their number
 * @cr: a cairo context whose origin is the block's top left corner
 *
 * Draws one line in the context's colour, and with the first the bullet or number of a list item.
 */
void
glm_set_block_draw_line (const GlmSetBlock *self,
                         guint              line,
                         cairo_t           *cr)
{
  g_return_if_fail (line < self->n_lines);

  if (line == 0)
    glm_set_block_draw_marker (self, cr);
  for (guint i = 0; i < self->lines[line].n_runs; i++)
    glm_set_block_draw_run (self, line, i, cr);
}
