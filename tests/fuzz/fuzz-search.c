/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-finder.h"
#include "glm-grapheme.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/*
 * The first byte says how to look, the first line for what, the rest is the text. Whatever they are,
 * matches come in order, do not overlap, are not empty and hold whole characters; and snippets are text.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t *line_end;
  g_autofree char *pattern = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GlmDocumentBuilder) builder = NULL;
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmSearchIndex) index = NULL;
  g_autoptr (GlmQuery) query = NULL;
  g_autoptr (GlmMatches) matches = NULL;
  g_autoptr (GError) error = NULL;
  const GlmRange *ranges;
  const char *source;
  gsize length, end = 0;
  guint n;

  if (size < 1)
    return 0;
  line_end = memchr (data + 1, '\n', size - 1);
  if (line_end == NULL)
    return 0;
  pattern = g_strndup ((const char *) data + 1, (gsize) (line_end - data - 1));
  text = g_utf8_make_valid ((const char *) line_end + 1, (gssize) (data + size - line_end - 1));
  builder = glm_document_builder_new ();
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  document = glm_document_builder_end (builder);
  index = glm_search_index_new (document, NULL, &error);
  g_assert_no_error (error);

  query = glm_query_new (pattern, (GlmQueryFlags) (data[0] & 31), &error);
  if (query == NULL)
    {
      g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN);
      return 0;
    }
  matches = glm_finder_run (index, query, NULL, &error);
  if (matches == NULL)
    {
      g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_TOO_COMPLEX);
      return 0;
    }

  source = glm_document_get_text (document, &length);
  ranges = glm_matches_get (matches, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *snippet = NULL;

      g_assert_cmpuint (ranges[i].start, >=, end);
      g_assert_cmpuint (ranges[i].start, <, ranges[i].end);
      g_assert_cmpuint (ranges[i].end, <=, length);
      g_assert_true (glm_grapheme_is_boundary (source, length, ranges[i].start));
      g_assert_true (glm_grapheme_is_boundary (source, length, ranges[i].end));
      end = ranges[i].end;
      if (i >= 16)
        continue;
      snippet = glm_search_dup_snippet (document, ranges[i], 20, 40, NULL);
      g_assert_true (g_utf8_validate (snippet, -1, NULL));
    }
  return 0;
}
