/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The reader mode: which part of a page is the article. The page is cut into runs (what a reader
 * sees as paragraphs and lines); each speaks for the element it is in when it is prose and
 * against it when it is links; the element for which most speaks is the article's, and what
 * is furniture in it is taken out. All sums are over a subtree, which is a stretch of an
 * array, so each step is one pass.
 */

#include "config.h"

#include "glm-html-reader.h"

#include "glm-html-byline.h"
#include "glm-html-evidence.h"
#include "glm-html-hints.h"
#include "glm-html-runs.h"

#include <math.h>
#include <string.h>

/* What stands between two paragraphs of one article speaks no more against it than this; two paragraphs outweigh it. */
#define MAX_GAP 500
/* A list of other stories has at least this many, each with few words. */
#define MIN_CARDS 3
#define MAX_CARD_CHARS 900
/* The prose that is left must be an article still. */
#define MIN_ARTICLE_CHARS 500

typedef struct
{
  const GlmHtmlTree  *tree;
  const GlmHtmlClues *clues;
  guint8             *dropped;
  guint8             *hints;
  GArray             *runs;    /* GlmHtmlRun */
  double             *weights; /* of the runs */
  double             *sums;    /* of the weights of runs that begin before a node; n_nodes + 1 */
  GlmHtmlEvidence    *body;    /* NULL where the page does not tell its text */
  gboolean           *known;   /* for each run: part of the body that the page tells */
  guint32            *first_runs;
  guint32             root;
  gboolean            about_sites; /* the article itself is about cookies or rights */
} Reader;

static const GlmHtmlRun *
get_run (const Reader *self,
         guint         index)
{
  return &g_array_index (self->runs, GlmHtmlRun, index);
}

static double
subtree_sum (const double      *sums,
             const GlmHtmlTree *tree,
             guint32            node)
{
  return sums[tree->nodes[node].end] - sums[node];
}

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

      dropped[i] = (glm_html_tag_get_flags (node->tag) & GLM_HTML_UNSEEN) != 0 ||
                   (node->hidden == GLM_HTML_HIDDEN && 2 * (bytes[node->end] - bytes[i]) < bytes[tree->n_nodes]) ||
                   (node->hidden == GLM_HTML_HIDDEN_FROM_SOME && !aria_lies);
      if (dropped[i])
        i = node->end - 1;
    }
  return dropped;
}

static double
link_density (const GlmHtmlRun *run)
{
  return run->chars > 0 ? (double) run->link_chars / run->chars : 0;
}

/* Prose: sentences that are not mostly links. */
static gboolean
is_prose (const GlmHtmlRun *run)
{
  return run->chars >= 60 && (link_density (run) < 0.4 || (link_density (run) < 0.8 && run->chars - run->link_chars >= 60 && run->ends_sentence)) &&
         (run->sentences > 0 || run->commas > 1 || run->chars > 140);
}

static double
weigh (const Reader     *self,
       const GlmHtmlRun *run)
{
  guint tag = self->tree->nodes[run->owner].tag;
  double density = link_density (run);

  if (tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6)
    return density > 0.5 ? -(double) MIN (run->chars, 80) : 0;
  if (is_prose (run))
    return (double) MIN (run->chars, 1500) * (1 - density) * (tag == GLM_HTML_P ? 1.2 : tag == GLM_HTML_LI ? 0.6 : 1);
  if (density > 0.5)
    return -(double) MIN (run->chars, 100) - 25;
  if (run->chars >= 25 && run->ends_sentence)
    return (double) run->chars * 0.5;
  if (tag == GLM_HTML_LI || tag == GLM_HTML_TD || tag == GLM_HTML_TH || tag == GLM_HTML_DD || tag == GLM_HTML_DT)
    return -2;
  return tag == GLM_HTML_P ? -10 : -25;
}

static void
sum_weights (Reader *self)
{
  guint next = 0;

  self->sums[0] = 0;
  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      self->sums[i + 1] = self->sums[i];
      while (next < self->runs->len && get_run (self, next)->first == i)
        self->sums[i + 1] += self->weights[next++];
    }
}

static void
find_runs (Reader *self)
{
  g_clear_pointer (&self->runs, g_array_unref);
  self->runs = glm_html_runs_new (self->tree, self->dropped);
  g_free (self->weights);
  self->weights = g_new0 (double, self->runs->len + 1);
}

