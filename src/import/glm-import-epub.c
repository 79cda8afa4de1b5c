/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A book: META-INF/container.xml names the package, which lists the files and the order in which they are read
 * (EPUB 3.3 and OPF 2.0.1). Each is a page of XHTML; ids are made those of the book, so that a page can call the notes of another.
 */

#include "config.h"

#include "glm-epub-contents.h"
#include "glm-epub-metadata.h"
#include "glm-html-blocks.h"
#include "glm-html-notes.h"
#include "glm-html-reader.h"
#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHAPTERS 3000
/* A page that the book calls its contents, and that is little but links. */
#define LINKS_OF_CONTENTS 0.6

typedef struct
{
  char *name; /* of the member */
  gboolean is_page;
  gboolean is_contents;
  guint number; /* in the order of reading, from 1 */
} Item;

typedef struct
{
  GlmArchive         *archive;
  GHashTable         *items;    /* id → Item */
  GHashTable         *pages;    /* name → Item */
  GHashTable         *notes;    /* ids of notes that were called → number */
  GPtrArray          *contents;
  char               *listed;   /* (nullable): name of the page that the guide calls the contents */
  GlmDocumentBuilder *builder;
  GCancellable       *cancellable;
} Book;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item);
}

static char *
dup_package_name (GlmArchive *archive,
                  GError    **error)
{
  g_autoptr (GlmXml) container = glm_office_parse (archive, "META-INF/container.xml", error);
  const xmlNode *file = container != NULL
                          ? glm_office_child (glm_office_child (xmlDocGetRootElement (container), "rootfiles"), "rootfile")
                          : NULL;
  char *name = file != NULL ? glm_office_attribute (file, "full-path") : NULL;

  if (name == NULL && container != NULL)
    g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_BROKEN,
                         _("This cannot be shown: the file is damaged. Try to get another copy of it."));
  return name;
}

/* Reads which files there are. Returns the name of the one that is the contents. */
static char *
read_manifest (Book          *book,
               const xmlNode *package,
               const char    *folder)
{
  const xmlNode *manifest = glm_office_child (package, "manifest");
  g_autofree char *nav = NULL;
  g_autofree char *ncx = NULL;

  for (const xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "item") ? glm_office_attribute (node, "id") : NULL;
      g_autofree char *address = id != NULL ? glm_office_attribute (node, "href") : NULL;
      g_autofree char *type = id != NULL ? glm_office_attribute (node, "media-type") : NULL;
      g_autofree char *properties = id != NULL ? glm_office_attribute (node, "properties") : NULL;
      g_autofree char *name = address != NULL ? glm_archive_resolve (folder, address) : NULL;
      Item *item;

      if (name == NULL)
        continue;
      item = g_new0 (Item, 1);
      item->is_page = type != NULL && strstr (type, "html") != NULL;
      item->is_contents = properties != NULL && strstr (properties, "nav") != NULL;
      if (item->is_contents && nav == NULL)
        nav = g_strdup (name);
      else if (ncx == NULL && g_str_has_suffix (name, ".ncx"))
        ncx = g_strdup (name);
      item->name = g_steal_pointer (&name);
      g_hash_table_insert (book->items, g_steal_pointer (&id), item);
    }
  return nav != NULL ? g_steal_pointer (&nav) : g_steal_pointer (&ncx);
}

/* The picture of the cover, where the package names it; %NULL where it does not. */
static char *
dup_cover (const xmlNode *package,
           const char    *folder)
{
  const xmlNode *manifest = glm_office_child (package, "manifest");
  const xmlNode *metadata = glm_office_child (package, "metadata");
  g_autofree char *id = NULL;

  for (const xmlNode *node = metadata != NULL ? metadata->children : NULL; node != NULL && id == NULL; node = node->next)
    {
      g_autofree char *name = glm_office_is (node, "meta") ? glm_office_attribute (node, "name") : NULL;

      if (name != NULL && strcmp (name, "cover") == 0)
        id = glm_office_attribute (node, "content");
    }
  for (const xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *properties = glm_office_is (node, "item") ? glm_office_attribute (node, "properties") : NULL;
      g_autofree char *own = glm_office_is (node, "item") ? glm_office_attribute (node, "id") : NULL;
      g_autofree char *type = own != NULL ? glm_office_attribute (node, "media-type") : NULL;
      g_autofree char *address = own != NULL ? glm_office_attribute (node, "href") : NULL;

      if (type == NULL || !g_str_has_prefix (type, "image/"))
        continue;
      if ((properties != NULL && strstr (properties, "cover-image") != NULL) || (id != NULL && strcmp (own, id) == 0))
        return glm_archive_resolve (folder, address);
    }
  return NULL;
}

