/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-corpus.h"
#include "glm-patterns.h"
#include "glm-test.h"

static char *
show (const GlmAnnotatedText *text)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < text->words->len; i++)
    g_string_append_printf (shown, "%s%s/%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (text->words, i),
                            glm_corpus_tag_to_name (text->tags->data[i]));
  return g_string_free (shown, FALSE);
}

static void
test_marks (void)
{
  g_autoptr (GlmAnnotatedText) text = glm_annotated_text_new ("here");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;

  g_assert_true (glm_corpus_add_marked (text, "L'[ORG ONU] et [P Ana Diaz]. Fin", &error));
  g_assert_no_error (error);
  shown = show (text);
  g_assert_cmpstr (shown, ==, "L'/O ONU/B-ORG et/O Ana/B-PER Diaz/I-PER ./O Fin/O");
  g_assert_cmpuint (text->ends->len, ==, 2);
}

static void
test_bad_marks (void)
{
  static const char *const lines[] = { "Le [ORG Sénat vote.", "Le Sé[ORG nat] vote." };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GlmAnnotatedText) text = glm_annotated_text_new ("here");
      g_autoptr (GError) error = NULL;

      g_assert_false (glm_corpus_add_marked (text, lines[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* Every sentence that the model is trained with can be read. */
static void
test_own_sentences (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "annotated", NULL);
  g_autofree char *lexicon = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "lexicon", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) texts = NULL;

      if (!g_str_has_suffix (name, ".txt"))
        continue;
      texts = g_str_has_prefix (name, "patterns") ? glm_patterns_read (path, lexicon, &error)
                                                  : glm_corpus_read_marked (path, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (texts->len, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus/marks", test_marks);
  g_test_add_func ("/corpus/bad-marks", test_bad_marks);
  g_test_add_func ("/corpus/own-sentences", test_own_sentences);
  return g_test_run ();
}
