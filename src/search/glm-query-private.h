/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"
#include "glm-fold-letters.h"

G_BEGIN_DECLS

/**
 * GlmNeedle:
 * @folded: what is looked for in the folded text, without space at its ends; not terminated
 * @n_folded: its length in bytes
 * @letters: (element-type GlmFoldLetter): what folding left out of it
 * @n_letters: how many of @letters leave something in the folded text
 * @space_before: whether white space must stand before
 * @space_after: whether white space must stand after
 * @word_start: whether it begins with a letter or digit
 * @word_end: whether it ends with one
 * @digits: whether it has two digits in a row, so that spaces between digits count
 * @hyphen: whether it has a hyphen
 *
 * A phrase made ready for the finder.
 */
typedef struct
{
  char    *folded;
  gsize    n_folded;
  GArray  *letters;
  guint    n_letters;
  gboolean space_before;
  gboolean space_after;
  gboolean word_start;
  gboolean word_end;
  gboolean digits;
  gboolean hyphen;
} GlmNeedle;

/**
 * GlmTerm:
 * @needle: what is looked for
 * @text: it as it was typed
 * @quoted: it was typed in quotes, so no other form of it is meant
 * @excluded: it must not stand in the paragraph
 * @distance: how many words on or back from the term before it at most; 0 where that does not count
 *
 * One term of a query of several.
 */
typedef struct
{
  GlmNeedle needle;
  char     *text;
  gboolean  quoted;
  gboolean  excluded;
  guint     distance;
} GlmTerm;

/* @terms: (element-type GlmTerm): %NULL for a query that can only be a phrase */
struct _GlmQuery
{
  char         *pattern;
  GlmQueryFlags flags;
  GlmNeedle     needle;
  GArray       *terms;
  GRegex       *regex; /* NULL unless GLM_QUERY_REGEX */
};

void    _glm_needle_init  (GlmNeedle  *self,
                           const char *pattern,
                           gsize       length);
void    _glm_needle_clear (GlmNeedle  *self);
GArray *_glm_query_parse  (const char *pattern,
                           gboolean    near);

G_END_DECLS
