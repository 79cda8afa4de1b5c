/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader sees of headings, lists, notes, verse and code beside running text. */

#include "config.h"

#include "block-fixture.h"
#include "glm-test.h"

#include <math.h>
#include <string.h>

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
    fixture_add_block (self, GLM_BLOCK_HEADING, 1, 0, titles[t]);
  fixture_end_document (self);
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
    fixture_add_block (self, GLM_BLOCK_LIST_ITEM, 1, i, "Un point de la liste.");
  fixture_add_block (self, GLM_BLOCK_NOTE, 0, 9, "Voir plus haut.");
  fixture_add_block (self, GLM_BLOCK_NOTE, 0, 1140, "Voir plus bas.");
  fixture_end_document (self);
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

  fixture_add_block (self, GLM_BLOCK_LIST_ITEM, 1, 1, "Un premier point.");
  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "Un alinéa.");
  fixture_add_block (self, GLM_BLOCK_LIST_ITEM, 1, 0, "Un autre point.");
  fixture_end_document (self);
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
    fixture_add_block (self, kinds[k], 0, 0,
               "Les sanglots\n"
               "Et si la ligne est bien trop longue pour la page, elle revient sous elle-même et un peu plus à droite\n"
               "De l’automne");
  fixture_end_document (self);
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
          g_assert_cmpfloat (fixture_right_edge (line), <=, 360.01);
          if (i == 0 || glm_block_lines_get_line (lines, i - 1)->last)
            g_assert_cmpfloat_with_epsilon (line->x, left, 0.01);
          else
            g_assert_cmpfloat (line->x, >, left + self->style->size);
        }
    }
}

static const char opening[] =
  " : la criée ouvre à cinq heures, et à six tout est vendu. La ville dort encore quand les camions prennent la route "
  "de Paris, de Lyon et de Bruxelles, chargés de glace et de lumière froide, avec des promesses que personne ne tiendra "
  "tout à fait, parce que la mer, elle, ne promet rien à ceux qui l’attendent sur le rivage. Personne ne parle. On entend "
  "seulement les roues des chariots sur le pavé, et plus loin une corne de brume qui répond à une autre.";

static void
add_opening (Fixture    *self,
             const char *words)
{
  g_autofree char *text = g_strconcat (words, opening, NULL);

  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, text);
}

/* The run of a set block that is set in the largest type, which is that of a drop capital. */
static const GlmSetRun *
find_capital (GlmSetBlock *set,
              double      *ratio)
{
  const GlmSetLine *first = glm_set_block_get_line (set, 0);
  const GlmSetRun *largest = NULL;
  double most = 0.0, least = G_MAXDOUBLE;

  for (guint r = 0; r < first->n_runs; r++)
    {
      PangoFontDescription *description = pango_font_describe_with_absolute_size (first->runs[r].font);
      double size = (double) pango_font_description_get_size (description) / PANGO_SCALE;

      pango_font_description_free (description);
      if (size > most)
        largest = &first->runs[r];
      most = MAX (most, size);
      least = MIN (least, size);
    }
  *ratio = most / least;
  return largest;
}

/* The capital's foot is on the last line beside it, its head as high as the first line's capitals. */
static void
check_drop_capital (GlmSetBlock *set,
                    double       measure)
{
  double ratio;
  const GlmSetRun *capital = find_capital (set, &ratio);
  const GlmSetLine *first = glm_set_block_get_line (set, 0);
  guint n_drop = 1;
  PangoRectangle ink;
  double right = capital->x + capital->width;

  g_assert_cmpfloat (ratio, >, 2.0);
  while (glm_set_block_get_line (set, n_drop)->x > 1.0)
    n_drop++;
  g_assert_cmpuint (n_drop, >=, 2);
  g_assert_cmpuint (n_drop, <=, 3);
  g_assert_cmpfloat_with_epsilon (capital->y, glm_set_block_get_line (set, n_drop - 1)->baseline, 0.01);
  pango_glyph_string_extents (capital->glyphs, capital->font, &ink, NULL);
  /* Its ink begins a capital's height above the first baseline: more than the x-height, less than a line. */
  g_assert_cmpfloat (capital->y - (double) PANGO_ASCENT (ink) / PANGO_SCALE, <, first->baseline - 9.0);
  g_assert_cmpfloat (capital->y - (double) PANGO_ASCENT (ink) / PANGO_SCALE, >, first->top);
  for (guint i = 0; i < glm_set_block_get_n_lines (set); i++)
    {
      const GlmSetLine *line = glm_set_block_get_line (set, i);

      if (i > 0 && i < n_drop)
        g_assert_cmpfloat (line->x, >, right);
      else
        g_assert_cmpfloat (line->x, <, 1.0);
      g_assert_cmpfloat (line->x + line->width, <, measure + 10.0);
      if (measure > 400.0 && i + 1 < glm_set_block_get_n_lines (set))
        g_assert_cmpfloat (line->x + line->width, >, measure - 1.0);
    }
}

