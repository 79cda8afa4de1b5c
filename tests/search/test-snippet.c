/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"

#include <string.h>

static char *
snippet_of (const char *text,
            const char *pattern,
            guint       before,
            guint       after)
{
  g_autoptr (GlmDocument) document = search_fixture_document (text);
  g_autoptr (GlmMatches) matches = search_fixture_find (document, pattern, GLM_QUERY_DEFAULT);
  g_autofree char *snippet = NULL;
  GlmRange match;
  const GlmRange *ranges;
  guint n;

  ranges = glm_matches_get (matches, &n);
  g_assert_cmpuint (n, >, 0);
  snippet = glm_search_dup_snippet (document, ranges[0], before, after, &match);
  g_assert_cmpuint (match.end, <=, strlen (snippet));
  return g_strdup_printf ("%.*s[%.*s]%s", (int) match.start, snippet, (int) (match.end - match.start),
                          snippet + match.start, snippet + match.end);
}

#define assert_snippet(text, pattern, before, after, expected)                \
  G_STMT_START                                                                \
  {                                                                           \
    g_autofree char *snippet_ = snippet_of (text, pattern, before, after);    \
    g_assert_cmpstr (snippet_, ==, expected);                                 \
  }                                                                           \
  G_STMT_END

static void
test_words (void)
{
  const char *text = "Le président de la République a reçu hier les ministres à l’Élysée.";

  assert_snippet (text, "reçu", 100, 100, "Le président de la République a [reçu] hier les ministres à l’Élysée.");
  assert_snippet (text, "reçu", 9, 10, "…a [reçu] hier les…");
  assert_snippet (text, "reçu", 0, 0, "…[reçu]…");
  assert_snippet (text, "le président", 10, 5, "[Le président] de…");
  assert_snippet (text, "elysee", 15, 20, "…ministres à l’[Élysée].");
  assert_snippet (text, "publi", 4, 3, "…Ré[publi]que…");
}

static void
test_one_line (void)
{
  assert_snippet ("un\ndeux \t trois\n quatre", "trois", 20, 20, "un deux [trois] quatre");
  assert_snippet ("un deux\n\ntrois", "deux", 20, 20, "un [deux]");
  assert_snippet ("un deux\n\ntrois quatre", "deux trois", 20, 20, "un [deux trois] quatre");
  assert_snippet ("l’exem-\nple rare", "exemple", 20, 20, "l’[exem-ple] rare");
  assert_snippet ("re\u00adfaire 10\u202f000 fois", "refaire", 20, 20, "[refaire] 10\u202f000 fois");
}

static void
test_any_range (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *text = glm_test_random_text (80);
      g_autoptr (GlmDocument) document = search_fixture_document (text);
      gsize length;
      gsize a, b;
      GlmRange match;
      g_autofree char *snippet = NULL;

      glm_document_get_text (document, &length);
      a = (gsize) g_test_rand_int_range (0, (gint32) length + 3);
      b = a + (gsize) g_test_rand_int_range (0, 30);
      snippet = glm_search_dup_snippet (document, (GlmRange) { a, b }, 10, 20, &match);
      g_assert_true (g_utf8_validate (snippet, -1, NULL));
      g_assert_null (strchr (snippet, '\n'));
      g_assert_cmpuint (match.start, <=, match.end);
      g_assert_cmpuint (match.end, <=, strlen (snippet));
      g_assert_true (g_utf8_validate (snippet + match.start, (gssize) (match.end - match.start), NULL));
    }
}

static void
test_long_match (void)
{
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (GlmDocument) document = search_fixture_document (text);
  g_autofree char *snippet = glm_search_dup_snippet (document, (GlmRange) { 10, 99000 }, 10, 20, NULL);

  g_assert_cmpuint (strlen (snippet), <, 400);
}

/* What the page shows of the match and around it, between brackets. */
static char *
shown_snippet_of (const char *text,
                  const char *pattern)
{
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = search_fixture_document (text);
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  g_autoptr (GlmMatches) matches = search_fixture_find (document, pattern, GLM_QUERY_DEFAULT);
  g_autofree char *snippet = NULL;
  GlmRange match;
  guint n;
  const GlmRange *ranges = glm_matches_get (matches, &n);

  g_assert_cmpuint (n, >, 0);
  snippet = glm_search_dup_shown_snippet (plan, ranges[0], 30, 60, &match);
  return g_strdup_printf ("%.*s[%.*s]%s", (int) match.start, snippet, (int) (match.end - match.start), snippet + match.start,
                          snippet + match.end);
}

/* As the page shows it: spaces that the rules put beside the match are no part of it. */
static void
test_shown (void)
{
  g_autofree char *apostrophe = shown_snippet_of ("Il dit que l'avortement n'est pas un crime.", "avortement");
  g_autofree char *phrase = shown_snippet_of ("Il dit que l'avortement n'est pas un crime.", "l’avortement n’est");
  g_autofree char *quoted = shown_snippet_of ("Il a dit \"oui\" hier, vraiment!", "oui");
  g_autofree char *before_sign = shown_snippet_of ("C'est vraiment vrai!", "vrai!");
  g_autofree char *blocks = shown_snippet_of ("La fin d'un bloc.\n\nL'autre bloc commence.", "bloc. l'autre");

  g_assert_cmpstr (apostrophe, ==, "Il dit que l’[avortement] n’est pas un crime.");
  g_assert_cmpstr (phrase, ==, "Il dit que [l’avortement n’est] pas un crime.");
  g_assert_cmpstr (quoted, ==, "Il a dit «\u00a0[oui]\u00a0» hier, vraiment\u202f!");
  g_assert_cmpstr (before_sign, ==, "C’est vraiment [vrai\u202f!]");
  g_assert_cmpstr (blocks, ==, "La fin d’un [bloc. L’autre] bloc commence.");
}

static void
test_any_shown_range (void)
{
  static const char text[] = "L'État — \"dit-il\" — a 10 000 F!\n\n« Oui »...  non ?\n\nFin d'œuvre: n° 3 %.";
  const GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = search_fixture_document (text);
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  gsize length;

  glm_document_get_text (document, &length);
  for (gsize a = 0; a <= length; a++)
    for (gsize b = a; b <= length; b++)
      {
        GlmRange match;
        g_autofree char *snippet = glm_search_dup_shown_snippet (plan, (GlmRange) { a, b }, 5, 9, &match);

        g_assert_true (g_utf8_validate (snippet, -1, NULL));
        g_assert_null (strchr (snippet, '\n'));
        g_assert_cmpuint (match.start, <=, match.end);
        g_assert_cmpuint (match.end, <=, strlen (snippet));
        g_assert_true (g_utf8_validate (snippet + match.start, (gssize) (match.end - match.start), NULL));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/snippet/words", test_words);
  g_test_add_func ("/search/snippet/one-line", test_one_line);
  g_test_add_func ("/search/snippet/any-range", test_any_range);
  g_test_add_func ("/search/snippet/long-match", test_long_match);
  g_test_add_func ("/search/snippet/shown", test_shown);
  g_test_add_func ("/search/snippet/any-shown-range", test_any_shown_range);
  return g_test_run ();
}