static char *
dup_page (Book       *book,
          const char *name)
{
  GBytes *bytes = glm_archive_get (book->archive, name);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return length > 0 ? g_utf8_make_valid (data, (gssize) length) : NULL;
}

/* A cover that stands in no page is shown before the first. */
static void
show_cover (Book       *book,
            const char *cover,
            GPtrArray  *order)
{
  g_autofree char *file = g_path_get_basename (cover);
  GBytes *bytes = glm_archive_get (book->archive, cover);

  for (guint i = 0; i < MIN (order->len, 3); i++)
    {
      const Item *item = g_ptr_array_index (order, i);
      g_autofree char *page = dup_page (book, item->name);

      if (page != NULL && strstr (page, file) != NULL)
        return;
    }
  if (bytes == NULL || !glm_document_builder_add_picture (book->builder, cover, bytes))
    return;
  glm_document_builder_open_block (book->builder, GLM_BLOCK_IMAGE, 0, 0);
  glm_document_builder_set_target (book->builder, cover);
  glm_document_builder_close_block (book->builder);
}

/*
 * « <svg …><image xlink:href="cover.jpg"/></svg> » is how many books show a picture over a whole page; here it is
 * one like others.
 */
static char *
unwrap_pictures (const char *page)
{
  GString *out = g_string_new (NULL);
  const char *at = page, *svg;

  while ((svg = strstr (at, "<svg")) != NULL)
    {
      const char *end = strstr (svg, "</svg>");
      const char *image = end != NULL ? g_strstr_len (svg, end - svg, "<image") : NULL;
      const char *close = image != NULL ? memchr (image, '>', (gsize) (end - image)) : NULL;
      const char *address = close != NULL ? g_strstr_len (image, close - image, "href=") : NULL;
      const char *quote = address != NULL ? address + strlen ("href=") : NULL;
      const char *last = quote != NULL && (*quote == '"' || *quote == '\'') ? memchr (quote + 1, *quote, (gsize) (close - quote - 1)) : NULL;

      g_string_append_len (out, at, svg - at);
      if (end == NULL)
        {
          at = svg;
          break;
        }
      if (last != NULL)
        {
          g_string_append (out, "<img src=");
          g_string_append_len (out, quote, last + 1 - quote);
          g_string_append (out, ">");
        }
      at = end + strlen ("</svg>");
    }
  g_string_append (out, at);
  return g_string_free (out, FALSE);
}

/* "page.xhtml#n1" → "#3-n1", the same for the page itself; NULL for what is not in the book. */
static char *
dup_place (Book       *book,
           const Item *item,
           const char *folder,
           const char *address)
{
  const char *place = strchr (address, '#');
  g_autofree char *name = address[0] == '#' ? g_strdup (item->name) : glm_archive_resolve (folder, address);
  const Item *page = name != NULL ? g_hash_table_lookup (book->pages, name) : NULL;

  return page != NULL && place != NULL && place[1] != '\0' ? g_strdup_printf ("#%u-%s", page->number, place + 1) : NULL;
}

static void
make_ids_of_book (Book        *book,
                  const Item  *item,
                  const char  *folder,
                  GlmHtmlTree *tree)
{
  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const char *href = tree->nodes[i].tag == GLM_HTML_A ? glm_html_tree_attribute (tree, i, GLM_HTML_HREF) : NULL;
      const GlmHtmlName names[] = { GLM_HTML_ID, GLM_HTML_NAME_ATTRIBUTE };
      g_autofree char *place = href != NULL ? dup_place (book, item, folder, href) : NULL;

      if (place != NULL)
        glm_html_tree_set_attribute (tree, i, GLM_HTML_HREF, place);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          const char *id = glm_html_tree_attribute (tree, i, names[j]);
          g_autofree char *own = id != NULL ? g_strdup_printf ("%u-%s", item->number, id) : NULL;

          if (own != NULL)
            glm_html_tree_set_attribute (tree, i, names[j], own);
        }
    }
}

