/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One SQLite database in WAL mode. A document is known by the digest of its text; where a text has
 * changed, its address leads to the last digest, and the place is found again by the words around it. Nothing a
 * reader did is kept in the article's own file.
 */

#include "config.h"

#include "glm-library-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (glm-library-error-quark, glm_library_error)

/**
 * glm_library_dup_default_path:
 *
 * Returns: (transfer full): `$XDG_DATA_HOME/guillemet/library.db`
 */
char *
glm_library_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "guillemet", "library.db", NULL);
}

/**
 * glm_library_open:
 * @path: a file; it and its folder are made where they are missing, for the user alone
 * @error: return location for a #GlmLibraryError
 *
 * A database of a newer version is left alone. A damaged one is set aside: then @error is set to
 * %GLM_LIBRARY_ERROR_DAMAGED *and* a new, empty library is returned.
 *
 * Returns: (transfer full) (nullable): the library
 */
GlmLibrary *
glm_library_open (const char *path,
                  GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GlmLibrary *self;
  sqlite3 *database;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN,
                   _("Reading places cannot be kept: the folder “%s” cannot be made (%s)."), folder, g_strerror (errno));
      return NULL;
    }
  database = _glm_library_file_open (path, error);
  if (database == NULL)
    return NULL;
  self = g_atomic_rc_box_new0 (GlmLibrary);
  g_mutex_init (&self->lock);
  self->database = database;
  self->path = g_strdup (path);
  return self;
}

/**
 * glm_library_ref:
 * @self: a library
 *
 * Returns: (transfer full): @self
 */
GlmLibrary *
glm_library_ref (GlmLibrary *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
library_clear (gpointer data)
{
  GlmLibrary *self = data;

  sqlite3_close (self->database);
  g_mutex_clear (&self->lock);
  g_free (self->path);
}

/**
 * glm_library_unref:
 * @self: (transfer full): a library
 */
void
glm_library_unref (GlmLibrary *self)
{
  g_atomic_rc_box_release_full (self, library_clear);
}

/* In the reader's language, where the system has the words for it. */
static const char *
reason_of (int result)
{
  switch (result)
    {
    case SQLITE_FULL:
      return g_strerror (ENOSPC);
    case SQLITE_READONLY:
      return g_strerror (EROFS);
    case SQLITE_IOERR:
      return g_strerror (EIO);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return _("another program is using it");
    default:
      return sqlite3_errstr (result);
    }
}

static void
set_write_error (GError    **error,
                 const char *reason)
{
  g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_WRITE,
               /* Translators: %s is the system's own message. */
               _("What you did could not be kept: %s. It holds until you close the article."), reason);
}

/* The system keeps a file that is open when another program deletes or replaces it: what is written then is gone when this
 * one ends, and nothing would be said. */
static gboolean
has_lost_file (GlmLibrary *self,
               GError    **error)
{
  int moved = 0;

  if (self->database == NULL || sqlite3_file_control (self->database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved)
    return FALSE;
  /* Translators: it stands in “What you did could not be kept: %s. …”. */
  set_write_error (error, _("another program deleted or replaced the file that keeps it; close Guillemet and start it again"));
  return TRUE;
}

/**
 * _glm_library_fail:
 * @self: a library, locked
 * @error: return location for a #GlmLibraryError
 *
 * Says what SQLite refused. A database that is damaged is set aside and a new one begun at once, so
 * that the reader loses what is broken and no more. Where only the words of the shelf are, they are made anew; the
 * transaction that met them is rolled back.
 *
 * Returns: %FALSE
 */
gboolean
_glm_library_fail (GlmLibrary *self,
                   GError    **error)
{
  int extended = self->database != NULL ? sqlite3_extended_errcode (self->database) : SQLITE_CANTOPEN;
  int result = extended & 0xFF;

  if (extended == SQLITE_CORRUPT_VTAB)
    _glm_library_shelf_mend (self);
  else if (result == SQLITE_CORRUPT || result == SQLITE_NOTADB)
    {
      _glm_library_file_leave (g_steal_pointer (&self->database));
      self->database = _glm_library_file_open (self->path, error);
      /* What was damaged in use may look sound when it is opened. */
      if (self->database == NULL || error == NULL || *error != NULL)
        return FALSE;
    }
  set_write_error (error, reason_of (result));
  return FALSE;
}

/**
 * _glm_library_prepare:
 * @self: a library, locked
 * @sql: one statement
 * @error: return location for a #GlmLibraryError
 *
 * Returns: (transfer full) (nullable): the statement
 */
sqlite3_stmt *
_glm_library_prepare (GlmLibrary *self,
                      const char *sql,
                      GError    **error)
{
  sqlite3_stmt *statement = NULL;

  if (has_lost_file (self, error))
    return NULL;
  if (self->database == NULL || sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      _glm_library_fail (self, error);
      return NULL;
    }
  return statement;
}

/**
 * _glm_library_run:
 * @self: a library, locked
 * @sql: statements without parameters
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether all were run
 */
gboolean
_glm_library_run (GlmLibrary *self,
                  const char *sql,
                  GError    **error)
{
  if (has_lost_file (self, error))
    return FALSE;
  if (self->database == NULL || sqlite3_exec (self->database, sql, NULL, NULL, NULL) != SQLITE_OK)
    return _glm_library_fail (self, error);
  return TRUE;
}

/* Runs a statement that gives no rows, and frees it. */
gboolean
_glm_library_step (GlmLibrary   *self,
                   sqlite3_stmt *statement,
                   GError      **error)
{
  int result = sqlite3_step (statement);

  sqlite3_finalize (statement);
  return result == SQLITE_DONE || _glm_library_fail (self, error);
}

/* Ends a transaction: what was done is kept whole, or nothing of it. */
gboolean
_glm_library_finish (GlmLibrary *self,
                     gboolean    done,
                     GError    **error)
{
  if (done && _glm_library_run (self, "COMMIT", error))
    return TRUE;
  if (self->database != NULL && sqlite3_get_autocommit (self->database) == 0)
    sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * _glm_library_dup_text:
 * @statement: one with a row
 * @column: number of a column of it
 *
 * Returns: (transfer full) (nullable): what stands there, as UTF-8 even where a bit of the file has turned
 */
char *
_glm_library_dup_text (sqlite3_stmt *statement,
                       int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}
