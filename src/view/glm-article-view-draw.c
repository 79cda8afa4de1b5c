/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Drawing: highlights under the text by layers, then each visible block as one cached node.
 * No meaning is carried by colour alone: what is current is outlined, what the pointer asks for
 * is underlined, a change of typography is dotted.
 */

#include "config.h"

#include "glm-article-view-private.h"

#include "glm-set-block-snapshot.h"

#include <math.h>

#define FLASH_SECONDS 0.6
#define CARET_WIDTH 2

typedef enum
{
  MARK_FILL = 1 << 0,
  MARK_OUTLINE = 1 << 1,
  MARK_UNDERLINE = 1 << 2,
  MARK_DOTS = 1 << 3,
  MARK_DASHES = 1 << 4,
  MARK_DOUBLE = 1 << 5, /* a second line over the first */
} Mark;

static const struct
{
  GlmHighlightLayer layer;
  GlmPaintRole      paint;
  Mark              marks;
} layers[] = {
  { GLM_HIGHLIGHT_MARKED, GLM_PAINT_MARKED, MARK_FILL },
  { GLM_HIGHLIGHT_SPOKEN, GLM_PAINT_SPOKEN, MARK_FILL },
  { GLM_HIGHLIGHT_CHANGES, GLM_PAINT_CHANGE, MARK_FILL | MARK_DOTS },
  { GLM_HIGHLIGHT_MENTIONS, GLM_PAINT_MENTION, MARK_DOTS },
  { GLM_HIGHLIGHT_HOVER, GLM_PAINT_HOVER, MARK_UNDERLINE },
  /* Each of several has a hue and a line of its own. */
  { GLM_HIGHLIGHT_ENTITY_1, GLM_PAINT_ENTITY, MARK_FILL | MARK_UNDERLINE },
  { GLM_HIGHLIGHT_ENTITY_2, GLM_PAINT_ENTITY, MARK_FILL | MARK_DASHES },
  { GLM_HIGHLIGHT_ENTITY_3, GLM_PAINT_ENTITY, MARK_FILL | MARK_DOTS },
  { GLM_HIGHLIGHT_ENTITY_4, GLM_PAINT_ENTITY, MARK_FILL | MARK_UNDERLINE | MARK_DOUBLE },
  { GLM_HIGHLIGHT_ENTITY_5, GLM_PAINT_ENTITY, MARK_FILL | MARK_DASHES | MARK_DOUBLE },
  { GLM_HIGHLIGHT_ENTITY_6, GLM_PAINT_ENTITY, MARK_FILL | MARK_DOTS | MARK_DOUBLE },
  { GLM_HIGHLIGHT_CURRENT_MENTION, GLM_PAINT_CURRENT_MENTION, MARK_OUTLINE },
  { GLM_HIGHLIGHT_MATCHES, GLM_PAINT_MATCH, MARK_FILL },
  { GLM_HIGHLIGHT_CURRENT_MATCH, GLM_PAINT_CURRENT_MATCH, MARK_OUTLINE | MARK_FILL },
};

/* In a piece with more marks than this their corners are square and their edges on pixels, which is drawn in a fraction of the time. */
#define MANY_MARKS 16

/* Where one piece stands on the screen while it is drawn. */
typedef struct
{
  GlmArticleView *view;
  GtkSnapshot    *snapshot;
  GlmSetBlock    *set;
  GlmRange        range;
  double          x;
  double          y;
  GArray         *rects;
  gboolean        whole; /* what cannot be seen is drawn too, to be kept */
  gboolean        plain; /* corners are square */
} PiecePlace;

