/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From the start of the program to the first page of an article of 2 KB, and the memory that it has by then, beside a window
 * of GTK with a label and, where there is one, GNOME's text editor, in turns.
 * Both are looked at from outside, as a reader does: what counts is when the text stands on the screen. The screen is read
 * at each change, and the text is there when nearly all the ink of the end is where it is at the end: a page that is set
 * again after its first frame counts from then on. The label comes twice: in a window as GTK makes it, which asks for GL,
 * and in one that draws with Cairo and asks for none, as the program does. Neither has an application or a bus. Needs a
 * display.
 */
#include "config.h"

#include "glm-bench.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <errno.h>
#include <gtk/gtk.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define ROUNDS 31
#define BYTES 2000

/* How long nothing must have changed, and how long it may take at all, in milliseconds. */
#define STILL_MS 400
#define MOST_MS 10000

/* Where the text stands: left of the sidebar, below the header bar. The title bar of the label is not looked at either. */
#define LOOK_X 20
#define LOOK_Y 60
#define LOOK_WIDTH 640
#define LOOK_HEIGHT 500

/* Ink is darker than this in all three colours; what marks a name may not be. */
#define INK 110

#define LOOKS 64

typedef struct
{
  double  time;
  guint8 *ink; /* a byte for each pixel */
  guint   n;
} Look;

typedef struct
{
  Display *display;
  int      damage_event;
  Look     looks[LOOKS];
  guint    n_looks;
} Watch;

/* What is started, and what was seen of it in each round. */
typedef struct
{
  const char *name;
  const char *argv[4];
  double      times[ROUNDS];  /* milliseconds until the text is there */
  double      owned[ROUNDS];  /* MB of memory that no other program shares */
  double      resident[ROUNDS]; /* MB of memory, with what is shared */
} Contestant;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

/* The reference: this program again. */
G_NORETURN static void
show_label (gboolean with_gl)
{
  GtkWidget *window;

  if (!with_gl)
    g_setenv (gtk_get_minor_version () >= 16 ? "GDK_DISABLE" : "GDK_DEBUG", gtk_get_minor_version () >= 16 ? "gl,vulkan" : "gl-disable", TRUE);
  gtk_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Un mot dans une fenêtre, qui en dit assez pour être lu"));
  gtk_window_present (GTK_WINDOW (window));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static void
look (Watch *screen)
{
  XImage *image = XGetImage (screen->display, DefaultRootWindow (screen->display), LOOK_X, LOOK_Y, LOOK_WIDTH, LOOK_HEIGHT,
                             AllPlanes, ZPixmap);
  Look *this = &screen->looks[MIN (screen->n_looks, LOOKS - 1)];

  g_assert_true (image != NULL && image->bits_per_pixel == 32);
  g_free (screen->n_looks >= LOOKS ? this->ink : NULL);
  this->time = now ();
  this->ink = g_malloc (LOOK_WIDTH * LOOK_HEIGHT);
  this->n = 0;
  for (guint y = 0; y < LOOK_HEIGHT; y++)
    for (guint x = 0; x < LOOK_WIDTH; x++)
      {
        guint32 pixel = ((guint32 *) (gpointer) (image->data + y * (guint) image->bytes_per_line))[x];
        gboolean dark = (pixel & 255) < INK && (pixel >> 8 & 255) < INK && (pixel >> 16 & 255) < INK;

        /* The bare screen is black. */
        dark = dark && (pixel & 0xffffff) != 0;
        this->ink[y * LOOK_WIDTH + x] = dark;
        this->n += dark;
      }
  XDestroyImage (image);
  screen->n_looks = MIN (screen->n_looks + 1, LOOKS);
}

/* Looks whenever something is drawn, until nothing has been for a while. */
static void
watch (Watch *screen)
{
  double start = now ();
  double last = start;

  while (now () - start < MOST_MS && (screen->n_looks == 0 || screen->looks[screen->n_looks - 1].n < 100 || now () - last < STILL_MS))
    {
      struct pollfd fd = { .fd = ConnectionNumber (screen->display), .events = POLLIN };
      gboolean any = FALSE;

      while (XPending (screen->display) > 0)
        {
          XEvent event;

          XNextEvent (screen->display, &event);
          any = any || event.type == screen->damage_event;
        }
      if (any)
        {
          look (screen);
          last = now ();
        }
      else
        poll (&fd, 1, 20);
    }
}

/* When as much ink as there is at the end stood where it does at the end. */
static double
when_there (Watch *screen)
{
  Look *end;

  if (screen->n_looks == 0)
    return 0;
  end = &screen->looks[screen->n_looks - 1];
  for (guint i = 0; i < screen->n_looks; i++)
    {
      Look *this = &screen->looks[i];
      guint same = 0;

      for (guint j = 0; j < LOOK_WIDTH * LOOK_HEIGHT; j++)
        same += this->ink[j] && end->ink[j];
      if (same * 100 >= end->n * 95 && this->n * 95 <= end->n * 100)
        return this->time;
    }
  return end->time;
}

/* The memory of a process by the kernel's own sums, in MB. */
static void
read_memory (GPid    pid,
             double *owned,
             double *resident)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  *owned = *resident = 0;
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *value = strchr (lines[i], ':');

      if (value == NULL)
        continue;
      if (g_str_has_prefix (lines[i], "Private_"))
        *owned += g_ascii_strtod (value + 1, NULL) / 1024;
      else if (g_str_has_prefix (lines[i], "Rss:"))
        *resident = g_ascii_strtod (value + 1, NULL) / 1024;
    }
}

