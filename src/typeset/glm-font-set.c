/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The face for running text is the first of the stack that is installed; Linux Libertine is what the
 * package depends on, for it alone among free faces has all its letters in four styles with superiors,
 * small capitals and old-style figures.
 */

#include "config.h"

#include "glm-font-set-private.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>

struct _GlmFontSet
{
  PangoFontMap *map;
  PangoContext *context;
  char         *family;
  const char   *sans; /* drawn to go with @family, or NULL */
  gboolean      has_superiors;
  gboolean      has_hyphen;
  double        character_width; /* em, in French running text */
  /* Widths of hyphens met, by size in Pango units: asked for every block. */
  GHashTable   *hyphen_widths;
};

#define SANS_OF_LIBERTINE "Linux Biolinum O"

static const char *const stack[] = { "Libertinus Serif", "Linux Libertine O", "Source Serif 4", "Source Serif Pro",
                                     "Gentium Book Plus", "Noto Serif", "DejaVu Serif" };

static PangoFontDescription *
describe (GlmFontSet          *self,
          const GlmBlockStyle *block)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, block->monospace                       ? "monospace"
                                                           : block->sans && self->sans != NULL ? self->sans
                                                                                               : self->family);
  pango_font_description_set_absolute_size (description, block->size * PANGO_SCALE);
  if (block->italic)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
  if (block->bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

/*
 * Whether a face is there under that name, or under another name of its own: the sizes of EB Garamond are one
 * family to Pango and "EB Garamond 12" to whoever asks for it, which Pango then finds.
 */
static gboolean
has_family (const char *family)
{
  FcPattern *pattern = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *found;
  gboolean has;

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);
  found = FcFontList (NULL, pattern, objects);
  has = found != NULL && found->nfont > 0;
  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  return has;
}

/* The glyph that one letter is shaped to, with or without a feature. */
static PangoGlyph
shape_letter (GlmFontSet           *self,
              PangoFontDescription *description,
              const char           *letter,
              const char           *features)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoGlyphString *glyphs = pango_glyph_string_new ();
  PangoGlyph glyph = 0;
  GList *items;

  pango_attr_list_insert (attributes, pango_attr_font_desc_new (description));
  if (features != NULL)
    pango_attr_list_insert (attributes, pango_attr_font_features_new (features));
  items = pango_itemize (self->context, letter, 0, (int) strlen (letter), attributes, NULL);
  if (items != NULL)
    {
      PangoItem *item = items->data;

      pango_shape_full (letter + item->offset, item->length, letter, -1, &item->analysis, glyphs);
      if (glyphs->num_glyphs > 0)
        glyph = glyphs->glyphs[0].glyph;
    }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  pango_glyph_string_free (glyphs);
  pango_attr_list_unref (attributes);
  return glyph;
}

/*
 * French prose with its spaces and signs, its letters about as frequent as in the language: how wide it is
 * tells how many characters a column holds.
 */
static const char prose[] = "le reste de la ville dormait encore, mais au bord du fleuve on entendait déjà les premiers bateaux ; il "
                            "avait plu toute la nuit, et les quais luisaient sous les lampes qu’un homme éteignait une à une.";

static double
measure_character (GlmFontSet           *self,
                   PangoFontDescription *description,
                   double                size)
{
  PangoLayout *layout = pango_layout_new (self->context);
  int width;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, prose, -1);
  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (layout);
  return width / (PANGO_SCALE * size * (double) g_utf8_strlen (prose, -1));
}

/* Missing glyphs are tested before use: Pango would take a hyphen from another face without a word. */
static void
probe_face (GlmFontSet *self,
            double      size)
{
  const GlmBlockStyle body = { .size = size };
  PangoFontDescription *description = describe (self, &body);
  PangoFont *font = pango_context_load_font (self->context, description);
  hb_codepoint_t glyph;

  if (font != NULL)
    {
      self->has_hyphen = hb_font_get_nominal_glyph (pango_font_get_hb_font (font), 0x2010, &glyph);
      g_object_unref (font);
    }
  self->character_width = measure_character (self, description, size);
  self->has_superiors = shape_letter (self, description, "e", "sups=1") != shape_letter (self, description, "e", NULL) &&
                        shape_letter (self, description, "r", "sups=1") != shape_letter (self, description, "r", NULL);
  pango_font_description_free (description);
}

/**
 * glm_font_set_new:
 * @style: how the article is set
 *
 * Returns: (transfer full): its fonts, for the calling thread alone
 */
GlmFontSet *
glm_font_set_new (const GlmTypeStyle *style)
{
  GlmFontSet *self = g_new0 (GlmFontSet, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->map = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), 96.0);
  self->context = pango_font_map_create_context (self->map);
  /* Widths must not depend on the pixel grid: a line is broken at one place and drawn at another. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("fr"));

  /* A family that is not installed would become whatever the font system puts in its place. */
  if (style->family != NULL && style->family[0] != '\0' && has_family (style->family))
    self->family = g_strdup (style->family);
  for (guint i = 0; i < G_N_ELEMENTS (stack) && self->family == NULL; i++)
    if (has_family (stack[i]))
      self->family = g_strdup (stack[i]);
  if (self->family == NULL)
    self->family = g_strdup ("serif");
  /* Biolinum is drawn to stand beside Libertine, and has the same signs; another sans would only be another. */
  if (strstr (self->family, "Libertin") != NULL && has_family (SANS_OF_LIBERTINE))
    self->sans = SANS_OF_LIBERTINE;
  self->hyphen_widths = g_hash_table_new (NULL, NULL);
  probe_face (self, style->size);
  return self;
}

