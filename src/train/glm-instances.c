/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-instances.h"

#include <string.h>

static void
feature_index_init (GlmFeatureIndex *self)
{
  self->n_slots = 1 << 20;
  self->n_used = 0;
  self->keys = g_new0 (guint64, self->n_slots);
  self->values = g_new0 (guint32, self->n_slots);
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
}

static void
feature_index_clear (GlmFeatureIndex *self)
{
  g_clear_pointer (&self->keys, g_free);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->hashes, g_array_unref);
}

static gsize
find_slot (const guint64 *keys,
           gsize          n_slots,
           guint64        hash)
{
  gsize slot = (hash >> 7) & (n_slots - 1);

  while (keys[slot] != 0 && keys[slot] != hash)
    slot = (slot + 1) & (n_slots - 1);
  return slot;
}

/* The number of a feature, or GLM_FEATURE_NONE. */
static guint32
find_feature (const GlmFeatureIndex *self,
              guint64                hash)
{
  gsize slot = find_slot (self->keys, self->n_slots, hash);

  return self->keys[slot] == hash && self->values[slot] < 0x80000000u ? self->values[slot] : GLM_FEATURE_NONE;
}

/* Counts @hash; once it is met @least times it gets a number. Until then its value is its
 * count with the top bit. */
static void
count_feature (GlmFeatureIndex *self,
               guint64          hash,
               guint            least)
{
  gsize slot = find_slot (self->keys, self->n_slots, hash);

  if (self->keys[slot] == 0)
    {
      self->keys[slot] = hash;
      self->values[slot] = 0x80000000u;
      self->n_used++;
    }
  if (self->values[slot] >= 0x80000000u && ++self->values[slot] >= 0x80000000u + least)
    {
      self->values[slot] = self->hashes->len;
      g_array_append_val (self->hashes, hash);
    }
  if (self->n_used * 10 > self->n_slots * 7)
    {
      guint64 *keys = g_new0 (guint64, self->n_slots * 2);
      guint32 *values = g_new0 (guint32, self->n_slots * 2);

      for (gsize i = 0; i < self->n_slots; i++)
        if (self->keys[i] != 0)
          {
            gsize to = find_slot (keys, self->n_slots * 2, self->keys[i]);

            keys[to] = self->keys[i];
            values[to] = self->values[i];
          }
      g_free (self->keys);
      g_free (self->values);
      self->keys = keys;
      self->values = values;
      self->n_slots *= 2;
    }
}

typedef void (*EachWord) (GlmInstances      *self,
                          const GlmSentence *sentence,
                          guint              position,
                          guint              word,
                          gpointer           user_data);

/* Walks over the words of all texts, in order. */
static void
each_word (GlmInstances *self,
           EachWord      function,
           gpointer      user_data)
{
  guint word = 0;

  for (guint t = 0; t < self->texts->len; t++)
    {
      GlmWordTable *table = &g_array_index (self->tables, GlmWordTable, t);
      GlmSentence sentence;

      glm_sentence_init (&sentence, table);
      for (guint s = 0; s + 1 < table->sentences->len; s++)
        {
          guint first = g_array_index (table->sentences, guint32, s);

          glm_sentence_read (&sentence, first, g_array_index (table->sentences, guint32, s + 1) - first);
          for (guint i = 0; i < sentence.n; i++)
            function (self, &sentence, i, word++, user_data);
        }
      glm_sentence_clear (&sentence);
    }
}

static void
word_features (const GlmSentence *sentence,
               guint              position,
               GlmFeatures       *features)
{
  features->n = 0;
  for (int offset = -GLM_WINDOW; offset <= GLM_WINDOW; offset++)
    glm_features_word (sentence->words[(int) position + offset + GLM_WINDOW + 1], offset, features);
  glm_features_context (sentence, position, features);
}

static void
count_word (GlmInstances      *self,
            const GlmSentence *sentence,
            guint              position,
            guint              word,
            gpointer           user_data)
{
  const guint *least = user_data;
  GlmFeatures features;

  (void) word;
  word_features (sentence, position, &features);
  for (guint i = 0; i < features.n; i++)
    count_feature (&self->index, features.hashes[i], *least);
}

static void
append_groups (GlmInstances      *self,
               const GlmFeatures *features,
               guint              word)
{
  for (guint group = 0; group < GLM_N_FEATURE_GROUPS; group++)
    {
      self->starts[(gsize) word * GLM_N_FEATURE_GROUPS + group] = self->ids->len;
      for (guint i = 0; i < features->n; i++)
        if (features->groups[i] == group)
          {
            guint32 id = find_feature (&self->index, features->hashes[i]);

            if (id != GLM_FEATURE_NONE)
              g_array_append_val (self->ids, id);
          }
    }
}

static void
append_word (GlmInstances      *self,
             const GlmSentence *sentence,
             guint              position,
             guint              word,
             gpointer           user_data)
{
  GlmFeatures features;

  (void) user_data;
  word_features (sentence, position, &features);
  append_groups (self, &features, word);
}

static void
read_tables (GlmInstances       *self,
             const GlmGazetteer *gazetteer)
{
  self->n_words = 0;
  for (guint t = 0; t < self->texts->len; t++)
    {
      GlmAnnotatedText *text = g_ptr_array_index (self->texts, t);
      GlmWordTable table;
      guint start = 0;

      glm_word_table_init (&table, gazetteer);
      for (guint s = 0; s < text->ends->len; s++)
        {
          guint end = g_array_index (text->ends, guint, s);
          GlmInstance instance = { t, self->n_words + start, end - start };

          for (guint i = start; i < end; i++)
            {
              const char *word = g_ptr_array_index (text->words, i);

              glm_word_table_add (&table, word, strlen (word));
            }
          glm_word_table_end_sentence (&table);
          g_array_append_val (self->sentences, instance);
          start = end;
        }
      glm_word_table_close (&table);
      g_array_append_val (self->tables, table);
      g_array_append_val (self->first_words, self->n_words);
      self->n_words += start;
    }
  g_array_append_val (self->first_words, self->n_words);
}

