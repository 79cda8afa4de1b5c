/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the library keeps of a document: reading position, corrections, history. */

#include "config.h"

#include "glm-library-private.h"

/* How many earlier versions of an article are asked where the reader was. */
#define MAX_VERSIONS 8

static void
bind_text (sqlite3_stmt *statement,
           int           parameter,
           const char   *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, parameter, text, -1, SQLITE_TRANSIENT);
}

/* Parameters 1 and 2 of every statement about a document. */
static void
bind_document (sqlite3_stmt      *statement,
               const GlmDocument *document)
{
  bind_text (statement, 1, glm_document_get_digest (document));
  bind_text (statement, 2, glm_document_get_metadata (document)->uri);
}

/* Frees a statement that was stepped until @result, which it should have been. */
static gboolean
end_statement (GlmLibrary   *self,
               sqlite3_stmt *statement,
               int           result,
               GError      **error)
{
  sqlite3_finalize (statement);
  return result == SQLITE_DONE || _glm_library_fail (self, error);
}

/* Where the clock went back, what was opened before it did is put before now, in the order it had: else an article opened now
 * would stand below it, and its places would be older than those of an earlier text. */
static gboolean
bring_back_from_future (GlmLibrary *self,
                        gint64      now,
                        GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self,
                                                  "UPDATE documents SET opened = ?1 - later.n, saved = min (saved, ?1 - later.n) FROM"
                                                  " (SELECT digest, row_number () OVER (ORDER BY opened DESC, rowid DESC) AS n"
                                                  "  FROM documents WHERE opened >= ?1) AS later"
                                                  " WHERE documents.digest = later.digest",
                                                  error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, now);
  return _glm_library_step (self, statement, error);
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
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *title = glm_document_dup_title (document);
  gint64 now = g_get_real_time ();
  sqlite3_stmt *statement;
  gsize length;

  if (!bring_back_from_future (self, now, error))
    return FALSE;
  statement = _glm_library_prepare (self,
                                    "INSERT INTO documents (digest, uri, title, opened, length) VALUES (?1, ?2, ?3, ?4, ?5)"
                                    " ON CONFLICT (digest) DO UPDATE SET uri = coalesce (?2, uri), title = ?3, opened = ?4",
                                    error);
  if (statement == NULL)
    return FALSE;
  glm_document_get_text (document, &length);
  bind_document (statement, document);
  bind_text (statement, 3, title);
  sqlite3_bind_int64 (statement, 4, now);
  sqlite3_bind_int64 (statement, 5, (gint64) length);
  return _glm_library_step (self, statement, error);
}

/**
 * glm_library_save_followed:
 * @self: a library
 * @document: an article that was opened
 * @n: how many of those whom the reader follows it mentions
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether it was saved
 */
gboolean
glm_library_save_followed (GlmLibrary        *self,
                           const GlmDocument *document,
                           guint              n,
                           GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  sqlite3_stmt *statement = _glm_library_prepare (self, "UPDATE documents SET followed = ?2 WHERE digest = ?1 AND followed <> ?2", error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, glm_document_get_digest (document));
  sqlite3_bind_int64 (statement, 2, n);
  return _glm_library_step (self, statement, error);
}

/**
 * glm_library_save_position:
 * @self: a library
 * @document: an article
 * @position: the first position the reader sees, in bytes
 * @error: return location for a #GlmLibraryError
 *
 * When this returns %TRUE, the place outlives the process, however it ends.
 *
 * Returns: whether the place was saved
 */
gboolean
glm_library_save_position (GlmLibrary        *self,
                           const GlmDocument *document,
                           gsize              position,
                           GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_auto (GlmPlace) place = glm_place_at (document, position);
  g_autofree char *title = glm_document_dup_title (document);
  sqlite3_stmt *statement;
  gsize length;

  statement = _glm_library_prepare (self,
                                    "INSERT INTO documents (digest, uri, title, opened, length, position, quote, before, saved)"
                                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?4)"
                                    " ON CONFLICT (digest) DO UPDATE SET position = ?6, quote = ?7, before = ?8, saved = ?4",
                                    error);
  if (statement == NULL)
    return FALSE;
  glm_document_get_text (document, &length);
  bind_document (statement, document);
  bind_text (statement, 3, title);
  sqlite3_bind_int64 (statement, 4, g_get_real_time ());
  sqlite3_bind_int64 (statement, 5, (gint64) length);
  sqlite3_bind_int64 (statement, 6, (gint64) place.position);
  bind_text (statement, 7, place.quote);
  bind_text (statement, 8, place.before);
  return _glm_library_step (self, statement, error);
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
 * Returns: whether there is a place; %FALSE without @error when nothing is known
 */
