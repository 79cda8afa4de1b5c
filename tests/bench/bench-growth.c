/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the cost of each stage grows with what it is given: the size is doubled five times, and the exponent of the line
 * through the six times, on paper with logarithms on both sides, is printed. 1 is linear, 2 is twice as large and four times as
 * slow. Times are of the processor; the least of some runs, since a busy machine only adds to them.
 */

#include "config.h"

#include "glm-bench.h"
#include "glm-document-builder.h"
#include "glm-entities.h"
#include "glm-finder.h"
#include "glm-importer.h"
#include "glm-resolver-private.h"
#include "glm-tagger.h"
#include "glm-typesetter.h"

#include <math.h>
#include <string.h>

#define N_SIZES 6

/* What has been made of one text. */
typedef struct
{
  char              *text;
  GBytes            *bytes;
  GlmDocument       *document;
  GlmTypographyPlan *plan;
  GlmTokens         *tokens;
  GlmMentions       *mentions;
  GlmSearchIndex    *index;
  GlmCorrections    *corrections;
} Subject;

static void
load (Subject *subject)
{
  g_autoptr (GlmDocument) document = glm_import_bytes_here (subject->bytes, "a.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
}

static void
plan (Subject *subject)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmTypographyPlan) made = glm_typography_plan_new (subject->document, &options);
}

static void
typeset (Subject *subject)
{
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_get_default ();
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypesetter) typesetter = glm_typesetter_new (subject->plan, hyphenator, style);

  for (guint b = 0; b < glm_document_get_n_blocks (subject->document); b++)
    {
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (typesetter, b, 560);
      GlmSetBlock *set = glm_typesetter_set_block (typesetter, b, 560, lines);

      glm_set_block_free (set);
    }
}

static void
tag (Subject *subject)
{
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_autoptr (GlmTokens) tokens = glm_tokens_new (subject->document, NULL, NULL);
  g_autoptr (GlmMentions) mentions = glm_tagger_run (tagger, subject->text, tokens, NULL, NULL);
}

static void
resolve (Subject *subject)
{
  g_autoptr (GlmEntities) entities =
    glm_resolver_run (subject->document, subject->tokens, subject->mentions, subject->corrections, NULL, NULL);
}

static void
make_index (Subject *subject)
{
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (subject->document, NULL, NULL);
}

static void
find (Subject *subject)
{
  g_autoptr (GlmQuery) query = glm_query_new ("a", 0, NULL);
  g_autoptr (GlmMatches) matches = glm_finder_run (subject->index, query, NULL, NULL);
}

static const struct
{
  const char *name;
  void (*run) (Subject *subject);
} stages[] = {
  { "load", load }, { "typography", plan }, { "typeset", typeset }, { "tag", tag },
  { "resolve", resolve }, { "index", make_index }, { "find", find },
};

/* A name that nobody else has. */
static char *
make_name (guint number)
{
  static const char *const first[] = { "Anne", "Marc", "Julie", "Paul", "Claire", "Hugo", "Louise", "Karim" };
  static const char *const starts[] = { "Bel", "Cor", "Dur", "Far", "Gal", "Lam", "Mor", "Per", "Riv", "Sal", "Tour", "Val", "Vig", "Bour", "Chan", "Del" };
  static const char *const ends[] = { "mont", "ville", "rand", "tier", "don", "vaux", "lin", "ron", "geon", "bert", "lac", "quin", "nel", "sard", "thier", "veau" };

  return g_strdup_printf ("%s %s%s%s%s", first[number % 8], starts[number / 8 % 16], starts[number / 128 % 16],
                          ends[number / 2048 % 16], number / 32768 > 0 ? ends[number / 32768 % 16] : "");
}

static char *
make_prose (gsize bytes)
{
  return glm_bench_text (bytes);
}

/* One line for each of so many people and institutions. */
static char *
make_directory (gsize bytes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < bytes; i++)
    {
      g_autofree char *name = make_name (i);
      g_autofree char *other = make_name (i + 100000);

      g_string_append_printf (text, "%s, directrice de l’Institut %s, succède à %s.\n\n", name, strchr (other, ' ') + 1, other);
    }
  return g_string_free (text, FALSE);
}

/* All in one paragraph. */
static char *
make_flow (gsize bytes)
{
  return g_strdelimit (glm_bench_text (bytes), "\n", ' ');
}

