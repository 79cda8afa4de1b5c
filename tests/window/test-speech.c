/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <locale.h>
#include <string.h>

/* A voice that says nothing and writes down what it was to say. */
struct _FakeSpeech
{
  GlmSpeech  parent_instance;

  GPtrArray *said;
  guint      stopped;
};

#define FAKE_TYPE_SPEECH (fake_speech_get_type ())
G_DECLARE_FINAL_TYPE (FakeSpeech, fake_speech, FAKE, SPEECH, GlmSpeech)
G_DEFINE_FINAL_TYPE (FakeSpeech, fake_speech, GLM_TYPE_SPEECH)

static void
fake_speech_say (GlmSpeech  *speech,
                 const char *text)
{
  g_ptr_array_add (FAKE_SPEECH (speech)->said, g_strdup (text));
}

static void
fake_speech_stop (GlmSpeech *speech)
{
  FAKE_SPEECH (speech)->stopped++;
}

static void
fake_speech_finalize (GObject *object)
{
  g_ptr_array_unref (FAKE_SPEECH (object)->said);
  G_OBJECT_CLASS (fake_speech_parent_class)->finalize (object);
}

static void
fake_speech_class_init (FakeSpeechClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_speech_finalize;
  GLM_SPEECH_CLASS (klass)->say = fake_speech_say;
  GLM_SPEECH_CLASS (klass)->stop = fake_speech_stop;
}

static void
fake_speech_init (FakeSpeech *self)
{
  self->said = g_ptr_array_new_with_free_func (g_free);
}

static const char article[] = "La gare ouvre mardi. M. Durand viendra avec 1 200 élus.\n\nPersonne ne sera oublié.\n";

static GlmRange
get_lit (GlmArticlePage *page)
{
  guint n;
  const GlmRange *ranges = glm_article_view_get_highlights (GLM_ARTICLE_VIEW (page->view), GLM_HIGHLIGHT_SPOKEN, &n);

  return n == 1 ? ranges[0] : (GlmRange) { 0, 0 };
}

static gboolean
is_reading (GlmArticlePage *page)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (glm_article_page_get_actions (page), "read-aloud");

  return g_variant_get_boolean (state);
}

/* One sentence after the other is said and lit; then it is over. Asked again meanwhile, it stops. */
static void
test_read_aloud (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  g_autoptr (FakeSpeech) speech = g_object_new (FAKE_TYPE_SPEECH, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);
  GlmArticlePage *page;

  glm_window_open_bytes (GLM_WINDOW (window), bytes, "article.txt");
  gtk_window_present (GTK_WINDOW (window));
  page = glm_window_get_page (GLM_WINDOW (window));
  glm_test_wait_until (glm_article_page_is_ready (page));
  _glm_article_page_set_speech (page, GLM_SPEECH (speech));

  g_assert_true (gtk_widget_activate_action (window, "page.read-aloud", NULL));
  g_assert_true (is_reading (page));
  glm_test_wait_until (speech->said->len == 1);
  g_assert_cmpstr (speech->said->pdata[0], ==, "La gare ouvre mardi.");
  g_assert_cmpuint (get_lit (page).start, ==, 0);
  glm_speech_emit_said (GLM_SPEECH (speech), TRUE);
  g_assert_cmpstr (speech->said->pdata[1], ==, "Monsieur Durand viendra avec 1200 élus.");
  g_assert_cmpuint (get_lit (page).start, ==, strlen ("La gare ouvre mardi. "));
  glm_speech_emit_said (GLM_SPEECH (speech), TRUE);
  g_assert_cmpstr (speech->said->pdata[2], ==, "Personne ne sera oublié.");
  glm_speech_emit_said (GLM_SPEECH (speech), TRUE);
  g_assert_cmpuint (speech->said->len, ==, 3);
  g_assert_false (is_reading (page));
  g_assert_true (glm_range_is_empty (get_lit (page)));

  g_assert_true (gtk_widget_activate_action (window, "page.read-aloud", NULL));
  glm_test_wait_until (speech->said->len == 4);
  speech->stopped = 0;
  g_assert_true (gtk_widget_activate_action (window, "page.read-aloud", NULL));
  g_assert_cmpuint (speech->stopped, ==, 1);
  g_assert_false (is_reading (page));

  /* A voice that cannot speak is not asked for ever. */
  g_assert_true (gtk_widget_activate_action (window, "page.read-aloud", NULL));
  glm_test_wait_until (speech->said->len == 5);
  glm_speech_emit_said (GLM_SPEECH (speech), FALSE);
  g_assert_false (is_reading (page));
  g_assert_cmpuint (speech->said->len, ==, 5);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  g_test_add_func ("/speech/read-aloud", test_read_aloud);
  return g_test_run ();
}
