/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-typography-private.h"

#include <string.h>

struct _GlmDisplayText
{
  char                 *text;
  gsize                 length;
  GlmRange              source;
  const char           *language;
  GlmEdit              *edits;
  guint                 n_edits;
  GlmDisplayStyleRange *styles;
  guint                 n_styles;
  GlmDisplaySpace      *spaces;
  guint                 n_spaces;
  GlmOffsetMap         *map;
};

/* A no-break space that no edit put there: its place tells what it is for. */
static GlmEditRole
role_of_written_space (const char *text,
                       gsize       length,
                       gsize       at,
                       gsize       size,
                       gunichar    space)
{
  gunichar next = at + size < length ? g_utf8_get_char (text + at + size) : 0;
  gunichar previous = at > 0 ? g_utf8_get_char (g_utf8_prev_char (text + at)) : 0;

  if (next == ';' || next == '!' || next == '?')
    return GLM_EDIT_THIN_SPACE;
  if (next == ':')
    return GLM_EDIT_COLON_SPACE;
  if (next == 0xBB || previous == 0xAB || next == 0x203A || previous == 0x2039)
    return GLM_EDIT_GUILLEMET_SPACE;
  if (space == 0x202F || space == 0x2009)
    return GLM_EDIT_GROUP_SPACE;
  return GLM_EDIT_WORD_SPACE;
}

/* Finds every space whose width goes by role: those of the edits, and those the author wrote. */
static void
find_spaces (GlmDisplayText *self)
{
  GArray *spaces = g_array_new (FALSE, FALSE, sizeof (GlmDisplaySpace));
  guint edit = 0;
  gsize n;

  for (gsize at = 0; at < self->length;)
    {
      const guchar c = (guchar) self->text[at];
      gunichar character;
      gsize size;

      if (c != 0xC2 && c != 0xE2)
        {
          at++;
          continue;
        }
      character = g_utf8_get_char (self->text + at);
      size = (gsize) (g_utf8_next_char (self->text + at) - (self->text + at));
      if (character == 0xA0 || character == 0x202F || character == 0x2009)
        {
          GlmDisplaySpace space = { at, GLM_EDIT_WORD_SPACE };

          while (edit < self->n_edits && self->edits[edit].display.end <= at)
            edit++;
          if (edit < self->n_edits && glm_range_contains (self->edits[edit].display, at) &&
              self->edits[edit].role <= GLM_EDIT_WORD_SPACE)
            space.role = self->edits[edit].role;
          else
            space.role = role_of_written_space (self->text, self->length, at, size, character);
          g_array_append_val (spaces, space);
        }
      at += size;
    }
  self->spaces = (GlmDisplaySpace *) (gpointer) g_array_steal (spaces, &n);
  self->n_spaces = (guint) n;
  g_array_unref (spaces);
}

/*
 * @edits (element-type GlmRuleEdit) are in order and do not overlap; their ranges and those of
 * @styles count from the block's start.
 */
GlmDisplayText *
_glm_display_text_new (const char *text,
                       GlmRange    source,
                       const char *language,
                       GArray     *edits,
                       GArray     *styles)
{
  GlmDisplayText *self = g_atomic_rc_box_new0 (GlmDisplayText);
  gsize length = glm_range_length (source);
  GString *display = g_string_sized_new (length + 16);
  GlmOffsetMapBuilder builder;
  gsize at = 0;

  glm_offset_map_builder_init (&builder);
  self->source = source;
  self->language = language;
  self->n_edits = edits->len;
  self->edits = g_new (GlmEdit, MAX (edits->len, 1));
  for (guint i = 0; i < edits->len; i++)
    {
      const GlmRuleEdit *edit = &g_array_index (edits, GlmRuleEdit, i);
      gsize replacement = strlen (edit->replacement);

      g_string_append_len (display, text + at, (gssize) (edit->source.start - at));
      glm_offset_map_builder_keep (&builder, edit->source.start - at);
      self->edits[i].source.start = source.start + edit->source.start;
      self->edits[i].source.end = source.start + edit->source.end;
      self->edits[i].display.start = display->len;
      self->edits[i].role = edit->role;
      g_string_append (display, edit->replacement);
      self->edits[i].display.end = display->len;
      glm_offset_map_builder_replace (&builder, glm_range_length (edit->source), replacement);
      at = edit->source.end;
    }
  g_string_append_len (display, text + at, (gssize) (length - at));
  glm_offset_map_builder_keep (&builder, length - at);
  self->map = glm_offset_map_builder_end (&builder);
  self->length = display->len;
  self->text = g_string_free (display, FALSE);

  self->n_styles = styles->len;
  self->styles = g_new (GlmDisplayStyleRange, MAX (styles->len, 1));
  for (guint i = 0; i < styles->len; i++)
    {
      const GlmRuleStyle *style = &g_array_index (styles, GlmRuleStyle, i);

      self->styles[i].display = glm_offset_map_range_to_target (self->map, style->source);
      self->styles[i].style = style->style;
    }
  find_spaces (self);
  return self;
}