/* Weights that count prose alone. */
static void
weigh_prose (Reader *self)
{
  find_runs (self);
  for (guint i = 0; i < self->runs->len; i++)
    self->weights[i] = is_prose (get_run (self, i)) ? get_run (self, i)->chars : 0;
  sum_weights (self);
}

/* A form that asks for something and is not the frame of the whole page. */
static void
drop_forms (Reader *self)
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
has_title_inside (const Reader *self,
                  guint32       node)
{
  for (guint32 i = node + 1; i < self->tree->nodes[node].end && i < node + 400; i++)
    if (self->tree->nodes[i].tag == GLM_HTML_H1)
      return TRUE;
  return FALSE;
}

/* Takes out what is named as furniture, unless it holds so much prose that the name must mean something else. */
static void
drop_named (Reader *self,
            guint   hint,
            double  max_share)
{
  double total;

  weigh_prose (self);
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
      if (subtree_sum (self->sums, self->tree, i) > max_share * total)
        continue;
      /* Styles of paragraphs have many names; one that is prose speaks for itself. */
      if (node->tag == GLM_HTML_P && subtree_sum (self->sums, self->tree, i) > 0)
        continue;
      if (hint == GLM_HTML_HINT_COMMENTS && has_title_inside (self, i))
        continue;
      self->dropped[i] = TRUE;
      i = node->end - 1;
    }
}

/* Which runs are in the text that the page itself tells; forgets that text where the page does not show it. */
static void
compare_with_body (Reader *self)
{
  guint found = 0;

  self->known = g_new0 (gboolean, self->runs->len + 1);
  if (self->body == NULL)
    return;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmHtmlRun *run = get_run (self, i);
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

/* A card: the title of another story, which is a link, and a sentence or two of it. */
static gboolean
is_card (const Reader  *self,
         guint32        node,
         const guint32 *links,
         const guint32 *prose)
{
  const GlmHtmlNode *element = &self->tree->nodes[node];
  double chars = subtree_sum (self->sums, self->tree, node);
  guint32 n_prose = prose[element->end] - prose[node];

  return !self->dropped[node] && (element->tag == GLM_HTML_DIV || element->tag == GLM_HTML_ARTICLE || element->tag == GLM_HTML_LI ||
                                  element->tag == GLM_HTML_SECTION || element->tag == GLM_HTML_TD || element->tag == GLM_HTML_OTHER) &&
         links[element->end] - links[node] >= 1 && n_prose >= 1 && n_prose <= 2 && chars <= MAX_CARD_CHARS;
}

/* Marks the cards among the children of @node where they make a list; returns the characters of their prose. */
static double
mark_cards (const Reader  *self,
            guint32        node,
            const guint32 *links,
            const guint32 *prose,
            guint8        *cards)
{
  const GlmHtmlTree *tree = self->tree;
  double chars = 0;
  guint n = 0;

  for (guint32 i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    n += is_card (self, i, links, prose);
  for (guint32 i = node + 1; n >= MIN_CARDS && i < tree->nodes[node].end; i = tree->nodes[i].end)
    if (is_card (self, i, links, prose))
      {
        cards[i] = TRUE;
        chars += subtree_sum (self->sums, tree, i);
      }
  return chars;
}

/* Lists of other stories, which have prose of their own, are no part of an article that stands beside them. */
static void
drop_cards (Reader *self)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree guint32 *links = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *prose = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint8 *cards = g_new0 (guint8, tree->n_nodes);
  double chars = 0;
  guint next = 0;

  weigh_prose (self);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      links[i + 1] = links[i];
      prose[i + 1] = prose[i];
      for (; next < self->runs->len && get_run (self, next)->first == i; next++)
        {
          links[i + 1] += get_run (self, next)->chars >= 15 && link_density (get_run (self, next)) > 0.9;
          prose[i + 1] += is_prose (get_run (self, next));
        }
    }
  for (guint32 i = 0; i < tree->n_nodes; i++)
    if (cards[i] || self->dropped[i])
      i = tree->nodes[i].end - 1;
    else if (tree->nodes[i].tag != GLM_HTML_TEXT)
      chars += mark_cards (self, i, links, prose, cards);
  if (self->sums[tree->n_nodes] - chars < MIN_ARTICLE_CHARS)
    return;
  for (guint32 i = 0; i < tree->n_nodes; i++)
    if (cards[i])
      self->dropped[i] = TRUE;
}

static double
name_bonus (const Reader *self,
            guint32       node)
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

