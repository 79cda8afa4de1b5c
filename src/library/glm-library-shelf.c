/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The shelf: the text of every article that was opened, and an index of its words (SQLite's FTS5), folded as the finder
 * folds an article. The index has no text of its own; texts are kept packed beside it, so that both together are smaller
 * than what was read. Such an index has to be told which words go when a text goes: whoever
 * changes the folding has to build it anew in a step of the schema.
 */

#include "config.h"

#include "glm-library-private.h"
#include "glm-finder.h"

#include <string.h>

/* Of a longer text only the start is kept. */
#define MAX_TEXT (32 * 1024 * 1024)

/* Letters of a snippet before what was found, as many more to the beginning of a word, and in all. */
#define BEFORE 50
#define LONG_WORD 20
#define IN_ALL 150

/* A beginning of a word has at least so many letters. */
#define MIN_PREFIX 3

static GBytes *
convert (GConverter *converter,
         const void *data,
         gsize       length)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GBytes *
pack (const char *text,
      gsize       length)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6));

  return convert (converter, text, length);
}

static char *
unpack (const void *data,
        gsize       packed_length)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));
  g_autoptr (GBytes) bytes = convert (converter, data, packed_length);
  gsize length = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return g_utf8_make_valid (text != NULL ? text : "", (gssize) length);
}

static char *
dup_unpacked (sqlite3_stmt *statement,
              int           column)
{
  return unpack (sqlite3_column_blob (statement, column), (gsize) sqlite3_column_bytes (statement, column));
}

static char *
dup_words (const char *text)
{
  return glm_search_dup_words (text, strlen (text));
}

/* words (title) and words_of (body), for the steps of the schema */
static void
call_words (sqlite3_context *context,
            int              n,
            sqlite3_value  **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  sqlite3_result_text (context, dup_words (valid), -1, g_free);
}

static void
call_words_of (sqlite3_context *context,
               int              n,
               sqlite3_value  **values)
{
  const void *data = sqlite3_value_blob (values[0]);
  g_autofree char *text = unpack (data != NULL ? data : "", (gsize) sqlite3_value_bytes (values[0]));

  sqlite3_result_text (context, dup_words (text), -1, g_free);
}

/**
 * _glm_library_shelf_add_functions:
 * @database: a database that is being opened
 *
 * Lets the steps of the schema fold words.
 */
void
_glm_library_shelf_add_functions (sqlite3 *database)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  sqlite3_create_function_v2 (database, "words", 1, flags, NULL, call_words, NULL, NULL, NULL);
  sqlite3_create_function_v2 (database, "words_of", 1, flags, NULL, call_words_of, NULL, NULL, NULL);
}

static gboolean
is_shelved (GlmLibrary *self,
            const char *digest)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "SELECT 1 FROM shelf WHERE digest = ?1", NULL);
  gboolean there;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  there = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);
  return there;
}

static gboolean
insert_text (GlmLibrary *self,
             const char *digest,
             const char *title,
             GBytes     *packed,
             GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "INSERT INTO shelf (digest, title, body) VALUES (?1, ?2, ?3)", error);
  gsize length;
  const void *data = g_bytes_get_data (packed, &length);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_blob64 (statement, 3, data, length, SQLITE_STATIC);
  return _glm_library_step (self, statement, error);
}

static gboolean
insert_words (GlmLibrary  *self,
              gint64       id,
              const char  *title,
              const char  *body,
              GError     **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "INSERT INTO shelf_words (rowid, title, body) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, body, -1, SQLITE_STATIC);
  return _glm_library_step (self, statement, error);
}

/**
 * glm_library_shelve:
 * @self: a library
 * @document: an article that was opened
 * @error: return location for a #GlmLibraryError
 *
 * Puts the article's text on the shelf, to be found by its words. One text is there once. When this returns %TRUE it
 * outlives the process, however it ends.
 *
 * Returns: whether it is there
 */
