/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Selection and caret on the page. Without a caret the same keys scroll; with one, or while a
 * selection is being extended, they move through the text.
 */

#include "config.h"

#include "glm-article-view-private.h"

/*< private >
 * _glm_article_view_selection_moved:
 * @final: whether the reader has done selecting, so that the primary selection can be had
 */
void
_glm_article_view_selection_moved (GlmArticleView *self,
                                   gboolean        final)
{
  GlmRange range = glm_selection_get_range (&self->selection);

  _glm_article_view_update_actions (self);
  _glm_article_view_a11y_selection_moved (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (final && !glm_range_is_empty (range) && self->document != NULL)
    {
      g_autofree char *text = glm_document_dup_range (self->document, range);

      gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (self)), text);
    }
  g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_SELECTION_CHANGED], 0);
}

/**
 * glm_article_view_get_selection:
 * @self: a view
 * @range: (out) (optional): what is selected
 *
 * Returns: whether anything is selected
 */
gboolean
glm_article_view_get_selection (GlmArticleView *self,
                                GlmRange       *range)
{
  GlmRange selected;

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), FALSE);

  selected = glm_selection_get_range (&self->selection);
  if (range != NULL)
    *range = selected;
  return !glm_range_is_empty (selected);
}

/**
 * glm_article_view_select:
 * @self: a view
 * @range: of the document's text; an empty one selects nothing and puts the caret there
 */
void
glm_article_view_select (GlmArticleView *self,
                         GlmRange        range)
{
  gsize length = 0;

  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));
  g_return_if_fail (range.start <= range.end);

  if (self->document != NULL)
    glm_document_get_text (self->document, &length);
  range.start = MIN (range.start, length);
  range.end = MIN (range.end, length);
  glm_selection_set (&self->selection, range);
  self->caret_x = -1;
  _glm_article_view_selection_moved (self, TRUE);
}

/**
 * glm_article_view_get_caret_mode:
 * @self: a view
 *
 * Returns: whether a caret shows that the arrow keys move
 */
gboolean
glm_article_view_get_caret_mode (GlmArticleView *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), FALSE);

  return self->caret_mode;
}

/**
 * glm_article_view_set_caret_mode:
 * @self: a view
 * @caret_mode: whether to show a caret that the arrow keys move
 *
 * A caret that is out of sight comes to the first line that shows.
 */
void
glm_article_view_set_caret_mode (GlmArticleView *self,
                                 gboolean        caret_mode)
{
  GlmRange focus;

  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));

  if (self->caret_mode == caret_mode)
    return;
  self->caret_mode = caret_mode;
  self->caret_x = -1;
  focus = (GlmRange) { self->selection.focus, self->selection.focus };
  if (caret_mode && self->document != NULL && !glm_article_view_is_visible (self, focus))
    {
      gsize position = glm_article_view_get_reading_position (self);

      glm_article_view_select (self, (GlmRange) { position, position });
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "caret-mode");
}

/* The next piece in a direction that has lines. */
static gboolean
step_piece (GlmArticleView *self,
            GlmPiece       *piece,
            int             step)
{
  while (_glm_article_view_step_piece (self, piece, step))
    if (_glm_piece_get_n_lines (piece) > 0)
      return TRUE;
  return FALSE;
}

static gsize
move_line (GlmArticleView *self,
           int             step)
{
  gsize focus = self->selection.focus;
  const GlmSetLine *line;
  GlmPiece piece;
  guint index;

  _glm_article_view_get_piece_of (self, &piece, focus);
  if (_glm_piece_get_n_lines (&piece) == 0)
    return step > 0 ? glm_caret_next_block (self->document, focus) : glm_caret_previous_block (self->document, focus);
  if (self->caret_x < 0)
    self->caret_x = glm_set_block_get_caret (piece.set, focus, GLM_BIAS_AFTER).x;
  index = _glm_piece_find_line (&piece, focus);
  if (step > 0 && index + 1 < _glm_piece_get_n_lines (&piece))
    index++;
  else if (step < 0 && index > 0)
    index--;
  else if (step_piece (self, &piece, step))
    index = step > 0 ? 0 : _glm_piece_get_n_lines (&piece) - 1;
  else
    return focus;
  line = glm_set_block_get_line (piece.set, index);
  return glm_set_block_position_at (piece.set, self->caret_x, line->top + line->height / 2, NULL);
}

static gsize
move_line_end (GlmArticleView *self,
               int             step)
{
  const GlmSetLine *line;
  GlmPiece piece;

  _glm_article_view_get_piece_of (self, &piece, self->selection.focus);
  if (_glm_piece_get_n_lines (&piece) == 0)
    return self->selection.focus;
  line = glm_set_block_get_line (piece.set, _glm_piece_find_line (&piece, self->selection.focus));
  return step > 0 ? line->source.end : line->source.start;
}

