/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-page-breaker.h"

#include <glib.h>

/* Paragraphs of one to nine lines; pages hold every row once, none overflows, none parts what is kept. */
static void
test_pages (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (GlmPageRow));
      g_autoptr (GArray) pages = NULL;
      guint at = 0;

      for (guint b = 0; b < 60; b++)
        {
          guint n = (guint) g_test_rand_int_range (1, 10);

          for (guint i = 0; i < n; i++)
            {
              GlmPageRow row = { .height = 10.0, .before = i == 0 ? 4.0 : 0.0, .block = b, .line = i };

              row.keep = i > 0 && (i == 1 || i == n - 1);
              row.hyphen = g_test_rand_bit ();
              g_array_append_val (rows, row);
            }
        }
      pages = glm_page_breaker_break ((GlmPageRow *) (gpointer) rows->data, rows->len, 300.0);
      for (guint p = 0; p < pages->len; p++)
        {
          guint first = g_array_index (pages, guint, p);
          guint end = p + 1 < pages->len ? g_array_index (pages, guint, p + 1) : rows->len;
          double height = 0.0;

          g_assert_cmpuint (first, ==, at);
          g_assert_cmpuint (end, >, first);
          g_assert_false (g_array_index (rows, GlmPageRow, first).keep);
          for (guint i = first; i < end; i++)
            height += 10.0 + (i > first ? g_array_index (rows, GlmPageRow, i).before : 0.0);
          g_assert_cmpfloat (height, <=, 300.01);
          at = end;
        }
      g_assert_cmpuint (at, ==, rows->len);
    }
}

static guint
count_faults (const GlmPageRow *rows,
              guint             n_rows,
              GArray           *pages)
{
  guint faults = 0;

  for (guint p = 1; p < pages->len; p++)
    faults += rows[g_array_index (pages, guint, p) - 1].hyphen;
  return faults;
}

/* Pages end on divided words far more seldom than lines do, at the price of few lines. */
static void
test_few_divided_words (void)
{
  enum { N = 4000 };
  g_autofree GlmPageRow *rows = g_new0 (GlmPageRow, N);
  /* Always the same lines: it is a share that is judged. */
  GRand *rand = g_rand_new_with_seed (1539);
  g_autoptr (GArray) pages = NULL;

  for (guint i = 0; i < N; i++)
    rows[i] = (GlmPageRow) { .height = 10.0, .hyphen = g_rand_int_range (rand, 0, 10) == 0 };
  g_rand_free (rand);
  pages = glm_page_breaker_break (rows, N, 300.0);
  g_assert_cmpuint (count_faults (rows, N, pages), <=, pages->len / 20);
  g_assert_cmpuint (pages->len, <=, N / 30 + 4);
}

/* The last page is no single line when the ones before can give it company. */
static void
test_no_stump (void)
{
  GlmPageRow rows[61];
  g_autoptr (GArray) pages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (GlmPageRow) { .height = 10.0 };
  pages = glm_page_breaker_break (rows, G_N_ELEMENTS (rows), 300.0);
  g_assert_cmpuint (pages->len, ==, 3);
  g_assert_cmpuint (G_N_ELEMENTS (rows) - g_array_index (pages, guint, 2), >=, 3);
}

/* What cannot be kept together does not hang. */
static void
test_all_kept (void)
{
  GlmPageRow rows[50];
  g_autoptr (GArray) pages = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (GlmPageRow) { .height = i == 20 ? 500.0 : 10.0, .keep = 1 };
  pages = glm_page_breaker_break (rows, G_N_ELEMENTS (rows), 100.0);
  g_assert_cmpuint (pages->len, >=, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-breaker/pages", test_pages);
  g_test_add_func ("/page-breaker/few-divided-words", test_few_divided_words);
  g_test_add_func ("/page-breaker/no-stump", test_no_stump);
  g_test_add_func ("/page-breaker/all-kept", test_all_kept);
  return g_test_run ();
}
