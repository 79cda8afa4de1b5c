/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-word-table.h"

G_BEGIN_DECLS

/* The tags: O, and B and I of each kind of mention in the order of #GlmMentionKind. O always
 * scores 0, so that a model has weights for the other eight only. */
#define GLM_N_KINDS 4
#define GLM_N_LANES 8
#define GLM_N_TAGS 9
#define GLM_TAG_BEGIN(kind) (1 + 2 * (kind))
#define GLM_TAG_INSIDE(kind) (2 + 2 * (kind))
#define GLM_TAG_KIND(tag) (((tag) - 1) / 2)
#define GLM_TAG_IS_BEGIN(tag) ((tag) % 2 == 1)

/**
 * GlmFeatureGroup: what a feature tells by, so that training can hide it
 */
typedef enum
{
  GLM_FEATURE_PLAIN,
  GLM_FEATURE_IDENTITY,  /* which name it is */
  GLM_FEATURE_GAZETTEER, /* what the lexicon says */
  GLM_FEATURE_VOTE,      /* what the first pass said */
  GLM_N_FEATURE_GROUPS
} GlmFeatureGroup;

#define GLM_MAX_FEATURES 192

/**
 * GlmFeatures:
 *
 * A list of features, each a hash.
 */
typedef struct
{
  guint64 hashes[GLM_MAX_FEATURES];
  guint8  groups[GLM_MAX_FEATURES];
  guint   n;
} GlmFeatures;

/* How far around a word single words are looked at. */
#define GLM_WINDOW 2

/**
 * GlmSentence:
 * @table: the text
 * @first: where the sentence begins in the text
 * @n: its words
 *
 * What is known of one sentence before its words are tagged. Reused from sentence to sentence.
 */
typedef struct
{
  const GlmWordTable *table;
  guint               first;
  guint               n;
  guint               n_allocated;
  const GlmWord     **words;      /* with GLM_WINDOW + 1 edges on both sides */
  guint16            *begins;     /* lexicon phrases of two words or more */
  guint16            *insides;
  guint16            *tight_from; /* the run of capitals around each word: [from, to) */
  guint16            *tight_to;
  guint16            *wide_from;  /* the same, small words between capitals included */
  guint16            *wide_to;
  guint8             *marks;
  gboolean            many_capitals;
} GlmSentence;

void     glm_sentence_init     (GlmSentence        *self,
                                const GlmWordTable *table);
void     glm_sentence_clear    (GlmSentence        *self);
void     glm_sentence_read     (GlmSentence        *self,
                                guint               first,
                                guint               n);

/**
 * GlmVotes:
 * @counts: (array): for each distinct word, how often the first pass gave each tag
 * @tags: the first pass's tag of each word of the text
 * @sure: how sure it was, 0 to 3
 */
typedef struct
{
  guint16 (*counts)[GLM_N_TAGS];
  guint8   *tags;
  guint8   *sure;
} GlmVotes;

const GlmWord *glm_word_edge        (void);
void           glm_features_word    (const GlmWord     *word,
                                     int                offset,
                                     GlmFeatures       *features);
void           glm_features_context (const GlmSentence *sentence,
                                     guint              position,
                                     GlmFeatures       *features);
void           glm_features_votes   (const GlmSentence *sentence,
                                     const GlmVotes    *votes,
                                     guint              position,
                                     GlmFeatures       *features);

G_END_DECLS