/* A part of a range as counted from @within's start. */
static GlmRange
clip (GlmRange range,
      GlmRange within)
{
  GlmRange part = glm_range_intersect (range, within);

  return (GlmRange) { part.start - within.start, part.end - within.start };
}

/* Maps from one place in both texts to another without any edit between. */
static void
map_gap (GlmOffsetMapBuilder *builder,
         gsize                source,
         gsize                display)
{
  if (source == display)
    glm_offset_map_builder_keep (builder, source);
  else
    glm_offset_map_builder_replace (builder, source, display);
}

/* Fills the edits and the map of a slice from those of the whole that lie in it. */
static void
slice_edits (GlmDisplayText       *slice,
             const GlmDisplayText *whole,
             GlmRange              display)
{
  GlmOffsetMapBuilder builder;
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (GlmEdit));
  gsize source_at = slice->source.start;
  gsize display_at = display.start;
  gsize n;

  glm_offset_map_builder_init (&builder);
  for (guint i = 0; i < whole->n_edits; i++)
    {
      GlmEdit edit = whole->edits[i];

      if (edit.display.start < display_at || edit.source.start < source_at || edit.display.end > display.end ||
          edit.source.end > slice->source.end)
        continue;
      map_gap (&builder, edit.source.start - source_at, edit.display.start - display_at);
      glm_offset_map_builder_replace (&builder, glm_range_length (edit.source), glm_range_length (edit.display));
      source_at = edit.source.end;
      display_at = edit.display.end;
      edit.display = clip (edit.display, display);
      g_array_append_val (edits, edit);
    }
  map_gap (&builder, slice->source.end - source_at, display.end - display_at);
  slice->map = glm_offset_map_builder_end (&builder);
  slice->edits = (GlmEdit *) (gpointer) g_array_steal (edits, &n);
  slice->n_edits = (guint) n;
  g_array_unref (edits);
}

/**
 * glm_display_text_slice:
 * @self: a display text
 * @display: a range of its text, at character boundaries
 *
 * Returns: (transfer full): the display text of that part alone, its offsets counted from the part's
 *   start; some lines of a very long block can be set from it
 */
GlmDisplayText *
glm_display_text_slice (const GlmDisplayText *self,
                        GlmRange              display)
{
  GlmDisplayText *slice = g_atomic_rc_box_new0 (GlmDisplayText);
  GArray *styles = g_array_new (FALSE, FALSE, sizeof (GlmDisplayStyleRange));
  GArray *spaces = g_array_new (FALSE, FALSE, sizeof (GlmDisplaySpace));
  gsize n;

  display.end = MIN (display.end, self->length);
  display.start = MIN (display.start, display.end);
  slice->length = glm_range_length (display);
  slice->text = g_strndup (self->text + display.start, slice->length);
  slice->language = self->language;
  slice->source.start = glm_display_text_to_source (self, display.start, GLM_BIAS_AFTER);
  slice->source.end = MAX (slice->source.start, glm_display_text_to_source (self, display.end, GLM_BIAS_BEFORE));
  slice_edits (slice, self, display);

  for (guint i = 0; i < self->n_styles; i++)
    if (glm_range_overlaps (self->styles[i].display, display))
      {
        GlmDisplayStyleRange style = { clip (self->styles[i].display, display), self->styles[i].style };

        g_array_append_val (styles, style);
      }
  for (guint i = 0; i < self->n_spaces; i++)
    if (glm_range_contains (display, self->spaces[i].display))
      {
        GlmDisplaySpace space = { self->spaces[i].display - display.start, self->spaces[i].role };

        g_array_append_val (spaces, space);
      }
  slice->styles = (GlmDisplayStyleRange *) (gpointer) g_array_steal (styles, &n);
  slice->n_styles = (guint) n;
  slice->spaces = (GlmDisplaySpace *) (gpointer) g_array_steal (spaces, &n);
  slice->n_spaces = (guint) n;
  g_array_unref (styles);
  g_array_unref (spaces);
  return slice;
}

