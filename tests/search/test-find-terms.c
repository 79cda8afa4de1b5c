/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Queries of several terms: what they mean, and a matcher that tries every way there is. */

#include "config.h"

#include "search-fixture.h"

#define N_TEXTS 300

typedef struct
{
  const char   *text;
  const char   *pattern;
  GlmQueryFlags flags;
  const char   *expected;
} Case;

static void
check_cases (const Case *cases,
             gsize       n)
{
  for (gsize i = 0; i < n; i++)
    assert_found (cases[i].text, cases[i].pattern, cases[i].flags, cases[i].expected);
}

static void
test_several (void)
{
  static const Case cases[] = {
    { "une phrase et un mot\n\nune phrase\n\nun mot", "\"une phrase\" mot", 0, "[une phrase] et un [mot]\n\nune phrase\n\nun mot" },
    { "un mot sauf un\n\nun mot", "mot -sauf", 0, "un mot sauf un\n\nun [mot]" },
    { "le ministre et le maire\n\nle Maire, Ministre", "\"ministre\" -\"et le\" MAIRE", 0, "le ministre et le maire\n\nle [Maire], [Ministre]" },
    { "l’état d’urgence\n\nl’urgence", "« état » urgence", 0, "l’[état] d’[urgence]\n\nl’urgence" },
    { "l’état d’urgence", "“etat d'urgence”", 0, "l’[état d’urgence]" },
    { "homme, hommes\n\nhomme", "homme -hommes", GLM_QUERY_WORD, "homme, hommes\n\n[homme]" },
    { "Homme homme\n\nhomme", "\"homme\" -Homme", GLM_QUERY_CASE, "Homme homme\n\n[homme]" },
    { "10 000 euros\n\n10 euros pour 000", "10 000 -pour", 0, "[10 000] euros\n\n10 euros pour 000" },
    { "mot motif", "\"mot\" \"motif\"", 0, "[mot] [motif]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* Signs that the text has, or that say nothing, are looked for as they are. */
static void
test_phrases (void)
{
  static const Case cases[] = {
    { "une phrase mot", "une mot", 0, "une phrase mot" },
    { "il dit « oui » mot, puis mot", "\"oui\" mot", 0, "il dit [« oui » mot], puis mot" },
    { "mot -sauf, mot", "mot -sauf", 0, "[mot -sauf], mot" },
    { "a ~10 b, a b", "a ~10 b", 0, "[a ~10 b], a b" },
    { "dit-il, dit il", "dit-il", 0, "[dit-il], dit il" },
    { "mot - sauf mot", "mot - sauf", 0, "[mot - sauf] mot" },
    { "mot", "-mot", 0, "mot" },
    { "un ~ deux", "~ deux", 0, "un [~ deux]" },
    { "un deux", "~10 deux", 0, "un deux" },
    { "un deux", "un ~10", 0, "un deux" },
    { "un deux", "un ~10 -deux", 0, "un deux" },
    { "un deux", "un ~10 ~10 deux", 0, "un deux" },
    { "un deux", "un ~0 deux", 0, "un deux" },
    { "un deux", "un ~1x deux", 0, "un deux" },
    { "un deux", "\"un\"x deux", 0, "un deux" },
    { "un deux", "\"un deux", 0, "un deux" },
    { "un deux", "\"\" -!", 0, "un deux" },
    { "a b", "a -a b -a c -a d -a e -a f -a g -a h -a i", 0, "a b" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_near (void)
{
  static const Case cases[] = {
    { "a 1 2 3 4 5 6 7 8 9 b", "a ~10 b", 0, "[a 1 2 3 4 5 6 7 8 9 b]" },
    { "a 1 2 3 4 5 6 7 8 9 10 b", "a ~10 b", 0, "a 1 2 3 4 5 6 7 8 9 10 b" },
    { "a 1 2 3 4 5 6 7 8 9 b", "a ~ b", 0, "[a 1 2 3 4 5 6 7 8 9 b]" },
    { "b un a", "a ~2 b", 0, "[b un a]" },
    { "a un b", "a ~1 b", 0, "a un b" },
    { "aa aa bb", "aa ~5 bb", 0, "aa [aa bb]" },
    { "mot, mot", "mot ~5 mot", 0, "[mot, mot]" },
    { "mot", "mot ~5 mot", 0, "mot" },
    { "la paix, dit le chef de l’État", "\"chef de l'état\" ~5 paix", 0, "la [paix, dit le chef de l’État]" },
    { "un deux trois\n\nun trois deux un", "un ~1 deux ~1 trois", 0, "[un deux trois]\n\nun [trois deux un]" },
    { "un deux\n\nun sauf deux", "un ~5 deux -sauf", 0, "[un deux]\n\nun sauf deux" },
    { "chef du grand état", "état chef", GLM_QUERY_NEAR, "[chef du grand état]" },
    { "chef du grand état", "état \"du grand\" chef", GLM_QUERY_NEAR, "[chef du grand état]" },
    { "chef", "chef", GLM_QUERY_NEAR, "[chef]" },
    { "chef sauf état\n\nchef état", "état chef -sauf", GLM_QUERY_NEAR, "chef sauf état\n\n[chef état]" },
    { "por\u00adtes et e\u0301tat", "portes ~2 etat", 0, "[por\u00adtes et e\u0301tat]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static int
words_between (const char *text,
               gsize       from,
               gsize       to)
{
  int n = 0;

  /* Words are parted by spaces here, so another begins after each. */
  for (const char *p = text + from; p < text + to; p++)
    n += g_ascii_isspace (*p) && !g_ascii_isspace (p[1]);
  return n;
}

static gboolean
are_near (const char *text,
          GlmRange    a,
          GlmRange    b,
          int         distance)
{
  if (a.start > b.start)
    return are_near (text, b, a, distance);
  return a.end <= b.start && words_between (text, a.end, b.start) <= distance;
}

/* All stretches of two near words that hold no other, first come first served. */
static GArray *
slow_near (GlmDocument *document,
           const char  *first,
           const char  *second,
           int          distance)
{
  g_autoptr (GlmMatches) a = search_fixture_find (document, first, GLM_QUERY_WORD);
  g_autoptr (GlmMatches) b = search_fixture_find (document, second, GLM_QUERY_WORD);
  const char *text = glm_document_get_text (document, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  const GlmRange *as, *bs;
  gsize end = 0;
  guint n_a, n_b;

  as = glm_matches_get (a, &n_a);
  bs = glm_matches_get (b, &n_b);
  for (guint i = 0; i < n_a; i++)
    for (guint k = 0; k < n_b; k++)
      if (are_near (text, as[i], bs[k], distance))
        {
          GlmRange both = { MIN (as[i].start, bs[k].start), MAX (as[i].end, bs[k].end) };

          g_array_append_val (all, both);
        }
  for (gsize start = 0; start < glm_document_get_n_blocks (document) * 4000; start++)
    for (guint i = 0; i < all->len; i++)
      {
        GlmRange range = g_array_index (all, GlmRange, i);
        gboolean least = range.start == start && range.start >= end;

        for (guint k = 0; least && k < all->len; k++)
          {
            GlmRange other = g_array_index (all, GlmRange, k);

            least = glm_range_equal (range, other) || other.start < range.start || other.end > range.end;
          }
        if (least)
          {
            g_array_append_val (found, range);
            end = range.end;
          }
      }
  return found;
}

static void
test_near_oracle (void)
{
  static const char *const words[] = { "un", "deux", "trois", "quatre", "cinq" };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const char *first = words[g_test_rand_int_range (0, 3)];
      const char *second = words[g_test_rand_int_range (0, 3)];
      int distance = g_test_rand_int_range (1, 6);
      g_autofree char *pattern = g_strdup_printf ("%s ~%d %s", first, distance, second);
      g_autoptr (GlmDocument) document = NULL;
      g_autoptr (GlmMatches) matches = NULL;
      g_autoptr (GArray) expected = NULL;
      const GlmRange *ranges;
      guint n;

      for (guint k = 0; k < 60; k++)
        g_string_append_printf (text, "%s%s", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))],
                                g_test_rand_int_range (0, 20) == 0 ? "\n\n" : " ");
      g_string_append (text, "fin");
      document = search_fixture_document (text->str);
      matches = search_fixture_find (document, pattern, GLM_QUERY_WORD);
      expected = slow_near (document, first, second, distance);
      ranges = glm_matches_get (matches, &n);
      g_test_message ("%s in %s", pattern, text->str);
      g_assert_cmpmem (ranges, n * sizeof *ranges, expected->data, expected->len * sizeof (GlmRange));
    }
}

/* A hundred thousand places of each term are not a hundred thousand squared. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmMatches) near = NULL;
  g_autoptr (GlmMatches) together = NULL;
  guint n;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, i % 1000 == 999 ? "a b\n\n" : "a b ");
  document = search_fixture_document (text->str);
  near = search_fixture_find (document, "a ~999 b ~999 a ~999 b", GLM_QUERY_DEFAULT);
  glm_matches_get (near, &n);
  g_assert_cmpuint (n, >, 0);
  together = search_fixture_find (document, "\"a\" b -c", GLM_QUERY_DEFAULT);
  glm_matches_get (together, &n);
  g_assert_cmpuint (n, ==, 200000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/terms/several", test_several);
  g_test_add_func ("/search/terms/phrases", test_phrases);
  g_test_add_func ("/search/terms/near", test_near);
  g_test_add_func ("/search/terms/near-oracle", test_near_oracle);
  g_test_add_func ("/search/terms/many", test_many);
  return g_test_run ();
}
