/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The ticks are worked out when highlights or heights change, not when the page scrolls: each lane is
 * then a row of pixels, lit or not, so that drawing costs no more for a hundred thousand matches than
 * for ten. Lanes differ by place and by form, not by colour alone: matches are short ticks on the left,
 * mentions on the right, what is current goes all across.
 */

#include "config.h"

#include "glm-overview-ribbon.h"

#include "glm-article-view-private.h"

#include <math.h>

#define WIDTH 12
#define TICK_HEIGHT 2
#define TICK_WIDTH 4
#define REACH 4 /* pixels around a tick that count as it */
#define SNIPPET_BEFORE 24
#define SNIPPET_AFTER 48

enum
{
  LANE_MATCHES,
  LANE_ENTITY,
  LANE_MARKS,
  N_LANES,
};

static const struct
{
  GlmHighlightLayer layer;
  GlmHighlightLayer current;
  GlmPaintRole      paint;
  float             x;
} lanes[N_LANES] = {
  [LANE_MATCHES] = { GLM_HIGHLIGHT_MATCHES, GLM_HIGHLIGHT_CURRENT_MATCH, GLM_PAINT_MATCH, 1 },
  [LANE_ENTITY] = { GLM_HIGHLIGHT_ENTITY, GLM_HIGHLIGHT_CURRENT_MENTION, GLM_PAINT_ENTITY, 7 },
  /* Bookmarks have no lane of their own: they stand across both, under what is looked for. */
  [LANE_MARKS] = { GLM_HIGHLIGHT_MARKED, GLM_HIGHLIGHT_N_LAYERS, GLM_PAINT_MARKED, 4 },
};

struct _GlmOverviewRibbon
{
  GtkWidget       parent_instance;

  GlmArticleView *view; /* not owned; NULL when it is gone */
  GtkAdjustment  *vertical;
  GtkWidget      *paints[GLM_N_PAINTS];
  guint8         *rows[N_LANES];
  guint8         *headings;
  int             n_rows;
  gboolean        square; /* the mentions are of an institution */
};

enum
{
  CHOSEN,
  GOING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmOverviewRibbon, glm_overview_ribbon, GTK_TYPE_WIDGET)

static void
forget_rows (GlmOverviewRibbon *self)
{
  for (guint i = 0; i < N_LANES; i++)
    g_clear_pointer (&self->rows[i], g_free);
  g_clear_pointer (&self->headings, g_free);
  self->n_rows = 0;
}

static int
row_of (GlmOverviewRibbon *self,
        gsize              position,
        int                height)
{
  return CLAMP ((int) (glm_article_view_get_progress_at (self->view, position) * height), 0, height - 1);
}

static int
row_in_block (GlmRange block,
              double   top,
              double   bottom,
              gsize    position,
              int      height)
{
  return CLAMP ((int) (top + (bottom - top) * (double) (position - block.start) / (double) glm_range_length (block)), 0, height - 1);
}

/*
 * Ranges come in order: where a block stands is asked for once for all that are in it, and of a block that is less
 * than a row high only the first and the last are looked at.
 */
static guint8 *
light_rows (GlmOverviewRibbon *self,
            GlmHighlightLayer  layer,
            int                height)
{
  GlmDocument *document = glm_article_view_get_document (self->view);
  guint8 *rows = g_new0 (guint8, height);
  GlmRange block = { 0, 0 };
  double top = 0, bottom = 0;
  guint n;
  const GlmRange *ranges = glm_article_view_get_highlights (self->view, layer, &n);

  for (guint i = 0, next; i < n; i = next)
    {
      gsize position = ranges[i].start;

      next = i + 1;
      if (!glm_range_contains (block, position))
        {
          block = glm_selection_block_at (document, position);
          top = glm_article_view_get_progress_at (self->view, block.start) * height;
          bottom = glm_article_view_get_progress_at (self->view, block.end) * height;
        }
      if (glm_range_is_empty (block))
        continue;
      rows[row_in_block (block, top, bottom, position, height)] = 1;
      if (bottom - top >= 1)
        continue;
      next = MAX (next, glm_ranges_lower_bound (ranges, n, block.end));
      if (next > i + 1)
        rows[row_in_block (block, top, bottom, ranges[next - 1].start, height)] = 1;
    }
  return rows;
}

