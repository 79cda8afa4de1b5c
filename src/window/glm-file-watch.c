/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * All that is asked of the file is asked in a thread: a share that does not answer holds that thread, and not the window.
 * What comes back when nobody waits for it any more is dropped.
 */

#include "config.h"

#include "glm-file-watch.h"

struct _GlmFileWatch
{
  GFile              *file;
  GFileMonitor       *monitor; /* (nullable): until it is made */
  GCancellable       *cancellable;
  GlmFileWatchChanged changed;
  gpointer            data;
};

static void
on_info (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  GlmFileWatch *self = data;

  /* Who is gone has cancelled it. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (info != NULL && g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE) != NULL)
    self->changed (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE), self->data);
}

static void
ask (GlmFileWatch *self)
{
  g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, on_info, self);
}

static void
on_changed (GFileMonitor     *monitor,
            GFile            *file,
            GFile            *other,
            GFileMonitorEvent event,
            GlmFileWatch     *self)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || event == G_FILE_MONITOR_EVENT_CREATED)
    ask (self);
}

static void
make_monitor (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;
  GFileMonitor *monitor = g_file_monitor_file (G_FILE (source), G_FILE_MONITOR_NONE, cancellable, &error);

  if (monitor != NULL)
    g_task_return_pointer (task, monitor, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_monitor (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  GFileMonitor *monitor = g_task_propagate_pointer (G_TASK (result), &error);
  GlmFileWatch *self = data;

  if (monitor == NULL)
    return;
  self->monitor = monitor;
  g_signal_connect (monitor, "changed", G_CALLBACK (on_changed), self);
  /* What was written before somebody looked. */
  ask (self);
}

/**
 * glm_file_watch_new:
 * @file: a file of this machine
 * @changed: called when it may have been written to
 * @data: for @changed
 *
 * Returns: (transfer full): a watch that begins as soon as the file's disk lets it
 */
GlmFileWatch *
glm_file_watch_new (GFile              *file,
                    GlmFileWatchChanged changed,
                    gpointer            data)
{
  GlmFileWatch *self = g_new0 (GlmFileWatch, 1);
  g_autoptr (GTask) task = NULL;

  self->file = g_object_ref (file);
  self->cancellable = g_cancellable_new ();
  self->changed = changed;
  self->data = data;
  task = g_task_new (file, self->cancellable, on_monitor, self);
  g_task_set_source_tag (task, glm_file_watch_new);
  g_task_run_in_thread (task, make_monitor);
  return self;
}

/**
 * glm_file_watch_free:
 * @self: (transfer full): a watch
 *
 * Nothing is said of the file any more. Returns at once.
 */
void
glm_file_watch_free (GlmFileWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_object_unref (self->cancellable);
  g_object_unref (self->file);
  g_free (self);
}
