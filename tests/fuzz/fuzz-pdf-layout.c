/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-pdf-layout.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/*
 * Lines of a PDF wherever they stand, of any size, in any order: a sound document comes of them. Seven bytes say where a
 * line is and how large, and how long its text; the text follows. Poppler itself has fuzzers of its own.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  GlmPdfPages pages;
  double height = 842;
  guint page = 0;

  _glm_pdf_pages_init (&pages);
  g_array_append_val (pages.heights, height);
  while (size > 7)
    {
      gsize length = MIN (data[6], size - 7);
      GlmPdfLine line = { g_utf8_make_valid ((const char *) data + 7, (gssize) length), data[0] * 2.5, data[1] * 3.5, 0, 0, 4 + data[2] / 8.0,
                          (data[3] & 1) != 0, 0, (data[3] & 2) != 0 };

      if ((data[3] & 12) == 12 && page < 50)
        {
          g_array_append_val (pages.heights, height);
          page++;
        }
      line.page = page;
      line.right = line.left + data[4] * 2.5;
      line.bottom = line.top + data[5] / 4.0;
      _glm_pdf_pages_add_line (&pages, &line);
      data += 7 + length;
      size -= 7 + length;
    }
  _glm_pdf_join_parts (&pages);
  _glm_pdf_drop_furniture (&pages);
  _glm_pdf_tell (&pages, builder);
  _glm_pdf_pages_clear (&pages);
  document = glm_document_builder_end (builder);
  g_assert_true (glm_document_check (document, NULL));
  return 0;
}
