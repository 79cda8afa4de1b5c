/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The reader mode: which part of a page is the article. The page is cut into runs (what a reader
 * sees as paragraphs and lines); each speaks for the element it is in when it is prose and
 * against it when it is links; the element for which most speaks is the article's, and what
 * is furniture in it is taken out. All sums are over a subtree, which is a stretch of an
 * array, so each step is one pass.
 */

#include "config.h"

#include "glm-html-reader-private.h"

#include "glm-html-hints.h"
#include "glm-html-notes.h"

#include <string.h>

/* The share of the text that an element has which the page marks as all of it. */
#define MIN_MARKED 0.6
/* The share of links from which a sidebar is a column, and of the page beyond which it is no sidebar. */
#define MAX_BESIDE 0.3
/* So many short lines of a list or cells of a table speak against the place where it is, as a short menu does: what is
 * longer is figures or names, and they may be what the article is about. */
#define MAX_SHORT_ITEMS 50
/* How far above its text the list may be. */
#define MAX_LEVELS 8

/* `aria-hidden` on many a paragraph keeps a text from those who do not pay, and from nobody else. */
static gboolean
hides_paragraphs (const GlmHtmlTree *tree)
{
  guint paragraphs = 0, hidden = 0;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == GLM_HTML_P)
      {
        paragraphs++;
        hidden += tree->nodes[i].hidden == GLM_HTML_HIDDEN_FROM_SOME;
      }
  return hidden >= 3 && hidden * 5 > paragraphs;
}

/**
 * glm_html_is_heading_to_press:
 * @tree: a page
 * @node: index of an element
 *
 * Returns: whether it is a button that is all of a heading: it opens the part of the text that it names
 */
gboolean
glm_html_is_heading_to_press (const GlmHtmlTree *tree,
                              guint32            node)
{
  guint32 up = node;

  if (tree->nodes[node].tag != GLM_HTML_BUTTON)
    return FALSE;
  for (guint level = 0; level < 2 && up > 0; level++)
    {
      up = tree->nodes[up].parent;
      if (tree->nodes[up].tag >= GLM_HTML_H2 && tree->nodes[up].tag <= GLM_HTML_H6)
        return TRUE;
    }
  return FALSE;
}

/**
 * glm_html_drop_unseen:
 * @tree: a page
 *
 * Marks what a browser does not show: scripts, forms' fields, media, what `hidden`,
 * `aria-hidden` or an inline style hides. What holds more than half of the page's text is not
 * believed to be hidden: a script shows it.
 *
 * Returns: (transfer full): for each node, whether it is left out with all that is in it
 */
guint8 *
glm_html_drop_unseen (const GlmHtmlTree *tree)
{
  guint8 *dropped = g_new0 (guint8, tree->n_nodes);
  g_autofree guint64 *bytes = g_new0 (guint64, tree->n_nodes + 1);
  gboolean aria_lies;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    bytes[i + 1] = bytes[i] + (tree->nodes[i].tag == GLM_HTML_TEXT ? tree->nodes[i].length : 0);
  aria_lies = hides_paragraphs (tree);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];

      dropped[i] = ((glm_html_tag_get_flags (node->tag) & GLM_HTML_UNSEEN) != 0 && !glm_html_is_heading_to_press (tree, i)) ||
                   (node->hidden == GLM_HTML_HIDDEN && 2 * (bytes[node->end] - bytes[i]) < bytes[tree->n_nodes]) ||
                   (node->hidden == GLM_HTML_HIDDEN_FROM_SOME && !aria_lies && node->tag != GLM_HTML_FIGCAPTION);
      if (dropped[i])
        i = node->end - 1;
    }
  return dropped;
}

