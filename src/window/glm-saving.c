/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What leaves the program for a file is made and written in a thread, and whoever asked for it says when it is there. A reader
 * does not wait for that: the tab may be behind another by then, or closed, or the window, or all of them. The file is written
 * all the same, and when it could not be, a window that the reader still has says so.
 */

#include "config.h"

#include "glm-saving.h"

#include "glm-export.h"
#include "glm-window.h"

typedef struct
{
  GtkWidget       *asker;
  GApplication    *application; /* (nullable) */
  GFile           *file;
  GFile           *article; /* (nullable) */
  GFileCreateFlags flags;
  GlmSavingMake    make;
  gpointer         data;
  GDestroyNotify   data_free;
  const char      *done;
  GlmSavingSay     say;
} Saving;

static struct
{
  GlmSavingLastResort run;
  gpointer            data;
} last_resort;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->file);
  g_clear_object (&self->article);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static void
save (GTask *task)
{
  Saving *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = self->make (self->data, &error);

  if (bytes != NULL && glm_export_save (self->file, self->article, bytes, self->flags, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save_in_pool (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  save (task);
}

static gpointer
save_in_thread (gpointer data)
{
  g_autoptr (GTask) task = data;

  save (task);
  return NULL;
}

/* The window that @asker is in, else the one that the reader has before them, else any. */
static GlmWindow *
find_window (GtkWidget *asker)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *own = gtk_widget_get_ancestor (asker, GLM_TYPE_WINDOW);
  GlmWindow *found = NULL;

  if (own != NULL && gtk_widget_get_mapped (own))
    return GLM_WINDOW (own);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GLM_IS_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (window)) && (found == NULL || gtk_window_is_active (window)))
        found = GLM_WINDOW (window);
    }
  return found;
}

/**
 * glm_saving_set_last_resort:
 * @run: (nullable): says what went wrong when no window is left
 * @data: for @run
 *
 * There is one for the program.
 */
void
glm_saving_set_last_resort (GlmSavingLastResort run,
                            gpointer            data)
{
  last_resort.run = run;
  last_resort.data = data;
}

/**
 * glm_saving_fail:
 * @asker: whose reader wanted something
 * @sentence: why it is not there
 * @say: says it by @asker
 *
 * Says it where the reader sees it, whatever became of @asker meanwhile.
 */
void
glm_saving_fail (GtkWidget   *asker,
                 const char  *sentence,
                 GlmSavingSay say)
{
  GlmWindow *window;

  if (gtk_widget_get_mapped (asker))
    {
      say (asker, sentence);
      return;
    }
  window = find_window (asker);
  if (window != NULL)
    glm_window_say (window, sentence);
  else if (last_resort.run != NULL)
    last_resort.run (sentence, last_resort.data);
  else
    g_message ("%s", sentence);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Saving *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GtkWidget) asker = g_steal_pointer (&self->asker);
  g_autoptr (GApplication) application = g_steal_pointer (&self->application);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (error != NULL)
    glm_saving_fail (asker, error->message, self->say);
  else if (gtk_widget_get_mapped (asker))
    self->say (asker, self->done);
  if (application != NULL)
    g_application_release (application);
}

/**
 * glm_saving_start:
 * @asker: whose reader wants a file
 * @file: where to
 * @article: (nullable): the file that the article was read from, which is not written over
 * @flags: whether it is the reader's alone
 * @make: makes what it is to hold, in a thread
 * @data: (transfer full): for @make
 * @data_free: (nullable): frees @data
 * @done: (transfer none): what is said when it is there; a constant
 * @say: says what became of it
 *
 * Writes a file, whole or not at all. The program does not end before that.
 */
void
glm_saving_start (GtkWidget       *asker,
                  GFile           *file,
                  GFile           *article,
                  GFileCreateFlags flags,
                  GlmSavingMake    make,
                  gpointer         data,
                  GDestroyNotify   data_free,
                  const char      *done,
                  GlmSavingSay     say)
{
  /* Without a source object: a widget is not freed in a thread. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_saved, NULL);
  Saving *self = g_new0 (Saving, 1);
  GThread *thread;

  g_return_if_fail (GTK_IS_WIDGET (asker));
  g_return_if_fail (G_IS_FILE (file));

  self->asker = g_object_ref (asker);
  g_set_object (&self->application, g_application_get_default ());
  if (self->application != NULL)
    g_application_hold (self->application);
  self->file = g_object_ref (file);
  g_set_object (&self->article, article);
  self->flags = flags;
  self->make = make;
  self->data = data;
  self->data_free = data_free;
  self->done = done;
  self->say = say;
  g_task_set_source_tag (task, glm_saving_start);
  g_task_set_task_data (task, self, saving_free);
  /* A disk that does not answer keeps none of the threads that others wait for. */
  thread = g_thread_try_new ("saving", save_in_thread, g_object_ref (task), NULL);
  if (thread != NULL)
    g_thread_unref (thread);
  else
    {
      g_object_unref (task);
      g_task_run_in_thread (task, save_in_pool);
    }
}
