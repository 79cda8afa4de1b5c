/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-preference-rows.h"

#include "glm-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/*
 * Rows of preferences: what is chosen at the start, the control at the end, the control bound to the preference.
 */

/* What binds a drop-down to a preference that is a word or a number. */
typedef struct
{
  GtkDropDown     *drop_down; /* not owned: it owns this */
  GlmPreferences  *preferences;
  GlmPreference    preference;
  const GlmChoice *choices;
  gboolean         following; /* the drop-down is told, not the preference */
} Choosing;

static void
choosing_free (gpointer data)
{
  Choosing *self = data;

  g_signal_handlers_disconnect_by_data (self->preferences, self);
  g_object_unref (self->preferences);
  g_free (self);
}

static gboolean
is_number (Choosing *self)
{
  const char *name = glm_preferences_get_name (self->preference);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self->preferences), name);

  return G_IS_PARAM_SPEC_DOUBLE (pspec);
}

/* A number that was set by other means shows as the nearest choice, and is left as it is. */
static void
follow (Choosing *self)
{
  gboolean number = is_number (self);
  guint selected = 0;
  double nearest = HUGE_VAL;

  for (guint i = 0; self->choices[i].label != NULL; i++)
    {
      double distance = number
        ? fabs (g_ascii_strtod (self->choices[i].value, NULL) - glm_preferences_get_double (self->preferences, self->preference))
        : g_strcmp0 (self->choices[i].value, glm_preferences_get_string (self->preferences, self->preference)) != 0;

      if (distance < nearest)
        {
          nearest = distance;
          selected = i;
        }
    }
  self->following = TRUE;
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->following = FALSE;
}

static void
on_selected (Choosing *self)
{
  const char *name = glm_preferences_get_name (self->preference);
  guint selected = gtk_drop_down_get_selected (self->drop_down);

  if (self->following || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (is_number (self))
    g_object_set (self->preferences, name, g_ascii_strtod (self->choices[selected].value, NULL), NULL);
  else
    g_object_set (self->preferences, name, self->choices[selected].value, NULL);
}

/**
 * glm_preference_rows_add_group:
 * @page: where it goes
 * @title: what the rows are about
 *
 * Returns: (transfer none): a list for rows
 */
GtkListBox *
glm_preference_rows_add_group (GtkBox     *page,
                               const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, gtk_widget_get_first_child (GTK_WIDGET (page)) != NULL ? 18 : 0);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (GTK_LIST_BOX (list), TRUE);
  gtk_widget_add_css_class (list, "frame");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (page, heading);
  gtk_box_append (page, list);
  return GTK_LIST_BOX (list);
}

/**
 * glm_preference_rows_add:
 * @group: a list for rows
 * @title: what is chosen, with a mnemonic
 * @subtitle: (nullable): what one had better know
 * @control: what chooses it
 *
 * The row itself takes no focus: the control does. Where there is no room for both, the control stands below the words.
 */
void
glm_preference_rows_add (GtkListBox *group,
                         const char *title,
                         const char *subtitle,
                         GtkWidget  *control)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = glm_wrap_layout_new_box (12, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label);
  if (subtitle != NULL)
    {
      GtkWidget *more = gtk_label_new (subtitle);

      gtk_label_set_xalign (GTK_LABEL (more), 0);
      gtk_label_set_wrap (GTK_LABEL (more), TRUE);
      gtk_widget_add_css_class (more, "dim-label");
      gtk_widget_add_css_class (more, "caption");
      gtk_box_append (GTK_BOX (words), more);
      gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
    }
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  /* Below its words it stays at the side where controls are. */
  gtk_widget_set_halign (control, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), control);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "preference");
  gtk_list_box_append (group, row);
}

static void
bind (GlmPreferences *preferences,
      GlmPreference   preference,
      GtkWidget      *control,
      const char     *property)
{
  g_object_bind_property (preferences, glm_preferences_get_name (preference), control, property,
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

/**
 * glm_preference_rows_add_switch:
 * @group: a list for rows
 * @title: what is on or off, with a mnemonic
 * @subtitle: (nullable): what one had better know
 * @preferences: the reader's choices
 * @preference: one that is on or off
 */
void
glm_preference_rows_add_switch (GtkListBox     *group,
                                const char     *title,
                                const char     *subtitle,
                                GlmPreferences *preferences,
                                GlmPreference   preference)
{
  GtkWidget *control = gtk_switch_new ();

  bind (preferences, preference, control, "active");
  glm_preference_rows_add (group, title, subtitle, control);
}

/**
 * glm_preference_rows_add_number:
 * @group: a list for rows
 * @title: what is a number, with a mnemonic
 * @preferences: the reader's choices
 * @preference: one that is a number, whose bounds it goes by
 * @step: from one value to the next
 * @digits: shown after the point
 */
void
glm_preference_rows_add_number (GtkListBox     *group,
                                const char     *title,
                                GlmPreferences *preferences,
                                GlmPreference   preference,
                                double          step,
                                guint           digits)
{
  const char *name = glm_preferences_get_name (preference);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (preferences), name);
  GParamSpecDouble *bounds = G_PARAM_SPEC_DOUBLE (pspec);
  GtkWidget *control = gtk_spin_button_new_with_range (bounds->minimum, bounds->maximum, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (control), digits);
  bind (preferences, preference, control, "value");
  glm_preference_rows_add (group, title, NULL, control);
}

/**
 * glm_preference_rows_add_choice:
 * @group: a list for rows
 * @title: what is chosen, with a mnemonic
 * @preferences: the reader's choices
 * @preference: one that is a word or a number
 * @choices: its values, static
 */
void
glm_preference_rows_add_choice (GtkListBox      *group,
                                const char      *title,
                                GlmPreferences  *preferences,
                                GlmPreference    preference,
                                const GlmChoice *choices)
{
  g_autofree char *signal = g_strconcat ("notify::", glm_preferences_get_name (preference), NULL);
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *control = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  Choosing *self = g_new0 (Choosing, 1);

  for (guint i = 0; choices[i].label != NULL; i++)
    gtk_string_list_append (labels, _(choices[i].label));
  self->drop_down = GTK_DROP_DOWN (control);
  self->preferences = g_object_ref (preferences);
  self->preference = preference;
  self->choices = choices;
  follow (self);
  g_signal_connect_swapped (control, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (preferences, signal, G_CALLBACK (follow), self);
  g_object_set_data_full (G_OBJECT (control), "glm-choosing", self, choosing_free);
  glm_preference_rows_add (group, title, NULL, control);
}
