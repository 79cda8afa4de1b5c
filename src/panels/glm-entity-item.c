/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-item.h"
#include "glm-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Below this a being is shown among those to check, never as certain. */
#define DOUBTFUL_BELOW 0.5f

/* As many names as a row has room for. */
#define MAX_TOGETHER 4

/* Characters of a mention's snippet: a third before, two thirds after. */
#define SNIPPET_BEFORE 30
#define SNIPPET_AFTER  60

/**
 * GlmEntityItem:
 *
 * One row of the list of beings, of any kind. It holds the values it speaks of, so it stays
 * valid while a row still shows it. @number is a mention's index, a fold's #GlmEntityFold, or for
 * headings nothing; @count is what a heading or a fold counts. "changed" is emitted when what a
 * row shows is no longer so.
 */
struct _GlmEntityItem
{
  GObject           parent_instance;

  GlmEntityItemKind kind;
  GlmEntities      *entities;
  GlmDocument      *document;
  int               entity;
  int               number;
  gboolean          open;
  guint             selected; /* which of the selected beings, from 1; 0 for none of them */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmEntityItem, glm_entity_item, G_TYPE_OBJECT)

static void
glm_entity_item_finalize (GObject *object)
{
  GlmEntityItem *self = GLM_ENTITY_ITEM (object);

  g_clear_pointer (&self->entities, glm_entities_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  G_OBJECT_CLASS (glm_entity_item_parent_class)->finalize (object);
}

static void
glm_entity_item_class_init (GlmEntityItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_entity_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", GLM_TYPE_ENTITY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
glm_entity_item_init (GlmEntityItem *self)
{
}

/**
 * glm_entity_item_new:
 * @kind: what the row is
 * @entities: the beings of the article
 * @document: the article
 * @entity: index of a being; for a heading its #GlmEntityKind; for a fold how many rows it holds
 * @number: index of a mention; for a heading how many rows it counts; for a fold its #GlmEntityFold
 *
 * Returns: (transfer full): a row of the list
 */
GlmEntityItem *
glm_entity_item_new (GlmEntityItemKind kind,
                     GlmEntities      *entities,
                     GlmDocument      *document,
                     int               entity,
                     int               number)
{
  GlmEntityItem *self = g_object_new (GLM_TYPE_ENTITY_ITEM, NULL);

  self->kind = kind;
  self->entities = glm_entities_ref (entities);
  self->document = glm_document_ref (document);
  self->entity = entity;
  self->number = number;
  return self;
}

/**
 * glm_entity_item_is_same:
 * @self: a row
 * @other: a row, perhaps of a later list
 *
 * Returns: %TRUE when both stand for the same thing, so that one may take the place of the other
 *   without the row being made again
 */
gboolean
glm_entity_item_is_same (GlmEntityItem *self,
                         GlmEntityItem *other)
{
  if (self->kind != other->kind)
    return FALSE;
  switch (self->kind)
    {
    case GLM_ENTITY_ITEM_HEADING:
      return self->entity == other->entity;
    case GLM_ENTITY_ITEM_FOLD:
      return self->number == other->number;
    case GLM_ENTITY_ITEM_MENTION:
      if (self->number != other->number)
        return FALSE;
      G_GNUC_FALLTHROUGH;
    case GLM_ENTITY_ITEM_ENTITY:
    default:
      return g_str_equal (glm_entity_item_get_entity (self)->id, glm_entity_item_get_entity (other)->id);
    }
}

/**
 * glm_entity_item_replace:
 * @self: a row that is shown
 * @other: the same row of a later list, see glm_entity_item_is_same()
 *
 * Takes over what @other knows and tells the widgets when it may look different.
 */
void
glm_entity_item_replace (GlmEntityItem *self,
                         GlmEntityItem *other)
{
  gboolean changed = self->entities != other->entities || self->entity != other->entity ||
                     self->number != other->number || self->open != other->open ||
                     self->selected != other->selected;
  GlmEntities *entities = self->entities;
  GlmDocument *document = self->document;

  self->entities = glm_entities_ref (other->entities);
  self->document = glm_document_ref (other->document);
  self->entity = other->entity;
  self->number = other->number;
  self->open = other->open;
  self->selected = other->selected;
  glm_entities_unref (entities);
  glm_document_unref (document);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * glm_entity_item_get_kind:
 * @self: a row
 *
 * Returns: what the row is
 */
GlmEntityItemKind
glm_entity_item_get_kind (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), GLM_ENTITY_ITEM_HEADING);

  return self->kind;
}

/**
 * glm_entity_item_get_index:
 * @self: a row
 *
 * Returns: the index of its being in the article's beings; for a heading its #GlmEntityKind;
 *   -1 for a fold
 */
int
glm_entity_item_get_index (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), -1);

  return self->kind == GLM_ENTITY_ITEM_FOLD ? -1 : self->entity;
}

