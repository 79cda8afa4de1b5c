/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        glm_panels_init         (void);
void        glm_panels_add_style    (GdkDisplay    *display);
GMenuModel *_glm_panels_get_menu    (const char    *id);
void        _glm_panels_attach_menu (GtkMenuButton *button,
                                     const char    *id);

G_END_DECLS
