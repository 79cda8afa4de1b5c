/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What office documents have in common: XML in an archive, a few styles, metadata in Dublin Core. Their text is
 * told as HTML, which is then turned into blocks as any page is, with its lists, tables, notes and pictures.
 */

#include "config.h"

#include "glm-office.h"

#include "glm-french-date.h"
#include "glm-html-blocks.h"
#include "glm-html-byline.h"
#include "glm-html-reader.h"
#include "glm-importer.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

/* An article as XML is a hundred times smaller; a tree takes twenty times its source. */
#define MAX_XML_BYTES ((gsize) 12 * 1024 * 1024)

/* How far the head of a document reaches, and how long the line under a title is. */
#define MAX_HEAD_BYTES 3000
#define MAX_BYLINE_BYTES 160
#define MAX_AUTHORS 100

static const struct
{
  GlmOfficeStyle style;
  const char    *element;
} elements[] = {
  { GLM_OFFICE_EMPHASIS, "em" }, { GLM_OFFICE_STRONG, "strong" }, { GLM_OFFICE_SUPERIOR, "sup" },
  { GLM_OFFICE_INFERIOR, "sub" }, { GLM_OFFICE_STRIKE, "s" },
};

static void
ignore_error (void       *data,
              const char *format,
              ...)
{
}

/**
 * glm_office_parse:
 * @archive: an office document or book
 * @member: name of an XML member
 * @error: return location for a #GlmImportError
 *
 * As glm_office_parse_bytes().
 *
 * Returns: (transfer full) (nullable): the tree; %NULL with @error set when the member is not there or no XML
 */
GlmXml *
glm_office_parse (GlmArchive *archive,
                  const char *member,
                  GError    **error)
{
  return glm_office_parse_bytes (glm_archive_get (archive, member), MAX_XML_BYTES, error);
}

/**
 * glm_office_parse_bytes:
 * @bytes: (nullable): XML
 * @most: bytes that are read
 * @error: return location for a #GlmImportError
 *
 * Reads XML without entities, external or of its own: a document that declares any is refused.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL with @error set when it is not there, larger or no XML
 */
GlmXml *
glm_office_parse_bytes (GBytes  *bytes,
                        gsize    most,
                        GError **error)
{
  g_autoptr (GlmXml) doc = NULL;
  xmlParserCtxtPtr parser;
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (data == NULL || length == 0 || length > most)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, length > most ? GLM_IMPORT_ERROR_TOO_LARGE : GLM_IMPORT_ERROR_BROKEN,
                           length > most
                             ? _("This cannot be shown: what the file holds is too large once unpacked. Save the text alone and open that.")
                             : _("This cannot be shown: the file is damaged. Try to get another copy of it."));
      return NULL;
    }
  parser = xmlNewParserCtxt ();
  xmlSetGenericErrorFunc (NULL, ignore_error);
  doc = xmlCtxtReadMemory (parser, data, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  xmlFreeParserCtxt (parser);
  if (doc == NULL || xmlDocGetRootElement (doc) == NULL || (doc->intSubset != NULL && doc->intSubset->entities != NULL))
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                           _("This cannot be shown: the file is damaged. Try to get another copy of it."));
      return NULL;
    }
  return g_steal_pointer (&doc);
}

/**
 * glm_office_set_protected:
 * @error: return location for a #GlmImportError
 *
 * Says that a document is there only for who has its key.
 */
void
glm_office_set_protected (GError **error)
{
  g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_DENIED,
                       _("This cannot be shown: it is locked with a password, or for one reader alone. Open it in the program that it was made for, and save it without a lock."));
}

/**
 * glm_office_is:
 * @node: (nullable): a node
 * @name: local name of an element
 *
 * Returns: whether @node is such an element, of whatever namespace
 */
