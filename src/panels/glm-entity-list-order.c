/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which beings have a row, in which order, and what is folded away. */

#include "config.h"

#include "glm-entity-list-private.h"
#include "glm-name-order.h"

#include <string.h>

/* With more rows than this, beings that are mentioned just once are folded away. */
#define FOLD_ABOVE 30

/* What arranging needs to know of one being. */
typedef struct
{
  int              index;
  const GlmEntity *entity;
  gboolean         doubtful;
  guint            rank;
  char            *key;
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->key);
}

static gboolean
passes_filter (GlmEntityList   *self,
               const GlmEntity *entity)
{
  GString *words;
  g_autofree char *folded = NULL;

  if (self->filter == NULL)
    return TRUE;
  words = g_string_new (entity->name);
  if (entity->acronym != NULL)
    g_string_append_printf (words, "\n%s", entity->acronym);
  for (guint i = 0; entity->aliases != NULL && entity->aliases[i] != NULL; i++)
    g_string_append_printf (words, "\n%s", entity->aliases[i]);
  for (guint i = 0; i < entity->n_roles; i++)
    g_string_append_printf (words, "\n%s", entity->roles[i].text);
  folded = glm_filter_fold (words->str);
  g_string_free (words, TRUE);
  return strstr (folded, self->filter) != NULL;
}

static gboolean
is_in_scope (GlmEntityList   *self,
             const GlmEntity *entity)
{
  if (glm_range_length (self->scope) == 0)
    return TRUE;
  for (guint i = 0; i < entity->n_mentions; i++)
    if (entity->mentions[i].start < self->scope.end && entity->mentions[i].end > self->scope.start)
      return TRUE;
  return FALSE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  GlmEntityList *self = data;
  const Candidate *left = a;
  const Candidate *right = b;
  int order;

  /* In the order in which the reader pinned them; not at all is 0. */
  if (left->entity->pinned != right->entity->pinned)
    return left->entity->pinned - 1 < right->entity->pinned - 1 ? -1 : 1;
  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  if (self->sort == GLM_ENTITY_SORT_MENTIONS && left->entity->n_mentions != right->entity->n_mentions)
    return left->entity->n_mentions > right->entity->n_mentions ? -1 : 1;
  if (self->sort == GLM_ENTITY_SORT_ALPHABETICAL)
    {
      order = strcmp (left->key, right->key);
      if (order != 0)
        return order;
    }
  if (left->entity->mentions[0].start != right->entity->mentions[0].start)
    return left->entity->mentions[0].start < right->entity->mentions[0].start ? -1 : 1;
  return left->index - right->index;
}

/* All beings that pass the filter, in order, those that are pinned first. While the pointer is over the list (steady) those
 * that were there keep their order and newcomers follow. */
static GArray *
gather_candidates (GlmEntityList *self)
{
  GArray *candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  guint n = self->entities != NULL ? glm_entities_get_n (self->entities) : 0;

  g_array_set_clear_func (candidates, candidate_clear);
  self->n_shown = 0;
  self->n_hidden = 0;
  for (guint i = 0; i < n; i++)
    {
      Candidate candidate = { .index = (int) i, .entity = glm_entities_get (self->entities, i) };
      g_autoptr (GlmEntityItem) probe = NULL;
      gpointer rank;

      if (candidate.entity->n_mentions == 0)
        continue;
      if (!is_in_scope (self, candidate.entity) || !passes_filter (self, candidate.entity))
        {
          self->n_hidden++;
          continue;
        }
      self->n_shown++;
      probe = glm_entity_item_new (GLM_ENTITY_ITEM_ENTITY, self->entities, self->document, (int) i, 0);
      candidate.doubtful = glm_entity_item_get_doubtful (probe) && candidate.entity->pinned == 0;
      if (self->sort == GLM_ENTITY_SORT_ALPHABETICAL)
        candidate.key = glm_name_dup_sort_key (candidate.entity);
      if (self->steady)
        candidate.rank = g_hash_table_lookup_extended (self->ranks, candidate.entity->id, NULL, &rank)
                           ? GPOINTER_TO_UINT (rank)
                           : G_MAXUINT;
      g_array_append_val (candidates, candidate);
    }
  g_array_sort_with_data (candidates, compare_candidates, self);
  g_hash_table_remove_all (self->ranks);
  for (guint i = 0; i < candidates->len; i++)
    g_hash_table_insert (self->ranks, g_strdup (g_array_index (candidates, Candidate, i).entity->id),
                         GUINT_TO_POINTER (i));
  return candidates;
}

