/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A book of FictionBook 2: one XML file that holds the text, its notes in a body of their own, and its pictures in base 64. */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ORNAMENT 20000
#define MAX_ORNAMENTS 400
#define MAX_AUTHORS 100
/* Pictures are in it. */
#define MAX_BYTES ((gsize) 48 * 1024 * 1024)

typedef struct
{
  GHashTable *pictures; /* id → its `<binary>` */
  GHashTable *notes;    /* id → its `<section>` */
  GHashTable *shown;    /* `<binary>` → how many bytes it has */
  guint       ornaments;
  GHashTable *numbers;  /* id → number of a note that was called */
  GPtrArray  *called;   /* ids of notes in the order they are called */
  GString    *out;
  guint       depth;
  guint       section;  /* how many are around */
} Fb2;

static void walk (gpointer       data,
                  const xmlNode *node);

static void
walk_children (Fb2           *self,
               const xmlNode *node)
{
  glm_office_walk_children (node, walk, self, &self->depth);
}

static void
walk_within (Fb2           *self,
             const xmlNode *node,
             const char    *element)
{
  g_string_append_printf (self->out, "<%s>", element);
  walk_children (self, node);
  g_string_append_printf (self->out, "</%s>", element);
}

/* The lines of a title, or of a stanza, are one block. */
static void
walk_lines (Fb2           *self,
            const xmlNode *node,
            const char    *element)
{
  gboolean first = TRUE;

  g_string_append_printf (self->out, "<%s>", element);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (!glm_office_is (child, "p") && !glm_office_is (child, "v") && !glm_office_is (child, "subtitle"))
        continue;
      if (!first)
        g_string_append (self->out, "<br>");
      first = FALSE;
      walk_children (self, child);
    }
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
walk_heading (Fb2           *self,
              const xmlNode *node,
              guint          level)
{
  char element[4] = "h1";

  element[1] = (char) ('0' + CLAMP (level, 1, 6));
  if (glm_office_is (node, "title"))
    walk_lines (self, node, element);
  else
    walk_within (self, node, element);
}

/* « * * * » parts two passages. */
static void
walk_subtitle (Fb2           *self,
               const xmlNode *node)
{
  g_autofree char *text = glm_office_dup_text (node);
  g_autofree char *letters = text != NULL ? glm_office_fold (text) : g_strdup ("");

  if (letters[0] == '\0')
    g_string_append (self->out, "<hr>");
  else
    walk_heading (self, node, self->section + 1);
}

static void
walk_section (Fb2           *self,
              const xmlNode *node)
{
  self->section++;
  walk_children (self, node);
  self->section--;
}

static void
walk_picture (Fb2           *self,
              const xmlNode *node)
{
  g_autofree char *address = glm_office_attribute (node, "href");
  g_autofree char *alternative = glm_office_attribute (node, "alt");
  const xmlNode *binary = address != NULL && address[0] == '#' ? g_hash_table_lookup (self->pictures, address + 1) : NULL;
  gsize before = binary != NULL ? GPOINTER_TO_SIZE (g_hash_table_lookup (self->shown, binary)) : 0;
  g_autofree char *type = NULL;
  g_autofree char *data = NULL;

  /* An ornament may come back; a large picture that does is a trap. */
  if (binary == NULL || before > MAX_ORNAMENT || (before > 0 && self->ornaments++ > MAX_ORNAMENTS))
    return;
  type = glm_office_attribute (binary, "content-type");
  data = type != NULL && g_str_has_prefix (type, "image/") ? glm_office_dup_text (binary) : NULL;
  g_hash_table_insert (self->shown, (gpointer) binary, GSIZE_TO_POINTER (data != NULL ? strlen (data) : MAX_ORNAMENT + 1));
  if (data == NULL)
    return;
  g_string_append (self->out, "<img src=\"data:");
  glm_office_escape (self->out, type);
  g_string_append (self->out, ";base64,");
  for (const char *p = data; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("+/=", *p) != NULL)
      g_string_append_c (self->out, *p);
  g_string_append (self->out, "\" alt=\"");
  glm_office_escape (self->out, alternative != NULL ? alternative : "");
  g_string_append (self->out, "\">");
}

