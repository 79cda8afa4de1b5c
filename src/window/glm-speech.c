/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-speech.h"

#ifdef HAVE_SPEECH
#include "glm-spd-speech.h"
#endif

/**
 * GlmSpeech:
 *
 * A voice that says one text at a time.
 */

enum
{
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (GlmSpeech, glm_speech, G_TYPE_OBJECT)

static void
glm_speech_class_init (GlmSpeechClass *klass)
{
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_BOOLEAN);
}

static void
glm_speech_init (GlmSpeech *self)
{
}

/**
 * glm_speech_get_default:
 *
 * Returns: (transfer none) (nullable): the desktop's voice; %NULL where the program was built without
 */
GlmSpeech *
glm_speech_get_default (void)
{
#ifdef HAVE_SPEECH
  static GlmSpeech *speech = NULL;

  if (speech == NULL)
    speech = glm_spd_speech_new ();
  return speech;
#else
  return NULL;
#endif
}

/**
 * glm_speech_say:
 * @self: a voice that says nothing now
 * @text: in French
 */
void
glm_speech_say (GlmSpeech  *self,
                const char *text)
{
  g_return_if_fail (GLM_IS_SPEECH (self));

  GLM_SPEECH_GET_CLASS (self)->say (self, text);
}

/**
 * glm_speech_stop:
 * @self: a voice
 */
void
glm_speech_stop (GlmSpeech *self)
{
  g_return_if_fail (GLM_IS_SPEECH (self));

  GLM_SPEECH_GET_CLASS (self)->stop (self);
}

/**
 * glm_speech_emit_said:
 * @self: a voice
 * @done: whether it could say what it was given
 *
 * For classes of voices.
 */
void
glm_speech_emit_said (GlmSpeech *self,
                      gboolean   done)
{
  g_signal_emit (self, signals[SAID], 0, done);
}
