/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-style-popover.h"

#include "glm-family-drop-down.h"

/**
 * GlmStylePopover:
 *
 * What matters most of how the text is set, changed while one looks at it: every control is bound to a
 * preference, and the page follows the preferences. The rest is in the window of preferences.
 */
struct _GlmStylePopover
{
  GtkPopover parent_instance;

  GtkWidget *family;
  GtkWidget *size;
  GtkWidget *line_height;
  GtkWidget *french;
};

G_DEFINE_FINAL_TYPE (GlmStylePopover, glm_style_popover, GTK_TYPE_POPOVER)

static void
glm_style_popover_dispose (GObject *object)
{
  GlmStylePopover *self = GLM_STYLE_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_STYLE_POPOVER);
  G_OBJECT_CLASS (glm_style_popover_parent_class)->dispose (object);
}

static void
glm_style_popover_class_init (GlmStylePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_style_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-style-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, family);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, size);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, line_height);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, french);
}

static void
glm_style_popover_init (GlmStylePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (GlmPreferences *preferences,
      const char     *preference,
      GtkWidget      *widget,
      const char     *property)
{
  g_object_bind_property (preferences, preference, widget, property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/**
 * glm_style_popover_new:
 * @preferences: the reader's choices
 *
 * Returns: a popover for a menu button
 */
GtkWidget *
glm_style_popover_new (GlmPreferences *preferences)
{
  GlmStylePopover *self = g_object_new (GLM_TYPE_STYLE_POPOVER, NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) theme = g_property_action_new ("theme", preferences, "theme");
  g_autoptr (GPropertyAction) measure = g_property_action_new ("measure", preferences, "measure");

  glm_family_drop_down_attach (GTK_DROP_DOWN (self->family), preferences);
  bind (preferences, "font-size", self->size, "value");
  bind (preferences, "line-height", self->line_height, "value");
  bind (preferences, "french-typography", self->french, "active");

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (theme));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (measure));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "style", G_ACTION_GROUP (group));
  return GTK_WIDGET (self);
}
