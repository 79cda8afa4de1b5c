/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-encoding-window.h"
#include "glm-outline-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ZOOM_STEP 1.1
/* As X and Wayland number them. */
#define MOUSE_BACK    8
#define MOUSE_FORWARD 9

#define ZOOM_MIN  0.5
#define ZOOM_MAX  4.0

static void
on_next_mention (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  GlmArticlePage *self = data;
  int entity = glm_session_get_selected_entity (self->session);

  if (entity >= 0)
    _glm_article_page_select_entity (self, entity, 1);
}

static void
on_previous_mention (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  GlmArticlePage *self = data;
  int entity = glm_session_get_selected_entity (self->session);

  if (entity >= 0)
    _glm_article_page_select_entity (self, entity, -1);
}

static void
on_clear_selection (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  GlmArticlePage *self = data;

  _glm_article_page_hide_card (self);
  glm_entity_list_unselect_all (glm_entity_panel_get_list (glm_article_page_get_panel (self)));
  glm_session_select_entity (self->session, -1);
  _glm_article_page_light (self);
}

static void
on_focus_filter (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  GlmArticlePage *self = data;

  _glm_article_page_show_pane (self, "entities");
  glm_entity_panel_focus_filter (glm_article_page_get_panel (self));
}

static void
on_cycle_highlight (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  GlmArticlePage *self = data;
  const char *mode = glm_preferences_get_string (self->preferences, GLM_PREFERENCE_HIGHLIGHT_MODE);
  const char *next = "none";
  const char *said = _("Names are not marked");

  if (g_strcmp0 (mode, "none") == 0)
    {
      next = "selection";
      said = _("The selected name is marked");
    }
  else if (g_strcmp0 (mode, "selection") == 0)
    {
      next = "all";
      said = _("All names are marked");
    }
  g_object_set (self->preferences, "highlight-mode", next, NULL);
  _glm_article_page_toast (self, said, FALSE);
}

/* Whose mention is selected in the text, or has the caret in it or at its end. */
static gboolean
find_in_text (GlmArticlePage *self,
              guint          *entity,
              guint          *mention)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);
  GlmRange range;

  if (glm_article_view_get_selection (view, &range))
    return glm_entities_find (entities, range.start, entity, mention);
  return glm_article_view_get_caret_mode (view) &&
         (glm_entities_find (entities, range.start, entity, mention) ||
          (range.start > 0 && glm_entities_find (entities, range.start - 1, entity, mention)));
}

/* The card of the row that has the keyboard, else of what the text is at, else of what is selected. */
static void
on_card (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmArticlePage *self = data;
  GlmEntities *entities = glm_session_get_entities (self->session);
  int row = glm_entity_panel_get_focused (glm_article_page_get_panel (self));
  int selected = glm_session_get_selected_entity (self->session);
  guint entity;
  guint mention;

  if (entities == NULL)
    return;
  /* One that came by the pointer has no keyboard to give. */
  _glm_article_page_hide_card (self);
  if (row >= 0)
    _glm_article_page_show_card (self, row, row == selected ? glm_session_get_current_mention (self->session) : 0, TRUE);
  else if (find_in_text (self, &entity, &mention))
    _glm_article_page_show_card (self, (int) entity, (int) mention, TRUE);
  else if (selected >= 0)
    _glm_article_page_show_card (self, selected, glm_session_get_current_mention (self->session), TRUE);
}

static void
on_show_pane (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GlmArticlePage *self = data;
  const char *name = g_variant_get_string (parameter, NULL);

  _glm_article_page_show_pane (self, name);
  if (g_str_equal (name, "entities"))
    glm_entity_panel_focus_entity (glm_article_page_get_panel (self), glm_session_get_selected_entity (self->session));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->sidebar_pages)), GTK_DIR_TAB_FORWARD);
}

/* From the header to the text to the sidebar to the find bar and round again. */
static void
cycle_focus (GlmArticlePage *self,
             gboolean        forward)
{
  GtkWidget *stops[4];
  guint n = 0;
  guint at = 0;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *header = GTK_IS_WINDOW (root) ? gtk_window_get_titlebar (GTK_WINDOW (root)) : NULL;

  _glm_article_page_furnish (self);
  if (header != NULL)
    stops[n++] = header;
  at = n;
  stops[n++] = self->scroller;
  if (_glm_article_page_get_sidebar (self))
    stops[n++] = self->sidebar;
  if (_glm_article_page_is_finding (self))
    stops[n++] = self->find_bar;
  for (guint i = 0; i < n; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, stops[i]))
      at = i;
  at = (at + (forward ? 1 : n - 1)) % n;
  if (stops[at] == self->scroller)
    gtk_widget_grab_focus (self->view);
  else
    gtk_widget_child_focus (stops[at], GTK_DIR_TAB_FORWARD);
}

static void
on_next_pane (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  cycle_focus (data, TRUE);
}

static void
on_previous_pane (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  cycle_focus (data, FALSE);
}

