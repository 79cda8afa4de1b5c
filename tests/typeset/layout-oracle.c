/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layout-oracle.h"

#include "glm-typesetter-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

typedef struct
{
  GlmRange display;
  int      start; /* in the layout's text */
  double   x;     /* of the line's left end, pixels */
  double   hang;
} OracleLine;

struct _LayoutOracle
{
  PangoLayout *layout;
  OracleLine  *lines;
  guint        n_lines;
};

static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 96.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("fr"));
  return context;
}

static void
insert_features (PangoAttrList *attributes,
                 const char    *features,
                 guint          start,
                 guint          end)
{
  PangoAttribute *attribute = pango_attr_font_features_new (features);

  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static int
width_of_space (PangoContext               *context,
                const PangoFontDescription *font)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, " ", 1);
  pango_layout_get_size (layout, &width, NULL);
  return width;
}

/* The role of the space at display offset @offset plus one, as a shaped text has it; 0 for what is none. */
static guint8
role_at (GlmDisplayText *display,
         const char     *text,
         gsize           offset)
{
  guint n;
  const GlmDisplaySpace *spaces = glm_display_text_get_spaces (display, &n);

  for (guint i = 0; i < n; i++)
    if (spaces[i].display == offset)
      return (guint8) (spaces[i].role + 1);
  return text[offset] == ' ' ? GLM_SPACE_WORD : 0;
}

static int
role_width (guint8 role,
            int    space)
{
  if (role == GLM_EDIT_THIN_SPACE + 1 || role == GLM_EDIT_GROUP_SPACE + 1)
    return space / 2;
  return role == GLM_EDIT_GUILLEMET_SPACE + 1 ? space * 4 / 5 : space;
}

typedef struct
{
  double natural, stretch, shrink;
  guint  letters;
} Sums;

/* Calls for every cluster of a line: first to sum up what there is, then to give what is missing. */
static void
walk_line (LayoutOracle         *self,
           guint                 index,
           GlmDisplayText       *display,
           const GlmBlockStyle  *style,
           int                   space,
           Sums                 *sums,
           const GlmLineSetting *setting)
{
  const OracleLine *line = &self->lines[index];
  const char *text = glm_display_text_get_text (display, NULL);
  PangoLayoutLine *layout_line = pango_layout_get_line (self->layout, (int) index);

  for (GSList *l = layout_line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      PangoGlyphItemIter iter;
      const char *whole = pango_layout_get_text (self->layout);

      for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, whole); more; more = pango_glyph_item_iter_next_cluster (&iter))
        {
          int glyph = iter.end_glyph > iter.start_glyph ? iter.end_glyph - 1 : iter.start_glyph;
          double extra = 0.0;

          for (const char *p = whole + iter.start_index; p < whole + iter.end_index; p = g_utf8_next_char (p))
            {
              gsize offset = line->display.start + (gsize) (p - whole - line->start);
              gboolean mark = offset >= line->display.end;
              guint8 role = mark ? 0 : role_at (display, text, offset);

              if (mark)
                continue;
              if (setting == NULL)
                {
                  if (role != 0 && role != GLM_SPACE_WORD)
                    {
                      run->glyphs->glyphs[glyph].glyph = PANGO_GLYPH_EMPTY;
                      run->glyphs->glyphs[glyph].geometry.width = role_width (role, space);
                    }
                  sums->stretch += glm_space_stretch (role, style);
                  sums->shrink += glm_space_shrink (role, space, style);
                  sums->letters++;
                  continue;
                }
              if (offset + (gsize) (g_utf8_next_char (p) - p) < line->display.end)
                extra += setting->tracking;
              extra += setting->ratio * (setting->ratio > 0.0 ? glm_space_stretch (role, style) : glm_space_shrink (role, space, style));
            }
          if (setting != NULL)
            {
              sums->natural += extra;
              run->glyphs->glyphs[glyph].geometry.width += (int) lround (sums->natural);
              sums->natural -= lround (sums->natural);
            }
        }
      if (setting == NULL)
        sums->natural += pango_glyph_string_get_width (run->glyphs);
    }
}

static void
set_line (LayoutOracle        *self,
          guint                index,
          GlmDisplayText      *display,
          const GlmLineInfo   *info,
          const GlmTypeStyle  *style,
          int                  space,
          int                  hyphen,
          double               indent,
          double               measure)
{
  OracleLine *line = &self->lines[index];
  const char *text = glm_display_text_get_text (display, NULL);
  const GlmBlockStyle block = { .size = style->size };
  gboolean justified = info->set == (gint32) (measure * PANGO_SCALE) && !(info->last && info->natural <= info->set);
  Sums sums = { 0.0, 0.0, 0.0, 0 };
  GlmLineSetting setting;

  walk_line (self, index, display, &block, space, &sums, NULL);
  line->x = indent;
  if (style->optical_margins && index > 0)
    {
      const char *first = text + line->display.start;
      double width = layout_oracle_get_x (self, index, (gsize) (g_utf8_next_char (first) - text)) - line->x;

      line->x -= (double) glm_protrusion_left (g_utf8_get_char (first), (gint32) lround (width * PANGO_SCALE)) / PANGO_SCALE;
    }
  if (style->optical_margins && line->display.end > line->display.start)
    {
      const char *last = g_utf8_prev_char (text + line->display.end);
      double width = layout_oracle_get_x (self, index, line->display.end) - layout_oracle_get_x (self, index, (gsize) (last - text));

      line->hang = info->hyphen ? (double) glm_protrusion_right (0x2010, hyphen) / PANGO_SCALE
                                : (double) glm_protrusion_right (g_utf8_get_char (last), (gint32) lround (width * PANGO_SCALE)) / PANGO_SCALE;
    }
  if (!justified)
    return;
  setting = glm_line_setting_solve ((measure + line->hang - line->x) * PANGO_SCALE - sums.natural, sums.stretch, sums.shrink,
                                    MAX ((double) sums.letters - 1.0, 0.0), style->size * PANGO_SCALE * GLM_TRACKING_EM);
  setting.ratio = MAX (setting.ratio, -1.0);
  sums.natural = 0.0;
  walk_line (self, index, display, &block, space, &sums, &setting);
}

