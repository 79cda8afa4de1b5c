/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-offset-map.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

#define MAX_BYTES 500
#define NOWHERE   G_MAXSIZE

/* A map, and for each byte of one text the byte of the other that it is, or NOWHERE. */
typedef struct
{
  GlmOffsetMap *map;
  GArray       *there; /* of each byte of the source, where it is shown */
  GArray       *back;  /* of each byte that is shown, where it is from */
} Maps;

static void
append (GArray *array,
        gsize   first,
        gsize   n)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize value = first == NOWHERE ? NOWHERE : first + i;

      g_array_append_val (array, value);
    }
}

/* A byte a run: how long it is, and whether it is kept or becomes something else. */
static void
read_maps (Maps          *self,
           const uint8_t *data,
           size_t         size)
{
  GlmOffsetMapBuilder builder;

  self->there = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->back = g_array_new (FALSE, FALSE, sizeof (gsize));
  glm_offset_map_builder_init (&builder);
  for (size_t i = 0; i < size && self->there->len < MAX_BYTES && self->back->len < MAX_BYTES; i++)
    {
      gsize length = data[i] >> 4;
      gsize other = data[i] & 7;

      if ((data[i] & 8) != 0)
        {
          gsize source = self->there->len, target = self->back->len;

          glm_offset_map_builder_keep (&builder, length);
          append (self->there, target, length);
          append (self->back, source, length);
        }
      else
        {
          glm_offset_map_builder_replace (&builder, length, other);
          append (self->there, NOWHERE, length);
          append (self->back, NOWHERE, other);
        }
    }
  self->map = glm_offset_map_builder_end (&builder);
}

/* What is kept goes there and comes back, byte by byte; what is not has no place of its own. */
static void
check_bijection (const Maps *self)
{
  for (guint i = 0; i < self->there->len; i++)
    {
      gsize target = g_array_index (self->there, gsize, i);
      GlmRange byte = { i, i + 1 };
      GlmRange shown = glm_offset_map_range_to_target (self->map, byte);

      g_assert_cmpuint (shown.start, <=, shown.end);
      if (target == NOWHERE)
        continue;
      g_assert_cmpuint (shown.start, ==, target);
      g_assert_cmpuint (shown.end, ==, target + 1);
      g_assert_true (glm_range_equal (glm_offset_map_range_to_source (self->map, shown), byte));
      g_assert_cmpuint (g_array_index (self->back, gsize, target), ==, i);
    }
}

/* Neither way ever goes back, and before is not after. */
static void
check_monotone (const Maps *self,
                gsize     (*map) (const GlmOffsetMap *map, gsize position, GlmBias bias),
                gsize       length,
                gsize       other)
{
  gsize before = 0, after = 0;

  for (gsize i = 0; i <= length; i++)
    {
      gsize next_before = map (self->map, i, GLM_BIAS_BEFORE);
      gsize next_after = map (self->map, i, GLM_BIAS_AFTER);

      g_assert_cmpuint (before, <=, next_before);
      g_assert_cmpuint (after, <=, next_after);
      g_assert_cmpuint (next_before, <=, next_after);
      g_assert_cmpuint (next_after, <=, other);
      before = next_before;
      after = next_after;
    }
  g_assert_cmpuint (map (self->map, 0, GLM_BIAS_BEFORE), ==, 0);
  g_assert_cmpuint (map (self->map, length, GLM_BIAS_AFTER), ==, other);
}

/* Ranges cover what they covered: no byte that is kept is lost on the way there and back. */
static void
check_ranges (const Maps *self)
{
  gsize length = self->there->len;

  for (gsize start = 0; start < length; start += 1 + length / 16)
    for (gsize end = start + 1; end <= length; end += 1 + length / 16)
      {
        GlmRange shown = glm_offset_map_range_to_target (self->map, (GlmRange) { start, end });
        GlmRange back = glm_offset_map_range_to_source (self->map, shown);

        g_assert_cmpuint (shown.end, <=, self->back->len);
        for (gsize i = start; i < end; i++)
          if (g_array_index (self->there, gsize, i) != NOWHERE)
            g_assert_true (glm_range_contains (shown, g_array_index (self->there, gsize, i)) && glm_range_contains (back, i));
      }
}

/* Whatever was kept, replaced, put in and left out: what was kept maps byte by byte both ways, and order is never lost. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  Maps maps;

  read_maps (&maps, data, size);
  g_assert_true (glm_offset_map_check (maps.map));
  g_assert_cmpuint (glm_offset_map_get_source_length (maps.map), ==, maps.there->len);
  g_assert_cmpuint (glm_offset_map_get_target_length (maps.map), ==, maps.back->len);
  check_bijection (&maps);
  check_monotone (&maps, glm_offset_map_to_target, maps.there->len, maps.back->len);
  check_monotone (&maps, glm_offset_map_to_source, maps.back->len, maps.there->len);
  check_ranges (&maps);
  /* A position that is in neither text is at its end. */
  g_assert_cmpuint (glm_offset_map_to_target (maps.map, maps.there->len + 7, GLM_BIAS_AFTER), ==, maps.back->len);
  glm_offset_map_unref (maps.map);
  g_array_unref (maps.there);
  g_array_unref (maps.back);
  return 0;
}
