/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"

#include "glm-marks-panel.h"
#include "glm-outline-panel.h"
#include "glm-results-panel.h"

#include <glib/gi18n-lib.h>

/* How long after the first frame an article that is being read is waited for, in milliseconds. */
#define MOST_MS 200

/*
 * The find bar and the pages of the sidebar: half of a page's widgets, and nothing to read in them before the article is
 * there. They are made after the first frame that has it, or when first asked for.
 */

static void
add_pane (GlmArticlePage *self,
          GtkWidget      *pane,
          const char     *name,
          const char     *title,
          const char     *icon)
{
  GtkStackPage *page = gtk_stack_add_titled (GTK_STACK (self->sidebar_pages), pane, name, title);

  gtk_stack_page_set_icon_name (page, icon);
}

/*< private >
 * _glm_article_page_furnish:
 *
 * Makes what is not there yet of the find bar and the pages of the sidebar.
 */
void
_glm_article_page_furnish (GlmArticlePage *self)
{
  if (self->panel != NULL || self->sidebar == NULL)
    return;
  g_clear_handle_id (&self->furnish_id, g_source_remove);
  self->find_bar = glm_find_bar_new ();
  _glm_article_page_bind_buttons (self, self->find_bar);
  gtk_box_prepend (GTK_BOX (self->main), self->find_bar);
  self->panel = glm_entity_panel_new (self->preferences, self->session);
  self->results = glm_results_panel_new (self->preferences, self->session);
  self->outline = glm_outline_panel_new (self->session);
  self->marks = glm_marks_panel_new (self->session);
  _glm_article_page_bind_buttons (self, self->marks);
  add_pane (self, self->panel, "entities", _("People and Institutions"), "glm-people-symbolic");
  add_pane (self, self->results, "results", _("Results"), "edit-find-symbolic");
  add_pane (self, self->outline, "outline", _("Outline"), "glm-outline-symbolic");
  add_pane (self, self->marks, "marks", _("Bookmarks and Notes"), "user-bookmarks-symbolic");
  glm_entity_panel_set_on_screen (GLM_ENTITY_PANEL (self->panel), glm_article_view_get_visible_range (GLM_ARTICLE_VIEW (self->view)));
  glm_outline_panel_set_position (GLM_OUTLINE_PANEL (self->outline),
                                  glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view)),
                                  glm_article_view_get_visible_range (GLM_ARTICLE_VIEW (self->view)));
  _glm_article_page_attach_find_bar (self);
  _glm_article_page_attach_panel (self);
  _glm_article_page_attach_outline (self);
  _glm_article_page_attach_marks_panel (self);
}

/*< private >
 * _glm_article_page_get_find_bar:
 *
 * Returns: (transfer none): the find bar, made if need be
 */
GlmFindBar *
_glm_article_page_get_find_bar (GlmArticlePage *self)
{
  _glm_article_page_furnish (self);
  return GLM_FIND_BAR (self->find_bar);
}

static gboolean
furnish (gpointer data)
{
  GlmArticlePage *self = data;

  self->furnish_id = 0;
  _glm_article_page_furnish (self);
  return G_SOURCE_REMOVE;
}

static void
on_after_paint (GdkFrameClock  *clock,
                GlmArticlePage *self)
{
  if (glm_session_get_state (self->session) == GLM_SESSION_LOADING)
    {
      if (self->furnish_id == 0)
        self->furnish_id = g_timeout_add (MOST_MS, furnish, self);
      return;
    }
  g_signal_handlers_disconnect_by_func (clock, on_after_paint, self);
  g_clear_handle_id (&self->furnish_id, g_source_remove);
  if (self->panel == NULL)
    self->furnish_id = g_idle_add (furnish, self);
}

/*< private >
 * _glm_article_page_furnish_later:
 *
 * The page is about to be drawn first.
 */
void
_glm_article_page_furnish_later (GlmArticlePage *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (clock, on_after_paint, self);
  if (self->panel == NULL)
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (on_after_paint), self, 0);
}
