/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sets the blocks of one article in one style. What was measured of a block is kept, within a bound, so
 * that another width costs neither shaping nor hyphenation.
 */

#include "config.h"

#include "glm-table-columns.h"
#include "glm-typesetter-private.h"

#include <math.h>

/* Kept measurements: about the breakpoints of half a million words. */
#define MAX_KEPT_POINTS 400000
/* A paragraph of more breakpoints than this (a book on one line) is broken line by line. */
#define MAX_TOTAL_FIT_POINTS 60000
/* A heading of more breakpoints than this (a hundred lines of them) is no heading, and is not balanced. */
#define MAX_BALANCED_POINTS 1000
/* The cells of a row but the first, where they stand below one another, em. */
#define RECORD_INDENT 1.6
/* Below about this many characters no method saves justified text (the paragraph study says 40). */
#define MIN_JUSTIFIED_CHARACTERS 43
/* A picture's height, in measures. */
#define MAX_PICTURE_HEIGHT 1.15

struct _GlmTypesetter
{
  GlmTypographyPlan *plan;
  GlmDocument       *document;
  GlmHyphenator     *hyphenator;
  GlmTypeStyle      *style;
  GlmFontSet        *fonts;
  GHashTable        *measured; /* block + 1 → GlmMeasuredText */
  guint              n_points; /* kept in all */
  GHashTable        *tables;   /* first row + 1 → GlmTableColumns */
};

/**
 * glm_typesetter_new:
 * @plan: how the article is to be set
 * @hyphenator: divides words
 * @style: type and measure
 *
 * Returns: (transfer full): a typesetter for the calling thread alone
 */
GlmTypesetter *
glm_typesetter_new (GlmTypographyPlan  *plan,
                    GlmHyphenator      *hyphenator,
                    const GlmTypeStyle *style)
{
  GlmTypesetter *self = g_new0 (GlmTypesetter, 1);

  self->plan = glm_typography_plan_ref (plan);
  self->document = glm_typography_plan_get_document (plan);
  self->hyphenator = glm_hyphenator_ref (hyphenator);
  self->style = glm_type_style_copy (style);
  self->fonts = glm_font_set_new (style);
  self->measured = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) glm_measured_text_free);
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

/**
 * glm_typesetter_free:
 * @self: (transfer full): a typesetter
 */
void
glm_typesetter_free (GlmTypesetter *self)
{
  g_hash_table_unref (self->measured);
  g_hash_table_unref (self->tables);
  glm_font_set_free (self->fonts);
  glm_type_style_free (self->style);
  glm_hyphenator_unref (self->hyphenator);
  glm_typography_plan_unref (self->plan);
  g_free (self);
}

/**
 * glm_typesetter_get_family:
 * @self: a typesetter
 *
 * Returns: (transfer none): the family that running text is set in
 */
const char *
glm_typesetter_get_family (GlmTypesetter *self)
{
  return glm_font_set_get_family (self->fonts);
}

/**
 * glm_typesetter_get_plan:
 * @self: a typesetter
 *
 * Returns: (transfer none): how the article it sets is to be set
 */
GlmTypographyPlan *
glm_typesetter_get_plan (GlmTypesetter *self)
{
  return self->plan;
}

/**
 * glm_typesetter_estimate_height:
 * @self: a typesetter
 * @block: index of a block
 * @measure: width of the column in pixels
 *
 * Returns: about how high the block will be, in pixels, without looking at its text
 */
double
glm_typesetter_estimate_height (GlmTypesetter *self,
                                guint          block,
                                double         measure)
{
  const GlmBlock *source = glm_document_get_block (self->document, block);
  GlmBlockStyle style = glm_block_style_for (self->style, self->document, block);
  double width = MAX (measure - style.left - style.right, style.size);
  /* French has about 1.03 bytes a character. */
  double characters = glm_range_length (source->range) * 0.97;
  GlmRect picture;
  double lines = ceil ((characters * glm_font_set_get_character_width (self->fonts) * style.size + style.first) / width);

  if (glm_typesetter_get_picture (self, block, measure, &picture))
    return style.before + style.after + picture.height;
  return style.before + style.after + MAX (lines, 1.0) * style.line_height;
}

