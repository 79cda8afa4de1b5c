/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export-draw.h"

#include <pango/pangocairo.h>

static void
draw_run (cairo_t         *cr,
          const GlmSetRun *run)
{
  cairo_move_to (cr, run->x, run->y);
  pango_cairo_show_glyph_string (cr, run->font, run->glyphs);
  if ((run->flags & GLM_SET_RUN_STRIKE) != 0)
    {
      PangoFontMetrics *metrics = pango_font_get_metrics (run->font, NULL);
      double y = run->y - (double) pango_font_metrics_get_strikethrough_position (metrics) / PANGO_SCALE;

      cairo_rectangle (cr, run->x, y, run->width, (double) pango_font_metrics_get_strikethrough_thickness (metrics) / PANGO_SCALE);
      cairo_fill (cr);
      pango_font_metrics_unref (metrics);
    }
}

/* Draws one line, and with the first the block's bullet or number; the origin is the block's corner. */
void
_glm_export_draw_line (cairo_t           *cr,
                       const GlmSetBlock *block,
                       guint              line)
{
  const GlmSetLine *set = glm_set_block_get_line (block, line);
  const GlmSetRun *marker = line == 0 ? glm_set_block_get_marker (block) : NULL;

  if (marker != NULL)
    draw_run (cr, marker);
  for (guint i = 0; i < set->n_runs; i++)
    draw_run (cr, &set->runs[i]);
}

/* A break between parts: a short line in the middle. */
void
_glm_export_draw_rule (cairo_t *cr,
                       double   x,
                       double   y,
                       double   measure)
{
  cairo_rectangle (cr, x + measure * 0.4, y, measure * 0.2, 0.5);
  cairo_fill (cr);
}

cairo_status_t
_glm_export_take_bytes (void         *closure,
                        const guchar *data,
                        guint         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
_glm_export_check (cairo_status_t   status,
                   GError         **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}
