/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-window-private.h"
#include "glm-primary-menu.h"
#include "glm-style-popover.h"
#include "glm-welcome.h"

#include <glib/gi18n-lib.h>

/**
 * GlmWindow:
 *
 * A window of articles in tabs. It knows which page is shown and lends the page's commands to the
 * header bar as "page."; all else is the page's affair.
 */

enum
{
  TABS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmWindow, glm_window, GTK_TYPE_APPLICATION_WINDOW)

/* The header bar says what the shown page is; the window's name ends with the application's. */
static void
update_titles (GlmWindow *self)
{
  GlmArticlePage *page = glm_window_get_page (self);
  const char *title = page != NULL ? glm_article_page_get_title (page) : NULL;
  const char *subtitle = page != NULL ? glm_article_page_get_subtitle (page) : NULL;
  g_autofree char *name = NULL;

  if (!self->drawn && gtk_widget_get_realized (GTK_WIDGET (self)) && page != NULL)
    {
      /* What the window is called is said to the desktop once, after it was drawn. */
      gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : _("Guillemet"));
      gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
      gtk_widget_set_visible (self->subtitle, subtitle != NULL);
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->title), title != NULL ? title : _("Guillemet"));
  gtk_widget_set_tooltip_text (self->title, title);
  gtk_label_set_text (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL);
  if (title != NULL)
    /* Translators: the name of the window: the article's title, then the application. */
    name = g_strdup_printf (_("%s – Guillemet"), title);
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : _("Guillemet"));
}

/* Before it is on screen a window goes by the size it will have, so that it can get that small. */
static gboolean
is_narrow (GlmWindow      *self,
           GlmArticlePage *page)
{
  int width;
  int height;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    return page != NULL && glm_article_page_get_narrow (page);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  return width > 0 && width < GLM_ARTICLE_PAGE_NARROW_BELOW;
}

/* Without an article the header bar has only Open and the menu. A narrow one has no room for what
 * the menu and the keys offer as well. */
static void
update_state (GlmWindow *self)
{
  GlmArticlePage *page = glm_window_get_page (self);
  gboolean any = page != NULL;
  gboolean narrow = is_narrow (self, page);
  GActionGroup *actions = any ? g_object_ref (glm_article_page_get_actions (page)) : _glm_window_new_empty_actions (self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", actions);
  g_object_unref (actions);
  if (!any && self->welcome == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->welcome = g_object_new (GLM_TYPE_WELCOME, NULL);
      gtk_stack_add_named (GTK_STACK (self->states), self->welcome, "welcome");
    }
  if (any || self->welcome != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->states), any ? "articles" : "welcome");
  gtk_notebook_set_show_tabs (GTK_NOTEBOOK (self->notebook), glm_window_get_n_tabs (self) > 1);
  gtk_header_bar_set_decoration_layout (GTK_HEADER_BAR (self->header_bar), narrow ? ":close" : NULL);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_set_visible (self->back_button, any && !narrow);
  gtk_widget_set_visible (self->find_button, any && !narrow);
  gtk_widget_set_visible (self->style_button, any);
  gtk_widget_set_visible (self->sidebar_button, any);
  update_titles (self);
  if (!any && self->welcome != NULL)
    _glm_window_load_recent (self);
}

/* Tabs, their order or what they show: what one would want to find again. */
static void
say_tabs_changed (GlmWindow *self)
{
  if (self->notebook != NULL)
    g_signal_emit (self, signals[TABS_CHANGED], 0);
}

static void
on_title_changed (GlmWindow *self)
{
  update_titles (self);
  say_tabs_changed (self);
}

static void
on_page_switched (GtkNotebook *notebook,
                  GtkWidget   *page,
                  guint        number,
                  GlmWindow   *self)
{
  update_state (self);
  say_tabs_changed (self);
}

static void
on_banner_dismissed (GlmWindow *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->banner), FALSE);
  gtk_widget_set_visible (self->banner, FALSE);
}

/**
 * glm_window_say:
 * @self: a window
 * @message: one or two sentences
 *
 * Says above whatever is shown what went wrong, until the reader dismisses it.
 */
void
glm_window_say (GlmWindow  *self,
                const char *message)
{
  g_return_if_fail (GLM_IS_WINDOW (self));

  gtk_label_set_text (GTK_LABEL (self->banner_label), message);
#if GTK_CHECK_VERSION (4, 14, 0)
  /* Not from the window itself: GTK's own backend for tests has nothing to announce a window with. */
  gtk_accessible_announce (GTK_ACCESSIBLE (self->banner_label), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
  gtk_widget_set_visible (self->banner, TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->banner), TRUE);
}

