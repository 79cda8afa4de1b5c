/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-tree.h"

G_BEGIN_DECLS

/**
 * GlmHtmlRun:
 * @owner: index of the block element it stands in
 * @first: index of its first text node
 * @last: index of its last text node
 * @chars: characters of text, white space apart
 * @link_chars: of these, in links
 * @strong_chars: of these, in bold
 * @sentences: how often a sentence ends in it
 * @commas: commas and semicolons
 * @ends_sentence: its last sign ends a sentence
 *
 * Text between two borders of blocks: what a reader sees as one paragraph, line, cell or heading.
 */
typedef struct
{
  guint32  owner;
  guint32  first;
  guint32  last;
  guint32  chars;
  guint32  link_chars;
  guint32  strong_chars;
  guint32  sentences;
  guint32  commas;
  gboolean ends_sentence;
} GlmHtmlRun;

/**
 * GlmHtmlMeasure:
 * @chars: characters of text, white space apart
 * @sentences: how often a sentence ends in it
 * @commas: commas and semicolons
 * @end: how it leaves the end of the run
 *
 * What is known of the text of one node.
 */
typedef struct
{
  guint32 chars;
  guint32 sentences;
  guint32 commas;
  enum
  {
    GLM_HTML_ENDS_AS_BEFORE,
    GLM_HTML_ENDS_SENTENCE,
    GLM_HTML_ENDS_WITHIN,
  } end;
} GlmHtmlMeasure;

GlmHtmlMeasure *glm_html_measures_new (const GlmHtmlTree *tree,
                                       const guint8      *dropped);
GArray  *glm_html_runs_new (const GlmHtmlTree    *tree,
                            const GlmHtmlMeasure *measures,
                            const guint8         *dropped);
char    *glm_html_run_dup_text (const GlmHtmlTree *tree,
                                const guint8      *dropped,
                                const GlmHtmlRun  *run,
                                gsize              max_bytes);
double   glm_html_run_link_density (const GlmHtmlRun *run);
gboolean glm_html_run_is_prose (const GlmHtmlRun *run);

G_END_DECLS
