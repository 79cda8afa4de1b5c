/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-results-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer selections are text to read, not something to look for. */
#define MAX_QUERY_FROM_SELECTION 200

/* What is found is lit, the one the reader is at strongest. */
static void
light_matches (GlmArticlePage *self)
{
  GlmMatches *matches = glm_session_get_matches (self->session);
  int current = glm_session_get_current_match (self->session);
  const GlmRange *ranges = NULL;
  guint n = 0;

  if (matches != NULL)
    ranges = glm_matches_get (matches, &n);
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_MATCHES, ranges, n);
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_CURRENT_MATCH,
                                   current >= 0 && (guint) current < n ? &ranges[current] : NULL,
                                   current >= 0 && (guint) current < n ? 1 : 0);
  _glm_article_page_update_actions (self);
}

/*
 * The list shows what was found; the sidebar turns to it. Once for each search: whoever goes to another page of the
 * sidebar then wants to be there.
 */
static void
on_results_listed (GlmArticlePage *self)
{
  if (g_list_model_get_n_items (glm_results_panel_get_model (GLM_RESULTS_PANEL (self->results))) == 0 || self->results_offered ||
      self->narrow || !_glm_article_page_is_finding (self) || !_glm_article_page_get_sidebar (self))
    return;
  self->results_offered = TRUE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_pages), "results");
}

static void
step_match (GlmArticlePage *self,
            int             step)
{
  int before = glm_session_get_current_match (self->session);
  int after;

  self->series = GLM_SERIES_MATCHES;
  glm_session_step_match (self->session, step);
  self->series = GLM_SERIES_ALONE;
  after = glm_session_get_current_match (self->session);
  if (after >= 0)
    self->find_kept = TRUE;
  /* Where there is but one, nothing changes; but the bar may have been closed, and what is found unlit. */
  if (after == before)
    light_matches (self);
  if ((step > 0 && after < before) || (step < 0 && after > before && before >= 0))
    _glm_article_page_toast (self, step > 0 ? _("Back to the first match") : _("On to the last match"), FALSE);
}

static void
on_match_activated (GlmArticlePage *self,
                    int             match)
{
  self->series = GLM_SERIES_MATCHES;
  glm_session_go_to_match (self->session, match);
  self->series = GLM_SERIES_ALONE;
  self->find_kept = TRUE;
}

/* Enter on a result: the reader goes on in the text. */
static void
on_match_entered (GlmArticlePage *self,
                  int             match)
{
  on_match_activated (self, match);
  if (self->narrow)
    _glm_article_page_set_sidebar (self, FALSE);
  gtk_widget_grab_focus (self->view);
}

/* All forms of a name at once: that is what its row in the list shows. */
static void
on_entity_chosen (GlmArticlePage *self,
                  int             entity)
{
  self->find_kept = TRUE;
  glm_find_bar_close (_glm_article_page_get_find_bar (self), TRUE);
  _glm_article_page_show_pane (self, "entities");
  _glm_article_page_select_entity (self, entity, 0);
  glm_entity_panel_scroll_to (glm_article_page_get_panel (self), entity);
}

/* Esc gives the reader's place back, unless the text was clicked or a match was chosen. */
static void
on_closed (GlmArticlePage *self,
           gboolean        keep)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);

  if (!keep && !self->find_kept)
    glm_article_view_set_reading_position (view, self->find_origin);
  if (!keep && self->pane_before_find != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->sidebar_pages), self->pane_before_find);
  g_clear_pointer (&self->pane_before_find, g_free);
  glm_article_view_set_highlights (view, GLM_HIGHLIGHT_MATCHES, NULL, 0);
  glm_article_view_set_highlights (view, GLM_HIGHLIGHT_CURRENT_MATCH, NULL, 0);
  gtk_widget_grab_focus (self->view);
  _glm_article_page_update_actions (self);
}

