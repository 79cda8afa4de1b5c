/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-copy.h"

#include <gio/gio.h>

/* Setting French on this much text is a matter of a millisecond or two. */
#define MAX_BYTES_AT_ONCE (16 * 1024)

typedef struct
{
  GdkClipboard      *clipboard;
  GlmTypographyPlan *plan;
  GlmRange           range;
} Job;

static char *
dup_typeset (GlmTypographyPlan *plan,
             GlmRange           range)
{
  GlmDocument *document = glm_typography_plan_get_document (plan);
  guint n_blocks = glm_document_get_n_blocks (document);
  GString *copied = g_string_new (NULL);
  gboolean first = TRUE;

  for (guint i = n_blocks > 0 ? glm_document_find_block (document, range.start) : 0; i < n_blocks; i++)
    {
      g_autoptr (GlmDisplayText) display = NULL;
      GlmRange part = glm_range_intersect (glm_document_get_block (document, i)->range, range);
      const char *text;
      gsize length, start, end;

      if (glm_document_get_block (document, i)->range.start >= range.end)
        break;
      if (glm_range_is_empty (part))
        continue;
      display = glm_typography_plan_set_block (plan, i);
      text = glm_display_text_get_text (display, &length);
      start = glm_display_text_from_source (display, part.start, GLM_BIAS_AFTER);
      end = MIN (glm_display_text_from_source (display, part.end, GLM_BIAS_BEFORE), length);
      if (!first)
        g_string_append (copied, "\n\n");
      if (end > start)
        g_string_append_len (copied, text + start, (gssize) (end - start));
      first = FALSE;
    }
  return g_string_free (copied, FALSE);
}

/**
 * glm_copy_dup_text:
 * @plan: an article and how French is set in it
 * @range: of the document's text
 * @typeset: %TRUE for the text as it shows, %FALSE for the text as it was written
 *
 * Returns: (transfer full): the text of @range, with an empty line between blocks
 */
char *
glm_copy_dup_text (GlmTypographyPlan *plan,
                   GlmRange           range,
                   gboolean           typeset)
{
  if (typeset)
    return dup_typeset (plan, range);
  return glm_document_dup_range (glm_typography_plan_get_document (plan), range);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->clipboard);
  glm_typography_plan_unref (job->plan);
  g_free (job);
}

static void
copy_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task, dup_typeset (job->plan, job->range), g_free);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = g_task_propagate_pointer (G_TASK (result), NULL);

  if (text != NULL)
    gdk_clipboard_set_text (job->clipboard, text);
}

/* A few words of a block that is a whole book cost what the book costs. */
static gboolean
is_quick (GlmDocument *document,
          GlmRange     range)
{
  guint first = glm_document_find_block (document, range.start);
  guint last = glm_document_find_block (document, range.end);

  return glm_document_get_block (document, last)->range.end - glm_document_get_block (document, first)->range.start <=
         MAX_BYTES_AT_ONCE;
}

/**
 * glm_copy_to_clipboard:
 * @clipboard: where to
 * @plan: an article and how French is set in it
 * @range: of the document's text
 * @typeset: %TRUE for the text as it shows, %FALSE for the text as it was written
 *
 * Copies without waiting: to set French on a whole book is left to a thread.
 */
void
glm_copy_to_clipboard (GdkClipboard      *clipboard,
                       GlmTypographyPlan *plan,
                       GlmRange           range,
                       gboolean           typeset)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!typeset || is_quick (glm_typography_plan_get_document (plan), range))
    {
      g_autofree char *text = glm_copy_dup_text (plan, range, typeset);

      gdk_clipboard_set_text (clipboard, text);
      return;
    }
  job = g_new0 (Job, 1);
  job->clipboard = g_object_ref (clipboard);
  job->plan = glm_typography_plan_ref (plan);
  job->range = range;
  task = g_task_new (NULL, NULL, on_copied, NULL);
  g_task_set_source_tag (task, glm_copy_to_clipboard);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, copy_in_thread);
}
