/* SPDX-License-Identifier: GPL-3.0-or-later */

/* run-stage STAGE: does one stage once over the sample texts, in a function that Callgrind can be told to look at alone. */

#include "config.h"

#include "bench-stages.h"
#include "glm-bench.h"
#include "glm-importer.h"
#include "glm-library.h"

#include <glib/gstdio.h>
#include <string.h>

#define BYTES 60000

/* What the library remembers already, and how long each article is. */
#define N_ARTICLES    12
#define ARTICLE_BYTES 3000

typedef struct
{
  GBytes      *page;
  char        *folder;
  char        *path;
  GlmLibrary  *library;
  GlmDocument *article;
} Ready;

/* More than the stages that grow with a text: what is made ready for them, and what is counted. */
typedef struct
{
  const char *name;
  void (*prepare) (Ready *ready);
  void (*run) (Ready *ready);
} OtherStage;

void run_measured (void   (*run) (gpointer data),
                   gpointer data);

G_NO_INLINE void
run_measured (void   (*run) (gpointer data),
              gpointer data)
{
  run (data);
}

/* The texts as a newspaper has them on the web, each paragraph between things that are not the article. */
static void
prepare_page (Ready *ready)
{
  g_autofree char *text = glm_bench_text (BYTES);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  GString *html = g_string_new ("<!DOCTYPE html><html lang=fr><head><meta charset=utf-8><title>Un titre</title>"
                                "<script>var a = \"<p>non</p>\";</script></head><body><nav><ul>");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (html, "<li><a href=\"/rubrique/%u\">Rubrique %u</a></li>", i, i);
  g_string_append (html, "</ul></nav><main><article><h1>Un titre</h1>");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (paragraphs[i], -1);

      g_string_append_printf (html, "<p class=\"a b c\">%s <a href=\"/%u\">lien</a> <em>mot</em></p>", escaped, i);
      if (i % 5 == 0)
        g_string_append_printf (html, "<aside class=\"related\"><a href=\"/%u\">Lire aussi</a></aside><div class=\"ad\"><script>p(%u)</script></div>", i, i);
    }
  g_string_append (html, "</article></main><footer><p>Tous droits réservés</p></footer></body></html>");
  ready->page = g_string_free_to_bytes (html);
}

static void
run_page (Ready *ready)
{
  g_autoptr (GlmDocument) document = glm_import_bytes_here (ready->page, "a.html", NULL, GLM_IMPORT_DEFAULT, NULL, NULL);

  g_assert_nonnull (document);
}

static GlmDocument *
make_article (const char *text,
              guint       number)
{
  g_autofree char *uri = g_strdup_printf ("file:///%u.txt", number);
  g_autofree char *part = g_utf8_substring (text, number * ARTICLE_BYTES, (number + 1) * ARTICLE_BYTES);
  g_autoptr (GBytes) bytes = g_bytes_new (part, strlen (part));

  return glm_import_bytes_here (bytes, "a.txt", uri, GLM_IMPORT_DEFAULT, NULL, NULL);
}

static void
shelve (Ready *ready)
{
  g_assert_true (glm_library_record_opened (ready->library, ready->article, NULL));
  g_assert_true (glm_library_shelve (ready->library, ready->article, NULL));
}

static void
prepare_library (Ready *ready)
{
  g_autofree char *text = glm_bench_text ((N_ARTICLES + 2) * ARTICLE_BYTES * 2);

  ready->folder = g_dir_make_tmp ("guillemet-stage-XXXXXX", NULL);
  ready->path = g_build_filename (ready->folder, "library.db", NULL);
  ready->library = glm_library_open (ready->path, NULL);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      ready->article = make_article (text, i);
      shelve (ready);
      g_clear_pointer (&ready->article, glm_document_unref);
    }
  ready->article = make_article (text, N_ARTICLES);
}

static void
prepare_closed_library (Ready *ready)
{
  prepare_library (ready);
  g_clear_pointer (&ready->library, glm_library_unref);
}

static void
open_library (Ready *ready)
{
  ready->library = glm_library_open (ready->path, NULL);
  g_assert_nonnull (ready->library);
}

static void
search_shelf (Ready *ready)
{
  static const char *const patterns[] = { "président", "\"de la\"", "bibliothèque -gouvernement", "pré" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GPtrArray) hits = glm_library_search_shelf (ready->library, patterns[i], 100, NULL);

      g_assert_nonnull (hits);
    }
}

static const OtherStage other_stages[] = {
  { "html", prepare_page, run_page },
  { "open-library", prepare_closed_library, open_library },
  { "shelve", prepare_library, shelve },
  { "search-shelf", prepare_library, search_shelf },
};

static void
run_other (const OtherStage *stage)
{
  Ready ready = { 0 };

  stage->prepare (&ready);
  run_measured ((void (*) (gpointer)) stage->run, &ready);
  g_clear_pointer (&ready.page, g_bytes_unref);
  g_clear_pointer (&ready.article, glm_document_unref);
  g_clear_pointer (&ready.library, glm_library_unref);
  if (ready.folder != NULL)
    {
      g_unlink (ready.path);
      g_rmdir (ready.folder);
    }
  g_free (ready.path);
  g_free (ready.folder);
}

int
main (int    argc,
      char **argv)
{
  BenchSubject subject = { 0 };

  if (argc < 2)
    {
      for (guint s = 0; s < BENCH_N_STAGES; s++)
        g_print ("%s\n", bench_stages[s].name);
      for (guint s = 0; s < G_N_ELEMENTS (other_stages); s++)
        g_print ("%s\n", other_stages[s].name);
      return EXIT_SUCCESS;
    }
  for (guint s = 0; s < G_N_ELEMENTS (other_stages); s++)
    if (strcmp (argv[1], other_stages[s].name) == 0)
      {
        run_other (&other_stages[s]);
        return EXIT_SUCCESS;
      }
  for (guint s = 0; s < BENCH_N_STAGES; s++)
    if (strcmp (argv[1], bench_stages[s].name) == 0)
      {
        bench_subject_init (&subject, glm_bench_text (BYTES));
        run_measured ((void (*) (gpointer)) bench_stages[s].run, &subject);
        bench_subject_clear (&subject);
        return EXIT_SUCCESS;
      }
  return EXIT_FAILURE;
}
