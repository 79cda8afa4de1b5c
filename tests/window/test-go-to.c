/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-document-builder.h"

#include <string.h>

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  for (guint i = 0; i < 4; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, "éééé", -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static void
test_places (void)
{
  static const struct
  {
    const char *typed;
    int         block; /* -1 for none */
  } cases[] = {
    { "0", 0 },    { "60 %", 2 }, { "60", 2 },  { "100\u00a0%", 3 }, { "§ 1", 0 }, { "§4", 3 }, { "§\u00a02", 1 },
    { "§ 5", -1 }, { "§ 0", -1 }, { "101", -1 }, { "-1", -1 },        { "", -1 },   { "§", -1 }, { "page", -1 },
    { "§ 2 %", -1 }, { "nan", -1 },
  };
  g_autoptr (GlmDocument) document = make_document ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GlmRange place;
      gboolean there = _glm_article_page_find_place (document, cases[i].typed, &place);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (there, ==, cases[i].block >= 0);
      if (!there)
        continue;
      g_assert_cmpint ((int) glm_document_find_block (document, place.start), ==, cases[i].block);
      g_assert_true (g_utf8_validate (glm_document_get_text (document, NULL) + place.start, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/go-to/places", test_places);
  return g_test_run ();
}
