/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"

#include "glm-document-private.h"
#include "glm-image-size.h"

#include <string.h>

/* Deeper nesting than this says nothing to a reader and would only cost a hostile file's victim. */
#define MAX_OPEN_SPANS 32

/* No paragraph anyone wrote is longer; what is (a file on one line) is parted at the end of a sentence, so that
   each part can be set and drawn by itself. */
#define MAX_PARAGRAPH_BYTES 24000
#define SLICE_BYTES 4096

/* All pictures of an article, encoded; the pixels of one, decoded. */
#define MAX_PICTURE_BYTES ((gsize) 96 * 1024 * 1024)
#define MAX_PICTURE_PIXELS (24 * 1000 * 1000)

typedef struct
{
  GlmSpanKind kind;
  const char *target;
  gsize       start;
} OpenSpan;

struct _GlmDocumentBuilder
{
  GString      *text;
  GArray       *blocks;
  GArray       *spans;
  GArray       *open_spans;
  guint         dropped_spans;
  GlmMetadata   metadata;
  GStringChunk *strings;
  GHashTable   *pictures;      /* (nullable): name → GlmPicture */
  gsize         picture_bytes;
  GlmBlock      block;
  gsize         content;
  gboolean      in_block;
};

/**
 * glm_document_builder_new:
 *
 * Returns: (transfer full): a builder without blocks
 */
GlmDocumentBuilder *
glm_document_builder_new (void)
{
  GlmDocumentBuilder *self = g_new0 (GlmDocumentBuilder, 1);

  self->text = g_string_new (NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (GlmBlock));
  self->spans = g_array_new (FALSE, FALSE, sizeof (GlmSpan));
  self->open_spans = g_array_new (FALSE, FALSE, sizeof (OpenSpan));
  self->strings = g_string_chunk_new (256);
  return self;
}

/**
 * glm_document_builder_free:
 * @self: (transfer full): a builder whose document is not wanted
 */
void
glm_document_builder_free (GlmDocumentBuilder *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->blocks);
  g_array_unref (self->spans);
  g_array_unref (self->open_spans);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  _glm_metadata_clear (&self->metadata);
  g_free (self);
}

/**
 * glm_document_builder_open_block:
 * @self: a builder
 * @kind: what the block is
 * @level: level of a heading, depth of a quotation or list, else 0
 * @ordinal: number of a list item or note, 0 for none
 *
 * Begins a block; one that is still open is closed first.
 */
void
glm_document_builder_open_block (GlmDocumentBuilder *self,
                                 GlmBlockKind        kind,
                                 guint               level,
                                 guint               ordinal)
{
  if (self->in_block)
    glm_document_builder_close_block (self);

  /* The text is appended after the separator right away, so that spans know their positions. */
  if (self->blocks->len > 0)
    g_string_append (self->text, "\n\n");
  memset (&self->block, 0, sizeof self->block);
  self->block.kind = kind;
  self->block.level = kind == GLM_BLOCK_HEADING ? CLAMP (level, 1, 6) : level;
  self->block.ordinal = ordinal;
  self->block.range.start = self->text->len;
  self->block.first_span = self->spans->len;
  self->content = self->text->len;
  self->dropped_spans = 0;
  self->in_block = TRUE;
}

/**
 * glm_document_builder_set_language:
 * @self: a builder with an open block
 * @language: (nullable): BCP 47 tag
 *
 * Says which language the source declares for the open block.
 */
void
glm_document_builder_set_language (GlmDocumentBuilder *self,
                                   const char         *language)
{
  g_return_if_fail (self->in_block);

  self->block.language = language != NULL ? g_string_chunk_insert_const (self->strings, language) : NULL;
}

/**
 * glm_document_builder_set_target:
 * @self: a builder with an open block
 * @target: (nullable): name of a resource
 *
 * Says which resource the open image block shows.
 */
void
glm_document_builder_set_target (GlmDocumentBuilder *self,
                                 const char         *target)
{
  g_return_if_fail (self->in_block);

  self->block.target = target != NULL ? g_string_chunk_insert_const (self->strings, target) : NULL;
}

static void
picture_free (gpointer data)
{
  GlmPicture *picture = data;

  g_bytes_unref (picture->bytes);
  g_free (picture);
}

/**
 * glm_document_builder_add_picture:
 * @self: a builder
 * @name: by which image blocks refer to it, see glm_document_builder_set_target()
 * @bytes: a picture as it came: PNG, JPEG, GIF or WebP
 *
 * Keeps a picture that came with the article.
 *
 * Returns: %FALSE when it is no picture that can be shown, or too large
 */
gboolean
glm_document_builder_add_picture (GlmDocumentBuilder *self,
                                  const char         *name,
                                  GBytes             *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  GlmPicture picture = { 0 };

  if (self->pictures != NULL && g_hash_table_contains (self->pictures, name))
    return TRUE;
  if (length > MAX_PICTURE_BYTES - self->picture_bytes ||
      !glm_image_size_read (data, length, &picture.width, &picture.height, &picture.type) ||
      (guint64) picture.width * picture.height > MAX_PICTURE_PIXELS)
    return FALSE;
  if (self->pictures == NULL)
    self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, picture_free);
  self->picture_bytes += length;
  picture.bytes = g_bytes_ref (bytes);
  g_hash_table_insert (self->pictures, g_strdup (name), g_memdup2 (&picture, sizeof picture));
  return TRUE;
}

