/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the lexicon knows for sure and the model passed over: a name of several words that the lists have for an
 * institution and for nothing else.
 */

#include "config.h"

#include "glm-tagging.h"

#include "glm-features.h"

/* The lists whose phrases name institutions. Clubs are not among them: most are named like their town. */
#define BODIES ((1u << GLM_NAME_INSTITUTION) | (1u << GLM_NAME_MEDIA) | (1u << GLM_NAME_COMPANY) | (1u << GLM_NAME_UNIVERSITY))

/* Other things that a phrase may be too; a body's noun alone is none. */
#define DOUBTS (~(BODIES | (1u << GLM_NAME_BODY_NOUN) | (1u << GLM_NAME_CLUB)) & ((1u << GLM_N_NAME_CLASSES) - 1))

/* What such a mention is worth, before calibration. */
#define LEXICON_CONFIDENCE 0.7f

/* The order of kinds in tags: #GlmMentionKind. */
#define KIND_INSTITUTION 1

/* How many words from @at on are one name of an institution in the lists, at least two; 0 when they are not. */
static guint
phrase_length (const GlmWordTable *table,
               guint               at,
               guint               end)
{
  const guint32 *sequence = (const guint32 *) (gconstpointer) table->sequence->data;
  const GlmWord *words = (const GlmWord *) (gconstpointer) table->words->data;
  guint64 phrase = glm_gazetteer_extend (0, words[sequence[at]].folded);
  const GlmGazetteerEntry *entry = glm_gazetteer_find (table->gazetteer, phrase);
  guint found = 0;

  for (guint i = at + 1; entry != NULL && (entry->cluster & GLM_GAZETTEER_PREFIX) != 0 && i < end && i - at < GLM_GAZETTEER_MAX_WORDS; i++)
    {
      phrase = glm_gazetteer_extend (phrase, words[sequence[i]].folded);
      entry = glm_gazetteer_find (table->gazetteer, phrase);
      if (entry != NULL && (entry->classes & BODIES) != 0 && (entry->classes & DOUBTS) == 0)
        found = i + 1 - at;
    }
  return found;
}

/* A single word that can hardly be anything else: an acronym of three letters or more, or « franceinfo ». */
static gboolean
is_known_word (const GlmWord *word)
{
  if ((word->classes & BODIES) == 0 || (word->classes & DOUBTS) != 0)
    return FALSE;
  return (word->flags & GLM_WORD_CAPITAL) == 0 || ((word->flags & GLM_WORD_ALL_CAPITALS) != 0 && word->n_letters >= 3);
}

/* Whether the tags of [at, end) leave room: nothing there, or the beginning of the same name. */
static gboolean
is_open (const GlmTagging *self,
         guint             at,
         guint             end)
{
  guint i = at;

  if (self->tags[at] == GLM_TAG_BEGIN (KIND_INSTITUTION))
    for (i++; i < end && self->tags[i] == GLM_TAG_INSIDE (KIND_INSTITUTION); i++)
      ;
  for (; i < end; i++)
    if (self->tags[i] != 0)
      return FALSE;
  return end >= self->n || self->tags[end] == 0 || GLM_TAG_IS_BEGIN (self->tags[end]);
}

/**
 * glm_tagging_add_known:
 * @self: the tags of a text
 * @table: the text, as it was tagged
 *
 * Marks names of several words that the lexicon has for an institution and for nothing else, where
 * the model marked nothing or only their first words.
 */
void
glm_tagging_add_known (GlmTagging         *self,
                       const GlmWordTable *table)
{
  const guint32 *sentences = (const guint32 *) (gconstpointer) table->sentences->data;

  for (guint s = 0; s + 1 < table->sentences->len; s++)
    for (guint i = sentences[s]; i < sentences[s + 1]; i++)
      {
        const GlmWord *word = &g_array_index (table->words, GlmWord, g_array_index (table->sequence, guint32, i));
        guint n;

        /* « La Vie » may begin any title. */
        if ((word->flags & GLM_WORD_SMALL) != 0)
          continue;
        n = (word->flags & GLM_WORD_CAPITAL) != 0 ? phrase_length (table, i, sentences[s + 1]) : 0;
        if (n == 0 && is_known_word (word))
          n = 1;
        if (n == 0 || !is_open (self, i, i + n))
          continue;
        if (self->tags[i] == 0)
          self->confidences[i] = LEXICON_CONFIDENCE;
        self->tags[i] = GLM_TAG_BEGIN (KIND_INSTITUTION);
        for (guint k = i + 1; k < i + n; k++)
          self->tags[k] = GLM_TAG_INSIDE (KIND_INSTITUTION);
        i += n - 1;
      }
}
