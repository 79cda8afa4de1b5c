/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-html-reader-private.h"

/* A list of other stories has at least this many, each with few words. */
#define MIN_CARDS 3
#define MAX_CARD_CHARS 900
/* Where a title stands over it, this much is a story, however short. */
#define MIN_TITLED 150

/* A card: the title of another story, which is a link, and after it a sentence or two of that story. */
static gboolean
is_card (const GlmHtmlReader *self,
         guint32              node,
         const guint32       *prose,
         const guint32       *next_link)
{
  const GlmHtmlNode *element = &self->tree->nodes[node];
  double chars = glm_html_reader_sum (self->sums, self->tree, node);
  guint32 n_prose = prose[element->end] - prose[node];

  if (self->dropped[node] || (element->tag != GLM_HTML_DIV && element->tag != GLM_HTML_ARTICLE && element->tag != GLM_HTML_LI &&
                              element->tag != GLM_HTML_TD && element->tag != GLM_HTML_OTHER))
    return FALSE;
  /* A link after the prose is where a paragraph sends its reader. */
  return next_link[node] < element->end && prose[next_link[node]] == prose[node] && n_prose >= 1 && n_prose <= 2 &&
         chars <= MAX_CARD_CHARS;
}

/* Marks the cards among the children of @node where they make a list; returns the characters of their prose. */
static double
mark_cards (const GlmHtmlReader *self,
            guint32              node,
            const guint32       *prose,
            const guint32       *next_link,
            guint8              *cards)
{
  const GlmHtmlTree *tree = self->tree;
  double chars = 0;
  guint n = 0;

  for (guint32 i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    n += is_card (self, i, prose, next_link);
  for (guint32 i = node + 1; n >= MIN_CARDS && i < tree->nodes[node].end; i = tree->nodes[i].end)
    if (is_card (self, i, prose, next_link))
      {
        cards[i] = TRUE;
        chars += glm_html_reader_sum (self->sums, tree, i);
      }
  return chars;
}

/* The `<h1>` that says what the page is called; 0 for none. */
static guint32
find_title (const GlmHtmlReader *self)
{
  const GlmHtmlTree *tree = self->tree;

  for (guint32 i = 1; i < tree->n_nodes && self->clues->title != NULL; i++)
    {
      g_autofree char *text = NULL;

      if (self->dropped[i])
        i = tree->nodes[i].end - 1;
      if (self->dropped[i] || tree->nodes[i].tag != GLM_HTML_H1)
        continue;
      text = glm_html_tree_dup_text (tree, i, 1000);
      if (glm_html_evidence_same (text, self->clues->title))
        return i;
    }
  return 0;
}

/* Where one `<article>` has the page's title and is long enough, another that opens with a link to itself is the next story. */
static void
mark_next_stories (const GlmHtmlReader *self,
                   const guint32       *prose,
                   const guint32       *next_link,
                   guint8              *cards)
{
  const GlmHtmlNode *nodes = self->tree->nodes;
  guint32 title = find_title (self);
  guint32 story = title;

  while (story > 0 && nodes[story].tag != GLM_HTML_ARTICLE)
    story = nodes[story].parent;
  if (story == 0 || self->sums[nodes[story].end] - self->sums[title] < GLM_HTML_MIN_ARTICLE)
    return;
  for (guint32 i = nodes[story].end; i < self->tree->n_nodes; i++)
    if (cards[i] || self->dropped[i])
      i = nodes[i].end - 1;
    else if (nodes[i].tag == GLM_HTML_ARTICLE && next_link[i] < nodes[i].end && prose[next_link[i]] == prose[i])
      cards[i] = TRUE;
}

/* The prose that is in no card and follows the title that the page has over its story, up to the next card. */
static double
count_titled (const GlmHtmlReader *self,
              const guint8        *cards)
{
  const GlmHtmlTree *tree = self->tree;

  guint32 title = find_title (self);
  guint32 end;

  if (title == 0)
    return 0;
  for (end = tree->nodes[title].end; end < tree->n_nodes && !cards[end]; end++)
    ;
  return self->sums[end] - self->sums[title];
}

/**
 * glm_html_reader_drop_cards:
 * @self: a reader, before its root is chosen
 *
 * Drops lists of other stories: they have prose of their own, and stand beside articles.
 */
void
glm_html_reader_drop_cards (GlmHtmlReader *self)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree guint32 *prose = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *next_link = g_new0 (guint32, tree->n_nodes + 1); /* the first text at or after a node that is a link */
  g_autofree guint8 *cards = g_new0 (guint8, tree->n_nodes);
  double chars = 0;
  guint next = 0;

  glm_html_reader_weigh_prose (self);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      prose[i + 1] = prose[i];
      next_link[i] = tree->n_nodes;
      for (; next < self->runs->len && glm_html_reader_get_run (self, next)->first == i; next++)
        {
          const GlmHtmlRun *run = glm_html_reader_get_run (self, next);

          if (run->chars >= 15 && glm_html_run_link_density (run) > 0.9)
            next_link[i] = i;
          prose[i + 1] += glm_html_run_is_prose (run);
        }
    }
  next_link[tree->n_nodes] = tree->n_nodes;
  for (guint32 i = tree->n_nodes; i-- > 0;)
    next_link[i] = MIN (next_link[i], next_link[i + 1]);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    if (cards[i] || self->dropped[i])
      i = tree->nodes[i].end - 1;
    else if (tree->nodes[i].tag != GLM_HTML_TEXT)
      chars += mark_cards (self, i, prose, next_link, cards);
  if (self->sums[tree->n_nodes] - chars < GLM_HTML_MIN_ARTICLE && (chars == 0 || count_titled (self, cards) < MIN_TITLED))
    return;
  mark_next_stories (self, prose, next_link, cards);
  for (guint32 i = 0; i < tree->n_nodes; i++)
    if (cards[i])
      self->dropped[i] = TRUE;
}
