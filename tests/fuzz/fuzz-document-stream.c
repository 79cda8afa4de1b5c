/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-stream.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/*
 * What comes back from the program without rights may be meant to do harm. It is a document that keeps every invariant, and
 * that goes the same way again unchanged, or it is refused.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) document = glm_document_from_bytes (bytes, "file:///article.html", &error);
  g_autoptr (GlmDocument) again = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *title = NULL;

  if (document == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }
  g_assert_no_error (error);
  g_assert_true (glm_document_check (document, &error));
  g_assert_no_error (error);
  title = glm_document_dup_title (document);
  g_assert_true (title == NULL || g_utf8_validate (title, -1, NULL));
  written = glm_document_to_bytes (document);
  again = glm_document_from_bytes (written, "file:///article.html", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_digest (document), ==, glm_document_get_digest (again));
  g_assert_cmpuint (glm_document_get_n_blocks (document), ==, glm_document_get_n_blocks (again));
  return 0;
}