static void
go_to_step (GlmArticlePage *self,
            gboolean        back)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (self->view);
  gsize here = glm_article_view_get_reading_position (view);
  gsize position;

  if (back ? glm_reading_history_back (self->history, here, &position)
           : glm_reading_history_forward (self->history, here, &position))
    glm_article_view_set_reading_position (view, position);
  if (back)
    {
      g_clear_handle_id (&self->return_id, g_source_remove);
      gtk_revealer_set_reveal_child (GTK_REVEALER (self->return_revealer), FALSE);
      gtk_widget_set_visible (self->return_revealer, FALSE);
    }
  _glm_article_page_update_actions (self);
}

static void
on_back (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  go_to_step (data, TRUE);
}

static void
on_forward (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  go_to_step (data, FALSE);
}

static void
on_reload (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  glm_session_reload (((GlmArticlePage *) data)->session);
}

static void
on_stop (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  glm_session_stop (((GlmArticlePage *) data)->session);
}

/* What reader mode left out comes back, and goes again. */
static void
on_encoding (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GlmArticlePage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (glm_encoding_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session)));
}

static void
on_whole_page (GSimpleAction *action,
               GVariant      *state,
               gpointer       data)
{
  GlmArticlePage *self = data;
  gboolean whole = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  if (whole == glm_session_get_whole_page (self->session))
    return;
  glm_session_set_whole_page (self->session, whole);
  _glm_article_page_toast (self, whole ? _("The whole page is shown") : _("The article alone is shown"), FALSE);
}

static void
set_zoom (GlmArticlePage *self,
          double          zoom)
{
  g_autofree char *said = NULL;

  zoom = CLAMP (zoom, ZOOM_MIN, ZOOM_MAX);
  g_object_set (self->preferences, "zoom", zoom, NULL);
  /* Translators: the size of the text; %.0f is a number, %% prints a per cent sign. */
  said = g_strdup_printf (_("Text size %.0f%%"), zoom * 100);
  _glm_article_page_toast (self, said, FALSE);
}

static void
on_zoom_in (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  GlmArticlePage *self = data;

  set_zoom (self, glm_preferences_get_double (self->preferences, GLM_PREFERENCE_ZOOM) * ZOOM_STEP);
}

static void
on_zoom_out (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GlmArticlePage *self = data;

  set_zoom (self, glm_preferences_get_double (self->preferences, GLM_PREFERENCE_ZOOM) / ZOOM_STEP);
}

static void
on_zoom_reset (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  set_zoom (data, 1);
}

/*< private >
 * _glm_article_page_show_changes:
 *
 * Marks what typography changed, in the blocks that can be seen: the others are set only when they
 * come into sight.
 */
void
_glm_article_page_show_changes (GlmArticlePage *self)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  GlmTypographyPlan *plan = glm_session_get_plan (self->session);
  GlmDocument *document = glm_session_get_document (self->session);
  GlmRange visible;
  guint last;

  if (!self->show_changes || plan == NULL || document == NULL || glm_document_get_n_blocks (document) == 0)
    {
      glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_CHANGES, NULL, 0);
      return;
    }
  visible = glm_article_view_get_visible_range (GLM_ARTICLE_VIEW (self->view));
  last = glm_document_find_block (document, visible.end);
  for (guint i = glm_document_find_block (document, visible.start);
       i <= last && i < glm_document_get_n_blocks (document); i++)
    {
      g_autoptr (GlmDisplayText) text = glm_typography_plan_set_block (plan, i);
      const GlmBlock *block = glm_document_get_block (document, i);
      guint n;
      const GlmEdit *edits = glm_display_text_get_edits (text, &n);

      for (guint j = 0; j < n; j++)
        {
          GlmRange range = edits[j].source;

          /* What was inserted stands between two letters: the one after it is marked. */
          if (glm_range_is_empty (range) && range.end < block->range.end)
            {
              const char *at = glm_document_get_text (document, NULL) + range.end;

              range.end += (gsize) (g_utf8_next_char (at) - at);
            }
          if (ranges->len > 0 && g_array_index (ranges, GlmRange, ranges->len - 1).end > range.start)
            range.start = g_array_index (ranges, GlmRange, ranges->len - 1).end;
          if (!glm_range_is_empty (range))
            g_array_append_val (ranges, range);
        }
    }
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_CHANGES,
                                   (const GlmRange *) ranges->data, ranges->len);
}

static void
on_show_changes (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       data)
{
  GlmArticlePage *self = data;

  g_simple_action_set_state (action, state);
  self->show_changes = g_variant_get_boolean (state);
  _glm_article_page_show_changes (self);
}

static void
on_sidebar (GSimpleAction *action,
            GVariant      *state,
            gpointer       data)
{
  _glm_article_page_set_sidebar (data, g_variant_get_boolean (state));
}

