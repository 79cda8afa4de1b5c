/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"

#include <glib/gi18n-lib.h>

/* How long after scrolling the list hears of it, in milliseconds. */
#define ON_SCREEN_MS 150

/* A swipe from the edge of a touch screen: where it begins, in pixels, and how fast it is, in pixels a second. */
#define SWIPE_EDGE 24
#define SWIPE_SPEED 300

/* Of a narrow page, what stays uncovered beside the sidebar. */
#define NARROW_REST 48

#define SIDEBAR_MIN 190

/*
 * The sidebar's place. In a wide page it is the second child of the paned, and whether it is
 * shown is a preference; in a narrow one it lies over the text and is closed at first, whatever the
 * preference says.
 */

static gboolean
is_at_start (GlmArticlePage *self)
{
  return g_strcmp0 (glm_preferences_get_string (self->preferences, GLM_PREFERENCE_SIDEBAR_POSITION), "start") == 0;
}

static GtkWidget *
get_text_side (GlmArticlePage *self)
{
  GtkWidget *start = gtk_paned_get_start_child (GTK_PANED (self->paned));

  return start != NULL && start != self->sidebar ? start : gtk_paned_get_end_child (GTK_PANED (self->paned));
}

static void
place_sidebar_width (GlmArticlePage *self)
{
  int wanted = glm_preferences_get_int (self->preferences, GLM_PREFERENCE_SIDEBAR_WIDTH);
  int most = MAX (SIDEBAR_MIN, self->width / 2);

  if (self->width <= 0 || self->narrow)
    return;
  wanted = CLAMP (wanted, SIDEBAR_MIN, most);
  self->restoring_sidebar = TRUE;
  gtk_paned_set_position (GTK_PANED (self->paned), is_at_start (self) ? wanted : self->width - wanted);
  self->restoring_sidebar = FALSE;
}

/* A page that failed has nothing to put beside it. */
static void
show_sidebar (GlmArticlePage *self)
{
  gboolean shown = self->narrow
                     ? self->sidebar_over
                     : glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_SIDEBAR_VISIBLE);
  gboolean failed = glm_session_get_state (self->session) == GLM_SESSION_FAILED &&
                    glm_session_get_document (self->session) == NULL;

  gtk_widget_set_visible (self->sidebar, shown && !failed);
}

/* Takes the sidebar out of where it is and puts it where the width asks for. */
static void
place_sidebar (GlmArticlePage *self)
{
  GtkWidget *text_side = get_text_side (self);
  GtkPaned *paned = GTK_PANED (self->paned);
  GtkAlign side = is_at_start (self) ? GTK_ALIGN_START : GTK_ALIGN_END;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* What is moved would lose the focus. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_object_ref (focus);
  else
    focus = NULL;
  g_object_ref (text_side);
  g_object_ref (self->sidebar);
  if (gtk_widget_get_parent (self->sidebar) == self->overlay)
    gtk_overlay_remove_overlay (GTK_OVERLAY (self->overlay), self->sidebar);
  gtk_paned_set_start_child (paned, NULL);
  gtk_paned_set_end_child (paned, NULL);

  if (self->narrow || !is_at_start (self))
    gtk_paned_set_start_child (paned, text_side);
  else
    gtk_paned_set_end_child (paned, text_side);
  if (self->narrow)
    {
      gtk_widget_set_halign (self->sidebar, side);
      gtk_widget_set_size_request (self->sidebar, CLAMP (self->width - NARROW_REST, SIDEBAR_MIN, 340), -1);
      gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->sidebar);
      gtk_widget_add_css_class (self->sidebar, "over");
      if (is_at_start (self))
        gtk_widget_add_css_class (self->sidebar, "at-start");
      else
        gtk_widget_remove_css_class (self->sidebar, "at-start");
    }
  else
    {
      gtk_widget_set_halign (self->sidebar, GTK_ALIGN_FILL);
      gtk_widget_set_size_request (self->sidebar, SIDEBAR_MIN, -1);
      if (is_at_start (self))
        gtk_paned_set_start_child (paned, self->sidebar);
      else
        gtk_paned_set_end_child (paned, self->sidebar);
      gtk_widget_remove_css_class (self->sidebar, "over");
    }
  gtk_paned_set_resize_start_child (paned, !is_at_start (self) || self->narrow);
  gtk_paned_set_resize_end_child (paned, is_at_start (self) && !self->narrow);
  gtk_paned_set_shrink_start_child (paned, FALSE);
  gtk_paned_set_shrink_end_child (paned, FALSE);
  g_object_unref (text_side);
  g_object_unref (self->sidebar);

  place_sidebar_width (self);
  show_sidebar (self);
  if (focus != NULL)
    {
      if (!gtk_widget_get_mapped (focus) || !gtk_widget_grab_focus (focus))
        gtk_widget_grab_focus (self->view);
      g_object_unref (focus);
    }
  g_object_notify (G_OBJECT (self), "sidebar-shown");
}

