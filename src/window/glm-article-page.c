/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-outline-panel.h"
#include "glm-overview-ribbon.h"

/* The ribbon stands beside the scrollbar, which lies over the text. */
#define RIBBON_MARGIN 10

/* A page may be as narrow as a phone. */
#define MIN_WIDTH 300

/**
 * GlmArticlePage:
 *
 * One tab: an article with its find bar, its sidebar, and what is said about it (progress, errors,
 * the mention one is at). The session holds the state; this file binds the widgets to it.
 * glm-article-page-state.c says how far it is, -entities.c marks people in the text, -find.c finds, -jump.c goes from place to
 * place and says so, -sidebar.c places the sidebar, -actions.c is the table of commands; others are named for what they do.
 *
 * Between events the page keeps: the session's reading position is the view's; what is lit in the
 * view is glm_article_page_dup_lit_ranges(); a jump leaves a step in the history.
 */

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_SIDEBAR_SHOWN,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GlmArticlePage, glm_article_page, GTK_TYPE_WIDGET)

static void
on_document_changed (GlmArticlePage *self)
{
  glm_reading_history_clear (self->history);
  _glm_article_page_stop_speech (self);
  _glm_article_page_hide_card (self);
  _glm_article_page_set_titles (self);
}

static void
on_plan_changed (GlmArticlePage *self)
{
  GlmFirstPage *first_page = glm_session_steal_prepared (self->session);

  if (first_page != NULL)
    glm_article_view_offer_first_page (GLM_ARTICLE_VIEW (self->view), first_page);
  glm_article_view_set_plan (GLM_ARTICLE_VIEW (self->view), glm_session_get_plan (self->session));
  _glm_article_page_light (self);
  _glm_article_page_show_changes (self);
  _glm_article_page_set_titles (self);
}

static void
on_reveal (GlmArticlePage *self,
           guint64         start,
           guint64         end)
{
  GlmRange range = { (gsize) start, (gsize) end };

  /* What is not asked for by a key or a click comes of what is typed in the find bar, and goes on with it. */
  _glm_article_page_jump (self, range, self->series != GLM_SERIES_ALONE ? self->series : GLM_SERIES_MATCHES, TRUE);
}

static void
on_position_restored (GlmArticlePage *self,
                      guint64         position)
{
  glm_article_view_set_reading_position (GLM_ARTICLE_VIEW (self->view), (gsize) position);
}

static void
on_reading_moved (GlmArticlePage *self)
{
  gsize position = glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (self->view));

  glm_session_set_reading_position (self->session, position);
  if (self->outline != NULL)
    glm_outline_panel_set_position (GLM_OUTLINE_PANEL (self->outline), position, glm_article_view_get_visible_range (GLM_ARTICLE_VIEW (self->view)));
  _glm_article_page_show_changes (self);
}

static void
on_zoom_requested (GlmArticlePage *self,
                   int             step)
{
  gtk_widget_activate_action (GTK_WIDGET (self), step > 0 ? "page.zoom-in" : "page.zoom-out", NULL);
}

static void
glm_article_page_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (widget);

  gtk_widget_measure (self->overlay, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

/* While the sidebar has not yet moved over the text, both may want more than there is. */
static void
glm_article_page_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (widget);
  int minimum;

  _glm_article_page_allocate_sidebar (self, width);
  gtk_widget_measure (self->overlay, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->overlay, &(GtkAllocation) { 0, 0, MAX (width, minimum), height }, baseline);
}

static void
glm_article_page_map (GtkWidget *widget)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (widget);

  gtk_widget_set_visible (self->overlay, TRUE);
  GTK_WIDGET_CLASS (glm_article_page_parent_class)->map (widget);
  _glm_article_page_furnish_later (self);
  if (self->later != NULL)
    {
      g_autoptr (GFile) file = g_steal_pointer (&self->later);

      glm_article_page_open (self, file);
    }
}

/* Of a page that is behind others nothing is visible, or GTK looks for the style of all that is in it, whenever another tab is
 * shown: with a hundred tabs that took three times as long as the page that is shown. */
static void
glm_article_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (glm_article_page_parent_class)->unmap (widget);
  gtk_widget_set_visible (GLM_ARTICLE_PAGE (widget)->overlay, FALSE);
}

static gboolean
glm_article_page_grab_focus (GtkWidget *widget)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (widget);

  return gtk_widget_grab_focus (self->view);
}

