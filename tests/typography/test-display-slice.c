/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-grapheme.h"
#include "glm-test.h"
#include "glm-typography.h"

#include <string.h>

#define SAMPLE "Mme Dupont, au XIXe siècle, demanda: \"Combien?\" — 12 000 francs! répondit-il...  Et l'on paya."

/* A slice says of its part what the whole says: the same text, the same places, the same spaces. */
static void
check_slice (GlmDisplayText *whole,
             GlmRange        display)
{
  g_autoptr (GlmDisplayText) slice = glm_display_text_slice (whole, display);
  const char *text = glm_display_text_get_text (whole, NULL);
  gsize length;
  const char *part = glm_display_text_get_text (slice, &length);
  GlmRange source = glm_display_text_get_source (slice);
  const GlmDisplaySpace *all, *some;
  guint n_all, n_some, found = 0;

  g_assert_cmpuint (length, ==, glm_range_length (display));
  g_assert_true (memcmp (part, text + display.start, length) == 0);
  for (gsize i = 1; i < length; i++)
    {
      gsize there, here;

      if ((part[i] & 0xC0) == 0x80)
        continue;
      there = glm_display_text_to_source (whole, display.start + i, GLM_BIAS_BEFORE);
      here = glm_display_text_to_source (slice, i, GLM_BIAS_BEFORE);
      if (there >= source.start && there <= source.end)
        g_assert_cmpuint (here, ==, there);
    }
  all = glm_display_text_get_spaces (whole, &n_all);
  some = glm_display_text_get_spaces (slice, &n_some);
  for (guint i = 0; i < n_all; i++)
    if (glm_range_contains (display, all[i].display))
      {
        g_assert_cmpuint (found, <, n_some);
        g_assert_cmpuint (some[found].display, ==, all[i].display - display.start);
        g_assert_cmpint (some[found].role, ==, all[i].role);
        found++;
      }
  g_assert_cmpuint (found, ==, n_some);
}

static void
test_slices (void)
{
  static const GlmTypographyOptions options = { GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmDisplayText) whole = NULL;
  const char *text;
  gsize length;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  for (guint i = 0; i < 3; i++)
    glm_document_builder_add_text (builder, SAMPLE " ", -1);
  glm_document_builder_close_block (builder);
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  whole = glm_typography_plan_set_block (plan, 0);
  text = glm_display_text_get_text (whole, &length);

  check_slice (whole, (GlmRange) { 0, length });
  for (guint round = 0; round < 500; round++)
    {
      GlmRange display = { (gsize) g_test_rand_int_range (0, (gint32) length),
                           (gsize) g_test_rand_int_range (0, (gint32) length) };

      if (display.start > display.end)
        display = (GlmRange) { display.end, display.start };
      while (!glm_grapheme_is_boundary (text, length, display.start))
        display.start--;
      while (!glm_grapheme_is_boundary (text, length, display.end))
        display.end++;
      check_slice (whole, display);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typography/slices", test_slices);
  return g_test_run ();
}
