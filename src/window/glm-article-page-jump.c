/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"

#include <glib/gi18n-lib.h>

/* Less of a web page that is left out, in hundredths, is a menu or two. */
#define WORTH_SAYING 15

#define TOAST_SECONDS  6
#define RETURN_SECONDS 10

/* What floats over the text covers this much of its lower end, in pixels. */
#define COVERED 96

static gboolean
hide_return (gpointer data)
{
  GlmArticlePage *self = data;

  self->return_id = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->return_revealer), FALSE);
  gtk_widget_set_visible (self->return_revealer, FALSE);
  return G_SOURCE_REMOVE;
}

/* What the pointer or the keyboard is at does not go away under it. */
static gboolean
hide_toast (gpointer data)
{
  GlmArticlePage *self = data;
  GtkWidget *toast = gtk_revealer_get_child (GTK_REVEALER (self->toast_revealer));

  if (gtk_widget_get_state_flags (toast) & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN))
    return G_SOURCE_CONTINUE;

  self->toast_id = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->toast_revealer), FALSE);
  gtk_widget_set_visible (self->toast_revealer, FALSE);
  return G_SOURCE_REMOVE;
}

/* Whether a place is in sight and not under what floats over the text. */
static gboolean
is_in_the_open (GlmArticlePage *self,
                GlmRange        range)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);
  graphene_rect_t place;

  return glm_article_view_is_visible (view, range) &&
         (!glm_article_view_get_position_rect (view, range.start, &place) ||
          place.origin.y + place.size.height <= (float) (gtk_widget_get_height (self->view) - COVERED));
}

/* What the view takes for visible may be covered; it then goes where a reveal would have put it. */
static void
uncover (GlmArticlePage *self,
         GlmRange        range)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  int height = gtk_widget_get_height (self->view);
  graphene_rect_t place;

  if (is_in_the_open (self, range) ||
      !glm_article_view_get_position_rect (GLM_ARTICLE_VIEW (self->view), range.start, &place))
    return;
  if (place.origin.y >= 0 && place.origin.y <= (float) height)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + place.origin.y - height / 3.0);
}

/* The place is kept as a step back, and a way to it is offered for a while. */
static void
leave_place (GlmArticlePage *self,
             guint           series)
{
  glm_reading_history_leave (self->history, glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view)), series);
  g_clear_handle_id (&self->return_id, g_source_remove);
  self->return_id = g_timeout_add_seconds (RETURN_SECONDS, hide_return, self);
  gtk_widget_set_visible (self->return_revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->return_revealer), TRUE);
}

/*< private >
 * _glm_article_page_jump:
 * @range: where to
 * @series: which series the jump belongs to, see glm_reading_history_leave()
 * @flash: light the place for a moment
 *
 * Shows a place of the text. What can be seen already is not moved under the reader's eyes.
 */
void
_glm_article_page_jump (GlmArticlePage *self,
                        GlmRange        range,
                        guint           series,
                        gboolean        flash)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);

  if (!is_in_the_open (self, range))
    leave_place (self, series);
  glm_article_view_reveal (view, range, flash);
  uncover (self, range);
  _glm_article_page_update_actions (self);
}

/* What a heading is over begins at the top of the page, as far as there is enough of it. */
static void
on_heading_activated (GlmArticlePage *self,
                      guint64         start,
                      guint64         end)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);
  GlmRange range = { (gsize) start, (gsize) end };

  if (glm_article_view_get_reading_position (view) != range.start)
    leave_place (self, GLM_SERIES_HEADINGS);
  glm_article_view_set_reading_position (view, range.start);
  glm_article_view_reveal (view, range, TRUE);
  _glm_article_page_update_actions (self);
}

/* Enter on a heading: the reader goes on in the text. */
static void
on_heading_entered (GlmArticlePage *self,
                    guint64         start,
                    guint64         end)
{
  on_heading_activated (self, start, end);
  if (self->narrow)
    _glm_article_page_set_sidebar (self, FALSE);
  gtk_widget_grab_focus (self->view);
}

/*< private >
 * _glm_article_page_attach_outline:
 *
 * Has the outline lead to its headings.
 */
void
_glm_article_page_attach_outline (GlmArticlePage *self)
{
  g_signal_connect_swapped (self->outline, "heading-activated", G_CALLBACK (on_heading_activated), self);
  g_signal_connect_swapped (self->outline, "heading-entered", G_CALLBACK (on_heading_entered), self);
}

/*< private >
 * _glm_article_page_toast:
 *
 * Says for some seconds what was done.
 */
void
_glm_article_page_toast (GlmArticlePage *self,
                         const char     *text,
                         gboolean        can_undo)
{
  gtk_label_set_text (GTK_LABEL (self->toast_label), text);
#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
  gtk_widget_set_visible (self->toast_undo, can_undo);
  gtk_widget_set_visible (self->toast_everywhere, can_undo);
  gtk_widget_set_visible (self->toast_whole, FALSE);
  gtk_widget_set_visible (self->toast_revealer, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->toast_revealer), TRUE);
  g_clear_handle_id (&self->toast_id, g_source_remove);
  self->toast_id = g_timeout_add_seconds (TOAST_SECONDS, hide_toast, self);
}

/*< private >
 * _glm_article_page_say_left_out:
 *
 * Says that a web page holds more than the article, and offers it.
 */
void
_glm_article_page_say_left_out (GlmArticlePage *self)
{
  const GlmMetadata *metadata = glm_document_get_metadata (glm_session_get_document (self->session));

  if (metadata->left_out < WORTH_SAYING || glm_session_get_whole_page (self->session))
    return;
  _glm_article_page_toast (self, _("Only the article is shown; the rest of the page was left out"), FALSE);
  gtk_widget_set_visible (self->toast_whole, TRUE);
}
