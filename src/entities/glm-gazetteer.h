/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmNameClass: what a list of the lexicon says of a word or phrase
 *
 * The values are written in model files: never change one.
 */
typedef enum
{
  GLM_NAME_FIRST,        /* first name */
  GLM_NAME_LAST,         /* surname */
  GLM_NAME_PERSON,       /* whole name of a person */
  GLM_NAME_INSTITUTION,  /* public body, party, union, association, army, court */
  GLM_NAME_COMPANY,
  GLM_NAME_MEDIA,
  GLM_NAME_CLUB,
  GLM_NAME_UNIVERSITY,
  GLM_NAME_TOWN,
  GLM_NAME_COUNTRY,      /* country, region, continent, river, mountain */
  GLM_NAME_GENTILE,      /* inhabitant, or adjective of a place */
  GLM_NAME_ROLE,         /* noun of what a person is: "ministre", "avocate" */
  GLM_NAME_BODY_NOUN,    /* noun that opens an institution's name: "ministère", "fédération" */
  GLM_NAME_PLACE_NOUN,   /* noun that opens a place's name: "ville", "mont" */
  GLM_NAME_PARTICLE,     /* particle inside a person's name: "von", "ben" */
  GLM_NAME_OTHER,        /* event, prize, product, treaty */
  GLM_N_NAME_CLASSES
} GlmNameClass;

/* A phrase of the lexicon has at most so many words. */
#define GLM_GAZETTEER_MAX_WORDS 8

/**
 * GlmGazetteerEntry:
 * @key: folded hash of the phrase, 0 for an empty slot
 * @classes: one bit for each #GlmNameClass
 * @cluster: low 15 bits: cluster of a single word plus 1, or 0; top bit: a longer phrase begins so
 *
 * One slot of the table as it is in the model file, little-endian.
 */
typedef struct
{
  guint32 key;
  guint16 classes;
  guint16 cluster;
} GlmGazetteerEntry;

#define GLM_GAZETTEER_PREFIX 0x8000u

/**
 * GlmGazetteer:
 * @entries: (array length=n_entries): the table
 * @n_entries: a power of two, of which at least one slot is empty
 *
 * A view of the lexicon inside a model.
 */
typedef struct
{
  const GlmGazetteerEntry *entries;
  guint32                  n_entries;
} GlmGazetteer;

guint64                  glm_gazetteer_extend (guint64             phrase,
                                               guint64             word);
guint32                  glm_gazetteer_key    (guint64             phrase);
const GlmGazetteerEntry *glm_gazetteer_find   (const GlmGazetteer *self,
                                               guint64             phrase);

G_END_DECLS
