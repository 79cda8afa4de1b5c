/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The structure of a tagged PDF: what is open is a stack, from lists, tables and quotations, which go on from page to
 * page, down to what stands on the page itself. Cairo takes as text only what is in a tag that has no tags in it:
 * a block with links, or one that goes over the page's end, is parted into spans and links.
 */

#include "config.h"

#include "glm-page-tags.h"

#include "glm-export-private.h"
#include "glm-link-attributes.h"

#include <string.h>

#define MAX_OPEN 32
/* Deeper lists and quotations are tagged as if they were this deep. */
#define MAX_DEPTH 6

typedef struct
{
  const char *name;
  guint       block;   /* that it belongs to; of a list its last item */
  guint       level;   /* of a list or quotation */
  guint       ordinal; /* of a list's last item */
  gboolean    leaf;    /* has text: ends with the page */
} Tag;

struct _GlmPageTags
{
  GlmDocument *document;
  gboolean     structured;
  Tag          open[MAX_OPEN];
  guint        n_open;

  guint        block;  /* the one that is drawn */
  gboolean     parted; /* into spans and links */
  guint        cell;   /* of a row, that was tagged last */

  GPtrArray   *alternatives; /* char *: of the figures tagged until now */
};

/*< private >
 * _glm_page_tags_new:
 * @document: the article
 *
 * Returns: (transfer full): its tags, none of them open
 */
