/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-copy.h"
#include "glm-document-builder.h"
#include "glm-selection.h"

#include <string.h>

static GlmDocument *
make_document (const char *const *paragraphs)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  for (; *paragraphs != NULL; paragraphs++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, *paragraphs, -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static gsize
find (GlmDocument *document,
      const char  *words)
{
  const char *text = glm_document_get_text (document, NULL);
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (gsize) (at - text);
}

/* The word that a double click on the first character of @at selects. */
static void
assert_word (const char *text,
             const char *at,
             const char *expected)
{
  const char *paragraphs[] = { text, NULL };
  g_autoptr (GlmDocument) document = make_document (paragraphs);
  g_autofree char *word = glm_document_dup_range (document, glm_selection_word_at (document, find (document, at)));

  g_assert_cmpstr (word, ==, expected);
}

static void
test_words (void)
{
  assert_word ("Le palais de l’Élysée est clos.", "Élysée", "Élysée");
  assert_word ("Le palais de l'Élysée est clos.", "l'É", "l");
  assert_word ("Jean-Marie Le Pen parle", "Marie", "Jean-Marie");
  assert_word ("Il pèse 3,14 kilos", "14", "3,14");
  assert_word ("Le C.F.R. se tait", "F.R", "C.F.R");
  assert_word ("Fin de phrase. Autre", "phrase", "phrase");
  assert_word ("l’œuvre e\u0301crite ici", "crite", "e\u0301crite");
  assert_word ("– Oui, dit-il.", "dit", "dit-il");
  /* No word there: the one sign. */
  assert_word ("a – b", "–", "–");
}

static void
test_extend_by_words (void)
{
  const char *paragraphs[] = { "Un deux trois quatre.", "Cinq six.", NULL };
  g_autoptr (GlmDocument) document = make_document (paragraphs);
  GlmSelection selection;
  g_autofree char *forward = NULL;
  g_autofree char *backward = NULL;
  g_autofree char *across = NULL;

  glm_selection_begin (&selection, document, find (document, "eux"), GLM_SELECTION_WORD);
  glm_selection_extend (&selection, document, find (document, "ois"));
  forward = glm_document_dup_range (document, glm_selection_get_range (&selection));
  g_assert_cmpstr (forward, ==, "deux trois");
  glm_selection_extend (&selection, document, 1);
  backward = glm_document_dup_range (document, glm_selection_get_range (&selection));
  g_assert_cmpstr (backward, ==, "Un deux");
  glm_selection_extend (&selection, document, find (document, "ix"));
  across = glm_document_dup_range (document, glm_selection_get_range (&selection));
  g_assert_cmpstr (across, ==, "deux trois quatre.\n\nCinq six");
}

static void
test_extend_by_blocks (void)
{
  const char *paragraphs[] = { "Premier.", "Deuxième.", "Troisième.", NULL };
  g_autoptr (GlmDocument) document = make_document (paragraphs);
  GlmSelection selection;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  glm_selection_begin (&selection, document, find (document, "uxi"), GLM_SELECTION_BLOCK);
  one = glm_document_dup_range (document, glm_selection_get_range (&selection));
  g_assert_cmpstr (one, ==, "Deuxième.");
  glm_selection_extend (&selection, document, 2);
  two = glm_document_dup_range (document, glm_selection_get_range (&selection));
  g_assert_cmpstr (two, ==, "Premier.\n\nDeuxième.");
}

/* Forward and back through a text of all sorts: every stop is passed both ways, none is inside a character. */
static void
test_caret_there_and_back (void)
{
  const char *paragraphs[] = { "L’été 🇫🇷 fini\u0301.", "x", "Où ? — « Là ! »", NULL };
  g_autoptr (GlmDocument) document = make_document (paragraphs);
  const char *text = glm_document_get_text (document, NULL);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize position = 0;
  gsize end;

  glm_document_get_text (document, &end);
  for (;;)
    {
      gsize next;

      g_assert_true (g_utf8_validate (text + position, -1, NULL));
      g_array_append_val (stops, position);
      next = glm_caret_next_character (document, position);
      if (next == position)
        break;
      g_assert_cmpuint (next, >, position);
      position = next;
    }
  g_assert_cmpuint (position, ==, end);
  for (guint i = stops->len - 1; i > 0; i--)
    {
      position = glm_caret_previous_character (document, position);
      g_assert_cmpuint (position, ==, g_array_index (stops, gsize, i - 1));
    }
  g_assert_cmpuint (glm_caret_previous_character (document, 0), ==, 0);
}

static void
test_caret_by_words (void)
{
  const char *paragraphs[] = { "Un, deux.", "Trois", NULL };
  g_autoptr (GlmDocument) document = make_document (paragraphs);

  g_assert_cmpuint (glm_caret_next_word (document, 0), ==, 2);
  g_assert_cmpuint (glm_caret_next_word (document, 2), ==, find (document, "."));
  g_assert_cmpuint (glm_caret_previous_word (document, find (document, ".")), ==, find (document, "deux"));
  g_assert_cmpuint (glm_caret_next_block (document, 3), ==, find (document, "Trois"));
  g_assert_cmpuint (glm_caret_previous_block (document, find (document, "Trois")), ==, 0);
}

/* What is copied is what the author wrote; as typeset it is what the reader sees. */
static void
test_copy (void)
{
  const char *paragraphs[] = { "Il dit: \"Quoi?\"", "Rien!", NULL };
  static const GlmTypographyOptions options = { GLM_LOCALE_FR_FR };
  g_autoptr (GlmDocument) document = make_document (paragraphs);
  g_autoptr (GlmTypographyPlan) plan = glm_typography_plan_new (document, &options);
  GlmRange all = { 0, 0 };
  g_autofree char *source = NULL;
  g_autofree char *typeset = NULL;

  glm_document_get_text (document, &all.end);
  source = glm_copy_dup_text (plan, all, FALSE);
  typeset = glm_copy_dup_text (plan, all, TRUE);
  g_assert_cmpstr (source, ==, "Il dit: \"Quoi?\"\n\nRien!");
  g_assert_nonnull (strstr (typeset, "Quoi\u202f?"));
  g_assert_true (g_str_has_suffix (typeset, "\n\nRien\u202f!"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/selection/words", test_words);
  g_test_add_func ("/selection/extend-by-words", test_extend_by_words);
  g_test_add_func ("/selection/extend-by-blocks", test_extend_by_blocks);
  g_test_add_func ("/selection/caret-there-and-back", test_caret_there_and_back);
  g_test_add_func ("/selection/caret-by-words", test_caret_by_words);
  g_test_add_func ("/selection/copy", test_copy);
  return g_test_run ();
}
