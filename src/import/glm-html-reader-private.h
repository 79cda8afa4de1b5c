/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-evidence.h"
#include "glm-html-reader.h"
#include "glm-html-runs.h"

G_BEGIN_DECLS

/* Prose of fewer characters is no article. */
#define GLM_HTML_MIN_ARTICLE 500

/**
 * GlmHtmlReader:
 * @tree: the page
 * @clues: what is known of the article
 * @dropped: for each node, whether it is left out with all that is in it
 * @measures: for each text node what is known of it
 * @hints: for each element a set of #GlmHtmlHint
 * @runs: (element-type GlmHtmlRun): the runs, in order
 * @weights: how much each run speaks for the element it is in
 * @sums: for each node and the end, the weights of the runs that begin before it
 * @told: (nullable): for each node and the end, the characters before it that are of the text that the page tells
 * @body: (nullable): the text that the page tells of itself
 * @known: for each run whether it is part of that text
 * @notes: for each node whether it is in a foot- or endnote
 * @first_runs: for each element the first text of the first run in it
 * @root: the element that is the article
 * @about_sites: the article itself is about cookies or rights
 *
 * What the steps of the reader mode hand on to each other.
 */
typedef struct
{
  const GlmHtmlTree  *tree;
  const GlmHtmlClues *clues;
  guint8             *dropped;
  GlmHtmlMeasure     *measures;
  guint16            *hints;
  GArray             *runs;
  double             *weights;
  double             *sums;
  double             *told;
  GlmHtmlEvidence    *body;
  gboolean           *known;
  guint8             *notes;
  guint32            *first_runs;
  guint32             root;
  gboolean            about_sites;
} GlmHtmlReader;

static inline const GlmHtmlRun *
glm_html_reader_get_run (const GlmHtmlReader *self,
                         guint                index)
{
  return &g_array_index (self->runs, GlmHtmlRun, index);
}

/* What @sums have for all that is in @node. */
static inline double
glm_html_reader_sum (const double      *sums,
                     const GlmHtmlTree *tree,
                     guint32            node)
{
  return sums[tree->nodes[node].end] - sums[node];
}

void     glm_html_reader_weigh_prose (GlmHtmlReader *self);
guint8  *glm_html_reader_map_inside (const GlmHtmlReader *self);
void     glm_html_reader_drop_run (GlmHtmlReader    *self,
                                  const GlmHtmlRun *run);
gboolean glm_html_is_heading_to_press (const GlmHtmlTree *tree,
                                       guint32            node);
gboolean glm_html_reader_is_inlined_picture (const GlmHtmlReader *self,
                                             guint32              node);
void     glm_html_reader_drop_boxes (GlmHtmlReader *self);
void     glm_html_reader_drop_cards (GlmHtmlReader *self);
void     glm_html_reader_drop_lines (GlmHtmlReader *self);
void     glm_html_reader_cut_ends (GlmHtmlReader *self);
void     glm_html_reader_keep_standfirst (const GlmHtmlReader *self,
                                         const guint8        *before,
                                         guint8              *kept);

G_END_DECLS
