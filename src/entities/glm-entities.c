/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-resolver-private.h"

#include "glm-tagger.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Some fifty books. What is said of each word takes a dozen times its size. */
#define MAX_TEXT_BYTES (64 * 1024 * 1024)

/* One mention of one being, for looking up what stands at a place. */
typedef struct
{
  GlmRange range;
  guint    entity;
  guint    mention;
} Place;

struct _GlmEntities
{
  GlmEntity *entities;
  guint      n;
  Place     *places;
  guint      n_places;
};

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return glm_range_compare (((const Place *) a)->range, ((const Place *) b)->range);
}

/* Takes over @entities (element-type GlmEntity) with everything in them. */
GlmEntities *
_glm_entities_new (GArray *entities)
{
  GlmEntities *self = g_atomic_rc_box_new0 (GlmEntities);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  gsize n;

  self->entities = (GlmEntity *) (gpointer) g_array_steal (entities, &n);
  self->n = (guint) n;
  for (guint e = 0; e < self->n; e++)
    for (guint m = 0; m < self->entities[e].n_mentions; m++)
      {
        Place place = { self->entities[e].mentions[m], e, m };

        g_array_append_val (places, place);
      }
  g_array_sort (places, compare_places);
  self->places = (Place *) (gpointer) g_array_steal (places, &n);
  self->n_places = (guint) n;
  return self;
}

/**
 * glm_entities_ref:
 * @self: the beings of a document
 *
 * Returns: (transfer full): @self
 */
GlmEntities *
glm_entities_ref (GlmEntities *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
entities_clear (gpointer data)
{
  GlmEntities *self = data;

  for (guint e = 0; e < self->n; e++)
    {
      GlmEntity *entity = &self->entities[e];

      g_free (entity->id);
      g_free (entity->name);
      g_free (entity->acronym);
      g_strfreev (entity->aliases);
      for (guint r = 0; r < entity->n_roles; r++)
        g_free (entity->roles[r].text);
      g_free (entity->roles);
      for (guint l = 0; l < entity->n_links; l++)
        g_free (entity->links[l].relation);
      g_free (entity->links);
      g_free (entity->mentions);
      g_free (entity->evidence);
    }
  g_free (self->entities);
  g_free (self->places);
}

/**
 * glm_entities_unref:
 * @self: (transfer full): the beings of a document
 */
void
glm_entities_unref (GlmEntities *self)
{
  g_atomic_rc_box_release_full (self, entities_clear);
}

/**
 * glm_entities_get_n:
 * @self: the beings of a document
 *
 * Returns: how many there are
 */
guint
glm_entities_get_n (const GlmEntities *self)
{
  return self->n;
}

/**
 * glm_entities_get:
 * @self: the beings of a document
 * @index: less than their number
 *
 * Returns: (transfer none): one of them; the most mentioned comes first
 */
const GlmEntity *
glm_entities_get (const GlmEntities *self,
                  guint              index)
{
  g_return_val_if_fail (index < self->n, NULL);
  return &self->entities[index];
}

/**
 * glm_entities_find:
 * @self: the beings of a document
 * @position: a position in bytes
 * @entity: (out) (optional): whose mention stands there
 * @mention: (out) (optional): which of its mentions
 *
 * Returns: whether a mention stands at @position
 */
gboolean
glm_entities_find (const GlmEntities *self,
                   gsize              position,
                   guint             *entity,
                   guint             *mention)
{
  return glm_entities_find_stretch (self, position, NULL, entity, mention);
}

/**
 * glm_entities_find_stretch:
 * @self: the beings of a document
 * @position: a position in bytes
 * @stretch: (out) (optional): the mention, or what lies between the one before and the one after
 * @entity: (out) (optional): whose mention stands there
 * @mention: (out) (optional): which of its mentions
 *
 * Returns: whether a mention stands at @position
 */
gboolean
glm_entities_find_stretch (const GlmEntities *self,
                           gsize              position,
                           GlmRange          *stretch,
                           guint             *entity,
                           guint             *mention)
{
  guint low = 0, high = self->n_places;
  gboolean found;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->places[middle].range.end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  found = low < self->n_places && glm_range_contains (self->places[low].range, position);
  if (stretch != NULL && found)
    *stretch = self->places[low].range;
  else if (stretch != NULL)
    *stretch = (GlmRange) { low > 0 ? self->places[low - 1].range.end : 0,
                            low < self->n_places ? self->places[low].range.start : G_MAXSIZE };
  if (found && entity != NULL)
    *entity = self->places[low].entity;
  if (found && mention != NULL)
    *mention = self->places[low].mention;
  return found;
}

/**
 * glm_entities_find_id:
 * @self: the beings of a document
 * @id: what #GlmEntity.id was
 *
 * Returns: the index of that being, the number of beings when there is none
 */
guint
glm_entities_find_id (const GlmEntities *self,
                      const char        *id)
{
  guint e = 0;

  while (e < self->n && strcmp (self->entities[e].id, id) != 0)
    e++;
  return e;
}

/**
 * glm_entities_run:
 * @document: an article
 * @tagger: the model
 * @corrections: (nullable): what the reader said
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * From text to people and institutions. Pure and synchronous: call it in a thread.
 *
 * Returns: (transfer full): who is in the article; %NULL when cancelled
 */
GlmEntities *
glm_entities_run (GlmDocument          *document,
                  GlmTagger            *tagger,
                  const GlmCorrections *corrections,
                  GCancellable         *cancellable,
                  GError              **error)
{
  g_autoptr (GlmTokens) tokens = NULL;
  g_autoptr (GlmMentions) mentions = NULL;
  gsize length;

  glm_document_get_text (document, &length);
  if (length > MAX_TEXT_BYTES)
    {
      g_set_error_literal (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_TOO_LARGE,
                           _("Names are not looked for in this text: it is longer than 64 MB. Open a part of it."));
      return NULL;
    }
  tokens = glm_tokens_new (document, cancellable, error);
  if (tokens == NULL)
    return NULL;
  mentions = glm_tagger_run (tagger, glm_document_get_text (document, NULL), tokens, cancellable, error);
  if (mentions == NULL)
    return NULL;
  return glm_resolver_run (document, tokens, mentions, corrections, cancellable, error);
}
