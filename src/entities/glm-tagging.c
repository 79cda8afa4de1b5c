/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tagging.h"

#include "glm-chain.h"

#include <string.h>

#define N_OFFSETS (2 * GLM_WINDOW + 1)
#define N_SUMS (GLM_MODEL_N_PASSES * GLM_N_LANES)

/* So many sentences are tagged between two looks at the cancellable. */
#define CANCEL_EVERY 64

typedef struct
{
  const GlmModel     *model;
  const GlmWordTable *table;
  GCancellable       *cancellable;
  GlmSentence         sentence;
  GlmChain            chain;
  GlmVotes            votes;
  guint8             *known; /* which offsets of each distinct word are summed */
  gint16 (*sums)[N_OFFSETS][N_SUMS];
  gint16 (*second)[GLM_N_LANES]; /* what the second pass has of each word before the votes */
} Work;

/**
 * glm_tagging_sureness:
 * @marginal: probability of the tag the first pass chose
 *
 * Returns: how sure the first pass was, 0 to 3, as the second pass is told
 */
guint
glm_tagging_sureness (float marginal)
{
  return marginal >= 0.98f ? 3 : marginal >= 0.85f ? 2 : marginal >= 0.6f ? 1 : 0;
}

/* The sum of what a word's own features weigh at @offset, made once for each distinct word. */
static const gint16 *
word_sums (Work  *work,
           guint  position,
           int    offset)
{
  guint32 index = g_array_index (work->table->sequence, guint32, position);
  guint place = offset + GLM_WINDOW;

  if ((work->known[index] & (1u << place)) == 0)
    {
      GlmFeatures features = { .n = 0 };

      glm_features_word (&g_array_index (work->table->words, GlmWord, index), offset, &features);
      memset (work->sums[index][place], 0, sizeof work->sums[index][place]);
      glm_model_add (work->model, &features, work->sums[index][place]);
      work->known[index] |= 1u << place;
    }
  return work->sums[index][place];
}

/* Sums of both passes for one word. */
static void
score_word (Work         *work,
            guint         position,
            const gint16 (*edges)[N_SUMS],
            gint16       *lanes)
{
  const GlmSentence *sentence = &work->sentence;
  GlmFeatures features = { .n = 0 };

  memset (lanes, 0, N_SUMS * sizeof *lanes);
  for (int offset = -GLM_WINDOW; offset <= GLM_WINDOW; offset++)
    {
      int at = (int) position + offset;
      const gint16 *sums = at < 0 || at >= (int) sentence->n ? edges[offset + GLM_WINDOW]
                                                             : word_sums (work, sentence->first + at, offset);

      for (guint lane = 0; lane < N_SUMS; lane++)
        lanes[lane] += sums[lane];
    }
  glm_features_context (sentence, position, &features);
  glm_model_add (work->model, &features, lanes);
}

static void
first_pass (Work         *work,
            const gint16 (*edges)[N_SUMS])
{
  GlmSentence *sentence = &work->sentence;
  GlmChain *chain = &work->chain;

  glm_chain_reserve (chain, sentence->n);
  for (guint i = 0; i < sentence->n; i++)
    {
      gint16 lanes[N_SUMS];

      score_word (work, i, edges, lanes);
      memcpy (chain->lanes[i], lanes, sizeof chain->lanes[i]);
      memcpy (work->second[sentence->first + i], lanes + GLM_N_LANES, sizeof work->second[0]);
    }
  glm_chain_marginals (chain, work->model->header->transitions[0], sentence->n);
  for (guint i = 0; i < sentence->n; i++)
    {
      guint at = sentence->first + i;
      guint best = 0;
      guint16 *count;

      for (guint tag = 1; tag < GLM_N_TAGS; tag++)
        if (chain->marginals[i][tag] > chain->marginals[i][best])
          best = tag;
      work->votes.tags[at] = best;
      work->votes.sure[at] = glm_tagging_sureness (chain->marginals[i][best]);
      count = &work->votes.counts[g_array_index (work->table->sequence, guint32, at)][best];
      *count += *count < G_MAXUINT16;
    }
}

