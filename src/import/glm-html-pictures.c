/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a picture of a page may be: pages name it in several places, of which a saved page holds any one. */

#include "config.h"

#include "glm-html-pictures.h"

/* "a.jpg 1x, b.jpg 2x": an address ends with white space, for it may hold commas, as those of inlined pictures do. */
static gboolean
find_in_set (const char       *set,
             GlmHtmlSourceFunc function,
             gpointer          user_data)
{
  const char *at = set;

  while (at != NULL && *at != '\0')
    {
      const char *end;
      g_autofree char *source = NULL;

      while (g_ascii_isspace (*at) || *at == ',')
        at++;
      for (end = at; *end != '\0' && !g_ascii_isspace (*end); end++)
        ;
      if (end > at)
        {
          source = g_strndup (at, (gsize) (end - at - (end[-1] == ',')));
          if (function (source, user_data))
            return TRUE;
        }
      /* What follows up to the next comma is a width. */
      at = end;
      if (end > set && end[-1] != ',')
        while (*at != '\0' && *at != ',')
          at++;
    }
  return FALSE;
}

/**
 * glm_html_picture_find:
 * @tree: a page
 * @node: index of an `<img>`
 * @function: is asked of each place
 * @user_data: given to @function
 *
 * Asks of `src`, of the names that pages give it which load pictures late, of `srcset` and of the `<source>`s of a `<picture>`
 * around it, until @function says that it is the one.
 *
 * Returns: whether @function said so
 */
gboolean
glm_html_picture_find (const GlmHtmlTree *tree,
                       guint32            node,
                       GlmHtmlSourceFunc  function,
                       gpointer           user_data)
{
  const GlmHtmlName names[] = { GLM_HTML_SRC, GLM_HTML_DATA_SRC };
  guint32 parent = tree->nodes[node].parent;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *source = glm_html_tree_attribute (tree, node, names[i]);

      if (source != NULL && function (source, user_data))
        return TRUE;
    }
  if (find_in_set (glm_html_tree_attribute (tree, node, GLM_HTML_SRCSET), function, user_data))
    return TRUE;
  if (tree->nodes[parent].tag != GLM_HTML_PICTURE)
    return FALSE;
  for (guint32 i = parent + 1; i < node; i++)
    if (tree->nodes[i].tag == GLM_HTML_SOURCE && find_in_set (glm_html_tree_attribute (tree, i, GLM_HTML_SRCSET), function, user_data))
      return TRUE;
  return FALSE;
}
