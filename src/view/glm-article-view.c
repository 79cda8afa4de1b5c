/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-view-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_CARET_MODE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

/* A measure of 60 to 75 characters, which is what books have, is about 32 em. */
#define DEFAULT_MEASURE_EM 32
#define MIN_WIDTH 120
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 480

guint _glm_article_view_signals[GLM_ARTICLE_VIEW_N_SIGNALS];
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (GlmArticleView, glm_article_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
glm_article_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
glm_article_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (widget);

  _glm_article_view_layout_set_width (self, width);
  _glm_article_view_settle (self);
  _glm_article_view_a11y_allocate (self);
  if (self->menu != NULL && gtk_widget_get_visible (self->menu))
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static GtkSizeRequestMode
glm_article_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
glm_article_view_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_CARET_MODE:
      g_value_set_boolean (value, self->caret_mode);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
glm_article_view_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_CARET_MODE:
      glm_article_view_set_caret_mode (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      _glm_article_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      _glm_article_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
glm_article_view_dispose (GObject *object)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (object);

  _glm_article_view_a11y_clear (self);
  _glm_article_view_input_clear (self);
  _glm_article_view_scroll_clear (self);
  _glm_article_view_draw_clear (self);
  _glm_article_view_layout_clear (self);
  self->document = NULL;
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  G_OBJECT_CLASS (glm_article_view_parent_class)->dispose (object);
}

static void
glm_article_view_finalize (GObject *object)
{
  GlmArticleView *self = GLM_ARTICLE_VIEW (object);

  glm_highlights_clear (&self->highlights);
  glm_type_style_free (self->style);
  g_clear_pointer (&self->hyphenator, glm_hyphenator_unref);
  G_OBJECT_CLASS (glm_article_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * GlmArticleView:caret-mode:
   *
   * Whether a caret shows that the arrow keys move.
   */
  properties[PROP_CARET_MODE] = g_param_spec_boolean ("caret-mode", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                        G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
install_signal (guint       signal,
                const char *name,
                guint       n_types,
                GType       first,
                GType       second)
{
  GType types[2] = { first, second };

  _glm_article_view_signals[signal] = g_signal_newv (name, GLM_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, NULL, NULL, NULL,
                                                     NULL, G_TYPE_NONE, n_types, types);
}

static void
install_signals (void)
{
  install_signal (GLM_ARTICLE_VIEW_POSITION_CLICKED, "position-clicked", 2, G_TYPE_UINT64, G_TYPE_INT);
  install_signal (GLM_ARTICLE_VIEW_POSITION_HOVERED, "position-hovered", 1, G_TYPE_UINT64, 0);
  install_signal (GLM_ARTICLE_VIEW_LINK_ACTIVATED, "link-activated", 1, G_TYPE_STRING, 0);
  install_signal (GLM_ARTICLE_VIEW_READING_MOVED, "reading-moved", 0, 0, 0);
  install_signal (GLM_ARTICLE_VIEW_SELECTION_CHANGED, "selection-changed", 0, 0, 0);
  install_signal (GLM_ARTICLE_VIEW_ZOOM_REQUESTED, "zoom-requested", 1, G_TYPE_INT, 0);
  install_signal (GLM_ARTICLE_VIEW_LAYOUT_CHANGED, "layout-changed", 0, 0, 0);
  install_signal (GLM_ARTICLE_VIEW_HIGHLIGHTS_CHANGED, "highlights-changed", 1, G_TYPE_INT, 0);
}

static void
glm_article_view_class_init (GlmArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = glm_article_view_get_property;
  object_class->set_property = glm_article_view_set_property;
  object_class->dispose = glm_article_view_dispose;
  object_class->finalize = glm_article_view_finalize;
  widget_class->measure = glm_article_view_measure;
  widget_class->size_allocate = glm_article_view_size_allocate;
  widget_class->get_request_mode = glm_article_view_get_request_mode;
  _glm_article_view_draw_class_init (widget_class);

  install_properties (object_class);
  install_signals ();
  _glm_article_view_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "articleview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
glm_article_view_init (GlmArticleView *self)
{
  self->style = glm_type_style_new ();
  self->measure_em = DEFAULT_MEASURE_EM;
  self->anchor.at_top = TRUE;

  glm_paint_add_styles (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article"), -1);
  _glm_article_view_draw_init (self);
  _glm_article_view_layout_init (self);
  _glm_article_view_input_init (self);
  _glm_article_view_a11y_init (self);
  _glm_article_view_update_actions (self);
}

/**
 * glm_article_view_new:
 *
 * Returns: (transfer floating): a view without an article
 */
GtkWidget *
glm_article_view_new (void)
{
  return g_object_new (GLM_TYPE_ARTICLE_VIEW, NULL);
}

static void
forget_document (GlmArticleView *self)
{
  _glm_article_view_drop_pictures (self);
  self->anchor = (GlmArticleAnchor) { 0, 0, TRUE };
  glm_selection_set (&self->selection, (GlmRange) { 0, 0 });
  for (guint i = 0; i < GLM_HIGHLIGHT_N_LAYERS; i++)
    glm_highlights_set (&self->highlights, i, NULL, 0);
  self->marks_serial++;
  self->flash = (GlmRange) { 0, 0 };
}

/**
 * glm_article_view_set_plan:
 * @self: a view
 * @plan: (nullable): an article and how French is set in it; %NULL for none
 *
 * Shows an article. Another plan of the same document keeps the reader's place, what is selected
 * and what is highlighted; another document begins at its beginning without any.
 */
void
glm_article_view_set_plan (GlmArticleView    *self,
                           GlmTypographyPlan *plan)
{
  g_autofree char *title = NULL;
  GlmDocument *document;

  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));

  if (plan == self->plan)
    return;
  document = plan != NULL ? glm_typography_plan_get_document (plan) : NULL;
  _glm_article_view_pointer_forget (self);
  _glm_article_view_a11y_reset (self);
  if (document != self->document)
    forget_document (self);
  g_clear_pointer (&self->header, glm_article_header_free);
  if (plan != NULL)
    glm_typography_plan_ref (plan);
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  self->plan = plan;
  self->document = document;
  if (plan != NULL)
    {
      /* Not before: the dictionary is loaded while an article is read. */
      if (self->hyphenator == NULL)
        self->hyphenator = glm_hyphenator_get_default ();
      self->header = glm_article_header_new (plan, self->hyphenator);
      self->header_block = self->header != NULL ? glm_article_header_get_block (self->header) : 0;
      title = glm_document_dup_title (document);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : _("Article"),
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
  _glm_article_view_layout_reset (self);
  _glm_article_view_settle (self);
  _glm_article_view_selection_moved (self, FALSE);
}

/**
 * glm_article_view_set_style:
 * @self: a view
 * @style: how to set the text; its size is in pixels of the view, zoom and text scale included
 */
void
glm_article_view_set_style (GlmArticleView     *self,
                            const GlmTypeStyle *style)
{
  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));
  g_return_if_fail (style != NULL && style->size > 0);

  if (glm_type_style_equal (self->style, style))
    return;
  glm_type_style_free (self->style);
  self->style = glm_type_style_copy (style);
  _glm_article_view_pointer_forget (self);
  _glm_article_view_layout_reset (self);
  _glm_article_view_settle (self);
}

/**
 * glm_article_view_set_measure:
 * @self: a view
 * @em: how wide the column may become, in em of the running text
 */
void
glm_article_view_set_measure (GlmArticleView *self,
                              double          em)
{
  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));
  g_return_if_fail (em > 0);

  if (em == self->measure_em)
    return;
  self->measure_em = em;
  _glm_article_view_layout_set_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  _glm_article_view_settle (self);
}

/**
 * glm_article_view_set_highlights:
 * @self: a view
 * @layer: which layer
 * @ranges: (nullable) (array length=n_ranges): of the document's text; copied
 * @n_ranges: how many
 *
 * Replaces a layer of highlights. Their number costs nothing when the page is drawn.
 */
void
glm_article_view_set_highlights (GlmArticleView    *self,
                                 GlmHighlightLayer  layer,
                                 const GlmRange    *ranges,
                                 guint              n_ranges)
{
  g_return_if_fail (GLM_IS_ARTICLE_VIEW (self));

  if (!glm_highlights_set (&self->highlights, layer, ranges, n_ranges))
    return;
  self->marks_serial++;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, _glm_article_view_signals[GLM_ARTICLE_VIEW_HIGHLIGHTS_CHANGED], 0, (int) layer);
}

/**
 * glm_article_view_get_highlights:
 * @self: a view
 * @layer: which layer
 * @n_ranges: (out): how many
 *
 * Returns: (transfer none) (array length=n_ranges): the ranges of a layer, in order, until it is set again
 */
const GlmRange *
glm_article_view_get_highlights (GlmArticleView    *self,
                                 GlmHighlightLayer  layer,
                                 guint             *n_ranges)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), NULL);

  return glm_highlights_get (&self->highlights, layer, n_ranges);
}

/**
 * glm_article_view_get_document:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the article that is shown
 */
GlmDocument *
glm_article_view_get_document (GlmArticleView *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_VIEW (self), NULL);

  return self->document;
}
