/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A tree of HTML elements → blocks and spans. A block is opened by the first text in it, not by
 * its tag, so that empty elements leave nothing; inline elements that go on over a block's end
 * (a link around two paragraphs) are opened again in the next block. White space collapses as in a browser.
 */

#include "config.h"

#include "glm-html-blocks.h"

#include "glm-html-notes.h"

#include <string.h>

#define MAX_INLINE 24
#define MAX_ORDINAL 100000
#define SMALL_PICTURE 48
/* Of "data:image/svg+xml;charset=utf-8" and the like before the data. */
#define MAX_MEDIA_TYPE 100
/* Signs that lead back from a note to its place; here the reader's own Back does that. */
#define BACK_SIGNS "↩↑⤴^⏎"

typedef struct
{
  GlmSpanKind kind;
  char       *target;
} Inline;

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
  GArray      *inlines; /* Inline, open around the current place */
  gboolean     in_block;
  guint        line_breaks; /* since the last text */
  gboolean     space; /* white space is due before the next text */
  gboolean     preformatted;
  gboolean     in_data_table;
  gboolean     in_note;
  const char  *note; /* (nullable): id of the note that is walked */
} Walk;

static void walk_children (Walk   *walk,
                           guint32 node);

static guint
tag_of (const Walk *walk,
        guint32     node)
{
  return walk->tree->nodes[node].tag;
}

static const char *
get (const Walk *walk,
     guint32     node,
     GlmHtmlName name)
{
  return glm_html_tree_attribute (walk->tree, node, name);
}

static void
end_block (Walk *walk)
{
  if (walk->in_block)
    glm_document_builder_close_block (walk->builder);
  walk->in_block = FALSE;
  walk->space = FALSE;
  walk->line_breaks = 0;
}

static void
begin_block (Walk *walk)
{
  if (walk->in_block)
    return;
  glm_document_builder_open_block (walk->builder, walk->kind, walk->level, walk->ordinal);
  if (walk->kind == GLM_BLOCK_NOTE)
    glm_document_builder_set_target (walk->builder, walk->note);
  if (walk->language != NULL)
    glm_document_builder_set_language (walk->builder, walk->language);
  walk->in_block = TRUE;
  walk->space = FALSE;
  walk->line_breaks = 0;
  for (guint i = 0; i < walk->inlines->len; i++)
    {
      const Inline *span = &g_array_index (walk->inlines, Inline, i);

      glm_document_builder_push_span (walk->builder, span->kind, span->target);
    }
  /* A second paragraph of one list item has no mark of its own. */
  walk->ordinal = 0;
}

static gboolean
is_html_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Bytes of a sign at @text that shows nothing by itself: U+00A0, U+200B … U+200F, U+FEFF, U+2060; 0 for any other. */
static gsize
unseen_sign (const char *text,
             gsize       length)
{
  const guchar *t = (const guchar *) text;

  if (length >= 2 && t[0] == 0xC2 && t[1] == 0xA0)
    return 2;
  if (length >= 3 && t[0] == 0xE2 && t[1] == 0x80 && t[2] >= 0x8B && t[2] <= 0x8F)
    return 3;
  if (length >= 3 && ((t[0] == 0xEF && t[1] == 0xBB && t[2] == 0xBF) || (t[0] == 0xE2 && t[1] == 0x81 && t[2] == 0xA0)))
    return 3;
  return 0;
}

static void
add_word (Walk       *walk,
          const char *word,
          gsize       length)
{
  gsize n;

  if (!walk->in_block || walk->line_breaks > 0)
    while (length > 0 && (n = unseen_sign (word, length)) > 0)
      {
        word += n;
        length -= n;
      }
  if (length == 0)
    return;
  if (walk->in_block && walk->line_breaks > 1 && !walk->in_data_table)
    end_block (walk);
  if (walk->in_block && walk->line_breaks > 0)
    glm_document_builder_add_text (walk->builder, walk->in_data_table ? " " : "\n", 1);
  else if (walk->in_block && walk->space)
    glm_document_builder_add_text (walk->builder, " ", 1);
  begin_block (walk);
  walk->space = FALSE;
  walk->line_breaks = 0;
  glm_document_builder_add_text (walk->builder, word, (gssize) length);
}

