/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-speech.h"

G_BEGIN_DECLS

#define GLM_TYPE_SPD_SPEECH (glm_spd_speech_get_type ())
G_DECLARE_FINAL_TYPE (GlmSpdSpeech, glm_spd_speech, GLM, SPD_SPEECH, GlmSpeech)

GlmSpeech *glm_spd_speech_new (void);

G_END_DECLS
