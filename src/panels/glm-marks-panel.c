/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-marks-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of a quotation that a row shows, and of a note. */
#define QUOTE_LINES 3
#define NOTE_LINES  12

#define EDITOR_WIDTH  240
#define EDITOR_HEIGHT 120

/**
 * GlmMarksPanel:
 *
 * The sidebar's page of bookmarks and notes, in the order of the article.
 */
struct _GlmMarksPanel
{
  GtkWidget   parent_instance;

  GlmSession *session;
  GtkWidget  *pages;
  GtkWidget  *list;
  GtkWidget  *export;
};

enum
{
  MARK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmMarksPanel, glm_marks_panel, GTK_TYPE_WIDGET)

/* Rows know their mark by its id: others may come and go meanwhile. */
static int
find_mark (GlmMarksPanel *self,
           GtkWidget     *inside)
{
  GtkWidget *row = gtk_widget_get_ancestor (inside, GTK_TYPE_LIST_BOX_ROW);
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;
  GPtrArray *marks = glm_session_get_marks (self->session);

  for (guint i = 0; id != NULL && i < marks->len; i++)
    if (g_str_equal (((GlmMark *) g_ptr_array_index (marks, i))->id, id))
      return (int) i;
  return -1;
}

static void
on_row_activated (GtkListBox    *list,
                  GtkListBoxRow *row,
                  GlmMarksPanel *self)
{
  int index = find_mark (self, GTK_WIDGET (row));
  const GlmMark *mark = index >= 0 ? g_ptr_array_index (glm_session_get_marks (self->session), (guint) index) : NULL;

  if (mark != NULL && (mark->range.start > 0 || mark->range.end > 0))
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, (guint64) mark->range.start, (guint64) mark->range.end);
}

static void
on_remove (GtkButton     *button,
           GlmMarksPanel *self)
{
  int index = find_mark (self, GTK_WIDGET (button));

  if (index >= 0)
    glm_session_unmark (self->session, (guint) index);
}

/* What was written is kept when the editor closes, however it closes. */
static void
on_editor_closed (GtkPopover    *editor,
                  GlmMarksPanel *self)
{
  GtkWidget *text = g_object_get_data (G_OBJECT (editor), "text");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  int index = find_mark (self, GTK_WIDGET (editor));
  g_autofree char *note = NULL;

  g_object_get (buffer, "text", &note, NULL);
  if (index >= 0)
    glm_session_annotate (self->session, (guint) index, g_strstrip (note));
}

static GtkWidget *
make_editor (GlmMarksPanel *self,
             const char    *note)
{
  GtkWidget *editor = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), note, -1);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  gtk_widget_set_size_request (scroller, EDITOR_WIDTH, EDITOR_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), text);
  gtk_popover_set_child (GTK_POPOVER (editor), scroller);
  g_object_set_data (G_OBJECT (editor), "text", text);
  g_signal_connect (editor, "closed", G_CALLBACK (on_editor_closed), self);
  return editor;
}

static GtkWidget *
make_label (const char *text,
            int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  return label;
}

static GtkWidget *
make_button (GtkWidget  *button,
             const char *icon,
             const char *label)
{
  if (GTK_IS_MENU_BUTTON (button))
    {
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
      gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
    }
  else
    {
      gtk_button_set_icon_name (GTK_BUTTON (button), icon);
      gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
    }
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* What was marked as the page shows it, on one line. */
static char *
dup_quote (GlmMarksPanel *self,
           const GlmMark *mark)
{
  GlmTypographyPlan *plan = glm_session_get_plan (self->session);
  g_autoptr (GlmDisplayText) display = NULL;
  gsize start;

  if (plan == NULL)
    return g_strdelimit (g_strdup (mark->quote), "\n", ' ');
  display = glm_typography_plan_set_quotation (plan, mark->range, mark->quote, &start);
  return glm_display_text_dup_line (display, (GlmRange) { start, start + strlen (mark->quote) });
}

static GtkWidget *
make_row (GlmMarksPanel *self,
          const GlmMark *mark)
{
  g_autofree char *quote = dup_quote (self, mark);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *edit = make_button (gtk_menu_button_new (), "document-edit-symbolic", *mark->note != '\0' ? _("Change the Note") : _("Add a Note"));
  GtkWidget *remove = make_button (gtk_button_new (), "user-trash-symbolic", _("Remove"));

  gtk_widget_set_hexpand (words, TRUE);
  if (*mark->note != '\0')
    gtk_box_append (GTK_BOX (words), make_label (mark->note, NOTE_LINES));
  gtk_box_append (GTK_BOX (words), make_label (quote, QUOTE_LINES));
  if (*mark->note != '\0')
    gtk_widget_add_css_class (gtk_widget_get_last_child (words), "dim-label");
  if (mark->range.start == 0 && mark->range.end == 0)
    {
      gtk_box_append (GTK_BOX (words), make_label (_("These words are no longer in the article."), 2));
      gtk_widget_add_css_class (gtk_widget_get_last_child (words), "dim-label");
    }
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (edit), make_editor (self, mark->note));
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), edit);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, quote,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, mark->note, -1);
  g_object_set_data (G_OBJECT (row), "edit", edit);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (mark->id), g_free);
  return row;
}

static void
on_marks_changed (GlmMarksPanel *self)
{
  GPtrArray *marks = glm_session_get_marks (self->session);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < marks->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, g_ptr_array_index (marks, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), marks->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->export, marks->len > 0);
}

static void
glm_marks_panel_dispose (GObject *object)
{
  GlmMarksPanel *self = GLM_MARKS_PANEL (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_MARKS_PANEL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (glm_marks_panel_parent_class)->dispose (object);
}

static void
glm_marks_panel_class_init (GlmMarksPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_marks_panel_dispose;
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", GLM_TYPE_MARKS_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-marks-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmMarksPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, GlmMarksPanel, list);
  gtk_widget_class_bind_template_child (widget_class, GlmMarksPanel, export);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
glm_marks_panel_init (GlmMarksPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * glm_marks_panel_new:
 * @session: the article whose marks it shows
 *
 * Returns: a panel
 */
GtkWidget *
glm_marks_panel_new (GlmSession *session)
{
  GlmMarksPanel *self = g_object_new (GLM_TYPE_MARKS_PANEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::marks", G_CALLBACK (on_marks_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (on_marks_changed), self, G_CONNECT_SWAPPED);
  on_marks_changed (self);
  return GTK_WIDGET (self);
}

/**
 * glm_marks_panel_edit:
 * @self: a panel that is shown
 * @mark: which mark of the session
 *
 * Lets the reader write the note of a mark.
 */
void
glm_marks_panel_edit (GlmMarksPanel *self,
                      guint          mark)
{
  GtkListBoxRow *row;

  g_return_if_fail (GLM_IS_MARKS_PANEL (self));

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) mark);
  if (row != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (g_object_get_data (G_OBJECT (row), "edit")));
}
