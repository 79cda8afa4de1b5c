/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The contents of a book (the nav of EPUB 3, the NCX of EPUB 2) name its chapters, whose pages often do not: a chapter's title
 * that is set as any other line is known to be one by its entry in the contents.
 */

#include "config.h"

#include "glm-epub-contents.h"

#include "glm-office.h"

#include <string.h>

#define MAX_HEADINGS 5000
#define MAX_DEPTH 12
#define MAX_LABEL 300
#define MAX_NODES_TO_LINE 400
/* A page with less text than this is a cover or a leaf that says a name. */
#define MIN_PAGE_BYTES 400

static void
heading_free (gpointer data)
{
  GlmEpubHeading *heading = data;

  g_free (heading->page);
  g_free (heading->place);
  g_free (heading->label);
  g_free (heading);
}

static void
add_heading (GPtrArray  *contents,
             const char *folder,
             const char *address,
             const char *label,
             guint       level)
{
  g_autofree char *page = glm_archive_resolve (folder, address);
  const char *place = page != NULL ? strchr (address, '#') : NULL;
  GlmEpubHeading *heading;

  if (page == NULL || label == NULL || label[0] == '\0' || contents->len >= MAX_HEADINGS)
    return;
  heading = g_new0 (GlmEpubHeading, 1);
  heading->page = g_steal_pointer (&page);
  heading->place = place != NULL && place[1] != '\0' ? g_strdup (place + 1) : NULL;
  heading->label = g_strdup (label);
  heading->level = CLAMP (level, 1, 6);
  g_ptr_array_add (contents, heading);
}

static void
read_points (GPtrArray     *contents,
             const char    *folder,
             const xmlNode *map,
             guint          level)
{
  for (const xmlNode *node = map != NULL && level <= MAX_DEPTH ? map->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *label = NULL;
      g_autofree char *address = NULL;

      if (!glm_office_is (node, "navPoint"))
        continue;
      label = glm_office_dup_text (glm_office_child (node, "navLabel"));
      if (glm_office_child (node, "content") != NULL)
        address = glm_office_attribute (glm_office_child (node, "content"), "src");
      if (address != NULL)
        add_heading (contents, folder, address, label, level);
      read_points (contents, folder, node, level + 1);
    }
}

static void
read_nav (GPtrArray         *contents,
          const char        *folder,
          const GlmHtmlTree *tree)
{
  guint32 nav = 0, lists = 0;

  for (guint32 i = 1; i < tree->n_nodes && nav == 0; i++)
    {
      const char *role = tree->nodes[i].tag == GLM_HTML_NAV ? glm_html_tree_attribute (tree, i, GLM_HTML_ROLE) : NULL;

      if (role != NULL && strstr (role, "toc") != NULL)
        nav = i;
    }
  for (guint32 i = nav + 1; nav > 0 && i < tree->nodes[nav].end; i++)
    {
      const char *address = tree->nodes[i].tag == GLM_HTML_A ? glm_html_tree_attribute (tree, i, GLM_HTML_HREF) : NULL;
      g_autofree char *label = NULL;

      if (address == NULL)
        continue;
      lists = 0;
      for (guint32 up = tree->nodes[i].parent; up > nav; up = tree->nodes[up].parent)
        lists += tree->nodes[up].tag == GLM_HTML_OL;
      label = glm_html_tree_dup_text (tree, i, MAX_LABEL);
      add_heading (contents, folder, address, label, lists);
    }
}

/**
 * glm_epub_contents_read:
 * @archive: a book
 * @name: (nullable): the member that is its contents: an NCX or a page with a nav
 *
 * Returns: (transfer full) (element-type GlmEpubHeading): the entries, none where there is no such member
 */
GPtrArray *
glm_epub_contents_read (GlmArchive *archive,
                        const char *name)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func (heading_free);
  GBytes *bytes = name != NULL ? glm_archive_get (archive, name) : NULL;
  g_autofree char *folder = NULL;
  gsize length;
  const char *data;

  if (bytes == NULL)
    return contents;
  folder = glm_archive_dup_folder (name);
  data = g_bytes_get_data (bytes, &length);
  if (g_str_has_suffix (name, ".ncx"))
    {
      g_autoptr (GlmXml) doc = glm_office_parse (archive, name, NULL);

      read_points (contents, folder, doc != NULL ? glm_office_child (xmlDocGetRootElement (doc), "navMap") : NULL, 1);
    }
  else if (length > 0)
    {
      g_autofree char *valid = g_utf8_make_valid (data, (gssize) length);
      g_autoptr (GlmHtmlTree) tree = glm_html_tree_new (valid, strlen (valid), NULL);

      read_nav (contents, folder, tree);
    }
  return contents;
}

