/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-test.h"
#include "glm-typesetter.h"

#include <math.h>
#include <string.h>

#define MEASURE 500.0

typedef struct
{
  GlmDocument       *document;
  GlmTypographyPlan *plan;
  GlmHyphenator     *hyphenator;
  GlmTypeStyle      *style;
  GlmTypesetter     *typesetter;
} Fixture;

/* All samples as paragraphs, and a paragraph of what is hard. */
static GlmDocument *
make_document (void)
{
  static const char hard[] =
    "Le XIXe siècle, disait-il : « L’affaire 1er_rang, n° 12 ! » — שלום עולם — 👩‍👩‍👧 e\u0301te\u0301 "
    "l’office difficile, anticonstitutionnellement ; 12 000 € ? العربية ici, puis la suite d’une phrase assez longue "
    "pour que plusieurs lignes en soient faites, avec efflorescence et raffinement.";
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autofree char *folder = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, hard, -1);
  glm_document_builder_close_block (builder);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_auto (GStrv) paragraphs = NULL;

      if (!g_str_has_suffix (name, ".txt") || !g_file_get_contents (path, &content, NULL, NULL))
        continue;
      paragraphs = g_strsplit (content, "\n\n", -1);
      for (guint i = 0; paragraphs[i] != NULL; i++)
        {
          glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
          glm_document_builder_add_text (builder, paragraphs[i], -1);
          glm_document_builder_close_block (builder);
        }
    }
  return glm_document_builder_end (builder);
}

static void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };

  self->document = make_document ();
  self->plan = glm_typography_plan_new (self->document, &options);
  self->hyphenator = glm_hyphenator_new ();
  self->style = glm_type_style_new ();
  self->typesetter = glm_typesetter_new (self->plan, self->hyphenator, self->style);
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  glm_typesetter_free (self->typesetter);
  glm_type_style_free (self->style);
  glm_hyphenator_unref (self->hyphenator);
  glm_typography_plan_unref (self->plan);
  glm_document_unref (self->document);
}

/* Lines show all of the text, in order, and nothing twice. */
static void
test_lines_tile_text (Fixture       *self,
                      gconstpointer  data)
{
  static const double measures[] = { 120.0, 260.0, 501.0, 1200.0 };

  for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
    for (guint b = 0; b < glm_document_get_n_blocks (self->document); b++)
      {
        g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (self->typesetter, b, measures[m]);
        GlmRange range = glm_document_get_block (self->document, b)->range;
        gsize at = range.start;
        const char *text = glm_document_get_text (self->document, NULL);

        for (guint i = 0; i < glm_block_lines_get_n_lines (lines); i++)
          {
            GlmRange line = glm_block_lines_get_line (lines, i)->source;

            g_assert_cmpuint (line.start, >=, at);
            for (gsize p = at; p < line.start; p++)
              g_assert_true (g_ascii_isspace (text[p]));
            at = line.end;
          }
        g_assert_cmpuint (at, ==, range.end);
      }
}

/* A range's rectangles lie on the lines that show it and are as wide as the carets are apart. */
static void
test_range_rects (Fixture       *self,
                  gconstpointer  data)
{
  for (guint b = 1; b < glm_document_get_n_blocks (self->document); b++)
    {
      g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, b, MEASURE, NULL);
      GlmRange range = glm_document_get_block (self->document, b)->range;
      g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GlmRect));

      g_assert_cmpuint (glm_set_block_get_rects (set, range, rects), ==, glm_set_block_get_n_lines (set));
      for (guint i = 0; i < rects->len; i++)
        {
          const GlmSetLine *line = glm_set_block_get_line (set, i);

          g_assert_cmpfloat_with_epsilon (g_array_index (rects, GlmRect, i).y, line->top, 0.01);
          g_assert_cmpfloat (g_array_index (rects, GlmRect, i).width, <=, line->width + 0.05);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/typesetter/lines-tile-text", Fixture, NULL, fixture_set_up, test_lines_tile_text, fixture_tear_down);
  g_test_add ("/typesetter/rects", Fixture, NULL, fixture_set_up, test_range_rects, fixture_tear_down);
  return g_test_run ();
}