gboolean
glm_library_load_position (GlmLibrary        *self,
                           const GlmDocument *document,
                           gsize             *position,
                           GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean found = FALSE;
  sqlite3_stmt *statement;
  const char *text;
  gsize length;
  int result;

  statement = _glm_library_prepare (self,
                                    "SELECT digest = ?1, position, quote, before FROM documents"
                                    " WHERE (digest = ?1 OR (?2 IS NOT NULL AND uri = ?2)) AND saved > 0"
                                    " ORDER BY digest = ?1 DESC, saved DESC LIMIT ?3",
                                    error);
  if (statement == NULL)
    return FALSE;
  text = glm_document_get_text (document, &length);
  bind_document (statement, document);
  sqlite3_bind_int (statement, 3, MAX_VERSIONS);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW && !found)
    {
      g_auto (GlmPlace) place = { (gsize) MAX (sqlite3_column_int64 (statement, 1), 0), _glm_library_dup_text (statement, 2),
                                  _glm_library_dup_text (statement, 3) };

      if (sqlite3_column_int (statement, 0) == 1)
        {
          *position = MIN (place.position, length);
          while (*position > 0 && (text[*position] & 0xC0) == 0x80)
            (*position)--;
          found = TRUE;
        }
      else
        found = glm_place_find (&place, document, position);
    }
  return end_statement (self, statement, found ? SQLITE_DONE : result, error) && found;
}

/* What the reader said of all articles is kept under this digest, which no text has. */
#define EVERYWHERE "*"

static gboolean
save_json (GlmLibrary *self,
           const char *digest,
           const char *json,
           GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self,
                                                  "INSERT INTO corrections (digest, json) VALUES (?1, ?2)"
                                                  " ON CONFLICT (digest) DO UPDATE SET json = ?2",
                                                  error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, digest);
  bind_text (statement, 2, json);
  return _glm_library_step (self, statement, error);
}

/**
 * glm_library_save_lexicon:
 * @self: a library
 * @corrections: what the reader said about names wherever they stand
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether they were saved
 */
gboolean
glm_library_save_lexicon (GlmLibrary           *self,
                          const GlmCorrections *corrections,
                          GError              **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *json = glm_corrections_to_json (corrections);

  return save_json (self, EVERYWHERE, json, error);
}

/**
 * glm_library_load_lexicon:
 * @self: a library
 * @error: return location for a #GlmLibraryError
 *
 * Returns: (transfer full) (nullable): what the reader said about names wherever they stand; %NULL
 *   without @error when nothing was
 */
GlmCorrections *
glm_library_load_lexicon (GlmLibrary *self,
                          GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *json = NULL;
  sqlite3_stmt *statement;
  int result;

  statement = _glm_library_prepare (self, "SELECT json FROM corrections WHERE digest = '" EVERYWHERE "'", error);
  if (statement == NULL)
    return NULL;
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    json = _glm_library_dup_text (statement, 0);
  if (!end_statement (self, statement, json != NULL ? SQLITE_DONE : result, error) || json == NULL)
    return NULL;
  return glm_corrections_from_json (json, error);
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
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *json = glm_corrections_to_json (corrections);

  return save_json (self, glm_document_get_digest (document), json, error);
}

/**
 * glm_library_load_corrections:
 * @self: a library
 * @document: an article
 * @error: return location for a #GlmLibraryError
 *
 * Corrections name forms, not positions, so those of an earlier text from the same address hold for
 * a later one as long as it has none of its own.
 *
 * Returns: (transfer full) (nullable): what the reader said; %NULL without @error when nothing was
 */
