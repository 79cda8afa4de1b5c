/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-corrections.h"
#include "glm-tagger.h"

G_BEGIN_DECLS

/**
 * GlmEntityKind: a human being, or an institution
 */
typedef enum
{
  GLM_ENTITY_PERSON,
  GLM_ENTITY_INSTITUTION,
} GlmEntityKind;

/**
 * GlmRole:
 * @text: the words of the source text that say what the being is
 * @range: where they stand
 */
typedef struct
{
  char    *text;
  GlmRange range;
} GlmRole;

/**
 * GlmEntityLink:
 * @entity: index of the other being in its #GlmEntities
 * @relation: the words of the text that join the two ("président", "membre"), or "same sentence"
 */
typedef struct
{
  guint entity;
  char *relation;
} GlmEntityLink;

/**
 * GlmEntity:
 * @id: stable for one document: made from kind and best name
 * @kind: person or institution
 * @name: best name, fullest that the text gives
 * @acronym: (nullable): its acronym where the text gives one
 * @aliases: (array zero-terminated=1): the other forms met, most used first
 * @roles: (array length=n_roles): quotations that say what it is, best first
 * @links: (array length=n_links): beings the text joins to it
 * @mentions: (array length=n_mentions): its mentions in order, without overlap
 * @confidence: 0 to 1, calibrated
 * @corrected: the reader said something about it
 * @pinned: 0, or the reader wants it first in the list, before those of a higher rank: one more than the number of the
 *   correction that says so
 * @evidence: (nullable): one line for "why?"
 *
 * One being of the article. Invariant: @n_mentions is what every part of the program counts.
 */
typedef struct
{
  char          *id;
  GlmEntityKind  kind;
  char          *name;
  char          *acronym;
  char         **aliases;
  GlmRole       *roles;
  guint          n_roles;
  GlmEntityLink *links;
  guint          n_links;
  GlmRange      *mentions;
  guint          n_mentions;
  float          confidence;
  gboolean       corrected;
  guint          pinned;
  char          *evidence;
} GlmEntity;

/**
 * GlmEntities:
 *
 * The people and institutions of one document. Immutable, reference counted.
 */
typedef struct _GlmEntities GlmEntities;

GlmEntities     *glm_entities_run        (GlmDocument          *document,
                                          GlmTagger            *tagger,
                                          const GlmCorrections *corrections,
                                          GCancellable         *cancellable,
                                          GError              **error);
GlmEntities     *glm_entities_ref        (GlmEntities          *self);
void             glm_entities_unref      (GlmEntities          *self);
guint            glm_entities_get_n      (const GlmEntities    *self);
const GlmEntity *glm_entities_get        (const GlmEntities    *self,
                                          guint                 index);
gboolean         glm_entities_find       (const GlmEntities    *self,
                                          gsize                 position,
                                          guint                *entity,
                                          guint                *mention);
gboolean         glm_entities_find_stretch (const GlmEntities *self,
                                          gsize                 position,
                                          GlmRange             *stretch,
                                          guint                *entity,
                                          guint                *mention);
guint            glm_entities_find_id    (const GlmEntities    *self,
                                          const char           *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmEntities, glm_entities_unref)

G_END_DECLS
