/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-export.h"

#include <string.h>

static void
add_block (GlmDocumentBuilder *builder,
           GlmBlockKind        kind,
           guint               level,
           guint               ordinal,
           const char         *text)
{
  glm_document_builder_open_block (builder, kind, level, ordinal);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
}

static GBytes *
export_all_kinds (GlmExportFormat format)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  add_block (builder, GLM_BLOCK_HEADING, 1, 0, "Un titre & <son> article");
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Il dit : ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "https://exemple.fr/l'air?a=1&b=\"2\"");
  glm_document_builder_push_span (builder, GLM_SPAN_EMPHASIS, NULL);
  glm_document_builder_add_text (builder, "viens", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_add_text (builder, " ici", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_add_text (builder, " ! ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "javascript:alert(1)");
  glm_document_builder_add_text (builder, "piège", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_close_block (builder);
  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 1, "Premier point");
  add_block (builder, GLM_BLOCK_LIST_ITEM, 1, 2, "Second point");
  add_block (builder, GLM_BLOCK_QUOTE, 1, 0, "Une citation");
  add_block (builder, GLM_BLOCK_PREFORMATTED, 0, 0, "if (a < b)\n  ```");
  add_block (builder, GLM_BLOCK_VERSE, 0, 0, "Un vers\nPuis un autre");
  add_block (builder, GLM_BLOCK_TABLE, 0, 0, "a\t12");
  add_block (builder, GLM_BLOCK_TABLE, 0, 0, "b\t7");
  add_block (builder, GLM_BLOCK_RULE, 0, 0, "");
  add_block (builder, GLM_BLOCK_NOTE, 0, 1, "Une note");
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  bytes = glm_export (plan, hyphenator, NULL, format, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static char *
export_text (GlmExportFormat format)
{
  g_autoptr (GBytes) bytes = export_all_kinds (format);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_utf8_validate (data, (gssize) length, NULL));
  return g_strndup (data, length);
}

static void
assert_contains (const char *text,
                 const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_html (void)
{
  g_autofree char *html = export_text (GLM_EXPORT_HTML);

  assert_contains (html, "<h1>Un titre &amp; &lt;son&gt; article</h1>");
  assert_contains (html, "<a href=\"https://exemple.fr/l'air?a=1&amp;b=&quot;2&quot;\"><em>viens</em> ici</a>");
  assert_contains (html, "<ol>\n<li value=\"1\">Premier point</li>");
  assert_contains (html, "<td>a</td><td>12</td>");
  g_assert_null (strstr (html, "javascript"));
}

static void
test_markdown (void)
{
  g_autofree char *markdown = export_text (GLM_EXPORT_MARKDOWN);

  g_assert_true (g_str_has_prefix (markdown, "# Un titre & \\<son\\> article\n\n"));
  assert_contains (markdown, "[*viens* ici](https://exemple.fr/l'air?a=1&b=%222%22)");
  assert_contains (markdown, "\n1. Premier point\n2. Second point\n");
  assert_contains (markdown, "> Une citation");
  assert_contains (markdown, "````\nif (a < b)\n  ```\n````");
  assert_contains (markdown, "Un vers\\\nPuis un autre");
  assert_contains (markdown, "| a | 12 |\n| --- | --- |\n| b | 7 |");
  g_assert_null (strstr (markdown, "javascript"));
}

static void
test_text (void)
{
  g_autofree char *text = export_text (GLM_EXPORT_TEXT);

  assert_contains (text, "viens ici\u202f! piège\n\n1. Premier point\n2. Second point\n\nUne citation");
}

static void
test_pages_and_picture (void)
{
  g_autoptr (GBytes) pdf = export_all_kinds (GLM_EXPORT_PDF);
  g_autoptr (GBytes) png = export_all_kinds (GLM_EXPORT_PNG);
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  g_autofree char *tail = NULL;

  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (data, "%PDF-", 5), ==, 0);
  /* Screen readers are told the language, and that there is a structure: what was added last is the catalogue. */
  tail = g_malloc0 (1001);
  memcpy (tail, data + length - 1000, 1000);
  for (char *p = tail; p < tail + 1000; p++)
    *p = *p != '\0' ? *p : ' ';
  g_assert_nonnull (strstr (tail, "/Type /Catalog"));
  g_assert_nonnull (strstr (tail, "/StructTreeRoot"));
  g_assert_nonnull (strstr (tail, "/Lang (fr)"));
  g_assert_nonnull (strstr (tail, "/Marked true"));
  g_assert_true (g_str_has_suffix (tail, "%%EOF\n"));
  data = g_bytes_get_data (png, &length);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpint (memcmp (data, "\211PNG", 4), ==, 0);
}

static void
test_names (void)
{
  GlmExportFormat format;

  g_assert_true (glm_export_format_from_name ("a.b/Article.PDF", &format));
  g_assert_cmpint (format, ==, GLM_EXPORT_PDF);
  g_assert_false (glm_export_format_from_name ("article.docx", &format));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/html", test_html);
  g_test_add_func ("/export/markdown", test_markdown);
  g_test_add_func ("/export/text", test_text);
  g_test_add_func ("/export/pages", test_pages_and_picture);
  g_test_add_func ("/export/names", test_names);
  return g_test_run ();
}
