/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-block-cache.h"

typedef struct
{
  gint64         key;
  GlmSetBlock   *set;
  GskRenderNode *node;
  GskRenderNode *marks; /* NULL when there are none, or serial is old */
  guint          serial;
  GList          link;
} Entry;

struct _GlmBlockCache
{
  guint       capacity;
  GHashTable *entries; /* key → Entry */
  GQueue      order;   /* of Entry, most recently used first */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->node, gsk_render_node_unref);
  g_clear_pointer (&entry->marks, gsk_render_node_unref);
  g_clear_pointer (&entry->set, glm_set_block_free);
  g_free (entry);
}

/**
 * glm_block_cache_new:
 * @capacity: how many pieces to keep; more than can be on screen at once
 *
 * Returns: (transfer full): an empty cache
 */
GlmBlockCache *
glm_block_cache_new (guint capacity)
{
  GlmBlockCache *self = g_new0 (GlmBlockCache, 1);

  g_return_val_if_fail (capacity > 0, NULL);

  self->capacity = capacity;
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, entry_free);
  g_queue_init (&self->order);
  return self;
}

/**
 * glm_block_cache_clear:
 * @self: a cache
 *
 * Forgets all pieces; must be called before the typesetter that set them is freed.
 */
void
glm_block_cache_clear (GlmBlockCache *self)
{
  g_queue_init (&self->order);
  g_hash_table_remove_all (self->entries);
}

/**
 * glm_block_cache_free:
 * @self: (transfer full): a cache
 */
void
glm_block_cache_free (GlmBlockCache *self)
{
  glm_block_cache_clear (self);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * glm_block_cache_drop_nodes:
 * @self: a cache
 *
 * Forgets what was drawn but keeps the lines: colours have changed, nothing else.
 */
void
glm_block_cache_drop_nodes (GlmBlockCache *self)
{
  for (GList *link = self->order.head; link != NULL; link = link->next)
    g_clear_pointer (&((Entry *) link->data)->node, gsk_render_node_unref);
}

static Entry *
use_entry (GlmBlockCache *self,
           gint64         key)
{
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry != NULL && self->order.head != &entry->link)
    {
      g_queue_unlink (&self->order, &entry->link);
      g_queue_push_head_link (&self->order, &entry->link);
    }
  return entry;
}

/**
 * glm_block_cache_lookup:
 * @self: a cache
 * @key: what the piece is known by
 *
 * Returns: (transfer none) (nullable): the piece as it is set
 */
GlmSetBlock *
glm_block_cache_lookup (GlmBlockCache *self,
                        gint64         key)
{
  Entry *entry = use_entry (self, key);

  return entry != NULL ? entry->set : NULL;
}

/**
 * glm_block_cache_insert:
 * @self: a cache
 * @key: what the piece is known by
 * @set: (transfer full): the piece as it is set
 *
 * Remembers a piece; one that was there under the same key is replaced.
 */
void
glm_block_cache_insert (GlmBlockCache *self,
                        gint64         key,
                        GlmSetBlock   *set)
{
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry != NULL)
    {
      g_queue_unlink (&self->order, &entry->link);
      g_hash_table_remove (self->entries, &key);
    }
  while (self->order.length >= self->capacity)
    {
      Entry *oldest = g_queue_pop_tail_link (&self->order)->data;

      g_hash_table_remove (self->entries, &oldest->key);
    }

  entry = g_new0 (Entry, 1);
  entry->key = key;
  entry->set = set;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, &entry->key, entry);
  g_queue_push_head_link (&self->order, &entry->link);
}

/**
 * glm_block_cache_lookup_node:
 * @self: a cache
 * @key: what the piece is known by
 *
 * Returns: (transfer none) (nullable): the piece as it was drawn, from its top left corner
 */
GskRenderNode *
glm_block_cache_lookup_node (GlmBlockCache *self,
                             gint64         key)
{
  Entry *entry = use_entry (self, key);

  return entry != NULL ? entry->node : NULL;
}

/**
 * glm_block_cache_insert_node:
 * @self: a cache
 * @key: what a piece that is in the cache is known by
 * @node: (transfer full): the piece as drawn
 */
void
glm_block_cache_insert_node (GlmBlockCache *self,
                             gint64         key,
                             GskRenderNode *node)
{
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry == NULL)
    {
      gsk_render_node_unref (node);
      return;
    }
  g_clear_pointer (&entry->node, gsk_render_node_unref);
  entry->node = node;
}

/**
 * glm_block_cache_lookup_marks:
 * @self: a cache
 * @key: what the piece is known by
 * @serial: of the highlights as they are now; never 0
 * @node: (out) (transfer none) (nullable): what is marked in the piece, from its top left corner; %NULL for nothing
 *
 * Returns: whether that is known
 */
gboolean
glm_block_cache_lookup_marks (GlmBlockCache  *self,
                              gint64          key,
                              guint           serial,
                              GskRenderNode **node)
{
  Entry *entry = use_entry (self, key);

  *node = entry != NULL && entry->serial == serial ? entry->marks : NULL;
  return entry != NULL && entry->serial == serial;
}

/**
 * glm_block_cache_insert_marks:
 * @self: a cache
 * @key: what a piece that is in the cache is known by
 * @serial: of the highlights
 * @node: (transfer full) (nullable): what is marked in the piece
 */
void
glm_block_cache_insert_marks (GlmBlockCache *self,
                              gint64         key,
                              guint          serial,
                              GskRenderNode *node)
{
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry == NULL)
    {
      g_clear_pointer (&node, gsk_render_node_unref);
      return;
    }
  g_clear_pointer (&entry->marks, gsk_render_node_unref);
  entry->marks = node;
  entry->serial = serial;
}