static gsize
move_page (GlmArticleView *self,
           int             step)
{
  graphene_rect_t rect;
  double x, y;

  if (!glm_article_view_get_position_rect (self, self->selection.focus, &rect))
    {
      _glm_article_view_show_position (self, self->selection.focus);
      return self->selection.focus;
    }
  x = self->caret_x < 0 ? rect.origin.x - self->column_x : self->caret_x;
  self->caret_x = x;
  y = rect.origin.y + rect.size.height / 2;
  {
    double before = self->scroll;

    _glm_article_view_scroll_pages (self, step);
    if (self->scroll == before)
      {
        gsize length;

        glm_document_get_text (self->document, &length);
        return step > 0 ? length : 0;
      }
  }
  return _glm_article_view_position_at (self, self->column_x + x, y, NULL);
}

static gsize
move_end (GlmArticleView *self,
          int             step)
{
  return step > 0 ? glm_document_get_block (self->document, self->n_blocks - 1)->range.end
                  : glm_document_get_block (self->document, 0)->range.start;
}

static gsize
get_moved (GlmArticleView *self,
           GlmMove         unit,
           int             step)
{
  gsize focus = self->selection.focus;

  switch (unit)
    {
    case GLM_MOVE_CHARACTER:
      return step > 0 ? glm_caret_next_character (self->document, focus)
                      : glm_caret_previous_character (self->document, focus);
    case GLM_MOVE_WORD:
      return step > 0 ? glm_caret_next_word (self->document, focus) : glm_caret_previous_word (self->document, focus);
    case GLM_MOVE_BLOCK:
      return step > 0 ? glm_caret_next_block (self->document, focus) : glm_caret_previous_block (self->document, focus);
    case GLM_MOVE_LINE:
      return move_line (self, step);
    case GLM_MOVE_LINE_END:
      return move_line_end (self, step);
    case GLM_MOVE_PAGE:
      return move_page (self, step);
    case GLM_MOVE_DOCUMENT:
    default:
      return move_end (self, step);
    }
}

static void
scroll_by (GlmArticleView *self,
           GlmMove         unit,
           int             step)
{
  switch (unit)
    {
    case GLM_MOVE_LINE:
      _glm_article_view_scroll_lines (self, step);
      break;
    case GLM_MOVE_PAGE:
      _glm_article_view_scroll_pages (self, step);
      break;
    case GLM_MOVE_BLOCK:
      {
        gsize here = glm_article_view_get_reading_position (self);

        glm_article_view_set_reading_position (self, step > 0 ? glm_caret_next_block (self->document, here)
                                                              : glm_caret_previous_block (self->document, here));
        break;
      }
    case GLM_MOVE_LINE_END:
    case GLM_MOVE_DOCUMENT:
      _glm_article_view_anchor_at (self, move_end (self, step),
                                   step > 0 ? gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 : 0);
      break;
    case GLM_MOVE_CHARACTER:
    case GLM_MOVE_WORD:
    default:
      break;
    }
}

/*< private >
 * _glm_article_view_move:
 * @unit: by what
 * @step: 1 forward, -1 back
 * @extend: keep the other end of the selection where it is
 */
void
_glm_article_view_move (GlmArticleView *self,
                        GlmMove         unit,
                        int             step,
                        gboolean        extend)
{
  GlmRange selected = glm_selection_get_range (&self->selection);
  gboolean vertical = unit == GLM_MOVE_LINE || unit == GLM_MOVE_PAGE;
  gsize moved;

  if (!_glm_article_view_is_laid_out (self))
    return;
  if (!self->caret_mode && !(extend && !glm_range_is_empty (selected)))
    {
      scroll_by (self, unit, step);
      return;
    }
  if (!vertical)
    self->caret_x = -1;
  /* A selection is left at the end that the reader moves towards. */
  if (unit == GLM_MOVE_CHARACTER && !extend && !glm_range_is_empty (selected))
    moved = step > 0 ? selected.end : selected.start;
  else
    moved = get_moved (self, unit, step);

  if (extend)
    {
      if (self->selection.unit != GLM_SELECTION_CHARACTER)
        {
          gsize fixed = self->selection.focus == selected.start ? selected.end : selected.start;

          glm_selection_set (&self->selection, (GlmRange) { fixed, fixed });
        }
      glm_selection_extend (&self->selection, self->document, moved);
    }
  else
    glm_selection_set (&self->selection, (GlmRange) { moved, moved });
  _glm_article_view_show_position (self, moved);
  _glm_article_view_selection_moved (self, extend);
}
