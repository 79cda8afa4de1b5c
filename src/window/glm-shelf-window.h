/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-library.h"

#include "glm-typography.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_SHELF_WINDOW (glm_shelf_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmShelfWindow, glm_shelf_window, GLM, SHELF_WINDOW, GtkWindow)

/*
 * Signals: "chosen" (const char *uri, const char *words): an article, and the words of it that were found; they may be "".
 *          "open-chosen" (guint number, const char *words): the same for one that is open.
 */
GtkWidget *glm_shelf_window_new      (GtkWindow                  *parent,
                                      GlmLibrary                 *library,
                                      const GlmTypographyOptions *typography);
void       glm_shelf_window_add_open (GlmShelfWindow    *self,
                                      guint              number,
                                      const char        *title,
                                      GlmDocument       *document,
                                      GlmTypographyPlan *plan);

G_END_DECLS
