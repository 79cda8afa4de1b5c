/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-range.h"

G_BEGIN_DECLS

/* Most bytes and characters that one character folds to (U+FDFA becomes eighteen letters). */
#define GLM_FOLD_MAX_BYTES      96
#define GLM_FOLD_MAX_CHARACTERS 24

/**
 * GlmFoldClass:
 *
 * What the rules of folding need to know of a character.
 */
typedef enum
{
  GLM_FOLD_NONE,
  GLM_FOLD_IGNORED,   /* format characters: soft hyphen, zero-width space, joiners */
  GLM_FOLD_MARK,      /* a mark over or under the letter before it */
  GLM_FOLD_SPACE,     /* any white space or line end */
  GLM_FOLD_LETTER,
  GLM_FOLD_DIGIT,
  GLM_FOLD_QUOTE,     /* guillemets and double quotes */
  GLM_FOLD_HIGH_SIGN, /* ; : ! ? */
  GLM_FOLD_HYPHEN,    /* any hyphen or dash */
  GLM_FOLD_SIGN,      /* what stands beside a number, with a space or without: % € ° § */
  GLM_FOLD_OTHER,
} GlmFoldClass;

/**
 * GlmFoldCase:
 * @GLM_FOLD_CASE_ANY: the second letter of a capital ligature: Œuvre is Oeuvre and OEuvre
 */
typedef enum
{
  GLM_FOLD_CASE_NONE,
  GLM_FOLD_CASE_LOWER,
  GLM_FOLD_CASE_UPPER,
  GLM_FOLD_CASE_ANY,
} GlmFoldCase;

/**
 * GlmFoldedCharacter:
 * @fold_class: what it is
 * @n_bytes: bytes of the folded form
 * @n_characters: characters of the folded form
 * @bytes: the folded form in UTF-8, not terminated
 * @cases: a #GlmFoldCase for each of its characters
 * @marks: a sum over its marks that does not depend on their order; 0 for none
 *
 * One character, folded, with what the folding left out.
 */
typedef struct
{
  GlmFoldClass fold_class;
  guint        n_bytes;
  guint        n_characters;
  guint32      marks;
  char         bytes[GLM_FOLD_MAX_BYTES];
  guint8       cases[GLM_FOLD_MAX_CHARACTERS];
} GlmFoldedCharacter;

/**
 * GlmFoldUnitKind:
 * @GLM_FOLD_UNIT_CHARACTER: a character and what it folds to
 * @GLM_FOLD_UNIT_SPACE: a run of white space, with marks and format characters in it; folds to one space, or to nothing beside a quote,
 *   before a high sign, between two digits and between a digit and its sign
 * @GLM_FOLD_UNIT_LINE_HYPHEN: a hyphen at a line end inside a word, with the line end; folds to nothing
 * @GLM_FOLD_UNIT_IGNORED: a mark or format character; folds to nothing
 */
typedef enum
{
  GLM_FOLD_UNIT_CHARACTER,
  GLM_FOLD_UNIT_SPACE,
  GLM_FOLD_UNIT_LINE_HYPHEN,
  GLM_FOLD_UNIT_IGNORED,
} GlmFoldUnitKind;

/**
 * GlmFoldUnit:
 * @kind: what it is
 * @fold_class: class of its first character
 * @source: its bytes in the text
 * @bytes: what it folds to, valid until the next unit is asked for
 * @n_bytes: bytes of that
 * @kept: whether byte n of the one stands for byte n of the other
 *
 * The least stretch of text that is folded as a whole.
 */
typedef struct
{
  GlmFoldUnitKind kind;
  GlmFoldClass    fold_class;
  GlmRange        source;
  const char     *bytes;
  guint           n_bytes;
  gboolean        kept;
} GlmFoldUnit;

/**
 * GlmFoldScanner:
 *
 * Goes through a text unit by unit. Lives on the caller's stack.
 */
typedef struct
{
  const char        *text;
  gsize              length;
  gsize              position;
  GlmFoldClass       before; /* of the last character that left something in the folded text */
  GlmFoldedCharacter folded; /* where a character is folded that no table has */
} GlmFoldScanner;

void         _glm_fold_character          (gunichar            c,
                                           GlmFoldedCharacter *folded);
GlmFoldClass _glm_fold_class              (gunichar            c);
void         _glm_fold_scanner_init       (GlmFoldScanner     *self,
                                           const char         *text,
                                           gsize               length);
gboolean     _glm_fold_scanner_next       (GlmFoldScanner     *self,
                                           GlmFoldUnit        *unit);
gsize        _glm_fold_scanner_copy_plain (GlmFoldScanner     *self,
                                           char               *folded,
                                           gsize               max);

G_END_DECLS
