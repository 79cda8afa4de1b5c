/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"
#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_NOTHING_FOUND (glm_nothing_found_get_type ())
G_DECLARE_FINAL_TYPE (GlmNothingFound, glm_nothing_found, GLM, NOTHING_FOUND, GtkWidget)

/*
 * Signal: "suggestion-chosen" (string text): that is looked for instead.
 */
GtkWidget *glm_nothing_found_new    (GlmPreferences  *preferences,
                                     GlmSession      *session);
void       glm_nothing_found_update (GlmNothingFound *self);

G_END_DECLS
