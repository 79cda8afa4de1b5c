/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text of LibreOffice and others (OpenDocument 1.3): content.xml, whose automatic styles say what is italic. */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>


typedef struct
{
  GHashTable *looks;   /* name of a style → GlmOfficeStyle */
  GHashTable *parents; /* name of a style → name of the one it is made from */
  GHashTable *numbered; /* names of the styles of numbered lists */
  GString    *out;
  GString    *notes;
  guint       n_notes;
  guint       depth;
  gboolean    in_cell;
  gboolean    cell_empty; /* so far */
  gboolean    list_numbered;
  guint       list_depth;
  guint       items; /* of the last list that is in no other */
} Odt;

static void walk (gpointer       data,
                  const xmlNode *node);

static gboolean
attribute_is (const xmlNode *node,
              const char    *name,
              const char    *value)
{
  g_autofree char *own = node != NULL ? glm_office_attribute (node, name) : NULL;

  return own != NULL && strcmp (own, value) == 0;
}

static void
read_styles (Odt           *self,
             const xmlNode *styles)
{
  for (const xmlNode *node = styles != NULL ? styles->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *name = glm_office_is (node, "style") ? glm_office_attribute (node, "name") : NULL;
      const xmlNode *text = glm_office_child (node, "text-properties");
      g_autofree char *position = NULL;
      g_autofree char *struck = NULL;
      char *parent;
      guint look = 0;

      if (name == NULL)
        continue;
      parent = glm_office_attribute (node, "parent-style-name");
      if (parent != NULL)
        g_hash_table_insert (self->parents, g_strdup (name), parent);
      if (attribute_is (text, "font-style", "italic"))
        look |= GLM_OFFICE_EMPHASIS;
      if (attribute_is (text, "font-weight", "bold"))
        look |= GLM_OFFICE_STRONG;
      struck = text != NULL ? glm_office_attribute (text, "text-line-through-style") : NULL;
      if (struck != NULL && strcmp (struck, "none") != 0)
        look |= GLM_OFFICE_STRIKE;
      position = text != NULL ? glm_office_attribute (text, "text-position") : NULL;
      if (position != NULL && g_str_has_prefix (position, "super"))
        look |= GLM_OFFICE_SUPERIOR;
      else if (position != NULL && g_str_has_prefix (position, "sub"))
        look |= GLM_OFFICE_INFERIOR;
      g_hash_table_insert (self->looks, g_steal_pointer (&name), GUINT_TO_POINTER (look));
    }
}

/* Whether the first level of a list has numbers decides for the whole of it. */
static void
read_list_styles (Odt           *self,
                  const xmlNode *styles)
{
  for (const xmlNode *node = styles != NULL ? styles->children : NULL; node != NULL; node = node->next)
    {
      const xmlNode *level = glm_office_is (node, "list-style") ? glm_office_child (node, "list-level-style-number") : NULL;
      g_autofree char *format = level != NULL && attribute_is (level, "level", "1") ? glm_office_attribute (level, "num-format") : NULL;
      char *name = format != NULL && format[0] != '\0' ? glm_office_attribute (node, "name") : NULL;

      if (name != NULL)
        g_hash_table_add (self->numbered, name);
    }
}

/* The style a person chose, which an automatic one only varies: "P3" is a "Quotations". */
static const char *
named_style (Odt        *self,
             const char *name)
{
  for (guint i = 0; name != NULL && i < 8; i++)
    {
      const char *parent = g_hash_table_lookup (self->parents, name);

      if (parent == NULL)
        return name;
      name = parent;
    }
  return name;
}

static void
walk_children (Odt           *self,
               const xmlNode *node)
{
  glm_office_walk_children (node, walk, self, &self->depth);
}

static void
walk_within (Odt           *self,
             const xmlNode *node,
             const char    *element)
{
  g_string_append_printf (self->out, "<%s>", element);
  walk_children (self, node);
  g_string_append_printf (self->out, "</%s>\n", element);
}