static void
walk_link (Fb2           *self,
           const xmlNode *node)
{
  g_autofree char *address = glm_office_attribute (node, "href");
  gboolean is_note = address != NULL && address[0] == '#' && g_hash_table_contains (self->notes, address + 1);
  guint number = is_note ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, address + 1)) : 0;

  if (address == NULL)
    {
      walk_children (self, node);
      return;
    }
  if (is_note)
    {
      if (number == 0)
        {
          number = self->called->len + 1;
          g_ptr_array_add (self->called, g_strdup (address + 1));
          g_hash_table_insert (self->numbers, g_strdup (address + 1), GUINT_TO_POINTER (number));
        }
      g_string_append_printf (self->out, "<sup><a role=\"doc-noteref\" href=\"#note-%u\">%u</a></sup>", number, number);
      return;
    }
  g_string_append (self->out, "<a href=\"");
  glm_office_escape (self->out, address);
  g_string_append (self->out, "\">");
  walk_children (self, node);
  g_string_append (self->out, "</a>");
}

static void
walk (gpointer       data,
      const xmlNode *node)
{
  Fb2 *self = data;
  static const char *const same[][2] = {
    { "p", "p" },           { "emphasis", "em" }, { "strong", "strong" },    { "strikethrough", "s" }, { "sub", "sub" },
    { "sup", "sup" },       { "code", "code" },   { "epigraph", "blockquote" }, { "cite", "blockquote" }, { "text-author", "p" },
    { "poem", "blockquote" }, { "date", "p" },    { "table", "table" },      { "tr", "tr" },           { "td", "td" },
    { "th", "th" },
  };

  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      g_autofree char *valid = g_utf8_make_valid (node->content != NULL ? (const char *) node->content : "", -1);

      glm_office_escape (self->out, valid);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (glm_office_is (node, same[i][0]))
      {
        walk_within (self, node, same[i][1]);
        return;
      }
  if (glm_office_is (node, "title"))
    walk_heading (self, node, self->section);
  else if (glm_office_is (node, "subtitle"))
    walk_subtitle (self, node);
  else if (glm_office_is (node, "section"))
    walk_section (self, node);
  else if (glm_office_is (node, "stanza"))
    walk_lines (self, node, "p");
  else if (glm_office_is (node, "image"))
    walk_picture (self, node);
  else if (glm_office_is (node, "a"))
    walk_link (self, node);
  else if (node->type == XML_ELEMENT_NODE)
    walk_children (self, node);
}

/* The sections of a body of notes, however deep, that can be called. */
static void
find_notes (Fb2           *self,
            const xmlNode *node,
            guint          depth)
{
  for (const xmlNode *child = depth < GLM_OFFICE_MAX_DEPTH ? node->children : NULL; child != NULL; child = child->next)
    {
      char *id = glm_office_is (child, "section") ? glm_office_attribute (child, "id") : NULL;

      if (id != NULL)
        g_hash_table_insert (self->notes, id, (gpointer) child);
      else if (child->type == XML_ELEMENT_NODE)
        find_notes (self, child, depth + 1);
    }
}

static gboolean
is_body_of_notes (const xmlNode *node)
{
  g_autofree char *name = glm_office_is (node, "body") ? glm_office_attribute (node, "name") : NULL;

  return name != NULL;
}

/* A note's title is its number. A note that calls another has that told too: the list grows while it is walked. */
static void
tell_notes (Fb2 *self)
{
  if (self->called->len == 0)
    return;
  g_string_append (self->out, "<ol>");
  for (guint n = 0; n < self->called->len; n++)
    {
      const xmlNode *note = g_hash_table_lookup (self->notes, g_ptr_array_index (self->called, n));

      g_string_append_printf (self->out, "<li id=\"note-%u\">", n + 1);
      for (const xmlNode *child = note->children; child != NULL; child = child->next)
        if (!glm_office_is (child, "title"))
          walk (self, child);
      g_string_append (self->out, "</li>\n");
    }
  g_string_append (self->out, "</ol>");
}