static void
glm_article_page_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, _glm_article_page_get_sidebar (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
glm_article_page_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (id == PROP_SIDEBAR_SHOWN)
    _glm_article_page_set_sidebar (GLM_ARTICLE_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
glm_article_page_dispose (GObject *object)
{
  GlmArticlePage *self = GLM_ARTICLE_PAGE (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      glm_session_save (self->session);
    }
  if (self->preferences != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->preferences, self);
      glm_article_view_set_describe (GLM_ARTICLE_VIEW (self->view), NULL, NULL);
    }
  _glm_article_page_watch_file (self, NULL);
  _glm_article_page_dispose_speech (self);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_handle_id (&self->toast_id, g_source_remove);
  g_clear_handle_id (&self->return_id, g_source_remove);
  g_clear_handle_id (&self->note_id, g_source_remove);
  _glm_article_page_dispose_sidebar (self);
  g_clear_handle_id (&self->furnish_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_card);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), GLM_TYPE_ARTICLE_PAGE);
  self->sidebar = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->later);
  g_clear_object (&self->session);
  g_clear_object (&self->preferences);
  _glm_article_page_drop_preview (self);
  g_clear_object (&self->page_setup);
  g_clear_object (&self->print_settings);
  g_clear_pointer (&self->history, glm_reading_history_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->pane_before_find, g_free);
  g_clear_pointer (&self->find_later, g_free);
  G_OBJECT_CLASS (glm_article_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, paned);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, overlay);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, states);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, text_overlay);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, progress);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, banner);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, banner_label);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, opening_label);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, error_reason);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, pill);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, pill_revealer);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, pill_label);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, return_revealer);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, toast_revealer);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, toast_label);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, toast_undo);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, toast_everywhere);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, toast_whole);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, sidebar_pages);
  gtk_widget_class_bind_template_child (widget_class, GlmArticlePage, main);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_banner_dismissed",
                                                G_CALLBACK (_glm_article_page_dismiss_banner));
}

static void
glm_article_page_class_init (GlmArticlePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = glm_article_page_dispose;
  object_class->get_property = glm_article_page_get_property;
  object_class->set_property = glm_article_page_set_property;
  widget_class->measure = glm_article_page_measure;
  widget_class->size_allocate = glm_article_page_size_allocate;
  widget_class->map = glm_article_page_map;
  widget_class->unmap = glm_article_page_unmap;
  widget_class->grab_focus = glm_article_page_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                           G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "articlepage");
  bind_template (widget_class);
}

static void
glm_article_page_init (GlmArticlePage *self)
{
  self->hovered = -1;
  self->history = glm_reading_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->view = glm_article_view_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  self->ribbon = glm_overview_ribbon_new (GLM_ARTICLE_VIEW (self->view));
  gtk_widget_set_halign (self->ribbon, GTK_ALIGN_END);
  gtk_widget_set_margin_end (self->ribbon, RIBBON_MARGIN);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->text_overlay), self->ribbon);
}

static void
connect_session (GlmArticlePage *self)
{
  g_signal_connect_swapped (self->session, "notify::state", G_CALLBACK (_glm_article_page_show_state), self);
  g_signal_connect_swapped (self->session, "notify::document", G_CALLBACK (on_document_changed), self);
  g_signal_connect_swapped (self->session, "notify::plan", G_CALLBACK (on_plan_changed), self);
  g_signal_connect_swapped (self->session, "reveal", G_CALLBACK (on_reveal), self);
  g_signal_connect_swapped (self->session, "position-restored", G_CALLBACK (on_position_restored), self);
}

/**
 * glm_article_page_new:
 * @preferences: the reader's choices
 * @session: what it shows; it may be loading an article already
 *
 * Returns: a page
 */
GtkWidget *
glm_article_page_new (GlmPreferences *preferences,
                      GlmSession     *session)
{
  GlmArticlePage *self = g_object_new (GLM_TYPE_ARTICLE_PAGE, NULL);

  self->preferences = g_object_ref (preferences);
  self->session = g_object_ref (session);
  g_object_bind_property (preferences, "overview", self->ribbon, "visible", G_BINDING_SYNC_CREATE);
  connect_session (self);
  g_signal_connect_swapped (self->view, "reading-moved", G_CALLBACK (on_reading_moved), self);
  g_signal_connect_swapped (self->view, "link-activated", G_CALLBACK (_glm_article_page_follow), self);
  g_signal_connect_swapped (self->view, "zoom-requested", G_CALLBACK (on_zoom_requested), self);
  _glm_article_page_install_actions (self);
  _glm_article_page_attach_marks (self);
  _glm_article_page_add_go_to (self);
  _glm_article_page_attach_sidebar (self);
  _glm_article_page_attach_find (self);
  _glm_article_page_attach_entities (self);
  _glm_article_page_attach_style (self);
  _glm_article_page_bind_buttons (self, GTK_WIDGET (self));
  _glm_article_page_update_actions (self);
  if (glm_session_get_document (session) != NULL)
    _glm_article_page_watch_file (self, glm_session_get_file (session));
  return GTK_WIDGET (self);
}