static double
weigh (const GlmHtmlReader *self,
       const GlmHtmlRun    *run)
{
  guint tag = self->tree->nodes[run->owner].tag;
  double density = glm_html_run_link_density (run);

  if (tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6)
    return density > 0.5 ? -(double) MIN (run->chars, 80) : 0;
  if (glm_html_run_is_prose (run))
    return (double) MIN (run->chars, 1500) * (1 - density) * (tag == GLM_HTML_P ? 1.2 : tag == GLM_HTML_LI ? 0.6
                                                                                                          : 1);
  if (density > 0.5)
    return -(double) MIN (run->chars, 100) - 25;
  if (run->chars >= 25 && run->ends_sentence)
    return (double) run->chars * 0.5;
  if (tag == GLM_HTML_LI || tag == GLM_HTML_TD || tag == GLM_HTML_TH || tag == GLM_HTML_DD || tag == GLM_HTML_DT)
    return -2;
  return tag == GLM_HTML_P ? -10 : -25;
}

static void
sum_weights (GlmHtmlReader *self)
{
  guint next = 0;

  self->sums[0] = 0;
  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      self->sums[i + 1] = self->sums[i];
      while (next < self->runs->len && glm_html_reader_get_run (self, next)->first == i)
        self->sums[i + 1] += self->weights[next++];
    }
}

static void
find_runs (GlmHtmlReader *self)
{
  g_clear_pointer (&self->runs, g_array_unref);
  self->runs = glm_html_runs_new (self->tree, self->measures, self->dropped);
  g_free (self->weights);
  self->weights = g_new0 (double, self->runs->len + 1);
}

/**
 * glm_html_reader_weigh_prose:
 * @self: a reader
 *
 * Finds the runs of what is not dropped anew; their weights, and the sums of these, count prose alone.
 */
void
glm_html_reader_weigh_prose (GlmHtmlReader *self)
{
  find_runs (self);
  for (guint i = 0; i < self->runs->len; i++)
    self->weights[i] = glm_html_run_is_prose (glm_html_reader_get_run (self, i)) ? glm_html_reader_get_run (self, i)->chars : 0;
  sum_weights (self);
}

/* A form that asks for something and is not the frame of the whole page. */
static void
drop_forms (GlmHtmlReader *self)
{
  const GlmHtmlTree *tree = self->tree;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      guint fields = 0;
      gboolean frame = FALSE;

      if (self->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag != GLM_HTML_FORM)
        continue;
      for (guint32 j = i + 1; j < node->end && !frame; j++)
        {
          fields += tree->nodes[j].tag == GLM_HTML_INPUT || tree->nodes[j].tag == GLM_HTML_TEXTAREA ||
                    tree->nodes[j].tag == GLM_HTML_SELECT || tree->nodes[j].tag == GLM_HTML_BUTTON;
          frame = tree->nodes[j].tag == GLM_HTML_H1 || tree->nodes[j].tag == GLM_HTML_ARTICLE || tree->nodes[j].tag == GLM_HTML_MAIN;
        }
      if (!frame && fields > 0)
        {
          self->dropped[i] = TRUE;
          i = node->end - 1;
        }
    }
}

static gboolean
has_title_inside (const GlmHtmlReader *self,
                  guint32              node)
{
  for (guint32 i = node + 1; i < self->tree->nodes[node].end && i < node + 400; i++)
    if (self->tree->nodes[i].tag == GLM_HTML_H1)
      return TRUE;
  return FALSE;
}

