/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-model-writer.h"

#include <math.h>
#include <string.h>

/* Of a hundred places in the buckets so many are used: enough are free that a feature is near
 * its bucket, and that most features the model has not are known to be missing at once. */
#define FILLED_PERCENT 70

#define N_SUMS (GLM_MODEL_N_PASSES * GLM_N_LANES)

static gint8
quantize (float weight)
{
  return (gint8) CLAMP (lrintf (weight * GLM_MODEL_SCALE), -127, 127);
}

/* The sixteen weights of a feature; whether any is not 0. */
static gboolean
quantize_feature (guint32           id,
                  guint32           n_first,
                  const GlmLearned *first,
                  const GlmLearned *second,
                  gint8            *out)
{
  gboolean any = FALSE;

  for (guint lane = 0; lane < GLM_N_LANES; lane++)
    {
      out[lane] = id < n_first ? quantize (first->weights[id][lane]) : 0;
      out[GLM_N_LANES + lane] = quantize (second->weights[id][lane]);
      any = any || out[lane] != 0 || out[GLM_N_LANES + lane] != 0;
    }
  return any;
}

static void
write_transitions (const GlmLearned *learned,
                   gint16 (*out)[GLM_N_TAGS])
{
  for (guint a = 0; a <= GLM_N_TAGS; a++)
    for (guint b = 0; b < GLM_N_TAGS; b++)
      out[a][b] = (gint16) MAX (lrintf (learned->transitions[a][b] * GLM_MODEL_SCALE), GLM_MODEL_NEVER);
}

static void
sign (GByteArray *model)
{
  GlmModelHeader *header = (GlmModelHeader *) (gpointer) model->data;

  header->checksum = 0;
  header->checksum = glm_model_checksum (model->data, sizeof *header)
                     ^ glm_model_checksum (model->data + sizeof *header, model->len - sizeof *header);
}

/* Puts a feature into the first free place from its bucket on. */
static void
place_feature (guint16     *fingerprints,
               gint8       *weights,
               guint32      n_buckets,
               guint64      feature,
               const gint8 *row)
{
  guint32 bucket = glm_model_bucket (feature, n_buckets);

  while (TRUE)
    {
      guint16 *places = fingerprints + (gsize) bucket * GLM_MODEL_BUCKET;

      for (guint i = 0; i < GLM_MODEL_BUCKET; i++)
        if (places[i] == 0)
          {
            places[i] = glm_model_fingerprint (feature);
            memcpy (weights + ((gsize) bucket * GLM_MODEL_BUCKET + i) * N_SUMS, row, N_SUMS);
            return;
          }
      bucket = bucket + 1 == n_buckets ? 0 : bucket + 1;
    }
}

/**
 * glm_model_writer_make:
 * @index: the features
 * @n_first: how many of them the first pass has
 * @first: what the first pass learned
 * @second: what the second learned
 * @lexicon: the lexicon
 * @n_features: (out): how many features have a weight
 *
 * Returns: (transfer full): the bytes of a model file
 */
GByteArray *
glm_model_writer_make (const GlmFeatureIndex *index,
                       guint32                n_first,
                       const GlmLearned      *first,
                       const GlmLearned      *second,
                       const GlmLexicon      *lexicon,
                       guint                 *n_features)
{
  GByteArray *model = g_byte_array_new ();
  GlmModelHeader header = { .version = GLM_MODEL_VERSION, .n_entries = lexicon->n_entries };
  gint8 row[N_SUMS];
  gsize places;
  guint16 *fingerprints;
  gint8 *weights;

  *n_features = 0;
  for (guint32 id = 0; id < index->hashes->len; id++)
    *n_features += quantize_feature (id, n_first, first, second, row);
  header.n_buckets = MAX (1, *n_features * 100 / FILLED_PERCENT / GLM_MODEL_BUCKET + 1);
  places = (gsize) header.n_buckets * GLM_MODEL_BUCKET;
  memcpy (header.magic, GLM_MODEL_MAGIC, sizeof header.magic);
  header.size = sizeof header + (gsize) lexicon->n_entries * sizeof (GlmGazetteerEntry)
                + places * (sizeof (guint16) + N_SUMS);
  write_transitions (first, header.transitions[0]);
  write_transitions (second, header.transitions[1]);
  for (guint kind = 0; kind < GLM_N_KINDS; kind++)
    for (guint bin = 0; bin < GLM_MODEL_N_BINS; bin++)
      header.calibration[kind][bin] = (guint8) (255 * (bin + 0.5) / GLM_MODEL_N_BINS);

  g_byte_array_set_size (model, header.size);
  memset (model->data, 0, model->len);
  memcpy (model->data, &header, sizeof header);
  memcpy (model->data + sizeof header, lexicon->entries, (gsize) lexicon->n_entries * sizeof (GlmGazetteerEntry));
  fingerprints = (guint16 *) (gpointer) (model->data + sizeof header
                                         + (gsize) lexicon->n_entries * sizeof (GlmGazetteerEntry));
  weights = (gint8 *) (fingerprints + places);
  for (guint32 id = 0; id < index->hashes->len; id++)
    if (quantize_feature (id, n_first, first, second, row))
      place_feature (fingerprints, weights, header.n_buckets, g_array_index (index->hashes, guint64, id), row);
  sign (model);
  return model;
}

/**
 * glm_model_writer_calibrate:
 * @model: the bytes of a model
 * @calibration: what raw confidences are worth
 *
 * Sets the calibration of @model.
 */
void
glm_model_writer_calibrate (GByteArray  *model,
                            const guint8 calibration[GLM_N_KINDS][GLM_MODEL_N_BINS])
{
  GlmModelHeader *header = (GlmModelHeader *) (gpointer) model->data;

  memcpy (header->calibration, calibration, sizeof header->calibration);
  sign (model);
}
