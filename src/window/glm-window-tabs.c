/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-window-private.h"

#include <glib/gi18n-lib.h>

/* A tab's title is this wide at most. */
#define TAB_CHARS 24

#define MAX_CLOSED 20

/* The state of a window as a value: size, whether it is maximized, the tab shown, address and title of each. */
#define STATE_TYPE "(iibua(ss))"

/* More tabs than this were not opened by hand. */
#define MAX_RESTORED 200

/*
 * The tabs of a window: how they come, go, come back, and are found again at the next start.
 */

typedef struct
{
  GFile  *file;   /* (nullable): for a text that is in no file */
  GBytes *bytes;  /* (nullable): that text */
  char   *name;   /* (nullable): and the name that it came with */
  int     number; /* where its tab stood */
} Closed;

static void
closed_free (gpointer data)
{
  Closed *closed = data;

  g_clear_object (&closed->file);
  g_clear_pointer (&closed->bytes, g_bytes_unref);
  g_free (closed->name);
  g_free (closed);
}

/*< private >
 * _glm_window_create_for_tab:
 *
 * A tab dragged out of its window gets one of its own.
 *
 * Returns: (transfer none): where the tab goes
 */
GtkNotebook *
_glm_window_create_for_tab (GtkNotebook *notebook,
                            GtkWidget   *page,
                            GlmWindow   *self)
{
  GtkWidget *window = glm_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->preferences,
                                      self->library);

  gtk_window_present (GTK_WINDOW (window));
  return GTK_NOTEBOOK (GLM_WINDOW (window)->notebook);
}

static void
on_tab_close (GtkButton *button,
              GtkWidget *page)
{
  GtkWidget *window = gtk_widget_get_ancestor (page, GLM_TYPE_WINDOW);

  if (window != NULL)
    _glm_window_close_page (GLM_WINDOW (window), page);
}

static void
on_not_kept (GlmSession *session,
             const char *message,
             GtkWidget  *page)
{
  GtkWidget *window = gtk_widget_get_ancestor (page, GLM_TYPE_WINDOW);

  if (window != NULL)
    glm_window_say (GLM_WINDOW (window), message);
}

static GtkWidget *
make_tab_label (GtkWidget *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), TAB_CHARS / 2);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TAB_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_bind_property (page, "title", label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "title", box, "tooltip-text", G_BINDING_SYNC_CREATE);
  gtk_button_set_has_frame (GTK_BUTTON (close), FALSE);
  gtk_widget_set_tooltip_text (close, _("Close (Ctrl+W)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Close"), -1);
  g_signal_connect_object (close, "clicked", G_CALLBACK (on_tab_close), page, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), close);
  return box;
}

/*
 * What GTK 4.8 is given together with a page it never gives back, what it is given afterwards it does: the same empty label comes with
 * every page, and its own takes the place at once.
 */
static void
append_with_label (GtkNotebook *notebook,
                   GtkWidget   *page)
{
  static GtkWidget *empty = NULL;

  if (empty == NULL)
    empty = g_object_ref_sink (gtk_label_new (NULL));
  gtk_notebook_append_page (notebook, page, empty);
  gtk_notebook_set_tab_label (notebook, page, make_tab_label (page));
}

static GtkWidget *
append_page (GlmWindow  *self,
             GlmSession *session)
{
  GtkWidget *page = glm_article_page_new (self->preferences, session);
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);

  append_with_label (notebook, page);
  gtk_notebook_set_tab_reorderable (notebook, page, TRUE);
  gtk_notebook_set_tab_detachable (notebook, page, TRUE);
  g_signal_connect_object (session, "not-kept", G_CALLBACK (on_not_kept), page, 0);
  return page;
}

/*< private >
 * _glm_window_add_page_for:
 *
 * Returns: (transfer none): a new tab, shown
 */
GlmArticlePage *
_glm_window_add_page_for (GlmWindow  *self,
                          GlmSession *session)
{
  GtkWidget *page = append_page (self, session);

  gtk_notebook_set_current_page (GTK_NOTEBOOK (self->notebook), -1);
  return GLM_ARTICLE_PAGE (page);
}

static GlmSession *
new_session (GlmWindow *self)
{
  gboolean keep = glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_KEEP_HISTORY);

  return glm_session_new (keep ? self->library : NULL);
}

/*< private >
 * _glm_window_add_page:
 *
 * Returns: (transfer none): a new tab, shown, without an article
 */
GlmArticlePage *
_glm_window_add_page (GlmWindow *self)
{
  g_autoptr (GlmSession) session = new_session (self);

  return _glm_window_add_page_for (self, session);
}

/*< private >
 * _glm_window_append_later:
 *
 * Returns: (transfer none): a new tab, not shown, whose article is read when it first is
 */
GtkWidget *
_glm_window_append_later (GlmWindow  *self,
                          GFile      *file,
                          const char *title)
{
  g_autoptr (GlmSession) session = new_session (self);
  GtkWidget *page = append_page (self, session);

  glm_article_page_open_later (GLM_ARTICLE_PAGE (page), file, title);
  return page;
}

/*< private >
 * _glm_window_find_tab:
 *
 * Returns: the tab that shows @file already, -1 for none
 */
