/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where the reader is. The scroll value is not kept: it is worked out again from the anchor, a
 * position in the text, whenever heights become known, so that the line under the reader's eyes
 * never moves by itself. Only a scroll by the reader takes another anchor.
 */

#include "config.h"

#include "glm-article-view-private.h"

#include <math.h>

#define REST_MILLISECONDS 300

/* Pixels from the top of the page down to the line that holds @position. */
static double
get_line_top (GlmArticleView *self,
              gsize           position)
{
  GlmPiece piece;

  _glm_article_view_get_piece_of (self, &piece, position);
  if (_glm_piece_get_n_lines (&piece) > 0)
    return piece.top + glm_set_block_get_line (piece.set, _glm_piece_find_line (&piece, position))->top;
  if (glm_range_is_empty (piece.range) || position <= piece.range.start)
    return piece.top;
  return piece.top + piece.height * (double) (MIN (position, piece.range.end) - piece.range.start) /
                       (double) glm_range_length (piece.range);
}

/* Breaks the blocks that show when the page is scrolled by @scroll. */
static void
set_visible_blocks (GlmArticleView *self,
                    double          scroll,
                    double          height)
{
  guint block = _glm_article_view_get_block_at (self, scroll);

  self->first_visible = self->last_visible = block;
  for (; block < self->n_blocks && _glm_article_view_get_block_top (self, block) < scroll + height; block++)
    {
      _glm_article_view_break_block (self, block);
      self->last_visible = block;
    }
}

/* The scroll value that puts the anchor where it belongs, with the blocks between broken. */
static double
get_anchored_scroll (GlmArticleView *self)
{
  guint block;
  double above;

  if (self->anchor.at_top)
    return 0;
  block = glm_document_find_block (self->document, self->anchor.position);
  above = self->anchor.offset - (get_line_top (self, self->anchor.position) - _glm_article_view_get_block_top (self, block));
  for (guint i = block; i > 0 && above > 0; i--)
    {
      _glm_article_view_break_block (self, i - 1);
      above -= glm_height_index_get (self->heights, i - 1);
    }
  return round (get_line_top (self, self->anchor.position) - self->anchor.offset);
}

static void
configure_adjustments (GlmArticleView *self,
                       double          total,
                       double          width,
                       double          height)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double line = self->style->size * self->style->line_height;

  if (horizontal != NULL)
    gtk_adjustment_configure (horizontal, 0, 0, width, width * 0.1, width * 0.9, width);
  if (vertical != NULL)
    gtk_adjustment_configure (vertical, self->scroll, 0, MAX (total, height), line * 2,
                              MAX (line, height - line * 1.5), height);
}

static gboolean
tell_moved (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  gsize position = glm_article_view_get_reading_position (self);

  self->moved_tick = 0;
  if (position != self->told_position)
    {
      self->told_position = position;
      g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_READING_MOVED], 0);
    }
  return G_SOURCE_REMOVE;
}

/*< private >
 * _glm_article_view_settle:
 *
 * Makes scroll value, range and visible blocks agree with the anchor.
 */
void
_glm_article_view_settle (GlmArticleView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double total = height;

  if (self->settling)
    return;
  self->settling = TRUE;
  self->scroll = 0;
  if (_glm_article_view_is_laid_out (self))
    {
      /* What is broken on the way changes the height of the page; each block does so but once. */
      for (guint round = 0; round < 8; round++)
        {
          double scroll = get_anchored_scroll (self);
          double before;

          before = _glm_article_view_get_total_height (self);
          self->scroll = CLAMP (scroll, 0, MAX (0, before - height));
          set_visible_blocks (self, self->scroll, height);
          total = _glm_article_view_get_total_height (self);
          if (total == before)
            break;
        }
    }
  configure_adjustments (self, total, width, height);
  self->settling = FALSE;

  if (self->moved_tick == 0)
    self->moved_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tell_moved, NULL, NULL);
  _glm_article_view_a11y_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Takes as anchor what stands at the top edge when the page is scrolled by @scroll. */
