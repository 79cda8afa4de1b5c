/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-application.h"

#include "glm-about.h"
#include "glm-accelerators.h"
#include "glm-capture.h"
#include "glm-data-dir.h"
#include "glm-desktop-settings.h"
#include "glm-display-setup.h"
#include "glm-importer.h"
#include "glm-keeping.h"
#include "glm-open-windows.h"
#include "glm-panels.h"
#include "glm-preferences.h"
#include "glm-preferences-window.h"
#include "glm-recent-searches.h"
#include "glm-saving.h"
#include "glm-search-provider.h"
#include "glm-window.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MAX_WAIT_AT_END (10 * G_TIME_SPAN_SECOND)

/**
 * GlmApplication:
 *
 * One instance for a session: files that are given to a second one open as tabs of the first. It owns
 * what all windows share (choices, library, colours) and the keys of the commands.
 */
struct _GlmApplication
{
  GtkApplication  parent_instance;

  GlmPreferences *preferences;
  GlmLibrary     *library;
  GlmDesktopSettings *desktop_settings;
  GtkWindow      *preferences_window; /* weak */
  GlmCapture     *capture;
  GlmOpenWindows *open_windows; /* (nullable): a program that only takes a picture remembers nothing */
  GlmSearchProvider *search_provider; /* (nullable): there is no session bus */
  char          **arguments; /* (nullable): what was said on the command line, until the program has started */
  GlmSession     *early; /* (nullable): the article that is read while GTK starts */
  char           *to_say; /* (nullable): what went wrong before there was a window */
  int             width;
  int             height;
  gboolean        fontless;
  gboolean        has_keys;
};

G_DEFINE_FINAL_TYPE (GlmApplication, glm_application, GTK_TYPE_APPLICATION)

/* The keys of the commands are there before any key can be pressed on what was just drawn: in the same breath, but after
 * the picture is on its way. */
static void
on_first_frame (GdkFrameClock  *clock,
                GlmApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, on_first_frame, self);
  if (self->has_keys)
    return;
  self->has_keys = TRUE;
  gdk_display_flush (gdk_display_get_default ());
  glm_accelerators_install (GTK_APPLICATION (self));
}

static void
on_map (GtkWidget      *window,
        GlmApplication *self)
{
  g_signal_handlers_disconnect_by_func (window, on_map, self);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_first_frame), self, 0);
}

static GlmWindow *
add_window (GlmApplication *self)
{
  GtkWidget *window = glm_window_new (GTK_APPLICATION (self), self->preferences, self->library);

  if (!self->has_keys)
    g_signal_connect_object (window, "map", G_CALLBACK (on_map), self, G_CONNECT_AFTER);
  if (self->width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), self->width, self->height);
  if (self->capture != NULL)
    glm_capture_watch (self->capture, GLM_WINDOW (window));
  if (self->to_say != NULL)
    glm_window_say (GLM_WINDOW (window), self->to_say);
  g_clear_pointer (&self->to_say, g_free);
  return GLM_WINDOW (window);
}

static GlmWindow *
get_window (GlmApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  return GLM_IS_WINDOW (active) ? GLM_WINDOW (active) : add_window (self);
}

static void
on_new_window (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  gtk_window_present (GTK_WINDOW (add_window (data)));
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GlmApplication *self = data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  if (self->open_windows != NULL)
    glm_open_windows_finish (self->open_windows);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  GtkWidget *about = glm_about_new ();

  gtk_window_set_transient_for (GTK_WINDOW (about), gtk_application_get_active_window (GTK_APPLICATION (data)));
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
}

/* The guide is an article like others, in the reader's language where there is one. */
static void
on_help (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  const char *const *languages = g_get_language_names ();
  gboolean french = languages[0] != NULL && g_str_has_prefix (languages[0], "fr");
  g_autofree char *path = glm_data_path (french ? "help/guide.fr.md" : "help/guide.md");
  g_autoptr (GFile) guide = g_file_new_for_path (path);
  GlmWindow *window = get_window (data);

  glm_window_open (window, guide);
  /* Nobody looks for people in it. */
  if (!glm_article_page_get_narrow (glm_window_get_page (window)))
    gtk_widget_activate_action (GTK_WIDGET (window), "page.show-pane", "s", "outline");
  gtk_window_present (GTK_WINDOW (window));
}

