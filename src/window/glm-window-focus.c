/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The keyboard is where the reader reads. What was done in the header bar, in a menu or with a tab gives it back; Space and
 * Page Down would do nothing otherwise, or the same thing again.
 */

#include "config.h"

#include "glm-window-private.h"

/* What has the keyboard in the article shown is what gets it back. */
static void
on_focus_changed (GlmWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && self->notebook != NULL && focus != self->notebook && gtk_widget_is_ancestor (focus, self->notebook))
    g_set_weak_pointer (&self->focus_in_page, focus);
}

static void
give_back (GlmWindow *self)
{
  GlmArticlePage *page = glm_window_get_page (self);

  if (page == NULL)
    return;
  if (self->focus_in_page == NULL || !gtk_widget_is_ancestor (self->focus_in_page, GTK_WIDGET (page)) ||
      !gtk_widget_get_mapped (self->focus_in_page) || !gtk_widget_grab_focus (self->focus_in_page))
    gtk_widget_grab_focus (GTK_WIDGET (page));
}

static gboolean
focus_page (gpointer data)
{
  GlmWindow *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GlmArticlePage *page = glm_window_get_page (self);

  self->focus_id = 0;
  if (page != NULL && (focus == NULL || !GTK_IS_TEXT (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    gtk_widget_grab_focus (GTK_WIDGET (page));
  return G_SOURCE_REMOVE;
}

/*
 * A tab is shown to be read: the keyboard goes to its text, or stays in an entry of it. GTK would leave it on the tab where the
 * article has not been read yet, and after a click. Who walks along the tabs with the arrows stays there.
 */
static void
on_switch_page (GtkNotebook *notebook,
                GtkWidget   *page,
                guint        number,
                GlmWindow   *self)
{
  if (gtk_root_get_focus (GTK_ROOT (self)) != GTK_WIDGET (notebook) && self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_HIGH, focus_page, self, NULL);
}

/* After what was chosen was done: it may have given the keyboard to something itself. GTK would leave it on the button, or, after
 * a line of a menu within the menu, on what is no longer shown. */
static gboolean
leave_menu (gpointer data)
{
  GlmWindow *self = data;
  GtkWidget *focus;

  if (self->notebook == NULL)
    return G_SOURCE_REMOVE;
  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (focus == NULL || !gtk_widget_get_mapped (focus) || gtk_widget_is_ancestor (focus, self->header_bar))
    give_back (self);
  return G_SOURCE_REMOVE;
}

static void
on_menu_closed (GlmWindow *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, leave_menu, g_object_ref (self), g_object_unref);
}

static void
on_menu_made (GtkMenuButton *button,
              GParamSpec    *pspec,
              GlmWindow     *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL)
    g_signal_connect_object (popover, "closed", G_CALLBACK (on_menu_closed), self, G_CONNECT_SWAPPED);
}

/* Without an article there are two panes: the header bar and the welcome. */
static void
on_other_pane (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GlmWindow *self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean in_header = focus != NULL && gtk_widget_is_ancestor (focus, self->header_bar);

  gtk_widget_child_focus (in_header ? self->states : self->header_bar, GTK_DIR_TAB_FORWARD);
}

/*< private >
 * _glm_window_new_empty_actions:
 *
 * Returns: (transfer full): what stands for the actions of an article where there is none
 */
GActionGroup *
_glm_window_new_empty_actions (GlmWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "next-pane", .activate = on_other_pane },
    { .name = "previous-pane", .activate = on_other_pane },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  return G_ACTION_GROUP (group);
}

/*< private >
 * _glm_window_attach_focus:
 */
void
_glm_window_attach_focus (GlmWindow *self)
{
  GtkWidget *buttons[] = { self->recent_button, self->style_button, self->menu_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_signal_connect_object (buttons[i], "notify::popover", G_CALLBACK (on_menu_made), self, 0);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_changed), NULL);
  g_signal_connect (self->notebook, "switch-page", G_CALLBACK (on_switch_page), self);
}
