/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-byline.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_AFTER_MS 300
#define PULSE_MS          80

/*
 * How far the article is: being read, shown, failed, or changed on disk since; and what it is called.
 */

/* A name may be no text, or take several lines; one that is shown may not. */
static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  char *shown = g_filename_display_name (name != NULL ? name : "");

  return g_strdelimit (shown, "\n\r\t", ' ');
}

/*< private >
 * _glm_article_page_set_titles:
 *
 * Takes title and subtitle from the article, typeset as the page is, or from its file's name while there is none.
 */
void
_glm_article_page_set_titles (GlmArticlePage *self)
{
  GlmDocument *document = glm_session_get_document (self->session);
  GlmTypographyPlan *plan = glm_session_get_plan (self->session);
  GFile *file = glm_article_page_get_file (self);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  if (document != NULL)
    {
      self->title = plan != NULL ? glm_typography_plan_dup_title (plan) : glm_document_dup_title (document);
      self->subtitle = glm_byline_dup_subtitle (document, plan);
    }
  if (self->title == NULL && file != NULL)
    self->title = dup_name (file);
  g_object_notify (G_OBJECT (self), "title");
  g_object_notify (G_OBJECT (self), "subtitle");
}

static gboolean
pulse (gpointer data)
{
  GlmArticlePage *self = data;

  gtk_widget_set_visible (self->progress, TRUE);
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  return G_SOURCE_CONTINUE;
}

/* Nothing to look at meanwhile: what is waited for, and how not to. */
static void
show_opening (GlmArticlePage *self)
{
  GFile *file = glm_session_get_file (self->session);
  g_autofree char *shown = file != NULL ? dup_name (file) : NULL;
  /* Translators: %s is the name of a file. */
  g_autofree char *sentence = shown != NULL ? g_strdup_printf (_("Opening “%s”"), shown) : g_strdup (_("Opening the Text"));

  gtk_label_set_text (GTK_LABEL (self->opening_label), sentence);
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "opening");
}

static gboolean
begin_pulse (gpointer data)
{
  GlmArticlePage *self = data;

  if (glm_session_get_document (self->session) == NULL)
    show_opening (self);
  self->pulse_id = g_timeout_add (PULSE_MS, pulse, self);
  return G_SOURCE_REMOVE;
}

static void
show_banner (GlmArticlePage *self,
             const char     *text)
{
  gtk_label_set_text (GTK_LABEL (self->banner_label), text != NULL ? text : "");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->banner), text != NULL);
}

/* An article that was there stays when a reload fails; else the page says what went wrong. */
static void
show_failure (GlmArticlePage *self)
{
  const GError *error = glm_session_get_error (self->session);
  GFile *file = glm_session_get_file (self->session);
  g_autofree char *shown = file != NULL ? dup_name (file) : NULL;
  g_autofree char *sentence = NULL;

  if (glm_session_get_document (self->session) != NULL)
    {
      show_banner (self, error != NULL ? error->message : NULL);
      return;
    }
  /* Translators: %s is the name of a file. */
  sentence = shown != NULL ? g_strdup_printf (_("“%s” Could Not Be Opened"), shown)
                           : g_strdup (_("The Text Could Not Be Opened"));
  gtk_label_set_text (GTK_LABEL (self->error_label), sentence);
  gtk_label_set_text (GTK_LABEL (self->error_reason), error != NULL ? error->message : "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->states), "error");
}

/*< private >
 * _glm_article_page_show_state:
 *
 * Shows what the session's state is: being read, there, or failed.
 */
void
_glm_article_page_show_state (GlmArticlePage *self)
{
  GlmSessionState state = glm_session_get_state (self->session);

  if (state == GLM_SESSION_LOADING && self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PROGRESS_AFTER_MS, begin_pulse, self);
  else if (state != GLM_SESSION_LOADING)
    {
      g_clear_handle_id (&self->pulse_id, g_source_remove);
      gtk_widget_set_visible (self->progress, FALSE);
      /* Its disk has answered: so it will when it is asked to say what changes. */
      if (self->watch == NULL)
        _glm_article_page_watch_file (self, glm_session_get_file (self->session));
    }
  if (state == GLM_SESSION_READY)
    {
      show_banner (self, glm_document_get_metadata (glm_session_get_document (self->session))->is_teaser
                           ? _("This is only the beginning of the article: the site keeps the rest for those who subscribe.")
                           : NULL);
      gtk_stack_set_visible_child_name (GTK_STACK (self->states), "article");
      _glm_article_page_say_left_out (self);
      _glm_article_page_find_later (self);
    }
  else if (state == GLM_SESSION_FAILED)
    show_failure (self);
  _glm_article_page_set_titles (self);
  _glm_article_page_update_actions (self);
}

/* It may be spoken of a change when it was read already. What could not be read has changed since it was first looked at. */
static void
on_file_changed (const char *etag,
                 gpointer    data)
{
  GlmArticlePage *self = data;
  const char *read = glm_session_get_etag (self->session);

  if (read == NULL && self->unread_etag == NULL)
    self->unread_etag = g_strdup (etag);
  if (g_strcmp0 (etag, read != NULL ? read : self->unread_etag) != 0)
    show_banner (self, _("The file has changed on disk."));
}

/*< private >
 * _glm_article_page_dismiss_banner:
 */
void
_glm_article_page_dismiss_banner (GtkButton      *button,
                                  GlmArticlePage *self)
{
  show_banner (self, NULL);
}

/*< private >
 * _glm_article_page_watch_file:
 * @file: (nullable): what is shown; %NULL for a text that is in no file
 *
 * Says so when somebody writes to the file.
 */
void
_glm_article_page_watch_file (GlmArticlePage *self,
                              GFile          *file)
{
  g_clear_pointer (&self->watch, glm_file_watch_free);
  g_clear_pointer (&self->unread_etag, g_free);
  if (file != NULL && g_file_is_native (file))
    self->watch = glm_file_watch_new (file, on_file_changed, self);
}
