/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The head of an article as a newspaper sets it: publication in spaced small letters, the title,
 * then « Par Anne Dupont et Jean Martin » and the date. What the text itself says is not said twice:
 * where it opens with its own title, only the line of authors and date is added, below that title.
 */

#include "config.h"

#include "glm-article-header.h"

#include "glm-document-builder.h"
#include "glm-document-byline.h"
#include "glm-set-block-snapshot.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define KICKER_SIZE 0.72    /* of the text's size */
#define KICKER_SPACING 0.09 /* em */
#define BYLINE_SIZE 0.86

struct _GlmArticleHeader
{
  GlmTypographyPlan *title_plan; /* of a document that is only the title; NULL when the text has it */
  GlmHyphenator     *hyphenator;
  char              *title;
  char              *kicker;
  char              *byline;
  guint              block;

  /* As set for one measure. */
  GlmTypesetter     *typesetter;
  GlmTypeStyle      *style;
  GlmSetBlock       *title_set;
  PangoLayout       *kicker_layout;
  PangoLayout       *byline_layout;
  double             kicker_y;
  double             title_y;
  double             byline_y;
};

static GlmTypographyPlan *
plan_title (const char                 *title,
            const char                 *language,
            const GlmTypographyOptions *options)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GlmDocument) document = NULL;

  glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 1, 0);
  glm_document_builder_set_language (builder, language);
  glm_document_builder_add_text (builder, title, -1);
  glm_document_builder_close_block (builder);
  document = glm_document_builder_end (builder);
  if (glm_document_get_n_blocks (document) == 0)
    return NULL;
  return glm_typography_plan_new (document, options);
}

/**
 * glm_article_header_new:
 * @plan: how the article's text is set
 * @hyphenator: points in words
 *
 * Returns: (transfer full) (nullable): the article's header; %NULL when there is nothing to say
 */
GlmArticleHeader *
glm_article_header_new (GlmTypographyPlan *plan,
                        GlmHyphenator     *hyphenator)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  const GlmTypographyOptions *options = glm_typography_plan_get_options (plan);
  const char *language = glm_typography_plan_get_language (plan);
  gboolean has_title = glm_document_opens_with_title (document);
  GlmArticleHeader *self = g_new0 (GlmArticleHeader, 1);

  self->hyphenator = glm_hyphenator_ref (hyphenator);
  self->block = has_title ? 1 : 0;
  if (!has_title && metadata->title != NULL && metadata->title[0] != '\0')
    {
      self->title_plan = plan_title (metadata->title, language, options);
      self->title = g_strdup (metadata->title);
      if (metadata->site != NULL && metadata->site[0] != '\0')
        self->kicker = g_utf8_strup (metadata->site, -1);
    }
  if (!glm_document_says_byline (document))
    self->byline = glm_metadata_dup_byline (metadata, g_str_has_prefix (language, "fr"), self->title_plan == NULL);
  if (self->title_plan == NULL && self->byline == NULL)
    g_clear_pointer (&self, glm_article_header_free);
  return self;
}

/* Where the line below the title is too long for the measure each of its parts stands on a line of its own: a
 * point at the end of a line would lead nowhere. */
static void
split_byline (PangoLayout *layout,
              const char  *byline)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *lines = NULL;

  if (pango_layout_get_line_count (layout) < 2)
    return;
  parts = g_strsplit (byline, GLM_BYLINE_SEPARATOR, -1);
  lines = g_strjoinv ("\n", parts);
  pango_layout_set_text (layout, lines, -1);
}

static void
forget_setting (GlmArticleHeader *self)
{
  g_clear_pointer (&self->title_set, glm_set_block_free);
  g_clear_object (&self->kicker_layout);
  g_clear_object (&self->byline_layout);
}

/**
 * glm_article_header_free:
 * @self: (transfer full): a header
 */
void
glm_article_header_free (GlmArticleHeader *self)
{
  forget_setting (self);
  g_clear_pointer (&self->typesetter, glm_typesetter_free);
  g_clear_pointer (&self->style, glm_type_style_free);
  g_clear_pointer (&self->title_plan, glm_typography_plan_unref);
  g_clear_pointer (&self->hyphenator, glm_hyphenator_unref);
  g_free (self->title);
  g_free (self->kicker);
  g_free (self->byline);
  g_free (self);
}

