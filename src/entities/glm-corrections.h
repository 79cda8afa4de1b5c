/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmCorrectionKind: what the reader said
 */
typedef enum
{
  GLM_CORRECTION_REJECT,  /* @name is not a person nor an institution */
  GLM_CORRECTION_RETYPE,  /* @name is a person / an institution: @value is "person" or "institution" */
  GLM_CORRECTION_RENAME,  /* @name is called @value */
  GLM_CORRECTION_MERGE,   /* @name is the same being as @value */
  GLM_CORRECTION_SPLIT,   /* the form @value is not the same being as @name */
  GLM_CORRECTION_ADD,     /* @name, wherever it stands, is a @value: "person" or "institution" */
  GLM_CORRECTION_PIN,     /* @name stands first in the list: @value is "yes" or "no"; nothing is wrong with it */
} GlmCorrectionKind;

typedef struct
{
  GlmCorrectionKind kind;
  char             *name;
  char             *value;
} GlmCorrection;

/**
 * GlmCorrections:
 *
 * An ordered list of what the reader said; the resolver applies it last, so it outranks the
 * model. Names are forms as they stand in the text. Immutable, reference counted:
 * each change gives a new list.
 */
typedef struct _GlmCorrections GlmCorrections;

GlmCorrections      *glm_corrections_new       (void);
GlmCorrections      *glm_corrections_ref       (GlmCorrections       *self);
void                 glm_corrections_unref     (GlmCorrections       *self);
GlmCorrections      *glm_corrections_add       (const GlmCorrections *self,
                                                GlmCorrectionKind     kind,
                                                const char           *name,
                                                const char           *value);
GlmCorrections      *glm_corrections_join      (const GlmCorrections *self,
                                                const GlmCorrections *next);
GlmCorrections      *glm_corrections_unite     (const GlmCorrections *self,
                                                const GlmCorrections *more);
GlmCorrections      *glm_corrections_remove    (const GlmCorrections *self,
                                                guint                 index);
guint                glm_corrections_get_n     (const GlmCorrections *self);
const GlmCorrection *glm_corrections_get       (const GlmCorrections *self,
                                                guint                 index);
char                *glm_corrections_to_json   (const GlmCorrections *self);
GlmCorrections      *glm_corrections_from_json (const char           *json,
                                                GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmCorrections, glm_corrections_unref)

G_END_DECLS
