/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-entity-panel-private.h"
#include "glm-entity-row.h"

#include "glm-panels.h"

#include <glib/gi18n-lib.h>

/* A progress bar only for work that takes longer than this. */
#define PROGRESS_AFTER_MS 300
#define PULSE_MS          80

/**
 * GlmEntityPanel:
 *
 * The sidebar's page of people and institutions: a filter, the list, what is still going on. It
 * shows a session's beings and says by signals where the reader wants to go; what the
 * reader corrects it tells the session itself.
 */

static guint signals[GLM_ENTITY_PANEL_N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmEntityPanel, glm_entity_panel, GTK_TYPE_WIDGET)

void
_glm_entity_panel_emit (GlmEntityPanel *self,
                        guint           signal,
                        int             entity,
                        int             number)
{
  g_signal_emit (self, signals[signal], 0, entity, number);
}

void
_glm_entity_panel_emit_corrected (GlmEntityPanel *self,
                                  const char     *what)
{
  g_signal_emit (self, signals[GLM_ENTITY_PANEL_CORRECTED], 0, what);
}

/* What another language than French means for the list. */
static void
update_foreign (GlmEntityPanel *self)
{
  static const struct
  {
    const char *tag;
    const char *notice;
  } notices[] = {
    { "en", N_("This text seems to be in English. Names are looked for as in French, and some may be missed.") },
    { "de", N_("This text seems to be in German. Names are looked for as in French, and some may be missed.") },
    { "es", N_("This text seems to be in Spanish. Names are looked for as in French, and some may be missed.") },
    { "it", N_("This text seems to be in Italian. Names are looked for as in French, and some may be missed.") },
  };
  GlmTypographyPlan *plan = glm_session_get_plan (self->session);
  const char *language = plan != NULL ? glm_typography_plan_get_language (plan) : NULL;
  const char *notice = NULL;

  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (notices); i++)
    if (g_str_has_prefix (language, notices[i].tag))
      notice = _(notices[i].notice);
  gtk_label_set_text (GTK_LABEL (self->foreign), notice != NULL ? notice : "");
  gtk_widget_set_visible (self->foreign, notice != NULL);
}

/*< private >
 * _glm_entity_panel_update_pages:
 *
 * Which page is shown, and what the empty one and the line under the list say.
 */
void
_glm_entity_panel_update_pages (GlmEntityPanel *self)
{
  guint n_hidden = glm_entity_list_get_n_hidden (self->list);
  gboolean running = glm_session_get_entities_running (self->session);
  const GError *error = glm_session_get_entities_error (self->session);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gboolean filtered = !any && n_hidden > 0;
  g_autofree char *hidden = NULL;

  if (running && !any)
    gtk_label_set_text (GTK_LABEL (self->empty), "");
  else if (error != NULL)
    gtk_label_set_text (GTK_LABEL (self->empty), error->message);
  else if (filtered)
    gtk_label_set_text (GTK_LABEL (self->empty), _("No name or role matches the filter"));
  else if (glm_session_get_state (self->session) == GLM_SESSION_READY)
    gtk_label_set_text (GTK_LABEL (self->empty),
                        _("No person or institution was found. To add one, select a name in the text and choose "
                          "Add as Person or Add as Institution in its context menu."));
  else
    gtk_label_set_text (GTK_LABEL (self->empty), "");
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), any ? "list" : "empty");

  if (any && n_hidden > 0)
    /* Translators: under the filtered list; %u is how many names the filter hides. */
    hidden = g_strdup_printf (ngettext ("%u name hidden by the filter", "%u names hidden by the filter", n_hidden),
                              n_hidden);
  gtk_label_set_text (GTK_LABEL (self->hidden), hidden != NULL ? hidden : "");
  gtk_widget_set_visible (self->hidden, hidden != NULL);
  update_foreign (self);
}

static void
on_filter_changed (GtkSearchEntry *entry,
                   GlmEntityPanel *self)
{
  glm_entity_list_set_filter (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
  _glm_entity_panel_update_pages (self);
}

static void
on_filter_stop (GtkSearchEntry *entry,
                GlmEntityPanel *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    g_signal_emit (self, signals[GLM_ENTITY_PANEL_ESCAPED], 0, FALSE);
}

/* Enter in the filter takes the first being that it leaves. */
static void
on_filter_activate (GtkSearchEntry *entry,
                    GlmEntityPanel *self)
{
  glm_entity_list_set_filter (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (GlmEntityItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (glm_entity_item_get_kind (item) != GLM_ENTITY_ITEM_ENTITY)
        continue;
      _glm_entity_panel_focus_item (self, item);
      _glm_entity_panel_emit (self, GLM_ENTITY_PANEL_ENTITY_ACTIVATED, glm_entity_item_get_index (item), 0);
      return;
    }
}

static gboolean
pulse (gpointer data)
{
  GlmEntityPanel *self = data;

  gtk_widget_set_visible (self->progress, TRUE);
  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress));
  return G_SOURCE_CONTINUE;
}

