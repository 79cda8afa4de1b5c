/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-document-stream.h"
#include "glm-test.h"

#include <string.h>

/* A picture of one point, as small as PNG has it. */
static const guint8 point[] = {
  0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0,
  0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GBytes) picture = g_bytes_new_static (point, sizeof point);
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);
  const char *const authors[] = { "Anne Ovide", "Élie Œdipe", NULL };

  metadata->title = g_strdup ("Un titre");
  metadata->authors = g_strdupv ((char **) authors);
  metadata->date = g_strdup ("2023-07");
  metadata->date_precision = GLM_DATE_MONTH;
  metadata->is_teaser = TRUE;
  metadata->format = g_strdup ("html");
  metadata->uri = g_strdup ("file:///a.html");
  glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 2, 0);
  glm_document_builder_add_text (builder, "Été", -1);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_set_language (builder, "fr-CA");
  glm_document_builder_push_span (builder, GLM_SPAN_LINK, "https://exemple.fr/");
  glm_document_builder_add_text (builder, "Un ", -1);
  glm_document_builder_push_span (builder, GLM_SPAN_EMPHASIS, NULL);
  glm_document_builder_add_text (builder, "été", -1);
  glm_document_builder_open_block (builder, GLM_BLOCK_IMAGE, 0, 0);
  glm_document_builder_set_target (builder, "a.png");
  g_assert_true (glm_document_builder_add_picture (builder, "a.png", picture));
  glm_document_builder_open_block (builder, GLM_BLOCK_LIST_ITEM, 1, 7);
  glm_document_builder_add_text (builder, "Septième", -1);
  return glm_document_builder_end (builder);
}

static void
test_round_trip (void)
{
  g_autoptr (GlmDocument) before = make_document ();
  g_autoptr (GBytes) bytes = glm_document_to_bytes (before);
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmDocument) after = glm_document_from_bytes (bytes, "file:///b.html", &error);
  const GlmMetadata *metadata;
  const GlmSpan *spans;
  guint n_spans;

  g_assert_no_error (error);
  g_assert_cmpstr (glm_document_get_text (after, NULL), ==, glm_document_get_text (before, NULL));
  g_assert_cmpstr (glm_document_get_digest (after), ==, glm_document_get_digest (before));
  g_assert_cmpuint (glm_document_count_words (after), ==, glm_document_count_words (before));
  g_assert_cmpuint (glm_document_get_n_blocks (after), ==, 4);
  g_assert_cmpuint (glm_document_get_block (after, 0)->level, ==, 2);
  g_assert_cmpstr (glm_document_get_block (after, 1)->language, ==, "fr-CA");
  g_assert_cmpuint (glm_document_get_block (after, 3)->ordinal, ==, 7);
  spans = glm_document_get_block_spans (after, 1, &n_spans);
  g_assert_cmpuint (n_spans, ==, 2);
  g_assert_cmpstr (spans[0].target, ==, "https://exemple.fr/");
  g_assert_cmpint (spans[1].kind, ==, GLM_SPAN_EMPHASIS);
  g_assert_cmpuint (glm_document_get_picture (after, 2)->width, ==, 1);
  metadata = glm_document_get_metadata (after);
  g_assert_cmpstr (metadata->title, ==, "Un titre");
  g_assert_cmpstr (metadata->authors[1], ==, "Élie Œdipe");
  g_assert_cmpint (metadata->date_precision, ==, GLM_DATE_MONTH);
  g_assert_null (metadata->site);
  g_assert_true (metadata->is_teaser);
  /* Not for the writer to say. */
  g_assert_cmpstr (metadata->uri, ==, "file:///b.html");
}

/* Cut anywhere, it is refused; what a byte more or less makes of it is refused or a sound document. */
static void
test_damaged (void)
{
  g_autoptr (GlmDocument) document = make_document ();
  g_autoptr (GBytes) bytes = glm_document_to_bytes (document);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  static const guint8 changes[] = { 0x01, 0x80, 0xff, 0x10 };

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (glm_document_from_bytes (cut, NULL, &error));
      g_assert_error (error, GLM_DOCUMENT_ERROR, GLM_DOCUMENT_ERROR_INVARIANT);
      for (guint c = 0; c < G_N_ELEMENTS (changes); c++)
        {
          guint8 *changed = g_memdup2 (data, length);
          g_autoptr (GBytes) bad = g_bytes_new_take (changed, length);
          g_autoptr (GlmDocument) read = NULL;

          changed[i] ^= changes[c];
          read = glm_document_from_bytes (bad, NULL, NULL);
          if (read != NULL)
            g_assert_true (glm_document_check (read, NULL));
        }
    }
}

static void
assert_refused_with (gsize       at,
                     const void *value,
                     gsize       n)
{
  g_autoptr (GlmDocument) document = make_document ();
  g_autoptr (GBytes) bytes = glm_document_to_bytes (document);
  gsize length;
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  g_autoptr (GBytes) bad = NULL;

  memcpy (data + at, value, n);
  bad = g_bytes_new_take (data, g_bytes_get_size (bytes));
  g_assert_null (glm_document_from_bytes (bad, NULL, NULL));
}

static void
test_lies (void)
{
  g_autoptr (GlmDocument) document = make_document ();
  gsize length;
  const guint64 huge = G_MAXUINT64;
  const guint32 many = G_MAXUINT32;
  gsize spans;

  glm_document_get_text (document, &length);
  spans = 16 + length;
  assert_refused_with (4, "\x7f", 1);            /* another version */
  assert_refused_with (8, &huge, sizeof huge);    /* more text than there is */
  assert_refused_with (17, "\0", 1);              /* NUL in the text */
  assert_refused_with (16, "\xff", 1);            /* no UTF-8 */
  assert_refused_with (spans, &many, sizeof many);
  assert_refused_with (spans + 4 + 16, &many, sizeof many); /* a kind of span that there is not */
  assert_refused_with (spans + 4 + 8, &huge, sizeof huge);  /* a span that ends beyond the text */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/stream/round-trip", test_round_trip);
  g_test_add_func ("/document/stream/damaged", test_damaged);
  g_test_add_func ("/document/stream/lies", test_lies);
  return g_test_run ();
}
