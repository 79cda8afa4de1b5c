/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void glm_menu_labels_fit (GtkMenuButton *button);

G_END_DECLS
