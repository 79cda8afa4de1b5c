/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-chain.h"
#include "glm-model.h"
#include "glm-tagger.h"
#include "glm-test.h"

#include <string.h>

/* Writes the mentions of @text as "KIND:words" parted by "; ". */
static char *
tag (const char *text)
{
  static const char *const kinds[] = { "PER", "ORG", "LOC", "MISC" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (&error);
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (text, strlen (text));
  g_autoptr (GlmMentions) mentions = NULL;
  GString *shown = g_string_new (NULL);
  const GlmMention *mention;
  guint n_mentions;

  g_assert_no_error (error);
  mentions = glm_tagger_run (tagger, text, tokens, NULL, &error);
  g_assert_no_error (error);
  mention = glm_mentions_get (mentions, &n_mentions);
  for (guint i = 0; i < n_mentions; i++)
    {
      g_assert_cmpfloat (mention[i].confidence, >=, 0);
      g_assert_cmpfloat (mention[i].confidence, <=, 1);
      g_assert_cmpuint (mention[i].n_tokens, >, 0);
      g_string_append_printf (shown, "%s%s:%.*s", i > 0 ? "; " : "", kinds[mention[i].kind],
                              (int) glm_range_length (mention[i].range), text + mention[i].range.start);
    }
  return g_string_free (shown, FALSE);
}

static void
test_plain_sentences (void)
{
  g_autofree char *first = tag ("Le président Emmanuel Macron a reçu Angela Merkel à Paris.");
  g_autofree char *second = tag ("La CGT et l'Unicef ont publié un rapport avec l'université de Genève.");
  g_autofree char *third = tag ("Il pleut depuis trois jours et les routes sont coupées.");

  g_assert_cmpstr (first, ==, "PER:Emmanuel Macron; PER:Angela Merkel; LOC:Paris");
  g_assert_cmpstr (second, ==, "ORG:CGT; ORG:Unicef; ORG:université de Genève");
  g_assert_cmpstr (third, ==, "");
}

static void
test_document_votes (void)
{
  /* A surname that stands alone is a person's, since the text gives the whole name elsewhere. */
  g_autofree char *found = tag ("La maire Louise Vasseur a ouvert la séance. Vasseur a défendu le budget.");

  g_test_message ("%s", found);
  g_assert_nonnull (strstr (found, "PER:Louise Vasseur; PER:Vasseur"));
}

static void
test_words (void)
{
  static const char *const words[] = { "Angela", "Merkel", "parle", ".", "Il", "pleut", "." };
  static const guint ends[] = { 4, 7 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (&error);
  g_auto (GStrv) tags = NULL;

  g_assert_no_error (error);
  tags = glm_tagger_tag_words (tagger, words, ends, G_N_ELEMENTS (ends));
  g_assert_cmpuint (g_strv_length (tags), ==, 7);
  g_assert_cmpstr (tags[0], ==, "B-PER");
  g_assert_cmpstr (tags[1], ==, "I-PER");
  g_assert_cmpstr (tags[4], ==, "O");
}

static void
test_same_twice (void)
{
  const char *text = "L'ONU, M. Guterres et la Banque mondiale se réunissent à Genève avec Amnesty International.";
  g_autofree char *first = tag (text);
  g_autofree char *second = tag (text);

  g_assert_cmpstr (first, ==, second);
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string ("Il dort.", 8);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (glm_tagger_run (tagger, "Il dort.", tokens, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_autofree char *found = tag ("");
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (NULL);
  g_auto (GStrv) tags = glm_tagger_tag_words (tagger, NULL, NULL, 0);

  g_assert_cmpstr (found, ==, "");
  g_assert_cmpuint (g_strv_length (tags), ==, 0);
}

/* A file that is cut or has a byte changed anywhere is refused. */
static void
test_broken_model (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GUILLEMET_DATA_DIR"), "model", "french.glm-model", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  GlmModel model;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (glm_model_open (&model, (const guint8 *) contents, length, NULL));
  for (guint round = 0; round < 60; round++)
    {
      gsize at = round < 30 ? round * 17 : (gsize) g_test_rand_int_range (0, (gint32) length);
      g_autoptr (GError) broken = NULL;

      contents[at] ^= 0x40;
      g_assert_false (glm_model_open (&model, (const guint8 *) contents, length, &broken));
      g_assert_error (broken, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_MODEL_BROKEN);
      contents[at] ^= 0x40;
    }
  for (gsize cut = 0; cut < length; cut += 1 + length / 50)
    g_assert_false (glm_model_open (&model, (const guint8 *) contents, cut, NULL));

  g_assert_null (glm_tagger_new ("/nowhere/at-all", &error));
  g_assert_error (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_MODEL_MISSING);
}

/* The sequence Viterbi finds is the best of all sequences, tried one by one. */
static void
test_decode (void)
{
  for (guint round = 0; round < 40; round++)
    {
      GlmTransitions transitions;
      GlmChain chain = { 0 };
      guint8 tags[4];
      gint64 best = G_MININT64;
      gint64 found = 0;
      const guint n = 4;

      for (guint a = 0; a <= GLM_N_TAGS; a++)
        for (guint b = 0; b < GLM_N_TAGS; b++)
          transitions[a][b] = g_test_rand_int_range (-100, 100);
      glm_chain_reserve (&chain, n);
      for (guint i = 0; i < n; i++)
        for (guint lane = 0; lane < GLM_N_LANES; lane++)
          chain.lanes[i][lane] = g_test_rand_int_range (-100, 100);
      glm_chain_decode (&chain, transitions, n, tags);
      for (guint code = 0; code < 6561; code++)
        {
          guint rest = code;
          guint before = GLM_N_TAGS;
          gint64 sum = 0;
          gboolean same = TRUE;

          for (guint i = 0; i < n; i++, rest /= GLM_N_TAGS)
            {
              guint now = rest % GLM_N_TAGS;

              sum += transitions[before][now] + (now == 0 ? 0 : chain.lanes[i][now - 1]);
              same = same && now == tags[i];
              before = now;
            }
          best = MAX (best, sum);
          if (same)
            found = sum;
        }
      g_assert_cmpint (found, ==, best);
      glm_chain_marginals (&chain, transitions, n);
      for (guint i = 0; i < n; i++)
        {
          float sum = 0;

          for (guint t = 0; t < GLM_N_TAGS; t++)
            sum += chain.marginals[i][t];
          g_assert_cmpfloat_with_epsilon (sum, 1, 1e-4);
        }
      glm_chain_clear (&chain);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tagger/plain-sentences", test_plain_sentences);
  g_test_add_func ("/tagger/document-votes", test_document_votes);
  g_test_add_func ("/tagger/words", test_words);
  g_test_add_func ("/tagger/same-twice", test_same_twice);
  g_test_add_func ("/tagger/cancelled", test_cancelled);
  g_test_add_func ("/tagger/empty", test_empty);
  g_test_add_func ("/tagger/broken-model", test_broken_model);
  g_test_add_func ("/tagger/decode", test_decode);
  return g_test_run ();
}
