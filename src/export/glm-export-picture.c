/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export-draw.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

static void
bytes_unref (void *data)
{
  g_bytes_unref (data);
}

/* The pixels of a picture as cairo has them, %NULL when they cannot be decoded. */
static cairo_surface_t *
decode (const GlmPicture *picture)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (picture->bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  cairo_surface_t *surface;
  guchar *target;
  const guchar *source;
  int width, height, stride, n_channels;

  if (pixbuf == NULL || gdk_pixbuf_get_bits_per_sample (pixbuf) != 8)
    return NULL;
  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  source = gdk_pixbuf_read_pixels (pixbuf);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cairo_surface_flush (surface);
  target = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    {
      const guchar *p = source + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *q = (guint32 *) (gpointer) (target + (gsize) y * (gsize) stride);

      for (int x = 0; x < width; x++, p += n_channels)
        {
          guint32 alpha = n_channels == 4 ? p[3] : 255;

          q[x] = alpha << 24 | (p[0] * alpha / 255) << 16 | (p[1] * alpha / 255) << 8 | p[2] * alpha / 255;
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/*
 * Draws a picture into @rect. A JPEG goes into a PDF as it is. What cannot be decoded leaves its place empty but for
 * a thin frame.
 */
void
_glm_export_draw_picture (cairo_t          *cr,
                          const GlmPicture *picture,
                          const GlmRect    *rect)
{
  cairo_surface_t *surface = decode (picture);

  cairo_save (cr);
  if (surface != NULL)
    {
      if (g_str_equal (picture->type, CAIRO_MIME_TYPE_JPEG))
        {
          gsize length;
          const guchar *data = g_bytes_get_data (picture->bytes, &length);

          cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, bytes_unref, g_bytes_ref (picture->bytes));
        }
      cairo_translate (cr, rect->x, rect->y);
      cairo_scale (cr, rect->width / cairo_image_surface_get_width (surface), rect->height / cairo_image_surface_get_height (surface));
      cairo_set_source_surface (cr, surface, 0.0, 0.0);
      /* Where nothing else was drawn on a page, cairo forgets with an unbounded paint what was there before, its tags too. */
      cairo_rectangle (cr, 0.0, 0.0, cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface));
      cairo_clip (cr);
      cairo_paint (cr);
      cairo_surface_destroy (surface);
    }
  else
    {
      cairo_set_line_width (cr, 0.5);
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