static void
append_being (GlmEntityList   *self,
              GPtrArray       *items,
              const Candidate *candidate)
{
  GlmEntityItem *item = glm_entity_item_new (GLM_ENTITY_ITEM_ENTITY, self->entities, self->document,
                                             candidate->index, 0);
  gboolean open = g_hash_table_contains (self->open, candidate->entity->id);

  glm_entity_item_set_open (item, open);
  glm_entity_item_set_selected (item, _glm_entity_list_find_selected (self, candidate->entity->id));
  g_ptr_array_add (items, item);
  for (guint i = 0; open && i < candidate->entity->n_mentions; i++)
    g_ptr_array_add (items, glm_entity_item_new (GLM_ENTITY_ITEM_MENTION, self->entities,
                                                 self->document, candidate->index, (int) i));
}

static void
append_fold (GlmEntityList *self,
             GPtrArray     *items,
             GlmEntityFold  fold,
             GPtrArray     *candidates)
{
  GlmEntityItem *item;
  gboolean open = self->open_folds[fold] || self->filter != NULL;

  if (candidates->len == 0)
    return;
  item = glm_entity_item_new (GLM_ENTITY_ITEM_FOLD, self->entities, self->document,
                              (int) candidates->len, (int) fold);
  glm_entity_item_set_open (item, open);
  g_ptr_array_add (items, item);
  for (guint i = 0; open && i < candidates->len; i++)
    append_being (self, items, g_ptr_array_index (candidates, i));
}

/*< private >
 * _glm_entity_list_arrange:
 * @self: a list
 *
 * Returns: (transfer full) (element-type GlmEntityItem): the rows as they are to stand now
 */
GPtrArray *
_glm_entity_list_arrange (GlmEntityList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) candidates = gather_candidates (self);
  g_autoptr (GPtrArray) to_check = g_ptr_array_new ();
  gboolean fold = self->filter == NULL && candidates->len > FOLD_ABOVE;

  for (GlmEntityKind kind = GLM_ENTITY_PERSON; kind <= GLM_ENTITY_INSTITUTION; kind++)
    {
      g_autoptr (GPtrArray) single = g_ptr_array_new ();
      guint heading = items->len;
      int count = 0;

      for (guint i = 0; i < candidates->len; i++)
        {
          Candidate *candidate = &g_array_index (candidates, Candidate, i);

          if (candidate->entity->kind != kind)
            continue;
          if (candidate->doubtful)
            {
              g_ptr_array_add (to_check, candidate);
              continue;
            }
          count++;
          if (fold && candidate->entity->n_mentions == 1 && candidate->entity->pinned == 0)
            g_ptr_array_add (single, candidate);
          else
            append_being (self, items, candidate);
        }
      append_fold (self, items,
                   kind == GLM_ENTITY_PERSON ? GLM_ENTITY_FOLD_SINGLE_PEOPLE
                                             : GLM_ENTITY_FOLD_SINGLE_INSTITUTIONS,
                   single);
      if (count > 0)
        g_ptr_array_insert (items, (int) heading,
                            glm_entity_item_new (GLM_ENTITY_ITEM_HEADING, self->entities, self->document,
                                                 (int) kind, count));
    }
  append_fold (self, items, GLM_ENTITY_FOLD_TO_CHECK, to_check);
  return items;
}
