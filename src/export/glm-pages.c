/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The article on pages, for a file or a printer: lines are broken for the whole article first, which keeps numbers
 * only, then page after page is set and drawn, so that memory does not grow with the article.
 */

#include "config.h"

#include "glm-block-style.h"
#include "glm-document-byline.h"
#include "glm-export-draw.h"
#include "glm-export-private.h"
#include "glm-page-breaker.h"
#include "glm-page-tags.h"
#include "glm-pages.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define TOP 82.0
#define BOTTOM 100.0
#define BODY_SIZE 11.5
/* 66 characters of .44 em. */
#define MEASURE_EM 29.0
#define OUTLINE_LEVELS 7
/* Rows of a table that is kept on one page. */
#define SMALL_TABLE 14
#define BYLINE_SIZE 0.92
/* Rows that are no lines of a block: the title that the text does not open with, the line of authors and date. */
#define TITLE_ROW G_MAXUINT
#define BYLINE_ROW (G_MAXUINT - 1)

struct _GlmPages
{
  double           page_width;
  double           page_height;
  GlmTypographyPlan *plan;
  GlmDocument   *document;
  GlmTypeStyle  *style;
  GlmTypesetter *typesetter;
  cairo_surface_t *surface; /* (nullable): a PDF that takes the outline */
  GlmPageTags   *tags;
  cairo_t       *cr;      /* of the page that is drawn, or one that only measures */
  double         measure;
  double         left;
  char          *title;
  char          *byline;
  char          *source;        /* running head of left pages: publication or author */
  GlmTypesetter *title_typesetter;
  GlmSetBlock   *title_set;     /* nullable: the text opens with its title */
  GArray        *rows;
  GArray        *first_rows;    /* of each block: the number of its first row */
  GArray        *pages;
  guint          first_folio;
  gboolean       one_line; /* the block whose rows were gathered last has one */

  GlmSetBlock   *set; /* the block drawn last; it may go on */
  guint          set_index;
  int            outline[OUTLINE_LEVELS];
};

/* Whether the table of row @row is small, or the row its second or last. */
static gboolean
is_kept_row (GlmDocument *document,
             guint        row)
{
  guint first = row, end = row;

  while (first > 0 && row - first < SMALL_TABLE && glm_document_get_block (document, first - 1)->kind == GLM_BLOCK_TABLE)
    first--;
  while (end < glm_document_get_n_blocks (document) && end - row < SMALL_TABLE && glm_document_get_block (document, end)->kind == GLM_BLOCK_TABLE)
    end++;
  return end - first <= SMALL_TABLE || row - first == 1 || end - row == 1;
}

/* A block that stands with the one before: a heading's first lines, a caption. */
static gboolean
is_bound_to_previous (GlmPages   *self,
                      guint  block)
{
  const GlmBlock *this, *before;

  if (block == 0)
    return FALSE;
  this = glm_document_get_block (self->document, block);
  before = glm_document_get_block (self->document, block - 1);
  /* A small table is not cut, and of a large one no row stands alone. */
  if (this->kind == GLM_BLOCK_TABLE && before->kind == GLM_BLOCK_TABLE && is_kept_row (self->document, block))
    return TRUE;
  /* After a heading two lines at the least: of the block after, when this one has but one. */
  if (block > 1 && self->one_line && glm_document_get_block (self->document, block - 2)->kind == GLM_BLOCK_HEADING)
    return TRUE;
  return before->kind == GLM_BLOCK_HEADING || (this->kind == GLM_BLOCK_CAPTION && before->kind == GLM_BLOCK_IMAGE);
}

