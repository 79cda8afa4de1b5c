/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void full_disk_set   (const char *folder,
                      gsize       room);
void full_disk_clear (void);

G_END_DECLS
