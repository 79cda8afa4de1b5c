/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-features.h"

#include "glm-sentence-marks.h"

/* A noun that opens a name is looked for so many words to the left. */
#define HEAD_DISTANCE 5

/* The numbers of the templates are in the hashes of a model: never reorder them. */
enum
{
  T_FORM = 1,
  T_LOWER,
  T_AFFIX,
  T_SHAPE = T_AFFIX + GLM_WORD_N_AFFIXES,
  T_FLAGS,
  T_CLASS,
  T_CLASSES,
  T_CLUSTER,
  T_SEEN,
  T_PAIR_LOWER_BEFORE,
  T_PAIR_LOWER_AFTER,
  T_AROUND,
  T_SHAPES_BEFORE,
  T_SHAPES_AFTER,
  T_SHAPES_THREE,
  T_SHAPES_FIVE,
  T_LOWER_BEFORE_SHAPE,
  T_SHAPE_LOWER_AFTER,
  T_TWO_BEFORE,
  T_TWO_AFTER,
  T_TWO_BEFORE_SHAPE,
  T_CLASSES_BEFORE,
  T_CLASSES_AFTER,
  T_CLASSES_SHAPE,
  T_LOWER_BEFORE_CLASSES,
  T_CLASSES_LOWER_AFTER,
  T_PHRASE_BEGIN,
  T_PHRASE_INSIDE,
  T_PHRASE_SET,
  T_MARKS_SHAPE,
  T_MARKS_CLASSES,
  T_LINE_SHAPE,
  T_RUN_LEFT,
  T_RUN_RIGHT,
  T_RUN_RIGHT_TWO,
  T_RUN_LEFT_TWO,
  T_RUN_BOTH,
  T_RUN_SIZE,
  T_RUN_FIRST_CLASSES,
  T_RUN_LAST_CLASSES,
  T_RUN_ENDS,
  T_RUN_FIRST,
  T_RUN_LAST_AFFIX,
  T_RUN_ACRONYM,
  T_RUN_LEFT_CLUSTER,
  T_RUN_RIGHT_CLUSTER,
  T_WIDE_LEFT,
  T_WIDE_RIGHT,
  T_WIDE_FIRST,
  T_HEAD,
  T_HEAD_CLASS,
  T_NEXT_NAME,
  T_NEXT_NAME_CLASSES,
  T_CLUSTERS_BEFORE,
  T_CLUSTERS_AFTER,
  T_PARENTHESIS_AFTER,
  T_COMPANY,
  T_COMPANY_RUN,
  T_VOTE = 120,
  T_VOTE_ALONE,
  T_VOTE_BEFORE,
  T_VOTE_AFTER,
  T_VOTE_RUN,
  T_TAG,
  T_TAG_BEFORE,
  T_TAG_AFTER,
  T_TAGS,
  T_TAG_TWO_AFTER,
  T_TAG_SURE,
};

static inline void
push (GlmFeatures    *features,
      GlmFeatureGroup group,
      guint           template,
      guint64         a,
      guint64         b)
{
  guint64 hash = (a + template * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);

  if (features->n == GLM_MAX_FEATURES)
    return;
  hash = (hash ^ (hash >> 31) ^ (b * G_GUINT64_CONSTANT (0xd6e8feb86659fd93))) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  features->hashes[features->n] = hash ^ (hash >> 29);
  features->groups[features->n++] = group;
}

static inline guint
bucket (guint n)
{
  return n < 3 ? n : n < 5 ? 3 : n < 9 ? 4 : 5;
}

/* What a name is tells much, and teaches to remember names instead of contexts. */
static inline GlmFeatureGroup
identity_group (const GlmWord *word)
{
  return (word->flags & GLM_WORD_CAPITAL) != 0 ? GLM_FEATURE_IDENTITY : GLM_FEATURE_PLAIN;
}

static inline GlmFeatureGroup
classes_group (const GlmWord *word)
{
  return (word->flags & GLM_WORD_CAPITAL) != 0 ? GLM_FEATURE_GAZETTEER : GLM_FEATURE_PLAIN;
}

