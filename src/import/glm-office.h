/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-archive.h"
#include "glm-document-builder.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * GlmOfficeStyle:
 * @GLM_OFFICE_EMPHASIS: italic
 * @GLM_OFFICE_STRONG: bold
 * @GLM_OFFICE_SUPERIOR: superscript
 * @GLM_OFFICE_INFERIOR: subscript
 * @GLM_OFFICE_STRIKE: struck out
 *
 * How a run of letters looks.
 */
typedef enum
{
  GLM_OFFICE_EMPHASIS = 1 << 0,
  GLM_OFFICE_STRONG = 1 << 1,
  GLM_OFFICE_SUPERIOR = 1 << 2,
  GLM_OFFICE_INFERIOR = 1 << 3,
  GLM_OFFICE_STRIKE = 1 << 4,
} GlmOfficeStyle;

typedef xmlDoc GlmXml;

/* Elements within elements that are read: no fewer than the parser takes. */
#define GLM_OFFICE_MAX_DEPTH 256

/**
 * GlmOfficeWalker:
 * @self: the importer's own state
 * @node: a node of the tree
 *
 * What an importer makes of one node; it goes on to its children by glm_office_walk_children().
 */
typedef void (*GlmOfficeWalker) (gpointer       self,
                                 const xmlNode *node);

GlmXml     *glm_office_parse         (GlmArchive         *archive,
                                      const char         *member,
                                      GError            **error);
GlmXml     *glm_office_parse_bytes   (GBytes             *bytes,
                                      gsize               most,
                                      GError            **error);
void        glm_office_set_protected (GError            **error);
gboolean    glm_office_is            (const xmlNode      *node,
                                      const char         *name);
char       *glm_office_attribute     (const xmlNode      *node,
                                      const char         *name);
const xmlNode *glm_office_child      (const xmlNode      *node,
                                      const char         *name);
void        glm_office_walk_children (const xmlNode      *node,
                                      GlmOfficeWalker     walk,
                                      gpointer            self,
                                      guint              *depth);
char       *glm_office_dup_text      (const xmlNode      *node);
void        glm_office_escape        (GString            *out,
                                      const char         *text);
void        glm_office_open          (GString            *out,
                                      GlmOfficeStyle      style);
void        glm_office_close         (GString            *out,
                                      GlmOfficeStyle      style);
char       *glm_office_fold          (const char         *text);
void        glm_office_take_date     (GlmMetadata        *metadata,
                                      const char         *date);
gboolean    glm_office_read_metadata (const xmlNode      *root,
                                      GlmMetadata        *metadata);
void        glm_office_tidy          (GString            *html,
                                      GlmMetadata        *metadata);
gboolean    glm_office_build         (GString            *html,
                                      GlmArchive         *archive,
                                      const char         *folder,
                                      GlmDocumentBuilder *builder,
                                      GCancellable       *cancellable,
                                      GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmXml, xmlFreeDoc)

G_END_DECLS