/* Takes out what is named as furniture, unless it holds so much prose that the name must mean something else. */
static void
drop_named (GlmHtmlReader *self,
            guint          hint,
            double         max_share)
{
  double total;

  glm_html_reader_weigh_prose (self);
  total = self->sums[self->tree->n_nodes];
  for (guint32 i = 1; i < self->tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &self->tree->nodes[i];

      if (self->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if ((self->hints[i] & hint) == 0 || node->tag == GLM_HTML_BODY || node->tag == GLM_HTML_HTML ||
          node->tag == GLM_HTML_MAIN || (node->tag >= GLM_HTML_H1 && node->tag <= GLM_HTML_H6))
        continue;
      if (glm_html_reader_sum (self->sums, self->tree, i) > max_share * total)
        continue;
      /* Styles of paragraphs have many names; one that is prose speaks for itself. */
      if (node->tag == GLM_HTML_P && glm_html_reader_sum (self->sums, self->tree, i) > 0)
        continue;
      if (hint != GLM_HTML_HINT_FURNITURE && has_title_inside (self, i))
        continue;
      if (self->told != NULL && 2 * glm_html_reader_sum (self->told, self->tree, i) > glm_html_reader_sum (self->sums, self->tree, i))
        continue;
      self->dropped[i] = TRUE;
      i = node->end - 1;
    }
}

/*
 * A sidebar is a column of links beside the article in the press, and a box with a remark in books
 * and manuals: what it links to decides.
 */
static void
drop_beside (GlmHtmlReader *self)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree double *chars = NULL;

  find_runs (self);
  for (guint i = 0; i < self->runs->len; i++)
    self->weights[i] = glm_html_reader_get_run (self, i)->chars;
  sum_weights (self);
  chars = g_memdup2 (self->sums, sizeof (double) * (tree->n_nodes + 1));
  for (guint i = 0; i < self->runs->len; i++)
    self->weights[i] = glm_html_reader_get_run (self, i)->link_chars;
  sum_weights (self);

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      if (!self->dropped[i] && (self->hints[i] & GLM_HTML_HINT_BESIDE) != 0 &&
          glm_html_reader_sum (chars, tree, i) < MAX_BESIDE * chars[tree->n_nodes] &&
          glm_html_reader_sum (self->sums, tree, i) > MAX_BESIDE * glm_html_reader_sum (chars, tree, i))
        self->dropped[i] = TRUE;
      if (self->dropped[i])
        i = tree->nodes[i].end - 1;
    }
}

/* Which runs are in the text that the page itself tells; forgets that text where the page does not show it. */
static void
compare_with_body (GlmHtmlReader *self)
{
  guint found = 0;

  g_free (self->known);
  self->known = g_new0 (gboolean, self->runs->len + 1);
  if (self->body == NULL)
    return;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmHtmlRun *run = glm_html_reader_get_run (self, i);
      g_autofree char *text = NULL;
      guint n_words;

      if (run->chars < 12)
        continue;
      text = glm_html_run_dup_text (self->tree, self->dropped, run, 20000);
      self->known[i] = glm_html_evidence_share (self->body, text, &n_words) > 0.6 && n_words > 3;
      if (self->known[i])
        found += n_words;
    }
  if (found * 10 < glm_html_evidence_count (self->body) * 6)
    {
      memset (self->known, 0, sizeof (gboolean) * self->runs->len);
      g_clear_pointer (&self->body, glm_html_evidence_free);
    }
}

/* Where the page tells its text: how many characters of that are shown before each node. */
static void
find_told (GlmHtmlReader *self)
{
  if (self->body == NULL)
    return;
  find_runs (self);
  compare_with_body (self);
  for (guint i = 0; i < self->runs->len; i++)
    self->weights[i] = self->known[i] ? glm_html_reader_get_run (self, i)->chars : 0;
  sum_weights (self);
  self->told = g_memdup2 (self->sums, sizeof (double) * (self->tree->n_nodes + 1));
}

static double
name_bonus (const GlmHtmlReader *self,
            guint32              node)
{
  guint tag = self->tree->nodes[node].tag;
  double bonus = 1;

  if (self->hints[node] & GLM_HTML_HINT_BODY)
    bonus += 0.15;
  if (tag == GLM_HTML_ARTICLE)
    bonus += 0.1;
  else if (tag == GLM_HTML_MAIN)
    bonus += 0.03;
  if (self->hints[node] & (GLM_HTML_HINT_COMMENTS | GLM_HTML_HINT_FURNITURE))
    bonus -= 0.2;
  return bonus;
}

/* What speaks for an element, @good, counts as much as its share of all that speaks: @good is never outweighed, only lessened. */
static double
worth (double good,
       double sum)
{
  return good > 0 ? good * good / (2 * good - sum) : 0;
}

/*
 * What the page itself marks as the article's text may be only one element that holds most of what speaks for the root: what is
 * named as a column or a box and stands outside of it in the root is then no text, however much prose is in it.
 */
