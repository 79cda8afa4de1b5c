/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the classes of words that the model is trained with (data/lexicon/clusters-*.txt) from texts. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "glm-clusters.h"
#include "glm-corpus.h"
#include "glm-tokens.h"

static char *output;
static char *heading;
static int n_clusters = 600;
static int least = 4;
static int n_rounds = 20;

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "File to write", "FILE" },
  { "heading", 0, 0, G_OPTION_ARG_STRING, &heading, "What the first line says of the texts", "TEXT" },
  { "clusters", 'n', 0, G_OPTION_ARG_INT, &n_clusters, "How many classes", "N" },
  { "least", 0, 0, G_OPTION_ARG_INT, &least, "A word counts from so many occurrences on", "N" },
  { "rounds", 0, 0, G_OPTION_ARG_INT, &n_rounds, "How often words may change their class", "N" },
  { NULL },
};

static gboolean
add_annotated (GlmClusters  *clusters,
               const char   *path,
               GError      **error)
{
  g_autoptr (GPtrArray) texts = g_str_has_suffix (path, ".conll") ? glm_corpus_read_conll (path, error)
                                                                  : glm_corpus_read_marked (path, error);

  if (texts == NULL)
    return FALSE;
  for (guint t = 0; t < texts->len; t++)
    {
      const GlmAnnotatedText *text = g_ptr_array_index (texts, t);

      for (guint s = 0, i = 0; s < text->ends->len; s++)
        {
          for (; i < g_array_index (text->ends, guint, s); i++)
            glm_clusters_add (clusters, g_ptr_array_index (text->words, i), strlen (g_ptr_array_index (text->words, i)));
          glm_clusters_end_sentence (clusters);
        }
    }
  return TRUE;
}

static gboolean
add_plain (GlmClusters  *clusters,
           const char   *path,
           GError      **error)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  if (!g_utf8_validate (contents, length, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not UTF-8", path);
      return FALSE;
    }
  for (const char *line = contents; *line != '\0';)
    {
      gsize size = strcspn (line, "\n");
      g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (line, size);
      guint n;
      const GlmToken *token = glm_tokens_get (tokens, &n);

      for (guint i = 0; i < n; i++)
        {
          glm_clusters_add (clusters, line + token[i].range.start, glm_range_length (token[i].range));
          if (i + 1 == n || token[i + 1].sentence != token[i].sentence)
            glm_clusters_end_sentence (clusters);
        }
      line += size + (line[size] == '\n');
    }
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("TEXT… - part words into classes");
  g_autoptr (GlmClusters) clusters = glm_clusters_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *all = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || output == NULL || argc < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "--output and texts are needed");
      return 2;
    }
  for (int i = 1; i < argc; i++)
    {
      gboolean annotated = g_str_has_suffix (argv[i], ".conll") || strstr (argv[i], "annotated") != NULL;

      if (!(annotated ? add_annotated : add_plain) (clusters, argv[i], &error))
        {
          g_printerr ("%s\n", error->message);
          return EXIT_FAILURE;
        }
    }
  lines = glm_clusters_learn (clusters, CLAMP (n_clusters, 1, 30000), least, n_rounds);
  all = g_strdup_printf ("# %s\n%s", heading != NULL ? heading : "Words by class: number, tab, word.", lines);
  if (!g_file_set_contents (output, all, -1, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
