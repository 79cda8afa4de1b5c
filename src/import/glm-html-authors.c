/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who wrote a page: its data are asked first, then what is named as a byline, then what reads like one. */

#include "config.h"

#include "glm-html-metadata-private.h"

#include "glm-html-byline.h"
#include "glm-html-hints.h"

#include <string.h>

static char **
join_names (GPtrArray *told)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < told->len; i++)
    {
      g_autofree char *clean = _glm_html_page_dup_clean (g_ptr_array_index (told, i));
      g_auto (GStrv) split = glm_html_byline_split (clean);

      for (guint j = 0; split != NULL && split[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (names, split[j], g_str_equal, NULL))
          g_ptr_array_add (names, g_strdup (split[j]));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Who said what is quoted, and who commented, did not write the article. */
static gboolean
is_of_another (const GlmHtmlTree *tree,
               guint32            node)
{
  for (guint level = 0; level < 12 && node > 0; level++, node = tree->nodes[node].parent)
    if (tree->nodes[node].tag == GLM_HTML_BLOCKQUOTE || (tree->nodes[node].tag != GLM_HTML_BODY && (glm_html_hints (tree, node) & GLM_HTML_HINT_COMMENTS) != 0))
      return TRUE;
  return FALSE;
}

/* The text of a byline; two links or list items with nothing between them are two names. */
static char *
dup_byline (const GlmHtmlTree *tree,
            guint32            node)
{
  GString *byline = g_string_new (NULL);
  guint32 end_of_name = 0;

  for (guint32 i = node; i < tree->nodes[node].end && byline->len < 300; i++)
    {
      const GlmHtmlNode *at = &tree->nodes[i];
      g_autofree char *text = NULL;

      if (at->tag != GLM_HTML_TEXT && at->tag != GLM_HTML_A && at->tag != GLM_HTML_LI)
        continue;
      text = glm_html_tree_dup_text (tree, i, 300);
      if (text[0] == '\0')
        continue;
      if (at->tag == GLM_HTML_TEXT)
        g_string_append_printf (byline, " %s", text);
      else
        {
          g_string_append_printf (byline, "%s %s", end_of_name > 0 ? "," : "", text);
          end_of_name = at->end;
          i = at->end - 1;
          continue;
        }
      end_of_name = 0;
    }
  g_strstrip (byline->str);
  return g_string_free (byline, FALSE);
}

/* An element that names the author: `rel=author`, `itemprop=author`, then a class; passes @from up to @to of these. */
static char **
find_byline (const GlmHtmlPage *self,
             guint              from,
             guint              to)
{
  const GlmHtmlTree *tree = self->tree;
  guint looked_at = 0;

  for (guint pass = from; pass < to; pass++)
    for (guint32 i = 1; i < tree->n_nodes; i++)
      {
        const char *rel = glm_html_tree_attribute (tree, i, GLM_HTML_REL);
        const char *itemprop = glm_html_tree_attribute (tree, i, GLM_HTML_ITEMPROP);
        gboolean here;
        g_autofree char *text = NULL;
        char **names;

        if (self->dropped[i] || tree->nodes[i].tag == GLM_HTML_TEXT)
          continue;
        if (pass == 0)
          here = rel != NULL && strstr (rel, "author") != NULL;
        else if (pass == 1)
          here = itemprop != NULL && strstr (itemprop, "author") != NULL;
        else
          here = tree->nodes[i].tag != GLM_HTML_BODY && (glm_html_hints (tree, i) & GLM_HTML_HINT_BYLINE) != 0;
        if (!here || tree->nodes[i].end - i > 60 || ++looked_at > GLM_HTML_MAX_LINES || is_of_another (tree, i))
          continue;
        text = dup_byline (tree, i);
        if (g_utf8_strlen (text, -1) > 150)
          continue;
        names = glm_html_byline_split (text);
        if (names != NULL)
          return names;
      }
  return NULL;
}

/* Names of persons have two words or more, each with a capital but for particles. */
static gboolean
are_persons (char *const *names)
{
  for (; *names != NULL; names++)
    {
      guint capitals = 0, words = 0;
      g_auto (GStrv) parts = g_strsplit (*names, " ", -1);

      for (guint i = 0; parts[i] != NULL; i++)
        if (parts[i][0] != '\0')
          {
            words++;
            /* d’Aure, O’Brien */
            for (const char *p = parts[i]; *p != '\0'; p = g_utf8_next_char (p))
              if (g_unichar_isupper (g_utf8_get_char (p)))
                {
                  capitals++;
                  break;
                }
          }
      if (words < 2 || words > 5 || capitals < 2 || capitals + 2 < words)
        return FALSE;
    }
  return TRUE;
}

/* « Par Anne Roy », a short line of its own that no name of an element tells of. */
static char **
find_written_byline (const GlmHtmlPage *self)
{
  static const char *const openings[] = { "par", "publié par", "écrit par", "rédigé par", "article rédigé par", "propos recueillis par", "texte",
                                          "texte par", "un article de", "auteur", "auteure", "by" };
  const GlmHtmlTree *tree = self->tree;
  guint looked_at = 0;

  for (guint32 i = 1; i < tree->n_nodes && looked_at < 4 * GLM_HTML_MAX_LINES; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      guint32 end = i + 1;
      g_autofree char *text = NULL;
      g_autofree char *small = NULL;
      char **names;
      gboolean opens = FALSE;

      if (self->dropped[i])
        i = node->end - 1;
      if (self->dropped[i] || node->tag != GLM_HTML_TEXT || node->length > 160 || node->length < 3)
        continue;
      looked_at++;
      text = g_strndup (tree->pool->str + node->first, node->length);
      g_strstrip (text);
      small = g_utf8_strdown (text, -1);
      for (guint j = 0; j < G_N_ELEMENTS (openings) && !opens; j++)
        opens = g_str_has_prefix (small, openings[j]) && !g_unichar_isalnum (g_utf8_get_char (small + strlen (openings[j])));
      if (!opens)
        continue;
      /* The name may be a link, or in an element of its own, after « Par ». */
      if (strlen (text) < 24)
        {
          while (end < tree->n_nodes && end < i + 4 && tree->nodes[end].tag != GLM_HTML_TEXT)
            end++;
          if (end < tree->n_nodes && tree->nodes[end].tag == GLM_HTML_TEXT && tree->nodes[end].length < 100)
            {
              g_autofree char *next = g_strndup (tree->pool->str + tree->nodes[end].first, tree->nodes[end].length);
              char *joined = g_strconcat (text, " ", g_strstrip (next), NULL);

              g_free (text);
              text = joined;
            }
        }
      names = glm_html_byline_split (text);
      if (names != NULL && are_persons (names))
        return names;
      g_strfreev (names);
    }
  return NULL;
}

/* A publication that signs with its own name or address says nothing of who wrote. */
static void
drop_site_name (GlmMetadata *metadata)
{
  const char *name;

  if (metadata->authors == NULL || metadata->site == NULL || metadata->authors[1] != NULL)
    return;
  name = metadata->authors[0];
  if (_glm_html_is_same_name (name, metadata->site) || (strchr (name, ' ') == NULL && strchr (name, '.') != NULL))
    g_clear_pointer (&metadata->authors, g_strfreev);
}

/*< private >
 * _glm_html_choose_authors:
 */
void
_glm_html_choose_authors (const GlmHtmlPage   *self,
                          const GlmHtmlJsonLd *json_ld,
                          GlmMetadata         *metadata)
{
  static const char *const names[] = { "author", "article:author", "dc.creator", "dcterms.creator", "byl", "sailthru.author",
                                       "parsely-author", "og:article:author", "article:author_name", NULL };

  metadata->authors = join_names (json_ld->authors);
  drop_site_name (metadata);
  for (guint i = 0; metadata->authors == NULL && names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (self->meta, names[i]);
      g_autofree char *clean = content != NULL ? _glm_html_page_dup_clean (content) : NULL;

      if (clean != NULL)
        metadata->authors = glm_html_byline_split (clean);
      drop_site_name (metadata);
    }
  if (metadata->authors == NULL)
    metadata->authors = find_byline (self, 0, 2);
  /* Where nobody else is named, what the page's data say of the author stands, be it the publication. */
  if (metadata->authors == NULL)
    metadata->authors = join_names (json_ld->authors);
  if (metadata->authors == NULL)
    metadata->authors = find_byline (self, 2, 3);
  if (metadata->authors == NULL)
    metadata->authors = find_written_byline (self);
}