GlmPageTags *
_glm_page_tags_new (GlmDocument *document)
{
  GlmPageTags *self = g_new0 (GlmPageTags, 1);

  self->document = glm_document_ref (document);
  self->alternatives = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/*< private >
 * _glm_page_tags_free:
 * @self: (transfer full): tags
 */
void
_glm_page_tags_free (GlmPageTags *self)
{
  glm_document_unref (self->document);
  g_ptr_array_unref (self->alternatives);
  g_free (self);
}

/*< private >
 * _glm_page_tags_set_structured:
 * @self: tags
 * @structured: whether what is drawn from now on has a structure, or links only
 */
void
_glm_page_tags_set_structured (GlmPageTags *self,
                               gboolean     structured)
{
  self->structured = structured;
  self->n_open = 0;
}

static void
push (GlmPageTags *self,
      cairo_t     *cr,
      Tag          tag,
      const char  *attributes)
{
  g_return_if_fail (self->n_open < MAX_OPEN);

  cairo_tag_begin (cr, tag.name, attributes);
  self->open[self->n_open++] = tag;
}

static void
pop_to (GlmPageTags *self,
        cairo_t     *cr,
        guint        n)
{
  while (self->n_open > n)
    cairo_tag_end (cr, self->open[--self->n_open].name);
}

static gboolean
is_open (GlmPageTags *self,
         guint        index,
         const char  *name)
{
  return index < self->n_open && g_str_equal (self->open[index].name, name);
}

/* A list goes on with an item of the same sort, whose number is higher. */
static gboolean
goes_on (const Tag      *list,
         const GlmBlock *item)
{
  return (list->ordinal > 0) == (item->ordinal > 0) && (item->ordinal == 0 || item->ordinal > list->ordinal);
}

/* A list in a list stands in the item before it. */
static void
begin_item (GlmPageTags    *self,
            cairo_t        *cr,
            guint           index,
            const GlmBlock *item)
{
  guint level = CLAMP (item->level, 1, MAX_DEPTH);
  guint kept = 0, depth = 0;

  for (guint i = 0; is_open (self, 0, "L") && self->open[0].block + 1 == index && i < self->n_open && !self->open[i].leaf; i++)
    {
      if (is_open (self, i, "L") && (self->open[i].level > level || (self->open[i].level == level && !goes_on (&self->open[i], item))))
        break;
      if (is_open (self, i, "LI") && depth == level)
        break;
      if (is_open (self, i, "L"))
        depth = self->open[i].level;
      if (!is_open (self, i, "P"))
        kept = i + 1;
    }
  pop_to (self, cr, kept);
  for (; depth < level; depth++)
    push (self, cr, (Tag){ .name = "L", .level = depth + 1 }, NULL);
  for (guint i = 0; i < self->n_open; i++)
    if (is_open (self, i, "L"))
      {
        self->open[i].block = index;
        self->open[i].ordinal = self->open[i].level == level ? item->ordinal : self->open[i].ordinal;
      }
  push (self, cr, (Tag){ .name = "LI", .block = index }, NULL);
}

static void
begin_quote (GlmPageTags    *self,
             cairo_t        *cr,
             guint           index,
             const GlmBlock *quote)
{
  guint level = CLAMP (quote->level, 1, MAX_DEPTH);
  guint n = 0;

  while (n < level && is_open (self, n, "BlockQuote") && self->open[n].block + 1 == index)
    n++;
  pop_to (self, cr, n);
  while (self->n_open < level)
    push (self, cr, (Tag){ .name = "BlockQuote", .level = self->n_open + 1 }, NULL);
  for (guint i = 0; i < level; i++)
    self->open[i].block = index;
}

static void
begin_table_row (GlmPageTags *self,
                 cairo_t     *cr,
                 guint        index)
{
  pop_to (self, cr, is_open (self, 0, "Table") && self->open[0].block + 1 == index ? 1 : 0);
  if (self->n_open == 0)
    push (self, cr, (Tag){ .name = "Table" }, NULL);
  self->open[0].block = index;
  push (self, cr, (Tag){ .name = "TR", .block = index }, NULL);
  self->cell = G_MAXUINT;
}

/* What a block is in itself; NULL for what says nothing. */
static const char *
get_name (const GlmBlock *block)
{
  static const char *const headings[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  switch (block->kind)
    {
    case GLM_BLOCK_HEADING:
      return headings[CLAMP (block->level, 1, 6) - 1];
    case GLM_BLOCK_IMAGE:
      return "Figure";
    case GLM_BLOCK_CAPTION:
      return "Caption";
    case GLM_BLOCK_RULE:
      return NULL;
    case GLM_BLOCK_NOTE:
      return "Note";
    case GLM_BLOCK_QUOTE:
    case GLM_BLOCK_PARAGRAPH:
    case GLM_BLOCK_LIST_ITEM:
    case GLM_BLOCK_PREFORMATTED:
    case GLM_BLOCK_VERSE:
    case GLM_BLOCK_TABLE:
    default:
      return "P";
    }
}

/* The link that what begins at @position belongs to, where it leads somewhere. */
static const GlmSpan *
find_link (GlmPageTags *self,
           gsize        position)
{
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, self->block, &n_spans);
  GlmRange place;

  for (guint i = 0; i < n_spans; i++)
    if (position >= spans[i].range.start && position < spans[i].range.end &&
        (spans[i].kind == GLM_SPAN_LINK ? _glm_export_is_safe_link (spans[i].target)
                                        : spans[i].kind == GLM_SPAN_NOTE_REFERENCE && glm_document_find_note (self->document, spans[i].range.start, &place)))
      return &spans[i];
  return NULL;
}

static gboolean
has_links (GlmPageTags *self)
{
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, self->block, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (find_link (self, spans[i].range.start) == &spans[i])
      return TRUE;
  return FALSE;
}

/*< private >
 * _glm_page_tags_begin_row:
 * @self: tags
 * @cr: what is drawn on
 * @name: of the tag
 *
 * What is drawn from now on is no block of the text.
 */
void
_glm_page_tags_begin_row (GlmPageTags *self,
                          cairo_t     *cr,
                          const char  *name)
{
  if (!self->structured)
    return;
  pop_to (self, cr, 0);
  push (self, cr, (Tag){ .name = name, .leaf = TRUE }, NULL);
}

/* What a picture shows: by its own words, or by its caption. */
static char *
dup_alternative (GlmPageTags *self,
                 guint        index)
{
  g_autofree char *text = glm_document_dup_range (self->document, glm_document_get_block (self->document, index)->range);
  const GlmBlock *next = index + 1 < glm_document_get_n_blocks (self->document) ? glm_document_get_block (self->document, index + 1) : NULL;

  if (*g_strstrip (text) == '\0' && next != NULL && next->kind == GLM_BLOCK_CAPTION)
    return glm_document_dup_range (self->document, next->range);
  return g_steal_pointer (&text);
}

/*< private >
 * _glm_page_tags_get_alternatives:
 * @self: tags
 *
 * Returns: (transfer none) (element-type utf8): what stands for each figure that was tagged, in their order; an empty
 *   string for nothing
 */
GPtrArray *
_glm_page_tags_get_alternatives (GlmPageTags *self)
{
  return self->alternatives;
}

/*< private >
 * _glm_page_tags_begin_block:
 * @self: tags
 * @cr: what is drawn on
 * @index: a block
 * @goes_on: whether it is on the next page too
 *
 * What is drawn from now on is block @index, from its first line on or, on a new page, from where it was left.
 */
void
_glm_page_tags_begin_block (GlmPageTags *self,
                            cairo_t     *cr,
                            guint        index,
                            gboolean     goes_on)
{
  const GlmBlock *block = glm_document_get_block (self->document, index);
  const char *name = get_name (block);

  if (self->block == index && self->n_open > 0 && self->open[self->n_open - 1].block == index)
    return;
  self->block = index;
  if (!self->structured)
    return;
  self->parted = goes_on || has_links (self);
  if (block->kind == GLM_BLOCK_LIST_ITEM)
    {
      begin_item (self, cr, index, block);
      return;
    }
  if (block->kind == GLM_BLOCK_TABLE)
    {
      begin_table_row (self, cr, index);
      return;
    }
  if (block->kind == GLM_BLOCK_QUOTE)
    begin_quote (self, cr, index, block);
  else
    pop_to (self, cr, 0);
  if (block->kind == GLM_BLOCK_IMAGE)
    g_ptr_array_add (self->alternatives, dup_alternative (self, index));
  if (name != NULL)
    push (self, cr, (Tag){ .name = name, .block = index, .leaf = !self->parted && block->kind != GLM_BLOCK_NOTE }, NULL);
}

/* Opens the link, as far as it is on line @line. */
static void
begin_link (GlmPageTags       *self,
            cairo_t           *cr,
            const GlmSetBlock *set,
            guint              line,
            const GlmSpan     *link,
            double             x,
            double             y)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GlmRect));
  const GlmSetLine *shown = glm_set_block_get_line (set, line);
  g_autofree char *attributes = NULL;

  glm_set_block_get_rects (set, glm_range_intersect (link->range, shown->source), rects);
  for (guint i = rects->len; i > 0; i--)
    {
      const GlmRect *rect = &g_array_index (rects, GlmRect, i - 1);

      if (rect->y < shown->top - 0.5 || rect->y > shown->top + 0.5 || rect->width <= 0.0)
        g_array_remove_index (rects, i - 1);
    }
  attributes = rects->len > 0 ? _glm_link_dup_attributes (link, rects, x, y) : NULL;
  push (self, cr, (Tag){ .name = attributes != NULL ? CAIRO_TAG_LINK : "Span", .block = self->block, .leaf = TRUE }, attributes);
}

