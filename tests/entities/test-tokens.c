/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-test.h"
#include "glm-tokens.h"

#include <string.h>

/* Writes tokens parted by spaces and sentences parted by " | ". */
static char *
show (const char *text,
      GlmTokens  *tokens)
{
  guint n_tokens;
  const GlmToken *token = glm_tokens_get (tokens, &n_tokens);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < n_tokens; i++)
    {
      if (i > 0)
        g_string_append (shown, token[i].sentence != token[i - 1].sentence ? " | " : " ");
      g_string_append_len (shown, text + token[i].range.start, glm_range_length (token[i].range));
    }
  return g_string_free (shown, FALSE);
}

static void
assert_tokens (const char *text,
               const char *expected)
{
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, strlen (text));
  g_autofree char *shown = show (text, tokens);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_elision (void)
{
  assert_tokens ("L'Élysée et l’Oréal d'Ornano", "L' Élysée et l’ Oréal d' Ornano");
  assert_tokens ("jusqu'à lorsqu'il qu'on", "jusqu' à lorsqu' il qu' on");
  assert_tokens ("aujourd'hui, Sinead O'Connor", "aujourd'hui , Sinead O'Connor");
  assert_tokens ("N'Golo Kanté n'a pas joué", "N'Golo Kanté n' a pas joué");
  assert_tokens ("M’jid n'est pas à N'Djamena, m'sieur, m'a-t-on dit", "M’jid n' est pas à N'Djamena , m'sieur , m' a-t-on dit");
  assert_tokens ("l'ex-patron de l'ex-Twitter", "l' ex-patron de l' ex- Twitter");
  assert_tokens ("selon M.Houdré et www.exemple.fr", "selon M. Houdré et www.exemple.fr");
  assert_tokens ("Villeneuve-d'Ascq", "Villeneuve-d' Ascq");
  assert_tokens ("l'« affaire »", "l' « affaire »");
}

static void
test_compounds (void)
{
  assert_tokens ("Jean-Luc a-t-il dit aux États-Unis ?", "Jean-Luc a-t-il dit aux États-Unis ?");
  assert_tokens ("le match 3-1 en 2015-2016 (Covid-19)", "le match 3 - 1 en 2015 - 2016 ( Covid-19 )");
  assert_tokens ("les élu·e·s", "les élu·e·s");
  assert_tokens ("AT&T, H&M et R&D", "AT&T , H&M et R&D");
}

static void
test_initials (void)
{
  assert_tokens ("Selon J.-K. Rowling, J. Thouless et A. B. Martin.", "Selon J.-K. Rowling , J. Thouless et A. B. Martin .");
  assert_tokens ("Né en 52 av. J.-C. Il meurt.", "Né en 52 av. J.-C. | Il meurt .");
  assert_tokens ("Il vit aux U.S.A. Elle aussi.", "Il vit aux U.S.A. | Elle aussi .");
  assert_tokens ("C'est le plan B. Il échoue.", "C' est le plan B . | Il échoue .");
  assert_tokens ("George W. Bush", "George W. Bush");
}

static void
test_abbreviations (void)
{
  assert_tokens ("M. Dupont et Mme Durand, le Dr. Li.", "M. Dupont et Mme Durand , le Dr. Li .");
  assert_tokens ("Le n° 5, p. 12 et l'art. 49.", "Le n° 5 , p. 12 et l' art. 49 .");
  assert_tokens ("Des pommes, des poires, etc. Les autres.", "Des pommes , des poires , etc. | Les autres .");
  assert_tokens ("Apple Inc. a gagné.", "Apple Inc. a gagné .");
}

static void
test_numbers (void)
{
  assert_tokens ("1,5 % de 2.000 à 15h30, le 1er", "1,5 % de 2.000 à 15h30 , le 1er");
  assert_tokens ("Il en a 5. Elle en a 6.", "Il en a 5 . | Elle en a 6 .");
}

static void
test_web (void)
{
  assert_tokens ("Voir https://www.lemonde.fr/a?b=1, ou contact@example.org.",
                 "Voir https://www.lemonde.fr/a?b=1 , ou contact@example.org .");
  assert_tokens ("Sur Amazon.com et lemonde.fr. Puis @jdupont dit #MeToo.",
                 "Sur Amazon.com et lemonde.fr . | Puis @jdupont dit #MeToo .");
  assert_tokens ("fin.Début", "fin . Début");
}

