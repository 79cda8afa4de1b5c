/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"

#include <string.h>

static void
test_found (void)
{
  assert_found ("Le 12 mai 1958", "\\d+", GLM_QUERY_REGEX, "Le [12] mai [1958]");
  assert_found ("État état", "É\\w+", GLM_QUERY_REGEX, "[État] [état]");
  assert_found ("État état", "É\\w+", GLM_QUERY_REGEX | GLM_QUERY_CASE, "[État] état");
  assert_found ("homme hommes", "homme", GLM_QUERY_REGEX | GLM_QUERY_WORD, "[homme] hommes");
  assert_found ("état l’état", "é|l", GLM_QUERY_REGEX | GLM_QUERY_WORD, "état [l]’état");
  assert_found ("un\ndeux\n\ntrois", "^\\w", GLM_QUERY_REGEX, "[u]n\n[d]eux\n\n[t]rois");
  assert_found ("un\ndeux\n\ntrois", "\\w$", GLM_QUERY_REGEX, "u[n]\ndeu[x]\n\ntroi[s]");
  assert_found ("aaa", "x*", GLM_QUERY_REGEX, "aaa");
  assert_found ("e\u0301te\u0301", "e", GLM_QUERY_REGEX, "[e\u0301]t[e\u0301]");
  assert_found ("mot", "", GLM_QUERY_REGEX, "mot");
}

static void
test_wrong (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (glm_query_new ("mot(", GLM_QUERY_REGEX, &error));
  g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN);
  g_assert_nonnull (strstr (error->message, "4"));
  g_clear_error (&error);
  g_assert_null (glm_query_new ("a)|(b", GLM_QUERY_REGEX | GLM_QUERY_WORD, &error));
  g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN);
  g_clear_error (&error);
  g_assert_null (glm_query_new ("[z-a]", GLM_QUERY_REGEX, &error));
  g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN);
}

static void
test_too_complex (void)
{
  static const char *const patterns[] = { "(a+)+$", "(a|aa)+$", "(a*)*b", "(?:a?){40}a{40}b", "(.*)*c", "(\\w+\\s?)*!" };
  g_autoptr (GString) text = g_string_new ("bonjour\n\n");
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmSearchIndex) index = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "a");
  g_string_append (text, "é\n");
  document = search_fixture_document (text->str);
  index = glm_search_index_new (document, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GlmQuery) query = glm_query_new (patterns[i], GLM_QUERY_REGEX, &error);
      g_autoptr (GlmMatches) matches = NULL;

      g_assert_no_error (error);
      matches = glm_finder_run (index, query, NULL, &error);
      /* Whether it ends in time depends on how clever PCRE2 is; that it ends does not. */
      if (matches == NULL)
        g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_TOO_COMPLEX);
    }
}

/* Windows must not be seen: the matches are those of the whole text taken at once. */
static void
test_windows (void)
{
  static const char *const patterns[] = { "mot\\w*", "\\bfin\\b.{0,200}", "x+", "a.*?e", "[^z]+z", "(?s)début.*?fin", "^", "\\w+$", "é" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GlmDocument) document = NULL;
  const char *source;
  gsize length;

  while (text->len < 300000)
    {
      g_string_append (text, ((const char *[]) { "mot ", "motif ", "fin ", "début ", "été ", "a", "e ", "z ", "xxxx", "\n" })[g_test_rand_int_range (0, 10)]);
      if (text->len > 100000 && text->len < 140000)
        g_string_append (text, "xxxxxxxx");
    }
  document = search_fixture_document (text->str);
  source = glm_document_get_text (document, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GlmMatches) matches = search_fixture_find (document, patterns[i], GLM_QUERY_REGEX);
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], G_REGEX_MULTILINE | G_REGEX_CASELESS | G_REGEX_OPTIMIZE,
                                              G_REGEX_MATCH_NEWLINE_ANYCRLF, NULL);
      g_autoptr (GMatchInfo) info = NULL;
      const GlmRange *ranges;
      guint n, k = 0;

      ranges = glm_matches_get (matches, &n);
      g_regex_match_full (regex, source, (gssize) length, 0, 0, &info, NULL);
      for (; g_match_info_matches (info); g_match_info_next (info, NULL))
        {
          int from, to;

          g_match_info_fetch_pos (info, 0, &from, &to);
          if (from == to)
            continue;
          g_assert_cmpuint (k, <, n);
          g_assert_cmpuint (ranges[k].start, ==, (gsize) from);
          g_assert_cmpuint (ranges[k].end, ==, (gsize) to);
          k++;
        }
      g_assert_cmpuint (k, ==, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/regex/found", test_found);
  g_test_add_func ("/search/regex/wrong", test_wrong);
  g_test_add_func ("/search/regex/too-complex", test_too_complex);
  g_test_add_func ("/search/regex/windows", test_windows);
  return g_test_run ();
}
