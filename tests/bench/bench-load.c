/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * More than anybody has: a hundred tabs, a text of a hundred megabytes, a list of twenty thousand names, ten thousand corrections,
 * and two thousand articles one after the other. A watchdog stands at the main loop and takes the time between one wait for
 * events and the next, without that in which other processes had the processor (else a busy machine would be measured): what
 * is longest is the longest that the window does not answer, whether it reckons or waits for a disk, a lock or the display
 * server; how long it reckoned at most is said beside. Memory is what the system gave. Needs a display. bench-load [SCENE]
 */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-bench.h"
#include "glm-entity-panel.h"
#include "glm-keeping.h"
#include "glm-panels.h"
#include "glm-window.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <malloc.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE_SECONDS 600

/* A frame that takes longer is counted. */
#define LONG_SECONDS 0.1

/* What the loop did since it last waited. */
static struct
{
  GPollFunc poll;
  double    woken;
  double    longest;
  double    reckoning; /* when it woke, in processor time */
  double    reckoned;  /* at most */
  guint     n_long;
} watchdog;

/* How long this thread was ready to run and was not let, in seconds: the second field of the kernel's schedstat
 * (Documentation/scheduler/sched-stats.rst), in nanoseconds. 0 where the kernel does not count it. */
static double
get_queued_seconds (void)
{
  static int fd = -1;
  static gboolean asked;
  char line[96];
  char *rest;
  gssize n;

  if (!asked)
    fd = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  asked = TRUE;
  n = fd >= 0 ? pread (fd, line, sizeof line - 1, 0) : 0;
  if (n <= 0)
    return 0;
  line[n] = '\0';
  g_ascii_strtoull (line, &rest, 10);
  return (double) g_ascii_strtoull (rest, NULL, 10) * 1e-9;
}

static double
get_own_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9 - get_queued_seconds ();
}

static double
get_processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static int
watch_poll (GPollFD *fds,
            guint    n_fds,
            int      timeout)
{
  double reckoned = watchdog.woken > 0 ? get_processor_seconds () - watchdog.reckoning : 0;
  double busy = watchdog.woken > 0 ? get_own_seconds () - watchdog.woken : 0;
  int result;

  watchdog.longest = MAX (watchdog.longest, busy);
  watchdog.reckoned = MAX (watchdog.reckoned, reckoned);
  watchdog.n_long += busy > LONG_SECONDS;
  result = watchdog.poll (fds, n_fds, timeout);
  watchdog.woken = get_own_seconds ();
  watchdog.reckoning = get_processor_seconds ();
  return result;
}

/* In MB: what is resident now, or was at most since the start. */
static double
get_memory (const char *field)
{
  g_autofree char *status = NULL;
  const char *found = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    found = strstr (status, field);
  return found != NULL ? (double) g_ascii_strtoull (found + strlen (field), NULL, 10) / 1024 : 0;
}

static void
begin_scene (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  /* The most memory is counted from now on. */
  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
  watchdog.woken = watchdog.longest = watchdog.reckoned = 0;
  watchdog.n_long = 0;
}

static void
end_scene (const char *name)
{
  g_print ("%-36s longest without an answer %7.1f ms, %4u over 100 ms; reckoning %6.1f ms; memory %6.0f MB, %6.0f at most\n", name,
           watchdog.longest * 1e3, watchdog.n_long, watchdog.reckoned * 1e3, get_memory ("VmRSS:"), get_memory ("VmHWM:"));
}

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_done (GlmArticlePage *page)
{
  GlmSession *session = glm_article_page_get_session (page);

  return glm_article_page_is_ready (page) && !glm_session_get_entities_running (session);
}