/**
 * glm_article_header_get_block:
 * @self: a header
 *
 * Returns: index of the block that it stands before: 0, or 1 where the text has its own title
 */
guint
glm_article_header_get_block (GlmArticleHeader *self)
{
  return self->block;
}

static PangoLayout *
make_layout (PangoContext *context,
             const char   *family,
             double        size,
             double        spacing,
             double        measure,
             const char   *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (measure * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  /* Words stand where the text of the article begins, not where the interface does: Pango swaps what goes the other way. */
  if (pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_line_spacing (layout, 1.25f);
  if (spacing > 0)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (spacing * size * PANGO_SCALE)));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

/**
 * glm_article_header_set:
 * @self: a header
 * @context: the view's context
 * @family: font family of the text
 * @style: how the text is set
 * @measure: width in pixels
 *
 * Sets the header for a measure.
 *
 * Returns: its height in pixels, with the space below it
 */
double
glm_article_header_set (GlmArticleHeader   *self,
                        PangoContext       *context,
                        const char         *family,
                        const GlmTypeStyle *style,
                        double              measure)
{
  double y = 0;
  int height;

  forget_setting (self);
  if (self->style == NULL || !glm_type_style_equal (self->style, style))
    {
      g_clear_pointer (&self->typesetter, glm_typesetter_free);
      g_clear_pointer (&self->style, glm_type_style_free);
      self->style = glm_type_style_copy (style);
    }

  if (self->kicker != NULL)
    {
      self->kicker_layout = make_layout (context, family, style->size * KICKER_SIZE, KICKER_SPACING, measure,
                                         self->kicker);
      pango_layout_get_pixel_size (self->kicker_layout, NULL, &height);
      self->kicker_y = y;
      y = ceil (y + height + style->size * 0.35);
    }
  if (self->title_plan != NULL)
    {
      if (self->typesetter == NULL)
        self->typesetter = glm_typesetter_new (self->title_plan, self->hyphenator, self->style);
      self->title_set = glm_typesetter_set_block (self->typesetter, 0, measure, NULL);
      self->title_y = y;
      y = ceil (y + glm_set_block_get_height (self->title_set));
    }
  if (self->byline != NULL)
    {
      self->byline_layout = make_layout (context, family, style->size * BYLINE_SIZE, 0, measure, self->byline);
      split_byline (self->byline_layout, self->byline);
      pango_layout_get_pixel_size (self->byline_layout, NULL, &height);
      self->byline_y = y;
      y = ceil (y + height + style->size * 1.4);
    }
  return y;
}

/**
 * glm_article_header_snapshot:
 * @self: a header that was set
 * @snapshot: draws here, from the top left corner of the measure
 * @color: colour of the title
 * @faint: colour of the lines around it
 */
void
glm_article_header_snapshot (GlmArticleHeader *self,
                             GtkSnapshot      *snapshot,
                             const GdkRGBA    *color,
                             const GdkRGBA    *faint)
{
  if (self->kicker_layout != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->kicker_y));
      gtk_snapshot_append_layout (snapshot, self->kicker_layout, faint);
      gtk_snapshot_restore (snapshot);
    }
  if (self->title_set != NULL)
    {
      g_autoptr (GskRenderNode) node = glm_set_block_to_node (self->title_set, color, color, faint);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->title_y));
      if (node != NULL)
        gtk_snapshot_append_node (snapshot, node);
      gtk_snapshot_restore (snapshot);
    }
  if (self->byline_layout != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->byline_y));
      gtk_snapshot_append_layout (snapshot, self->byline_layout, faint);
      gtk_snapshot_restore (snapshot);
    }
}

/**
 * glm_article_header_dup_text:
 * @self: a header
 *
 * Returns: (transfer full): what it says, line by line
 */
char *
glm_article_header_dup_text (GlmArticleHeader *self)
{
  const char *lines[4] = { NULL };
  guint n = 0;

  if (self->kicker != NULL)
    lines[n++] = self->kicker;
  if (self->title != NULL)
    lines[n++] = self->title;
  if (self->byline != NULL)
    lines[n++] = self->byline;
  return g_strjoinv ("\n", (char **) lines);
}