static GlmShapedText *
shape_block (GlmTypesetter       *self,
             guint                block,
             const GlmBlockStyle *style,
             GlmDisplayText      *display)
{
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, block, &n_spans);

  return glm_shaped_text_new (self->fonts, style, display, spans, n_spans);
}

/* Aligns a row's cells where all of the table's columns fit the width; else they stand below one another. */
static void
style_row (GlmTypesetter *self,
           guint          block,
           double         width,
           GlmBlockStyle *style)
{
  guint first = _glm_table_find_start (self->document, block);
  gpointer key = GSIZE_TO_POINTER ((gsize) first + 1);
  GlmTableColumns *columns = g_hash_table_lookup (self->tables, key);

  if (columns == NULL)
    {
      columns = _glm_table_columns_new (self->fonts, self->style, self->plan, first);
      g_hash_table_insert (self->tables, key, columns);
    }
  if (_glm_table_columns_get_width (columns, style) <= width)
    style->columns = columns;
  else
    {
      style->record = TRUE;
      style->after = MAX (style->after, round (style->line_height * 0.35));
    }
}

/* How a block is set in a column of width @measure; with a drop capital if it takes one there. */
static GlmBlockStyle
style_block (GlmTypesetter *self,
             guint          block,
             double         measure,
             double        *width)
{
  GlmBlockStyle style = glm_block_style_for (self->style, self->document, block);

  *width = MAX (measure - style.left - style.right, 2.0 * style.size);
  if (glm_document_get_block (self->document, block)->kind == GLM_BLOCK_TABLE)
    style_row (self, block, *width, &style);
  if (self->style->drop_capital)
    _glm_block_style_add_drop (&style, self->document, block, self->plan, self->fonts, *width);
  return style;
}

static gboolean
is_justified (GlmTypesetter       *self,
              const GlmBlockStyle *style,
              double               width)
{
  return style->justify && width >= MIN_JUSTIFIED_CHARACTERS * glm_font_set_get_character_width (self->fonts) * style->size;
}

static GlmBreakOptions
break_options (GlmTypesetter       *self,
               const GlmBlockStyle *style,
               double               width)
{
  GlmBreakOptions options = {
    .measure = (gint32) (width * PANGO_SCALE),
    .em = (gint32) (style->size * PANGO_SCALE),
    .tracking = (gint32) (style->size * PANGO_SCALE * GLM_TRACKING_EM),
    .justify = is_justified (self, style, width),
    .hyphens = style->hyphenate && self->style->breaker != GLM_BREAKER_PANGO,
    /* In a narrow column a turnover must leave room for its words. */
    .hang = (gint32) (MIN (style->hang, width / 4.0) * PANGO_SCALE),
    .n_drop = style->record ? G_MAXUINT8 : style->drop_lines,
    .drop = style->record ? (gint32) (RECORD_INDENT * style->size * PANGO_SCALE) : 0,
  };

  if (self->style->breaker != GLM_BREAKER_TOTAL_FIT)
    options.tracking = 0;
  return options;
}

/*
 * What is kept does not depend on the measure, unless a word is wider than it: that is looked at again, for
 * such words are rare.
 */
static gboolean
has_wide_word (const GlmMeasuredText *measured,
               gint32                 measure)
{
  for (guint i = 1; i < measured->n_points; i++)
    if (measured->points[i].width - measured->points[i - 1].next_width > measure)
      return TRUE;
  return FALSE;
}

/* No line is shorter; what is wider than this may have to be divided. */
static gint32
shortest_line (const GlmBlockStyle   *style,
               const GlmBreakOptions *options)
{
  /* With its guillemet and apostrophe no capital is wider than twice its size. */
  return options->measure - options->hang - options->drop - (gint32) (style->drop_size * 2.0 * PANGO_SCALE);
}

