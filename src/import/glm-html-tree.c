/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A page's tree. libxml2 tells of elements and text as it reads (its own tree would take
 * 120 bytes a node and stop at 256 levels); here they become one array in document order.
 */

#include "config.h"

#include "glm-html-tree.h"

#include "glm-html-tame.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* No article has more; a page beyond this ends there. */
#define MAX_NODES 1500000u
#define MAX_POOL (512u * 1024 * 1024)
/* What is deeper is taken flat: its words stand in the deepest element. */
#define MAX_DEPTH 500
/* The parser looks through all open elements at each end tag: a page in which this many looks could be had ends there. */
#define MAX_LOOKS ((gsize) 500 * 1000 * 1000)
/* Beyond these lengths a name of a class, an address or a description says nothing more. */
#define MAX_ATTRIBUTE 4096
/* A picture in the page is as long as it is; the page as a whole is bounded. */
#define MAX_PICTURE_ATTRIBUTE (32 * 1024 * 1024)
#define CANCEL_EVERY 4096

typedef struct
{
  guint32 name;
  guint32 value;
} Attribute;

typedef struct
{
  GlmHtmlTree     *tree;
  GArray          *open; /* guint32: indices of the open elements, the root first */
  xmlParserCtxtPtr parser;
  GCancellable    *cancellable;
  guint            until_cancel_check;
  guint32          last_text; /* the text node that still grows, 0 for none */
  gsize            most_open;
  gsize            beyond; /* open elements that are taken flat */
  gboolean         full;
} Builder;

static const struct
{
  const char *name;
  guint       flags;
} tags[] = {
  { "#text", 0 },
  { "#other", 0 },
#define TAG(id, name, flags) { name, flags },
#include "glm-html-tags.inc"
#undef TAG
};

static const char *const attribute_names[] = {
  "alt", "class", "content",  "data-src", "datetime", "href", "id",     "itemprop",
  "lang", "name", "property", "rel",      "role",     "src",  "srcset", "start",    "width",
};

/**
 * glm_html_tag_get_flags:
 * @tag: a #GlmHtmlTag
 *
 * Returns: its #GlmHtmlTagFlags
 */
guint
glm_html_tag_get_flags (guint tag)
{
  return tags[tag].flags;
}

static guint
find_tag (const char *name)
{
  guint low = GLM_HTML_OTHER + 1, high = G_N_ELEMENTS (tags);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (name, tags[middle].name);

      if (order == 0)
        return middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return GLM_HTML_OTHER;
}

static int
find_attribute (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (attribute_names); i++)
    if (strcmp (name, attribute_names[i]) == 0)
      return (int) i;
  return -1;
}

/* White space goes and letters are made small, so that `Display : None` is found. */
static gboolean
style_hides (const char *style)
{
  char tight[512];
  gsize n = 0;

  for (const char *p = style; *p != '\0' && n + 1 < sizeof tight; p++)
    if (!g_ascii_isspace (*p))
      tight[n++] = g_ascii_tolower (*p);
  tight[n] = '\0';
  if (strstr (tight, "display:none") != NULL || strstr (tight, "visibility:hidden") != NULL)
    return TRUE;
  /* `font-size:0`, but not `font-size:0.9em` */
  {
    const char *size = strstr (tight, "font-size:0");

    return size != NULL && (size[11] == '\0' || size[11] == ';' || g_str_has_prefix (size + 11, "px"));
  }
}

static void
stop (Builder *self)
{
  self->full = TRUE;
  xmlStopParser (self->parser);
}

static guint32
add_node (Builder *self,
          guint    tag)
{
  GlmHtmlNode node = { .tag = (guint16) tag };
  guint32 index = self->tree->node_array->len;

  node.parent = g_array_index (self->open, guint32, self->open->len - 1);
  node.end = index + 1;
  g_array_append_val (self->tree->node_array, node);
  if (index >= MAX_NODES || self->tree->pool->len > MAX_POOL)
    stop (self);
  else if (--self->until_cancel_check == 0)
    {
      self->until_cancel_check = CANCEL_EVERY;
      if (g_cancellable_is_cancelled (self->cancellable))
        stop (self);
    }
  return index;
}

