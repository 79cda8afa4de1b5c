/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The index is the text, folded as far as folding goes, and the way back. There is one for all
 * modes: where the reader asks for exact case or accents, what was found in the folded text is
 * compared once more with the source. So a mode is switched without a new index, and memory is
 * that of the text and a quarter.
 */

#include "config.h"

#include "glm-folding.h"
#include "glm-search-index-private.h"

#include <string.h>

/* Room that is always left for one unit. */
#define MIN_ROOM 256

/* Bytes folded between two looks at the cancellable. */
#define CANCEL_STEP (256 * 1024)

typedef struct
{
  char *data;
  gsize length;
  gsize size;
} Buffer;

static void
ensure_room (Buffer *buffer)
{
  if (buffer->size - buffer->length >= MIN_ROOM)
    return;
  buffer->size += buffer->size / 4 + MIN_ROOM;
  buffer->data = g_realloc (buffer->data, buffer->size);
}

static void
append_unit (const GlmFoldUnit *unit,
             Buffer            *buffer,
             GlmFoldMapBuilder *map,
             GArray            *line_hyphens)
{
  if (unit->kind == GLM_FOLD_UNIT_LINE_HYPHEN)
    {
      GlmLineHyphen hyphen = { buffer->length, unit->source.start };

      g_array_append_val (line_hyphens, hyphen);
    }
  memcpy (buffer->data + buffer->length, unit->bytes, unit->n_bytes);
  buffer->length += unit->n_bytes;
  if (unit->kept)
    _glm_fold_map_builder_keep (map, unit->n_bytes);
  else
    _glm_fold_map_builder_replace (map, glm_range_length (unit->source), unit->n_bytes);
}

/**
 * glm_search_index_new:
 * @document: an article
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Folds the text of @document for search. Takes time in proportion to the text; call it in a thread.
 *
 * Returns: (transfer full): the index; %NULL with %G_IO_ERROR_CANCELLED when it was cancelled
 */
GlmSearchIndex *
glm_search_index_new (GlmDocument  *document,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GlmSearchIndex) self = NULL;
  GlmFoldMapBuilder map;
  GlmFoldScanner scanner;
  GlmFoldUnit unit;
  Buffer buffer;
  gsize length;
  gsize next_look = CANCEL_STEP;
  const char *text;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = glm_document_get_text (document, &length);
  self = g_atomic_rc_box_new0 (GlmSearchIndex);
  self->document = glm_document_ref (document);
  self->line_hyphens = g_array_new (FALSE, FALSE, sizeof (GlmLineHyphen));
  buffer = (Buffer) { g_malloc (length + MIN_ROOM), 0, length + MIN_ROOM };
  _glm_fold_map_builder_init (&map);
  _glm_fold_scanner_init (&scanner, text, length);

  while (scanner.position < length)
    {
      gsize n;

      if (scanner.position >= next_look)
        {
          next_look = scanner.position + CANCEL_STEP;
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            {
              _glm_fold_map_builder_clear (&map);
              g_free (buffer.data);
              return NULL;
            }
        }
      ensure_room (&buffer);
      n = _glm_fold_scanner_copy_plain (&scanner, buffer.data + buffer.length,
                                        MIN (buffer.size - buffer.length - MIN_ROOM / 2, CANCEL_STEP));
      buffer.length += n;
      _glm_fold_map_builder_keep (&map, n);
      if (_glm_fold_scanner_next (&scanner, &unit))
        append_unit (&unit, &buffer, &map, self->line_hyphens);
    }

  self->map = _glm_fold_map_builder_end (&map);
  self->n_folded = buffer.length;
  self->folded = g_realloc (buffer.data, MAX (buffer.length, 1));
  return g_steal_pointer (&self);
}

/**
 * glm_search_index_ref:
 * @self: an index
 *
 * Returns: (transfer full): @self
 */
GlmSearchIndex *
glm_search_index_ref (GlmSearchIndex *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
search_index_clear (gpointer data)
{
  GlmSearchIndex *self = data;

  glm_document_unref (self->document);
  g_free (self->folded);
  g_clear_pointer (&self->map, _glm_fold_map_free);
  g_array_unref (self->line_hyphens);
}

/**
 * glm_search_index_unref:
 * @self: (transfer full): an index
 */
void
glm_search_index_unref (GlmSearchIndex *self)
{
  g_atomic_rc_box_release_full (self, search_index_clear);
}

/**
 * glm_search_index_get_document:
 * @self: an index
 *
 * Returns: (transfer none): the article it was made of
 */
GlmDocument *
glm_search_index_get_document (const GlmSearchIndex *self)
{
  return self->document;
}

/**
 * glm_search_index_get_size:
 * @self: an index
 *
 * Returns: the memory it takes beside the article, in bytes
 */
gsize
glm_search_index_get_size (const GlmSearchIndex *self)
{
  return sizeof *self + self->n_folded + _glm_fold_map_get_size (self->map) +
         self->line_hyphens->len * sizeof (GlmLineHyphen);
}

/**
 * _glm_search_index_find_line_hyphen:
 * @self: an index
 * @folded: a position in the folded text
 *
 * Returns: (nullable): the hyphen at a line end that was left out there
 */
const GlmLineHyphen *
_glm_search_index_find_line_hyphen (const GlmSearchIndex *self,
                                    gsize                 folded)
{
  guint low = 0;
  guint high = self->line_hyphens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const GlmLineHyphen *hyphen = &g_array_index (self->line_hyphens, GlmLineHyphen, middle);

      if (hyphen->folded == folded)
        return hyphen;
      if (hyphen->folded < folded)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}