static GlmMeasuredText *
measure_block (GlmTypesetter         *self,
               guint                  block,
               const GlmBlockStyle   *style,
               const GlmBreakOptions *options)
{
  g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (self->plan, block);
  g_autoptr (GlmShapedText) shaped = shape_block (self, block, style, display);
  g_autoptr (GArray) hyphens = style->hyphenate ? glm_hyphenator_get_points (self->hyphenator, display)
                                                : g_array_new (FALSE, FALSE, sizeof (gsize));

  return glm_measured_text_new (shaped, style, (const gsize *) (gpointer) hyphens->data, hyphens->len,
                                glm_font_set_hyphen_width (self->fonts, style),
                                self->style->optical_margins && options->justify, shortest_line (style, options));
}

/* The kept measurement of a block, or a new one; @own says whether the caller has to free it. */
static GlmMeasuredText *
lookup_measured (GlmTypesetter         *self,
                 guint                  block,
                 const GlmBlockStyle   *style,
                 const GlmBreakOptions *options,
                 gboolean              *own)
{
  gpointer key = GSIZE_TO_POINTER (16 * ((gsize) block + 1) + 4 * style->drop_lines + 2 * style->record + (options->justify ? 1 : 0));
  GlmMeasuredText *measured = g_hash_table_lookup (self->measured, key);

  *own = FALSE;
  if (measured != NULL && !has_wide_word (measured, shortest_line (style, options)))
    return measured;
  *own = TRUE;
  measured = measure_block (self, block, style, options);
  if (self->n_points + measured->n_points <= MAX_KEPT_POINTS && !style->wrap_anywhere &&
      !has_wide_word (measured, shortest_line (style, options)) &&
      !g_hash_table_contains (self->measured, key))
    {
      g_hash_table_insert (self->measured, key, measured);
      self->n_points += measured->n_points;
      *own = FALSE;
    }
  return measured;
}

/* Fills what is known of one line from its two breakpoints. */
static void
describe_line (GlmLineInfo           *line,
               const GlmMeasuredText *measured,
               guint                  from,
               guint                  to,
               guint                  index,
               const GlmBreakOptions *options,
               const GlmBlockStyle   *style)
{
  const GlmBreakpoint *a = &measured->points[from];
  const GlmBreakpoint *b = &measured->points[to];
  double stretch = b->stretch - a->next_stretch;
  double shrink = b->shrink - a->next_shrink;
  double letters = MAX ((double) b->letters - a->letters - 1.0, 0.0);
  double unit = style->size * PANGO_SCALE / 8.0;
  gint32 indent = glm_line_breaker_indent (measured->points, from, index, options);
  gint32 room = options->measure - indent;
  GlmLineSetting setting = { 0.0, 0.0 };

  line->natural = b->width - a->next_width;
  line->set = line->natural;
  line->hyphen = (b->flags & GLM_BREAK_INSERTED) != 0;
  line->last = (b->flags & GLM_BREAK_FORCED) != 0;
  line->indent = from == 0 ? (int) (style->first * PANGO_SCALE) : indent;
  line->n_spaces = (guint) (stretch / unit + 0.05);
  if (options->justify && (!line->last || line->natural > room))
    {
      setting = glm_line_setting_solve (room - line->natural, stretch, shrink, letters, options->tracking);
      if (line->natural + setting.tracking * letters + (setting.ratio > 0 ? setting.ratio * stretch : MAX (setting.ratio, -1.0) * shrink) <=
          room + 1.0)
        line->set = room;
      setting.ratio = MAX (setting.ratio, -1.0);
    }
  line->tracking = (int) lround (setting.tracking * 1000.0 / (style->size * PANGO_SCALE));
  line->space = line->n_spaces > 0 ? measured->space + (int) lround (setting.ratio > 0 ? setting.ratio * unit
                                                                                        : setting.ratio * glm_space_shrink (GLM_SPACE_WORD, measured->space, style))
                                   : 0;
}

/**
 * glm_typesetter_get_picture:
 * @self: a typesetter
 * @block: index of a block
 * @measure: width of the column in pixels
 * @rect: (out): where its picture stands, from the block's corner
 *
 * A picture is never enlarged, and never so high that it could not be seen at once.
 *
 * Returns: whether the block shows a picture; its text, the alternative, is then not set
 */