/**
 * glm_entity_item_get_entity:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the being of a being's or a mention's row
 */
const GlmEntity *
glm_entity_item_get_entity (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), NULL);

  if (self->kind != GLM_ENTITY_ITEM_ENTITY && self->kind != GLM_ENTITY_ITEM_MENTION)
    return NULL;
  return glm_entities_get (self->entities, (guint) self->entity);
}

/**
 * glm_entity_item_get_document:
 * @self: a row
 *
 * Returns: (transfer none): the article it speaks of
 */
GlmDocument *
glm_entity_item_get_document (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), NULL);

  return self->document;
}

/**
 * glm_entity_item_get_mention:
 * @self: a row
 *
 * Returns: the index of a mention's row among its being's mentions, -1 for other rows
 */
int
glm_entity_item_get_mention (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), -1);

  return self->kind == GLM_ENTITY_ITEM_MENTION ? self->number : -1;
}

/**
 * glm_entity_item_get_fold:
 * @self: a fold's row
 *
 * Returns: which rows it holds
 */
GlmEntityFold
glm_entity_item_get_fold (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), GLM_ENTITY_FOLD_TO_CHECK);

  return (GlmEntityFold) self->number;
}

/**
 * glm_entity_item_get_count:
 * @self: a row
 *
 * Returns: what the row shows as its number: mentions of a being, rows of a heading or fold
 */
guint
glm_entity_item_get_count (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), 0);

  switch (self->kind)
    {
    case GLM_ENTITY_ITEM_HEADING:
      return (guint) self->number;
    case GLM_ENTITY_ITEM_FOLD:
      return (guint) self->entity;
    case GLM_ENTITY_ITEM_ENTITY:
      return glm_entity_item_get_entity (self)->n_mentions;
    case GLM_ENTITY_ITEM_MENTION:
    default:
      return 1;
    }
}

/**
 * glm_entity_item_get_open:
 * @self: a being's or a fold's row
 *
 * Returns: %TRUE when what it holds is shown under it
 */
gboolean
glm_entity_item_get_open (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), FALSE);

  return self->open;
}

/**
 * glm_entity_item_get_selected:
 * @self: a row
 *
 * Returns: which of the beings whose mentions are lit in the text, from 1; 0 for none of them
 */
guint
glm_entity_item_get_selected (GlmEntityItem *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), 0);

  return self->selected;
}

/**
 * glm_entity_item_get_doubtful:
 * @self: a row
 *
 * Returns: %TRUE when the being is not certain enough to be shown among the others
 */
gboolean
glm_entity_item_get_doubtful (GlmEntityItem *self)
{
  const GlmEntity *entity = glm_entity_item_get_entity (self);

  return entity != NULL && entity->confidence < DOUBTFUL_BELOW && !entity->corrected;
}

/**
 * glm_entity_item_set_open:
 * @self: a row
 * @open: whether what it holds is shown under it
 *
 * Called by the list.
 */
