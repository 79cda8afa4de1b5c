/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader sees of headings, lists, notes, verse and code beside running text. */

#include "config.h"

#include "glm-document-builder.h"
#include "glm-test.h"
#include "glm-typesetter.h"

#include <math.h>

typedef struct
{
  GlmDocumentBuilder *builder;
  GlmDocument        *document;
  GlmTypographyPlan  *plan;
  GlmHyphenator      *hyphenator;
  GlmTypeStyle       *style;
  GlmTypesetter      *typesetter;
} Fixture;

static void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  self->builder = glm_document_builder_new ();
  self->hyphenator = glm_hyphenator_new ();
  self->style = glm_type_style_new ();
}

static void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  glm_document_builder_free (self->builder);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  glm_type_style_free (self->style);
  glm_hyphenator_unref (self->hyphenator);
}

static void
add_block (Fixture      *self,
           GlmBlockKind  kind,
           guint         level,
           guint         ordinal,
           const char   *text)
{
  glm_document_builder_open_block (self->builder, kind, level, ordinal);
  glm_document_builder_add_text (self->builder, text, -1);
  glm_document_builder_close_block (self->builder);
}

static void
end_document (Fixture *self)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };

  self->document = glm_document_builder_end (self->builder);
  self->builder = glm_document_builder_new ();
  self->plan = glm_typography_plan_new (self->document, &options);
  self->typesetter = glm_typesetter_new (self->plan, self->hyphenator, self->style);
}

static double
right_edge (const GlmSetLine *line)
{
  return line->x + line->width;
}

/* Lines of a title are of like length, as few as there may be, and never end on a stump. */
static void
test_headings_balanced (Fixture       *self,
                        gconstpointer  data)
{
  static const char *const titles[] = {
    "Comment la petite ville de Saint-Brieuc a rendu la mer à ceux qui la regardent",
    "À Bruxelles, les ministres de la pêche négocient toute la nuit pour rien",
    "Le procès de l’incendie de la raffinerie s’ouvre à Lille, dix ans après",
  };
  guint broken = 0;

  for (guint t = 0; t < G_N_ELEMENTS (titles); t++)
    add_block (self, GLM_BLOCK_HEADING, 1, 0, titles[t]);
  end_document (self);
  for (double measure = 320.0; measure <= 700.0; measure += 20.0)
    for (guint b = 0; b < G_N_ELEMENTS (titles); b++)
      {
        g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, b, measure, NULL);
        guint n_lines = glm_set_block_get_n_lines (set);
        double sum = 0.0, widest = 0.0, narrowest = measure;

        for (guint i = 0; i < n_lines; i++)
          {
            double width = glm_set_block_get_line (set, i)->width;

            sum += width;
            widest = MAX (widest, width);
            narrowest = MIN (narrowest, width);
          }
        g_assert_cmpfloat (widest, <=, measure + 0.01);
        /* A line more than the words fill is allowed for long words only. */
        g_assert_cmpuint (n_lines, <=, (guint) ceil (sum / measure) + 1);
        if (n_lines < 2)
          continue;
        broken++;
        g_assert_cmpfloat (narrowest, >, 0.55 * widest);
      }
  g_assert_cmpuint (broken, >, 20);
}

/* Numbers of one, two and three figures end at one edge, clear of the text and inside the page. */
static void
test_numbers_hang (Fixture       *self,
                   gconstpointer  data)
{
  double edge = 0.0;

  for (guint i = 1; i <= 120; i++)
    add_block (self, GLM_BLOCK_LIST_ITEM, 1, i, "Un point de la liste.");
  add_block (self, GLM_BLOCK_NOTE, 0, 9, "Voir plus haut.");
  add_block (self, GLM_BLOCK_NOTE, 0, 1140, "Voir plus bas.");
  end_document (self);
  for (guint b = 0; b < glm_document_get_n_blocks (self->document); b++)
    {
      g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, b, 360.0, NULL);
      const GlmSetRun *mark = glm_set_block_get_marker (set);
      const GlmSetLine *line = glm_set_block_get_line (set, 0);

      g_assert_nonnull (mark);
      g_assert_cmpfloat (mark->x, >=, 0.0);
      g_assert_cmpfloat (mark->x + mark->width, <, line->x - 0.3 * self->style->size);
      if (b > 0 && b != 120)
        g_assert_cmpfloat_with_epsilon (mark->x + mark->width, edge, 0.6);
      edge = mark->x + mark->width;
    }
}

/* A short list keeps the usual indent; only long numbers take more. */
static void
test_short_lists_keep_indent (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr (GlmSetBlock) number = NULL;
  g_autoptr (GlmSetBlock) bullet = NULL;

  add_block (self, GLM_BLOCK_LIST_ITEM, 1, 1, "Un premier point.");
  add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "Un alinéa.");
  add_block (self, GLM_BLOCK_LIST_ITEM, 1, 0, "Un autre point.");
  end_document (self);
  number = glm_typesetter_set_block (self->typesetter, 0, 500.0, NULL);
  bullet = glm_typesetter_set_block (self->typesetter, 2, 500.0, NULL);
  g_assert_cmpfloat_with_epsilon (glm_set_block_get_line (number, 0)->x, glm_set_block_get_line (bullet, 0)->x, 0.01);
}

/* What is too long for its line goes on below it, to the right of where lines begin, and fits the page. */
static void
test_turnovers (Fixture       *self,
                gconstpointer  data)
{
  const GlmBlockKind kinds[] = { GLM_BLOCK_VERSE, GLM_BLOCK_PREFORMATTED };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    add_block (self, kinds[k], 0, 0,
               "Les sanglots\n"
               "Et si la ligne est bien trop longue pour la page, elle revient sous elle-même et un peu plus à droite\n"
               "De l’automne");
  end_document (self);
  for (guint b = 0; b < G_N_ELEMENTS (kinds); b++)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (self->typesetter, b, 360.0);
      g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, b, 360.0, lines);
      guint n_lines = glm_set_block_get_n_lines (set);
      double left = glm_set_block_get_line (set, 0)->x;

      g_assert_cmpuint (n_lines, >, 3);
      for (guint i = 0; i < n_lines; i++)
        {
          const GlmSetLine *line = glm_set_block_get_line (set, i);

          g_assert_false (glm_block_lines_get_line (lines, i)->hyphen);
          g_assert_cmpfloat (right_edge (line), <=, 360.01);
          if (i == 0 || glm_block_lines_get_line (lines, i - 1)->last)
            g_assert_cmpfloat_with_epsilon (line->x, left, 0.01);
          else
            g_assert_cmpfloat (line->x, >, left + self->style->size);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/blocks/headings-balanced", Fixture, NULL, fixture_set_up, test_headings_balanced, fixture_tear_down);
  g_test_add ("/blocks/numbers-hang", Fixture, NULL, fixture_set_up, test_numbers_hang, fixture_tear_down);
  g_test_add ("/blocks/short-lists", Fixture, NULL, fixture_set_up, test_short_lists_keep_indent, fixture_tear_down);
  g_test_add ("/blocks/turnovers", Fixture, NULL, fixture_set_up, test_turnovers, fixture_tear_down);
  return g_test_run ();
}
