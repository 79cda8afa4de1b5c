/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-list-private.h"
#include "glm-name-order.h"

#include <string.h>

/**
 * GlmEntityList:
 *
 * The rows of the panel of people and institutions as one flat list: a heading, its rows, under
 * an open row its mentions, then a fold with those mentioned once; at the end those to check.
 * What is printed, shown and tested is this list.
 *
 * Invariants: each being of the article that passes the filter stands in exactly one row or in one
 * closed fold; a heading counts the certain beings of its kind that pass the filter; an item
 * that stays keeps its object, so that a change of one row rebinds one row.
 *
 * It is a selection model whose selection is what is lit in the text. The list view's own
 * gestures do not select (moving the focus with the arrows must not move the text); only
 * glm_entity_list_select() does.
 */
static void list_model_iface_init      (GListModelInterface        *iface);
static void selection_model_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GlmEntityList, glm_entity_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return GLM_TYPE_ENTITY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return GLM_ENTITY_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GlmEntityList *self = GLM_ENTITY_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  GlmEntityList *self = GLM_ENTITY_LIST (model);

  return position < self->items->len &&
         glm_entity_item_get_selected (g_ptr_array_index (self->items, position)) > 0;
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
}

static GlmEntityItem *
nth (GPtrArray *items,
     guint      position)
{
  return g_ptr_array_index (items, position);
}

/* Arranges the rows anew. Rows that were there at both ends stay the objects they were, so only the
 * middle is announced as changed. */
static void
update (GlmEntityList *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  GPtrArray *new = _glm_entity_list_arrange (self);
  guint head = 0;
  guint tail = 0;
  guint least = MIN (old->len, new->len);

  while (head < least && glm_entity_item_is_same (nth (old, head), nth (new, head)))
    head++;
  while (tail < least - head &&
         glm_entity_item_is_same (nth (old, old->len - 1 - tail), nth (new, new->len - 1 - tail)))
    tail++;
  for (guint i = 0; i < new->len; i++)
    {
      GlmEntityItem *kept;

      if (i < head)
        kept = nth (old, i);
      else if (i >= new->len - tail)
        kept = nth (old, old->len - (new->len - i));
      else
        continue;
      glm_entity_item_replace (kept, nth (new, i));
      g_object_unref (nth (new, i));
      new->pdata[i] = g_object_ref (kept);
    }
  self->items = new;
  if (old->len - head - tail > 0 || new->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, new->len - head - tail);
}

/* Names of beings may have changed under the selection: the ids that are gone are let go. */
static void
forget_missing (GlmEntityList *self)
{
  for (guint i = self->selected->len; i > 0; i--)
    if (self->entities == NULL ||
        glm_entities_find_id (self->entities, g_ptr_array_index (self->selected, i - 1)) >=
          glm_entities_get_n (self->entities))
      g_ptr_array_remove_index (self->selected, i - 1);
}

static void
glm_entity_list_finalize (GObject *object)
{
  GlmEntityList *self = GLM_ENTITY_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->selected, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->entities, glm_entities_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  g_clear_pointer (&self->filter, g_free);
  G_OBJECT_CLASS (glm_entity_list_parent_class)->finalize (object);
}

static void
glm_entity_list_class_init (GlmEntityListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_entity_list_finalize;
}

static void
glm_entity_list_init (GlmEntityList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->selected = g_ptr_array_new_with_free_func (g_free);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * glm_entity_list_new:
 *
 * Returns: (transfer full): an empty list
 */
GlmEntityList *
glm_entity_list_new (void)
{
  return g_object_new (GLM_TYPE_ENTITY_LIST, NULL);
}

/**
 * glm_entity_list_set_entities:
 * @self: a list
 * @document: (nullable): the article
 * @entities: (nullable): its people and institutions
 *
 * What was selected, and which rows were open, holds for beings that are still there.
 */
void
glm_entity_list_set_entities (GlmEntityList *self,
                              GlmDocument   *document,
                              GlmEntities   *entities)
{
  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  g_clear_pointer (&self->document, glm_document_unref);
  g_clear_pointer (&self->entities, glm_entities_unref);
  if (document != NULL && entities != NULL)
    {
      self->document = glm_document_ref (document);
      self->entities = glm_entities_ref (entities);
    }
  forget_missing (self);
  update (self);
}

/**
 * glm_entity_list_get_entities:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the beings it shows
 */
GlmEntities *
glm_entity_list_get_entities (GlmEntityList *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_LIST (self), NULL);

  return self->entities;
}

