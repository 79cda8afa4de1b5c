/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Books, office documents, messages and RTF: bytes of whatever format end in a sound document or in an error. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, size % 2 == 0 ? "a.md" : NULL, NULL, GLM_IMPORT_DEFAULT, NULL, &error);

  g_assert_true ((document != NULL) != (error != NULL));
  if (document != NULL)
    g_assert_true (glm_document_check (document, NULL));
  return 0;
}
