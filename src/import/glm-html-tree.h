/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmHtmlTag:
 * @GLM_HTML_TEXT: not an element but text
 * @GLM_HTML_OTHER: an element whose name says nothing to a reader
 *
 * Names of the elements that mean something here.
 */
typedef enum
{
  GLM_HTML_TEXT,
  GLM_HTML_OTHER,
#define TAG(id, name, flags) GLM_HTML_##id,
#include "glm-html-tags.inc"
#undef TAG
} GlmHtmlTag;

/**
 * GlmHtmlTagFlags:
 * @GLM_HTML_BLOCK: begins and ends a line by itself
 * @GLM_HTML_UNSEEN: neither it nor what is in it is ever shown as text
 * @GLM_HTML_VOID: has no content
 */
typedef enum
{
  GLM_HTML_BLOCK = 1 << 0,
  GLM_HTML_UNSEEN = 1 << 1,
  GLM_HTML_VOID = 1 << 2,
} GlmHtmlTagFlags;

/**
 * GlmHtmlName:
 *
 * The attributes that are kept; all others are forgotten while reading.
 */
typedef enum
{
  GLM_HTML_ALT,
  GLM_HTML_CLASS,
  GLM_HTML_CONTENT,
  GLM_HTML_DATA_SRC,
  GLM_HTML_DATETIME,
  GLM_HTML_HREF,
  GLM_HTML_ID,
  GLM_HTML_ITEMPROP,
  GLM_HTML_LANG,
  GLM_HTML_NAME_ATTRIBUTE,
  GLM_HTML_PROPERTY,
  GLM_HTML_REL,
  GLM_HTML_ROLE,
  GLM_HTML_SRC,
  GLM_HTML_SRCSET,
  GLM_HTML_START,
  GLM_HTML_WIDTH,
} GlmHtmlName;

/**
 * GlmHtmlHidden:
 * @GLM_HTML_SHOWN: as far as the source says, a browser shows it
 * @GLM_HTML_HIDDEN: `hidden` or an inline style hides it
 * @GLM_HTML_HIDDEN_FROM_SOME: `aria-hidden` keeps it from screen readers
 *
 * Whether an element by itself is shown.
 */
typedef enum
{
  GLM_HTML_SHOWN,
  GLM_HTML_HIDDEN,
  GLM_HTML_HIDDEN_FROM_SOME,
} GlmHtmlHidden;

/**
 * GlmHtmlNode:
 * @parent: index of the element it is in; 0 for the root itself
 * @end: index after its last descendant
 * @first: text: offset of its characters; element: index of its first attribute
 * @length: text: bytes; element: how many attributes
 * @tag: a #GlmHtmlTag
 * @hidden: a #GlmHtmlHidden
 *
 * A node of a tree in document order: the descendants of node *n* are *n* + 1 … *end* - 1, and
 * its children are *n* + 1, then the @end of each child.
 */
typedef struct
{
  guint32 parent;
  guint32 end;
  guint32 first;
  guint32 length;
  guint16 tag;
  guint16 hidden;
} GlmHtmlNode;

/**
 * GlmHtmlTree:
 * @nodes: (array length=n_nodes): the first is the root, which is no element of the source
 * @n_nodes: how many
 * @node_array: what @nodes stand in while they are read
 * @attributes: attributes, those of an element one after the other; a node knows its first
 * @pool: text and attribute values, each value ended by NUL
 * @json_ld: (element-type utf8): what `application/ld+json` scripts hold
 *
 * A page, read. Everything that runs over it is a loop over an array.
 */
typedef struct
{
  GlmHtmlNode *nodes;
  guint32      n_nodes;
  GArray      *node_array;
  GArray      *attributes;
  GString     *pool;
  GPtrArray   *json_ld;
} GlmHtmlTree;

GlmHtmlTree *glm_html_tree_new       (const char        *text,
                                      gsize              length,
                                      GCancellable      *cancellable);
void         glm_html_tree_free      (GlmHtmlTree       *self);
const char  *glm_html_tree_attribute (const GlmHtmlTree *self,
                                      guint32            node,
                                      GlmHtmlName        name);
void         glm_html_tree_set_attribute (GlmHtmlTree   *self,
                                      guint32            node,
                                      GlmHtmlName        name,
                                      const char        *value);
void         glm_html_tree_append_words (const GlmHtmlTree *self,
                                      guint32            node,
                                      gsize              max_bytes,
                                      GString           *text,
                                      gboolean          *space);
char        *glm_html_tree_dup_text  (const GlmHtmlTree *self,
                                      guint32            node,
                                      gsize              max_bytes);
guint        glm_html_tag_get_flags  (guint              tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmHtmlTree, glm_html_tree_free)

G_END_DECLS
