/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Twelve thousand queries cut from French texts and changed as readers change what they type; the
 * finder must give the very ranges that the slow matcher gives, and a query that was changed only in
 * ways that do not count must find the place it was cut from.
 */

#include "config.h"

#include "search-fixture.h"
#include "slow-finder.h"

#include "glm-grapheme.h"
#include "glm-query-private.h"

#include <locale.h>
#include <string.h>

#define N_TEXTS        400
#define QUERIES_A_TEXT 30
#define MAX_PIECE      3000

static GPtrArray *sources;

static void
add_source (char *path)
{
  char *content = NULL;

  if (path != NULL && g_file_get_contents (path, &content, NULL, NULL) && g_utf8_validate (content, -1, NULL))
    g_ptr_array_add (sources, content);
  else
    g_free (content);
  g_free (path);
}

/* Our own samples, and books where there are any. */
static void
load_sources (void)
{
  static const char *const books[] = { "FRA01902_Gaboriau.txt", "FRA03601_Proust.txt", "FRA04202_Rolland.txt",
                                       "FRA04901_Dumas.txt", "FRA07601_Leroux.txt" };
  g_autofree char *folder = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  sources = g_ptr_array_new_with_free_func (g_free);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      add_source (g_build_filename (folder, name, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autofree char *relative = g_strconcat ("data/samples/books/", books[i], NULL);

      add_source (glm_test_shared_path (relative));
    }
}

static gboolean
chance (gint32 one_in)
{
  return g_test_rand_int_range (0, one_in) == 0;
}

static const char *
pick (const char *const *choices,
      gsize              n)
{
  return choices[g_test_rand_int_range (0, (gint32) n)];
}

#define PICK(...) pick ((const char *const[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const char *const[]) { __VA_ARGS__ })))

/* A piece of a text, with some of what printers and typists leave in it. */
static char *
make_text (void)
{
  GString *text = g_string_new (NULL);
  const char *source;
  gsize length, start;
  const char *p;

  if (sources->len == 0 || chance (8))
    {
      g_string_free (text, TRUE);
      return glm_test_random_text (400);
    }
  source = g_ptr_array_index (sources, g_test_rand_int_range (0, (gint32) sources->len));
  length = strlen (source);
  start = length > MAX_PIECE ? (gsize) g_test_rand_int_range (0, (gint32) (length - MAX_PIECE)) : 0;
  p = source + start;
  while (((guchar) *p & 0xC0) == 0x80)
    p++;
  for (; *p != '\0' && p < source + start + MAX_PIECE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' && chance (8))
        g_string_append (text, PICK ("\n", "\u00a0", "\u202f", "  ", "\t", "\u2009", "\n  ", " \u200b"));
      else if (c == '\'' && chance (2))
        g_string_append (text, "’");
      else if (g_unichar_isalpha (c) && chance (150))
        {
          g_string_append_unichar (text, c);
          g_string_append (text, PICK ("-\n", "\u00ad", "\u00ad\n", "‐\n", "-", "\u200d", "- \n "));
        }
      else if (chance (300))
        {
          g_string_append_unichar (text, c);
          g_string_append (text, PICK ("10 000", " 10\u202f000 ", "2023 100", "1 234 567", "12 34", "12345", "50 %", "12\u202f€", "§ 3", "20 °C", "PRÉSI-\nDENT", "JEAN-\nPaul", "œ", "ﬁ", "Æ", "…", "« oui »", " \"oui\" "));
        }
      else if (c == 0xE9 && chance (6))
        g_string_append (text, "e\u0301");
      else
        g_string_append_unichar (text, c);
    }
  return g_string_free (text, FALSE);
}

static void
append_other_case (GString *query,
                   gunichar c)
{
  gunichar other = g_unichar_isupper (c) ? g_unichar_tolower (c) : g_unichar_toupper (c);

  g_string_append_unichar (query, other);
}

static void
append_changed (GString *query,
                gunichar c)
{
  char utf8[7] = { 0 };
  g_autofree char *parts = NULL;

  g_unichar_to_utf8 (c, utf8);
  parts = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFD);
  if (c == '\'' || c == 0x2019)
    g_string_append (query, PICK ("'", "’", "ʼ", "‘", "`", "´"));
  else if (c == '"' || c == 0xAB || c == 0xBB || c == 0x201C || c == 0x201D)
    g_string_append (query, PICK ("\"", "«", "»", "“", "”", "« ", " »", "\u00a0»"));
  else if (c == ';' || c == ':' || c == '!' || c == '?')
    g_string_append_printf (query, "%s%s", PICK ("", " ", "\u00a0", "\u202f"), utf8);
  else if (g_unichar_isspace (c))
    g_string_append (query, PICK (" ", "\u00a0", "\u202f", "\t", "\n", "  "));
  else if (c == '-' || c == 0x2014 || c == 0x2013)
    g_string_append (query, PICK ("-", "–", "—", "‑"));
  else if (c == '%' || c == 0x20AC || c == 0xB0)
    g_string_append_printf (query, "%s%s", PICK ("", " ", "\u00a0", "\u202f"), utf8);
  else if (g_unichar_isdigit (c))
    g_string_append_printf (query, "%s%s", utf8, PICK ("", "", " ", "\u202f"));
  else if (c == 0x153)
    g_string_append (query, "oe");
  else if (c == 0x2026)
    g_string_append (query, "...");
  else if (g_unichar_isalpha (c) && chance (2))
    append_other_case (query, c);
  else if (g_unichar_isalpha (c) && parts[0] != utf8[0] && parts[0] > 0)
    {
      g_string_append_c (query, parts[0]);
      if (chance (3))
        g_string_append (query, PICK ("\u0301", "\u0302", "\u0308"));
    }
  else if (chance (4))
    g_string_append_printf (query, "%s\u00ad", utf8);
  else
    g_string_append_unichar (query, c);
}

