/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-private.h"

#include <string.h>

#define BLOCK_SEPARATOR "\n\n"

G_DEFINE_QUARK (glm-document-error-quark, glm_document_error)

/**
 * glm_block_kind_to_string:
 * @kind: a kind of block
 *
 * Returns: its name as the command line and dumps print it
 */
const char *
glm_block_kind_to_string (GlmBlockKind kind)
{
  static const char *const names[] = {
    [GLM_BLOCK_PARAGRAPH] = "paragraph",
    [GLM_BLOCK_HEADING] = "heading",
    [GLM_BLOCK_QUOTE] = "quote",
    [GLM_BLOCK_LIST_ITEM] = "list-item",
    [GLM_BLOCK_PREFORMATTED] = "preformatted",
    [GLM_BLOCK_VERSE] = "verse",
    [GLM_BLOCK_CAPTION] = "caption",
    [GLM_BLOCK_TABLE] = "table",
    [GLM_BLOCK_IMAGE] = "image",
    [GLM_BLOCK_NOTE] = "note",
    [GLM_BLOCK_RULE] = "rule",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

/**
 * glm_span_kind_to_string:
 * @kind: a kind of span
 *
 * Returns: its name as the command line and dumps print it
 */
const char *
glm_span_kind_to_string (GlmSpanKind kind)
{
  static const char *const names[] = {
    [GLM_SPAN_EMPHASIS] = "emphasis",
    [GLM_SPAN_STRONG] = "strong",
    [GLM_SPAN_LINK] = "link",
    [GLM_SPAN_SUPERIOR] = "superior",
    [GLM_SPAN_INFERIOR] = "inferior",
    [GLM_SPAN_CODE] = "code",
    [GLM_SPAN_SMALL_CAPS] = "small-caps",
    [GLM_SPAN_STRIKE] = "strike",
    [GLM_SPAN_NOTE_REFERENCE] = "note-reference",
    [GLM_SPAN_LANGUAGE] = "language",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c < 0x80 ? g_ascii_isspace ((char) c) : g_unichar_isspace (c))
        in_word = FALSE;
      else if (!in_word && (c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c)))
        {
          in_word = TRUE;
          n++;
        }
    }
  return n;
}

/*
 * Takes everything over: @text, the content of the arrays, @metadata's strings and @strings.
 * Only the builder calls it, after it has made sure of the invariants.
 */
GlmDocument *
_glm_document_new (char         *text,
                   gsize         length,
                   GArray       *blocks,
                   GArray       *spans,
                   GlmMetadata  *metadata,
                   GStringChunk *strings,
                   GHashTable   *pictures)
{
  GlmDocument *self = g_atomic_rc_box_new0 (GlmDocument);
  gsize n;

  self->text = text;
  self->length = length;
  self->blocks = g_array_steal (blocks, &n);
  self->n_blocks = (guint) n;
  self->spans = g_array_steal (spans, &n);
  self->n_spans = (guint) n;
  self->metadata = *metadata;
  memset (metadata, 0, sizeof *metadata);
  self->strings = strings;
  self->pictures = pictures;
  /* Counted once, where the document is made: in a thread. */
  self->n_words = count_words (text);
  self->digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  return self;
}

/**
 * glm_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
GlmDocument *
glm_document_ref (GlmDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

/* Frees what is known of an article; a builder has it as long as it makes one. */
void
_glm_metadata_clear (GlmMetadata *metadata)
{
  g_free (metadata->title);
  g_strfreev (metadata->authors);
  g_free (metadata->date);
  g_free (metadata->site);
  g_free (metadata->language);
  g_free (metadata->format);
  g_free (metadata->uri);
  g_free (metadata->encoding);
}

static void
document_clear (gpointer data)
{
  GlmDocument *self = data;

  g_free (self->text);
  g_free (self->blocks);
  g_free (self->spans);
  g_free (self->digest);
  _glm_metadata_clear (&self->metadata);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
}

/**
 * glm_document_unref:
 * @self: (transfer full): a document
 */
void
glm_document_unref (GlmDocument *self)
{
  g_atomic_rc_box_release_full (self, document_clear);
}

/**
 * glm_document_get_text:
 * @self: a document
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the source text: valid UTF-8, ended by NUL, blocks parted by one empty line
 */
const char *
glm_document_get_text (const GlmDocument *self,
                       gsize             *length)
{
  if (length != NULL)
    *length = self->length;
  return self->text;
}

/**
 * glm_document_find_note:
 * @self: a document
 * @position: a position in the text
 * @place: (out): the note that is called there
 *
 * Returns: whether a note is called at @position
 */
