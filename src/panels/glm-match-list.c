/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-match-list.h"

/* Characters of a snippet: a third before the match, two thirds after. */
#define SNIPPET_BEFORE 30
#define SNIPPET_AFTER  60

/**
 * GlmMatchList:
 *
 * What was found, as rows. A row is made when it is asked for, so that a hundred thousand matches
 * cost what is on screen.
 */
struct _GlmMatchList
{
  GObject      parent_instance;

  GlmDocument *document;
  GlmMatches  *matches;
  GArray      *headings; /* guint, blocks that are headings, in order */
};

struct _GlmMatchItem
{
  GObject       parent_instance;

  GlmMatchList *list;
  GlmDocument  *document;
  GlmRange      range;
  guint         index;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (GlmMatchItem, glm_match_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (GlmMatchList, glm_match_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static guint
count_matches (GlmMatchList *self)
{
  guint n = 0;

  if (self->matches != NULL)
    glm_matches_get (self->matches, &n);
  return n;
}

static GType
get_item_type (GListModel *model)
{
  return GLM_TYPE_MATCH_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return count_matches (GLM_MATCH_LIST (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GlmMatchList *self = GLM_MATCH_LIST (model);
  GlmMatchItem *item;

  if (position >= count_matches (self))
    return NULL;
  item = g_object_new (GLM_TYPE_MATCH_ITEM, NULL);
  item->list = g_object_ref (self);
  item->document = glm_document_ref (self->document);
  item->range = glm_matches_get (self->matches, NULL)[position];
  item->index = position;
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
glm_match_item_finalize (GObject *object)
{
  GlmMatchItem *self = GLM_MATCH_ITEM (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->document, glm_document_unref);
  G_OBJECT_CLASS (glm_match_item_parent_class)->finalize (object);
}

static void
glm_match_item_class_init (GlmMatchItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_match_item_finalize;
}

static void
glm_match_item_init (GlmMatchItem *self)
{
}

static void
glm_match_list_finalize (GObject *object)
{
  GlmMatchList *self = GLM_MATCH_LIST (object);

  g_clear_pointer (&self->document, glm_document_unref);
  g_clear_pointer (&self->matches, glm_matches_unref);
  g_array_unref (self->headings);
  G_OBJECT_CLASS (glm_match_list_parent_class)->finalize (object);
}

static void
glm_match_list_class_init (GlmMatchListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_match_list_finalize;
}

static void
glm_match_list_init (GlmMatchList *self)
{
  self->headings = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
gather_headings (GlmMatchList *self)
{
  guint n = self->document != NULL ? glm_document_get_n_blocks (self->document) : 0;

  g_array_set_size (self->headings, 0);
  for (guint i = 0; i < n; i++)
    if (glm_document_get_block (self->document, i)->kind == GLM_BLOCK_HEADING)
      g_array_append_val (self->headings, i);
}

/**
 * glm_match_list_new:
 *
 * Returns: (transfer full): an empty list
 */
GlmMatchList *
glm_match_list_new (void)
{
  return g_object_new (GLM_TYPE_MATCH_LIST, NULL);
}

/**
 * glm_match_list_set_matches:
 * @self: a list
 * @document: (nullable): the article
 * @matches: (nullable): what was found in it
 */
void
glm_match_list_set_matches (GlmMatchList *self,
                            GlmDocument  *document,
                            GlmMatches   *matches)
{
  guint before;
  gboolean other = document != self->document;

  g_return_if_fail (GLM_IS_MATCH_LIST (self));

  before = count_matches (self);
  g_clear_pointer (&self->matches, glm_matches_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  if (document != NULL && matches != NULL)
    {
      self->document = glm_document_ref (document);
      self->matches = glm_matches_ref (matches);
    }
  if (other)
    gather_headings (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, count_matches (self));
}

/**
 * glm_match_item_get_index:
 * @self: a row
 *
 * Returns: which match it is
 */
guint
glm_match_item_get_index (GlmMatchItem *self)
{
  g_return_val_if_fail (GLM_IS_MATCH_ITEM (self), 0);

  return self->index;
}

/**
 * glm_match_item_dup_snippet:
 * @self: a row
 * @match: (out): the match's bytes in the snippet
 *
 * Returns: (transfer full): the words around the match
 */
char *
glm_match_item_dup_snippet (GlmMatchItem *self,
                            GlmRange     *match)
{
  g_return_val_if_fail (GLM_IS_MATCH_ITEM (self), NULL);

  return glm_search_dup_snippet (self->document, self->range, SNIPPET_BEFORE, SNIPPET_AFTER, match);
}

/* The index of the last heading that begins at or before @position, -1 for none. */
static int
find_heading (GlmMatchList *self,
              GlmDocument  *document,
              gsize         position)
{
  guint low = 0;
  guint high = self->headings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint block = g_array_index (self->headings, guint, middle);

      if (glm_document_get_block (document, block)->range.start <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/**
 * glm_match_item_dup_section:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the heading over the match, when it is the first one found
 *   under that heading
 */
char *
glm_match_item_dup_section (GlmMatchItem *self)
{
  GlmMatchList *list;
  int heading;
  guint block;

  g_return_val_if_fail (GLM_IS_MATCH_ITEM (self), NULL);

  list = self->list;
  if (list->document != self->document || self->index >= count_matches (list))
    return NULL;
  heading = find_heading (list, self->document, self->range.start);
  if (heading < 0)
    return NULL;
  if (self->index > 0 &&
      find_heading (list, self->document, glm_matches_get (list->matches, NULL)[self->index - 1].start) == heading)
    return NULL;
  block = g_array_index (list->headings, guint, (guint) heading);
  return glm_document_dup_range (self->document, glm_document_get_block (self->document, block)->range);
}
