/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-type-style.h"

#include <string.h>

/**
 * glm_type_style_new:
 *
 * Returns: (transfer full): the style of a book: 19 px on 1.45, paragraphs indented by 1.3 em, justified
 *   as a whole, hyphenated, with optical margins
 */
GlmTypeStyle *
glm_type_style_new (void)
{
  GlmTypeStyle *self = g_new0 (GlmTypeStyle, 1);

  self->size = 19.0;
  self->line_height = 1.45;
  self->indent = 1.3;
  self->breaker = GLM_BREAKER_TOTAL_FIT;
  self->justify = TRUE;
  self->hyphenate = TRUE;
  self->optical_margins = TRUE;
  return self;
}

/**
 * glm_type_style_copy:
 * @self: a style
 *
 * Returns: (transfer full): the same style
 */
GlmTypeStyle *
glm_type_style_copy (const GlmTypeStyle *self)
{
  GlmTypeStyle *copy = g_memdup2 (self, sizeof *self);

  copy->family = g_strdup (self->family);
  return copy;
}

/**
 * glm_type_style_free:
 * @self: (transfer full): a style
 */
void
glm_type_style_free (GlmTypeStyle *self)
{
  g_free (self->family);
  g_free (self);
}

/**
 * glm_type_style_equal:
 * @a: a style
 * @b: a style
 *
 * Returns: whether both give the same lines
 */
gboolean
glm_type_style_equal (const GlmTypeStyle *a,
                      const GlmTypeStyle *b)
{
  return g_strcmp0 (a->family, b->family) == 0 && a->size == b->size && a->line_height == b->line_height &&
         a->indent == b->indent && a->breaker == b->breaker && a->justify == b->justify && a->hyphenate == b->hyphenate &&
         a->optical_margins == b->optical_margins && a->drop_capital == b->drop_capital;
}