static gboolean
is_white (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static gboolean
keeps_lines (GlmDocumentBuilder *self)
{
  return self->block.kind == GLM_BLOCK_PREFORMATTED || self->block.kind == GLM_BLOCK_VERSE;
}

/*
 * Takes spaces off the end of the open block. A span that began or ended among them now begins or
 * ends where the text does; both lists are in order of that place, so only their last ones are moved.
 */
static void
remove_trailing_blanks (GlmDocumentBuilder *self)
{
  gsize length = self->text->len;

  while (length > self->content && is_white (self->text->str[length - 1]) && self->text->str[length - 1] != '\n')
    length--;
  if (length == self->text->len)
    return;

  g_string_truncate (self->text, length);
  for (guint i = self->open_spans->len; i > 0; i--)
    {
      OpenSpan *open = &g_array_index (self->open_spans, OpenSpan, i - 1);

      if (open->start <= length)
        break;
      open->start = length;
    }
  for (guint i = self->spans->len; i > self->block.first_span; i--)
    {
      GlmSpan *span = &g_array_index (self->spans, GlmSpan, i - 1);

      if (span->range.end <= length)
        break;
      span->range.end = length;
      span->range.start = MIN (span->range.start, length);
    }
}

/* Where an overlong paragraph is parted: after a sentence, else after a word, else after a character. */
static gsize
find_parting (const char *text,
              gsize       length)
{
  gsize word = 0;

  for (gsize at = length; at-- > length / 2;)
    {
      if (text[at] != ' ' || at == 0)
        continue;
      if (strchr (".!?", text[at - 1]) != NULL)
        return at;
      if (word == 0)
        word = at;
    }
  if (word > 0)
    return word;
  while (length > 0 && (text[length] & 0xC0) == 0x80)
    length--;
  return length;
}

static void
part_paragraph (GlmDocumentBuilder *self)
{
  gsize start = self->block.range.start;
  gsize cut;
  guint level = self->block.level;
  g_autofree char *rest = NULL;

  if (self->block.kind != GLM_BLOCK_PARAGRAPH || self->text->len - start <= MAX_PARAGRAPH_BYTES || self->open_spans->len > 0)
    return;
  cut = start + find_parting (self->text->str + start, MAX_PARAGRAPH_BYTES);
  for (guint i = self->block.first_span; i < self->spans->len; i++)
    if (g_array_index (self->spans, GlmSpan, i).range.end > cut)
      return;
  rest = g_strdup (self->text->str + cut);
  g_string_truncate (self->text, cut);
  glm_document_builder_open_block (self, GLM_BLOCK_PARAGRAPH, level, 0);
  g_string_append (self->text, rest);
}

/**
 * glm_document_builder_add_text:
 * @self: a builder with an open block
 * @text: bytes, supposed to be UTF-8
 * @length: how many, -1 when @text ends with NUL
 *
 * Adds text to the open block. Invalid bytes and NULs become U+FFFD; two line ends in
 * a row become one, so that an empty line parts blocks, except in preformatted text and verse.
 * A paragraph that grows beyond 24 000 bytes goes on in another.
 */
void
glm_document_builder_add_text (GlmDocumentBuilder *self,
                               const char         *text,
                               gssize              length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *valid = NULL;

  g_return_if_fail (self->in_block);

  if (!g_utf8_validate_len (text, n, NULL))
    {
      valid = g_utf8_make_valid (text, (gssize) n);
      text = valid;
      n = strlen (valid);
    }

  while (n > 0)
    {
      const char *end = memchr (text, '\n', n);
      gsize run = end != NULL ? (gsize) (end - text) : n;

      for (gsize done = 0; done < run;)
        {
          gsize slice = MIN (run - done, SLICE_BYTES);

          while (done + slice < run && (text[done + slice] & 0xC0) == 0x80)
            slice++;
          g_string_append_len (self->text, text + done, (gssize) slice);
          part_paragraph (self);
          done += slice;
        }
      if (end == NULL)
        break;
      if (keeps_lines (self))
        {
          g_string_append_c (self->text, '\n');
          text += run + 1;
          n -= run + 1;
          continue;
        }
      /* White space alone between two line ends would read as an empty line. */
      remove_trailing_blanks (self);
      if (self->text->len > self->content && self->text->str[self->text->len - 1] != '\n')
        g_string_append_c (self->text, '\n');
      text += run + 1;
      n -= run + 1;
    }
}

/**
 * glm_document_builder_push_span:
 * @self: a builder with an open block
 * @kind: what the span is
 * @target: (nullable): address of a link, label of a note, tag of a language
 *
 * Begins a span at the end of the text so far.
 */
void
glm_document_builder_push_span (GlmDocumentBuilder *self,
                                GlmSpanKind         kind,
                                const char         *target)
{
  OpenSpan span = { kind, NULL, self->text->len };

  g_return_if_fail (self->in_block);

  if (self->open_spans->len >= MAX_OPEN_SPANS)
    {
      self->dropped_spans++;
      return;
    }
  if (target != NULL)
    span.target = g_string_chunk_insert_const (self->strings, target);
  g_array_append_val (self->open_spans, span);
}

/**
 * glm_document_builder_pop_span:
 * @self: a builder
 *
 * Ends the span begun last; does nothing when none is open.
 */
void
glm_document_builder_pop_span (GlmDocumentBuilder *self)
{
  const OpenSpan *open;
  GlmSpan span;

  if (self->dropped_spans > 0)
    {
      self->dropped_spans--;
      return;
    }
  if (self->open_spans->len == 0)
    return;
  open = &g_array_index (self->open_spans, OpenSpan, self->open_spans->len - 1);
  span.kind = open->kind;
  span.target = open->target;
  span.range.start = open->start;
  span.range.end = self->text->len;
  g_array_set_size (self->open_spans, self->open_spans->len - 1);
  if (span.range.end > span.range.start)
    g_array_append_val (self->spans, span);
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const GlmSpan *first = a;
  const GlmSpan *second = b;
  int order = glm_range_compare (first->range, second->range);

  return order != 0 ? order : (int) first->kind - (int) second->kind;
}

/* Trims the open block's text and moves its spans with it. */
static void
trim_block (GlmDocumentBuilder *self)
{
  gsize start = self->block.range.start;
  gsize leading = 0;
  guint kept = self->block.first_span;

  while (self->text->len > start && is_white (self->text->str[self->text->len - 1]))
    g_string_truncate (self->text, self->text->len - 1);
  if (!keeps_lines (self) && self->block.kind != GLM_BLOCK_TABLE)
    while (start + leading < self->text->len && is_white (self->text->str[start + leading]))
      leading++;
  else
    while (start + leading < self->text->len && self->text->str[start + leading] == '\n')
      leading++;
  if (leading > 0)
    g_string_erase (self->text, (gssize) start, (gssize) leading);

  for (guint i = self->block.first_span; i < self->spans->len; i++)
    {
      GlmSpan span = g_array_index (self->spans, GlmSpan, i);

      span.range.start = MAX (span.range.start, start + leading) - leading;
      span.range.end = MAX (span.range.end, start + leading) - leading;
      span.range.end = MIN (span.range.end, self->text->len);
      if (span.range.end > span.range.start)
        g_array_index (self->spans, GlmSpan, kept++) = span;
    }
  g_array_set_size (self->spans, kept);
}

/**
 * glm_document_builder_close_block:
 * @self: a builder
 *
 * Ends the open block and the spans that are still open in it.
 *
 * Returns: whether a block was made: one without text is not, unless it is an image or a rule
 */
gboolean
glm_document_builder_close_block (GlmDocumentBuilder *self)
{
  if (!self->in_block)
    return FALSE;

  self->dropped_spans = 0;
  while (self->open_spans->len > 0)
    glm_document_builder_pop_span (self);
  trim_block (self);
  self->in_block = FALSE;

  if (self->text->len == self->block.range.start && self->block.kind != GLM_BLOCK_IMAGE &&
      self->block.kind != GLM_BLOCK_RULE)
    {
      g_string_truncate (self->text, self->blocks->len > 0 ? self->text->len - 2 : 0);
      return FALSE;
    }

  self->block.range.end = self->text->len;
  self->block.n_spans = self->spans->len - self->block.first_span;
  if (self->block.n_spans > 1)
    qsort (&g_array_index (self->spans, GlmSpan, self->block.first_span), self->block.n_spans,
           sizeof (GlmSpan), compare_spans);
  g_array_append_val (self->blocks, self->block);
  return TRUE;
}

/**
 * glm_document_builder_get_length:
 * @self: a builder
 *
 * Returns: how many bytes of text there are so far
 */
gsize
glm_document_builder_get_length (GlmDocumentBuilder *self)
{
  return self->text->len;
}

/**
 * glm_document_builder_get_metadata:
 * @self: a builder
 *
 * Returns: (transfer none): the metadata, for the importer to fill with strings of its own
 */
GlmMetadata *
glm_document_builder_get_metadata (GlmDocumentBuilder *self)
{
  return &self->metadata;
}

/**
 * glm_document_builder_end:
 * @self: a builder
 *
 * Closes what is open and empties @self, which can then only be freed.
 *
 * Returns: (transfer full): the document
 */
GlmDocument *
glm_document_builder_end (GlmDocumentBuilder *self)
{
  GlmDocument *document;
  gsize length;
  char *text;

  glm_document_builder_close_block (self);
  length = self->text->len;
  text = g_string_free (g_steal_pointer (&self->text), FALSE);
  self->text = g_string_new (NULL);
  /* A growing buffer is up to twice its text; what is kept for hours should not be. */
  text = g_realloc (text, length + 1);
  document = _glm_document_new (text, length, self->blocks, self->spans, &self->metadata, g_steal_pointer (&self->strings),
                                g_steal_pointer (&self->pictures));
  return document;
}
