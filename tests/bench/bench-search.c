/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For memmem(). */
#define _GNU_SOURCE

#include "config.h"

#include "glm-bench.h"
#include "glm-document-builder.h"
#include "glm-finder.h"

#include <string.h>

#define BOOK_BYTES 3400000

typedef struct
{
  GlmDocument    *document;
  GlmSearchIndex *index;
  GlmQuery       *query;
  const char     *bytes; /* what memmem() or PCRE2 looks for */
  GRegex         *regex;
} Bench;

/* The book at @path, or as much of our samples. */
static GlmDocument *
make_book (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_auto (GStrv) paragraphs = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    {
      g_free (text);
      text = glm_bench_text (BOOK_BYTES);
    }
  paragraphs = g_strsplit (text, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static void
make_index (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (bench->document, NULL, NULL);
}

static void
classify_characters (gpointer data)
{
  Bench *bench = data;
  volatile guint letters = 0;

  for (const char *p = glm_document_get_text (bench->document, NULL); *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      letters++;
}

static void
run_query (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GlmMatches) matches = glm_finder_run (bench->index, bench->query, NULL, NULL);
}

/* The least that finds all: the same bytes, looked for one after the other. */
static void
run_memmem (gpointer data)
{
  Bench *bench = data;
  gsize length, n = strlen (bench->bytes);
  const char *p = glm_document_get_text (bench->document, &length);
  const char *end = p + length;
  volatile guint found = 0;

  while ((p = memmem (p, (gsize) (end - p), bench->bytes, n)) != NULL)
    {
      found++;
      p += n;
    }
}

/* Line by line, as grep -P does. */
static void
run_lines (gpointer data)
{
  Bench *bench = data;
  const char *p = glm_document_get_text (bench->document, NULL);
  volatile guint found = 0;

  while (*p != '\0')
    {
      const char *end = strchrnul (p, '\n');
      g_autoptr (GMatchInfo) info = NULL;

      g_regex_match_full (bench->regex, p, end - p, 0, 0, &info, NULL);
      for (; g_match_info_matches (info); g_match_info_next (info, NULL))
        found++;
      p = *end == '\0' ? end : end + 1;
    }
}

static void
compare_query (Bench        *bench,
               const char   *pattern,
               const char   *bytes,
               GlmQueryFlags flags)
{
  g_autofree char *name = NULL;
  g_autoptr (GlmMatches) matches = NULL;
  gsize length;
  guint n;

  glm_document_get_text (bench->document, &length);
  bench->query = glm_query_new (pattern, flags, NULL);
  bench->bytes = bytes;
  bench->regex = (flags & GLM_QUERY_REGEX) != 0 ? g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL) : NULL;
  matches = glm_finder_run (bench->index, bench->query, NULL, NULL);
  glm_matches_get (matches, &n);
  name = g_strdup_printf ("%s “%s” (%u)", bench->regex != NULL ? "expression" : "phrase", pattern, n);
  glm_bench_compare_works (name, length, run_query, bench->regex != NULL ? run_lines : run_memmem, bench);
  g_clear_pointer (&bench->query, glm_query_unref);
  g_clear_pointer (&bench->regex, g_regex_unref);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GlmDocument) document = make_book (argc > 1 ? argv[1] : NULL);
  Bench bench = { .document = document };
  gsize length;

  setlocale (LC_CTYPE, "C.UTF-8");
  glm_document_get_text (document, &length);
  glm_bench_compare_works ("index of a book", length, make_index, classify_characters, &bench);
  bench.index = glm_search_index_new (document, NULL, NULL);
  g_print ("%-32s %9.2f × the text\n", "memory of the index", (double) glm_search_index_get_size (bench.index) / (double) length);

  compare_query (&bench, "introuvable dans ce texte", "introuvable dans ce texte", GLM_QUERY_DEFAULT);
  compare_query (&bench, "président", "président", GLM_QUERY_DEFAULT);
  compare_query (&bench, "Président", "président", GLM_QUERY_CASE | GLM_QUERY_ACCENTS);
  compare_query (&bench, "état", "état", GLM_QUERY_WORD);
  compare_query (&bench, "de la", "de la", GLM_QUERY_DEFAULT);
  compare_query (&bench, "est", "est", GLM_QUERY_DEFAULT);
  compare_query (&bench, "a", "a", GLM_QUERY_DEFAULT);
  compare_query (&bench, "\\b[A-Z]\\w+tion\\b", NULL, GLM_QUERY_REGEX);
  compare_query (&bench, "prés[a-zé]+ent|\\d{4}", NULL, GLM_QUERY_REGEX);
  compare_query (&bench, "\\w+", NULL, GLM_QUERY_REGEX);
  glm_search_index_unref (bench.index);
  return 0;
}
