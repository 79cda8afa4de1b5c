/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography-private.h"

G_BEGIN_DECLS

/**
 * GlmRuleScanner:
 *
 * One block while its rules are applied: the text with the signs that earlier rules put in place
 * of others, so that later rules see «, not ", and the role that a space was given.
 */
typedef struct
{
  const GlmRuleContext *context;
  const char           *text;
  gsize                 length;
  const guint8         *mask;
  guint16              *signs;  /* by byte: the character that stands here instead, 0 for none */
  guint8               *forced; /* by byte of a space's start: its role plus one, 0 for none */
  GArray               *edits;
} GlmRuleScanner;

gunichar glm_rule_scanner_at        (const GlmRuleScanner *self,
                                     gsize                 position);
gunichar glm_rule_scanner_before    (const GlmRuleScanner *self,
                                     gsize                 position);
gunichar glm_rule_scanner_after     (const GlmRuleScanner *self,
                                     gsize                 position);
gsize    glm_rule_scanner_next      (const GlmRuleScanner *self,
                                     gsize                 position);
gsize    glm_rule_scanner_space_end (const GlmRuleScanner *self,
                                     gsize                 position);
gsize    glm_rule_scanner_space_start (const GlmRuleScanner *self,
                                     gsize                 position);
gsize    glm_rule_scanner_word_start (const GlmRuleScanner *self,
                                     gsize                 position);
gsize    glm_rule_scanner_word_end  (const GlmRuleScanner *self,
                                     gsize                 position);
void     glm_rule_scanner_edit      (GlmRuleScanner       *self,
                                     gsize                 start,
                                     gsize                 end,
                                     const char           *replacement,
                                     GlmEditRole           role);

void     glm_rule_quotes            (GlmRuleScanner       *self);
void     glm_rule_dashes            (GlmRuleScanner       *self);
void     glm_rule_numbers           (GlmRuleScanner       *self);
GlmEditRole glm_rule_words          (const GlmRuleScanner *self,
                                     gsize                 space_start,
                                     gsize                 space_end,
                                     gboolean             *found);
gsize    glm_rule_unit_length       (const char           *text,
                                     gsize                 length,
                                     gboolean              tight);

G_END_DECLS
