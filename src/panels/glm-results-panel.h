/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"
#include "glm-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_RESULTS_PANEL (glm_results_panel_get_type ())
G_DECLARE_FINAL_TYPE (GlmResultsPanel, glm_results_panel, GLM, RESULTS_PANEL, GtkWidget)

/*
 * Signals: "match-activated" (int match): the reader goes there;
 *          "match-entered" (int match): and reads on there;
 *          "suggestion-chosen" (string text): that is looked for instead.
 */
GtkWidget  *glm_results_panel_new       (GlmPreferences  *preferences,
                                         GlmSession      *session);
GListModel *glm_results_panel_get_model (GlmResultsPanel *self);

G_END_DECLS
