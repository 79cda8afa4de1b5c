/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-address-window.h"

#include <string.h>

/**
 * GlmAddressWindow:
 *
 * Asks for the address of an article. What the clipboard holds is proposed when it is one.
 */
struct _GlmAddressWindow
{
  GtkWindow  parent_instance;

  GtkWidget *entry;
  GtkWidget *open;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmAddressWindow, glm_address_window, GTK_TYPE_WINDOW)

/**
 * glm_address_window_dup_address:
 * @typed: what was typed
 *
 * Returns: (transfer full) (nullable): it as an address, with "https://" where no scheme was; %NULL when it is none of the web
 */
char *
glm_address_window_dup_address (const char *typed)
{
  g_autofree char *line = g_strstrip (g_strdup (typed));
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (*line == '\0' || strpbrk (line, " \t\r\n") != NULL)
    return NULL;
  address = strstr (line, "://") != NULL ? g_strdup (line) : g_strconcat ("https://", line, NULL);
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || (strcmp (g_uri_get_scheme (uri), "https") != 0 && strcmp (g_uri_get_scheme (uri), "http") != 0))
    return NULL;
  host = g_uri_get_host (uri);
  return host != NULL && (strchr (host, '.') != NULL || strchr (host, ':') != NULL || strcmp (host, "localhost") == 0) ? g_steal_pointer (&address)
                                                                                                                 : NULL;
}

static void
on_changed (GtkEditable      *entry,
            GlmAddressWindow *self)
{
  g_autofree char *address = glm_address_window_dup_address (gtk_editable_get_text (entry));

  gtk_widget_set_sensitive (self->open, address != NULL);
}

static void
on_open (GtkButton        *button,
         GlmAddressWindow *self)
{
  g_autofree char *address = glm_address_window_dup_address (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GFile) file = address != NULL ? g_file_new_for_uri (address) : NULL;

  if (file == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_clipboard (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GlmAddressWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *address = text != NULL && strstr (text, "://") != NULL ? glm_address_window_dup_address (text) : NULL;

  if (address == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)) || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), address);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
glm_address_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_ADDRESS_WINDOW);
  G_OBJECT_CLASS (glm_address_window_parent_class)->dispose (object);
}

static void
glm_address_window_class_init (GlmAddressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_address_window_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-address-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmAddressWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, GlmAddressWindow, open);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
glm_address_window_init (GlmAddressWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * glm_address_window_new:
 * @parent: (nullable): the window it belongs to
 * @proposed: (nullable): an address; %NULL for the one that the clipboard holds, if it does
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWidget *
glm_address_window_new (GtkWindow  *parent,
                        const char *proposed)
{
  GlmAddressWindow *self = g_object_new (GLM_TYPE_ADDRESS_WINDOW, "transient-for", parent, NULL);

  if (proposed != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), proposed);
      gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
    }
  else
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_clipboard, g_object_ref (self));
  return GTK_WIDGET (self);
}
