/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pointer: selecting, links, resting on a word, the menu, zooming. Controllers only find out
 * what was meant; what is done is in functions of its own, which tests call too.
 */

#include "config.h"

#include "glm-article-view-private.h"

#include <math.h>

#define REST_MILLISECONDS 400
#define DRAG_THRESHOLD 3
#define AUTOSCROLL_SPEED 0.2 /* pixels a frame for each pixel that the pointer is outside */
#define MAX_AUTOSCROLL 40    /* pixels a frame */
#define PINCH_STEP 1.12

/*< private >
 * _glm_article_view_position_at:
 * @x: pixels of the view
 * @y: pixels of the view
 * @inside: (out) (optional): whether there is text there
 *
 * Returns: the position in the document's text nearest to a place on the view
 */
gsize
_glm_article_view_position_at (GlmArticleView *self,
                               double          x,
                               double          y,
                               gboolean       *inside)
{
  GlmPiece piece;

  if (inside != NULL)
    *inside = FALSE;
  if (!_glm_article_view_is_laid_out (self))
    return 0;
  _glm_article_view_get_piece_at (self, &piece, y + self->scroll);
  if (piece.set == NULL)
    return piece.range.start;
  return glm_set_block_position_at (piece.set, x - self->column_x, y + self->scroll - piece.top, inside);
}

/*< private >
 * _glm_article_view_character_at:
 * @x: pixels of the view
 * @y: pixels of the view
 * @inside: (out): whether there is text there
 *
 * Returns: where the character under a place begins: what was pointed at, not where a caret goes
 */
gsize
_glm_article_view_character_at (GlmArticleView *self,
                                double          x,
                                double          y,
                                gboolean       *inside)
{
  gsize position = _glm_article_view_position_at (self, x, y, inside);
  graphene_rect_t caret;

  if (*inside && glm_article_view_get_position_rect (self, position, &caret) &&
      (caret.origin.x > x || caret.origin.y > y))
    return glm_caret_previous_character (self->document, position);
  return position;
}

/*< private >
 * _glm_article_view_link_at:
 * @position: a position in the text
 *
 * Returns: (transfer none) (nullable): address of the link there
 */
const char *
_glm_article_view_link_at (GlmArticleView *self,
                           gsize           position)
{
  const GlmSpan *spans;
  guint n_spans;

  if (self->document == NULL || self->n_blocks == 0)
    return NULL;
  spans = glm_document_get_block_spans (self->document, glm_document_find_block (self->document, position), &n_spans);
  for (guint i = 0; i < n_spans; i++)
    if (spans[i].kind == GLM_SPAN_LINK && spans[i].target != NULL && glm_range_contains (spans[i].range, position))
      return spans[i].target;
  return NULL;
}

static const char *
link_under_pointer (GlmArticleView *self,
                    double          x,
                    double          y,
                    gboolean       *inside)
{
  gboolean on_text;
  gsize position = _glm_article_view_character_at (self, x, y, &on_text);

  if (inside != NULL)
    *inside = on_text;
  return on_text ? _glm_article_view_link_at (self, position) : NULL;
}

static void
forget_hovered (GlmArticleView *self)
{
  if (glm_range_is_empty (self->hovered))
    return;
  self->hovered = (GlmRange) { 0, 0 };
  g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_POSITION_HOVERED], 0, G_MAXUINT64);
}

/*< private >
 * _glm_article_view_pointer_forget:
 *
 * The text moves under the pointer: it rests on nothing.
 */
void
_glm_article_view_pointer_forget (GlmArticleView *self)
{
  g_clear_handle_id (&self->rest_pointer_source, g_source_remove);
  forget_hovered (self);
}

static gboolean
on_pointer_rested (gpointer data)
{
  GlmArticleView *self = data;
  gboolean inside;
  gsize position = _glm_article_view_character_at (self, self->pointer_x, self->pointer_y, &inside);

  self->rest_pointer_source = 0;
  if (inside && !self->selecting && self->document != NULL)
    {
      self->hovered = glm_selection_word_at (self->document, position);
      g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_POSITION_HOVERED], 0, (guint64) position);
    }
  return G_SOURCE_REMOVE;
}

/* Whether the pointer is where it was in the window, though the text is no longer where it was: a bar opened over it. */
static gboolean
is_pointer_still (GlmArticleView *self,
                  double          x,
                  double          y)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  graphene_point_t before = self->pointer;

  if (root == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (root), &GRAPHENE_POINT_INIT ((float) x, (float) y), &self->pointer))
    return FALSE;
  return self->pointer_x >= 0 && graphene_point_near (&before, &self->pointer, 0.01f);
}

