/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tokens.h"

#include "glm-tokens-private.h"

#include <string.h>

/* So many tokens are scanned between two looks at the cancellable. */
#define CANCEL_EVERY 8192

struct _GlmTokens
{
  GlmToken *tokens;
  guint     n_tokens;
  guint    *sentences; /* index of the first token of each, and n_tokens at the end */
  guint     n_sentences;
};

typedef struct
{
  const char   *text;
  GArray       *tokens;
  GCancellable *cancellable;
} Scan;

/* Scans the tokens of one stretch of text; stops early when cancelled. */
static void
scan_range (Scan     *scan,
            GlmRange  range,
            guint     block)
{
  gsize position = range.start;

  while (position < range.end)
    {
      guint n_bytes;
      gunichar character = glm_scan_character (scan->text, range.end, position, &n_bytes);

      if (glm_scan_class (character) == GLM_CHARACTER_SPACE)
        {
          position += n_bytes;
        }
      else
        {
          GlmToken token = { { position, glm_scan_token (scan->text, range.end, position) }, 0, block };

          g_array_append_val (scan->tokens, token);
          position = token.range.end;
          if (scan->tokens->len % CANCEL_EVERY == 0 && g_cancellable_is_cancelled (scan->cancellable))
            return;
        }
    }
}

/* Where the stretch of a bare string that begins at @start ends: at an empty line. */
static gsize
stretch_end (const char *text,
             gsize       length,
             gsize       start)
{
  const char *line = text + start;
  const char *end = text + length;

  while ((line = memchr (line, '\n', end - line)) != NULL)
    {
      const char *next = ++line;

      while (next < end && (*next == ' ' || *next == '\t' || *next == '\r'))
        next++;
      if (next < end && *next == '\n')
        return next - text;
    }
  return length;
}

/* Where the line or cell that begins at @start ends, for blocks whose line ends or tabs part
 * what they say. */
static gsize
cell_end (const char *text,
          GlmRange    range,
          gsize       start,
          char        separator)
{
  const char *end = memchr (text + start, separator, range.end - start);

  return end == NULL ? range.end : (gsize) (end - text) + 1;
}

/* Numbers the sentences and makes the value. */
static GlmTokens *
close_tokens (GArray       *tokens,
              const guint8 *ends)
{
  GlmTokens *self = g_atomic_rc_box_new0 (GlmTokens);
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (guint));
  guint zero = 0;

  self->n_tokens = tokens->len;
  self->tokens = (GlmToken *) g_array_steal (tokens, NULL);
  g_array_append_val (sentences, zero);
  for (guint i = 0; i < self->n_tokens; i++)
    {
      self->tokens[i].sentence = sentences->len - 1;
      if (ends[i])
        {
          guint next = i + 1;

          g_array_append_val (sentences, next);
        }
    }
  self->n_sentences = sentences->len - 1;
  self->sentences = (guint *) g_array_steal (sentences, NULL);
  return self;
}

static void
find_sentences (Scan       *scan,
                guint       first,
                GByteArray *ends)
{
  g_byte_array_set_size (ends, scan->tokens->len);
  memset (ends->data + first, 0, scan->tokens->len - first);
  glm_sentences_find (scan->text, (const GlmToken *) scan->tokens->data, first, scan->tokens->len, ends->data);
}

static void
scan_block (Scan           *scan,
            const GlmBlock *block,
            guint           index,
            GByteArray     *ends)
{
  char separator = block->kind == GLM_BLOCK_TABLE ? '\t' : '\n';
  gboolean apart = block->kind == GLM_BLOCK_TABLE || block->kind == GLM_BLOCK_PREFORMATTED;
  gsize start = block->range.start;

  while (start < block->range.end)
    {
      gsize end = apart ? cell_end (scan->text, block->range, start, separator) : block->range.end;
      guint first = scan->tokens->len;

      scan_range (scan, (GlmRange) { start, end }, index);
      if (scan->tokens->len > first)
        find_sentences (scan, first, ends);
      start = end;
    }
}

