/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The file of the library: opened for its user alone, brought up to the present schema step by step,
 * left alone when a newer version wrote it, set aside when it is damaged.
 */

#include "config.h"

#include "glm-library-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How long another instance may hold the lock before a call is given up. */
#define BUSY_MILLISECONDS 4000

/* A file up to this size is checked page by page whenever it is opened; that takes some milliseconds. */
#define MAX_CHECKED_BYTES (16 * 1024 * 1024)

#define BROKEN ".broken-"

/* Step n brings version n to n + 1. A step that was released is never changed. */
static const char *const migrations[] = {
  "CREATE TABLE documents ("
  " digest TEXT PRIMARY KEY, uri TEXT, title TEXT, opened INTEGER NOT NULL, length INTEGER NOT NULL,"
  " position INTEGER NOT NULL DEFAULT 0, quote TEXT, before TEXT);"
  "CREATE INDEX documents_uri ON documents (uri);"
  "CREATE INDEX documents_opened ON documents (opened);"
  "CREATE TABLE corrections (digest TEXT PRIMARY KEY, json TEXT NOT NULL);",
  /* Times in microseconds, so that the history keeps the order of what was opened in one second. */
  "UPDATE documents SET opened = opened * 1000000;"
  "ALTER TABLE documents ADD COLUMN saved INTEGER NOT NULL DEFAULT 0;"
  "UPDATE documents SET saved = opened WHERE quote IS NOT NULL;",
  /* The text of what was opened, packed, and an index of its folded words that has no text of its own. */
  "CREATE TABLE shelf (id INTEGER PRIMARY KEY, digest TEXT UNIQUE NOT NULL, title TEXT NOT NULL, body BLOB NOT NULL);"
  "CREATE VIRTUAL TABLE shelf_words USING fts5 (title, body, content='', tokenize='unicode61 remove_diacritics 0');",
  "CREATE TABLE marks (id TEXT PRIMARY KEY, digest TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,"
  " quote TEXT NOT NULL, before TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, made INTEGER NOT NULL);"
  "CREATE INDEX marks_digest ON marks (digest);",
  /* The words of the shelf are folded as the finder folds them. */
  "UPDATE shelf SET title = words (title);"
  "INSERT INTO shelf_words (shelf_words) VALUES ('delete-all');"
  "INSERT INTO shelf_words (rowid, title, body) SELECT id, title, words_of (body) FROM shelf;",
  /* Texts that are in no file; and how many of those whom the reader follows an article mentions. */
  "CREATE TABLE pasted (digest TEXT PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL);"
  "ALTER TABLE documents ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;",
};

/* What all statements use; a file where this cannot be read is not a library. */
static const char *const probe =
  "SELECT documents.digest, uri, documents.title, opened, documents.length, position, documents.quote, documents.before,"
  " saved, followed, json, shelf.id, body, marks.id, start, text, note, made, name, bytes FROM documents"
  " LEFT JOIN corrections USING (digest) LEFT JOIN shelf USING (digest) LEFT JOIN marks USING (digest)"
  " LEFT JOIN pasted USING (digest) LIMIT 1";

typedef enum
{
  OPENED,
  NEWER,
  DAMAGED,
  FAILED,
} Outcome;

static Outcome
outcome_of (int result)
{
  switch (result & 0xFF)
    {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return OPENED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DAMAGED;
    default:
      return FAILED;
    }
}

/* Runs a statement that gives one value. */
static int
read_value (sqlite3    *database,
            const char *sql,
            char      **value)
{
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (database, sql, -1, &statement, NULL);

  *value = NULL;
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return result;
}

static Outcome
read_version (sqlite3 *database,
              guint64 *version)
{
  g_autofree char *value = NULL;
  Outcome outcome = outcome_of (read_value (database, "PRAGMA user_version", &value));

  *version = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 0;
  return outcome;
}

