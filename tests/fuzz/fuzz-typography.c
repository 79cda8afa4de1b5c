/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"
#include "glm-typography.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/*
 * Display text of any article is valid, edits of the source come in order, and the ends of every
 * block map to each other.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, "article.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
  g_autoptr (GlmTypographyPlan) plan = NULL;
  GlmTypographyOptions options = { .locale = (GlmLocale) (size % (GLM_LOCALE_NONE + 1)), .title_superiors = size & 1 };

  if (document == NULL)
    return 0;

  plan = glm_typography_plan_new (document, &options);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, i);
      GlmRange source = glm_display_text_get_source (display);
      gsize length;
      const char *text = glm_display_text_get_text (display, &length);

      g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
      g_assert_cmpuint (glm_display_text_to_source (display, 0, GLM_BIAS_BEFORE), ==, source.start);
      g_assert_cmpuint (glm_display_text_to_source (display, length, GLM_BIAS_AFTER), ==, source.end);
    }
  return 0;
}
