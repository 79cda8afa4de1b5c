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
    { "ministtre prézident", "ministre président" }, { "« presidant »", "« président »" },
  };
  g_autoptr (GlmDocument) document =
    make_document ("Le président est à l’Élysée, la présidente aussi. Le ministre et le ministère ont lu l’œuvre du président.");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) proposals = glm_search_suggest (document, table[i].typed, 2);

      g_assert_cmpstr (proposals != NULL ? proposals[0] : NULL, ==, table[i].meant);
    }
}

/* Several words may be meant, the nearest first; a word in two cases is one. Two wrong words are put right once. */
static void
test_several (void)
{
  static const char *const table[][2] = {
    { "minister", "ministre|ministère" },
    { "présidantes", "présidentes|présidente" },
    { "ministtre prézident", "ministre président" },
  };
  g_autoptr (GlmDocument) document = make_document ("Le Ministre, le ministre, le ministre, le ministère ; la présidente, le président, les présidentes.");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) proposals = glm_search_suggest (document, table[i][0], 3);
      g_autofree char *joined = g_strjoinv ("|", proposals);

      g_assert_cmpstr (joined, ==, table[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggest/words", test_suggest);
  g_test_add_func ("/suggest/several", test_several);
  return g_test_run ();
}
