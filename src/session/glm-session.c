/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One open document. The session is the only object that starts work on it and accepts results;
 * the window looks at its properties and calls its methods, and no result is changed once it
 * is there. This file holds what it is and how its article is set; each other concern has a file of its own over the same
 * struct: glm-session-opening.c, glm-session-entities.c, glm-session-search.c and those beside them.
 */

#include "config.h"

#include "glm-session-private.h"

G_DEFINE_FINAL_TYPE (GlmSession, glm_session, G_TYPE_OBJECT)

enum
{
  REVEAL,
  POSITION_RESTORED,
  NOT_KEPT,
  N_SIGNALS,
};

static GParamSpec *properties[GLM_SESSION_N_PROPS];
static guint signals[N_SIGNALS];

/*< private >
 * _glm_session_say_not_kept:
 *
 * Says that a correction could not be written.
 */
void
_glm_session_say_not_kept (GlmSession *self,
                           const char *message)
{
  g_signal_emit (self, signals[NOT_KEPT], 0, message);
}

void
_glm_session_notify (GlmSession *self,
                     guint       property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
_glm_session_reveal (GlmSession *self,
                     GlmRange    range)
{
  g_signal_emit (self, signals[REVEAL], 0, (guint64) range.start, (guint64) range.end);
}

/* What the plan run is given. */
typedef struct
{
  GlmDocument         *document;
  GlmTypographyOptions options;
} PlanRequest;

static void
plan_request_free (gpointer data)
{
  PlanRequest *request = data;

  glm_document_unref (request->document);
  g_free (request);
}

static gpointer
run_plan (gpointer       input,
          GlmStageParts *parts,
          GCancellable  *cancellable,
          GError       **error)
{
  PlanRequest *request = input;

  return glm_typography_plan_new (request->document, &request->options);
}

static void
on_planned (gpointer      owner,
            gpointer      result,
            gboolean      final,
            const GError *error)
{
  GlmSession *self = owner;

  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  self->plan = result;
  _glm_session_notify (self, GLM_SESSION_PROP_PLAN);
}

/**
 * glm_session_set_typography:
 * @self: a session
 * @options: which rules apply
 *
 * Sets the article by other rules; "plan" changes when they have been applied.
 */
void
glm_session_set_typography (GlmSession                 *self,
                            const GlmTypographyOptions *options)
{
  g_return_if_fail (GLM_IS_SESSION (self));
  g_return_if_fail (options != NULL);

  if (memcmp (&self->typography, options, sizeof *options) == 0)
    return;
  self->typography = *options;
  if (self->document != NULL)
    {
      PlanRequest *request = g_new0 (PlanRequest, 1);

      request->document = glm_document_ref (self->document);
      request->options = *options;
      glm_stage_start (self->plan_stage, request, plan_request_free);
    }
}

/**
 * glm_session_get_state:
 * @self: a session
 *
 * Returns: how far it is
 */
GlmSessionState
glm_session_get_state (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), GLM_SESSION_EMPTY);
  return self->state;
}

/**
 * glm_session_get_file:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what was opened; %NULL for content of the clipboard
 */
GFile *
glm_session_get_file (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->file;
}

/**
 * glm_session_get_etag:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what tells the state of the file when it was read from any other, as
 *   %G_FILE_ATTRIBUTE_ETAG_VALUE; %NULL where it was not read from this machine
 */
const char *
glm_session_get_etag (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->etag;
}

/**
 * glm_session_get_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): why it could not be opened; its message is a sentence for the reader
 */
const GError *
glm_session_get_error (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->error;
}

/**
 * glm_session_get_document:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the article
 */
GlmDocument *
glm_session_get_document (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->document;
}

/**
 * glm_session_get_plan:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): how the article is to be set
 */
GlmTypographyPlan *
glm_session_get_plan (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->plan;
}

/**
 * glm_session_dup_shown:
 * @self: a session
 * @words: a name or other words that the article gives
 *
 * Returns: (transfer full): the same words as the page shows them; for the eyes only, what is copied or looked up stays @words
 */
char *
glm_session_dup_shown (GlmSession *self,
                       const char *words)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->plan != NULL ? glm_typography_plan_dup_words (self->plan, words) : g_strdup (words);
}

/*< private >
 * _glm_session_restore_position:
 * @position: where the reader was last time
 */
void
_glm_session_restore_position (GlmSession *self,
                               gsize       position)
{
  g_signal_emit (self, signals[POSITION_RESTORED], 0, (guint64) position);
}

