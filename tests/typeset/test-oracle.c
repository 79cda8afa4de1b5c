/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Lines cut from items that were shaped once, against PangoLayouts of the same lines: ends, carets, hits and
 * the rectangles of ranges, also across hyphens, fine spaces, guillemets, superiors, ligatures, emoji and
 * text that runs from right to left.
 */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-grapheme.h"
#include "glm-test.h"
#include "layout-oracle.h"

#include <math.h>
#include <string.h>

/* Two Pango units: what a line may be off the measure. */
#define TOLERANCE (2.0 / 1024.0)
/* Shaping a line anew moves its glyphs by less (kerning against what is cut off); see the paragraph study. */
#define RESHAPED 0.4

typedef struct
{
  GlmDocument       *document;
  GlmTypographyPlan *plan;
  GlmHyphenator     *hyphenator;
  GlmTypeStyle      *style;
  GlmTypesetter     *typesetter;
} Fixture;

static const char *const hard[] = {
  "Le XIXe siècle, disait-il : « L’affaire 1er_rang, n° 12 ! » — puis rien ; « Encore ? » demanda-t-elle, le 2e jour, à 5 % près, avec "
  "efflorescence, raffinement, officieusement et difficilement : 12 000 € ou 1 234 567 km, c’est-à-dire beaucoup ; « “oui” », fit-il.",
  "Une phrase qui cite שלום עולם, puis العربية هنا au milieu d’une ligne française, et qui continue assez longtemps pour que "
  "ces mots passent d’une ligne à l’autre selon la largeur de la colonne : שלום, encore שלום רב, et la fin.",
  "Des signes composés : e\u0301te\u0301, n\u0303, o\u0302, a\u0300 ; une famille 👩‍👩‍👧, un drapeau 🇫🇷, une main 👋🏽 levée, et du texte qui suit "
  "jusqu’au bout de la ligne, anticonstitutionnellement, puis d’autres mots pour remplir deux lignes de plus.",
  "∀x ∈ ℝ, x² ≥ 0 ; l’aire vaut π r² ≈ 3,14 × r², soit « à peu près » la moitié — disons 48 % — de ce qu’on attendait au XVIIe siècle "
  "dans les officines où l’on affine les flacons, sans fioritures ni fla-fla, mais avec une application infinie.",
};

static void
add_paragraph (GlmDocumentBuilder *builder,
               const char         *text)
{
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text, -1);
  glm_document_builder_close_block (builder);
}

static void
add_sample (GlmDocumentBuilder *builder,
            const char         *path)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) paragraphs = NULL;

  if (!g_str_has_suffix (path, ".txt") || !g_file_get_contents (path, &content, NULL, NULL))
    return;
  paragraphs = g_strsplit (content, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (strchr (paragraphs[i], '\n') == NULL && strlen (paragraphs[i]) > 120)
      add_paragraph (builder, paragraphs[i]);
}

static void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autofree char *folder = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (hard); i++)
    add_paragraph (builder, hard[i]);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      add_sample (builder, path);
    }
  self->document = glm_document_builder_end (builder);
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

/* One block both ways. */
typedef struct
{
  guint           block;
  gboolean        bidirectional;
  GlmDisplayText *display;
  GlmBlockLines  *lines;
  GlmSetBlock    *set;
  LayoutOracle   *oracle;
} Both;

static void
both_set (Both    *self,
          Fixture *fixture,
          guint    block,
          double   measure)
{
  double indent;

  self->block = block;
  self->bidirectional = block == 1;
  self->display = glm_typography_plan_set_block (fixture->plan, block);
  self->lines = glm_typesetter_break_block (fixture->typesetter, block, measure);
  self->set = glm_typesetter_set_block (fixture->typesetter, block, measure, self->lines);
  indent = glm_set_block_get_line (self->set, 0)->x;
  self->oracle = layout_oracle_new (glm_typesetter_get_family (fixture->typesetter), fixture->style, self->display, self->lines, indent, measure);
}

static void
both_clear (Both *self)
{
  layout_oracle_free (self->oracle);
  glm_set_block_free (self->set);
  glm_block_lines_unref (self->lines);
  glm_display_text_unref (self->display);
}

static double
end_of (const GlmSetLine *line)
{
  return line->x + line->width;
}