static void
update_rows (GlmOverviewRibbon *self,
             int                height)
{
  GlmDocument *document = glm_article_view_get_document (self->view);

  if (height <= 0 || document == NULL)
    return;
  if (self->n_rows != height)
    forget_rows (self);
  for (guint i = 0; i < N_LANES; i++)
    if (self->rows[i] == NULL)
      self->rows[i] = light_rows (self, lanes[i].layer, height);
  if (self->headings != NULL)
    return;
  self->headings = g_new0 (guint8, height);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmBlock *block = glm_document_get_block (document, i);

      if (block->kind == GLM_BLOCK_HEADING)
        self->headings[row_of (self, block->range.start, height)] = 1;
    }
  self->n_rows = height;
}

/* Where nothing is looked for the page stays calm; where all of it shows there is nothing to point to. */
static gboolean
is_needed (GlmOverviewRibbon *self)
{
  guint n = 0;

  if (self->view == NULL || self->vertical == NULL || glm_article_view_get_document (self->view) == NULL ||
      gtk_adjustment_get_upper (self->vertical) <= gtk_adjustment_get_page_size (self->vertical) + 1)
    return FALSE;
  for (guint i = 0; i < N_LANES && n == 0; i++)
    glm_article_view_get_highlights (self->view, lanes[i].layer, &n);
  return n > 0;
}

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *color,
      float          x,
      float          y,
      float          width,
      float          height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* Rows that are lit in a run become one tick. */
static void
draw_rows (GtkSnapshot   *snapshot,
           const guint8  *rows,
           int            n_rows,
           const GdkRGBA *color,
           float          x,
           float          width,
           int            least)
{
  for (int y = 0; y < n_rows; y++)
    {
      int end = y;

      while (end < n_rows && rows[end])
        end++;
      if (end == y)
        continue;
      fill (snapshot, color, x, (float) y, width, (float) MAX (end - y, least));
      y = end;
    }
}

static void
draw_current (GlmOverviewRibbon *self,
              GtkSnapshot       *snapshot,
              guint              lane,
              const GdkRGBA     *color,
              int                height)
{
  guint n;
  const GlmRange *ranges = glm_article_view_get_highlights (self->view, lanes[lane].current, &n);

  for (guint i = 0; i < n; i++)
    fill (snapshot, color, 0, (float) row_of (self, ranges[i].start, height), WIDTH, TICK_HEIGHT + 1);
}

static void
glm_overview_ribbon_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  GlmOverviewRibbon *self = GLM_OVERVIEW_RIBBON (widget);
  int height = gtk_widget_get_height (widget);
  GdkRGBA color;
  double scale;

  if (!is_needed (self) || height <= 0)
    return;
  update_rows (self, height);
  scale = height / gtk_adjustment_get_upper (self->vertical);
  glm_paint_get_color (self->paints[GLM_PAINT_SHADE], &color);
  fill (snapshot, &color, 0, (float) round (gtk_adjustment_get_value (self->vertical) * scale), WIDTH,
        (float) MAX (4, round (gtk_adjustment_get_page_size (self->vertical) * scale)));
  glm_paint_get_color (self->paints[GLM_PAINT_SELECTION], &color);
  draw_rows (snapshot, self->headings, self->n_rows, &color, 3, WIDTH - 6, 1);
  for (guint i = N_LANES; i-- > 0;)
    {
      glm_paint_get_color (self->paints[lanes[i].paint], &color);
      draw_rows (snapshot, self->rows[i], self->n_rows, &color, lanes[i].x, TICK_WIDTH,
                 i == LANE_ENTITY && self->square ? TICK_WIDTH : TICK_HEIGHT);
      if (lanes[i].current != GLM_HIGHLIGHT_N_LAYERS)
        draw_current (self, snapshot, i, &color, height);
    }
}

