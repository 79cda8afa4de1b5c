/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"

#include "glm-fold-map.h"
#include "glm-folding.h"
#include "glm-search-index-private.h"

#include <string.h>

/* Each unit follows the one before, and the index says of each folded byte which unit it came from. */
static void
check_index (GlmDocument *document)
{
  g_autoptr (GlmSearchIndex) index = glm_search_index_new (document, NULL, NULL);
  GlmFoldScanner scanner;
  GlmFoldUnit unit;
  GlmFoldCursor cursor;
  gsize length, folded = 0, source = 0;
  const char *text = glm_document_get_text (document, &length);

  _glm_fold_scanner_init (&scanner, text, length);
  _glm_fold_cursor_init (&cursor, index->map);
  while (_glm_fold_scanner_next (&scanner, &unit))
    {
      g_assert_cmpuint (unit.source.start, ==, source);
      g_assert_cmpuint (unit.source.end, >, source);
      source = unit.source.end;
      g_assert_cmpuint (folded + unit.n_bytes, <=, index->n_folded);
      g_assert_cmpmem (index->folded + folded, unit.n_bytes, unit.bytes, unit.n_bytes);
      for (guint i = 0; i < unit.n_bytes; i++)
        {
          GlmFoldPlace place;

          _glm_fold_cursor_look_up (&cursor, folded + i, &place);
          if (unit.kept)
            {
              g_assert_cmpuint (place.source.start, ==, unit.source.start + i);
              continue;
            }
          g_assert_cmpuint (place.folded.start, ==, folded);
          g_assert_cmpuint (place.folded.end, ==, folded + unit.n_bytes);
          g_assert_cmpuint (place.source.start, ==, unit.source.start);
          if (glm_range_length (unit.source) <= 255)
            g_assert_cmpuint (place.source.end, ==, unit.source.end);
        }
      folded += unit.n_bytes;
    }
  g_assert_cmpuint (source, ==, length);
  g_assert_cmpuint (folded, ==, index->n_folded);
  g_assert_true (g_utf8_validate (index->folded, (gssize) index->n_folded, NULL));

  /* Any order of questions gives the same answers. */
  for (guint i = 0; i < 50 && index->n_folded > 0; i++)
    {
      gsize byte = (gsize) g_test_rand_int_range (0, (gint32) index->n_folded);
      GlmFoldPlace place, fresh;
      GlmFoldCursor other;

      _glm_fold_cursor_init (&other, index->map);
      _glm_fold_cursor_look_up (&cursor, byte, &place);
      _glm_fold_cursor_look_up (&other, byte, &fresh);
      g_assert_cmpmem (&place, sizeof place, &fresh, sizeof fresh);
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *text = glm_test_random_text (200);
      g_autoptr (GlmDocument) document = search_fixture_document (text);

      check_index (document);
    }
}

static void
test_extremes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GlmDocument) document = NULL;
  gunichar c;

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "é ");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\u00a0");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\u0301");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "\ufdfa");
  for (c = 0x20; c < 0x30000; c++)
    if (g_unichar_validate (c))
      g_string_append_unichar (text, c);
  document = search_fixture_document (text->str);
  check_index (document);
}

/* What folds once folds to itself: a letter of a folded text is as folded as it gets. */
static void
test_idempotent (void)
{
  for (gunichar c = 1; c < 0x30000; c++)
    {
      GlmFoldedCharacter once, twice;

      if (!g_unichar_validate (c))
        continue;
      _glm_fold_character (c, &once);
      g_assert_cmpuint (once.n_bytes, <, GLM_FOLD_MAX_BYTES - 5);
      for (guint i = 0; i < once.n_bytes; i += (guint) g_utf8_skip[(guchar) once.bytes[i]])
        {
          _glm_fold_character (g_utf8_get_char (once.bytes + i), &twice);
          g_assert_cmpmem (twice.bytes, twice.n_bytes, once.bytes + i, (gsize) g_utf8_skip[(guchar) once.bytes[i]]);
        }
    }
}

static void
test_words (void)
{
  static const char *const cases[][2] = {
    { "L’État, l'Œuvre : « oui » !", "l etat l oeuvre oui" },
    { "10 000 habitants en 2023 100 fois", "10000 habitants en 2023 100 fois" },
    { "exem-\nple, hyphé\u00adna\u00adtion, oﬃce", "exemple hyphenation office" },
    { "sous-préfet…suite 50 %", "sous prefet suite 50" },
    { " ", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = glm_search_dup_words (cases[i][0], strlen (cases[i][0]));

      g_assert_cmpstr (words, ==, cases[i][1]);
    }
}

/* Any words of a text that stand in a row are found in it, and what is found begins with them. */
static void
test_find_words (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = glm_test_random_text (120);
      g_autofree char *all = glm_search_dup_words (text, strlen (text));
      g_auto (GStrv) words = g_strsplit (all, " ", -1);
      guint n = g_strv_length (words);
      guint first = n > 0 ? (guint) g_test_rand_int_range (0, (gint32) n) : 0;
      g_autofree char *wanted = NULL;
      g_autofree char *again = NULL;
      GlmRange found = { 0, 0 };

      if (n == 0 || *all == '\0')
        continue;
      for (guint k = MIN (n, first + 3); k < n; k++)
        g_clear_pointer (&words[k], g_free);
      wanted = g_strjoinv (" ", words + first);
      g_assert_true (glm_search_find_words (text, strlen (text), wanted, &found));
      g_assert_cmpuint (found.end, <=, strlen (text));
      again = glm_search_dup_words (text + found.start, glm_range_length (found));
      if (!g_str_has_prefix (again, wanted))
        g_error ("“%s” is found as “%s” in “%s”", wanted, again, text);
    }
}

static void
test_size (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GlmSearchIndex) index = NULL;

  while (text->len < 1000000)
    g_string_append (text, "L’été dernier, à l’Élysée, « le président » a reçu les députés étrangers : quel succès ! ");
  document = search_fixture_document (text->str);
  index = glm_search_index_new (document, NULL, NULL);
  g_assert_true (glm_search_index_get_document (index) == document);
  g_assert_cmpuint (glm_search_index_get_size (index), <, 2 * text->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold/random", test_random);
  g_test_add_func ("/search/fold/extremes", test_extremes);
  g_test_add_func ("/search/fold/idempotent", test_idempotent);
  g_test_add_func ("/search/fold/size", test_size);
  g_test_add_func ("/search/fold/words", test_words);
  g_test_add_func ("/search/fold/find-words", test_find_words);
  return g_test_run ();
}