gboolean
glm_typesetter_get_picture (GlmTypesetter *self,
                            guint          block,
                            double         measure,
                            GlmRect       *rect)
{
  const GlmPicture *picture = glm_document_get_picture (self->document, block);
  GlmBlockStyle style;
  double width, scale;

  if (picture == NULL)
    return FALSE;
  style = glm_block_style_for (self->style, self->document, block);
  width = MAX (measure - style.left - style.right, 2.0 * style.size);
  scale = MIN (MIN (1.0, width / picture->width), MAX_PICTURE_HEIGHT * width / picture->height);
  rect->width = MAX (round (picture->width * scale), 1.0);
  rect->height = MAX (round (picture->height * scale), 1.0);
  rect->x = style.left + round ((width - rect->width) / 2.0);
  rect->y = style.before;
  return TRUE;
}

/**
 * glm_typesetter_break_block:
 * @self: a typesetter
 * @block: index of a block
 * @measure: width of the column in pixels
 *
 * Returns: (transfer full): where the block's lines break
 */
GlmBlockLines *
glm_typesetter_break_block (GlmTypesetter *self,
                            guint          block,
                            double         measure)
{
  double width;
  GlmBlockStyle style = style_block (self, block, measure, &width);
  const GlmBlock *source = glm_document_get_block (self->document, block);
  GlmBreakOptions options = break_options (self, &style, width);
  GlmMeasuredText *measured;
  g_autofree guint *breaks = NULL;
  GlmBlockLines *lines;
  GlmRect picture;
  guint n_lines = 0;
  guint from = 0;
  gboolean own;

  if (glm_typesetter_get_picture (self, block, measure, &picture))
    return _glm_block_lines_new_empty (&style, picture.height);
  if (glm_range_is_empty (source->range))
    return _glm_block_lines_new_empty (&style, source->kind == GLM_BLOCK_RULE ? style.line_height : 0.0);
  measured = lookup_measured (self, block, &style, &options, &own);
  if (style.drop_lines > 0)
    options.drop = measured->drop;
  if (source->kind == GLM_BLOCK_HEADING && self->style->breaker == GLM_BREAKER_TOTAL_FIT && measured->n_points <= MAX_BALANCED_POINTS)
    breaks = glm_line_breaker_balanced (measured->points, measured->n_points, &options, &n_lines);
  else if (self->style->breaker == GLM_BREAKER_TOTAL_FIT && measured->n_points <= MAX_TOTAL_FIT_POINTS)
    breaks = glm_line_breaker_total_fit (measured->points, measured->n_points, &options, &n_lines);
  else
    breaks = glm_line_breaker_greedy (measured->points, measured->n_points, &options, &n_lines);

  lines = g_atomic_rc_box_alloc0 (sizeof (GlmBlockLines) + n_lines * sizeof (GlmLineInfo));
  lines->n_lines = n_lines;
  lines->height = style.before + style.after + MAX (n_lines, style.drop_lines) * style.line_height;
  for (guint i = 0; i < n_lines; i++)
    {
      GlmLineInfo *line = &lines->lines[i];

      line->display.start = measured->nexts[from];
      line->display.end = MAX (measured->ends[breaks[i]], line->display.start);
      line->source.start = source->range.start + measured->source_nexts[from];
      line->source.end = MAX (source->range.start + measured->source_ends[breaks[i]], line->source.start);
      describe_line (line, measured, from, breaks[i], i, &options, &style);
      from = breaks[i];
    }
  if (own)
    glm_measured_text_free (measured);
  return lines;
}

/**
 * glm_typesetter_set_block:
 * @self: a typesetter
 * @block: index of a block
 * @measure: width of the column in pixels
 * @lines: (nullable): where its lines break at that measure, if it is known
 *
 * Returns: (transfer full): the block's glyphs at their places
 */
