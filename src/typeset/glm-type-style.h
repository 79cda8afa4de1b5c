/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmBreaker:
 * @GLM_BREAKER_TOTAL_FIT: Knuth–Plass over the whole paragraph
 * @GLM_BREAKER_GREEDY: the longest line that fits, one by one
 * @GLM_BREAKER_PANGO: what PangoLayout would do; for comparison
 */
typedef enum
{
  GLM_BREAKER_TOTAL_FIT,
  GLM_BREAKER_GREEDY,
  GLM_BREAKER_PANGO,
} GlmBreaker;

/**
 * GlmTypeStyle:
 * @family: (nullable): a font family for running text, %NULL for the default stack
 * @size: size of running text in pixels (the view multiplies by zoom and text scale before)
 * @line_height: distance of baselines as a multiple of @size
 * @indent: first-line indent of a paragraph that follows a paragraph, in em; 0 parts paragraphs by a space instead
 * @breaker: how lines are broken
 * @justify: set lines to the full measure
 * @hyphenate: allow discretionary hyphens
 * @optical_margins: let hyphens, commas, guillemets hang a little outside the measure
 * @drop_capital: drop capital for the first paragraph
 *
 * How an article is set. Immutable once made; glm_type_style_equal() says whether two would
 * give the same lines.
 */
typedef struct
{
  char      *family;
  double     size;
  double     line_height;
  double     indent;
  GlmBreaker breaker;
  guint      justify : 1;
  guint      hyphenate : 1;
  guint      optical_margins : 1;
  guint      drop_capital : 1;
} GlmTypeStyle;

GlmTypeStyle *glm_type_style_new   (void);
GlmTypeStyle *glm_type_style_copy  (const GlmTypeStyle *self);
void          glm_type_style_free  (GlmTypeStyle       *self);
gboolean      glm_type_style_equal (const GlmTypeStyle *a,
                                    const GlmTypeStyle *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmTypeStyle, glm_type_style_free)

G_END_DECLS
