/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-shelf-window.h"

#include <glib/gi18n-lib.h>

/* More than this is not looked through; more words are. */
#define MAX_HITS 100

/**
 * GlmShelfWindow:
 *
 * Finds words in all the articles that were opened before, with a passage of each.
 */
struct _GlmShelfWindow
{
  GtkWindow   parent_instance;

  GlmLibrary *library;
  guint       query; /* counts what was asked; an answer to an earlier one is not shown */
  GtkWidget  *entry;
  GtkWidget  *status;
  GtkWidget  *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmShelfWindow, glm_shelf_window, GTK_TYPE_WINDOW)

/* What is looked for, in a thread. */
typedef struct
{
  GlmLibrary *library;
  char       *pattern;
  guint       query;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  glm_library_unref (question->library);
  g_free (question->pattern);
  g_free (question);
}

static void
run_search (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  const Question *question = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = glm_library_search_shelf (question->library, question->pattern, MAX_HITS, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
dup_day (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%x") : g_strdup ("");
}

/* Title and day, and below them the passage with what was found in bold. */
static GtkWidget *
make_row (const GlmShelfHit *hit)
{
  g_autoptr (GFile) file = g_file_new_for_uri (hit->uri);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *day = dup_day (hit->opened);
  g_autofree char *words = g_strndup (hit->snippet + hit->match.start, hit->match.end - hit->match.start);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = make_label (hit->title != NULL && *hit->title != '\0' ? hit->title : name, NULL);
  GtkWidget *snippet = make_label (hit->snippet, "dim-label");

  bold->start_index = (guint) hit->match.start;
  bold->end_index = (guint) hit->match.end;
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (snippet), attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_wrap (GTK_LABEL (snippet), TRUE);
  gtk_label_set_lines (GTK_LABEL (snippet), 2);
  gtk_label_set_ellipsize (GTK_LABEL (snippet), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_tooltip_text (row, name);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), make_label (day, "dim-label"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (hit->uri), g_free);
  g_object_set_data_full (G_OBJECT (row), "words", g_steal_pointer (&words), g_free);
  return row;
}

static void
show_hits (GlmShelfWindow *self,
           GPtrArray      *hits,
           const char     *message)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (g_ptr_array_index (hits, i)));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  gtk_label_set_text (GTK_LABEL (self->status), message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
}

static void
on_searched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GlmShelfWindow *self = GLM_SHELF_WINDOW (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *message = NULL;

  if (self->list == NULL || question->query != self->query)
    return;
  if (hits == NULL)
    message = g_strdup (error->message);
  else if (hits->len == 0)
    message = g_strdup (_("No article opened before has these words."));
  else
    message = g_strdup_printf (ngettext ("%u article", "%u articles", hits->len), hits->len);
  show_hits (self, hits, message);
}

static void
on_search_changed (GtkSearchEntry *entry,
                   GlmShelfWindow *self)
{
  g_autofree char *pattern = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (GTask) task = NULL;
  Question *question;

  self->query++;
  if (*pattern == '\0')
    {
      show_hits (self, NULL, "");
      return;
    }
  question = g_new0 (Question, 1);
  question->library = glm_library_ref (self->library);
  question->pattern = g_steal_pointer (&pattern);
  question->query = self->query;
  task = g_task_new (self, NULL, on_searched, NULL);
  g_task_set_source_tag (task, on_search_changed);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, run_search);
}

static void
on_row_activated (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  GlmShelfWindow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "uri"), g_object_get_data (G_OBJECT (row), "words"));
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter takes the best. */
static void
on_entry_activated (GtkSearchEntry *entry,
                    GlmShelfWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    on_row_activated (GTK_LIST_BOX (self->list), row, self);
}

static void
glm_shelf_window_dispose (GObject *object)
{
  GlmShelfWindow *self = GLM_SHELF_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GLM_TYPE_SHELF_WINDOW);
  g_clear_pointer (&self->library, glm_library_unref);
  G_OBJECT_CLASS (glm_shelf_window_parent_class)->dispose (object);
}

static void
glm_shelf_window_class_init (GlmShelfWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_shelf_window_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-shelf-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmShelfWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, GlmShelfWindow, status);
  gtk_widget_class_bind_template_child (widget_class, GlmShelfWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
glm_shelf_window_init (GlmShelfWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
}

/**
 * glm_shelf_window_new:
 * @parent: (nullable): the window it belongs to
 * @library: where articles are kept
 *
 * Returns: (transfer none): the window; GTK owns it
 */
GtkWidget *
glm_shelf_window_new (GtkWindow  *parent,
                      GlmLibrary *library)
{
  GlmShelfWindow *self = g_object_new (GLM_TYPE_SHELF_WINDOW, "transient-for", parent, NULL);

  self->library = glm_library_ref (library);
  return GTK_WIDGET (self);
}