static void
add_preformatted (Walk       *walk,
                  const char *text,
                  gsize       length)
{
  if (!walk->in_block && length > 0 && text[0] == '\n')
    {
      text++;
      length--;
    }
  if (length == 0)
    return;
  begin_block (walk);
  glm_document_builder_add_text (walk->builder, text, (gssize) length);
}

/* One word and the white space around it; returns what follows. */
static const char *
add_next_word (Walk       *walk,
               const char *text,
               const char *limit)
{
  const char *end = text;

  while (end < limit && !is_html_space (*end))
    end++;
  if (end > text)
    add_word (walk, text, (gsize) (end - text));
  if (end < limit)
    walk->space = walk->in_block;
  while (end < limit && is_html_space (*end))
    end++;
  return end;
}

static void
add_text (Walk       *walk,
          const char *text,
          gsize       length)
{
  const char *limit = text + length;

  if (walk->preformatted)
    {
      add_preformatted (walk, text, length);
      return;
    }
  /* The first word decides what becomes of what went before it; the others only follow. */
  while (text < limit && !walk->in_block)
    text = add_next_word (walk, text, limit);
  if (text < limit)
    text = add_next_word (walk, text, limit);
  if (text == limit)
    return;
  g_string_truncate (walk->words, 0);
  while (text < limit)
    {
      const char *end = text;

      while (end < limit && !is_html_space (*end))
        end++;
      if (end > text)
        {
          if (walk->space)
            g_string_append_c (walk->words, ' ');
          g_string_append_len (walk->words, text, end - text);
          walk->space = FALSE;
        }
      if (end < limit)
        walk->space = TRUE;
      while (end < limit && is_html_space (*end))
        end++;
      text = end;
    }
  glm_document_builder_add_text (walk->builder, walk->words->str, (gssize) walk->words->len);
}

