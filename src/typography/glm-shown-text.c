/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of the article where they are shown beside it: typeset as on the page, on one line. What is copied or given away never is. */

#include "config.h"

#include "glm-document-builder.h"
#include "glm-typography.h"

#include <string.h>

static char *
dup_display (const GlmDisplayText *display)
{
  gsize length;
  const char *text = glm_display_text_get_text (display, &length);

  return g_strdelimit (g_strndup (text, length), "\n\t", ' ');
}

static char *
dup_block (GlmTypographyPlan *plan,
           guint              block)
{
  g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, block);

  return dup_display (display);
}

/* Words that stand nowhere in the article, set as a heading of it would be. */
static char *
dup_line (GlmTypographyPlan *plan,
          const char        *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) alone = NULL;

  glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 1, 0);
  glm_document_builder_set_language (builder, glm_typography_plan_get_language (plan));
  glm_document_builder_add_text (builder, text, -1);
  document = glm_document_builder_end (builder);
  if (glm_document_get_n_blocks (document) != 1)
    return g_strdup (text);
  alone = glm_typography_plan_new (document, glm_typography_plan_get_options (plan));
  return dup_block (alone, 0);
}

/**
 * glm_typography_plan_dup_title:
 * @self: how the article is set
 *
 * The title as glm_document_dup_title() gives it, typeset as the page shows it. The name of a file stays as it is.
 *
 * Returns: (transfer full) (nullable): a title to show on a tab or over a window
 */
char *
glm_typography_plan_dup_title (GlmTypographyPlan *self)
{
  GlmDocument *document;
  const GlmMetadata *metadata;
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  document = glm_typography_plan_get_document (self);
  metadata = glm_document_get_metadata (document);
  title = glm_document_dup_title (document);
  if (title == NULL)
    return NULL;
  if (glm_document_get_n_blocks (document) > 0 && glm_document_get_block (document, 0)->kind == GLM_BLOCK_HEADING)
    heading = glm_document_dup_range (document, glm_document_get_block (document, 0)->range);
  if (g_strcmp0 (heading, title) == 0)
    return dup_block (self, 0);
  if ((metadata->title == NULL || *metadata->title == '\0') && metadata->uri != NULL)
    return g_steal_pointer (&title);
  return dup_line (self, title);
}

/**
 * glm_typography_plan_dup_block:
 * @self: how the article is set
 * @block: index of a block, such as a heading
 *
 * Returns: (transfer full): its words as the page shows them, on one line
 */
char *
glm_typography_plan_dup_block (GlmTypographyPlan *self,
                               guint              block)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (block < glm_document_get_n_blocks (glm_typography_plan_get_document (self)), NULL);

  return dup_block (self, block);
}
