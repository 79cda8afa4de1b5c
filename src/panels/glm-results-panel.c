/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-results-panel.h"

#include "glm-match-list.h"
#include "glm-nothing-found.h"

#include <glib/gi18n-lib.h>

/* How long after what was found is lit the list shows it, in milliseconds. */
#define SHOW_MS 60

/**
 * GlmResultsPanel:
 *
 * The sidebar's page of what was found: one snippet a match, under the headings of the article. It
 * stays while the reader goes from one to the other.
 */
struct _GlmResultsPanel
{
  GtkWidget           parent_instance;

  GlmSession         *session;
  GlmMatchList       *list;
  GtkSingleSelection *selection;
  GtkWidget          *title;
  GtkWidget          *only;
  GtkWidget          *only_label;
  GtkWidget          *section;
  GtkWidget          *section_label;
  GtkWidget          *quoted;
  GlmDocument        *document; /* (nullable): the article that the section is of */
  GlmRange            section_range;
  guint               update_id;
  GtkWidget          *pages;
  GtkWidget          *none;
  GtkWidget          *view;
  gboolean            following; /* the selection follows the reader, not the reader the selection */
};

enum
{
  MATCH_ACTIVATED,
  MATCH_ENTERED,
  SUGGESTION_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmResultsPanel, glm_results_panel, GTK_TYPE_WIDGET)

static void
on_row_setup (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              gpointer            data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *section = gtk_label_new (NULL);
  /* It is as high as it has lines, whatever they say: a list view makes two hundred rows at a time. */
  GtkWidget *snippet = g_object_new (GTK_TYPE_INSCRIPTION, "xalign", 0.0f, "yalign", 0.0f, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                     "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "min-chars", 10, "nat-chars", 24,
                                     "min-lines", 2, "nat-lines", 2, "hexpand", TRUE, NULL);

  gtk_label_set_xalign (GTK_LABEL (section), 0);
  gtk_label_set_ellipsize (GTK_LABEL (section), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (section, "heading");
  gtk_box_append (GTK_BOX (box), section);
  gtk_box_append (GTK_BOX (box), snippet);
  gtk_list_item_set_child (list_item, box);
}

static void
on_row_bind (GtkListItemFactory *factory,
             GtkListItem        *list_item,
             gpointer            data)
{
  GlmMatchItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *section = gtk_widget_get_first_child (box);
  GtkWidget *snippet = gtk_widget_get_last_child (box);
  g_autofree char *heading = glm_match_item_dup_section (item);
  GlmRange match = { 0, 0 };
  g_autofree char *text = glm_match_item_dup_snippet (item, &match);
  g_autofree char *before = g_markup_escape_text (text, (gssize) match.start);
  g_autofree char *middle = g_markup_escape_text (text + match.start, (gssize) glm_range_length (match));
  g_autofree char *after = g_markup_escape_text (text + match.end, -1);
  g_autofree char *markup = g_strconcat (before, "<b>", middle, "</b>", after, NULL);

  gtk_label_set_text (GTK_LABEL (section), heading != NULL ? heading : "");
  gtk_widget_set_visible (section, heading != NULL);
  gtk_inscription_set_markup (GTK_INSCRIPTION (snippet), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* A long name or heading does not make the sidebar wider. */
static void
set_choice (GtkWidget  *button,
            GtkWidget  *label,
            const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The choice of the section where the reader is. Once it is made it stays with that section. */
static void
update_section (GlmResultsPanel *self)
{
  GlmDocument *document = glm_session_get_document (self->session);
  GlmMatches *matches = glm_session_get_matches (self->session);
  int current = glm_session_get_current_match (self->session);
  gsize position = glm_session_get_reading_position (self->session);
  g_autofree char *heading = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  if (matches != NULL)
    glm_matches_get (matches, &n);
  if (document != self->document)
    {
      g_clear_pointer (&self->document, glm_document_unref);
      self->document = document != NULL ? glm_document_ref (document) : NULL;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->section), FALSE);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->quoted), FALSE);
    }
  gtk_widget_set_visible (self->quoted, n > 0);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->section)))
    return;
  if (current >= 0 && (guint) current < n)
    position = glm_matches_get (matches, NULL)[current].start;
  heading = glm_match_list_dup_section (self->list, position, &self->section_range);
  /* Translators: a choice over the list of places found; %s is a heading of the article. */
  label = g_strdup_printf (_("Only in “%s”"), heading != NULL ? heading : "");
  set_choice (self->section, self->section_label, label);
  gtk_widget_set_visible (self->section, heading != NULL && n > 0);
}

static void
on_suggestion_chosen (GlmResultsPanel *self,
                      const char      *text)
{
  g_signal_emit (self, signals[SUGGESTION_CHOSEN], 0, text);
}

static void
show_matches (GlmResultsPanel *self)
{
  GlmMatches *matches = glm_session_get_matches (self->session);
  g_autofree char *title = NULL;
  guint n, n_all = 0;

  if (matches != NULL)
    glm_matches_get (matches, &n_all);
  self->following = TRUE;
  glm_match_list_set_plan (self->list, glm_session_get_plan (self->session));
  glm_match_list_set_matches (self->list, glm_session_get_document (self->session), matches);
  update_section (self);
  self->following = FALSE;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  /* Translators: title of the list of places found; %u is how many. */
  title = g_strdup_printf (ngettext ("%u Result", "%u Results", n), n);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->title, n_all > 0);
  if (n_all == 0 && (matches != NULL || glm_session_get_query_error (self->session) != NULL))
    {
      glm_nothing_found_update (GLM_NOTHING_FOUND (self->none));
      gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "none");
    }
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->pages), n_all > 0 ? "list" : "empty");
}