/* A line beside the text: running titles, folios, the line of authors. */
static PangoLayout *
make_layout (GlmPages           *self,
             const char    *text,
             double         size,
             gboolean       italic,
             PangoAlignment alignment)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, glm_typesetter_get_family (self->typesetter));
  pango_font_description_set_absolute_size (font, self->style->size * size * PANGO_SCALE);
  pango_font_description_set_style (font, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("onum=1,pnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_width (layout, (int) (self->measure * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

/* The title, where the article's own text does not open with it. */
static void
set_title (GlmPages          *self,
           GlmTypographyPlan *plan,
           GlmHyphenator     *hyphenator)
{
  g_autoptr (GlmTypographyPlan) title_plan = _glm_export_new_title_plan (plan, FALSE);

  if (title_plan == NULL)
    return;
  self->title_typesetter = glm_typesetter_new (title_plan, hyphenator, self->style);
  self->title_set = glm_typesetter_set_block (self->title_typesetter, 0, self->measure, NULL);
}

static void
add_title_rows (GlmPages *self)
{
  for (guint i = 0; self->title_set != NULL && i < glm_set_block_get_n_lines (self->title_set); i++)
    {
      GlmPageRow row = { .height = glm_set_block_get_line (self->title_set, i)->height, .block = TITLE_ROW, .line = i, .keep = i > 0 };

      g_array_append_val (self->rows, row);
    }
}

static void
add_byline_row (GlmPages *self)
{
  GlmPageRow row = { .before = 0.4 * self->style->size, .block = BYLINE_ROW, .keep = TRUE };
  g_autoptr (PangoLayout) layout = self->byline != NULL ? make_layout (self, self->byline, BYLINE_SIZE, TRUE, PANGO_ALIGN_LEFT) : NULL;
  int height;

  if (layout == NULL)
    return;
  pango_layout_get_size (layout, NULL, &height);
  row.height = MAX ((double) height / PANGO_SCALE, self->style->size * self->style->line_height);
  g_array_append_val (self->rows, row);
}

static gboolean
gather_rows (GlmPages          *self,
             GCancellable *cancellable,
             GError      **error)
{
  double after = 0.0;

  self->rows = g_array_new (FALSE, FALSE, sizeof (GlmPageRow));
  self->first_rows = g_array_new (FALSE, FALSE, sizeof (guint));
  add_title_rows (self);
  if (self->rows->len > 0 || !glm_document_opens_with_title (self->document))
    add_byline_row (self);
  if (self->rows->len > 0)
    after = self->style->size;
  for (guint b = 0; b < glm_document_get_n_blocks (self->document); b++)
    {
      const GlmBlock *block = glm_document_get_block (self->document, b);
      GlmBlockStyle style = glm_block_style_for (self->style, self->document, b);
      g_autoptr (GlmBlockLines) lines = glm_typesetter_break_block (self->typesetter, b, self->measure);
      guint n = glm_block_lines_get_n_lines (lines);
      GlmRect picture = { 0.0, 0.0, 0.0, 0.0 };
      gboolean has_picture = glm_typesetter_get_picture (self->typesetter, b, self->measure, &picture);
      guint n_rows = block->kind == GLM_BLOCK_RULE || has_picture ? 1 : n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_array_append_val (self->first_rows, self->rows->len);
      for (guint i = 0; i < n_rows; i++)
        {
          GlmPageRow row = { .height = has_picture ? picture.height : style.line_height, .block = b, .line = i };

          row.before = i == 0 ? style.before + after : 0.0;
          /* No first line alone at a page's foot, no last line alone at the top of the next. */
          row.keep = i == 0 ? is_bound_to_previous (self, b)
                            : i == 1 || i == n - 1 || block->kind == GLM_BLOCK_HEADING;
          row.hyphen = n > 0 && glm_block_lines_get_line (lines, i)->hyphen;
          g_array_append_val (self->rows, row);
        }
      if (n_rows > 0)
        after = style.after;
      self->one_line = n_rows == 1;
      if (b == 0 && self->title_set == NULL && glm_document_opens_with_title (self->document))
        {
          add_byline_row (self);
          after = MAX (after, self->style->size);
        }
    }
  self->pages = glm_page_breaker_break ((const GlmPageRow *) (gpointer) self->rows->data, self->rows->len,
                                        self->page_height - TOP - BOTTOM);
  return TRUE;
}

/* One line: what does not fit is left out from a word on. */
static void
cut_to_line (PangoLayout *layout)
{
  g_autofree char *text = g_strdup (pango_layout_get_text (layout));

  g_strdelimit (text, "\n\t", ' ');
  pango_layout_set_text (layout, text, -1);
  while (pango_layout_get_line_count (layout) > 1)
    {
      char *space = strrchr (text, ' ');
      g_autofree char *shown = NULL;

      if (space == NULL)
        {
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
          return;
        }
      *space = '\0';
      shown = g_strconcat (text, "…", NULL);
      pango_layout_set_text (layout, shown, -1);
    }
}

static void
draw_furniture_text (GlmPages        *self,
                     const char *text,
                     double      y,
                     gboolean    italic)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, 0.85, italic, PANGO_ALIGN_CENTER);

  cut_to_line (layout);
  cairo_move_to (self->cr, self->left, y);
  pango_cairo_show_layout (self->cr, layout);
}