/* Whether all of the cell that begins at @start is strong, as the heads of columns and rows are read. */
static gboolean
is_head (GlmPageTags *self,
         guint        cell,
         gsize        start)
{
  const char *text = glm_document_get_text (self->document, NULL);
  const GlmBlock *row = glm_document_get_block (self->document, self->block);
  const char *tab = memchr (text + start, '\t', row->range.end - start);
  gsize end = tab != NULL ? (gsize) (tab - text) : row->range.end;
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, self->block, &n_spans);

  if (cell > 0 && self->block > 0 && glm_document_get_block (self->document, self->block - 1)->kind == GLM_BLOCK_TABLE)
    return FALSE;
  for (guint i = 0; start < end && i < n_spans; i++)
    if (spans[i].kind == GLM_SPAN_STRONG && spans[i].range.start <= start && spans[i].range.end >= end)
      return TRUE;
  return FALSE;
}

/* Opens the cell of what stands at @position, and those without text before it. */
static void
begin_cell (GlmPageTags *self,
            cairo_t     *cr,
            gsize        position)
{
  const char *text = glm_document_get_text (self->document, NULL);
  gsize start = glm_document_get_block (self->document, self->block)->range.start;
  guint cell = 0;

  for (gsize at = start; at < position; at++)
    if (text[at] == '\t')
      {
        cell++;
        start = at + 1;
      }
  if (cell == self->cell)
    return;
  while (!is_open (self, self->n_open - 1, "TR"))
    pop_to (self, cr, self->n_open - 1);
  for (guint empty = self->cell + 1; empty < cell; empty++)
    {
      push (self, cr, (Tag){ .name = "TD", .leaf = TRUE }, NULL);
      pop_to (self, cr, self->n_open - 1);
    }
  push (self, cr, (Tag){ .name = is_head (self, cell, start) ? "TH" : "TD", .block = self->block, .leaf = !self->parted }, NULL);
  self->cell = cell;
}

/* The number or bullet, and what holds the text after it. */
static void
draw_marker (GlmPageTags       *self,
             cairo_t           *cr,
             const GlmSetBlock *set,
             double             x,
             double             y)
{
  gboolean labelled = self->structured && glm_set_block_get_marker (set) != NULL;

  if (labelled)
    push (self, cr, (Tag){ .name = "Lbl", .leaf = TRUE }, NULL);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  glm_set_block_draw_marker (set, cr);
  cairo_restore (cr);
  if (labelled)
    pop_to (self, cr, self->n_open - 1);
  if (self->n_open > 0 && is_open (self, self->n_open - 1, "LI"))
    push (self, cr, (Tag){ .name = "LBody", .block = self->block }, NULL);
  if (self->n_open > 0 && (is_open (self, self->n_open - 1, "LBody") || is_open (self, self->n_open - 1, "Note")))
    push (self, cr, (Tag){ .name = "P", .block = self->block, .leaf = !self->parted }, NULL);
}