GlmCorrections *
glm_library_load_corrections (GlmLibrary        *self,
                              const GlmDocument *document,
                              GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autofree char *json = NULL;
  sqlite3_stmt *statement;
  int result;

  statement = _glm_library_prepare (self,
                                    "SELECT json FROM corrections LEFT JOIN documents USING (digest)"
                                    " WHERE digest = ?1 OR (?2 IS NOT NULL AND uri = ?2)"
                                    " ORDER BY digest = ?1 DESC, opened DESC LIMIT 1",
                                    error);
  if (statement == NULL)
    return NULL;
  bind_document (statement, document);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    json = _glm_library_dup_text (statement, 0);
  if (!end_statement (self, statement, json != NULL ? SQLITE_DONE : result, error) || json == NULL)
    return NULL;
  return glm_corrections_from_json (json, error);
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
 * Of several texts from one address only the last opened is listed.
 *
 * Returns: (transfer full) (nullable) (element-type GlmLibraryEntry): what was opened, the last first
 */
GPtrArray *
glm_library_list_recent (GlmLibrary *self,
                         guint       max,
                         GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_library_entry_free);
  sqlite3_stmt *statement;
  int result;

  statement = _glm_library_prepare (self,
                                    "SELECT digest, uri, title, opened, position * 1.0 / max (length, 1), followed FROM documents AS one"
                                    " WHERE uri IS NULL OR NOT EXISTS (SELECT 1 FROM documents AS other WHERE other.uri = one.uri"
                                    "  AND (other.opened, other.rowid) > (one.opened, one.rowid))"
                                    " ORDER BY opened DESC, rowid DESC LIMIT ?1",
                                    error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, max);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      GlmLibraryEntry *entry = g_new0 (GlmLibraryEntry, 1);

      entry->digest = _glm_library_dup_text (statement, 0);
      entry->uri = _glm_library_dup_text (statement, 1);
      entry->title = _glm_library_dup_text (statement, 2);
      entry->opened = sqlite3_column_int64 (statement, 3) / G_USEC_PER_SEC;
      entry->progress = CLAMP (sqlite3_column_double (statement, 4), 0.0, 1.0);
      entry->followed = (guint) CLAMP (sqlite3_column_int64 (statement, 5), 0, G_MAXINT);
      g_ptr_array_add (entries, entry);
    }
  if (!end_statement (self, statement, result, error))
    return NULL;
  return g_steal_pointer (&entries);
}

static gboolean
run_about (GlmLibrary *self,
           const char *sql,
           const char *digest,
           GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  bind_text (statement, 1, digest);
  return _glm_library_step (self, statement, error);
}

/* The document and the other texts from its address. */
#define VERSIONS "SELECT ?1 UNION SELECT digest FROM documents WHERE uri = (SELECT uri FROM documents WHERE digest = ?1)"

static gboolean
forget_once (GlmLibrary *self,
             const char *digest,
             GError    **error)
{
  gboolean done;

  if (!_glm_library_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = _glm_library_shelf_forget (self, VERSIONS, digest, error) &&
         run_about (self, "DELETE FROM marks WHERE digest IN (" VERSIONS ")", digest, error) &&
         run_about (self, "DELETE FROM corrections WHERE digest IN (" VERSIONS ")", digest, error) &&
         run_about (self, "DELETE FROM pasted WHERE digest IN (" VERSIONS ")", digest, error) &&
         run_about (self, "DELETE FROM documents WHERE digest IN (" VERSIONS ")", digest, error);
  return _glm_library_finish (self, done, error);
}

/**
 * glm_library_forget:
 * @self: a library
 * @digest: of a document
 * @error: return location for a #GlmLibraryError
 *
 * Takes one document out of the history, with all that was kept of it and of earlier texts from the
 * same address.
 *
 * Returns: whether it was done
 */
gboolean
glm_library_forget (GlmLibrary *self,
                    const char *digest,
                    GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_autoptr (GError) local_error = NULL;

  self->mended = FALSE;
  if (!forget_once (self, digest, &local_error) && (!self->mended || !forget_once (self, digest, NULL)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  /* The journal still has it. Where another instance is reading, that goes with its next write. */
  sqlite3_wal_checkpoint_v2 (self->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  return TRUE;
}

/**
 * glm_library_clear:
 * @self: a library
 * @error: return location for a #GlmLibraryError
 *
 * Forgets everything, also in the journal, in free pages of the file and in damaged files set aside; but what
 * the reader said of names in all articles is no history, and stays.
 *
 * Returns: whether it was done
 */
gboolean
glm_library_clear (GlmLibrary *self,
                   GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gboolean done;

  if (!_glm_library_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = _glm_library_run (self, "DELETE FROM documents; DELETE FROM marks; DELETE FROM pasted; DELETE FROM corrections WHERE digest <> '" EVERYWHERE "'", error) &&
         _glm_library_shelf_clear (self, error);
  if (!_glm_library_finish (self, done, error) || !_glm_library_run (self, "VACUUM", error))
    return FALSE;
  if (sqlite3_wal_checkpoint_v2 (self->database, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) != SQLITE_OK)
    return _glm_library_fail (self, error);
  _glm_library_file_forget (self->path);
  return TRUE;
}
