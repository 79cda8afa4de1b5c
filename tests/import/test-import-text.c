/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-importer.h"
#include "glm-test.h"

#include <string.h>

static GlmDocument *
import (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GlmDocument *document = glm_import_bytes (bytes, "article.txt", NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (glm_document_check (document, &error));
  g_assert_no_error (error);
  return document;
}

/* Each block as "kind: text", one a line. */
static void
assert_blocks (GlmDocument *document,
               const char  *expected)
{
  g_autoptr (GString) dump = g_string_new (NULL);

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);
      g_autofree char *text = glm_document_dup_range (document, block->range);

      g_strdelimit (text, "\n", '/');
      g_string_append_printf (dump, "%s%s: %s\n", glm_block_kind_to_string (block->kind),
                              block->kind == GLM_BLOCK_HEADING ? (block->level == 1 ? "1" : "2") : "", text);
    }
  g_assert_cmpstr (dump->str, ==, expected);
}

static void
test_record (void)
{
  g_autoptr (GlmDocument) document =
    import (" date 2023-07 Ces réunions regrouperaient notamment Richard Haass.\n\nLes noms n’ont pas été divulgués.\n");
  const GlmMetadata *metadata = glm_document_get_metadata (document);

  assert_blocks (document, "paragraph: Ces réunions regrouperaient notamment Richard Haass.\n"
                           "paragraph: Les noms n’ont pas été divulgués.\n");
  g_assert_cmpstr (metadata->date, ==, "2023-07");
  g_assert_cmpint (metadata->date_precision, ==, GLM_DATE_MONTH);
}