static void
test_sentences (void)
{
  assert_tokens ("Il part. Elle reste ! Qui ? Lui… peut-être.", "Il part . | Elle reste ! | Qui ? | Lui … peut-être .");
  assert_tokens ("« Va ! », dit-il. « Non. » Il part.", "« Va ! » , dit-il . | « Non . » | Il part .");
  assert_tokens ("\"Oui.\" Il part.", "\" Oui . \" | Il part .");
  assert_tokens ("Elle a dit : « Partez ! Vite ! » (Elle rit.) Puis", "Elle a dit : « Partez ! | Vite ! » | ( Elle rit . ) | Puis");
  assert_tokens ("Fin... Il dort", "Fin ... | Il dort");
  assert_tokens ("Titre\n\nTexte suivi\nd'une ligne", "Titre | Texte suivi d' une ligne");
}

static void
test_spaces (void)
{
  assert_tokens ("10\u202f000\u00a0euros\u200b!", "10 000 euros !");
  assert_tokens ("", "");
  assert_tokens (" \n\n ", "");
  assert_tokens ("cor\u00adres\u00adpondance", "cor\u00adres\u00adpondance");
}

static void
test_blocks (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmTokens) tokens = NULL;
  g_autofree char *shown = NULL;
  const GlmToken *token;
  guint n_tokens;
  gsize length;

  glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 1, 0);
  glm_document_builder_add_text (builder, "Paris brûle", -1);
  glm_document_builder_close_block (builder);
  glm_document_builder_open_block (builder, GLM_BLOCK_TABLE, 0, 0);
  glm_document_builder_add_text (builder, "Jean Dupont\tmaire", -1);
  glm_document_builder_close_block (builder);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "il dort", -1);
  glm_document_builder_close_block (builder);
  document = glm_document_builder_end (builder);

  tokens = glm_tokens_new (document, NULL, NULL);
  shown = show (glm_document_get_text (document, &length), tokens);
  g_assert_cmpstr (shown, ==, "Paris brûle | Jean Dupont | maire | il dort");
  token = glm_tokens_get (tokens, &n_tokens);
  g_assert_cmpuint (token[0].block, ==, 0);
  g_assert_cmpuint (token[2].block, ==, 1);
  g_assert_cmpuint (token[n_tokens - 1].block, ==, 2);
}

static void
test_cancelled (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = glm_document_builder_end (builder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (glm_tokens_new (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever the bytes: tokens are in order, do not overlap, hold no space at their ends, cover
 * all that is no space, and sentences tile them. */
static void
assert_tiles (const char *text,
              gsize       length)
{
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, length);
  guint n_tokens;
  const GlmToken *token = glm_tokens_get (tokens, &n_tokens);
  guint n_sentences = glm_tokens_get_n_sentences (tokens);
  gsize end = 0;
  guint next = 0;

  for (guint i = 0; i < n_tokens; i++)
    {
      g_assert_cmpuint (token[i].range.start, >=, end);
      g_assert_cmpuint (token[i].range.end, >, token[i].range.start);
      for (gsize at = end; at < token[i].range.start; at++)
        g_assert_false (g_ascii_isalnum (text[at]));
      end = token[i].range.end;
      g_assert_cmpuint (end, <=, length);
    }
  for (guint i = 0; i < n_sentences; i++)
    {
      GlmRange range = glm_tokens_get_sentence (tokens, i);
      guint first = next;

      while (next < n_tokens && token[next].sentence == i)
        next++;
      g_assert_cmpuint (next, >, first);
      g_assert_cmpuint (range.start, ==, token[first].range.start);
      g_assert_cmpuint (range.end, ==, token[next - 1].range.end);
    }
  g_assert_cmpuint (next, ==, n_tokens);
}

static void
test_any_bytes (void)
{
  static const char *const parts[] = {
    "a", "É", "'", "’", "-", ".", ",", " ", "\n", "\n\n", "5", "«", "»", "\"", "M", "J.", "www.", "http://", "@",
    "\xff", "\xe2\x80", "…", "...", "&", "°", "n", "l'", "\u0301", "\u200d", "中", "#", "x.fr", "!",
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 30);

      for (guint i = 0; i < n; i++)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      assert_tiles (text->str, text->len);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/elision", test_elision);
  g_test_add_func ("/tokens/compounds", test_compounds);
  g_test_add_func ("/tokens/initials", test_initials);
  g_test_add_func ("/tokens/abbreviations", test_abbreviations);
  g_test_add_func ("/tokens/numbers", test_numbers);
  g_test_add_func ("/tokens/web", test_web);
  g_test_add_func ("/tokens/sentences", test_sentences);
  g_test_add_func ("/tokens/spaces", test_spaces);
  g_test_add_func ("/tokens/blocks", test_blocks);
  g_test_add_func ("/tokens/cancelled", test_cancelled);
  g_test_add_func ("/tokens/any-bytes", test_any_bytes);
  return g_test_run ();
}