static void
test_drop_capital (Fixture       *self,
                   gconstpointer  data)
{
  self->style->drop_capital = TRUE;
  fixture_add_block (self, GLM_BLOCK_HEADING, 1, 0, "Un titre");
  add_opening (self, "Hier au port");
  add_opening (self, "Hier au port");
  fixture_end_document (self);
  for (double measure = 330.0; measure < 800.0; measure += 35.0)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (self->typesetter, 1, measure);
      g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, 1, measure, lines);
      g_autoptr (GlmSetBlock) second = glm_typesetter_set_block (self->typesetter, 2, measure, NULL);
      double ratio;

      check_drop_capital (set, measure);
      find_capital (second, &ratio);
      g_assert_cmpfloat (ratio, <, 1.5);
    }
}

/* The capital is found under the pointer all the way down, and a match that holds it covers it. */
static void
test_drop_capital_hits (Fixture       *self,
                        gconstpointer  data)
{
  g_autoptr (GlmSetBlock) set = NULL;
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GlmRect));
  const GlmSetRun *capital;
  double ratio;

  self->style->drop_capital = TRUE;
  add_opening (self, "Hier au port");
  fixture_end_document (self);
  set = glm_typesetter_set_block (self->typesetter, 0, 600.0, NULL);
  capital = find_capital (set, &ratio);
  for (double y = 2.0; y < capital->y; y += 5.0)
    {
      gboolean inside;

      g_assert_cmpuint (glm_set_block_position_at (set, capital->x + 2.0, y, &inside), ==, 0);
      g_assert_true (inside);
    }
  for (gsize p = 1; p < 60; p++)
    {
      GlmRect caret = glm_set_block_get_caret (set, p, GLM_BIAS_AFTER);

      if (g_unichar_isalnum (g_utf8_get_char (glm_document_get_text (self->document, NULL) + p)))
        g_assert_cmpuint (glm_set_block_position_at (set, caret.x + 0.02, caret.y + caret.height / 2.0, NULL), ==, p);
    }
  g_assert_cmpuint (glm_set_block_get_rects (set, (GlmRange) { 0, 4 }, rects), ==, 2);
  g_assert_cmpfloat (g_array_index (rects, GlmRect, 0).height, >=, capital->y);
  g_assert_cmpfloat (g_array_index (rects, GlmRect, 1).height, <, capital->y);
  /* No hole between the capital and the rest of its word. */
  g_assert_cmpfloat_with_epsilon (g_array_index (rects, GlmRect, 0).x + g_array_index (rects, GlmRect, 0).width,
                                  g_array_index (rects, GlmRect, 1).x, 0.1);
}

/* An elision takes its apostrophe along, a guillemet stays small; figures, dashes and stumps get none. */
static void
test_drop_capital_where (Fixture       *self,
                         gconstpointer  data)
{
  static const struct
  {
    const char *words;
    guint       n_large; /* glyphs of the capital, 0 without one */
  } cases[] = {
    { "L'automne au port", 2 },
    { "« Hier, au port », dit-il", 1 },
    { "« L'automne » au port", 2 },
    { "Été au port", 1 },
    { "12 bateaux au port", 0 },
    { "— Hier au port", 0 },
    { "hier au port", 0 },
    { "שלום, au port", 0 },
  };
  double ratio;

  self->style->drop_capital = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GlmSetBlock) set = NULL;
      Fixture one = { glm_document_builder_new (), NULL, NULL, self->hyphenator, self->style, NULL };
      const GlmSetRun *capital;

      add_opening (&one, cases[i].words);
      fixture_end_document (&one);
      set = glm_typesetter_set_block (one.typesetter, 0, 600.0, NULL);
      capital = find_capital (set, &ratio);
      g_test_message ("%s: %g", cases[i].words, ratio);
      if (cases[i].n_large == 0)
        g_assert_cmpfloat (ratio, <, 1.6);
      else
        {
          g_assert_cmpfloat (ratio, >, 2.0);
          g_assert_cmpint (capital->glyphs->num_glyphs, ==, (int) cases[i].n_large);
        }
      g_clear_pointer (&set, glm_set_block_free);
      glm_document_builder_free (one.builder);
      glm_typesetter_free (one.typesetter);
      glm_typography_plan_unref (one.plan);
      glm_document_unref (one.document);
    }
  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "Hier au port, une ligne.");
  fixture_end_document (self);
  {
    g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, 0, 600.0, NULL);

    find_capital (set, &ratio);
    g_assert_cmpfloat (ratio, <, 1.5);
  }
}

