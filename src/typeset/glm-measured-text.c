/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A shaped text → breakpoints with prefix sums. Spaces are .19 em at the least, widen by units of an
 * eighth of an em; the space inside guillemets takes three tenths of that; thin spaces are fixed.
 */

#include "config.h"

#include "glm-typesetter-private.h"

#include <math.h>
#include <string.h>

#define HYPHEN_PENALTY 88
#define WRITTEN_HYPHEN_PENALTY 40
#define CLITIC_PENALTY 900
#define SLASH_PENALTY 60
#define EMERGENCY_PENALTY 2000

/**
 * glm_space_stretch:
 * @role: as in #GlmShapedText
 * @block: how the block is set
 *
 * Returns: by how much such a space widens for one unit, Pango units
 */
gint32
glm_space_stretch (guint8               role,
                   const GlmBlockStyle *block)
{
  gint32 unit = (gint32) (block->size * PANGO_SCALE / 8);

  if (role == 0 || role == GLM_EDIT_THIN_SPACE + 1 || role == GLM_EDIT_GROUP_SPACE + 1)
    return 0;
  return role == GLM_EDIT_GUILLEMET_SPACE + 1 ? unit * 3 / 10 : unit;
}

/**
 * glm_space_shrink:
 * @role: as in #GlmShapedText
 * @space: width of the word space, Pango units
 * @block: how the block is set
 *
 * Returns: by how much such a space may narrow at most, Pango units
 */
gint32
glm_space_shrink (guint8               role,
                  gint32               space,
                  const GlmBlockStyle *block)
{
  /* Below .19 em words begin to touch. Where the face's own space is hardly wider, a twelfth of it may go. */
  gint32 most = MAX (space - (gint32) ceil (block->size * PANGO_SCALE * 0.19), space / 12);

  if (role == 0 || role == GLM_EDIT_THIN_SPACE + 1 || role == GLM_EDIT_GROUP_SPACE + 1)
    return 0;
  return role == GLM_EDIT_GUILLEMET_SPACE + 1 ? most * 4 / 5 : most;
}

/**
 * glm_protrusion_right:
 * @c: the last character of a line
 * @width: its width
 *
 * How far small signs stand out of the measure so that its edge looks straight: half of a hyphen or
 * comma, less of what is larger (the order of figures of the microtype package for TeX).
 *
 * Returns: in the unit of @width
 */
gint32
glm_protrusion_right (gunichar c,
                      gint32   width)
{
  switch (c)
    {
    case '-':
    case 0x2010:
    case ',':
    case '.':
      return width / 2;
    case ';':
    case ':':
    case 0x2019:
    case 0x201D:
      return width * 3 / 10;
    case 0x2013:
    case 0x2014:
    case '!':
    case '?':
    case 0xBB:
      return width / 5;
    default:
      return 0;
    }
}

/**
 * glm_protrusion_left:
 * @c: the first character of a line
 * @width: its width
 *
 * Returns: how far it stands out to the left, in the unit of @width
 */
gint32
glm_protrusion_left (gunichar c,
                     gint32   width)
{
  switch (c)
    {
    case 0x201C:
    case 0x2018:
    case '"':
      return width * 2 / 5;
    case 0xAB:
    case 0x2014:
    case 0x2013:
      return width / 5;
    default:
      return 0;
    }
}

typedef struct
{
  const GlmShapedText *shaped;
  const GlmBlockStyle *block;
  gboolean             optical_margins;
  gint32               hyphen_width;
  gint32               measure;
  guint8              *cluster_start;

  /* Sums up to the current character. */
  gint32 width;
  gint32 stretch;
  gint32 shrink;

  GArray *points;
  GArray *ends;
  GArray *nexts;
  GArray *hangs;
  GArray *starts;

  /* The same sums after the last character that is no space. */
  guint  ink_end;
  gint32 ink_width;
  gint32 ink_stretch;
  gint32 ink_shrink;
} Measure;

static gunichar
character_at (const GlmShapedText *shaped,
              guint                index)
{
  return index < shaped->n_characters ? g_utf8_get_char (shaped->text + shaped->offsets[index]) : 0;
}

