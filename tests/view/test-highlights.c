/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-highlights.h"

/* Random ranges, asked for in random windows, against a look at each. */
static void
test_find (void)
{
  GlmHighlights highlights;

  glm_highlights_init (&highlights);
  for (guint round = 0; round < 300; round++)
    {
      GlmRange ranges[64];
      guint n = (guint) g_test_rand_int_range (0, 64);
      gsize at = 0;

      for (guint i = 0; i < n; i++)
        {
          ranges[i].start = at + (gsize) g_test_rand_int_range (0, 9);
          ranges[i].end = ranges[i].start + (gsize) g_test_rand_int_range (1, 12);
          at = ranges[i].end;
        }
      glm_highlights_set (&highlights, GLM_HIGHLIGHT_MATCHES, ranges, n);
      for (guint k = 0; k < 20; k++)
        {
          GlmRange within;
          guint n_found;
          const GlmRange *found;
          guint expected = 0;

          within.start = (gsize) g_test_rand_int_range (0, 400);
          within.end = within.start + (gsize) g_test_rand_int_range (1, 80);
          found = glm_highlights_find (&highlights, GLM_HIGHLIGHT_MATCHES, within, &n_found);
          for (guint i = 0; i < n; i++)
            if (glm_range_overlaps (ranges[i], within))
              {
                g_assert_cmpuint (expected, <, n_found);
                g_assert_true (glm_range_equal (found[expected], ranges[i]));
                expected++;
              }
          g_assert_cmpuint (expected, ==, n_found);
        }
    }
  glm_highlights_clear (&highlights);
}

static void
test_disorder (void)
{
  static const GlmRange ranges[] = { { 30, 40 }, { 5, 9 }, { 7, 12 }, { 20, 20 }, { 12, 14 } };
  GlmHighlights highlights;
  const GlmRange *kept;
  guint n;

  glm_highlights_init (&highlights);
  g_assert_true (glm_highlights_set (&highlights, GLM_HIGHLIGHT_ENTITY, ranges, G_N_ELEMENTS (ranges)));
  kept = glm_highlights_get (&highlights, GLM_HIGHLIGHT_ENTITY, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (glm_range_equal (kept[0], (GlmRange) { 5, 12 }));
  g_assert_true (glm_range_equal (kept[1], (GlmRange) { 12, 14 }));
  g_assert_true (glm_range_equal (kept[2], (GlmRange) { 30, 40 }));
  g_assert_true (glm_highlights_set (&highlights, GLM_HIGHLIGHT_ENTITY, NULL, 0));
  g_assert_false (glm_highlights_set (&highlights, GLM_HIGHLIGHT_ENTITY, NULL, 0));
  glm_highlights_clear (&highlights);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/highlights/find", test_find);
  g_test_add_func ("/highlights/disorder", test_disorder);
  return g_test_run ();
}
