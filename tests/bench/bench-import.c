/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reading: a book as plain text, with its encoding found, beside a pass over its bytes that only validates them; a
 * web page with its article found, beside libxml2 that only parses it.
 */
#include "config.h"

#include "glm-bench.h"
#include "glm-importer.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define TEXT_BYTES 3400000
#define PAGE_BYTES 5000000

typedef struct
{
  GBytes *bytes;
  const char *name;
} Bench;

static void
import (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GlmDocument) document = glm_import_bytes_here (bench->bytes, bench->name, NULL, GLM_IMPORT_DEFAULT, NULL, NULL);

  g_assert_nonnull (document);
}

static void
validate (gpointer data)
{
  Bench *bench = data;
  gsize length;
  const char *text = g_bytes_get_data (bench->bytes, &length);

  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
}

static void
parse (gpointer data)
{
  Bench *bench = data;
  gsize length;
  const char *text = g_bytes_get_data (bench->bytes, &length);
  htmlDocPtr doc = htmlReadMemory (text, (int) length, NULL, "utf-8", HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

  xmlFreeDoc (doc);
}

/* The samples as paragraphs of one page, each sentence of which is its own, between menus and remarks. */
static char *
make_page (void)
{
  g_autofree char *text = glm_bench_text (PAGE_BYTES);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  GString *page = g_string_new ("<!DOCTYPE html><html lang=fr><head><title>Un livre</title></head><body><nav><ul><li><a href='/'>Accueil</a></li></ul></nav><article>");

  for (guint i = 0; paragraphs[i] != NULL && page->len < PAGE_BYTES; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (paragraphs[i], -1);

      g_string_append_printf (page, "<p class='texte'>%u. %s <a href='/n%u'>note</a></p>\n", i, escaped, i);
    }
  g_string_append (page, "</article><footer>Mentions</footer></body></html>");
  return g_string_free (page, FALSE);
}

int
main (void)
{
  g_autofree char *text = glm_bench_text (TEXT_BYTES);
  g_autofree char *page = make_page ();
  Bench book = { g_bytes_new_static (text, strlen (text)), "livre.txt" };
  Bench web = { g_bytes_new_static (page, strlen (page)), "livre.html" };

  glm_bench_compare_works ("text / UTF-8 validated", strlen (text), import, validate, &book);
  glm_bench_compare_works ("web page / libxml2 alone", strlen (page), import, parse, &web);
  g_bytes_unref (book.bytes);
  g_bytes_unref (web.bytes);
  return 0;
}
