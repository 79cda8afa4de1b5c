/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of Word (ECMA-376, WordprocessingML): word/document.xml, with styles, lists, notes and links beside it. */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STYLES_DEEP 8

/* The levels of headings are kinds too: 1 to 6. */
enum
{
  STYLE_PLAIN,
  STYLE_QUOTE = 7,
  STYLE_PREFORMATTED,
  STYLE_CAPTION,
  STYLE_CONTENTS, /* a line of a table of contents, which the headings make anyway */
};

typedef struct
{
  guint kind;
  char *parent; /* (nullable): id of the style that this one varies */
  char *list;   /* (nullable): id of a list */
  char *level;  /* (nullable): in that list */
} Style;

typedef struct
{
  GHashTable *styles;    /* id → Style */
  GHashTable *relations; /* id → address */
  GHashTable *numbered;  /* id of a list → whether it is numbered */
  GHashTable *counts;    /* id of a list → how many items were told, of those that are in no other */
  GHashTable *notes;     /* id → the note's element */
  GString    *out;
  GString    *joined;    /* paragraphs whose end was deleted: what comes next goes on with them */
  GPtrArray  *called;    /* ids of notes in the order they are called first */
  GHashTable *numbers;   /* id → number of a note that was called */
  guint       depth;
  gboolean    in_cell;
  gboolean    cell_empty; /* so far, or its last paragraph goes on */
  guint       list_depth;
  gboolean    list_numbered;
} Docx;

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
  if ((g_str_has_prefix (folded, "toc ") && (g_ascii_isdigit (folded[4]) || strcmp (folded + 4, "heading") == 0)) ||
      strcmp (folded, "table of figures") == 0)
    return STYLE_CONTENTS;
  if (outline != NULL && g_ascii_isdigit (outline[0]) && outline[0] < '6')
    return (guint) (outline[0] - '0') + 1;
  if (strstr (folded, "quot") != NULL || strstr (folded, "citation") != NULL || strcmp (folded, "block text") == 0)
    return STYLE_QUOTE;
  if (strstr (folded, "source code") != NULL || strstr (folded, "preformatted") != NULL)
    return STYLE_PREFORMATTED;
  return strstr (folded, "caption") != NULL ? STYLE_CAPTION : STYLE_PLAIN;
}

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->parent);
  g_free (style->list);
  g_free (style->level);
  g_free (style);
}

static void
read_styles (Docx          *self,
             const xmlNode *root)
{
  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      char *id = glm_office_is (node, "style") ? glm_office_attribute (node, "styleId") : NULL;
      const xmlNode *numbering = glm_office_child (glm_office_child (node, "pPr"), "numPr");
      Style *style;

      if (id == NULL)
        continue;
      style = g_new0 (Style, 1);
      style->kind = kind_of_style (node);
      style->parent = value_of (node, "basedOn");
      style->list = value_of (numbering, "numId");
      style->level = value_of (numbering, "ilvl");
      g_hash_table_insert (self->styles, id, style);
    }
}