static void
drop_outside_marked (GlmHtmlReader *self,
                     const double  *good)
{
  const GlmHtmlTree *tree = self->tree;
  guint32 marked = 0;

  for (guint32 i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      const char *itemprop = glm_html_tree_attribute (tree, i, GLM_HTML_ITEMPROP);

      if (itemprop == NULL || strcmp (itemprop, "articleBody") != 0 || self->dropped[i])
        continue;
      if (marked > 0)
        return;
      marked = i;
      i = tree->nodes[i].end - 1;
    }
  if (marked == 0 || glm_html_reader_sum (good, tree, marked) < MIN_MARKED * glm_html_reader_sum (good, tree, self->root))
    return;
  for (guint32 i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      gboolean around = i <= marked && tree->nodes[i].end > marked;

      if (!around && (self->hints[i] & (i < marked ? GLM_HTML_HINT_BESIDE | GLM_HTML_HINT_MAYBE : GLM_HTML_HINT_BESIDE)) != 0 &&
          (self->hints[i] & GLM_HTML_HINT_STANDFIRST) == 0)
        self->dropped[i] = TRUE;
      if (self->dropped[i] || i == marked)
        i = tree->nodes[i].end - 1;
    }
}

/* Whether @run is one item of a list or a table of which enough have spoken already. */
static gboolean
is_more_of_a_list (const GlmHtmlReader *self,
                   const GlmHtmlRun    *run,
                   guint32             *n_items)
{
  guint32 up = run->owner;

  if (glm_html_run_link_density (run) > 0.5)
    return FALSE;
  for (guint level = 0; level < MAX_LEVELS && up > 0; level++)
    {
      guint tag = self->tree->nodes[up].tag;

      if (tag == GLM_HTML_TABLE || tag == GLM_HTML_UL || tag == GLM_HTML_OL || tag == GLM_HTML_DL)
        return ++n_items[up] > MAX_SHORT_ITEMS;
      up = self->tree->nodes[up].parent;
    }
  return FALSE;
}

static gboolean
choose_root (GlmHtmlReader *self)
{
  g_autofree guint32 *n_items = g_new0 (guint32, self->tree->n_nodes);
  g_autofree double *good = g_new0 (double, self->tree->n_nodes + 1);
  g_autofree double *bad = NULL;
  double best = 0;

  find_runs (self);
  compare_with_body (self);
  bad = g_new0 (double, self->runs->len + 1);
  for (guint i = 0; i < self->runs->len; i++)
    {
      double weight = weigh (self, glm_html_reader_get_run (self, i));

      self->weights[i] = MAX (weight, 0) + (self->known[i] ? 2.0 * glm_html_reader_get_run (self, i)->chars : 0);
      bad[i] = weight < 0 && !is_more_of_a_list (self, glm_html_reader_get_run (self, i), n_items) ? weight : 0;
    }
  /* First what speaks for, then the sum of that and what speaks against. */
  sum_weights (self);
  memcpy (good, self->sums, sizeof (double) * (self->tree->n_nodes + 1));
  for (guint i = 0; i < self->runs->len; i++)
    self->weights[i] += bad[i];
  sum_weights (self);

  self->root = 0;
  for (guint32 i = 1; i < self->tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &self->tree->nodes[i];
      double value;

      if (self->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == GLM_HTML_TEXT || node->end - i < 2)
        continue;
      value = worth (glm_html_reader_sum (good, self->tree, i), glm_html_reader_sum (self->sums, self->tree, i)) * name_bonus (self, i);
      if (value > 0 && value >= best)
        {
          best = value;
          self->root = i;
        }
    }
  if (best > 0)
    drop_outside_marked (self, good);
  return best > 0;
}

/**
 * glm_html_reader_map_inside:
 * @self: a reader with a root
 *
 * Returns: (transfer full): for each node whether it is in the article and nothing it is in was dropped
 */
guint8 *
glm_html_reader_map_inside (const GlmHtmlReader *self)
{
  guint8 *inside = g_new0 (guint8, self->tree->n_nodes);

  for (guint32 i = self->root; i < self->tree->nodes[self->root].end; i++)
    if (self->dropped[i])
      i = self->tree->nodes[i].end - 1;
    else
      inside[i] = TRUE;
  return inside;
}