static void
on_page_added (GtkNotebook *notebook,
               GtkWidget   *page,
               guint        number,
               GlmWindow   *self)
{
  g_signal_connect_object (page, "notify::title", G_CALLBACK (on_title_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::subtitle", G_CALLBACK (update_titles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::narrow", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);
  say_tabs_changed (self);
}

static void
on_page_removed (GtkNotebook *notebook,
                 GtkWidget   *page,
                 guint        number,
                 GlmWindow   *self)
{
  g_signal_handlers_disconnect_by_func (page, on_title_changed, self);
  g_signal_handlers_disconnect_by_func (page, update_titles, self);
  g_signal_handlers_disconnect_by_func (page, update_state, self);
  update_state (self);
  say_tabs_changed (self);
}

/* The theme is the application's; paper and ink of sepia are the window's. */
static void
update_theme (GlmWindow *self)
{
  if (g_strcmp0 (glm_preferences_get_string (self->preferences, GLM_PREFERENCE_THEME), "sepia") == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sepia");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sepia");
}

static void
make_style_popover (GtkMenuButton *button,
                    gpointer       data)
{
  GlmWindow *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, glm_style_popover_new (self->preferences));
}

static gboolean
glm_window_close_request (GtkWindow *window)
{
  GlmWindow *self = GLM_WINDOW (window);
  gboolean maximized = gtk_window_is_maximized (window);
  int width;
  int height;

  for (int i = 0; i < gtk_notebook_get_n_pages (GTK_NOTEBOOK (self->notebook)); i++)
    glm_session_save (glm_article_page_get_session (
      GLM_ARTICLE_PAGE (gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->notebook), i))));
  gtk_window_get_default_size (window, &width, &height);
  g_object_set (self->preferences, "window-maximized", maximized, NULL);
  if (!maximized && !gtk_window_is_fullscreen (window) && width > 0 && height > 0)
    g_object_set (self->preferences, "window-width", width, "window-height", height, NULL);
  return GTK_WINDOW_CLASS (glm_window_parent_class)->close_request (window);
}

static void
set_tooltips (GlmWindow *self)
{
  gtk_widget_set_tooltip_text (self->open_button, _("Open (Ctrl+O)"));
  gtk_widget_set_tooltip_text (self->recent_button, _("Recent Articles"));
  gtk_widget_set_tooltip_text (self->back_button, _("Back to Where You Were (Alt+Left)"));
  gtk_widget_set_tooltip_text (self->menu_button, _("Main Menu (F10)"));
  gtk_widget_set_tooltip_text (self->sidebar_button, _("Sidebar (F9)"));
  gtk_widget_set_tooltip_text (self->style_button, _("Style of the Text (Shift+Ctrl+Y)"));
  gtk_widget_set_tooltip_text (self->find_button, _("Find in the Text (Ctrl+F)"));
}

/* What nobody waits for: for each tooltip GTK asks the display where the pointer is, and it draws the icon of the window, which
 * lists of windows show, in all its sizes. */
static gboolean
finish (gpointer data)
{
  GlmWindow *self = data;

  if (self->notebook == NULL)
    return G_SOURCE_REMOVE;
  self->drawn = TRUE;
  update_titles (self);
  set_tooltips (self);
  gtk_window_set_icon_name (GTK_WINDOW (self), APP_ID);
  if (self->welcome == NULL)
    _glm_window_load_recent (self);
  return G_SOURCE_REMOVE;
}

static void
on_first_frame (GdkFrameClock *clock,
                gpointer       data)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_frame, data);
  gdk_display_flush (gtk_widget_get_display (data));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, finish, g_object_ref (data), g_object_unref);
}

static void
glm_window_map (GtkWidget *widget)
{
  GlmWindow *self = GLM_WINDOW (widget);

  GTK_WIDGET_CLASS (glm_window_parent_class)->map (widget);
  if (!self->drawn)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_first_frame), widget, 0);
  if (self->welcome == NULL && glm_window_get_page (self) == NULL)
    update_state (self);
}

static void
glm_window_dispose (GObject *object)
{
  GlmWindow *self = GLM_WINDOW (object);

  if (self->notebook != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->notebook, self);
      gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
    }
  /* The window takes its children down itself: the header bar is its title bar. */
  self->notebook = NULL;
  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_in_page);
  _glm_window_clear_closed (self);
  _glm_window_clear_coming (self);
  g_clear_object (&self->recent_menu);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->library, glm_library_unref);
  G_OBJECT_CLASS (glm_window_parent_class)->dispose (object);
}