/*
 * The running title is not set on the first page, whose head it would repeat. Left pages say where the article is
 * from, as far as that is known, right pages what it is.
 */
static void
draw_furniture (GlmPages   *self,
                guint  page)
{
  g_autofree char *folio = g_strdup_printf ("%u", page + self->first_folio);

  const char *head = (page + self->first_folio) % 2 == 0 && self->source != NULL ? self->source : self->title;

  _glm_page_tags_begin_furniture (self->tags, self->cr);
  if (page > 0 && head != NULL)
    draw_furniture_text (self, head, TOP - 38.0, TRUE);
  draw_furniture_text (self, folio, self->page_height - BOTTOM + 24.0, FALSE);
  _glm_page_tags_end_furniture (self->tags, self->cr);
}

static void
add_to_outline (GlmPages   *self,
                guint  block,
                guint  page,
                double y)
{
  const GlmBlock *heading = glm_document_get_block (self->document, block);
  guint level = CLAMP (heading->level, 1, OUTLINE_LEVELS - 1);
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;
  g_autoptr (GlmDisplayText) display = NULL;
  int id;

  display = glm_typography_plan_set_block (glm_typesetter_get_plan (self->typesetter), block);
  name = g_strdup (glm_display_text_get_text (display, NULL));
  g_strdelimit (name, "\n\t", ' ');
  place = g_strdup_printf ("page=%u pos=[%d %d]", page + 1, (int) self->left, (int) y);
  id = cairo_pdf_surface_add_outline (self->surface, self->outline[level - 1], name, place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint i = level; i < OUTLINE_LEVELS; i++)
    self->outline[i] = id;
}

static void
draw_row (GlmPages              *self,
          const GlmPageRow *row,
          guint             page,
          double            y)
{
  const GlmBlock *block;
  const GlmSetLine *line;
  GlmRect rect;
  double top;

  if (row->block == TITLE_ROW)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, self->left, y - glm_set_block_get_line (self->title_set, row->line)->top);
      glm_set_block_draw_line (self->title_set, row->line, self->cr);
      cairo_restore (self->cr);
      return;
    }
  if (row->block == BYLINE_ROW)
    {
      g_autoptr (PangoLayout) layout = make_layout (self, self->byline, BYLINE_SIZE, TRUE, PANGO_ALIGN_LEFT);

      cairo_move_to (self->cr, self->left, y);
      pango_cairo_show_layout (self->cr, layout);
      return;
    }
  block = glm_document_get_block (self->document, row->block);
  if (glm_typesetter_get_picture (self->typesetter, row->block, self->measure, &rect))
    {
      rect.x += self->left;
      rect.y = y;
      _glm_page_tags_begin_content (self->tags, self->cr);
      _glm_export_draw_picture (self->cr, glm_document_get_picture (self->document, row->block), &rect);
      return;
    }
  if (block->kind == GLM_BLOCK_RULE)
    {
      _glm_page_tags_begin_furniture (self->tags, self->cr);
      _glm_export_draw_rule (self->cr, self->left, y + row->height / 2.0, self->measure);
      _glm_page_tags_end_furniture (self->tags, self->cr);
      return;
    }
  if (self->set == NULL || self->set_index != row->block)
    {
      g_clear_pointer (&self->set, glm_set_block_free);
      self->set = glm_typesetter_set_block (self->typesetter, row->block, self->measure, NULL);
      self->set_index = row->block;
    }
  line = glm_set_block_get_line (self->set, row->line);
  top = y - line->top;
  _glm_page_tags_draw_line (self->tags, self->cr, self->set, row->line, self->left, top);
  if (self->surface != NULL && block->kind == GLM_BLOCK_HEADING && row->line == 0)
    add_to_outline (self, row->block, page, y);
  if (block->kind == GLM_BLOCK_NOTE && row->line == 0 && block->target != NULL)
    _glm_page_tags_add_destination (self->tags, self->cr, self->left, y);
}

