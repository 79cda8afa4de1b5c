/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of Word (ECMA-376, WordprocessingML): word/document.xml, with styles, lists, notes and links beside it. */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 120

typedef struct
{
  GHashTable *headings;  /* id of a style → level; 7 a quotation, 8 preformatted, 9 a caption */
  GHashTable *relations; /* id → address */
  GHashTable *numbered;  /* id of a list → whether it is numbered */
  GHashTable *notes;     /* id → the note's element */
  GString    *out;
  GPtrArray  *called;    /* ids of notes in the order they are called */
  guint       depth;
  gboolean    in_cell;
  gboolean    cell_empty; /* so far */
  guint       list_depth;
  gboolean    list_numbered;
} Docx;

enum
{
  STYLE_QUOTE = 7,
  STYLE_PREFORMATTED,
  STYLE_CAPTION,
};

static void walk_children (Docx          *self,
                           const xmlNode *node);

static char *
value_of (const xmlNode *node,
          const char    *child)
{
  const xmlNode *element = glm_office_child (node, child);

  return element != NULL ? glm_office_attribute (element, "val") : NULL;
}

/* <w:b/> is on, <w:b w:val="0"/> is off. */
static gboolean
is_on (const xmlNode *node,
       const char    *child)
{
  const xmlNode *element = glm_office_child (node, child);
  g_autofree char *value = element != NULL ? glm_office_attribute (element, "val") : NULL;

  return element != NULL && (value == NULL || (strcmp (value, "0") != 0 && strcmp (value, "false") != 0 && strcmp (value, "none") != 0));
}

static guint
kind_of_style (const xmlNode *style)
{
  g_autofree char *name = value_of (style, "name");
  g_autofree char *folded = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");
  g_autofree char *outline = value_of (glm_office_child (style, "pPr"), "outlineLvl");

  if (strcmp (folded, "title") == 0)
    return 1;
  if (g_str_has_prefix (folded, "heading ") && g_ascii_isdigit (folded[8]))
    return (guint) CLAMP (folded[8] - '0', 1, 6);
  if (outline != NULL && g_ascii_isdigit (outline[0]) && outline[0] < '6')
    return (guint) (outline[0] - '0') + 1;
  if (strstr (folded, "quot") != NULL || strstr (folded, "citation") != NULL || strcmp (folded, "block text") == 0)
    return STYLE_QUOTE;
  if (strstr (folded, "source code") != NULL || strstr (folded, "preformatted") != NULL)
    return STYLE_PREFORMATTED;
  return strstr (folded, "caption") != NULL ? STYLE_CAPTION : 0;
}

static void
read_styles (Docx          *self,
             const xmlNode *root)
{
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "style") ? glm_office_attribute (node, "styleId") : NULL;

      if (id != NULL)
        g_hash_table_insert (self->headings, g_steal_pointer (&id), GUINT_TO_POINTER (kind_of_style (node)));
    }
}

static void
read_relations (Docx          *self,
                const xmlNode *root)
{
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "Relationship") ? glm_office_attribute (node, "Id") : NULL;

      if (id != NULL)
        g_hash_table_insert (self->relations, g_steal_pointer (&id), glm_office_attribute (node, "Target"));
    }
}

/* Whether the first level of a list has numbers decides for the whole of it. */
static void
read_numbering (Docx          *self,
                const xmlNode *root)
{
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (glm_office_is (node, "abstractNum"))
      {
        g_autofree char *format = value_of (glm_office_child (node, "lvl"), "numFmt");
        char *id = glm_office_attribute (node, "abstractNumId");

        if (id != NULL)
          g_hash_table_insert (formats, id, GUINT_TO_POINTER (format != NULL && strcmp (format, "bullet") != 0 && strcmp (format, "none") != 0));
      }
    else if (glm_office_is (node, "num"))
      {
        g_autofree char *format = value_of (node, "abstractNumId");
        char *id = glm_office_attribute (node, "numId");

        if (id != NULL)
          g_hash_table_insert (self->numbered, id, format != NULL ? g_hash_table_lookup (formats, format) : NULL);
      }
}

static void
read_notes (Docx          *self,
            const xmlNode *root)
{
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "footnote") || glm_office_is (node, "endnote") ? glm_office_attribute (node, "id") : NULL;
      g_autofree char *type = id != NULL ? glm_office_attribute (node, "type") : NULL;

      /* Separators are notes too. */
      if (id != NULL && type == NULL)
        g_hash_table_insert (self->notes, g_strconcat (glm_office_is (node, "footnote") ? "f" : "e", id, NULL), (gpointer) node);
    }
}

/* A cell is one line of text: its paragraphs are parted by a space. Returns whether @node was walked as part of one. */
static gboolean
walk_in_cell (Docx          *self,
              const xmlNode *node)
{
  if (!self->in_cell)
    return FALSE;
  if (!self->cell_empty)
    g_string_append_c (self->out, ' ');
  self->cell_empty = FALSE;
  walk_children (self, node);
  return TRUE;
}

