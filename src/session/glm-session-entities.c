/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session's people and institutions: finding them, going from mention to mention, corrections. */

#include "config.h"

#include "glm-data-dir.h"
#include "glm-document-builder.h"
#include "glm-keeping.h"
#include "glm-session-private.h"

#define LONG_TEXT_BYTES 200000
#define LONG_TEXT_DELAY 150 /* milliseconds */

typedef struct
{
  GlmDocument    *document;
  GlmCorrections *corrections;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  glm_document_unref (request->document);
  glm_corrections_unref (request->corrections);
  g_free (request);
}

static gpointer
run_entities (gpointer       input,
              GlmStageParts *parts,
              GCancellable  *cancellable,
              GError       **error)
{
  Request *request = input;
  g_autoptr (GlmTagger) tagger = glm_tagger_get_default (error);

  if (tagger == NULL)
    return NULL;
  return glm_entities_run (request->document, tagger, request->corrections, cancellable, error);
}

/* The mention to begin with: the first at or after where the reader is, else the first of all. */
static int
mention_from_place (GlmSession      *self,
                    const GlmEntity *entity)
{
  guint index = glm_ranges_lower_bound (entity->mentions, entity->n_mentions, self->reading_position);

  return index < entity->n_mentions ? (int) index : 0;
}

static void
set_selection (GlmSession *self,
               int         entity,
               int         mention)
{
  gboolean entity_changed = self->selected_entity != entity;
  gboolean mention_changed = entity_changed || self->current_mention != mention;

  self->selected_entity = entity;
  self->current_mention = mention;
  if (entity_changed)
    _glm_session_notify (self, GLM_SESSION_PROP_SELECTED_ENTITY);
  if (mention_changed)
    _glm_session_notify (self, GLM_SESSION_PROP_CURRENT_MENTION);
}

static void
on_entities (gpointer      owner,
             gpointer      result,
             gboolean      final,
             const GError *error)
{
  GlmSession *self = owner;
  g_autofree char *selected_id = NULL;
  gsize place = 0;

  if (error != NULL)
    {
      g_message ("People and institutions could not be found: %s", error->message);
      g_clear_error (&self->entities_error);
      self->entities_error = g_error_copy (error);
      _glm_session_notify (self, GLM_SESSION_PROP_ENTITIES_RUNNING);
      return;
    }

  g_clear_error (&self->entities_error);
  /* After a correction the being that was selected stays selected, at the same mention. */
  if (self->selected_entity >= 0)
    {
      const GlmEntity *selected = glm_entities_get (self->entities, (guint) self->selected_entity);

      selected_id = g_strdup (selected->id);
      if (self->current_mention >= 0)
        place = selected->mentions[self->current_mention].start;
    }
  g_clear_pointer (&self->entities, glm_entities_unref);
  self->entities = result;
  if (selected_id != NULL)
    {
      guint index = glm_entities_find_id (self->entities, selected_id);

      if (index < glm_entities_get_n (self->entities))
        {
          const GlmEntity *entity = glm_entities_get (self->entities, index);
          guint mention = glm_ranges_lower_bound (entity->mentions, entity->n_mentions, place);

          self->selected_entity = (int) index;
          self->current_mention = (int) MIN (mention, entity->n_mentions - 1);
        }
      else
        {
          self->selected_entity = -1;
          self->current_mention = -1;
        }
    }
  _glm_session_notify (self, GLM_SESSION_PROP_ENTITIES);
  if (selected_id != NULL)
    {
      _glm_session_notify (self, GLM_SESSION_PROP_SELECTED_ENTITY);
      _glm_session_notify (self, GLM_SESSION_PROP_CURRENT_MENTION);
    }
  if (final)
    {
      _glm_session_keep_followed (self);
      _glm_session_notify (self, GLM_SESSION_PROP_ENTITIES_RUNNING);
    }
}

static GlmCorrections *
current_corrections (GlmSession *self)
{
  return g_ptr_array_index (self->corrections, self->corrections->len - 1 - self->n_undone);
}

/*
 * The program's own guide is full of names of keys, formats and commands, and speaks of nobody: its list of people stays
 * empty, by whatever way it was opened.
 */
static gboolean
is_guide (GlmSession *self)
{
  g_autofree char *path = glm_data_path ("help");
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GFile *file = glm_session_get_file (self);

  return file != NULL && g_file_has_prefix (file, folder);
}

static GlmDocument *
new_empty_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  return glm_document_builder_end (builder);
}

static gboolean
on_start_cb (gpointer user_data)
{
  GlmSession *self = user_data;
  Request *request = g_new0 (Request, 1);

  self->entities_source = 0;
  request->document = is_guide (self) ? new_empty_document () : glm_document_ref (self->document);
  request->corrections = glm_corrections_join (glm_lexicon_get_corrections (self->lexicon), current_corrections (self));
  glm_stage_start (self->entities_stage, request, request_free);
  return G_SOURCE_REMOVE;
}

