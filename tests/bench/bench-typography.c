/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-bench.h"
#include "glm-importer.h"
#include "glm-typography.h"

#include <string.h>

static void
set_blocks (gpointer data)
{
  GlmDocument *document = data;
  GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, i);
    }
}

/* The article read again from its text: what opening it costs before it is set. */
static void
read_text (gpointer data)
{
  gsize length;
  const char *text = glm_document_get_text (data, &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, "article.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
}

int
main (void)
{
  g_autofree char *text = glm_bench_text (2000000);
  gsize length = strlen (text);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, "article.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);

  g_assert_nonnull (document);
  glm_bench_compare_works ("plain text read", length, read_text, NULL, document);
  glm_bench_compare_works ("French typography, all blocks", length, set_blocks, read_text, document);
  return 0;
}