GlmSetBlock *
glm_typesetter_set_block (GlmTypesetter *self,
                          guint          block,
                          double         measure,
                          GlmBlockLines *lines)
{
  double width;
  GlmBlockStyle style = style_block (self, block, measure, &width);
  const GlmBlock *source = glm_document_get_block (self->document, block);
  g_autoptr (GlmDisplayText) display = glm_typography_plan_set_block (self->plan, block);
  g_autoptr (GlmShapedText) shaped = shape_block (self, block, &style, display);
  g_autoptr (GlmBlockLines) broken = lines != NULL ? glm_block_lines_ref (lines) : glm_typesetter_break_block (self, block, measure);
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, block, &n_spans);

  /* Lines that were broken ragged are set ragged. */
  style.justify = is_justified (self, &style, width);
  return _glm_set_block_new (self->fonts, shaped, &style, source, spans, n_spans, broken, width,
                             self->style->optical_margins && style.justify);
}

/* The spans that reach into @range; they keep their order. */
static GArray *
spans_within (const GlmSpan *spans,
              guint          n_spans,
              GlmRange       range)
{
  GArray *within = g_array_new (FALSE, FALSE, sizeof (GlmSpan));

  for (guint i = 0; i < n_spans; i++)
    if (glm_range_overlaps (spans[i].range, range))
      g_array_append_val (within, spans[i]);
  return within;
}

/**
 * glm_typesetter_set_lines:
 * @self: a typesetter
 * @block: index of a block
 * @measure: width of the column in pixels
 * @lines: where all its lines break at that measure
 * @first: the first line wanted
 * @n_lines: how many, at least one; all must be there
 * @display: the whole block's display text
 *
 * Sets some lines of a block whose text is too long to be shaped at once. Together, the parts of
 * a block are as high as the block: the space before it goes with the first line, the space after
 * it with the last.
 *
 * Returns: (transfer full): these lines' glyphs, y counted from the part's top
 */
GlmSetBlock *
glm_typesetter_set_lines (GlmTypesetter       *self,
                          guint                block,
                          double               measure,
                          const GlmBlockLines *lines,
                          guint                first,
                          guint                n_lines,
                          GlmDisplayText      *display)
{
  double width;
  GlmBlockStyle style = style_block (self, block, measure, &width);
  GlmBlock source = *glm_document_get_block (self->document, block);
  g_autoptr (GlmDisplayText) slice = NULL;
  g_autoptr (GlmShapedText) shaped = NULL;
  g_autoptr (GlmBlockLines) part = NULL;
  g_autoptr (GArray) within = NULL;
  guint n_spans;
  const GlmSpan *spans = glm_document_get_block_spans (self->document, block, &n_spans);

  g_return_val_if_fail (n_lines > 0 && first + n_lines <= lines->n_lines, NULL);

  if (first > 0)
    {
      /* A bullet or number stands before the first line alone. */
      source.kind = GLM_BLOCK_PARAGRAPH;
      style.before = style.first = 0.0;
    }
  if (first + n_lines < lines->n_lines)
    style.after = 0.0;
  slice = glm_display_text_slice (display, (GlmRange) { lines->lines[first].display.start,
                                                        lines->lines[first + n_lines - 1].display.end });
  within = spans_within (spans, n_spans, glm_display_text_get_source (slice));
  shaped = glm_shaped_text_new (self->fonts, &style, slice, (const GlmSpan *) (gpointer) within->data, within->len);
  part = _glm_block_lines_slice (lines, first, n_lines, &style);
  style.justify = is_justified (self, &style, width);
  return _glm_set_block_new (self->fonts, shaped, &style, &source, (const GlmSpan *) (gpointer) within->data, within->len, part,
                             width, self->style->optical_margins && style.justify);
}

/**
 * glm_typesetter_get_line_top:
 * @self: a typesetter
 * @block: index of a block
 * @line: which line; their number for the end of the last
 *
 * Returns: top of the line in pixels from the block's top
 */
double
glm_typesetter_get_line_top (GlmTypesetter *self,
                             guint          block,
                             guint          line)
{
  GlmBlockStyle style = glm_block_style_for (self->style, self->document, block);

  return style.before + line * style.line_height;
}