/* What a style says of a paragraph, or else the style that it varies. What the paragraph says of itself stays. */
static guint
look_up_style (Docx       *self,
               const char *id,
               char      **list,
               char      **level)
{
  guint kind = STYLE_PLAIN;

  for (guint i = 0; id != NULL && i < MAX_STYLES_DEEP; i++)
    {
      const Style *style = g_hash_table_lookup (self->styles, id);

      if (style == NULL)
        break;
      if (kind == STYLE_PLAIN)
        kind = style->kind;
      if (*list == NULL && style->list != NULL)
        {
          *list = g_strdup (style->list);
          if (*level == NULL)
            *level = g_strdup (style->level);
        }
      id = style->parent;
    }
  return kind;
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

/* Whether a change that was made to the end of a paragraph, a row or a cell took it away. */
static gboolean
is_gone (const xmlNode *properties)
{
  return glm_office_child (properties, "del") != NULL || glm_office_child (properties, "moveFrom") != NULL ||
         glm_office_child (properties, "cellDel") != NULL;
}

/*
 * A cell is one line of text: its paragraphs are parted by a space, unless the end of the first was deleted. Returns
 * whether @node was walked as part of one.
 */
static gboolean
walk_in_cell (Docx          *self,
              const xmlNode *node,
              gboolean       goes_on)
{
  if (!self->in_cell)
    return FALSE;
  if (!self->cell_empty)
    g_string_append_c (self->out, ' ');
  walk_children (self, node);
  self->cell_empty = goes_on;
  return TRUE;
}

/* Opens and closes lists so that the next item is at @depth. */
static void
set_list (Docx    *self,
          guint    depth,
          gboolean numbered,
          guint    count)
{
  while (self->list_depth > depth || (self->list_depth > 0 && depth == 1 && self->list_numbered != numbered))
    {
      g_string_append (self->out, self->list_numbered ? "</ol>" : "</ul>");
      self->list_depth--;
    }
  while (self->list_depth < depth)
    {
      if (self->list_depth == 0)
        self->list_numbered = numbered;
      /* A list goes on after other paragraphs. */
      if (self->list_numbered && self->list_depth == 0 && count > 0)
        g_string_append_printf (self->out, "<ol start=\"%u\">", count + 1);
      else
        g_string_append (self->out, self->list_numbered ? "<ol>" : "<ul>");
      self->list_depth++;
    }
}

static void
begin_item (Docx       *self,
            const char *list,
            const char *level)
{
  guint depth = (guint) CLAMP (level != NULL ? g_ascii_strtoll (level, NULL, 10) : 0, 0, 8) + 1;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, list));

  set_list (self, depth, g_hash_table_lookup (self->numbered, list) != NULL, count);
  if (depth == 1)
    g_hash_table_insert (self->counts, g_strdup (list), GUINT_TO_POINTER (count + 1));
}

/* What was to go on, and does not, is a paragraph of its own. */
static void
tell_joined (Docx *self)
{
  if (self->joined->len == 0)
    return;
  set_list (self, 0, FALSE, 0);
  g_string_append_printf (self->out, "<p>%s</p>\n", self->joined->str);
  g_string_truncate (self->joined, 0);
}

