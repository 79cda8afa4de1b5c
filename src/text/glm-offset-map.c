/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A map is an array of runs that tile both texts. Runs of kept text are merged as they are added,
 * and a lookup is a binary search, so a paragraph with k edits costs 2k + 1 runs and log k a
 * lookup; a text without edits is one run.
 */

#include "config.h"

#include "glm-offset-map.h"

typedef struct
{
  gsize    source;
  gsize    target;
  gsize    source_length;
  gsize    target_length;
  gboolean kept;
} Run;

struct _GlmOffsetMap
{
  guint n_runs;
  Run   runs[];
};

/**
 * glm_offset_map_builder_init:
 * @self: an uninitialised builder
 *
 * Makes @self ready for runs.
 */
void
glm_offset_map_builder_init (GlmOffsetMapBuilder *self)
{
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->source = 0;
  self->target = 0;
}

static void
append_run (GlmOffsetMapBuilder *self,
            gsize                source_length,
            gsize                target_length,
            gboolean             kept)
{
  Run run = { self->source, self->target, source_length, target_length, kept };

  g_array_append_val (self->runs, run);
  self->source += source_length;
  self->target += target_length;
}

/**
 * glm_offset_map_builder_keep:
 * @self: a builder
 * @length: in bytes
 *
 * Adds a run that is the same in both texts.
 */
void
glm_offset_map_builder_keep (GlmOffsetMapBuilder *self,
                             gsize                length)
{
  if (length == 0)
    return;
  if (self->runs->len > 0)
    {
      Run *last = &g_array_index (self->runs, Run, self->runs->len - 1);

      if (last->kept)
        {
          last->source_length += length;
          last->target_length += length;
          self->source += length;
          self->target += length;
          return;
        }
    }
  append_run (self, length, length, TRUE);
}

/**
 * glm_offset_map_builder_replace:
 * @self: a builder
 * @source_length: bytes replaced, 0 for an insertion
 * @target_length: bytes that replace them, 0 for a removal
 *
 * Adds a run that maps only at its edges.
 */
void
glm_offset_map_builder_replace (GlmOffsetMapBuilder *self,
                                gsize                source_length,
                                gsize                target_length)
{
  if (source_length > 0 || target_length > 0)
    append_run (self, source_length, target_length, FALSE);
}

/**
 * glm_offset_map_builder_end:
 * @self: a builder
 *
 * Empties @self; it must be initialised again before it is used again.
 *
 * Returns: (transfer full): the map
 */
GlmOffsetMap *
glm_offset_map_builder_end (GlmOffsetMapBuilder *self)
{
  g_autoptr (GArray) runs = g_steal_pointer (&self->runs);
  GlmOffsetMap *map = g_atomic_rc_box_alloc (sizeof (GlmOffsetMap) + MAX (runs->len, 1) * sizeof (Run));

  map->n_runs = runs->len;
  for (guint i = 0; i < runs->len; i++)
    map->runs[i] = g_array_index (runs, Run, i);
  return map;
}

/**
 * glm_offset_map_ref:
 * @self: a map
 *
 * Returns: (transfer full): @self
 */
