/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-lexicon.h"

#include "glm-keeping.h"

struct _GlmLexicon
{
  GObject         parent_instance;

  GlmLibrary     *library; /* (nullable) */
  GlmCorrections *corrections;
};

enum
{
  CHANGED,
  NOT_KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GlmLexicon, glm_lexicon, G_TYPE_OBJECT)

static gboolean
keep_corrections (GlmLibrary *library,
                  gpointer    data,
                  GError    **error)
{
  return glm_library_save_lexicon (library, data, error);
}

static void
on_kept (GObject    *owner,
         const char *message)
{
  if (message != NULL)
    g_signal_emit (owner, signals[NOT_KEPT], 0, message);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GlmCorrections *corrections = glm_library_load_lexicon (task_data, &error);

  if (error != NULL)
    g_message ("%s", error->message);
  g_task_return_pointer (task, corrections, (GDestroyNotify) glm_corrections_unref);
}

static void
set_corrections (GlmLexicon     *self,
                 GlmCorrections *corrections)
{
  g_clear_pointer (&self->corrections, glm_corrections_unref);
  self->corrections = corrections;
  if (self->library != NULL)
    glm_keeping_push (self->library, keep_corrections, glm_corrections_ref (corrections), (GDestroyNotify) glm_corrections_unref,
                      G_OBJECT (self), on_kept);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GlmLexicon *self = GLM_LEXICON (source);
  g_autoptr (GlmCorrections) loaded = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GlmCorrections) said_meanwhile = NULL;

  if (loaded == NULL || glm_corrections_get_n (loaded) == 0)
    return;
  said_meanwhile = g_steal_pointer (&self->corrections);
  self->corrections = glm_corrections_join (loaded, said_meanwhile);
  if (glm_corrections_get_n (said_meanwhile) > 0)
    set_corrections (self, g_steal_pointer (&self->corrections));
  else
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
glm_lexicon_finalize (GObject *object)
{
  GlmLexicon *self = GLM_LEXICON (object);

  g_clear_pointer (&self->library, glm_library_unref);
  g_clear_pointer (&self->corrections, glm_corrections_unref);
  G_OBJECT_CLASS (glm_lexicon_parent_class)->finalize (object);
}

static void
glm_lexicon_class_init (GlmLexiconClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = glm_lexicon_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * GlmLexicon::not-kept:
   * @self: the lexicon
   * @message: a sentence that says why
   *
   * What was said last could not be written.
   */
  signals[NOT_KEPT] = g_signal_new ("not-kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
glm_lexicon_init (GlmLexicon *self)
{
  self->corrections = glm_corrections_new ();
}

/**
 * glm_lexicon_get:
 * @library: (nullable): where it is kept; without one it lasts as long as the process
 *
 * What is kept is read in a thread; "changed" tells when it is there. Only for the main thread.
 *
 * Returns: (transfer none): the lexicon of @library
 */
GlmLexicon *
glm_lexicon_get (GlmLibrary *library)
{
  static GPtrArray *lexicons;
  GlmLexicon *self;

  if (lexicons == NULL)
    lexicons = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < lexicons->len; i++)
    if (GLM_LEXICON (g_ptr_array_index (lexicons, i))->library == library)
      return g_ptr_array_index (lexicons, i);

  self = g_object_new (GLM_TYPE_LEXICON, NULL);
  g_ptr_array_add (lexicons, self);
  if (library != NULL)
    {
      g_autoptr (GTask) task = NULL;

      self->library = glm_library_ref (library);
      task = g_task_new (self, NULL, on_loaded, NULL);
      g_task_set_source_tag (task, glm_lexicon_get);
      g_task_set_task_data (task, glm_library_ref (library), (GDestroyNotify) glm_library_unref);
      g_task_run_in_thread (task, load_in_thread);
    }
  return self;
}

/**
 * glm_lexicon_get_corrections:
 * @self: a lexicon
 *
 * Returns: (transfer none): what the reader said
 */
GlmCorrections *
glm_lexicon_get_corrections (GlmLexicon *self)
{
  g_return_val_if_fail (GLM_IS_LEXICON (self), NULL);
  return self->corrections;
}

/**
 * glm_lexicon_add:
 * @self: a lexicon
 * @kind: what the reader says
 * @name: the form it is said of
 * @value: (nullable): what it takes beside, see #GlmCorrectionKind
 *
 * Says it of every article.
 */
void
glm_lexicon_add (GlmLexicon       *self,
                 GlmCorrectionKind kind,
                 const char       *name,
                 const char       *value)
{
  g_return_if_fail (GLM_IS_LEXICON (self));
  set_corrections (self, glm_corrections_add (self->corrections, kind, name, value));
}

/**
 * glm_lexicon_remove:
 * @self: a lexicon
 * @index: which correction
 *
 * Takes one back.
 */
void
glm_lexicon_remove (GlmLexicon *self,
                    guint       index)
{
  g_return_if_fail (GLM_IS_LEXICON (self));
  g_return_if_fail (index < glm_corrections_get_n (self->corrections));
  set_corrections (self, glm_corrections_remove (self->corrections, index));
}

/**
 * glm_lexicon_join:
 * @self: a lexicon
 * @more: corrections, from a file
 *
 * Adds those that are not in it.
 */
void
glm_lexicon_join (GlmLexicon     *self,
                  GlmCorrections *more)
{
  g_return_if_fail (GLM_IS_LEXICON (self));
  set_corrections (self, glm_corrections_unite (self->corrections, more));
}
