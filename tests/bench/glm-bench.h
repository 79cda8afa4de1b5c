/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

/*
 * Times of two ways to the same end, taken turn by turn in one process, so that what a busy
 * machine does to the one it does to the other. A ratio is what a benchmark says; the times beside
 * it only help to read it.
 */
#define GLM_BENCH_ROUNDS 9

/**
 * GlmBenchWork:
 * @data: what the work is done on
 *
 * One run of what is measured.
 */
typedef void (*GlmBenchWork) (gpointer data);

/* CPU seconds of the calling thread: they depend least on what else the machine does. */
static inline double
glm_bench_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static inline double
glm_bench_once (GlmBenchWork work,
                gpointer     data)
{
  double start = glm_bench_cpu_seconds ();

  work (data);
  return glm_bench_cpu_seconds () - start;
}

static inline int
glm_bench_compare (const void *a,
                   const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * glm_bench_compare_works:
 * @name: what is measured
 * @bytes: size of the input, for a figure by the megabyte
 * @work: the way of the program
 * @reference: (nullable): what it is compared with
 * @data: input of both
 *
 * Prints one line: median CPU time of @work, megabytes a second, and the median of the ratios
 * to @reference.
 *
 * Returns: that ratio, 0 without a reference
 */
static inline double
glm_bench_compare_works (const char  *name,
                         gsize        bytes,
                         GlmBenchWork work,
                         GlmBenchWork reference,
                         gpointer     data)
{
  double times[GLM_BENCH_ROUNDS], ratios[GLM_BENCH_ROUNDS];
  double median;

  work (data);
  if (reference != NULL)
    reference (data);
  for (guint i = 0; i < GLM_BENCH_ROUNDS; i++)
    {
      times[i] = glm_bench_once (work, data);
      ratios[i] = reference != NULL ? times[i] / MAX (glm_bench_once (reference, data), 1e-9) : 0;
    }
  qsort (times, GLM_BENCH_ROUNDS, sizeof times[0], glm_bench_compare);
  qsort (ratios, GLM_BENCH_ROUNDS, sizeof ratios[0], glm_bench_compare);
  median = MAX (times[GLM_BENCH_ROUNDS / 2], 1e-9);

  g_print ("%-32s %9.3f ms  %8.2f MB/s", name, median * 1e3, (double) bytes / 1e6 / median);
  if (reference != NULL)
    g_print ("  %6.2f times the reference", ratios[GLM_BENCH_ROUNDS / 2]);
  g_print ("\n");
  return ratios[GLM_BENCH_ROUNDS / 2];
}

static inline int
glm_bench_compare_paths (gconstpointer a,
                         gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * glm_bench_text:
 * @bytes: at least how long
 *
 * French prose of the asked length, made of our samples, for benchmarks that need no file.
 *
 * Returns: (transfer full): UTF-8
 */
static inline char *
glm_bench_text (gsize bytes)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) once = g_string_new (NULL);
  GString *text = g_string_sized_new (bytes + 65536);
  const char *name;

  /* What a benchmark prints has letters beyond ASCII. */
  setlocale (LC_CTYPE, "C.UTF-8");
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  /* The order of a folder is not that of the next machine. */
  g_ptr_array_sort (names, glm_bench_compare_paths);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *content = NULL;

      if (g_file_get_contents (g_ptr_array_index (names, i), &content, NULL, NULL))
        g_string_append_printf (once, "%s\n\n", content);
    }
  g_assert_cmpuint (once->len, >, 0);
  while (text->len < bytes)
    g_string_append_len (text, once->str, (gssize) once->len);
  return g_string_free (text, FALSE);
}