/* Every justified line ends at the measure, its hanging sign outside. */
static void
test_ends (Fixture       *self,
           gconstpointer  data)
{
  static const double measures[] = { 420.0, 490.3, 533.7, 640.0 };
  guint n = 0, wrong = 0;
  double worst = 0.0;

  for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
    for (guint b = 0; b < glm_document_get_n_blocks (self->document); b++)
      {
        Both both;

        both_set (&both, self, b, measures[m]);
        for (guint i = 0; i < glm_block_lines_get_n_lines (both.lines); i++)
          {
            const GlmLineInfo *info = glm_block_lines_get_line (both.lines, i);
            double full = (double) (int) (measures[m] * PANGO_SCALE) / PANGO_SCALE;
            double off;

            if (info->last || info->set != (int) (measures[m] * PANGO_SCALE))
              continue;
            off = end_of (glm_set_block_get_line (both.set, i)) - layout_oracle_get_hang (both.oracle, i) - full;
            worst = MAX (worst, fabs (off));
            n++;
            if (fabs (off) <= TOLERANCE)
              continue;
            if (wrong++ < 8)
              g_test_message ("block %u, line %u of %.1f: off by %f “%.*s”", b, i, measures[m], off, (int) glm_range_length (info->display), glm_display_text_get_text (both.display, NULL) + info->display.start);
          }
        both_clear (&both);
      }
  g_test_message ("%u lines, %u wrong, worst off by %f pixels", n, wrong, worst);
  g_assert_cmpuint (n, >, 500);
  g_assert_cmpuint (wrong, ==, 0);
}

typedef struct
{
  guint  n, wrong_back, wrong_place, wrong_hit;
  double sum, worst;
} Hits;

static void
complain (Fixture    *self,
          Both       *both,
          guint       line,
          gsize       position,
          const char *what,
          double      a,
          double      b)
{
  const char *text = glm_document_get_text (self->document, NULL);

  g_test_message ("%s: block %u line %u “%.16s” %f %f", what, both->block, line, text + position, a, b);
}

/* A place in the text out to the page and back, on both ways. */
static void
hit_line (Fixture *self,
          Both    *both,
          guint    index,
          Hits    *hits)
{
  const char *text = glm_document_get_text (self->document, NULL);
  const GlmSetLine *line = glm_set_block_get_line (both->set, index);

  for (gsize p = line->source.start; p < line->source.end; p++)
    {
      GlmRect caret;
      gsize offset, back, theirs;
      double x, there;

      if (!glm_grapheme_is_boundary (text + line->source.start, glm_range_length (line->source), p - line->source.start))
        continue;
      caret = glm_set_block_get_caret (both->set, p, GLM_BIAS_AFTER);
      offset = glm_display_text_from_source (both->display, p, GLM_BIAS_AFTER);
      x = layout_oracle_get_x (both->oracle, index, offset);
      hits->n += 2;
      hits->sum += fabs (x - caret.x);
      hits->worst = MAX (hits->worst, fabs (x - caret.x));
      if (fabs (x - caret.x) > RESHAPED && hits->wrong_place++ < 8)
        complain (self, both, index, p, "caret", x, caret.x);
      /* What does not show or joins two directions has its place in common with a neighbour: it is the place that must come back. */
      back = glm_set_block_position_at (both->set, caret.x, caret.y + caret.height / 2.0, NULL);
      there = back == p ? caret.x : glm_set_block_get_caret (both->set, back, back >= line->source.end ? GLM_BIAS_BEFORE : GLM_BIAS_AFTER).x;
      if (fabs (there - caret.x) > TOLERANCE && hits->wrong_back++ < 8)
        complain (self, both, index, p, "back", caret.x, there);
      /* Where two directions meet a layout has two places for one; which it gives back is its own affair. */
      if (both->bidirectional)
        continue;
      theirs = layout_oracle_hit (both->oracle, index, x);
      there = layout_oracle_get_x (both->oracle, index, theirs);
      if (fabs (there - x) > TOLERANCE && hits->wrong_hit++ < 8)
        complain (self, both, index, p, "layout", x, there);
    }
}

