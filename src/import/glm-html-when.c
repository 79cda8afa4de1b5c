/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a page was published: its data are asked first, then its address, then what it shows. */

#include "config.h"

#include "glm-html-metadata-private.h"

#include "glm-html-date.h"

#include <string.h>

/* Nodes within which a line stands beside the title. */
#define NEAR_TITLE 60

/* « Publié le 29 juin » for a reader weighs more than the time a machine was given, which may be the last change's. */
static char *
prefer_written (const GlmHtmlPage *self,
                guint32            node,
                char              *iso,
                GlmDatePrecision  *precision)
{
  g_autofree char *text = glm_html_tree_dup_text (self->tree, node, 100);
  g_autofree char *small = g_utf8_strdown (text, -1);
  GlmDatePrecision written_precision;
  char *written;

  if (!g_str_has_prefix (small, "publi"))
    return iso;
  written = glm_html_date_parse (text, TRUE, &written_precision);
  if (written == NULL || strncmp (written, iso, 10) == 0)
    {
      g_free (written);
      return iso;
    }
  g_free (iso);
  *precision = written_precision;
  return written;
}

/* `<time>` and elements whose names say that they hold the date; passes @from up to @to of these. */
static char *
find_date (const GlmHtmlPage *self,
           guint              from,
           guint              to,
           GlmDatePrecision  *precision)
{
  const GlmHtmlTree *tree = self->tree;

  for (guint pass = from; pass < to; pass++)
    for (guint32 i = 1; i < tree->n_nodes; i++)
      {
        const GlmHtmlNode *node = &tree->nodes[i];
        const char *itemprop, *value;
        g_autofree char *text = NULL;
        char *iso;

        if (node->tag == GLM_HTML_TEXT || self->dropped[i])
          continue;
        itemprop = glm_html_tree_attribute (tree, i, GLM_HTML_ITEMPROP);
        if (pass == 0 && !(itemprop != NULL && strcmp (itemprop, "datePublished") == 0))
          continue;
        if (pass == 1 && node->tag != GLM_HTML_TIME)
          continue;
        if (pass == 2)
          {
            const char *class = glm_html_tree_attribute (tree, i, GLM_HTML_CLASS);

            if (class == NULL || node->end - i > 40 ||
                (strstr (class, "date") == NULL && strstr (class, "Date") == NULL && strstr (class, "publi") == NULL &&
                 strstr (class, "time") == NULL))
              continue;
          }
        value = glm_html_tree_attribute (tree, i, GLM_HTML_DATETIME);
        if (value == NULL)
          value = glm_html_tree_attribute (tree, i, GLM_HTML_CONTENT);
        if (value == NULL)
          value = text = glm_html_tree_dup_text (tree, i, 200);
        iso = glm_html_date_parse (value, TRUE, precision);
        if (iso != NULL)
          return prefer_written (self, i, iso, precision);
      }
  return NULL;
}

/* A short line with a date, right under the title or over it. */
static char *
find_title_date (const GlmHtmlPage *self,
                 const char        *title,
                 GlmDatePrecision  *precision)
{
  const GlmHtmlTree *tree = self->tree;
  guint32 heading = 0;

  for (guint32 i = 1; i < tree->n_nodes && heading == 0; i++)
    if (tree->nodes[i].tag >= GLM_HTML_H1 && tree->nodes[i].tag <= GLM_HTML_H3 && !self->dropped[i])
      {
        g_autofree char *text = glm_html_tree_dup_text (tree, i, GLM_HTML_MAX_TITLE * 2);

        if (_glm_html_likeness (text, title) > 0.7)
          heading = i;
      }
  if (heading == 0)
    return NULL;
  for (guint pass = 0; pass < 2; pass++)
    {
      guint32 from = pass == 0 ? tree->nodes[heading].end : heading > NEAR_TITLE ? heading - NEAR_TITLE
                                                                                 : 1;
      guint32 to = pass == 0 ? MIN (tree->nodes[heading].end + NEAR_TITLE, tree->n_nodes) : heading;

      for (guint32 i = from; i < to; i++)
        {
          const GlmHtmlNode *node = &tree->nodes[i];
          g_autofree char *text = NULL;
          char *iso;

          if (node->tag != GLM_HTML_TEXT || node->length < 6 || node->length > 120)
            continue;
          text = g_strndup (tree->pool->str + node->first, node->length);
          g_strstrip (text);
          iso = strlen (text) <= 60 ? glm_html_date_parse (text, TRUE, precision) : NULL;
          if (iso != NULL)
            return iso;
        }
    }
  return NULL;
}

