/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"

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
test_letters (void)
{
  static const Case cases[] = {
    { "L’État", "etat", 0, "L’[État]" },
    { "l'etat", "ÉTAT", 0, "l'[etat]" },
    { "e\u0301te\u0301 été", "été", 0, "[e\u0301te\u0301] [été]" },
    { "Cœur, COEUR, cœurs", "coeur", 0, "[Cœur], [COEUR], [cœur]s" },
    { "cœur coeur", "cœur", 0, "[cœur] [coeur]" },
    { "cœur", "co", 0, "[cœ]ur" },
    { "cœur", "eur", 0, "c[œur]" },
    { "Ex æquo", "aequo", 0, "Ex [æquo]" },
    { "straße STRASSE", "strasse", 0, "[straße] [STRASSE]" },
    { "ﬁn de la grève", "fin", 0, "[ﬁn] de la grève" },
    { "ﬁn", "in", 0, "[ﬁn]" },
    { "ＡＢＣ", "abc", 0, "[ＡＢＣ]" },
    { "Søren Wałęsa", "soren walesa", 0, "[Søren Wałęsa]" },
    { "İstanbul", "istanbul", 0, "[İstanbul]" },
    { "ΣΊΣΥΦΟΣ", "σισυφος", 0, "[ΣΊΣΥΦΟΣ]" },
    { "XIXᵉ siècle", "xixe", 0, "[XIXᵉ] siècle" },
    { "aaaa", "aa", 0, "[aa][aa]" },
    { "mot", "motif", 0, "mot" },
    { "", "mot", 0, "" },
    { "mot", "", 0, "mot" },
    { "👩‍👩‍👧 et 👩", "👩", 0, "[👩‍👩‍👧] et [👩]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_signs (void)
{
  static const Case cases[] = {
    { "l’État l'État lʼÉtat l‘État l`État l´État", "l'état", 0, "[l’État] [l'État] [lʼÉtat] [l‘État] [l`État] [l´État]" },
    { "l'homme", "l’homme", 0, "[l'homme]" },
    { "« oui » \"oui\" “oui” „oui‟ ‹oui›", "\"oui\"", 0, "[« oui »] [\"oui\"] [“oui”] [„oui‟] [‹oui›]" },
    { "il dit \"oui\"", "«\u00a0oui\u202f»", 0, "il dit [\"oui\"]" },
    { "Vrai ? Vrai\u202f? Vrai?", "vrai ?", 0, "[Vrai ?] [Vrai\u202f?] [Vrai?]" },
    { "Vrai\u00a0? Vrai!", "vrai?", 0, "[Vrai\u00a0?] Vrai!" },
    { "a : b; c !", "a: b ; c!", 0, "[a : b; c !]" },
    { "État–nation, État-nation, État—nation", "etat‑nation", 0, "[État–nation], [État-nation], [État—nation]" },
    { "Euh… euh...", "euh...", 0, "[Euh…] [euh...]" },
    { "Euh… euh...", "euh…", 0, "[Euh…] [euh...]" },
    { "Euh…", ".", 0, "Euh[…]" },
    { "hyphé\u00adna\u00adtion zero\u200bwidth", "hyphénation", 0, "[hyphé\u00adna\u00adtion] zero\u200bwidth" },
    { "zero\u200bwidth", "zérowidth", 0, "[zero\u200bwidth]" },
    { "mot", "m\u00adot", 0, "[mot]" },
    { "C'est-à-dire", "c’est–à–dire", 0, "[C'est-à-dire]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_spaces (void)
{
  static const Case cases[] = {
    { "le\u00a0mot le\u202fmot le\u2009mot le\tmot le\nmot le   mot", "le mot", 0,
      "[le\u00a0mot] [le\u202fmot] [le\u2009mot] [le\tmot] [le\nmot] [le   mot]" },
    { "fin.\n\nDébut", "fin. début", 0, "[fin.\n\nDébut]" },
    { "portemanteau", "porte manteau", 0, "portemanteau" },
    { "porte manteau", "portemanteau", 0, "porte manteau" },
    { "le mot, les mots", "le ", 0, "[le ]mot, les mots" },
    { "le mot !", "mot ", 0, "le [mot ]!" },
    { "le mot!", "mot ", 0, "le mot!" },
    { "amot mot", " mot", 0, "amot[ mot]" },
    { "a b\n\nc", " ", 0, "a[ ]b[\n\n]c" },
    { "10 000 10000 10\u202f000 10\u00a0000", "10000", 0, "[10 000] [10000] [10\u202f000] [10\u00a0000]" },
    { "10 000 10000 10\u202f000", "10 000", 0, "[10 000] [10000] [10\u202f000]" },
    { "1 234 567", "1234567", 0, "[1 234 567]" },
    { "1234567", "1 234 567", 0, "[1234567]" },
    { "en 2023 100 personnes", "2023100", 0, "en 2023 100 personnes" },
    { "en 2023 100 personnes", "2023 100", 0, "en [2023 100] personnes" },
    { "01 23 45", "0123", 0, "01 23 45" },
    { "01 23 45", "01 23", 0, "[01 23] 45" },
    { "10 000", "10 0", 0, "[10 0]00" },
    { "10000", "10 0", 0, "[100]00" },
    { "10 000", "10 ", 0, "[10 ]000" },
    { "12 000 3", "120003", 0, "12 000 3" },
    { "50 % 50% 50\u00a0% 50\u202f% cinq %", "50%", 0, "[50 %] [50%] [50\u00a0%] [50\u202f%] cinq %" },
    { "50 % 50%", "50 %", GLM_QUERY_WORD, "[50 %] [50%]" },
    { "12 000\u00a0€, 12000€", "12000 €", 0, "[12 000\u00a0€], [12000€]" },
    { "20 °C, 20°C, n° 5, n°5, § 12, §12", "20°c", 0, "[20 °C], [20°C], n° 5, n°5, § 12, §12" },
    { "n° 5, n°5, § 12, §12", "n°5", 0, "[n° 5], [n°5], § 12, §12" },
    { "n° 5, nº 5, nᵒ\u00a05, N°5", "n° 5", GLM_QUERY_WORD, "[n° 5], [nº 5], [nᵒ\u00a05], [N°5]" },
    { "n° 5, n°5, § 12, §12", "§ 12", 0, "n° 5, n°5, [§ 12], [§12]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_line_hyphens (void)
{
  static const Case cases[] = {
    { "un exem-\nple rare", "exemple", 0, "un [exem-\nple] rare" },
    { "un exem-\n  ple rare", "un exemple", 0, "[un exem-\n  ple] rare" },
    { "un exem\u00ad\nple rare", "exemple", 0, "un [exem\u00ad\nple] rare" },
    { "un exem-\nple rare", "exem-ple", 0, "un [exem-\nple] rare" },
    { "peut-\nêtre, peut-être", "peut-être", 0, "[peut-\nêtre], [peut-être]" },
    { "peut-\nêtre", "peut-", 0, "[peut-]\nêtre" },
    { "peut-\nêtre", "-etre", 0, "peut[-\nêtre]" },
    { "c'est-\nà-dire c'est-à-\ndire", "c'est-à-dire", 0, "[c'est-\nà-dire] [c'est-à-\ndire]" },
    { "Saint-\nDenis", "saint-denis", 0, "[Saint-\nDenis]" },
    { "fin -\nsuite", "fin - suite", 0, "[fin -\nsuite]" },
    { "exem-\n\nple", "exemple", 0, "exem-\n\nple" },
    { "exem-\nple", "exem", GLM_QUERY_WORD, "exem-\nple" },
    { "exem-\nple", "exemple", GLM_QUERY_WORD, "[exem-\nple]" },
    { "peut-\nÊtre peut-\nêtre", "-", 0, "peut[-\n]Être peut[-]\nêtre" },
    { "PRÉSI-\nDENT", "président", 0, "[PRÉSI-\nDENT]" },
    { "JEAN-\nPAUL", "jean-paul", 0, "[JEAN-\nPAUL]" },
    { "Jean-\nPaul", "jeanpaul", 0, "Jean-\nPaul" },
    { "PRE\u0301-\nFET", "préfet", 0, "[PRE\u0301-\nFET]" },
    { "Exem-\nPle exem-\nple", "exem-ple", GLM_QUERY_CASE, "Exem-\nPle [exem-\nple]" },
    { "été-\nété ete-\nete", "été-été", GLM_QUERY_ACCENTS, "[été-\nété] ete-\nete" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_strict (void)
{
  static const Case cases[] = {
    { "État état ETAT etat", "État", GLM_QUERY_CASE, "[État] état ETAT etat" },
    { "État Etat état", "Etat", GLM_QUERY_CASE, "[État] [Etat] état" },
    { "État Etat état", "état", GLM_QUERY_ACCENTS, "[État] Etat [état]" },
    { "État Etat état", "etat", GLM_QUERY_ACCENTS, "État [Etat] état" },
    { "État Etat état etat", "état", GLM_QUERY_ACCENTS | GLM_QUERY_CASE, "État Etat [état] etat" },
    { "e\u0301tat", "état", GLM_QUERY_ACCENTS, "[e\u0301tat]" },
    { "état", "e\u0301tat", GLM_QUERY_ACCENTS | GLM_QUERY_CASE, "[état]" },
    { "e\u0301tat", "e", GLM_QUERY_ACCENTS, "e\u0301tat" },
    { "ça ca", "ca", GLM_QUERY_ACCENTS, "ça [ca]" },
    { "l’État", "l'État", GLM_QUERY_ACCENTS | GLM_QUERY_CASE, "[l’État]" },
    { "Œuvre œuvre OEUVRE Oeuvre oeuvre", "Oeuvre", GLM_QUERY_CASE, "[Œuvre] œuvre OEUVRE [Oeuvre] oeuvre" },
    { "Œuvre œuvre OEUVRE Oeuvre oeuvre", "œuvre", GLM_QUERY_CASE, "Œuvre [œuvre] OEUVRE Oeuvre [oeuvre]" },
    { "ŒUVRE OEUVRE Œuvre", "OEUVRE", GLM_QUERY_CASE, "[ŒUVRE] [OEUVRE] Œuvre" },
    { "cœur", "eu", GLM_QUERY_CASE, "c[œu]r" },
    { "10 000", "10000", GLM_QUERY_CASE | GLM_QUERY_ACCENTS, "[10 000]" },
    { "ệ ệ", "e\u0302\u0323", GLM_QUERY_ACCENTS, "[ệ] [ệ]" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_word (void)
{
  static const Case cases[] = {
    { "l’État étatique aujourd'hui", "état", GLM_QUERY_WORD, "l’[État] étatique aujourd'hui" },
    { "État–nation État-nation interétat", "etat", GLM_QUERY_WORD, "[État]–nation [État]-nation interétat" },
    { "homme hommes", "homme", GLM_QUERY_WORD, "[homme] hommes" },
    { "cœur", "co", GLM_QUERY_WORD, "cœur" },
    { "10 000 habitants", "10", GLM_QUERY_WORD, "10 000 habitants" },
    { "en 2023 100 fois", "2023", GLM_QUERY_WORD, "en [2023] 100 fois" },
    { "en 2023 100 fois", "100", GLM_QUERY_WORD, "en 2023 [100] fois" },
    { "dit-il «oui» aux", "«oui»", GLM_QUERY_WORD, "dit-il [«oui»] aux" },
    { "re\u00adfaire refaire", "faire", GLM_QUERY_WORD, "re\u00adfaire refaire" },
    { "e\u0301te\u0301 e\u0301te\u0301s", "été", GLM_QUERY_WORD, "[e\u0301te\u0301] e\u0301te\u0301s" },
    { "le mot le", "le mot", GLM_QUERY_WORD, "[le mot] le" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_query (void)
{
  g_autoptr (GlmQuery) empty = glm_query_new ("", GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GlmQuery) invisible = glm_query_new ("\u00ad\u200b", GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GlmQuery) space = glm_query_new (" ", GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GlmQuery) word = glm_query_new ("mot", GLM_QUERY_WORD | GLM_QUERY_CASE, NULL);
  g_autoptr (GlmQuery) broken = glm_query_new ("a\xff", GLM_QUERY_DEFAULT, NULL);
  g_autofree char *page = g_strnfill (100000, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_true (glm_query_is_empty (empty));
  g_assert_true (glm_query_is_empty (invisible));
  g_assert_false (glm_query_is_empty (space));
  g_assert_false (glm_query_is_empty (word));
  g_assert_cmpstr (glm_query_get_pattern (word), ==, "mot");
  g_assert_cmpint (glm_query_get_flags (word), ==, GLM_QUERY_WORD | GLM_QUERY_CASE);
  g_assert_true (g_utf8_validate (glm_query_get_pattern (broken), -1, NULL));
  g_assert_null (glm_query_new (page, GLM_QUERY_DEFAULT, &error));
  g_assert_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN);
}

static void
test_next_from (void)
{
  g_autoptr (GlmDocument) document = search_fixture_document ("un deux un deux un");
  g_autoptr (GlmMatches) matches = search_fixture_find (document, "un", GLM_QUERY_DEFAULT);

  g_assert_cmpuint (glm_matches_next_from (matches, 0), ==, 0);
  g_assert_cmpuint (glm_matches_next_from (matches, 1), ==, 1);
  g_assert_cmpuint (glm_matches_next_from (matches, 8), ==, 1);
  g_assert_cmpuint (glm_matches_next_from (matches, 17), ==, 3);
}

/* Rows that no writer writes take no longer than text of their length. */
static void
test_long_rows (void)
{
  static const char *const rows[] = { "🇫", "👩\u200d", "\u0301", "\u00ad", "a-\n", " ", "1 ", "« ", "\u1100", "e\u0301" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new ("début ");
      g_autoptr (GlmDocument) document = NULL;

      for (guint k = 0; k < 60000; k++)
        g_string_append (text, rows[i]);
      g_string_append (text, "fin");
      document = search_fixture_document (text->str);
      for (guint flags = 0; flags < 8; flags++)
        {
          g_autoptr (GlmMatches) matches = search_fixture_find (document, rows[i], (GlmQueryFlags) flags);
          const GlmRange *ranges;
          guint n;

          ranges = glm_matches_get (matches, &n);
          for (guint k = 1; k < n; k++)
            g_assert_cmpuint (ranges[k - 1].end, <=, ranges[k].start);
          for (guint k = 0; k < MIN (n, 100); k++)
            g_free (glm_search_dup_snippet (document, ranges[k], 20, 40, NULL));
        }
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmSearchIndex) index = NULL;
  g_autoptr (GlmQuery) query = glm_query_new ("a", GLM_QUERY_DEFAULT, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "ab ");
  document = search_fixture_document (text->str);
  index = glm_search_index_new (document, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (glm_search_index_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (glm_finder_run (index, query, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/find/letters", test_letters);
  g_test_add_func ("/search/find/signs", test_signs);
  g_test_add_func ("/search/find/spaces", test_spaces);
  g_test_add_func ("/search/find/line-hyphens", test_line_hyphens);
  g_test_add_func ("/search/find/strict", test_strict);
  g_test_add_func ("/search/find/word", test_word);
  g_test_add_func ("/search/find/query", test_query);
  g_test_add_func ("/search/find/next-from", test_next_from);
  g_test_add_func ("/search/find/long-rows", test_long_rows);
  g_test_add_func ("/search/find/cancelled", test_cancelled);
  return g_test_run ();
}