int
_glm_window_find_tab (GlmWindow *self,
                      GFile     *file)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);

  for (int i = 0; i < gtk_notebook_get_n_pages (notebook); i++)
    {
      g_autofree char *address = glm_article_page_dup_address (GLM_ARTICLE_PAGE (gtk_notebook_get_nth_page (notebook, i)));
      g_autoptr (GFile) shown = address != NULL ? g_file_new_for_uri (address) : NULL;

      if (shown != NULL && g_file_equal (shown, file))
        return i;
    }
  return -1;
}

static void
update_reopen (GlmWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "reopen-tab");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !g_queue_is_empty (&self->closed));
}

static void
keep_closed (GlmWindow *self,
             Closed    *closed)
{
  g_queue_push_head (&self->closed, closed);
  while (g_queue_get_length (&self->closed) > MAX_CLOSED)
    closed_free (g_queue_pop_tail (&self->closed));
  update_reopen (self);
}

/*< private >
 * _glm_window_clear_closed:
 */
void
_glm_window_clear_closed (GlmWindow *self)
{
  g_queue_clear_full (&self->closed, closed_free);
}

/*< private >
 * _glm_window_close_page:
 *
 * Closes a tab; what it showed can be opened again.
 */
void
_glm_window_close_page (GlmWindow *self,
                        GtkWidget *page)
{
  g_autofree char *address = glm_article_page_dup_address (GLM_ARTICLE_PAGE (page));
  int number = gtk_notebook_page_num (GTK_NOTEBOOK (self->notebook), page);
  Closed *closed;

  if (number < 0)
    return;
  closed = g_new0 (Closed, 1);
  closed->number = number;
  closed->bytes = glm_session_dup_bytes (glm_article_page_get_session (GLM_ARTICLE_PAGE (page)), &closed->name);
  if (closed->bytes == NULL && address != NULL)
    closed->file = g_file_new_for_uri (address);
  if (closed->file != NULL || closed->bytes != NULL)
    keep_closed (self, closed);
  else
    closed_free (closed);
  gtk_notebook_remove_page (GTK_NOTEBOOK (self->notebook), number);
}

static void
on_close_tab (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  GlmWindow *self = data;
  GlmArticlePage *page = glm_window_get_page (self);

  if (page != NULL && glm_window_get_n_tabs (self) + g_queue_get_length (&self->coming) > 1)
    _glm_window_close_page (self, GTK_WIDGET (page));
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Where it stood, unless it is open again already. */
static void
on_reopen_tab (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  GlmWindow *self = data;
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);
  Closed *closed = g_queue_pop_head (&self->closed);

  if (closed == NULL)
    return;
  if (closed->file == NULL || _glm_window_find_tab (self, closed->file) < 0)
    {
      if (closed->file != NULL)
        glm_window_open (self, closed->file);
      else
        glm_window_open_bytes (self, closed->bytes, closed->name);
      gtk_notebook_reorder_child (notebook, GTK_WIDGET (glm_window_get_page (self)),
                                  MIN (closed->number, gtk_notebook_get_n_pages (notebook) - 1));
    }
  else
    glm_window_open (self, closed->file);
  closed_free (closed);
  update_reopen (self);
}

static void
turn_tabs (GlmWindow *self,
           int        step)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);
  int n = gtk_notebook_get_n_pages (notebook);

  if (n > 0)
    gtk_notebook_set_current_page (notebook, (gtk_notebook_get_current_page (notebook) + step + n) % n);
}

static void
on_next_tab (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  turn_tabs (data, 1);
}

static void
on_previous_tab (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  turn_tabs (data, -1);
}

/* The tabs are counted from 1; 9 is the last, as in browsers. */
static void
on_show_tab (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  GlmWindow *self = data;
  int number = g_variant_get_int32 (parameter);
  int n = (int) glm_window_get_n_tabs (self);

  if (number == 9 && n > 0)
    number = n;
  if (number >= 1 && number <= n)
    gtk_notebook_set_current_page (GTK_NOTEBOOK (self->notebook), number - 1);
}

/* A tab that is dragged with the mouse can be moved with the keyboard too. */
static void
move_tab (GlmWindow *self,
          int        step)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (self->notebook);
  GlmArticlePage *page = glm_window_get_page (self);
  int n = gtk_notebook_get_n_pages (notebook);

  if (page != NULL)
    gtk_notebook_reorder_child (notebook, GTK_WIDGET (page),
                                CLAMP (gtk_notebook_get_current_page (notebook) + step, 0, n - 1));
}

static void
on_move_tab_right (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  move_tab (data, 1);
}

static void
on_move_tab_left (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  move_tab (data, -1);
}

static const GActionEntry entries[] = {
  { .name = "close-tab", .activate = on_close_tab },
  { .name = "reopen-tab", .activate = on_reopen_tab },
  { .name = "next-tab", .activate = on_next_tab },
  { .name = "previous-tab", .activate = on_previous_tab },
  { .name = "show-tab", .activate = on_show_tab, .parameter_type = "i" },
  { .name = "move-tab-right", .activate = on_move_tab_right },
  { .name = "move-tab-left", .activate = on_move_tab_left },
};

