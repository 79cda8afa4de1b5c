/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"
#include "glm-typography.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Edits come in order, inside both texts, and what stands between two of them is the same in both. */
static void
check_edits (GlmDisplayText *display,
             const char     *whole)
{
  GlmRange source = glm_display_text_get_source (display);
  gsize length, at = source.start, shown = 0;
  const char *text = glm_display_text_get_text (display, &length);
  guint n;
  const GlmEdit *edits = glm_display_text_get_edits (display, &n);

  for (guint i = 0; i <= n; i++)
    {
      GlmRange from = i < n ? edits[i].source : (GlmRange) { source.end, source.end };
      GlmRange to = i < n ? edits[i].display : (GlmRange) { length, length };

      g_assert_cmpuint (at, <=, from.start);
      g_assert_cmpuint (shown, <=, to.start);
      g_assert_cmpuint (from.start, <=, from.end);
      g_assert_cmpuint (to.start, <=, to.end);
      g_assert_cmpuint (from.end, <=, source.end);
      g_assert_cmpuint (to.end, <=, length);
      g_assert_cmpuint (from.start - at, ==, to.start - shown);
      g_assert_cmpint (memcmp (whole + at, text + shown, to.start - shown), ==, 0);
      at = from.end;
      shown = to.end;
    }
}

/* Neither way ever goes back; and what is shown for a position stands for it. */
static void
check_map (GlmDisplayText *display)
{
  GlmRange source = glm_display_text_get_source (display);
  gsize length, last[2] = { 0, 0 }, back[2] = { source.start, source.start };

  glm_display_text_get_text (display, &length);
  for (gsize at = source.start; at <= source.end; at++)
    for (guint after = 0; after < 2; after++)
      {
        gsize there = glm_display_text_from_source (display, at, after ? GLM_BIAS_AFTER : GLM_BIAS_BEFORE);

        g_assert_cmpuint (last[after], <=, there);
        g_assert_cmpuint (there, <=, length);
        g_assert_cmpuint (glm_display_text_to_source (display, there, GLM_BIAS_BEFORE), <=, source.end);
        last[after] = there;
      }
  for (gsize at = 0; at <= length; at++)
    for (guint after = 0; after < 2; after++)
      {
        gsize from = glm_display_text_to_source (display, at, after ? GLM_BIAS_AFTER : GLM_BIAS_BEFORE);

        g_assert_cmpuint (back[after], <=, from);
        g_assert_cmpuint (from, <=, source.end);
        back[after] = from;
      }
  g_assert_cmpuint (glm_display_text_to_source (display, 0, GLM_BIAS_BEFORE), ==, source.start);
  g_assert_cmpuint (glm_display_text_to_source (display, length, GLM_BIAS_AFTER), ==, source.end);
}

/*
 * Display text of any article is valid, what the author wrote comes back when the edits are taken back, and the map of
 * every block is in order both ways.
 */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bytes, "article.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
  g_autoptr (GlmTypographyPlan) plan = NULL;
  GlmTypographyOptions options = { .locale = (GlmLocale) (size % (GLM_LOCALE_NONE + 1)), .title_superiors = size & 1 };

  if (document == NULL)
    return 0;

  plan = glm_typography_plan_new (document, &options);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (plan, i);
      gsize length;
      const char *text = glm_display_text_get_text (display, &length);

      g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
      check_edits (display, glm_document_get_text (document, NULL));
      check_map (display);
    }
  return 0;
}
