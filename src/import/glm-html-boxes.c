/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-html-reader-private.h"

#include "glm-html-hints.h"
#include "glm-html-pictures.h"

#include <string.h>

/* A smaller picture in the page is a placeholder, a bullet, a counting pixel. */
#define MIN_INLINED_BYTES 2000

static gboolean
is_inlined (const char *source,
            gpointer    user_data)
{
  const GlmHtmlClues *clues = user_data;

  if (clues->pictures != NULL)
    {
      GBytes *picture = g_hash_table_lookup (clues->pictures, source);

      if (picture != NULL)
        return g_bytes_get_size (picture) >= MIN_INLINED_BYTES;
    }
  return g_ascii_strncasecmp (source, "data:image/", strlen ("data:image/")) == 0 &&
         g_ascii_strncasecmp (source, "data:image/svg", strlen ("data:image/svg")) != 0 && strnlen (source, MIN_INLINED_BYTES) == MIN_INLINED_BYTES;
}

/**
 * glm_html_reader_is_inlined_picture:
 * @self: a reader
 * @node: index of an element
 *
 * Returns: whether it is a picture that is in the page itself or came with it, and no ornament or the place of one that is to be fetched
 */
gboolean
glm_html_reader_is_inlined_picture (const GlmHtmlReader *self,
                                    guint32              node)
{
  return self->tree->nodes[node].tag == GLM_HTML_IMG && glm_html_picture_find (self->tree, node, is_inlined, (gpointer) self->clues);
}

static gboolean
holds_inlined_picture (const GlmHtmlReader *self,
                       guint32              node)
{
  for (guint32 i = node + 1; i < self->tree->nodes[node].end; i++)
    if (self->dropped[i])
      i = self->tree->nodes[i].end - 1;
    else if (glm_html_reader_is_inlined_picture (self, i))
      return TRUE;
  return FALSE;
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

/* Who said it, under what was said. */
static gboolean
is_in_quote (const GlmHtmlTree *tree,
             guint32            node)
{
  guint32 up = tree->nodes[node].parent;

  for (guint level = 0; level < 3 && up > 0; level++, up = tree->nodes[up].parent)
    if (tree->nodes[up].tag == GLM_HTML_BLOCKQUOTE)
      return TRUE;
  return FALSE;
}

/* A heading and nothing else, whatever the box is called that it is in. */
static gboolean
is_heading_alone (const GlmHtmlTree *tree,
                  guint32            node)
{
  guint32 i = node;

  while (i + 1 < tree->nodes[node].end && tree->nodes[i].tag == GLM_HTML_DIV)
    {
      i++;
      /* White space between the two. */
      if (tree->nodes[i].tag == GLM_HTML_TEXT && i + 1 < tree->nodes[node].end)
        i++;
    }
  return tree->nodes[i].tag >= GLM_HTML_H2 && tree->nodes[i].tag <= GLM_HTML_H4 && tree->nodes[node].end - tree->nodes[i].end <= 4;
}

/* The title of another story, which is a link, and a sentence or two of it: the runs from @from to before @to. */
static gboolean
opens_with_link (const GlmHtmlReader *self,
                 guint                from,
                 guint                to)
{
  const GlmHtmlRun *run = from < to ? glm_html_reader_get_run (self, from) : NULL;

  return run != NULL && to - from <= 3 && run->chars >= 15 && run->link_chars * 10 > run->chars * 9;
}

/**
 * glm_html_reader_drop_boxes:
 * @self: a reader with a root
 *
 * Drops what has its place in the article but says nothing of it: boxes of links, and boxes that may be furniture.
 */
void
glm_html_reader_drop_boxes (GlmHtmlReader *self)
{
  const GlmHtmlTree *tree = self->tree;
  g_autofree guint32 *chars = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *links = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *prose = g_new0 (guint32, tree->n_nodes + 1);
  g_autofree guint32 *next_run = g_new0 (guint32, tree->n_nodes + 1);
  guint next = 0;
  guint32 total;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      chars[i + 1] = chars[i];
      links[i + 1] = links[i];
      prose[i + 1] = prose[i];
      next_run[i] = next;
      while (next < self->runs->len && glm_html_reader_get_run (self, next)->first == i)
        {
          const GlmHtmlRun *run = glm_html_reader_get_run (self, next);

          chars[i + 1] += run->chars;
          links[i + 1] += run->link_chars;
          prose[i + 1] += glm_html_run_is_prose (run) || self->known[next] || self->notes[i] ? run->chars : 0;
          next++;
        }
    }
  next_run[tree->n_nodes] = next;
  total = prose[tree->nodes[self->root].end] - prose[self->root];

  for (guint32 i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      guint32 all = chars[node->end] - chars[i];
      guint32 linked = links[node->end] - links[i];
      guint32 told = prose[node->end] - prose[i];
      gboolean maybe = (self->hints[i] & GLM_HTML_HINT_MAYBE) != 0;
      gboolean byline = (self->hints[i] & GLM_HTML_HINT_BYLINE) != 0 && !is_in_quote (tree, i);
      gboolean block = (glm_html_tag_get_flags (node->tag) & GLM_HTML_BLOCK) != 0;

      if (self->dropped[i])
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == GLM_HTML_FIGURE && holds_inlined_picture (self, i))
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == GLM_HTML_TEXT || all == 0 || told * 3 > total || glm_html_is_heading_to_press (tree, i))
        continue;
      if (is_picture (tree, i, self->hints[i]) || (block && linked * 2 > all && ((node->tag != GLM_HTML_P && node->tag != GLM_HTML_BLOCKQUOTE && node->tag != GLM_HTML_LI) || all - linked < 20) && told * 2 < all && node->tag != GLM_HTML_TABLE) ||
          (maybe && (linked * 3 > all || opens_with_link (self, next_run[i], next_run[node->end]) || (told * 2 < all && !(linked == 0 && is_heading_alone (tree, i))))) || (byline && all < 600 && told * 10 < total * 2))
        {
          self->dropped[i] = TRUE;
          i = node->end - 1;
        }
    }
}
