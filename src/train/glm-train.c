/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "glm-model-writer.h"
#include "glm-patterns.h"
#include "glm-score.h"

/* The texts are parted so many ways to let the second pass learn from what the first says of
 * texts it has not seen. */
#define N_FOLDS 4

typedef struct
{
  char    *corpora;
  char    *data;
  char    *output;
  char    *score;
  gboolean errors;
  int      epochs;
  int      second_epochs;
  double   rate;
  double   sparsity;
  double   drop_identity;
  double   drop_gazetteer;
  double   old_weight;
  double   press_weight;
  double   genre_weight;
  double   pattern_weight;
  int      least;
  int      runs;
  gboolean hold_out;
} Options;

static Options options = { .epochs = 12, .second_epochs = 10, .rate = 0.12, .sparsity = 1e-5, .drop_identity = 0.3,
                           .drop_gazetteer = 0.2, .old_weight = 0.25, .press_weight = 0.5,
                           .genre_weight = 0.4, .pattern_weight = 0.4, .least = 2, .runs = 6 };

static const GOptionEntry entries[] = {
  { "corpora", 'c', 0, G_OPTION_ARG_FILENAME, &options.corpora, "Folder of corpora in CoNLL form", "DIR" },
  { "data", 'd', 0, G_OPTION_ARG_FILENAME, &options.data, "Folder of lexicon and annotated sentences", "DIR" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Model to write, or to score", "FILE" },
  { "score", 0, 0, G_OPTION_ARG_FILENAME, &options.score, "Score the model on a CoNLL file, or on marked sentences (.txt)", "FILE" },
  { "errors", 0, 0, G_OPTION_ARG_NONE, &options.errors, "Print what is wrong when scoring", NULL },
  { "epochs", 0, 0, G_OPTION_ARG_INT, &options.epochs, "How often the first pass sees a sentence", "N" },
  { "second-epochs", 0, 0, G_OPTION_ARG_INT, &options.second_epochs, "The same for the second pass", "N" },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &options.rate, "Step", "X" },
  { "sparsity", 0, 0, G_OPTION_ARG_DOUBLE, &options.sparsity, "Weight of the L1 norm", "X" },
  { "drop-identity", 0, 0, G_OPTION_ARG_DOUBLE, &options.drop_identity, "How often names are hidden", "X" },
  { "drop-gazetteer", 0, 0, G_OPTION_ARG_DOUBLE, &options.drop_gazetteer, "How often the lexicon is hidden", "X" },
  { "old-weight", 0, 0, G_OPTION_ARG_DOUBLE, &options.old_weight, "Weight of the old newspapers", "X" },
  { "press-weight", 0, 0, G_OPTION_ARG_DOUBLE, &options.press_weight, "Weight of our sentences of the press", "X" },
  { "genre-weight", 0, 0, G_OPTION_ARG_DOUBLE, &options.genre_weight, "Weight of our sentences of other genres", "X" },
  { "pattern-weight", 0, 0, G_OPTION_ARG_DOUBLE, &options.pattern_weight, "Weight of filled patterns", "X" },
  { "least", 0, 0, G_OPTION_ARG_INT, &options.least, "A feature counts from so many occurrences on", "N" },
  { "runs", 0, 0, G_OPTION_ARG_INT, &options.runs, "The mean of so many runs is taken", "N" },
  { "hold-out", 0, 0, G_OPTION_ARG_NONE, &options.hold_out, "Leave the development part out of the model for good", NULL },
  { NULL },
};

/* The part that scores and calibrates a model, before the last model learns from it too. */
#define DEVELOPMENT "winer/dev.conll"

/* The corpora, all optional: domain 0 is modern French. */
static const struct
{
  const char *path;
  guint       domain;
} corpora[] = {
  { "winer/train.conll", 0 },
  { "newseye/dev.conll", 1 },
  { "newseye/dev2.conll", 1 },
  { "europeana/bnf.conll", 2 },
};

/* Our own sentences, by the beginning of a file's name; all others are of the press. What is no news is a domain of its
 * own: in a novel an unknown capital is a person, in the news hardly. */
