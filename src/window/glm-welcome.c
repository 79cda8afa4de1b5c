/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-welcome.h"

#include <glib/gi18n-lib.h>

/**
 * GlmWelcome:
 *
 * What a window without an article shows: what can be opened, a button for it, and what was read
 * lately.
 */
struct _GlmWelcome
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *recent_title;
  GtkWidget *recent;
};

G_DEFINE_FINAL_TYPE (GlmWelcome, glm_welcome, GTK_TYPE_WIDGET)

static void
on_row_activated (GtkListBox    *box,
                  GtkListBoxRow *row,
                  GlmWelcome    *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s", g_object_get_data (G_OBJECT (row), "uri"));
}

static void
glm_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_WELCOME);
  G_OBJECT_CLASS (glm_welcome_parent_class)->dispose (object);
}

static void
glm_welcome_class_init (GlmWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_welcome_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "welcome");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmWelcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, GlmWelcome, recent_title);
  gtk_widget_class_bind_template_child (widget_class, GlmWelcome, recent);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
glm_welcome_init (GlmWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_row (const GlmLibraryEntry *entry)
{
  g_autoptr (GFile) file = g_file_new_for_uri (entry->uri);
  g_autofree char *name = g_file_get_parse_name (file);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (entry->title != NULL && *entry->title != '\0' ? entry->title : name);
  GtkWidget *place = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (title)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (entry->uri), g_free);
  return row;
}

/**
 * glm_welcome_set_recent:
 * @self: a welcome page
 * @entries: (nullable) (element-type GlmLibraryEntry): what was read lately, the latest first
 */
void
glm_welcome_set_recent (GlmWelcome *self,
                        GPtrArray  *entries)
{
  GtkWidget *child;
  gboolean any = FALSE;

  g_return_if_fail (GLM_IS_WELCOME (self));

  while ((child = gtk_widget_get_first_child (self->recent)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), child);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const GlmLibraryEntry *entry = g_ptr_array_index (entries, i);

      if (entry->uri == NULL)
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->recent), make_row (entry));
      any = TRUE;
    }
  gtk_widget_set_visible (self->recent, any);
  gtk_widget_set_visible (self->recent_title, any);
}