static void
on_motion (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           GlmArticleView           *self)
{
  gboolean inside = FALSE;
  gboolean came;
  const char *link;
  GlmRange note;
  gboolean active;

  /* GTK repeats the last motion when a frame was drawn; a pointer that rests must not seem to move. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  /* The text came under the pointer, with a tab or from under a menu: a pointer that has not moved points at nothing. */
  came = self->pointer_x < 0;
  came |= is_pointer_still (self, x, y);
  self->pointer_x = x;
  self->pointer_y = y;
  link = link_under_pointer (self, x, y, &inside);
  active = link != NULL || (inside && self->document != NULL &&
                            glm_document_find_note (self->document, _glm_article_view_character_at (self, x, y, &inside), &note));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), active && !self->selecting ? "pointer" : "text");

  if (!glm_range_is_empty (self->hovered))
    {
      gsize position = _glm_article_view_character_at (self, x, y, &inside);

      if (!inside || !glm_range_contains (self->hovered, position))
        forget_hovered (self);
    }
  g_clear_handle_id (&self->rest_pointer_source, g_source_remove);
  if (inside && !came && !self->selecting && glm_range_is_empty (self->hovered))
    self->rest_pointer_source = g_timeout_add (REST_MILLISECONDS, on_pointer_rested, self);
}

static void
on_leave (GtkEventControllerMotion *controller,
          GlmArticleView           *self)
{
  self->pointer_x = self->pointer_y = -1;
  _glm_article_view_pointer_forget (self);
}

static gboolean
on_query_tooltip (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    data)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  const char *link = keyboard ? _glm_article_view_link_at (self, self->selection.focus)
                              : link_under_pointer (self, x, y, NULL);

  if (link == NULL || self->selecting)
    return FALSE;
  gtk_tooltip_set_text (tooltip, link);
  return TRUE;
}

/*< private >
 * _glm_article_view_press:
 * @x: pixels of the view
 * @y: pixels of the view
 * @n_press: 1 for a caret, 2 for a word, 3 for a paragraph
 * @extend: Shift is held: extend what is selected
 *
 * Begins to select.
 */
void
_glm_article_view_press (GlmArticleView *self,
                         double          x,
                         double          y,
                         guint           n_press,
                         gboolean        extend)
{
  static const GlmSelectionUnit units[] = { GLM_SELECTION_CHARACTER, GLM_SELECTION_WORD, GLM_SELECTION_BLOCK };
  gsize position;

  if (!_glm_article_view_is_laid_out (self))
    return;
  position = _glm_article_view_position_at (self, x, y, &self->press_inside);
  _glm_article_view_pointer_forget (self);
  self->caret_x = -1;
  self->n_press = n_press;
  self->selecting = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (extend)
    glm_selection_extend (&self->selection, self->document, position);
  else
    glm_selection_begin (&self->selection, self->document, position, units[(n_press - 1) % G_N_ELEMENTS (units)]);
  _glm_article_view_selection_moved (self, FALSE);
}

static void
extend_to_pointer (GlmArticleView *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  gsize position = _glm_article_view_position_at (self, self->pointer_x, CLAMP (self->pointer_y, 0, height - 1), NULL);
  GlmRange before = glm_selection_get_range (&self->selection);

  glm_selection_extend (&self->selection, self->document, position);
  if (!glm_range_equal (before, glm_selection_get_range (&self->selection)))
    _glm_article_view_selection_moved (self, FALSE);
}

static gboolean
autoscroll (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);
  double height = gtk_widget_get_height (widget);
  double outside = self->pointer_y < 0 ? self->pointer_y : MAX (0, self->pointer_y - height);
  double step = outside * AUTOSCROLL_SPEED;

  if (!self->selecting || outside == 0)
    {
      self->autoscroll_tick = 0;
      return G_SOURCE_REMOVE;
    }
  step = CLAMP (step, -MAX_AUTOSCROLL, MAX_AUTOSCROLL);
  _glm_article_view_scroll_to (self, self->scroll + (step < 0 ? floor (step) : ceil (step)));
  extend_to_pointer (self);
  return G_SOURCE_CONTINUE;
}

/*< private >
 * _glm_article_view_drag_to:
 * @x: pixels of the view
 * @y: pixels of the view; above or below it the page is scrolled
 */