static void
wait_for (GlmArticlePage *page)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  guint waker = g_timeout_add (20, wake, NULL);

  while (!is_done (page) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  if (!is_done (page))
    g_print ("not done in %u s\n", PATIENCE_SECONDS);
  /* What is left for when it is idle. */
  for (guint i = 0; i < 20000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
  g_source_remove (waker);
}

static GtkWidget *
open_window (void)
{
  GlmPreferences *preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 850);
  gtk_window_present (GTK_WINDOW (window));
  g_object_unref (preferences);
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static GlmArticlePage *
open_text (GtkWidget *window,
           char      *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  glm_window_open_bytes (GLM_WINDOW (window), bytes, "article.txt");
  return glm_window_get_page (GLM_WINDOW (window));
}

static void
scroll_through (GlmArticlePage *page)
{
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scroller));

  for (guint i = 0; i < 50; i++)
    {
      gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical) * i / 50);
      gtk_test_widget_wait_for_draw (page->view);
    }
}

static void
find (GlmArticlePage *page,
      const char     *word)
{
  GlmSession *session = glm_article_page_get_session (page);
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  glm_find_bar_open (GLM_FIND_BAR (page->find_bar), word);
  while (glm_session_get_matches (session) == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (page->view);
}

/* All opened at once, as from a file manager; then each is shown. */
static void
load_tabs (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-load-XXXXXX", NULL);
  g_autofree char *text = glm_bench_text (20000);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *window = open_window ();
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = g_strdup_printf ("%s\n\nCeci est le texte %u.", text, i);

      g_file_set_contents (path, content, -1, NULL);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  begin_scene ();
  glm_window_open_many (GLM_WINDOW (window), (GFile *const *) files->pdata, files->len);
  while (glm_window_get_n_tabs (GLM_WINDOW (window)) < files->len && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  wait_for (glm_window_get_page (GLM_WINDOW (window)));
  end_scene ("100 tabs, opened");
  begin_scene ();
  for (guint i = 0; i < files->len; i++)
    {
      gtk_widget_activate_action (window, "win.next-tab", NULL);
      wait_for (glm_window_get_page (GLM_WINDOW (window)));
    }
  end_scene ("100 tabs, each shown");
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < files->len; i++)
    g_file_delete (g_ptr_array_index (files, i), NULL, NULL);
  g_rmdir (folder);
}

static void
load_text (gsize       bytes,
           const char *name)
{
  GtkWidget *window = open_window ();
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  GlmArticlePage *page;
  g_autofree char *shown = NULL;
  guint waker;

  begin_scene ();
  page = open_text (window, glm_bench_text (bytes));
  waker = g_timeout_add (20, wake, NULL);
  while (glm_session_get_state (page->session) == GLM_SESSION_LOADING && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
  gtk_test_widget_wait_for_draw (page->view);
  end_scene (name);
  begin_scene ();
  scroll_through (page);
  shown = g_strconcat (name, ", scrolled", NULL);
  end_scene (shown);
  begin_scene ();
  find (page, "ministre");
  g_free (shown);
  shown = g_strconcat (name, ", searched", NULL);
  end_scene (shown);
  begin_scene ();
  wait_for (page);
  g_free (shown);
  shown = g_strconcat (name, ", names listed", NULL);
  end_scene (shown);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A line for each of so many people, whom no other line names. */
static char *
make_directory (guint n)
{
  static const char *const first[] = { "Anne", "Marc", "Julie", "Paul", "Claire", "Hugo", "Louise", "Karim" };
  static const char *const parts[] = { "bel", "cor", "dur", "far", "gal", "lam", "mor", "per", "riv", "sal", "tour", "val", "vig", "bour", "chan", "del" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (parts[i / 8 % 16], parts[i / 128 % 16], parts[i / 2048 % 16], NULL);

      name[0] = g_ascii_toupper (name[0]);
      g_string_append_printf (text, "%s %s, directrice, est arrivée.\n\n", first[i % 8], name);
    }
  return g_string_free (text, FALSE);
}

static void
load_names (void)
{
  GtkWidget *window = open_window ();
  GlmArticlePage *page;
  g_autofree char *name = NULL;

  begin_scene ();
  page = open_text (window, make_directory (20000));
  wait_for (page);
  name = g_strdup_printf ("a directory, %u names listed", glm_entities_get_n (glm_session_get_entities (glm_article_page_get_session (page))));
  end_scene (name);
  begin_scene ();
  scroll_through (page);
  end_scene ("a directory, scrolled");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the reader has said of other names too, and one thing more. */
static void
load_corrections (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-load-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GString) json = g_string_new ("{\"version\":1,\"corrections\":[");
  g_autoptr (GlmCorrections) corrections = NULL;
  GlmPreferences *preferences = glm_preferences_new ();
  GtkWidget *window;
  GlmArticlePage *page;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (json, "%s{\"kind\":\"rename\",\"name\":\"Anne Nom%u\",\"value\":\"Anne Autre%u\"}", i > 0 ? "," : "", i, i);
  g_string_append (json, "]}");
  corrections = glm_corrections_from_json (json->str, NULL);
  glm_library_save_lexicon (library, corrections, NULL);
  window = glm_window_new (NULL, preferences, library);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  begin_scene ();
  page = open_text (window, make_directory (500));
  wait_for (page);
  end_scene ("10,000 corrections, opened");
  begin_scene ();
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nom %u", i);

      glm_session_correct (glm_article_page_get_session (page), GLM_CORRECTION_REJECT, name, NULL);
      wait_for (page);
    }
  end_scene ("10,000 corrections, five more");
  gtk_window_destroy (GTK_WINDOW (window));
  glm_keeping_finish (20 * G_TIME_SPAN_SECOND);
  g_object_unref (preferences);
  g_clear_pointer (&library, glm_library_unref);
  g_unlink (path);
  g_rmdir (folder);
}

/* The same tabs opened and closed again and again: what was taken is given back. */
static void
load_cycles (guint n)
{
  static const guint looked_at[] = { 50, 500, 1000, 1500, 2000 };
  GtkWidget *window = open_window ();
  double settled = 0;
  gsize taken = 0;
  guint next = 0;
  g_autofree char *name = g_strdup_printf ("%u articles opened and closed", n);

  /* Without a tab the window would end. */
  wait_for (open_text (window, glm_bench_text (4000)));
  begin_scene ();
  for (guint i = 1; i <= n; i++)
    {
      wait_for (open_text (window, glm_bench_text (4000)));
      gtk_widget_activate_action (window, "win.close-tab", NULL);
      if (next == G_N_ELEMENTS (looked_at) || (i != looked_at[next] && i != n))
        continue;
      wait_for (glm_window_get_page (GLM_WINDOW (window)));
      if (next++ == 0)
        {
          settled = get_memory ("VmRSS:");
          taken = mallinfo2 ().uordblks;
        }
      g_print ("%36u resident %+.2f %%, allocated %+.2f %% of %.1f MB, %.1f MB kept for later\n", i, (get_memory ("VmRSS:") - settled) * 100 / settled,
               ((double) mallinfo2 ().uordblks - (double) taken) * 100 / (double) taken, (double) taken / 1e6,
               (double) mallinfo2 ().fordblks / 1e6);
    }
  end_scene (name);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  const char *only = argc > 1 ? argv[1] : NULL;

  setlocale (LC_ALL, "C.UTF-8");
  gtk_init ();
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  watchdog.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, watch_poll);
  if (only == NULL || g_str_equal (only, "tabs"))
    load_tabs ();
  if (only == NULL || g_str_equal (only, "names"))
    load_names ();
  if (only == NULL || g_str_equal (only, "corrections"))
    load_corrections ();
  if (only == NULL || g_str_equal (only, "text"))
    load_text (100 * 1000 * 1000, "a text of 100 MB");
  if (only == NULL || g_str_equal (only, "cycles"))
    load_cycles (argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 2000);
  return EXIT_SUCCESS;
}
