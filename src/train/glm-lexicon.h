/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-gazetteer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmLexicon:
 * @entries: the table as it goes into the model
 * @n_entries: its slots, a power of two
 * @n_phrases: words and phrases in it
 *
 * The lists of `data/lexicon` as a table.
 */
typedef struct
{
  GlmGazetteerEntry *entries;
  guint32            n_entries;
  guint              n_phrases;
} GlmLexicon;

gboolean   glm_lexicon_read  (GlmLexicon   *self,
                              const char   *folder,
                              GError      **error);
void       glm_lexicon_clear (GlmLexicon   *self);

G_END_DECLS
