/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmFileWatch:
 *
 * Somebody who looks whether a file is written to.
 */
typedef struct _GlmFileWatch GlmFileWatch;

/**
 * GlmFileWatchChanged:
 * @etag: what tells the present state of the file from others
 * @data: what was given to glm_file_watch_new()
 *
 * The file may have been written to. Runs in the main thread.
 */
typedef void (*GlmFileWatchChanged) (const char *etag,
                                     gpointer    data);

GlmFileWatch *glm_file_watch_new  (GFile              *file,
                                   GlmFileWatchChanged changed,
                                   gpointer            data);
void          glm_file_watch_free (GlmFileWatch       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmFileWatch, glm_file_watch_free)

G_END_DECLS