static void
read_colors (GlmArticleView *self)
{
  GdkRGBA text;
  gboolean changed = !self->colors_known;

  glm_paint_get_color (GTK_WIDGET (self), &text);
  changed |= !gdk_rgba_equal (&text, &self->text_color);
  self->text_color = text;
  for (guint i = 0; i < GLM_N_PAINTS; i++)
    {
      GdkRGBA color;

      glm_paint_get_color (self->paints[i], &color);
      if (!gdk_rgba_equal (&color, &self->colors[i]))
        self->marks_serial++;
      if (i == GLM_PAINT_LINK || i == GLM_PAINT_SHADE || i == GLM_PAINT_FAINT)
        changed |= !gdk_rgba_equal (&color, &self->colors[i]);
      self->colors[i] = color;
    }
  self->colors_known = TRUE;
  /* Only these colours are in the kept nodes. */
  if (changed)
    glm_block_cache_drop_nodes (self->cache);
}

static void
fill_rect (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         width,
           double         height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
fill_rounded (GtkSnapshot           *snapshot,
              const GdkRGBA         *color,
              const graphene_rect_t *bounds,
              float                  radius)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
outline (GtkSnapshot           *snapshot,
         const GdkRGBA         *color,
         const graphene_rect_t *bounds,
         float                  radius)
{
  GskRoundedRect rounded;
  graphene_rect_t outer = *bounds;

  graphene_rect_inset (&outer, -1, -1);
  gsk_rounded_rect_init_from_rect (&rounded, &outer, radius + 1);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

static void
draw_line (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         width,
           Mark           marks)
{
  double dash = marks & MARK_DASHES ? 6 : 2;

  if (marks & MARK_UNDERLINE)
    fill_rect (snapshot, color, x, y, width, 1.5);
  else
    for (double at = 0; at + dash <= MAX (width, dash); at += dash + 2)
      fill_rect (snapshot, color, x + at, y, dash, 1.5);
}

static void
draw_mark (PiecePlace    *place,
           const GlmRect *rect,
           const GdkRGBA *color,
           Mark           marks)
{
  double size = place->view->style->size;
  /* The rectangle is a line high; the mark follows the letters, with a little air. */
  double inset = MAX (0, (rect->height - size * 1.24) / 2);
  graphene_rect_t bounds;
  GdkRGBA solid = *color;

  graphene_rect_init (&bounds, (float) (place->x + rect->x - 1), (float) round (place->y + rect->y + inset),
                      (float) (rect->width + 2), (float) round (rect->height - 2 * inset));
  solid.alpha = MIN (1, solid.alpha * 3);
  if (marks & MARK_FILL)
    {
      GdkRGBA fill = *color;

      /* What is filled and outlined has one opaque colour: the fill is a wash of it. */
      if (marks & MARK_OUTLINE)
        fill.alpha *= 0.38f;
      if (place->plain)
        gtk_snapshot_append_color (place->snapshot, &fill, &GRAPHENE_RECT_INIT (roundf (bounds.origin.x), bounds.origin.y,
                                                                               roundf (bounds.size.width), bounds.size.height));
      else
        fill_rounded (place->snapshot, &fill, &bounds, 2);
    }
  if (marks & MARK_OUTLINE)
    outline (place->snapshot, color, &bounds, 2);
  if (marks & (MARK_UNDERLINE | MARK_DOTS | MARK_DASHES))
    draw_line (place->snapshot, &solid, place->x + rect->x, bounds.origin.y + bounds.size.height - 1.5, rect->width, marks);
  if (marks & MARK_DOUBLE)
    draw_line (place->snapshot, &solid, place->x + rect->x, bounds.origin.y + bounds.size.height - 4.5, rect->width, marks);
}

static void
draw_range (PiecePlace    *place,
            GlmRange       range,
            const GdkRGBA *color,
            Mark           marks)
{
  g_array_set_size (place->rects, 0);
  glm_set_block_get_rects (place->set, glm_range_intersect (range, place->range), place->rects);
  for (guint i = 0; i < place->rects->len; i++)
    {
      const GlmRect *rect = &g_array_index (place->rects, GlmRect, i);
      double height = gtk_widget_get_height (GTK_WIDGET (place->view));

      if (!place->whole && (place->y + rect->y + rect->height < 0 || place->y + rect->y > height))
        continue;
      draw_mark (place, rect, color, marks);
    }
}

/* What is marked in a piece, from its top left corner; NULL for nothing. */
static GskRenderNode *
make_marks (PiecePlace *place)
{
  GlmArticleView *self = place->view;
  PiecePlace here = *place;
  GtkSnapshot *snapshot = NULL;

  here.x = here.y = 0;
  here.whole = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      guint n;
      const GlmRange *ranges = glm_highlights_find (&self->highlights, layers[i].layer, place->range, &n);
      GdkRGBA color = self->colors[layers[i].paint];

      if (layers[i].layer > GLM_HIGHLIGHT_ENTITY_1 && layers[i].layer <= GLM_HIGHLIGHT_ENTITY_6)
        glm_paint_turn (&color, layers[i].layer - GLM_HIGHLIGHT_ENTITY_1, &self->text_color);
      if (n > 0 && snapshot == NULL)
        snapshot = gtk_snapshot_new ();
      here.snapshot = snapshot;
      here.plain = n > MANY_MARKS;
      for (guint j = 0; j < n; j++)
        draw_range (&here, ranges[j], &color, layers[i].marks);
    }
  return snapshot != NULL ? gtk_snapshot_free_to_node (snapshot) : NULL;
}

/* Marks are drawn once and kept until something else is marked, so that they cost next to nothing while the page scrolls. */
static void
draw_highlights (PiecePlace     *place,
                 const GlmPiece *piece)
{
  GlmArticleView *self = place->view;
  GskRenderNode *node;

  if (!glm_block_cache_lookup_marks (self->cache, piece->key, self->marks_serial, &node))
    {
      node = make_marks (place);
      glm_block_cache_insert_marks (self->cache, piece->key, self->marks_serial, node);
      glm_block_cache_lookup_marks (self->cache, piece->key, self->marks_serial, &node);
    }
  if (node != NULL)
    {
      gtk_snapshot_save (place->snapshot);
      gtk_snapshot_translate (place->snapshot, &GRAPHENE_POINT_INIT ((float) place->x, (float) place->y));
      gtk_snapshot_append_node (place->snapshot, node);
      gtk_snapshot_restore (place->snapshot);
    }
  if (self->flash_tick != 0 && glm_range_overlaps (self->flash, place->range))
    {
      GdkRGBA color = self->colors[GLM_PAINT_FLASH];

      color.alpha *= (float) self->flash_strength;
      draw_range (place, self->flash, &color, MARK_FILL);
    }
}

/* The selection fills its lines from edge to edge of what is selected, without gaps between lines. */
static void
draw_selection (PiecePlace *place)
{
  GlmArticleView *self = place->view;
  GlmRange selected = glm_selection_get_range (&self->selection);
  double right = 0;

  if (glm_range_is_empty (selected) || !glm_range_overlaps (selected, place->range))
    return;
  g_array_set_size (place->rects, 0);
  glm_set_block_get_rects (place->set, glm_range_intersect (selected, place->range), place->rects);
  for (guint i = 0; i < place->rects->len; i++)
    {
      const GlmRect *rect = &g_array_index (place->rects, GlmRect, i);
      double top = round (place->y + rect->y);
      double bottom = round (place->y + rect->y + rect->height);

      fill_rect (place->snapshot, &self->colors[GLM_PAINT_SELECTION], place->x + rect->x, top, rect->width,
                 bottom - top);
      right = rect->x + rect->width;
    }
  /* A little more at the end says that the end of the paragraph is selected too. */
  if (selected.end > place->range.end && place->rects->len > 0)
    {
      const GlmRect *last = &g_array_index (place->rects, GlmRect, place->rects->len - 1);
      double top = round (place->y + last->y);

      fill_rect (place->snapshot, &self->colors[GLM_PAINT_SELECTION], place->x + right, top,
                 self->style->size * 0.3, round (place->y + last->y + last->height) - top);
    }
}

static void
draw_shade (PiecePlace     *place,
            const GlmBlock *block)
{
  GlmArticleView *self = place->view;
  guint n = glm_set_block_get_n_lines (place->set);
  const GlmSetLine *first, *last;
  double pad = round (self->style->size * 0.4);

  if (n == 0 || block->kind != GLM_BLOCK_PREFORMATTED)
    return;
  first = glm_set_block_get_line (place->set, 0);
  last = glm_set_block_get_line (place->set, n - 1);
  fill_rounded (place->snapshot, &self->colors[GLM_PAINT_SHADE],
                &GRAPHENE_RECT_INIT ((float) (place->x - pad), (float) round (place->y + first->top - pad),
                                     (float) (self->measure + 2 * pad),
                                     (float) round (last->top + last->height - first->top + 2 * pad)),
                4);
}

/* The bar beside a quotation, one for each depth. */
static void
draw_quote_bars (PiecePlace     *place,
                 const GlmBlock *block)
{
  GlmArticleView *self = place->view;
  guint n = glm_set_block_get_n_lines (place->set);
  GdkRGBA color = self->colors[GLM_PAINT_FAINT];

  if (block->kind != GLM_BLOCK_QUOTE || n == 0)
    return;
  color.alpha *= 0.4f;
  for (guint depth = 0; depth < MIN (block->level, 4); depth++)
    {
      const GlmSetLine *first = glm_set_block_get_line (place->set, 0);
      const GlmSetLine *last = glm_set_block_get_line (place->set, n - 1);

      fill_rect (place->snapshot, &color, place->x + round (depth * self->style->size * 0.5),
                 round (place->y + first->top), 2, round (last->top + last->height - first->top));
    }
}

/* A break between parts: three small lozenges in the middle, as printers set them. */
static void
draw_rule (PiecePlace *place,
           double      height)
{
  GlmArticleView *self = place->view;
  double size = round (self->style->size * 0.22);
  double gap = self->style->size * 1.1;
  double middle = place->x + self->measure / 2;

  for (int i = -1; i <= 1; i++)
    {
      gtk_snapshot_save (place->snapshot);
      gtk_snapshot_translate (place->snapshot, &GRAPHENE_POINT_INIT ((float) (middle + i * gap),
                                                                     (float) (place->y + height / 2)));
      gtk_snapshot_rotate (place->snapshot, 45);
      fill_rect (place->snapshot, &self->colors[GLM_PAINT_FAINT], -size / 2, -size / 2, size, size);
      gtk_snapshot_restore (place->snapshot);
    }
}

static void
draw_text (PiecePlace     *place,
           const GlmPiece *piece)
{
  GlmArticleView *self = place->view;
  GskRenderNode *node = glm_block_cache_lookup_node (self->cache, piece->key);

  if (node == NULL)
    {
      node = glm_set_block_to_node (place->set, &self->text_color, &self->colors[GLM_PAINT_LINK],
                                    &self->colors[GLM_PAINT_SHADE]);
      if (node == NULL)
        return;
      glm_block_cache_insert_node (self->cache, piece->key, node);
    }
  gtk_snapshot_save (place->snapshot);
  gtk_snapshot_translate (place->snapshot, &GRAPHENE_POINT_INIT ((float) place->x, (float) place->y));
  gtk_snapshot_append_node (place->snapshot, node);
  gtk_snapshot_restore (place->snapshot);
}

static void
draw_caret (GlmArticleView *self,
            GtkSnapshot    *snapshot)
{
  graphene_rect_t rect;

  if (!self->caret_mode || !gtk_widget_has_focus (GTK_WIDGET (self)) ||
      !glm_article_view_get_position_rect (self, self->selection.focus, &rect))
    return;
  fill_rect (snapshot, &self->text_color, round (rect.origin.x - CARET_WIDTH / 2.0), round (rect.origin.y), CARET_WIDTH,
             round (rect.size.height));
}

static void
draw_piece (GlmArticleView *self,
            GtkSnapshot    *snapshot,
            const GlmPiece *piece,
            GArray         *rects)
{
  const GlmBlock *info = glm_document_get_block (self->document, piece->block);
  PiecePlace place = { self, snapshot, piece->set, piece->range, self->column_x, 0, rects, FALSE, FALSE };

  place.y = round (piece->top) - self->scroll;
  if (info->kind == GLM_BLOCK_RULE)
    draw_rule (&place, piece->height);
  else if (info->kind == GLM_BLOCK_IMAGE)
    _glm_article_view_draw_picture (self, snapshot, piece->block, place.x, place.y);
  if (place.set == NULL)
    return;
  draw_shade (&place, info);
  draw_quote_bars (&place, info);
  draw_selection (&place);
  draw_highlights (&place, piece);
  draw_text (&place, piece);
}

static void
draw_header (GlmArticleView *self,
             GtkSnapshot    *snapshot)
{
  double y;

  if (self->header == NULL)
    return;
  y = round (self->top_margin + glm_height_index_get_top (self->heights, MIN (self->header_block, self->n_blocks))) -
      self->scroll;
  if (y + self->header_height <= 0 || y >= gtk_widget_get_height (GTK_WIDGET (self)))
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) self->column_x, (float) y));
  glm_article_header_snapshot (self->header, snapshot, &self->text_color, &self->colors[GLM_PAINT_FAINT]);
  gtk_snapshot_restore (snapshot);
}

