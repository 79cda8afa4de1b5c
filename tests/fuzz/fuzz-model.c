/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tagging.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Whatever the bytes of a model are, also behind a right checksum, a text is tagged without
 * reading outside of them and with tags that exist. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char *const words[] = { "M.", "Jean", "Dupont", "(", "ONU", ")", "à", "Paris", "." };
  g_autofree guint8 *bytes = g_memdup2 (data, MAX (size, 1));
  GlmModel model;

  if (size >= sizeof (GlmModelHeader))
    {
      GlmModelHeader *header = (GlmModelHeader *) (gpointer) bytes;

      memcpy (header->magic, GLM_MODEL_MAGIC, sizeof header->magic);
      header->version = GLM_MODEL_VERSION;
      header->size = size;
      header->checksum = 0;
      header->checksum = glm_model_checksum (bytes, sizeof *header)
                         ^ glm_model_checksum (bytes + sizeof *header, size - sizeof *header);
    }
  if (glm_model_open (&model, bytes, size, NULL))
    {
      GlmWordTable table;
      GlmTagging tagging;

      glm_word_table_init (&table, &model.gazetteer);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        glm_word_table_add (&table, words[i], strlen (words[i]));
      glm_word_table_close (&table);
      if (glm_tagging_run (&tagging, &model, &table, NULL))
        for (guint i = 0; i < tagging.n; i++)
          g_assert_cmpuint (tagging.tags[i], <, GLM_N_TAGS);
      glm_tagging_clear (&tagging);
      glm_word_table_clear (&table);
    }
  return 0;
}
