/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the page for a file is written in a thread; the page says when it is there, or why it is not. */

#include "config.h"

#include "glm-article-page-private.h"
#include "glm-export.h"

#include <string.h>

typedef struct
{
  GFile      *file;
  GFile      *article; /* (nullable) */
  GBytes     *bytes;
  const char *done;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->file);
  g_clear_object (&work->article);
  g_bytes_unref (work->bytes);
  g_free (work);
}

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (glm_export_save (work->file, work->article, work->bytes, G_FILE_CREATE_NONE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  _glm_article_page_toast (GLM_ARTICLE_PAGE (source), error == NULL ? work->done : error->message, FALSE);
}

/*< private >
 * _glm_article_page_save:
 * @file: where to
 * @text: (transfer full): what
 * @done: (transfer none): what is said when it is there; a constant
 */
void
_glm_article_page_save (GlmArticlePage *self,
                        GFile          *file,
                        char           *text,
                        const char     *done)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_saved, NULL);
  Work *work = g_new0 (Work, 1);

  work->file = g_object_ref (file);
  g_set_object (&work->article, glm_article_page_get_file (self));
  work->bytes = g_bytes_new_take (text, strlen (text));
  work->done = done;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, save);
}
