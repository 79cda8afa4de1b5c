/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-features.h"
#include "glm-tagger.h"

G_BEGIN_DECLS

#define GLM_MODEL_MAGIC "GLMTAGR\n"
#define GLM_MODEL_VERSION 1

/* Weights are written in steps of 1 / GLM_MODEL_SCALE. */
#define GLM_MODEL_SCALE 32

/* A transition that never happens. */
#define GLM_MODEL_NEVER (-8192)

#define GLM_MODEL_N_PASSES 2
#define GLM_MODEL_N_BINS 16
#define GLM_MODEL_BUCKET 8

/**
 * GlmModelHeader:
 * @magic: %GLM_MODEL_MAGIC
 * @version: %GLM_MODEL_VERSION
 * @n_buckets: buckets of weights, at least 1
 * @n_entries: slots of the lexicon, a power of two
 * @reserved: 0
 * @size: bytes of the whole file
 * @checksum: of all bytes after the header, and of the header with this field 0
 * @transitions: for each pass, from the tag before (or, last, the sentence's start) to each tag
 * @calibration: for each kind, what a raw confidence in each bin is worth, in 255ths
 *
 * What a model file begins with. All numbers are little-endian. The lexicon follows, then
 * the buckets' fingerprints (8 × 16 bits each, 0 for an empty place), then their weights
 * (8 × 16 × 8 bits each: the eight lanes of the first pass, then those of the second).
 */
typedef struct
{
  char    magic[8];
  guint32 version;
  guint32 n_buckets;
  guint32 n_entries;
  guint32 reserved;
  guint64 size;
  guint64 checksum;
  gint16  transitions[GLM_MODEL_N_PASSES][GLM_N_TAGS + 1][GLM_N_TAGS];
  guint8  calibration[GLM_N_KINDS][GLM_MODEL_N_BINS];
  guint8  padding[8 + 40];
} GlmModelHeader;

G_STATIC_ASSERT (sizeof (GlmModelHeader) % 16 == 0);

/**
 * GlmModel:
 *
 * A view of a model in memory.
 */
typedef struct
{
  const GlmModelHeader *header;
  GlmGazetteer          gazetteer;
  const guint16        *fingerprints;
  const gint8          *weights;
} GlmModel;

guint64  glm_model_checksum (const guint8      *bytes,
                             gsize              length);
gboolean glm_model_open     (GlmModel          *self,
                             const guint8      *bytes,
                             gsize              length,
                             GError           **error);
void     glm_model_add      (const GlmModel    *self,
                             const GlmFeatures *features,
                             gint16            *lanes);

static inline guint32
glm_model_bucket (guint64 feature,
                  guint32 n_buckets)
{
  return (guint32) (((feature >> 32) * n_buckets) >> 32);
}

static inline guint16
glm_model_fingerprint (guint64 feature)
{
  guint16 fingerprint = (guint16) feature;

  return fingerprint == 0 ? 1 : fingerprint;
}

G_END_DECLS
