/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-name-chooser.h"
#include "glm-name-order.h"

#include <string.h>

/**
 * GlmNameChooser:
 *
 * A popover in which the reader chooses a name from a list, or types one where any text will do.
 * What is typed also filters the list. Emits "chosen" with the name, then closes.
 */
struct _GlmNameChooser
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *names;
  gboolean   free_text;
  gboolean   filtering;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmNameChooser, glm_name_chooser, GTK_TYPE_POPOVER)

static const char *
get_row_name (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
choose (GlmNameChooser *self,
        const char     *name)
{
  g_autofree char *chosen = g_strstrip (g_strdup (name));

  if (*chosen == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

/* Enter takes what was typed where any text will do, else the first name that the filter leaves. */
static void
on_entry_activate (GtkEntry       *entry,
                   GlmNameChooser *self)
{
  GtkWidget *row;

  if (self->free_text)
    {
      choose (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
      return;
    }
  for (row = gtk_widget_get_first_child (self->names); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row))
      {
        choose (self, get_row_name (GTK_LIST_BOX_ROW (row)));
        return;
      }
}

static void
on_entry_changed (GtkEntry       *entry,
                  GlmNameChooser *self)
{
  self->filtering = TRUE;
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->names));
}

static void
on_row_activated (GtkListBox     *box,
                  GtkListBoxRow  *row,
                  GlmNameChooser *self)
{
  choose (self, get_row_name (row));
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       data)
{
  GlmNameChooser *self = data;
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  if (self->free_text || !self->filtering)
    return TRUE;
  words = glm_filter_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  name = glm_filter_fold (get_row_name (row));
  return strstr (name, words) != NULL;
}

static void
glm_name_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_NAME_CHOOSER);
  G_OBJECT_CLASS (glm_name_chooser_parent_class)->dispose (object);
}

static void
glm_name_chooser_class_init (GlmNameChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_name_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", GLM_TYPE_NAME_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-name-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmNameChooser, title);
  gtk_widget_class_bind_template_child (widget_class, GlmNameChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, GlmNameChooser, names);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
glm_name_chooser_init (GlmNameChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->names), filter_row, self, NULL);
}

/**
 * glm_name_chooser_new:
 * @title: what the name is for
 * @names: (array zero-terminated=1): the names to choose from
 * @free_text: whether any other text may be typed as well
 *
 * Returns: a popover without a parent
 */
GtkWidget *
glm_name_chooser_new (const char        *title,
                      const char *const *names,
                      gboolean           free_text)
{
  GlmNameChooser *self = g_object_new (GLM_TYPE_NAME_CHOOSER, NULL);

  self->free_text = free_text;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (GTK_LIST_BOX (self->names), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
    }
  /* An empty list would still take its place. */
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->names, GTK_TYPE_SCROLLED_WINDOW), names != NULL && names[0] != NULL);
  return GTK_WIDGET (self);
}

/**
 * glm_name_chooser_set_text:
 * @self: a chooser
 * @text: what stands in the entry, selected, when it opens
 */
void
glm_name_chooser_set_text (GlmNameChooser *self,
                           const char     *text)
{
  g_return_if_fail (GLM_IS_NAME_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  self->filtering = FALSE;
}
