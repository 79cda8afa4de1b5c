/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-gazetteer.h"

/**
 * glm_gazetteer_extend:
 * @phrase: hash of the words so far, 0 for none
 * @word: hash of the next word's folded form
 *
 * Returns: the hash of the longer phrase
 */
guint64
glm_gazetteer_extend (guint64 phrase,
                      guint64 word)
{
  guint64 hash = (phrase ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return hash ^ (hash >> 29);
}

/**
 * glm_gazetteer_key:
 * @phrase: hash of a phrase
 *
 * Returns: what stands for it in the table, never 0
 */
guint32
glm_gazetteer_key (guint64 phrase)
{
  guint32 key = (guint32) (phrase >> 32);

  return key == 0 ? 1 : key;
}

/**
 * glm_gazetteer_find:
 * @self: a lexicon
 * @phrase: hash of a phrase
 *
 * Returns: (nullable): its entry
 */
const GlmGazetteerEntry *
glm_gazetteer_find (const GlmGazetteer *self,
                    guint64             phrase)
{
  guint32 key = glm_gazetteer_key (phrase);
  guint32 mask = self->n_entries - 1;

  for (guint32 slot = (guint32) phrase & mask, n = 0; n < self->n_entries; slot = (slot + 1) & mask, n++)
    {
      if (self->entries[slot].key == key)
        return &self->entries[slot];
      if (self->entries[slot].key == 0)
        return NULL;
    }
  return NULL;
}
