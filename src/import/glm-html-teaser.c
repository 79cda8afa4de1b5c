/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a page gives the article or only its beginning, which a site says beside what it gives. */

#include "config.h"

#include "glm-html-teaser.h"

#include <string.h>

/* A call is a line or two, and a beginning is no longer than a few paragraphs. */
#define MIN_CALL_BYTES 15
#define MAX_CALL_BYTES 260
#define MAX_TEASER_BYTES 5000

/* Said of this article and of no other: what a list says of others, « Réservé aux abonnés », is no sign. */
static gboolean
says_rest_is_kept (const char *text,
                   gboolean    locked)
{
  static const char *const calls[] = {
    "la suite est réservée", "la suite de cet article", "la suite de l'article", "pour lire la suite", "pour lire l'intégralité",
    "pour continuer la lecture", "pour continuer votre lecture", "pour poursuivre la lecture", "pour poursuivre votre lecture",
    "cet article est réservé", "ce contenu est réservé", "l'intégralité de cet article", "l'intégralité de l'article",
    "subscribe to continue", "subscribe to keep reading", "subscribe to read", "sign in to continue reading", "to continue reading",
    "this article is for subscribers", "this content is for subscribers", "only available to subscribers", "um weiterzulesen",
    "para seguir leyendo", "per continuare a leggere",
  };

  if (strchr (text, '%') != NULL && (strstr (text, "de cet article à lire") != NULL || strstr (text, "de l'article à lire") != NULL ||
                                     strstr (text, "de cet article à découvrir") != NULL))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (calls) && locked; i++)
    if (strstr (text, calls[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* In small letters, with one kind of apostrophe and of space. */
static char *
fold (const char *text,
      gsize       length)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree char *small = g_utf8_strdown (part, -1);
  g_autoptr (GString) folded = g_string_new (small);

  g_string_replace (folded, "’", "'", 0);
  g_string_replace (folded, "\u00a0", " ", 0);
  return g_strdup (folded->str);
}

/**
 * glm_html_is_teaser:
 * @tree: a page
 * @unseen: (array): for each node, whether a browser does not show it with all that is in it
 * @dropped: (array): for each node, whether it is not of the article with all that is in it
 * @locked: whether the page's data say that the article is not free
 *
 * An article that is not free may be there whole all the same, for a reader who paid: the page has to say that there is
 * more, and what is there has to be short.
 *
 * Returns: whether the article goes on elsewhere, for those who pay
 */
gboolean
glm_html_is_teaser (const GlmHtmlTree *tree,
                    const guint8      *unseen,
                    const guint8      *dropped,
                    gboolean           locked)
{
  guint64 kept = 0;
  guint32 dropped_end = 0;
  gboolean said = FALSE;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      const char *text = tree->pool->str + node->first;

      if (unseen[i])
        {
          i = node->end - 1;
          continue;
        }
      if (dropped[i] && node->end > dropped_end)
        dropped_end = node->end;
      if (node->tag != GLM_HTML_TEXT)
        continue;
      if (i >= dropped_end)
        kept += node->length;
      else if (!said && node->length >= MIN_CALL_BYTES && node->length <= MAX_CALL_BYTES)
        {
          g_autofree char *folded = fold (text, node->length);

          said = says_rest_is_kept (folded, locked);
        }
    }
  return said && kept > 0 && kept < MAX_TEASER_BYTES;
}
