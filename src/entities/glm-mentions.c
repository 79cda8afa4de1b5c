/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-tagger.h"

struct _GlmMentions
{
  GlmMention *mentions;
  guint       n_mentions;
};

/**
 * glm_mentions_new:
 * @mentions: (array length=n_mentions): mentions in order, without overlap
 * @n_mentions: how many
 *
 * Returns: (transfer full): a value that holds a copy of them
 */
GlmMentions *
glm_mentions_new (const GlmMention *mentions,
                  guint             n_mentions)
{
  GlmMentions *self = g_atomic_rc_box_new0 (GlmMentions);

  self->mentions = g_memdup2 (mentions, n_mentions * sizeof *mentions);
  self->n_mentions = n_mentions;
  return self;
}

/**
 * glm_mentions_ref:
 * @self: mentions
 *
 * Returns: (transfer full): @self
 */
GlmMentions *
glm_mentions_ref (GlmMentions *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
glm_mentions_clear (gpointer data)
{
  GlmMentions *self = data;

  g_free (self->mentions);
}

/**
 * glm_mentions_unref:
 * @self: (transfer full): mentions
 *
 * Gives one reference back.
 */
void
glm_mentions_unref (GlmMentions *self)
{
  g_atomic_rc_box_release_full (self, glm_mentions_clear);
}

/**
 * glm_mentions_get:
 * @self: mentions
 * @n_mentions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_mentions): the mentions in the order of the text
 */
const GlmMention *
glm_mentions_get (const GlmMentions *self,
                  guint             *n_mentions)
{
  *n_mentions = self->n_mentions;
  return self->mentions;
}
