/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-clusters.h"
#include "glm-corpus.h"
#include "glm-patterns.h"
#include "glm-test.h"

#include <glib/gstdio.h>
#include <string.h>

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

/* A correction is for one place of one text, and says when the words there are others. */
static void
test_corrections (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "guillemet-corrections.tsv", NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_annotated_text_free);
  GlmAnnotatedText *text = glm_annotated_text_new ("here");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  guint n = 0;

  g_ptr_array_add (texts, text);
  glm_corpus_add_marked (text, "Chez Oru , [PER Ada] dort", &error);
  glm_corpus_add_marked (text, "Oru", &error);
  g_assert_no_error (error);
  g_file_set_contents (path, "# of names\nhere\t2\tOru , Ada\tB-ORG O O\nelsewhere\t1\tOru\tB-LOC\n", -1, &error);
  g_assert_no_error (error);
  g_assert_true (glm_corpus_correct (texts, path, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  shown = show (text);
  g_assert_cmpstr (shown, ==, "Chez/O Oru/B-ORG ,/O Ada/O dort/O Oru/O");

  g_file_set_contents (path, "here\t1\tOru\tB-ORG\n", -1, NULL);
  g_assert_false (glm_corpus_correct (texts, path, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_remove (path);
}

static guint64
cluster_of (const char *lines,
            const char *word)
{
  g_autofree char *tail = g_strdup_printf ("\t%s\n", word);
  const char *line = strstr (lines, tail);

  g_assert_nonnull (line);
  while (line > lines && line[-1] != '\n')
    line--;
  return g_ascii_strtoull (line, NULL, 10);
}

/* Words that stand in the same places are of one class, whatever their letters; figures are read alike. */
static void
test_clusters (void)
{
  static const char *const people[] = { "ada", "LUCE", "odon" };
  static const char *const towns[] = { "brive", "sète", "tulle" };
  g_autoptr (GlmClusters) clusters = glm_clusters_new ();
  g_autofree char *lines = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *line = g_strdup_printf ("hier %s habite à %s depuis %u", people[i % 3], towns[i / 3 % 3], 10 + i);
      g_auto (GStrv) words = g_strsplit (line, " ", -1);

      for (guint w = 0; words[w] != NULL; w++)
        glm_clusters_add (clusters, words[w], strlen (words[w]));
      glm_clusters_end_sentence (clusters);
    }
  lines = glm_clusters_learn (clusters, 6, 2, 20);
  g_assert_cmpuint (cluster_of (lines, "ada"), ==, cluster_of (lines, "luce"));
  g_assert_cmpuint (cluster_of (lines, "ada"), ==, cluster_of (lines, "odon"));
  g_assert_cmpuint (cluster_of (lines, "brive"), ==, cluster_of (lines, "sète"));
  g_assert_cmpuint (cluster_of (lines, "brive"), ==, cluster_of (lines, "tulle"));
  g_assert_cmpuint (cluster_of (lines, "ada"), !=, cluster_of (lines, "brive"));
  g_assert_nonnull (strstr (lines, "\t00\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus/marks", test_marks);
  g_test_add_func ("/corpus/bad-marks", test_bad_marks);
  g_test_add_func ("/corpus/own-sentences", test_own_sentences);
  g_test_add_func ("/corpus/corrections", test_corrections);
  g_test_add_func ("/clusters/places", test_clusters);
  return g_test_run ();
}