static void
add_attribute (Builder    *self,
               guint32     index,
               const char *name,
               const char *value)
{
  GlmHtmlNode *node = &g_array_index (self->tree->node_array, GlmHtmlNode, index);
  int known;
  gsize length, most = MAX_ATTRIBUTE;

  if (strcmp (name, "hidden") == 0 || (strcmp (name, "style") == 0 && style_hides (value)))
    {
      node->hidden = GLM_HTML_HIDDEN;
      return;
    }
  if (strcmp (name, "aria-hidden") == 0 && g_ascii_strcasecmp (value, "true") == 0)
    {
      if (node->hidden == GLM_HTML_SHOWN)
        node->hidden = GLM_HTML_HIDDEN_FROM_SOME;
      return;
    }
  if (strcmp (name, "xml:lang") == 0)
    name = "lang";
  /* What books say that an element is for; its words are those of `role`. */
  else if (strcmp (name, "epub:type") == 0)
    name = "role";
  /* Pages that load pictures late name them so; the first one said wins. */
  else if (strcmp (name, "data-original") == 0 || strcmp (name, "data-lazy-src") == 0)
    name = "data-src";
  else if (strcmp (name, "data-srcset") == 0 || strcmp (name, "data-lazy-srcset") == 0)
    name = "srcset";
  known = find_attribute (name);
  if (known < 0)
    return;
  if ((strcmp (name, "src") == 0 || strcmp (name, "data-src") == 0 || strcmp (name, "srcset") == 0) && g_ascii_strncasecmp (value, "data:image/", strlen ("data:image/")) == 0)
    most = MAX_PICTURE_ATTRIBUTE;
  length = strnlen (value, most);
  while (length > 0 && length == most && ((guchar) value[length] & 0xC0) == 0x80)
    length--;
  {
    Attribute attribute = { (guint32) known, (guint32) self->tree->pool->len };

    g_string_append_len (self->tree->pool, value, (gssize) length);
    g_string_append_c (self->tree->pool, '\0');
    g_array_append_val (self->tree->attributes, attribute);
    node->length++;
  }
}

/*
 * An element of the site's own making (« r-byline ») stands in a line where there is text before it or where its parent is a
 * line; else it is laid out as a block.
 */
static gboolean
stands_as_block (const Builder *self,
                 const char    *name)
{
  const GlmHtmlNode *nodes = (const GlmHtmlNode *) (const void *) self->tree->node_array->data;
  guint parent = nodes[g_array_index (self->open, guint32, self->open->len - 1)].tag;
  gboolean in_line = parent != GLM_HTML_DIV && parent != GLM_HTML_SECTION && parent != GLM_HTML_ARTICLE && parent != GLM_HTML_MAIN &&
                     parent != GLM_HTML_BODY && parent != GLM_HTML_HEADER && parent != GLM_HTML_ASIDE;

  if (strchr (name, '-') == NULL || in_line)
    return FALSE;
  if (self->last_text == 0)
    return TRUE;
  for (guint32 i = 0; i < nodes[self->last_text].length; i++)
    if (!g_ascii_isspace (self->tree->pool->str[nodes[self->last_text].first + i]))
      return FALSE;
  return TRUE;
}

static void
start_element (void           *data,
               const xmlChar  *name,
               const xmlChar **attributes)
{
  xmlParserCtxtPtr parser = data;
  Builder *self = parser->_private;
  guint tag = find_tag ((const char *) name);
  gboolean named = FALSE;
  guint32 index;

  if (self->full)
    return;
  if (tag == GLM_HTML_OTHER && stands_as_block (self, (const char *) name))
    tag = GLM_HTML_DIV;
  self->last_text = 0;
  index = add_node (self, tag);
  g_array_index (self->tree->node_array, GlmHtmlNode, index).first = self->tree->attributes->len;
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    {
      named = named || strcmp ((const char *) attributes[i], "class") == 0;
      add_attribute (self, index, (const char *) attributes[i], attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "");
    }
  /* What a site calls an element of its own says as much as a class. */
  if (!named && strchr ((const char *) name, '-') != NULL)
    add_attribute (self, index, "class", (const char *) name);
  /* The parser knows HTML 4, so `<source>` and `<wbr>` seem to hold what follows them. */
  if (tags[tag].flags & GLM_HTML_VOID)
    return;
  if (self->open->len <= MAX_DEPTH)
    {
      /* The deepest holds words: the rows of a table and the items of a list are what only they hold. */
      if (self->open->len == MAX_DEPTH && tag != GLM_HTML_TD && tag != GLM_HTML_TH)
        g_array_index (self->tree->node_array, GlmHtmlNode, index).tag = GLM_HTML_DIV;
      g_array_append_val (self->open, index);
    }
  else if (self->open->len + ++self->beyond > self->most_open)
    stop (self);
}

