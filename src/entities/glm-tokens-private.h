/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-tokens.h"

G_BEGIN_DECLS

/* What the scanner sees in one character. */
typedef enum
{
  GLM_CHARACTER_SPACE,
  GLM_CHARACTER_LETTER,
  GLM_CHARACTER_DIGIT,
  GLM_CHARACTER_APOSTROPHE,
  GLM_CHARACTER_HYPHEN,
  GLM_CHARACTER_OTHER,
} GlmCharacterClass;

gunichar          glm_scan_character       (const char *text,
                                            gsize       length,
                                            gsize       position,
                                            guint      *n_bytes);
GlmCharacterClass glm_scan_class           (gunichar    character);
gsize             glm_scan_token           (const char *text,
                                            gsize       length,
                                            gsize       position);

gboolean          glm_abbreviation_is_known      (const char *word,
                                                  gsize       length);
gboolean          glm_abbreviation_needs_number  (const char *word,
                                                  gsize       length);
gboolean          glm_word_opens_sentence        (const char *word,
                                                  gsize       length);

/* Marks in @ends (one byte a token, zeroed) each token of [first, n) that closes a sentence. */
void              glm_sentences_find       (const char     *text,
                                            const GlmToken *tokens,
                                            guint           first,
                                            guint           n_tokens,
                                            guint8         *ends);

G_END_DECLS