GlmOffsetMap *
glm_offset_map_ref (GlmOffsetMap *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * glm_offset_map_unref:
 * @self: (transfer full): a map
 */
void
glm_offset_map_unref (GlmOffsetMap *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * glm_offset_map_get_source_length:
 * @self: a map
 *
 * Returns: length of the first text in bytes
 */
gsize
glm_offset_map_get_source_length (const GlmOffsetMap *self)
{
  const Run *last;

  if (self->n_runs == 0)
    return 0;
  last = &self->runs[self->n_runs - 1];
  return last->source + last->source_length;
}

/**
 * glm_offset_map_get_target_length:
 * @self: a map
 *
 * Returns: length of the second text in bytes
 */
gsize
glm_offset_map_get_target_length (const GlmOffsetMap *self)
{
  const Run *last;

  if (self->n_runs == 0)
    return 0;
  last = &self->runs[self->n_runs - 1];
  return last->target + last->target_length;
}

static inline gsize
run_from (const Run *run,
          gboolean   from_source)
{
  return from_source ? run->source : run->target;
}

static inline gsize
run_from_end (const Run *run,
              gboolean   from_source)
{
  return from_source ? run->source + run->source_length : run->target + run->target_length;
}

/*
 * Several runs can touch one position: the kept run that ends there, insertions (empty on this
 * side) and the run that begins there. BEFORE takes the first of them, AFTER the last: a caret
 * before an inserted space stays with the letter on its left, one after it with what follows.
 */
static gsize
map_position (const GlmOffsetMap *self,
              gsize               position,
              GlmBias             bias,
              gboolean            from_source)
{
  guint low = 0;
  guint high = self->n_runs;
  const Run *run;

  if (self->n_runs == 0)
    return 0;

  /* BEFORE: the first run that ends at or after the position. AFTER: the last run that begins
     at or before it. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gboolean go_right = bias == GLM_BIAS_BEFORE
                            ? run_from_end (&self->runs[middle], from_source) < position
                            : run_from (&self->runs[middle], from_source) <= position;

      if (go_right)
        low = middle + 1;
      else
        high = middle;
    }
  if (bias == GLM_BIAS_BEFORE)
    run = &self->runs[MIN (low, self->n_runs - 1)];
  else
    run = &self->runs[low > 0 ? low - 1 : 0];

  position = CLAMP (position, run_from (run, from_source), run_from_end (run, from_source));
  if (run->kept)
    return run_from (run, !from_source) + (position - run_from (run, from_source));
  if (position == run_from (run, from_source) && (run_from_end (run, from_source) > position || bias == GLM_BIAS_BEFORE))
    return run_from (run, !from_source);
  if (position == run_from_end (run, from_source))
    return run_from_end (run, !from_source);
  return bias == GLM_BIAS_BEFORE ? run_from (run, !from_source) : run_from_end (run, !from_source);
}

/**
 * glm_offset_map_to_target:
 * @self: a map
 * @source: a position in the first text, in bytes; beyond the end counts as the end
 * @bias: which side of inserted or replaced text to take
 *
 * Returns: the position in the second text
 */
gsize
glm_offset_map_to_target (const GlmOffsetMap *self,
                          gsize               source,
                          GlmBias             bias)
{
  return map_position (self, source, bias, TRUE);
}

/**
 * glm_offset_map_to_source:
 * @self: a map
 * @target: a position in the second text, in bytes; beyond the end counts as the end
 * @bias: which side of removed or replaced text to take
 *
 * Returns: the position in the first text
 */
gsize
glm_offset_map_to_source (const GlmOffsetMap *self,
                          gsize               target,
                          GlmBias             bias)
{
  return map_position (self, target, bias, FALSE);
}

/*
 * A range takes replaced text whole and leaves out insertions at its own edges, so that a word
 * before an inserted thin space is lit without the space.
 */
static GlmRange
map_range (const GlmOffsetMap *self,
           GlmRange            range,
           gboolean            from_source)
{
  GlmRange mapped;

  if (range.end <= range.start)
    {
      mapped.start = map_position (self, range.start, GLM_BIAS_AFTER, from_source);
      mapped.end = mapped.start;
      return mapped;
    }
  mapped.start = map_position (self, range.start, GLM_BIAS_AFTER, from_source);
  mapped.end = map_position (self, range.end, GLM_BIAS_BEFORE, from_source);

  /* An end inside an edited run has to take the whole of that run. */
  {
    gsize before = map_position (self, range.start, GLM_BIAS_BEFORE, from_source);
    gsize back = map_position (self, mapped.start, GLM_BIAS_BEFORE, !from_source);

    if (back > range.start)
      mapped.start = before;
    back = map_position (self, mapped.end, GLM_BIAS_AFTER, !from_source);
    if (back < range.end)
      mapped.end = map_position (self, range.end, GLM_BIAS_AFTER, from_source);
  }
  if (mapped.end < mapped.start)
    mapped.end = mapped.start;
  return mapped;
}

/**
 * glm_offset_map_range_to_target:
 * @self: a map
 * @source: a range of the first text
 *
 * Returns: the range of the second text that shows it; replaced text is taken whole
 */
GlmRange
glm_offset_map_range_to_target (const GlmOffsetMap *self,
                                GlmRange            source)
{
  return map_range (self, source, TRUE);
}

/**
 * glm_offset_map_range_to_source:
 * @self: a map
 * @target: a range of the second text
 *
 * Returns: the range of the first text that it was made from; replaced text is taken whole
 */
GlmRange
glm_offset_map_range_to_source (const GlmOffsetMap *self,
                                GlmRange            target)
{
  return map_range (self, target, FALSE);
}

/**
 * glm_offset_map_check:
 * @self: a map
 *
 * For tests: the runs tile both texts, and kept runs have one length.
 *
 * Returns: whether the invariants hold
 */
gboolean
glm_offset_map_check (const GlmOffsetMap *self)
{
  gsize source = 0;
  gsize target = 0;

  for (guint i = 0; i < self->n_runs; i++)
    {
      const Run *run = &self->runs[i];

      if (run->source != source || run->target != target)
        return FALSE;
      if (run->kept && run->source_length != run->target_length)
        return FALSE;
      if (run->source_length == 0 && run->target_length == 0)
        return FALSE;
      source += run->source_length;
      target += run->target_length;
    }
  return TRUE;
}