static void
glm_overview_ribbon_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

/**
 * glm_overview_ribbon_set_square:
 * @self: a ribbon
 * @square: whether mentions are squares, as those of institutions, or bars, as those of people
 */
void
glm_overview_ribbon_set_square (GlmOverviewRibbon *self,
                                gboolean           square)
{
  g_return_if_fail (GLM_IS_OVERVIEW_RIBBON (self));

  if (self->square == square)
    return;
  self->square = square;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * glm_overview_ribbon_get_range:
 * @self: a ribbon
 * @y: pixels from its top
 *
 * Returns: the highlighted range whose tick is nearest to @y, of the matches before the mentions; an
 *   empty range where there is none
 */
GlmRange
glm_overview_ribbon_get_range (GlmOverviewRibbon *self,
                               double             y)
{
  GlmRange found = { 0, 0 };
  double nearest = REACH + 1;
  int height;

  g_return_val_if_fail (GLM_IS_OVERVIEW_RIBBON (self), found);

  height = gtk_widget_get_height (GTK_WIDGET (self));
  if (!is_needed (self) || height <= 0)
    return found;
  for (guint lane = 0; lane < N_LANES; lane++)
    {
      guint n;
      const GlmRange *ranges = glm_article_view_get_highlights (self->view, lanes[lane].layer, &n);
      guint low = 0, high = n;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (row_of (self, ranges[middle].start, height) < y - REACH)
            low = middle + 1;
          else
            high = middle;
        }
      for (; low < n && row_of (self, ranges[low].start, height) <= y + REACH; low++)
        {
          double distance = fabs (row_of (self, ranges[low].start, height) + TICK_HEIGHT / 2.0 - y);

          if (distance >= nearest)
            break;
          nearest = distance;
          found = ranges[low];
        }
    }
  return found;
}

static void
go_to (GlmOverviewRibbon *self,
       double             y)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double page = gtk_adjustment_get_page_size (self->vertical);

  gtk_adjustment_set_value (self->vertical, gtk_adjustment_get_upper (self->vertical) * y / height - page / 2);
}

static void
on_drag_begin (GtkGestureDrag    *gesture,
               double             x,
               double             y,
               GlmOverviewRibbon *self)
{
  GlmRange range = glm_overview_ribbon_get_range (self, y);

  if (!is_needed (self))
    return;
  if (glm_range_is_empty (range))
    {
      g_signal_emit (self, signals[GOING], 0);
      go_to (self, y);
    }
  else
    g_signal_emit (self, signals[CHOSEN], 0, (guint64) range.start, (guint64) range.end);
}

static void
on_drag_update (GtkGestureDrag    *gesture,
                double             dx,
                double             dy,
                GlmOverviewRibbon *self)
{
  double x, y;

  if (!is_needed (self) || fabs (dy) < REACH)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  go_to (self, y + dy);
}

/* The words around a range, on one line. */
static char *
dup_snippet (GlmDocument *document,
             GlmRange     range)
{
  GlmRange block = glm_selection_block_at (document, range.start);
  GlmRange around = range;
  g_autofree char *text = NULL;

  for (guint i = 0; i < SNIPPET_BEFORE && around.start > block.start; i++)
    around.start = glm_caret_previous_character (document, around.start);
  for (guint i = 0; i < SNIPPET_AFTER && around.end < block.end; i++)
    around.end = glm_caret_next_character (document, around.end);
  text = glm_document_dup_range (document, around);
  g_strdelimit (text, "\n\t", ' ');
  return g_strconcat (around.start > block.start ? "…" : "", text, around.end < block.end ? "…" : "", NULL);
}