/**
 * glm_tokens_new:
 * @document: a document
 * @cancellable: (nullable): stops the work
 * @error: (out) (optional): where to say that it was stopped
 *
 * Parts the text of @document into tokens and sentences. No token and no sentence crosses the
 * edge of a block, of a table's cell or of a line of preformatted text.
 *
 * Returns: (transfer full) (nullable): the tokens, or %NULL with %G_IO_ERROR_CANCELLED
 */
GlmTokens *
glm_tokens_new (GlmDocument   *document,
                GCancellable  *cancellable,
                GError       **error)
{
  gsize length;
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GByteArray) ends = g_byte_array_new ();
  Scan scan = { glm_document_get_text (document, &length), NULL, cancellable };
  guint n_blocks = glm_document_get_n_blocks (document);

  tokens = g_array_sized_new (FALSE, FALSE, sizeof (GlmToken), MIN (length / 5, 1 << 20) + 1);
  scan.tokens = tokens;
  for (guint i = 0; i < n_blocks; i++)
    {
      scan_block (&scan, glm_document_get_block (document, i), i, ends);
      if (i % 256 == 0 && g_cancellable_is_cancelled (cancellable))
        break;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return close_tokens (tokens, ends->data);
}

/**
 * glm_tokens_new_from_string:
 * @text: text; bytes that are no UTF-8 become tokens of one byte
 * @length: its length in bytes
 *
 * As glm_tokens_new() for a bare text: an empty line ends a sentence.
 *
 * Returns: (transfer full): its tokens, all of block 0
 */
GlmTokens *
glm_tokens_new_from_string (const char *text,
                            gsize       length)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (GlmToken));
  g_autoptr (GByteArray) ends = g_byte_array_new ();
  Scan scan = { text, tokens, NULL };

  for (gsize start = 0; start < length;)
    {
      gsize end = stretch_end (text, length, start);
      guint first = tokens->len;

      scan_range (&scan, (GlmRange) { start, end }, 0);
      if (tokens->len > first)
        find_sentences (&scan, first, ends);
      start = end;
    }
  return close_tokens (tokens, ends->data);
}

/**
 * glm_tokens_ref:
 * @self: tokens
 *
 * Returns: (transfer full): @self
 */
GlmTokens *
glm_tokens_ref (GlmTokens *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
glm_tokens_clear (gpointer data)
{
  GlmTokens *self = data;

  g_free (self->tokens);
  g_free (self->sentences);
}

/**
 * glm_tokens_unref:
 * @self: (transfer full): tokens
 *
 * Gives one reference back.
 */
void
glm_tokens_unref (GlmTokens *self)
{
  g_atomic_rc_box_release_full (self, glm_tokens_clear);
}

/**
 * glm_tokens_get:
 * @self: tokens
 * @n_tokens: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_tokens): the tokens in the order of the text
 */
const GlmToken *
glm_tokens_get (const GlmTokens *self,
                guint           *n_tokens)
{
  *n_tokens = self->n_tokens;
  return self->tokens;
}

/**
 * glm_tokens_get_n_sentences:
 * @self: tokens
 *
 * Returns: how many sentences there are
 */
guint
glm_tokens_get_n_sentences (const GlmTokens *self)
{
  return self->n_sentences;
}

/**
 * glm_tokens_get_sentence:
 * @self: tokens
 * @sentence: index of a sentence
 *
 * Returns: the bytes from its first token's start to its last token's end
 */
GlmRange
glm_tokens_get_sentence (const GlmTokens *self,
                         guint            sentence)
{
  g_return_val_if_fail (sentence < self->n_sentences, ((GlmRange) { 0, 0 }));

  return (GlmRange) { self->tokens[self->sentences[sentence]].range.start,
                      self->tokens[self->sentences[sentence + 1] - 1].range.end };
}
