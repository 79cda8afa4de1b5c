/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A book: META-INF/container.xml names the package, which lists the files and the order in which they are read
 * (EPUB 3.3 and OPF 2.0.1). Each is a page of XHTML.
 */

#include "config.h"

#include "glm-importer-private.h"
#include "glm-office.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHAPTERS 3000
#define MAX_FRONT_BYTES (256 * 1024)

typedef struct
{
  char *name; /* of the member */
  gboolean is_page;
  gboolean is_contents;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item);
}

static char *
dup_folder (const char *member)
{
  const char *slash = strrchr (member, '/');

  return slash != NULL ? g_strndup (member, (gsize) (slash - member)) : g_strdup ("");
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

static GHashTable *
read_manifest (const xmlNode *package,
               const char    *folder)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  const xmlNode *manifest = glm_office_child (package, "manifest");

  for (const xmlNode *node = manifest != NULL ? manifest->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "item") ? glm_office_attribute (node, "id") : NULL;
      g_autofree char *address = id != NULL ? glm_office_attribute (node, "href") : NULL;
      g_autofree char *type = id != NULL ? glm_office_attribute (node, "media-type") : NULL;
      g_autofree char *properties = id != NULL ? glm_office_attribute (node, "properties") : NULL;
      Item *item;

      if (address == NULL)
        continue;
      item = g_new0 (Item, 1);
      item->name = glm_archive_resolve (folder, address);
      item->is_page = type != NULL && strstr (type, "html") != NULL;
      item->is_contents = properties != NULL && strstr (properties, "nav") != NULL;
      g_hash_table_insert (items, g_steal_pointer (&id), item);
    }
  return items;
}

static gboolean
read_chapter (GlmArchive         *archive,
              const char         *name,
              GlmDocumentBuilder *builder,
              GCancellable       *cancellable,
              GError            **error)
{
  g_autofree char *folder = dup_folder (name);
  GBytes *bytes = glm_archive_get (archive, name);
  g_autofree char *valid = NULL;
  g_autoptr (GString) page = NULL;
  gsize length;
  const char *data;

  /* A book that lacks a chapter is read without it. */
  if (bytes == NULL)
    return TRUE;
  data = g_bytes_get_data (bytes, &length);
  if (length == 0)
    return TRUE;
  valid = g_utf8_make_valid (data, (gssize) length);
  /* Title pages and tables of contents say what the window says. */
  if (length < MAX_FRONT_BYTES && (strstr (valid, "type=\"titlepage\"") != NULL || strstr (valid, "type=\"toc\"") != NULL))
    return TRUE;
  page = g_string_new (valid);
  if (glm_document_builder_get_length (builder) == 0)
    glm_office_tidy (page, glm_document_builder_get_metadata (builder));
  return glm_office_build (page, archive, folder, builder, cancellable, error);
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
  g_autoptr (GHashTable) items = NULL;
  g_autofree char *folder = NULL;
  const xmlNode *package, *spine;
  guint n = 0;

  if (doc == NULL)
    return FALSE;
  package = xmlDocGetRootElement (doc);
  folder = dup_folder (package_name);
  items = read_manifest (package, folder);
  glm_office_read_metadata (glm_office_child (package, "metadata"), glm_document_builder_get_metadata (builder));
  spine = glm_office_child (package, "spine");
  for (const xmlNode *node = spine != NULL ? spine->children : NULL; node != NULL && n < MAX_CHAPTERS; node = node->next)
    {
      g_autofree char *id = glm_office_is (node, "itemref") ? glm_office_attribute (node, "idref") : NULL;
      const Item *item = id != NULL ? g_hash_table_lookup (items, id) : NULL;

      if (item == NULL || !item->is_page || item->is_contents || item->name == NULL)
        continue;
      n++;
      if (!read_chapter (archive, item->name, builder, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
