/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_NAME_CHOOSER (glm_name_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GlmNameChooser, glm_name_chooser, GLM, NAME_CHOOSER, GtkPopover)

GtkWidget *glm_name_chooser_new      (const char        *title,
                                      const char *const *names,
                                      gboolean           free_text);
void       glm_name_chooser_set_text (GlmNameChooser    *self,
                                      const char        *text);

G_END_DECLS