static gboolean
inline_kind (guint        tag,
             GlmSpanKind *kind)
{
  static const struct
  {
    GlmHtmlTag  tag;
    GlmSpanKind kind;
  } kinds[] = {
    { GLM_HTML_EM, GLM_SPAN_EMPHASIS },   { GLM_HTML_I, GLM_SPAN_EMPHASIS },  { GLM_HTML_CITE, GLM_SPAN_EMPHASIS },
    { GLM_HTML_DFN, GLM_SPAN_EMPHASIS },  { GLM_HTML_VAR, GLM_SPAN_EMPHASIS }, { GLM_HTML_STRONG, GLM_SPAN_STRONG },
    { GLM_HTML_B, GLM_SPAN_STRONG },      { GLM_HTML_A, GLM_SPAN_LINK },      { GLM_HTML_SUP, GLM_SPAN_SUPERIOR },
    { GLM_HTML_SUB, GLM_SPAN_INFERIOR },  { GLM_HTML_CODE, GLM_SPAN_CODE },   { GLM_HTML_KBD, GLM_SPAN_CODE },
    { GLM_HTML_SAMP, GLM_SPAN_CODE },     { GLM_HTML_TT, GLM_SPAN_CODE },     { GLM_HTML_S, GLM_SPAN_STRIKE },
    { GLM_HTML_DEL, GLM_SPAN_STRIKE },    { GLM_HTML_STRIKE, GLM_SPAN_STRIKE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].tag == tag)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* An address that a reader may follow, made whole with the page's own; %NULL for scripts and places of this computer. */
static char *
dup_link (const Walk *walk,
          const char *href)
{
  g_autofree char *scheme = NULL;
  g_autofree char *tight = g_strdup (href);
  gsize n = 0;

  /* As a browser reads it: line ends inside an address are not there. */
  for (const char *p = href; *p != '\0'; p++)
    if (strchr ("\t\r\n", *p) == NULL)
      tight[n++] = *p;
  tight[n] = '\0';
  g_strstrip (tight);
  if (tight[0] == '\0')
    return NULL;
  scheme = g_uri_parse_scheme (tight);
  if (scheme != NULL)
    return strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0 || strcmp (scheme, "mailto") == 0
             ? g_steal_pointer (&tight)
             : NULL;
  if (tight[0] != '#' && walk->base != NULL)
    {
      char *whole = g_uri_resolve_relative (walk->base, tight, G_URI_FLAGS_PARSE_RELAXED, NULL);

      if (whole != NULL)
        return whole;
    }
  return g_steal_pointer (&tight);
}

static gboolean
is_note_reference (const Walk *walk,
                   guint32     node)
{
  const char *href = get (walk, node, GLM_HTML_HREF);

  return href != NULL && href[0] == '#' && !walk->in_note && g_hash_table_contains (walk->notes, href + 1);
}

static gboolean
is_back_link (const Walk *walk,
              guint32     node)
{
  const char *href = get (walk, node, GLM_HTML_HREF);
  g_autofree char *text = NULL;

  if (href == NULL || strchr (href, '#') == NULL)
    return FALSE;
  text = glm_html_tree_dup_text (walk->tree, node, 16);
  return text[0] != '\0' && g_utf8_strchr (BACK_SIGNS, -1, g_utf8_get_char (text)) != NULL;
}

/* What span an inline element makes; the target is the caller's to free. */
static gboolean
take_inline (const Walk *walk,
             guint32     node,
             Inline     *span)
{
  const char *language;

  if (inline_kind (tag_of (walk, node), &span->kind))
    {
      if (span->kind != GLM_SPAN_LINK)
        return TRUE;
      if (get (walk, node, GLM_HTML_HREF) == NULL)
        return FALSE;
      if (is_note_reference (walk, node))
        {
          span->kind = GLM_SPAN_NOTE_REFERENCE;
          span->target = g_strdup (get (walk, node, GLM_HTML_HREF) + 1);
          return TRUE;
        }
      span->target = dup_link (walk, get (walk, node, GLM_HTML_HREF));
      return span->target != NULL;
    }
  language = get (walk, node, GLM_HTML_LANG);
  if (language == NULL || language[0] == '\0')
    return FALSE;
  span->kind = GLM_SPAN_LANGUAGE;
  span->target = g_strdup (language);
  return TRUE;
}

/* A browser sets the marks of `<q>`; in French they keep their distance. */
static void
add_quotation_mark (Walk    *walk,
                    gboolean opens)
{
  const char *language = glm_document_builder_get_metadata (walk->builder)->language;
  gboolean french = language != NULL && g_str_has_prefix (language, "fr");
  const char *mark = french ? (opens ? "«\u00a0" : "\u00a0»") : opens ? "“" : "”";

  add_text (walk, mark, strlen (mark));
}

static void
walk_inline (Walk   *walk,
             guint32 node)
{
  Inline span = { GLM_SPAN_LANGUAGE, NULL };
  guint n_before = walk->inlines->len;
  gboolean is_span;

  if (tag_of (walk, node) == GLM_HTML_A && is_back_link (walk, node))
    return;
  is_span = n_before < MAX_INLINE && take_inline (walk, node, &span);
  if (is_span)
    {
      /* The space before a span is not part of it. */
      if (walk->in_block && walk->space && walk->line_breaks == 0)
        {
          glm_document_builder_add_text (walk->builder, " ", 1);
          walk->space = FALSE;
        }
      g_array_append_val (walk->inlines, span);
      if (walk->in_block)
        glm_document_builder_push_span (walk->builder, span.kind, span.target);
    }
  if (tag_of (walk, node) == GLM_HTML_Q)
    add_quotation_mark (walk, TRUE);
  walk_children (walk, node);
  if (tag_of (walk, node) == GLM_HTML_Q)
    add_quotation_mark (walk, FALSE);
  if (is_span)
    {
      g_array_set_size (walk->inlines, n_before);
      if (walk->in_block)
        glm_document_builder_pop_span (walk->builder);
    }
  g_free (span.target);
}

/* « data:image/png;base64,… »: the picture came with the page. Returns the name it is known by, or %NULL. */
static char *
take_inlined_picture (Walk       *walk,
                      const char *source)
{
  const char *data = strstr (source, ";base64,");
  g_autofree guchar *decoded = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gsize length;

  if (g_ascii_strncasecmp (source, "data:image/", strlen ("data:image/")) != 0 || data == NULL || data - source > MAX_MEDIA_TYPE)
    return NULL;
  decoded = g_base64_decode (data + strlen (";base64,"), &length);
  bytes = g_bytes_new_take (g_steal_pointer (&decoded), length);
  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, bytes);
  return glm_document_builder_add_picture (walk->builder, name, bytes) ? g_steal_pointer (&name) : NULL;
}