static void
on_open_changed (GlmArticlePage *self)
{
  if (!_glm_article_page_is_finding (self))
    return;
  self->find_origin = glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view));
  self->find_kept = FALSE;
  self->results_offered = FALSE;
  glm_reading_history_end_series (self->history);
  g_free (self->pane_before_find);
  self->pane_before_find = g_strdup (gtk_stack_get_visible_child_name (GTK_STACK (self->sidebar_pages)));
  glm_session_set_reading_position (self->session, self->find_origin);
}

/* The slash key opens the bar as in other readers, but only from the text: elsewhere it is a letter. */
static gboolean
on_text_key_pressed (GtkEventControllerKey *controller,
                     guint                  key,
                     guint                  code,
                     GdkModifierType        modifiers,
                     GlmArticlePage        *self)
{
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (key == GDK_KEY_slash && (modifiers & ~GDK_SHIFT_MASK) == 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "page.find", NULL);
  if (key == GDK_KEY_Escape && modifiers == 0)
    {
      if (self->narrow && self->sidebar_over)
        _glm_article_page_set_sidebar (self, FALSE);
      else if (_glm_article_page_is_finding (self))
        glm_find_bar_close (_glm_article_page_get_find_bar (self), TRUE);
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "page.clear-selection", NULL);
      return TRUE;
    }
  return FALSE;
}

/* The bar takes what may have been meant, and the focus, as what was clicked goes. */
static void
on_suggestion_chosen (GlmArticlePage *self,
                      const char     *text)
{
  glm_find_bar_open (_glm_article_page_get_find_bar (self), text);
}

/* In the list of results Esc does what it does in the bar. */
static gboolean
on_results_key_pressed (GtkEventControllerKey *controller,
                        guint                  key,
                        guint                  code,
                        GdkModifierType        modifiers,
                        GlmArticlePage        *self)
{
  if (key != GDK_KEY_Escape || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !_glm_article_page_is_finding (self))
    return FALSE;
  glm_find_bar_close (_glm_article_page_get_find_bar (self), FALSE);
  return TRUE;
}

/* A tick at the edge of the page was chosen: one that stands for a match makes it the current one. */
static void
on_ribbon_chosen (GlmArticlePage *self,
                  guint64         start,
                  guint64         end)
{
  GlmMatches *matches = glm_session_get_matches (self->session);
  GlmRange range = { (gsize) start, (gsize) end };
  const GlmRange *ranges;
  guint match, n = 0;

  ranges = matches != NULL ? glm_matches_get (matches, &n) : NULL;
  match = n > 0 ? glm_matches_next_from (matches, range.start) : n;
  if (match < n && glm_range_equal (ranges[match], range))
    on_match_activated (self, (int) match);
  else
    _glm_article_page_jump (self, range, GLM_SERIES_ALONE, TRUE);
}

/* The page is about to be scrolled from its edge; that is a jump too. */
static void
on_ribbon_going (GlmArticlePage *self)
{
  glm_reading_history_leave (self->history, glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view)), GLM_SERIES_ALONE);
  _glm_article_page_update_actions (self);
}

/* What is selected in the text, when it is something to look for; else NULL. */
static char *
dup_query (GlmArticlePage *self)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);
  g_autofree char *text = NULL;
  GlmRange range;

  if (!glm_article_view_get_selection (view, &range) || glm_range_length (range) > MAX_QUERY_FROM_SELECTION)
    return NULL;
  text = glm_article_view_dup_selected_text (view, FALSE);
  if (text == NULL || strchr (text, '\n') != NULL || *g_strstrip (text) == '\0')
    return NULL;
  return g_steal_pointer (&text);
}

static void
on_find (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmArticlePage *self = data;
  g_autofree char *query = dup_query (self);

  if (self->narrow)
    _glm_article_page_set_sidebar (self, FALSE);
  glm_find_bar_open (_glm_article_page_get_find_bar (self), query);
}