static void
test_hits (Fixture       *self,
           gconstpointer  data)
{
  Hits hits = { 0 };

  for (double measure = 336.0; measure <= 660.0; measure += 36.0)
    for (guint b = 0; b < glm_document_get_n_blocks (self->document); b++)
      {
        Both both;

        both_set (&both, self, b, measure);
        for (guint i = 0; i < glm_set_block_get_n_lines (both.set); i++)
          hit_line (self, &both, i, &hits);
        both_clear (&both);
      }
  g_test_message ("%u hits: %u not back, %u layouts not back, %u off their place; mean %f, worst %f pixels", hits.n, hits.wrong_back,
                  hits.wrong_hit, hits.wrong_place, hits.sum / MAX (hits.n / 2, 1), hits.worst);
  g_assert_cmpuint (hits.n, >, 300000);
  g_assert_cmpuint (hits.wrong_back, ==, 0);
  g_assert_cmpuint (hits.wrong_hit, ==, 0);
  g_assert_cmpuint (hits.wrong_place, ==, 0);
  g_assert_cmpfloat (hits.sum / (hits.n / 2), <, 0.02);
}

/* What is lit or underlined for words [range) is what a layout lights, line by line. */
static gboolean
ranges_agree (Fixture  *self,
              Both     *both,
              GlmRange  range)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GlmRect));
  GlmRange display = { glm_display_text_from_source (both->display, range.start, GLM_BIAS_AFTER),
                       glm_display_text_from_source (both->display, range.end, GLM_BIAS_BEFORE) };
  gboolean agree = TRUE;

  glm_set_block_get_rects (both->set, range, rects);
  for (guint i = 0; i < glm_set_block_get_n_lines (both->set); i++)
    {
      const GlmSetLine *line = glm_set_block_get_line (both->set, i);
      GlmRange part = glm_range_intersect (display, glm_block_lines_get_line (both->lines, i)->display);
      double ours = 0.0, left = G_MAXDOUBLE, right = -G_MAXDOUBLE, theirs, their_left, their_right;

      for (guint r = 0; r < rects->len; r++)
        {
          const GlmRect *rect = &g_array_index (rects, GlmRect, r);

          if (rect->y != line->top)
            continue;
          ours += rect->width;
          left = MIN (left, rect->x);
          right = MAX (right, rect->x + rect->width);
        }
      if (glm_range_is_empty (part))
        {
          agree = agree && ours == 0.0;
          continue;
        }
      theirs = layout_oracle_cover (both->oracle, i, part, &their_left, &their_right);
      if (fabs (ours - theirs) > RESHAPED || fabs (left - their_left) > RESHAPED || fabs (right - their_right) > RESHAPED)
        {
          complain (self, both, i, range.start, "range", ours, theirs);
          agree = FALSE;
        }
    }
  return agree;
}

static gboolean
has_emoji (const char *text,
           gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x1F000)
      return TRUE;
  return FALSE;
}

static void
test_ranges (Fixture       *self,
             gconstpointer  data)
{
  static const double measures[] = { 360.0, 430.0, 500.0, 580.0 };
  const char *text = glm_document_get_text (self->document, NULL);
  guint n = 0, wrong = 0;

  for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
    for (guint b = 0; b < glm_document_get_n_blocks (self->document); b++)
      {
        GlmRange block = glm_document_get_block (self->document, b)->range;
        Both both;

        both_set (&both, self, b, measures[m]);
        for (gsize start = block.start; start < block.end;)
          {
            GlmRange range = { start, start };

            /* One to eight words. */
            for (gint words = g_test_rand_int_range (1, 9); words > 0 && range.end < block.end; words--)
              {
                const char *space = memchr (text + range.end, ' ', block.end - range.end);

                range.end = space != NULL ? (gsize) (space - text) + 1 : block.end;
              }
            start = range.end;
            if (range.end > range.start + 1 && text[range.end - 1] == ' ')
              range.end--;
            /* Without a font for them a layout takes the parts of an emoji for characters. */
            if (has_emoji (text + range.start, glm_range_length (range)))
              continue;
            n++;
            wrong += !ranges_agree (self, &both, range);
          }
        both_clear (&both);
      }
  g_test_message ("%u word ranges, %u wrong", n, wrong);
  g_assert_cmpuint (n, >, 4000);
  g_assert_cmpuint (wrong, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/oracle/ends", Fixture, NULL, fixture_set_up, test_ends, fixture_tear_down);
  g_test_add ("/oracle/hits", Fixture, NULL, fixture_set_up, test_hits, fixture_tear_down);
  g_test_add ("/oracle/ranges", Fixture, NULL, fixture_set_up, test_ranges, fixture_tear_down);
  return g_test_run ();
}
