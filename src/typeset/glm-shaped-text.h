/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-block-style.h"
#include "glm-typography.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * GlmFontSet:
 *
 * The fonts of one style, for one thread: a font map and context of its own, the family that is there
 * of the stack, and what its face has (superiors, hyphen).
 */
typedef struct _GlmFontSet GlmFontSet;

/**
 * GlmShapedText:
 * @text: (transfer none): the display text
 * @length: in bytes
 * @n_characters: in characters
 * @offsets: byte offset of each character, and @length at the end
 * @widths: advance of each character in Pango units, spaces by their role
 * @attrs: line breaks and more before each character, and at the end
 * @roles: for each character: 0, or for a space one more than its role
 * @items: (element-type PangoGlyphItem): glyphs in logical order, widths as @widths
 * @space: width of the word space of the block's own face, Pango units
 *
 * One block's display text with its glyphs, before lines are broken.
 */
typedef struct
{
  GlmDisplayText *display;
  const char     *text;
  gsize           length;
  guint           n_characters;
  guint32        *offsets;
  gint32         *widths;
  PangoLogAttr   *attrs;
  guint8         *roles;
  GPtrArray      *items;
  gint32          space;
} GlmShapedText;

#define GLM_SPACE_WORD 100 /* role of U+0020 in @roles */

GlmFontSet    *glm_font_set_new          (const GlmTypeStyle  *style);
void           glm_font_set_free         (GlmFontSet          *self);
const char    *glm_font_set_get_family   (GlmFontSet          *self);
double         glm_font_set_get_character_width (GlmFontSet   *self);
PangoGlyphItem *glm_font_set_shape_mark  (GlmFontSet          *self,
                                          const GlmBlockStyle *block,
                                          const char          *mark,
                                          const char         **text);
double         glm_font_set_get_cap_height (GlmFontSet        *self,
                                            const GlmBlockStyle *block);
gint32         glm_font_set_hyphen_width (GlmFontSet          *self,
                                          const GlmBlockStyle *block);
const char    *glm_font_set_get_hyphen   (GlmFontSet          *self);
void           glm_font_set_get_metrics  (GlmFontSet          *self,
                                          const GlmBlockStyle *block,
                                          double              *ascent,
                                          double              *descent);
GlmShapedText *glm_shaped_text_new       (GlmFontSet          *fonts,
                                          const GlmBlockStyle *block,
                                          GlmDisplayText      *display,
                                          const GlmSpan       *spans,
                                          guint                n_spans);
void           _glm_shaped_text_set_width (GlmShapedText      *self,
                                           guint               character,
                                           gint32              width);
void           glm_shaped_text_free      (GlmShapedText       *self);
guint          glm_shaped_text_character (const GlmShapedText *self,
                                          gsize                offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmFontSet, glm_font_set_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmShapedText, glm_shaped_text_free)

G_END_DECLS
