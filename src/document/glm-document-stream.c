/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A document as bytes, for the way from one process to another on one machine. Numbers are little-endian, a text is
 * its length plus one and its bytes, 0 stands for none. Whoever writes is not trusted: the reader takes nothing
 * that a builder could not have made, and what can be told from the content (the size of a picture, the number of
 * words) is told from it again.
 */

#include "config.h"

#include "glm-document-stream.h"

#include "glm-document-private.h"
#include "glm-image-size.h"

#include <string.h>

#define MAGIC 0x446d6c47u /* "GlmD" */
#define VERSION 2

/* No importer makes more; a list or a quotation of this depth is shown as one of a dozen. */
#define MAX_LEVEL 100000
#define MAX_AUTHORS 10000
/* Bytes that a block and a span take at least, so that a count can be held against what is left. */
#define MIN_BLOCK_BYTES 40
#define MIN_SPAN_BYTES 24
#define MAX_PICTURE_PIXELS (24 * 1000 * 1000)

static void
put_u32 (GByteArray *out,
         guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

static void
put_u64 (GByteArray *out,
         guint64     value)
{
  value = GUINT64_TO_LE (value);
  g_byte_array_append (out, (const guint8 *) &value, sizeof value);
}

static void
put_text (GByteArray *out,
          const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  put_u32 (out, text != NULL ? (guint32) length + 1 : 0);
  if (text != NULL)
    g_byte_array_append (out, (const guint8 *) text, (guint) length);
}

static void
put_metadata (GByteArray        *out,
              const GlmMetadata *metadata)
{
  guint n_authors = metadata->authors != NULL ? g_strv_length (metadata->authors) : 0;

  put_text (out, metadata->title);
  put_u32 (out, n_authors);
  for (guint i = 0; i < n_authors; i++)
    put_text (out, metadata->authors[i]);
  put_text (out, metadata->date);
  put_u32 (out, metadata->date_precision);
  put_text (out, metadata->site);
  put_text (out, metadata->language);
  put_text (out, metadata->format);
  put_text (out, metadata->encoding);
  put_u32 (out, metadata->left_out);
  put_u32 (out, metadata->is_teaser);
}

static void
put_pictures (GByteArray *out,
              GHashTable *pictures)
{
  GHashTableIter iter;
  gpointer name, value;

  put_u32 (out, pictures != NULL ? g_hash_table_size (pictures) : 0);
  if (pictures == NULL)
    return;
  g_hash_table_iter_init (&iter, pictures);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (((GlmPicture *) value)->bytes, &length);

      put_text (out, name);
      put_u64 (out, length);
      g_byte_array_append (out, data, (guint) length);
    }
}

/**
 * glm_document_to_bytes:
 * @self: a document
 *
 * Writes all of it but where it came from, which is for the one who reads to say.
 *
 * Returns: (transfer full): what glm_document_from_bytes() reads
 */
GBytes *
glm_document_to_bytes (const GlmDocument *self)
{
  GByteArray *out = g_byte_array_sized_new ((guint) MIN (self->length + 4096, G_MAXUINT / 4));

  put_u32 (out, MAGIC);
  put_u32 (out, VERSION);
  put_u64 (out, self->length);
  g_byte_array_append (out, (const guint8 *) self->text, (guint) self->length);
  put_u32 (out, self->n_spans);
  for (guint i = 0; i < self->n_spans; i++)
    {
      put_u64 (out, self->spans[i].range.start);
      put_u64 (out, self->spans[i].range.end);
      put_u32 (out, self->spans[i].kind);
      put_text (out, self->spans[i].target);
    }
  put_u32 (out, self->n_blocks);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      const GlmBlock *block = &self->blocks[i];

      put_u64 (out, block->range.start);
      put_u64 (out, block->range.end);
      put_u32 (out, block->kind);
      put_u32 (out, block->level);
      put_u32 (out, block->ordinal);
      put_u32 (out, block->n_spans);
      put_text (out, block->language);
      put_text (out, block->target);
    }
  put_metadata (out, &self->metadata);
  put_pictures (out, self->pictures);
  return g_byte_array_free_to_bytes (out);
}

/* What is left to read; once @broken, every further value is 0. */
typedef struct
{
  const guint8 *at;
  gsize         left;
  gboolean      broken;
  GBytes       *whole;
  const guint8 *start;
  GString      *scratch;
} Reader;