static void
take_anchor (GlmArticleView *self,
             double          scroll)
{
  guint block = _glm_article_view_get_block_at (self, scroll);
  double top = _glm_article_view_get_block_top (self, block);
  double before = glm_height_index_get (self->heights, block);
  double after;
  GlmPiece piece;
  guint line = 0;

  /* The reader aimed at a share of the block when its height was but an estimate. */
  _glm_article_view_break_block (self, block);
  after = glm_height_index_get (self->heights, block);
  if (scroll > top && before > 0 && before != after)
    scroll = top + (scroll - top) * after / before;

  _glm_article_view_get_piece_at (self, &piece, scroll);
  self->anchor = (GlmArticleAnchor) { piece.range.start, piece.top - scroll, scroll <= 0 };
  if (_glm_piece_get_n_lines (&piece) > 0)
    {
      const GlmSetLine *last;

      for (guint n = _glm_piece_get_n_lines (&piece); line + 1 < n; line++)
        {
          last = glm_set_block_get_line (piece.set, line);
          if (piece.top + last->top + last->height > scroll)
            break;
        }
      last = glm_set_block_get_line (piece.set, line);
      self->anchor.position = last->source.start;
      self->anchor.offset = piece.top + last->top - scroll;
    }
  else if (piece.set == NULL && piece.height > 0 && scroll > piece.top)
    {
      double share = MIN (1, (scroll - piece.top) / piece.height);

      self->anchor.position = piece.range.start + (gsize) (share * (double) glm_range_length (piece.range));
      self->anchor.offset = 0;
    }
}

static gboolean
on_scroll_rested (gpointer data)
{
  GlmArticleView *self = data;

  if (g_get_monotonic_time () - self->scroll_time < (REST_MILLISECONDS - 50) * G_TIME_SPAN_MILLISECOND)
    return G_SOURCE_CONTINUE;
  self->rest_source = 0;
  _glm_article_view_release_heights (self);
  return G_SOURCE_REMOVE;
}

static void
on_value_changed (GtkAdjustment  *adjustment,
                  GlmArticleView *self)
{
  double value;

  if (self->settling || !_glm_article_view_is_laid_out (self) ||
      adjustment != self->adjustments[GTK_ORIENTATION_VERTICAL])
    return;
  value = gtk_adjustment_get_value (adjustment);
  if (value == self->scroll)
    return;

  self->scroll_time = g_get_monotonic_time ();
  if (self->rest_source == 0 && (self->heights_held || glm_stage_is_running (self->stage)))
    self->rest_source = g_timeout_add (REST_MILLISECONDS, on_scroll_rested, self);
  _glm_article_view_pointer_forget (self);
  take_anchor (self, value);
  _glm_article_view_settle (self);
}

/*< private >
 * _glm_article_view_set_adjustment:
 * @orientation: which one
 * @adjustment: (nullable): the adjustment; %NULL for one of our own
 */
void
_glm_article_view_set_adjustment (GlmArticleView *self,
                                  GtkOrientation  orientation,
                                  GtkAdjustment  *adjustment)
{
  GtkAdjustment **slot = &self->adjustments[orientation];

  if (adjustment != NULL && adjustment == *slot)
    return;
  if (*slot != NULL)
    {
      g_signal_handlers_disconnect_by_func (*slot, on_value_changed, self);
      g_clear_object (slot);
    }
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_value_changed), self);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    _glm_article_view_settle (self);
}

void
_glm_article_view_scroll_clear (GlmArticleView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[i], on_value_changed, self);
        g_clear_object (&self->adjustments[i]);
      }
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->moved_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->moved_tick);
  self->moved_tick = 0;
}

/*< private >
 * _glm_article_view_anchor_at:
 * @position: a position in the text
 * @offset: pixels from the top of the view down to its line
 *
 * Goes there, as far as the ends of the page allow.
 */
void
_glm_article_view_anchor_at (GlmArticleView *self,
                             gsize           position,
                             double          offset)
{
  self->anchor = (GlmArticleAnchor) { position, offset, FALSE };
  if (self->document != NULL && self->n_blocks > 0 &&
      position <= glm_document_get_block (self->document, 0)->range.start)
    self->anchor.at_top = TRUE;
  self->scroll_time = 0;
  if (_glm_article_view_is_laid_out (self))
    {
      _glm_article_view_pointer_forget (self);
      _glm_article_view_settle (self);
    }
}

/*< private >
 * _glm_article_view_scroll_to:
 * @value: pixels from the top of the page
 */
void
_glm_article_view_scroll_to (GlmArticleView *self,
                             double          value)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (vertical != NULL)
    gtk_adjustment_set_value (vertical, round (value));
}

/*< private >
 * _glm_article_view_scroll_lines:
 * @step: how far and which way; one is what an arrow key does
 */
