/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean glm_confinement_enter (guint64  addresses,
                                guint    seconds,
                                GError **error);

G_END_DECLS