static const struct
{
  const char   *prefix;
  guint         domain;
  const double *weight;
} own[] = {
  { "patterns", 0, &options.pattern_weight },
  { "genres", 3, &options.genre_weight },
  { "", 0, &options.press_weight },
};

static void
take_texts (GPtrArray *all,
            GPtrArray *some,
            guint      domain,
            float      weight)
{
  for (guint i = 0; i < some->len; i++)
    {
      GlmAnnotatedText *text = g_ptr_array_index (some, i);

      text->domain = domain;
      text->weight = weight;
      g_ptr_array_add (all, text);
    }
  g_ptr_array_set_free_func (some, NULL);
  g_ptr_array_unref (some);
}

/* Reads a corpus with its corrections; %NULL without error where it is not there. */
static GPtrArray *
read_corpus (const char  *relative,
             GError     **error)
{
  g_autofree char *path = options.corpora == NULL ? NULL : g_build_filename (options.corpora, relative, NULL);
  g_autofree char *patch = g_build_filename (options.data, "annotated", "winer-corrections.tsv", NULL);
  g_autoptr (GPtrArray) texts = NULL;
  guint n = 0;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  texts = glm_corpus_read_conll (path, error);
  if (texts == NULL)
    return NULL;
  if (g_str_has_prefix (relative, "winer") && g_file_test (patch, G_FILE_TEST_EXISTS)
      && !glm_corpus_correct (texts, patch, &n, error))
    return NULL;
  g_printerr ("%s: %u texts, %u corrections\n", relative, texts->len, n);
  return g_steal_pointer (&texts);
}

static gboolean
read_marked (GPtrArray  *all,
             GError    **error)
{
  g_autofree char *folder = g_build_filename (options.data, "annotated", NULL);
  g_autofree char *lexicon = g_build_filename (options.data, "lexicon", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, (GCompareFunc) (gpointer) glm_pattern_compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *path = g_ptr_array_index (names, i);
      g_autofree char *base = g_path_get_basename (path);
      gboolean patterns = g_str_has_prefix (base, "patterns");
      GPtrArray *texts = patterns ? glm_patterns_read (path, lexicon, error) : glm_corpus_read_marked (path, error);
      guint kind = 0;

      if (texts == NULL)
        return FALSE;
      g_printerr ("%s: %u texts\n", base, texts->len);
      while (!g_str_has_prefix (base, own[kind].prefix))
        kind++;
      take_texts (all, texts, own[kind].domain, (float) *own[kind].weight);
    }
  return TRUE;
}

static GPtrArray *
read_all (GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_annotated_text_free);

  for (guint i = 0; i < G_N_ELEMENTS (corpora); i++)
    {
      GError *local_error = NULL;
      GPtrArray *texts;

      if (corpora[i].domain != 0 && options.old_weight <= 0)
        continue;
      texts = read_corpus (corpora[i].path, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return NULL;
        }
      if (texts != NULL)
        take_texts (all, texts, corpora[i].domain, corpora[i].domain == 0 ? 1 : options.old_weight);
    }
  if (!read_marked (all, error))
    return NULL;
  return g_steal_pointer (&all);
}

/* Lets the first pass say of each text what it says when it has not learned from it. */
static void
jackknife (const GlmInstances *instances,
           const GlmLearning  *learning,
           guint8             *tags,
           guint8             *sure)
{
  for (guint fold = 0; fold < N_FOLDS; fold++)
    {
      g_autofree guint8 *skip = g_new0 (guint8, instances->texts->len);
      GlmLearning part = *learning;
      GlmLearned learned;

      for (guint t = 0; t < instances->texts->len; t++)
        skip[t] = t % N_FOLDS == fold;
      part.skip_text = skip;
      part.n_runs = 1;
      part.say = FALSE;
      glm_learner_run (&learned, instances, &part);
      for (guint t = 0; t < instances->texts->len; t++)
        if (skip[t])
          {
            guint first = g_array_index (instances->first_words, guint, t);

            glm_learned_tag (&learned, instances, t, tags + first, sure + first);
          }
      glm_learned_clear (&learned);
      g_printerr ("part %u of %u\n", fold + 1, N_FOLDS);
    }
}

