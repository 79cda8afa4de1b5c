/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-family-drop-down.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkDropDown    *drop_down; /* not owned: it owns this */
  GlmPreferences *preferences;
  gboolean        listed;
} Families;

static void
families_free (gpointer data)
{
  Families *self = data;

  g_signal_handlers_disconnect_by_data (self->preferences, self);
  g_object_unref (self->preferences);
  g_free (self);
}

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
select_family (Families *self)
{
  const char *family = glm_preferences_get_string (self->preferences, GLM_PREFERENCE_FONT_FAMILY);
  GListModel *model = gtk_drop_down_get_model (self->drop_down);
  guint selected = 0;

  for (guint i = 1; model != NULL && i < g_list_model_get_n_items (model); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i), family) == 0)
      selected = i;
  gtk_drop_down_set_selected (self->drop_down, selected);
}

static void
on_selected (Families *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  GListModel *model = gtk_drop_down_get_model (self->drop_down);
  const char *name = "";

  if (!self->listed || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected > 0)
    name = gtk_string_list_get_string (GTK_STRING_LIST (model), selected);
  g_object_set (self->preferences, "font-family", name, NULL);
}

static void
on_map (Families *self)
{
  g_autoptr (GtkStringList) list = NULL;

  if (self->listed)
    return;
  list = list_families (GTK_WIDGET (self->drop_down));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (list));
  select_family (self);
  self->listed = TRUE;
}

/**
 * glm_family_drop_down_attach:
 * @drop_down: a drop-down without a model
 * @preferences: the reader's choices
 *
 * Has @drop_down choose the family of the text. Families are listed when it is first shown: it takes a while where there
 * are many.
 */
void
glm_family_drop_down_attach (GtkDropDown    *drop_down,
                             GlmPreferences *preferences)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  Families *self = g_new0 (Families, 1);

  self->drop_down = drop_down;
  self->preferences = g_object_ref (preferences);
  gtk_drop_down_set_expression (drop_down, expression);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  g_signal_connect_swapped (drop_down, "map", G_CALLBACK (on_map), self);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (preferences, "notify::font-family", G_CALLBACK (select_family), self);
  g_object_set_data_full (G_OBJECT (drop_down), "glm-families", self, families_free);
}