static void
glm_article_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (GlmRect));
  double height = gtk_widget_get_height (widget);
  GlmPiece piece;

  if (!_glm_article_view_is_laid_out (self))
    return;
  read_colors (self);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                         (float) height));
  draw_header (self, snapshot);
  _glm_article_view_get_piece_at (self, &piece, self->scroll);
  do
    draw_piece (self, snapshot, &piece, rects);
  while (piece.top + piece.height < self->scroll + height && _glm_article_view_step_piece (self, &piece, 1));
  draw_caret (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static gboolean
fade_flash (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  double age = (double) (gdk_frame_clock_get_frame_time (clock) - self->flash_start) / G_TIME_SPAN_SECOND;

  gtk_widget_queue_draw (widget);
  if (age >= FLASH_SECONDS)
    {
      self->flash_tick = 0;
      return G_SOURCE_REMOVE;
    }
  self->flash_strength = 1 - pow (MAX (0, age) / FLASH_SECONDS, 2);
  return G_SOURCE_CONTINUE;
}

/*< private >
 * _glm_article_view_flash:
 * @range: of the document's text
 *
 * Lights @range for a moment, unless the desktop asks for reduced motion.
 */
void
_glm_article_view_flash (GlmArticleView *self,
                         GlmRange        range)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gboolean animate = FALSE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  if (!animate || clock == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->flash = range;
  self->flash_strength = 1;
  self->flash_start = gdk_frame_clock_get_frame_time (clock);
  if (self->flash_tick == 0)
    self->flash_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_flash, NULL, NULL);
}

static void
glm_article_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GtkWidgetClass *parent_class = g_type_class_peek_parent (G_OBJECT_GET_CLASS (widget));

  parent_class->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

void
_glm_article_view_draw_class_init (GtkWidgetClass *widget_class)
{
  widget_class->snapshot = glm_article_view_snapshot;
  widget_class->css_changed = glm_article_view_css_changed;
}

void
_glm_article_view_draw_init (GlmArticleView *self)
{
  glm_highlights_init (&self->highlights);
  self->marks_serial = 1;
  for (guint i = 0; i < GLM_N_PAINTS; i++)
    {
      self->paints[i] = glm_paint_new (i);
      gtk_widget_set_parent (self->paints[i], GTK_WIDGET (self));
    }
}

void
_glm_article_view_draw_clear (GlmArticleView *self)
{
  if (self->flash_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->flash_tick);
  self->flash_tick = 0;
  _glm_article_view_drop_pictures (self);
  for (guint i = 0; i < GLM_N_PAINTS; i++)
    g_clear_pointer (&self->paints[i], gtk_widget_unparent);
}
