/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Marks that the reader put in an article: a range, and perhaps a note on it. The article's own file is never written;
 * a mark is anchored by the words that stand there, so that it finds its place in a changed text.
 */

#include "config.h"

#include "glm-library-private.h"

#include <string.h>

/* Of a longer range only the beginning is quoted, in bytes. */
#define MAX_QUOTE 1000

#define COLUMNS "marks.id, marks.digest, start, marks.length, marks.quote, marks.before, text, note, made"

/**
 * glm_mark_new:
 * @document: an article
 * @range: what is marked
 * @note: (nullable): what the reader says of it
 *
 * Returns: (transfer full): a mark with an id of its own
 */
GlmMark *
glm_mark_new (const GlmDocument *document,
              GlmRange           range,
              const char        *note)
{
  GlmMark *self = g_new0 (GlmMark, 1);
  gsize length;
  const char *text = glm_document_get_text (document, &length);
  gsize end = MIN (range.end, range.start + MAX_QUOTE);

  while (end < length && end > range.start && (text[end] & 0xC0) == 0x80)
    end--;
  self->id = g_uuid_string_random ();
  self->range = range;
  self->quote = glm_document_dup_range (document, (GlmRange){ range.start, end });
  self->note = g_strdup (note != NULL ? note : "");
  self->made = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

/**
 * glm_mark_copy:
 * @self: a mark
 *
 * Returns: (transfer full): the same
 */
GlmMark *
glm_mark_copy (const GlmMark *self)
{
  GlmMark *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->quote = g_strdup (self->quote);
  copy->note = g_strdup (self->note);
  return copy;
}

/**
 * glm_mark_free:
 * @self: (transfer full): a mark
 */
void
glm_mark_free (GlmMark *self)
{
  g_free (self->id);
  g_free (self->quote);
  g_free (self->note);
  g_free (self);
}

/**
 * glm_mark_compare:
 * @a: (type GlmMark): a pointer to a mark
 * @b: (type GlmMark): a pointer to another
 *
 * Returns: their order in the article
 */
int
glm_mark_compare (gconstpointer a,
                  gconstpointer b)
{
  const GlmMark *left = *(GlmMark *const *) a;
  const GlmMark *right = *(GlmMark *const *) b;

  if (left->range.start != right->range.start)
    return left->range.start < right->range.start ? -1 : 1;
  return left->made < right->made ? -1 : left->made > right->made;
}

/**
 * glm_library_save_mark:
 * @self: a library
 * @document: the article it is in
 * @mark: a mark, new or changed
 * @error: return location for a #GlmLibraryError
 *
 * When this returns %TRUE, the mark outlives the process, however it ends.
 *
 * Returns: whether it was saved
 */
gboolean
glm_library_save_mark (GlmLibrary        *self,
                       const GlmDocument *document,
                       const GlmMark     *mark,
                       GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_auto (GlmPlace) place = glm_place_at (document, mark->range.start);
  sqlite3_stmt *statement = _glm_library_prepare (self,
                                                  "INSERT OR REPLACE INTO marks (id, digest, start, length, quote, before, text, note, made)"
                                                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                                  error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, mark->id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, glm_document_get_digest (document), -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 3, (gint64) mark->range.start);
  sqlite3_bind_int64 (statement, 4, (gint64) glm_range_length (mark->range));
  sqlite3_bind_text (statement, 5, place.quote, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 6, place.before, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 7, mark->quote, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 8, mark->note, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 9, mark->made);
  return _glm_library_step (self, statement, error);
}

/**
 * glm_library_remove_mark:
 * @self: a library
 * @id: of a mark
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether it is gone
 */
gboolean
glm_library_remove_mark (GlmLibrary *self,
                         const char *id,
                         GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  sqlite3_stmt *statement = _glm_library_prepare (self, "DELETE FROM marks WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
  return _glm_library_step (self, statement, error);
}

/* Where the mark of another text from the same address stands in this one; empty when its words are gone. */
static GlmRange
find_again (sqlite3_stmt      *statement,
            const GlmDocument *document,
            const char        *quote,
            gsize              length)
{
  g_auto (GlmPlace) place = { (gsize) MAX (sqlite3_column_int64 (statement, 2), 0),
                              _glm_library_dup_text (statement, 4), _glm_library_dup_text (statement, 5) };
  const char *text = glm_document_get_text (document, NULL);
  gsize start;

  if (!glm_place_find (&place, document, &start))
    return (GlmRange){ 0, 0 };
  /* What is longer than its quote may have changed beyond it: the quote is what is sure. */
  if (!g_str_has_prefix (text + start, quote))
    return (GlmRange){ start, start };
  return (GlmRange){ start, start + MIN (length, strlen (quote)) };
}

static char *
dup_known (sqlite3_stmt *statement,
           int           column)
{
  char *text = _glm_library_dup_text (statement, column);

  return text != NULL ? text : g_strdup ("");
}

static gboolean
is_boundary (const char *text,
             gsize       position)
{
  return (text[position] & 0xC0) != 0x80;
}

/**
 * glm_library_load_marks:
 * @self: a library
 * @document: an article
 * @error: return location for a #GlmLibraryError
 *
 * Gives what was marked in this text and in earlier texts from its address. A mark whose words are gone has an empty
 * range; one whose words have changed begins where they stand and is empty too.
 *
 * Returns: (transfer full) (nullable) (element-type GlmMark): the marks, in order
 */
GPtrArray *
glm_library_load_marks (GlmLibrary        *self,
                        const GlmDocument *document,
                        GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_mark_free);
  const char *digest = glm_document_get_digest (document);
  const char *uri = glm_document_get_metadata (document)->uri;
  sqlite3_stmt *statement = _glm_library_prepare (self,
                                                  "SELECT " COLUMNS " FROM marks LEFT JOIN documents USING (digest)"
                                                  " WHERE marks.digest = ?1 OR (?2 IS NOT NULL AND uri = ?2)",
                                                  error);
  const char *text;
  gsize text_length;
  int result;

  if (statement == NULL)
    return NULL;
  text = glm_document_get_text (document, &text_length);
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  if (uri != NULL)
    sqlite3_bind_text (statement, 2, uri, -1, SQLITE_TRANSIENT);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      GlmMark *mark = g_new0 (GlmMark, 1);
      gsize start = (gsize) MAX (sqlite3_column_int64 (statement, 2), 0);
      gsize length = (gsize) MAX (sqlite3_column_int64 (statement, 3), 0);

      mark->id = dup_known (statement, 0);
      mark->quote = dup_known (statement, 6);
      mark->note = dup_known (statement, 7);
      mark->made = sqlite3_column_int64 (statement, 8);
      if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 1), digest) != 0)
        mark->range = find_again (statement, document, mark->quote, length);
      else if (start <= text_length && length <= text_length - start &&
               is_boundary (text, start) && is_boundary (text, start + length))
        mark->range = (GlmRange){ start, start + length };
      g_ptr_array_add (marks, mark);
    }
  sqlite3_finalize (statement);
  if (result != SQLITE_DONE)
    {
      _glm_library_fail (self, error);
      return NULL;
    }
  g_ptr_array_sort (marks, glm_mark_compare);
  return g_steal_pointer (&marks);
}