static gboolean
has_role (const GlmHtmlTree *tree,
          guint32            node,
          const char        *role)
{
  const char *roles = glm_html_tree_attribute (tree, node, GLM_HTML_ROLE);
  g_auto (GStrv) words = roles != NULL && strstr (roles, role) != NULL ? g_strsplit (roles, " ", 16) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strcmp (g_str_has_prefix (words[i], "doc-") ? words[i] + strlen ("doc-") : words[i], role) == 0)
      return TRUE;
  return FALSE;
}

/*
 * What the window says anyway: the title page, the contents, where pages of paper end. Notes are often hidden until they are
 * called; here they are not.
 */
static guint8 *
drop_front (Book        *book,
            GlmHtmlTree *tree)
{
  static const char *const roles[] = { "toc", "titlepage", "landmarks", "page-list", "pagebreak" };
  guint8 *dropped;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const char *id = tree->nodes[i].hidden == GLM_HTML_HIDDEN ? glm_html_tree_attribute (tree, i, GLM_HTML_ID) : NULL;

      if ((id != NULL && g_hash_table_contains (book->notes, id)) || has_role (tree, i, "footnote") || has_role (tree, i, "footnotes"))
        tree->nodes[i].hidden = GLM_HTML_SHOWN;
    }
  dropped = glm_html_drop_unseen (tree);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    for (guint j = 0; j < G_N_ELEMENTS (roles) && !dropped[i]; j++)
      dropped[i] = has_role (tree, i, roles[j]);
  return dropped;
}

/* Of the text of a page, how much is links. */
static double
measure_links (const GlmHtmlTree *tree)
{
  gsize all = 0, linked = 0;
  guint32 end = 0;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      if (tree->nodes[i].tag == GLM_HTML_A && i >= end)
        end = tree->nodes[i].end;
      if (tree->nodes[i].tag != GLM_HTML_TEXT)
        continue;
      all += tree->nodes[i].length;
      linked += i < end ? tree->nodes[i].length : 0;
    }
  return all > 0 ? (double) linked / (double) all : 0;
}

static gboolean
read_page (Book       *book,
           const Item *item,
           GError    **error)
{
  g_autofree char *folder = glm_archive_dup_folder (item->name);
  g_autofree char *source = dup_page (book, item->name);
  g_autofree char *plain = source != NULL ? unwrap_pictures (source) : NULL;
  g_autoptr (GString) page = NULL;
  g_autoptr (GlmHtmlTree) tree = NULL;
  g_autofree char *label = NULL;
  g_autofree guint8 *dropped = NULL;
  GlmHtmlParts parts = { book->archive, folder, NULL, book->notes };
  guint level = 1;

  /* A book that lacks a chapter is read without it. */
  if (plain == NULL)
    return TRUE;
  page = g_string_new (plain);
  if (glm_document_builder_get_length (book->builder) == 0)
    glm_office_tidy (page, glm_document_builder_get_metadata (book->builder));
  tree = glm_html_tree_new (page->str, page->len, book->cancellable);
  if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
    return FALSE;
  if (g_hash_table_size (book->pages) > 1 && g_strcmp0 (item->name, book->listed) == 0 && measure_links (tree) > LINKS_OF_CONTENTS)
    return TRUE;
  label = glm_epub_contents_apply (book->contents, item->name, tree, &level);
  make_ids_of_book (book, item, folder, tree);
  glm_html_notes_add (tree, NULL, book->notes);
  dropped = drop_front (book, tree);
  if (label != NULL)
    {
      glm_document_builder_open_block (book->builder, GLM_BLOCK_HEADING, level, 0);
      glm_document_builder_add_text (book->builder, label, -1);
      glm_document_builder_close_block (book->builder);
    }
  glm_html_blocks_build (tree, dropped, &parts, book->builder);
  return TRUE;
}

