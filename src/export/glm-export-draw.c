/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-export-draw.h"

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