static gboolean
choose_root (Reader *self)
{
  g_autofree double *good = g_new0 (double, self->tree->n_nodes + 1);
  g_autofree double *bad = NULL;
  double best = 0;

  find_runs (self);
  compare_with_body (self);
  bad = g_new0 (double, self->runs->len + 1);
  for (guint i = 0; i < self->runs->len; i++)
    {
      double weight = weigh (self, get_run (self, i));

      self->weights[i] = MAX (weight, 0) + (self->known[i] ? 2.0 * get_run (self, i)->chars : 0);
      bad[i] = MIN (weight, 0);
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
      value = worth (subtree_sum (good, self->tree, i), subtree_sum (self->sums, self->tree, i)) * name_bonus (self, i);
      if (value > 0 && value >= best)
        {
          best = value;
          self->root = i;
        }
    }
  return best > 0;
}

/* For each node whether it is in the article and nothing it is in was left out. */
static guint8 *
map_inside (const Reader *self)
{
  guint8 *inside = g_new0 (guint8, self->tree->n_nodes);

  for (guint32 i = self->root; i < self->tree->nodes[self->root].end; i++)
    if (self->dropped[i])
      i = self->tree->nodes[i].end - 1;
    else
      inside[i] = TRUE;
  return inside;
}

static void
drop_run (Reader           *self,
          const GlmHtmlRun *run)
{
  for (guint32 i = run->first; i <= run->last; i++)
    if (self->tree->nodes[i].tag == GLM_HTML_TEXT)
      self->dropped[i] = TRUE;
}

/* A figure without anything to read but its caption, or the caption alone: the picture is not in the page. */
static gboolean
is_picture (const GlmHtmlTree *tree,
            guint32            node,
            guint              hints)
{
  if (tree->nodes[node].tag != GLM_HTML_FIGURE)
    return (hints & GLM_HTML_HINT_CAPTION) != 0 && tree->nodes[node].tag != GLM_HTML_TABLE;
  for (guint32 i = node + 1; i < tree->nodes[node].end; i++)
    if (tree->nodes[i].tag == GLM_HTML_BLOCKQUOTE || tree->nodes[i].tag == GLM_HTML_PRE || tree->nodes[i].tag == GLM_HTML_TABLE)
      return FALSE;
  return TRUE;
}

/* What has its place in the article but says nothing of it: boxes of links, and boxes that may be furniture. */
static void
drop_boxes (Reader *self)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree guint32 *chars = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *links = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *prose = g_new0 (guint32, tree->n_nodes + 1);
  guint next = 0;
  guint32 total;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      chars[i + 1] = chars[i];
      links[i + 1] = links[i];
      prose[i + 1] = prose[i];
      while (next < self->runs->len && get_run (self, next)->first == i)
        {
          const GlmHtmlRun *run = get_run (self, next);

          chars[i + 1] += run->chars;
          links[i + 1] += run->link_chars;
          prose[i + 1] += is_prose (run) || self->known[next] ? run->chars : 0;
          next++;
        }
    }
  total = prose[tree->nodes[self->root].end] - prose[self->root];

  for (guint32 i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      guint32 all = chars[node->end] - chars[i];
      guint32 linked = links[node->end] - links[i];
      guint32 told = prose[node->end] - prose[i];
      gboolean maybe = (self->hints[i] & GLM_HTML_HINT_MAYBE) != 0;
      gboolean byline = (self->hints[i] & GLM_HTML_HINT_BYLINE) != 0;
      gboolean block = (glm_html_tag_get_flags (node->tag) & GLM_HTML_BLOCK) != 0;

      if (self->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == GLM_HTML_TEXT || all == 0 || told * 3 > total)
        continue;
      if (is_picture (tree, i, self->hints[i]) || (block && linked * 2 > all && ((node->tag != GLM_HTML_P && node->tag != GLM_HTML_BLOCKQUOTE) || all - linked < 20) && told * 2 < all && node->tag != GLM_HTML_TABLE) ||
          (maybe && (linked * 3 > all || told * 2 < all)) || (byline && all < 600 && told * 10 < total * 2))
        {
          self->dropped[i] = TRUE;
          i = node->end - 1;
        }
    }
}

static gboolean
same_text (const char *a,
           const char *b)
{
  g_autoptr (GlmHtmlEvidence) evidence = glm_html_evidence_new (b);
  guint n_words;
  double share = glm_html_evidence_share (evidence, a, &n_words);
  guint of_b = glm_html_evidence_count (evidence);

  return share > 0.8 && n_words * 10 >= of_b * 6 && n_words * 6 <= of_b * 10;
}