/* The pages in the order of reading; those that are read beside the others, such as notes, come last. */
static GPtrArray *
read_spine (Book          *book,
            const xmlNode *package)
{
  const xmlNode *spine = glm_office_child (package, "spine");
  GPtrArray *order = g_ptr_array_new ();
  g_autoptr (GPtrArray) beside = g_ptr_array_new ();

  for (const xmlNode *node = spine != NULL ? spine->children : NULL; node != NULL && order->len + beside->len < MAX_CHAPTERS; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "itemref") ? glm_office_attribute (node, "idref") : NULL;
      g_autofree char *linear = id != NULL ? glm_office_attribute (node, "linear") : NULL;
      Item *item = id != NULL ? g_hash_table_lookup (book->items, id) : NULL;

      /* Whatever a page is called, and however often: it is read once. */
      if (item == NULL || !item->is_page || item->is_contents || g_hash_table_contains (book->pages, item->name))
        continue;
      g_ptr_array_add (linear != NULL && strcmp (linear, "no") == 0 ? beside : order, item);
      item->number = order->len + beside->len;
      g_hash_table_insert (book->pages, item->name, item);
    }
  for (guint i = 0; i < beside->len; i++)
    g_ptr_array_add (order, g_ptr_array_index (beside, i));
  return order;
}

/* Whether a page is there only for who has its key. Fonts often are, and are not needed. */
static gboolean
is_locked (Book      *book,
           GPtrArray *order)
{
  g_autoptr (GlmXml) doc = glm_office_parse (book->archive, "META-INF/encryption.xml", NULL);
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  for (const xmlNode *node = root != NULL && order->len > 0 ? root->children : NULL; node != NULL; node = node->next)
    {
      const xmlNode *reference = glm_office_child (glm_office_child (node, "CipherData"), "CipherReference");
      g_autofree char *address = reference != NULL ? glm_office_attribute (reference, "URI") : NULL;
      g_autofree char *name = address != NULL ? glm_archive_resolve ("", address) : NULL;

      if (name != NULL && g_hash_table_contains (book->pages, name))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_listed_contents (const xmlNode *package,
                     const char    *folder)
{
  const xmlNode *guide = glm_office_child (package, "guide");

  for (const xmlNode *node = guide != NULL ? guide->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *type = glm_office_is (node, "reference") ? glm_office_attribute (node, "type") : NULL;
      g_autofree char *address = type != NULL && strcmp (type, "toc") == 0 ? glm_office_attribute (node, "href") : NULL;

      if (address != NULL)
        return glm_archive_resolve (folder, address);
    }
  return NULL;
}

/**
 * glm_import_epub:
 * @source: bytes of an EPUB
 * @builder: takes the book
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
glm_import_epub (const GlmSource    *source,
                 GlmDocumentBuilder *builder,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autoptr (GlmArchive) archive = glm_archive_new (source->data, source->length, cancellable, error);
  g_autofree char *package_name = archive != NULL ? dup_package_name (archive, error) : NULL;
  g_autoptr (GlmXml) doc = package_name != NULL ? glm_office_parse (archive, package_name, error) : NULL;
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  g_autoptr (GHashTable) pages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GPtrArray) order = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *contents_name = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *cover = NULL;
  Book book = { .archive = archive, .items = items, .pages = pages, .notes = notes, .builder = builder, .cancellable = cancellable };
  const xmlNode *package;

  if (doc == NULL)
    return FALSE;
  package = xmlDocGetRootElement (doc);
  folder = glm_archive_dup_folder (package_name);
  glm_epub_read_metadata (glm_office_child (package, "metadata"), glm_document_builder_get_metadata (builder));
  contents_name = read_manifest (&book, package, folder);
  book.contents = contents = glm_epub_contents_read (archive, contents_name);
  book.listed = listed = dup_listed_contents (package, folder);
  order = read_spine (&book, package);
  if (is_locked (&book, order))
    {
      glm_office_set_protected (error);
      return FALSE;
    }
  cover = dup_cover (package, folder);
  if (cover != NULL)
    show_cover (&book, cover, order);
  for (guint i = 0; i < order->len; i++)
    if (!read_page (&book, g_ptr_array_index (order, i), error))
      return FALSE;
  return TRUE;
}
