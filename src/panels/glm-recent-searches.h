/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

G_BEGIN_DECLS

char **glm_recent_searches_list  (GlmPreferences *preferences);
void   glm_recent_searches_add   (GlmPreferences *preferences,
                                  const char     *text);
void   glm_recent_searches_clear (GlmPreferences *preferences);

G_END_DECLS