/* Cuts a query from @text, at grapheme boundaries, and sets @cut to where from. */
static char *
make_query (const char *text,
            gsize       length,
            GlmRange   *cut,
            gboolean    change)
{
  GString *query = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (1, chance (4) ? 60 : 14);

  cut->start = (gsize) g_test_rand_int_range (0, (gint32) length);
  if (!glm_grapheme_is_boundary (text, length, cut->start))
    cut->start = glm_grapheme_previous (text, length, cut->start);
  cut->end = cut->start;
  while (n-- > 0 && cut->end < length)
    cut->end = glm_grapheme_next (text, length, cut->end);
  for (const char *p = text + cut->start; p < text + cut->end; p = g_utf8_next_char (p))
    if (change && chance (3))
      append_changed (query, g_utf8_get_char (p));
    else
      g_string_append_unichar (query, g_utf8_get_char (p));
  return g_string_free (query, FALSE);
}

static void
check_query (GlmSearchIndex *index,
             SlowText       *slow,
             const char     *pattern,
             GlmQueryFlags   flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmQuery) query = glm_query_new (pattern, flags, &error);
  g_autoptr (GlmMatches) matches = NULL;
  g_autoptr (GArray) expected = NULL;
  const GlmRange *ranges;
  gboolean same;
  guint n;

  g_assert_no_error (error);
  matches = glm_finder_run (index, query, NULL, &error);
  g_assert_no_error (error);
  ranges = glm_matches_get (matches, &n);
  expected = slow_find (slow, pattern, flags);
  /* What stands nowhere may be read as terms. */
  if (expected->len == 0 && query->terms != NULL)
    return;
  same = n == expected->len;
  for (guint i = 0; same && i < n; i++)
    same = glm_range_equal (ranges[i], g_array_index (expected, GlmRange, i));
  if (same)
    return;

  g_test_message ("“%s” (%d): %u found, %u expected", pattern, flags, n, expected->len);
  for (guint i = 0; i < MAX (n, expected->len); i++)
    {
      const char *text = glm_document_get_text (glm_search_index_get_document (index), NULL);
      GlmRange got = i < n ? ranges[i] : (GlmRange) { 0, 0 };
      GlmRange want = i < expected->len ? g_array_index (expected, GlmRange, i) : (GlmRange) { 0, 0 };

      if (!glm_range_equal (got, want))
        {
          gsize start = MIN (i < n ? got.start : G_MAXSIZE, i < expected->len ? want.start : G_MAXSIZE);

          g_test_message ("%" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT " “%.*s”, expected %" G_GSIZE_FORMAT "–%" G_GSIZE_FORMAT " “%.*s” before “%.30s”",
                          got.start, got.end, (int) glm_range_length (got), text + got.start, want.start, want.end,
                          (int) glm_range_length (want), text + want.start, text + start);
          break;
        }
    }
  g_test_fail ();
}

