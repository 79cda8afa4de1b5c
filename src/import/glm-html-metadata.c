/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Title, authors, date, publication and language of a page. Each is told in several places; the
 * order in which these are asked is the order in which the pages of the press were found to be right.
 */

#include "config.h"

#include "glm-html-metadata.h"

#include "glm-html-byline.h"
#include "glm-html-date.h"
#include "glm-html-evidence.h"
#include "glm-html-hints.h"

#include <string.h>

/* Longer is no title, but a text. */
#define MAX_TITLE 300
/* What stands further down is another's. */
#define MAX_LINES 500
/* Nodes within which a line stands beside the title. */
#define NEAR_TITLE 60

typedef struct
{
  const GlmHtmlTree *tree;
  const guint8      *dropped;
  GHashTable        *meta; /* name or property in small letters → content, the first one said */
  char              *heading;
  char              *page_title;
} Page;

static void
collect (Page *self)
{
  const GlmHtmlTree *tree = self->tree;
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
        self->page_title = glm_html_tree_dup_text (tree, i, MAX_TITLE * 2);
      else if (node->tag == GLM_HTML_H1 && headings < 3)
        {
          g_autofree char *text = glm_html_tree_dup_text (tree, i, MAX_TITLE * 2);

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
}

static const char *
get_meta (const Page        *self,
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

/* White space collapsed, references that were written twice ("&amp;#039;") read. */
static char *
dup_clean (const char *text)
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

  for (const char *p = text; *p != '\0' && clean->len < 4 * MAX_TITLE; p++)
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
      if (!(site != NULL && strstr (last + width, site) != NULL) &&
          (g_utf8_strlen (last + width, -1) > 30 || last - cut < 25 || round > 1))
        break;
      *last = '\0';
    }
  return cut;
}

static double
likeness (const char *a,
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

static void
choose_title (Page                *self,
              const GlmHtmlJsonLd *json_ld,
              GlmMetadata         *metadata)
{
  static const char *const names[] = { "og:title", "twitter:title", "dc.title", "dcterms.title", "title", "parsely-title", "sailthru.title", NULL };
  const char *shared = get_meta (self, names);
  g_autofree char *told = NULL;
  g_autofree char *cut = self->page_title != NULL ? dup_without_site (self->page_title, metadata->site) : NULL;

  if (shared != NULL)
    {
      g_autofree char *clean = dup_clean (shared);

      told = dup_without_site (clean, metadata->site);
    }
  /* What stands over the article is its title, when any of the others agrees. */
  if (self->heading != NULL && g_utf8_strlen (self->heading, -1) < MAX_TITLE &&
      (likeness (self->heading, told) > 0.5 || likeness (told, self->heading) > 0.5 ||
       likeness (self->heading, json_ld->headline) > 0.5 || likeness (self->heading, self->page_title) > 0.5))
    metadata->title = dup_clean (self->heading);
  else if (told != NULL && told[0] != '\0')
    metadata->title = g_steal_pointer (&told);
  else if (json_ld->headline != NULL)
    metadata->title = dup_clean (json_ld->headline);
  else if (self->heading != NULL && self->heading[0] != '\0' && (cut == NULL || cut[0] == '\0' || g_utf8_strlen (self->heading, -1) > 20))
    metadata->title = dup_clean (self->heading);
  else if (cut != NULL && cut[0] != '\0')
    metadata->title = dup_clean (cut);
  if (metadata->title != NULL && g_utf8_strlen (metadata->title, -1) > MAX_TITLE)
    {
      char *longer = metadata->title;

      metadata->title = g_utf8_substring (longer, 0, MAX_TITLE);
      g_free (longer);
    }
}

static char **
join_names (GPtrArray *told)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < told->len; i++)
    {
      g_autofree char *clean = dup_clean (g_ptr_array_index (told, i));
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

/* An element that names the author: `rel=author`, `itemprop=author`, then a class; passes @from up to @to of these. */
static char **
find_byline (const Page *self,
             guint       from,
             guint       to)
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
        if (!here || tree->nodes[i].end - i > 60 || ++looked_at > MAX_LINES)
          continue;
        text = glm_html_tree_dup_text (tree, i, 300);
        if (g_utf8_strlen (text, -1) > 150)
          continue;
        names = glm_html_byline_split (text);
        if (names != NULL)
          return names;
      }
  return NULL;
}

