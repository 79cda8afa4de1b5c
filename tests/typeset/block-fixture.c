/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "block-fixture.h"

/**
 * fixture_set_up:
 * @self: zeros
 * @data: of the test
 *
 * Begins a document.
 */
void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  self->builder = glm_document_builder_new ();
  self->hyphenator = glm_hyphenator_new ();
  self->style = glm_type_style_new ();
}

/**
 * fixture_tear_down:
 * @self: a fixture
 * @data: of the test
 *
 * Frees all there is.
 */
void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  glm_document_builder_free (self->builder);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  glm_type_style_free (self->style);
  glm_hyphenator_unref (self->hyphenator);
}

/**
 * fixture_add_block:
 * @self: a fixture
 * @kind: what the block is
 * @level: of a heading, of a list
 * @ordinal: of a list item, of a note
 * @text: what it says
 *
 * Adds a block of text to the document.
 */
void
fixture_add_block (Fixture      *self,
                   GlmBlockKind  kind,
                   guint         level,
                   guint         ordinal,
                   const char   *text)
{
  glm_document_builder_open_block (self->builder, kind, level, ordinal);
  glm_document_builder_add_text (self->builder, text, -1);
  glm_document_builder_close_block (self->builder);
}

/**
 * fixture_end_document:
 * @self: a fixture
 *
 * Ends the document, which can be set from now on.
 */
void
fixture_end_document (Fixture *self)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };

  self->document = glm_document_builder_end (self->builder);
  glm_document_builder_free (self->builder);
  self->builder = glm_document_builder_new ();
  self->plan = glm_typography_plan_new (self->document, &options);
  self->typesetter = glm_typesetter_new (self->plan, self->hyphenator, self->style);
}

/**
 * fixture_right_edge:
 * @line: a line that is set
 *
 * Returns: where it ends, in pixels
 */
double
fixture_right_edge (const GlmSetLine *line)
{
  return line->x + line->width;
}