static void
start_once (Contestant *contestant,
            guint       round)
{
  Watch screen = { .display = XOpenDisplay (NULL) };
  g_autoptr (GError) error = NULL;
  int error_base;
  double start;
  GPid pid;

  g_assert_true (screen.display != NULL && XDamageQueryExtension (screen.display, &screen.damage_event, &error_base));
  XDamageCreate (screen.display, DefaultRootWindow (screen.display), XDamageReportRawRectangles);
  XSync (screen.display, False);
  start = now ();
  if (!g_spawn_async (NULL, (char **) contestant->argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  watch (&screen);
  contestant->times[round] = when_there (&screen) - start;
  read_memory (pid, &contestant->owned[round], &contestant->resident[round]);
  kill (pid, SIGTERM);
  while (waitpid (pid, NULL, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (pid);
  for (guint i = 0; i < screen.n_looks; i++)
    g_free (screen.looks[i].ink);
  XCloseDisplay (screen.display);
}

static char *
write_article (const char *folder)
{
  g_autofree char *text = glm_bench_text (BYTES);
  char *path = g_build_filename (folder, "article.txt", NULL);
  const char *end = g_strrstr_len (text, BYTES, "\n\n");

  g_assert_true (end != NULL);
  g_assert_true (g_file_set_contents (path, text, end - text + 1, NULL));
  return path;
}

static double
median (const double *values)
{
  double sorted[ROUNDS];

  memcpy (sorted, values, sizeof sorted);
  qsort (sorted, ROUNDS, sizeof sorted[0], glm_bench_compare);
  return sorted[ROUNDS / 2];
}

static double
least (const double *values)
{
  double smallest = values[0];

  for (guint i = 1; i < ROUNDS; i++)
    smallest = MIN (smallest, values[i]);
  return smallest;
}

static void
print_ratio (const Contestant *ours,
             const Contestant *theirs)
{
  g_autofree char *start = g_strdup_printf ("start, beside %s", theirs->name);
  g_autofree char *memory = g_strdup_printf ("memory, beside %s", theirs->name);
  double ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    ratios[i] = ours->times[i] / theirs->times[i];
  g_print ("%-32s %7.1f ms median %7.1f ms least   %s %7.1f ms median %7.1f ms least   %.2f times median, %.2f least\n",
           start, median (ours->times), least (ours->times), theirs->name, median (theirs->times), least (theirs->times), median (ratios),
           least (ours->times) / least (theirs->times));
  g_print ("%-32s %7.1f MB of its own, %7.1f MB with what is shared   %s %7.1f MB, %7.1f MB   %+.1f MB, %+.1f MB\n", memory,
           median (ours->owned), median (ours->resident), theirs->name, median (theirs->owned), median (theirs->resident),
           median (ours->owned) - median (theirs->owned), median (ours->resident) - median (theirs->resident));
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *article = NULL;
  g_autofree char *editor = g_find_program_in_path ("gnome-text-editor");
  Contestant contestants[] = {
    { .name = "a label with GL", .argv = { argv[0], "--label-with-gl" } },
    { .name = "Guillemet", .argv = { PROGRAM, "" } },
    { .name = "a label", .argv = { argv[0], "--label" } },
    { .name = "a text editor", .argv = { editor, "--standalone", "" } },
  };
  guint n_contestants = editor != NULL ? G_N_ELEMENTS (contestants) : G_N_ELEMENTS (contestants) - 1;

  if (argc > 1)
    show_label (g_str_equal (argv[1], "--label-with-gl"));
  if (g_getenv ("DISPLAY") == NULL)
    {
      g_print ("no display: the start is not measured\n");
      return 0;
    }

  folder = g_dir_make_tmp ("guillemet-start-XXXXXX", NULL);
  article = write_article (folder);
  contestants[1].argv[1] = article;
  contestants[3].argv[2] = article;
  g_unsetenv ("GDK_DEBUG");
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_setenv ("GUILLEMET_LIBEXEC_DIR", IMPORT_DIR, TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", SCHEMA_DIR, TRUE);
  g_setenv ("NO_AT_BRIDGE", "1", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE);
  /* One of each before counts for nothing: files come from the disk. */
  for (int i = -1; i < ROUNDS; i++)
    for (guint j = 0; j < n_contestants; j++)
      start_once (&contestants[j], (guint) MAX (i, 0));
  for (guint j = 0; j < n_contestants; j++)
    if (j != 1)
      print_ratio (&contestants[1], &contestants[j]);
  return 0;
}
