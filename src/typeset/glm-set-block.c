/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One block with its glyphs at their places: the items that were shaped once are cut at the ends of the
 * lines, and each glyph of a justified line is given the width the line's setting asks for, rounded so
 * that the line comes out at the measure exactly. Hit-testing and carets work on the same widths.
 */

#include "config.h"

#include "glm-typesetter-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* What a run is beside what others see of it. */
typedef struct
{
  PangoGlyphItem *item;
  double          x;
  double          width;
  gboolean        mark;
} Run;

typedef struct
{
  GlmRange display;
  guint    first_run;
} LineText;

struct _GlmSetBlock
{
  GlmDisplayText *display;
  double          height;
  GlmSetLine     *lines;
  LineText       *line_texts;
  guint           n_lines;
  GArray         *runs;     /* GlmSetRun */
  GArray         *run_data; /* Run, same index */
  char           *mark_text;
  guint           drop_lines; /* a drop capital's height, 0 without one */
  GlmRange        drop;       /* its bytes in the display text */
  double          drop_gap;
  double          drop_right; /* where the text beside it begins */
};

typedef struct
{
  GlmSetBlock         *set;
  GlmFontSet          *fonts;
  const GlmShapedText *shaped;
  const GlmBlockStyle *style;
  const GlmBlockLines *lines;
  const GlmSpan       *spans;
  guint                n_spans;
  double               measure;
  gboolean             optical_margins;
  double               ascent;
  double               descent;
} Builder;

static void
run_clear (gpointer data)
{
  Run *run = data;

  g_clear_pointer (&run->item, pango_glyph_item_free);
}

static double
rise_of (const PangoItem *item)
{
  for (GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next)
    {
      PangoAttribute *attribute = l->data;

      if (attribute->klass->type == PANGO_ATTR_RISE)
        return (double) ((PangoAttrInt *) attribute)->value / PANGO_SCALE;
    }
  return 0.0;
}

static GlmSetRunFlags
flags_of (Builder         *self,
          const PangoItem *item)
{
  GlmSetRunFlags flags = 0;

  for (guint i = 0; i < self->n_spans; i++)
    {
      const GlmSpan *span = &self->spans[i];
      gsize start, end;

      if (span->kind != GLM_SPAN_LINK && span->kind != GLM_SPAN_STRIKE && span->kind != GLM_SPAN_CODE)
        continue;
      start = glm_display_text_from_source (self->shaped->display, span->range.start, GLM_BIAS_AFTER);
      end = glm_display_text_from_source (self->shaped->display, span->range.end, GLM_BIAS_BEFORE);
      if ((gsize) item->offset >= start && (gsize) item->offset < end)
        flags |= span->kind == GLM_SPAN_LINK ? GLM_SET_RUN_LINK : span->kind == GLM_SPAN_STRIKE ? GLM_SET_RUN_STRIKE : GLM_SET_RUN_CODE;
    }
  return flags;
}

/* The next place after @offset where a link or a stroke begins or ends. */
static gsize
next_span_edge (Builder *self,
                gsize    offset,
                gsize    limit)
{
  for (guint i = 0; i < self->n_spans; i++)
    {
      const GlmSpan *span = &self->spans[i];
      gsize edges[2];

      if (span->kind != GLM_SPAN_LINK && span->kind != GLM_SPAN_STRIKE)
        continue;
      edges[0] = glm_display_text_from_source (self->shaped->display, span->range.start, GLM_BIAS_AFTER);
      edges[1] = glm_display_text_from_source (self->shaped->display, span->range.end, GLM_BIAS_BEFORE);
      for (guint e = 0; e < 2; e++)
        if (edges[e] > offset && edges[e] < limit)
          limit = edges[e];
    }
  return limit;
}

/* A copy of the part [start, end) of a shaped item. */
static PangoGlyphItem *
cut_item (const GlmShapedText  *shaped,
          const PangoGlyphItem *whole,
          gsize                 start,
          gsize                 end)
{
  PangoGlyphItem *item = pango_glyph_item_copy ((PangoGlyphItem *) whole);

  if ((gsize) item->item->offset < start)
    pango_glyph_item_free (pango_glyph_item_split (item, shaped->text, (int) start - item->item->offset));
  if (end < (gsize) (item->item->offset + item->item->length))
    {
      PangoGlyphItem *first = pango_glyph_item_split (item, shaped->text, (int) end - item->item->offset);

      pango_glyph_item_free (item);
      item = first;
    }
  return item;
}

