/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What finding costs the thread that draws, in the whole window with a book of 3.4 MB: a key in the find bar until
 * its matches are on the screen, a step to the next match, and scrolling with and without a hundred thousand
 * matches lit. Needs a display. bench-find [BOOK]
 */
#include "config.h"

#include "glm-bench.h"
#include "glm-article-page-private.h"
#include "glm-panels.h"
#include "glm-window.h"

#include <gtk/gtk.h>
#include <locale.h>
#include <string.h>

#define BYTES 3400000
#define FRAMES 300
#define STEPS 60
#define PATIENCE_SECONDS 120

typedef struct
{
  GtkWidget      *window;
  GlmArticlePage *page;
  GtkAdjustment  *vertical;
} Bench;

static gboolean
wake (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
draw (Bench *self)
{
  gtk_widget_queue_draw (self->page->view);
  gtk_test_widget_wait_for_draw (self->page->view);
}

static void
print (const char *name,
       double     *times,
       guint       n)
{
  qsort (times, n, sizeof times[0], glm_bench_compare);
  g_print ("%-44s %7.2f ms median %7.2f ms p95 %7.2f ms most\n", name, times[n / 2] * 1e3, times[n * 95 / 100] * 1e3, times[n - 1] * 1e3);
}

/* From the key to the frame with what it finds. */
static void
type (Bench      *self,
      const char *name,
      const char *text)
{
  double times[64];
  guint n = 0;

  glm_find_bar_set_text (GLM_FIND_BAR (self->page->find_bar), "");
  draw (self);
  for (const char *p = g_utf8_next_char (text); n < G_N_ELEMENTS (times); p = g_utf8_next_char (p))
    {
      GlmMatches *before = glm_session_get_matches (self->page->session);
      g_autofree char *typed = g_strndup (text, (gsize) (p - text));
      double start = glm_bench_cpu_seconds ();

      if (before != NULL)
        glm_matches_ref (before);
      glm_find_bar_set_text (GLM_FIND_BAR (self->page->find_bar), typed);
      while (glm_session_get_matches (self->page->session) == before || glm_session_get_matches (self->page->session) == NULL)
        g_main_context_iteration (NULL, TRUE);
      draw (self);
      times[n++] = glm_bench_cpu_seconds () - start;
      g_clear_pointer (&before, glm_matches_unref);
      if (*p == '\0')
        break;
    }
  print (name, times, n);
}

static void
step (Bench      *self,
      const char *name)
{
  double times[STEPS];

  for (guint i = 0; i < STEPS; i++)
    {
      double start = glm_bench_cpu_seconds ();

      gtk_widget_activate_action (self->window, "page.find-next", NULL);
      draw (self);
      times[i] = glm_bench_cpu_seconds () - start;
    }
  print (name, times, STEPS);
}

static void
scroll (Bench      *self,
        const char *name,
        double      by)
{
  double times[FRAMES];

  gtk_adjustment_set_value (self->vertical, gtk_adjustment_get_upper (self->vertical) / 3);
  draw (self);
  for (guint i = 0; i < FRAMES; i++)
    {
      double start = glm_bench_cpu_seconds ();

      gtk_adjustment_set_value (self->vertical, gtk_adjustment_get_value (self->vertical) + by);
      draw (self);
      times[i] = glm_bench_cpu_seconds () - start;
    }
  print (name, times, FRAMES);
}

static void
open_book (Bench      *self,
           const char *path)
{
  char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GlmPreferences *preferences = glm_preferences_new ();
  gint64 end = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  guint waker;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    text = glm_bench_text (BYTES);
  bytes = g_bytes_new_take (text, strlen (text));
  self->window = glm_window_new (NULL, preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 850);
  gtk_window_present (GTK_WINDOW (self->window));
  glm_window_open_bytes (GLM_WINDOW (self->window), bytes, "book.txt");
  self->page = glm_window_get_page (GLM_WINDOW (self->window));
  self->vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->page->scroller));
  waker = g_timeout_add (20, wake, NULL);
  while ((!glm_article_page_is_ready (self->page) || glm_session_get_entities_running (self->page->session)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (waker);
  /* It measures its lines when it is idle. */
  for (guint i = 0; i < 20000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
  draw (self);
  g_object_unref (preferences);
}

int
main (int    argc,
      char **argv)
{
  Bench self = { 0 };
  g_autofree char *name = NULL;
  guint n;

  if (!gtk_init_check ())
    {
      g_print ("no display: finding is not measured\n");
      return 0;
    }
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  open_book (&self, argc > 1 ? argv[1] : NULL);

  gtk_widget_activate_action (self.window, "page.find", NULL);
  type (&self, "a key: “président de la République”", "président de la République");
  type (&self, "a key: “introuvable”", "introuvable");
  /* With the bar and the list of results in the window, as they are when much is found. */
  scroll (&self, "scrolling, nothing found, a frame", 17);
  scroll (&self, "turning pages, nothing found, a frame", gtk_adjustment_get_page_increment (self.vertical));
  type (&self, "a key: “a”", "a");
  glm_matches_get (glm_session_get_matches (self.page->session), &n);
  name = g_strdup_printf ("a step, %u found", n);
  step (&self, name);
  g_free (name);
  name = g_strdup_printf ("scrolling, %u found, a frame", n);
  scroll (&self, name, 17);
  g_free (name);
  name = g_strdup_printf ("turning pages, %u found, a frame", n);
  scroll (&self, name, gtk_adjustment_get_page_increment (self.vertical));
  gtk_window_destroy (GTK_WINDOW (self.window));
  return 0;
}
