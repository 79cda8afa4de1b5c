/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file manager shows for an article: its first page, small. */

#include "config.h"

#include "glm-export-draw.h"
#include "glm-export-private.h"
#include "glm-pages.h"

#include <math.h>

/* A page as high as A4 beside its width, but of half its area: more could not be recognised. */
#define PAGE_WIDTH 420.0
#define PAGE_HEIGHT 594.0

/**
 * glm_export_thumbnail:
 * @plan: how the article is set
 * @hyphenator: points in words
 * @size: height of the picture in pixels
 * @cancellable: (nullable): ends it early
 * @error: what went wrong
 *
 * Draws the first page of an article.
 *
 * Returns: (transfer full) (nullable): a PNG
 */
GBytes *
glm_export_thumbnail (GlmTypographyPlan *plan,
                      GlmHyphenator     *hyphenator,
                      guint              size,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_autoptr (GlmPages) pages = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double scale = (double) size / PAGE_HEIGHT;
  int width = MAX ((int) round (PAGE_WIDTH * scale), 1);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (size > 0, NULL);

  pages = glm_pages_new (plan, hyphenator, NULL, PAGE_WIDTH, PAGE_HEIGHT, cancellable, error);
  if (pages == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, (int) size);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_scale (cr, scale, scale);
  if (glm_pages_get_n_pages (pages) > 0)
    glm_pages_draw (pages, 0, cr);
  cairo_identity_matrix (cr);
  /* White paper on a white window would have no edge. */
  cairo_rectangle (cr, 0.5, 0.5, width - 1.0, size - 1.0);
  cairo_set_line_width (cr, 1.0);
  cairo_set_source_rgb (cr, 0.8, 0.8, 0.8);
  cairo_stroke (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, _glm_export_take_bytes, bytes);
  cairo_surface_destroy (surface);
  return _glm_export_check (status, error) ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