/**
 * glm_features_word:
 * @word: a word
 * @offset: where it stands from the word that is tagged: -2 to 2
 * @features: where to add
 *
 * Adds the features that hang on one word alone, so that their sum can be kept for each
 * distinct word.
 */
void
glm_features_word (const GlmWord *word,
                   int            offset,
                   GlmFeatures   *features)
{
  guint64 place = (guint64) (offset + 3) << 60;
  GlmFeatureGroup group = identity_group (word);

  push (features, group, T_LOWER, word->lower, place);
  push (features, GLM_FEATURE_PLAIN, T_SHAPE, word->shape, place);
  if (word->classes != 0)
    push (features, classes_group (word), T_CLASSES, word->classes, place);
  if (word->cluster != 0)
    push (features, group, T_CLUSTER, word->cluster, place);
  if (offset < -1 || offset > 1)
    return;
  push (features, group, T_FORM, word->form, place);
  for (guint i = 0; i < GLM_N_NAME_CLASSES; i++)
    if (word->classes & (1u << i))
      push (features, classes_group (word), T_CLASS, i, place);
  for (guint i = 0; i < GLM_WORD_N_AFFIXES; i++)
    if (word->affixes[i] != 0 && (offset == 0 || i == 4))
      push (features, i == 2 || i == 6 ? group : GLM_FEATURE_PLAIN, T_AFFIX + i, word->affixes[i], place);
  push (features, GLM_FEATURE_PLAIN, T_FLAGS, word->flags & ~GLM_WORD_COMPANY, place);
  if (word->flags & GLM_WORD_COMPANY)
    {
      push (features, GLM_FEATURE_PLAIN, T_COMPANY, word->flags & GLM_WORD_COMPANY, place);
      for (guint flag = GLM_WORD_AFTER_NAME; flag <= GLM_WORD_AFTER_ARTICLE; flag <<= 1)
        if (word->flags & flag)
          push (features, GLM_FEATURE_PLAIN, T_COMPANY, flag, place | 1);
    }
  if (offset == 0 && (word->flags & GLM_WORD_CAPITAL) != 0)
    push (features, GLM_FEATURE_PLAIN, T_SEEN,
          bucket (word->n_seen), word->flags & (GLM_WORD_LOWER_SEEN | GLM_WORD_ALL_CAPITALS | GLM_WORD_ACRONYM));
}

