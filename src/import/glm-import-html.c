/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A web page: its bytes are decoded, its source parsed to a tree, its data read for title, author
 * and date, the article found in the tree and turned into blocks.
 */

#include "config.h"

#include "glm-importer-private.h"

#include "glm-decode.h"
#include "glm-html-blocks.h"
#include "glm-html-metadata.h"
#include "glm-html-reader.h"
#include "glm-html-teaser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a declaration of the encoding is looked for; the standard says 1 kB, pages do not care. */
#define CHARSET_BYTES (64 * 1024)
/* A page takes six times its size while it is read; no page that anyone wrote comes near. */
#define MAX_PAGE_BYTES (48u * 1024 * 1024)
/* Fewer characters than this from the data of a page are no article. */
#define MIN_TOLD 250

/*
 * The encoding that `<meta charset=…>`, `http-equiv` or an XML declaration names. A page that
 * says UTF-16 in letters of one byte is in UTF-8 (HTML standard, "prescan a byte stream"), UTF-7
 * is a way to hide scripts, and Latin 1 means Windows-1252 there.
 */
static char *
dup_declared_charset (const guint8 *data,
                      gsize         length)
{
  const char *at = (const char *) data;
  const char *end = at + MIN (length, CHARSET_BYTES);
  const char *found = NULL;
  gsize n = 0;

  for (; at + 10 < end && found == NULL; at++)
    if ((*at == 'c' || *at == 'C') && g_ascii_strncasecmp (at, "charset", 7) == 0)
      found = at + 7;
    else if (at - (const char *) data < 100 && strncmp (at, "encoding", 8) == 0)
      found = at + 8;
  if (found == NULL)
    return NULL;
  while (found < end && (*found == '=' || *found == '"' || *found == '\'' || g_ascii_isspace (*found)))
    found++;
  while (found + n < end && n < 24 && (g_ascii_isalnum (found[n]) || strchr ("-_.:", found[n]) != NULL) && found[n] != '\0')
    n++;
  if (n < 3 || g_ascii_strncasecmp (found, "utf", 3) == 0)
    return NULL;
  if ((n == 10 && g_ascii_strncasecmp (found, "iso-8859-1", 10) == 0) || g_ascii_strncasecmp (found, "latin1", 6) == 0 ||
      g_ascii_strncasecmp (found, "us-ascii", 8) == 0)
    return g_strdup ("windows-1252");
  return g_strndup (found, n);
}

/* The bytes were sniffed to be a page, so that NULs in it are dirt and no sign of other data. */
static gboolean
decode (const GlmSource *source,
        const char      *charset,
        GlmDecoding     *decoding)
{
  g_autofree guint8 *clean = NULL;
  gsize n = 0;

  if (_glm_source_decode (source, charset, decoding))
    return TRUE;
  clean = g_malloc (source->length + 1);
  for (gsize i = 0; i < source->length; i++)
    if (source->data[i] != 0)
      clean[n++] = source->data[i];
  return glm_decode (clean, n, charset, decoding);
}

/* A page that a script fills may still tell its text in its data. */
static void
add_told_body (const char         *body,
               GlmDocumentBuilder *builder)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, lines[i], -1);
      glm_document_builder_close_block (builder);
    }
}

/* How many bytes of text a page shows. */
static guint64
count_shown (const GlmHtmlTree *tree,
             const guint8      *dropped)
{
  guint64 n = 0;

  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (dropped[i])
      i = tree->nodes[i].end - 1;
    else if (tree->nodes[i].tag == GLM_HTML_TEXT)
      n += tree->nodes[i].length;
  return n;
}

static void
build (const GlmHtmlTree  *tree,
       gboolean            whole_page,
       const GlmHtmlParts *parts,
       GlmDocumentBuilder *builder)
{
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);
  g_auto (GlmHtmlJsonLd) json_ld = { 0 };
  g_autofree guint8 *dropped = glm_html_drop_unseen (tree);
  g_autofree guint8 *unseen = g_memdup2 (dropped, tree->n_nodes);
  g_autofree char *description = NULL;
  GlmHtmlClues clues;

  guint64 shown = count_shown (tree, dropped);

  glm_html_json_ld_read (tree->json_ld, &json_ld);
  glm_html_metadata_read (tree, dropped, &json_ld, metadata, &description);
  clues = (GlmHtmlClues) { metadata->title, description, metadata->authors, json_ld.body, parts != NULL ? parts->pictures : NULL };
  if (!whole_page && !glm_html_read_article (tree, &clues, dropped) && json_ld.body != NULL && strlen (json_ld.body) >= MIN_TOLD)
    {
      add_told_body (json_ld.body, builder);
      return;
    }
  metadata->is_teaser = !whole_page && glm_html_is_teaser (tree, unseen, dropped, json_ld.locked);
  if (shown > 0)
    metadata->left_out = (guint) (100 - MIN (100 * count_shown (tree, dropped) / shown, 100));
  glm_html_blocks_build (tree, dropped, parts, builder);
}

/*
 * _glm_import_html_text:
 * @text: a page in UTF-8
 * @length: in bytes
 * @whole_page: all of it is wanted
 * @parts: (nullable): what came with it
 * @builder: takes the article
 * @cancellable: (nullable): to give up
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set
 */
gboolean
_glm_import_html_text (const char         *text,
                       gsize               length,
                       gboolean            whole_page,
                       const GlmHtmlParts *parts,
                       GlmDocumentBuilder *builder,
                       GCancellable       *cancellable,
                       GError            **error)
{
  g_autoptr (GlmHtmlTree) tree = glm_html_tree_new (text, length, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  build (tree, whole_page, parts, builder);
  return TRUE;
}

/**
 * glm_import_html:
 * @source: bytes of a web page
 * @builder: takes the article
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set when the bytes are no text
 */
gboolean
glm_import_html (const GlmSource    *source,
                 GlmDocumentBuilder *builder,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autofree char *charset = dup_declared_charset (source->data, source->length);
  g_auto (GlmDecoding) decoding = { 0 };

  if (source->length > MAX_PAGE_BYTES)
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_TOO_LARGE,
                           _("This cannot be shown: it is a web page of more than 48 MB. Open a part of it."));
      return FALSE;
    }
  if (!decode (source, charset, &decoding))
    {
      g_set_error_literal (error, GLM_IMPORT_ERROR, GLM_IMPORT_ERROR_NOT_TEXT,
                           _("This cannot be shown: it holds data that is not text. Open a text instead."));
      return FALSE;
    }
  glm_document_builder_get_metadata (builder)->encoding = g_strdup (decoding.encoding);
  return _glm_import_html_text (decoding.text, decoding.length, source->whole_page, NULL, builder, cancellable, error);
}
