/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A tree of HTML elements → blocks and spans. Inline elements that go on over a block's end (a link around two
 * paragraphs) are opened again in the next block.
 */

#include "config.h"

#include "glm-html-notes.h"
#include "glm-html-walk.h"

#include <string.h>

#define MAX_INLINE 24
#define MAX_NOTE_SIGN 16
#define MAX_ORDINAL 100000

static void walk_children (GlmHtmlWalk *walk,
                           guint32      node);

/* A browser sets the marks of `<q>`; in French they keep their distance. */
static void
add_quotation_mark (GlmHtmlWalk *walk,
                    gboolean     opens)
{
  const char *language = glm_document_builder_get_metadata (walk->builder)->language;
  gboolean french = language != NULL && g_str_has_prefix (language, "fr");
  const char *mark = french ? (opens ? "«\u00a0" : "\u00a0»") : opens ? "“" : "”";

  _glm_html_add_text (walk, mark, strlen (mark));
}

/*
 * Whether @text is no more than the sign of a note, which the note has anyway: "12.", "[*]". Returns how many bytes the sign
 * takes, 0 for none.
 */
static gsize
measure_note_sign (const GlmHtmlWalk *walk,
                   const char        *text,
                   gsize              length)
{
  const char *p = text, *end = text + length;
  const char *sign, *after;

  while (p < end && strchr ("[( \t\r\n", *p) != NULL)
    p++;
  sign = p;
  if (p < end && *p == '*')
    while (p < end && *p == '*')
      p++;
  else
    while (p < end && g_ascii_isdigit (*p))
      p++;
  if (p == sign || (*sign != '*' && g_ascii_strtoull (sign, NULL, 10) != walk->ordinal))
    return 0;
  after = p;
  while (p < end && strchr (").]: \t\r\n", *p) != NULL)
    p++;
  /* « 12 août » says no more of itself than « 12 ». */
  return p == end || (after < p && !g_ascii_isspace (*after)) ? (gsize) (p - text) : 0;
}

/* At the start of a note of a book, where it says which it is. */
static gboolean
is_at_note_sign (const GlmHtmlWalk *walk)
{
  return walk->in_note && !walk->in_block && walk->kind == GLM_BLOCK_NOTE && walk->parts != NULL && walk->parts->notes != NULL;
}

static gboolean
is_note_sign (const GlmHtmlWalk *walk,
              guint32            node)
{
  g_autofree char *text = is_at_note_sign (walk) ? glm_html_tree_dup_text (walk->tree, node, MAX_NOTE_SIGN) : NULL;

  return text != NULL && text[0] != '\0' && measure_note_sign (walk, text, strlen (text)) == strlen (text);
}

static void
walk_inline (GlmHtmlWalk *walk,
             guint32      node)
{
  GlmHtmlInline span = { GLM_SPAN_LANGUAGE, NULL };
  guint n_before = walk->inlines->len;
  gboolean is_span;

  if ((_glm_html_walk_tag (walk, node) == GLM_HTML_A && _glm_html_is_back_link (walk, node)) || is_note_sign (walk, node))
    return;
  is_span = n_before < MAX_INLINE && _glm_html_take_inline (walk, node, &span);
  if (is_span)
    {
      /* The space before a span is not part of it. */
      if (walk->in_block && walk->space && walk->line_breaks == 0 && !(walk->in_cell && walk->cell_empty))
        {
          glm_document_builder_add_text (walk->builder, " ", 1);
          walk->space = FALSE;
        }
      g_array_append_val (walk->inlines, span);
      if (walk->in_block)
        glm_document_builder_push_span (walk->builder, span.kind, span.target);
    }
  if (_glm_html_walk_tag (walk, node) == GLM_HTML_Q)
    add_quotation_mark (walk, TRUE);
  walk_children (walk, node);
  if (_glm_html_walk_tag (walk, node) == GLM_HTML_Q)
    add_quotation_mark (walk, FALSE);
  if (is_span)
    {
      g_array_set_size (walk->inlines, n_before);
      if (walk->in_block)
        glm_document_builder_pop_span (walk->builder);
    }
  g_free (span.target);
}

/* The id by which a block is called as a note: its own, or that of the link back which it begins with. */
static const char *
get_note_id (const GlmHtmlWalk *walk,
             guint32            node)
{
  const GlmHtmlTree *tree = walk->tree;

  for (guint32 i = node; i < tree->nodes[node].end; i++)
    {
      const char *id;

      if (tree->nodes[i].tag == GLM_HTML_TEXT)
        {
          for (guint32 j = 0; j < tree->nodes[i].length; j++)
            if (!g_ascii_isspace (tree->pool->str[tree->nodes[i].first + j]))
              return NULL;
          continue;
        }
      if (i > node && (glm_html_tag_get_flags (tree->nodes[i].tag) & GLM_HTML_BLOCK) != 0)
        return NULL;
      id = _glm_html_walk_get (walk, i, GLM_HTML_ID);
      if (id == NULL && tree->nodes[i].tag == GLM_HTML_A)
        id = _glm_html_walk_get (walk, i, GLM_HTML_NAME_ATTRIBUTE);
      if (id != NULL && g_hash_table_contains (walk->notes, id))
        return id;
    }
  return NULL;
}

