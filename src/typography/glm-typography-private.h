/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-typography.h"

G_BEGIN_DECLS

/**
 * GlmRuleContext:
 * @text: the block's source text, not ended by NUL
 * @length: in bytes
 * @options: which rules apply
 * @quotes_to_guillemets: whether " " and “ ” become « »
 * @dialogue: whether a dash at the start opens speech
 *
 * What the rules need to know of one block and of the article around it.
 */
typedef struct
{
  const char          *text;
  gsize                length;
  GlmTypographyOptions options;
  gboolean             quotes_to_guillemets;
  gboolean             dialogue;
} GlmRuleContext;

/**
 * GlmRuleEdit:
 * @source: bytes of the block's text, from its start
 * @replacement: (transfer none): static string
 * @role: why
 *
 * An edit before it has its place in the display text.
 */
typedef struct
{
  GlmRange    source;
  const char *replacement;
  GlmEditRole role;
} GlmRuleEdit;

typedef struct
{
  GlmRange        source;
  GlmDisplayStyle style;
} GlmRuleStyle;

/**
 * GlmMaskKind:
 * @GLM_MASK_TEXT: no rule may change it
 * @GLM_MASK_ADDRESS: nor put a space after it: the sign there may be the address's own
 * @GLM_MASK_TAG: markup that stands in the text; rules look through it at the characters on its sides
 *
 * Why a byte is masked; 0 for one that is not.
 */
typedef enum
{
  GLM_MASK_TEXT = 1,
  GLM_MASK_ADDRESS,
  GLM_MASK_TAG,
} GlmMaskKind;

#define GLM_THIN "\u202f"
#define GLM_NBSP "\u00a0"

void            glm_french_rules_apply  (const GlmRuleContext *context,
                                         const guint8         *mask,
                                         GArray               *edits,
                                         GArray               *styles);
void            glm_french_styles_find  (const GlmRuleContext *context,
                                         const guint8         *mask,
                                         GArray               *styles);
guint8         *glm_mask_new            (const char           *text,
                                         gsize                 length);
GlmDisplayText *_glm_display_text_new   (const char           *text,
                                         GlmRange              source,
                                         const char           *language,
                                         GArray               *edits,
                                         GArray               *styles);
gboolean        glm_is_french_space     (gunichar              c);

G_END_DECLS
