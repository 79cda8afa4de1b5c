/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader sees of tables, in a wide column and in a narrow one. */

#include "config.h"

#include "block-fixture.h"
#include "glm-test.h"

#include <string.h>

static const char *const rows[] = {
  "Port\tBateaux\tPrix du kilo\tEspèce",
  "Lorient\t128\t4,25\tLotte",
  "Le Guilvinec\t96\t12,5\tLangoustine",
  "Boulogne-sur-Mer\t1 204\t0,875\tHareng",
  "\t7\t3\tSole",
};

/* Left edge of what @text of row @row shows, and its right edge, from the left of the page. */
static GlmRect
place_of (Fixture    *self,
          guint       row,
          const char *text,
          double      measure)
{
  g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, row, measure, NULL);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GlmRect));
  GlmRange range = glm_document_get_block (self->document, row)->range;
  g_autofree char *source = glm_document_dup_range (self->document, range);
  char *found = strstr (source, text);
  GlmRect rect;
  gboolean inside;

  g_assert_nonnull (found);
  range.start += (gsize) (found - source);
  range.end = range.start + strlen (text);
  g_assert_cmpuint (glm_set_block_get_rects (set, range, rects), ==, 1);
  rect = g_array_index (rects, GlmRect, 0);
  /* What shows a cell is also what the pointer finds there. */
  g_assert_cmpuint (glm_set_block_position_at (set, rect.x + 0.5, rect.y + rect.height / 2.0, &inside), ==, range.start);
  g_assert_true (inside);
  return rect;
}

static double
right_of (GlmRect rect)
{
  return rect.x + rect.width;
}

/* Cells stand in columns, words on the left, numbers on their comma; an empty cell keeps its place. */
static void
test_table_columns (Fixture       *self,
                    gconstpointer  data)
{
  double measure = 640.0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, rows[i]);
  fixture_end_document (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, i, measure, NULL);

      g_assert_cmpuint (glm_set_block_get_n_lines (set), ==, 1);
      g_assert_cmpfloat (fixture_right_edge (glm_set_block_get_line (set, 0)), <=, measure);
    }
  g_assert_cmpfloat_with_epsilon (place_of (self, 1, "Lotte", measure).x, place_of (self, 2, "Langoustine", measure).x, 0.1);
  g_assert_cmpfloat_with_epsilon (place_of (self, 1, "Lotte", measure).x, place_of (self, 4, "Sole", measure).x, 0.1);
  g_assert_cmpfloat_with_epsilon (place_of (self, 1, "Lotte", measure).x, place_of (self, 0, "Espèce", measure).x, 0.1);
  g_assert_cmpfloat_with_epsilon (right_of (place_of (self, 1, "128", measure)), right_of (place_of (self, 2, "96", measure)), 0.1);
  g_assert_cmpfloat_with_epsilon (right_of (place_of (self, 1, "128", measure)), right_of (place_of (self, 3, "204", measure)), 0.1);
  g_assert_cmpfloat_with_epsilon (right_of (place_of (self, 1, "128", measure)), right_of (place_of (self, 4, "7", measure)), 0.1);
  g_assert_cmpfloat_with_epsilon (place_of (self, 1, ",25", measure).x, place_of (self, 2, ",5", measure).x, 0.1);
  g_assert_cmpfloat_with_epsilon (place_of (self, 1, ",25", measure).x, place_of (self, 3, ",875", measure).x, 0.1);
  g_assert_cmpfloat_with_epsilon (place_of (self, 1, ",25", measure).x, right_of (place_of (self, 4, "3", measure)), 0.1);
  g_assert_cmpfloat (right_of (place_of (self, 3, "Boulogne-sur-Mer", measure)), <, place_of (self, 3, "1 204", measure).x);
}

/* On a telephone the same table is read cell below cell, the first of a row standing out; nothing leaves the page. */
static void
test_table_records (Fixture       *self,
                    gconstpointer  data)
{
  double measure = 300.0;
  GlmRect first, second, third;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, rows[i]);
  fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, "\tשלום עולם\t\tالعربية ici\t");
  fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, "Un port\tune cellule qui est bien trop longue pour tenir sur une ligne d’un téléphone");
  fixture_end_document (self);
  first = place_of (self, 1, "Lorient", measure);
  second = place_of (self, 1, "128", measure);
  third = place_of (self, 1, "4,25", measure);
  g_assert_cmpfloat_with_epsilon (first.x, 0.0, 0.01);
  g_assert_cmpfloat (second.x, >, self->style->size);
  g_assert_cmpfloat_with_epsilon (second.x, third.x, 0.01);
  g_assert_cmpfloat (second.y, >, first.y);
  g_assert_cmpfloat (third.y, >, second.y);
  for (guint i = 0; i < glm_document_get_n_blocks (self->document); i++)
    {
      g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, i, measure, NULL);

      for (guint l = 0; l < glm_set_block_get_n_lines (set); l++)
        g_assert_cmpfloat (fixture_right_edge (glm_set_block_get_line (set, l)), <=, measure);
    }
}

/* A table of a thousand rows or of forty columns is set without looking at all of it. */
static void
test_table_too_large (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GString) wide = g_string_new ("a");
  g_autoptr (GlmSetBlock) last = NULL;
  g_autoptr (GlmSetBlock) many = NULL;

  for (guint i = 0; i < 1000; i++)
    fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, "a\tb");
  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "Un alinéa.");
  for (guint i = 0; i < 40; i++)
    g_string_append (wide, "\tb");
  fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, wide->str);
  fixture_end_document (self);
  last = glm_typesetter_set_block (self->typesetter, 999, 600.0, NULL);
  many = glm_typesetter_set_block (self->typesetter, 1001, 600.0, NULL);
  g_assert_cmpuint (glm_set_block_get_n_lines (last), ==, 2);
  g_assert_cmpuint (glm_set_block_get_n_lines (many), ==, 41);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/blocks/table/columns", Fixture, NULL, fixture_set_up, test_table_columns, fixture_tear_down);
  g_test_add ("/blocks/table/records", Fixture, NULL, fixture_set_up, test_table_records, fixture_tear_down);
  g_test_add ("/blocks/table/too-large", Fixture, NULL, fixture_set_up, test_table_too_large, fixture_tear_down);
  return g_test_run ();
}
