/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a screen reader calls a control, where GTK 4.8 gives it a name that nobody would say.
 */

#include "config.h"

#include "glm-control-names.h"

/* Its name is its text with the mark of the mnemonic, and again without: "_Undo Undo". The second is enough. */
static void
name_button (GtkWidget *button)
{
  if (gtk_button_get_use_underline (GTK_BUTTON (button)) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (button))))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
say_choice (GtkDropDown *drop_down,
            GParamSpec  *pspec,
            GtkWidget   *button)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "", -1);
}

/* The keyboard goes to a button within, which is called by its type. */
static void
name_drop_down (GtkDropDown *drop_down,
                GtkWidget   *button)
{
  GList *labels = gtk_widget_list_mnemonic_labels (GTK_WIDGET (drop_down));

  if (labels != NULL && GTK_IS_LABEL (labels->data) && g_object_get_data (G_OBJECT (button), "glm-named") == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      gtk_label_get_text (GTK_LABEL (labels->data)), -1);
      g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (say_choice), button, 0);
      say_choice (drop_down, NULL, button);
      g_object_set_data (G_OBJECT (button), "glm-named", drop_down);
    }
  g_list_free (labels);
}

/* A place in a flow that can have the keyboard is what stands in it. */
static void
name_flow_child (GtkFlowBoxChild *place)
{
  GtkWidget *child = gtk_flow_box_child_get_child (place);

  if (GTK_IS_BUTTON (child) && gtk_button_get_label (GTK_BUTTON (child)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_button_get_label (GTK_BUTTON (child)), -1);
}

static void
name_expander (GtkExpander *expander)
{
  GtkWidget *label = gtk_expander_get_label_widget (expander);

  if (GTK_IS_LABEL (label))
    gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (label)), -1);
}

/*< private >
 * _glm_control_names_mend:
 * @widget: what is about to be shown
 *
 * Gives buttons with a mnemonic, drop-downs, expanders and places of a flow a name and a description that can be read out.
 */
void
_glm_control_names_mend (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_TOGGLE_BUTTON (widget) && GTK_IS_DROP_DOWN (parent))
    name_drop_down (GTK_DROP_DOWN (parent), widget);
  else if (GTK_IS_BUTTON (widget))
    name_button (widget);
  else if (GTK_IS_FLOW_BOX_CHILD (widget))
    name_flow_child (GTK_FLOW_BOX_CHILD (widget));
  else if (GTK_IS_EXPANDER (widget))
    name_expander (GTK_EXPANDER (widget));
}
