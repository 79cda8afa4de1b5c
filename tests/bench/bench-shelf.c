/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-bench.h"
#include "glm-document-builder.h"
#include "glm-library.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ARTICLES    50000
#define N_STEPS       5
#define ARTICLE_BYTES 5000

typedef struct
{
  GlmLibrary *library;
  const char *pattern;
  guint       n;
} Bench;

/* Each article has sentences of the sample texts in an order of its own, and a word of its own. */
static GlmDocument *
make_article (char **sentences,
              guint  n_sentences,
              guint  number,
              GRand *random)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Article numero%u. ", number);
  while (text->len < ARTICLE_BYTES)
    g_string_append_printf (text, "%s. ", sentences[g_rand_int_range (random, 0, (gint32) n_sentences)]);
  glm_document_builder_get_metadata (builder)->uri = g_strdup_printf ("file:///%u.txt", number);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text->str, -1);
  return glm_document_builder_end (builder);
}

static void
run_query (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GPtrArray) hits = glm_library_search_shelf (bench->library, bench->pattern, 100, NULL);

  bench->n = hits != NULL ? hits->len : 0;
}

/* In memory, where the system has it: what the disk takes to be sure is not what is measured. */
static char *
make_folder (void)
{
  g_autofree char *folder = g_strdup ("/dev/shm/guillemet-bench-XXXXXX");

  return g_mkdtemp (folder) != NULL ? g_steal_pointer (&folder) : g_dir_make_tmp ("guillemet-bench-XXXXXX", NULL);
}

int
main (void)
{
  static const char *const patterns[] = { "numero7777", "président", "\"de la\"", "ministre -gouvernement", "le", "pré" };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *text = glm_bench_text (2000000);
  g_auto (GStrv) sentences = g_strsplit (text, ". ", -1);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Bench bench = { .library = glm_library_open (path, NULL) };
  gsize total = 0, length = 0;
  double start = glm_bench_cpu_seconds (), step = start;
  GStatBuf info;

  setlocale (LC_ALL, "C.UTF-8");
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (GlmDocument) document = make_article (sentences, g_strv_length (sentences), i, random);

      glm_document_get_text (document, &length);
      total += length;
      if (!glm_library_record_opened (bench.library, document, NULL) || !glm_library_shelve (bench.library, document, NULL))
        return EXIT_FAILURE;
      if ((i + 1) % (N_ARTICLES / N_STEPS) == 0)
        {
          g_print ("put on the shelf, up to %-8u %9.3f ms by article\n", i + 1, (glm_bench_cpu_seconds () - step) * 1e3 * N_STEPS / N_ARTICLES);
          step = glm_bench_cpu_seconds ();
        }
    }
  g_print ("%-32s %9.3f ms  %8.2f MB/s\n", "put on the shelf, by article", (glm_bench_cpu_seconds () - start) * 1e3 / N_ARTICLES,
           (double) total / 1e6 / (glm_bench_cpu_seconds () - start));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *name = NULL;

      bench.pattern = patterns[i];
      run_query (&bench);
      name = g_strdup_printf ("find %s (%u shown)", patterns[i], bench.n);
      glm_bench_compare_works (name, total, run_query, NULL, &bench);
    }
  glm_library_unref (bench.library);
  if (g_stat (path, &info) == 0)
    g_print ("%-32s %9.3f times the text (%.1f MB)\n", "size of the library", (double) info.st_size / (double) total, (double) total / 1e6);
  g_unlink (path);
  g_rmdir (folder);
  return EXIT_SUCCESS;
}
