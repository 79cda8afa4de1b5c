/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-shortcuts-window.h"
#include "glm-window-private.h"

static void
on_style (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  GlmWindow *self = data;

  if (gtk_widget_get_visible (self->style_button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->style_button));
}

/* The text's context menu speaks of the selection; the page that is shown has it. */
static void
on_selection (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  static const struct
  {
    const char *name;
    const char *page_action;
    const char *kind;
  } table[] = {
    { "find-selection", "find", NULL },
    { "add-person", "add-entity", "person" },
    { "add-institution", "add-entity", "institution" },
  };
  GlmArticlePage *page = glm_window_get_page (data);

  for (guint i = 0; page != NULL && i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (g_action_get_name (G_ACTION (action)), table[i].name))
      g_action_group_activate_action (glm_article_page_get_actions (page), table[i].page_action,
                                      table[i].kind != NULL ? g_variant_new_string (table[i].kind) : NULL);
}

static void
on_fullscreen (GSimpleAction *action,
               GVariant      *state,
               gpointer       data)
{
  if (g_variant_get_boolean (state))
    gtk_window_fullscreen (GTK_WINDOW (data));
  else
    gtk_window_unfullscreen (GTK_WINDOW (data));
}

/* A property action would own the window, which owns the action. */
static void
sync_fullscreen (GlmWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "fullscreen");

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (gtk_window_is_fullscreen (GTK_WINDOW (self))));
}

static void
on_show_help_overlay (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       data)
{
  gtk_window_present (GTK_WINDOW (glm_shortcuts_window_new (GTK_WINDOW (data))));
}

static const GActionEntry entries[] = {
  { .name = "fullscreen", .state = "false", .change_state = on_fullscreen },
  { .name = "style", .activate = on_style },
  { .name = "show-help-overlay", .activate = on_show_help_overlay },
  { .name = "find-selection", .activate = on_selection },
  { .name = "add-person", .activate = on_selection },
  { .name = "add-institution", .activate = on_selection },
};

/*< private >
 * _glm_window_install_actions:
 *
 * The "win." commands but those that open something and those of tabs.
 */
void
_glm_window_install_actions (GlmWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (sync_fullscreen), NULL);
}