/* Features of a word inside a run of capitals: what stands around the whole run. */
static void
add_run (const GlmSentence *sentence,
         guint              position,
         GlmFeatures       *features)
{
  const GlmWord *const *words = sentence->words + GLM_WINDOW + 1;
  guint from = sentence->tight_from[position];
  guint to = sentence->tight_to[position];
  guint place = (position == from) | (position + 1 == to) << 1;
  const GlmWord *left = words[(int) from - 1];
  const GlmWord *left_two = words[(int) from - 2];
  const GlmWord *right = words[to];
  const GlmWord *right_two = words[to + 1];
  guint wide_from = sentence->wide_from[position];
  guint wide_to = sentence->wide_to[position];

  push (features, GLM_FEATURE_PLAIN, T_RUN_LEFT, left->lower, place);
  push (features, GLM_FEATURE_PLAIN, T_RUN_RIGHT, right->lower, place);
  push (features, GLM_FEATURE_PLAIN, T_RUN_RIGHT_TWO, right->lower ^ (right_two->lower << 1), place);
  push (features, GLM_FEATURE_PLAIN, T_RUN_LEFT_TWO, left->lower ^ (left_two->lower << 1), place);
  push (features, GLM_FEATURE_PLAIN, T_RUN_BOTH, left->lower ^ (right->lower << 1), place);
  push (features, GLM_FEATURE_PLAIN, T_RUN_SIZE, MIN (to - from, 6), (guint64) words[position]->shape << 8 | place);
  push (features, GLM_FEATURE_GAZETTEER, T_RUN_FIRST_CLASSES, words[from]->classes, place << 8 | MIN (to - from, 4));
  push (features, GLM_FEATURE_GAZETTEER, T_RUN_LAST_CLASSES, words[to - 1]->classes, place << 8 | MIN (to - from, 4));
  push (features, GLM_FEATURE_GAZETTEER, T_RUN_ENDS,
        (guint64) words[from]->classes << 32 | words[to - 1]->classes, place);
  push (features, GLM_FEATURE_PLAIN, T_COMPANY_RUN,
        (words[from]->flags & GLM_WORD_COMPANY) << 16 | (words[to - 1]->flags & GLM_WORD_COMPANY),
        MIN (to - from, 3) << 8 | place);
  push (features, GLM_FEATURE_IDENTITY, T_RUN_FIRST, words[from]->lower, place);
  push (features, GLM_FEATURE_PLAIN, T_RUN_LAST_AFFIX, words[to - 1]->affixes[4], place);
  if (left->cluster != 0)
    push (features, GLM_FEATURE_PLAIN, T_RUN_LEFT_CLUSTER, left->cluster, place);
  if (right->cluster != 0)
    push (features, GLM_FEATURE_PLAIN, T_RUN_RIGHT_CLUSTER, right->cluster, place);
  /* "Expansion (ACRONYM)": both sides tell each other. */
  if (right->flags & GLM_WORD_SIGN)
    push (features, GLM_FEATURE_PLAIN, T_RUN_ACRONYM, right->lower,
          (guint64) (right_two->flags & (GLM_WORD_ALL_CAPITALS | GLM_WORD_ACRONYM)) << 8 | place);
  if (wide_from != from || wide_to != to)
    {
      guint wide_place = (position == wide_from) | (position + 1 == wide_to) << 1;

      push (features, GLM_FEATURE_PLAIN, T_WIDE_LEFT, words[(int) wide_from - 1]->lower, wide_place);
      push (features, GLM_FEATURE_PLAIN, T_WIDE_RIGHT, words[wide_to]->lower, wide_place);
      push (features, GLM_FEATURE_IDENTITY, T_WIDE_FIRST, words[wide_from]->lower, wide_place);
    }
}

/* The nearest noun to the left that opens names or says what someone is. */
static void
add_head (const GlmSentence *sentence,
          guint              position,
          GlmFeatures       *features)
{
  const guint16 heads = 1u << GLM_NAME_ROLE | 1u << GLM_NAME_BODY_NOUN | 1u << GLM_NAME_PLACE_NOUN;
  const GlmWord *const *words = sentence->words + GLM_WINDOW + 1;
  guint start = sentence->tight_from[position];

  for (guint distance = 1; distance <= HEAD_DISTANCE && distance <= start; distance++)
    {
      const GlmWord *word = words[start - distance];

      if ((word->flags & GLM_WORD_SIGN) != 0 && distance > 1)
        break;
      if (word->classes & heads)
        {
          push (features, GLM_FEATURE_PLAIN, T_HEAD, word->lower, MIN (distance, 3));
          push (features, GLM_FEATURE_PLAIN, T_HEAD_CLASS, word->classes & heads,
                distance << 8 | (position == start ? 1 : 0));
          break;
        }
    }
}

/* Features of a small-letter word that may open a name: the name that comes after it. */
static void
add_next_name (const GlmSentence *sentence,
               guint              position,
               GlmFeatures       *features)
{
  const GlmWord *const *words = sentence->words + GLM_WINDOW + 1;
  guint next = position + 1;

  while (next < sentence->n && next - position < 4 && (words[next]->flags & GLM_WORD_SMALL) != 0)
    next++;
  if (next >= sentence->n || (words[next]->flags & GLM_WORD_CAPITAL) == 0)
    return;
  push (features, GLM_FEATURE_PLAIN, T_NEXT_NAME, words[position]->lower, next - position);
  push (features, GLM_FEATURE_GAZETTEER, T_NEXT_NAME_CLASSES,
        (guint64) words[position]->classes << 32 | words[next]->classes, next - position);
}

/**
 * glm_features_context:
 * @sentence: a sentence that was read
 * @position: a word of it
 * @features: where to add
 *
 * Adds the features that hang on several words.
 */
