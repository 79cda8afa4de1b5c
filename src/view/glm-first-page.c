/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-first-page.h"

#include <math.h>

/* A block of more bytes is not a matter of milliseconds. */
#define MAX_BYTES (6 * 1024)

struct _GlmFirstPage
{
  GlmTypographyPlan *plan;
  GlmTypeStyle      *style;
  GlmTypesetter     *typesetter; /* (nullable): it was taken */
  double             measure;
  guint              first;
  GPtrArray         *lines;
  GPtrArray         *sets; /* NULL for those that were taken */
};

/* The fonts keep the glyphs that they have drawn, whoever asked for them. */
static void
draw_glyphs (GlmSetBlock *set,
             double       measure)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (measure),
                                                         (int) ceil (glm_set_block_get_height (set)));
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < glm_set_block_get_n_lines (set); i++)
    glm_set_block_draw_line (set, i, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
free_set (gpointer set)
{
  if (set != NULL)
    glm_set_block_free (set);
}

/**
 * glm_first_page_new:
 * @plan: an article and how French is set in it
 * @style: how to set the text
 * @measure: width of the column in pixels
 * @height: of what is seen, in pixels
 * @position: where in the text it begins, in bytes
 *
 * Returns: (transfer full): what is seen first
 */
GlmFirstPage *
glm_first_page_new (GlmTypographyPlan  *plan,
                    const GlmTypeStyle *style,
                    double              measure,
                    double              height,
                    gsize               position)
{
  GlmFirstPage *self = g_new0 (GlmFirstPage, 1);
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_get_default ();
  GlmDocument *document = glm_typography_plan_get_document (plan);
  guint n_blocks = glm_document_get_n_blocks (document);
  double y = 0;

  self->plan = glm_typography_plan_ref (plan);
  self->style = glm_type_style_copy (style);
  self->typesetter = glm_typesetter_new (plan, hyphenator, style);
  self->measure = measure;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_block_lines_unref);
  self->sets = g_ptr_array_new_with_free_func (free_set);
  self->first = n_blocks > 0 ? glm_document_find_block (document, position) : 0;
  /* What stands before the text, and the line below what is seen. */
  height += 10 * style->size;
  for (guint i = self->first; i < n_blocks && y < height; i++)
    {
      GlmBlockLines *lines;
      GlmSetBlock *set;

      if (glm_range_length (glm_document_get_block (document, i)->range) > MAX_BYTES)
        break;
      lines = glm_typesetter_break_block (self->typesetter, i, measure);
      set = glm_typesetter_set_block (self->typesetter, i, measure, lines);
      draw_glyphs (set, measure);
      y += glm_block_lines_get_height (lines);
      g_ptr_array_add (self->lines, lines);
      g_ptr_array_add (self->sets, set);
    }
  return self;
}

/**
 * glm_first_page_free:
 * @self: (transfer full): a first page
 */
void
glm_first_page_free (GlmFirstPage *self)
{
  g_ptr_array_unref (self->sets);
  g_ptr_array_unref (self->lines);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  glm_type_style_free (self->style);
  glm_typography_plan_unref (self->plan);
  g_free (self);
}

/**
 * glm_first_page_is_for:
 * @self: a first page
 * @plan: an article and how French is set in it
 * @style: how to set the text
 *
 * Returns: whether that is what it was made for, whatever its measure, and it was not yet taken
 */
gboolean
glm_first_page_is_for (GlmFirstPage       *self,
                       GlmTypographyPlan  *plan,
                       const GlmTypeStyle *style)
{
  return self->typesetter != NULL && self->plan == plan && glm_type_style_equal (self->style, style);
}

/**
 * glm_first_page_steal_typesetter:
 * @self: a first page
 *
 * The typesetter becomes the calling thread's.
 *
 * Returns: (transfer full): the typesetter that made the page; once
 */
GlmTypesetter *
glm_first_page_steal_typesetter (GlmFirstPage *self)
{
  return g_steal_pointer (&self->typesetter);
}

/**
 * glm_first_page_get_measure:
 * @self: a first page
 *
 * Returns: width of its column in pixels
 */
double
glm_first_page_get_measure (GlmFirstPage *self)
{
  return self->measure;
}

/**
 * glm_first_page_get_blocks:
 * @self: a first page
 * @first: (out): index of its first block
 *
 * Returns: how many blocks it has
 */
guint
glm_first_page_get_blocks (GlmFirstPage *self,
                           guint        *first)
{
  *first = self->first;
  return self->lines->len;
}

/**
 * glm_first_page_get_lines:
 * @self: a first page
 * @block: one of its blocks
 *
 * Returns: (transfer full): where the block's lines break
 */
GlmBlockLines *
glm_first_page_get_lines (GlmFirstPage *self,
                          guint         block)
{
  return glm_block_lines_ref (g_ptr_array_index (self->lines, block - self->first));
}

/**
 * glm_first_page_steal_set:
 * @self: a first page
 * @block: one of its blocks
 *
 * Returns: (transfer full): the block's glyphs at their places; once, and for as long as the typesetter lives
 */
GlmSetBlock *
glm_first_page_steal_set (GlmFirstPage *self,
                          guint         block)
{
  return g_steal_pointer (&g_ptr_array_index (self->sets, block - self->first));
}
