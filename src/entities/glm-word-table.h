/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-gazetteer.h"

G_BEGIN_DECLS

/* Signs of a word's form. */
enum
{
  GLM_WORD_CAPITAL = 1 << 0,     /* begins with a capital */
  GLM_WORD_ALL_CAPITALS = 1 << 1, /* two letters or more, all capitals */
  GLM_WORD_INITIAL = 1 << 2,     /* one capital, perhaps with a dot */
  GLM_WORD_NUMBER = 1 << 3,      /* digits, perhaps with comma or dot */
  GLM_WORD_SIGN = 1 << 4,        /* neither letters nor digits */
  GLM_WORD_SMALL = 1 << 5,       /* may stand inside a name: "de", "la", "d'", "von" */
  GLM_WORD_LOWER_SEEN = 1 << 6,  /* the same word stands in small letters in the text */
  GLM_WORD_ACRONYM = 1 << 7,     /* the text gives it in parentheses after what it stands for */
  GLM_WORD_AFTER_NAME = 1 << 8,  /* somewhere in the text it comes after a first name */
  GLM_WORD_AFTER_TITLE = 1 << 9, /* after "M.", "Mme" and the like */
  GLM_WORD_AFTER_PLACE = 1 << 10, /* after "à" or "en" */
  GLM_WORD_AFTER_ARTICLE = 1 << 11, /* after an article, with the preposition or not */
};

/* The signs that tell what stands before a word anywhere in the text. */
#define GLM_WORD_COMPANY (GLM_WORD_AFTER_NAME | GLM_WORD_AFTER_TITLE | GLM_WORD_AFTER_PLACE | GLM_WORD_AFTER_ARTICLE)

#define GLM_WORD_N_AFFIXES 7

/**
 * GlmWord:
 * @form: hash of the form, case kept, apostrophes and hyphens unified
 * @lower: hash of the form in small letters, digits as 0
 * @folded: hash for the lexicon: only the first letter keeps its case
 * @affixes: hashes of the first 2, 3, 4 and the last 2, 3, 4, 5 characters in small letters; 0 where too short
 * @shape: hash of the shape ("Xx-Xx", "X.", "00")
 * @flags: the signs above
 * @classes: what the lexicon says of the word alone
 * @cluster: its cluster plus 1, or 0
 * @n_seen: how often it stands in the text
 * @first_letter: its first letter as a capital, for acronyms
 * @letters: for all capitals: up to eight letters, else empty
 *
 * All that is known of one distinct word of a text.
 */
typedef struct
{
  guint64  form;
  guint64  lower;
  guint64  folded;
  guint64  affixes[GLM_WORD_N_AFFIXES];
  guint32  shape;
  guint16  flags;
  guint16  classes;
  guint16  cluster;
  guint16  n_letters;
  guint32  n_seen;
  gunichar first_letter;
  gunichar letters[8];
} GlmWord;

/**
 * GlmWordTable:
 * @words: (element-type GlmWord): the distinct words
 * @sequence: (element-type guint32): the text as indexes into @words
 * @sentences: (element-type guint32): index into @sequence where each sentence begins
 *
 * A text as its distinct words. Words are gathered with glm_word_table_add(), sentences are
 * closed with glm_word_table_end_sentence(), then glm_word_table_close() looks over the whole.
 */
typedef struct
{
  const GlmGazetteer *gazetteer;
  GArray             *words;
  GArray             *sequence;
  GArray             *sentences;
  guint32            *slots;
  guint32             n_slots;
} GlmWordTable;

void    glm_word_table_init         (GlmWordTable       *self,
                                     const GlmGazetteer *gazetteer);
void    glm_word_table_clear        (GlmWordTable       *self);
void    glm_word_table_add          (GlmWordTable       *self,
                                     const char         *word,
                                     gsize               length);
void    glm_word_table_end_sentence (GlmWordTable       *self);
void    glm_word_table_close        (GlmWordTable       *self);

guint64 glm_word_fold               (const char         *word,
                                     gsize               length);
guint64 glm_word_lower              (const char         *word,
                                     gsize               length);

static inline const GlmWord *
glm_word_table_at (const GlmWordTable *self,
                   guint               position)
{
  return &g_array_index (self->words, GlmWord, g_array_index (self->sequence, guint32, position));
}

G_END_DECLS
