/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-offset-map.h"
#include "glm-test.h"

/* "oui !" shown with a thin space: the one-byte space becomes three bytes. */
static GlmOffsetMap *
make_exclamation (void)
{
  GlmOffsetMapBuilder builder;

  glm_offset_map_builder_init (&builder);
  glm_offset_map_builder_keep (&builder, 3);
  glm_offset_map_builder_replace (&builder, 1, 3);
  glm_offset_map_builder_keep (&builder, 1);
  return glm_offset_map_builder_end (&builder);
}

static void
test_replacement (void)
{
  g_autoptr (GlmOffsetMap) map = make_exclamation ();
  GlmRange word = { 0, 3 };
  GlmRange sign = { 4, 5 };
  GlmRange space = { 3, 4 };
  GlmRange shown;

  g_assert_true (glm_offset_map_check (map));
  g_assert_cmpuint (glm_offset_map_get_source_length (map), ==, 5);
  g_assert_cmpuint (glm_offset_map_get_target_length (map), ==, 7);
  g_assert_cmpuint (glm_offset_map_to_target (map, 2, GLM_BIAS_BEFORE), ==, 2);
  g_assert_cmpuint (glm_offset_map_to_target (map, 4, GLM_BIAS_AFTER), ==, 6);
  g_assert_cmpuint (glm_offset_map_to_source (map, 4, GLM_BIAS_BEFORE), ==, 3);
  g_assert_cmpuint (glm_offset_map_to_source (map, 4, GLM_BIAS_AFTER), ==, 4);

  shown = glm_offset_map_range_to_target (map, word);
  g_assert_true (glm_range_equal (shown, (GlmRange) { 0, 3 }));
  shown = glm_offset_map_range_to_target (map, sign);
  g_assert_true (glm_range_equal (shown, (GlmRange) { 6, 7 }));
  shown = glm_offset_map_range_to_target (map, space);
  g_assert_true (glm_range_equal (shown, (GlmRange) { 3, 6 }));
  /* Half of the shown space is the whole of the author's. */
  shown = glm_offset_map_range_to_source (map, (GlmRange) { 2, 4 });
  g_assert_true (glm_range_equal (shown, (GlmRange) { 2, 4 }));
}

/* "oui!" shown with an inserted thin space. */
static void
test_insertion (void)
{
  GlmOffsetMapBuilder builder;
  g_autoptr (GlmOffsetMap) map = NULL;

  glm_offset_map_builder_init (&builder);
  glm_offset_map_builder_keep (&builder, 3);
  glm_offset_map_builder_replace (&builder, 0, 3);
  glm_offset_map_builder_keep (&builder, 1);
  map = glm_offset_map_builder_end (&builder);

  g_assert_cmpuint (glm_offset_map_to_target (map, 3, GLM_BIAS_BEFORE), ==, 3);
  g_assert_cmpuint (glm_offset_map_to_target (map, 3, GLM_BIAS_AFTER), ==, 6);
  g_assert_cmpuint (glm_offset_map_to_source (map, 5, GLM_BIAS_BEFORE), ==, 3);
  g_assert_cmpuint (glm_offset_map_to_source (map, 5, GLM_BIAS_AFTER), ==, 3);
  /* A lit word does not light the space that was put after it, nor a sign the one before. */
  g_assert_true (glm_range_equal (glm_offset_map_range_to_target (map, (GlmRange) { 0, 3 }), (GlmRange) { 0, 3 }));
  g_assert_true (glm_range_equal (glm_offset_map_range_to_target (map, (GlmRange) { 3, 4 }), (GlmRange) { 6, 7 }));
  g_assert_true (glm_range_equal (glm_offset_map_range_to_target (map, (GlmRange) { 0, 4 }), (GlmRange) { 0, 7 }));
}

static void
test_empty (void)
{
  GlmOffsetMapBuilder builder;
  g_autoptr (GlmOffsetMap) map = NULL;

  glm_offset_map_builder_init (&builder);
  map = glm_offset_map_builder_end (&builder);
  g_assert_cmpuint (glm_offset_map_get_source_length (map), ==, 0);
  g_assert_cmpuint (glm_offset_map_to_target (map, 12, GLM_BIAS_AFTER), ==, 0);
  g_assert_true (glm_offset_map_check (map));
}

