/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-model.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmTagging:
 * @tags: (array): the tag of each word of the text
 * @confidences: (array): for each word that begins a mention, the raw confidence of the mention
 * @n: words
 *
 * The tags of one text.
 */
typedef struct
{
  guint8 *tags;
  float  *confidences;
  guint   n;
} GlmTagging;

guint    glm_tagging_sureness (float               marginal);
gboolean glm_tagging_run      (GlmTagging         *self,
                               const GlmModel     *model,
                               const GlmWordTable *table,
                               GCancellable       *cancellable);
void     glm_tagging_add_known (GlmTagging        *self,
                                const GlmWordTable *table);
void     glm_tagging_clear    (GlmTagging         *self);

G_END_DECLS
