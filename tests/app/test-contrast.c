/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/*
 * In every theme words stand out from what is behind them, by 4.5 to 1 (WCAG 2.1, 1.4.3). What is looked at is the picture of
 * the window: the commonest colour where a label is, and the one that differs most from it. Text is set three times as
 * large as usual, so that strokes have their own colour somewhere.
 */

#define ENOUGH 4.5
#define SCALE  3

static const char article[] =
  "Un titre\n\nXavier Brontosque a inauguré la gare. Yolande Craquelin, directrice du Zorbinat, était là. "
  "« La gare », a dit Xavier Brontosque, « est ouverte. »\n";

typedef struct
{
  GtkWidget    *window;
  const guchar *pixels;
  gsize         stride;
  int           width;
  int           height;
  const char   *theme;
  guint         n_looked_at;
} Picture;

/* Relative luminance of a colour without alpha, WCAG 2.1. */
static double
get_luminance (guint32 color)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double luminance = 0;

  for (guint i = 0; i < 3; i++)
    {
      double channel = (double) ((color >> (8 * i)) & 0xff) / 255;

      luminance += weights[i] * (channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
    }
  return luminance;
}

static double
get_contrast (guint32 one,
              guint32 other)
{
  double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static guint32
get_pixel (const Picture *picture,
           int            x,
           int            y)
{
  guint32 pixel;

  memcpy (&pixel, picture->pixels + (gsize) y * picture->stride + (gsize) x * 4, sizeof pixel);
  return pixel & 0xffffff;
}

/* The commonest colour is what the words stand on. */
static guint32
find_paper (const Picture               *picture,
            const cairo_rectangle_int_t *area)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint32 paper = 0;
  guint most = 0;

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      {
        guint32 pixel = get_pixel (picture, x, y);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (pixel + 1))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (pixel + 1), GUINT_TO_POINTER (count));
        if (count > most)
          {
            most = count;
            paper = pixel;
          }
      }
  return paper;
}

static void
look_at (GtkWidget *widget,
         gpointer   data)
{
  Picture *picture = data;
  graphene_rect_t bounds;
  cairo_rectangle_int_t area;
  double best = 1;
  guint32 paper;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget) ||
      !(GTK_IS_LABEL (widget) || g_str_equal (gtk_widget_get_css_name (widget), "articleview")) ||
      (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) == '\0') ||
      !gtk_widget_compute_bounds (widget, picture->window, &bounds))
    return;
  area.x = MAX ((int) ceilf (bounds.origin.x), 0);
  area.y = MAX ((int) ceilf (bounds.origin.y), 0);
  area.width = MIN ((int) bounds.size.width, picture->width - area.x);
  area.height = MIN ((int) bounds.size.height, picture->height - area.y);
  if (area.width < 4 || area.height < 8)
    return;
  paper = find_paper (picture, &area);
  for (int y = area.y; y < area.y + area.height; y++)
    for (int x = area.x; x < area.x + area.width; x++)
      best = MAX (best, get_contrast (get_pixel (picture, x, y), paper));
  if (best < ENOUGH)
    {
      g_test_message ("%s, “%s”: %.2f", picture->theme,
                      GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "the article", best);
      g_test_fail ();
    }
  picture->n_looked_at++;
}

static void
take_picture (GtkWidget  *window,
              const char *theme)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  Picture picture = { .window = window, .theme = theme };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guchar *pixels = NULL;

  gtk_test_widget_wait_for_draw (window);
  gtk_test_widget_wait_for_draw (window);
  picture.width = gtk_widget_get_width (window);
  picture.height = gtk_widget_get_height (window);
  gdk_paintable_snapshot (paintable, snapshot, picture.width, picture.height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) picture.width, (float) picture.height));
  picture.stride = (gsize) picture.width * 4;
  pixels = g_malloc (picture.stride * (gsize) picture.height);
  gdk_texture_download (texture, pixels, picture.stride);
  picture.pixels = pixels;
  glm_test_visit (window, look_at, &picture);
  g_assert_cmpuint (picture.n_looked_at, >, 5);
}

static void
test_contrast (gconstpointer data)
{
  const char *theme = data;
  gboolean high = g_str_has_prefix (theme, "high");
  GtkSettings *settings = gtk_settings_get_default ();
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (article, strlen (article));
  g_autofree char *name = NULL;
  GlmSession *session;
  GtkWidget *window;

  g_object_get (settings, "gtk-theme-name", &name, NULL);
  g_object_set (settings, "gtk-theme-name", high ? "HighContrast" : "Default", "gtk-application-prefer-dark-theme",
                g_str_has_suffix (theme, "dark"), "gtk-xft-dpi", 96 * 1024 * SCALE, "gtk-enable-animations", FALSE, NULL);
  g_object_set (preferences, "theme", g_str_equal (theme, "sepia") ? "sepia" : "system", NULL);
  window = glm_window_new (NULL, preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1200);
  glm_window_open_bytes (GLM_WINDOW (window), bytes, "article.txt");
  gtk_window_present (GTK_WINDOW (window));
  session = glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (window)));
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (window))));
  glm_session_correct (session, GLM_CORRECTION_ADD, "Xavier Brontosque", "person");
  glm_test_wait_until (!glm_session_get_entities_running (session));
  glm_session_correct (session, GLM_CORRECTION_ADD, "Yolande Craquelin", "person");
  glm_test_wait_until (!glm_session_get_entities_running (session));
  /* No window manager gives it the focus here, and a window in the back is meant to be paler. */
  gtk_widget_unset_state_flags (window, GTK_STATE_FLAG_BACKDROP);
  take_picture (window, theme);

  g_object_set (settings, "gtk-theme-name", name, "gtk-application-prefer-dark-theme", FALSE, "gtk-xft-dpi", 96 * 1024, NULL);
  glm_preferences_reset (preferences, GLM_PREFERENCE_THEME);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  g_test_add_data_func ("/contrast/light", "light", test_contrast);
  g_test_add_data_func ("/contrast/dark", "dark", test_contrast);
  g_test_add_data_func ("/contrast/sepia", "sepia", test_contrast);
  g_test_add_data_func ("/contrast/high", "high", test_contrast);
  g_test_add_data_func ("/contrast/high-dark", "high-dark", test_contrast);
  return g_test_run ();
}