void
glm_features_context (const GlmSentence *sentence,
                      guint              position,
                      GlmFeatures       *features)
{
  const GlmWord *const *words = sentence->words + GLM_WINDOW + 1;
  const GlmWord *word = words[position];
  const GlmWord *before = words[(int) position - 1];
  const GlmWord *after = words[position + 1];
  const GlmWord *before_two = words[(int) position - 2];
  const GlmWord *after_two = words[position + 2];
  guint marks = sentence->marks[position];
  guint phrases = sentence->begins[position] | sentence->insides[position];
  gboolean capital = (word->flags & GLM_WORD_CAPITAL) != 0;

  push (features, identity_group (word), T_PAIR_LOWER_BEFORE, before->lower, word->lower);
  push (features, identity_group (word), T_PAIR_LOWER_AFTER, word->lower, after->lower);
  push (features, GLM_FEATURE_PLAIN, T_SHAPES_THREE, (guint64) before->shape << 32 | word->shape, after->shape);
  for (guint i = 0; phrases >> i != 0; i++)
    {
      if (sentence->begins[position] & (1u << i))
        push (features, GLM_FEATURE_GAZETTEER, T_PHRASE_BEGIN, i, capital);
      if (sentence->insides[position] & (1u << i))
        push (features, GLM_FEATURE_GAZETTEER, T_PHRASE_INSIDE, i, capital);
    }
  if (phrases != 0)
    push (features, GLM_FEATURE_GAZETTEER, T_PHRASE_SET, sentence->begins[position], sentence->insides[position]);
  if (!capital)
    {
      add_next_name (sentence, position, features);
      if ((word->flags & GLM_WORD_SMALL) != 0 && sentence->wide_to[position] > position)
        {
          push (features, GLM_FEATURE_PLAIN, T_WIDE_LEFT, words[(int) sentence->wide_from[position] - 1]->lower, 4);
          push (features, GLM_FEATURE_IDENTITY, T_WIDE_FIRST, words[sentence->wide_from[position]]->lower, 4);
          push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_BEFORE, before->classes, word->lower);
          push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_AFTER, word->lower, after->classes);
          push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_SHAPE,
                (guint64) before->classes << 32 | after->classes, word->lower);
          push (features, GLM_FEATURE_PLAIN, T_AROUND, before->lower, after->lower);
        }
      if (word->classes != 0)
        push (features, GLM_FEATURE_PLAIN, T_TWO_AFTER, after->lower, after_two->lower);
      return;
    }
  push (features, GLM_FEATURE_PLAIN, T_AROUND, before->lower, after->lower);
  push (features, GLM_FEATURE_PLAIN, T_SHAPES_BEFORE, before->shape, word->shape);
  push (features, GLM_FEATURE_PLAIN, T_SHAPES_AFTER, word->shape, after->shape);
  push (features, GLM_FEATURE_PLAIN, T_SHAPES_FIVE,
        (guint64) before_two->shape << 32 ^ before->shape ^ (guint64) word->shape << 16,
        (guint64) after->shape << 32 | after_two->shape);
  push (features, GLM_FEATURE_PLAIN, T_LOWER_BEFORE_SHAPE, before->lower, word->shape);
  push (features, GLM_FEATURE_PLAIN, T_SHAPE_LOWER_AFTER, word->shape, after->lower);
  push (features, GLM_FEATURE_PLAIN, T_TWO_BEFORE, before_two->lower, before->lower);
  push (features, GLM_FEATURE_PLAIN, T_TWO_AFTER, after->lower, after_two->lower);
  push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_BEFORE, before->classes, word->classes);
  push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_AFTER, word->classes, after->classes);
  push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_SHAPE, word->classes, word->shape);
  push (features, GLM_FEATURE_GAZETTEER, T_LOWER_BEFORE_CLASSES, before->lower, word->classes);
  push (features, GLM_FEATURE_GAZETTEER, T_CLASSES_LOWER_AFTER, word->classes, after->lower);
  push (features, GLM_FEATURE_PLAIN, T_MARKS_SHAPE, marks, word->shape);
  push (features, GLM_FEATURE_GAZETTEER, T_MARKS_CLASSES, marks, word->classes);
  push (features, GLM_FEATURE_PLAIN, T_LINE_SHAPE, sentence->many_capitals, word->shape);
  if (marks & GLM_MARK_PARENTHESIS)
    push (features, GLM_FEATURE_PLAIN, T_PARENTHESIS_AFTER, after->lower, word->flags & ~GLM_WORD_COMPANY);
  if (before->cluster != 0)
    push (features, GLM_FEATURE_PLAIN, T_CLUSTERS_BEFORE, before->cluster, before_two->cluster);
  if (after->cluster != 0)
    push (features, GLM_FEATURE_PLAIN, T_CLUSTERS_AFTER, after->cluster, after_two->cluster);
  add_run (sentence, position, features);
  add_head (sentence, position, features);
}