/* The glyph that shows byte @at of block @block, with its width. */
static PangoGlyph
glyph_of (Fixture *self,
          guint    block,
          gsize    at,
          int     *width)
{
  g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (self->typesetter, block, 600.0, NULL);
  const GlmSetLine *line = glm_set_block_get_line (set, 0);
  GlmRect caret = glm_set_block_get_caret (set, glm_document_get_block (self->document, block)->range.start + at, GLM_BIAS_AFTER);

  for (guint r = 0; r < line->n_runs; r++)
    {
      double x = line->runs[r].x;

      for (int g = 0; g < line->runs[r].glyphs->num_glyphs; g++)
        {
          const PangoGlyphInfo *info = &line->runs[r].glyphs->glyphs[g];

          if (fabs (x - caret.x) < 0.05)
            {
              *width = info->geometry.width;
              return info->glyph;
            }
          x += (double) info->geometry.width / PANGO_SCALE;
        }
    }
  g_assert_not_reached ();
}

static void
add_spanned (Fixture    *self,
             const char *text,
             GlmSpanKind kind)
{
  glm_document_builder_open_block (self->builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_push_span (self->builder, kind, NULL);
  glm_document_builder_add_text (self->builder, text, -1);
  glm_document_builder_pop_span (self->builder);
  glm_document_builder_close_block (self->builder);
}

/* Figures of running text have their own heights and widths, those of headings stand on the line, those of tables are of one width. */
static void
test_figures_and_letters (Fixture       *self,
                          gconstpointer  data)
{
  int width, one, four, body_one, body_four;

  self->style->family = g_strdup ("Linux Libertine O");
  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "1 4");
  fixture_add_block (self, GLM_BLOCK_TABLE, 0, 0, "1 4");
  fixture_add_block (self, GLM_BLOCK_HEADING, 1, 0, "1 4");
  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "er E");
  add_spanned (self, "er", GLM_SPAN_SUPERIOR);
  add_spanned (self, "er", GLM_SPAN_SMALL_CAPS);
  fixture_end_document (self);
  if (g_strcmp0 (glm_typesetter_get_family (self->typesetter), "Linux Libertine O") != 0)
    {
      g_test_skip ("Linux Libertine is not there");
      return;
    }
  g_assert_cmpuint (glyph_of (self, 0, 2, &body_four), !=, glyph_of (self, 1, 2, &four));
  glyph_of (self, 0, 0, &body_one);
  glyph_of (self, 1, 0, &one);
  g_assert_cmpint (one, ==, four);
  g_assert_cmpint (body_one, !=, body_four);
  g_assert_cmpuint (glyph_of (self, 2, 2, &width), !=, glyph_of (self, 0, 2, &width));
  /* A superior and a small capital are letters of their own, not scaled ones. */
  g_assert_cmpuint (glyph_of (self, 4, 0, &width), !=, glyph_of (self, 3, 0, &width));
  g_assert_cmpuint (glyph_of (self, 5, 0, &width), !=, glyph_of (self, 3, 0, &width));
  g_assert_cmpuint (glyph_of (self, 5, 0, &width), !=, glyph_of (self, 3, 3, &width));
}

/* A caption is set smaller, in the sans serif drawn for Libertine where that is there. */
static void
test_captions (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GlmSetBlock) text = NULL;
  g_autoptr (GlmSetBlock) caption = NULL;
  PangoFontDescription *body, *small;

  self->style->family = g_strdup ("Linux Libertine O");
  fixture_add_block (self, GLM_BLOCK_PARAGRAPH, 0, 0, "Le port");
  fixture_add_block (self, GLM_BLOCK_CAPTION, 0, 0, "Le port");
  fixture_end_document (self);
  text = glm_typesetter_set_block (self->typesetter, 0, 500.0, NULL);
  caption = glm_typesetter_set_block (self->typesetter, 1, 500.0, NULL);
  body = pango_font_describe_with_absolute_size (glm_set_block_get_line (text, 0)->runs[0].font);
  small = pango_font_describe_with_absolute_size (glm_set_block_get_line (caption, 0)->runs[0].font);
  g_assert_cmpint (pango_font_description_get_size (small), <, pango_font_description_get_size (body));
  if (g_strcmp0 (pango_font_description_get_family (body), "Linux Libertine O") == 0)
    g_assert_cmpstr (pango_font_description_get_family (small), ==, "Linux Biolinum O");
  pango_font_description_free (body);
  pango_font_description_free (small);
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
  g_test_add ("/blocks/drop-capital", Fixture, NULL, fixture_set_up, test_drop_capital, fixture_tear_down);
  g_test_add ("/blocks/drop-capital/hits", Fixture, NULL, fixture_set_up, test_drop_capital_hits, fixture_tear_down);
  g_test_add ("/blocks/drop-capital/where", Fixture, NULL, fixture_set_up, test_drop_capital_where, fixture_tear_down);
  g_test_add ("/blocks/figures-and-letters", Fixture, NULL, fixture_set_up, test_figures_and_letters, fixture_tear_down);
  g_test_add ("/blocks/captions", Fixture, NULL, fixture_set_up, test_captions, fixture_tear_down);
  return g_test_run ();
}
