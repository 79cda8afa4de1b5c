/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-reading-history.h"

/* More steps back than anyone takes; the oldest are forgotten. */
#define MAX_STEPS 200

struct _GlmReadingHistory
{
  GArray *back;    /* gsize, the latest last */
  GArray *forward; /* gsize, the nearest last */
  guint   series;
};

/**
 * glm_reading_history_new:
 *
 * Returns: (transfer full): a history without a step
 */
GlmReadingHistory *
glm_reading_history_new (void)
{
  GlmReadingHistory *self = g_new0 (GlmReadingHistory, 1);

  self->back = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->forward = g_array_new (FALSE, FALSE, sizeof (gsize));
  return self;
}

/**
 * glm_reading_history_free:
 * @self: (transfer full): a history
 */
void
glm_reading_history_free (GlmReadingHistory *self)
{
  g_array_unref (self->back);
  g_array_unref (self->forward);
  g_free (self);
}

/**
 * glm_reading_history_clear:
 * @self: a history
 *
 * Forgets every step: another article is shown.
 */
void
glm_reading_history_clear (GlmReadingHistory *self)
{
  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
  self->series = 0;
}

/**
 * glm_reading_history_leave:
 * @self: a history
 * @position: where the reader is, before a jump
 * @series: what the jump belongs to; 0 for a jump of its own
 *
 * Keeps @position as a step back, unless the jump before was of the same series.
 */
void
glm_reading_history_leave (GlmReadingHistory *self,
                           gsize              position,
                           guint              series)
{
  g_array_set_size (self->forward, 0);
  if (series != 0 && series == self->series)
    return;
  self->series = series;
  if (self->back->len > 0 && g_array_index (self->back, gsize, self->back->len - 1) == position)
    return;
  if (self->back->len == MAX_STEPS)
    g_array_remove_index (self->back, 0);
  g_array_append_val (self->back, position);
}

/**
 * glm_reading_history_end_series:
 * @self: a history
 *
 * The next jump is a step of its own, whatever its series.
 */
void
glm_reading_history_end_series (GlmReadingHistory *self)
{
  self->series = 0;
}

/**
 * glm_reading_history_can_back:
 * @self: a history
 *
 * Returns: %TRUE when there is a step back
 */
gboolean
glm_reading_history_can_back (GlmReadingHistory *self)
{
  return self->back->len > 0;
}

/**
 * glm_reading_history_can_forward:
 * @self: a history
 *
 * Returns: %TRUE when there is a step forward
 */
gboolean
glm_reading_history_can_forward (GlmReadingHistory *self)
{
  return self->forward->len > 0;
}

static gboolean
step (GlmReadingHistory *self,
      GArray            *from,
      GArray            *to,
      gsize              here,
      gsize             *position)
{
  self->series = 0;
  if (from->len == 0)
    return FALSE;
  *position = g_array_index (from, gsize, from->len - 1);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, here);
  return TRUE;
}

/**
 * glm_reading_history_back:
 * @self: a history
 * @here: where the reader is now, kept as a step forward
 * @position: (out): where to go
 *
 * Returns: %FALSE when there is no step back
 */
gboolean
glm_reading_history_back (GlmReadingHistory *self,
                          gsize              here,
                          gsize             *position)
{
  return step (self, self->back, self->forward, here, position);
}

/**
 * glm_reading_history_forward:
 * @self: a history
 * @here: where the reader is now, kept as a step back
 * @position: (out): where to go
 *
 * Returns: %FALSE when there is no step forward
 */
gboolean
glm_reading_history_forward (GlmReadingHistory *self,
                             gsize              here,
                             gsize             *position)
{
  return step (self, self->forward, self->back, here, position);
}