/**
 * glm_font_set_free:
 * @self: (transfer full): fonts
 */
void
glm_font_set_free (GlmFontSet *self)
{
  g_hash_table_unref (self->hyphen_widths);
  g_object_unref (self->context);
  g_object_unref (self->map);
  g_free (self->family);
  g_free (self);
}

/**
 * glm_font_set_get_family:
 * @self: fonts
 *
 * Returns: (transfer none): the family that running text is set in
 */
const char *
glm_font_set_get_family (GlmFontSet *self)
{
  return self->family;
}

/*
 * _glm_font_set_get_context:
 * @self: fonts
 *
 * Returns: (transfer none): what text is itemised with
 */
PangoContext *
_glm_font_set_get_context (GlmFontSet *self)
{
  return self->context;
}

/**
 * glm_font_set_get_character_width:
 * @self: fonts
 *
 * Returns: mean width of a character of running text, in em
 */
double
glm_font_set_get_character_width (GlmFontSet *self)
{
  return self->character_width;
}

/**
 * glm_font_set_get_hyphen:
 * @self: fonts
 *
 * Returns: (transfer none): U+2010, or "-" where the face lacks it
 */
const char *
glm_font_set_get_hyphen (GlmFontSet *self)
{
  return self->has_hyphen ? "\u2010" : "-";
}

/**
 * glm_font_set_get_metrics:
 * @self: fonts
 * @block: a block's style
 * @ascent: (out): pixels above the baseline
 * @descent: (out): pixels below it
 */
void
glm_font_set_get_metrics (GlmFontSet          *self,
                          const GlmBlockStyle *block,
                          double              *ascent,
                          double              *descent)
{
  PangoFontDescription *description = describe (self, block);
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, description, NULL);

  *ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  *descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  pango_font_description_free (description);
}

static void
insert_over (PangoAttrList  *attributes,
             PangoAttribute *attribute,
             GlmRange        range)
{
  attribute->start_index = (guint) range.start;
  attribute->end_index = (guint) range.end;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_superior (GlmFontSet          *self,
              PangoAttrList       *attributes,
              const GlmBlockStyle *block,
              GlmRange             range)
{
  if (self->has_superiors && !block->monospace)
    insert_over (attributes, pango_attr_font_features_new ("sups=1,onum=0"), range);
  else
    {
      insert_over (attributes, pango_attr_size_new_absolute ((int) (block->size * 0.66 * PANGO_SCALE)), range);
      insert_over (attributes, pango_attr_rise_new ((int) (block->size * 0.34 * PANGO_SCALE)), range);
    }
}

static void
add_span (GlmFontSet          *self,
          PangoAttrList       *attributes,
          const GlmBlockStyle *block,
          const GlmSpan       *span,
          GlmRange             range)
{
  switch (span->kind)
    {
    case GLM_SPAN_EMPHASIS:
      /* Emphasis inside italics is upright. */
      insert_over (attributes, pango_attr_style_new (block->italic ? PANGO_STYLE_NORMAL : PANGO_STYLE_ITALIC), range);
      break;
    case GLM_SPAN_STRONG:
      insert_over (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range);
      break;
    case GLM_SPAN_CODE:
      insert_over (attributes, pango_attr_family_new ("monospace"), range);
      insert_over (attributes, pango_attr_size_new_absolute ((int) (block->size * 0.86 * PANGO_SCALE)), range);
      break;
    case GLM_SPAN_SUPERIOR:
    case GLM_SPAN_NOTE_REFERENCE:
      add_superior (self, attributes, block, range);
      break;
    case GLM_SPAN_INFERIOR:
      insert_over (attributes, pango_attr_size_new_absolute ((int) (block->size * 0.66 * PANGO_SCALE)), range);
      insert_over (attributes, pango_attr_rise_new ((int) (-block->size * 0.16 * PANGO_SCALE)), range);
      break;
    case GLM_SPAN_SMALL_CAPS:
      insert_over (attributes, pango_attr_variant_new (PANGO_VARIANT_SMALL_CAPS), range);
      break;
    case GLM_SPAN_LANGUAGE:
      if (span->target != NULL)
        insert_over (attributes, pango_attr_language_new (pango_language_from_string (span->target)), range);
      break;
    case GLM_SPAN_LINK:
    case GLM_SPAN_STRIKE:
    default:
      break;
    }
}

/*
 * _glm_font_set_make_attributes:
 * @self: fonts
 * @block: how a block is set
 * @display: (nullable): its display text; %NULL for a mark, which is in no text
 * @spans: (array length=n_spans): its inline spans
 * @n_spans: how many
 *
 * Returns: (transfer full): what Pango has to know of fonts over the text
 */
PangoAttrList *
_glm_font_set_make_attributes (GlmFontSet          *self,
                               const GlmBlockStyle *block,
                               GlmDisplayText      *display,
                               const GlmSpan       *spans,
                               guint                n_spans)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoFontDescription *description = describe (self, block);
  guint n;
  const GlmDisplayStyleRange *styles = display != NULL ? glm_display_text_get_styles (display, &n) : NULL;

  pango_attr_list_insert (attributes, pango_attr_font_desc_new (description));
  if (!block->monospace)
    pango_attr_list_insert (attributes, pango_attr_font_features_new (block->tabular_figures  ? "kern=1,liga=1,lnum=1,tnum=1"
                                                                    : block->lining_figures ? "kern=1,liga=1,lnum=1"
                                                                                            : "kern=1,liga=1,onum=1,pnum=1"));
  if (display != NULL && block->drop_lines > 0)
    {
      double down = (block->drop_lines - 1) * block->line_height;

      insert_over (attributes, pango_attr_size_new_absolute ((int) (block->drop_size * PANGO_SCALE)), block->drop);
      insert_over (attributes, pango_attr_rise_new ((int) (-down * PANGO_SCALE)), block->drop);
    }
  for (guint i = 0; i < n_spans; i++)
    {
      GlmRange range = { glm_display_text_from_source (display, spans[i].range.start, GLM_BIAS_AFTER),
                         glm_display_text_from_source (display, spans[i].range.end, GLM_BIAS_BEFORE) };

      if (range.end > range.start)
        add_span (self, attributes, block, &spans[i], range);
    }
  for (guint i = 0; styles != NULL && i < n; i++)
    if (styles[i].style == GLM_DISPLAY_STYLE_SUPERIOR)
      add_superior (self, attributes, block, styles[i].display);
    else
      insert_over (attributes, pango_attr_font_features_new ("c2sc=1,smcp=1"), styles[i].display);
  pango_font_description_free (description);
  return attributes;
}

