/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Title, authors, date, publication and language of a page. Each is told in several places; the
 * order in which these are asked is the order in which the pages of the press were found to be right.
 */

#include "config.h"

#include "glm-html-metadata-private.h"

#include "glm-html-evidence.h"

#include <string.h>

#define MAX_LOWER_HEADINGS 12

/* A name of the site set as the heading of all its pages is less of the page's title than the heading of the article. */
static void
consider_lower_heading (GlmHtmlPage *self,
                        const char  *text)
{
  double before = self->heading != NULL ? _glm_html_likeness (self->page_title, self->heading) : 0;

  if (before < 0.4 && _glm_html_likeness (text, self->page_title) > 0.9 && _glm_html_likeness (self->page_title, text) > before + 0.3)
    {
      g_free (self->heading);
      self->heading = g_strdup (text);
    }
}

static void
collect (GlmHtmlPage *self)
{
  const GlmHtmlTree *tree = self->tree;
  g_autoptr (GPtrArray) lower = g_ptr_array_new_with_free_func (g_free);
  guint headings = 0;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const GlmHtmlNode *node = &tree->nodes[i];

      if (node->tag == GLM_HTML_META)
        {
          const char *content = glm_html_tree_attribute (tree, i, GLM_HTML_CONTENT);
          const GlmHtmlName names[] = { GLM_HTML_PROPERTY, GLM_HTML_NAME_ATTRIBUTE, GLM_HTML_ITEMPROP };

          for (guint n = 0; content != NULL && content[0] != '\0' && n < G_N_ELEMENTS (names); n++)
            {
              const char *name = glm_html_tree_attribute (tree, i, names[n]);
              g_autofree char *small = name != NULL ? g_ascii_strdown (name, (gssize) strnlen (name, 100)) : NULL;

              if (small != NULL && !g_hash_table_contains (self->meta, small))
                g_hash_table_insert (self->meta, g_steal_pointer (&small), (char *) content);
            }
        }
      else if (node->tag == GLM_HTML_TITLE && self->page_title == NULL)
        self->page_title = glm_html_tree_dup_text (tree, i, GLM_HTML_MAX_TITLE * 2);
      else if ((node->tag == GLM_HTML_H2 || node->tag == GLM_HTML_H3) && lower->len < MAX_LOWER_HEADINGS)
        g_ptr_array_add (lower, glm_html_tree_dup_text (tree, i, GLM_HTML_MAX_TITLE * 2));
      else if (node->tag == GLM_HTML_H1 && headings < 3)
        {
          g_autofree char *text = glm_html_tree_dup_text (tree, i, GLM_HTML_MAX_TITLE * 2);

          headings += text[0] != '\0';
          if (self->heading == NULL && text[0] != '\0')
            self->heading = g_steal_pointer (&text);
          else if (text[0] != '\0' && self->page_title != NULL)
            {
              /* Of several, the one that the page's title repeats; a logo may be set as a heading. */
              g_autoptr (GlmHtmlEvidence) evidence = glm_html_evidence_new (self->page_title);

              if (glm_html_evidence_share (evidence, text, NULL) > glm_html_evidence_share (evidence, self->heading, NULL))
                {
                  g_free (self->heading);
                  self->heading = g_steal_pointer (&text);
                }
            }
        }
    }
  for (guint i = 0; self->page_title != NULL && i < lower->len; i++)
    consider_lower_heading (self, g_ptr_array_index (lower, i));
}

static const char *
get_meta (const GlmHtmlPage *self,
          const char *const *names)
{
  for (; *names != NULL; names++)
    {
      const char *content = g_hash_table_lookup (self->meta, *names);

      if (content != NULL)
        return content;
    }
  return NULL;
}

/*< private >
 * _glm_html_page_dup_clean:
 *
 * White space collapsed, references that were written twice ("&amp;#039;") read.
 */