static void
test_oracle (void)
{
  static const GlmQueryFlags flags[] = { 0, 0, 0, GLM_QUERY_WORD, GLM_QUERY_CASE, GLM_QUERY_ACCENTS,
                                         GLM_QUERY_CASE | GLM_QUERY_ACCENTS, GLM_QUERY_WORD | GLM_QUERY_ACCENTS };

  for (guint i = 0; i < N_TEXTS && !g_test_failed (); i++)
    {
      g_autofree char *text = make_text ();
      g_autoptr (GlmDocument) document = search_fixture_document (text);
      g_autoptr (GlmSearchIndex) index = glm_search_index_new (document, NULL, NULL);
      g_autoptr (SlowText) slow = NULL;
      gsize length;
      const char *source = glm_document_get_text (document, &length);

      if (length == 0)
        continue;
      slow = slow_text_new (source);
      for (guint k = 0; k < QUERIES_A_TEXT; k++)
        {
          GlmQueryFlags how = flags[g_test_rand_int_range (0, G_N_ELEMENTS (flags))];
          GlmRange cut;
          g_autofree char *pattern = make_query (source, length, &cut, TRUE);

          check_query (index, slow, pattern, how);
        }
    }
}

/* What is selected and looked for is found where it was selected. */
static void
test_finds_itself (void)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *text = make_text ();
      g_autoptr (GlmDocument) document = search_fixture_document (text);
      g_autoptr (GlmSearchIndex) index = glm_search_index_new (document, NULL, NULL);
      gsize length;
      const char *source = glm_document_get_text (document, &length);

      for (guint k = 0; k < 10 && length > 0; k++)
        {
          GlmRange cut;
          g_autofree char *pattern = make_query (source, length, &cut, FALSE);
          g_autoptr (GlmQuery) query = glm_query_new (pattern, chance (2) ? GLM_QUERY_DEFAULT : GLM_QUERY_CASE | GLM_QUERY_ACCENTS, NULL);
          g_autoptr (GlmMatches) matches = NULL;
          gboolean found = FALSE;
          const GlmRange *ranges;
          guint n;

          /* Half of a hyphen and its line end is not what a reader selects. */
          if (glm_query_is_empty (query) || strpbrk (pattern, "\n\u00ad") != NULL)
            continue;
          matches = glm_finder_run (index, query, NULL, NULL);
          ranges = glm_matches_get (matches, &n);
          for (guint m = 0; m < n && !found; m++)
            found = glm_range_overlaps (ranges[m], cut);
          if (!found)
            g_test_message ("“%s” is not found at %" G_GSIZE_FORMAT, pattern, cut.start);
          g_assert_true (found);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  load_sources ();
  g_test_add_func ("/search/oracle/same-ranges", test_oracle);
  g_test_add_func ("/search/oracle/finds-itself", test_finds_itself);
  return g_test_run ();
}
