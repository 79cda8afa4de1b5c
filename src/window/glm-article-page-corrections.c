/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page's commands that correct names, take corrections back and make them hold everywhere. */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-corrections-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
on_undo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmArticlePage *self = data;

  glm_session_undo (self->session);
  _glm_article_page_toast (self, _("Correction undone"), FALSE);
  _glm_article_page_update_actions (self);
}

static void
on_redo (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmArticlePage *self = data;

  glm_session_redo (self->session);
  _glm_article_page_toast (self, _("Correction done again"), TRUE);
  _glm_article_page_update_actions (self);
}

static void
on_correct_everywhere (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       data)
{
  GlmArticlePage *self = data;

  glm_session_correct_everywhere (self->session);
  _glm_article_page_toast (self, _("This holds in all your articles; the list of corrections is in the menu"), FALSE);
  _glm_article_page_update_actions (self);
}

static void
on_corrections (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GlmArticlePage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (glm_corrections_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session)));
}

/* Occurrences of @name in the article: what adding it will mark. */
static guint
count_occurrences (GlmDocument *document,
                   const char  *name)
{
  const char *text = glm_document_get_text (document, NULL);
  guint n = 0;

  for (const char *p = strstr (text, name); p != NULL; p = strstr (p + strlen (name), name))
    n++;
  return n;
}

static void
on_add_entity (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GlmArticlePage *self = data;
  g_autofree char *name = glm_article_view_dup_selected_text (GLM_ARTICLE_VIEW (self->view), FALSE);
  g_autofree char *said = NULL;
  guint n;

  if (name == NULL || *g_strstrip (name) == '\0' || strchr (name, '\n') != NULL)
    {
      _glm_article_page_toast (self, _("Select a name in the text first"), FALSE);
      return;
    }
  n = count_occurrences (glm_session_get_document (self->session), name);
  glm_session_correct (self->session, GLM_CORRECTION_ADD, name, g_variant_get_string (parameter, NULL));
  /* Translators: said after a name was added; %s is the name, %u how often it stands in the text. */
  said = g_strdup_printf (ngettext ("“%s” added: %u mention", "“%s” added: %u mentions", n), name, n);
  _glm_article_page_toast (self, said, TRUE);
  _glm_article_page_update_actions (self);
}

static const GActionEntry entries[] = {
  { .name = "undo", .activate = on_undo },
  { .name = "redo", .activate = on_redo },
  { .name = "correct-everywhere", .activate = on_correct_everywhere },
  { .name = "corrections", .activate = on_corrections },
  { .name = "add-entity", .activate = on_add_entity, .parameter_type = "s" },
};

/*< private >
 * _glm_article_page_add_correction_actions:
 */
void
_glm_article_page_add_correction_actions (GlmArticlePage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}