void
_glm_article_view_scroll_lines (GlmArticleView *self,
                                int             step)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (vertical != NULL)
    _glm_article_view_scroll_to (self, self->scroll + step * gtk_adjustment_get_step_increment (vertical));
}

/* Bottom of the first and top of the last line that show whole, in pixels of the page. */
static gboolean
find_whole_lines (GlmArticleView *self,
                  double         *first_bottom,
                  double         *last_top)
{
  double bottom = self->scroll + gtk_widget_get_height (GTK_WIDGET (self));
  gboolean found = FALSE;
  GlmPiece piece;

  _glm_article_view_get_piece_at (self, &piece, self->scroll);
  do
    {
      for (guint i = 0; i < _glm_piece_get_n_lines (&piece); i++)
        {
          const GlmSetLine *line = glm_set_block_get_line (piece.set, i);
          double top = piece.top + line->top;

          if (top < self->scroll || top + line->height > bottom)
            continue;
          if (!found)
            *first_bottom = top + line->height;
          *last_top = top;
          found = TRUE;
        }
    }
  while (piece.top + piece.height < bottom && _glm_article_view_step_piece (self, &piece, 1));
  return found;
}

/*< private >
 * _glm_article_view_scroll_pages:
 * @step: 1 forward, -1 back
 *
 * Turns the page: the last line that showed whole becomes the first, or the first the last, so
 * that the eye finds its place again and no line is lost.
 */
void
_glm_article_view_scroll_pages (GlmArticleView *self,
                                int             step)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double first_bottom = 0, last_top = 0;
  double to = self->scroll + step * height * 0.9;

  if (!_glm_article_view_is_laid_out (self))
    return;
  if (find_whole_lines (self, &first_bottom, &last_top))
    {
      double turned = step > 0 ? last_top : first_bottom - height;

      /* With very few lines on the screen a turned page would hardly move. */
      if (fabs (turned - self->scroll) >= height / 4)
        to = turned;
    }
  _glm_article_view_scroll_to (self, CLAMP (to, 0, MAX (0, _glm_article_view_get_total_height (self) - height)));
}

/*< private >
 * _glm_article_view_show_position:
 * @position: a position in the text
 *
 * Scrolls as little as is needed to show the line that holds @position.
 */
void
_glm_article_view_show_position (GlmArticleView *self,
                                 gsize           position)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double margin = self->style->size;
  graphene_rect_t rect;
  guint block;

  if (!_glm_article_view_is_laid_out (self))
    return;
  block = glm_document_find_block (self->document, position);
  if (block + 1 < self->first_visible || block > self->last_visible + 1)
    {
      _glm_article_view_anchor_at (self, position, round (height / 3));
      return;
    }
  if (!glm_article_view_get_position_rect (self, position, &rect))
    return;
  if (rect.origin.y < margin)
    _glm_article_view_scroll_to (self, self->scroll + rect.origin.y - margin);
  else if (rect.origin.y + rect.size.height > height - margin)
    _glm_article_view_scroll_to (self, self->scroll + rect.origin.y + rect.size.height - height + margin);
}

/**
 * glm_article_view_get_reading_position:
 * @self: a view
 *
 * Returns: where the first line begins that shows whole, in bytes of the document's text
 */
gsize
glm_article_view_get_reading_position (GlmArticleView *self)
{
  double height;
  GlmPiece piece;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), 0);

  height = gtk_widget_get_height (GTK_WIDGET (self));
  if (!_glm_article_view_is_laid_out (self) || height <= 0)
    return self->anchor.position;
  if (self->anchor.at_top)
    return glm_document_get_block (self->document, 0)->range.start;
  _glm_article_view_get_piece_at (self, &piece, self->scroll);
  do
    {
      for (guint i = 0; i < _glm_piece_get_n_lines (&piece); i++)
        {
          const GlmSetLine *line = glm_set_block_get_line (piece.set, i);

          if (piece.top + line->top >= self->scroll - 1)
            return line->source.start;
        }
    }
  while (piece.top + piece.height < self->scroll + height && _glm_article_view_step_piece (self, &piece, 1));
  return self->anchor.position;
}

/**
 * glm_article_view_set_reading_position:
 * @self: a view
 * @position: in bytes of the document's text
 *
 * Shows the line that holds @position at the top; the very beginning with what stands before it.
 */
void
glm_article_view_set_reading_position (GlmArticleView *self,
                                       gsize           position)
{
  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));

  _glm_article_view_anchor_at (self, position, round (self->style->size * 0.5));
}

