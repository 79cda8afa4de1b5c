/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-library.h"

G_BEGIN_DECLS

/**
 * GlmKeepingDeed:
 * @library: where to
 * @data: what was given to glm_keeping_push()
 * @error: return location for a #GlmLibraryError
 *
 * Writes something to the library. Runs in a thread.
 *
 * Returns: whether it is kept
 */
typedef gboolean (*GlmKeepingDeed) (GlmLibrary *library,
                                    gpointer    data,
                                    GError    **error);

/**
 * GlmKeepingDone:
 * @owner: whoever wanted it kept
 * @message: (nullable): a sentence that says why it is not
 *
 * Runs in the main thread.
 */
typedef void (*GlmKeepingDone) (GObject    *owner,
                                const char *message);

void     glm_keeping_push   (GlmLibrary    *library,
                             GlmKeepingDeed deed,
                             gpointer       data,
                             GDestroyNotify data_free,
                             GObject       *owner,
                             GlmKeepingDone done);
gboolean glm_keeping_finish (gint64         microseconds);

G_END_DECLS
