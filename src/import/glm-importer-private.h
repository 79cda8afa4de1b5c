/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-decode.h"
#include "glm-document-builder.h"
#include "glm-html-blocks.h"
#include "glm-importer.h"

G_BEGIN_DECLS

/* No article is larger; a text of this size still opens. */
#define GLM_IMPORT_MAX_BYTES (256u * 1024 * 1024)

/**
 * GlmSource:
 * @data: the file's bytes
 * @length: how many
 * @name: (nullable): its name, only a hint
 * @whole_page: of a web page, all of it is wanted and not the article alone
 * @encoding: (nullable): what the reader says that its letters are encoded in
 *
 * What an importer is given.
 */
typedef struct
{
  const guint8 *data;
  gsize         length;
  const char   *name;
  gboolean      whole_page;
  const char   *encoding;
} GlmSource;

/**
 * GlmImportFunc:
 * @source: what to read
 * @builder: takes the article
 * @cancellable: (nullable): to give up
 * @error: return location for a #GlmImportError, or %G_IO_ERROR_CANCELLED
 *
 * Reads one format.
 *
 * Returns: %FALSE with @error set
 */
typedef gboolean (*GlmImportFunc) (const GlmSource    *source,
                                   GlmDocumentBuilder *builder,
                                   GCancellable       *cancellable,
                                   GError            **error);

/**
 * GlmImporter:
 * @format: short name of the format, as `info` prints it
 * @title: (nullable): its name for a reader, translatable
 * @sniff: how sure it is that the bytes are of this format, 0 to 100
 * @import: (nullable): reads them; %NULL for a format that is known but not read
 *
 * One format. An importer is a pure function of its source.
 */
typedef struct
{
  const char   *format;
  const char   *title;
  int         (*sniff) (const GlmSource *source);
  GlmImportFunc import;
} GlmImporter;

char    *_glm_import_quote_name (const char *name);
gboolean _glm_source_decode   (const GlmSource    *source,
                               const char         *declared,
                               GlmDecoding        *decoding);
void     _glm_importer_add    (const char         *format,
                               GlmImportFunc       import);
gboolean glm_import_docx      (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_fb2       (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_epub      (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_mail      (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_markdown  (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_odt       (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean _glm_import_html_text (const char         *text,
                                gsize               length,
                                gboolean            whole_page,
                                const GlmHtmlParts *parts,
                                GlmDocumentBuilder *builder,
                                GCancellable       *cancellable,
                                GError            **error);
gboolean glm_import_rtf       (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_html      (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_text      (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean glm_import_xml_sniff (const char         *start);
gboolean glm_import_xml       (const GlmSource    *source,
                               GlmDocumentBuilder *builder,
                               GCancellable       *cancellable,
                               GError            **error);

G_END_DECLS
