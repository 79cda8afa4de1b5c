/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Texts that archives and publishers keep as XML: TEI, DocBook, JATS and NITF. Few of their elements mean two things, so that one
 * table reads all four; an element that is not in it is a block of its own where no words stand beside it. Nothing is fetched,
 * and a file that has entities of its own is shown as it is written, like any other XML.
 */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <string.h>

#define MAX_BYTES   ((gsize) 32 * 1024 * 1024)
#define MAX_AUTHORS 100

typedef struct
{
  GString *out;
  GString *notes; /* items of a list */
  guint    n_notes;
  guint    depth;
  guint    section;
  gboolean in_line; /* words stand around what is read */
} Xml;

/* What an element is in HTML: "" for one that is not read, "#" for a part of the text, "h" for its title, "note" for what is
 * called where it stands. In capitals: words stand in it. */
static const struct
{
  const char *html;
  const char *names[12];
} table[] = {
  { "P", { "p", "para", "simpara", "ab", "l", "byline", "dateline" } },
  { "#", { "div", "div1", "div2", "div3", "section", "sec", "sect1", "sect2", "sect3", "chapter", "part" } },
  { "h", { "head", "title", "hl1", "hl2", "bridgehead" } },
  { "note", { "note", "footnote" } },
  { "blockquote", { "blockquote", "disp-quote", "quote", "cit", "bq", "epigraph", "lg" } },
  { "ul", { "list", "ul", "itemizedlist" } },
  { "ol", { "ol", "orderedlist" } },
  { "li", { "item", "li", "listitem", "list-item" } },
  { "table", { "table", "informaltable" } },
  { "tr", { "row", "tr" } },
  { "TD", { "cell", "entry", "td" } },
  { "TH", { "th" } },
  { "EM", { "hi", "hi1", "emph", "emphasis", "italic", "em", "foreign" } },
  { "STRONG", { "bold", "strong" } },
  { "SUP", { "sup", "superscript" } },
  { "PRE", { "programlisting", "literallayout", "preformat", "screen" } },
  { "", { "teiHeader", "journal-meta", "info", "articleinfo", "bookinfo", "docdata", "fw", "sic", "orig", "del", "expan", "indexterm" } },
};

/* What begins so early in an article in XML is its root, or says whose article it is. */
static const char *const signs[] = { "<TEI", "<tei:TEI", "<teiCorpus", "docbook.org/", "DTD DocBook", "-//NLM//", "DTD JATS", "dtd-version=", "<nitf" };

/**
 * glm_import_xml_sniff:
 * @start: the beginning of a file, ended by NUL
 *
 * Returns: whether it is that of a text in XML
 */
gboolean
glm_import_xml_sniff (const char *start)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs) && start[strspn (start, "\xef\xbb\xbf\xff\xfe \t\r\n")] == '<'; i++)
    if (strstr (start, signs[i]) != NULL)
      return strstr (start, "<html") == NULL;
  return FALSE;
}

static const char *
get_html (const xmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strv_contains (table[i].names, (const char *) node->name))
      return table[i].html;
  return NULL;
}

static void walk (gpointer       data,
                  const xmlNode *node);

static void
walk_within (Xml           *self,
             const xmlNode *node,
             const char    *element,
             gboolean       in_line)
{
  gboolean before = self->in_line;

  self->in_line = in_line;
  for (const xmlNode *child = node->children; child != NULL && !self->in_line; child = child->next)
    self->in_line = child->type == XML_TEXT_NODE && child->content[strspn ((const char *) child->content, " \t\r\n")] != '\0';
  g_string_append_printf (self->out, "<%s>", element);
  glm_office_walk_children (node, walk, self, &self->depth);
  g_string_append_printf (self->out, "</%s>", element);
  self->in_line = before;
}

/* It is called here and stands at the end; one within a note goes on with it. */
static void
walk_note (Xml           *self,
           const xmlNode *node)
{
  GString *out = self->out;

  g_string_append_printf (out, "<sup><a role=\"doc-noteref\" href=\"#note-%u\">%u</a></sup>", self->n_notes + 1, self->n_notes + 1);
  g_string_append_printf (self->notes, "<li id=\"note-%u\">", ++self->n_notes);
  self->out = self->notes;
  walk_within (self, node, "div", FALSE);
  g_string_append (self->notes, "</li>");
  self->out = out;
}

