/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLM_IMPORT_ERROR (glm_import_error_quark ())

/**
 * GlmImportError:
 * @GLM_IMPORT_ERROR_NOT_FOUND: there is no such file
 * @GLM_IMPORT_ERROR_DENIED: the file may not be read
 * @GLM_IMPORT_ERROR_IS_FOLDER: a folder, not a file
 * @GLM_IMPORT_ERROR_EMPTY: nothing in it
 * @GLM_IMPORT_ERROR_NOT_TEXT: binary data of no format we know
 * @GLM_IMPORT_ERROR_UNSUPPORTED: a known format that this build does not read
 * @GLM_IMPORT_ERROR_TOO_LARGE: larger than the limits
 * @GLM_IMPORT_ERROR_BROKEN: of a known format but damaged
 * @GLM_IMPORT_ERROR_NO_ARTICLE: read, but there was no text in it
 * @GLM_IMPORT_ERROR_IO: reading failed
 *
 * Every message is one sentence for a reader: what, why, what to do.
 */
typedef enum
{
  GLM_IMPORT_ERROR_NOT_FOUND,
  GLM_IMPORT_ERROR_DENIED,
  GLM_IMPORT_ERROR_IS_FOLDER,
  GLM_IMPORT_ERROR_EMPTY,
  GLM_IMPORT_ERROR_NOT_TEXT,
  GLM_IMPORT_ERROR_UNSUPPORTED,
  GLM_IMPORT_ERROR_TOO_LARGE,
  GLM_IMPORT_ERROR_BROKEN,
  GLM_IMPORT_ERROR_NO_ARTICLE,
  GLM_IMPORT_ERROR_IO,
} GlmImportError;

/**
 * GlmImportFlags:
 * @GLM_IMPORT_DEFAULT: of a web page, the article
 * @GLM_IMPORT_WHOLE_PAGE: of a web page, all that it shows
 *
 * How a file is to be read.
 */
typedef enum
{
  GLM_IMPORT_DEFAULT = 0,
  GLM_IMPORT_WHOLE_PAGE = 1 << 0,
} GlmImportFlags;

GQuark       glm_import_error_quark (void);
GlmDocument *glm_import_file        (GFile         *file,
                                     GCancellable  *cancellable,
                                     GError       **error);
GFile       *glm_import_file_for_argument (const char *argument);
GBytes      *glm_import_stream_read (GInputStream  *stream,
                                     const char    *name,
                                     GCancellable  *cancellable,
                                     GError       **error);
GBytes      *glm_import_file_read   (GFile         *file,
                                     GCancellable  *cancellable,
                                     GError       **error);
GlmDocument *glm_import_file_full   (GFile         *file,
                                     GlmImportFlags flags,
                                     GCancellable  *cancellable,
                                     GError       **error);
GlmDocument *glm_import_bytes       (GBytes        *bytes,
                                     const char    *name,
                                     const char    *uri,
                                     GCancellable  *cancellable,
                                     GError       **error);
GlmDocument *glm_import_bytes_full  (GBytes        *bytes,
                                     const char    *name,
                                     const char    *uri,
                                     GlmImportFlags flags,
                                     GCancellable  *cancellable,
                                     GError       **error);
GlmDocument *glm_import_bytes_here  (GBytes        *bytes,
                                     const char    *name,
                                     const char    *uri,
                                     GlmImportFlags flags,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
