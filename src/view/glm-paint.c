/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A colour that a style sheet decides. GTK's own parts of a widget have CSS nodes of their own, but
 * there is no public call to make one, so each colour is the "color" of a child that is never
 * shown, named "paint" with a class for its role. A theme, the high contrast and an application's
 * sepia can thus each give their own.
 */

#include "config.h"

#include "glm-paint.h"

#include "glm-view-resources.h"

struct _GlmPaint
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (GlmPaint, glm_paint, GTK_TYPE_WIDGET)

static const char *const classes[GLM_N_PAINTS] = {
  [GLM_PAINT_SELECTION] = "selection",
  [GLM_PAINT_LINK] = "link",
  [GLM_PAINT_MARKED] = "marked",
  [GLM_PAINT_SPOKEN] = "spoken",
  [GLM_PAINT_CHANGE] = "change",
  [GLM_PAINT_MENTION] = "mention",
  [GLM_PAINT_HOVER] = "hover",
  [GLM_PAINT_ENTITY] = "entity",
  [GLM_PAINT_CURRENT_MENTION] = "current-mention",
  [GLM_PAINT_MATCH] = "match",
  [GLM_PAINT_CURRENT_MATCH] = "current-match",
  [GLM_PAINT_FLASH] = "flash",
  [GLM_PAINT_SHADE] = "shade",
  [GLM_PAINT_FAINT] = "faint",
};

static void
glm_paint_css_changed (GtkWidget         *widget,
                       GtkCssStyleChange *change)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  GTK_WIDGET_CLASS (glm_paint_parent_class)->css_changed (widget, change);
  if (parent != NULL)
    gtk_widget_queue_draw (parent);
}

static void
glm_paint_class_init (GlmPaintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->css_changed = glm_paint_css_changed;
  gtk_widget_class_set_css_name (widget_class, "paint");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
glm_paint_init (GlmPaint *self)
{
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * glm_paint_new:
 * @role: what the colour is for
 *
 * Returns: (transfer full): a child for the article view that is never shown and stands for a colour
 */
GtkWidget *
glm_paint_new (GlmPaintRole role)
{
  GtkWidget *self;

  g_return_val_if_fail (role < GLM_N_PAINTS, NULL);

  self = g_object_new (GLM_TYPE_PAINT, NULL);
  gtk_widget_add_css_class (self, classes[role]);
  return self;
}

/**
 * glm_paint_get_color:
 * @widget: a widget
 * @color: (out): its "color" as the style sheets give it now
 */
void
glm_paint_get_color (GtkWidget *widget,
                     GdkRGBA   *color)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

/**
 * glm_paint_turn:
 * @color: (inout): the colour of the first of several things
 * @place: which of the others, from 1 to 5
 * @text: the colour of the text that they are in
 *
 * Gives each of several things a hue of its own, dark on light paper and light on dark.
 */
void
glm_paint_turn (GdkRGBA       *color,
                guint          place,
                const GdkRGBA *text)
{
  static const float hues[][3] = {
    { 0.60f, 0.25f, 0.75f }, { 0.15f, 0.55f, 0.25f }, { 0.80f, 0.15f, 0.35f }, { 0.70f, 0.40f, 0.05f }, { 0.05f, 0.50f, 0.50f },
  };
  const float *hue = hues[(place - 1) % G_N_ELEMENTS (hues)];

  color->red = 0.8f * hue[0] + 0.2f * text->red;
  color->green = 0.8f * hue[1] + 0.2f * text->green;
  color->blue = 0.8f * hue[2] + 0.2f * text->blue;
}

/**
 * glm_paint_add_styles:
 * @display: a display
 *
 * Gives the view's own style sheet to @display, once, below those of the application.
 */
void
glm_paint_add_styles (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), "glm-view-styles") != NULL)
    return;
  glm_view_resources_register_resource ();
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/guillemet/Guillemet/view/article-view.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_SETTINGS);
  g_object_set_data (G_OBJECT (display), "glm-view-styles", GINT_TO_POINTER (TRUE));
}
