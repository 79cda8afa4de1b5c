/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The freshness protocol is one comparison: a result, or a part of one, is delivered only if the
 * cancellable it was computed under is still the stage's current one. So nothing has to be
 * joined, waited for or undone when a reader changes their mind.
 */

#include "config.h"

#include "glm-stage.h"

struct _GlmStage
{
  char          *name;
  GWeakRef       owner;
  GlmStageRun    run;
  GlmStageDone   done;
  GDestroyNotify result_free;
  GCancellable  *current;
  gboolean       waits; /* for disks and networks */
};

struct _GlmStageParts
{
  GlmStage     *stage;
  GCancellable *cancellable;
  GMainContext *context;
};

typedef struct
{
  GlmStageParts  parts;
  gpointer       input;
  GDestroyNotify input_free;
} Job;

typedef struct
{
  GlmStage     *stage;
  GCancellable *cancellable;
  gpointer      part;
} Part;

static void
stage_clear (gpointer data)
{
  GlmStage *self = data;

  g_free (self->name);
  g_weak_ref_clear (&self->owner);
  g_clear_object (&self->current);
}

static void
stage_unref (GlmStage *self)
{
  g_atomic_rc_box_release_full (self, stage_clear);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->input_free != NULL && job->input != NULL)
    job->input_free (job->input);
  stage_unref (job->parts.stage);
  g_object_unref (job->parts.cancellable);
  g_main_context_unref (job->parts.context);
  g_free (job);
}

/**
 * glm_stage_new:
 * @name: (not nullable): a name for debuggers and profilers
 * @owner: the object the stage works for; not kept alive by it
 * @run: the work
 * @done: called on the main thread with each result that still counts
 * @result_free: (nullable): frees a result that no longer counts
 *
 * Returns: (transfer full): a stage that does nothing yet
 */
GlmStage *
glm_stage_new (const char    *name,
               GObject       *owner,
               GlmStageRun    run,
               GlmStageDone   done,
               GDestroyNotify result_free)
{
  GlmStage *self = g_atomic_rc_box_new0 (GlmStage);

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (run != NULL && done != NULL, NULL);

  self->name = g_strdup (name);
  g_weak_ref_init (&self->owner, owner);
  self->run = run;
  self->done = done;
  self->result_free = result_free;
  return self;
}

/**
 * glm_stage_set_waits:
 * @self: a stage
 *
 * Its runs wait for disks and networks. Each takes a thread of its own: were they in the pool, some that are never answered
 * would leave no thread there for those that only compute.
 */
void
glm_stage_set_waits (GlmStage *self)
{
  self->waits = TRUE;
}

/**
 * glm_stage_free:
 * @self: (transfer full): a stage
 *
 * Cancels what runs; nothing is delivered any more. Returns at once, without waiting.
 */
void
glm_stage_free (GlmStage *self)
{
  glm_stage_cancel (self);
  stage_unref (self);
}

static void
deliver (GlmStage     *self,
         GCancellable *generation,
         gpointer      result,
         gboolean      final,
         const GError *error)
{
  g_autoptr (GObject) owner = NULL;

  if (self->current == generation && (owner = g_weak_ref_get (&self->owner)) != NULL)
    {
      if (final)
        g_clear_object (&self->current);
      self->done (owner, result, final, error);
      return;
    }
  if (result != NULL && self->result_free != NULL)
    self->result_free (result);
}

static void
on_task_returned_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  GTask *task = G_TASK (result);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (task, &error);

  /* A run that was cancelled from outside the stage ends without a word, like one that was replaced. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (job->parts.stage->current == job->parts.cancellable)
        g_clear_object (&job->parts.stage->current);
      return;
    }
  deliver (job->parts.stage, job->parts.cancellable, value, TRUE, error);
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  gpointer result = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  result = job->parts.stage->run (job->input, &job->parts, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->parts.stage->result_free);
}

static gpointer
run_in_own_thread (gpointer data)
{
  g_autoptr (GTask) task = data;

  run_in_thread (task, NULL, g_task_get_task_data (task), g_task_get_cancellable (task));
  return NULL;
}

static gboolean
start_own_thread (GTask *task)
{
  GThread *thread = g_thread_try_new (g_task_get_name (task), run_in_own_thread, g_object_ref (task), NULL);

  if (thread == NULL)
    g_object_unref (task);
  else
    g_thread_unref (thread);
  return thread != NULL;
}

/**
 * glm_stage_start:
 * @self: a stage
 * @input: (transfer full): what to work on; must not be changed by anyone from now on
 * @input_free: (nullable): frees @input when the run has ended
 *
 * Starts a run; the one before is cancelled and nothing of it is delivered any more.
 */
void
glm_stage_start (GlmStage      *self,
                 gpointer       input,
                 GDestroyNotify input_free)
{
  g_autoptr (GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  glm_stage_cancel (self);
  self->current = g_cancellable_new ();

  job->parts.stage = g_atomic_rc_box_acquire (self);
  job->parts.cancellable = g_object_ref (self->current);
  job->parts.context = g_main_context_ref_thread_default ();
  job->input = input;
  job->input_free = input_free;

  /* The task has no source object: a widget must not be kept alive, nor freed in a thread. */
  task = g_task_new (NULL, self->current, on_task_returned_cb, NULL);
  g_task_set_source_tag (task, glm_stage_start);
  g_task_set_name (task, self->name);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  if (!self->waits || !start_own_thread (task))
    g_task_run_in_thread (task, run_in_thread);
}

/**
 * glm_stage_cancel:
 * @self: a stage
 *
 * Gives up the run, if one is under way. Returns at once.
 */
void
glm_stage_cancel (GlmStage *self)
{
  if (self->current == NULL)
    return;
  g_cancellable_cancel (self->current);
  g_clear_object (&self->current);
}

/**
 * glm_stage_is_running:
 * @self: a stage
 *
 * Returns: whether a result is still to come
 */
gboolean
glm_stage_is_running (GlmStage *self)
{
  return self->current != NULL;
}

static gboolean
deliver_part_cb (gpointer data)
{
  Part *part = data;

  deliver (part->stage, part->cancellable, g_steal_pointer (&part->part), FALSE, NULL);
  return G_SOURCE_REMOVE;
}

static void
part_free (gpointer data)
{
  Part *part = data;

  if (part->part != NULL && part->stage->result_free != NULL)
    part->stage->result_free (part->part);
  stage_unref (part->stage);
  g_object_unref (part->cancellable);
  g_free (part);
}

/**
 * glm_stage_publish_part:
 * @parts: what the run was given; %NULL when it runs outside a stage, then @part must be %NULL too
 * @part: (transfer full): part of the result, of the same type as the result
 *
 * Called by a run in its thread: has @part delivered on the main thread, in order and before
 * the final result.
 */
void
glm_stage_publish_part (GlmStageParts *parts,
                        gpointer       part)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Part *item = g_new0 (Part, 1);

  item->stage = g_atomic_rc_box_acquire (parts->stage);
  item->cancellable = g_object_ref (parts->cancellable);
  item->part = part;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_part_cb, item, part_free);
  g_source_set_static_name (source, "glm_stage_publish_part");
  g_source_attach (source, parts->context);
}