static void
glm_session_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  GlmSession *self = GLM_SESSION (object);

  switch (property_id)
    {
    case GLM_SESSION_PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case GLM_SESSION_PROP_DOCUMENT:
      g_value_set_pointer (value, self->document);
      break;
    case GLM_SESSION_PROP_PLAN:
      g_value_set_pointer (value, self->plan);
      break;
    case GLM_SESSION_PROP_ENTITIES:
      g_value_set_pointer (value, self->entities);
      break;
    case GLM_SESSION_PROP_ENTITIES_RUNNING:
      g_value_set_boolean (value, glm_session_get_entities_running (self));
      break;
    case GLM_SESSION_PROP_SELECTED_ENTITY:
      g_value_set_int (value, self->selected_entity);
      break;
    case GLM_SESSION_PROP_CURRENT_MENTION:
      g_value_set_int (value, self->current_mention);
      break;
    case GLM_SESSION_PROP_MATCHES:
      g_value_set_pointer (value, self->matches);
      break;
    case GLM_SESSION_PROP_CURRENT_MATCH:
      g_value_set_int (value, self->current_match);
      break;
    case GLM_SESSION_PROP_QUERY_ERROR:
      g_value_set_pointer (value, self->query_error);
      break;
    case GLM_SESSION_PROP_MARKS:
      g_value_set_pointer (value, self->marks);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
glm_session_dispose (GObject *object)
{
  GlmSession *self = GLM_SESSION (object);

  if (self->import_stage != NULL)
    {
      glm_session_save (self);
      _glm_session_clear_document (self);
    }
  g_clear_pointer (&self->import_stage, glm_stage_free);
  g_clear_pointer (&self->plan_stage, glm_stage_free);
  g_clear_pointer (&self->entities_stage, glm_stage_free);
  g_clear_pointer (&self->find_stage, glm_stage_free);
  g_clear_pointer (&self->corrections, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  if (self->lexicon != NULL)
    g_signal_handlers_disconnect_by_data (self->lexicon, self);
  g_clear_object (&self->lexicon);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_pointer (&self->etag, g_free);
  _glm_session_preparation_clear (&self->preparation);
  g_clear_pointer (&self->library, glm_library_unref);

  G_OBJECT_CLASS (glm_session_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[GLM_SESSION_PROP_STATE] =
    g_param_spec_uint ("state", NULL, NULL, 0, GLM_SESSION_FAILED, GLM_SESSION_EMPTY, flags);
  properties[GLM_SESSION_PROP_DOCUMENT] = g_param_spec_pointer ("document", NULL, NULL, flags);
  properties[GLM_SESSION_PROP_PLAN] = g_param_spec_pointer ("plan", NULL, NULL, flags);
  properties[GLM_SESSION_PROP_ENTITIES] = g_param_spec_pointer ("entities", NULL, NULL, flags);
  properties[GLM_SESSION_PROP_ENTITIES_RUNNING] = g_param_spec_boolean ("entities-running", NULL, NULL, FALSE, flags);
  properties[GLM_SESSION_PROP_SELECTED_ENTITY] =
    g_param_spec_int ("selected-entity", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[GLM_SESSION_PROP_CURRENT_MENTION] =
    g_param_spec_int ("current-mention", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[GLM_SESSION_PROP_MATCHES] = g_param_spec_pointer ("matches", NULL, NULL, flags);
  properties[GLM_SESSION_PROP_CURRENT_MATCH] =
    g_param_spec_int ("current-match", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[GLM_SESSION_PROP_QUERY_ERROR] = g_param_spec_pointer ("query-error", NULL, NULL, flags);
  properties[GLM_SESSION_PROP_MARKS] = g_param_spec_pointer ("marks", NULL, NULL, flags);
  g_object_class_install_properties (object_class, GLM_SESSION_N_PROPS, properties);
}

static void
glm_session_class_init (GlmSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = glm_session_get_property;
  object_class->dispose = glm_session_dispose;
  install_properties (object_class);

  /**
   * GlmSession::reveal:
   * @self: the session
   * @start: first byte
   * @end: the byte after the last
   *
   * The reader should be shown this range.
   */
  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);

  /**
   * GlmSession::position-restored:
   * @self: the session
   * @position: where the reader was last time, in bytes
   */
  signals[POSITION_RESTORED] = g_signal_new ("position-restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);

  /**
   * GlmSession::not-kept:
   * @self: the session
   * @message: a sentence that says why
   *
   * A correction could not be written: it will be gone with the session.
   */
  signals[NOT_KEPT] = g_signal_new ("not-kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
glm_session_init (GlmSession *self)
{
  self->corrections = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_corrections_unref);
  self->plan_stage = glm_stage_new ("plan", G_OBJECT (self), run_plan, on_planned,
                                    (GDestroyNotify) glm_typography_plan_unref);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_mark_free);
  _glm_session_opening_init (self);
  _glm_session_entities_init (self);
  _glm_session_search_init (self);
}

/**
 * glm_session_new:
 * @library: (nullable): where places and corrections are kept
 *
 * Returns: (transfer full): a session with nothing open
 */
GlmSession *
glm_session_new (GlmLibrary *library)
{
  GlmSession *self = g_object_new (GLM_TYPE_SESSION, NULL);

  if (library != NULL)
    self->library = glm_library_ref (library);
  self->lexicon = g_object_ref (glm_lexicon_get (library));
  g_signal_connect_object (self->lexicon, "changed", G_CALLBACK (_glm_session_entities_start), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lexicon, "not-kept", G_CALLBACK (_glm_session_say_not_kept), self, G_CONNECT_SWAPPED);
  return self;
}
