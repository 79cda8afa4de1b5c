/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-set-block-snapshot.h"

#include <math.h>

static void
append_rule (GtkSnapshot     *snapshot,
             const GlmSetRun *run,
             const GdkRGBA   *color,
             double           y,
             double           thickness)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) run->x, (float) y, (float) run->width, (float) thickness));
}

/* Where the font wants its lines under and through the text, in pixels from the baseline downward. */
static void
append_decoration (GtkSnapshot     *snapshot,
                   const GlmSetRun *run,
                   const GdkRGBA   *color)
{
  PangoFontMetrics *metrics = pango_font_get_metrics (run->font, NULL);

  if (run->flags & GLM_SET_RUN_LINK)
    {
      double thickness = MAX (1, round (pango_font_metrics_get_underline_thickness (metrics) / (double) PANGO_SCALE));
      double below = -pango_font_metrics_get_underline_position (metrics) / (double) PANGO_SCALE;

      append_rule (snapshot, run, color, round (run->y + MAX (1, below)), thickness);
    }
  if (run->flags & GLM_SET_RUN_STRIKE)
    {
      double thickness = MAX (1, round (pango_font_metrics_get_strikethrough_thickness (metrics) / (double) PANGO_SCALE));
      double above = pango_font_metrics_get_strikethrough_position (metrics) / (double) PANGO_SCALE;

      append_rule (snapshot, run, color, round (run->y - above), thickness);
    }
  pango_font_metrics_unref (metrics);
}

static void
append_run (GtkSnapshot      *snapshot,
            const GlmSetLine *line,
            const GlmSetRun  *run,
            const GdkRGBA    *color,
            const GdkRGBA    *link,
            const GdkRGBA    *shade)
{
  const GdkRGBA *ink = run->flags & GLM_SET_RUN_LINK ? link : color;
  GskRenderNode *node;

  if (run->flags & GLM_SET_RUN_CODE)
    gtk_snapshot_append_color (snapshot, shade,
                               &GRAPHENE_RECT_INIT ((float) run->x, (float) line->top, (float) run->width,
                                                    (float) line->height));
  if (run->flags & (GLM_SET_RUN_LINK | GLM_SET_RUN_STRIKE))
    append_decoration (snapshot, run, ink);

  node = gsk_text_node_new (run->font, run->glyphs, ink, &GRAPHENE_POINT_INIT ((float) run->x, (float) run->y));
  if (node != NULL)
    {
      gtk_snapshot_append_node (snapshot, node);
      gsk_render_node_unref (node);
    }
}

/**
 * glm_set_block_to_node:
 * @block: a block as it is set
 * @color: colour of its text
 * @link: colour of its links
 * @shade: colour under code
 *
 * Returns: (transfer full) (nullable): what draws the block from its top left corner; %NULL where
 *   there is nothing to draw
 */
GskRenderNode *
glm_set_block_to_node (GlmSetBlock   *block,
                       const GdkRGBA *color,
                       const GdkRGBA *link,
                       const GdkRGBA *shade)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  guint n_lines = glm_set_block_get_n_lines (block);
  const GlmSetRun *marker = glm_set_block_get_marker (block);

  for (guint i = 0; i < n_lines; i++)
    {
      const GlmSetLine *line = glm_set_block_get_line (block, i);

      for (guint j = 0; j < line->n_runs; j++)
        append_run (snapshot, line, &line->runs[j], color, link, shade);
    }
  if (marker != NULL && n_lines > 0)
    append_run (snapshot, glm_set_block_get_line (block, 0), marker, color, link, shade);
  return gtk_snapshot_free_to_node (snapshot);
}