static void
add_point (Measure *self,
           guint    next,
           gint     penalty,
           guint    flags)
{
  gboolean inserted = (flags & GLM_BREAK_INSERTED) != 0;
  gboolean inside = inserted || self->ink_end == next;
  GlmBreakpoint point = { 0 };
  guint32 end = inside ? next : self->ink_end;
  guint32 start = next;
  gint16 hang = 0, out = 0;

  point.width = inside ? self->width : self->ink_width;
  point.stretch = inside ? self->stretch : self->ink_stretch;
  point.shrink = inside ? self->shrink : self->ink_shrink;
  point.next_width = self->width;
  point.next_stretch = self->stretch;
  point.next_shrink = self->shrink;
  point.letters = (gint32) end;
  point.penalty = (gint16) penalty;
  point.flags = (guint16) flags;
  if (self->optical_margins && end > 0)
    {
      hang = (gint16) (inserted ? glm_protrusion_right (0x2010, self->hyphen_width)
                                : glm_protrusion_right (character_at (self->shaped, end - 1), self->shaped->widths[end - 1]));
      if (next < self->shaped->n_characters)
        out = (gint16) glm_protrusion_left (character_at (self->shaped, next), self->shaped->widths[next]);
    }
  if (inserted)
    point.width += self->hyphen_width;
  point.width -= hang;
  point.next_width += out;
  g_array_append_val (self->points, point);
  g_array_append_val (self->ends, end);
  g_array_append_val (self->nexts, start);
  g_array_append_val (self->hangs, hang);
  g_array_append_val (self->starts, out);
}

static void
mark_clusters (Measure *self)
{
  const GlmShapedText *shaped = self->shaped;

  self->cluster_start = g_new0 (guint8, shaped->length + 1);
  for (guint i = 0; i < shaped->items->len; i++)
    {
      const PangoGlyphItem *item = g_ptr_array_index (shaped->items, i);

      for (int g = 0; g < item->glyphs->num_glyphs; g++)
        self->cluster_start[item->item->offset + item->glyphs->log_clusters[g]] = 1;
    }
}

/* « c.-à-d. », « J.-C. »: no break after these hyphens; « vient-il »: better none. -1 forbids. */
static int
written_hyphen_penalty (Measure *self,
                        guint    next)
{
  gunichar before = next >= 2 ? character_at (self->shaped, next - 2) : 0;
  gunichar after = character_at (self->shaped, next);
  gunichar beyond = character_at (self->shaped, next + 1);

  if (before == '.' || before == 0 || g_unichar_isspace (before) || g_unichar_isdigit (after))
    return -1;
  if ((after == 't' && beyond == '-') || ((after == 'i' || after == 'c' || after == 'l') && next + 2 <= self->shaped->n_characters &&
                                          !g_unichar_isalpha (character_at (self->shaped, next + 2))))
    return CLITIC_PENALTY;
  return WRITTEN_HYPHEN_PENALTY;
}

static void
add_opportunity (Measure *self,
                 guint    next)
{
  gunichar last = character_at (self->shaped, self->ink_end > 0 ? self->ink_end - 1 : 0);
  gboolean after_space = self->ink_end < next;
  int penalty = 0;
  guint flags = 0;

  if (self->shaped->attrs[next].is_mandatory_break ||
      (self->block->record && self->ink_end > 0 && character_at (self->shaped, next - 1) == '\t'))
    {
      add_point (self, next, 0, GLM_BREAK_FORCED);
      return;
    }
  if (!after_space && (last == '-' || last == 0x2010))
    {
      penalty = written_hyphen_penalty (self, next);
      if (penalty < 0)
        return;
      flags |= GLM_BREAK_HYPHEN;
    }
  else if (!after_space && last == '/')
    penalty = SLASH_PENALTY;
  if (after_space && self->ink_end >= 2 && g_unichar_isalpha (last) &&
      self->shaped->attrs[self->ink_end - 2].is_white)
    flags |= GLM_BREAK_ONE_LETTER;
  add_point (self, next, penalty, flags);
}