/**
 * glm_entity_list_set_filter:
 * @self: a list
 * @words: (nullable): what names, aliases or roles have to hold; folded as in glm_filter_fold()
 *
 * While a filter is set all folds are open.
 */
void
glm_entity_list_set_filter (GlmEntityList *self,
                            const char    *words)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  if (words != NULL && *words != '\0')
    folded = glm_filter_fold (words);
  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  update (self);
}

/**
 * glm_entity_list_set_scope:
 * @self: a list
 * @scope: a range of the document; an empty one for all of it
 *
 * Lists only beings that are mentioned in @scope. Their counts stay those of the whole document.
 */
void
glm_entity_list_set_scope (GlmEntityList *self,
                           GlmRange       scope)
{
  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  if (scope.start == self->scope.start && scope.end == self->scope.end)
    return;
  self->scope = scope;
  update (self);
}

/**
 * glm_entity_list_set_sort:
 * @self: a list
 * @sort: the order of the rows in each section
 */
void
glm_entity_list_set_sort (GlmEntityList *self,
                          GlmEntitySort  sort)
{
  gboolean steady = self->steady;

  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  if (self->sort == sort)
    return;
  self->sort = sort;
  self->steady = FALSE;
  update (self);
  self->steady = steady;
}

/**
 * glm_entity_list_set_steady:
 * @self: a list
 * @steady: whether rows keep their order when new beings come
 *
 * Set while the pointer is over the list, so that no row moves from under it.
 */
void
glm_entity_list_set_steady (GlmEntityList *self,
                            gboolean       steady)
{
  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  if (self->steady == steady)
    return;
  self->steady = steady;
  if (!steady)
    update (self);
}

/**
 * glm_entity_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many beings pass the filter, also those in closed folds
 */
guint
glm_entity_list_get_n_shown (GlmEntityList *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_LIST (self), 0);

  return self->n_shown;
}

/**
 * glm_entity_list_get_n_hidden:
 * @self: a list
 *
 * Returns: how many beings the filter keeps away
 */
guint
glm_entity_list_get_n_hidden (GlmEntityList *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_LIST (self), 0);

  return self->n_hidden;
}

/**
 * glm_entity_list_set_open:
 * @self: a list
 * @item: a being's or a fold's row, or one of a being's mentions
 * @open: whether what it holds is shown under it
 */
void
glm_entity_list_set_open (GlmEntityList *self,
                          GlmEntityItem *item,
                          gboolean       open)
{
  const GlmEntity *entity;

  g_return_if_fail (GLM_IS_ENTITY_LIST (self));
  g_return_if_fail (GLM_IS_ENTITY_ITEM (item));

  entity = glm_entity_item_get_entity (item);
  if (entity != NULL)
    {
      if (open)
        g_hash_table_add (self->open, g_strdup (entity->id));
      else
        g_hash_table_remove (self->open, entity->id);
    }
  else if (glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_FOLD)
    self->open_folds[glm_entity_item_get_fold (item)] = open;
  update (self);
}

/**
 * glm_entity_list_open_folds:
 * @self: a list
 *
 * Opens every fold, so that each being has its row.
 */
void
glm_entity_list_open_folds (GlmEntityList *self)
{
  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  for (guint i = 0; i < GLM_N_ENTITY_FOLDS; i++)
    self->open_folds[i] = TRUE;
  update (self);
}

