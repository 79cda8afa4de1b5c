/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many of those whom the reader follows in all articles an article mentions: the history says so. */

#include "config.h"

#include "glm-keeping.h"
#include "glm-session-private.h"

typedef struct
{
  GlmDocument *document;
  guint        n;
} Followed;

static void
followed_free (gpointer data)
{
  Followed *followed = data;

  glm_document_unref (followed->document);
  g_free (followed);
}

static gboolean
keep_followed (GlmLibrary *library,
               gpointer    data,
               GError    **error)
{
  const Followed *followed = data;

  return glm_library_save_followed (library, followed->document, followed->n, error);
}

/*< private >
 * _glm_session_keep_followed:
 *
 * Has the library keep how many are followed, once all names are known. What is pinned here alone is not followed.
 */
void
_glm_session_keep_followed (GlmSession *self)
{
  /* What holds everywhere comes first among the corrections, which the ranks count. */
  guint n_everywhere = glm_corrections_get_n (glm_lexicon_get_corrections (self->lexicon));
  Followed *followed;

  if (self->library == NULL)
    return;
  followed = g_new0 (Followed, 1);
  followed->document = glm_document_ref (self->document);
  for (guint i = 0; i < glm_entities_get_n (self->entities); i++)
    {
      guint rank = glm_entities_get (self->entities, i)->pinned;

      followed->n += rank > 0 && rank <= n_everywhere;
    }
  /* Nothing is lost with it: it is counted again when the article is opened. */
  glm_keeping_push (self->library, keep_followed, followed, followed_free, NULL, NULL);
}