/* What the rows from @row on are; @goes_on tells whether they are on the next page too. */
static void
begin_tag (GlmPages         *self,
           const GlmPageRow *row,
           gboolean          goes_on)
{
  if (row->block == TITLE_ROW || row->block == BYLINE_ROW)
    _glm_page_tags_begin_row (self->tags, self->cr, row->block == TITLE_ROW ? "H1" : "P");
  else
    _glm_page_tags_begin_block (self->tags, self->cr, row->block, goes_on);
}

/**
 * glm_pages_draw:
 * @self: pages
 * @page: which, from 0
 * @cr: a cairo context whose origin is the page's top left corner, in points
 *
 * Draws one page in the context's colour. Links and the outline are for a PDF; elsewhere they do nothing.
 */
void
glm_pages_draw (GlmPages *self,
                guint     page,
                cairo_t  *cr)
{
  guint first, end;
  double y = TOP;

  g_return_if_fail (page < self->pages->len);

  cairo_destroy (self->cr);
  self->cr = cairo_reference (cr);
  first = g_array_index (self->pages, guint, page);
  end = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1) : self->rows->len;
  for (guint i = first; i < end; i++)
    {
      const GlmPageRow *row = &g_array_index (self->rows, GlmPageRow, i);

      if (i == first || row->block != g_array_index (self->rows, GlmPageRow, i - 1).block)
        begin_tag (self, row, end < self->rows->len && g_array_index (self->rows, GlmPageRow, end).block == row->block);
      y += i > first ? row->before : 0.0;
      draw_row (self, row, page, y);
      y += row->height;
    }
  _glm_page_tags_end_page (self->tags, cr, page + 1 == self->pages->len);
  draw_furniture (self, page);
}

/* What is known of the article in words: under its title and over its left pages. */
static void
take_words (GlmPages               *self,
            GlmTypographyPlan *plan)
{
  const GlmMetadata *metadata = glm_document_get_metadata (self->document);

  self->title = glm_document_dup_title (self->document);
  if (!glm_document_says_byline (self->document))
    self->byline = glm_metadata_dup_byline (metadata, g_str_has_prefix (glm_typography_plan_get_language (plan), "fr"), TRUE);
  if (metadata->site != NULL && metadata->site[0] != '\0')
    self->source = g_strdup (metadata->site);
  else if (metadata->authors != NULL && metadata->authors[0] != NULL)
    self->source = g_strjoinv (", ", metadata->authors);
}

/**
 * glm_pages_new:
 * @plan: how the article is to be set
 * @hyphenator: divides words
 * @style: (nullable): type; a book's for %NULL
 * @width: of a page, in points
 * @height: of a page, in points
 * @cancellable: (nullable): to give up
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Breaks an article into pages. Takes a second for a long novel: call it in a thread. The pages are for one thread at
 * a time.
 *
 * Returns: (transfer full): the pages; %NULL with @error set
 */
