/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One block with its glyphs at their places: the items that were shaped once are cut at the ends of the
 * lines, and each glyph of a justified line is given the width the line's setting asks for, rounded so
 * that the line comes out at the measure exactly. What is asked of it afterwards is in glm-set-block-places.c.
 */

#include "config.h"

#include "glm-set-block-private.h"

#include <math.h>
#include <string.h>

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
  guint                first_item; /* the first that the next line may need */
} Builder;

static void
run_clear (gpointer data)
{
  GlmSetRunData *run = data;

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

/* The first glyph of an item whose cluster begins at byte @offset or after it, in the order of the text. */
static int
glyph_at (const PangoGlyphItem *item,
          gsize                 offset)
{
  const int *clusters = item->glyphs->log_clusters;
  gboolean backward = item->item->analysis.level % 2 != 0;
  int low = 0;
  int high = item->glyphs->num_glyphs;

  while (low < high)
    {
      int middle = low + (high - low) / 2;

      if (backward ? clusters[middle] >= (int) offset : clusters[middle] < (int) offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Where the cluster begins that is at or after display offset @offset: a ligature is not cut. */
static gsize
cluster_start (const PangoGlyphItem *item,
               gsize                 offset)
{
  gsize start = (gsize) item->item->offset;
  int glyph;

  if (offset <= start || offset >= start + (gsize) item->item->length)
    return offset;
  glyph = glyph_at (item, offset - start);
  if (item->item->analysis.level % 2 != 0)
    glyph--;
  if (glyph < 0 || glyph >= item->glyphs->num_glyphs)
    return start + (gsize) item->item->length;
  return start + (gsize) item->glyphs->log_clusters[glyph];
}

/* A copy of the part [start, end) of a shaped item, without looking at the rest of it. */
static PangoGlyphItem *
cut_item (const GlmShapedText  *shaped,
          const PangoGlyphItem *whole,
          gsize                 start,
          gsize                 end)
{
  PangoGlyphItem *item = g_slice_new0 (PangoGlyphItem);
  gsize from = start - (gsize) whole->item->offset;
  gboolean backward = whole->item->analysis.level % 2 != 0;
  int a = glyph_at (whole, from);
  int b = glyph_at (whole, end - (gsize) whole->item->offset);
  int first = backward ? b : a;
  int n = backward ? a - b : b - a;

  item->item = pango_item_copy (whole->item);
  item->item->offset = (int) start;
  item->item->length = (int) (end - start);
  item->item->num_chars = (int) g_utf8_strlen (shaped->text + start, (gssize) (end - start));
  item->glyphs = pango_glyph_string_new ();
  pango_glyph_string_set_size (item->glyphs, n);
  for (int i = 0; i < n; i++)
    {
      item->glyphs->glyphs[i] = whole->glyphs->glyphs[first + i];
      item->glyphs->log_clusters[i] = whole->glyphs->log_clusters[first + i] - (int) from;
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
  GlmSetRunData data = { item, x, (double) pango_glyph_string_get_width (item->glyphs) / PANGO_SCALE, mark };
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

  for (guint i = self->first_item; i < self->shaped->items->len; i++)
    {
      const PangoGlyphItem *item = g_ptr_array_index (self->shaped->items, i);
      gsize start = MAX ((gsize) item->item->offset, display.start);
      gsize end = MIN ((gsize) (item->item->offset + item->item->length), display.end);

      if ((gsize) item->item->offset >= display.end)
        break;
      /* Lines are cut one after the other: what ends before this one is not met again. */
      if ((gsize) (item->item->offset + item->item->length) <= display.start)
        self->first_item = i + 1;
      while (start < end)
        {
          gsize edge = MIN (cluster_start (item, next_span_edge (self, start, end)), end);

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
      x += g_array_index (self->set->run_data, GlmSetRunData, self->set->run_data->len - 1).width;
      if (_glm_set_block_is_drop (self->set, g_ptr_array_index (visual, i)))
        self->set->drop_right = x += self->style->drop_gap;
    }
  if (hyphen != NULL)
    {
      append_run (self, hyphen, x, line->baseline, TRUE);
      x += g_array_index (self->set->run_data, GlmSetRunData, self->set->run_data->len - 1).width;
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
    {
      g_clear_pointer (&self->set->mark_text, g_free);
      return;
    }
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
  Builder builder = { self, fonts, shaped, block, lines, spans, n_spans, measure, optical_margins, 0.0, 0.0, 0 };

  self->display = glm_display_text_ref (shaped->display);
  self->height = lines->height;
  self->drop_lines = block->drop_lines;
  self->drop = block->drop;
  self->drop_gap = block->drop_gap;
  self->n_lines = lines->n_lines;
  self->lines = g_new0 (GlmSetLine, MAX (self->n_lines, 1));
  self->line_texts = g_new0 (GlmSetLineText, MAX (self->n_lines, 1));
  self->runs = g_array_new (FALSE, FALSE, sizeof (GlmSetRun));
  self->run_data = g_array_new (FALSE, FALSE, sizeof (GlmSetRunData));
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
