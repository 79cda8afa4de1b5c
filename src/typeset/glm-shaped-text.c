/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The glyphs of one block, once for all widths: what Pango makes of it, with the widths of spaces that go by role. */

#include "config.h"

#include "glm-font-set-private.h"
#include "glm-table-columns.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Fonts draw a tab as a sign; between the cells of a table's row it is so many word spaces. */
#define TAB_SPACES 6

/* Widths of spaces go by role; see "How it must be built": thin .5, guillemet .8 of the word space. */
static gint32
space_width (const GlmShapedText *self,
             GlmEditRole          role)
{
  if (role == GLM_EDIT_THIN_SPACE || role == GLM_EDIT_GROUP_SPACE)
    return self->space / 2;
  return role == GLM_EDIT_GUILLEMET_SPACE ? self->space * 4 / 5 : self->space;
}

/* Gives the glyph of the character at byte @offset of one item the width @width. */
static void
set_character_width (PangoGlyphItem *item,
                     int             offset,
                     gint32          width,
                     gboolean        hidden)
{
  const int *clusters = item->glyphs->log_clusters;
  gboolean backward = item->item->analysis.level % 2 != 0;
  int low = 0;
  int high = item->glyphs->num_glyphs;

  /* Clusters go up from left to right, or down where the text runs from right to left. */
  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (backward ? clusters[middle] > offset : clusters[middle] < offset)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < item->glyphs->num_glyphs && clusters[low] == offset)
    {
      PangoGlyphInfo *info = &item->glyphs->glyphs[low];

      /* A space is only a width, never a box for a character that the font lacks. */
      if (hidden || (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0)
        info->glyph = PANGO_GLYPH_EMPTY;
      info->geometry.width = width;
      info->geometry.x_offset = 0;
    }
}

static void
number_characters (GlmShapedText *self)
{
  guint n = 0;

  self->n_characters = (guint) g_utf8_strlen (self->text, (gssize) self->length);
  self->offsets = g_new (guint32, self->n_characters + 1);
  self->widths = g_new0 (gint32, self->n_characters + 1);
  self->roles = g_new0 (guint8, self->n_characters + 1);
  for (const char *p = self->text; p < self->text + self->length; p = g_utf8_next_char (p), n++)
    {
      self->offsets[n] = (guint32) (p - self->text);
      if (*p == ' ')
        self->roles[n] = GLM_SPACE_WORD;
    }
  self->offsets[n] = (guint32) self->length;
}

/**
 * glm_shaped_text_character:
 * @self: a shaped text
 * @offset: a display offset in bytes
 *
 * Returns: index of the character that begins at or holds @offset; their number at the end
 */
guint
glm_shaped_text_character (const GlmShapedText *self,
                           gsize                offset)
{
  guint low = 0;
  guint high = self->n_characters;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (self->offsets[middle] <= offset)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

static void
shape_items (GlmShapedText *self,
             GList         *items)
{
  guint character = 0;

  for (GList *l = items; l != NULL; l = l->next)
    {
      PangoItem *item = l->data;
      PangoGlyphItem *shaped = g_slice_new0 (PangoGlyphItem);
      g_autofree int *widths = g_new (int, item->num_chars);

      shaped->item = item;
      shaped->glyphs = pango_glyph_string_new ();
      pango_shape_full (self->text + item->offset, item->length, self->text, (int) self->length, &item->analysis, shaped->glyphs);
      for (int c = 0; c < item->num_chars; c++)
        {
          guint index = character + (guint) c;

          if (self->text[self->offsets[index]] == '\t')
            set_character_width (shaped, (int) self->offsets[index] - item->offset, TAB_SPACES * self->space, TRUE);
          if (self->roles[index] == 0 || self->roles[index] == GLM_SPACE_WORD)
            continue;
          set_character_width (shaped, (int) self->offsets[index] - item->offset,
                               space_width (self, (GlmEditRole) (self->roles[index] - 1)), FALSE);
        }
      pango_glyph_string_get_logical_widths (shaped->glyphs, self->text + item->offset, item->length,
                                             item->analysis.level, widths);
      for (int c = 0; c < item->num_chars; c++)
        self->widths[character + (guint) c] = widths[c];
      character += (guint) item->num_chars;
      g_ptr_array_add (self->items, shaped);
    }
}

/**
 * glm_shaped_text_new:
 * @fonts: the fonts
 * @block: how the block is set
 * @display: its display text
 * @spans: (array length=n_spans): its inline spans
 * @n_spans: how many
 *
 * Itemises and shapes one block, once for all widths.
 *
 * Returns: (transfer full): its glyphs
 */
GlmShapedText *
glm_shaped_text_new (GlmFontSet          *fonts,
                     const GlmBlockStyle *block,
                     GlmDisplayText      *display,
                     const GlmSpan       *spans,
                     guint                n_spans)
{
  GlmShapedText *self = g_new0 (GlmShapedText, 1);
  PangoAttrList *attributes = _glm_font_set_make_attributes (fonts, block, display, spans, n_spans);
  PangoGlyphItem *space = glm_font_set_shape_mark (fonts, block, " ", NULL);
  const GlmDisplaySpace *spaces;
  guint n_spaces;
  GList *items;

  self->display = glm_display_text_ref (display);
  self->text = glm_display_text_get_text (display, &self->length);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) pango_glyph_item_free);
  self->space = space != NULL ? pango_glyph_string_get_width (space->glyphs) : (gint32) (block->size * PANGO_SCALE / 4);
  g_clear_pointer (&space, pango_glyph_item_free);
  number_characters (self);
  spaces = glm_display_text_get_spaces (display, &n_spaces);
  for (guint i = 0; i < n_spaces; i++)
    self->roles[glm_shaped_text_character (self, spaces[i].display)] = (guint8) (spaces[i].role + 1);

  self->attrs = g_new0 (PangoLogAttr, self->n_characters + 1);
  if (self->length > 0)
    {
      items = pango_itemize (_glm_font_set_get_context (fonts), self->text, 0, (int) self->length, attributes, NULL);
      shape_items (self, items);
      g_list_free (items);
      pango_get_log_attrs (self->text, (int) self->length, -1,
                           pango_language_from_string (glm_display_text_get_language (display)), self->attrs,
                           (int) self->n_characters + 1);
    }
  pango_attr_list_unref (attributes);
  if (block->columns != NULL)
    _glm_table_columns_align (block->columns, self, block);
  return self;
}

/*
 * _glm_shaped_text_set_width:
 * @self: a shaped text
 * @character: a tab
 * @width: the width it shall have, Pango units
 */
void
_glm_shaped_text_set_width (GlmShapedText *self,
                            guint          character,
                            gint32         width)
{
  gsize offset = self->offsets[character];

  self->widths[character] = width;
  for (guint i = 0; i < self->items->len; i++)
    {
      PangoGlyphItem *item = g_ptr_array_index (self->items, i);

      if (offset >= (gsize) item->item->offset && offset < (gsize) (item->item->offset + item->item->length))
        set_character_width (item, (int) offset - item->item->offset, width, TRUE);
    }
}

/**
 * glm_shaped_text_free:
 * @self: (transfer full): a shaped text
 */
void
glm_shaped_text_free (GlmShapedText *self)
{
  glm_display_text_unref (self->display);
  g_ptr_array_unref (self->items);
  g_free (self->offsets);
  g_free (self->widths);
  g_free (self->attrs);
  g_free (self->roles);
  g_free (self);
}
