/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-hyphenator.h"
#include "typography-fixture.h"

#include <string.h>

/* @text with "|" at its points; @text stands after a word, as inside a sentence. */
static char *
divide (GlmHyphenator *hyphenator,
        const char    *text)
{
  GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autofree char *sentence = g_strconcat ("le ", text, NULL);
  g_autoptr (GlmDisplayText) display = fixture_set (sentence, &options);
  g_autoptr (GArray) points = glm_hyphenator_get_points (hyphenator, display);
  const char *shown = glm_display_text_get_text (display, NULL);
  GString *marked = g_string_new (NULL);
  gsize at = 3;

  for (guint i = 0; i < points->len; i++)
    {
      gsize point = g_array_index (points, gsize, i);

      g_string_append_len (marked, shown + at, (gssize) (point - at));
      g_string_append_c (marked, '|');
      at = point;
    }
  g_string_append (marked, shown + at);
  return g_string_free (marked, FALSE);
}

static void
test_words (void)
{
  static const char *const words[][2] = {
    { "anticonstitutionnellement", "an|ti|cons|ti|tu|tion|nel|le|ment" },
    { "extraordinaire", "ex|tra|or|di|naire" },
    { "événement", "évé|ne|ment" },
    { "idée", "idée" },
    { "Mitterrand", "Mitterrand" },
    { "UNESCO", "UNESCO" },
    { "R2D2", "R2D2" },
    { "aujourd'hui", "au|jourd’hui" },
    { "arc-en-ciel", "arc-en-ciel" },
    { "monde. Extraordinaire", "monde. Ex|tra|or|di|naire" },
    { "soir. M. Mitterrand", "soir. M.\u00a0Mitterrand" },
    { "soir. « Extraordinaire", "soir. «\u00a0Ex|tra|or|di|naire" },
    { "extra\u00adordi\u00adnaire", "extra|ordi|naire" },
  };
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autofree char *probe = divide (hyphenator, "anticonstitutionnellement");

  if (strchr (probe, '|') == NULL)
    {
      g_test_skip ("no French hyphenation dictionary");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *got = divide (hyphenator, words[i][0]);

      g_assert_cmpstr (got, ==, words[i][1]);
    }
}

static void
test_first_word (void)
{
  GlmTypographyOptions options = { .locale = GLM_LOCALE_FR_FR };
  g_autoptr (GlmHyphenator) hyphenator = glm_hyphenator_new ();
  g_autoptr (GlmDisplayText) display = fixture_set ("Extraordinaire aventure que la sienne.", &options);
  g_autoptr (GArray) points = glm_hyphenator_get_points (hyphenator, display);

  if (points->len == 0)
    g_test_skip ("no French hyphenation dictionary");
  else
    g_assert_cmpuint (g_array_index (points, gsize, 0), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hyphenator/words", test_words);
  g_test_add_func ("/hyphenator/first-word", test_first_word);
  return g_test_run ();
}