static void
walk_list (GlmHtmlWalk *walk,
           guint32      node)
{
  gboolean numbered = _glm_html_walk_tag (walk, node) == GLM_HTML_OL;
  const char *start = numbered ? _glm_html_walk_get (walk, node, GLM_HTML_START) : NULL;
  guint ordinal = start != NULL ? (guint) CLAMP (g_ascii_strtoll (start, NULL, 10), 1, MAX_ORDINAL) : 1;

  walk->list_depth++;
  for (guint32 i = node + 1; i < walk->tree->nodes[node].end; i = walk->tree->nodes[i].end)
    {
      const GlmHtmlWalk before = *walk;
      const char *id = NULL;

      if (walk->dropped[i] || _glm_html_walk_tag (walk, i) == GLM_HTML_TEXT)
        continue;
      _glm_html_end_block (walk);
      walk->kind = GLM_BLOCK_LIST_ITEM;
      walk->level = walk->list_depth;
      walk->ordinal = numbered ? ordinal : 0;
      ordinal = MIN (ordinal + 1, MAX_ORDINAL);
      if (g_hash_table_size (walk->notes) > 0 && !walk->in_note)
        id = get_note_id (walk, i);
      if (id != NULL)
        {
          walk->kind = GLM_BLOCK_NOTE;
          walk->level = 0;
          walk->in_note = TRUE;
          walk->note = id;
        }
      if (_glm_html_walk_tag (walk, i) == GLM_HTML_UL || _glm_html_walk_tag (walk, i) == GLM_HTML_OL)
        walk_list (walk, i);
      else
        walk_children (walk, i);
      _glm_html_end_block (walk);
      walk->kind = before.kind;
      walk->level = before.level;
      walk->in_note = before.in_note;
      walk->note = before.note;
    }
  walk->list_depth--;
}

/* A row is one block; its cells are parted by tabs. */
static void
walk_row (GlmHtmlWalk *walk,
          guint32      node)
{
  gboolean first = TRUE;

  walk->in_cell = TRUE;
  for (guint32 cell = node + 1; cell < walk->tree->nodes[node].end; cell = walk->tree->nodes[cell].end)
    {
      if (walk->dropped[cell] || (_glm_html_walk_tag (walk, cell) != GLM_HTML_TD && _glm_html_walk_tag (walk, cell) != GLM_HTML_TH))
        continue;
      _glm_html_begin_block (walk);
      if (!first)
        glm_document_builder_add_text (walk->builder, "\t", 1);
      walk->space = FALSE;
      walk->line_breaks = 0;
      walk->cell_empty = TRUE;
      first = FALSE;
      if (_glm_html_walk_tag (walk, cell) == GLM_HTML_TH)
        glm_document_builder_push_span (walk->builder, GLM_SPAN_STRONG, NULL);
      walk_children (walk, cell);
      if (_glm_html_walk_tag (walk, cell) == GLM_HTML_TH)
        glm_document_builder_pop_span (walk->builder);
    }
  walk->in_cell = FALSE;
}

/* A table of data has rows of several cells; one that only places things on the page has text of blocks in its cells. */
static gboolean
is_data_table (const GlmHtmlWalk *walk,
               guint32            table)
{
  guint rows = 0, cells = 0, blocks = 0;

  for (guint32 i = table + 1; i < walk->tree->nodes[table].end; i++)
    switch (_glm_html_walk_tag (walk, i))
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
is_language_of_page (const GlmHtmlWalk *walk,
                     const char        *language)
{
  const char *page = glm_document_builder_get_metadata (walk->builder)->language;
  gsize n = strcspn (language, "-_");

  return page != NULL && strcspn (page, "-_") == n && g_ascii_strncasecmp (page, language, n) == 0;
}

static void
walk_block (GlmHtmlWalk *walk,
            guint32      node)
{
  const GlmHtmlWalk before = *walk;
  guint tag = _glm_html_walk_tag (walk, node);
  const char *id = g_hash_table_size (walk->notes) > 0 && !walk->in_note ? get_note_id (walk, node) : NULL;
  const char *language = _glm_html_walk_get (walk, node, GLM_HTML_LANG);

  _glm_html_end_block (walk);
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
  if (id != NULL)
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
  _glm_html_end_block (walk);

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
walk_children (GlmHtmlWalk *walk,
               guint32      node)
{
  const GlmHtmlTree *tree = walk->tree;

  for (guint32 i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    {
      const GlmHtmlNode *child = &tree->nodes[i];

      if (walk->dropped[i])
        continue;
      if (child->tag == GLM_HTML_TEXT)
        {
          gsize sign = is_at_note_sign (walk) ? measure_note_sign (walk, tree->pool->str + child->first, child->length) : 0;

          _glm_html_add_text (walk, tree->pool->str + child->first + sign, child->length - sign);
        }
      else if (child->tag == GLM_HTML_BR)
        {
          if (walk->preformatted)
            _glm_html_add_preformatted (walk, "\n", 1);
          else if (walk->in_block)
            walk->line_breaks++;
        }
      else if (child->tag == GLM_HTML_IMG)
        _glm_html_walk_image (walk, i);
      else if (walk->in_cell && (glm_html_tag_get_flags (child->tag) & GLM_HTML_BLOCK))
        {
          walk->space = TRUE;
          walk_children (walk, i);
          walk->space = TRUE;
        }
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
  GlmHtmlWalk walk = { .tree = tree, .dropped = dropped, .parts = parts, .builder = builder, .kind = GLM_BLOCK_PARAGRAPH };
  g_autoptr (GArray) inlines = g_array_new (FALSE, FALSE, sizeof (GlmHtmlInline));
  g_autoptr (GHashTable) notes = parts != NULL && parts->notes != NULL ? g_hash_table_ref (parts->notes) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (notes == NULL)
    notes = glm_html_notes_find (tree, NULL);
  else
    glm_html_notes_add (tree, NULL, notes);
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
  _glm_html_end_block (&walk);
}
