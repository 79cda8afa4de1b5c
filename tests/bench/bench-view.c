/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the reader's eyes wait for: the first page after a book was read in, pages that scroll, a window drawn
 * wider. Beside each a GtkTextView with the same text, which GNOME's text editor is made of, in the same
 * run. Needs a display.
 */
#include "config.h"

#include "glm-bench.h"
#include "glm-document-builder.h"
#include "view-fixture.h"

#include <locale.h>
#include <string.h>

#define BYTES 3400000
#define PAGES 300

typedef struct
{
  double median, p95;
} Times;

static GlmDocument *
make_document (const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, paragraphs[i], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

static void
draw (GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  gtk_test_widget_wait_for_draw (widget);
}

/* CPU time of the main thread for each of @n steps, sorted. */
static Times
summary (double *times,
         guint   n)
{
  qsort (times, n, sizeof times[0], glm_bench_compare);
  return (Times) { times[n / 2] * 1e3, times[n * 95 / 100] * 1e3 };
}

/* Turns pages, each drawn before the next. */
static Times
turn_pages (GtkWidget     *widget,
            GtkAdjustment *vertical)
{
  double times[PAGES];

  for (guint i = 0; i < PAGES; i++)
    {
      double start = glm_bench_cpu_seconds ();

      gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + gtk_adjustment_get_page_increment (vertical));
      draw (widget);
      times[i] = glm_bench_cpu_seconds () - start;
    }
  return summary (times, PAGES);
}

/* The same by less than a line at a time, as a finger or a wheel does. */
static Times
scroll_smoothly (GtkWidget     *widget,
                 GtkAdjustment *vertical)
{
  double times[PAGES];

  for (guint i = 0; i < PAGES; i++)
    {
      double start = glm_bench_cpu_seconds ();

      gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + 17);
      draw (widget);
      times[i] = glm_bench_cpu_seconds () - start;
    }
  return summary (times, PAGES);
}

static Times
resize (ViewFixture *f)
{
  double times[60];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      double start = glm_bench_cpu_seconds ();

      view_fixture_resize (f, 600 + 7 * (int) i, 800);
      times[i] = glm_bench_cpu_seconds () - start;
    }
  return summary (times, G_N_ELEMENTS (times));
}

static void
print (const char *name,
       Times       ours,
       Times       theirs)
{
  g_print ("%-32s %7.2f ms median %7.2f ms p95   text view %7.2f ms median %7.2f ms p95\n", name, ours.median, ours.p95, theirs.median,
           theirs.p95);
}

/* From a document to its first page on the screen of a window that is already there. */
static double
first_page (ViewFixture *f)
{
  static const GlmTypographyOptions options = { GLM_LOCALE_FR_FR };
  g_autoptr (GlmTypographyPlan) plan = NULL;
  double start;

  glm_article_view_set_plan (f->view, NULL);
  view_fixture_draw (f);
  start = glm_bench_cpu_seconds ();
  plan = glm_typography_plan_new (f->document, &options);
  glm_article_view_set_plan (f->view, plan);
  view_fixture_draw (f);
  return glm_bench_cpu_seconds () - start;
}

static void
open_text_view (const char     *text,
                GtkWidget     **window,
                GtkWidget     **view,
                GtkAdjustment **vertical)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *window = gtk_window_new ();
  *view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (*view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (*view)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), *view);
  gtk_window_set_child (GTK_WINDOW (*window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (*window), 900, 800);
  *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_window_present (GTK_WINDOW (*window));
  draw (*view);
  /* It measures its text when it is idle. */
  for (guint i = 0; i < 2000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

int
main (int    argc,
      char **argv)
{
  ViewFixture f = { 0 };
  g_autofree char *text = glm_bench_text (BYTES);
  GtkWidget *window, *text_view;
  GtkAdjustment *vertical;
  double firsts[GLM_BENCH_ROUNDS];
  Times theirs, smoothly, pages, ours;

  if (!gtk_init_check ())
    {
      g_print ("no display: the view is not measured\n");
      return 0;
    }
  setlocale (LC_ALL, "C.UTF-8");
  open_text_view (text, &window, &text_view, &vertical);
  smoothly = scroll_smoothly (text_view, vertical);
  pages = turn_pages (text_view, vertical);
  gtk_window_destroy (GTK_WINDOW (window));

  view_fixture_open (&f, make_document (text), 900, 800);
  for (guint i = 0; i < GLM_BENCH_ROUNDS; i++)
    firsts[i] = first_page (&f);
  theirs = summary (firsts, GLM_BENCH_ROUNDS);
  g_print ("%-32s %7.2f ms median %7.2f ms p95 after import, %.1f MB\n", "first page", theirs.median, theirs.p95, (double) BYTES / 1e6);
  ours = scroll_smoothly (GTK_WIDGET (f.view), f.vertical);
  print ("scrolling, a frame", ours, smoothly);
  ours = turn_pages (GTK_WIDGET (f.view), f.vertical);
  print ("turning pages, a frame", ours, pages);
  ours = resize (&f);
  g_print ("%-32s %7.2f ms median %7.2f ms p95\n", "resizing, a frame", ours.median, ours.p95);
  view_fixture_close (&f);
  return 0;
}