/* What one character gets beyond its own width. */
static double
extra_width (Builder              *self,
             const GlmLineSetting *setting,
             guint                 character,
             gboolean              last)
{
  guint8 role = self->shaped->roles[character];
  double extra = last ? 0.0 : setting->tracking;

  if (setting->ratio > 0.0)
    extra += setting->ratio * glm_space_stretch (role, self->style);
  else if (setting->ratio < 0.0)
    extra += setting->ratio * glm_space_shrink (role, self->shaped->space, self->style);
  return extra;
}

/* Gives the glyphs of one run their widths; @error carries what rounding left from run to run. */
static void
widen_run (Builder              *self,
           PangoGlyphItem       *item,
           const GlmLineSetting *setting,
           guint                 line_end,
           double               *error)
{
  PangoGlyphItemIter iter;
  guint first = glm_shaped_text_character (self->shaped, (gsize) item->item->offset);

  for (gboolean more = pango_glyph_item_iter_init_start (&iter, item, self->shaped->text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      double extra = 0.0;
      int glyph = iter.end_glyph > iter.start_glyph ? iter.end_glyph - 1 : iter.start_glyph;
      int whole;

      for (int c = iter.start_char; c < iter.end_char; c++)
        extra += extra_width (self, setting, first + (guint) c, first + (guint) c + 1 >= line_end);
      extra += *error;
      whole = (int) floor (extra + 0.5);
      *error = extra - whole;
      item->glyphs->glyphs[glyph].geometry.width += whole;
    }
}

static void
append_run (Builder        *self,
            PangoGlyphItem *item,
            double          x,
            double          baseline,
            gboolean        mark)
{
  Run data = { item, x, (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE, mark };
  GlmSetRun run = { item->item->analysis.font, item->glyphs, x, baseline - rise_of (item->item), data.width,
                    mark ? GLM_SET_RUN_MARKER : flags_of (self, item->item) };

  g_array_append_val (self->set->runs, run);
  g_array_append_val (self->set->run_data, data);
}

/* The runs of a line from left to right, whatever the direction of their text. */
static GPtrArray *
order_runs (GPtrArray *logical)
{
  GPtrArray *visual;
  GList *items = NULL, *ordered;
  gboolean plain = TRUE;

  for (guint i = 0; i < logical->len; i++)
    plain = plain && ((PangoGlyphItem *) g_ptr_array_index (logical, i))->item->analysis.level == 0;
  if (plain)
    return g_ptr_array_ref (logical);

  visual = g_ptr_array_new ();
  for (guint i = logical->len; i-- > 0;)
    items = g_list_prepend (items, ((PangoGlyphItem *) g_ptr_array_index (logical, i))->item);
  ordered = pango_reorder_items (items);
  for (GList *l = ordered; l != NULL; l = l->next)
    for (guint i = 0; i < logical->len; i++)
      if (((PangoGlyphItem *) g_ptr_array_index (logical, i))->item == l->data)
        g_ptr_array_add (visual, g_ptr_array_index (logical, i));
  g_list_free (items);
  g_list_free (ordered);
  return visual;
}

static GPtrArray *
cut_line (Builder  *self,
          GlmRange  display)
{
  GPtrArray *runs = g_ptr_array_new ();

  for (guint i = 0; i < self->shaped->items->len; i++)
    {
      const PangoGlyphItem *item = g_ptr_array_index (self->shaped->items, i);
      gsize start = MAX ((gsize) item->item->offset, display.start);
      gsize end = MIN ((gsize) (item->item->offset + item->item->length), display.end);

      while (start < end)
        {
          gsize edge = next_span_edge (self, start, end);

          g_ptr_array_add (runs, cut_item (self->shaped, item, start, edge));
          start = edge;
        }
    }
  return runs;
}

/*
 * The last glyph of a line that ends inside a word (« Nouvelle-| Aquitaine ») was moved towards a letter that now
 * stands on the next line: it gets its own advance again. Returns by how much it grew.
 */
static gint32
unkern_end (Builder   *self,
            GPtrArray *runs,
            guint      last)
{
  PangoGlyphItem *item = runs->len > 0 ? g_ptr_array_index (runs, runs->len - 1) : NULL;
  PangoGlyphInfo *glyph;
  PangoRectangle logical;
  gint32 grown;

  if (item == NULL || item->item->analysis.level % 2 != 0 || item->glyphs->num_glyphs == 0 || self->shaped->roles[last - 1] != 0 ||
      self->shaped->attrs[last].is_white)
    return 0;
  glyph = &item->glyphs->glyphs[item->glyphs->num_glyphs - 1];
  pango_font_get_glyph_extents (item->item->analysis.font, glyph->glyph, NULL, &logical);
  grown = logical.width - glyph->geometry.width;
  /* A mark set over a letter has no advance of its own; what differs much was no kerning. */
  if (glyph->geometry.width == 0 || ABS (grown) > logical.width / 3)
    return 0;
  glyph->geometry.width = logical.width;
  return grown;
}

/* How line @index is set: from the glyphs themselves, so that it ends at the measure to the unit. */
static GlmLineSetting
solve_line (Builder           *self,
            const GlmLineInfo *info,
            GPtrArray         *runs,
            double             indent,
            double             out,
            double             hyphen,
            guint              first,
            guint              last)
{
  GlmLineSetting setting = { 0.0, 0.0 };
  double natural = hyphen, stretch = 0.0, shrink = 0.0;
  gunichar end = last > first ? g_utf8_get_char (self->shaped->text + self->shaped->offsets[last - 1]) : 0;
  gint32 end_width = last > first ? self->shaped->widths[last - 1] : 0;
  double hang = 0.0, left;

  for (guint i = 0; i < runs->len; i++)
    natural += pango_glyph_string_get_width (((PangoGlyphItem *) g_ptr_array_index (runs, i))->glyphs);
  for (guint c = first; c < last; c++)
    {
      stretch += glm_space_stretch (self->shaped->roles[c], self->style);
      shrink += glm_space_shrink (self->shaped->roles[c], self->shaped->space, self->style);
    }
  if (last > first && hyphen == 0.0)
    {
      gint32 grown = unkern_end (self, runs, last);

      natural += grown;
      end_width += grown;
    }
  if (self->optical_margins && last > first)
    hang = hyphen > 0.0 ? glm_protrusion_right (0x2010, (gint32) hyphen) : glm_protrusion_right (end, end_width);
  left = self->measure * PANGO_SCALE - indent * PANGO_SCALE + out + hang - natural;
  if (self->style->drop_lines > 0 && info == self->lines->lines)
    left -= self->style->drop_gap * PANGO_SCALE;
  if (info->set == info->natural && info->last && left > -1.0)
    return setting;
  setting = glm_line_setting_solve (left, stretch, shrink, MAX ((double) last - first - 1.0, 0.0),
                                    info->tracking != 0 || left < 0.0 ? self->style->size * PANGO_SCALE * GLM_TRACKING_EM : 0.0);
  setting.ratio = MAX (setting.ratio, -1.0);
  return setting;
}

/* Whether a run shows the drop capital. */
static gboolean
is_drop (const GlmSetBlock    *self,
         const PangoGlyphItem *item)
{
  return self->drop_lines > 0 && (gsize) item->item->offset >= self->drop.start && (gsize) item->item->offset < self->drop.end;
}

static void
set_line (Builder *self,
          guint    index)
{
  const GlmLineInfo *info = &self->lines->lines[index];
  GlmSetLine *line = &self->set->lines[index];
  guint first = glm_shaped_text_character (self->shaped, info->display.start);
  guint last = glm_shaped_text_character (self->shaped, info->display.end);
  g_autoptr (GPtrArray) runs = cut_line (self, info->display);
  g_autoptr (GPtrArray) visual = NULL;
  double indent = (double) info->indent / PANGO_SCALE;
  double out = 0.0, error = 0.0, x;
  PangoGlyphItem *hyphen = info->hyphen ? glm_font_set_shape_mark (self->fonts, self->style, glm_font_set_get_hyphen (self->fonts), NULL) : NULL;

  line->source = info->source;
  line->height = self->style->line_height;
  line->top = self->style->before + index * line->height;
  line->baseline = round (line->top + (line->height - self->ascent - self->descent) / 2.0 + self->ascent);
  if (self->optical_margins && index > 0 && last > first)
    out = glm_protrusion_left (g_utf8_get_char (self->shaped->text + self->shaped->offsets[first]), self->shaped->widths[first]);

  if (self->style->justify && !(info->last && info->natural <= info->set && info->set < (gint32) (self->measure * PANGO_SCALE)))
    {
      GlmLineSetting setting = solve_line (self, info, runs, indent, out,
                                           hyphen != NULL ? pango_glyph_string_get_width (hyphen->glyphs) : 0.0, first, last);

      if (setting.ratio != 0.0 || setting.tracking != 0.0)
        for (guint i = 0; i < runs->len; i++)
          widen_run (self, g_ptr_array_index (runs, i), &setting, last, &error);
    }

  visual = order_runs (runs);
  x = self->style->left + indent - out / PANGO_SCALE;
  line->x = x;
  self->set->line_texts[index].display = info->display;
  self->set->line_texts[index].first_run = self->set->runs->len;
  for (guint i = 0; i < visual->len; i++)
    {
      append_run (self, g_ptr_array_index (visual, i), x, line->baseline, FALSE);
      x += g_array_index (self->set->run_data, Run, self->set->run_data->len - 1).width;
      if (is_drop (self->set, g_ptr_array_index (visual, i)))
        self->set->drop_right = x += self->style->drop_gap;
    }
  if (hyphen != NULL)
    {
      append_run (self, hyphen, x, line->baseline, TRUE);
      x += g_array_index (self->set->run_data, Run, self->set->run_data->len - 1).width;
    }
  line->width = x - line->x;
}

/* The number or bullet of a list item, or of a note, in the margin of its first line. */
static void
set_mark (Builder        *self,
          const GlmBlock *source)
{
  PangoGlyphItem *item;
  double width;

  if ((source->kind != GLM_BLOCK_LIST_ITEM && source->kind != GLM_BLOCK_NOTE) || self->set->n_lines == 0)
    return;
  if (source->kind == GLM_BLOCK_NOTE && source->ordinal == 0)
    return;
  self->set->mark_text = source->ordinal > 0 ? g_strdup_printf ("%u.", source->ordinal) : g_strdup (source->level > 1 ? "–" : "•");
  item = glm_font_set_shape_mark (self->fonts, self->style, self->set->mark_text, NULL);
  if (item == NULL)
    return;
  width = (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE;
  append_run (self, item, MAX (self->style->left - width - 0.45 * self->style->size, 0.0), self->set->lines[0].baseline, TRUE);
}

/* Runs are in one array that grew while lines were set; only now do its addresses stay. */
static void
link_runs (GlmSetBlock *self,
           guint        n_line_runs)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      guint first = self->line_texts[i].first_run;
      guint end = i + 1 < self->n_lines ? self->line_texts[i + 1].first_run : n_line_runs;

      self->lines[i].runs = &g_array_index (self->runs, GlmSetRun, first);
      self->lines[i].n_runs = end - first;
    }
}

GlmSetBlock *
_glm_set_block_new (GlmFontSet          *fonts,
                    const GlmShapedText *shaped,
                    const GlmBlockStyle *block,
                    const GlmBlock      *source,
                    const GlmSpan       *spans,
                    guint                n_spans,
                    const GlmBlockLines *lines,
                    double               measure,
                    gboolean             optical_margins)
{
  GlmSetBlock *self = g_new0 (GlmSetBlock, 1);
  Builder builder = { self, fonts, shaped, block, lines, spans, n_spans, measure, optical_margins, 0.0, 0.0 };

  self->display = glm_display_text_ref (shaped->display);
  self->height = lines->height;
  self->drop_lines = block->drop_lines;
  self->drop = block->drop;
  self->drop_gap = block->drop_gap;
  self->n_lines = lines->n_lines;
  self->lines = g_new0 (GlmSetLine, MAX (self->n_lines, 1));
  self->line_texts = g_new0 (LineText, MAX (self->n_lines, 1));
  self->runs = g_array_new (FALSE, FALSE, sizeof (GlmSetRun));
  self->run_data = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (self->run_data, run_clear);
  glm_font_set_get_metrics (fonts, block, &builder.ascent, &builder.descent);
  /* The mark goes first, so that the first line's runs begin with it. */
  if (self->n_lines > 0)
    {
      guint n;

      for (guint i = 0; i < self->n_lines; i++)
        set_line (&builder, i);
      n = self->runs->len;
      set_mark (&builder, source);
      link_runs (self, n);
    }
  return self;
}

/**
 * glm_set_block_free:
 * @self: (transfer full): a set block
 */
void
glm_set_block_free (GlmSetBlock *self)
{
  glm_display_text_unref (self->display);
  g_free (self->lines);
  g_free (self->line_texts);
  g_array_unref (self->runs);
  g_array_unref (self->run_data);
  g_free (self->mark_text);
  g_free (self);
}

/**
 * glm_set_block_get_height:
 * @self: a set block
 *
 * Returns: its height in pixels
 */
double
glm_set_block_get_height (const GlmSetBlock *self)
{
  return self->height;
}

/**
 * glm_set_block_get_n_lines:
 * @self: a set block
 *
 * Returns: how many lines it has
 */
guint
glm_set_block_get_n_lines (const GlmSetBlock *self)
{
  return self->n_lines;
}

/**
 * glm_set_block_get_line:
 * @self: a set block
 * @line: less than their number
 *
 * Returns: (transfer none): the line
 */
const GlmSetLine *
glm_set_block_get_line (const GlmSetBlock *self,
                        guint              line)
{
  g_return_val_if_fail (line < self->n_lines, NULL);
  return &self->lines[line];
}

/**
 * glm_set_block_get_marker:
 * @self: a set block
 *
 * Returns: (transfer none) (nullable): the run of a list item's bullet or number, which is in no line
 */
const GlmSetRun *
glm_set_block_get_marker (const GlmSetBlock *self)
{
  return self->mark_text != NULL && self->runs->len > 0 ? &g_array_index (self->runs, GlmSetRun, self->runs->len - 1) : NULL;
}

static guint
line_at (const GlmSetBlock *self,
         double             y)
{
  for (guint i = 0; i + 1 < self->n_lines; i++)
    if (y < self->lines[i].top + self->lines[i].height)
      return i;
  return self->n_lines - 1;
}

static const Run *
run_data (const GlmSetBlock *self,
          guint              line,
          guint              run)
{
  return &g_array_index (self->run_data, Run, self->line_texts[line].first_run + run);
}

/**
 * glm_set_block_position_at:
 * @self: a set block
 * @x: pixels from the block's left edge
 * @y: pixels from its top edge
 * @inside: (out) (optional): whether there is text at the place
 *
 * Returns: the position in the document's text nearest to the place
 */
gsize
glm_set_block_position_at (const GlmSetBlock *self,
                           double             x,
                           double             y,
                           gboolean          *inside)
{
  const char *text = glm_display_text_get_text (self->display, NULL);
  guint index;
  const GlmSetLine *line;
  gboolean beside;

  if (inside != NULL)
    *inside = FALSE;
  if (self->n_lines == 0)
    return glm_display_text_get_source (self->display).start;
  index = line_at (self, y);
  /* A drop capital belongs to the first line all the way down. */
  beside = index < self->drop_lines && x < self->drop_right;
  if (beside)
    index = 0;
  line = &self->lines[index];
  if (inside != NULL)
    *inside = x >= line->x && x < line->x + line->width && y >= line->top && (beside || y < line->top + line->height);

  for (guint i = 0; i < line->n_runs; i++)
    {
      const Run *run = run_data (self, index, i);
      const PangoItem *item = run->item->item;
      int offset, trailing;

      if (run->mark || (x >= run->x + run->width && i + 1 < line->n_runs && !run_data (self, index, i + 1)->mark))
        continue;
      if (x >= run->x + run->width)
        break;
      pango_glyph_string_x_to_index (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                     (int) (MAX (x - run->x, 0.0) * PANGO_SCALE), &offset, &trailing);
      {
        const char *p = text + item->offset + offset;

        /* Trailing is in characters; a position stands at the edge of what a reader takes for one. */
        for (; trailing > 0 && p < text + item->offset + item->length; trailing--)
          p = g_utf8_next_char (p);
        while (p < text + item->offset + item->length && g_unichar_ismark (g_utf8_get_char (p)))
          p = g_utf8_next_char (p);
        return CLAMP (glm_display_text_to_source (self->display, (gsize) (p - text), GLM_BIAS_BEFORE), line->source.start, line->source.end);
      }
    }
  return x < line->x ? line->source.start : line->source.end;
}

/* Where the caret before display offset @offset stands in a line, pixels. */
static double
x_of_offset (const GlmSetBlock *self,
             guint              index,
             gsize              offset)
{
  const char *text = glm_display_text_get_text (self->display, NULL);
  const GlmSetLine *line = &self->lines[index];
  double end = line->x + line->width;

  for (guint i = 0; i < line->n_runs; i++)
    {
      const Run *run = run_data (self, index, i);
      const PangoItem *item = run->item->item;
      int x;

      if (run->mark)
        {
          end = run->x;
          continue;
        }
      if (offset < (gsize) item->offset || offset >= (gsize) (item->offset + item->length))
        continue;
      pango_glyph_string_index_to_x (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                     (int) offset - item->offset, FALSE, &x);
      return run->x + (double) x / PANGO_SCALE;
    }
  return offset <= self->line_texts[index].display.start ? line->x : end;
}

/* The line that shows display offset @offset; at a line's end @bias says which of the two. */
static guint
line_of_offset (const GlmSetBlock *self,
                gsize              offset,
                GlmBias            bias)
{
  guint found = 0;

  for (guint i = 0; i < self->n_lines; i++)
    {
      gsize start = self->line_texts[i].display.start;

      if (start < offset || (start == offset && (bias == GLM_BIAS_AFTER || i == 0)))
        found = i;
    }
  return found;
}

/**
 * glm_set_block_get_caret:
 * @self: a set block
 * @position: a position in the document's text
 * @bias: at a line's end, before or after the break
 *
 * Returns: where a caret stands, pixels; its width is 0
 */
GlmRect
glm_set_block_get_caret (const GlmSetBlock *self,
                         gsize              position,
                         GlmBias            bias)
{
  gsize offset = glm_display_text_from_source (self->display, position, bias);
  GlmRect rect = { 0.0, 0.0, 0.0, self->height };
  guint index;

  if (self->n_lines == 0)
    return rect;
  index = line_of_offset (self, offset, bias);
  rect.x = x_of_offset (self, index, offset);
  rect.y = self->lines[index].top;
  rect.height = self->lines[index].height;
  return rect;
}

/**
 * glm_set_block_get_rects:
 * @self: a set block
 * @range: bytes of the document's text
 * @rects: (element-type GlmRect): takes the rectangles that cover what shows @range
 *
 * Returns: how many rectangles were added: one for each line and stretch of one direction
 */
guint
glm_set_block_get_rects (const GlmSetBlock *self,
                         GlmRange           range,
                         GArray            *rects)
{
  GlmRange source = glm_display_text_get_source (self->display);
  const char *text = glm_display_text_get_text (self->display, NULL);
  guint before = rects->len;
  gsize start, end;

  if (range.end <= source.start || range.start >= source.end || glm_range_is_empty (range))
    return 0;
  start = glm_display_text_from_source (self->display, range.start, GLM_BIAS_AFTER);
  end = glm_display_text_from_source (self->display, range.end, GLM_BIAS_BEFORE);
  for (guint l = 0; l < self->n_lines; l++)
    {
      const GlmSetLine *line = &self->lines[l];
      GlmRange shown = glm_range_intersect ((GlmRange) { start, end }, self->line_texts[l].display);
      guint line_first = rects->len;

      if (glm_range_is_empty (shown))
        continue;
      for (guint i = 0; i < line->n_runs; i++)
        {
          const Run *run = run_data (self, l, i);
          const PangoItem *item = run->item->item;
          GlmRange part = glm_range_intersect (shown, (GlmRange) { (gsize) item->offset, (gsize) (item->offset + item->length) });
          int x0, x1;
          GlmRect rect;

          if (run->mark || glm_range_is_empty (part))
            continue;
          pango_glyph_string_index_to_x (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                         (int) part.start - item->offset, FALSE, &x0);
          pango_glyph_string_index_to_x (run->item->glyphs, (char *) text + item->offset, item->length, (PangoAnalysis *) &item->analysis,
                                         (int) part.end - item->offset, FALSE, &x1);
          rect = (GlmRect) { run->x + (double) MIN (x0, x1) / PANGO_SCALE, line->top, (double) ABS (x1 - x0) / PANGO_SCALE, line->height };
          if (is_drop (self, run->item))
            {
              rect.height = self->drop_lines * line->height;
              rect.width += part.end == self->drop.end ? self->drop_gap : 0.0;
            }
          if (rects->len > line_first)
            {
              GlmRect *last = &g_array_index (rects, GlmRect, rects->len - 1);

              if (fabs (last->x + last->width - rect.x) < 0.01 && last->height == rect.height)
                {
                  last->width += rect.width;
                  continue;
                }
            }
          g_array_append_val (rects, rect);
        }
    }
  return rects->len - before;
}

/**
 * glm_set_block_draw:
 * @self: a set block
 * @cr: a cairo context whose origin is the block's top left corner
 *
 * Draws the text in the context's colour; for pages and tests. The window draws runs itself.
 */
void
glm_set_block_draw (const GlmSetBlock *self,
                    cairo_t           *cr)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const GlmSetRun *run = &g_array_index (self->runs, GlmSetRun, i);

      cairo_move_to (cr, run->x, run->y);
      pango_cairo_show_glyph_string (cr, run->font, run->glyphs);
    }
}
