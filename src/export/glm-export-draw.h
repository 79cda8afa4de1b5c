/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

void            _glm_export_draw_picture (cairo_t          *cr,
                                          const GlmPicture *picture,
                                          const GlmRect    *rect);
void            _glm_export_draw_rule  (cairo_t           *cr,
                                        double             x,
                                        double             y,
                                        double             measure);
cairo_status_t  _glm_export_take_bytes (void              *closure,
                                        const guchar      *data,
                                        guint              length);
gboolean        _glm_export_check      (cairo_status_t     status,
                                        GError           **error);

G_END_DECLS
