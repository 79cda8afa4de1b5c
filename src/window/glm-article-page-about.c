/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-file-dialog.h"
#include "glm-properties-window.h"
#include "glm-web-address.h"

#include <glib/gi18n-lib.h>

/*
 * What is known about the article, and about what stands in it, outside of it. The web is reached through the
 * reader's browser, and only when the reader asks.
 */

/*< private >
 * _glm_article_page_follow:
 * @address: of a link; an article may hold any, only those that a reader expects are followed
 */
void
_glm_article_page_follow (GlmArticlePage *self,
                          const char     *address)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *scheme = g_uri_parse_scheme (address);

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "mailto") != 0)
    return;
#if GTK_CHECK_VERSION (4, 10, 0)
  {
    g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);

    gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), NULL, NULL, NULL);
  }
#else
  gtk_show_uri (GTK_WINDOW (root), address, GDK_CURRENT_TIME);
#endif
}

static void
look_for_selection (GlmArticlePage *self,
                    const char     *pattern)
{
  g_autofree char *words = glm_article_view_dup_selected_text (GLM_ARTICLE_VIEW (self->view), FALSE);
  g_autofree char *address = words != NULL ? glm_web_address_dup (pattern, words) : NULL;

  if (address != NULL)
    _glm_article_page_follow (self, address);
  else
    _glm_article_page_toast (self, _("Select some words in the text first"), FALSE);
}

static void
on_search_web (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GlmArticlePage *self = data;

  look_for_selection (self, glm_preferences_get_string (self->preferences, GLM_PREFERENCE_SEARCH_ADDRESS));
}

static void
on_look_up (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  look_for_selection (data, GLM_WEB_ADDRESS_WIKIPEDIA);
}

static void
on_properties (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GlmArticlePage *self = data;
  GtkWidget *window;

  if (glm_session_get_document (self->session) == NULL)
    return;
  window = glm_properties_window_new (self->session);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_open_with (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GlmArticlePage *self = data;
  GFile *file = glm_article_page_get_file (self);

  if (file != NULL)
    glm_file_dialog_open_with (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), file);
}

/*< private >
 * _glm_article_page_add_about_actions:
 */
void
_glm_article_page_add_about_actions (GlmArticlePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "properties", .activate = on_properties },
    { .name = "open-with", .activate = on_open_with },
    { .name = "search-web", .activate = on_search_web },
    { .name = "look-up", .activate = on_look_up },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