/* One window of preferences, over whichever article asked last. It is no window of the application, which would stay
 * for it. */
static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GlmApplication *self = data;
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->preferences_window == NULL)
    {
      g_set_weak_pointer (&self->preferences_window, GTK_WINDOW (glm_preferences_window_new (self->preferences)));
      gtk_window_set_destroy_with_parent (self->preferences_window, TRUE);
      gtk_widget_insert_action_group (GTK_WIDGET (self->preferences_window), "app", G_ACTION_GROUP (self));
    }
  if (active != NULL)
    gtk_window_set_transient_for (self->preferences_window, active);
  gtk_window_present (self->preferences_window);
}

/* Says in the window that the reader sees what went wrong. */
static void
say (GlmApplication *self,
     const char     *message)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  g_message ("%s", message);
  if (GLM_IS_WINDOW (active))
    glm_window_say (GLM_WINDOW (active), message);
}

/* In the thread that keeps what the reader does, after all that is still to be kept. */
static gboolean
clear_library (GlmLibrary *library,
               gpointer    data,
               GError    **error)
{
  return glm_library_clear (library, error);
}

static void
on_library_cleared (GObject    *owner,
                    const char *message)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (owner));

  if (message != NULL)
    say (GLM_APPLICATION (owner), _("The history could not be cleared: the disk or another program did not let it. Try again in a moment."));
  for (GList *l = windows; l != NULL; l = l->next)
    if (GLM_IS_WINDOW (l->data))
      glm_window_forget (l->data);
}

static void
on_forget (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  GlmApplication *self = data;

  if (self->open_windows != NULL)
    glm_open_windows_forget (self->open_windows);
  glm_recent_searches_clear (self->preferences);
  if (self->library != NULL)
    glm_keeping_push (self->library, clear_library, NULL, NULL, G_OBJECT (self), on_library_cleared);
}

static const GActionEntry entries[] = {
  { .name = "new-window", .activate = on_new_window },
  { .name = "preferences", .activate = on_preferences },
  { .name = "help", .activate = on_help },
  { .name = "forget", .activate = on_forget },
  { .name = "quit", .activate = on_quit },
  { .name = "about", .activate = on_about },
};

/* Without a library nothing is remembered; an article can be read all the same. */
static void
open_library (GlmApplication *self)
{
  g_autofree char *path = glm_library_dup_default_path ();
  g_autoptr (GError) error = NULL;

  self->library = glm_library_open (path, &error);
  if (error != NULL)
    {
      g_message ("%s", error->message);
      self->to_say = g_strdup (error->message);
    }
}

/* The desktop finds what was read, unless the reader wants nothing remembered. */
static void
offer_library (GlmApplication *self)
{
  gboolean keep = glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_KEEP_HISTORY);

  if (self->search_provider != NULL)
    glm_search_provider_set_library (self->search_provider, keep ? self->library : NULL);
}

/* No window is left to say it in; what the reader wanted saved is not lost without a word. */
static void
say_in_new_window (const char *sentence,
                   gpointer    data)
{
  GlmApplication *self = data;

  g_free (self->to_say);
  self->to_say = g_strdup (sentence);
  gtk_window_present (GTK_WINDOW (add_window (self)));
}

/* An article that is read, and its first page set, before there is a window to show it. */
static GlmSession *
open_early (GlmApplication *self,
            GFile          *file)
{
  gboolean keep = glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_KEEP_HISTORY);
  int width = self->width > 0 ? self->width : glm_preferences_get_int (self->preferences, GLM_PREFERENCE_WINDOW_WIDTH);
  int height = self->width > 0 ? self->height : glm_preferences_get_int (self->preferences, GLM_PREFERENCE_WINDOW_HEIGHT);
  GlmSession *session = glm_session_new (keep ? self->library : NULL);

  glm_article_page_prepare (self->preferences, session, width, height);
  glm_session_open (session, file);
  return session;
}

/* The first file of the command line is read while GTK reads its theme. Which it is will be said again, by then for
 * certain. */
static void
start_early (GlmApplication *self)
{
  g_auto (GStrv) arguments = g_steal_pointer (&self->arguments);

  for (guint i = 1; arguments != NULL && arguments[0] != NULL && arguments[i] != NULL && self->early == NULL; i++)
    if (g_str_equal (arguments[i], "--size") || g_str_equal (arguments[i], "--screenshot"))
      i += arguments[i + 1] != NULL;
    else if (arguments[i][0] != '-')
      {
        g_autoptr (GFile) file = glm_import_file_for_argument (arguments[i]);

        self->early = open_early (self, file);
      }
}