/* « Anne Roy est journaliste … »: a line that begins with an author's name and tells who that is. */
static gboolean
tells_of_author (const Reader *self,
                 const char   *text)
{
  static const char *const verbs[] = { " est ", " is ", " ist ", " es ", " è ", " was ", " a été ", ", journaliste", " has been " };

  for (char **author = self->clues->authors; author != NULL && *author != NULL; author++)
    {
      const char *rest = text + strlen (*author);

      if (strchr (*author, ' ') == NULL || !g_str_has_prefix (text, *author))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
        if (g_str_has_prefix (rest, verbs[i]))
          return TRUE;
    }
  return FALSE;
}

/* « Par Anne Roy », "Anne ROY": nothing but names of authors, all of them known. */
static gboolean
names_authors (const Reader *self,
               const char   *text)
{
  g_auto (GStrv) names = self->clues->authors != NULL ? glm_html_byline_split (text) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_utf8_casefold (names[i], -1);
      gboolean known = FALSE;

      for (char **author = self->clues->authors; *author != NULL && !known; author++)
        {
          g_autofree char *folded = g_utf8_casefold (*author, -1);

          known = strcmp (name, folded) == 0;
        }
      if (!known)
        return FALSE;
    }
  return names != NULL;
}

/* A run is furniture by what it says; @body_begun after the first paragraph. */
static gboolean
is_furniture_line (const Reader     *self,
                   guint             index,
                   const char       *text,
                   gboolean          body_begun)
{
  const GlmHtmlRun *run = get_run (self, index);
  guint tag = self->tree->nodes[run->owner].tag;
  gboolean heading = tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6;

  if (tag == GLM_HTML_H1 && !body_begun && (self->clues->title == NULL || index == 0 || run->link_chars * 2 > run->chars))
    return TRUE;
  if (!body_begun && run->chars < 250 && self->clues->title != NULL && same_text (text, self->clues->title))
    return TRUE;
  if (self->known[index])
    return FALSE;
  if (run->chars < 200 && glm_html_phrase_is_pointer (text) && (!is_prose (run) || run->link_chars * 3 > run->chars))
    return TRUE;
  if (run->chars < 220 && glm_html_phrase_is_notice (text))
    return TRUE;
  if (glm_html_phrase_is_of_site (text) && !self->about_sites)
    return TRUE;
  if (run->chars < 120 && !is_prose (run) && names_authors (self, text))
    return TRUE;
  if (run->chars < 450 && body_begun && tells_of_author (self, text))
    return TRUE;
  return (heading || run->chars < 40) && glm_html_phrase_is_heading (text);
}

/* The box that a furniture line opens is furniture with it, where it is small beside the article. Returns where it ends. */
static guint32
drop_box_of (Reader           *self,
             const GlmHtmlRun *run,
             const guint32    *prose,
             guint32           total)
{
  const GlmHtmlTree *tree = self->tree;
  guint32 box = run->owner;
  guint32 best = 0;

  while (box > self->root)
    {
      guint32 told = prose[tree->nodes[box].end] - prose[box];

      /* The line has to be the first in the box. */
      if (self->first_runs[box] != run->first || told * 5 > total || told > 900)
        break;
      best = box;
      box = tree->nodes[box].parent;
    }
  if (best == 0)
    {
      drop_run (self, run);
      return run->last + 1;
    }
  self->dropped[best] = TRUE;
  return tree->nodes[best].end;
}

/* For each element the first text of the first run in it. */
static void
find_first_runs (Reader *self)
{
  const GlmHtmlTree *tree = self->tree;
  guint next = 0;

  g_free (self->first_runs);
  self->first_runs = g_new0 (guint32, tree->n_nodes);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      while (next < self->runs->len && get_run (self, next)->first < i)
        next++;
      if (next < self->runs->len && get_run (self, next)->first < tree->nodes[i].end)
        self->first_runs[i] = get_run (self, next)->first;
    }
}

static guint32 *
sum_prose (Reader *self)
{
  guint32 *prose = g_new0 (guint32, self->tree->n_nodes + 1);
  guint next = 0;

  for (guint32 i = 0; i < self->tree->n_nodes; i++)
    {
      prose[i + 1] = prose[i];
      for (; next < self->runs->len && get_run (self, next)->first == i; next++)
        if (is_prose (get_run (self, next)) || self->known[next])
          prose[i + 1] += get_run (self, next)->chars;
    }
  return prose;
}