char *
_glm_html_page_dup_clean (const char *text)
{
  static const struct
  {
    const char *reference;
    const char *sign;
  } references[] = { { "&#039;", "'" }, { "&#39;", "'" }, { "&quot;", "\"" }, { "&rsquo;", "’" }, { "&nbsp;", " " },
                     { "&eacute;", "é" }, { "&egrave;", "è" }, { "&agrave;", "à" }, { "&laquo;", "«" }, { "&raquo;", "»" },
                     { "&#8217;", "’" }, { "&#8211;", "–" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" } };
  GString *clean = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0' && clean->len < 4 * GLM_HTML_MAX_TITLE; p++)
    {
      if (g_ascii_isspace (*p))
        {
          space = TRUE;
          continue;
        }
      if (space && clean->len > 0)
        g_string_append_c (clean, ' ');
      space = FALSE;
      g_string_append_c (clean, *p);
    }
  if (strchr (clean->str, '&') != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (references); i++)
      g_string_replace (clean, references[i].reference, references[i].sign, 0);
  {
    g_autofree char *raw = g_string_free (clean, FALSE);

    return g_utf8_make_valid (raw, -1);
  }
}

/* "travail-emploi.gouv.fr": one word, and a point within it. */
static gboolean
is_domain (const char *text)
{
  const char *point = strrchr (text, '.');

  return point != NULL && point > text && g_ascii_isalnum (point[-1]) && g_ascii_isalpha (point[1]) && g_ascii_isalpha (point[2]) &&
         strpbrk (text, " /:") == NULL;
}

/* "Title - Section - Site" → "Title": what the site's name ends is cut, else the last part where it is short. */
static char *
dup_without_site (const char *title,
                  const char *site)
{
  static const char *const signs[] = { " | ", " - ", " – ", " — ", " • ", " · ", " :: ", " » ", " / ", " ‹ ", " « " };
  char *cut = g_strdup (title);

  for (guint round = 0; round < 3; round++)
    {
      char *last = NULL;
      gsize width = 0;

      for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
        {
          char *at = g_strrstr (cut, signs[i]);

          if (at != NULL && at > cut && (last == NULL || at > last))
            {
              last = at;
              width = strlen (signs[i]);
            }
        }
      if (last == NULL)
        break;
      if (!(site != NULL && strstr (last + width, site) != NULL) && !is_domain (last + width) &&
          (g_utf8_strlen (last + width, -1) > 30 || last - cut < 25 || round > 1))
        break;
      *last = '\0';
    }
  return cut;
}

/*< private >
 * _glm_html_is_same_name:
 *
 * Whatever the case.
 */
gboolean
_glm_html_is_same_name (const char *a,
                        const char *b)
{
  g_autofree char *folded = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return strcmp (folded, other) == 0;
}

/*< private >
 * _glm_html_likeness:
 *
 * How much of @a is in @b.
 */
double
_glm_html_likeness (const char *a,
                    const char *b)
{
  g_autoptr (GlmHtmlEvidence) evidence = NULL;
  guint n;

  if (a == NULL || b == NULL)
    return 0;
  evidence = glm_html_evidence_new (b);
  if (strcmp (a, b) == 0)
    return 1;
  return glm_html_evidence_share (evidence, a, &n);
}

/* One of the two has most of the other, and the other no small part of the one: a site's name is a small part. */
static gboolean
agrees (const char *heading,
        const char *told)
{
  return _glm_html_likeness (told, heading) > 0.5 || (_glm_html_likeness (heading, told) > 0.5 && _glm_html_likeness (told, heading) > 0.2);
}

static void
choose_title (GlmHtmlPage         *self,
              const GlmHtmlJsonLd *json_ld,
              GlmMetadata         *metadata)
{
  static const char *const names[] = { "og:title", "twitter:title", "dc.title", "dcterms.title", "title", "parsely-title", "sailthru.title", NULL };
  const char *shared = get_meta (self, names);
  g_autofree char *told = NULL;
  g_autofree char *cut = self->page_title != NULL ? dup_without_site (self->page_title, metadata->site) : NULL;

  if (shared != NULL)
    {
      g_autofree char *clean = _glm_html_page_dup_clean (shared);

      told = dup_without_site (clean, metadata->site);
    }
  /* What stands over the article is its title, when any of the others agrees; the site's name stands over all. */
  if (self->heading != NULL && !(metadata->site != NULL && _glm_html_is_same_name (self->heading, metadata->site)) && g_utf8_strlen (self->heading, -1) < GLM_HTML_MAX_TITLE &&
      (agrees (self->heading, told) || agrees (self->heading, json_ld->headline) || agrees (self->heading, self->page_title)))
    metadata->title = _glm_html_page_dup_clean (self->heading);
  else if (told != NULL && told[0] != '\0')
    metadata->title = g_steal_pointer (&told);
  else if (json_ld->headline != NULL)
    metadata->title = _glm_html_page_dup_clean (json_ld->headline);
  else if (self->heading != NULL && self->heading[0] != '\0' && (cut == NULL || cut[0] == '\0' || g_utf8_strlen (self->heading, -1) > 20))
    metadata->title = _glm_html_page_dup_clean (self->heading);
  else if (cut != NULL && cut[0] != '\0')
    metadata->title = _glm_html_page_dup_clean (cut);
  if (metadata->title != NULL && g_utf8_strlen (metadata->title, -1) > GLM_HTML_MAX_TITLE)
    {
      char *longer = metadata->title;

      metadata->title = g_utf8_substring (longer, 0, GLM_HTML_MAX_TITLE);
      g_free (longer);
    }
}

static void
choose_site (GlmHtmlPage         *self,
             const GlmHtmlJsonLd *json_ld,
             GlmMetadata         *metadata)
{
  static const char *const names[] = { "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", NULL };
  const char *site = get_meta (self, names);

  if (site == NULL)
    site = json_ld->publisher != NULL ? json_ld->publisher : json_ld->site;
  if (site != NULL)
    metadata->site = _glm_html_page_dup_clean (site);
  if (metadata->site != NULL && (metadata->site[0] == '\0' || g_utf8_strlen (metadata->site, -1) > 80))
    g_clear_pointer (&metadata->site, g_free);
}

/* "fr_FR" and "fr-fr" are fr-FR. */
static char *
dup_language (const char *tag)
{
  g_auto (GStrv) parts = g_strsplit_set (tag, "-_", 3);
  gsize n = parts[0] != NULL ? strlen (parts[0]) : 0;
  g_autofree char *region = NULL;

  if (n < 2 || n > 3)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalpha (parts[0][i]))
      return NULL;
  for (char *p = parts[0]; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  if (parts[1] == NULL || strlen (parts[1]) != 2 || !g_ascii_isalpha (parts[1][0]) || !g_ascii_isalpha (parts[1][1]))
    return g_strdup (parts[0]);
  region = g_ascii_strup (parts[1], -1);
  return g_strdup_printf ("%s-%s", parts[0], region);
}

static void
choose_language (GlmHtmlPage         *self,
                 const GlmHtmlJsonLd *json_ld,
                 GlmMetadata         *metadata)
{
  static const char *const names[] = { "og:locale", "content-language", "language", "dc.language", "inlanguage", NULL };
  const char *tags[3] = { NULL, get_meta (self, names), json_ld->language };

  for (guint32 i = 1; i < self->tree->n_nodes && i < 8 && tags[0] == NULL; i++)
    if (self->tree->nodes[i].tag == GLM_HTML_HTML || self->tree->nodes[i].tag == GLM_HTML_BODY)
      tags[0] = glm_html_tree_attribute (self->tree, i, GLM_HTML_LANG);
  for (guint i = 0; i < G_N_ELEMENTS (tags) && metadata->language == NULL; i++)
    if (tags[i] != NULL)
      metadata->language = dup_language (tags[i]);
}

/**
 * glm_html_metadata_read:
 * @tree: a page
 * @dropped: (array): for each node, whether it is not shown
 * @json_ld: what the page's data tell
 * @metadata: takes what is found
 * @description: (out) (transfer full) (nullable): the article in a sentence or two, as the page tells it to others
 *
 * Finds title, authors, date, publication and language.
 */
void
glm_html_metadata_read (const GlmHtmlTree   *tree,
                        const guint8        *dropped,
                        const GlmHtmlJsonLd *json_ld,
                        GlmMetadata         *metadata,
                        char               **description)
{
  static const char *const descriptions[] = { "og:description", "description", "twitter:description", NULL };
  GlmHtmlPage self = { .tree = tree, .dropped = dropped };
  const char *told;

  self.meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect (&self);
  choose_site (&self, json_ld, metadata);
  choose_title (&self, json_ld, metadata);
  _glm_html_choose_authors (&self, json_ld, metadata);
  _glm_html_choose_date (&self, json_ld, metadata);
  choose_language (&self, json_ld, metadata);
  told = get_meta (&self, descriptions);
  *description = told != NULL ? _glm_html_page_dup_clean (told) : json_ld->description != NULL ? _glm_html_page_dup_clean (json_ld->description) : NULL;

  g_hash_table_unref (self.meta);
  g_free (self.heading);
  g_free (self.page_title);
}
