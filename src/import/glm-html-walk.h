/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-html-blocks.h"

G_BEGIN_DECLS

/* A span that is open. */
typedef struct
{
  GlmSpanKind kind;
  char       *target;
} GlmHtmlInline;

/* Where the way through a tree is, and what it has open. */
typedef struct
{
  const GlmHtmlTree  *tree;
  const guint8       *dropped;
  const GlmHtmlParts *parts; /* (nullable) */
  GlmDocumentBuilder *builder;
  GHashTable         *notes; /* ids that note references lead to → ordinal */
  const char         *base;
  const char         *language;

  GlmBlockKind kind; /* of the next block */
  guint        level;
  guint        ordinal;
  guint        quote_depth;
  guint        list_depth;
  GString     *words; /* those of a text, as they are put together */
  GArray      *inlines; /* GlmHtmlInline, open around the current place */
  gboolean     in_block;
  guint        line_breaks; /* since the last text */
  gboolean     space; /* white space is due before the next text */
  gboolean     preformatted;
  gboolean     in_data_table;
  gboolean     in_cell; /* of such a table: a row is one block, whatever its cells hold */
  gboolean     cell_empty; /* so far */
  gboolean     in_note;
  const char  *note; /* (nullable): id of the note that is walked */
} GlmHtmlWalk;

static inline guint
_glm_html_walk_tag (const GlmHtmlWalk *walk,
                    guint32            node)
{
  return walk->tree->nodes[node].tag;
}

static inline const char *
_glm_html_walk_get (const GlmHtmlWalk *walk,
                    guint32            node,
                    GlmHtmlName        name)
{
  return glm_html_tree_attribute (walk->tree, node, name);
}

void     _glm_html_end_block    (GlmHtmlWalk       *walk);
void     _glm_html_begin_block  (GlmHtmlWalk       *walk);
void     _glm_html_add_text     (GlmHtmlWalk       *walk,
                                 const char        *text,
                                 gsize              length);
void     _glm_html_add_preformatted (GlmHtmlWalk    *walk,
                                 const char        *text,
                                 gsize              length);
gboolean _glm_html_is_back_link (const GlmHtmlWalk *walk,
                                 guint32            node);
gboolean _glm_html_take_inline  (const GlmHtmlWalk *walk,
                                 guint32            node,
                                 GlmHtmlInline     *span);
void     _glm_html_walk_image   (GlmHtmlWalk       *walk,
                                 guint32            node);

G_END_DECLS
