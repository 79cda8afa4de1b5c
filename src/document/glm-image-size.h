/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean glm_image_size_read (const guchar *data,
                              gsize         length,
                              guint        *width,
                              guint        *height,
                              const char  **type);

G_END_DECLS