static gboolean
is_heading (guint tag)
{
  return tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6;
}

static gboolean
is_line (guint tag)
{
  return tag == GLM_HTML_P || tag == GLM_HTML_DIV;
}

static gboolean
has_heading (const GlmHtmlTree *tree)
{
  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (is_heading (tree->nodes[i].tag))
      return TRUE;
  return FALSE;
}

static gsize
measure_text (const GlmHtmlTree *tree)
{
  gsize length = 0;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    length += tree->nodes[i].tag == GLM_HTML_TEXT ? tree->nodes[i].length : 0;
  return length;
}

/* Where the ids of a page are; the keys are the tree's. */
static GHashTable *
find_places (const GlmHtmlTree *tree)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const char *id = glm_html_tree_attribute (tree, i, GLM_HTML_ID);

      if (id == NULL && tree->nodes[i].tag == GLM_HTML_A)
        id = glm_html_tree_attribute (tree, i, GLM_HTML_NAME_ATTRIBUTE);
      if (id != NULL && !g_hash_table_contains (places, id))
        g_hash_table_insert (places, (char *) id, GUINT_TO_POINTER (i));
    }
  return places;
}

/* The innermost line of text that begins at or after @from; 0 when a heading comes first. */
static guint32
find_line (const GlmHtmlTree *tree,
           guint32            from)
{
  for (guint32 i = from; i < tree->n_nodes && i - from < MAX_NODES_TO_LINE; i++)
    {
      guint32 up = i;

      if (is_heading (tree->nodes[i].tag))
        return 0;
      if (tree->nodes[i].tag != GLM_HTML_TEXT)
        continue;
      while (up != 0 && !is_line (tree->nodes[up].tag) && !is_heading (tree->nodes[up].tag) && tree->nodes[up].tag != GLM_HTML_TITLE)
        up = tree->nodes[up].parent;
      if (is_heading (tree->nodes[up].tag))
        return 0;
      for (guint32 j = 0; j < tree->nodes[i].length && is_line (tree->nodes[up].tag); j++)
        if (!g_ascii_isspace (tree->pool->str[tree->nodes[i].first + j]))
          return up;
    }
  return 0;
}

/**
 * glm_epub_contents_apply:
 * @contents: (element-type GlmEpubHeading): of a book
 * @page: name of a member
 * @tree: that page
 * @level: (out): of the heading that is returned
 *
 * Makes a heading of each line that an entry of the contents leads to and that says the same.
 *
 * Returns: (transfer full) (nullable): what the contents call the page, where it does not say so itself
 */
char *
glm_epub_contents_apply (const GPtrArray *contents,
                         const char      *page,
                         GlmHtmlTree     *tree,
                         guint           *level)
{
  gboolean bare = contents->len > 0 && !has_heading (tree);
  const GlmEpubHeading *first = NULL;
  g_autoptr (GHashTable) places = contents->len > 0 ? find_places (tree) : NULL;

  for (guint i = 0; i < contents->len; i++)
    {
      const GlmEpubHeading *heading = g_ptr_array_index (contents, i);
      guint32 place, line;
      g_autofree char *text = NULL;
      g_autofree char *folded_text = NULL;
      g_autofree char *folded_label = NULL;

      if (strcmp (heading->page, page) != 0)
        continue;
      place = heading->place != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, heading->place)) : 1;
      line = place > 0 ? find_line (tree, place) : 0;
      text = line > 0 ? glm_html_tree_dup_text (tree, line, 2 * MAX_LABEL) : g_strdup ("");
      folded_text = glm_office_fold (text);
      folded_label = glm_office_fold (heading->label);
      if (folded_label[0] != '\0' && strcmp (folded_text, folded_label) == 0)
        tree->nodes[line].tag = (guint16) (GLM_HTML_H1 + heading->level - 1);
      else if (first == NULL && heading->place == NULL)
        first = heading;
    }
  if (first == NULL || !bare || has_heading (tree) || measure_text (tree) < MIN_PAGE_BYTES)
    return NULL;
  *level = first->level;
  return g_strdup (first->label);
}
