/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "every-surface.h"

#include "glm-about.h"
#include "glm-accelerators.h"
#include "glm-address-window.h"
#include "glm-corrections-window.h"
#include "glm-encoding-window.h"
#include "glm-name-chooser.h"
#include "glm-nothing-found.h"
#include "glm-preferences-window.h"
#include "glm-properties-window.h"
#include "glm-shelf-window.h"
#include "glm-shortcuts-window.h"
#include "glm-style-popover.h"
#include "glm-test-widgets.h"

#include <glib/gstdio.h>
#include <string.h>

#define PHONE 360

const char every_surface_article[] =
  "Xavier Brontosque a inauguré la gare. Yolande Craquelin, directrice du Zorbinat, était là.\n\n"
  "« La gare », a dit Xavier Brontosque, « est ouverte. »\n";

/* Opens the window, @width pixels wide, with people in its list and a note on its first words. */
void
every_surface_open (EverySurface *self,
                    int           width)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (every_surface_article, strlen (every_surface_article));
  GlmSession *session;

  self->shown = g_ptr_array_new ();
  self->preferences = glm_preferences_new ();
  /* Menus show the keys. */
  self->application = gtk_application_new ("org.guillemet.Surfaces", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (self->application), NULL, NULL);
  glm_accelerators_install (self->application);
  self->window = glm_window_new (self->application, self->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 700);
  glm_window_open_bytes (GLM_WINDOW (self->window), bytes, "article.txt");
  gtk_window_present (GTK_WINDOW (self->window));
  self->page = glm_window_get_page (GLM_WINDOW (self->window));
  session = glm_article_page_get_session (self->page);
  glm_test_wait_until (glm_article_page_is_ready (self->page));
  glm_session_correct (session, GLM_CORRECTION_ADD, "Xavier Brontosque", "person");
  glm_test_wait_until (!glm_session_get_entities_running (session));
  glm_session_mark (session, (GlmRange){ 0, 6 }, "Xavier");
  gtk_test_widget_wait_for_draw (self->window);
}

static gboolean
say_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
every_surface_close (EverySurface *self)
{
  gboolean over = FALSE;

  g_timeout_add (700, say_over, &over);
  glm_test_wait_until (over);
  for (guint i = 0; i < self->shown->len; i++)
    gtk_window_destroy (g_ptr_array_index (self->shown, i));
  g_ptr_array_unref (self->shown);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->preferences);
  g_object_unref (self->application);
}

/* A tip that waits to be shown over a window needs it until then. */
static void
put_away (EverySurface *self,
          GtkWidget    *window)
{
  gtk_widget_set_visible (window, FALSE);
  g_ptr_array_add (self->shown, window);
}

/* Shows a window and visits it. */
static void
visit_window (EverySurface      *self,
              GtkWidget         *window,
              const char        *name,
              EverySurfaceVisit  visit,
              gpointer           data)
{
  gtk_window_present (GTK_WINDOW (window));
  glm_test_settle ();
  visit (name, window, data);
  put_away (self, window);
}

static void
visit_popover (EverySurface      *self,
               GtkWidget         *popover,
               const char        *name,
               EverySurfaceVisit  visit,
               gpointer           data)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *window = gtk_window_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  glm_test_settle ();
  visit (name, popover, data);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  put_away (self, window);
}

static void
find_popover (GtkWidget *widget,
              gpointer   data)
{
  GtkWidget **found = data;

  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    *found = widget;
}

/* A popover that a command opens in the window. */
static void
visit_opened (EverySurface      *self,
              const char        *action,
              EverySurfaceVisit  visit,
              gpointer           data)
{
  GtkWidget *popover = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
  for (guint i = 0; popover == NULL && i < 100; i++)
    {
      gtk_test_widget_wait_for_draw (self->window);
      glm_test_settle ();
      glm_test_visit (self->window, find_popover, &popover);
    }
  if (popover == NULL)
    g_error ("%s opens nothing", action);
  visit (action, popover, data);
  gtk_popover_popdown (GTK_POPOVER (popover));
  glm_test_settle ();
}

static void
visit_menu (GtkWidget *widget,
            gpointer   data)
{
  gpointer *closure = data;
  EverySurfaceVisit visit = (EverySurfaceVisit) closure[0];

  /* That of the program is made when it is opened. */
  if (!GTK_IS_MENU_BUTTON (widget) || !gtk_widget_get_mapped (widget) ||
      (!gtk_menu_button_get_primary (GTK_MENU_BUTTON (widget)) && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) == NULL))
    return;
  gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
  glm_test_settle ();
  visit ("menu", GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget))), closure[1]);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
}

/* The menu of the text, where words are selected. */
static void
visit_text_menu (EverySurface      *self,
                 EverySurfaceVisit  visit,
                 gpointer           data)
{
  GlmArticleView *view = glm_article_page_get_view (self->page);
  GtkWidget *popover = NULL;

  glm_article_view_select (view, (GlmRange){ 0, 6 });
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "menu.popup", NULL));
  glm_test_settle ();
  glm_test_visit (GTK_WIDGET (view), find_popover, &popover);
  g_assert_nonnull (popover);
  visit ("menu", popover, data);
  gtk_popover_popdown (GTK_POPOVER (popover));
  glm_test_settle ();
}

