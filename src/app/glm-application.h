/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_APPLICATION (glm_application_get_type ())
G_DECLARE_FINAL_TYPE (GlmApplication, glm_application, GLM, APPLICATION, GtkApplication)

GlmApplication *glm_application_new             (void);
int             glm_application_get_exit_status (GlmApplication *self);

G_END_DECLS