/* A picture that came in the same archive or message. */
static char *
take_part (Walk       *walk,
           const char *source)
{
  g_autofree char *name = NULL;
  GBytes *bytes;

  if (walk->parts == NULL)
    return NULL;
  if (walk->parts->pictures != NULL)
    {
      name = g_strdup (source);
      bytes = g_hash_table_lookup (walk->parts->pictures, source);
    }
  else
    {
      name = glm_archive_resolve (walk->parts->folder, source);
      bytes = name != NULL ? glm_archive_get (walk->parts->archive, name) : NULL;
    }

  return bytes != NULL && glm_document_builder_add_picture (walk->builder, name, bytes) ? g_steal_pointer (&name) : NULL;
}

/* A picture that is not in the page: what stands for it is its alternative text. */
static void
walk_image (Walk   *walk,
            guint32 node)
{
  const char *alt = get (walk, node, GLM_HTML_ALT);
  const char *source = get (walk, node, GLM_HTML_DATA_SRC);
  const char *width = get (walk, node, GLM_HTML_WIDTH);
  gint64 pixels = width != NULL ? g_ascii_strtoll (width, NULL, 10) : 0;
  g_autofree char *target = NULL;

  /* Counting pixels and other small ornaments are no pictures, and a picture in a line of text is a sign. */
  if (walk->in_block || (pixels > 0 && pixels < SMALL_PICTURE))
    return;
  if (source == NULL)
    source = get (walk, node, GLM_HTML_SRC);
  target = source != NULL ? take_inlined_picture (walk, source) : NULL;
  if (target == NULL && source != NULL)
    target = take_part (walk, source);
  if (target == NULL && (alt == NULL || alt[0] == '\0'))
    return;
  if (target == NULL && source != NULL)
    target = dup_link (walk, source);
  glm_document_builder_open_block (walk->builder, GLM_BLOCK_IMAGE, 0, 0);
  glm_document_builder_set_target (walk->builder, target);
  glm_document_builder_add_text (walk->builder, alt != NULL ? alt : "", -1);
  glm_document_builder_close_block (walk->builder);
}

static void
walk_list (Walk   *walk,
           guint32 node)
{
  gboolean numbered = tag_of (walk, node) == GLM_HTML_OL;
  const char *start = numbered ? get (walk, node, GLM_HTML_START) : NULL;
  guint ordinal = start != NULL ? (guint) CLAMP (g_ascii_strtoll (start, NULL, 10), 1, MAX_ORDINAL) : 1;

  walk->list_depth++;
  for (guint32 i = node + 1; i < walk->tree->nodes[node].end; i = walk->tree->nodes[i].end)
    {
      const Walk before = *walk;
      const char *id = get (walk, i, GLM_HTML_ID);

      if (walk->dropped[i] || tag_of (walk, i) == GLM_HTML_TEXT)
        continue;
      end_block (walk);
      walk->kind = GLM_BLOCK_LIST_ITEM;
      walk->level = walk->list_depth;
      walk->ordinal = numbered ? ordinal : 0;
      ordinal = MIN (ordinal + 1, MAX_ORDINAL);
      if (id != NULL && g_hash_table_contains (walk->notes, id))
        {
          walk->kind = GLM_BLOCK_NOTE;
          walk->level = 0;
          walk->in_note = TRUE;
          walk->note = id;
        }
      if (tag_of (walk, i) == GLM_HTML_UL || tag_of (walk, i) == GLM_HTML_OL)
        walk_list (walk, i);
      else
        walk_children (walk, i);
      end_block (walk);
      walk->kind = before.kind;
      walk->level = before.level;
      walk->in_note = before.in_note;
      walk->note = before.note;
    }
  walk->list_depth--;
}