gboolean
glm_document_find_note (const GlmDocument *self,
                        gsize              position,
                        GlmRange          *place)
{
  const char *label = NULL;
  const GlmSpan *spans;
  guint n_spans = 0;

  if (self->n_blocks == 0)
    return FALSE;
  spans = glm_document_get_block_spans (self, glm_document_find_block (self, position), &n_spans);
  for (guint i = 0; i < n_spans && label == NULL; i++)
    if (spans[i].kind == GLM_SPAN_NOTE_REFERENCE && glm_range_contains (spans[i].range, position))
      label = spans[i].target;
  for (guint i = 0; label != NULL && i < self->n_blocks; i++)
    if (self->blocks[i].kind == GLM_BLOCK_NOTE && self->blocks[i].target != NULL && strcmp (self->blocks[i].target, label) == 0)
      {
        *place = self->blocks[i].range;
        return TRUE;
      }
  return FALSE;
}

/**
 * glm_document_get_picture:
 * @self: a document
 * @block: index of a block
 *
 * Returns: (transfer none) (nullable): the picture that an image block shows, %NULL for one that did not come with the
 *   document
 */
const GlmPicture *
glm_document_get_picture (const GlmDocument *self,
                          guint              block)
{
  g_return_val_if_fail (block < self->n_blocks, NULL);

  if (self->pictures == NULL || self->blocks[block].kind != GLM_BLOCK_IMAGE || self->blocks[block].target == NULL)
    return NULL;
  return g_hash_table_lookup (self->pictures, self->blocks[block].target);
}

/**
 * glm_document_get_n_blocks:
 * @self: a document
 *
 * Returns: how many blocks it has
 */
guint
glm_document_get_n_blocks (const GlmDocument *self)
{
  return self->n_blocks;
}

/**
 * glm_document_get_block:
 * @self: a document
 * @index: less than glm_document_get_n_blocks()
 *
 * Returns: (transfer none): the block
 */
const GlmBlock *
glm_document_get_block (const GlmDocument *self,
                        guint              index)
{
  g_return_val_if_fail (index < self->n_blocks, NULL);
  return &self->blocks[index];
}

/**
 * glm_document_find_block:
 * @self: a document with at least one block
 * @position: a position in bytes
 *
 * Returns: index of the block that holds @position; for the empty line between two blocks the
 *   one before it; 0 or the last block for a position outside all
 */
