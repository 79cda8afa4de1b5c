/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-height-index.h"

#include <glib.h>

/* The index says what adding up the heights one by one would. */
static void
test_like_a_sum (void)
{
  enum { N = 257 };
  g_autoptr (GlmHeightIndex) index = glm_height_index_new (N);
  double heights[N] = { 0.0 };

  for (guint round = 0; round < 2000; round++)
    {
      guint block = (guint) g_test_rand_int_range (0, N);
      double top = 0.0;

      heights[block] = g_test_rand_int_range (0, 400);
      glm_height_index_set (index, block, heights[block]);
      block = (guint) g_test_rand_int_range (0, N);
      for (guint i = 0; i < block; i++)
        top += heights[i];
      g_assert_cmpfloat_with_epsilon (glm_height_index_get_top (index, block), top, 1e-6);
      if (heights[block] > 1.0)
        g_assert_cmpuint (glm_height_index_find (index, top + heights[block] / 2.0), ==, block);
    }
}

static void
test_ends (void)
{
  g_autoptr (GlmHeightIndex) index = glm_height_index_new (3);

  for (guint i = 0; i < 3; i++)
    glm_height_index_set (index, i, 10.0);
  g_assert_cmpfloat (glm_height_index_get_total (index), ==, 30.0);
  g_assert_cmpuint (glm_height_index_find (index, -5.0), ==, 0);
  g_assert_cmpuint (glm_height_index_find (index, 10.0), ==, 1);
  g_assert_cmpuint (glm_height_index_find (index, 1000.0), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/height-index/like-a-sum", test_like_a_sum);
  g_test_add_func ("/height-index/ends", test_ends);
  return g_test_run ();
}