/* The text comes first: names are looked for once the loop has nothing more urgent to do, and for a book when its
   first page has had the time to be painted. */
void
_glm_session_entities_start (GlmSession *self)
{
  gsize length;

  if (self->document == NULL)
    return;
  glm_document_get_text (self->document, &length);
  if (self->entities_source == 0)
    self->entities_source = length < LONG_TEXT_BYTES ? g_idle_add_full (G_PRIORITY_LOW, on_start_cb, self, NULL)
                                                     : g_timeout_add_full (G_PRIORITY_LOW, LONG_TEXT_DELAY, on_start_cb, self, NULL);
  _glm_session_notify (self, GLM_SESSION_PROP_ENTITIES_RUNNING);
}

void
_glm_session_entities_init (GlmSession *self)
{
  self->selected_entity = -1;
  self->current_mention = -1;
  self->entities_stage = glm_stage_new ("entities", G_OBJECT (self), run_entities, on_entities,
                                        (GDestroyNotify) glm_entities_unref);
}

void
_glm_session_entities_clear (GlmSession *self)
{
  g_clear_handle_id (&self->entities_source, g_source_remove);
  glm_stage_cancel (self->entities_stage);
  g_clear_error (&self->entities_error);
  set_selection (self, -1, -1);
  if (self->entities != NULL)
    {
      g_clear_pointer (&self->entities, glm_entities_unref);
      _glm_session_notify (self, GLM_SESSION_PROP_ENTITIES);
    }
}

/**
 * glm_session_get_entities:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): who is in the article; %NULL until it is known
 */
GlmEntities *
glm_session_get_entities (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->entities;
}

/**
 * glm_session_get_entities_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why nobody could be found in the article
 */
const GError *
glm_session_get_entities_error (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->entities_error;
}

/**
 * glm_session_get_entities_running:
 * @self: a session
 *
 * Returns: whether people and institutions are still being looked for
 */
gboolean
glm_session_get_entities_running (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), FALSE);
  return self->entities_source != 0 || glm_stage_is_running (self->entities_stage);
}

/**
 * glm_session_get_selected_entity:
 * @self: a session
 *
 * Returns: index of the selected being, -1 for none
 */
int
glm_session_get_selected_entity (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), -1);
  return self->selected_entity;
}

/**
 * glm_session_get_current_mention:
 * @self: a session
 *
 * Returns: index of the mention the reader was taken to, -1 for none
 */
int
glm_session_get_current_mention (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), -1);
  return self->current_mention;
}

/**
 * glm_session_select_entity:
 * @self: a session
 * @entity: index of a being, -1 for none
 *
 * Selects a being and asks for its first mention after the reader's place to be shown.
 */
void
glm_session_select_entity (GlmSession *self,
                           int         entity)
{
  const GlmEntity *selected;
  int mention;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (entity < 0 || self->entities == NULL || (guint) entity >= glm_entities_get_n (self->entities))
    {
      set_selection (self, -1, -1);
      return;
    }
  selected = glm_entities_get (self->entities, (guint) entity);
  if (selected->n_mentions == 0)
    {
      set_selection (self, entity, -1);
      return;
    }
  mention = mention_from_place (self, selected);
  set_selection (self, entity, mention);
  _glm_session_reveal (self, selected->mentions[mention]);
}

/**
 * glm_session_go_to_mention:
 * @self: a session with a selected being
 * @mention: index of one of its mentions
 *
 * Asks for that mention to be shown.
 */
void
glm_session_go_to_mention (GlmSession *self,
                           int         mention)
{
  const GlmEntity *selected;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->selected_entity < 0)
    return;
  selected = glm_entities_get (self->entities, (guint) self->selected_entity);
  if (mention < 0 || (guint) mention >= selected->n_mentions)
    return;
  set_selection (self, self->selected_entity, mention);
  _glm_session_reveal (self, selected->mentions[mention]);
}

/**
 * glm_session_step_mention:
 * @self: a session with a selected being
 * @step: how many mentions on, negative for back
 *
 * Goes from mention to mention, from the last to the first and back.
 */
void
glm_session_step_mention (GlmSession *self,
                          int         step)
{
  const GlmEntity *selected;
  int n;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->selected_entity < 0)
    return;
  selected = glm_entities_get (self->entities, (guint) self->selected_entity);
  n = (int) selected->n_mentions;
  if (n > 0)
    glm_session_go_to_mention (self, ((self->current_mention + step) % n + n) % n);
}

/**
 * glm_session_get_corrections:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what the reader said about this article's names
 */
GlmCorrections *
glm_session_get_corrections (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->corrections->len > 0 ? current_corrections (self) : NULL;
}

typedef struct
{
  GlmDocument    *document;
  GlmCorrections *corrections;
} Said;

static void
said_free (gpointer data)
{
  Said *said = data;

  glm_document_unref (said->document);
  glm_corrections_unref (said->corrections);
  g_free (said);
}

static gboolean
keep_said (GlmLibrary *library,
           gpointer    data,
           GError    **error)
{
  const Said *said = data;

  return glm_library_save_corrections (library, said->document, said->corrections, error);
}

