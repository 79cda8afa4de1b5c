/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void glm_family_drop_down_attach (GtkDropDown    *drop_down,
                                  GlmPreferences *preferences);

G_END_DECLS