gboolean
glm_library_shelve (GlmLibrary        *self,
                    const GlmDocument *document,
                    GError           **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *digest = glm_document_get_digest (document);
  g_autofree char *given = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GBytes) packed = NULL;
  const char *text;
  gsize length;
  gboolean done;

  if (is_shelved (self, digest))
    return TRUE;
  g_clear_pointer (&locker, g_mutex_locker_free);
  text = glm_document_get_text (document, &length);
  if (length > MAX_TEXT)
    length = (gsize) (g_utf8_find_prev_char (text, text + MAX_TEXT) - text);
  kept = g_strndup (text, length);
  packed = pack (kept, length);
  given = glm_document_dup_title (document);
  title = dup_words (given != NULL ? given : "");
  body = dup_words (kept);

  locker = g_mutex_locker_new (&self->lock);
  if (packed == NULL || !_glm_library_run (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  /* Another window may have done it meanwhile. */
  done = is_shelved (self, digest) ||
         (insert_text (self, digest, title, packed, error) &&
          insert_words (self, sqlite3_last_insert_rowid (self->database), title, body, error));
  return _glm_library_finish (self, done, error);
}

/* What is looked for. */
typedef struct
{
  GString *match;    /* as FTS5 takes it */
  GString *excluded; /* it has no negation alone: what is left out goes to the end */
  char    *first;    /* (nullable): the first folded word or phrase that is to be there */
} Pattern;

static void
pattern_clear (Pattern *self)
{
  g_string_free (self->match, TRUE);
  g_string_free (self->excluded, TRUE);
  g_free (self->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pattern, pattern_clear)

static void
add_term (Pattern    *self,
          const char *term,
          gboolean    negative,
          gboolean    open)
{
  g_autofree char *words = dup_words (term);

  if (*words == '\0')
    return;
  if (negative)
    {
      g_string_append_printf (self->excluded, " NOT \"%s\"", words);
      return;
    }
  g_string_append_printf (self->match, "%s\"%s\"%s", self->match->len > 0 ? " AND " : "", words, open ? " *" : "");
  if (self->first == NULL)
    self->first = g_steal_pointer (&words);
}

/* Where a quoted phrase that begins at @p ends; %NULL when none begins there. */
static const char *
find_closing_quote (const char *p)
{
  static const char *const pairs[][2] = { { "\"", "\"" }, { "“", "”" }, { "«", "»" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (g_str_has_prefix (p, pairs[i][0]))
      {
        const char *end = strstr (p + strlen (pairs[i][0]), pairs[i][1]);

        return end != NULL ? end + strlen (pairs[i][1]) : p + strlen (p);
      }
  return NULL;
}

/* A term as it was typed, without its signs. */
typedef struct
{
  char    *text;
  gboolean negative;
  gboolean quoted;
} Term;

/* Reads the term at *@p of @pattern and goes on behind it; %FALSE when there are no more. */
static gboolean
read_term (const char  *pattern,
           const char **p,
           Term        *term)
{
  const char *start, *end;

  while (g_unichar_isspace (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  if (**p == '\0')
    return FALSE;
  term->negative = **p == '-' && (*p)[1] != '\0' && !g_unichar_isspace (g_utf8_get_char (*p + 1));
  start = *p + term->negative;
  end = find_closing_quote (start);
  term->quoted = end != NULL;
  if (end == NULL)
    end = pattern + glm_search_find_word_end (pattern, strlen (pattern), (gsize) (start - pattern));
  term->text = g_strndup (start, (gsize) (end - start));
  *p = end;
  return TRUE;
}

/* `une "phrase entière" -sauf` → `"une" AND "phrase entiere" NOT "sauf"` */
static void
read_pattern (Pattern    *self,
              const char *pattern)
{
  const char *p = pattern;
  Term term;

  self->match = g_string_new (NULL);
  self->excluded = g_string_new (NULL);
  while (read_term (pattern, &p, &term))
    {
      add_term (self, term.text, term.negative, !term.quoted && *p == '\0' && g_utf8_strlen (term.text, -1) >= MIN_PREFIX);
      g_free (term.text);
    }
  if (self->match->len > 0)
    g_string_append (self->match, self->excluded->str);
}

/**
 * glm_library_split_pattern:
 * @pattern: words, "phrases" and -words to be left out
 *
 * Returns: (transfer full): each of them as it was typed but without quotes, after a - for those to be left out
 */
char **
glm_library_split_pattern (const char *pattern)
{
  g_autoptr (GStrvBuilder) terms = g_strv_builder_new ();
  const char *p = pattern;
  Term term;

  while (read_term (pattern, &p, &term))
    {
      g_autofree char *typed = term.text;
      g_autofree char *words = dup_words (typed);
      g_autofree char *plain = NULL;
      g_autofree char *signed_words = NULL;

      if (*words == '\0')
        continue;
      plain = term.quoted ? g_utf8_substring (typed, 1, g_utf8_strlen (typed, -1)) : g_strdup (typed);
      if (term.quoted && g_utf8_strchr ("\"”»", -1, g_utf8_get_char (g_utf8_prev_char (plain + strlen (plain)))) != NULL)
        *g_utf8_prev_char (plain + strlen (plain)) = '\0';
      signed_words = g_strconcat (term.negative ? "-" : "", g_strstrip (plain), NULL);
      g_strv_builder_add (terms, signed_words);
    }
  return g_strv_builder_end (terms);
}

static void
take_snippet (GlmShelfHit *hit,
              const char  *text,
              const char  *wanted)
{
  GlmRange found = { 0, 0 };
  gboolean there = glm_search_find_words (text, strlen (text), wanted, &found);
  const char *start = text + found.start;
  GString *snippet = g_string_new (NULL);
  guint n = 0;

  hit->place = found;
  /* From the beginning of a word, unless there is none near. */
  for (guint back = 0; start > text && back < BEFORE + LONG_WORD; back++)
    {
      if (back >= BEFORE && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (start))))
        break;
      start = g_utf8_prev_char (start);
    }
  if (start > text)
    g_string_append (snippet, "…");
  for (const char *p = start; *p != '\0' && n < IN_ALL; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (there && (gsize) (p - text) == found.start)
        hit->match.start = snippet->len;
      g_string_append_unichar (snippet, g_unichar_isspace (c) ? ' ' : c);
      if (there && (gsize) (g_utf8_next_char (p) - text) == found.end)
        hit->match.end = snippet->len;
    }
  hit->match.end = MAX (hit->match.end, hit->match.start);
  hit->snippet = g_string_free (snippet, FALSE);
}

static void
hit_free (GlmShelfHit *hit)
{
  g_free (hit->uri);
  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit);
}

/**
 * glm_library_search_shelf:
 * @self: a library
 * @pattern: words, "phrases" and -words to be left out
 * @max: how many articles at most
 * @error: return location for a #GlmLibraryError
 *
 * Finds the articles opened before that have all the words, the best first: whose title has them, then those that
 * have them often. Case and accents do not count; the last word may be the beginning of one. Of several texts from
 * one address only the last opened is found, and nothing that has no address: it could not be opened again.
 *
 * Returns: (transfer full) (nullable) (element-type GlmShelfHit): what was found
 */
GPtrArray *
glm_library_search_shelf (GlmLibrary *self,
                          const char *pattern,
                          guint       max,
                          GError    **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hit_free);
  g_auto (Pattern) wanted = { 0 };
  sqlite3_stmt *statement;
  int result;

  read_pattern (&wanted, pattern);
  if (wanted.match->len == 0)
    return g_steal_pointer (&hits);
  statement = _glm_library_prepare (self,
                                    "SELECT one.uri, one.title, one.opened, shelf.body FROM"
                                    " (SELECT rowid, rank AS weight FROM shelf_words WHERE shelf_words MATCH ?1 AND rank MATCH 'bm25(8.0, 1.0)'"
                                    "  ORDER BY rank LIMIT ?2) AS found"
                                    " JOIN shelf ON shelf.id = found.rowid JOIN documents AS one ON one.digest = shelf.digest"
                                    " WHERE one.uri IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents AS other"
                                    "  WHERE other.uri = one.uri AND other.opened > one.opened)"
                                    " ORDER BY found.weight",
                                    error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, wanted.match->str, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, max);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      GlmShelfHit *hit = g_new0 (GlmShelfHit, 1);
      g_autofree char *text = dup_unpacked (statement, 3);

      hit->uri = _glm_library_dup_text (statement, 0);
      hit->title = _glm_library_dup_text (statement, 1);
      hit->opened = sqlite3_column_int64 (statement, 2) / G_USEC_PER_SEC;
      take_snippet (hit, text, wanted.first);
      g_ptr_array_add (hits, hit);
    }
  sqlite3_finalize (statement);
  if (result != SQLITE_DONE)
    {
      _glm_library_fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&hits);
}

/* Takes the words of one text out of the index. */
static gboolean
delete_words (GlmLibrary *self,
              gint64      id,
              const char *title,
              const char *body,
              GError    **error)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "INSERT INTO shelf_words (shelf_words, rowid, title, body) VALUES ('delete', ?1, ?2, ?3)", error);
  g_autofree char *folded = dup_words (body);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_text (statement, 2, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 3, folded, -1, SQLITE_TRANSIENT);
  return _glm_library_step (self, statement, error);
}

