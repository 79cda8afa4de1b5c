/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmArchive:
 *
 * The members of a ZIP archive in memory, by their names in it. Nothing is ever written anywhere, so what a name
 * looks like does not matter.
 */
typedef struct _GlmArchive GlmArchive;

GlmArchive *glm_archive_new      (const guint8 *data,
                                  gsize         length,
                                  GCancellable *cancellable,
                                  GError      **error);
void        glm_archive_free     (GlmArchive   *self);
GBytes     *glm_archive_get      (GlmArchive   *self,
                                  const char   *name);
GBytes     *glm_archive_find     (GlmArchive   *self,
                                  const char   *suffix);
gboolean    glm_archive_is_packed (const guint8 *data,
                                  gsize         length);
GBytes     *glm_archive_unpack   (const guint8 *data,
                                  gsize         length,
                                  GCancellable *cancellable,
                                  GError      **error);
char       *glm_archive_dup_folder (const char *name);
char       *glm_archive_resolve  (const char   *folder,
                                  const char   *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmArchive, glm_archive_free)

G_END_DECLS
