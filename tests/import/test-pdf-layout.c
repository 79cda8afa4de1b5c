/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-pdf-layout.h"
#include "glm-test.h"

#include <string.h>

/* A line of @text at @left and @top, as wide as its letters. */
static void
add (GlmPdfPages *pages,
     guint        page,
     double       left,
     double       top,
     double       size,
     const char  *text)
{
  GlmPdfLine line = { g_strdup (text), left, top, left + 0.5 * size * (double) g_utf8_strlen (text, -1), top + size, size, FALSE, page, FALSE };

  _glm_pdf_pages_add_line (pages, &line);
}

static void
add_page (GlmPdfPages *pages)
{
  double height = 842;

  g_array_append_val (pages->heights, height);
}

static char *
tell (GlmPdfPages *pages)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  GString *list = g_string_new (NULL);

  _glm_pdf_join_parts (pages);
  _glm_pdf_drop_furniture (pages);
  _glm_pdf_tell (pages, builder);
  document = glm_document_builder_end (builder);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);

      g_string_append_printf (list, "%u %.*s\n", block->kind, (int) glm_range_length (block->range),
                              glm_document_get_text (document, NULL) + block->range.start);
    }
  _glm_pdf_pages_clear (pages);
  return g_string_free (list, FALSE);
}

static void
test_paragraphs (void)
{
  GlmPdfPages pages;
  g_autofree char *list = NULL;

  _glm_pdf_pages_init (&pages);
  add_page (&pages);
  add (&pages, 0, 80, 150, 24, "La pêche aux moules");
  add (&pages, 0, 80, 200, 12, "Le port de Morlaix a rouvert mardi, après dix ans de travaux et d’at-");
  add (&pages, 0, 80, 215, 12, "tente. La maire s’en est félicitée devant les élus. Y a-t-il eu des voix");
  add (&pages, 0, 80, 230, 12, "pour s’en plaindre ? Peut-être. On l’a dit : peut-");
  add (&pages, 0, 80, 245, 12, "être aussi que non.");
  add (&pages, 0, 92, 260, 12, "Un second paragraphe est indenté, comme dans tous les livres, et la ﬁn");
  add (&pages, 0, 80, 275, 12, "de l’histoire n’en dit pas plus long sur ce qu’il faut en penser ici-bas.");
  list = tell (&pages);
  g_assert_cmpstr (list, ==,
                   "1 La pêche aux moules\n"
                   "0 Le port de Morlaix a rouvert mardi, après dix ans de travaux et d’attente. La maire s’en est félicitée devant les élus. "
                   "Y a-t-il eu des voix pour s’en plaindre ? Peut-être. On l’a dit : peut-être aussi que non.\n"
                   "0 Un second paragraphe est indenté, comme dans tous les livres, et la fin de l’histoire n’en dit pas plus long sur ce "
                   "qu’il faut en penser ici-bas.\n");
}

/* Heads, feet and numbers are left out; a paragraph goes on from page to page and from column to column; a note goes last. */
static void
test_pages (void)
{
  static const char *const starts[] = { "Une phrase qui commence ici et qui va jusqu’au bout", "la suite, et une autre encore, qui va jusqu’au bout",
                                        "enfin le mot de la fin, et il va toujours jusqu’au bout" };
  GlmPdfPages pages;
  g_autofree char *list = NULL;

  _glm_pdf_pages_init (&pages);
  for (guint page = 0; page < 3; page++)
    {
      add_page (&pages);
      add (&pages, page, 80, 60, 12, page == 1 ? "Revue de la mer 2" : "Revue de la mer 1");
      add (&pages, page, 80, 200, 12, starts[page]);
      add (&pages, page, 80, 215, 12, page == 1 ? "de sa colonne de gauche sans jamais s’arrêter à un" : "de la colonne de gauche sans jamais s’arrêter à un");
      add (&pages, page, 400, 200, 12, page == 1 ? "point, ni même à un tiret, avant que cette page ne" : "point, ni même à une virgule, avant que la page ne");
      add (&pages, page, 400, 215, 12, page < 2 ? "finisse et qu’il ne faille la tourner pour en avoir" : "finisse.");
      if (page == 0)
        add (&pages, page, 80, 700, 9, "1. Une note.");
      add (&pages, page, 290, 800, 12, page == 0 ? "1" : page == 1 ? "– 2 –" : "3/3");
    }
  list = tell (&pages);
  g_assert_nonnull (strstr (list, "jusqu’au bout de la colonne de gauche sans jamais s’arrêter à un point, ni même"));
  g_assert_null (strstr (list, "Revue"));
  g_assert_null (strstr (list, "3/3"));
  g_assert_null (strstr (list, "– 2 –"));
  g_assert_true (g_str_has_suffix (list, "9 1. Une note.\n"));
  g_assert_nonnull (strstr (list, "ne finisse."));
}

/* A yearbook: figures on all lines of two thousand pages, and its head on each. Who compares each line with all does not come
 * to the end. */
