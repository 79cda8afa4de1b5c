/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The article as a tagged PDF of A4 pages, with links, an outline, its language, what stands for its pictures and what is known of it. */

#include "config.h"

#include "glm-export-draw.h"
#include "glm-export-private.h"
#include "glm-pages.h"
#include "glm-pdf-description.h"

#include <cairo-pdf.h>

/* A4 in points. */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.890

static void
set_metadata (cairo_surface_t *surface,
              GlmDocument     *document)
{
  g_autofree char *title = glm_document_dup_title (document);
  const GlmMetadata *metadata = glm_document_get_metadata (document);

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (metadata->authors != NULL)
    {
      g_autofree char *authors = g_strjoinv (", ", metadata->authors);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, authors);
    }
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Guillemet " PACKAGE_VERSION);
}

static gboolean
draw_pages (GlmPages        *pages,
            cairo_surface_t *surface,
            GCancellable    *cancellable,
            GError         **error)
{
  cairo_t *cr = cairo_create (surface);
  gboolean done = TRUE;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; done && page < glm_pages_get_n_pages (pages); page++)
    {
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!done)
        break;
      glm_pages_draw (pages, page, cr);
      cairo_show_page (cr);
    }
  if (done)
    cairo_tag_end (cr, "Document");
  done = done && _glm_export_check (cairo_status (cr), error);
  cairo_destroy (cr);
  return done;
}

GBytes *
_glm_export_pdf (GlmTypographyPlan  *plan,
                 GlmHyphenator      *hyphenator,
                 const GlmTypeStyle *style,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GlmPages) pages = glm_pages_new (plan, hyphenator, style, PAGE_WIDTH, PAGE_HEIGHT, cancellable, error);
  g_autoptr (GPtrArray) alternatives = NULL;
  cairo_surface_t *surface;
  gboolean done;

  if (pages == NULL)
    return NULL;
  surface = cairo_pdf_surface_create_for_stream (_glm_export_take_bytes, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  set_metadata (surface, glm_typography_plan_get_document (plan));
  _glm_pages_set_outline (pages, surface);
  done = draw_pages (pages, surface, cancellable, error);
  alternatives = g_ptr_array_ref (_glm_pages_get_alternatives (pages));
  g_ptr_array_add (alternatives, NULL);
  _glm_pages_set_outline (pages, NULL);
  g_clear_pointer (&pages, glm_pages_free);
  cairo_surface_finish (surface);
  done = done && _glm_export_check (cairo_surface_status (surface), error);
  cairo_surface_destroy (surface);
  if (done)
    _glm_pdf_describe (bytes, glm_typography_plan_get_language (plan), (const char *const *) alternatives->pdata);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
