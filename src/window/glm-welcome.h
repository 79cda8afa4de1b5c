/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_WELCOME (glm_welcome_get_type ())
G_DECLARE_FINAL_TYPE (GlmWelcome, glm_welcome, GLM, WELCOME, GtkWidget)

void glm_welcome_set_recent (GlmWelcome *self,
                             GPtrArray  *entries);

G_END_DECLS