static void
end_element (void          *data,
             const xmlChar *name)
{
  xmlParserCtxtPtr parser = data;
  Builder *self = parser->_private;
  guint32 index;

  self->last_text = 0;
  /* The parser closes what it opened, in order; the root is ours. */
  if (self->open->len <= 1 || (tags[find_tag ((const char *) name)].flags & GLM_HTML_VOID) != 0)
    return;
  if (self->beyond > 0)
    {
      self->beyond--;
      /* What follows a block begins another. */
      if (!self->full && (tags[find_tag ((const char *) name)].flags & GLM_HTML_BLOCK) != 0)
        add_node (self, GLM_HTML_DIV);
      return;
    }
  index = g_array_index (self->open, guint32, self->open->len - 1);
  g_array_index (self->tree->node_array, GlmHtmlNode, index).end = self->tree->node_array->len;
  g_array_set_size (self->open, self->open->len - 1);
}

static void
characters (void          *data,
            const xmlChar *text,
            int            length)
{
  xmlParserCtxtPtr parser = data;
  Builder *self = parser->_private;

  if (self->full || length <= 0)
    return;
  if (self->last_text == 0)
    {
      guint32 index = add_node (self, GLM_HTML_TEXT);

      g_array_index (self->tree->node_array, GlmHtmlNode, index).first = (guint32) self->tree->pool->len;
      self->last_text = index;
    }
  g_string_append_len (self->tree->pool, (const char *) text, length);
  g_array_index (self->tree->node_array, GlmHtmlNode, self->last_text).length += (guint32) length;
}

static gsize
count_end_tags (const char *text,
                gsize       length)
{
  const char *end = text + length;
  gsize n = 0;

  for (const char *at = text; (at = memchr (at, '<', (gsize) (end - at))) != NULL && at + 1 < end; at++)
    n += at[1] == '/';
  return n;
}

static void
read_page (Builder *self,
           char    *text,
           gsize    length)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD;
  htmlParserCtxtPtr parser = htmlNewParserCtxt ();
  htmlDocPtr document;

  if (parser == NULL)
    return;
  self->parser = parser;
  self->most_open = MAX (MAX_LOOKS / MAX (count_end_tags (text, length), 1), MAX_DEPTH);
  parser->_private = self;
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->startElement = start_element;
  parser->sax->endElement = end_element;
  parser->sax->characters = characters;
  parser->sax->ignorableWhitespace = characters;
  document = htmlCtxtReadMemory (parser, text, (int) length, NULL, "UTF-8", options);
  if (document != NULL)
    xmlFreeDoc (document);
  htmlFreeParserCtxt (parser);
}

/**
 * glm_html_tree_new:
 * @text: valid UTF-8
 * @length: in bytes
 * @cancellable: (nullable): ends the tree where it is
 *
 * Reads a page. Whatever the source, there is a tree: it is at most 500 levels deep, and what is deeper stands flat in the
 * deepest; it has at most 1 500 000 nodes, and where the source has more, the tree ends.
 *
 * Returns: (transfer full): the tree
 */
