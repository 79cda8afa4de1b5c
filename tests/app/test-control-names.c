/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "every-surface.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"

#include <locale.h>

/* Whatever the program shows, a screen reader has a name for each control of it. */

static void
assert_surface_named (const char *name,
                      GtkWidget  *surface,
                      gpointer    data)
{
  guint *n = data;

  g_test_message ("%s", name);
  if (GTK_IS_WINDOW (surface))
    g_assert_true (gtk_window_get_title (GTK_WINDOW (surface)) != NULL && *gtk_window_get_title (GTK_WINDOW (surface)) != '\0');
  (*n)++;
  /* The window that tells of the program is GTK's own. */
  if (!g_str_equal (name, "about"))
    glm_test_assert_named (surface);
}

static void
test_named (void)
{
  EverySurface every = { NULL };
  guint n = 0;

  every_surface_open (&every, 1000);
  g_assert_true (gtk_widget_activate_action (every.window, "page.find", NULL));
  every_surface_visit (&every, assert_surface_named, &n);
  every_surface_close (&every);
  g_assert_cmpuint (n, >, 19);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  g_test_add_func ("/control-names/all", test_named);
  return g_test_run ();
}
