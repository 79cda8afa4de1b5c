/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document-builder.h"

G_BEGIN_DECLS

/**
 * GlmPdfLine:
 * @text: what stands in it, UTF-8, without its end
 * @left: its edges in points (1/72 inch), from the page's upper left corner
 * @top: likewise
 * @right: likewise
 * @bottom: likewise
 * @size: of most of its letters, points
 * @bold: whether most of its letters are
 * @page: from 0
 * @part: whether letters of other sizes stood between its own: the rest of it may be elsewhere
 *
 * A line of letters as a page has it.
 */
typedef struct
{
  char    *text;
  double   left;
  double   top;
  double   right;
  double   bottom;
  double   size;
  gboolean bold;
  guint    page;
  gboolean part;
} GlmPdfLine;

/**
 * GlmPdfPages:
 * @lines: (element-type GlmPdfLine): in the order in which they are read
 * @heights: (element-type double): of each page, in points
 *
 * All lines of a file.
 */
typedef struct
{
  GArray *lines;
  GArray *heights;
} GlmPdfPages;

void _glm_pdf_pages_init     (GlmPdfPages        *self);
void _glm_pdf_pages_clear    (GlmPdfPages        *self);
void _glm_pdf_pages_add_line (GlmPdfPages        *self,
                              GlmPdfLine         *line);
void _glm_pdf_join_parts     (GlmPdfPages        *self);
void _glm_pdf_drop_furniture (GlmPdfPages        *self);
void _glm_pdf_tell           (GlmPdfPages        *self,
                              GlmDocumentBuilder *builder);

G_END_DECLS
