/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-line-breaker.h"

#include <glib.h>

#define EM 1000
#define SPACE 250

/* Words of the widths given, parted by spaces of a quarter em. */
static GArray *
make_points (const gint32 *words,
             guint         n_words)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (GlmBreakpoint));
  GlmBreakpoint point = { 0 };

  g_array_append_val (points, point);
  for (guint i = 0; i < n_words; i++)
    {
      point.width = point.next_width + words[i];
      point.stretch = point.next_stretch;
      point.shrink = point.next_shrink;
      point.letters += words[i] / 440 + 1;
      point.flags = i + 1 == n_words ? GLM_BREAK_FORCED : 0;
      point.next_width = point.width + SPACE;
      point.next_stretch += EM / 8;
      point.next_shrink += EM / 20;
      g_array_append_val (points, point);
    }
  return points;
}

static const GlmBreakpoint *
point_at (GArray *points,
          guint   index)
{
  return &g_array_index (points, GlmBreakpoint, index);
}

static GArray *
random_points (guint n_words)
{
  g_autofree gint32 *words = g_new (gint32, n_words);

  for (guint i = 0; i < n_words; i++)
    words[i] = g_test_rand_int_range (400, 5000);
  return make_points (words, n_words);
}

/* Badness of the worst line but the last: how far its spaces are from their width. */
static double
sum_of_cubes (GArray      *points,
              const guint *breaks,
              guint        n_lines,
              gint32       measure)
{
  double sum = 0.0;
  guint from = 0;

  for (guint i = 0; i + 1 < n_lines; i++)
    {
      const GlmBreakpoint *a = point_at (points, from), *b = point_at (points, breaks[i]);
      double left = measure - (double) (b->width - a->next_width);
      double stretch = MAX (b->stretch - a->next_stretch, 1);
      double ratio = ABS (left) / stretch;

      sum += ratio * ratio * ratio;
      from = breaks[i];
    }
  return sum;
}

/* Lines go forward, end at the end, and fit once their spaces are narrowed. */
static void
test_lines_are_sound (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GArray) points = random_points ((guint) g_test_rand_int_range (1, 400));
      GlmBreakOptions options = { g_test_rand_int_range (6000, 40000), EM, 6, round % 3 != 0, TRUE };
      guint n_lines, from = 0;
      g_autofree guint *breaks = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n_lines);

      g_assert_cmpuint (n_lines, >, 0);
      g_assert_cmpuint (breaks[n_lines - 1], ==, points->len - 1);
      for (guint i = 0; i < n_lines; i++)
        {
          const GlmBreakpoint *a = point_at (points, from), *b = point_at (points, breaks[i]);

          g_assert_cmpuint (breaks[i], >, from);
          if (breaks[i] > from + 1)
            g_assert_cmpint (b->width - a->next_width - (options.justify ? b->shrink - a->next_shrink + options.tracking * (b->letters - a->letters) : 0),
                             <=, options.measure);
          from = breaks[i];
        }
    }
}

/* Over many paragraphs the whole is better spaced than line by line. */
static void
test_better_than_greedy (void)
{
  double best = 0.0, greedy = 0.0;

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) points = random_points (120);
      GlmBreakOptions options = { 30000, EM, 0, TRUE, TRUE };
      guint n;
      g_autofree guint *a = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n);

      best += sum_of_cubes (points, a, n, options.measure);
      g_free (a);
      a = glm_line_breaker_greedy ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n);
      greedy += sum_of_cubes (points, a, n, options.measure);
    }
  g_assert_cmpfloat (best, <, 0.6 * greedy);
}

/* Words of one to twelve letters; in those of five and more a hyphen may be inserted after every third. */
static GArray *
random_prose (GRand *rand,
              guint  n_words)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (GlmBreakpoint));
  GlmBreakpoint point = { 0 };

  g_array_append_val (points, point);
  for (guint i = 0; i < n_words; i++)
    {
      gint n_letters = MIN (g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 13));

      for (gint letter = 1; letter <= n_letters; letter++)
        {
          GlmBreakpoint hyphen = point;

          point.next_width += g_rand_int_range (rand, 250, 600);
          point.letters++;
          if (n_letters < 5 || letter % 3 != 0 || letter + 3 > n_letters)
            continue;
          hyphen.next_width = point.next_width;
          hyphen.width = point.next_width + 330;
          hyphen.stretch = hyphen.next_stretch;
          hyphen.shrink = hyphen.next_shrink;
          hyphen.letters = point.letters;
          hyphen.penalty = 106;
          hyphen.flags = GLM_BREAK_HYPHEN | GLM_BREAK_INSERTED;
          g_array_append_val (points, hyphen);
        }
      point.width = point.next_width;
      point.stretch = point.next_stretch;
      point.shrink = point.next_shrink;
      point.flags = i + 1 == n_words ? GLM_BREAK_FORCED : 0;
      point.next_width = point.width + SPACE;
      point.next_stretch += EM / 8;
      point.next_shrink += EM / 20;
      point.letters++;
      g_array_append_val (points, point);
    }
  return points;
}

