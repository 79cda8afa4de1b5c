/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-hyphenator.h"
#include "glm-type-style.h"
#include "glm-typography.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmPages:
 *
 * An article broken into pages, with running titles and folios.
 */
typedef struct _GlmPages GlmPages;

GlmPages *glm_pages_new         (GlmTypographyPlan  *plan,
                                 GlmHyphenator      *hyphenator,
                                 const GlmTypeStyle *style,
                                 double              width,
                                 double              height,
                                 GCancellable       *cancellable,
                                 GError            **error);
void      glm_pages_free        (GlmPages           *self);
guint     glm_pages_get_n_pages (const GlmPages     *self);
void      glm_pages_draw        (GlmPages           *self,
                                 guint               page,
                                 cairo_t            *cr);
guint     glm_pages_find_page   (GlmPages           *self,
                                 gsize               position);
void      glm_pages_set_first_folio (GlmPages       *self,
                                 guint               folio);
void      _glm_pages_set_outline (GlmPages          *self,
                                  cairo_surface_t   *surface);
GPtrArray *_glm_pages_get_alternatives (GlmPages    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmPages, glm_pages_free)

G_END_DECLS
