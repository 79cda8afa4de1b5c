/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Texts that were pasted. They are in no file, so that the library keeps their bytes: an article that was pasted comes back
 * with the window, and can be chosen among what was read lately. It has an address of its own, made of its digest.
 */

#include "config.h"

#include "glm-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many are kept, those opened last, and so many bytes of them; the very last is kept whatever its size. */
#define MAX_TEXTS "50"
#define MAX_BYTES "67108864"

/**
 * glm_library_get_pasted_digest:
 * @uri: (nullable): an address
 *
 * Returns: (transfer none) (nullable): the digest of the pasted text that has this address; %NULL when it is an address of
 *   anything else
 */
const char *
glm_library_get_pasted_digest (const char *uri)
{
  return uri != NULL && g_str_has_prefix (uri, GLM_LIBRARY_PASTED) ? uri + strlen (GLM_LIBRARY_PASTED) : NULL;
}

/**
 * glm_library_dup_shown_address:
 * @uri: an address of the history
 *
 * Returns: (transfer full): what a reader is shown of it: a path where it is one; that of a pasted text says nothing to anyone
 */
char *
glm_library_dup_shown_address (const char *uri)
{
  g_autoptr (GFile) file = NULL;

  /* Translators: stands where an article's address would. */
  if (glm_library_get_pasted_digest (uri) != NULL)
    return g_strdup (_("Pasted text"));
  file = g_file_new_for_uri (uri);
  return g_file_get_parse_name (file);
}

static gboolean
insert (GlmLibrary *self,
        const char *digest,
        GBytes     *bytes,
        const char *name,
        GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "INSERT OR REPLACE INTO pasted (digest, name, bytes) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_blob64 (statement, 3, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SQLITE_STATIC);
  return _glm_library_step (self, statement, error);
}

/* An article whose text is no more kept has no address: it could not be opened. */
static gboolean
address (GlmLibrary *self,
         const char *digest,
         GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "UPDATE documents SET uri = '" GLM_LIBRARY_PASTED "' || digest WHERE digest = ?1 AND uri IS NULL", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  return _glm_library_step (self, statement, error) &&
         _glm_library_run (self,
                           "DELETE FROM pasted WHERE digest NOT IN (SELECT digest FROM"
                           " (SELECT pasted.digest, row_number () OVER latest AS n, sum (length (bytes)) OVER latest AS size"
                           "  FROM pasted LEFT JOIN documents USING (digest)"
                           "  WINDOW latest AS (ORDER BY opened DESC NULLS LAST, pasted.rowid DESC ROWS UNBOUNDED PRECEDING))"
                           " WHERE n = 1 OR (n <= " MAX_TEXTS " AND size <= " MAX_BYTES "));"
                           "UPDATE documents SET uri = NULL WHERE uri = '" GLM_LIBRARY_PASTED "' || digest AND digest NOT IN (SELECT digest FROM pasted)",
                           error);
}

/**
 * glm_library_save_pasted:
 * @self: a library
 * @document: the article that was made of it, recorded already
 * @bytes: what was pasted
 * @name: the name it came with, which says its format
 * @error: return location for a #GlmLibraryError
 *
 * Keeps what was pasted, and forgets what was pasted longest ago when there is much. When this returns %TRUE, the text outlives
 * the process, however it ends.
 *
 * Returns: whether it was kept
 */
gboolean
glm_library_save_pasted (GlmLibrary        *self,
                         const GlmDocument *document,
                         GBytes            *bytes,
                         const char        *name,
                         GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *digest = glm_document_get_digest (document);
  gboolean done;

  if (!_glm_library_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = insert (self, digest, bytes, name, error) && address (self, digest, error);
  return _glm_library_finish (self, done, error);
}

/**
 * glm_library_load_pasted:
 * @self: a library
 * @digest: of an article that was pasted
 * @name: (out) (transfer full): the name it came with
 * @error: return location for a #GlmLibraryError: %GLM_LIBRARY_ERROR_FORGOTTEN when it is not kept any more
 *
 * Returns: (transfer full) (nullable): what was pasted
 */
GBytes *
glm_library_load_pasted (GlmLibrary *self,
                         const char *digest,
                         char      **name,
                         GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  sqlite3_stmt *statement = _glm_library_prepare (self, "SELECT name, bytes FROM pasted WHERE digest = ?1", error);
  GBytes *bytes = NULL;
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    {
      const void *data = sqlite3_column_blob (statement, 1);

      *name = _glm_library_dup_text (statement, 0);
      bytes = g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, 1));
    }
  sqlite3_finalize (statement);
  if (result == SQLITE_DONE)
    g_set_error_literal (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_FORGOTTEN,
                         _("This pasted text is no longer kept. Paste it again to read it."));
  else if (result != SQLITE_ROW)
    _glm_library_fail (self, error);
  return bytes;
}
