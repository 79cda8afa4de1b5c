/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-tokens.h"

#include <glib/gi18n-lib.h>

/*
 * The article read aloud, from the selection or from where the reader is, sentence after sentence; the one that is said is
 * lit, and shown where it is out of sight.
 */

static void
set_reading (GlmArticlePage *self,
             gboolean        reading)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "read-aloud");

  self->reading_aloud = reading;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (reading));
}

/*< private >
 * _glm_article_page_stop_speech:
 *
 * Says no more.
 */
void
_glm_article_page_stop_speech (GlmArticlePage *self)
{
  if (!self->reading_aloud)
    return;
  set_reading (self, FALSE);
  glm_speech_stop (self->speech);
  g_clear_pointer (&self->sentences, glm_tokens_unref);
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_SPOKEN, NULL, 0);
}

static void
say_sentence (GlmArticlePage *self)
{
  const char *text = glm_document_get_text (glm_session_get_document (self->session), NULL);
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  GlmRange range;

  do
    {
      if (self->sentence >= glm_tokens_get_n_sentences (self->sentences))
        {
          _glm_article_page_stop_speech (self);
          return;
        }
      range = glm_tokens_get_sentence (self->sentences, self->sentence++);
      g_free (words);
      words = g_strstrip (g_strndup (text + range.start, range.end - range.start));
    }
  while (*words == '\0');
  g_strdelimit (words, "\r\n\t", ' ');
  glm_article_view_set_highlights (GLM_ARTICLE_VIEW (self->view), GLM_HIGHLIGHT_SPOKEN, &range, 1);
  if (!glm_article_view_is_visible (GLM_ARTICLE_VIEW (self->view), range))
    glm_article_view_reveal (GLM_ARTICLE_VIEW (self->view), range, FALSE);
  spoken = glm_typography_dup_spoken (words);
  glm_speech_say (self->speech, spoken);
}

static void
on_said (GlmArticlePage *self,
         gboolean        done)
{
  if (!self->reading_aloud || self->sentences == NULL)
    return;
  if (done)
    say_sentence (self);
  else
    {
      _glm_article_page_stop_speech (self);
      _glm_article_page_toast (self, _("No voice answers. Is speech-dispatcher set up?"), FALSE);
    }
}

static void
find_sentences (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GlmTokens *tokens = glm_tokens_new (data, cancellable, &error);

  if (tokens != NULL)
    g_task_return_pointer (task, tokens, (GDestroyNotify) glm_tokens_unref);
  else
    g_task_return_error (task, error);
}

static void
on_sentences_found (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (source);
  g_autoptr (GlmTokens) tokens = g_task_propagate_pointer (G_TASK (result), NULL);
  GlmRange selection = { 0, 0 };
  gsize from;

  /* Another article came meanwhile, or the reader thought better of it. */
  if (tokens == NULL || !self->reading_aloud || self->sentences != NULL ||
      glm_session_get_document (self->session) != g_task_get_task_data (G_TASK (result)))
    return;
  self->sentences = g_steal_pointer (&tokens);
  from = glm_article_view_get_selection (GLM_ARTICLE_VIEW (self->view), &selection)
           ? selection.start
           : glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view));
  self->sentence = 0;
  while (self->sentence < glm_tokens_get_n_sentences (self->sentences) &&
         glm_tokens_get_sentence (self->sentences, self->sentence).end <= from)
    self->sentence++;
  say_sentence (self);
}

static void
on_read_aloud (GSimpleAction *action,
               GVariant      *state,
               gpointer       data)
{
  GlmArticlePage *self = data;
  GlmDocument *document = glm_session_get_document (self->session);
  g_autoptr (GTask) task = NULL;

  if (self->reading_aloud || document == NULL || self->speech == NULL)
    {
      _glm_article_page_stop_speech (self);
      return;
    }
  set_reading (self, TRUE);
  task = g_task_new (self, NULL, on_sentences_found, NULL);
  g_task_set_source_tag (task, on_read_aloud);
  g_task_set_task_data (task, glm_document_ref (document), (GDestroyNotify) glm_document_unref);
  g_task_run_in_thread (task, find_sentences);
}

/*< private >
 * _glm_article_page_set_speech:
 * @speech: (nullable): the voice that reads
 */
void
_glm_article_page_set_speech (GlmArticlePage *self,
                              GlmSpeech      *speech)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "read-aloud");

  _glm_article_page_stop_speech (self);
  if (self->speech != NULL)
    g_signal_handlers_disconnect_by_data (self->speech, self);
  g_set_object (&self->speech, speech);
  if (speech != NULL)
    g_signal_connect_swapped (speech, "said", G_CALLBACK (on_said), self);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), speech != NULL);
}

/*< private >
 * _glm_article_page_add_speech_actions:
 */
void
_glm_article_page_add_speech_actions (GlmArticlePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "read-aloud", .state = "false", .change_state = on_read_aloud },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  _glm_article_page_set_speech (self, glm_speech_get_default ());
}

/*< private >
 * _glm_article_page_dispose_speech:
 */
void
_glm_article_page_dispose_speech (GlmArticlePage *self)
{
  if (self->reading_aloud)
    glm_speech_stop (self->speech);
  self->reading_aloud = FALSE;
  if (self->speech != NULL)
    g_signal_handlers_disconnect_by_data (self->speech, self);
  g_clear_object (&self->speech);
  g_clear_pointer (&self->sentences, glm_tokens_unref);
}
