/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"

#include "glm-document-builder.h"

/* A document whose text is @text; an empty line begins a new paragraph. */
GlmDocument *
search_fixture_document (const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

GlmMatches *
search_fixture_find (GlmDocument  *document,
                     const char   *pattern,
                     GlmQueryFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (document, NULL, &error);
  g_autoptr (GlmQuery) query = NULL;
  GlmMatches *matches;

  g_assert_no_error (error);
  query = glm_query_new (pattern, flags, &error);
  g_assert_no_error (error);
  matches = glm_finder_run (index, query, NULL, &error);
  g_assert_no_error (error);
  return matches;
}

/* The text with each match in square brackets. */
char *
search_fixture_marked (const char   *text,
                       const char   *pattern,
                       GlmQueryFlags flags)
{
  g_autoptr (GlmDocument) document = search_fixture_document (text);
  g_autoptr (GlmMatches) matches = search_fixture_find (document, pattern, flags);
  const char *source = glm_document_get_text (document, NULL);
  GString *marked = g_string_new (NULL);
  const GlmRange *ranges;
  gsize position = 0;
  guint n;

  ranges = glm_matches_get (matches, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (ranges[i].start, >=, position);
      g_assert_cmpuint (ranges[i].start, <, ranges[i].end);
      g_string_append_len (marked, source + position, (gssize) (ranges[i].start - position));
      g_string_append_c (marked, '[');
      g_string_append_len (marked, source + ranges[i].start, (gssize) glm_range_length (ranges[i]));
      g_string_append_c (marked, ']');
      position = ranges[i].end;
    }
  g_string_append (marked, source + position);
  return g_string_free (marked, FALSE);
}