/**
 * _glm_library_shelf_forget:
 * @self: a library, locked, in a transaction
 * @digests: a SELECT of digests with parameter 1
 * @digest: parameter 1
 * @error: return location for a #GlmLibraryError
 *
 * Takes texts off the shelf, before their documents go. Their words leave the file too: without the last step the
 * index would keep them until it is next put in order.
 *
 * Returns: whether it was done
 */
gboolean
_glm_library_shelf_forget (GlmLibrary *self,
                           const char *digests,
                           const char *digest,
                           GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, title, body FROM shelf WHERE digest IN (%s)", digests);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM shelf WHERE digest IN (%s)", digests);
  sqlite3_stmt *statement = _glm_library_prepare (self, sql, error);
  gboolean done = TRUE, any = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  while (done && sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *text = dup_unpacked (statement, 2);

      any = TRUE;
      done = delete_words (self, sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1), text, error);
    }
  sqlite3_finalize (statement);
  if (!any || !done)
    return done;
  statement = _glm_library_prepare (self, remove, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, digest, -1, SQLITE_TRANSIENT);
  return _glm_library_step (self, statement, error) &&
         _glm_library_run (self, "INSERT INTO shelf_words (shelf_words) VALUES ('optimize')", error);
}

/**
 * _glm_library_shelf_clear:
 * @self: a library, locked, in a transaction
 * @error: return location for a #GlmLibraryError
 *
 * Returns: whether the shelf is empty
 */