static const guint8 *
take (Reader *reader,
      gsize   length)
{
  const guint8 *at = reader->at;

  if (reader->broken || length > reader->left)
    {
      reader->broken = TRUE;
      return NULL;
    }
  reader->at += length;
  reader->left -= length;
  return at;
}

static guint32
take_u32 (Reader *reader)
{
  const guint8 *at = take (reader, sizeof (guint32));
  guint32 value = 0;

  if (at != NULL)
    memcpy (&value, at, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint64
take_u64 (Reader *reader)
{
  const guint8 *at = take (reader, sizeof (guint64));
  guint64 value = 0;

  if (at != NULL)
    memcpy (&value, at, sizeof value);
  return GUINT64_FROM_LE (value);
}

/* A number below @end. */
static guint32
take_below (Reader *reader,
            guint32 end)
{
  guint32 value = take_u32 (reader);

  if (value >= end)
    reader->broken = TRUE;
  return reader->broken ? 0 : value;
}

/* How many things of at least @size bytes follow. */
static guint32
take_count (Reader *reader,
            gsize   size)
{
  guint32 n = take_u32 (reader);

  if (n > reader->left / size)
    reader->broken = TRUE;
  return reader->broken ? 0 : n;
}

/* Valid for a moment: until the next text is taken. */
static const char *
take_text (Reader *reader)
{
  guint32 length = take_u32 (reader);
  const char *text;

  if (length == 0)
    return NULL;
  text = (const char *) take (reader, length - 1);
  if (text == NULL || !g_utf8_validate_len (text, length - 1, NULL))
    {
      reader->broken = TRUE;
      return NULL;
    }
  g_string_truncate (reader->scratch, 0);
  g_string_append_len (reader->scratch, text, length - 1);
  return reader->scratch->str;
}

static const char *
take_kept_text (Reader       *reader,
                GStringChunk *strings)
{
  const char *text = take_text (reader);

  return text != NULL ? g_string_chunk_insert_const (strings, text) : NULL;
}

static GlmRange
take_range (Reader *reader,
            gsize   length)
{
  guint64 start = take_u64 (reader);
  guint64 end = take_u64 (reader);

  if (start > end || end > length)
    reader->broken = TRUE;
  return reader->broken ? (GlmRange) { 0, 0 } : (GlmRange) { (gsize) start, (gsize) end };
}

static GArray *
take_spans (Reader       *reader,
            gsize         length,
            GStringChunk *strings)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (GlmSpan));
  guint32 n = take_count (reader, MIN_SPAN_BYTES);

  for (guint32 i = 0; i < n && !reader->broken; i++)
    {
      GlmSpan span;

      span.range = take_range (reader, length);
      span.kind = (GlmSpanKind) take_below (reader, GLM_SPAN_LANGUAGE + 1);
      span.target = take_kept_text (reader, strings);
      g_array_append_val (spans, span);
    }
  return spans;
}

/* Blocks share out the spans in order, and every span. */
static GArray *
take_blocks (Reader       *reader,
             gsize         length,
             guint         n_spans,
             GStringChunk *strings)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (GlmBlock));
  guint32 n = take_count (reader, MIN_BLOCK_BYTES);
  guint next_span = 0;

  for (guint32 i = 0; i < n && !reader->broken; i++)
    {
      GlmBlock block;

      block.range = take_range (reader, length);
      block.kind = (GlmBlockKind) take_below (reader, GLM_BLOCK_RULE + 1);
      block.level = take_below (reader, MAX_LEVEL);
      block.ordinal = take_u32 (reader);
      block.first_span = next_span;
      block.n_spans = take_u32 (reader);
      if (block.n_spans > n_spans - next_span || (block.kind == GLM_BLOCK_HEADING && (block.level < 1 || block.level > 6)) ||
          (block.range.start == block.range.end && block.kind != GLM_BLOCK_IMAGE && block.kind != GLM_BLOCK_RULE))
        reader->broken = TRUE;
      else
        next_span += block.n_spans;
      block.language = take_kept_text (reader, strings);
      block.target = take_kept_text (reader, strings);
      g_array_append_val (blocks, block);
    }
  if (next_span != n_spans)
    reader->broken = TRUE;
  return blocks;
}