typedef struct
{
  double left, right;
  guint  depth;
} Gap;

/* The gaps of a line between @from and @to, set to the measure. */
static GArray *
gaps_of (GArray *points,
         guint   from,
         guint   to,
         gint32  measure,
         gboolean last)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  const GlmBreakpoint *a = point_at (points, from), *b = point_at (points, to);
  double left = last ? 0.0 : measure - (double) (b->width - a->next_width);
  double each = left / MAX (left > 0.0 ? b->stretch - a->next_stretch : b->shrink - a->next_shrink, 1);

  for (guint p = from + 1; p < to; p++)
    {
      const GlmBreakpoint *c = point_at (points, p);
      double before = each * (left > 0.0 ? c->stretch - a->next_stretch : c->shrink - a->next_shrink);
      double after = each * (left > 0.0 ? c->next_stretch - a->next_stretch : c->next_shrink - a->next_shrink);
      Gap gap = { c->width - a->next_width + before, c->next_width - a->next_width + after, 1 };

      if (c->next_width > c->width && (c->flags & GLM_BREAK_INSERTED) == 0)
        g_array_append_val (gaps, gap);
    }
  return gaps;
}

/* How many gaps have three others right above them, each with half a space in common. */
static guint
count_rivers (GArray      *points,
              const guint *breaks,
              guint        n_lines,
              gint32       measure)
{
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (Gap));
  guint rivers = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      GArray *gaps = gaps_of (points, i > 0 ? breaks[i - 1] : 0, breaks[i], measure, i + 1 == n_lines);

      for (guint g = 0; g < gaps->len; g++)
        {
          Gap *gap = &g_array_index (gaps, Gap, g);

          for (guint h = 0; h < above->len; h++)
            {
              const Gap *over = &g_array_index (above, Gap, h);

              if (MIN (gap->right, over->right) - MAX (gap->left, over->left) > EM / 8.0)
                gap->depth = MAX (gap->depth, over->depth + 1);
            }
          rivers += gap->depth >= 4;
        }
      g_array_unref (above);
      above = gaps;
    }
  return rivers;
}

/* White streams down the page are broken up where the lines can be made otherwise. */
static void
test_few_rivers (void)
{
  /* Always the same words: it is a share of many that is judged. */
  GRand *rand = g_rand_new_with_seed (1857);
  guint best = 0, greedy = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GArray) points = random_prose (rand, 300);
      GlmBreakOptions options = { 26000, EM, 6, TRUE, TRUE };
      guint n;
      g_autofree guint *a = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n);

      best += count_rivers (points, a, n, options.measure);
      g_free (a);
      a = glm_line_breaker_greedy ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n);
      greedy += count_rivers (points, a, n, options.measure);
    }
  g_test_message ("rivers: %u, line by line %u", best, greedy);
  g_rand_free (rand);
  g_assert_cmpuint (greedy, >, 200);
  g_assert_cmpuint (best, <, greedy / 5);
}

static void
test_forced_ends (void)
{
  g_autoptr (GArray) points = random_points (60);
  GlmBreakOptions options = { 30000, EM, 0, TRUE, TRUE };
  guint n_lines;
  g_autofree guint *breaks = NULL;
  gboolean found = FALSE;

  g_array_index (points, GlmBreakpoint, 7).flags |= GLM_BREAK_FORCED;
  breaks = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) points->data, points->len, &options, &n_lines);
  for (guint i = 0; i < n_lines; i++)
    found |= breaks[i] == 7;
  g_assert_true (found);
}

/* A word wider than the measure stands alone, and a text without any width ends soon. */
static void
test_hostile (void)
{
  gint32 words[] = { 3000, 90000, 3000 };
  g_autoptr (GArray) wide = make_points (words, G_N_ELEMENTS (words));
  g_autofree gint32 *nothing = g_new0 (gint32, 60000);
  g_autoptr (GArray) flat = make_points (nothing, 60000);
  GlmBreakOptions options = { 20000, EM, 0, TRUE, TRUE };
  guint n_lines;
  g_autofree guint *breaks = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) wide->data, wide->len, &options, &n_lines);

  g_assert_cmpuint (n_lines, ==, 3);
  g_free (breaks);
  for (guint i = 0; i < flat->len; i++)
    {
      GlmBreakpoint *point = &g_array_index (flat, GlmBreakpoint, i);

      point->width = point->next_width = point->stretch = point->next_stretch = point->shrink = point->next_shrink = 0;
    }
  breaks = glm_line_breaker_total_fit ((GlmBreakpoint *) (gpointer) flat->data, flat->len, &options, &n_lines);
  g_assert_cmpuint (breaks[n_lines - 1], ==, flat->len - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-breaker/sound", test_lines_are_sound);
  g_test_add_func ("/line-breaker/better-than-greedy", test_better_than_greedy);
  g_test_add_func ("/line-breaker/few-rivers", test_few_rivers);
  g_test_add_func ("/line-breaker/forced", test_forced_ends);
  g_test_add_func ("/line-breaker/hostile", test_hostile);
  return g_test_run ();
}