/**
 * glm_article_page_open:
 * @self: a page
 * @file: what to open
 */
void
glm_article_page_open (GlmArticlePage *self,
                       GFile          *file)
{
  g_return_if_fail (GLM_IS_ARTICLE_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  _glm_article_page_watch_file (self, NULL);
  glm_session_open (self->session, file);
}

/**
 * glm_article_page_open_later:
 * @self: a page
 * @file: what to open
 * @title: (nullable): what the article was called when it was last open
 *
 * Opens @file when the page is first shown: of twenty tabs from last time, one is read.
 */
void
glm_article_page_open_later (GlmArticlePage *self,
                             GFile          *file,
                             const char     *title)
{
  g_return_if_fail (GLM_IS_ARTICLE_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));

  g_set_object (&self->later, file);
  gtk_widget_set_visible (self->overlay, FALSE);
  _glm_article_page_set_titles (self);
  if (title != NULL && *title != '\0')
    {
      g_free (self->title);
      self->title = g_strdup (title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
}

/**
 * glm_article_page_get_file:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the file it shows, or will when it is first shown; %NULL for a text that is in none
 */
GFile *
glm_article_page_get_file (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  if (self->later != NULL)
    return g_file_has_uri_scheme (self->later, GLM_LIBRARY_PASTED_SCHEME) ? NULL : self->later;
  return glm_session_get_file (self->session);
}

/**
 * glm_article_page_dup_address:
 * @self: a page
 *
 * Returns: (transfer full) (nullable): by which the article is opened again, another time too; %NULL for a text that is in no
 *   file and not kept either
 */
char *
glm_article_page_dup_address (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  return self->later != NULL ? g_file_get_uri (self->later) : glm_session_dup_address (self->session);
}

/**
 * glm_article_page_open_bytes:
 * @self: a page
 * @bytes: a text that is in no file
 * @name: a name that says by its suffix what format it has
 */
void
glm_article_page_open_bytes (GlmArticlePage *self,
                             GBytes         *bytes,
                             const char     *name)
{
  g_return_if_fail (GLM_IS_ARTICLE_PAGE (self));

  _glm_article_page_watch_file (self, NULL);
  glm_session_open_bytes (self->session, bytes, name);
}

/**
 * glm_article_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): the article it shows
 */
GlmSession *
glm_article_page_get_session (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  return self->session;
}

/**
 * glm_article_page_get_view:
 * @self: a page
 *
 * Returns: (transfer none): the view of the text
 */
GlmArticleView *
glm_article_page_get_view (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  return GLM_ARTICLE_VIEW (self->view);
}

/**
 * glm_article_page_get_panel:
 * @self: a page
 *
 * Returns: (transfer none): the panel of people and institutions
 */
GlmEntityPanel *
glm_article_page_get_panel (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  _glm_article_page_furnish (self);
  return GLM_ENTITY_PANEL (self->panel);
}

/**
 * glm_article_page_get_actions:
 * @self: a page
 *
 * Returns: (transfer none): its commands, for the window's "page" group
 */
GActionGroup *
glm_article_page_get_actions (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * glm_article_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the article's title, else the file's name
 */
const char *
glm_article_page_get_title (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  return self->title;
}

/**
 * glm_article_page_get_subtitle:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): source, date and reading time
 */
const char *
glm_article_page_get_subtitle (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), NULL);

  return self->subtitle;
}

/**
 * glm_article_page_is_ready:
 * @self: a page
 *
 * Returns: %TRUE when nothing that the reader would see is still going on
 */
gboolean
glm_article_page_is_ready (GlmArticlePage *self)
{
  GlmSessionState state;

  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), FALSE);

  state = glm_session_get_state (self->session);
  return state == GLM_SESSION_FAILED ||
         (state == GLM_SESSION_READY && !glm_session_get_entities_running (self->session));
}

/**
 * glm_article_page_get_narrow:
 * @self: a page
 *
 * Returns: %TRUE when the sidebar lies over the text
 */
gboolean
glm_article_page_get_narrow (GlmArticlePage *self)
{
  g_return_val_if_fail (GLM_IS_ARTICLE_PAGE (self), FALSE);

  return self->narrow;
}
