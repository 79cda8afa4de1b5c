/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-properties-window.h"

#include "glm-byline.h"

#include <glib/gi18n-lib.h>

/**
 * GlmPropertiesWindow:
 *
 * What is known of an article: what it says of itself, where it is, what it was read from, and how long it is.
 */
struct _GlmPropertiesWindow
{
  GtkWindow  parent_instance;

  GtkWidget *grid;
  int        n_rows;
};

G_DEFINE_FINAL_TYPE (GlmPropertiesWindow, glm_properties_window, GTK_TYPE_WINDOW)

/* What is not known has no row. Returns the label of the value, %NULL where there is none. */
static GtkWidget *
add_row (GlmPropertiesWindow *self,
         const char          *title,
         const char          *value)
{
  GtkWidget *name;
  GtkWidget *label;

  if (value == NULL || *value == '\0')
    return NULL;
  name = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_label_set_yalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "dim-label");
  label = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), label, 1, self->n_rows, 1, 1);
  self->n_rows++;
  return label;
}

/* A number as the reader's language groups its digits. */
static void
add_count (GlmPropertiesWindow *self,
           const char          *title,
           guint                count)
{
  g_autofree char *value = g_strdup_printf ("%'u", count);

  add_row (self, title, value);
}

/* What is copied of a title that is shown as the page shows it is what the article has. */
static void
on_copy_title (GtkWidget *label,
               gpointer   data)
{
  const GlmDisplayText *display = g_object_get_data (G_OBJECT (label), "display");
  const char *title = data;
  const char *text = gtk_label_get_text (GTK_LABEL (label));
  g_autofree char *copied = NULL;
  gsize first = glm_display_text_get_source (display).start;
  gsize start, end;
  int from, to;

  if (!gtk_label_get_selection_bounds (GTK_LABEL (label), &from, &to))
    return;
  start = glm_display_text_to_source (display, (gsize) (g_utf8_offset_to_pointer (text, from) - text), GLM_BIAS_AFTER) - first;
  end = glm_display_text_to_source (display, (gsize) (g_utf8_offset_to_pointer (text, to) - text), GLM_BIAS_BEFORE) - first;
  copied = g_strndup (title + start, MAX (start, end) - start);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (label), copied);
  g_signal_stop_emission_by_name (label, "copy-clipboard");
}

static void
free_title (gpointer  title,
            GClosure *closure)
{
  g_free (title);
}

static void
add_title (GlmPropertiesWindow *self,
           GlmDocument         *document,
           GlmTypographyPlan   *plan)
{
  g_autofree char *title = glm_document_dup_title (document);
  g_autofree char *shown = plan != NULL ? glm_typography_plan_dup_title (plan) : g_strdup (title);
  GtkWidget *label = add_row (self, _("Title"), shown);

  if (label == NULL || plan == NULL)
    return;
  g_object_set_data_full (G_OBJECT (label), "display", glm_typography_plan_set_title (plan), (GDestroyNotify) glm_display_text_unref);
  g_signal_connect_data (label, "copy-clipboard", G_CALLBACK (on_copy_title), g_steal_pointer (&title), free_title, 0);
}

static void
add_article (GlmPropertiesWindow *self,
             GlmDocument         *document,
             GlmTypographyPlan   *plan)
{
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *authors = metadata->authors != NULL ? g_strjoinv (", ", metadata->authors) : NULL;
  g_autofree char *shown_authors = authors != NULL && plan != NULL ? glm_typography_plan_dup_words (plan, authors) : g_strdup (authors);
  g_autofree char *date = glm_byline_dup_date (metadata);

  add_title (self, document, plan);
  add_row (self, _("Authors"), shown_authors);
  add_row (self, _("Date"), date);
  add_row (self, _("Publication"), metadata->site);
  add_row (self, _("Language"), metadata->language);
}

/* What a file is, in words; what has no words here is known by its name. */
static char *
dup_format (const char *format)
{
  static const char *const names[][2] = {
    { "text", N_("Plain text") }, { "html", N_("Web page") }, { "markdown", "Markdown" }, { "epub", "EPUB" },
    { "fb2", "FictionBook" },     { "odt", "OpenDocument" },    { "docx", "Word" },         { "mhtml", N_("Web page or message") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (format, names[i][0]) == 0)
      return g_strdup (_(names[i][1]));
  return format != NULL ? g_utf8_strup (format, -1) : NULL;
}

static void
add_file (GlmPropertiesWindow *self,
          GlmDocument         *document,
          GFile               *file)
{
  const GlmMetadata *metadata = glm_document_get_metadata (document);
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *format = dup_format (metadata->format);

  add_row (self, _("File"), name);
  add_row (self, _("Format"), format);
  add_row (self, _("Encoding"), metadata->encoding);
}

static void
add_counts (GlmPropertiesWindow *self,
            GlmSession          *session,
            GlmDocument         *document)
{
  GlmEntities *entities = glm_session_get_entities (session);
  g_autofree char *time = glm_byline_dup_time (document);
  gsize length;
  const char *text = glm_document_get_text (document, &length);
  guint people = 0;

  add_count (self, _("Words"), glm_document_count_words (document));
  add_count (self, _("Characters"), (guint) g_utf8_strlen (text, (gssize) length));
  add_row (self, _("Reading Time"), time);
  if (entities == NULL)
    return;
  for (guint i = 0; i < glm_entities_get_n (entities); i++)
    people += glm_entities_get (entities, i)->kind == GLM_ENTITY_PERSON;
  add_count (self, _("People"), people);
  add_count (self, _("Institutions"), glm_entities_get_n (entities) - people);
}

static void
glm_properties_window_class_init (GlmPropertiesWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
glm_properties_window_init (GlmPropertiesWindow *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_margin_top (self->grid, 18);
  gtk_widget_set_margin_bottom (self->grid, 18);
  gtk_widget_set_margin_start (self->grid, 18);
  gtk_widget_set_margin_end (self->grid, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  gtk_window_set_child (GTK_WINDOW (self), scroller);
  /* Else the first value would take the focus, and be selected. */
  gtk_widget_set_focusable (self->grid, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Properties"), -1);
  gtk_window_set_focus (GTK_WINDOW (self), self->grid);
  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self), _("Properties"));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 460);
}

/**
 * glm_properties_window_new:
 * @session: an article that is there
 *
 * Returns: a window that says what is known of it now
 */
GtkWidget *
glm_properties_window_new (GlmSession *session)
{
  GlmPropertiesWindow *self = g_object_new (GLM_TYPE_PROPERTIES_WINDOW, NULL);
  GlmDocument *document = glm_session_get_document (session);

  add_article (self, document, glm_session_get_plan (session));
  add_file (self, document, glm_session_get_file (session));
  add_counts (self, session, document);
  return GTK_WIDGET (self);
}
