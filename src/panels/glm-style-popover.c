/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-style-popover.h"

#include <glib/gi18n-lib.h>

/**
 * GlmStylePopover:
 *
 * How the text is set, changed while one looks at it: every control is bound to a preference, and
 * the page follows the preferences.
 */
struct _GlmStylePopover
{
  GtkPopover      parent_instance;

  GlmPreferences *preferences;
  GtkWidget      *family;
  GtkWidget      *size;
  GtkWidget      *line_height;
  GtkWidget      *measure;
  GtkWidget      *indent;
  GtkWidget      *justify;
  GtkWidget      *hyphenate;
  GtkWidget      *optical_margins;
  GtkWidget      *drop_capital;
  GtkWidget      *french;
  gboolean        families_listed;
};

G_DEFINE_FINAL_TYPE (GlmStylePopover, glm_style_popover, GTK_TYPE_POPOVER)

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The first entry is the default stack of faces, which has no name of its own. */
static GtkStringList *
list_families (GtkWidget *widget)
{
  PangoFontMap *map = pango_context_get_font_map (gtk_widget_get_pango_context (widget));
  g_autofree PangoFontFamily **families = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkStringList *list = gtk_string_list_new (NULL);
  int n = 0;

  pango_font_map_list_families (map, &families, &n);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer) pango_font_family_get_name (families[i]));
  g_ptr_array_sort (names, compare_names);
  gtk_string_list_append (list, _("Default"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (names, i));
  return list;
}

static void
select_family (GlmStylePopover *self)
{
  const char *family = glm_preferences_get_string (self->preferences, GLM_PREFERENCE_FONT_FAMILY);
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->family));
  guint selected = 0;

  for (guint i = 1; model != NULL && i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), family) == 0)
      selected = i;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->family), selected);
}

static void
on_family_selected (GlmStylePopover *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->family));
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->family));
  const char *name = "";

  if (!self->families_listed || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    name = gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
  g_object_set (self->preferences, "font-family", name, NULL);
}

/* Families are listed when the popover is first shown: it takes a while where there are many. */
static void
on_show (GlmStylePopover *self)
{
  g_autoptr (GtkStringList) list = NULL;

  if (self->families_listed)
    return;
  list = list_families (GTK_WIDGET (self));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->family), G_LIST_MODEL (list));
  select_family (self);
  self->families_listed = TRUE;
}

static void
on_reset (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  static const GlmPreference of_style[] = {
    GLM_PREFERENCE_THEME,   GLM_PREFERENCE_FONT_FAMILY, GLM_PREFERENCE_FONT_SIZE,       GLM_PREFERENCE_LINE_HEIGHT,
    GLM_PREFERENCE_MEASURE, GLM_PREFERENCE_INDENT,      GLM_PREFERENCE_JUSTIFY,         GLM_PREFERENCE_HYPHENATE,
    GLM_PREFERENCE_ZOOM,    GLM_PREFERENCE_LOCALE,      GLM_PREFERENCE_OPTICAL_MARGINS, GLM_PREFERENCE_FRENCH_TYPOGRAPHY,
    GLM_PREFERENCE_DROP_CAPITAL,
  };
  GlmStylePopover *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (of_style); i++)
    glm_preferences_reset (self->preferences, of_style[i]);
}

static const GActionEntry entries[] = {
  { .name = "reset", .activate = on_reset },
};

static void
glm_style_popover_dispose (GObject *object)
{
  GlmStylePopover *self = GLM_STYLE_POPOVER (object);

  self->families_listed = FALSE;
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_STYLE_POPOVER);
  g_clear_object (&self->preferences);
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
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, measure);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, indent);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, justify);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, hyphenate);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, optical_margins);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, drop_capital);
  gtk_widget_class_bind_template_child (widget_class, GlmStylePopover, french);
}

static void
glm_style_popover_init (GlmStylePopover *self)
{
  g_autoptr (GtkExpression) expression = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (GTK_DROP_DOWN (self->family), expression);
  g_signal_connect (self, "show", G_CALLBACK (on_show), NULL);
  g_signal_connect_swapped (self->family, "notify::selected", G_CALLBACK (on_family_selected), self);
}

static void
bind (GlmStylePopover *self,
      const char      *preference,
      GtkWidget       *widget,
      const char      *property)
{
  g_object_bind_property (self->preferences, preference, widget, property,
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

  self->preferences = g_object_ref (preferences);
  bind (self, "font-size", self->size, "value");
  bind (self, "line-height", self->line_height, "value");
  bind (self, "measure", self->measure, "value");
  bind (self, "indent", self->indent, "value");
  bind (self, "justify", self->justify, "active");
  bind (self, "hyphenate", self->hyphenate, "active");
  bind (self, "optical-margins", self->optical_margins, "active");
  bind (self, "drop-capital", self->drop_capital, "active");
  bind (self, "french-typography", self->french, "active");
  g_signal_connect_object (preferences, "notify::font-family", G_CALLBACK (select_family), self, G_CONNECT_SWAPPED);

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (theme));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "style", G_ACTION_GROUP (group));
  return GTK_WIDGET (self);
}