/* A cell is one line of text: its paragraphs are parted by a space. Returns whether @node was walked as part of one. */
static gboolean
walk_in_cell (Odt           *self,
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

/* What Title, Subtitle, "Quotations" and their like say of a paragraph. */
static void
walk_paragraph (Odt           *self,
                const xmlNode *node)
{
  g_autofree char *own = glm_office_attribute (node, "style-name");
  const char *style = named_style (self, own);
  g_autofree char *folded = style != NULL ? g_ascii_strdown (style, -1) : g_strdup ("");

  if (walk_in_cell (self, node))
    return;
  if (strcmp (folded, "title") == 0)
    walk_within (self, node, "h1");
  else if (strstr (folded, "quot") != NULL || strstr (folded, "citation") != NULL)
    {
      g_string_append (self->out, "<blockquote>");
      walk_within (self, node, "p");
      g_string_append (self->out, "</blockquote>");
    }
  else if (strstr (folded, "preformatted") != NULL || strstr (folded, "source") != NULL)
    walk_within (self, node, "pre");
  else if (strstr (folded, "caption") != NULL || strstr (folded, "illustration") != NULL)
    walk_within (self, node, "figcaption");
  else
    walk_within (self, node, "p");
}

static void
walk_heading (Odt           *self,
              const xmlNode *node)
{
  g_autofree char *level = glm_office_attribute (node, "outline-level");
  char element[4] = "h1";

  element[1] = (char) ('0' + CLAMP (level != NULL ? g_ascii_strtoll (level, NULL, 10) : 1, 1, 6));
  walk_within (self, node, element);
}

static void
walk_span (Odt           *self,
           const xmlNode *node)
{
  g_autofree char *style = glm_office_attribute (node, "style-name");
  guint look = style != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->looks, style)) : 0;
  const char *named = named_style (self, style);

  if (look == 0 && named != NULL && strcmp (named, "Emphasis") == 0)
    look = GLM_OFFICE_EMPHASIS;
  else if (look == 0 && named != NULL && strcmp (named, "Strong_20_Emphasis") == 0)
    look = GLM_OFFICE_STRONG;
  glm_office_open (self->out, look);
  walk_children (self, node);
  glm_office_close (self->out, look);
}

static void
walk_link (Odt           *self,
           const xmlNode *node)
{
  g_autofree char *address = glm_office_attribute (node, "href");

  g_string_append (self->out, "<a href=\"");
  glm_office_escape (self->out, address != NULL ? address : "");
  g_string_append (self->out, "\">");
  walk_children (self, node);
  g_string_append (self->out, "</a>");
}

static void
walk_list (Odt           *self,
           const xmlNode *node)
{
  g_autofree char *style = glm_office_attribute (node, "style-name");
  g_autofree char *item = glm_office_child (node, "list-item") != NULL ? glm_office_attribute (glm_office_child (node, "list-item"), "start-value") : NULL;
  gboolean goes_on = attribute_is (node, "continue-numbering", "true");
  gboolean outer = self->list_numbered;
  guint before = goes_on ? self->items : 0;

  if (item != NULL)
    before = (guint) CLAMP (g_ascii_strtoll (item, NULL, 10), 1, 100000) - 1;
  /* A list in another without a style of its own has that of the other. */
  if (style != NULL)
    self->list_numbered = g_hash_table_contains (self->numbered, style);
  else if (self->list_depth == 0)
    self->list_numbered = FALSE;
  if (self->list_depth++ == 0)
    {
      self->items = before;
      for (const xmlNode *child = node->children; child != NULL; child = child->next)
        self->items += glm_office_is (child, "list-item");
    }
  else
    before = 0;
  if (self->list_numbered && before > 0)
    g_string_append_printf (self->out, "<ol start=\"%u\">", before + 1);
  else
    g_string_append (self->out, self->list_numbered ? "<ol>" : "<ul>");
  walk_children (self, node);
  g_string_append (self->out, self->list_numbered ? "</ol>\n" : "</ul>\n");
  self->list_depth--;
  self->list_numbered = outer;
}

/* The note's text is told at the end, where the mark leads. */
static void
walk_note (Odt           *self,
           const xmlNode *node)
{
  const xmlNode *body = glm_office_child (node, "note-body");
  GString *out = self->out;
  guint n = ++self->n_notes;

  g_string_append_printf (out, "<sup><a href=\"#note-%u\">%u</a></sup>", n, n);
  if (body == NULL)
    return;
  self->out = self->notes;
  g_string_append_printf (self->notes, "<li id=\"note-%u\">", n);
  walk_children (self, body);
  g_string_append (self->notes, "</li>\n");
  self->out = out;
}

static void
walk_picture (Odt           *self,
              const xmlNode *node)
{
  g_autofree char *address = glm_office_attribute (node, "href");
  const xmlNode *frame = node->parent;
  g_autofree char *title = glm_office_dup_text (glm_office_child (frame, "title"));
  g_autofree char *description = glm_office_dup_text (glm_office_child (frame, "desc"));
  const char *alternative = description != NULL ? description : title;

  if (address == NULL)
    return;
  /* A picture anchored in a paragraph stands before or after it. */
  g_string_append (self->out, "</p><figure><img src=\"");
  glm_office_escape (self->out, address);
  g_string_append (self->out, "\" alt=\"");
  glm_office_escape (self->out, alternative != NULL ? alternative : "");
  g_string_append (self->out, "\"></figure><p>");
}

