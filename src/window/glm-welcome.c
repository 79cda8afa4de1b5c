/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-welcome.h"

#include <glib/gi18n-lib.h>

/**
 * GlmWelcome:
 *
 * What a window without an article shows: what can be opened, a button for it, and what was read
 * lately, each with a way to have it forgotten.
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

/* What cannot be undone is asked twice, without a dialog in the way. */
static void
make_forget_popover (GtkMenuButton *button,
                     gpointer       data)
{
  const char *digest = g_object_get_data (G_OBJECT (button), "digest");
  gboolean pasted = g_object_get_data (G_OBJECT (button), "pasted") != NULL;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (pasted ? _("The text, your place in it, its bookmarks, notes and corrections will be gone for good.")
                                           : _("Its place, its bookmarks, notes and corrections will be gone for good. The article itself stays."));
  GtkWidget *forget = gtk_button_new_with_mnemonic (_("_Forget This Article"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (forget, "destructive-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "win.forget-article");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (forget), "s", digest);
  g_signal_connect_object (forget, "clicked", G_CALLBACK (gtk_menu_button_popdown), button, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), forget);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_forget_button (const GlmLibraryEntry *entry)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-delete-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_forget_popover, NULL, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Forget…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Forget…"), -1);
  g_object_set_data_full (G_OBJECT (button), "digest", g_strdup (entry->digest), g_free);
  g_object_set_data (G_OBJECT (button), "pasted", GINT_TO_POINTER (glm_library_get_pasted_digest (entry->uri) != NULL));
  return button;
}

static GtkWidget *
make_row (const GlmLibraryEntry *entry)
{
  g_autofree char *name = glm_library_dup_shown_address (entry->uri);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (entry->title != NULL && *entry->title != '\0' ? entry->title : name);
  GtkWidget *place = gtk_label_new (name);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *description = g_strdup (name);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_START);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_widget_add_css_class (place, "caption");
  gtk_widget_set_hexpand (place, TRUE);
  gtk_box_append (GTK_BOX (second), place);
  if (entry->followed > 0)
    {
      /* Translators: how many of the people and institutions that are pinned in all articles this one mentions. */
      g_autofree char *followed = g_strdup_printf (ngettext ("%u name you follow", "%u names you follow", entry->followed), entry->followed);
      GtkWidget *remark = gtk_label_new (followed);

      gtk_widget_add_css_class (remark, "caption");
      gtk_box_append (GTK_BOX (second), remark);
      g_free (description);
      description = g_strconcat (name, ", ", followed, NULL);
    }
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (GTK_BOX (line), make_forget_button (entry));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (title)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
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