static const char *
element_of_style (guint kind)
{
  static const char *const elements[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figcaption" };

  return elements[MIN (kind, G_N_ELEMENTS (elements) - 1)];
}

static void
walk_paragraph (Docx          *self,
                const xmlNode *node)
{
  const xmlNode *properties = glm_office_child (node, "pPr");
  const xmlNode *numbering = glm_office_child (properties, "numPr");
  gboolean goes_on = is_gone (glm_office_child (properties, "rPr"));
  g_autofree char *style = value_of (properties, "pStyle");
  g_autofree char *level = value_of (numbering, "ilvl");
  g_autofree char *list = value_of (numbering, "numId");
  guint kind = look_up_style (self, style, &list, &level);
  const char *element;

  if (kind == STYLE_CONTENTS || walk_in_cell (self, node, goes_on))
    return;
  if (goes_on)
    {
      GString *out = self->out;

      self->out = self->joined;
      walk_children (self, node);
      self->out = out;
      return;
    }
  if (list != NULL && strcmp (list, "0") != 0 && (kind == STYLE_PLAIN || kind > 6))
    {
      begin_item (self, list, level);
      element = "li";
    }
  else
    {
      set_list (self, 0, FALSE, 0);
      element = element_of_style (kind);
    }
  g_string_append_printf (self->out, "<%s>%s", element, self->joined->str);
  g_string_truncate (self->joined, 0);
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

/* A note that is called twice keeps its number: one that calls itself would be told without end. */
static void
walk_note_mark (Docx          *self,
                const xmlNode *node)
{
  g_autofree char *id = glm_office_attribute (node, "id");
  g_autofree char *key = id != NULL ? g_strconcat (glm_office_is (node, "footnoteReference") ? "f" : "e", id, NULL) : NULL;
  guint number;

  if (key == NULL || !g_hash_table_contains (self->notes, key))
    return;
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  if (number == 0)
    {
      number = self->called->len + 1;
      g_hash_table_insert (self->numbers, key, GUINT_TO_POINTER (number));
      g_ptr_array_add (self->called, g_steal_pointer (&key));
    }
  g_string_append_printf (self->out, "<sup><a role=\"doc-noteref\" href=\"#note-%u\">%u</a></sup>", number, number);
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

/* A table, a row or a cell, told as @element. */
static void
walk_table_part (Docx          *self,
                 const xmlNode *node,
                 const char    *element)
{
  gboolean outer = self->in_cell;

  if (is_gone (glm_office_child (node, "trPr")) || is_gone (glm_office_child (node, "tcPr")))
    return;
  if (!outer)
    tell_joined (self);
  set_list (self, 0, FALSE, 0);
  self->in_cell = outer || strcmp (element, "td") == 0;
  self->cell_empty = TRUE;
  g_string_append_printf (self->out, "<%s>", element);
  walk_children (self, node);
  self->in_cell = outer;
  set_list (self, 0, FALSE, 0);
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
walk (gpointer       data,
      const xmlNode *node)
{
  Docx *self = data;
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
        walk_table_part (self, node, same[i][1]);
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
  glm_office_walk_children (node, walk, self, &self->depth);
}

/* Notes that call notes are told too, once: the list grows while it is walked. */
static void
tell_notes (Docx *self)
{
  guint n = 0;

  if (self->called->len == 0)
    return;
  g_string_append (self->out, "<ol>");
  for (; n < self->called->len; n++)
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

/* What the document is called in the archive: nearly always "word/document.xml". */
static char *
dup_main_name (GlmArchive *archive)
{
  g_autoptr (GlmXml) doc = glm_office_parse (archive, "_rels/.rels", NULL);
  const xmlNode *root = root_of (doc);

  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *type = glm_office_is (node, "Relationship") ? glm_office_attribute (node, "Type") : NULL;
      g_autofree char *target = type != NULL && g_str_has_suffix (type, "/officeDocument") ? glm_office_attribute (node, "Target") : NULL;

      if (target != NULL)
        return g_strdup (target[0] == '/' ? target + 1 : target);
    }
  return g_strdup ("word/document.xml");
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
  g_autofree char *name = archive != NULL ? dup_main_name (archive) : NULL;
  g_autofree char *beside = name != NULL ? g_strdup_printf ("word/_rels/%s.rels", strrchr (name, '/') != NULL ? strrchr (name, '/') + 1 : name) : NULL;
  g_autoptr (GlmXml) doc = archive != NULL ? glm_office_parse (archive, name, error) : NULL;
  g_autoptr (GlmXml) styles = doc != NULL ? glm_office_parse (archive, "word/styles.xml", NULL) : NULL;
  g_autoptr (GlmXml) relations = doc != NULL ? glm_office_parse (archive, beside, NULL) : NULL;
  g_autoptr (GlmXml) numbering = doc != NULL ? glm_office_parse (archive, "word/numbering.xml", NULL) : NULL;
  g_autoptr (GlmXml) footnotes = doc != NULL ? glm_office_parse (archive, "word/footnotes.xml", NULL) : NULL;
  g_autoptr (GlmXml) endnotes = doc != NULL ? glm_office_parse (archive, "word/endnotes.xml", NULL) : NULL;
  g_autoptr (GlmXml) core = doc != NULL ? glm_office_parse (archive, "docProps/core.xml", NULL) : NULL;
  g_autoptr (GHashTable) styles_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  g_autoptr (GHashTable) addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) numbered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) called = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new ("<body>");
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GHashTable) note_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Docx self = { .styles = styles_by_id, .relations = addresses, .numbered = numbered, .counts = counts, .notes = notes,
                .out = out, .joined = joined, .called = called, .numbers = note_numbers };
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
  tell_joined (&self);
  set_list (&self, 0, FALSE, 0);
  tell_notes (&self);
  glm_office_tidy (out, glm_document_builder_get_metadata (builder));
  return glm_office_build (out, archive, "word", builder, cancellable, error);
}