static void
walk_row (Walk   *walk,
          guint32 node)
{
  gboolean first = TRUE;

  for (guint32 cell = node + 1; cell < walk->tree->nodes[node].end; cell = walk->tree->nodes[cell].end)
    {
      if (walk->dropped[cell] || (tag_of (walk, cell) != GLM_HTML_TD && tag_of (walk, cell) != GLM_HTML_TH))
        continue;
      begin_block (walk);
      if (!first)
        glm_document_builder_add_text (walk->builder, "\t", 1);
      walk->space = FALSE;
      walk->line_breaks = 0;
      first = FALSE;
      if (tag_of (walk, cell) == GLM_HTML_TH)
        glm_document_builder_push_span (walk->builder, GLM_SPAN_STRONG, NULL);
      for (guint32 i = cell + 1; i < walk->tree->nodes[cell].end; i++)
        {
          const GlmHtmlNode *inside = &walk->tree->nodes[i];

          if (walk->dropped[i])
            i = inside->end - 1;
          else if (inside->tag == GLM_HTML_TEXT)
            {
              add_text (walk, walk->tree->pool->str + inside->first, inside->length);
            }
          else
            walk->space = walk->space || inside->tag == GLM_HTML_BR || (glm_html_tag_get_flags (inside->tag) & GLM_HTML_BLOCK);
        }
      if (tag_of (walk, cell) == GLM_HTML_TH)
        glm_document_builder_pop_span (walk->builder);
      walk->space = FALSE;
    }
}

/* A table of data has rows of several cells; one that only places things on the page has text of blocks in its cells. */
static gboolean
is_data_table (const Walk *walk,
               guint32     table)
{
  guint rows = 0, cells = 0, blocks = 0;

  for (guint32 i = table + 1; i < walk->tree->nodes[table].end; i++)
    switch (tag_of (walk, i))
      {
      case GLM_HTML_TR:
        rows++;
        break;
      case GLM_HTML_TD:
      case GLM_HTML_TH:
        cells++;
        break;
      case GLM_HTML_TABLE:
        return FALSE;
      case GLM_HTML_P:
      case GLM_HTML_DIV:
      case GLM_HTML_UL:
      case GLM_HTML_H2:
        blocks++;
        break;
      default:
        break;
      }
  return rows > 1 && cells >= 2 * rows && blocks <= 2 * cells;
}

/* A block that only repeats the page's language declares nothing: the page is often wrong, and its text shows it. */
static gboolean
is_language_of_page (const Walk *walk,
                     const char *language)
{
  const char *page = glm_document_builder_get_metadata (walk->builder)->language;
  gsize n = strcspn (language, "-_");

  return page != NULL && strcspn (page, "-_") == n && g_ascii_strncasecmp (page, language, n) == 0;
}

