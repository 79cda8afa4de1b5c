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
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

G_DEFINE_QUARK (glm-library-error-quark, glm_library_error)

#define SCHEMA_VERSION 1
/* How long another instance may hold the lock before a write is given up. */
#define BUSY_MILLISECONDS 4000

static const char *const schema =
  "CREATE TABLE documents ("
  " digest TEXT PRIMARY KEY, uri TEXT, title TEXT, opened INTEGER NOT NULL, length INTEGER NOT NULL,"
  " position INTEGER NOT NULL DEFAULT 0, quote TEXT, before TEXT);"
  "CREATE INDEX documents_uri ON documents (uri);"
  "CREATE INDEX documents_opened ON documents (opened);"
  "CREATE TABLE corrections (digest TEXT PRIMARY KEY, json TEXT NOT NULL);"
  "PRAGMA user_version = 1;";

struct _GlmLibrary
{
  GMutex   lock;
  sqlite3 *database;
  char    *path;
};

/* What SQLite says, in a sentence for a reader. */
static gboolean
set_write_error (GlmLibrary *self,
                 GError    **error)
{
  g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_WRITE,
               /* Translators: %s is the system's own message. */
               _("What you did could not be kept: %s. It holds until you close the article."), sqlite3_errmsg (self->database));
  return FALSE;
}

static gboolean
run_sql (sqlite3    *database,
         const char *sql)
{
  return sqlite3_exec (database, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static int
get_version (sqlite3 *database)
{
  sqlite3_stmt *statement = NULL;
  int version = -1;

  if (sqlite3_prepare_v2 (database, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return version;
}

/* Makes the tables of a new database; an older one would be brought up here, step by step. */
static gboolean
migrate (sqlite3 *database)
{
  int version = get_version (database);

  if (version == SCHEMA_VERSION)
    return TRUE;
  if (version != 0)
    return FALSE;
  return run_sql (database, "BEGIN IMMEDIATE") &&
         (get_version (database) == SCHEMA_VERSION || run_sql (database, schema)) && run_sql (database, "COMMIT");
}

/* Opens the file as it is. Returns an SQLite result; the database must be closed whatever it is. */
static int
open_database (const char *path,
               sqlite3   **database)
{
  mode_t old = umask (0077);
  int result = sqlite3_open_v2 (path, database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, NULL);

  if (result == SQLITE_OK)
    {
      sqlite3_busy_timeout (*database, BUSY_MILLISECONDS);
      sqlite3_db_config (*database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      result = sqlite3_exec (*database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;"
                                        "SELECT count (*) FROM sqlite_master;", NULL, NULL, NULL);
    }
  umask (old);
  return result;
}

/* A damaged file is never thrown away: it gets another name, and its companions with it. */
static char *
set_aside (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  g_autofree char *aside = g_strdup_printf ("%s.broken-%" G_GINT64_FORMAT, path, g_get_real_time () / G_USEC_PER_SEC);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *from = g_strconcat (path, ends[i], NULL);
      g_autofree char *to = g_strconcat (aside, ends[i], NULL);

      if (g_rename (from, to) != 0 && i == 0)
        return NULL;
    }
  return g_steal_pointer (&aside);
}

static GlmLibrary *
make (sqlite3    *database,
      const char *path)
{
  GlmLibrary *self = g_atomic_rc_box_new0 (GlmLibrary);

  g_mutex_init (&self->lock);
  self->database = database;
  self->path = g_strdup (path);
  g_chmod (path, 0600);
  return self;
}

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
  g_autofree char *aside = NULL;
  sqlite3 *database = NULL;
  int result;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN,
                   _("Reading places cannot be kept: the folder “%s” cannot be made (%s)."), folder, g_strerror (errno));
      return NULL;
    }
  result = open_database (path, &database);
  if (result == SQLITE_OK && get_version (database) > SCHEMA_VERSION)
    {
      sqlite3_close (database);
      g_set_error_literal (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_NEWER,
                           _("Reading places were kept by a newer version of Guillemet; they are left alone. Update Guillemet to use them."));
      return NULL;
    }
  if (result == SQLITE_OK && migrate (database))
    return make (database, path);

  result = database != NULL ? sqlite3_errcode (database) : result;
  if (result == SQLITE_OK || result == SQLITE_NOTADB || result == SQLITE_CORRUPT || result == SQLITE_ERROR)
    {
      sqlite3_close (database);
      database = NULL;
      aside = set_aside (path);
      if (aside != NULL && open_database (path, &database) == SQLITE_OK && migrate (database))
        {
          g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED,
                       _("The file of reading places was damaged. It was set aside as “%s” and a new one begun."), aside);
          return make (database, path);
        }
    }
  g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN, _("Reading places cannot be kept: “%s” cannot be opened (%s)."), path,
               database != NULL ? sqlite3_errmsg (database) : sqlite3_errstr (result));
  sqlite3_close (database);
  return NULL;
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

