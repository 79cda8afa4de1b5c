/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-importer.h"

G_BEGIN_DECLS

/**
 * GlmImportRequest:
 * @flags: how the file is to be read
 * @name: (nullable): its name
 * @uri: (nullable): where it came from
 * @bytes: what it holds
 *
 * What the program that reads files is asked.
 */
typedef struct
{
  GlmImportFlags flags;
  char          *name;
  char          *uri;
  GBytes        *bytes;
} GlmImportRequest;

GBytes      *glm_import_request_head  (const GlmImportRequest *request);
gboolean     glm_import_request_read  (GBytes                 *message,
                                       GlmImportRequest       *request);
void         glm_import_request_clear (GlmImportRequest       *request);
GBytes      *glm_import_answer_new    (const GlmDocument      *document,
                                       const GError           *error);
gboolean     glm_import_answer_read   (GBytes                 *message,
                                       const char             *uri,
                                       GlmDocument           **document,
                                       GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlmImportRequest, glm_import_request_clear)

G_END_DECLS
