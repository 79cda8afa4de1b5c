/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-open-windows.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"

#include <glib/gstdio.h>

static GlmWindow *
make_window (gpointer data)
{
  GtkApplication *application = data;
  GlmPreferences *preferences = g_object_get_data (G_OBJECT (application), "preferences");

  return GLM_WINDOW (glm_window_new (application, preferences, NULL));
}

static GlmWindow *
get_window (GtkApplication *application,
            guint           number)
{
  GList *windows = gtk_application_get_windows (application);

  g_assert_cmpuint (g_list_length (windows), >, number);
  return g_list_nth_data (windows, number);
}

static void
close_all (GtkApplication *application)
{
  while (gtk_application_get_windows (application) != NULL)
    gtk_window_destroy (gtk_application_get_windows (application)->data);
}

static GFile *
write_article (const char *folder,
               const char *name)
{
  GFile *file = g_file_new_build_filename (folder, name, NULL);

  g_assert_true (g_file_replace_contents (file, "Un texte.\n", 10, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  return file;
}

/* Two windows with three articles are there again; without the wish to have them kept, none is. */
static void
test_restored (void)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("org.guillemet.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  g_autofree char *folder = g_dir_make_tmp ("guillemet-windows-XXXXXX", NULL);
  g_autoptr (GFile) one = write_article (folder, "un.txt");
  g_autoptr (GFile) two = write_article (folder, "deux.txt");
  g_autoptr (GFile) three = write_article (folder, "trois.txt");
  GlmOpenWindows *open;
  GlmWindow *window;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_object_set_data (G_OBJECT (application), "preferences", preferences);
  open = glm_open_windows_new (application, preferences);
  g_assert_nonnull (open);
  g_assert_false (glm_open_windows_restore (open, make_window, application));

  window = make_window (application);
  glm_window_open (window, one);
  glm_window_open (window, two);
  window = make_window (application);
  glm_window_open (window, three);
  glm_open_windows_finish (open);
  close_all (application);
  glm_open_windows_free (open);

  open = glm_open_windows_new (application, preferences);
  g_assert_true (glm_open_windows_restore (open, make_window, application));
  glm_test_wait_until (glm_window_get_n_tabs (get_window (application, 0)) + glm_window_get_n_tabs (get_window (application, 1)) == 3);
  /* Restored once: the next window is a new one. */
  g_assert_false (glm_open_windows_restore (open, make_window, application));

  g_object_set (preferences, "restore-windows", FALSE, NULL);
  glm_open_windows_finish (open);
  close_all (application);
  glm_open_windows_free (open);
  g_object_set (preferences, "restore-windows", TRUE, NULL);
  open = glm_open_windows_new (application, preferences);
  g_assert_false (glm_open_windows_restore (open, make_window, application));
  glm_open_windows_free (open);

  g_file_delete (one, NULL, NULL);
  g_file_delete (two, NULL, NULL);
  g_file_delete (three, NULL, NULL);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  glm_panels_init ();
  g_test_add_func ("/open-windows/restored", test_restored);
  return g_test_run ();
}
