/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-bench.h"
#include "glm-document-builder.h"
#include "glm-typesetter.h"

#include <pango/pangocairo.h>
#include <string.h>

#define SIZE 18.67
#define BYTES 600000

typedef struct
{
  GlmDocument       *document;
  GlmTypographyPlan *plan;
  GlmHyphenator     *hyphenator;
  GlmTypeStyle      *style;
  GlmTypesetter     *typesetter; /* kept: has shaped before */
  double             measure;
} Bench;

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autofree char *text = glm_bench_text (BYTES);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static void
break_all (GlmTypesetter *typesetter,
           Bench         *bench,
           double         measure)
{
  for (guint b = 0; b < glm_document_get_n_blocks (bench->document); b++)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (typesetter, b, measure);

      g_assert_nonnull (lines);
    }
}

static void
set_anew (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GlmTypesetter) typesetter = glm_typesetter_new (bench->plan, bench->hyphenator, bench->style);

  break_all (typesetter, bench, bench->measure);
}

static void
set_again (gpointer data)
{
  Bench *bench = data;

  break_all (bench->typesetter, bench, bench->measure);
}

static void
set_by_pango (gpointer data)
{
  Bench *bench = data;
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string (glm_typesetter_get_family (bench->typesetter));

  pango_font_description_set_absolute_size (font, bench->style->size * PANGO_SCALE);
  for (guint b = 0; b < glm_document_get_n_blocks (bench->document); b++)
    {
      GlmRange range = glm_document_get_block (bench->document, b)->range;
      g_autoptr (PangoLayout) layout = pango_layout_new (context);

      pango_layout_set_font_description (layout, font);
      pango_layout_set_justify (layout, TRUE);
      pango_layout_set_width (layout, (int) (bench->measure * PANGO_SCALE));
      pango_layout_set_text (layout, glm_document_get_text (bench->document, NULL) + range.start, (int) glm_range_length (range));
      pango_layout_get_line_count (layout);
    }
  pango_font_description_free (font);
  g_object_unref (context);
}

int
main (void)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = make_document ();
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = NULL;
  Bench bench = { document, plan, hyphenator, style, NULL, 0.0 };

  style->size = SIZE;
  style->optical_margins = FALSE;
  g_free (style->family);
  style->family = g_strdup ("Linux Libertine O");
  style->breaker = GLM_BREAKER_TOTAL_FIT;
  /* 66 characters of Libertine at this size. */
  bench.measure = 490.3;
  bench.typesetter = typesetter = glm_typesetter_new (plan, hyphenator, style);
  g_print ("%u words\n", glm_document_count_words (document));
  glm_bench_compare_works ("set anew / Pango layouts", BYTES, set_anew, set_by_pango, &bench);
  glm_bench_compare_works ("another measure / Pango layouts", BYTES, set_again, set_by_pango, &bench);
  return 0;
}