static void
walk (gpointer       data,
      const xmlNode *node)
{
  Xml *self = data;
  const char *html = node->type == XML_ELEMENT_NODE ? get_html (node) : NULL;
  char heading[] = "h1";

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      g_autofree char *valid = g_utf8_make_valid (node->content != NULL ? (const char *) node->content : "", -1);

      glm_office_escape (self->out, valid);
    }
  /* « &eacute; » of a list that stands elsewhere; HTML has the same. */
  else if (node->type == XML_ENTITY_REF_NODE && strspn ((const char *) node->name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS) == strlen ((const char *) node->name))
    g_string_append_printf (self->out, "&%s;", (const char *) node->name);
  if (node->type != XML_ELEMENT_NODE || (html != NULL && html[0] == '\0') || (glm_office_is (node, "head") && glm_office_is (node->parent, "nitf")))
    return;
  if (glm_office_is (node, "article-meta"))
    node = glm_office_child (node, "abstract");
  if (node == NULL)
    return;
  if (g_strcmp0 (html, "#") == 0)
    {
      self->section++;
      walk_within (self, node, "div", FALSE);
      self->section--;
    }
  else if (g_strcmp0 (html, "h") == 0 && !self->in_line)
    {
      heading[1] = (char) ('0' + CLAMP (self->section, 1, 6));
      walk_within (self, node, heading, TRUE);
    }
  else if (g_strcmp0 (html, "note") == 0 && self->in_line && self->out != self->notes)
    walk_note (self, node);
  else if (glm_office_is (node, "lb"))
    g_string_append_c (self->out, ' ');
  else if (html != NULL && strlen (html) > 0 && strcmp (html, "note") != 0 && strcmp (html, "h") != 0 && (!self->in_line || g_ascii_isupper (html[0])))
    walk_within (self, node, html, g_ascii_isupper (html[0]));
  else
    walk_within (self, node, self->in_line ? "span" : "div", self->in_line);
}

/* The first element within another, however deep, that is called by one of the names. The parser does not go deep. */
static const xmlNode *
find (const xmlNode     *node,
      const char *const *names)
{
  const xmlNode *found = NULL;

  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL && found == NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      found = g_strv_contains (names, (const char *) child->name) ? child : find (child, names);
  return found;
}

static void
read_head (const xmlNode *root,
           GlmMetadata   *metadata)
{
  static const char *const heads[] = { "teiHeader", "front", "info", "articleinfo", "bookinfo", "head", NULL };
  static const char *const titles[] = { "title", "article-title", NULL };
  static const char *const authors[] = { "author", "contrib", NULL };
  static const char *const given[] = { "given-names", "forename", "firstname", NULL };
  static const char *const family[] = { "surname", NULL };
  static const char *const dates[] = { "date", "pubdate", "pub-date", "date.issue", NULL };
  const xmlNode *head = find (root, heads), *date = find (head, dates);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  metadata->title = glm_office_dup_text (find (head != NULL ? head : root, titles));
  metadata->language = glm_office_attribute (root, "lang");
  for (const xmlNode *author = find (head, authors); author != NULL && names->len < MAX_AUTHORS; author = author->next)
    if (author->type == XML_ELEMENT_NODE && g_strv_contains (authors, (const char *) author->name))
      {
        g_autofree char *first = glm_office_dup_text (find (author, given));
        g_autofree char *last = glm_office_dup_text (find (author, family));
        char *name = first != NULL && last != NULL ? g_strdup_printf ("%s %s", first, last) : glm_office_dup_text (author);

        if (name != NULL)
          g_ptr_array_add (names, name);
      }
  g_ptr_array_add (names, NULL);
  metadata->authors = names->len > 1 ? g_strdupv ((char **) names->pdata) : NULL;
  for (const xmlAttr *attribute = date != NULL ? date->properties : NULL; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *value = glm_office_attribute (date, (const char *) attribute->name);

      glm_office_take_date (metadata, value);
    }
  if (date != NULL)
    {
      g_autofree char *text = glm_office_dup_text (glm_office_child (date, "year") != NULL ? glm_office_child (date, "year") : date);

      if (text != NULL)
        glm_office_take_date (metadata, text);
    }
}

/**
 * glm_import_xml:
 * @source: bytes of a text in XML
 * @builder: takes the text
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * What is no XML after all is read as plain text.
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_xml (const GlmSource    *source,
                GlmDocumentBuilder *builder,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source->data, source->length);
  g_autoptr (GlmXml) doc = glm_office_parse_bytes (bytes, MAX_BYTES, NULL);
  g_autoptr (GString) out = g_string_new ("<body>");
  g_autoptr (GString) notes = g_string_new ("<ol>");
  Xml self = { .out = out, .notes = notes };

  if (doc == NULL)
    return glm_import_text (source, builder, cancellable, error);
  read_head (xmlDocGetRootElement (doc), glm_document_builder_get_metadata (builder));
  walk_within (&self, xmlDocGetRootElement (doc), "div", FALSE);
  g_string_append_printf (out, "%s</ol>", self.n_notes > 0 ? notes->str : "<ol>");
  glm_office_tidy (out, glm_document_builder_get_metadata (builder));
  return glm_office_build (out, NULL, "", builder, cancellable, error);
}
