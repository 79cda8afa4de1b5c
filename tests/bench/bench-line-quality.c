/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How good the lines are: the columns by which paragraphs are judged, for three faces and three measures,
 * beside Pango's own way of breaking in the same run. A text given in GUILLEMET_BENCH_TEXT is measured
 * instead of the samples, which are too short for shares of a thousandth.
 */
#include "config.h"

#include "glm-bench.h"
#include "glm-document-builder.h"
#include "glm-typesetter.h"

#include <math.h>
#include <string.h>

#define SIZE 18.67
#define BYTES 600000
/* So many lines in a row pierced by gaps that stand one under the other are seen as a river. */
#define RIVER_LINES 4

typedef struct
{
  double left, right;
  guint  depth; /* lines, this one included, through which a chain of gaps comes down to here */
} Gap;

typedef struct
{
  guint  n, n_lines, wide, very_wide, narrow, hyphens, runs_of_two, runs_of_three, paragraphs, short_last, one_letter, rivers;
  double sum, squares;
} Quality;

typedef struct
{
  const char *family;
  double      size;
  /* The measure that holds 66 characters at that size. */
  double      sixty_six;
} Face;

static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  const char *path = g_getenv ("GUILLEMET_BENCH_TEXT");
  g_autofree char *text = NULL;
  g_auto (GStrv) paragraphs = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    text = glm_bench_text (BYTES);
  paragraphs = g_strsplit (text, strstr (text, "\n\n") != NULL ? "\n\n" : "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_strstrip (paragraphs[i]);
      if (paragraphs[i][0] == '\0' || !g_utf8_validate (paragraphs[i], -1, NULL))
        continue;
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

/* The gaps between the words of one line, from left to right. */
static GArray *
line_gaps (const GlmSetBlock *set,
           const char        *text,
           GlmRange           range)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Gap));

  for (gsize i = range.start + 1; i + 1 < range.end; i++)
    if (text[i] == ' ')
      {
        Gap gap = { glm_set_block_get_caret (set, i, GLM_BIAS_AFTER).x, glm_set_block_get_caret (set, i + 1, GLM_BIAS_BEFORE).x, 1 };

        g_array_append_val (gaps, gap);
      }
  return gaps;
}

/* Counts the chains that become a river on this line; they overlap by more than half a space. */
static guint
count_rivers (GArray *above,
              GArray *gaps,
              double  half_space)
{
  guint rivers = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      Gap *gap = &g_array_index (gaps, Gap, i);

      for (guint j = 0; above != NULL && j < above->len; j++)
        {
          const Gap *over = &g_array_index (above, Gap, j);

          if (MIN (gap->right, over->right) - MAX (gap->left, over->left) > half_space)
            gap->depth = MAX (gap->depth, over->depth + 1);
        }
      rivers += gap->depth == RIVER_LINES;
    }
  return rivers;
}

static gboolean
ends_on_one_letter (const char *text,
                    GlmRange    range)
{
  const char *end = text + range.end;
  const char *last;

  while (end > text + range.start && end[-1] == ' ')
    end--;
  last = g_utf8_find_prev_char (text + range.start, end);
  return last != NULL && last > text + range.start && last[-1] == ' ' && g_unichar_isalpha (g_utf8_get_char (last));
}