/*< private >
 * _glm_window_attach_tabs:
 *
 * The "win." commands that are about tabs.
 */
void
_glm_window_attach_tabs (GlmWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  update_reopen (self);
}

/**
 * glm_window_dup_state:
 * @self: a window
 *
 * Returns: (transfer full): its size and its tabs, of the type that glm_window_get_state_type() says; a text that is in no
 *   file is among them where the library keeps it
 */
GVariant *
glm_window_dup_state (GlmWindow *self)
{
  GtkNotebook *notebook;
  GVariantBuilder tabs;
  guint current = 0;
  guint n = 0;
  int width;
  int height;

  g_return_val_if_fail (GLM_IS_WINDOW (self), NULL);

  notebook = GTK_NOTEBOOK (self->notebook);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_variant_builder_init (&tabs, G_VARIANT_TYPE ("a(ss)"));
  for (int i = 0; i < gtk_notebook_get_n_pages (notebook) && n < MAX_RESTORED; i++)
    {
      GlmArticlePage *page = GLM_ARTICLE_PAGE (gtk_notebook_get_nth_page (notebook, i));
      const char *title = glm_article_page_get_title (page);
      g_autofree char *uri = glm_article_page_dup_address (page);

      if (GTK_WIDGET (page) == self->anchor)
        n += _glm_window_describe_coming (self, &tabs, TRUE);
      if (uri == NULL)
        continue;
      if (i == gtk_notebook_get_current_page (notebook))
        current = n;
      g_variant_builder_add (&tabs, "(ss)", uri, title != NULL ? title : "");
      n++;
    }
  _glm_window_describe_coming (self, &tabs, FALSE);
  return g_variant_ref_sink (g_variant_new (STATE_TYPE, width, height, gtk_window_is_maximized (GTK_WINDOW (self)),
                                            current, &tabs));
}

/**
 * glm_window_get_state_type:
 *
 * Returns: (transfer none): the type of what glm_window_dup_state() returns
 */
const GVariantType *
glm_window_get_state_type (void)
{
  return G_VARIANT_TYPE (STATE_TYPE);
}

/**
 * glm_window_restore_state:
 * @self: a window without tabs, not shown yet
 * @state: what glm_window_dup_state() returned; of another process, so any value of its type is taken
 *
 * Gives the window the size and the tabs of @state. An article is read when its tab is first shown.
 */
void
glm_window_restore_state (GlmWindow *self,
                          GVariant  *state)
{
  g_autoptr (GVariantIter) tabs = NULL;
  const char *uri;
  const char *title;
  gboolean maximized;
  guint current;
  guint n_tabs;
  int width;
  int height;

  g_return_if_fail (GLM_IS_WINDOW (self));
  g_return_if_fail (g_variant_is_of_type (state, glm_window_get_state_type ()));

  g_variant_get (state, STATE_TYPE, &width, &height, &maximized, &current, &tabs);
  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  n_tabs = (guint) MIN (g_variant_iter_n_children (tabs), MAX_RESTORED);
  current = MIN (current, MAX (n_tabs, 1) - 1);
  for (guint i = 0; i < n_tabs && g_variant_iter_next (tabs, "(&s&s)", &uri, &title); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      if (i != current)
        _glm_window_add_coming (self, file, title, i < current);
      else
        g_set_weak_pointer (&self->anchor, _glm_window_append_later (self, file, title));
    }
}

/**
 * glm_window_offer_state:
 * @self: a window
 * @state: what glm_window_dup_state() returned
 *
 * The articles of @state can be opened as if they had been closed in this window.
 */
void
glm_window_offer_state (GlmWindow *self,
                        GVariant  *state)
{
  g_autoptr (GVariant) tabs = NULL;

  g_return_if_fail (GLM_IS_WINDOW (self));
  g_return_if_fail (g_variant_is_of_type (state, glm_window_get_state_type ()));

  tabs = g_variant_get_child_value (state, 4);
  for (gsize i = g_variant_n_children (tabs); i > 0; i--)
    {
      g_autoptr (GFile) file = NULL;
      const char *uri;

      g_variant_get_child (tabs, i - 1, "(&s&s)", &uri, NULL);
      file = g_file_new_for_uri (uri);
      if (_glm_window_find_tab (self, file) < 0)
        {
          Closed *closed = g_new0 (Closed, 1);

          closed->file = g_object_ref (file);
          closed->number = (int) MIN (i - 1, MAX_RESTORED);
          keep_closed (self, closed);
        }
    }
}

/**
 * glm_window_forget:
 * @self: a window
 *
 * Forgets what was closed in it, and shows what the library still knows, if anything.
 */
void
glm_window_forget (GlmWindow *self)
{
  g_return_if_fail (GLM_IS_WINDOW (self));

  for (guint i = 0; i < glm_window_get_n_tabs (self); i++)
    glm_session_forget_address (glm_article_page_get_session (
      GLM_ARTICLE_PAGE (gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->notebook), (int) i))));
  _glm_window_clear_closed (self);
  update_reopen (self);
  _glm_window_load_recent (self);
}
