/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
read_page (GBytes        *bytes,
           GlmImportFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, "page.html", NULL, flags, NULL, &error);

  if (document == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_assert_no_error (error);
  g_assert_true (glm_document_check (document, &error));
  g_assert_no_error (error);
}

/* Whatever the page, there is an article whose parts fit together, or one sentence that says why not; the whole page too. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  read_page (bytes, GLM_IMPORT_DEFAULT);
  read_page (bytes, GLM_IMPORT_WHOLE_PAGE);
  return 0;
}
