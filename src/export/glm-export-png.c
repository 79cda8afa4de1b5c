/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export-draw.h"
#include "glm-export-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN_EM 2.5
#define MEASURE_EM 29.0
/* A picture of twice the size is sharp on dense screens, while it stays under about 100 MB in memory. */
#define SCALE 2.0
#define MAX_SHARP_HEIGHT 9000.0
/* Cairo's pictures end at 32767 pixels. */
#define MAX_HEIGHT 32000.0

static double
total_height (GlmTypesetter *typesetter,
              GlmDocument   *document,
              double         measure,
              GCancellable  *cancellable)
{
  double height = 0.0;

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      g_autoptr (GlmBlockLines) lines = NULL;

      if (g_cancellable_is_cancelled (cancellable) || height > MAX_HEIGHT)
        break;
      lines = glm_typesetter_break_block (typesetter, i, measure);
      height += glm_block_lines_get_height (lines);
    }
  return height;
}

static void
draw_blocks (cairo_t       *cr,
             GlmTypesetter *typesetter,
             GlmDocument   *document,
             double         measure)
{
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (typesetter, i, measure);
      double height = glm_block_lines_get_height (lines);
      GlmRect rect;

      if (glm_typesetter_get_picture (typesetter, i, measure, &rect))
        _glm_export_draw_picture (cr, glm_document_get_picture (document, i), &rect);
      else if (glm_document_get_block (document, i)->kind == GLM_BLOCK_RULE)
        _glm_export_draw_rule (cr, 0.0, height / 2.0, measure);
      else
        {
          g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (typesetter, i, measure, lines);

          for (guint l = 0; l < glm_set_block_get_n_lines (set); l++)
            glm_set_block_draw_line (set, l, cr);
        }
      cairo_translate (cr, 0.0, height);
    }
}

GBytes *
_glm_export_png (GlmTypographyPlan  *plan,
                 GlmHyphenator      *hyphenator,
                 const GlmTypeStyle *style,
                 GCancellable       *cancellable,
                 GError            **error)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  g_autoptr (GlmTypeStyle) type = style != NULL ? glm_type_style_copy (style) : glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = glm_typesetter_new (plan, hyphenator, type);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double measure = round (type->size * MEASURE_EM);
  double margin = round (type->size * MARGIN_EM);
  g_autoptr (GlmTypographyPlan) title_plan = _glm_export_new_title_plan (plan, TRUE);
  GlmDocument *title = title_plan != NULL ? glm_typography_plan_get_document (title_plan) : NULL;
  g_autoptr (GlmTypesetter) title_typesetter = title_plan != NULL ? glm_typesetter_new (title_plan, hyphenator, type) : NULL;
  double height = total_height (typesetter, document, measure, cancellable) + 2.0 * margin +
                  (title != NULL ? total_height (title_typesetter, title, measure, cancellable) : 0.0);
  double scale = height <= MAX_SHARP_HEIGHT ? SCALE : 1.0;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (height > MAX_HEIGHT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("The article is too long for one picture"));
      return NULL;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil ((measure + 2.0 * margin) * scale), (int) ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, margin, margin);
  if (title != NULL)
    draw_blocks (cr, title_typesetter, title, measure);
  draw_blocks (cr, typesetter, document, measure);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, _glm_export_take_bytes, bytes);
  cairo_surface_destroy (surface);
  return _glm_export_check (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
