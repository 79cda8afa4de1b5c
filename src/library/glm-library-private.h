/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-library.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * @database: %NULL when it was damaged while it was open and no new one could be made
 * @mending: the words of the shelf are being made anew
 * @mended: they were
 */
struct _GlmLibrary
{
  GMutex   lock;
  sqlite3 *database;
  char    *path;
  gboolean mending;
  gboolean mended;
};

sqlite3      *_glm_library_file_open   (const char *path,
                                        GError    **error);
void          _glm_library_file_forget (const char *path);
void          _glm_library_file_leave  (sqlite3    *database);
sqlite3_stmt *_glm_library_prepare     (GlmLibrary *self,
                                        const char *sql,
                                        GError    **error);
gboolean      _glm_library_fail        (GlmLibrary *self,
                                        GError    **error);
gboolean      _glm_library_run         (GlmLibrary *self,
                                        const char *sql,
                                        GError    **error);
gboolean      _glm_library_step        (GlmLibrary   *self,
                                        sqlite3_stmt *statement,
                                        GError      **error);
gboolean      _glm_library_finish      (GlmLibrary *self,
                                        gboolean    done,
                                        GError    **error);

char         *_glm_library_dup_text    (sqlite3_stmt *statement,
                                        int           column);

gboolean      _glm_library_shelf_forget (GlmLibrary *self,
                                         const char *digests,
                                         const char *digest,
                                         GError    **error);
gboolean      _glm_library_shelf_clear  (GlmLibrary *self,
                                         GError    **error);
void          _glm_library_shelf_mend   (GlmLibrary *self);
void          _glm_library_shelf_add_functions (sqlite3 *database);

/**
 * GlmPlace:
 * @position: in bytes
 * @quote: the words that stand there
 * @before: the words before them
 *
 * A place in a text that can be found again in a changed one: the position and quote selectors of the W3C Web
 * Annotation model together.
 */
typedef struct
{
  gsize position;
  char *quote;
  char *before;
} GlmPlace;

GlmPlace glm_place_at    (const GlmDocument *document,
                          gsize              position);
gboolean glm_place_find  (const GlmPlace    *self,
                          const GlmDocument *document,
                          gsize             *position);
void     glm_place_clear (GlmPlace          *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GlmPlace, glm_place_clear)

G_END_DECLS
