/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-capture.h"
#include "glm-sidebar-text.h"

#include <stdio.h>

/* How often it is looked, and how long all must have been done before the picture is taken, so that
 * what fades in has faded in. */
#define LOOK_MS  40
#define STILL_MS 600

/* A page that does not get ready is shown as it is. */
#define GIVE_UP_MS 30000

struct _GlmCapture
{
  GApplication *application;
  GlmWindow    *window;
  char         *screenshot;
  gboolean      print_sidebar;
  guint         look_id;
  guint         still;
  guint         waited;
  int           exit_status;
};

/**
 * glm_capture_new:
 * @application: what is ended afterwards
 * @screenshot: (nullable): where the picture goes, as PNG
 * @print_sidebar: whether the sidebar's content is written to standard output
 *
 * Returns: (transfer full): a capture that watches nothing yet
 */
GlmCapture *
glm_capture_new (GApplication *application,
                 const char   *screenshot,
                 gboolean      print_sidebar)
{
  GlmCapture *self = g_new0 (GlmCapture, 1);

  self->application = application;
  self->screenshot = g_strdup (screenshot);
  self->print_sidebar = print_sidebar;
  return self;
}

/**
 * glm_capture_free:
 * @self: (transfer full): a capture
 */
void
glm_capture_free (GlmCapture *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_free (self->screenshot);
  g_free (self);
}

static gboolean
write_picture (GlmCapture *self)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL || renderer == NULL)
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_texture_save_to_png (texture, self->screenshot);
}

static void
finish (GlmCapture *self)
{
  GlmArticlePage *page = glm_window_get_page (self->window);
  const GError *error = page != NULL ? glm_session_get_error (glm_article_page_get_session (page)) : NULL;

  if (self->screenshot != NULL && !write_picture (self))
    {
      g_printerr ("%s could not be written\n", self->screenshot);
      self->exit_status = 1;
    }
  if (self->print_sidebar && page != NULL)
    {
      GlmEntityList *list = glm_entity_panel_get_list (glm_article_page_get_panel (page));
      g_autofree char *text = NULL;

      glm_entity_list_open_folds (list);
      text = glm_sidebar_dup_text (list);
      /* In UTF-8, whatever the locale can show. */
      fputs (text, stdout);
    }
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      self->exit_status = 1;
    }
  g_application_quit (self->application);
}

/* Right after a frame everything has its place; between frames a part may wait for one. */
static void
on_after_paint (GdkFrameClock *clock,
                gpointer       data)
{
  g_signal_handlers_disconnect_by_func (clock, on_after_paint, data);
  finish (data);
}

static gboolean
look (gpointer data)
{
  GlmCapture *self = data;
  GlmArticlePage *page = self->window != NULL ? glm_window_get_page (self->window) : NULL;
  gboolean ready = self->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->window)) &&
                   (page == NULL || glm_article_page_is_ready (page));

  self->waited += LOOK_MS;
  self->still = ready ? self->still + LOOK_MS : 0;
  if (self->window == NULL || (self->still < STILL_MS && self->waited < GIVE_UP_MS))
    return G_SOURCE_CONTINUE;
  self->look_id = 0;
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint", G_CALLBACK (on_after_paint), self);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  return G_SOURCE_REMOVE;
}

/**
 * glm_capture_watch:
 * @self: a capture
 * @window: the window to wait for
 */
void
glm_capture_watch (GlmCapture *self,
                   GlmWindow  *window)
{
  g_set_weak_pointer (&self->window, window);
  if (self->look_id == 0)
    self->look_id = g_timeout_add (LOOK_MS, look, self);
}

/**
 * glm_capture_get_exit_status:
 * @self: a capture
 *
 * Returns: 0 when all went well, 1 when the article or the picture failed
 */
int
glm_capture_get_exit_status (GlmCapture *self)
{
  return self->exit_status;
}