static void
on_kept (GObject    *owner,
         const char *message)
{
  if (message != NULL)
    _glm_session_say_not_kept (GLM_SESSION (owner), message);
}

static void
corrections_changed (GlmSession *self)
{
  if (self->library != NULL)
    {
      Said *said = g_new0 (Said, 1);

      said->document = glm_document_ref (self->document);
      said->corrections = glm_corrections_ref (current_corrections (self));
      glm_keeping_push (self->library, keep_said, said, said_free, G_OBJECT (self), on_kept);
    }
  _glm_session_entities_start (self);
}

/**
 * glm_session_correct:
 * @self: a session with a document
 * @kind: what the reader says
 * @name: the form it is said of
 * @value: (nullable): what it takes beside, see #GlmCorrectionKind
 *
 * Adds to what the reader said; names are then resolved again. What had been undone is gone.
 */
void
glm_session_correct (GlmSession       *self,
                     GlmCorrectionKind kind,
                     const char       *name,
                     const char       *value)
{
  GlmCorrections *next;

  g_return_if_fail (GLM_IS_SESSION (self));
  g_return_if_fail (name != NULL);

  if (self->document == NULL)
    return;
  next = glm_corrections_add (current_corrections (self), kind, name, value);
  g_ptr_array_set_size (self->corrections, (int) (self->corrections->len - self->n_undone));
  self->n_undone = 0;
  g_ptr_array_add (self->corrections, next);
  corrections_changed (self);
}

/**
 * glm_session_correct_everywhere:
 * @self: a session in which something was corrected
 *
 * What was said last holds in every article from now on. It is then no longer said of this article alone, so
 * it is taken back in the list of corrections, not by undo.
 */
void
glm_session_correct_everywhere (GlmSession *self)
{
  g_autoptr (GlmCorrections) all = NULL;
  const GlmCorrection *last;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (!glm_session_can_undo (self) || glm_corrections_get_n (current_corrections (self)) == 0)
    return;
  all = glm_corrections_ref (current_corrections (self));
  last = glm_corrections_get (all, glm_corrections_get_n (all) - 1);
  g_ptr_array_set_size (self->corrections, (int) (self->corrections->len - self->n_undone - 1));
  self->n_undone = 0;
  corrections_changed (self);
  glm_lexicon_add (self->lexicon, last->kind, last->name, last->value);
}

/**
 * glm_session_spread_correction:
 * @self: a session
 * @index: of a correction of this article, see glm_session_get_corrections()
 *
 * What was said at any time of this article holds in every article from now on, and no longer of this one alone.
 */
void
glm_session_spread_correction (GlmSession *self,
                               guint       index)
{
  g_autoptr (GlmCorrections) all = NULL;
  const GlmCorrection *correction;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->document == NULL || index >= glm_corrections_get_n (current_corrections (self)))
    return;
  all = glm_corrections_ref (current_corrections (self));
  correction = glm_corrections_get (all, index);
  glm_session_remove_correction (self, index);
  glm_lexicon_add (self->lexicon, correction->kind, correction->name, correction->value);
}

/**
 * glm_session_remove_correction:
 * @self: a session with a document
 * @index: which of its corrections
 *
 * Takes back one that need not be the last. That can be undone as any correction can.
 */
void
glm_session_remove_correction (GlmSession *self,
                               guint       index)
{
  GlmCorrections *next;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->document == NULL || index >= glm_corrections_get_n (current_corrections (self)))
    return;
  next = glm_corrections_remove (current_corrections (self), index);
  g_ptr_array_set_size (self->corrections, (int) (self->corrections->len - self->n_undone));
  self->n_undone = 0;
  g_ptr_array_add (self->corrections, next);
  corrections_changed (self);
}

/**
 * glm_session_get_lexicon:
 * @self: a session
 *
 * Returns: (transfer none): what the reader said of all articles
 */
GlmLexicon *
glm_session_get_lexicon (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->lexicon;
}

/**
 * glm_session_can_undo:
 * @self: a session
 *
 * Returns: whether something was said since the article was opened
 */
gboolean
glm_session_can_undo (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), FALSE);
  return self->corrections->len > self->n_undone + 1;
}

/**
 * glm_session_can_redo:
 * @self: a session
 *
 * Returns: whether something that was said has been undone
 */
gboolean
glm_session_can_redo (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), FALSE);
  return self->n_undone > 0;
}

/**
 * glm_session_undo:
 * @self: a session
 *
 * Takes the last correction back.
 */
void
glm_session_undo (GlmSession *self)
{
  if (!glm_session_can_undo (self))
    return;
  self->n_undone++;
  corrections_changed (self);
}

/**
 * glm_session_redo:
 * @self: a session
 *
 * Says again what was undone last.
 */
void
glm_session_redo (GlmSession *self)
{
  if (!glm_session_can_redo (self))
    return;
  self->n_undone--;
  corrections_changed (self);
}
