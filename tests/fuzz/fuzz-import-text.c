/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Whatever the bytes are, there is a document whose parts fit together, or one sentence that says why not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, "article.txt", NULL, GLM_IMPORT_DEFAULT, NULL, &error);

  if (document == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return 0;
    }

  g_assert_no_error (error);
  g_assert_true (glm_document_check (document, &error));
  g_assert_no_error (error);
  return 0;
}