/*< private >
 * _glm_page_tags_begin_content:
 * @self: tags
 * @cr: what is drawn on
 *
 * What is drawn from now on is of the block begun last, and in no link.
 */
void
_glm_page_tags_begin_content (GlmPageTags *self,
                              cairo_t     *cr)
{
  if (self->n_open > 0 && !self->open[self->n_open - 1].leaf)
    push (self, cr, (Tag){ .name = "Span", .block = self->block, .leaf = TRUE }, NULL);
}

/*< private >
 * _glm_page_tags_draw_line:
 * @self: tags
 * @cr: what is drawn on, in points from the page's corner
 * @set: the block begun last
 * @line: of it
 * @x: where the block's left edge is
 * @y: where its top is
 *
 * Draws a line in the context's colour, and makes links what shows links.
 */
void
_glm_page_tags_draw_line (GlmPageTags       *self,
                          cairo_t           *cr,
                          const GlmSetBlock *set,
                          guint              line,
                          double             x,
                          double             y)
{
  const GlmSetLine *shown = glm_set_block_get_line (set, line);
  gboolean row = self->structured && glm_document_get_block (self->document, self->block)->kind == GLM_BLOCK_TABLE;
  const GlmSpan *open = NULL;

  if (line == 0)
    draw_marker (self, cr, set, x, y);
  for (guint i = 0; i < shown->n_runs; i++)
    {
      GlmRange range = glm_set_block_get_run_range (set, line, i);
      gboolean in_text = (shown->runs[i].flags & GLM_SET_RUN_MARKER) == 0;
      const GlmSpan *link = in_text ? find_link (self, range.start) : open;

      if (row && in_text)
        begin_cell (self, cr, range.start);
      if (link != open || (link != NULL && !is_open (self, self->n_open - 1, CAIRO_TAG_LINK)))
        {
          if (self->n_open > 0 && self->open[self->n_open - 1].leaf)
            pop_to (self, cr, self->n_open - 1);
          if (link != NULL)
            begin_link (self, cr, set, line, link, x, y);
          open = link;
        }
      _glm_page_tags_begin_content (self, cr);
      cairo_save (cr);
      cairo_translate (cr, x, y);
      glm_set_block_draw_run (set, line, i, cr);
      cairo_restore (cr);
    }
  if (open != NULL)
    pop_to (self, cr, self->n_open - 1);
}

/*< private >
 * _glm_page_tags_add_destination:
 * @self: tags
 * @cr: what is drawn on
 * @x: points from the page's left edge
 * @y: points from its top
 *
 * Where references to the note that is drawn lead.
 */
void
_glm_page_tags_add_destination (GlmPageTags *self,
                                cairo_t     *cr,
                                double       x,
                                double       y)
{
  g_autofree char *name = _glm_link_dup_destination (glm_document_get_block (self->document, self->block)->target);
  char number[2][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = NULL;

  g_ascii_formatd (number[0], sizeof number[0], "%.3f", x);
  g_ascii_formatd (number[1], sizeof number[1], "%.3f", y);
  attributes = g_strdup_printf ("name='%s' x=%s y=%s", name, number[0], number[1]);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

/* Newer cairo takes what is in no tag for text of what is open, unless it is said to be none. */
static gboolean
knows_artifacts (void)
{
  return cairo_version () >= CAIRO_VERSION_ENCODE (1, 18, 0);
}

/*< private >
 * _glm_page_tags_begin_furniture:
 * @self: tags
 * @cr: what is drawn on
 *
 * What is drawn until it ends is the page's, not the article's.
 */
void
_glm_page_tags_begin_furniture (GlmPageTags *self,
                                cairo_t     *cr)
{
  if (self->structured && knows_artifacts ())
    cairo_tag_begin (cr, "Artifact", NULL);
}

/*< private >
 * _glm_page_tags_end_furniture:
 * @self: tags
 * @cr: what is drawn on
 */
void
_glm_page_tags_end_furniture (GlmPageTags *self,
                              cairo_t     *cr)
{
  if (self->structured && knows_artifacts ())
    cairo_tag_end (cr, "Artifact");
}

/*< private >
 * _glm_page_tags_end_page:
 * @self: tags
 * @cr: what is drawn on
 * @last: whether no other page follows
 *
 * What has text ends; what it stands in goes on.
 */
void
_glm_page_tags_end_page (GlmPageTags *self,
                         cairo_t     *cr,
                         gboolean     last)
{
  if (last)
    pop_to (self, cr, 0);
  else if (self->n_open > 0 && self->open[self->n_open - 1].leaf)
    pop_to (self, cr, self->n_open - 1);
}
