/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * An entry says: so many bytes are kept, then so many bytes of the folded text stand for so many of
 * the source. Sizes that do not fit its fields are spread over several entries. A checkpoint
 * every CHECKPOINT_STEP entries has both positions, so a lookup is a binary search and a few steps.
 */

#include "config.h"

#include "glm-fold-map.h"

#define CHECKPOINT_STEP 32

/* How many entries a cursor walks before it looks for a nearer checkpoint. */
#define MAX_WALK 96

typedef struct
{
  guint16 kept;
  guint8  folded;
  guint8  source;
} Entry;

typedef struct
{
  gsize folded;
  gsize source;
} Checkpoint;

struct _GlmFoldMap
{
  guint       n_entries;
  guint       n_checkpoints;
  Entry      *entries;
  Checkpoint *checkpoints; /* the positions before entry n × CHECKPOINT_STEP */
};

/**
 * _glm_fold_map_builder_init:
 * @self: (out): a builder
 */
void
_glm_fold_map_builder_init (GlmFoldMapBuilder *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->checkpoints = g_array_new (FALSE, FALSE, sizeof (Checkpoint));
  self->kept = 0;
  self->folded = 0;
  self->source = 0;
}

static void
append_entry (GlmFoldMapBuilder *self,
              gsize              kept,
              gsize              source_length,
              gsize              folded_length)
{
  Entry entry = { (guint16) kept, (guint8) folded_length, (guint8) source_length };

  if (self->entries->len % CHECKPOINT_STEP == 0)
    {
      Checkpoint checkpoint = { self->folded, self->source };

      g_array_append_val (self->checkpoints, checkpoint);
    }
  g_array_append_val (self->entries, entry);
  self->folded += kept + folded_length;
  self->source += kept + source_length;
}

static void
flush_kept (GlmFoldMapBuilder *self,
            gsize              most)
{
  while (self->kept > most)
    {
      gsize n = MIN (self->kept, G_MAXUINT16);

      append_entry (self, n, 0, 0);
      self->kept -= n;
    }
}

/**
 * _glm_fold_map_builder_replace:
 * @self: a builder
 * @source_length: bytes of the source
 * @folded_length: bytes of the folded text that stand for them
 *
 * Adds a stretch that is not byte for byte the same.
 */
void
_glm_fold_map_builder_replace (GlmFoldMapBuilder *self,
                               gsize              source_length,
                               gsize              folded_length)
{
  g_assert (folded_length <= G_MAXUINT8);

  flush_kept (self, G_MAXUINT16);
  append_entry (self, self->kept, MIN (source_length, G_MAXUINT8), folded_length);
  self->kept = 0;
  for (gsize rest = source_length; rest > G_MAXUINT8;)
    {
      rest -= G_MAXUINT8;
      append_entry (self, 0, MIN (rest, G_MAXUINT8), 0);
    }
}

/**
 * _glm_fold_map_builder_end:
 * @self: a builder, empty afterwards
 *
 * Returns: (transfer full): the map
 */
GlmFoldMap *
_glm_fold_map_builder_end (GlmFoldMapBuilder *self)
{
  GlmFoldMap *map = g_new0 (GlmFoldMap, 1);

  flush_kept (self, 0);
  map->n_entries = self->entries->len;
  map->n_checkpoints = self->checkpoints->len;
  /* Arrays grow by doubling; the map keeps only what it needs. */
  map->entries = g_memdup2 (self->entries->data, map->n_entries * sizeof (Entry));
  map->checkpoints = g_memdup2 (self->checkpoints->data, map->n_checkpoints * sizeof (Checkpoint));
  _glm_fold_map_builder_clear (self);
  return map;
}

/**
 * _glm_fold_map_builder_clear:
 * @self: a builder
 *
 * Drops what was gathered.
 */
void
_glm_fold_map_builder_clear (GlmFoldMapBuilder *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->checkpoints, g_array_unref);
}

/**
 * _glm_fold_map_free:
 * @self: a map
 */
void
_glm_fold_map_free (GlmFoldMap *self)
{
  g_free (self->entries);
  g_free (self->checkpoints);
  g_free (self);
}

/**
 * _glm_fold_map_get_size:
 * @self: a map
 *
 * Returns: the memory it takes, in bytes
 */
gsize
_glm_fold_map_get_size (const GlmFoldMap *self)
{
  return sizeof *self + self->n_entries * sizeof (Entry) + self->n_checkpoints * sizeof (Checkpoint);
}

/**
 * _glm_fold_cursor_init:
 * @self: (out): a cursor
 * @map: the map it goes over; it must outlive the cursor
 */
void
_glm_fold_cursor_init (GlmFoldCursor    *self,
                       const GlmFoldMap *map)
{
  self->map = map;
  self->entry = 0;
  self->folded = 0;
  self->source = 0;
  self->kept_end = 0;
}

/* Goes to the last checkpoint that does not lie after @folded. */
static void
seek (GlmFoldCursor *self,
      gsize          folded)
{
  const GlmFoldMap *map = self->map;
  guint low = 0;
  guint high = map->n_checkpoints;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (map->checkpoints[middle].folded <= folded)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    {
      _glm_fold_cursor_init (self, map);
      return;
    }
  self->entry = (low - 1) * CHECKPOINT_STEP;
  self->folded = map->checkpoints[low - 1].folded;
  self->source = map->checkpoints[low - 1].source;
}

/**
 * _glm_fold_cursor_look_up:
 * @self: a cursor
 * @folded: a byte of the folded text
 * @place: (out): what stands around it
 *
 * For a byte that was kept, @place is that byte in both texts; otherwise it is the stretch that
 * was folded as a whole. What folds to nothing belongs to no place.
 */
void
_glm_fold_cursor_look_up (GlmFoldCursor *self,
                          gsize          folded,
                          GlmFoldPlace  *place)
{
  const GlmFoldMap *map = self->map;

  self->kept_end = 0;
  if (folded < self->folded)
    seek (self, folded);
  for (guint walked = 0; self->entry < map->n_entries; walked++)
    {
      const Entry *entry = &map->entries[self->entry];
      gsize changed = self->folded + entry->kept;

      if (folded < changed)
        {
          self->kept_end = changed;
          break;
        }
      if (folded < changed + entry->folded)
        {
          place->folded = (GlmRange) { changed, changed + entry->folded };
          place->source = (GlmRange) { self->source + entry->kept, self->source + entry->kept + entry->source };
          return;
        }
      self->folded = changed + entry->folded;
      self->source += (gsize) entry->kept + entry->source;
      self->entry++;
      if (walked == MAX_WALK)
        seek (self, folded);
    }
  if (self->entry == map->n_entries)
    self->kept_end = G_MAXSIZE;

  place->folded = (GlmRange) { folded, folded + 1 };
  place->source.start = self->source + (folded - self->folded);
  place->source.end = place->source.start + 1;
}