/* The row of the match that the reader is at is the selected one. */
static void
on_current_changed (GlmResultsPanel *self)
{
  int current = glm_session_get_current_match (self->session);
  guint position;

  if (current < 0 || self->update_id != 0)
    return;
  update_section (self);
  self->following = TRUE;
  position = glm_match_list_find (self->list, (guint) current);
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  if (position != G_MAXUINT)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

static gboolean
show_later (gpointer data)
{
  GlmResultsPanel *self = data;

  self->update_id = 0;
  show_matches (self);
  on_current_changed (self);
  return G_SOURCE_REMOVE;
}

/* What is found is lit in the text first: rows of a list take longer, and who types on does not want these. */
static void
on_matches_changed (GlmResultsPanel *self)
{
  if (self->update_id == 0 && glm_session_get_matches (self->session) == NULL)
    {
      show_matches (self);
      return;
    }
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->update_id = g_timeout_add (SHOW_MS, show_later, self);
}

/* The same matches, in other words: rows are made anew. */
static void
on_plan_changed (GlmResultsPanel *self)
{
  if (glm_session_get_matches (self->session) == NULL || self->update_id != 0)
    return;
  show_matches (self);
  on_current_changed (self);
}

/* Of what was found, only what stands in paragraphs that mention who is selected. */
static void
on_only_changed (GlmResultsPanel *self)
{
  GlmEntities *entities = glm_session_get_entities (self->session);
  int selected = glm_session_get_selected_entity (self->session);
  const GlmEntity *entity = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (entities != NULL && selected >= 0 && (guint) selected < glm_entities_get_n (entities))
    entity = glm_entities_get (entities, (guint) selected);
  name = entity != NULL ? glm_session_dup_shown (self->session, entity->name) : g_strdup ("");
  /* Translators: a choice over the list of places found; %s is a person or an institution. */
  label = g_strdup_printf (_("Only with %s"), name);
  set_choice (self->only, self->only_label, label);
  gtk_widget_set_visible (self->only, entity != NULL);
  self->following = TRUE;
  if (entity != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only)))
    glm_match_list_set_mentions (self->list, entity->mentions, entity->n_mentions);
  else
    glm_match_list_set_mentions (self->list, NULL, 0);
  self->following = FALSE;
  show_matches (self);
  on_current_changed (self);
}

/* Of what was found, only what stands in one section, or in quotations. */
static void
on_filters_changed (GlmResultsPanel *self)
{
  gboolean section = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->section));

  self->following = TRUE;
  glm_match_list_set_section (self->list, section ? self->section_range : (GlmRange){ 0, 0 });
  glm_match_list_set_quoted (self->list, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->quoted)));
  self->following = FALSE;
  show_matches (self);
  on_current_changed (self);
}

/* Rows are not matches where only some are listed. */
static int
match_at (GlmResultsPanel *self,
          guint            position)
{
  g_autoptr (GlmMatchItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return item != NULL ? (int) glm_match_item_get_index (item) : -1;
}

/* A click or an arrow key selects a row, and that is enough to go there. */
static void
on_selected_changed (GlmResultsPanel *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->following && self->update_id == 0 && selected != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[MATCH_ACTIVATED], 0, match_at (self, selected));
}

static void
on_activate (GtkListView     *view,
             guint            position,
             GlmResultsPanel *self)
{
  if (self->update_id == 0)
    g_signal_emit (self, signals[MATCH_ENTERED], 0, match_at (self, position));
}

static void
glm_results_panel_dispose (GObject *object)
{
  GlmResultsPanel *self = GLM_RESULTS_PANEL (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_RESULTS_PANEL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->document, glm_document_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (glm_results_panel_parent_class)->dispose (object);
}

static void
glm_results_panel_class_init (GlmResultsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_results_panel_dispose;
  signals[MATCH_ACTIVATED] = g_signal_new ("match-activated", GLM_TYPE_RESULTS_PANEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MATCH_ENTERED] = g_signal_new ("match-entered", GLM_TYPE_RESULTS_PANEL, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SUGGESTION_CHOSEN] = g_signal_new ("suggestion-chosen", GLM_TYPE_RESULTS_PANEL, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-results-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, title);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, only);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, only_label);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, section);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, section_label);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, quoted);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, GlmResultsPanel, view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_only_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_changed);
}

static void
glm_results_panel_init (GlmResultsPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = glm_match_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected_changed), self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
}

/**
 * glm_results_panel_new:
 * @preferences: where the options of the search are kept
 * @session: the article that is searched
 *
 * Returns: a panel
 */
GtkWidget *
glm_results_panel_new (GlmPreferences *preferences,
                       GlmSession     *session)
{
  GlmResultsPanel *self = g_object_new (GLM_TYPE_RESULTS_PANEL, NULL);

  self->session = g_object_ref (session);
  self->none = glm_nothing_found_new (preferences, session);
  gtk_stack_add_named (GTK_STACK (self->pages), self->none, "none");
  g_signal_connect_object (self->none, "suggestion-chosen", G_CALLBACK (on_suggestion_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::matches", G_CALLBACK (on_matches_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::query-error", G_CALLBACK (on_matches_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::plan", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::current-match", G_CALLBACK (on_current_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-entity", G_CALLBACK (on_only_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::entities", G_CALLBACK (on_only_changed), self, G_CONNECT_SWAPPED);
  on_only_changed (self);
  return GTK_WIDGET (self);
}

/**
 * glm_results_panel_get_model:
 * @self: a panel
 *
 * Returns: (transfer none): the rows it shows
 */
GListModel *
glm_results_panel_get_model (GlmResultsPanel *self)
{
  g_return_val_if_fail (GLM_IS_RESULTS_PANEL (self), NULL);

  return G_LIST_MODEL (self->list);
}