/**
 * glm_display_text_ref:
 * @self: a display text
 *
 * Returns: (transfer full): @self
 */
GlmDisplayText *
glm_display_text_ref (GlmDisplayText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
display_text_clear (gpointer data)
{
  GlmDisplayText *self = data;

  g_free (self->text);
  g_free (self->edits);
  g_free (self->styles);
  g_free (self->spaces);
  glm_offset_map_unref (self->map);
}

/**
 * glm_display_text_unref:
 * @self: (transfer full): a display text
 */
void
glm_display_text_unref (GlmDisplayText *self)
{
  g_atomic_rc_box_release_full (self, display_text_clear);
}

/**
 * glm_display_text_get_text:
 * @self: a display text
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): what the reader sees, UTF-8 that ends with NUL
 */
const char *
glm_display_text_get_text (const GlmDisplayText *self,
                           gsize                *length)
{
  if (length != NULL)
    *length = self->length;
  return self->text;
}

/**
 * glm_display_text_get_source:
 * @self: a display text
 *
 * Returns: the block's bytes in the document's text
 */
GlmRange
glm_display_text_get_source (const GlmDisplayText *self)
{
  return self->source;
}

/**
 * glm_display_text_get_language:
 * @self: a display text
 *
 * Returns: (transfer none): BCP 47 tag of the block's language
 */
const char *
glm_display_text_get_language (const GlmDisplayText *self)
{
  return self->language;
}

/**
 * glm_display_text_get_edits:
 * @self: a display text
 * @n_edits: (out): how many
 *
 * Returns: (transfer none) (array length=n_edits): what was changed, in order
 */
const GlmEdit *
glm_display_text_get_edits (const GlmDisplayText *self,
                            guint                *n_edits)
{
  *n_edits = self->n_edits;
  return self->edits;
}

/**
 * glm_display_text_get_styles:
 * @self: a display text
 * @n_styles: (out): how many
 *
 * Returns: (transfer none) (array length=n_styles): superiors and small capitals, in order
 */
const GlmDisplayStyleRange *
glm_display_text_get_styles (const GlmDisplayText *self,
                             guint                *n_styles)
{
  *n_styles = self->n_styles;
  return self->styles;
}

/**
 * glm_display_text_get_spaces:
 * @self: a display text
 * @n_spaces: (out): how many
 *
 * Returns: (transfer none) (array length=n_spaces): spaces whose width goes by role, in order
 */
const GlmDisplaySpace *
glm_display_text_get_spaces (const GlmDisplayText *self,
                             guint                *n_spaces)
{
  *n_spaces = self->n_spaces;
  return self->spaces;
}

/**
 * glm_display_text_to_source:
 * @self: a display text
 * @display: a byte offset in its text
 * @bias: which side to take of what was changed
 *
 * Returns: the position in the document's text
 */
gsize
glm_display_text_to_source (const GlmDisplayText *self,
                            gsize                 display,
                            GlmBias               bias)
{
  return self->source.start + glm_offset_map_to_source (self->map, display, bias);
}

/**
 * glm_display_text_from_source:
 * @self: a display text
 * @source: a position in the document's text; cut to the block
 * @bias: which side to take of what was changed
 *
 * Returns: the byte offset in the display text
 */
gsize
glm_display_text_from_source (const GlmDisplayText *self,
                              gsize                 source,
                              GlmBias               bias)
{
  gsize inside = CLAMP (source, self->source.start, self->source.end) - self->source.start;

  return glm_offset_map_to_target (self->map, inside, bias);
}