static void
on_find_toggle (GSimpleAction *action,
                GVariant      *state,
                gpointer       data)
{
  GlmArticlePage *self = data;

  if (g_variant_get_boolean (state))
    on_find (action, NULL, self);
  else
    glm_find_bar_close (_glm_article_page_get_find_bar (self), TRUE);
}

static void
on_find_next (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  step_match (data, 1);
}

static void
on_find_previous (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  step_match (data, -1);
}

static const GActionEntry entries[] = {
  { .name = "find", .activate = on_find },
  { .name = "find-open", .state = "false", .change_state = on_find_toggle },
  { .name = "find-next", .activate = on_find_next },
  { .name = "find-previous", .activate = on_find_previous },
};

static void
sync_toggle (GlmArticlePage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "find-open");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (_glm_article_page_is_finding (self)));
}

/*< private >
 * _glm_article_page_find_later:
 *
 * The article is there: looks for what was to be found in it.
 */
void
_glm_article_page_find_later (GlmArticlePage *self)
{
  g_autofree char *text = g_steal_pointer (&self->find_later);

  if (text == NULL)
    return;
  glm_session_find_from (self->session, self->find_later_from);
  glm_find_bar_open (_glm_article_page_get_find_bar (self), text);
}

/*< private >
 * _glm_article_page_find_when_read:
 * @self: a page
 * @text: what to look for
 * @position: where in the text it stands
 *
 * Opens the find bar with @text, now or when the article is there, and goes to the one at @position.
 */
void
_glm_article_page_find_when_read (GlmArticlePage *self,
                                  const char     *text,
                                  gsize           position)
{
  g_free (self->find_later);
  self->find_later = g_strdup (text);
  self->find_later_from = position;
  if (glm_article_page_is_ready (self))
    _glm_article_page_find_later (self);
}

/*< private >
 * _glm_article_page_is_finding:
 *
 * Returns: whether the find bar is open
 */
gboolean
_glm_article_page_is_finding (GlmArticlePage *self)
{
  return self->find_bar != NULL && glm_find_bar_get_open (GLM_FIND_BAR (self->find_bar));
}

/*< private >
 * _glm_article_page_attach_find_bar:
 */
void
_glm_article_page_attach_find_bar (GlmArticlePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  glm_find_bar_set_up (GLM_FIND_BAR (self->find_bar), self->preferences, self->session);
  g_signal_connect_swapped (self->find_bar, "stepped", G_CALLBACK (step_match), self);
  g_signal_connect_swapped (self->find_bar, "entity-chosen", G_CALLBACK (on_entity_chosen), self);
  g_signal_connect_swapped (self->find_bar, "closed", G_CALLBACK (on_closed), self);
  g_signal_connect_swapped (self->find_bar, "notify::open", G_CALLBACK (on_open_changed), self);
  g_signal_connect_swapped (self->find_bar, "notify::open", G_CALLBACK (sync_toggle), self);
  g_signal_connect_object (glm_results_panel_get_model (GLM_RESULTS_PANEL (self->results)), "items-changed", G_CALLBACK (on_results_listed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->results, "match-activated", G_CALLBACK (on_match_activated), self);
  g_signal_connect_swapped (self->results, "match-entered", G_CALLBACK (on_match_entered), self);
  g_signal_connect_swapped (self->results, "suggestion-chosen", G_CALLBACK (on_suggestion_chosen), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_results_key_pressed), self);
  gtk_widget_add_controller (self->results, keys);
}

/*< private >
 * _glm_article_page_attach_find:
 */
void
_glm_article_page_attach_find (GlmArticlePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->session, "notify::matches", G_CALLBACK (light_matches), self);
  g_signal_connect_swapped (self->session, "notify::current-match", G_CALLBACK (light_matches), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_text_key_pressed), self);
  gtk_widget_add_controller (self->scroller, keys);
  g_signal_connect_swapped (self->ribbon, "chosen", G_CALLBACK (on_ribbon_chosen), self);
  g_signal_connect_swapped (self->ribbon, "going", G_CALLBACK (on_ribbon_going), self);
}
