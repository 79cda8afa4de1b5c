/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of web pages share: a page is imported, and what is made of it compared. */

#include "config.h"

#include "glm-test-page.h"

#include <string.h>

GlmDocument *
import_bytes (const char    *bytes,
              gsize          length,
              GlmImportFlags flags)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  GlmDocument *document = glm_import_bytes_full (content, "page.html", NULL, flags, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (glm_document_check (document, &error));
  g_assert_no_error (error);
  return document;
}

GlmDocument *
import (const char *page)
{
  return import_bytes (page, strlen (page), GLM_IMPORT_DEFAULT);
}

char *
dup_dump (GlmDocument *document)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      g_autofree char *text = glm_document_dup_range (document, block->range);

      g_strdelimit (text, "\n", '/');
      g_strdelimit (text, "\t", '|');
      g_string_append (dump, glm_block_kind_to_string (block->kind));
      if (block->kind != GLM_BLOCK_PARAGRAPH)
        g_string_append_printf (dump, "%u", block->level);
      if (block->ordinal > 0)
        g_string_append_printf (dump, ".%u", block->ordinal);
      g_string_append_printf (dump, ": %s\n", text);
    }
  return g_string_free (dump, FALSE);
}

/* Of @page, the article is these blocks: "kind: text", with the level of what is no paragraph and the number of what has one. */
void
assert_article (const char *page,
                const char *expected)
{
  g_autoptr (GlmDocument) document = import (page);
  g_autofree char *dump = dup_dump (document);

  g_assert_cmpstr (dump, ==, expected);
}

void
assert_metadata (const char *page,
                 const char *title,
                 const char *authors,
                 const char *date,
                 const char *site,
                 const char *language)
{
  g_autoptr (GlmDocument) document = import (page);
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *joined = metadata->authors != NULL ? g_strjoinv (" + ", metadata->authors) : NULL;

  g_assert_cmpstr (metadata->title, ==, title);
  g_assert_cmpstr (joined, ==, authors);
  g_assert_cmpstr (metadata->date, ==, date);
  g_assert_cmpstr (metadata->site, ==, site);
  g_assert_cmpstr (metadata->language, ==, language);
}
