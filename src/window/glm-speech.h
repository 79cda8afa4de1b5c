/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define GLM_TYPE_SPEECH (glm_speech_get_type ())
G_DECLARE_DERIVABLE_TYPE (GlmSpeech, glm_speech, GLM, SPEECH, GObject)

/**
 * GlmSpeechClass:
 * @say: begins to say a text and returns at once; "said" is emitted when it is over
 * @stop: says no more; "said" is not emitted for what was being said
 */
struct _GlmSpeechClass
{
  GObjectClass parent_class;

  void (*say)  (GlmSpeech *self, const char *text);
  void (*stop) (GlmSpeech *self);
};

/*
 * Signal "said" (gboolean done): what was to be said has been, or could not be.
 */
GlmSpeech *glm_speech_get_default (void);
void       glm_speech_say         (GlmSpeech  *self,
                                   const char *text);
void       glm_speech_stop        (GlmSpeech  *self);
void       glm_speech_emit_said   (GlmSpeech  *self,
                                   gboolean    done);

G_END_DECLS
