/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The buttons of a page do its commands themselves. In GTK 4.8 each tab that comes while another is there has what is above the
 * tabs watch once more every action that a widget of it names, for ever; the more tabs have come and gone, the longer each
 * change of an action takes.
 */

#include "config.h"

#include "glm-article-page-private.h"

#include <string.h>

#define PREFIX "page."

static void
on_clicked (GtkWidget  *button,
            const char *name)
{
  gtk_widget_activate_action (button, name, NULL);
}

static void
bind (GlmArticlePage *self,
      GtkWidget      *button)
{
  const char *name = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  char *kept;

  if (name == NULL || gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)) != NULL)
    return;
  kept = g_strdup (name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
  if (g_str_has_prefix (kept, PREFIX))
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), kept + strlen (PREFIX));

      g_object_bind_property (action, "enabled", button, "sensitive", G_BINDING_SYNC_CREATE);
    }
  else
    /* As long as nobody did it, GTK did not let it be clicked. */
    gtk_widget_set_sensitive (button, TRUE);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), kept, (GClosureNotify) (GCallback) g_free, 0);
}

/*< private >
 * _glm_article_page_bind_buttons:
 * @root: a widget of the page, not yet in a window
 *
 * Lets the buttons in it that name an action do it. They can be clicked while it can be done.
 */
void
_glm_article_page_bind_buttons (GlmArticlePage *self,
                                GtkWidget      *root)
{
  if (GTK_IS_BUTTON (root))
    bind (self, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    _glm_article_page_bind_buttons (self, child);
}