guint
glm_document_find_block (const GlmDocument *self,
                         gsize              position)
{
  guint low = 0;
  guint high = self->n_blocks;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->blocks[middle].range.start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/**
 * glm_document_get_block_spans:
 * @self: a document
 * @block: index of a block
 * @n_spans: (out): how many spans it has
 *
 * Returns: (transfer none) (array length=n_spans): the block's spans, in order, the enclosing one first
 */
const GlmSpan *
glm_document_get_block_spans (const GlmDocument *self,
                              guint              block,
                              guint             *n_spans)
{
  g_return_val_if_fail (block < self->n_blocks, NULL);

  *n_spans = self->blocks[block].n_spans;
  return self->spans != NULL ? self->spans + self->blocks[block].first_span : NULL;
}

/**
 * glm_document_get_metadata:
 * @self: a document
 *
 * Returns: (transfer none): what is known about the article
 */
const GlmMetadata *
glm_document_get_metadata (const GlmDocument *self)
{
  return &self->metadata;
}

/**
 * glm_document_get_digest:
 * @self: a document
 *
 * The identity of an article: one text has one digest, whatever the format it came in.
 *
 * Returns: (transfer none): SHA-256 of the source text in hexadecimal
 */
const char *
glm_document_get_digest (const GlmDocument *self)
{
  return self->digest;
}

/* The first words of the text, cut at a word's end, for an article that has no title. */
static char *
dup_first_words (const GlmDocument *self,
                 glong              max_characters)
{
  g_autofree char *words = NULL;
  const GlmBlock *block = NULL;
  char *cut;

  for (guint i = 0; i < self->n_blocks && block == NULL; i++)
    if (self->blocks[i].range.end > self->blocks[i].range.start)
      block = &self->blocks[i];
  if (block == NULL)
    return NULL;

  words = glm_document_dup_range (self, block->range);
  g_strdelimit (words, "\n\t", ' ');
  if (g_utf8_strlen (words, -1) <= max_characters)
    return g_steal_pointer (&words);

  cut = g_utf8_offset_to_pointer (words, max_characters);
  *cut = '\0';
  cut = strrchr (words, ' ');
  if (cut != NULL && cut > words + max_characters / 2)
    *cut = '\0';
  return g_strconcat (words, "…", NULL);
}

/**
 * glm_document_dup_file_title:
 * @uri: where an article is
 *
 * « file:///…/reunions-secretes-2023-07.txt » → « reunions-secretes-2023-07 ».
 *
 * Returns: (transfer full): what an article there is called that gives itself no title
 */
char *
glm_document_dup_file_title (const char *uri)
{
  const char *slash = strrchr (uri, '/');
  g_autofree char *name = g_uri_unescape_string (slash != NULL ? slash + 1 : uri, "/");
  char *dot;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return g_strdup (slash != NULL ? slash + 1 : uri);
  dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_steal_pointer (&name);
}

/**
 * glm_document_dup_title:
 * @self: a document
 *
 * The title that the article gives; else the name of its file, for a reader knows it by that;
 * else its first words.
 *
 * Returns: (transfer full) (nullable): a title to show on a tab or in a list
 */
char *
glm_document_dup_title (const GlmDocument *self)
{
  if (self->metadata.title != NULL && self->metadata.title[0] != '\0')
    return g_strdup (self->metadata.title);
  if (self->n_blocks > 0 && self->blocks[0].kind == GLM_BLOCK_HEADING && self->blocks[0].level == 1)
    return glm_document_dup_range (self, self->blocks[0].range);
  if (self->metadata.uri != NULL)
    return glm_document_dup_file_title (self->metadata.uri);
  return dup_first_words (self, 70);
}

/**
 * glm_document_count_words:
 * @self: a document
 *
 * A word is a run of characters without white space that has a letter or a figure in it, so that
 * a lone « ! » after a space does not count.
 *
 * Returns: how many words the text has
 */
guint
glm_document_count_words (const GlmDocument *self)
{
  return self->n_words;
}

/**
 * glm_document_dup_range:
 * @self: a document
 * @range: bytes of its text; cut to the text
 *
 * Returns: (transfer full): those bytes as a string
 */
char *
glm_document_dup_range (const GlmDocument *self,
                        GlmRange           range)
{
  gsize end = MIN (range.end, self->length);
  gsize start = MIN (range.start, end);

  return g_strndup (self->text + start, end - start);
}

static gboolean
check_failed (GError    **error,
              const char *what,
              guint       index)
{
  g_set_error (error, GLM_DOCUMENT_ERROR, GLM_DOCUMENT_ERROR_INVARIANT, "%s (%u)", what, index);
  return FALSE;
}

static gboolean
is_boundary (const GlmDocument *self,
             gsize              position)
{
  return position == self->length || (self->text[position] & 0xC0) != 0x80;
}

/**
 * glm_document_check:
 * @self: a document
 * @error: return location
 *
 * For tests and fuzzers: verifies every invariant of a document.
 *
 * Returns: whether they hold; the error's message says which one does not
 */
gboolean
glm_document_check (const GlmDocument *self,
                    GError           **error)
{
  gsize expected = 0;

  if (!g_utf8_validate (self->text, (gssize) self->length, NULL))
    return check_failed (error, "text is not UTF-8", 0);

  for (guint i = 0; i < self->n_blocks; i++)
    {
      const GlmBlock *block = &self->blocks[i];

      if (block->range.start != expected || block->range.end < block->range.start)
        return check_failed (error, "block out of place", i);
      if (block->range.end > self->length || !is_boundary (self, block->range.end))
        return check_failed (error, "block ends inside a character or beyond the text", i);
      if (i + 1 < self->n_blocks && strncmp (self->text + block->range.end, BLOCK_SEPARATOR, 2) != 0)
        return check_failed (error, "no empty line after block", i);
      for (guint s = 0; s < block->n_spans; s++)
        {
          const GlmSpan *span = &self->spans[block->first_span + s];

          if (span->range.start < block->range.start || span->range.end > block->range.end ||
              span->range.end <= span->range.start)
            return check_failed (error, "span outside its block", i);
          if (!is_boundary (self, span->range.start) || !is_boundary (self, span->range.end))
            return check_failed (error, "span inside a character", i);
          if (s > 0 && glm_range_compare (span[-1].range, span->range) > 0)
            return check_failed (error, "spans out of order", i);
        }
      expected = block->range.end + strlen (BLOCK_SEPARATOR);
    }
  if (self->n_blocks > 0 && self->blocks[self->n_blocks - 1].range.end != self->length)
    return check_failed (error, "text after the last block", self->n_blocks);
  return TRUE;
}
