/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-folding.h"

G_BEGIN_DECLS

/**
 * GlmFoldGap:
 * @GLM_FOLD_GAP_SPACE: white space between two digits that parts two numbers
 * @GLM_FOLD_GAP_GROUP: white space that groups the digits of one number
 */
typedef enum
{
  GLM_FOLD_GAP_NONE,
  GLM_FOLD_GAP_SPACE,
  GLM_FOLD_GAP_GROUP,
} GlmFoldGap;

/**
 * GlmFoldLetter:
 * @marks: sum over the marks of the letter, 0 for none
 * @n_bytes: bytes of the letter in the folded text
 * @letter_case: a #GlmFoldCase
 * @gap: a #GlmFoldGap, what was left out between the digit before and this one
 * @hyphen: whether it is a hyphen or dash
 * @line_hyphen: whether this is a hyphen at a line end, which leaves nothing in the folded text
 *
 * What folding left out, for one letter of a folded text.
 */
typedef struct
{
  guint32 marks;
  guint8  n_bytes;
  guint8  letter_case;
  guint8  gap;
  guint8  hyphen;
  guint8  line_hyphen;
} GlmFoldLetter;

/**
 * GlmFoldStrictness:
 *
 * What counts when letters are compared that fold to the same.
 */
typedef enum
{
  GLM_FOLD_STRICT_NONE = 0,
  GLM_FOLD_STRICT_CASE = 1 << 0,
  GLM_FOLD_STRICT_MARKS = 1 << 1,
} GlmFoldStrictness;

gboolean   _glm_fold_is_group_space  (const char          *text,
                                      gsize                length,
                                      GlmRange             gap,
                                      gboolean             partial);
void       _glm_fold_letters_gather  (GArray              *letters,
                                      const char          *text,
                                      gsize                length,
                                      GlmRange             range,
                                      GlmFoldClass         before,
                                      gboolean             partial,
                                      guint                max);
gboolean   _glm_fold_letters_compare (const GlmFoldLetter *asked,
                                      guint                n_asked,
                                      const GlmFoldLetter *found,
                                      guint                n_found,
                                      GlmFoldStrictness    strictness);

G_END_DECLS
