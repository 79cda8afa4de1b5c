/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-document-byline.h"
#include "glm-export-private.h"

/*
 * The title of an article whose own text does not open with it, as a text to be set: a heading, and with
 * @with_byline the line of authors and date under it. %NULL when there is nothing to add; a file's name is no title.
 */
GlmTypographyPlan *
_glm_export_new_title_plan (GlmTypographyPlan *plan,
                            gboolean           with_byline)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  const char *language = glm_typography_plan_get_language (plan);
  g_autofree char *byline = NULL;
  g_autoptr (GlmDocumentBuilder) builder = NULL;
  g_autoptr (GlmDocument) title = NULL;

  if (metadata->title == NULL || glm_document_opens_with_title (document))
    return NULL;
  builder = glm_document_builder_new ();
  glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 1, 0);
  glm_document_builder_set_language (builder, language);
  glm_document_builder_add_text (builder, metadata->title, -1);
  byline = with_byline ? glm_metadata_dup_byline (metadata, g_str_has_prefix (language, "fr"), TRUE) : NULL;
  if (byline != NULL)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_CAPTION, 0, 0);
      glm_document_builder_set_language (builder, language);
      glm_document_builder_add_text (builder, byline, -1);
    }
  title = glm_document_builder_end (builder);
  return glm_document_get_n_blocks (title) > 0 ? glm_typography_plan_new (title, glm_typography_plan_get_options (plan)) : NULL;
}