/* Opens and closes lists so that the next item is at @depth. */
static void
set_list (Docx    *self,
          guint    depth,
          gboolean numbered)
{
  while (self->list_depth > depth)
    {
      g_string_append (self->out, self->list_numbered ? "</ol>" : "</ul>");
      self->list_depth--;
    }
  while (self->list_depth < depth)
    {
      if (self->list_depth == 0)
        self->list_numbered = numbered;
      g_string_append (self->out, self->list_numbered ? "<ol>" : "<ul>");
      self->list_depth++;
    }
}

static void
walk_paragraph (Docx          *self,
                const xmlNode *node)
{
  const xmlNode *properties = glm_office_child (node, "pPr");
  const xmlNode *numbering = glm_office_child (properties, "numPr");
  g_autofree char *style = value_of (properties, "pStyle");
  g_autofree char *level = value_of (numbering, "ilvl");
  g_autofree char *list = value_of (numbering, "numId");
  guint kind = style != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->headings, style)) : 0;
  char element[12] = "p";

  if (walk_in_cell (self, node))
    return;
  if (list != NULL && strcmp (list, "0") != 0 && (kind == 0 || kind > 6))
    {
      set_list (self, (guint) CLAMP (level != NULL ? g_ascii_strtoll (level, NULL, 10) : 0, 0, 8) + 1,
                g_hash_table_lookup (self->numbered, list) != NULL);
      strcpy (element, "li");
    }
  else
    {
      set_list (self, 0, FALSE);
      if (kind >= 1 && kind <= 6)
        g_snprintf (element, sizeof element, "h%u", kind);
      else if (kind == STYLE_QUOTE)
        strcpy (element, "blockquote");
      else if (kind == STYLE_PREFORMATTED)
        strcpy (element, "pre");
      else if (kind == STYLE_CAPTION)
        strcpy (element, "figcaption");
    }
  g_string_append_printf (self->out, "<%s>", element);
  walk_children (self, node);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
walk_run (Docx          *self,
          const xmlNode *node)
{
  const xmlNode *properties = glm_office_child (node, "rPr");
  g_autofree char *position = value_of (properties, "vertAlign");
  guint look = 0;

  if (is_on (properties, "vanish"))
    return;
  if (is_on (properties, "i"))
    look |= GLM_OFFICE_EMPHASIS;
  if (is_on (properties, "b"))
    look |= GLM_OFFICE_STRONG;
  if (is_on (properties, "strike") || is_on (properties, "dstrike"))
    look |= GLM_OFFICE_STRIKE;
  if (position != NULL && strcmp (position, "superscript") == 0)
    look |= GLM_OFFICE_SUPERIOR;
  else if (position != NULL && strcmp (position, "subscript") == 0)
    look |= GLM_OFFICE_INFERIOR;
  glm_office_open (self->out, look);
  walk_children (self, node);
  glm_office_close (self->out, look);
}

static void
walk_link (Docx          *self,
           const xmlNode *node)
{
  g_autofree char *id = glm_office_attribute (node, "id");
  const char *address = id != NULL ? g_hash_table_lookup (self->relations, id) : NULL;

  if (address != NULL)
    {
      g_string_append (self->out, "<a href=\"");
      glm_office_escape (self->out, address);
      g_string_append (self->out, "\">");
    }
  walk_children (self, node);
  if (address != NULL)
    g_string_append (self->out, "</a>");
}

static void
walk_note_mark (Docx          *self,
                const xmlNode *node)
{
  g_autofree char *id = glm_office_attribute (node, "id");
  char *key = id != NULL ? g_strconcat (glm_office_is (node, "footnoteReference") ? "f" : "e", id, NULL) : NULL;

  if (key == NULL || !g_hash_table_contains (self->notes, key))
    {
      g_free (key);
      return;
    }
  g_ptr_array_add (self->called, key);
  g_string_append_printf (self->out, "<sup><a href=\"#note-%u\">%u</a></sup>", self->called->len, self->called->len);
}

static void
walk_picture (Docx          *self,
              const xmlNode *node)
{
  g_autofree char *id = glm_office_attribute (node, "embed");
  const char *address = id != NULL ? g_hash_table_lookup (self->relations, id) : NULL;
  g_autofree char *alternative = NULL;

  /* Its description is on the drawing around it. */
  for (const xmlNode *up = node->parent; up != NULL && alternative == NULL && !glm_office_is (up, "r"); up = up->parent)
    if (glm_office_child (up, "docPr") != NULL)
      alternative = glm_office_attribute (glm_office_child (up, "docPr"), "descr");
  if (address == NULL)
    return;
  g_string_append (self->out, "</p><figure><img src=\"");
  glm_office_escape (self->out, address);
  g_string_append (self->out, "\" alt=\"");
  glm_office_escape (self->out, alternative != NULL ? alternative : "");
  g_string_append (self->out, "\"></figure><p>");
}

static void
walk_text (Docx          *self,
           const xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *valid = content != NULL ? g_utf8_make_valid ((const char *) content, -1) : g_strdup ("");

  xmlFree (content);
  glm_office_escape (self->out, valid);
}

