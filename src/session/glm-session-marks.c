/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bookmarks and notes: what the reader marked, shown at once and saved in a thread. */

#include "config.h"

#include "glm-keeping.h"
#include "glm-session-private.h"

/* What is saved or, without a document, taken away. */
typedef struct
{
  GlmDocument *document; /* (nullable) */
  GlmMark     *mark;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->document, glm_document_unref);
  glm_mark_free (change->mark);
  g_free (change);
}

static gboolean
keep_change (GlmLibrary *library,
             gpointer    data,
             GError    **error)
{
  const Change *change = data;

  return change->document != NULL ? glm_library_save_mark (library, change->document, change->mark, error)
                                  : glm_library_remove_mark (library, change->mark->id, error);
}

static void
on_kept (GObject    *owner,
         const char *message)
{
  if (message != NULL)
    _glm_session_say_not_kept (GLM_SESSION (owner), message);
}

static void
keep (GlmSession    *self,
      const GlmMark *mark,
      gboolean       there)
{
  Change *change;

  if (self->library == NULL)
    return;
  change = g_new0 (Change, 1);
  change->document = there ? glm_document_ref (self->document) : NULL;
  change->mark = glm_mark_copy (mark);
  glm_keeping_push (self->library, keep_change, change, change_free, G_OBJECT (self), on_kept);
}

/*< private >
 * _glm_session_set_marks:
 * @marks: (transfer full) (nullable): those of the article that was opened
 */
void
_glm_session_set_marks (GlmSession *self,
                        GPtrArray  *marks)
{
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = marks != NULL ? marks : g_ptr_array_new_with_free_func ((GDestroyNotify) glm_mark_free);
  _glm_session_notify (self, GLM_SESSION_PROP_MARKS);
}

/**
 * glm_session_get_marks:
 * @self: a session
 *
 * Returns: (transfer none) (element-type GlmMark): what the reader marked, in order
 */
GPtrArray *
glm_session_get_marks (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->marks;
}

/**
 * glm_session_find_mark:
 * @self: a session
 * @range: a range of the article
 *
 * Returns: which mark overlaps @range or holds it, -1 for none
 */
int
glm_session_find_mark (GlmSession *self,
                       GlmRange    range)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), -1);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const GlmMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->range.start < MAX (range.end, range.start + 1) && mark->range.end > range.start)
        return (int) i;
    }
  return -1;
}

/**
 * glm_session_mark:
 * @self: a session with a document
 * @range: what is marked
 * @note: (nullable): what the reader says of it
 *
 * Returns: which mark it is now
 */
guint
glm_session_mark (GlmSession *self,
                  GlmRange    range,
                  const char *note)
{
  GlmMark *mark;
  guint index = 0;

  g_return_val_if_fail (GLM_IS_SESSION (self) && self->document != NULL, 0);

  mark = glm_mark_new (self->document, range, note);
  g_ptr_array_add (self->marks, mark);
  g_ptr_array_sort (self->marks, glm_mark_compare);
  keep (self, mark, TRUE);
  g_ptr_array_find (self->marks, mark, &index);
  _glm_session_notify (self, GLM_SESSION_PROP_MARKS);
  return index;
}

/**
 * glm_session_annotate:
 * @self: a session
 * @index: a mark
 * @note: what the reader says of it now
 */
void
glm_session_annotate (GlmSession *self,
                      guint       index,
                      const char *note)
{
  GlmMark *mark;

  g_return_if_fail (GLM_IS_SESSION (self) && index < self->marks->len);

  mark = g_ptr_array_index (self->marks, index);
  if (g_str_equal (mark->note, note))
    return;
  g_free (mark->note);
  mark->note = g_strdup (note);
  keep (self, mark, TRUE);
  _glm_session_notify (self, GLM_SESSION_PROP_MARKS);
}

/**
 * glm_session_unmark:
 * @self: a session
 * @index: a mark
 *
 * Takes a mark away, with its note.
 */
void
glm_session_unmark (GlmSession *self,
                    guint       index)
{
  g_return_if_fail (GLM_IS_SESSION (self) && index < self->marks->len);

  keep (self, g_ptr_array_index (self->marks, index), FALSE);
  g_ptr_array_remove_index (self->marks, index);
  _glm_session_notify (self, GLM_SESSION_PROP_MARKS);
}