static gboolean
change_narrow (gpointer data)
{
  GlmArticlePage *self = data;

  self->narrow_id = 0;
  self->narrow = self->width < GLM_ARTICLE_PAGE_NARROW_BELOW;
  self->sidebar_over = FALSE;
  place_sidebar (self);
  g_object_notify (G_OBJECT (self), "narrow");
  return G_SOURCE_REMOVE;
}

/*< private >
 * _glm_article_page_allocate_sidebar:
 *
 * Called from the page's allocation. Children may not be moved while sizes are handed out, so
 * the change waits for the loop.
 */
void
_glm_article_page_allocate_sidebar (GlmArticlePage *self,
                                    int             width)
{
  gboolean first = self->width == 0;

  self->width = width;
  if ((width < GLM_ARTICLE_PAGE_NARROW_BELOW) != self->narrow)
    {
      if (self->narrow_id == 0)
        self->narrow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, change_narrow, self, NULL);
    }
  else if (first)
    place_sidebar_width (self);
}

static void
on_position_changed (GlmArticlePage *self)
{
  int position = gtk_paned_get_position (GTK_PANED (self->paned));
  int width = is_at_start (self) ? position : gtk_widget_get_width (self->paned) - position;

  if (self->restoring_sidebar || self->narrow || !gtk_widget_get_mapped (self->sidebar) || width < SIDEBAR_MIN)
    return;
  g_object_set (self->preferences, "sidebar-width", width, NULL);
}

static void
on_visible_preference_changed (GlmArticlePage *self)
{
  show_sidebar (self);
  g_object_notify (G_OBJECT (self), "sidebar-shown");
}

/* A click beside a sidebar that lies over the text closes it. */
static void
on_pressed_beside (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   GlmArticlePage  *self)
{
  if (self->narrow && self->sidebar_over)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      _glm_article_page_set_sidebar (self, FALSE);
    }
}

/* From any page of the sidebar, after what has the focus had its turn. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        modifiers,
                GlmArticlePage        *self)
{
  if (key != GDK_KEY_Escape || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (self->narrow)
    _glm_article_page_set_sidebar (self, FALSE);
  gtk_widget_grab_focus (self->view);
  return TRUE;
}

/* From the text below a sidebar that lies over it. */
static gboolean
on_page_key_pressed (GtkEventControllerKey *controller,
                     guint                  key,
                     guint                  code,
                     GdkModifierType        modifiers,
                     GlmArticlePage        *self)
{
  if (key != GDK_KEY_Escape || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 || !self->narrow || !self->sidebar_over)
    return FALSE;
  _glm_article_page_set_sidebar (self, FALSE);
  return TRUE;
}

static void
on_swipe_begun (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                GlmArticlePage   *self)
{
  double y;

  if (!gtk_gesture_get_point (gesture, sequence, &self->swipe_start, &y))
    self->swipe_start = -1;
}