/* Runs a statement whose text parameters are @values (some may be NULL), as one transaction. */
static gboolean
write_row (GlmLibrary        *self,
           const char        *sql,
           const char *const *values,
           guint              n_values,
           GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  sqlite3_stmt *statement = NULL;
  gboolean done;

  if (sqlite3_prepare_v2 (self->database, sql, -1, &statement, NULL) != SQLITE_OK)
    return set_write_error (self, error);
  for (guint i = 0; i < n_values; i++)
    if (values[i] != NULL)
      sqlite3_bind_text (statement, (int) i + 1, values[i], -1, SQLITE_TRANSIENT);
  done = sqlite3_step (statement) == SQLITE_DONE;
  if (sqlite3_finalize (statement) != SQLITE_OK || !done)
    return set_write_error (self, error);
  return TRUE;
}

/**
 * glm_library_record_opened:
 * @self: a library
 * @document: an article that was opened
 * @error: return location for a #GlmLibraryError
 *
 * Puts the article on top of the history.
 *
 * Returns: whether it was recorded
 */
gboolean
glm_library_record_opened (GlmLibrary        *self,
                           const GlmDocument *document,
                           GError           **error)
{
  g_autofree char *title = glm_document_dup_title (document);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *length = NULL;
  gsize n;
  const char *values[] = { glm_document_get_digest (document), glm_document_get_metadata (document)->uri, title, now, NULL };

  glm_document_get_text (document, &n);
  length = g_strdup_printf ("%" G_GSIZE_FORMAT, n);
  values[4] = length;
  return write_row (self,
                    "INSERT INTO documents (digest, uri, title, opened, length) VALUES (?1, ?2, ?3, CAST (?4 AS INTEGER), CAST (?5 AS INTEGER))"
                    " ON CONFLICT (digest) DO UPDATE SET uri = coalesce (?2, uri), title = ?3, opened = CAST (?4 AS INTEGER)",
                    values, G_N_ELEMENTS (values), error);
}

/**
 * glm_library_save_position:
 * @self: a library
 * @document: an article
 * @position: the first position the reader sees, in bytes
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether the place was saved
 */
gboolean
glm_library_save_position (GlmLibrary        *self,
                           const GlmDocument *document,
                           gsize              position,
                           GError           **error)
{
  g_auto (GlmPlace) place = glm_place_at (document, position);
  g_autofree char *title = glm_document_dup_title (document);
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *at = g_strdup_printf ("%" G_GSIZE_FORMAT, place.position);
  g_autofree char *length = NULL;
  gsize n;
  const char *values[] = { glm_document_get_digest (document), glm_document_get_metadata (document)->uri, title, now, NULL, at, place.quote,
                           place.before };

  glm_document_get_text (document, &n);
  length = g_strdup_printf ("%" G_GSIZE_FORMAT, n);
  values[4] = length;
  return write_row (self,
                    "INSERT INTO documents (digest, uri, title, opened, length, position, quote, before) VALUES"
                    " (?1, ?2, ?3, CAST (?4 AS INTEGER), CAST (?5 AS INTEGER), CAST (?6 AS INTEGER), ?7, ?8)"
                    " ON CONFLICT (digest) DO UPDATE SET position = CAST (?6 AS INTEGER), quote = ?7, before = ?8",
                    values, G_N_ELEMENTS (values), error);
}