static void
add_block (Quality       *quality,
           GlmTypesetter *typesetter,
           GlmDocument   *document,
           guint          block,
           double         measure,
           double         size)
{
  g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (typesetter, block, measure);
  g_autoptr (GlmSetBlock) set = glm_typesetter_set_block (typesetter, block, measure, lines);
  g_autoptr (GArray) above = NULL;
  const char *text = glm_document_get_text (document, NULL);
  double em = size * PANGO_SCALE;
  guint count = glm_block_lines_get_n_lines (lines);
  guint run = 0;

  for (guint i = 0; i < count; i++)
    {
      const GlmLineInfo *line = glm_block_lines_get_line (lines, i);
      GArray *gaps = line_gaps (set, text, line->source);
      double space = line->space / em;

      quality->rivers += count_rivers (above, gaps, size / 8.0);
      g_clear_pointer (&above, g_array_unref);
      above = gaps;
      quality->n_lines++;
      quality->hyphens += line->hyphen;
      run = line->hyphen ? run + 1 : 0;
      quality->runs_of_two += run == 2;
      quality->runs_of_three += run == 3;
      quality->one_letter += !line->last && !line->hyphen && ends_on_one_letter (text, line->source);
      if (line->last || line->n_spaces == 0)
        continue;
      quality->n++;
      quality->sum += space;
      quality->squares += space * space;
      quality->wide += space > 0.40;
      quality->very_wide += space > 0.50;
      quality->narrow += space < 0.19;
    }
  if (count > 1)
    {
      quality->paragraphs++;
      quality->short_last += glm_block_lines_get_line (lines, count - 1)->natural < 3.0 * em;
    }
}

static void
print_quality (GlmDocument       *document,
               GlmTypographyPlan *plan,
               GlmHyphenator     *hyphenator,
               const Face        *face,
               guint              characters,
               GlmBreaker         breaker,
               const char        *name)
{
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = NULL;
  Quality q = { 0 };
  double mean, deviation;

  g_free (style->family);
  style->family = g_strdup (face->family);
  style->size = face->size;
  style->optical_margins = FALSE;
  style->breaker = breaker;
  typesetter = glm_typesetter_new (plan, hyphenator, style);
  /* Another face in its place would be another measurement. */
  if (g_ascii_strcasecmp (glm_typesetter_get_family (typesetter), face->family) != 0)
    {
      g_print ("%-18s is not installed\n", face->family);
      return;
    }
  for (guint b = 0; b < glm_document_get_n_blocks (document); b++)
    add_block (&q, typesetter, document, b, characters * face->sixty_six / 66.0, face->size);
  mean = q.sum / MAX (q.n, 1u);
  deviation = sqrt (MAX (q.squares / MAX (q.n, 1u) - mean * mean, 0.0));
  g_print ("%-18s %3u %-10s %6u %6.3f %7.2f %7.2f %7.2f %8.2f %6u %6u %7.2f %7.2f %8.2f\n", face->family, characters, name, q.n_lines,
           deviation / mean, 100.0 * q.wide / MAX (q.n, 1u), 100.0 * q.very_wide / MAX (q.n, 1u), 100.0 * q.narrow / MAX (q.n, 1u),
           100.0 * q.hyphens / MAX (q.n_lines, 1u), q.runs_of_two, q.runs_of_three, 100.0 * q.short_last / MAX (q.paragraphs, 1u),
           100.0 * q.one_letter / MAX (q.n_lines, 1u), 1000.0 * q.rivers / MAX (q.n_lines, 1u));
}

int
main (void)
{
  static const Face faces[] = {
    { "Linux Libertine O", 18.67, 490.3 },
    { "EB Garamond 12", 20.0, 485.5 },
    { "Gentium Plus", 17.33, 455.8 },
  };
  static const guint characters[] = { 45, 66, 80 };
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTypographyPlan) plan = NULL;
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();

  document = make_document ();
  plan = glm_typography_plan_new (document, &options);
  g_print ("%u words; shares in %%, hyphens for 100 lines, rivers of four for 1000\n", glm_document_count_words (document));
  g_print ("%-18s %3s %-10s %6s %6s %7s %7s %7s %8s %6s %6s %7s %7s %8s\n", "face", "ch", "breaker", "lines", "cv", ">.40em", ">.50em",
           "<.19em", "hyphens", "runs2", "runs3", "short", "1letter", "rivers");
  for (guint f = 0; f < G_N_ELEMENTS (faces); f++)
    for (guint c = 0; c < G_N_ELEMENTS (characters); c++)
      {
        print_quality (document, plan, hyphenator, &faces[f], characters[c], GLM_BREAKER_TOTAL_FIT, "total-fit");
        print_quality (document, plan, hyphenator, &faces[f], characters[c], GLM_BREAKER_PANGO, "pango");
      }
  return 0;
}