/* A word wider than the measure may break before any character. */
static void
add_emergency_points (Measure *self)
{
  guint n = self->points->len;
  GArray *points;
  gboolean needed = self->block->wrap_anywhere;

  for (guint i = 1; i < n && !needed; i++)
    needed = g_array_index (self->points, GlmBreakpoint, i).width - g_array_index (self->points, GlmBreakpoint, i - 1).next_width > self->measure;
  if (!needed)
    return;

  points = g_steal_pointer (&self->points);
  {
    g_autoptr (GArray) ends = g_steal_pointer (&self->ends);
    g_autoptr (GArray) nexts = g_steal_pointer (&self->nexts);
    g_autoptr (GArray) hangs = g_steal_pointer (&self->hangs);
    g_autoptr (GArray) starts = g_steal_pointer (&self->starts);

    self->points = g_array_new (FALSE, FALSE, sizeof (GlmBreakpoint));
    self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
    self->nexts = g_array_new (FALSE, FALSE, sizeof (guint32));
    self->hangs = g_array_new (FALSE, FALSE, sizeof (gint16));
    self->starts = g_array_new (FALSE, FALSE, sizeof (gint16));
    for (guint i = 0; i < n; i++)
      {
        const GlmBreakpoint *point = &g_array_index (points, GlmBreakpoint, i);

        if (i > 0 && point->width - point[-1].next_width > self->measure)
          {
            guint from = g_array_index (nexts, guint32, i - 1);
            guint to = g_array_index (ends, guint32, i);

            self->width = point[-1].next_width;
            self->stretch = point[-1].next_stretch;
            self->shrink = point[-1].next_shrink;
            for (guint c = from; c + 1 < to; c++)
              {
                self->width += self->shaped->widths[c];
                self->ink_end = c + 1;
                if (self->shaped->attrs[c + 1].is_cursor_position)
                  {
                    self->ink_width = self->width;
                    self->ink_stretch = self->stretch;
                    self->ink_shrink = self->shrink;
                    add_point (self, c + 1, self->block->wrap_anywhere ? 0 : EMERGENCY_PENALTY, 0);
                  }
              }
          }
        g_array_append_vals (self->points, point, 1);
        g_array_append_val (self->ends, g_array_index (ends, guint32, i));
        g_array_append_val (self->nexts, g_array_index (nexts, guint32, i));
        g_array_append_val (self->hangs, g_array_index (hangs, gint16, i));
        g_array_append_val (self->starts, g_array_index (starts, gint16, i));
      }
  }
  g_array_unref (points);
}

static void
walk_characters (Measure     *self,
                 const gsize *hyphen_points,
                 guint        n_hyphen_points)
{
  const GlmShapedText *shaped = self->shaped;
  guint hyphen = 0;

  for (guint c = 0; c < shaped->n_characters; c++)
    {
      guint8 role = shaped->roles[c];
      gboolean white = shaped->attrs[c].is_white && role <= GLM_SPACE_WORD && (role == 0 || role == GLM_SPACE_WORD);
      guint next = c + 1;

      if (white && character_at (shaped, c) == '\n')
        shaped->widths[c] = 0;
      self->width += shaped->widths[c];
      self->stretch += glm_space_stretch (role, self->block);
      self->shrink += glm_space_shrink (role, shaped->space, self->block);
      if (!white)
        {
          self->ink_end = next;
          self->ink_width = self->width;
          self->ink_stretch = self->stretch;
          self->ink_shrink = self->shrink;
        }
      if (next == shaped->n_characters)
        break;
      while (hyphen < n_hyphen_points && hyphen_points[hyphen] < shaped->offsets[next])
        hyphen++;
      if (shaped->attrs[next].is_line_break)
        add_opportunity (self, next);
      else if (hyphen < n_hyphen_points && hyphen_points[hyphen] == shaped->offsets[next] &&
               self->cluster_start[shaped->offsets[next]])
        add_point (self, next, HYPHEN_PENALTY, GLM_BREAK_HYPHEN | GLM_BREAK_INSERTED);
    }
}

/**
 * glm_measured_text_new:
 * @shaped: a shaped text
 * @block: how it is set
 * @hyphen_points: (array length=n_hyphen_points): display offsets where a hyphen may be inserted
 * @n_hyphen_points: how many
 * @hyphen_width: Pango units
 * @optical_margins: whether small signs may stand out of the measure
 * @measure: width of a line in Pango units; only words wider than it are looked at
 *
 * Returns: (transfer full): where the text may break
 */
