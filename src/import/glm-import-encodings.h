/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer.h"

G_BEGIN_DECLS

/**
 * GlmImportEncoding:
 * @name: (nullable): as glm_decode_as() takes it; %NULL when the bytes are asked
 * @title: for a reader, translatable
 *
 * One way to read letters from bytes.
 */
typedef struct
{
  const char *name;
  const char *title;
} GlmImportEncoding;

/* The place in the list, as flags of an import have it. */
#define GLM_IMPORT_ENCODING_SHIFT 8
#define GLM_IMPORT_ENCODING(index) ((GlmImportFlags) ((index) << GLM_IMPORT_ENCODING_SHIFT))

const GlmImportEncoding *glm_import_encodings            (guint          *n);
const char              *glm_import_encoding_of_flags    (GlmImportFlags  flags);
char                    *glm_import_encoding_dup_preview (GBytes         *bytes,
                                                          guint           index);

G_END_DECLS