static gboolean
begin_pulse (gpointer data)
{
  GlmEntityPanel *self = data;

  self->pulse_id = g_timeout_add (PULSE_MS, pulse, self);
  return G_SOURCE_REMOVE;
}

static void
on_running_changed (GlmEntityPanel *self)
{
  gboolean running = glm_session_get_entities_running (self->session);

  if (running && self->pulse_id == 0)
    self->pulse_id = g_timeout_add (PROGRESS_AFTER_MS, begin_pulse, self);
  else if (!running)
    {
      g_clear_handle_id (&self->pulse_id, g_source_remove);
      gtk_widget_set_visible (self->progress, FALSE);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_BUSY, running, -1);
  _glm_entity_panel_update_pages (self);
}

static void
on_entities_changed (GlmEntityPanel *self)
{
  _glm_entity_panel_keep_focus (self);
  glm_entity_list_set_entities (self->list, glm_session_get_document (self->session),
                                glm_session_get_entities (self->session));
  /* No row changed its place. */
  if (self->refocus_being != NULL && self->refocus_id == 0)
    {
      self->refocus = 0;
      g_clear_pointer (&self->refocus_being, g_free);
    }
  _glm_entity_panel_update_pages (self);
}

/* What is selected in the session is selected here too; a set of several that holds it stays. */
static void
on_selected_changed (GlmEntityPanel *self)
{
  int selected[GLM_ENTITY_LIST_MAX_SELECTED];
  int entity = glm_session_get_selected_entity (self->session);
  guint n = glm_entity_list_get_selected (self->list, selected);

  if (entity < 0)
    {
      glm_entity_list_unselect_all (self->list);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (selected[i] == entity)
      return;
  if (glm_entity_list_get_entities (self->list) != glm_session_get_entities (self->session))
    on_entities_changed (self);
  glm_entity_list_select (self->list, entity, FALSE);
}

static void
on_sort_changed (GlmEntityPanel *self)
{
  const char *sort = glm_preferences_get_string (self->preferences, GLM_PREFERENCE_ENTITY_SORT);

  if (g_strcmp0 (sort, "appearance") == 0)
    glm_entity_list_set_sort (self->list, GLM_ENTITY_SORT_APPEARANCE);
  else if (g_strcmp0 (sort, "alphabetical") == 0)
    glm_entity_list_set_sort (self->list, GLM_ENTITY_SORT_ALPHABETICAL);
  else
    glm_entity_list_set_sort (self->list, GLM_ENTITY_SORT_MENTIONS);
}

static void
on_row_setup (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              gpointer            data)
{
  gtk_list_item_set_child (list_item, glm_entity_row_new (GLM_ENTITY_PANEL (data)->session));
}

static void
on_row_bind (GtkListItemFactory *factory,
             GtkListItem        *list_item,
             gpointer            data)
{
  GlmEntityItem *item = gtk_list_item_get_item (list_item);

  gtk_list_item_set_activatable (list_item, FALSE);
  glm_entity_row_set_item (GLM_ENTITY_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
on_row_unbind (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               gpointer            data)
{
  glm_entity_row_set_item (GLM_ENTITY_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
glm_entity_panel_dispose (GObject *object)
{
  GlmEntityPanel *self = GLM_ENTITY_PANEL (object);
  GtkWidget *child;

  _glm_entity_panel_cancel_hover (self);
  g_clear_handle_id (&self->refocus_id, g_source_remove);
  g_clear_pointer (&self->refocus_being, g_free);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_ENTITY_PANEL);
  g_clear_object (&self->target);
  g_clear_object (&self->actions);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (glm_entity_panel_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  struct
  {
    guint       id;
    const char *name;
    guint       n_parameters;
  } const numbers[] = {
    { GLM_ENTITY_PANEL_ENTITY_ACTIVATED, "entity-activated", 2 },
    { GLM_ENTITY_PANEL_MENTION_ACTIVATED, "mention-activated", 2 },
    { GLM_ENTITY_PANEL_ENTITY_HOVERED, "entity-hovered", 1 },
    { GLM_ENTITY_PANEL_CARD_REQUESTED, "card-requested", 1 },
    { GLM_ENTITY_PANEL_SELECTION_EXTENDED, "selection-extended", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    signals[numbers[i].id] = g_signal_new (numbers[i].name, GLM_TYPE_ENTITY_PANEL, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, numbers[i].n_parameters,
                                           G_TYPE_INT, G_TYPE_INT);
  signals[GLM_ENTITY_PANEL_CORRECTED] = g_signal_new ("corrected", GLM_TYPE_ENTITY_PANEL, G_SIGNAL_RUN_LAST, 0,
                                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[GLM_ENTITY_PANEL_ESCAPED] = g_signal_new ("escaped", GLM_TYPE_ENTITY_PANEL, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
glm_entity_panel_class_init (GlmEntityPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_entity_panel_dispose;
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "entitypanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/panels/glm-entity-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, filter);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, sort);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, view);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, empty);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, hidden);
  gtk_widget_class_bind_template_child (widget_class, GlmEntityPanel, foreign);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_activate);
}

static void
glm_entity_panel_init (GlmEntityPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  _glm_panels_attach_menu (GTK_MENU_BUTTON (self->sort), "sort_menu");
  self->hovered = -1;
  self->list = glm_entity_list_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbind), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (self->list));
}

/**
 * glm_entity_panel_new:
 * @preferences: the reader's choices
 * @session: the article whose beings it shows
 *
 * Returns: a panel
 */
GtkWidget *
glm_entity_panel_new (GlmPreferences *preferences,
                      GlmSession     *session)
{
  GlmEntityPanel *self = g_object_new (GLM_TYPE_ENTITY_PANEL, NULL);

  self->preferences = g_object_ref (preferences);
  self->session = g_object_ref (session);
  _glm_entity_panel_install_actions (self);
  _glm_entity_panel_attach_input (self);
  g_signal_connect_object (preferences, "notify::entity-sort", G_CALLBACK (on_sort_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::entities", G_CALLBACK (on_entities_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::entities-running", G_CALLBACK (on_running_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (_glm_entity_panel_update_pages), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected-entity", G_CALLBACK (on_selected_changed), self,
                           G_CONNECT_SWAPPED);
  on_sort_changed (self);
  on_entities_changed (self);
  on_running_changed (self);
  return GTK_WIDGET (self);
}

/**
 * glm_entity_panel_get_list:
 * @self: a panel
 *
 * Returns: (transfer none): the rows it shows
 */
GlmEntityList *
glm_entity_panel_get_list (GlmEntityPanel *self)
{
  g_return_val_if_fail (GLM_IS_ENTITY_PANEL (self), NULL);

  return self->list;
}

/**
 * glm_entity_panel_focus_filter:
 * @self: a panel
 *
 * Gives the keyboard to the filter and selects what stands in it.
 */
void
glm_entity_panel_focus_filter (GlmEntityPanel *self)
{
  g_return_if_fail (GLM_IS_ENTITY_PANEL (self));

  gtk_widget_grab_focus (self->filter);
  gtk_editable_select_region (GTK_EDITABLE (self->filter), 0, -1);
}

/**
 * glm_entity_panel_focus_entity:
 * @self: a panel
 * @entity: index of a being, or -1 for the first row
 *
 * Gives the keyboard to the being's row.
 */
void
glm_entity_panel_focus_entity (GlmEntityPanel *self,
                               int             entity)
{
  guint position;
  g_autoptr (GlmEntityItem) item = NULL;

  g_return_if_fail (GLM_IS_ENTITY_PANEL (self));

  position = entity >= 0 ? glm_entity_list_find (self->list, entity, TRUE) : 0;
  item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (item != NULL)
    _glm_entity_panel_focus_item (self, item);
  else
    gtk_widget_grab_focus (self->filter);
}

/**
 * glm_entity_panel_get_focused:
 * @self: a panel
 *
 * Returns: index of the being whose row has the keyboard, -1 when none has
 */
int
glm_entity_panel_get_focused (GlmEntityPanel *self)
{
  GlmEntityItem *item;

  g_return_val_if_fail (GLM_IS_ENTITY_PANEL (self), -1);

  item = _glm_entity_panel_get_focus_item (self);
  return item != NULL && glm_entity_item_get_entity (item) != NULL ? glm_entity_item_get_index (item) : -1;
}

/**
 * glm_entity_panel_scroll_to:
 * @self: a panel
 * @entity: index of a being
 *
 * Brings the being's row into sight, opening the fold it lies in.
 */
void
glm_entity_panel_scroll_to (GlmEntityPanel *self,
                            int             entity)
{
  guint position;

  g_return_if_fail (GLM_IS_ENTITY_PANEL (self));

  position = glm_entity_list_find (self->list, entity, TRUE);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}