/*
 * A random map, and beside it the obvious: for each kept byte where it stands in the source and
 * where it went.
 */
static GlmOffsetMap *
make_random_map (GArray *kept,
                 gsize  *source,
                 gsize  *target)
{
  GlmOffsetMapBuilder builder;
  int n = g_test_rand_int_range (0, 12);

  *source = *target = 0;
  glm_offset_map_builder_init (&builder);
  while (n-- > 0)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 6);

      if (g_test_rand_bit ())
        {
          glm_offset_map_builder_keep (&builder, length);
          for (gsize i = 0; i < length; i++)
            {
              gsize pair[2] = { (*source)++, (*target)++ };

              g_array_append_vals (kept, pair, 1);
            }
        }
      else
        {
          gsize other = (gsize) g_test_rand_int_range (0, 6);

          glm_offset_map_builder_replace (&builder, length, other);
          *source += length;
          *target += other;
        }
    }
  return glm_offset_map_builder_end (&builder);
}

/* Monotone for both sides, and BEFORE never lies after AFTER. */
static void
assert_monotone (GlmOffsetMap *map,
                 gsize         source)
{
  for (gsize p = 0; p <= source; p++)
    {
      gsize before = glm_offset_map_to_target (map, p, GLM_BIAS_BEFORE);
      gsize after = glm_offset_map_to_target (map, p, GLM_BIAS_AFTER);

      g_assert_cmpuint (before, <=, after);
      if (p > 0)
        {
          g_assert_cmpuint (glm_offset_map_to_target (map, p - 1, GLM_BIAS_BEFORE), <=, before);
          g_assert_cmpuint (glm_offset_map_to_target (map, p - 1, GLM_BIAS_AFTER), <=, after);
        }
    }
}

/* A range shown and taken back covers the range. */
static void
assert_range_returns (GlmOffsetMap *map,
                      GArray       *kept,
                      gsize         source)
{
  GlmRange range = { (gsize) g_test_rand_int_range (0, (gint32) source), 0 };
  GlmRange shown, back;

  range.end = (gsize) g_test_rand_int_range ((gint32) range.start, (gint32) source) + 1;
  shown = glm_offset_map_range_to_target (map, range);
  g_assert_cmpuint (shown.end, >=, shown.start);
  back = glm_offset_map_range_to_source (map, shown);
  if (glm_range_is_empty (shown))
    return;
  for (guint i = 0; i < kept->len; i++)
    {
      gsize byte = g_array_index (kept, gsize, 2 * i);

      if (glm_range_contains (range, byte))
        g_assert_true (glm_range_contains (back, byte));
    }
}

static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, 2 * sizeof (gsize));
      gsize source, target;
      g_autoptr (GlmOffsetMap) map = make_random_map (kept, &source, &target);

      g_assert_true (glm_offset_map_check (map));
      g_assert_cmpuint (glm_offset_map_get_source_length (map), ==, source);
      g_assert_cmpuint (glm_offset_map_get_target_length (map), ==, target);

      for (guint i = 0; i < kept->len; i++)
        {
          const gsize *pair = &g_array_index (kept, gsize, 2 * i);
          GlmRange byte = { pair[0], pair[0] + 1 };
          GlmRange there = glm_offset_map_range_to_target (map, byte);

          g_assert_cmpuint (there.start, ==, pair[1]);
          g_assert_cmpuint (there.end, ==, pair[1] + 1);
          g_assert_true (glm_range_equal (glm_offset_map_range_to_source (map, there), byte));
        }

      assert_monotone (map, source);
      if (source > 0)
        assert_range_returns (map, kept, source);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/offset-map/replacement", test_replacement);
  g_test_add_func ("/offset-map/insertion", test_insertion);
  g_test_add_func ("/offset-map/empty", test_empty);
  g_test_add_func ("/offset-map/random", test_random);
  return g_test_run ();
}