static GByteArray *
train (GPtrArray        *texts,
       const GlmLexicon *lexicon)
{
  const GlmGazetteer gazetteer = { lexicon->entries, lexicon->n_entries };
  GlmLearning learning = { options.epochs, options.rate, options.sparsity, options.sparsity * 4,
                           options.drop_identity, options.drop_gazetteer, NULL, MAX (1, options.runs), TRUE };
  GlmInstances instances;
  GlmLearned first, second;
  guint32 n_first;
  guint n_features;
  guint8 *tags, *sure;
  GByteArray *model;

  glm_instances_init (&instances, texts, &gazetteer, options.least);
  n_first = instances.index.hashes->len;
  g_printerr ("%u words, %u features, %u values\n", instances.n_words, n_first, instances.ids->len);
  glm_learner_run (&first, &instances, &learning);
  tags = g_new0 (guint8, instances.n_words + 1);
  sure = g_new0 (guint8, instances.n_words + 1);
  jackknife (&instances, &learning, tags, sure);
  glm_instances_add_votes (&instances, tags, sure);
  learning.epochs = options.second_epochs;
  glm_learner_run (&second, &instances, &learning);
  model = glm_model_writer_make (&instances.index, n_first, &first, &second, lexicon, &n_features);
  g_printerr ("%u features kept, %u bytes\n", n_features, model->len);
  g_free (tags);
  g_free (sure);
  glm_learned_clear (&first);
  glm_learned_clear (&second);
  glm_instances_clear (&instances);
  return model;
}

/* Finds what confidences are worth from texts that were not trained on, and prints the scores. */
static gboolean
develop (GByteArray  *model,
         GPtrArray   *texts,
         guint8       calibration[GLM_N_KINDS][GLM_MODEL_N_BINS],
         GError     **error)
{
  GlmScore score = { 0 };
  GlmModel view;

  if (!glm_model_open (&view, model->data, model->len, error))
    return FALSE;
  glm_score_texts (&score, &view, texts, NULL);
  glm_score_print (&score, "dev");
  glm_score_calibrate (&score, calibration);
  return TRUE;
}

static gboolean
score_file (GError **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) texts = g_str_has_suffix (options.score, ".txt") ? glm_corpus_read_marked (options.score, error)
                                                                         : glm_corpus_read_conll (options.score, error);
  GlmScore score = { 0 };
  GlmModel view;
  gsize length;

  if (texts == NULL || !g_file_get_contents (options.output, &contents, &length, error)
      || !glm_model_open (&view, (const guint8 *) contents, length, error))
    return FALSE;
  glm_score_texts (&score, &view, texts, options.errors ? stdout : NULL);
  glm_score_print (&score, options.score);
  return TRUE;
}

static gboolean
train_file (GError **error)
{
  g_autofree char *folder = g_build_filename (options.data, "lexicon", NULL);
  g_autoptr (GPtrArray) texts = read_all (error);
  g_autoptr (GPtrArray) development = NULL;
  g_autoptr (GByteArray) model = NULL;
  guint8 calibration[GLM_N_KINDS][GLM_MODEL_N_BINS];
  GlmLexicon lexicon;

  if (texts == NULL || !glm_lexicon_read (&lexicon, folder, error))
    return FALSE;
  g_printerr ("lexicon: %u phrases\n", lexicon.n_phrases);
  model = train (texts, &lexicon);
  development = read_corpus (DEVELOPMENT, error);
  if (development != NULL)
    {
      if (!develop (model, development, calibration, error))
        return FALSE;
      /* What was measured without these texts holds at least as well with them. */
      if (!options.hold_out)
        {
          take_texts (texts, g_steal_pointer (&development), 0, 1);
          g_byte_array_unref (model);
          model = train (texts, &lexicon);
        }
      glm_model_writer_calibrate (model, (const guint8 (*)[GLM_MODEL_N_BINS]) calibration);
    }
  else if (*error != NULL)
    return FALSE;
  glm_lexicon_clear (&lexicon);
  return g_file_set_contents (options.output, (const char *) model->data, model->len, error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- train the model for names");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || options.output == NULL
      || (options.score == NULL && options.data == NULL))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "--output, and --data or --score, are needed");
      return 2;
    }
  if (options.score != NULL ? !score_file (&error) : !train_file (&error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}