static char *
dup_person (const xmlNode *author)
{
  static const char *const parts[] = { "first-name", "middle-name", "last-name" };
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = glm_office_dup_text (glm_office_child (author, parts[i]));

      if (part != NULL)
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  return name->len > 0 ? g_strdup (name->str) : glm_office_dup_text (glm_office_child (author, "nickname"));
}

static void
read_metadata (const xmlNode *description,
               GlmMetadata   *metadata)
{
  const xmlNode *about = glm_office_child (description, "title-info");
  const xmlNode *edition = glm_office_child (description, "publish-info");
  const xmlNode *day = glm_office_child (about, "date");
  g_autoptr (GPtrArray) authors = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = day != NULL ? glm_office_attribute (day, "value") : NULL;
  g_autofree char *written = glm_office_dup_text (day);
  g_autofree char *year = glm_office_dup_text (glm_office_child (edition, "year"));
  const char *dates[] = { date, written, year };

  metadata->title = glm_office_dup_text (glm_office_child (about, "book-title"));
  metadata->language = glm_office_dup_text (glm_office_child (about, "lang"));
  metadata->site = glm_office_dup_text (glm_office_child (edition, "publisher"));
  for (const xmlNode *node = about != NULL ? about->children : NULL; node != NULL && authors->len < MAX_AUTHORS; node = node->next)
    {
      char *name = glm_office_is (node, "author") ? dup_person (node) : NULL;

      if (name != NULL)
        g_ptr_array_add (authors, name);
    }
  if (authors->len > 0)
    {
      g_ptr_array_add (authors, NULL);
      metadata->authors = g_strdupv ((char **) authors->pdata);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i] != NULL)
      glm_office_take_date (metadata, dates[i]);
}

/* A book is often packed: "livre.fb2.zip". */
static GBytes *
dup_book (const GlmSource *source,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (GlmArchive) archive = NULL;
  GBytes *bytes;

  if (source->length < 4 || memcmp (source->data, "PK\003\004", 4) != 0)
    return g_bytes_new_static (source->data, source->length);
  archive = glm_archive_new (source->data, source->length, cancellable, error);
  if (archive == NULL)
    return NULL;
  bytes = glm_archive_find (archive, ".fb2");
  return bytes != NULL ? g_bytes_ref (bytes) : g_bytes_new (NULL, 0);
}

/**
 * glm_import_fb2:
 * @source: bytes of a FictionBook, or of an archive that holds one
 * @builder: takes the book
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_fb2 (const GlmSource    *source,
                GlmDocumentBuilder *builder,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GBytes) bytes = dup_book (source, cancellable, error);
  g_autoptr (GlmXml) doc = bytes != NULL ? glm_office_parse_bytes (bytes, MAX_BYTES, error) : NULL;
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) called = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new ("<body>");
  Fb2 self = { .pictures = pictures, .notes = notes, .shown = shown, .numbers = numbers, .called = called, .out = out };
  const xmlNode *root, *about, *cover;

  if (doc == NULL)
    return FALSE;
  root = xmlDocGetRootElement (doc);
  read_metadata (glm_office_child (root, "description"), glm_document_builder_get_metadata (builder));
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      char *id = glm_office_is (node, "binary") ? glm_office_attribute (node, "id") : NULL;

      if (id != NULL)
        g_hash_table_insert (pictures, id, (gpointer) node);
      if (is_body_of_notes (node))
        find_notes (&self, node, 0);
    }
  about = glm_office_child (glm_office_child (root, "description"), "title-info");
  cover = glm_office_child (about, "coverpage");
  if (cover != NULL)
    walk_children (&self, cover);
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    if (glm_office_is (node, "body") && !is_body_of_notes (node))
      walk_children (&self, node);
  tell_notes (&self);
  glm_office_tidy (out, glm_document_builder_get_metadata (builder));
  return glm_office_build (out, NULL, "", builder, cancellable, error);
}