gboolean
_glm_library_shelf_clear (GlmLibrary *self,
                          GError    **error)
{
  return _glm_library_run (self, "DELETE FROM shelf; INSERT INTO shelf_words (shelf_words) VALUES ('delete-all')", error);
}

static gboolean
insert_all_words (GlmLibrary *self)
{
  sqlite3_stmt *statement = _glm_library_prepare (self, "SELECT id, title, body FROM shelf", NULL);
  gboolean done = statement != NULL;
  int result = SQLITE_DONE;

  while (done && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autofree char *text = dup_unpacked (statement, 2);
      g_autofree char *body = dup_words (text);

      done = insert_words (self, sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1), body, NULL);
    }
  sqlite3_finalize (statement);
  return done && result == SQLITE_DONE;
}

/**
 * _glm_library_shelf_mend:
 * @self: a library, locked
 *
 * Makes the index of words anew from the texts. A transaction that is open is rolled back.
 */
void
_glm_library_shelf_mend (GlmLibrary *self)
{
  if (self->mending)
    return;
  self->mending = TRUE;
  if (sqlite3_get_autocommit (self->database) == 0)
    sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
  if (_glm_library_run (self, "BEGIN IMMEDIATE; INSERT INTO shelf_words (shelf_words) VALUES ('delete-all')", NULL))
    self->mended = _glm_library_finish (self, insert_all_words (self), NULL);
  self->mending = FALSE;
}