/**
 * glm_font_set_shape_mark:
 * @self: fonts
 * @block: a block's style
 * @mark: (transfer none): a hyphen, a bullet, the number of a list item
 * @text: (out) (optional) (transfer none): @mark
 *
 * Returns: (transfer full) (nullable): glyphs of something that is not in the text
 */
PangoGlyphItem *
glm_font_set_shape_mark (GlmFontSet          *self,
                         const GlmBlockStyle *block,
                         const char          *mark,
                         const char         **text)
{
  PangoAttrList *attributes = _glm_font_set_make_attributes (self, block, NULL, NULL, 0);
  GList *items = pango_itemize (self->context, mark, 0, (int) strlen (mark), attributes, NULL);
  PangoGlyphItem *result = NULL;

  if (items != NULL)
    {
      result = g_slice_new0 (PangoGlyphItem);
      result->item = pango_item_copy (items->data);
      result->glyphs = pango_glyph_string_new ();
      pango_shape_full (mark, result->item->length, mark, -1, &result->item->analysis, result->glyphs);
    }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
  pango_attr_list_unref (attributes);
  if (text != NULL)
    *text = mark;
  return result;
}

/**
 * glm_font_set_get_cap_height:
 * @self: fonts
 * @block: a block's style
 *
 * Returns: height of a capital without an accent as the face draws it, pixels
 */
double
glm_font_set_get_cap_height (GlmFontSet          *self,
                             const GlmBlockStyle *block)
{
  PangoGlyphItem *item = glm_font_set_shape_mark (self, block, "H", NULL);
  PangoRectangle ink = { 0, 0, 0, 0 };

  if (item != NULL)
    {
      pango_glyph_string_extents (item->glyphs, item->item->analysis.font, &ink, NULL);
      pango_glyph_item_free (item);
    }
  return (double) PANGO_ASCENT (ink) / PANGO_SCALE;
}

/**
 * glm_font_set_hyphen_width:
 * @self: fonts
 * @block: a block's style
 *
 * Returns: width of the hyphen in Pango units
 */
gint32
glm_font_set_hyphen_width (GlmFontSet          *self,
                           const GlmBlockStyle *block)
{
  guint key = (guint) (block->size * PANGO_SCALE) * 8 + block->sans * 4u + block->italic * 2u + block->bold;
  gpointer known;
  PangoGlyphItem *item;
  int width = 0;

  if (g_hash_table_lookup_extended (self->hyphen_widths, GUINT_TO_POINTER (key), NULL, &known))
    return GPOINTER_TO_INT (known);
  item = glm_font_set_shape_mark (self, block, glm_font_set_get_hyphen (self), NULL);
  if (item != NULL)
    {
      width = pango_glyph_string_get_width (item->glyphs);
      pango_glyph_item_free (item);
    }
  g_hash_table_insert (self->hyphen_widths, GUINT_TO_POINTER (key), GINT_TO_POINTER (width));
  return width;
}