static const GActionEntry entries[] = {
  { .name = "next-mention", .activate = on_next_mention },
  { .name = "previous-mention", .activate = on_previous_mention },
  { .name = "clear-selection", .activate = on_clear_selection },
  { .name = "focus-filter", .activate = on_focus_filter },
  { .name = "cycle-highlight", .activate = on_cycle_highlight },
  { .name = "card", .activate = on_card },
  { .name = "show-pane", .activate = on_show_pane, .parameter_type = "s" },
  { .name = "next-pane", .activate = on_next_pane },
  { .name = "previous-pane", .activate = on_previous_pane },
  { .name = "back", .activate = on_back },
  { .name = "forward", .activate = on_forward },
  { .name = "reload", .activate = on_reload },
  { .name = "stop", .activate = on_stop },
  { .name = "zoom-in", .activate = on_zoom_in },
  { .name = "zoom-out", .activate = on_zoom_out },
  { .name = "zoom-reset", .activate = on_zoom_reset },
  { .name = "sidebar", .state = "false", .change_state = on_sidebar },
  { .name = "show-changes", .state = "false", .change_state = on_show_changes },
  { .name = "encoding", .activate = on_encoding },
  { .name = "whole-page", .state = "false", .change_state = on_whole_page },
};

static void
enable (GlmArticlePage *self,
        const char     *name,
        gboolean        enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Other formats say in what their letters are written. */
static gboolean
has_encoding (GlmArticlePage *self)
{
  static const char *const formats[] = { "html", "text", "markdown" };
  const char *format = glm_document_get_metadata (glm_session_get_document (self->session))->format;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (format, formats[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_web_page (GlmArticlePage *self)
{
  const char *format = glm_document_get_metadata (glm_session_get_document (self->session))->format;

  return format != NULL && strcmp (format, "html") == 0;
}

/* Another file that was opened in this tab is an article again. */
static void
set_whole_page (GlmArticlePage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "whole-page");

  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (glm_session_get_whole_page (self->session)));
}

/*< private >
 * _glm_article_page_update_actions:
 *
 * Which commands make sense now.
 */
void
_glm_article_page_update_actions (GlmArticlePage *self)
{
  gboolean ready = glm_session_get_document (self->session) != NULL;
  gboolean selected = glm_session_get_selected_entity (self->session) >= 0;
  GlmMatches *matches = glm_session_get_matches (self->session);
  guint n = 0;

  if (matches != NULL)
    glm_matches_get (matches, &n);
  enable (self, "next-mention", selected);
  enable (self, "previous-mention", selected);
  enable (self, "whole-page", ready && is_web_page (self));
  enable (self, "encoding", ready && has_encoding (self));
  enable (self, "stop", glm_session_get_state (self->session) == GLM_SESSION_LOADING);
  set_whole_page (self);
  enable (self, "print", ready);
  enable (self, "print-preview", ready);
  enable (self, "properties", ready);
  enable (self, "open-with", glm_article_page_get_file (self) != NULL);
  enable (self, "search-web", ready);
  enable (self, "look-up", ready);
  enable (self, "export-article", ready);
  enable (self, "find", ready);
  enable (self, "find-open", ready);
  enable (self, "find-next", n > 0);
  enable (self, "find-previous", n > 0);
  enable (self, "back", glm_reading_history_can_back (self->history));
  enable (self, "forward", glm_reading_history_can_forward (self->history));
  enable (self, "undo", glm_session_can_undo (self->session));
  enable (self, "redo", glm_session_can_redo (self->session));
  enable (self, "correct-everywhere", glm_session_can_undo (self->session));
  enable (self, "add-entity", ready);
  enable (self, "copy-entities", glm_session_get_entities (self->session) != NULL);
  enable (self, "export-entities-as", glm_session_get_entities (self->session) != NULL);
  enable (self, "export-entities", glm_session_get_entities (self->session) != NULL);
}

/* A property action would own the page, which owns the action. */
static void
sync_sidebar (GlmArticlePage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "sidebar");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (_glm_article_page_get_sidebar (self)));
}

/* The buttons beside a mouse's wheel go back and forward, as in browsers. */
static void
on_mouse_button (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GlmArticlePage  *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != MOUSE_BACK && button != MOUSE_FORWARD)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == MOUSE_BACK ? "page.back" : "page.forward", NULL);
}

static void
add_mouse_buttons (GlmArticlePage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_mouse_button), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Keys that entries use for themselves must not be taken before them, so they are not accelerators. */
static void
add_late_shortcuts (GlmArticlePage *self)
{
  static const char *const shortcuts[][2] = {
    { "<Control>z", "page.undo" },
    { "<Shift><Control>z", "page.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i][0]),
                                                            gtk_named_action_new (shortcuts[i][1])));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/*< private >
 * _glm_article_page_install_actions:
 *
 * The "page." commands.
 */
void
_glm_article_page_install_actions (GlmArticlePage *self)
{
  g_autoptr (GPropertyAction) french = g_property_action_new ("french-typography", self->preferences,
                                                              "french-typography");

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  _glm_article_page_add_list_actions (self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (french));
  _glm_article_page_add_print_actions (self);
  _glm_article_page_add_correction_actions (self);
  _glm_article_page_add_about_actions (self);
  _glm_article_page_add_speech_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (self->actions));
  g_signal_connect (self, "notify::sidebar-shown", G_CALLBACK (sync_sidebar), NULL);
  add_late_shortcuts (self);
  add_mouse_buttons (self);
}
