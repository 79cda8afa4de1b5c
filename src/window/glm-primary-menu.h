/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void glm_primary_menu_attach (GtkMenuButton  *button,
                              GMenuModel     *model,
                              GlmPreferences *preferences);

G_END_DECLS
