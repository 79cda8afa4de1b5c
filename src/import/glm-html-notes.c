/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-html-notes.h"

#include <string.h>

/* Signs of a call: "[12]", "note 3". */
#define MAX_CALL 8
#define MAX_NUMBER 10000
/* How far a link is from the element that is its note. */
#define MAX_LEVELS 4

static gboolean
calls_by_role (const GlmHtmlTree *tree,
               guint32            node)
{
  const char *role = glm_html_tree_attribute (tree, node, GLM_HTML_ROLE);

  return role != NULL && strstr (role, "noteref") != NULL;
}

static gboolean
calls_by_class (const GlmHtmlTree *tree,
                guint32            node)
{
  const char *class = glm_html_tree_attribute (tree, node, GLM_HTML_CLASS);

  return class != NULL && (strstr (class, "footnote") != NULL || strstr (class, "noteref") != NULL || strstr (class, "note-ref") != NULL ||
                           strstr (class, "appelnote") != NULL || strstr (class, "spip_note") != NULL);
}

/* Whether a link stands in a note that was called before: it leads back to where. */
static gboolean
stands_in_note (const GlmHtmlTree *tree,
                guint32            link,
                GHashTable        *notes)
{
  guint32 node = link;

  for (guint i = 0; i < MAX_LEVELS && node != 0; i++, node = tree->nodes[node].parent)
    {
      const char *id = glm_html_tree_attribute (tree, node, GLM_HTML_ID);

      if (id != NULL && g_hash_table_contains (notes, id))
        return TRUE;
    }
  return FALSE;
}

/**
 * glm_html_notes_add:
 * @tree: a page
 * @within: (nullable) (array): for each node whether calls in it count, %NULL where all do
 * @notes: ids of the notes that were called before, with their numbers
 *
 * A short link in superscript, to a place in the page, calls a note. So does one whose class or role says so. In a
 * note, where a link leads back, only the role says that it calls another. What calls has the number that it says, or
 * else that in the order of calls.
 */
void
glm_html_notes_add (const GlmHtmlTree *tree,
                    const guint8      *within,
                    GHashTable        *notes)
{
  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      const char *href = node->tag == GLM_HTML_A ? glm_html_tree_attribute (tree, i, GLM_HTML_HREF) : NULL;
      g_autofree char *text = NULL;

      if (href == NULL || href[0] != '#' || href[1] == '\0' || (within != NULL && !within[i]))
        continue;
      if (tree->nodes[node->parent].tag != GLM_HTML_SUP && (i + 1 >= node->end || tree->nodes[i + 1].tag != GLM_HTML_SUP) &&
          !calls_by_role (tree, i) && !calls_by_class (tree, i))
        continue;
      text = glm_html_tree_dup_text (tree, i, 24);
      if (text[0] == '\0' || g_utf8_strlen (text, -1) > MAX_CALL || g_hash_table_contains (notes, href + 1) ||
          (!calls_by_role (tree, i) && stands_in_note (tree, i, notes)))
        continue;
      {
        guint64 said = g_ascii_strtoull (text + strspn (text, "[( "), NULL, 10);

        g_hash_table_insert (notes, g_strdup (href + 1), GUINT_TO_POINTER (said > 0 && said < MAX_NUMBER ? (guint) said : g_hash_table_size (notes) + 1));
      }
    }
}

/**
 * glm_html_notes_find:
 * @tree: a page
 * @within: (nullable) (array): for each node whether calls in it count, %NULL where all do
 *
 * Returns: (transfer full): the ids of the notes that the page calls, with their numbers
 */
GHashTable *
glm_html_notes_find (const GlmHtmlTree *tree,
                     const guint8      *within)
{
  GHashTable *notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  glm_html_notes_add (tree, within, notes);
  return notes;
}

/**
 * glm_html_notes_map:
 * @tree: a page
 * @within: (nullable) (array): for each node whether calls in it count, %NULL where all do
 *
 * Returns: (transfer full): for each node whether it is in a note
 */
guint8 *
glm_html_notes_map (const GlmHtmlTree *tree,
                    const guint8      *within)
{
  g_autoptr (GHashTable) notes = glm_html_notes_find (tree, within);
  guint8 *map = g_new0 (guint8, tree->n_nodes);

  if (g_hash_table_size (notes) == 0)
    return map;
  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const char *id = glm_html_tree_attribute (tree, i, GLM_HTML_ID);

      if (id == NULL || !g_hash_table_contains (notes, id))
        continue;
      memset (map + i, TRUE, tree->nodes[i].end - i);
      i = tree->nodes[i].end - 1;
    }
  return map;
}