gboolean
glm_office_is (const xmlNode *node,
               const char    *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/**
 * glm_office_attribute:
 * @node: an element
 * @name: local name of an attribute
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
glm_office_attribute (const xmlNode *node,
                      const char    *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
        char *copy = value != NULL ? g_utf8_make_valid ((const char *) value, -1) : g_strdup ("");

        xmlFree (value);
        return copy;
      }
  return NULL;
}

/**
 * glm_office_child:
 * @node: (nullable): an element
 * @name: local name
 *
 * Returns: (transfer none) (nullable): its first child of that name
 */
const xmlNode *
glm_office_child (const xmlNode *node,
                  const char    *name)
{
  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (glm_office_is (child, name))
      return child;
  return NULL;
}

/**
 * glm_office_walk_children:
 * @node: an element
 * @walk: what is done with each of its children
 * @self: what @walk is given
 * @depth: how many elements are walked around @node; kept here
 *
 * Walks what is in an element, unless %GLM_OFFICE_MAX_DEPTH of them are around it.
 */
void
glm_office_walk_children (const xmlNode  *node,
                          GlmOfficeWalker walk,
                          gpointer        self,
                          guint          *depth)
{
  if (*depth >= GLM_OFFICE_MAX_DEPTH)
    return;
  (*depth)++;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    walk (self, child);
  (*depth)--;
}

/**
 * glm_office_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (transfer full) (nullable): its text without white space at its ends, %NULL when there is none
 */
char *
glm_office_dup_text (const xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *text = content != NULL ? g_strstrip (g_utf8_make_valid ((const char *) content, -1)) : NULL;

  xmlFree (content);
  if (text != NULL && text[0] == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

/**
 * glm_office_escape:
 * @out: takes the text
 * @text: what is to be said in HTML
 */
void
glm_office_escape (GString    *out,
                   const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/**
 * glm_office_open:
 * @out: takes the tags
 * @style: how what follows looks
 */
void
glm_office_open (GString       *out,
                 GlmOfficeStyle style)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if ((style & elements[i].style) != 0)
      g_string_append_printf (out, "<%s>", elements[i].element);
}

/**
 * glm_office_close:
 * @out: takes the tags
 * @style: as for glm_office_open()
 */
void
glm_office_close (GString       *out,
                  GlmOfficeStyle style)
{
  for (guint i = G_N_ELEMENTS (elements); i > 0; i--)
    if ((style & elements[i - 1].style) != 0)
      g_string_append_printf (out, "</%s>", elements[i - 1].element);
}

/**
 * glm_office_take_date:
 * @metadata: what is known of a document
 * @date: "2012-06-26T08:00:00Z", "20120626", "2012"
 *
 * Keeps as much of it as is a date, unless one is known already.
 */
void
glm_office_take_date (GlmMetadata *metadata,
                      const char  *date)
{
  gsize n = strspn (date, "0123456789-");

  if (n < 4 || !g_ascii_isdigit (date[3]) || metadata->date != NULL)
    return;
  n = n >= 10 || (n == 8 && date[4] != '-') ? 10 : n >= 7 && date[4] == '-' ? 7 : 4;
  metadata->date = n == 10 && date[4] != '-' ? g_strdup_printf ("%.4s-%.2s-%.2s", date, date + 4, date + 6) : g_strndup (date, n);
  metadata->date_precision = n == 10 ? GLM_DATE_DAY : n == 7 ? GLM_DATE_MONTH : GLM_DATE_YEAR;
}

static void
take_authors (GlmMetadata *metadata,
              GPtrArray   *authors)
{
  if (authors->len == 0 || metadata->authors != NULL)
    return;
  g_ptr_array_set_size (authors, (gint) MIN (authors->len, MAX_AUTHORS));
  g_ptr_array_add (authors, NULL);
  metadata->authors = g_strdupv ((char **) authors->pdata);
}

/**
 * glm_office_read_metadata:
 * @root: an element that holds others of Dublin Core, however deep
 * @metadata: takes what is known
 *
 * Returns: whether there was anything
 */
gboolean
glm_office_read_metadata (const xmlNode *root,
                          GlmMetadata   *metadata)
{
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *modified = NULL;
  gboolean tells_creation = glm_office_child (root, "creation-date") != NULL;
  gboolean any = FALSE;

  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *text = node->type == XML_ELEMENT_NODE ? glm_office_dup_text (node) : NULL;

      if (text == NULL)
        continue;
      any = TRUE;
      if (glm_office_is (node, "title") && metadata->title == NULL)
        metadata->title = g_steal_pointer (&text);
      else if (glm_office_is (node, "initial-creator"))
        g_ptr_array_add (first, g_steal_pointer (&text));
      else if (glm_office_is (node, "creator"))
        g_ptr_array_add (creators, g_steal_pointer (&text));
      else if (glm_office_is (node, "creation-date") || glm_office_is (node, "created") || glm_office_is (node, "date"))
        {
          if (glm_office_is (node, "date") && tells_creation)
            continue;
          glm_office_take_date (metadata, text);
        }
      else if (glm_office_is (node, "language") && metadata->language == NULL)
        metadata->language = g_steal_pointer (&text);
      else if (glm_office_is (node, "publisher") && metadata->site == NULL)
        metadata->site = g_steal_pointer (&text);
    }
  take_authors (metadata, first);
  take_authors (metadata, creators);
  return any;
}

/* The text of one element of our own HTML that begins at @at; @end takes where it ends. %NULL when it has no end. */
static char *
dup_element_text (const char  *at,
                  const char  *close,
                  const char **end)
{
  const char *last = strstr (at, close);
  GString *text;

  if (last == NULL || last - at > MAX_HEAD_BYTES)
    return NULL;
  *end = last + strlen (close);
  text = g_string_new (NULL);
  for (const char *p = at; p < last; p++)
    if (*p == '<')
      {
        while (p < last && *p != '>')
          p++;
      }
    else
      g_string_append_c (text, *p == '\n' ? ' ' : *p);
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&apos;", "'", 0);
  g_string_replace (text, "&#39;", "'", 0);
  g_string_replace (text, "&amp;", "&", 0);
  return g_strstrip (g_string_free (text, FALSE));
}

/**
 * glm_office_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): its letters and figures, without case: « I. — Le départ » and « I Le départ » are the same
 */
char *
glm_office_fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

static gboolean
begins_with (const char *text,
             const char *start)
{
  g_autofree char *a = glm_office_fold (text);
  g_autofree char *b = glm_office_fold (start);

  return b[0] != '\0' && g_str_has_prefix (a, b);
}

/* A short line under the title that names a day: « Par Anne Roy, 26 juin 2012 ». It is surer than when the file was made. */
static void
take_byline_date (GlmMetadata *metadata,
                  const char  *after)
{
  for (guint i = 0; i < 4; i++)
    {
      const char *start = strstr (after, "<p>");
      g_autofree char *line = start != NULL && start - after < MAX_HEAD_BYTES ? dup_element_text (start + 3, "</p>", &after) : NULL;
      GlmDatePrecision precision;

      if (line == NULL)
        return;
      if (strlen (line) > MAX_BYLINE_BYTES)
        continue;
      for (const char *p = line; *p != '\0'; p++)
        {
          g_autofree char *iso = NULL;

          if (!g_ascii_isdigit (*p) || (p > line && g_ascii_isdigit (p[-1])) || glm_french_date_scan (p, strlen (p), &iso, &precision) == 0 ||
              iso == NULL || precision < GLM_DATE_DAY)
            continue;
          if (metadata->authors == NULL && g_str_has_prefix (line, "Par "))
            {
              g_autofree char *names = g_strndup (line, (gsize) (p - line));

              metadata->authors = glm_html_byline_split (names);
            }
          g_free (metadata->date);
          metadata->date = g_steal_pointer (&iso);
          metadata->date_precision = precision;
          return;
        }
    }
}

/**
 * glm_office_tidy:
 * @html: a document told as HTML
 * @metadata: what is known of it
 *
 * Looks at how a document begins. A title page that only says the title again is left out, a title in the
 * metadata with the name of a site after it is cut to that of the text, and a day under the title is the article's.
 */
void
glm_office_tidy (GString     *html,
                 GlmMetadata *metadata)
{
  const char *first = strstr (html->str, "<h1");
  const char *open = first != NULL ? strchr (first, '>') : NULL;
  const char *end = NULL;
  g_autofree char *title = open != NULL && first - html->str < MAX_HEAD_BYTES ? dup_element_text (open + 1, "</h1>", &end) : NULL;
  const char *second = title != NULL ? strstr (end, "<h1") : NULL;

  if (title == NULL)
    return;
  if (second != NULL && second - end < MAX_HEAD_BYTES)
    {
      const char *second_end = NULL;
      const char *second_open = strchr (second, '>');
      g_autofree char *other = second_open != NULL ? dup_element_text (second_open + 1, "</h1>", &second_end) : NULL;

      if (other != NULL && begins_with (title, other))
        {
          g_string_erase (html, first - html->str, second - first);
          g_free (title);
          title = g_steal_pointer (&other);
          first = strstr (html->str, "<h1");
          end = strstr (first, "</h1>");
        }
    }
  else if (first - html->str > 6 && first - html->str < MAX_BYLINE_BYTES * 2)
    {
      g_autofree char *before = g_strndup (html->str, (gsize) (first - html->str));
      g_autofree char *said = g_strconcat (before, "</h1>", NULL);
      const char *said_end = NULL;
      g_autofree char *plain = dup_element_text (said, "</h1>", &said_end);

      if (plain != NULL && begins_with (plain, title))
        {
          g_string_erase (html, 0, first - html->str);
          end = strstr (html->str, "</h1>");
        }
    }
  if (title[0] != '\0' && (metadata->title == NULL || begins_with (metadata->title, title)))
    {
      g_free (metadata->title);
      metadata->title = g_strdup (title);
    }
  take_byline_date (metadata, end);
}

/**
 * glm_office_build:
 * @html: a document told as HTML
 * @archive: (nullable): what its pictures are in
 * @folder: where in it they are counted from
 * @builder: takes the blocks
 * @cancellable: (nullable): to give up
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_office_build (GString            *html,
                  GlmArchive         *archive,
                  const char         *folder,
                  GlmDocumentBuilder *builder,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (GlmHtmlTree) tree = glm_html_tree_new (html->str, html->len, cancellable);
  g_autofree guint8 *dropped = NULL;
  GlmHtmlParts parts = { archive, folder, NULL, NULL };

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  dropped = glm_html_drop_unseen (tree);
  glm_html_blocks_build (tree, dropped, archive != NULL ? &parts : NULL, builder);
  return TRUE;
}