/* A word that a typist cut is one word again, however few lines there are; a compound keeps its hyphen. */
static void
test_cut_words (void)
{
  static const char *const cases[][2] = {
    { "Le prési-\ndent est venu.\n", "paragraph: Le président est venu.\n" },
    { "Il viendra peut-\nêtre.\n", "paragraph: Il viendra peut-être.\n" },
    { "Viendra-\nt-il, dit-\non ?\n", "paragraph: Viendra-t-il, dit-on ?\n" },
    { "C’est-\nà-dire demain.\n", "paragraph: C’est-à-dire demain.\n" },
    { "Jean-\nPaul est venu.\n", "paragraph: Jean-Paul est venu.\n" },
    { "Le PRÉSI-\nDENT. Un président.\n", "paragraph: Le PRÉSIDENT. Un président.\n" },
    { "Un porte-\nvoix, ou porte-voix.\n", "paragraph: Un porte-voix, ou porte-voix.\n" },
    { "Une porte, une voix, un porte-\nvoix.\n", "paragraph: Une porte, une voix, un porte-voix.\n" },
    { "Une ligne.\nUne autre -\nsuivie.\n", "paragraph: Une ligne.\nparagraph: Une autre -\nparagraph: suivie.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GlmDocument) document = import (cases[i][0]);

      assert_blocks (document, cases[i][1]);
    }
}

static void
test_no_record (void)
{
  g_autoptr (GlmDocument) document = import ("date limite dépassée, dit-elle. date 2023-07 ne change rien à l’affaire.\n");

  g_assert_null (glm_document_get_metadata (document)->date);
  assert_blocks (document, "paragraph: date limite dépassée, dit-elle. date 2023-07 ne change rien à l’affaire.\n");
}

static void
test_wrapped (void)
{
  g_autoptr (GlmDocument) document = import (
    "Le port s’éveille\n\n"
    "Par Anne Le Goff et Marc Duval, 3 mai 2024\n\n"
    "Au petit matin, quand la brume tient encore les quais et que les grues\n"
    "dorment, les premiers mareyeurs descendent la rue du Port avec leurs cha-\n"
    "riots vides. Personne ne parle. On entend seulement les roues des\n"
    "chariots sur le pavé, et plus loin une corne de brume.\n\n"
    "La criée ouvre à cinq heures. À six heures tout est vendu, et la ville\n"
    "dort encore quand les camions prennent la route de Paris, de Lyon et de\n"
    "Bruxelles. Les arc-\nen-ciel viennent après.\n");
  const GlmMetadata *metadata = glm_document_get_metadata (document);

  assert_blocks (document,
                 "heading1: Le port s’éveille\n"
                 "paragraph: Au petit matin, quand la brume tient encore les quais et que les grues dorment, les premiers "
                 "mareyeurs descendent la rue du Port avec leurs chariots vides. Personne ne parle. On entend seulement les "
                 "roues des chariots sur le pavé, et plus loin une corne de brume.\n"
                 "paragraph: La criée ouvre à cinq heures. À six heures tout est vendu, et la ville dort encore quand les "
                 "camions prennent la route de Paris, de Lyon et de Bruxelles. Les arc-en-ciel viennent après.\n");
  g_assert_cmpstr (metadata->title, ==, "Le port s’éveille");
  g_assert_cmpstr (metadata->authors[0], ==, "Anne Le Goff");
  g_assert_cmpstr (metadata->authors[1], ==, "Marc Duval");
  g_assert_cmpstr (metadata->date, ==, "2024-05-03");
}

static void
test_one_line_a_paragraph (void)
{
  g_autoptr (GlmDocument) document = import (
    "PROLOGUE\n"
    "Il faisait nuit, et personne dans la maison ne songeait à dormir, car on attendait le retour du maître depuis l’aube.\n"
    "— Il ne viendra plus, dit-elle.\n"
    "— Il viendra !\n"
    "* * *\n"
    "II – Le retour\n"
    "Il revint en effet, mais si changé que les chiens aboyèrent et que la vieille servante ne le reconnut pas tout de suite.\n");

  assert_blocks (document,
                 "heading2: PROLOGUE\n"
                 "paragraph: Il faisait nuit, et personne dans la maison ne songeait à dormir, car on attendait le retour "
                 "du maître depuis l’aube.\n"
                 "paragraph: — Il ne viendra plus, dit-elle.\n"
                 "paragraph: — Il viendra !\n"
                 "rule: \n"
                 "heading2: II – Le retour\n"
                 "paragraph: Il revint en effet, mais si changé que les chiens aboyèrent et que la vieille servante ne le "
                 "reconnut pas tout de suite.\n");
}

static void
test_lists_and_verse (void)
{
  g_autoptr (GlmDocument) document = import (
    "Ce qu’il faut retenir\n\n"
    "Le conseil a voté trois mesures, dont on ne sait encore comment elles seront payées ni quand elles seront appliquées :\n\n"
    "- la gratuité des transports ;\n- la piétonnisation du centre ;\n- un plan pour les écoles\n\n"
    "1. d’abord les bus\n2. ensuite le reste\n\n"
    "Sous le pont Mirabeau coule la Seine\nEt nos amours\nFaut-il qu’il m’en souvienne\n\n"
    "Un intertitre\n\n"
    "Le vote a été acquis à une voix près, au terme d’une séance de nuit comme la ville n’en avait plus connu depuis 1977.\n");

  assert_blocks (document,
                 "heading1: Ce qu’il faut retenir\n"
                 "paragraph: Le conseil a voté trois mesures, dont on ne sait encore comment elles seront payées ni quand "
                 "elles seront appliquées :\n"
                 "list-item: la gratuité des transports ;\n"
                 "list-item: la piétonnisation du centre ;\n"
                 "list-item: un plan pour les écoles\n"
                 "list-item: d’abord les bus\n"
                 "list-item: ensuite le reste\n"
                 "verse: Sous le pont Mirabeau coule la Seine/Et nos amours/Faut-il qu’il m’en souvienne\n"
                 "heading2: Un intertitre\n"
                 "paragraph: Le vote a été acquis à une voix près, au terme d’une séance de nuit comme la ville n’en avait "
                 "plus connu depuis 1977.\n");
  g_assert_cmpuint (glm_document_get_block (document, 5)->ordinal, ==, 1);
  g_assert_cmpuint (glm_document_get_block (document, 6)->ordinal, ==, 2);
}

static void
test_line_ends (void)
{
  g_autoptr (GlmDocument) document = import ("Un.\r\n\r\nDeux.\r\rTrois.\u2029\u2029Quatre.\f");

  assert_blocks (document, "paragraph: Un.\nparagraph: Deux.\nparagraph: Trois.\nparagraph: Quatre.\n");
}

static void
test_gutenberg (void)
{
  g_autoptr (GlmDocument) document = import (
    "The Project Gutenberg EBook of Le Port\n\nTitle: Le Port\nAuthor: Anne Le Goff\n\n"
    "*** START OF THE PROJECT GUTENBERG EBOOK LE PORT ***\n\n"
    "Il était une fois un port où nul navire n’entrait plus depuis que la passe s’était ensablée.\n\n"
    "*** END OF THE PROJECT GUTENBERG EBOOK LE PORT ***\n\nLicence.\n");

  assert_blocks (document, "paragraph: Il était une fois un port où nul navire n’entrait plus depuis que la passe s’était "
                           "ensablée.\n");
  g_assert_cmpstr (glm_document_get_metadata (document)->title, ==, "Le Port");
  g_assert_cmpstr (glm_document_get_metadata (document)->authors[0], ==, "Anne Le Goff");
}

/* No letter of the source is lost but what became metadata, whatever the text looks like. */
static void
test_random (void)
{
  for (guint round = 0; round < 800; round++)
    {
      g_autoptr (GString) text = g_string_new ("Début.\n\n");
      g_autoptr (GlmDocument) document = NULL;
      guint letters_in = 0, letters_out = 0;

      for (int n = g_test_rand_int_range (1, 30); n > 0; n--)
        {
          g_autofree char *piece = glm_test_random_text ((gsize) g_test_rand_int_range (1, 40));

          g_string_append (text, piece);
          if (g_test_rand_int_range (0, 3) == 0)
            g_string_append_c (text, '\n');
        }
      document = import (text->str);
      for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
        letters_in += g_unichar_isalpha (g_utf8_get_char (p));
      for (const char *p = glm_document_get_text (document, NULL); *p != '\0'; p = g_utf8_next_char (p))
        letters_out += g_unichar_isalpha (g_utf8_get_char (p));
      g_assert_cmpuint (letters_in, ==, letters_out);
    }
}

static void
test_shared_samples (void)
{
  static const char *const files[] = { "wikinews-cp1252.txt", "wikinews-macroman.txt", "wikinews-utf16le-sans-bom.txt" };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *relative = g_build_filename ("data/samples/formats", files[i], NULL);
      g_autofree char *path = glm_test_shared_path (relative);
      g_autoptr (GFile) file = NULL;
      g_autoptr (GlmDocument) document = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        {
          g_test_skip ("the shared samples are not here");
          return;
        }
      file = g_file_new_for_path (path);
      document = glm_import_file (file, NULL, &error);
      g_assert_no_error (error);
      if (first == NULL)
        first = g_strdup (glm_document_get_text (document, NULL));
      g_assert_cmpstr (glm_document_get_text (document, NULL), ==, first);
      g_assert_cmpstr (glm_document_get_metadata (document)->date, ==, "2016-02-15");
    }
}

/* Lines without number end in a sentence, before they end the memory. */
static void
test_too_many_lines (void)
{
  gsize length = 24 * 1000 * 1000;
  char *text = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < length; i++)
    text[i] = i % 2 == 0 ? 'a' : '\n';
  bytes = g_bytes_new_take (text, length);
  g_assert_null (glm_import_bytes (bytes, "article.txt", NULL, NULL, &error));
  g_assert_error (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/text/record", test_record);
  g_test_add_func ("/import/text/no-record", test_no_record);
  g_test_add_func ("/import/text/cut-words", test_cut_words);
  g_test_add_func ("/import/text/wrapped", test_wrapped);
  g_test_add_func ("/import/text/one-line-a-paragraph", test_one_line_a_paragraph);
  g_test_add_func ("/import/text/lists-and-verse", test_lists_and_verse);
  g_test_add_func ("/import/text/line-ends", test_line_ends);
  g_test_add_func ("/import/text/gutenberg", test_gutenberg);
  g_test_add_func ("/import/text/random", test_random);
  g_test_add_func ("/import/text/too-many-lines", test_too_many_lines);
  g_test_add_func ("/import/text/shared-samples", test_shared_samples);
  return g_test_run ();
}