static void
take_metadata (Reader      *reader,
               GlmMetadata *metadata)
{
  guint32 n_authors;

  metadata->title = g_strdup (take_text (reader));
  n_authors = take_below (reader, MAX_AUTHORS + 1);
  if (n_authors > 0)
    {
      g_autoptr (GStrvBuilder) authors = g_strv_builder_new ();

      for (guint32 i = 0; i < n_authors && !reader->broken; i++)
        {
          const char *author = take_text (reader);

          if (author != NULL)
            g_strv_builder_add (authors, author);
        }
      metadata->authors = g_strv_builder_end (authors);
    }
  metadata->date = g_strdup (take_text (reader));
  metadata->date_precision = (GlmDatePrecision) take_below (reader, GLM_DATE_TIME + 1);
  metadata->site = g_strdup (take_text (reader));
  metadata->language = g_strdup (take_text (reader));
  metadata->format = g_strdup (take_text (reader));
  metadata->encoding = g_strdup (take_text (reader));
  metadata->left_out = take_below (reader, 101);
  metadata->is_teaser = take_below (reader, 2) != 0;
  if (metadata->format == NULL || (metadata->date != NULL && strlen (metadata->date) > 64))
    reader->broken = TRUE;
}

static void
picture_free (gpointer data)
{
  GlmPicture *picture = data;

  g_bytes_unref (picture->bytes);
  g_free (picture);
}

static GHashTable *
take_pictures (Reader *reader)
{
  guint32 n = take_count (reader, sizeof (guint32) + sizeof (guint64));
  GHashTable *pictures;

  if (n == 0)
    return NULL;
  pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, picture_free);
  for (guint32 i = 0; i < n && !reader->broken; i++)
    {
      g_autofree char *name = g_strdup (take_text (reader));
      guint64 length = take_u64 (reader);
      const guint8 *data = take (reader, MIN (length, G_MAXSIZE));
      GlmPicture picture = { 0 };

      if (name == NULL || data == NULL || !glm_image_size_read (data, (gsize) length, &picture.width, &picture.height, &picture.type) ||
          (guint64) picture.width * picture.height > MAX_PICTURE_PIXELS)
        {
          reader->broken = TRUE;
          break;
        }
      picture.bytes = g_bytes_new_from_bytes (reader->whole, (gsize) (data - reader->start), (gsize) length);
      g_hash_table_replace (pictures, g_steal_pointer (&name), g_memdup2 (&picture, sizeof picture));
    }
  return pictures;
}

static GlmDocument *
take_document (Reader     *reader,
               const char *uri)
{
  GStringChunk *strings = g_string_chunk_new (256);
  GlmMetadata metadata = { 0 };
  g_autoptr (GArray) spans = NULL;
  g_autoptr (GArray) blocks = NULL;
  GHashTable *pictures;
  guint64 length;
  const char *text;

  if (take_u32 (reader) != MAGIC || take_u32 (reader) != VERSION)
    reader->broken = TRUE;
  length = take_u64 (reader);
  text = (const char *) take (reader, MIN (length, G_MAXSIZE));
  if (text == NULL || !g_utf8_validate_len (text, (gsize) length, NULL))
    {
      reader->broken = TRUE;
      text = "";
      length = 0;
    }
  spans = take_spans (reader, (gsize) length, strings);
  blocks = take_blocks (reader, (gsize) length, spans->len, strings);
  take_metadata (reader, &metadata);
  pictures = take_pictures (reader);
  metadata.uri = g_strdup (uri);
  if (reader->left > 0 || (blocks->len == 0 && length > 0))
    reader->broken = TRUE;
  return _glm_document_new (g_strndup (text, (gsize) length), (gsize) length, blocks, spans, &metadata, strings, pictures);
}

/**
 * glm_document_from_bytes:
 * @bytes: what glm_document_to_bytes() wrote, or anything
 * @uri: (nullable): where the document came from
 * @error: return location for %GLM_DOCUMENT_ERROR_INVARIANT
 *
 * Reads a document that another process has made and that may be meant to do harm.
 *
 * Returns: (transfer full): a document that keeps every invariant; %NULL with @error set
 */
GlmDocument *
glm_document_from_bytes (GBytes     *bytes,
                         const char *uri,
                         GError    **error)
{
  g_autoptr (GlmDocument) document = NULL;
  g_autoptr (GString) scratch = g_string_new (NULL);
  Reader reader = { NULL, 0, FALSE, bytes, NULL, scratch };

  reader.at = reader.start = g_bytes_get_data (bytes, &reader.left);
  document = take_document (&reader, uri);
  if (reader.broken)
    {
      g_set_error_literal (error, GLM_DOCUMENT_ERROR, GLM_DOCUMENT_ERROR_INVARIANT, "not a document");
      return NULL;
    }
  if (!glm_document_check (document, error))
    return NULL;
  return g_steal_pointer (&document);
}
