/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-encoding-window.h"

#include "glm-import-encodings.h"

#include <glib/gi18n-lib.h>

/**
 * GlmEncodingWindow:
 *
 * What the text reads like in each encoding that makes letters of its bytes. Choosing one shows the article so.
 */
struct _GlmEncodingWindow
{
  GtkWindow     parent_instance;

  GlmSession   *session;
  GCancellable *cancellable;
  GtkWidget    *help;
  GtkWidget    *list;
};

G_DEFINE_FINAL_TYPE (GlmEncodingWindow, glm_encoding_window, GTK_TYPE_WINDOW)

static GtkWidget *
make_preview (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_row (const char *title,
          const char *preview,
          gboolean    chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), make_preview (preview));
  gtk_box_append (GTK_BOX (lines), make_title (title));
  gtk_widget_set_opacity (check, chosen ? 1 : 0);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), check);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, preview, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
  g_object_set_data (G_OBJECT (row), "check", check);
  return row;
}

static void
on_previews (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) previews = glm_session_preview_encodings_finish (GLM_SESSION (source), result, &error);
  GlmEncodingWindow *self = data;
  const GlmImportEncoding *encodings;
  guint n;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (previews == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->help), error->message);
      return;
    }
  encodings = glm_import_encodings (&n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row;

      /* What makes no letters of these bytes is no choice. */
      if (previews[i][0] == '\0' && i != glm_session_get_encoding (self->session))
        continue;
      row = make_row (_(encodings[i].title), previews[i], i == glm_session_get_encoding (self->session));
      g_object_set_data (G_OBJECT (row), "encoding", GUINT_TO_POINTER (i));
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      /* The arrows go from what the article is shown in to what it could be shown in. */
      if (i == glm_session_get_encoding (self->session))
        gtk_widget_grab_focus (row);
    }
}

static void
on_row_activated (GtkListBox        *list,
                  GtkListBoxRow     *row,
                  GlmEncodingWindow *self)
{
  for (GtkWidget *other = gtk_widget_get_first_child (self->list); other != NULL; other = gtk_widget_get_next_sibling (other))
    {
      gtk_widget_set_opacity (g_object_get_data (G_OBJECT (other), "check"), other == GTK_WIDGET (row) ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_STATE_SELECTED, other == GTK_WIDGET (row), -1);
    }
  glm_session_set_encoding (self->session, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "encoding")));
}

static void
glm_encoding_window_dispose (GObject *object)
{
  GlmEncodingWindow *self = GLM_ENCODING_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_ENCODING_WINDOW);
  G_OBJECT_CLASS (glm_encoding_window_parent_class)->dispose (object);
}

static void
glm_encoding_window_class_init (GlmEncodingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_encoding_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-encoding-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmEncodingWindow, help);
  gtk_widget_class_bind_template_child (widget_class, GlmEncodingWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
glm_encoding_window_init (GlmEncodingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * glm_encoding_window_new:
 * @parent: (nullable): the window it belongs to
 * @session: the session of the article
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWidget *
glm_encoding_window_new (GtkWindow  *parent,
                         GlmSession *session)
{
  GlmEncodingWindow *self = g_object_new (GLM_TYPE_ENCODING_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  glm_session_preview_encodings (session, self->cancellable, on_previews, self);
  return GTK_WIDGET (self);
}