/* Adds what the other places of a word were called by the first pass. */
static void
add_votes (const GlmSentence *sentence,
           const GlmVotes    *votes,
           guint              position,
           guint              template,
           GlmFeatures       *features)
{
  guint at = sentence->first + position;
  const guint16 *counts = votes->counts[g_array_index (sentence->table->sequence, guint32, at)];
  guint total = 0;

  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    total += counts[tag];
  if (total <= 1)
    {
      push (features, GLM_FEATURE_VOTE, template, 0, 0);
      return;
    }
  for (guint tag = 0; tag < GLM_N_TAGS; tag++)
    {
      guint n = counts[tag] - (votes->tags[at] == tag);

      if (n > 0)
        push (features, GLM_FEATURE_VOTE, template, tag + 1, 4 * bucket (n) + 3 * n / (total - 1));
    }
}

/**
 * glm_features_votes:
 * @sentence: a sentence that was read
 * @votes: what the first pass said of the whole text
 * @position: a word of @sentence
 * @features: where to add
 *
 * Adds the features of the second pass: what the first pass said here, around, and of the same
 * words elsewhere in the text.
 */
void
glm_features_votes (const GlmSentence *sentence,
                    const GlmVotes    *votes,
                    guint              position,
                    GlmFeatures       *features)
{
  const GlmWord *const *words = sentence->words + GLM_WINDOW + 1;
  guint at = sentence->first + position;
  guint tag = votes->tags[at];
  guint before = position > 0 ? votes->tags[at - 1] : GLM_N_TAGS;
  guint after = position + 1 < sentence->n ? votes->tags[at + 1] : GLM_N_TAGS;
  guint two_after = position + 2 < sentence->n ? votes->tags[at + 2] : GLM_N_TAGS;
  gboolean capital = (words[position]->flags & GLM_WORD_CAPITAL) != 0;

  push (features, GLM_FEATURE_VOTE, T_TAG, tag, 0);
  push (features, GLM_FEATURE_VOTE, T_TAG_SURE, tag, 1 + votes->sure[at]);
  push (features, GLM_FEATURE_VOTE, T_TAG_BEFORE, before, tag);
  push (features, GLM_FEATURE_VOTE, T_TAG_AFTER, tag, after);
  push (features, GLM_FEATURE_VOTE, T_TAGS, before << 8 | tag, after);
  push (features, GLM_FEATURE_VOTE, T_TAG_TWO_AFTER, tag << 8 | after, two_after);
  if (!capital)
    return;
  add_votes (sentence, votes, position, T_VOTE, features);
  if (position > 0 && (words[position - 1]->flags & GLM_WORD_CAPITAL) != 0)
    add_votes (sentence, votes, position - 1, T_VOTE_BEFORE, features);
  if (position + 1 < sentence->n && (words[position + 1]->flags & GLM_WORD_CAPITAL) != 0)
    add_votes (sentence, votes, position + 1, T_VOTE_AFTER, features);
  if (sentence->tight_to[position] - sentence->tight_from[position] == 1)
    add_votes (sentence, votes, position, T_VOTE_ALONE, features);
  else
    add_votes (sentence, votes, sentence->tight_to[position] - 1, T_VOTE_RUN, features);
}