GlmHtmlTree *
glm_html_tree_new (const char   *text,
                   gsize         length,
                   GCancellable *cancellable)
{
  GlmHtmlTree *tree = g_new0 (GlmHtmlTree, 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  Builder self = { .tree = tree, .open = open, .cancellable = cancellable, .until_cancel_check = CANCEL_EVERY };
  const GlmHtmlNode root = { .tag = GLM_HTML_OTHER, .end = 1 };
  const guint32 root_index = 0;
  g_autofree char *tame = NULL;
  gsize tame_length;

  tree->node_array = g_array_new (FALSE, FALSE, sizeof (GlmHtmlNode));
  tree->attributes = g_array_new (FALSE, FALSE, sizeof (Attribute));
  tree->pool = g_string_new (NULL);
  tree->json_ld = g_ptr_array_new_with_free_func (g_free);
  g_array_append_val (tree->node_array, root);
  g_array_append_val (open, root_index);

  tame = glm_html_tame (text, length, tree->json_ld, &tame_length);
  read_page (&self, tame, tame_length);

  for (guint i = 0; i < open->len; i++)
    g_array_index (tree->node_array, GlmHtmlNode, g_array_index (open, guint32, i)).end = tree->node_array->len;
  tree->nodes = (GlmHtmlNode *) (void *) tree->node_array->data;
  tree->n_nodes = tree->node_array->len;
  return tree;
}

/**
 * glm_html_tree_free:
 * @self: (transfer full): a tree
 */
void
glm_html_tree_free (GlmHtmlTree *self)
{
  g_array_unref (self->node_array);
  g_array_unref (self->attributes);
  g_string_free (self->pool, TRUE);
  g_ptr_array_unref (self->json_ld);
  g_free (self);
}

/**
 * glm_html_tree_attribute:
 * @self: a tree
 * @node: index of a node
 * @name: which attribute
 *
 * Returns: (nullable): its value, cut at 4096 bytes; %NULL where the node has no such attribute
 */
const char *
glm_html_tree_attribute (const GlmHtmlTree *self,
                         guint32            node,
                         GlmHtmlName        name)
{
  const GlmHtmlNode *element = &self->nodes[node];

  if (element->tag == GLM_HTML_TEXT)
    return NULL;
  for (guint32 i = 0; i < element->length; i++)
    {
      const Attribute *attribute = &g_array_index (self->attributes, Attribute, element->first + i);

      if (attribute->name == name)
        return self->pool->str + attribute->value;
    }
  return NULL;
}

/**
 * glm_html_tree_set_attribute:
 * @self: a tree
 * @node: index of a node
 * @name: which attribute
 * @value: UTF-8
 *
 * Gives an attribute that the node has another value. What glm_html_tree_attribute() returned before may be gone.
 */
void
glm_html_tree_set_attribute (GlmHtmlTree *self,
                             guint32      node,
                             GlmHtmlName  name,
                             const char  *value)
{
  const GlmHtmlNode *element = &self->nodes[node];

  if (element->tag == GLM_HTML_TEXT)
    return;
  for (guint32 i = 0; i < element->length; i++)
    {
      Attribute *attribute = &g_array_index (self->attributes, Attribute, element->first + i);

      if (attribute->name != name)
        continue;
      attribute->value = (guint32) self->pool->len;
      g_string_append (self->pool, value);
      g_string_append_c (self->pool, '\0');
      return;
    }
}

/**
 * glm_html_tree_append_words:
 * @self: a tree
 * @node: index of a node of text
 * @max_bytes: @text does not grow beyond this, give or take a character
 * @text: what was read before
 * @space: (inout): whether a space comes before the next word
 *
 * Appends the text of @node, white space collapsed as a page shows it.
 */
void
glm_html_tree_append_words (const GlmHtmlTree *self,
                            guint32            node,
                            gsize              max_bytes,
                            GString           *text,
                            gboolean          *space)
{
  const char *p = self->pool->str + self->nodes[node].first;
  const char *end = p + self->nodes[node].length;

  for (; p < end && text->len < max_bytes; p = g_utf8_next_char (p))
    if (g_ascii_isspace (*p))
      *space = TRUE;
    else
      {
        if (*space && text->len > 0)
          g_string_append_c (text, ' ');
        *space = FALSE;
        g_string_append_len (text, p, g_utf8_next_char (p) - p);
      }
}

/**
 * glm_html_tree_dup_text:
 * @self: a tree
 * @node: index of a node
 * @max_bytes: enough
 *
 * Returns: (transfer full): the text in @node, of what is shown and what is not, white space collapsed
 */
char *
glm_html_tree_dup_text (const GlmHtmlTree *self,
                        guint32            node,
                        gsize              max_bytes)
{
  GString *text = g_string_new (NULL);
  gboolean space = FALSE;

  for (guint32 i = node; i < self->nodes[node].end && text->len < max_bytes; i++)
    {
      const GlmHtmlNode *at = &self->nodes[i];

      if (at->tag == GLM_HTML_TEXT)
        glm_html_tree_append_words (self, i, max_bytes, text, &space);
      else
        space = space || (tags[at->tag].flags & GLM_HTML_BLOCK) != 0 || at->tag == GLM_HTML_BR;
    }
  return g_string_free (text, FALSE);
}