static gboolean
on_query_tooltip (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    data)
{
  GlmOverviewRibbon *self = GLM_OVERVIEW_RIBBON (widget);
  GlmRange range = glm_overview_ribbon_get_range (self, y);
  g_autofree char *snippet = NULL;

  if (keyboard || glm_range_is_empty (range))
    return FALSE;
  snippet = dup_snippet (glm_article_view_get_document (self->view), range);
  gtk_tooltip_set_text (tooltip, snippet);
  return TRUE;
}

static void
on_layout_changed (GlmOverviewRibbon *self)
{
  forget_rows (self);
  gtk_widget_set_can_target (GTK_WIDGET (self), is_needed (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Other ticks in one lane; what is current in it is drawn anyway. */
static void
on_highlights_changed (GlmOverviewRibbon *self,
                       int                layer)
{
  for (guint i = 0; i < N_LANES; i++)
    if (layer == (int) lanes[i].layer)
      g_clear_pointer (&self->rows[i], g_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), is_needed (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (GlmOverviewRibbon *self,
                GtkAdjustment     *vertical)
{
  if (vertical == self->vertical)
    return;
  if (self->vertical != NULL)
    g_signal_handlers_disconnect_by_data (self->vertical, self);
  g_clear_object (&self->vertical);
  if (vertical == NULL)
    return;
  self->vertical = g_object_ref (vertical);
  g_signal_connect_swapped (vertical, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (vertical, "changed", G_CALLBACK (on_layout_changed), self);
}

static void
on_adjustment_set (GlmOverviewRibbon *self)
{
  set_adjustment (self, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

static void
glm_overview_ribbon_dispose (GObject *object)
{
  GlmOverviewRibbon *self = GLM_OVERVIEW_RIBBON (object);

  set_adjustment (self, NULL);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      g_object_remove_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
      self->view = NULL;
    }
  for (guint i = 0; i < GLM_N_PAINTS; i++)
    g_clear_pointer (&self->paints[i], gtk_widget_unparent);
  forget_rows (self);
  G_OBJECT_CLASS (glm_overview_ribbon_parent_class)->dispose (object);
}

static void
glm_overview_ribbon_class_init (GlmOverviewRibbonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_overview_ribbon_dispose;
  widget_class->snapshot = glm_overview_ribbon_snapshot;
  widget_class->measure = glm_overview_ribbon_measure;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT64, G_TYPE_UINT64);
  signals[GOING] = g_signal_new ("going", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "overviewribbon");
  /* All it does can be done with find, the lists and the scrollbar: a screen reader need not meet it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
glm_overview_ribbon_init (GlmOverviewRibbon *self)
{
  static const GlmPaintRole used[] = { GLM_PAINT_MATCH, GLM_PAINT_ENTITY, GLM_PAINT_MARKED, GLM_PAINT_SHADE, GLM_PAINT_SELECTION };
  GtkGesture *drag = gtk_gesture_drag_new ();

  for (guint i = 0; i < G_N_ELEMENTS (used); i++)
    {
      self->paints[used[i]] = glm_paint_new (used[i]);
      gtk_widget_set_parent (self->paints[used[i]], GTK_WIDGET (self));
    }
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

/**
 * glm_overview_ribbon_new:
 * @view: the view whose article it shows
 *
 * Returns: (transfer floating): a ribbon to stand beside @view
 */
GtkWidget *
glm_overview_ribbon_new (GlmArticleView *view)
{
  GlmOverviewRibbon *self = g_object_new (GLM_TYPE_OVERVIEW_RIBBON, NULL);

  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (view), NULL);

  self->view = view;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
  g_signal_connect_swapped (view, "layout-changed", G_CALLBACK (on_layout_changed), self);
  g_signal_connect_swapped (view, "highlights-changed", G_CALLBACK (on_highlights_changed), self);
  g_signal_connect_swapped (view, "notify::vadjustment", G_CALLBACK (on_adjustment_set), self);
  on_adjustment_set (self);
  return GTK_WIDGET (self);
}