LayoutOracle *
layout_oracle_new (const char          *family,
                   const GlmTypeStyle  *style,
                   GlmDisplayText      *display,
                   const GlmBlockLines *lines,
                   double               indent,
                   double               measure)
{
  LayoutOracle *self = g_new0 (LayoutOracle, 1);
  PangoContext *context = make_context ();
  g_autoptr (GString) whole = g_string_new (NULL);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *font = pango_font_description_new ();
  const char *text = glm_display_text_get_text (display, NULL);
  guint n_styles;
  const GlmDisplayStyleRange *styles = glm_display_text_get_styles (display, &n_styles);
  int space, hyphen = 0;

  self->n_lines = glm_block_lines_get_n_lines (lines);
  self->lines = g_new0 (OracleLine, self->n_lines);
  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=1,liga=1,onum=1,pnum=1"));
  for (guint i = 0; i < self->n_lines; i++)
    {
      const GlmLineInfo *info = glm_block_lines_get_line (lines, i);

      self->lines[i].display = info->display;
      self->lines[i].start = (int) whole->len;
      for (guint s = 0; s < n_styles; s++)
        {
          GlmRange part = glm_range_intersect (styles[s].display, info->display);

          if (!glm_range_is_empty (part) && styles[s].style == GLM_DISPLAY_STYLE_SUPERIOR)
            insert_features (attributes, "sups=1,onum=0", (guint) (whole->len + part.start - info->display.start),
                             (guint) (whole->len + part.end - info->display.start));
        }
      g_string_append_len (whole, text + info->display.start, (gssize) glm_range_length (info->display));
      if (info->hyphen)
        g_string_append (whole, "\u2010");
      if (i + 1 < self->n_lines)
        g_string_append (whole, "\u2028");
    }
  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_text (self->layout, whole->str, (int) whole->len);
  space = width_of_space (context, font);
  {
    g_autoptr (PangoLayout) mark = pango_layout_new (context);

    pango_layout_set_font_description (mark, font);
    pango_layout_set_text (mark, "\u2010", -1);
    pango_layout_get_size (mark, &hyphen, NULL);
  }
  g_assert_cmpint (pango_layout_get_line_count (self->layout), ==, (int) self->n_lines);
  for (guint i = 0; i < self->n_lines; i++)
    set_line (self, i, display, glm_block_lines_get_line (lines, i), style, space, hyphen, i == 0 ? indent : 0.0, measure);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  g_object_unref (context);
  return self;
}

void
layout_oracle_free (LayoutOracle *self)
{
  g_object_unref (self->layout);
  g_free (self->lines);
  g_free (self);
}

/* Where the line's ink ends, pixels from the column's left edge. */
double
layout_oracle_get_end (const LayoutOracle *self,
                       guint               line)
{
  double width = 0.0;

  for (GSList *l = pango_layout_get_line (self->layout, (int) line)->runs; l != NULL; l = l->next)
    width += pango_glyph_string_get_width (((PangoGlyphItem *) l->data)->glyphs);
  return self->lines[line].x + width / PANGO_SCALE;
}

double
layout_oracle_get_hang (const LayoutOracle *self,
                        guint               line)
{
  return self->lines[line].hang;
}

/* The caret before display offset @offset. */
double
layout_oracle_get_x (const LayoutOracle *self,
                     guint               line,
                     gsize               offset)
{
  const OracleLine *own = &self->lines[line];
  int x;

  pango_layout_line_index_to_x (pango_layout_get_line (self->layout, (int) line), own->start + (int) (offset - own->display.start), FALSE, &x);
  return own->x + (double) x / PANGO_SCALE;
}

/* The display offset of the caret nearest to @x. */
gsize
layout_oracle_hit (const LayoutOracle *self,
                   guint               line,
                   double              x)
{
  const OracleLine *own = &self->lines[line];
  const char *text = pango_layout_get_text (self->layout);
  int index, trailing;
  const char *p;

  pango_layout_line_x_to_index (pango_layout_get_line (self->layout, (int) line), (int) ((x - own->x) * PANGO_SCALE), &index, &trailing);
  for (p = text + index; trailing > 0; trailing--)
    p = g_utf8_next_char (p);
  return MIN (own->display.start + (gsize) (p - text - own->start), own->display.end);
}

/* The width of what shows @display on a line, with its outermost edges. */
double
layout_oracle_cover (const LayoutOracle *self,
                     guint               line,
                     GlmRange            display,
                     double             *left,
                     double             *right)
{
  const OracleLine *own = &self->lines[line];
  g_autofree int *ranges = NULL;
  int n;
  double width = 0.0;

  *left = G_MAXDOUBLE;
  *right = -G_MAXDOUBLE;
  pango_layout_line_get_x_ranges (pango_layout_get_line (self->layout, (int) line), own->start + (int) (display.start - own->display.start),
                                  own->start + (int) (display.end - own->display.start), &ranges, &n);
  for (int i = 0; i < n; i++)
    {
      /* Pango counts from the layout's left edge; lines are aligned there. */
      *left = MIN (*left, own->x + (double) ranges[2 * i] / PANGO_SCALE);
      *right = MAX (*right, own->x + (double) ranges[2 * i + 1] / PANGO_SCALE);
      width += (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE;
    }
  return width;
}