/**
 * glm_article_view_get_visible_range:
 * @self: a view
 *
 * Returns: from the first to the last byte of the lines that show, in whole or in part
 */
GlmRange
glm_article_view_get_visible_range (GlmArticleView *self)
{
  GlmRange visible = { G_MAXSIZE, 0 };
  GlmPiece piece;
  double bottom;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), visible);

  if (!_glm_article_view_is_laid_out (self))
    return (GlmRange) { self->anchor.position, self->anchor.position };
  bottom = self->scroll + gtk_widget_get_height (GTK_WIDGET (self));
  _glm_article_view_get_piece_at (self, &piece, self->scroll);
  do
    {
      for (guint i = 0; i < _glm_piece_get_n_lines (&piece); i++)
        {
          const GlmSetLine *line = glm_set_block_get_line (piece.set, i);

          if (piece.top + line->top + line->height <= self->scroll || piece.top + line->top >= bottom)
            continue;
          visible.start = MIN (visible.start, line->source.start);
          visible.end = MAX (visible.end, line->source.end);
        }
    }
  while (piece.top + piece.height < bottom && _glm_article_view_step_piece (self, &piece, 1));
  if (visible.end < visible.start)
    visible.start = visible.end = self->anchor.position;
  return visible;
}

/**
 * glm_article_view_get_position_rect:
 * @self: a view
 * @position: in bytes of the document's text
 * @rect: (out): the caret's place there, in pixels of the view
 *
 * Returns: %FALSE when @position is not near what shows, so that its place is not known
 */
gboolean
glm_article_view_get_position_rect (GlmArticleView  *self,
                                    gsize            position,
                                    graphene_rect_t *rect)
{
  GlmPiece piece;
  GlmRect caret;
  guint block;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), FALSE);

  if (!_glm_article_view_is_laid_out (self))
    return FALSE;
  block = glm_document_find_block (self->document, position);
  if (block + 1 < self->first_visible || block > self->last_visible + 1)
    return FALSE;
  _glm_article_view_get_piece_of (self, &piece, position);
  if (piece.set == NULL)
    return FALSE;
  caret = glm_set_block_get_caret (piece.set, position, GLM_BIAS_AFTER);
  graphene_rect_init (rect, (float) (self->column_x + caret.x),
                      (float) (piece.top - self->scroll + caret.y),
                      (float) caret.width, (float) caret.height);
  return TRUE;
}

/**
 * glm_article_view_is_visible:
 * @self: a view
 * @range: of the document's text
 *
 * Returns: whether the line where @range begins shows whole
 */
gboolean
glm_article_view_is_visible (GlmArticleView *self,
                             GlmRange        range)
{
  graphene_rect_t rect;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), FALSE);

  return glm_article_view_get_position_rect (self, range.start, &rect) && rect.origin.y >= 0 &&
         rect.origin.y + rect.size.height <= gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * glm_article_view_reveal:
 * @self: a view
 * @range: of the document's text
 * @flash: light it for a moment, unless the desktop asks for reduced motion
 *
 * Shows @range. What shows already is not moved; else its line goes to a third of the height.
 */
void
glm_article_view_reveal (GlmArticleView *self,
                         GlmRange        range,
                         gboolean        flash)
{
  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));

  if (!glm_article_view_is_visible (self, range))
    _glm_article_view_anchor_at (self, range.start, round (gtk_widget_get_height (GTK_WIDGET (self)) / 3.0));
  if (flash)
    _glm_article_view_flash (self, range);
}

/**
 * glm_article_view_get_progress_at:
 * @self: a view
 * @position: in bytes of the document's text
 *
 * Returns: how far down the page @position stands, from 0 to 1, as far as heights are known
 */
double
glm_article_view_get_progress_at (GlmArticleView *self,
                                  gsize           position)
{
  GlmRange range;
  guint block;
  double y;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), 0);

  if (!_glm_article_view_is_laid_out (self))
    return 0;
  block = glm_document_find_block (self->document, position);
  range = glm_document_get_block (self->document, block)->range;
  y = _glm_article_view_get_block_top (self, block);
  if (!glm_range_is_empty (range))
    y += glm_height_index_get (self->heights, block) *
         (double) (CLAMP (position, range.start, range.end) - range.start) / (double) glm_range_length (range);
  return CLAMP (y / _glm_article_view_get_total_height (self), 0, 1);
}