/* Nothing was found, though something was nearly, and options are on. */
static void
visit_nothing_found (EverySurface      *self,
                     EverySurfaceVisit  visit,
                     gpointer           data)
{
  GlmSession *session = glm_article_page_get_session (self->page);

  g_object_set (self->preferences, "find-case", TRUE, "find-near", TRUE, NULL);
  g_assert_true (gtk_widget_activate_action (self->window, "page.show-pane", "s", "results"));
  glm_session_set_query (session, "Bronttosque", GLM_QUERY_DEFAULT);
  glm_test_wait_until (glm_session_get_suggestion (session, 0, NULL) != NULL);
  glm_test_wait_until (glm_test_is_said (glm_test_find_widget (self->window, GLM_TYPE_NOTHING_FOUND), "Bronttosque"));
  visit ("nothing found", self->window, data);
  g_object_set (self->preferences, "find-case", FALSE, "find-near", FALSE, NULL);
  glm_session_set_query (session, NULL, GLM_QUERY_DEFAULT);
  glm_test_settle ();
}

static void
visit_panes (EverySurface      *self,
             EverySurfaceVisit  visit,
             gpointer           data)
{
  static const char *const panes[] = { "entities", "results", "outline", "marks" };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    {
      g_assert_true (gtk_widget_activate_action (self->window, "page.show-pane", "s", panes[i]));
      glm_test_settle ();
      gtk_test_widget_wait_for_draw (self->window);
      gtk_test_widget_wait_for_draw (self->window);
      visit (panes[i], self->window, data);
    }
  visit_nothing_found (self, visit, data);
  g_assert_true (gtk_widget_activate_action (self->window, "page.show-pane", "s", panes[0]));
  glm_test_settle ();
  gtk_test_widget_wait_for_draw (self->window);
}

static GtkWidget *
make_failed (EverySurface *self)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/42");
  GtkWidget *window = glm_window_new (NULL, self->preferences, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), PHONE, 640);
  glm_window_open (GLM_WINDOW (window), file);
  gtk_window_present (GTK_WINDOW (window));
  glm_test_wait_until (glm_session_get_state (glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (window)))) == GLM_SESSION_FAILED);
  return window;
}

static void
visit_shelf (EverySurface      *self,
             EverySurfaceVisit  visit,
             gpointer           data)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-surface-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GDir) dir = NULL;
  GlmTypographyOptions typography = glm_preferences_get_typography (self->preferences);
  const char *name;

  visit_window (self, glm_shelf_window_new (GTK_WINDOW (self->window), library, &typography), "shelf", visit, data);
  g_clear_pointer (&library, glm_library_unref);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

static void
visit_windows (EverySurface      *self,
               EverySurfaceVisit  visit,
               gpointer           data)
{
  GlmSession *session = glm_article_page_get_session (self->page);
  GtkWidget *preferences = glm_preferences_window_new (self->preferences);
  GtkWidget *empty = glm_window_new (NULL, self->preferences, NULL);

  gtk_window_set_default_size (GTK_WINDOW (preferences), PHONE, 640);
  gtk_window_set_default_size (GTK_WINDOW (empty), PHONE, 640);
  visit_window (self, preferences, "preferences", visit, data);
  visit_window (self, empty, "empty", visit, data);
  visit_window (self, make_failed (self), "failed", visit, data);
  visit_window (self, glm_properties_window_new (session), "properties", visit, data);
  visit_window (self, glm_corrections_window_new (GTK_WINDOW (self->window), session), "corrections", visit, data);
  visit_window (self, glm_encoding_window_new (GTK_WINDOW (self->window), session), "encoding", visit, data);
  visit_window (self, glm_address_window_new (GTK_WINDOW (self->window), NULL), "address", visit, data);
  visit_window (self, glm_shortcuts_window_new (GTK_WINDOW (self->window)), "shortcuts", visit, data);
  visit_window (self, glm_about_new (), "about", visit, data);
  visit_shelf (self, visit, data);
}

/* Shows all that the program has to show, one after the other. */
void
every_surface_visit (EverySurface      *self,
                     EverySurfaceVisit  visit,
                     gpointer           data)
{
  static const char *const names[] = { "Xavier Brontosque", "Brontosque", NULL };
  gpointer closure[] = { (gpointer) visit, data };

  visit_panes (self, visit, data);
  glm_test_visit (self->window, visit_menu, closure);
  visit_text_menu (self, visit, data);
  visit_opened (self, "page.go-to", visit, data);
  visit_opened (self, "page.add-note", visit, data);
  glm_session_select_entity (glm_article_page_get_session (self->page), 0);
  visit_opened (self, "page.card", visit, data);
  visit_popover (self, glm_style_popover_new (self->preferences), "style", visit, data);
  visit_popover (self, glm_name_chooser_new ("Xavier", names, TRUE), "chooser", visit, data);
  visit_windows (self, visit, data);
}
