/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-test.h"
#include "glm-typesetter.h"

#include <math.h>

static const char *const paragraph =
  "Au petit matin, quand la brume tient encore les quais et que les grues dorment, les premiers mareyeurs descendent la rue du "
  "Port avec leurs chariots vides. Personne ne parle. On entend seulement les roues des chariots sur le pavé, et plus loin une "
  "corne de brume qui répond à une autre. La criée ouvre à cinq heures ; à six heures tout est vendu, et la ville dort encore "
  "quand les camions prennent la route de Paris, de Lyon et de Bruxelles, chargés de glace, de lumière froide et de promesses "
  "que personne, jamais, ne tiendra tout à fait, parce que la mer, elle, ne promet rien à ceux qui l’attendent sur le rivage.";

typedef struct
{
  double unequal; /* mean square of what spaces differ from their own width */
  guint  runs;    /* most lines in a row that end on a hyphen */
  gsize  ends;    /* the ends of all lines, summed up in one number */
} Look;

static Look
look_of (GlmBreaker breaker,
         double     measure)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = NULL;
  g_autoptr (GlmBlockLines) lines = NULL;
  Look look = { 0.0, 0, 0 };
  guint run = 0, n = 0;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, paragraph, -1);
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  style->breaker = breaker;
  typesetter = glm_typesetter_new (plan, hyphenator, style);
  lines = glm_typesetter_break_block (typesetter, 0, measure);
  for (guint i = 0; i < glm_block_lines_get_n_lines (lines); i++)
    {
      const GlmLineInfo *line = glm_block_lines_get_line (lines, i);
      double own = style->size * PANGO_SCALE / 4.0;

      look.ends = look.ends * 31 + line->display.end;
      run = line->hyphen ? run + 1 : 0;
      look.runs = MAX (look.runs, run);
      if (line->last || line->n_spaces == 0)
        continue;
      look.unequal += pow ((line->space - own) / own, 2.0);
      n++;
    }
  look.unequal /= MAX (n, 1);
  return look;
}

/*
 * What the paragraph is broken as a whole for: its spaces are far more even than those of line by line, and at a
 * width where they are not, it is for a stump, a hyphen or a river that line by line has.
 */
static void
test_more_even (void)
{
  guint better = 0, worse = 0, other = 0, widths = 0;

  for (double measure = 380.0; measure <= 700.0; measure += 20.0, widths++)
    {
      Look whole = look_of (GLM_BREAKER_TOTAL_FIT, measure);
      Look line_by_line = look_of (GLM_BREAKER_GREEDY, measure);

      g_assert_cmpfloat (whole.unequal, <=, 1.2 * line_by_line.unequal);
      if (measure >= 460.0)
        g_assert_cmpuint (whole.runs, <, 3);
      other += whole.ends != line_by_line.ends;
      worse += whole.unequal > line_by_line.unequal;
      better += whole.unequal < 0.7 * line_by_line.unequal;
    }
  g_assert_cmpuint (worse, <=, 1);
  g_assert_cmpuint (better, >=, widths * 3 / 4);
  g_assert_cmpuint (other, >=, widths / 2);
}

/* In the column of a telephone no line is stretched, on the page as in the count. */
static void
test_narrow_is_ragged (void)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = NULL;
  g_autoptr (GlmBlockLines) lines = NULL;
  g_autoptr (GlmSetBlock) set = NULL;
  const double measure = 16.0 * style->size;
  guint full = 0;

  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, paragraph, -1);
  document = glm_document_builder_end (builder);
  plan = glm_typography_plan_new (document, &options);
  typesetter = glm_typesetter_new (plan, hyphenator, style);
  lines = glm_typesetter_break_block (typesetter, 0, measure);
  set = glm_typesetter_set_block (typesetter, 0, measure, lines);
  for (guint i = 0; i < glm_set_block_get_n_lines (set); i++)
    {
      g_assert_cmpint (glm_block_lines_get_line (lines, i)->set, ==, glm_block_lines_get_line (lines, i)->natural);
      full += fabs (glm_set_block_get_line (set, i)->width - measure) < 0.05;
    }
  g_assert_cmpuint (full, <=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typeset/total-fit/more-even", test_more_even);
  g_test_add_func ("/typeset/total-fit/narrow-is-ragged", test_narrow_is_ragged);
  return g_test_run ();
}
