/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-finder.h"
#include "glm-test.h"

static GlmDocument *
make_document (const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
  return glm_document_builder_end (builder);
}

/* One wrong letter, two neighbours swapped, accents left out; what is far from all words is no misprint. */
static void
test_suggest (void)
{
  static const struct
  {
    const char *typed;
    const char *meant;
  } table[] = {
    { "presidant", "président" },     { "Elyséee", "Élysée" },  { "minsitre", "ministre" },
    { "le minstre", "le ministre" },  { "zoologie", NULL },     { "ab", NULL },
    { "ministre", NULL },             { "présidentiele", "présidente" }, { "oeuvrre", "œuvre" },
  };
  g_autoptr (GlmDocument) document =
    make_document ("Le président est à l’Élysée, la présidente aussi. Le ministre et le ministère ont lu l’œuvre du président.");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *meant = glm_search_suggest (document, table[i].typed);

      g_assert_cmpstr (meant, ==, table[i].meant);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggest/words", test_suggest);
  return g_test_run ();
}
