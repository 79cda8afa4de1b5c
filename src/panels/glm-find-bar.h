/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"
#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_FIND_BAR (glm_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (GlmFindBar, glm_find_bar, GLM, FIND_BAR, GtkWidget)

/*
 * Properties: "open" (boolean).
 * Signals: "stepped" (int step): the reader goes to the next or the previous match;
 *          "entity-chosen" (int entity): a person or institution that is called so was chosen;
 *          "closed" (gboolean keep): the bar was closed; with @keep the place found is kept.
 */
GtkWidget    *glm_find_bar_new        (void);
void          glm_find_bar_set_up     (GlmFindBar     *self,
                                       GlmPreferences *preferences,
                                       GlmSession     *session);
void          glm_find_bar_open       (GlmFindBar     *self,
                                       const char     *text);
void          glm_find_bar_close      (GlmFindBar     *self,
                                       gboolean        keep);
gboolean      glm_find_bar_get_open   (GlmFindBar     *self);
const char   *glm_find_bar_get_text   (GlmFindBar     *self);
void          glm_find_bar_set_text   (GlmFindBar     *self,
                                       const char     *text);
const char   *glm_find_bar_get_status (GlmFindBar     *self);

G_END_DECLS
