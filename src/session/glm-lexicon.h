/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-library.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmLexicon:
 *
 * What the reader said about names wherever they stand: it holds in every article, before what was said in
 * that article alone. One for each library and process.
 *
 * Signals: "changed": the corrections are others.
 */
#define GLM_TYPE_LEXICON (glm_lexicon_get_type ())
G_DECLARE_FINAL_TYPE (GlmLexicon, glm_lexicon, GLM, LEXICON, GObject)

GlmLexicon     *glm_lexicon_get             (GlmLibrary       *library);
GlmCorrections *glm_lexicon_get_corrections (GlmLexicon       *self);
void            glm_lexicon_add             (GlmLexicon       *self,
                                             GlmCorrectionKind kind,
                                             const char       *name,
                                             const char       *value);
void            glm_lexicon_remove          (GlmLexicon       *self,
                                             guint             index);
void            glm_lexicon_join            (GlmLexicon       *self,
                                             GlmCorrections   *more);

G_END_DECLS