/* A finger brings the sidebar in from the edge where it is, and takes it back there. */
static void
on_swiped (GtkGestureSwipe *gesture,
           double           speed_x,
           double           speed_y,
           GlmArticlePage  *self)
{
  gboolean from_right = is_at_start (self) == (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  double inward = from_right ? -speed_x : speed_x;
  double distance = from_right ? gtk_widget_get_width (GTK_WIDGET (self)) - self->swipe_start : self->swipe_start;

  if (ABS (speed_x) < SWIPE_SPEED || ABS (speed_x) < 2 * ABS (speed_y))
    return;
  if (inward > 0 && self->swipe_start >= 0 && distance <= SWIPE_EDGE)
    _glm_article_page_set_sidebar (self, TRUE);
  else if (inward < 0 && self->narrow)
    _glm_article_page_set_sidebar (self, FALSE);
}

static void
add_swipe (GlmArticlePage *self)
{
  GtkGesture *swipe = gtk_gesture_swipe_new ();

  self->swipe_start = -1;
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (swipe), GTK_PHASE_CAPTURE);
  g_signal_connect (swipe, "begin", G_CALLBACK (on_swipe_begun), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (on_swiped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (swipe));
}

static gboolean
tell_on_screen (gpointer data)
{
  GlmArticlePage *self = data;

  self->on_screen_id = 0;
  if (self->panel != NULL)
    glm_entity_panel_set_on_screen (GLM_ENTITY_PANEL (self->panel), glm_article_view_get_visible_range (GLM_ARTICLE_VIEW (self->view)));
  return G_SOURCE_REMOVE;
}

/* The list of names may be of what is on screen; it follows when the reader has come to rest. */
static void
on_scrolled (GlmArticlePage *self)
{
  if (self->on_screen_id == 0)
    self->on_screen_id = g_timeout_add (ON_SCREEN_MS, tell_on_screen, self);
}

static gboolean
is_scrollbar_needed (GlmArticlePage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1;
}

static gboolean
show_scrollbar (gpointer data)
{
  GlmArticlePage *self = data;

  self->scrollbar_id = 0;
  g_object_set (self->scroller, "vscrollbar-policy", is_scrollbar_needed (self) ? GTK_POLICY_ALWAYS : GTK_POLICY_EXTERNAL, NULL);
  return G_SOURCE_REMOVE;
}

/*
 * A scrolled window that decides by itself asks for a new size while sizes are handed out, whenever an article
 * grows over the page: the frame is then drawn without the page. So it is told, after that.
 */
static void
on_length_changed (GlmArticlePage *self)
{
  GtkPolicyType policy;

  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (self->scroller), NULL, &policy);
  if ((policy == GTK_POLICY_ALWAYS) != is_scrollbar_needed (self) && self->scrollbar_id == 0)
    self->scrollbar_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_scrollbar, self, NULL);
}

/*< private >
 * _glm_article_page_attach_sidebar:
 */
void
_glm_article_page_attach_sidebar (GlmArticlePage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->sidebar, keys);
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_page_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_swipe (self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_beside), self);
  gtk_widget_add_controller (self->paned, GTK_EVENT_CONTROLLER (click));

  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (on_position_changed), self);
  g_signal_connect_object (self->preferences, "notify::sidebar-visible", G_CALLBACK (on_visible_preference_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->session, "notify::state", G_CALLBACK (on_visible_preference_changed), self);
  g_signal_connect_object (self->preferences, "notify::sidebar-position", G_CALLBACK (place_sidebar), self,
                           G_CONNECT_SWAPPED);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (on_length_changed), self, G_CONNECT_SWAPPED);
  if (is_at_start (self))
    place_sidebar (self);
  show_sidebar (self);
}

/*< private >
 * _glm_article_page_dispose_sidebar:
 */
void
_glm_article_page_dispose_sidebar (GlmArticlePage *self)
{
  g_clear_handle_id (&self->narrow_id, g_source_remove);
  g_clear_handle_id (&self->on_screen_id, g_source_remove);
  g_clear_handle_id (&self->scrollbar_id, g_source_remove);
}

/*< private >
 * _glm_article_page_get_sidebar:
 *
 * Returns: whether the sidebar is shown
 */
gboolean
_glm_article_page_get_sidebar (GlmArticlePage *self)
{
  return self->sidebar != NULL && gtk_widget_get_visible (self->sidebar);
}

/*< private >
 * _glm_article_page_set_sidebar:
 *
 * Shows or hides the sidebar; in a wide page for every page, now and later.
 */
void
_glm_article_page_set_sidebar (GlmArticlePage *self,
                               gboolean        shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (_glm_article_page_get_sidebar (self) == shown)
    return;
  if (!shown && focus != NULL && gtk_widget_is_ancestor (focus, self->sidebar))
    gtk_widget_grab_focus (self->view);
  if (self->narrow)
    {
      self->sidebar_over = shown;
      on_visible_preference_changed (self);
    }
  else
    g_object_set (self->preferences, "sidebar-visible", shown, NULL);
}

/*< private >
 * _glm_article_page_show_pane:
 * @name: "entities", "results" or "outline"
 *
 * Shows the sidebar at one of its pages.
 */
void
_glm_article_page_show_pane (GlmArticlePage *self,
                             const char     *name)
{
  _glm_article_page_furnish (self);
  _glm_article_page_set_sidebar (self, TRUE);
  gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_pages), name);
}