void
_glm_article_view_drag_to (GlmArticleView *self,
                           double          x,
                           double          y)
{
  if (!self->selecting || !_glm_article_view_is_laid_out (self))
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  extend_to_pointer (self);
  if ((y < 0 || y > gtk_widget_get_height (GTK_WIDGET (self))) && self->autoscroll_tick == 0)
    self->autoscroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), autoscroll, NULL, NULL);
}

/*< private >
 * _glm_article_view_release:
 *
 * Ends selecting; where nothing was selected it was a click.
 */
void
_glm_article_view_release (GlmArticleView *self)
{
  GlmRange selected = glm_selection_get_range (&self->selection);
  gsize position;
  g_autofree char *link = NULL;

  if (!self->selecting)
    return;
  self->selecting = FALSE;
  _glm_article_view_selection_moved (self, TRUE);
  if (!glm_range_is_empty (selected) || !self->press_inside)
    return;
  position = _glm_article_view_character_at (self, self->pointer_x, self->pointer_y, &self->press_inside);
  link = g_strdup (_glm_article_view_link_at (self, position));
  if (link != NULL)
    g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_LINK_ACTIVATED], 0, link);
  else
    g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_POSITION_CLICKED], 0, (guint64) position,
                   (int) self->n_press);
}

static gboolean
is_touch (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GlmArticleView  *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  /* A finger scrolls; only its tap is a click. */
  self->press_touch = is_touch (GTK_EVENT_CONTROLLER (gesture));
  if (!self->press_touch)
    _glm_article_view_press (self, x, y, (guint) n_press, (state & GDK_SHIFT_MASK) != 0);
}

static void
on_released (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             GlmArticleView  *self)
{
  if (!self->press_touch)
    return;
  _glm_article_view_press (self, x, y, (guint) n_press, FALSE);
  _glm_article_view_release (self);
}

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          x,
               double          y,
               GlmArticleView *self)
{
  if (is_touch (GTK_EVENT_CONTROLLER (gesture)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                GlmArticleView *self)
{
  double x, y;

  /* A hand that shakes while it clicks does not select. */
  if (self->autoscroll_tick == 0 && glm_range_is_empty (glm_selection_get_range (&self->selection)) &&
      hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _glm_article_view_drag_to (self, x + dx, y + dy);
}

static void
on_drag_end (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             GlmArticleView *self)
{
  _glm_article_view_release (self);
}

static void
on_menu_pressed (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GlmArticleView  *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _glm_article_view_popup_menu (self, x, y);
}

static void
on_long_press (GtkGestureLongPress *gesture,
               double               x,
               double               y,
               GlmArticleView      *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _glm_article_view_press (self, x, y, 2, FALSE);
  _glm_article_view_release (self);
  _glm_article_view_popup_menu (self, x, y);
}

static void
request_zoom (GlmArticleView *self,
              int             step)
{
  g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_ZOOM_REQUESTED], 0, step);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           GlmArticleView           *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  /* Touchpads send small parts of a step. */
  self->zoom_scroll += dy;
  for (; self->zoom_scroll >= 1; self->zoom_scroll -= 1)
    request_zoom (self, -1);
  for (; self->zoom_scroll <= -1; self->zoom_scroll += 1)
    request_zoom (self, 1);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                GlmArticleView   *self)
{
  self->pinch_scale = 1;
  /* Two fingers that begin to move neither scroll nor, when they are slow, press for long. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinched (GtkGestureZoom *gesture,
            double          scale,
            GlmArticleView *self)
{
  for (; self->pinch_scale > 0 && scale / self->pinch_scale >= PINCH_STEP; self->pinch_scale *= PINCH_STEP)
    request_zoom (self, 1);
  for (; scale > 0 && self->pinch_scale / scale >= PINCH_STEP; self->pinch_scale /= PINCH_STEP)
    request_zoom (self, -1);
}

static void
on_focus_changed (GtkEventControllerFocus *controller,
                  GlmArticleView          *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_pointer (GlmArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

void
_glm_article_view_input_init (GlmArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  self->caret_x = -1;
  self->pointer_x = self->pointer_y = -1;
  add_pointer (self);

  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);

  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinched), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  g_signal_connect (focus, "enter", G_CALLBACK (on_focus_changed), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_changed), self);
  gtk_widget_add_controller (widget, focus);

  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_widget_set_cursor_from_name (widget, "text");
}

void
_glm_article_view_input_clear (GlmArticleView *self)
{
  g_clear_handle_id (&self->rest_pointer_source, g_source_remove);
  if (self->autoscroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->autoscroll_tick);
  self->autoscroll_tick = 0;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->menu_link, g_free);
}