/**
 * glm_html_reader_drop_run:
 * @self: a reader
 * @run: one of its runs
 *
 * Drops the text of @run.
 */
void
glm_html_reader_drop_run (GlmHtmlReader    *self,
                          const GlmHtmlRun *run)
{
  for (guint32 i = run->first; i <= run->last; i++)
    if (self->tree->nodes[i].tag == GLM_HTML_TEXT)
      self->dropped[i] = TRUE;
}

/* What is left is the article: everything else is dropped, node by node, and so are pictures that are not in the page. */
static void
keep_article (const GlmHtmlReader *self,
              const guint8        *before)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree guint8 *kept = glm_html_reader_map_inside (self);
  g_autofree guint32 *counts = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint8 *notes = glm_html_notes_map (tree, kept);

  glm_html_reader_keep_standfirst (self, before, kept);
  /* A note that the article calls is of it, wherever on the page it stands. */
  for (guint32 i = 0; i < tree->n_nodes; i++)
    if (before[i])
      i = tree->nodes[i].end - 1;
    else
      kept[i] = kept[i] || notes[i];
  for (guint32 i = 0; i < tree->n_nodes; i++)
    counts[i + 1] = counts[i] + (kept[i] && tree->nodes[i].end == i + 1 && (tree->nodes[i].tag != GLM_HTML_IMG || glm_html_reader_is_inlined_picture (self, i)));
  for (guint32 i = 0; i < tree->n_nodes; i++)
    self->dropped[i] = counts[tree->nodes[i].end] == counts[i];
}

/**
 * glm_html_read_article:
 * @tree: a page
 * @clues: what is known of the article
 * @dropped: (array) (inout): for each node, whether it is left out; what is no part of the article is added
 *
 * Finds the article of a page. Linear in the size of the tree.
 *
 * Returns: %FALSE when the page has no prose; @dropped is then as it was
 */
gboolean
glm_html_read_article (const GlmHtmlTree  *tree,
                       const GlmHtmlClues *clues,
                       guint8             *dropped)
{
  GlmHtmlReader self = { .tree = tree, .clues = clues, .dropped = dropped };
  g_autofree guint8 *before = g_memdup2 (dropped, tree->n_nodes);
  gboolean found;

  self.measures = glm_html_measures_new (tree, before);
  self.hints = g_new0 (guint16, tree->n_nodes);
  self.sums = g_new0 (double, tree->n_nodes + 1);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag != GLM_HTML_TEXT)
      self.hints[i] = (guint16) glm_html_hints (tree, i);
  self.about_sites = (clues->title != NULL && glm_html_phrase_is_of_site (clues->title)) ||
                     (clues->description != NULL && glm_html_phrase_is_of_site (clues->description));
  if (clues->body != NULL)
    self.body = glm_html_evidence_new (clues->body);

  self.notes = glm_html_notes_map (tree, NULL);
  find_told (&self);
  drop_forms (&self);
  drop_named (&self, GLM_HTML_HINT_CONSENT, 0.9);
  drop_named (&self, GLM_HTML_HINT_COMMENTS, 0.9);
  drop_named (&self, GLM_HTML_HINT_FURNITURE, 0.3);
  drop_beside (&self);
  glm_html_reader_drop_cards (&self);
  found = choose_root (&self);
  if (found)
    {
      glm_html_reader_drop_boxes (&self);
      /* A run whose beginning was dropped begins after that. */
      find_runs (&self);
      compare_with_body (&self);
      glm_html_reader_drop_lines (&self);
      glm_html_reader_cut_ends (&self);
      keep_article (&self, before);
    }
  else
    memcpy (dropped, before, tree->n_nodes);

  g_clear_pointer (&self.runs, g_array_unref);
  g_clear_pointer (&self.body, glm_html_evidence_free);
  g_free (self.measures);
  g_free (self.hints);
  g_free (self.sums);
  g_free (self.told);
  g_free (self.notes);
  g_free (self.weights);
  g_free (self.known);
  g_free (self.first_runs);
  return found;
}
