/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typesetter.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef struct _GlmPageTags GlmPageTags;

GlmPageTags *_glm_page_tags_new             (GlmDocument       *document);
void         _glm_page_tags_free            (GlmPageTags       *self);
void         _glm_page_tags_set_structured  (GlmPageTags       *self,
                                             gboolean           structured);
GPtrArray   *_glm_page_tags_get_alternatives (GlmPageTags      *self);
void         _glm_page_tags_begin_row       (GlmPageTags       *self,
                                             cairo_t           *cr,
                                             const char        *name);
void         _glm_page_tags_begin_block     (GlmPageTags       *self,
                                             cairo_t           *cr,
                                             guint              block,
                                             gboolean           goes_on);
void         _glm_page_tags_begin_content   (GlmPageTags       *self,
                                             cairo_t           *cr);
void         _glm_page_tags_draw_line       (GlmPageTags       *self,
                                             cairo_t           *cr,
                                             const GlmSetBlock *set,
                                             guint              line,
                                             double             x,
                                             double             y);
void         _glm_page_tags_add_destination (GlmPageTags       *self,
                                             cairo_t           *cr,
                                             double             x,
                                             double             y);
void         _glm_page_tags_begin_furniture (GlmPageTags       *self,
                                             cairo_t           *cr);
void         _glm_page_tags_end_furniture   (GlmPageTags       *self,
                                             cairo_t           *cr);
void         _glm_page_tags_end_page        (GlmPageTags       *self,
                                             cairo_t           *cr,
                                             gboolean           last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmPageTags, _glm_page_tags_free)

G_END_DECLS