GlmPages *
glm_pages_new (GlmTypographyPlan  *plan,
               GlmHyphenator      *hyphenator,
               const GlmTypeStyle *style,
               double              width,
               double              height,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr (GlmPages) self = g_new0 (GlmPages, 1);
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

  self->plan = glm_typography_plan_ref (plan);
  self->first_folio = 1;
  self->document = glm_typography_plan_get_document (plan);
  self->tags = _glm_page_tags_new (self->document);
  self->page_width = width;
  self->page_height = MAX (height, TOP + BOTTOM + 100.0);
  self->cr = cairo_create (nothing);
  cairo_surface_destroy (nothing);
  self->style = style != NULL ? glm_type_style_copy (style) : glm_type_style_new ();
  if (style == NULL)
    {
      self->style->size = BODY_SIZE;
      self->style->line_height = 1.32;
    }
  self->measure = MIN (round (self->style->size * MEASURE_EM), MAX (width - 72.0, 100.0));
  self->left = (width - self->measure) / 2.0;
  take_words (self, plan);
  set_title (self, plan, hyphenator);
  self->typesetter = glm_typesetter_new (plan, hyphenator, self->style);
  return gather_rows (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * glm_pages_free:
 * @self: (transfer full): pages
 */
void
glm_pages_free (GlmPages *self)
{
  g_clear_pointer (&self->set, glm_set_block_free);
  g_clear_pointer (&self->title_set, glm_set_block_free);
  g_clear_pointer (&self->title_typesetter, glm_typesetter_free);
  g_clear_pointer (&self->tags, _glm_page_tags_free);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  g_clear_pointer (&self->style, glm_type_style_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->first_rows, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->source);
  glm_typography_plan_unref (self->plan);
  g_free (self);
}

/**
 * glm_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many there are
 */
guint
glm_pages_get_n_pages (const GlmPages *self)
{
  return self->pages->len;
}

/* The page of a row, from 0. */
static guint
find_page_of_row (const GlmPages *self,
                  guint           row)
{
  guint low = 0, high = self->pages->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pages, guint, middle) <= row)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * glm_pages_find_page:
 * @self: pages
 * @position: in bytes, in the article's text
 *
 * Lines of a block that goes over a page's end are broken again: for the thread that the pages are for.
 *
 * Returns: the page that what is at @position stands on, from 0
 */
guint
glm_pages_find_page (GlmPages *self,
                     gsize     position)
{
  guint block = glm_document_find_block (self->document, position);
  g_autoptr (GlmBlockLines) lines = NULL;
  guint first, end, line = 0;

  if (block >= self->first_rows->len || self->pages->len == 0)
    return 0;
  first = g_array_index (self->first_rows, guint, block);
  end = block + 1 < self->first_rows->len ? g_array_index (self->first_rows, guint, block + 1) : self->rows->len;
  if (end > first && find_page_of_row (self, first) != find_page_of_row (self, end - 1))
    {
      lines = glm_typesetter_break_block (self->typesetter, block, self->measure);
      while (line + 1 < MIN (glm_block_lines_get_n_lines (lines), end - first) &&
             glm_block_lines_get_line (lines, line)->source.end <= position)
        line++;
    }
  return find_page_of_row (self, first + line);
}

/**
 * glm_pages_set_first_folio:
 * @self: pages
 * @folio: of the first page, 1 unless this is called
 */
void
glm_pages_set_first_folio (GlmPages *self,
                           guint     folio)
{
  self->first_folio = folio;
}

/*
 * _glm_pages_set_outline:
 * @self: pages
 * @surface: (nullable): a PDF
 *
 * Headings that are drawn from now on go into the outline of @surface, and all that is drawn into its structure; draw
 * the pages in their order.
 */
void
_glm_pages_set_outline (GlmPages        *self,
                        cairo_surface_t *surface)
{
  if (surface != NULL)
    cairo_surface_reference (surface);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->surface = surface;
  _glm_page_tags_set_structured (self->tags, surface != NULL);
}

/*
 * _glm_pages_get_alternatives:
 * @self: pages, drawn into the structure of a PDF
 *
 * Returns: (transfer none) (element-type utf8): what stands for each of their figures, in the order of the text
 */
GPtrArray *
_glm_pages_get_alternatives (GlmPages *self)
{
  return _glm_page_tags_get_alternatives (self->tags);
}
