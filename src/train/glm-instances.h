/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-corpus.h"
#include "glm-features.h"

G_BEGIN_DECLS

/**
 * GlmFeatureIndex:
 * @hashes: (element-type guint64): the feature of each number
 *
 * Numbers for features.
 */
typedef struct
{
  GArray  *hashes;
  guint64 *keys;
  guint32 *values;
  gsize    n_slots;
  gsize    n_used;
} GlmFeatureIndex;

#define GLM_FEATURE_NONE G_MAXUINT32


/**
 * GlmInstance:
 * @text: index of its text
 * @first: its first word, counted over all texts
 * @n: how many words
 *
 * One sentence to learn from.
 */
typedef struct
{
  guint text;
  guint first;
  guint n;
} GlmInstance;

/**
 * GlmInstances:
 * @texts: (element-type GlmAnnotatedText): what to learn from
 * @tables: (element-type GlmWordTable): the same as distinct words
 * @sentences: (element-type GlmInstance): all sentences
 * @first_words: (element-type guint): where each text begins among all words, and the end
 * @ids: features of all words one after the other, those of a group together
 * @starts: where each group of each word begins in @ids: word × GLM_N_FEATURE_GROUPS + group
 *
 * Texts with their features, made once and used for all training.
 */
typedef struct
{
  GPtrArray       *texts;
  GArray          *tables;
  GArray          *sentences;
  GArray          *first_words;
  GArray          *ids;
  gsize           *starts;
  guint            n_words;
  GlmFeatureIndex  index;
} GlmInstances;

void glm_instances_init      (GlmInstances       *self,
                              GPtrArray          *texts,
                              const GlmGazetteer *gazetteer,
                              guint               least);
void glm_instances_add_votes (GlmInstances       *self,
                              const guint8       *tags,
                              const guint8       *sure);
void glm_instances_clear     (GlmInstances       *self);

G_END_DECLS