static guint
tag_of_run (const Reader     *self,
            const GlmHtmlRun *run)
{
  return self->tree->nodes[run->owner].tag;
}

static guint32
find_article (const Reader *self,
              guint32       node)
{
  while (node > 0 && self->tree->nodes[node].tag != GLM_HTML_ARTICLE)
    node = self->tree->nodes[node].parent;
  return node;
}

/*
 * A title that is not the article's, after an article's worth of prose and in an `<article>` that
 * its paragraphs are not in, is another article's. Titles of chapters are in none or in the same.
 */
static gboolean
begins_another (const Reader     *self,
                const GlmHtmlRun *run,
                const char       *text,
                guint32           told,
                guint32           last_owner)
{
  guint32 article = told >= MIN_ARTICLE_CHARS ? find_article (self, run->owner) : 0;

  return article > 0 && article != find_article (self, last_owner) &&
         (self->clues->title == NULL || !same_text (text, self->clues->title));
}

static void
drop_rest (Reader *self,
           guint   from)
{
  for (guint i = from; i < self->runs->len; i++)
    drop_run (self, get_run (self, i));
}

/* The same few words three times over, outside of lists, tables and headings, are a mark of the page: "Publicité". */
static gboolean
is_repeated (const Reader     *self,
             GHashTable       *counts,
             const GlmHtmlRun *run,
             const char       *text)
{
  guint tag = self->tree->nodes[run->owner].tag;

  if (tag == GLM_HTML_LI || tag == GLM_HTML_TD || tag == GLM_HTML_TH || tag == GLM_HTML_DD || tag == GLM_HTML_PRE ||
      (tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6) || run->ends_sentence)
    return FALSE;
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) >= 3;
}

/* The lines of the article that are not of it: its title again, pointers elsewhere, the notices of the site. */
static void
drop_lines (Reader *self)
{
  guint32 end = self->tree->nodes[self->root].end;
  g_autofree guint32 *prose = sum_prose (self);
  guint32 total = prose[end] - prose[self->root];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *inside = map_inside (self);
  guint32 skip = 0, told = 0, last_owner = 0;
  gboolean body_begun = FALSE;

  find_first_runs (self);
  for (guint i = 0; i < self->runs->len; i++)
    if (inside[get_run (self, i)->first] && get_run (self, i)->chars < 50)
      {
        char *text = glm_html_run_dup_text (self->tree, self->dropped, get_run (self, i), 400);

        g_hash_table_replace (counts, text, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1));
      }
  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmHtmlRun *run = get_run (self, i);
      g_autofree char *text = NULL;

      if (run->first < skip || !inside[run->first])
        continue;
      text = glm_html_run_dup_text (self->tree, self->dropped, run, 400);
      if (tag_of_run (self, run) == GLM_HTML_H1 && begins_another (self, run, text, told, last_owner))
        {
          drop_rest (self, i);
          return;
        }
      if (run->chars < 50 && is_repeated (self, counts, run, text))
        drop_run (self, run);
      else if (is_furniture_line (self, i, text, body_begun))
        skip = drop_box_of (self, run, prose, total);
      else if (run->chars > 50 && !g_hash_table_add (seen, g_strdup (text)))
        drop_run (self, run);
      else if (is_prose (run))
        {
          body_begun = TRUE;
          told += run->chars;
          last_owner = run->owner;
        }
    }
}

/* How much a run speaks for being inside the article, once the element is chosen. */
static double
inside_weight (const Reader *self,
               guint         index)
{
  const GlmHtmlRun *run = get_run (self, index);
  guint tag = self->tree->nodes[run->owner].tag;

  if (self->known[index])
    return 400;
  if (is_prose (run))
    return MIN (run->chars, 400);
  if (link_density (run) > 0.5)
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
    return -15;
  return -40;
}

/* A heading right over the first paragraph, in the same element, is the article's. */
static gboolean
opens_with (const Reader *self,
            guint         heading,
            guint         first)
{
  const GlmHtmlNode *nodes = self->tree->nodes;
  const GlmHtmlRun *run = get_run (self, heading);
  const GlmHtmlRun *next = get_run (self, first);

  return nodes[run->owner].tag >= GLM_HTML_H1 && nodes[run->owner].tag <= GLM_HTML_H6 &&
         nodes[run->owner].parent == nodes[next->owner].parent && link_density (run) < 0.5;
}