static void
walk (Docx          *self,
      const xmlNode *node)
{
  static const struct
  {
    const char *name;
    void      (*walk) (Docx *self, const xmlNode *node);
  } walkers[] = {
    { "p", walk_paragraph }, { "r", walk_run }, { "t", walk_text }, { "hyperlink", walk_link }, { "footnoteReference", walk_note_mark },
    { "endnoteReference", walk_note_mark }, { "blip", walk_picture },
  };
  static const char *const same[][2] = { { "tbl", "table" }, { "tr", "tr" }, { "tc", "td" } };
  /* What was deleted or moved away, properties, the instructions of fields, a second way to say a drawing. */
  static const char *const unseen[] = { "del", "moveFrom", "pPr", "rPr", "instrText", "delText", "Fallback", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "commentReference" };

  if (node->type != XML_ELEMENT_NODE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (unseen); i++)
    if (glm_office_is (node, unseen[i]))
      return;
  for (guint i = 0; i < G_N_ELEMENTS (walkers); i++)
    if (glm_office_is (node, walkers[i].name))
      {
        walkers[i].walk (self, node);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (glm_office_is (node, same[i][0]))
      {
        gboolean outer = self->in_cell;

        set_list (self, 0, FALSE);
        self->in_cell = outer || strcmp (same[i][1], "td") == 0;
        self->cell_empty = TRUE;
        g_string_append_printf (self->out, "<%s>", same[i][1]);
        walk_children (self, node);
        self->in_cell = outer;
        set_list (self, 0, FALSE);
        g_string_append_printf (self->out, "</%s>\n", same[i][1]);
        return;
      }
  if (glm_office_is (node, "tab"))
    g_string_append_c (self->out, ' ');
  else if (glm_office_is (node, "br") || glm_office_is (node, "cr"))
    g_string_append (self->out, "<br>");
  else if (glm_office_is (node, "noBreakHyphen"))
    g_string_append (self->out, "\u2011");
  else
    walk_children (self, node);
}

static void
walk_children (Docx          *self,
               const xmlNode *node)
{
  if (self->depth >= MAX_DEPTH)
    return;
  self->depth++;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    walk (self, child);
  self->depth--;
}

/* Notes that call notes are told too, once: the list grows while it is walked. */
static void
tell_notes (Docx *self)
{
  guint n = 0;

  if (self->called->len == 0)
    return;
  g_string_append (self->out, "<ol>");
  for (; n < self->called->len && n < 20000; n++)
    {
      g_string_append_printf (self->out, "<li id=\"note-%u\">", n + 1);
      walk_children (self, g_hash_table_lookup (self->notes, g_ptr_array_index (self->called, n)));
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, "</ol>");
}

static const xmlNode *
root_of (xmlDoc *doc)
{
  return doc != NULL ? xmlDocGetRootElement (doc) : NULL;
}

/**
 * glm_import_docx:
 * @source: bytes of a Word document
 * @builder: takes the text
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_docx (const GlmSource    *source,
                 GlmDocumentBuilder *builder,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autoptr (GlmArchive) archive = glm_archive_new (source->data, source->length, cancellable, error);
  g_autoptr (GlmXml) doc = archive != NULL ? glm_office_parse (archive, "word/document.xml", error) : NULL;
  g_autoptr (GlmXml) styles = doc != NULL ? glm_office_parse (archive, "word/styles.xml", NULL) : NULL;
  g_autoptr (GlmXml) relations = doc != NULL ? glm_office_parse (archive, "word/_rels/document.xml.rels", NULL) : NULL;
  g_autoptr (GlmXml) numbering = doc != NULL ? glm_office_parse (archive, "word/numbering.xml", NULL) : NULL;
  g_autoptr (GlmXml) footnotes = doc != NULL ? glm_office_parse (archive, "word/footnotes.xml", NULL) : NULL;
  g_autoptr (GlmXml) endnotes = doc != NULL ? glm_office_parse (archive, "word/endnotes.xml", NULL) : NULL;
  g_autoptr (GlmXml) core = doc != NULL ? glm_office_parse (archive, "docProps/core.xml", NULL) : NULL;
  g_autoptr (GHashTable) headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) numbered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) called = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new ("<body>");
  Docx self = { .headings = headings, .relations = addresses, .numbered = numbered, .notes = notes, .out = out, .called = called };
  const xmlNode *body;

  if (doc == NULL)
    return FALSE;
  glm_office_read_metadata (root_of (core), glm_document_builder_get_metadata (builder));
  read_styles (&self, root_of (styles));
  read_relations (&self, root_of (relations));
  read_numbering (&self, root_of (numbering));
  read_notes (&self, root_of (footnotes));
  read_notes (&self, root_of (endnotes));
  body = glm_office_child (root_of (doc), "body");
  if (body != NULL)
    walk_children (&self, body);
  set_list (&self, 0, FALSE);
  tell_notes (&self);
  glm_office_tidy (out, glm_document_builder_get_metadata (builder));
  return glm_office_build (out, archive, "word", builder, cancellable, error);
}