static char *
dup_column (sqlite3_stmt *statement,
            int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * glm_library_load_position:
 * @self: a library
 * @document: an article
 * @position: (out): where the reader was
 * @error: return location for a #GlmLibraryError
 *
 * The same text gives the very position. Another text from the same address gives the place where the same
 * words stand, or none.
 *
 * Returns: whether there is a place
 */
gboolean
glm_library_load_position (GlmLibrary        *self,
                           const GlmDocument *document,
                           gsize             *position,
                           GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *uri = glm_document_get_metadata (document)->uri;
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;
  gsize length;

  glm_document_get_text (document, &length);
  if (sqlite3_prepare_v2 (self->database,
                          "SELECT digest = ?1, position, quote, before FROM documents WHERE digest = ?1 OR (?2 IS NOT NULL AND uri = ?2)"
                          " ORDER BY digest = ?1 DESC, opened DESC LIMIT 1",
                          -1, &statement, NULL) != SQLITE_OK)
    return set_write_error (self, error);
  sqlite3_bind_text (statement, 1, glm_document_get_digest (document), -1, SQLITE_TRANSIENT);
  if (uri != NULL)
    sqlite3_bind_text (statement, 2, uri, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_auto (GlmPlace) place = { (gsize) MAX (sqlite3_column_int64 (statement, 1), 0), dup_column (statement, 2), dup_column (statement, 3) };

      if (sqlite3_column_int (statement, 0) == 1)
        {
          *position = MIN (place.position, length);
          found = TRUE;
        }
      else
        found = glm_place_find (&place, document, position);
    }
  sqlite3_finalize (statement);
  return found;
}

/**
 * glm_library_save_corrections:
 * @self: a library
 * @document: an article
 * @corrections: what the reader said about its names
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether they were saved
 */
gboolean
glm_library_save_corrections (GlmLibrary           *self,
                              const GlmDocument    *document,
                              const GlmCorrections *corrections,
                              GError              **error)
{
  g_autofree char *json = glm_corrections_to_json (corrections);
  const char *values[] = { glm_document_get_digest (document), json };

  return write_row (self, "INSERT INTO corrections (digest, json) VALUES (?1, ?2) ON CONFLICT (digest) DO UPDATE SET json = ?2", values,
                    G_N_ELEMENTS (values), error);
}

/**
 * glm_library_load_corrections:
 * @self: a library
 * @document: an article
 * @error: return location for a #GlmLibraryError
 *
 * Returns: (transfer full) (nullable): what the reader said; %NULL when nothing was
 */
GlmCorrections *
glm_library_load_corrections (GlmLibrary        *self,
                              const GlmDocument *document,
                              GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  sqlite3_stmt *statement = NULL;
  GlmCorrections *corrections = NULL;

  if (sqlite3_prepare_v2 (self->database, "SELECT json FROM corrections WHERE digest = ?1", -1, &statement, NULL) != SQLITE_OK)
    {
      set_write_error (self, error);
      return NULL;
    }
  sqlite3_bind_text (statement, 1, glm_document_get_digest (document), -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    corrections = glm_corrections_from_json ((const char *) sqlite3_column_text (statement, 0), error);
  sqlite3_finalize (statement);
  return corrections;
}

/**
 * glm_library_entry_free:
 * @entry: (transfer full): an entry of the history
 */
void
glm_library_entry_free (GlmLibraryEntry *entry)
{
  g_free (entry->digest);
  g_free (entry->uri);
  g_free (entry->title);
  g_free (entry);
}

/**
 * glm_library_list_recent:
 * @self: a library
 * @max: how many at most
 * @error: return location for a #GlmLibraryError
 *
 * Returns: (transfer full) (element-type GlmLibraryEntry): what was opened, the last first
 */
GPtrArray *
glm_library_list_recent (GlmLibrary *self,
                         guint       max,
                         GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_library_entry_free);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (self->database,
                          "SELECT digest, uri, title, opened, position * 1.0 / max (length, 1) FROM documents ORDER BY opened DESC, rowid DESC LIMIT ?1",
                          -1, &statement, NULL) != SQLITE_OK)
    {
      set_write_error (self, error);
      g_ptr_array_unref (entries);
      return NULL;
    }
  sqlite3_bind_int64 (statement, 1, max);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      GlmLibraryEntry *entry = g_new0 (GlmLibraryEntry, 1);

      entry->digest = dup_column (statement, 0);
      entry->uri = dup_column (statement, 1);
      entry->title = dup_column (statement, 2);
      entry->opened = sqlite3_column_int64 (statement, 3);
      entry->progress = CLAMP (sqlite3_column_double (statement, 4), 0.0, 1.0);
      g_ptr_array_add (entries, entry);
    }
  sqlite3_finalize (statement);
  return entries;
}

/**
 * glm_library_forget:
 * @self: a library
 * @digest: of a document
 * @error: return location for a #GlmLibraryError
 *
 * Takes one document out of the history, with all that was kept of it.
 *
 * Returns: whether it was done
 */
gboolean
glm_library_forget (GlmLibrary *self,
                    const char *digest,
                    GError    **error)
{
  return write_row (self, "DELETE FROM corrections WHERE digest = ?1", &digest, 1, error) &&
         write_row (self, "DELETE FROM documents WHERE digest = ?1", &digest, 1, error);
}

/**
 * glm_library_clear:
 * @self: a library
 * @error: return location for a #GlmLibraryError
 *
 * Forgets everything, also in the journal and in free pages of the file.
 *
 * Returns: whether it was done
 */
gboolean
glm_library_clear (GlmLibrary *self,
                   GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!run_sql (self->database, "BEGIN IMMEDIATE; DELETE FROM documents; DELETE FROM corrections; COMMIT;"))
    {
      gboolean failed = set_write_error (self, error);

      run_sql (self->database, "ROLLBACK");
      return failed;
    }
  if (!run_sql (self->database, "VACUUM") || !run_sql (self->database, "PRAGMA wal_checkpoint (TRUNCATE)"))
    return set_write_error (self, error);
  return TRUE;
}