static void
glm_application_startup (GApplication *application)
{
  GlmApplication *self = GLM_APPLICATION (application);

  /* GTK looks for the application's resources when it starts. */
  glm_panels_init ();
  if (self->preferences == NULL)
    self->preferences = glm_preferences_new ();
  open_library (self);
  start_early (self);
  glm_display_open ();
  G_APPLICATION_CLASS (glm_application_parent_class)->startup (application);
  if (gdk_display_get_default () != NULL)
    glm_panels_add_style (gdk_display_get_default ());
  self->desktop_settings = glm_desktop_settings_new (self->preferences, gtk_settings_get_default ());
  if (self->capture == NULL)
    self->open_windows = glm_open_windows_new (GTK_APPLICATION (self), self->preferences);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  offer_library (self);
  glm_saving_set_last_resort (say_in_new_window, self);
  g_signal_connect_object (self->preferences, "notify::keep-history", G_CALLBACK (offer_library), self, G_CONNECT_SWAPPED);
}

static void
glm_application_shutdown (GApplication *application)
{
  GlmApplication *self = GLM_APPLICATION (application);

  glm_saving_set_last_resort (NULL, NULL);
  g_clear_object (&self->early);
  g_clear_weak_pointer (&self->preferences_window);
  g_clear_pointer (&self->open_windows, glm_open_windows_free);
  g_clear_object (&self->desktop_settings);
  G_APPLICATION_CLASS (glm_application_parent_class)->shutdown (application);
  /* What was done last is kept, unless the disk hangs. */
  glm_keeping_finish (MAX_WAIT_AT_END);
  g_clear_pointer (&self->to_say, g_free);
  g_clear_pointer (&self->library, glm_library_unref);
  g_clear_object (&self->preferences);
}

/* Not earlier: while GTK reads its theme, another thread gathers the fonts. */
static gboolean
has_fonts (GlmApplication *self)
{
  self->fontless = !glm_display_has_fonts ();
  if (self->fontless)
    g_printerr ("%s\n", _("No font is installed, so that no text can be shown. Install one, such as Linux Libertine."));
  return !self->fontless;
}

static GlmWindow *
make_window (gpointer data)
{
  return add_window (data);
}

static void
glm_application_activate (GApplication *application)
{
  GlmApplication *self = GLM_APPLICATION (application);

  if (!has_fonts (self))
    return;
  if (gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL && self->open_windows != NULL &&
      glm_open_windows_restore (self->open_windows, make_window, self))
    return;
  gtk_window_present (GTK_WINDOW (get_window (self)));
}

static void
glm_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  GlmApplication *self = GLM_APPLICATION (application);
  g_autoptr (GlmSession) early = g_steal_pointer (&self->early);
  GlmWindow *window;
  int i = 0;

  if (!has_fonts (self))
    return;
  if (early != NULL && (glm_session_get_file (early) == NULL || !g_file_equal (glm_session_get_file (early), files[0])))
    g_clear_object (&early);
  if (early == NULL && gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL)
    early = open_early (self, files[0]);
  window = get_window (self);
  if (early != NULL)
    {
      glm_window_open_session (window, early);
      i = 1;
    }
  glm_window_open_many (window, files + i, (gsize) (n_files - i));
  if (self->open_windows != NULL)
    glm_open_windows_offer (self->open_windows, window);
  gtk_window_present (GTK_WINDOW (window));
}

/* GIO would take the file "Entretien: la suite.html" for an address. */
static void
tell_from_addresses (char **arguments)
{
  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    if (arguments[i][0] != '-' && g_uri_peek_scheme (arguments[i]) != NULL && g_file_test (arguments[i], G_FILE_TEST_EXISTS))
      {
        char *path = g_strconcat ("./", arguments[i], NULL);

        g_free (arguments[i]);
        arguments[i] = path;
      }
}