void
glm_entity_item_set_open (GlmEntityItem *self,
                          gboolean       open)
{
  g_return_if_fail (GLM_IS_ENTITY_ITEM (self));

  if (self->open == open)
    return;
  self->open = open;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * glm_entity_item_set_selected:
 * @self: a row
 * @selected: which of those whose mentions are lit, from 1; 0 for none
 *
 * Called by the list.
 */
void
glm_entity_item_set_selected (GlmEntityItem *self,
                              guint          selected)
{
  g_return_if_fail (GLM_IS_ENTITY_ITEM (self));

  if (self->selected == selected)
    return;
  self->selected = selected;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A name as the page shows it, where it is known how that is set. */
static char *
dup_shown_name (const char        *name,
                GlmTypographyPlan *plan)
{
  return plan != NULL ? glm_typography_plan_dup_words (plan, name) : g_strdup (name);
}

/**
 * glm_entity_item_dup_title:
 * @self: a row
 * @plan: (nullable): how its article is set, for the words as the page shows them
 *
 * Returns: (transfer full): the row's first line, without its number
 */
char *
glm_entity_item_dup_title (GlmEntityItem     *self,
                           GlmTypographyPlan *plan)
{
  const GlmEntity *entity;
  g_autofree char *name = NULL;
  guint count;

  g_return_val_if_fail (GLM_IS_ENTITY_ITEM (self), NULL);

  switch (self->kind)
    {
    case GLM_ENTITY_ITEM_HEADING:
      return g_strdup (self->entity == GLM_ENTITY_PERSON ? _("People") : _("Institutions"));
    case GLM_ENTITY_ITEM_FOLD:
      count = glm_entity_item_get_count (self);
      if (self->number == GLM_ENTITY_FOLD_TO_CHECK)
        /* Translators: %u is how many names the program is not sure of. */
        return g_strdup_printf (ngettext ("To check (%u)", "To check (%u)", count), count);
      /* Translators: a folded part of the list; %u is how many names are mentioned just once. */
      return g_strdup_printf (ngettext ("Mentioned once (%u)", "Mentioned once (%u)", count), count);
    case GLM_ENTITY_ITEM_MENTION:
      return glm_entity_item_dup_snippet (self, plan, NULL);
    case GLM_ENTITY_ITEM_ENTITY:
    default:
      entity = glm_entity_item_get_entity (self);
      name = dup_shown_name (entity->name, plan);
      if (entity->acronym == NULL || g_str_equal (entity->acronym, entity->name))
        return g_steal_pointer (&name);
      /* Translators: a name and its acronym, "Council on Foreign Relations · CFR"; no-break spaces keep the point within a line. */
      return g_strdup_printf (_("%s · %s"), name, entity->acronym);
    }
}

/**
 * glm_entity_item_dup_role:
 * @self: a row
 * @plan: (nullable): how its article is set, for the words as the page shows them
 *
 * Returns: (transfer full) (nullable): the best role that the text gives, on one line
 */
char *
glm_entity_item_dup_role (GlmEntityItem     *self,
                          GlmTypographyPlan *plan)
{
  const GlmEntity *entity = glm_entity_item_get_entity (self);
  g_autoptr (GlmDisplayText) display = NULL;
  gsize start;

  if (entity == NULL || entity->n_roles == 0)
    return NULL;
  if (plan == NULL)
    return g_strdelimit (g_strdup (entity->roles[0].text), "\n\t", ' ');
  display = glm_typography_plan_set_quotation (plan, entity->roles[0].range, entity->roles[0].text, &start);
  return glm_display_text_dup_line (display, (GlmRange) { start, start + strlen (entity->roles[0].text) });
}

/**
 * glm_entity_item_dup_together:
 * @self: a row
 * @plan: (nullable): how its article is set, for the words as the page shows them
 *
 * Returns: (transfer full) (nullable): who the text speaks of together with this being, on one line
 */
char *
glm_entity_item_dup_together (GlmEntityItem     *self,
                              GlmTypographyPlan *plan)
{
  const GlmEntity *entity = glm_entity_item_get_entity (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; entity != NULL && i < entity->n_links && names->len < MAX_TOGETHER; i++)
    if (entity->links[i].entity < glm_entities_get_n (self->entities))
      g_ptr_array_add (names, dup_shown_name (glm_entities_get (self->entities, entity->links[i].entity)->name, plan));
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_(" · "), (char **) names->pdata);
  /* Translators: %s are names of people and institutions, with whom the text speaks of this one. */
  return g_strdup_printf (_("With %s"), list);
}

/**
 * glm_entity_item_dup_snippet:
 * @self: a mention's row
 * @plan: (nullable): how its article is set, for the words as the page shows them
 * @mention: (out) (optional): the mention's bytes in the snippet
 *
 * Returns: (transfer full) (nullable): the words around the mention
 */
char *
glm_entity_item_dup_snippet (GlmEntityItem     *self,
                             GlmTypographyPlan *plan,
                             GlmRange          *mention)
{
  const GlmEntity *entity = glm_entity_item_get_entity (self);

  if (entity == NULL || self->number < 0 || (guint) self->number >= entity->n_mentions)
    return NULL;
  if (plan != NULL)
    return glm_search_dup_shown_snippet (plan, entity->mentions[self->number], SNIPPET_BEFORE, SNIPPET_AFTER, mention);
  return glm_search_dup_snippet (self->document, entity->mentions[self->number], SNIPPET_BEFORE,
                                 SNIPPET_AFTER, mention);
}