static void
walk_block (Walk   *walk,
            guint32 node)
{
  const Walk before = *walk;
  guint tag = tag_of (walk, node);
  const char *id = get (walk, node, GLM_HTML_ID);
  const char *language = get (walk, node, GLM_HTML_LANG);

  end_block (walk);
  if (language != NULL && language[0] != '\0' && tag != GLM_HTML_HTML && tag != GLM_HTML_BODY)
    walk->language = is_language_of_page (walk, language) ? NULL : language;
  if (tag >= GLM_HTML_H1 && tag <= GLM_HTML_H6)
    {
      walk->kind = GLM_BLOCK_HEADING;
      walk->level = 1 + tag - GLM_HTML_H1;
    }
  else if (tag == GLM_HTML_BLOCKQUOTE)
    {
      walk->kind = GLM_BLOCK_QUOTE;
      walk->level = ++walk->quote_depth;
    }
  else if (tag == GLM_HTML_PRE)
    {
      walk->kind = GLM_BLOCK_PREFORMATTED;
      walk->preformatted = TRUE;
    }
  else if (tag == GLM_HTML_FIGCAPTION || tag == GLM_HTML_CAPTION)
    walk->kind = GLM_BLOCK_CAPTION;
  else if (tag == GLM_HTML_DD)
    {
      walk->kind = GLM_BLOCK_LIST_ITEM;
      walk->level = walk->list_depth + 1;
    }
  else if (tag == GLM_HTML_TABLE)
    walk->in_data_table = is_data_table (walk, node);
  else if (tag == GLM_HTML_TR && walk->in_data_table)
    {
      walk->kind = GLM_BLOCK_TABLE;
      walk->level = 0;
    }
  if (id != NULL && g_hash_table_contains (walk->notes, id))
    {
      walk->kind = GLM_BLOCK_NOTE;
      walk->level = 0;
      walk->ordinal = GPOINTER_TO_UINT (g_hash_table_lookup (walk->notes, id));
      walk->in_note = TRUE;
      walk->note = id;
    }

  if (tag == GLM_HTML_HR)
    {
      glm_document_builder_open_block (walk->builder, GLM_BLOCK_RULE, 0, 0);
      glm_document_builder_close_block (walk->builder);
    }
  else if (tag == GLM_HTML_UL || tag == GLM_HTML_OL || tag == GLM_HTML_MENU)
    walk_list (walk, node);
  else if (tag == GLM_HTML_TR && walk->in_data_table)
    walk_row (walk, node);
  else
    walk_children (walk, node);
  end_block (walk);

  walk->kind = before.kind;
  walk->level = before.level;
  walk->ordinal = walk->kind == GLM_BLOCK_LIST_ITEM ? 0 : before.ordinal;
  walk->quote_depth = before.quote_depth;
  walk->preformatted = before.preformatted;
  walk->in_data_table = before.in_data_table;
  walk->in_note = before.in_note;
  walk->note = before.note;
  walk->language = before.language;
}

static void
walk_children (Walk   *walk,
               guint32 node)
{
  const GlmHtmlTree *tree = walk->tree;

  for (guint32 i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    {
      const GlmHtmlNode *child = &tree->nodes[i];

      if (walk->dropped[i])
        continue;
      if (child->tag == GLM_HTML_TEXT)
        add_text (walk, tree->pool->str + child->first, child->length);
      else if (child->tag == GLM_HTML_BR)
        {
          if (walk->preformatted)
            add_preformatted (walk, "\n", 1);
          else if (walk->in_block)
            walk->line_breaks++;
        }
      else if (child->tag == GLM_HTML_IMG)
        walk_image (walk, i);
      else if (glm_html_tag_get_flags (child->tag) & GLM_HTML_BLOCK)
        walk_block (walk, i);
      else
        walk_inline (walk, i);
    }
}

/**
 * glm_html_blocks_build:
 * @tree: a page
 * @dropped: (array): for each node, whether it is left out with all that is in it
 * @parts: (nullable): where its pictures are
 * @builder: takes the blocks
 *
 * Turns HTML into blocks and spans.
 */
void
glm_html_blocks_build (const GlmHtmlTree  *tree,
                       const guint8       *dropped,
                       const GlmHtmlParts *parts,
                       GlmDocumentBuilder *builder)
{
  Walk walk = { .tree = tree, .dropped = dropped, .parts = parts, .builder = builder, .kind = GLM_BLOCK_PARAGRAPH };
  g_autoptr (GArray) inlines = g_array_new (FALSE, FALSE, sizeof (Inline));
  g_autoptr (GHashTable) notes = glm_html_notes_find (tree, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  walk.inlines = inlines;
  walk.words = words;
  walk.notes = notes;
  walk.base = glm_document_builder_get_metadata (builder)->uri;
  for (guint32 i = 1; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == GLM_HTML_BASE && glm_html_tree_attribute (tree, i, GLM_HTML_HREF) != NULL)
      {
        walk.base = glm_html_tree_attribute (tree, i, GLM_HTML_HREF);
        break;
      }
  walk_children (&walk, 0);
  end_block (&walk);
}