static void
test_figures (void)
{
  GlmPdfPages pages;
  g_autofree char *list = NULL;

  _glm_pdf_pages_init (&pages);
  for (guint page = 0; page < 2000; page++)
    {
      add_page (&pages);
      add (&pages, page, 80, 60, 12, "Annuaire de la mer");
      for (guint i = 0; i < 50; i++)
        {
          g_autofree char *figures = g_strdup_printf ("%u %u %u", page, i, page + i);

          /* No two at quite the same height. */
          add (&pages, page, 80, 110 + 13 * i + (page + i) % 13, 10, figures);
        }
    }
  list = tell (&pages);
  g_assert_null (strstr (list, "Annuaire"));
  g_assert_nonnull (strstr (list, "0 20 20"));
  g_assert_nonnull (strstr (list, "1999 20 2019"));
}

/* A bar that lies over a line: the line's words are put together again. */
static void
test_parts (void)
{
  GlmPdfPages pages;
  g_autofree char *list = NULL;
  GlmPdfLine first = { g_strdup ("Le"), 80, 200, 100, 218, 18, FALSE, 0, TRUE };
  GlmPdfLine bar = { g_strdup ("des"), 110, 205, 130, 215, 10, FALSE, 0, TRUE };
  GlmPdfLine rest = { g_strdup ("client désigné"), 104, 200, 230, 218, 18, FALSE, 0, TRUE };

  _glm_pdf_pages_init (&pages);
  add_page (&pages);
  add (&pages, 0, 80, 150, 12, "Un texte assez long pour que sa taille soit celle de la page.");
  _glm_pdf_pages_add_line (&pages, &first);
  _glm_pdf_pages_add_line (&pages, &bar);
  _glm_pdf_pages_add_line (&pages, &rest);
  add (&pages, 0, 80, 250, 12, "Un texte assez long pour que sa taille soit celle de la page.");
  list = tell (&pages);
  g_assert_nonnull (strstr (list, "1 Le client désigné\n"));
}

/* Where the bar's words come between, each word of the line can be a line of its own; a column beside it is never one. */
static void
test_words_apart (void)
{
  GlmPdfPages pages;
  g_autofree char *list = NULL;
  GlmPdfLine lines[] = {
    { g_strdup ("Le"), 80, 200, 100, 218, 18, FALSE, 0, TRUE },
    { g_strdup ("des"), 92, 205, 111, 221, 12, FALSE, 0, TRUE },
    { g_strdup ("client"), 105, 200, 150, 218, 18, FALSE, 0, FALSE },
    { g_strdup ("désigné"), 155, 200, 230, 218, 18, FALSE, 0, FALSE },
    { g_strdup ("Nous utilisons"), 20, 205, 89, 221, 12, FALSE, 0, FALSE },
    { g_strdup ("Colonne"), 245, 200, 300, 218, 18, FALSE, 0, FALSE },
  };

  _glm_pdf_pages_init (&pages);
  add_page (&pages);
  add (&pages, 0, 80, 150, 12, "Un texte assez long pour que sa taille soit celle de la page.");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    _glm_pdf_pages_add_line (&pages, &lines[i]);
  add (&pages, 0, 80, 250, 12, "Un texte assez long pour que sa taille soit celle de la page.");
  list = tell (&pages);
  g_assert_nonnull (strstr (list, "Le client désigné"));
  g_assert_null (strstr (list, "désigné Colonne"));
  g_assert_nonnull (strstr (list, "Nous utilisons des"));
}

/* Who wrote, and when, stands under the title where the file does not say it. */
static void
test_byline (void)
{
  GlmPdfPages pages;
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  const GlmMetadata *metadata = glm_document_builder_get_metadata (builder);

  _glm_pdf_pages_init (&pages);
  add_page (&pages);
  add (&pages, 0, 80, 150, 24, "La pêche aux moules");
  add (&pages, 0, 80, 200, 12, "Par Anne Roy et Jean Petit, 26 juin 2012");
  add (&pages, 0, 80, 240, 12, "Le port de Morlaix a rouvert mardi, après dix ans de travaux et d’attente.");
  add (&pages, 0, 80, 255, 12, "La maire s’en est félicitée devant les élus, qui ont parlé longtemps après elle,");
  add (&pages, 0, 80, 270, 12, "et les voix qui s’en plaignaient, s’il y en eut jamais, se sont tues à la fin,");
  add (&pages, 0, 80, 285, 12, "comme se taisent les vagues quand le vent, qui les menait, s’en est allé dormir.");
  add (&pages, 0, 80, 310, 12, "Par Jules Verne");
  _glm_pdf_tell (&pages, builder);
  _glm_pdf_pages_clear (&pages);
  g_assert_cmpstr (metadata->authors[0], ==, "Anne Roy");
  g_assert_cmpstr (metadata->authors[1], ==, "Jean Petit");
  g_assert_null (metadata->authors[2]);
  g_assert_cmpstr (metadata->date, ==, "2012-06-26");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-layout/paragraphs", test_paragraphs);
  g_test_add_func ("/pdf-layout/pages", test_pages);
  g_test_add_func ("/pdf-layout/figures", test_figures);
  g_test_add_func ("/pdf-layout/parts", test_parts);
  g_test_add_func ("/pdf-layout/words-apart", test_words_apart);
  g_test_add_func ("/pdf-layout/byline", test_byline);
  return g_test_run ();
}