/* « Publié le 3 mars 2017 » in the first lines that are not prose. */
static char *
find_written_date (const GlmHtmlPage *self,
                   GlmDatePrecision  *precision)
{
  const GlmHtmlTree *tree = self->tree;
  guint looked_at = 0;

  for (guint32 i = 1; i < tree->n_nodes && looked_at < GLM_HTML_MAX_LINES; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];
      g_autofree char *text = NULL;
      char *iso;

      if (self->dropped[i] || node->tag != GLM_HTML_TEXT || node->length > 160 || node->length < 8)
        continue;
      looked_at++;
      text = g_strndup (tree->pool->str + node->first, node->length);
      iso = glm_html_date_parse (text, TRUE, precision);
      if (iso != NULL)
        return iso;
    }
  return NULL;
}

/* "/2017/03/13/" in the page's own address. */
static char *
find_address_date (const GlmHtmlPage *self,
                   GlmDatePrecision  *precision)
{
  const char *address = g_hash_table_lookup (self->meta, "og:url");

  for (guint32 i = 1; address == NULL && i < self->tree->n_nodes; i++)
    {
      const char *rel = self->tree->nodes[i].tag == GLM_HTML_LINK ? glm_html_tree_attribute (self->tree, i, GLM_HTML_REL) : NULL;

      if (rel != NULL && strcmp (rel, "canonical") == 0)
        address = glm_html_tree_attribute (self->tree, i, GLM_HTML_HREF);
    }
  for (const char *p = address; p != NULL && *p != '\0'; p++)
    if (*p == '/' && g_ascii_isdigit (p[1]))
      {
        char *iso = glm_html_date_parse (p + 1, FALSE, precision);

        if (iso != NULL)
          return iso;
      }
  return NULL;
}

/*< private >
 * _glm_html_choose_date:
 */
void
_glm_html_choose_date (const GlmHtmlPage   *self,
                       const GlmHtmlJsonLd *json_ld,
                       GlmMetadata         *metadata)
{
  static const char *const names[] = { "article:published_time", "og:article:published_time", "datepublished", "article:published",
                                       "og:published_time", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued",
                                       "dcterms.date", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
                                       "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
                                       "article.published", "citation_publication_date", "date.release", "created", "ptime",
                                       "displaydate", "article_date_original", "last-modified", NULL };

  if (json_ld->date != NULL)
    metadata->date = glm_html_date_parse (json_ld->date, FALSE, &metadata->date_precision);
  for (guint i = 0; metadata->date == NULL && names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (self->meta, names[i]);

      if (content != NULL)
        metadata->date = glm_html_date_parse (content, FALSE, &metadata->date_precision);
    }
  if (metadata->date == NULL)
    metadata->date = find_date (self, 0, 1, &metadata->date_precision);
  if (metadata->date == NULL)
    metadata->date = find_address_date (self, &metadata->date_precision);
  if (metadata->date == NULL)
    metadata->date = find_date (self, 1, 2, &metadata->date_precision);
  if (metadata->date == NULL && metadata->title != NULL)
    metadata->date = find_title_date (self, metadata->title, &metadata->date_precision);
  if (metadata->date == NULL)
    metadata->date = find_date (self, 2, 3, &metadata->date_precision);
  if (metadata->date == NULL)
    metadata->date = find_written_date (self, &metadata->date_precision);
}