static guint
find_row (GlmEntityList *self,
          int            entity)
{
  for (guint i = 0; i < self->items->len; i++)
    if (glm_entity_item_get_kind (nth (self->items, i)) == GLM_ENTITY_ITEM_ENTITY &&
        glm_entity_item_get_index (nth (self->items, i)) == entity)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * glm_entity_list_find:
 * @self: a list
 * @entity: index of a being
 * @open_fold: open the fold that holds its row
 *
 * Returns: the position of the being's row, %GTK_INVALID_LIST_POSITION when it has none
 */
guint
glm_entity_list_find (GlmEntityList *self,
                      int            entity,
                      gboolean       open_fold)
{
  guint position;

  g_return_val_if_fail (GLM_IS_ENTITY_LIST (self), GTK_INVALID_LIST_POSITION);

  position = find_row (self, entity);
  if (!open_fold || self->entities == NULL || entity < 0)
    return position;
  for (guint fold = 0; position == GTK_INVALID_LIST_POSITION && fold < GLM_N_ENTITY_FOLDS; fold++)
    {
      if (self->open_folds[fold])
        continue;
      self->open_folds[fold] = TRUE;
      update (self);
      position = find_row (self, entity);
      if (position == GTK_INVALID_LIST_POSITION)
        {
          self->open_folds[fold] = FALSE;
          update (self);
        }
    }
  return position;
}

/*< private >
 * _glm_entity_list_find_selected:
 * @self: a list
 * @id: of a being
 *
 * Returns: which of those that are selected it is, from 1; 0 for none
 */
guint
_glm_entity_list_find_selected (GlmEntityList *self,
                                const char    *id)
{
  guint index;

  return g_ptr_array_find_with_equal_func (self->selected, id, g_str_equal, &index) ? index + 1 : 0;
}

static void
show_selection (GlmEntityList *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GlmEntityItem *item = nth (self->items, i);

      if (glm_entity_item_get_kind (item) == GLM_ENTITY_ITEM_ENTITY)
        glm_entity_item_set_selected (item, _glm_entity_list_find_selected (self, glm_entity_item_get_entity (item)->id));
    }
  if (self->items->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->items->len);
}

/**
 * glm_entity_list_select:
 * @self: a list
 * @entity: index of a being
 * @extend: add it to what is selected, or take it away when it is; else it alone is selected
 *
 * At most %GLM_ENTITY_LIST_MAX_SELECTED are selected: the oldest makes room.
 */
void
glm_entity_list_select (GlmEntityList *self,
                        int            entity,
                        gboolean       extend)
{
  const char *id;
  guint index;

  g_return_if_fail (GLM_IS_ENTITY_LIST (self));
  g_return_if_fail (self->entities != NULL && entity >= 0 &&
                    (guint) entity < glm_entities_get_n (self->entities));

  id = glm_entities_get (self->entities, (guint) entity)->id;
  if (!extend)
    g_ptr_array_set_size (self->selected, 0);
  if (g_ptr_array_find_with_equal_func (self->selected, id, g_str_equal, &index))
    g_ptr_array_remove_index (self->selected, index);
  else
    {
      if (self->selected->len == GLM_ENTITY_LIST_MAX_SELECTED)
        g_ptr_array_remove_index (self->selected, 0);
      g_ptr_array_add (self->selected, g_strdup (id));
    }
  show_selection (self);
}

/**
 * glm_entity_list_unselect_all:
 * @self: a list
 */
void
glm_entity_list_unselect_all (GlmEntityList *self)
{
  g_return_if_fail (GLM_IS_ENTITY_LIST (self));

  if (self->selected->len == 0)
    return;
  g_ptr_array_set_size (self->selected, 0);
  show_selection (self);
}

/**
 * glm_entity_list_get_selected:
 * @self: a list
 * @entities: (out caller-allocates): indices of the selected beings, the latest last
 *
 * Returns: how many are selected
 */
guint
glm_entity_list_get_selected (GlmEntityList *self,
                              int            entities[GLM_ENTITY_LIST_MAX_SELECTED])
{
  guint n = 0;

  g_return_val_if_fail (GLM_IS_ENTITY_LIST (self), 0);

  for (guint i = 0; i < self->selected->len && self->entities != NULL; i++)
    {
      guint index = glm_entities_find_id (self->entities, g_ptr_array_index (self->selected, i));

      if (index < glm_entities_get_n (self->entities))
        entities[n++] = (int) index;
    }
  return n;
}
