/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is written to the library: never by the main thread, one thing after the other in the order in which the reader did them,
 * so that what was said last is what is kept; and before the program ends, all of it.
 */

#include "config.h"

#include "glm-keeping.h"

typedef struct
{
  GlmLibrary    *library;
  GlmKeepingDeed deed;
  gpointer       data;
  GDestroyNotify data_free;
  GWeakRef       owner;
  GlmKeepingDone done;
  char          *message;
} Kept;

static struct
{
  GMutex       lock;
  GCond        done;
  GThreadPool *pool;
  guint        n_waiting; /* with the one that is being written */
} keeping;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  glm_library_unref (kept->library);
  if (kept->data_free != NULL)
    kept->data_free (kept->data);
  g_weak_ref_clear (&kept->owner);
  g_free (kept->message);
  g_free (kept);
}

static gboolean
on_done (gpointer data)
{
  Kept *kept = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&kept->owner);

  if (owner != NULL)
    kept->done (owner, kept->message);
  return G_SOURCE_REMOVE;
}

static void
keep (gpointer data,
      gpointer unused)
{
  Kept *kept = data;
  g_autoptr (GError) error = NULL;

  if (!kept->deed (kept->library, kept->data, &error))
    {
      kept->message = g_strdup (error != NULL ? error->message : "what was done could not be kept");
      g_message ("%s", kept->message);
    }
  if (kept->done != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT, on_done, kept, kept_free);
  else
    kept_free (kept);
  g_mutex_lock (&keeping.lock);
  if (--keeping.n_waiting == 0)
    g_cond_broadcast (&keeping.done);
  g_mutex_unlock (&keeping.lock);
}

/**
 * glm_keeping_push:
 * @library: where to
 * @deed: what is to be done
 * @data: (transfer full) (nullable): for @deed
 * @data_free: (nullable): frees @data, in any thread
 * @owner: (nullable): for @done; not kept alive
 * @done: (nullable): called in the main thread when that was tried, as long as @owner is there
 *
 * Has something written, after what was pushed before. Returns at once. Only for the main thread.
 */
void
glm_keeping_push (GlmLibrary    *library,
                  GlmKeepingDeed deed,
                  gpointer       data,
                  GDestroyNotify data_free,
                  GObject       *owner,
                  GlmKeepingDone done)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->library = glm_library_ref (library);
  kept->deed = deed;
  kept->data = data;
  kept->data_free = data_free;
  kept->done = owner != NULL ? done : NULL;
  g_weak_ref_init (&kept->owner, owner);
  g_mutex_lock (&keeping.lock);
  if (keeping.pool == NULL)
    keeping.pool = g_thread_pool_new (keep, NULL, 1, FALSE, NULL);
  keeping.n_waiting++;
  g_mutex_unlock (&keeping.lock);
  g_thread_pool_push (keeping.pool, kept, NULL);
}

/**
 * glm_keeping_finish:
 * @microseconds: how long to wait at most
 *
 * Waits until all that was pushed is written. Blocks: for the end of the program, and for tests.
 *
 * Returns: whether all of it is
 */
gboolean
glm_keeping_finish (gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean finished;

  g_mutex_lock (&keeping.lock);
  while (keeping.n_waiting > 0)
    if (!g_cond_wait_until (&keeping.done, &keeping.lock, end))
      break;
  finished = keeping.n_waiting == 0;
  g_mutex_unlock (&keeping.lock);
  return finished;
}