static void
walk_spaces (Odt           *self,
             const xmlNode *node)
{
  g_autofree char *count = glm_office_attribute (node, "c");

  for (gint64 i = CLAMP (count != NULL ? g_ascii_strtoll (count, NULL, 10) : 1, 1, 200); i > 0; i--)
    g_string_append_c (self->out, ' ');
}

static void
walk (gpointer       data,
      const xmlNode *node)
{
  Odt *self = data;
  static const struct
  {
    const char *name;
    void      (*walk) (Odt *self, const xmlNode *node);
  } walkers[] = {
    { "p", walk_paragraph }, { "h", walk_heading }, { "span", walk_span }, { "a", walk_link }, { "note", walk_note },
    { "list", walk_list }, { "image", walk_picture }, { "s", walk_spaces },
  };
  static const char *const same[][2] = { { "list-item", "li" }, { "list-header", "li" }, { "table", "table" }, { "table-row", "tr" }, { "table-cell", "td" } };
  /* What is not shown: what was deleted, remarks, fields of forms, the contents that the headings make anyway. */
  static const char *const unseen[] = { "tracked-changes", "annotation", "forms", "sequence-decls", "table-of-content", "title", "desc", "soft-page-break" };

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      g_autofree char *valid = g_utf8_make_valid (node->content != NULL ? (const char *) node->content : "", -1);

      glm_office_escape (self->out, valid);
      return;
    }
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

        self->in_cell = outer || strcmp (same[i][1], "td") == 0;
        self->cell_empty = TRUE;
        walk_within (self, node, same[i][1]);
        self->in_cell = outer;
        return;
      }
  if (glm_office_is (node, "tab"))
    g_string_append_c (self->out, ' ');
  else if (glm_office_is (node, "line-break"))
    g_string_append (self->out, "<br>");
  else
    walk_children (self, node);
}

static gboolean
is_locked (GlmArchive *archive)
{
  g_autoptr (GlmXml) manifest = glm_office_parse (archive, "META-INF/manifest.xml", NULL);
  const xmlNode *root = manifest != NULL ? xmlDocGetRootElement (manifest) : NULL;

  for (const xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    if (glm_office_child (node, "encryption-data") != NULL && attribute_is (node, "full-path", "content.xml"))
      return TRUE;
  return FALSE;
}

/* The text, or the tables or leaves of the other kinds of document. */
static const xmlNode *
find_text (const xmlNode *root)
{
  const xmlNode *body = glm_office_child (root, "body");
  const xmlNode *text = glm_office_child (body, "text");

  for (const xmlNode *node = body != NULL ? body->children : NULL; node != NULL && text == NULL; node = node->next)
    text = node->type == XML_ELEMENT_NODE ? node : NULL;
  return text;
}

/**
 * glm_import_odt:
 * @source: bytes of an OpenDocument text
 * @builder: takes the text
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_odt (const GlmSource    *source,
                GlmDocumentBuilder *builder,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GlmArchive) archive = glm_archive_new (source->data, source->length, cancellable, error);
  gboolean locked = archive != NULL && is_locked (archive);
  g_autoptr (GlmXml) content = archive != NULL && !locked ? glm_office_parse (archive, "content.xml", error) : NULL;
  g_autoptr (GlmXml) meta = content != NULL ? glm_office_parse (archive, "meta.xml", NULL) : NULL;
  g_autoptr (GlmXml) styles = content != NULL ? glm_office_parse (archive, "styles.xml", NULL) : NULL;
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) numbered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) out = g_string_new ("<body>");
  g_autoptr (GString) notes = g_string_new (NULL);
  Odt self = { .looks = looks, .parents = parents, .numbered = numbered, .out = out, .notes = notes };
  const xmlNode *root, *text;

  if (locked)
    glm_office_set_protected (error);
  if (content == NULL)
    return FALSE;
  if (meta != NULL)
    glm_office_read_metadata (glm_office_child (xmlDocGetRootElement (meta), "meta"), glm_document_builder_get_metadata (builder));
  root = xmlDocGetRootElement (content);
  if (styles != NULL)
    {
      read_styles (&self, glm_office_child (xmlDocGetRootElement (styles), "styles"));
      read_list_styles (&self, glm_office_child (xmlDocGetRootElement (styles), "styles"));
    }
  read_styles (&self, glm_office_child (root, "automatic-styles"));
  read_list_styles (&self, glm_office_child (root, "automatic-styles"));
  text = find_text (root);
  if (text != NULL)
    walk_children (&self, text);
  if (notes->len > 0)
    g_string_append_printf (out, "<ol>%s</ol>", notes->str);
  glm_office_tidy (out, glm_document_builder_get_metadata (builder));
  return glm_office_build (out, archive, "", builder, cancellable, error);
}