static Outcome
migrate (sqlite3 *database)
{
  guint64 version;
  Outcome outcome = read_version (database, &version);

  if (outcome != OPENED || version == G_N_ELEMENTS (migrations))
    return outcome;
  /* Another instance may have done it by the time the lock is ours. */
  outcome = outcome_of (sqlite3_exec (database, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  if (outcome == OPENED)
    outcome = read_version (database, &version);
  for (; outcome == OPENED && version < G_N_ELEMENTS (migrations); version++)
    {
      g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %u", (guint) version + 1);
      int result = sqlite3_exec (database, migrations[version], NULL, NULL, NULL);

      if (result == SQLITE_OK)
        result = sqlite3_exec (database, mark, NULL, NULL, NULL);
      /* A step that does not fit the tables there: they are not those of that version. */
      outcome = result == SQLITE_ERROR ? DAMAGED : outcome_of (result);
    }
  if (outcome == OPENED)
    outcome = outcome_of (sqlite3_exec (database, "COMMIT", NULL, NULL, NULL));
  return outcome;
}

/* A page that the disk did not give is not damaged, but the check of pages makes no difference between them. */
static gboolean
has_met_disk_error (sqlite3 *database)
{
  int code = 0;

  return sqlite3_file_control (database, "main", SQLITE_FCNTL_LAST_ERRNO, &code) == SQLITE_OK && code != 0;
}

static Outcome
check_pages (sqlite3    *database,
             const char *path)
{
  g_autofree char *value = NULL;
  struct stat info;
  Outcome outcome;
  int result;

  if (g_stat (path, &info) != 0 || info.st_size > MAX_CHECKED_BYTES)
    return OPENED;
  result = read_value (database, "PRAGMA quick_check (1)", &value);
  /* From SQLite 3.44 on the check looks into the index of words too, which fails in its own way. */
  outcome = result == SQLITE_ERROR ? DAMAGED : outcome_of (result);
  if (outcome == OPENED && g_strcmp0 (value, "ok") != 0)
    return has_met_disk_error (database) ? FAILED : DAMAGED;
  return outcome;
}

/* The order matters: nothing is written before it is known that the file is ours to write. */
static Outcome
prepare_database (sqlite3    *database,
                  const char *path)
{
  g_autofree char *value = NULL;
  guint64 version;
  Outcome outcome;
  int result;

  sqlite3_busy_timeout (database, BUSY_MILLISECONDS);
  sqlite3_db_config (database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  _glm_library_shelf_add_functions (database);
  outcome = read_version (database, &version);
  if (outcome != OPENED)
    return outcome;
  if (version > G_N_ELEMENTS (migrations))
    return NEWER;
  outcome = check_pages (database, path);
  if (outcome != OPENED)
    return outcome;
  outcome = outcome_of (sqlite3_exec (database,
                                      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON",
                                      NULL, NULL, NULL));
  if (outcome == OPENED)
    outcome = migrate (database);
  if (outcome != OPENED)
    return outcome;
  result = read_value (database, probe, &value);
  return result == SQLITE_ERROR ? DAMAGED : outcome_of (result);
}

/* Makes an empty file that nobody else may read; SQLite gives its companions the same mode. */
static gboolean
make_private_file (const char *path,
                   char      **reason)
{
  struct stat info;
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST && g_stat (path, &info) == 0)
    {
      if (S_ISREG (info.st_mode))
        {
          if ((info.st_mode & 0777) != 0600 && g_chmod (path, 0600) != 0)
            g_message ("%s: %s", path, g_strerror (errno));
          return TRUE;
        }
      errno = S_ISDIR (info.st_mode) ? EISDIR : EINVAL;
    }
  *reason = g_strdup (g_strerror (errno));
  return FALSE;
}

/**
 * _glm_library_file_leave:
 * @database: (transfer full) (nullable): a database that is damaged, or of a newer version
 *
 * Closes it without touching its file: its journal is not worked into it.
 */
void
_glm_library_file_leave (sqlite3 *database)
{
  if (database != NULL)
    sqlite3_db_config (database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_close (database);
}

static Outcome
try_open (const char *path,
          sqlite3   **database,
          char      **reason)
{
  Outcome outcome;

  *database = NULL;
  if (!make_private_file (path, reason))
    return FAILED;
  outcome = outcome_of (sqlite3_open_v2 (path, database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, NULL));
  if (outcome == OPENED)
    outcome = prepare_database (*database, path);
  if (outcome == OPENED && sqlite3_db_readonly (*database, "main") == 1)
    {
      /* SQLite does not write either to what says that it is of a format which does not exist (byte 18 of the header). */
      outcome = g_access (path, W_OK) == 0 ? DAMAGED : FAILED;
      if (outcome == FAILED)
        *reason = g_strdup (g_strerror (EROFS));
    }
  if (outcome == OPENED)
    return OPENED;
  if (*reason == NULL)
    *reason = g_strdup (*database != NULL ? sqlite3_errmsg (*database) : g_strerror (ENOMEM));
  _glm_library_file_leave (g_steal_pointer (database));
  return outcome;
}

/* A damaged file is never thrown away: it gets another name, and its companions with it. */
static char *
set_aside (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *aside = NULL;

  for (guint i = 0; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s" BROKEN "%" G_GINT64_FORMAT, path, now + i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *from = g_strconcat (path, ends[i], NULL);
      g_autofree char *to = g_strconcat (aside, ends[i], NULL);

      if (g_rename (from, to) != 0 && i == 0)
        return NULL;
    }
  return g_steal_pointer (&aside);
}

/**
 * _glm_library_file_open:
 * @path: a file whose folder is there
 * @error: return location for a #GlmLibraryError
 *
 * Returns: (transfer full) (nullable): the database; with %GLM_LIBRARY_ERROR_DAMAGED it is a new one
 */
sqlite3 *
_glm_library_file_open (const char *path,
                        GError    **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *aside = NULL;
  sqlite3 *database;
  Outcome outcome = try_open (path, &database, &reason);

  if (outcome == OPENED)
    return database;
  if (outcome == NEWER)
    {
      g_set_error_literal (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_NEWER,
                           _("Reading places were kept by a newer version of Guillemet; they are left alone. Update Guillemet to use them."));
      return NULL;
    }
  if (outcome == DAMAGED)
    {
      aside = set_aside (path);
      g_clear_pointer (&reason, g_free);
      if (aside != NULL && try_open (path, &database, &reason) == OPENED)
        {
          g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_DAMAGED,
                       _("The file of reading places was damaged. It was set aside as “%s” and a new one begun."), aside);
          return database;
        }
      if (reason == NULL)
        reason = g_strdup (g_strerror (errno));
    }
  g_set_error (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_OPEN,
               _("Reading places cannot be kept: “%s” cannot be opened (%s)."), path, reason);
  return NULL;
}

/**
 * _glm_library_file_forget:
 * @path: the file of a library
 *
 * Deletes the damaged files that were set aside: they too say what was read.
 */
void
_glm_library_file_forget (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, BROKEN, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (entry, prefix))
      {
        g_autofree char *broken = g_build_filename (folder, entry, NULL);

        g_unlink (broken);
      }
}
