/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-test.h"

#include <string.h>

static GlmDocument *
finish (GlmDocumentBuilder *builder)
{
  GlmDocument *document = glm_document_builder_end (builder);
  g_autoptr (GError) error = NULL;

  glm_document_check (document, &error);
  g_assert_no_error (error);
  return document;
}

static void
test_blocks_and_spans (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  const GlmSpan *spans;
  guint n_spans;

  glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 9, 0);
  glm_document_builder_add_text (builder, "  Titre\n", -1);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, " Un ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "https://exemple.fr/");
  glm_document_builder_add_text (builder, "mot ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_EMPHASIS, NULL);
  glm_document_builder_add_text (builder, "penché ", -1);
  document = finish (builder);

  g_assert_cmpstr (glm_document_get_text (document, NULL), ==, "Titre\n\nUn mot penché");
  g_assert_cmpuint (glm_document_get_n_blocks (document), ==, 2);
  g_assert_cmpuint (glm_document_get_block (document, 0)->level, ==, 6);
  spans = glm_document_get_block_spans (document, 1, &n_spans);
  g_assert_cmpuint (n_spans, ==, 2);
  g_assert_cmpint (spans[0].kind, ==, GLM_SPAN_LINK);
  g_assert_cmpstr (spans[0].target, ==, "https://exemple.fr/");
  g_assert_true (glm_range_equal (spans[0].range, (GlmRange) { 10, 21 }));
  g_assert_true (glm_range_equal (spans[1].range, (GlmRange) { 14, 21 }));
}

static void
test_what_is_not_made (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, " \n\t ", -1);
  g_assert_false (glm_document_builder_close_block (builder));
  glm_document_builder_open_block (builder, GLM_BLOCK_RULE, 0, 0);
  g_assert_true (glm_document_builder_close_block (builder));
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "a\0b\xff" "c", 5);
  glm_document_builder_open_block (builder, GLM_BLOCK_PREFORMATTED, 0, 0);
  glm_document_builder_add_text (builder, "  x\n\n  y\n", -1);
  document = finish (builder);
  g_assert_cmpstr (glm_document_get_text (document, NULL), ==, "\n\na\ufffdb\ufffdc\n\n  x\n\n  y");
}

static void
test_find_block (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;

  for (guint i = 0; i < 3; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, "abc", -1);
    }
  document = finish (builder);
  g_assert_cmpuint (glm_document_find_block (document, 0), ==, 0);
  g_assert_cmpuint (glm_document_find_block (document, 4), ==, 0);
  g_assert_cmpuint (glm_document_find_block (document, 5), ==, 1);
  g_assert_cmpuint (glm_document_find_block (document, 999), ==, 2);
}

static void
test_title (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autofree char *title = NULL;

  glm_document_builder_get_metadata (builder)->uri = g_strdup ("file:///tmp/un%20%C3%A9t%C3%A9.txt");
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Trois mots ! Puis 2 mots.", -1);
  document = finish (builder);
  title = glm_document_dup_title (document);
  g_assert_cmpstr (title, ==, "un été");
  g_assert_cmpuint (glm_document_count_words (document), ==, 5);
}

/* Spaces before a line end go; a span that began among them begins with the next line. */
static void
test_span_at_line_end (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  const GlmSpan *spans;
  guint n_spans;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Il  ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_EMPHASIS, NULL);
  glm_document_builder_add_text (builder, "  \nétait", -1);
  document = finish (builder);

  g_assert_cmpstr (glm_document_get_text (document, NULL), ==, "Il\nétait");
  spans = glm_document_get_block_spans (document, 0, &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_true (glm_range_equal (spans[0].range, (GlmRange) { 2, 9 }));
}

/* Whatever an importer says, in whatever order, the invariants hold. */
static void
test_random (void)
{
  for (guint round = 0; round < 1500; round++)
    {
      g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
      g_autoptr (GlmDocument) document = NULL;

      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
        switch (g_test_rand_int_range (0, 6))
          {
          case 0:
            glm_document_builder_open_block (builder, (GlmBlockKind) g_test_rand_int_range (0, GLM_BLOCK_RULE + 1), 1, 0);
            break;
          case 1:
            glm_document_builder_push_span (builder, (GlmSpanKind) g_test_rand_int_range (0, GLM_SPAN_LANGUAGE + 1), "t");
            break;
          case 2:
            glm_document_builder_pop_span (builder);
            break;
          default:
            {
              g_autofree char *text = glm_test_random_text (8);

              glm_document_builder_add_text (builder, text, -1);
            }
          }
      document = finish (builder);
    }
}

/* A mark in the text leads to its note, other words lead nowhere. */
static void
test_notes (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  GlmRange place = { 0, 0 };

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Il le dit", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_NOTE_REFERENCE, "fn2");
  glm_document_builder_add_text (builder, "2", -1);
  glm_document_builder_pop_span (builder);
  glm_document_builder_add_text (builder, " sans rire.", -1);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *label = g_strdup_printf ("fn%u", i);

      glm_document_builder_open_block (builder, GLM_BLOCK_NOTE, 0, i);
      glm_document_builder_set_target (builder, label);
      glm_document_builder_add_text (builder, "Une note.", -1);
    }
  document = glm_document_builder_end (builder);
  g_assert_true (glm_document_find_note (document, strlen ("Il le dit"), &place));
  g_assert_cmpuint (place.start, ==, glm_document_get_block (document, 2)->range.start);
  g_assert_false (glm_document_find_note (document, 2, &place));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/blocks-and-spans", test_blocks_and_spans);
  g_test_add_func ("/document/what-is-not-made", test_what_is_not_made);
  g_test_add_func ("/document/find-block", test_find_block);
  g_test_add_func ("/document/span-at-line-end", test_span_at_line_end);
  g_test_add_func ("/document/title", test_title);
  g_test_add_func ("/document/random", test_random);
  g_test_add_func ("/document/notes", test_notes);
  return g_test_run ();
}
