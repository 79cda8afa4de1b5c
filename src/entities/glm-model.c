/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A feature that is not in its own bucket may be in one of so many after it. */
#define PROBES 16

/**
 * glm_model_checksum:
 * @bytes: bytes
 * @length: how many
 *
 * Returns: a checksum that tells a broken file from a whole one; it is no signature
 */
guint64
glm_model_checksum (const guint8 *bytes,
                    gsize         length)
{
  guint64 lanes[4] = { 1, 2, 3, 4 };
  guint64 sum = length;
  gsize i = 0;

  for (; i + 32 <= length; i += 32)
    for (guint lane = 0; lane < 4; lane++)
      {
        guint64 word;

        memcpy (&word, bytes + i + 8 * lane, 8);
        lanes[lane] = (lanes[lane] ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
        lanes[lane] ^= lanes[lane] >> 32;
      }
  for (; i < length; i++)
    lanes[0] = (lanes[0] ^ bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  for (guint lane = 0; lane < 4; lane++)
    sum = (sum ^ lanes[lane]) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd) ^ (sum >> 29);
  return sum;
}

static gboolean
is_power_of_two (guint32 n)
{
  return n != 0 && (n & (n - 1)) == 0;
}

/* Whether the sizes the header gives are those of the file; in 64 bits nothing overflows. */
static gboolean
sizes_match (const GlmModelHeader *header,
             gsize                 length)
{
  guint64 size = sizeof *header;

  if (header->n_buckets == 0 || header->n_buckets > 1u << 24 || !is_power_of_two (header->n_entries)
      || header->n_entries > 1u << 26)
    return FALSE;
  size += (guint64) header->n_entries * sizeof (GlmGazetteerEntry);
  size += (guint64) header->n_buckets * GLM_MODEL_BUCKET * (sizeof (guint16) + GLM_MODEL_N_PASSES * GLM_N_LANES);
  return header->size == size && size == length;
}

/**
 * glm_model_open:
 * @self: (out caller-allocates): the view
 * @bytes: the bytes of a model file, aligned to 8, which must outlive @self
 * @length: how many
 * @error: (out) (optional): %GLM_ENTITIES_ERROR_MODEL_BROKEN
 *
 * Checks magic, version, sizes and checksum; nothing is read outside of @bytes afterwards.
 *
 * Returns: whether @bytes are a model
 */
gboolean
glm_model_open (GlmModel      *self,
                const guint8  *bytes,
                gsize          length,
                GError       **error)
{
  const GlmModelHeader *header = (const GlmModelHeader *) (gconstpointer) bytes;
  GlmModelHeader plain;

  if (length < sizeof *header || memcmp (header->magic, GLM_MODEL_MAGIC, sizeof header->magic) != 0)
    {
      g_set_error_literal (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_MODEL_BROKEN,
                           _("This file is not a model for names."));
      return FALSE;
    }
  if (G_BYTE_ORDER != G_LITTLE_ENDIAN || header->version != GLM_MODEL_VERSION)
    {
      g_set_error_literal (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_MODEL_BROKEN,
                           _("This model for names is of another version of Guillemet."));
      return FALSE;
    }
  plain = *header;
  plain.checksum = 0;
  if (!sizes_match (header, length)
      || header->checksum != (glm_model_checksum ((const guint8 *) &plain, sizeof plain)
                              ^ glm_model_checksum (bytes + sizeof plain, length - sizeof plain)))
    {
      g_set_error_literal (error, GLM_ENTITIES_ERROR, GLM_ENTITIES_ERROR_MODEL_BROKEN,
                           _("The model for names is damaged."));
      return FALSE;
    }
  self->header = header;
  self->gazetteer.entries = (const GlmGazetteerEntry *) (gconstpointer) (bytes + sizeof *header);
  self->gazetteer.n_entries = header->n_entries;
  self->fingerprints = (const guint16 *) (gconstpointer) (self->gazetteer.entries + header->n_entries);
  self->weights = (const gint8 *) (self->fingerprints + (gsize) header->n_buckets * GLM_MODEL_BUCKET);
  return TRUE;
}

/* Adds the weights of one feature, if the model has it. */
static inline void
add_feature (const GlmModel *self,
             guint64         feature,
             gint16         *lanes)
{
  guint32 n_buckets = self->header->n_buckets;
  guint32 bucket = glm_model_bucket (feature, n_buckets);
  guint16 fingerprint = glm_model_fingerprint (feature);

  for (guint probe = 0; probe < PROBES; probe++)
    {
      const guint16 *places = self->fingerprints + (gsize) bucket * GLM_MODEL_BUCKET;

      for (guint i = 0; i < GLM_MODEL_BUCKET; i++)
        if (places[i] == fingerprint)
          {
            const gint8 *weights = self->weights
                                   + ((gsize) bucket * GLM_MODEL_BUCKET + i) * GLM_MODEL_N_PASSES * GLM_N_LANES;

            for (guint lane = 0; lane < GLM_MODEL_N_PASSES * GLM_N_LANES; lane++)
              lanes[lane] += weights[lane];
            return;
          }
      if (places[GLM_MODEL_BUCKET - 1] == 0)
        return;
      bucket = bucket + 1 == n_buckets ? 0 : bucket + 1;
    }
}

/**
 * glm_model_add:
 * @self: a model
 * @features: a list of features
 * @lanes: (inout): sixteen sums: eight lanes for each pass
 *
 * Adds the weights of all @features.
 */
void
glm_model_add (const GlmModel    *self,
               const GlmFeatures *features,
               gint16            *lanes)
{
  for (guint i = 0; i < features->n; i++)
    add_feature (self, features->hashes[i], lanes);
}