/* A publication that signs with its own name or address says nothing of who wrote. */
static void
drop_site_name (GlmMetadata *metadata)
{
  g_autofree char *name = NULL;
  g_autofree char *site = NULL;

  if (metadata->authors == NULL || metadata->site == NULL || metadata->authors[1] != NULL)
    return;
  name = g_utf8_casefold (metadata->authors[0], -1);
  site = g_utf8_casefold (metadata->site, -1);
  if (strcmp (name, site) == 0 || (strchr (name, ' ') == NULL && strchr (name, '.') != NULL))
    g_clear_pointer (&metadata->authors, g_strfreev);
}

static void
choose_authors (Page                *self,
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
      g_autofree char *clean = content != NULL ? dup_clean (content) : NULL;

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
}

/* « Publié le 29 juin » for a reader weighs more than the time a machine was given, which may be the last change's. */
static char *
prefer_written (const Page       *self,
                guint32           node,
                char             *iso,
                GlmDatePrecision *precision)
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
find_date (const Page       *self,
           guint             from,
           guint             to,
           GlmDatePrecision *precision)
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
find_title_date (const Page       *self,
                 const char       *title,
                 GlmDatePrecision *precision)
{
  const GlmHtmlTree *tree = self->tree;
  guint32 heading = 0;

  for (guint32 i = 1; i < tree->n_nodes && heading == 0; i++)
    if (tree->nodes[i].tag >= GLM_HTML_H1 && tree->nodes[i].tag <= GLM_HTML_H3 && !self->dropped[i])
      {
        g_autofree char *text = glm_html_tree_dup_text (tree, i, MAX_TITLE * 2);

        if (likeness (text, title) > 0.7)
          heading = i;
      }
  if (heading == 0)
    return NULL;
  for (guint pass = 0; pass < 2; pass++)
    {
      guint32 from = pass == 0 ? tree->nodes[heading].end : heading > NEAR_TITLE ? heading - NEAR_TITLE : 1;
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
find_written_date (const Page       *self,
                   GlmDatePrecision *precision)
{
  const GlmHtmlTree *tree = self->tree;
  guint looked_at = 0;

  for (guint32 i = 1; i < tree->n_nodes && looked_at < MAX_LINES; i++)
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
find_address_date (const Page       *self,
                   GlmDatePrecision *precision)
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

static void
choose_date (Page                *self,
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

static void
choose_site (Page                *self,
             const GlmHtmlJsonLd *json_ld,
             GlmMetadata         *metadata)
{
  static const char *const names[] = { "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", NULL };
  const char *site = get_meta (self, names);

  if (site == NULL)
    site = json_ld->publisher != NULL ? json_ld->publisher : json_ld->site;
  if (site != NULL)
    metadata->site = dup_clean (site);
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
choose_language (Page                *self,
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
  Page self = { .tree = tree, .dropped = dropped };
  const char *told;

  self.meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect (&self);
  choose_site (&self, json_ld, metadata);
  choose_title (&self, json_ld, metadata);
  choose_authors (&self, json_ld, metadata);
  choose_date (&self, json_ld, metadata);
  choose_language (&self, json_ld, metadata);
  told = get_meta (&self, descriptions);
  *description = told != NULL ? dup_clean (told) : json_ld->description != NULL ? dup_clean (json_ld->description) : NULL;

  g_hash_table_unref (self.meta);
  g_free (self.heading);
  g_free (self.page_title);
}