static void
second_pass (Work       *work,
             GlmTagging *tagging)
{
  GlmSentence *sentence = &work->sentence;
  GlmChain *chain = &work->chain;
  guint8 *tags = tagging->tags + sentence->first;
  gboolean any = FALSE;

  glm_chain_reserve (chain, sentence->n);
  for (guint i = 0; i < sentence->n; i++)
    {
      GlmFeatures features = { .n = 0 };
      gint16 lanes[N_SUMS] = { 0 };

      memcpy (lanes + GLM_N_LANES, work->second[sentence->first + i], sizeof work->second[0]);
      glm_features_votes (sentence, &work->votes, i, &features);
      glm_model_add (work->model, &features, lanes);
      memcpy (chain->lanes[i], lanes + GLM_N_LANES, sizeof chain->lanes[i]);
    }
  glm_chain_decode (chain, work->model->header->transitions[1], sentence->n, tags);
  for (guint i = 0; i < sentence->n; i++)
    any = any || tags[i] != 0;
  if (!any)
    return;

  glm_chain_marginals (chain, work->model->header->transitions[1], sentence->n);
  for (guint i = 0; i < sentence->n; i++)
    {
      float least = 1;
      guint end = i;

      if (tags[i] == 0 || !GLM_TAG_IS_BEGIN (tags[i]))
        continue;
      do
        least = MIN (least, chain->marginals[end][tags[end]]);
      while (++end < sentence->n && tags[end] == tags[i] + 1);
      tagging->confidences[sentence->first + i] = least;
    }
}

static void
work_clear (Work *work)
{
  glm_sentence_clear (&work->sentence);
  glm_chain_clear (&work->chain);
  g_free (work->votes.counts);
  g_free (work->votes.tags);
  g_free (work->votes.sure);
  g_free (work->known);
  g_free (work->sums);
  g_free (work->second);
}

static gboolean
each_sentence (Work         *work,
               GlmTagging   *tagging,
               const gint16 (*edges)[N_SUMS])
{
  const guint32 *sentences = (const guint32 *) (gconstpointer) work->table->sentences->data;

  for (guint i = 0; i + 1 < work->table->sentences->len; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (work->cancellable))
        return FALSE;
      glm_sentence_read (&work->sentence, sentences[i], sentences[i + 1] - sentences[i]);
      if (edges != NULL)
        first_pass (work, edges);
      else
        second_pass (work, tagging);
    }
  return TRUE;
}

/**
 * glm_tagging_run:
 * @self: (out caller-allocates): the tags; free with glm_tagging_clear()
 * @model: a model
 * @table: a closed text whose words were described with the lexicon of @model
 * @cancellable: (nullable): stops the work
 *
 * Tags a text in two passes: the second knows what the first said of the whole text.
 *
 * Returns: %FALSE when the work was cancelled; @self is then empty
 */
gboolean
glm_tagging_run (GlmTagging         *self,
                 const GlmModel     *model,
                 const GlmWordTable *table,
                 GCancellable       *cancellable)
{
  Work work = { .model = model, .table = table, .cancellable = cancellable };
  gint16 edges[N_OFFSETS][N_SUMS] = { { 0 } };
  guint n_words = table->words->len;
  gboolean done;

  self->n = table->sequence->len;
  self->tags = g_new0 (guint8, self->n + 1);
  self->confidences = g_new0 (float, self->n + 1);
  glm_sentence_init (&work.sentence, table);
  work.votes.counts = g_malloc0_n (n_words + 1, sizeof *work.votes.counts);
  work.votes.tags = g_new0 (guint8, self->n + 1);
  work.votes.sure = g_new0 (guint8, self->n + 1);
  work.known = g_new0 (guint8, n_words + 1);
  work.sums = g_malloc_n (n_words + 1, sizeof *work.sums);
  work.second = g_malloc_n (self->n + 1, sizeof *work.second);
  for (int offset = -GLM_WINDOW; offset <= GLM_WINDOW; offset++)
    {
      GlmFeatures features = { .n = 0 };

      glm_features_word (glm_word_edge (), offset, &features);
      glm_model_add (model, &features, edges[offset + GLM_WINDOW]);
    }

  done = each_sentence (&work, self, (const gint16 (*)[N_SUMS]) edges) && each_sentence (&work, self, NULL);
  work_clear (&work);
  if (!done)
    glm_tagging_clear (self);
  return done;
}

/**
 * glm_tagging_clear:
 * @self: tags
 *
 * Frees what @self holds.
 */
void
glm_tagging_clear (GlmTagging *self)
{
  g_clear_pointer (&self->tags, g_free);
  g_clear_pointer (&self->confidences, g_free);
  self->n = 0;
}
