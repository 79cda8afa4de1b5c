/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"
#include "glm-offset-map.h"

G_BEGIN_DECLS

/**
 * GlmLocale:
 *
 * The French whose rules apply. %GLM_LOCALE_NONE leaves text as it is.
 */
typedef enum
{
  GLM_LOCALE_FR_FR,
  GLM_LOCALE_FR_CA,
  GLM_LOCALE_FR_CH,
  GLM_LOCALE_FR_BE,
  GLM_LOCALE_NONE,
} GlmLocale;

/**
 * GlmTypographyOptions:
 * @locale: whose rules
 * @small_capitals: centuries in small capitals (style.century)
 * @title_superiors: Mme, Mlle, Mgr, Dr with superior letters (style.title)
 * @thin_colon: a thin space before the colon
 * @declared_locale: where the article or a block says its country, that one's rules apply
 */
typedef struct
{
  GlmLocale locale;
  guint     small_capitals : 1;
  guint     title_superiors : 1;
  guint     thin_colon : 1;
  guint     declared_locale : 1;
} GlmTypographyOptions;

/**
 * GlmEditRole:
 *
 * Why the display text differs from the source at one place. For a space the role, not the
 * code point, tells the typesetter its width (see glm_space_role_*() in `typeset`).
 */
typedef enum
{
  GLM_EDIT_THIN_SPACE,      /* before ; ! ? : half a word space, fixed */
  GLM_EDIT_COLON_SPACE,     /* before a colon: a word space, stretches, no break */
  GLM_EDIT_GUILLEMET_SPACE, /* inside « »: .8 of a word space, stretch .3, shrink .8, no break */
  GLM_EDIT_UNIT_SPACE,      /* number and unit, per cent, currency: no break */
  GLM_EDIT_GROUP_SPACE,     /* groups of figures: fixed thin, no break */
  GLM_EDIT_WORD_SPACE,      /* title and name, date, page reference …: an ordinary width, no break */
  GLM_EDIT_APOSTROPHE,
  GLM_EDIT_QUOTE,
  GLM_EDIT_ELLIPSIS,
  GLM_EDIT_DASH,
  GLM_EDIT_MINUS,
  GLM_EDIT_TIMES,
  GLM_EDIT_HIDDEN,          /* stray space: not shown */
} GlmEditRole;

/**
 * GlmEdit:
 * @source: bytes of the document's text that are replaced; empty for an insertion
 * @display: bytes of the display text that replace them; empty for a removal
 * @role: why
 */
typedef struct
{
  GlmRange    source;
  GlmRange    display;
  GlmEditRole role;
} GlmEdit;

/**
 * GlmDisplayStyle:
 *
 * What the rules ask of the font on a range of display text.
 */
typedef enum
{
  GLM_DISPLAY_STYLE_SUPERIOR,
  GLM_DISPLAY_STYLE_SMALL_CAPS,
} GlmDisplayStyle;

typedef struct
{
  GlmRange        display;
  GlmDisplayStyle style;
} GlmDisplayStyleRange;

/**
 * GlmDisplaySpace:
 * @display: byte offset of a space in the display text whose width goes by role
 * @role: one of the space roles of #GlmEditRole
 *
 * Every no-break or thin space of the display text is listed, also one that the author wrote;
 * U+0020 is an ordinary word space and is not listed.
 */
typedef struct
{
  gsize       display;
  GlmEditRole role;
} GlmDisplaySpace;

/**
 * GlmTypographyPlan:
 *
 * What has to be decided on the whole article before a block can be set: language of each block,
 * whether " " and “ ” become « », which paragraphs are dialogue. Immutable, any thread may read it.
 */
typedef struct _GlmTypographyPlan GlmTypographyPlan;

/**
 * GlmDisplayText:
 *
 * What the reader sees of one block: display text, edits in order, style ranges, spaces by role
 * and the two-way map. Spaces that must not break are no-break spaces. Immutable, reference counted. *Display
 * offsets* are bytes into its text and start at 0; source positions are the document's.
 */
typedef struct _GlmDisplayText GlmDisplayText;

GlmTypographyPlan *glm_typography_plan_new         (GlmDocument                *document,
                                                    const GlmTypographyOptions *options);
GlmTypographyPlan *glm_typography_plan_ref         (GlmTypographyPlan          *self);
void               glm_typography_plan_unref       (GlmTypographyPlan          *self);
GlmDocument       *glm_typography_plan_get_document(GlmTypographyPlan          *self);
const char        *glm_typography_plan_get_language(GlmTypographyPlan          *self);
const GlmTypographyOptions *
                   glm_typography_plan_get_options (GlmTypographyPlan          *self);
GlmDisplayText    *glm_typography_plan_set_block   (GlmTypographyPlan          *self,
                                                    guint                       block);
GlmDisplayText    *glm_typography_set_words        (const char                 *words,
                                                    const char                 *language,
                                                    const GlmTypographyOptions *options);
GlmDisplayText    *glm_typography_plan_set_quotation(GlmTypographyPlan         *self,
                                                    GlmRange                    range,
                                                    const char                 *words,
                                                    gsize                      *start);
char              *glm_typography_plan_dup_words   (GlmTypographyPlan          *self,
                                                    const char                 *words);
char              *glm_typography_dup_title        (const char                 *title,
                                                    const char                 *uri,
                                                    const GlmTypographyOptions *options);
GlmDisplayText    *glm_typography_plan_set_title   (GlmTypographyPlan          *self);
char              *glm_typography_plan_dup_title   (GlmTypographyPlan          *self);
char              *glm_typography_plan_dup_block   (GlmTypographyPlan          *self,
                                                    guint                       block);

char              *glm_typography_dup_spoken       (const char                 *text);

GlmDisplayText             *glm_display_text_slice           (const GlmDisplayText *self,
                                                              GlmRange              display);
GlmDisplayText             *glm_display_text_ref             (GlmDisplayText       *self);
void                        glm_display_text_unref           (GlmDisplayText       *self);
char                       *glm_display_text_dup_line        (const GlmDisplayText *self,
                                                              GlmRange              source);
const char                 *glm_display_text_get_text        (const GlmDisplayText *self,
                                                              gsize                *length);
GlmRange                    glm_display_text_get_source      (const GlmDisplayText *self);
const char                 *glm_display_text_get_language    (const GlmDisplayText *self);
const GlmEdit              *glm_display_text_get_edits       (const GlmDisplayText *self,
                                                              guint                *n_edits);
const GlmDisplayStyleRange *glm_display_text_get_styles      (const GlmDisplayText *self,
                                                              guint                *n_styles);
const GlmDisplaySpace      *glm_display_text_get_spaces      (const GlmDisplayText *self,
                                                              guint                *n_spaces);
gsize                       glm_display_text_to_source       (const GlmDisplayText *self,
                                                              gsize                 display,
                                                              GlmBias               bias);
gsize                       glm_display_text_from_source     (const GlmDisplayText *self,
                                                              gsize                 source,
                                                              GlmBias               bias);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmTypographyPlan, glm_typography_plan_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmDisplayText, glm_display_text_unref)

G_END_DECLS