/**
 * glm_instances_init:
 * @self: (out caller-allocates): instances; free with glm_instances_clear()
 * @texts: (element-type GlmAnnotatedText): what to learn from; must outlive @self
 * @gazetteer: the lexicon; must outlive @self
 * @least: a feature counts from so many occurrences on
 *
 * Finds all features of all words.
 */
void
glm_instances_init (GlmInstances       *self,
                    GPtrArray          *texts,
                    const GlmGazetteer *gazetteer,
                    guint               least)
{
  self->texts = texts;
  self->tables = g_array_new (FALSE, FALSE, sizeof (GlmWordTable));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (GlmInstance));
  self->first_words = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  feature_index_init (&self->index);
  read_tables (self, gazetteer);
  self->starts = g_new0 (gsize, (gsize) self->n_words * GLM_N_FEATURE_GROUPS + 1);
  each_word (self, count_word, &least);
  each_word (self, append_word, NULL);
  self->starts[(gsize) self->n_words * GLM_N_FEATURE_GROUPS] = self->ids->len;
}

typedef struct
{
  GlmVotes     *votes; /* of each text */
  GArray       *old_ids;
  const gsize  *old_starts;
} VoteWork;

/* The number of the text that @word is of. */
static guint
text_of (const GlmInstances *self,
         const GlmSentence  *sentence)
{
  return (guint) (sentence->table - (const GlmWordTable *) (gconstpointer) self->tables->data);
}

static void
count_votes (GlmInstances      *self,
             const GlmSentence *sentence,
             guint              position,
             guint              word,
             gpointer           user_data)
{
  VoteWork *work = user_data;
  GlmFeatures features = { .n = 0 };

  (void) word;
  glm_features_votes (sentence, &work->votes[text_of (self, sentence)], position, &features);
  for (guint i = 0; i < features.n; i++)
    count_feature (&self->index, features.hashes[i], 2);
}

static void
append_votes (GlmInstances      *self,
              const GlmSentence *sentence,
              guint              position,
              guint              word,
              gpointer           user_data)
{
  VoteWork *work = user_data;
  GlmFeatures features = { .n = 0 };

  glm_features_votes (sentence, &work->votes[text_of (self, sentence)], position, &features);
  for (guint group = 0; group < GLM_FEATURE_VOTE; group++)
    {
      gsize place = (gsize) word * GLM_N_FEATURE_GROUPS + group;
      gsize from = work->old_starts[place];

      self->starts[place] = self->ids->len;
      g_array_append_vals (self->ids, &g_array_index (work->old_ids, guint32, from),
                           work->old_starts[place + 1] - from);
    }
  self->starts[(gsize) word * GLM_N_FEATURE_GROUPS + GLM_FEATURE_VOTE] = self->ids->len;
  for (guint i = 0; i < features.n; i++)
    {
      guint32 id = find_feature (&self->index, features.hashes[i]);

      if (id != GLM_FEATURE_NONE)
        g_array_append_val (self->ids, id);
    }
}

/**
 * glm_instances_add_votes:
 * @self: instances
 * @tags: what the first pass called each word of all texts
 * @sure: how sure it was of each
 *
 * Adds the features of the second pass.
 */
void
glm_instances_add_votes (GlmInstances *self,
                         const guint8 *tags,
                         const guint8 *sure)
{
  g_autofree gsize *old_starts = g_steal_pointer (&self->starts);
  g_autoptr (GArray) old_ids = g_steal_pointer (&self->ids);
  VoteWork work = { g_new0 (GlmVotes, self->texts->len), old_ids, old_starts };

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), old_ids->len + self->n_words * 8);
  self->starts = g_new0 (gsize, (gsize) self->n_words * GLM_N_FEATURE_GROUPS + 1);
  for (guint t = 0; t < self->texts->len; t++)
    {
      const GlmWordTable *table = &g_array_index (self->tables, GlmWordTable, t);
      guint first = g_array_index (self->first_words, guint, t);
      GlmVotes *votes = &work.votes[t];

      votes->tags = (guint8 *) tags + first;
      votes->sure = (guint8 *) sure + first;
      votes->counts = g_malloc0_n (table->words->len + 1, sizeof *votes->counts);
      for (guint i = 0; i < table->sequence->len; i++)
        votes->counts[g_array_index (table->sequence, guint32, i)][votes->tags[i]]++;
    }
  each_word (self, count_votes, &work);
  each_word (self, append_votes, &work);
  self->starts[(gsize) self->n_words * GLM_N_FEATURE_GROUPS] = self->ids->len;
  for (guint t = 0; t < self->texts->len; t++)
    g_free (work.votes[t].counts);
  g_free (work.votes);
}

/**
 * glm_instances_clear:
 * @self: instances
 */
void
glm_instances_clear (GlmInstances *self)
{
  for (guint t = 0; t < self->tables->len; t++)
    glm_word_table_clear (&g_array_index (self->tables, GlmWordTable, t));
  g_clear_pointer (&self->tables, g_array_unref);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->first_words, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->starts, g_free);
  feature_index_clear (&self->index);
}