GlmMeasuredText *
glm_measured_text_new (const GlmShapedText *shaped,
                       const GlmBlockStyle *block,
                       const gsize         *hyphen_points,
                       guint                n_hyphen_points,
                       gint32               hyphen_width,
                       gboolean             optical_margins,
                       gint32               measure)
{
  Measure self = { .shaped = shaped, .block = block, .optical_margins = optical_margins, .hyphen_width = hyphen_width, .measure = measure };
  GlmMeasuredText *measured = g_new0 (GlmMeasuredText, 1);
  gsize source_start;
  gsize n;

  self.points = g_array_new (FALSE, FALSE, sizeof (GlmBreakpoint));
  self.ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.nexts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.hangs = g_array_new (FALSE, FALSE, sizeof (gint16));
  self.starts = g_array_new (FALSE, FALSE, sizeof (gint16));
  mark_clusters (&self);

  add_point (&self, 0, 0, 0);
  /* The indent takes room from the first line. */
  g_array_index (self.points, GlmBreakpoint, 0).next_width -= (gint32) ((block->first + block->drop_gap) * PANGO_SCALE);
  walk_characters (&self, hyphen_points, n_hyphen_points);
  add_point (&self, shaped->n_characters, 0, GLM_BREAK_FORCED);
  add_emergency_points (&self);

  measured->points = (GlmBreakpoint *) (gpointer) g_array_steal (self.points, &n);
  measured->n_points = (guint) n;
  /* Outside, offsets are bytes: what is kept must need neither the shaped nor the display text any more. */
  measured->source_ends = g_new (guint32, measured->n_points);
  measured->source_nexts = g_new (guint32, measured->n_points);
  source_start = glm_display_text_get_source (shaped->display).start;
  for (guint i = 0; i < measured->n_points; i++)
    {
      guint32 end = shaped->offsets[g_array_index (self.ends, guint32, i)];
      guint32 next = shaped->offsets[g_array_index (self.nexts, guint32, i)];

      g_array_index (self.ends, guint32, i) = end;
      g_array_index (self.nexts, guint32, i) = next;
      measured->source_ends[i] = (guint32) (glm_display_text_to_source (shaped->display, end, GLM_BIAS_BEFORE) - source_start);
      measured->source_nexts[i] = (guint32) (glm_display_text_to_source (shaped->display, next, GLM_BIAS_AFTER) - source_start);
    }
  measured->space = shaped->space;
  for (guint c = 0; block->drop_lines > 0 && c < shaped->n_characters && shaped->offsets[c] < block->drop.end; c++)
    measured->drop += shaped->widths[c];
  measured->drop += (gint32) (block->drop_gap * PANGO_SCALE);
  measured->ends = (guint32 *) (gpointer) g_array_steal (self.ends, NULL);
  measured->nexts = (guint32 *) (gpointer) g_array_steal (self.nexts, NULL);
  measured->hangs = (gint16 *) (gpointer) g_array_steal (self.hangs, NULL);
  measured->starts = (gint16 *) (gpointer) g_array_steal (self.starts, NULL);
  g_array_unref (self.points);
  g_array_unref (self.ends);
  g_array_unref (self.nexts);
  g_array_unref (self.hangs);
  g_array_unref (self.starts);
  g_free (self.cluster_start);
  return measured;
}

/**
 * glm_measured_text_free:
 * @self: (transfer full): a measured text
 */
void
glm_measured_text_free (GlmMeasuredText *self)
{
  g_free (self->points);
  g_free (self->ends);
  g_free (self->nexts);
  g_free (self->source_ends);
  g_free (self->source_nexts);
  g_free (self->hangs);
  g_free (self->starts);
  g_free (self);
}

/**
 * glm_line_setting_solve:
 * @left: what is to be added to the line, negative when it is to be taken
 * @stretch: of its spaces
 * @shrink: of its spaces
 * @letters: letters that may be spaced
 * @tracking: how far each may be at most
 *
 * Letters take what they may, spaces the rest: a hundredth of an em between letters is not seen, a
 * tenth of an em between words is.
 *
 * Returns: how the line is set
 */
GlmLineSetting
glm_line_setting_solve (double left,
                        double stretch,
                        double shrink,
                        double letters,
                        double tracking)
{
  GlmLineSetting setting = { 0.0, 0.0 };

  if (letters > 0.0)
    setting.tracking = CLAMP (left / letters, -tracking, tracking);
  left -= setting.tracking * letters;
  if (left > 0.0 && stretch > 0.0)
    setting.ratio = left / stretch;
  else if (left < 0.0 && shrink > 0.0)
    setting.ratio = left / shrink;
  return setting;
}
