/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program that reads files ends in the midst of one: the window says so, and opens the next one. */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-test.h"
#include "glm-window.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

static GPid
find_helper (void)
{
  return glm_test_find_child ("guillemet-impor");
}

static void
open_text (GlmWindow  *window,
           const char *text,
           const char *name)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  glm_window_open_bytes (window, bytes, name);
}

static void
assert_reads_on (GtkWidget *window)
{
  open_text (GLM_WINDOW (window), "La maire de Morlaix a rouvert le port mardi.\n", "suite.txt");
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (window))));
}

static void
test_killed (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);

  gtk_window_present (GTK_WINDOW (window));
  open_text (GLM_WINDOW (window), "%PDF-1.4 hang", "long.pdf");
  glm_test_wait_until (find_helper () != 0);
  g_assert_false (glm_test_is_said (window, "stopped in the midst"));
  kill (find_helper (), SIGKILL);
  glm_test_wait_until (glm_test_is_said (window, "stopped in the midst"));
  assert_reads_on (window);
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_settle ();
}

/* What takes long says what it is, and can be given up. */
static void
test_given_up (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);
  GtkWidget *page;

  gtk_window_present (GTK_WINDOW (window));
  open_text (GLM_WINDOW (window), "%PDF-1.4 hang", "long.pdf");
  page = GTK_WIDGET (glm_window_get_page (GLM_WINDOW (window)));
  glm_test_wait_until (glm_test_is_said (window, "Opening"));
  g_assert_true (gtk_widget_activate_action (page, "page.stop", NULL));
  glm_test_wait_until (glm_test_is_said (window, "was stopped"));
  glm_test_wait_until (find_helper () == 0);
  assert_reads_on (window);
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_settle ();
}

/* Closing what is still read ends the one that reads it. */
static void
test_closed (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);

  gtk_window_present (GTK_WINDOW (window));
  open_text (GLM_WINDOW (window), "%PDF-1.4 hang", "long.pdf");
  glm_test_wait_until (find_helper () != 0);
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_wait_until (find_helper () == 0);
  glm_test_settle ();
}

static void
test_endless (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);

  gtk_window_present (GTK_WINDOW (window));
  open_text (GLM_WINDOW (window), "%PDF-1.4 spin", "long.pdf");
  glm_test_wait_until (glm_test_is_said (window, "took too long"));
  assert_reads_on (window);
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_settle ();
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  /* GTK's back end for tests has no announcements (4.18): it calls nothing. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  g_test_add_func ("/reading-ends/killed", test_killed);
  g_test_add_func ("/reading-ends/given-up", test_given_up);
  g_test_add_func ("/reading-ends/closed", test_closed);
  g_test_add_func ("/reading-ends/endless", test_endless);
  return g_test_run ();
}
