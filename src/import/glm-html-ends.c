/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-html-reader-private.h"

#include "glm-html-hints.h"

/* What stands between two paragraphs of one article speaks no more against it than this; a paragraph outweighs it. */
#define MAX_GAP 60

/* How much a run speaks for being inside the article, once the element is chosen. */
static double
inside_weight (const GlmHtmlReader *self,
               guint                index)
{
  const GlmHtmlRun *run = glm_html_reader_get_run (self, index);
  guint tag = self->tree->nodes[run->owner].tag;

  if (self->known[index] || self->notes[run->first])
    return 400;
  if (glm_html_run_is_prose (run))
    return MIN (run->chars, 400);
  if (glm_html_run_link_density (run) > 0.5)
    return -60;
  if (tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6)
    return -1;
  if (run->chars >= 25 && run->ends_sentence)
    return run->chars;
  if (tag == GLM_HTML_TD || tag == GLM_HTML_TH || tag == GLM_HTML_DD || tag == GLM_HTML_DT)
    return -1;
  if (tag == GLM_HTML_LI)
    return -4;
  if (tag == GLM_HTML_P || tag == GLM_HTML_BLOCKQUOTE || tag == GLM_HTML_PRE)
    return -5;
  return -40;
}

/* A heading right over the first paragraph, in the same element, is the article's. */
static gboolean
opens_with (const GlmHtmlReader *self,
            guint                heading,
            guint                first)
{
  const GlmHtmlNode *nodes = self->tree->nodes;
  const GlmHtmlRun *run = glm_html_reader_get_run (self, heading);
  const GlmHtmlRun *next = glm_html_reader_get_run (self, first);

  return nodes[run->owner].tag >= GLM_HTML_H1 && nodes[run->owner].tag <= GLM_HTML_H6 &&
         nodes[run->owner].parent == nodes[next->owner].parent && glm_html_run_link_density (run) < 0.5;
}

/*
 * Where the page tells its text and that is nearly all the prose there is: what comes after its
 * last paragraph is no part of it, but for its notes, and neither is prose between its paragraphs that
 * stands in another element than any of them.
 */
static void
drop_untold (GlmHtmlReader *self,
             const guint8  *inside,
             guint          from,
             guint         *to)
{
  const GlmHtmlNode *nodes = self->tree->nodes;
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  guint64 prose = 0, known = 0;
  guint first = *to, last = 0;

  for (guint i = from; i < *to; i++)
    {
      const GlmHtmlRun *run = glm_html_reader_get_run (self, i);

      if (!inside[run->first] || !(self->known[i] || glm_html_run_is_prose (run)))
        continue;
      prose += run->chars;
      if (!self->known[i])
        continue;
      known += run->chars;
      first = MIN (first, i);
      last = i + 1;
      g_hash_table_add (parents, GUINT_TO_POINTER (nodes[run->owner].parent));
    }
  if (known < GLM_HTML_MIN_ARTICLE || known * 100 < prose * 85)
    return;
  while (last < *to && self->notes[glm_html_reader_get_run (self, last)->first])
    last++;
  *to = last;
  for (guint i = first; i < *to; i++)
    {
      const GlmHtmlRun *run = glm_html_reader_get_run (self, i);

      if (inside[run->first] && !self->known[i] && glm_html_run_is_prose (run) &&
          !g_hash_table_contains (parents, GUINT_TO_POINTER (nodes[run->owner].parent)))
        glm_html_reader_drop_run (self, run);
    }
}

/**
 * glm_html_reader_cut_ends:
 * @self: a reader with a root
 *
 * Keeps the stretch of runs for which most speaks; what stands before and after it is no part of the article.
 */
void
glm_html_reader_cut_ends (GlmHtmlReader *self)
{
  g_autofree guint8 *inside = glm_html_reader_map_inside (self);
  double sum = 0, best = 0, streak = 0;
  guint start = 0, from = 0, to = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmHtmlRun *run = glm_html_reader_get_run (self, i);
      double weight;

      if (!inside[run->first])
        continue;
      weight = inside_weight (self, i);
      /* A box of links in the midst of an article may be of any length. */
      streak = weight < 0 ? streak + weight : 0;
      if (weight < 0 && streak < -MAX_GAP)
        continue;
      if (sum <= 0)
        {
          sum = 0;
          start = i;
        }
      sum += weight;
      if (sum > best)
        {
          best = sum;
          from = start;
          to = i + 1;
        }
    }
  if (best <= 0)
    return;
  drop_untold (self, inside, from, &to);
  while (from > 0 && inside[glm_html_reader_get_run (self, from - 1)->first] && opens_with (self, from - 1, from))
    from--;
  for (guint i = 0; i < self->runs->len; i++)
    if (i < from || i >= to)
      glm_html_reader_drop_run (self, glm_html_reader_get_run (self, i));
}

/**
 * glm_html_reader_keep_standfirst:
 * @self: a reader whose article is found
 * @before: (array): what was dropped before the article was looked for
 * @kept: (array) (inout): for each node whether it is of the article
 *
 * The standfirst may stand apart from the body, over the picture or in a header: keeps the last
 * run before the body that says what the page's description says, or that is named so.
 */
void
glm_html_reader_keep_standfirst (const GlmHtmlReader *self,
                                 const guint8        *before,
                                 guint8              *kept)
{
  const GlmHtmlTree *tree = self->tree;
  g_autoptr (GArray) runs = glm_html_runs_new (tree, self->measures, before);
  g_autoptr (GlmHtmlEvidence) description =
    glm_html_evidence_new (self->clues->description != NULL ? self->clues->description : "");
  g_autofree char *first = NULL;
  const GlmHtmlRun *found = NULL;

  for (guint i = 0; i < runs->len; i++)
    {
      const GlmHtmlRun *run = &g_array_index (runs, GlmHtmlRun, i);
      g_autofree char *text = NULL;
      guint n_words;
      double share;
      gboolean named = FALSE;
      guint32 up = run->owner;

      if (kept[run->first])
        {
          first = glm_html_run_dup_text (tree, before, run, 1200);
          break;
        }
      if (run->chars < 40 || run->chars > 900 || glm_html_run_link_density (run) > 0.4 || tree->nodes[run->owner].tag == GLM_HTML_H1)
        continue;
      for (guint level = 0; level < 2 && up > 0; level++, up = tree->nodes[up].parent)
        named = named || (self->hints[up] & (GLM_HTML_HINT_STANDFIRST | GLM_HTML_HINT_FURNITURE | GLM_HTML_HINT_MAYBE |
                                             GLM_HTML_HINT_COMMENTS | GLM_HTML_HINT_CAPTION)) == GLM_HTML_HINT_STANDFIRST;
      text = glm_html_run_dup_text (tree, before, run, 1200);
      share = glm_html_evidence_share (description, text, &n_words);
      if ((share > 0.5 && n_words >= 7) || (share > 0.3 && n_words * 2 > glm_html_evidence_count (description) && n_words >= 12) ||
          (named && run->chars >= 50))
        if (self->clues->title == NULL || !glm_html_evidence_same (text, self->clues->title))
          found = run;
    }
  if (found == NULL || first == NULL)
    return;
  {
    g_autofree char *text = glm_html_run_dup_text (tree, before, found, 1200);

    if (glm_html_evidence_same (text, first))
      return;
  }
  for (guint32 i = found->first; i <= found->last; i++)
    if (before[i])
      i = tree->nodes[i].end - 1;
    else
      kept[i] = TRUE;
}