static void
glm_window_class_init (GlmWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = glm_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = glm_window_close_request;
  widget_class->map = glm_window_map;

  signals[TABS_CHANGED] = g_signal_new ("tabs-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/guillemet/Guillemet/window/glm-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, title);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, recent_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, style_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, states);
  gtk_widget_class_bind_template_child (widget_class, GlmWindow, notebook);
  gtk_widget_class_bind_template_callback (widget_class, on_banner_dismissed);
  gtk_widget_class_bind_template_callback (widget_class, on_page_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_page_added);
  gtk_widget_class_bind_template_callback (widget_class, on_page_removed);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_page_reordered", G_CALLBACK (say_tabs_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_create_window", G_CALLBACK (_glm_window_create_for_tab));
}

static void
glm_window_init (GlmWindow *self)
{
  g_queue_init (&self->closed);
  g_queue_init (&self->coming);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::default-width", G_CALLBACK (say_tabs_changed), NULL);
  g_signal_connect (self, "notify::default-height", G_CALLBACK (say_tabs_changed), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (say_tabs_changed), NULL);
}

/**
 * glm_window_new:
 * @application: what it belongs to
 * @preferences: the reader's choices
 * @library: (nullable): where places and corrections are kept
 *
 * Returns: a window without an article
 */
GtkWidget *
glm_window_new (GtkApplication *application,
                GlmPreferences *preferences,
                GlmLibrary     *library)
{
  GlmWindow *self = g_object_new (GLM_TYPE_WINDOW, "application", application, NULL);

  self->preferences = g_object_ref (preferences);
  self->library = library != NULL ? glm_library_ref (library) : NULL;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               glm_preferences_get_int (preferences, GLM_PREFERENCE_WINDOW_WIDTH),
                               glm_preferences_get_int (preferences, GLM_PREFERENCE_WINDOW_HEIGHT));
  if (glm_preferences_get_boolean (preferences, GLM_PREFERENCE_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  glm_primary_menu_attach (GTK_MENU_BUTTON (self->menu_button), self->primary_menu, preferences);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->style_button), make_style_popover, self, NULL);
  g_signal_connect_object (preferences, "notify::theme", G_CALLBACK (update_theme), self, G_CONNECT_SWAPPED);
  _glm_window_install_actions (self);
  _glm_window_attach_open (self);
  _glm_window_attach_tabs (self);
  _glm_window_attach_focus (self);
  update_theme (self);
  update_state (self);
  return GTK_WIDGET (self);
}

/**
 * glm_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
GlmArticlePage *
glm_window_get_page (GlmWindow *self)
{
  GtkNotebook *notebook;
  int number;

  g_return_val_if_fail (GLM_IS_WINDOW (self), NULL);

  notebook = GTK_NOTEBOOK (self->notebook);
  number = gtk_notebook_get_current_page (notebook);
  return number >= 0 ? GLM_ARTICLE_PAGE (gtk_notebook_get_nth_page (notebook, number)) : NULL;
}

/**
 * glm_window_get_n_tabs:
 * @self: a window
 *
 * Returns: how many articles are open
 */
guint
glm_window_get_n_tabs (GlmWindow *self)
{
  g_return_val_if_fail (GLM_IS_WINDOW (self), 0);

  return (guint) gtk_notebook_get_n_pages (GTK_NOTEBOOK (self->notebook));
}

/**
 * glm_window_open_session:
 * @self: a window
 * @session: an article that is being opened
 *
 * Shows @session in a tab. At start the article is read while the window is built.
 */
void
glm_window_open_session (GlmWindow  *self,
                         GlmSession *session)
{
  g_return_if_fail (GLM_IS_WINDOW (self));

  gtk_widget_grab_focus (GTK_WIDGET (_glm_window_add_page_for (self, session)));
}

/**
 * glm_window_open:
 * @self: a window
 * @file: what to open
 *
 * Opens @file in a tab of its own; shows its tab when it is open already.
 */
void
glm_window_open (GlmWindow *self,
                 GFile     *file)
{
  GlmArticlePage *page;
  int tab;

  g_return_if_fail (GLM_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  tab = _glm_window_find_tab (self, file);
  if (tab >= 0)
    {
      gtk_notebook_set_current_page (GTK_NOTEBOOK (self->notebook), tab);
      return;
    }
  page = _glm_window_add_page (self);
  glm_article_page_open (page, file);
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

/**
 * glm_window_open_bytes:
 * @self: a window
 * @bytes: a text that is in no file
 * @name: a name that says by its suffix what format it has
 */
void
glm_window_open_bytes (GlmWindow  *self,
                       GBytes     *bytes,
                       const char *name)
{
  GlmArticlePage *page;

  g_return_if_fail (GLM_IS_WINDOW (self));

  page = _glm_window_add_page (self);
  glm_article_page_open_bytes (page, bytes, name);
  gtk_widget_grab_focus (GTK_WIDGET (page));
}