static gboolean
glm_application_local_command_line (GApplication *application,
                                    char       ***arguments,
                                    int          *exit_status)
{
  GlmApplication *self = GLM_APPLICATION (application);

  tell_from_addresses (*arguments);
  g_strfreev (self->arguments);
  self->arguments = g_strdupv (*arguments);
  return G_APPLICATION_CLASS (glm_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static int
glm_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  GlmApplication *self = GLM_APPLICATION (application);
  const char *screenshot = NULL;
  const char *size = NULL;
  gboolean print_sidebar = FALSE;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("guillemet %s\n", PACKAGE_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "size", "&s", &size) &&
      (sscanf (size, "%dx%d", &self->width, &self->height) != 2 || self->width < 1 || self->height < 1))
    {
      g_printerr ("%s\n", _("The size is given as WIDTHxHEIGHT, in pixels"));
      return 2;
    }
  /* Fonts and the session bus come by threads of their own; GTK asks for both later, and would wait then. */
  glm_display_gather_fonts ();
  g_bus_get (G_BUS_TYPE_SESSION, NULL, NULL, NULL);
  self->preferences = glm_preferences_new ();
  g_variant_dict_lookup (options, "screenshot", "^&ay", &screenshot);
  g_variant_dict_lookup (options, "print-sidebar", "b", &print_sidebar);
  if (screenshot != NULL || print_sidebar)
    {
      /* A picture is of this process's window, not of one that runs already. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
      self->capture = glm_capture_new (application, screenshot, print_sidebar);
    }
  return -1;
}

static const GOptionEntry options[] = {
  { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Write a picture of the window as PNG when all is shown, then quit"), N_("FILE") },
  { "print-sidebar", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the list of people and institutions, then quit"), NULL },
  { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Size of the window in pixels"), N_("WIDTHxHEIGHT") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
  { NULL },
};

static gboolean
glm_application_dbus_register (GApplication    *application,
                               GDBusConnection *connection,
                               const char      *path,
                               GError         **error)
{
  GlmApplication *self = GLM_APPLICATION (application);
  g_autofree char *provider_path = g_strconcat (path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (glm_application_parent_class)->dbus_register (application, connection, path, error))
    return FALSE;
  self->search_provider = glm_search_provider_new (application, connection, provider_path, error);
  return self->search_provider != NULL;
}

static void
glm_application_dbus_unregister (GApplication    *application,
                                 GDBusConnection *connection,
                                 const char      *path)
{
  GlmApplication *self = GLM_APPLICATION (application);

  g_clear_pointer (&self->search_provider, glm_search_provider_free);
  G_APPLICATION_CLASS (glm_application_parent_class)->dbus_unregister (application, connection, path);
}

static void
glm_application_finalize (GObject *object)
{
  GlmApplication *self = GLM_APPLICATION (object);

  g_clear_pointer (&self->capture, glm_capture_free);
  g_clear_pointer (&self->arguments, g_strfreev);
  g_clear_object (&self->preferences);
  G_OBJECT_CLASS (glm_application_parent_class)->finalize (object);
}

static void
glm_application_class_init (GlmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = glm_application_finalize;
  application_class->startup = glm_application_startup;
  application_class->shutdown = glm_application_shutdown;
  application_class->activate = glm_application_activate;
  application_class->open = glm_application_open;
  application_class->dbus_register = glm_application_dbus_register;
  application_class->dbus_unregister = glm_application_dbus_unregister;
  application_class->local_command_line = glm_application_local_command_line;
  application_class->handle_local_options = glm_application_handle_local_options;
}

static void
glm_application_init (GlmApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _("[FILE…]"));
  g_application_set_option_context_summary (application, _("A reader for French articles"));
}

/**
 * glm_application_new:
 *
 * Returns: (transfer full): the application
 */
GlmApplication *
glm_application_new (void)
{
  GlmApplication *self = g_object_new (GLM_TYPE_APPLICATION,
                                       "application-id", APP_ID,
                                       "flags", G_APPLICATION_HANDLES_OPEN,
                                       NULL);

  /* With one, GTK adds a place for icons after it began to read them, and reads them all again. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  return self;
}

/**
 * glm_application_get_exit_status:
 * @self: the application, after it ran
 *
 * Returns: 0, or 1 when there is no font, or when a picture or list that was asked for could not be given
 */
int
glm_application_get_exit_status (GlmApplication *self)
{
  g_return_val_if_fail (GLM_IS_APPLICATION (self), 1);

  return self->fontless ? 1 : self->capture != NULL ? glm_capture_get_exit_status (self->capture) : 0;
}