static GlmCorrections *
make_corrections (guint n)
{
  g_autoptr (GString) json = g_string_new ("{\"version\":1,\"corrections\":[");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_name (i);

      g_string_append_printf (json, "%s{\"kind\":\"%s\",\"name\":\"%s\",\"value\":\"%s %u\"}", i > 0 ? "," : "", i % 2 ? "rename" : "add",
                            name, i % 2 ? "Nom" : "person", i);
    }
  g_string_append (json, "]}");
  return glm_corrections_from_json (json->str, NULL);
}

static void
prepare (Subject *subject,
         char    *text)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);

  g_assert_nonnull (tagger);
  subject->bytes = g_bytes_new_take (text, strlen (text));
  subject->document = glm_import_bytes_here (subject->bytes, "a.txt", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);
  subject->text = (char *) glm_document_get_text (subject->document, NULL);
  subject->plan = glm_typography_plan_new (subject->document, &options);
  subject->tokens = glm_tokens_new (subject->document, NULL, NULL);
  subject->mentions = glm_tagger_run (tagger, subject->text, subject->tokens, NULL, NULL);
  subject->index = glm_search_index_new (subject->document, NULL, NULL);
}

static void
subject_clear (Subject *subject)
{
  g_clear_pointer (&subject->bytes, g_bytes_unref);
  g_clear_pointer (&subject->document, glm_document_unref);
  g_clear_pointer (&subject->plan, glm_typography_plan_unref);
  g_clear_pointer (&subject->tokens, glm_tokens_unref);
  g_clear_pointer (&subject->mentions, glm_mentions_unref);
  g_clear_pointer (&subject->index, glm_search_index_unref);
  g_clear_pointer (&subject->corrections, glm_corrections_unref);
}

/* The slope of the line of least squares through the logarithms. */
static double
exponent_of (const double *sizes,
             const double *times)
{
  double x = 0, y = 0, xx = 0, xy = 0;

  for (guint i = 0; i < N_SIZES; i++)
    {
      double lx = log (sizes[i]), ly = log (MAX (times[i], 1e-7));

      x += lx / N_SIZES;
      y += ly / N_SIZES;
      xx += lx * lx / N_SIZES;
      xy += lx * ly / N_SIZES;
    }
  return (xy - x * y) / (xx - x * x);
}

static double
time_of (void    (*run) (Subject *subject),
         Subject *subject)
{
  double least = G_MAXDOUBLE, total = 0;

  for (guint i = 0; i < 5 && (i < 1 || total < 0.4); i++)
    {
      double once = glm_bench_once ((GlmBenchWork) run, subject);

      least = MIN (least, once);
      total += once;
    }
  return least;
}

static void
print_growth (const char   *name,
              const double *sizes,
              const double *times)
{
  g_print ("%-32s", name);
  for (guint i = 0; i < N_SIZES; i++)
    g_print (" %9.2f ms", times[i] * 1e3);
  g_print ("   exponent %5.2f\n", exponent_of (sizes, times));
}

static void
grow_text (const char *kind,
           char       *(*make) (gsize bytes),
           gsize       bytes)
{
  double sizes[N_SIZES], times[G_N_ELEMENTS (stages)][N_SIZES];

  for (guint i = 0; i < N_SIZES; i++)
    {
      Subject subject = { 0 };

      prepare (&subject, make (bytes << i));
      sizes[i] = (double) strlen (subject.text);
      for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
        times[s][i] = time_of (stages[s].run, &subject);
      subject_clear (&subject);
    }
  for (guint s = 0; s < G_N_ELEMENTS (stages); s++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", stages[s].name, kind);

      print_growth (name, sizes, times[s]);
    }
}

/* What the reader said grows, over an article that has as many names. */
static void
grow_corrections (guint n)
{
  double sizes[N_SIZES], times[N_SIZES], kept[N_SIZES];

  for (guint i = 0; i < N_SIZES; i++)
    {
      Subject subject = { 0 };
      double start;

      prepare (&subject, make_directory (100000));
      start = glm_bench_cpu_seconds ();
      subject.corrections = make_corrections (n << i);
      g_free (glm_corrections_to_json (subject.corrections));
      kept[i] = glm_bench_cpu_seconds () - start;
      g_assert_cmpuint (glm_corrections_get_n (subject.corrections), ==, n << i);
      sizes[i] = n << i;
      times[i] = time_of (resolve, &subject);
      subject_clear (&subject);
    }
  print_growth ("resolve, corrections", sizes, times);
  print_growth ("read and write corrections", sizes, kept);
}

int
main (void)
{
  /* The shortest texts are long enough for what is done once to be nothing. */
  grow_text ("prose", make_prose, 200000);
  grow_text ("names", make_directory, 100000);
  grow_text ("one paragraph", make_flow, 100000);
  grow_corrections (625);
  return EXIT_SUCCESS;
}