/* The stretch of runs for which most speaks; what stands before and after it is no part of the article. */
static void
cut_ends (Reader *self)
{
  g_autofree guint8 *inside = map_inside (self);
  double sum = 0, best = 0, streak = 0;
  guint start = 0, from = 0, to = 0;

  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmHtmlRun *run = get_run (self, i);
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
  while (from > 0 && inside[get_run (self, from - 1)->first] && opens_with (self, from - 1, from))
    from--;
  for (guint i = 0; i < self->runs->len; i++)
    if (i < from || i >= to)
      drop_run (self, get_run (self, i));
}

/*
 * The standfirst may stand apart from the body, over the picture or in a header: the last run
 * before the body that says what the page's description says, or that is named so.
 */
static void
keep_standfirst (const Reader *self,
                 const guint8 *before,
                 guint8       *kept)
{
  const GlmHtmlTree *tree = self->tree;
  g_autoptr (GArray) runs = glm_html_runs_new (tree, before);
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
      if (run->chars < 40 || run->chars > 900 || link_density (run) > 0.4 || tree->nodes[run->owner].tag == GLM_HTML_H1)
        continue;
      for (guint level = 0; level < 2 && up > 0; level++, up = tree->nodes[up].parent)
        named = named || (self->hints[up] & (GLM_HTML_HINT_STANDFIRST | GLM_HTML_HINT_FURNITURE | GLM_HTML_HINT_MAYBE |
                                             GLM_HTML_HINT_COMMENTS | GLM_HTML_HINT_CAPTION)) == GLM_HTML_HINT_STANDFIRST;
      text = glm_html_run_dup_text (tree, before, run, 1200);
      share = glm_html_evidence_share (description, text, &n_words);
      if ((share > 0.5 && n_words >= 7) || (share > 0.3 && n_words * 2 > glm_html_evidence_count (description) && n_words >= 12) ||
          (named && run->chars >= 50))
        if (self->clues->title == NULL || !same_text (text, self->clues->title))
          found = run;
    }
  if (found == NULL || first == NULL)
    return;
  {
    g_autofree char *text = glm_html_run_dup_text (tree, before, found, 1200);

    if (same_text (text, first))
      return;
  }
  for (guint32 i = found->first; i <= found->last; i++)
    if (before[i])
      i = tree->nodes[i].end - 1;
    else
      kept[i] = TRUE;
}

/* What is left is the article: everything else is dropped, node by node, and so are pictures, which are not in the page. */
static void
keep_article (const Reader *self,
              const guint8 *before)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree guint8 *kept = map_inside (self);
  g_autofree guint32 *counts = g_new0 (guint32, tree->n_nodes + 1);

  keep_standfirst (self, before, kept);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    counts[i + 1] = counts[i] + (kept[i] && tree->nodes[i].end == i + 1 && tree->nodes[i].tag != GLM_HTML_IMG);
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
  Reader self = { .tree = tree, .clues = clues, .dropped = dropped };
  g_autofree guint8 *before = g_memdup2 (dropped, tree->n_nodes);
  gboolean found;

  self.hints = g_new0 (guint8, tree->n_nodes);
  self.sums = g_new0 (double, tree->n_nodes + 1);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag != GLM_HTML_TEXT)
      self.hints[i] = (guint8) glm_html_hints (tree, i);
  self.about_sites = (clues->title != NULL && glm_html_phrase_is_of_site (clues->title)) ||
                     (clues->description != NULL && glm_html_phrase_is_of_site (clues->description));
  if (clues->body != NULL)
    self.body = glm_html_evidence_new (clues->body);

  drop_forms (&self);
  drop_named (&self, GLM_HTML_HINT_COMMENTS, 0.9);
  drop_named (&self, GLM_HTML_HINT_FURNITURE, 0.3);
  drop_cards (&self);
  found = choose_root (&self);
  if (found)
    {
      drop_boxes (&self);
      drop_lines (&self);
      cut_ends (&self);
      keep_article (&self, before);
    }
  else
    memcpy (dropped, before, tree->n_nodes);

  g_clear_pointer (&self.runs, g_array_unref);
  g_clear_pointer (&self.body, glm_html_evidence_free);
  g_free (self.hints);
  g_free (self.sums);
  g_free (self.weights);
  g_free (self.known);
  g_free (self.first_runs);
  return found;
}
