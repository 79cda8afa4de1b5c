/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"
#include "glm-window.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmOpenWindows:
 *
 * What is open, written down while it is, so that it opens again at the next start, however this one ends.
 */
typedef struct _GlmOpenWindows GlmOpenWindows;

/**
 * GlmMakeWindow:
 * @data: what was given with it
 *
 * Returns: (transfer none): a new window of the application, without tabs
 */
typedef GlmWindow *(*GlmMakeWindow) (gpointer data);

GlmOpenWindows *glm_open_windows_new     (GtkApplication *application,
                                          GlmPreferences *preferences);
void            glm_open_windows_free    (GlmOpenWindows *self);
gboolean        glm_open_windows_restore (GlmOpenWindows *self,
                                          GlmMakeWindow   make,
                                          gpointer        data);
void            glm_open_windows_offer   (GlmOpenWindows *self,
                                          GlmWindow      *window);
void            glm_open_windows_forget  (GlmOpenWindows *self);
void            glm_open_windows_finish  (GlmOpenWindows *self);

G_END_DECLS
