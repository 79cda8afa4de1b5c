/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How the cost of each stage grows with what it is given: the size is doubled five times, and the exponent of the line
 * through the six times, on paper with logarithms on both sides, is printed. 1 is linear, 2 is twice as large and four times as
 * slow. Times are of the processor; the least of some runs, since a busy machine only adds to them.
 */

#include "config.h"

#include "bench-stages.h"
#include "glm-bench.h"

#include <math.h>
#include <string.h>

#define N_SIZES 6

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
time_of (void    (*run) (BenchSubject *subject),
         BenchSubject *subject)
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
  double sizes[N_SIZES], times[BENCH_N_STAGES][N_SIZES];

  for (guint i = 0; i < N_SIZES; i++)
    {
      BenchSubject subject = { 0 };

      bench_subject_init (&subject, make (bytes << i));
      sizes[i] = (double) strlen (subject.text);
      for (guint s = 0; s < BENCH_N_STAGES; s++)
        times[s][i] = time_of (bench_stages[s].run, &subject);
      bench_subject_clear (&subject);
    }
  for (guint s = 0; s < BENCH_N_STAGES; s++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %s", bench_stages[s].name, kind);

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
      BenchSubject subject = { 0 };
      double start;

      bench_subject_init (&subject, make_directory (100000));
      start = glm_bench_cpu_seconds ();
      subject.corrections = make_corrections (n << i);
      g_free (glm_corrections_to_json (subject.corrections));
      kept[i] = glm_bench_cpu_seconds () - start;
      g_assert_cmpuint (glm_corrections_get_n (subject.corrections), ==, n << i);
      sizes[i] = n << i;
      times[i] = time_of (bench_stages[BENCH_RESOLVE].run, &subject);
      bench_subject_clear (&subject);
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
