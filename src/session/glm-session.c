/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One open document. The session is the only object that starts work on it and accepts results;
 * the window looks at its properties and calls its methods, and no result is changed once it
 * is there. This file opens documents and keeps the reader's place; glm-session-entities.c and
 * glm-session-search.c hold the other two concerns over the same struct.
 */

#include "config.h"

#include "glm-keeping.h"
#include "glm-session-private.h"

#include "glm-import-encodings.h"

#include "glm-hyphenator.h"
#include "glm-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An article opens all the same when something waits to be written for longer. */
#define MAX_WAIT (G_TIME_SPAN_SECOND / 5)

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

/* What the import run is given. */
typedef struct
{
  GFile               *file;
  GBytes              *bytes;
  char                *name;
  GlmLibrary          *library;
  GlmTypographyOptions typography;
  GlmImportFlags       flags;
  GlmSessionPreparation preparation;
  GlmDocument         *previous; /* when reloading: where the reader was in what is shown now */
  gsize                previous_position;
} Request;

/* What it gives back. */
typedef struct
{
  GlmDocument       *document;
  GlmTypographyPlan *plan;
  GlmCorrections    *corrections;
  GPtrArray         *marks;
  gsize              position;
  gboolean           has_position;
  gpointer           prepared;
  GDestroyNotify     prepared_free;
} Opened;

static void
preparation_clear (GlmSessionPreparation *preparation)
{
  if (preparation->data_free != NULL)
    preparation->data_free (preparation->data);
  *preparation = (GlmSessionPreparation) { NULL };
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_clear_object (&request->file);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_clear_pointer (&request->name, g_free);
  g_clear_pointer (&request->library, glm_library_unref);
  g_clear_pointer (&request->previous, glm_document_unref);
  preparation_clear (&request->preparation);
  g_free (request);
}

static void
opened_free (gpointer data)
{
  Opened *opened = data;

  g_clear_pointer (&opened->document, glm_document_unref);
  g_clear_pointer (&opened->plan, glm_typography_plan_unref);
  g_clear_pointer (&opened->corrections, glm_corrections_unref);
  g_clear_pointer (&opened->marks, g_ptr_array_unref);
  if (opened->prepared != NULL)
    opened->prepared_free (opened->prepared);
  g_free (opened);
}

/* The library is a convenience: an article opens without it, and what fails is only said in the log. */
static void
ask_library (Request *request,
             Opened  *opened)
{
  g_autoptr (GError) error = NULL;

  if (request->library == NULL)
    return;
  if (request->previous != NULL &&
      !glm_library_save_position (request->library, request->previous, request->previous_position, &error))
    {
      g_message ("%s", error->message);
      g_clear_error (&error);
    }
  /* What was said a moment ago in a tab that is closed since is read too, unless the disk is slow. */
  glm_keeping_finish (MAX_WAIT);
  opened->has_position = glm_library_load_position (request->library, opened->document, &opened->position, &error);
  if (error != NULL)
    g_message ("%s", error->message);
  g_clear_error (&error);

  opened->corrections = glm_library_load_corrections (request->library, opened->document, &error);
  if (error != NULL)
    g_message ("%s", error->message);
  g_clear_error (&error);

  opened->marks = glm_library_load_marks (request->library, opened->document, &error);
  if (error != NULL)
    g_message ("%s", error->message);
  g_clear_error (&error);

  if (!glm_library_record_opened (request->library, opened->document, &error))
    g_message ("%s", error != NULL ? error->message : "the article could not be recorded");
}

static gpointer
run_import (gpointer       input,
            GlmStageParts *parts,
            GCancellable  *cancellable,
            GError       **error)
{
  Request *request = input;
  Opened *opened;
  GlmDocument *document;

  if (request->file != NULL)
    document = glm_import_file_full (request->file, request->flags, cancellable, error);
  else
    /* What was chosen to be copied is what is wanted, all of it. */
    document = glm_import_bytes_full (request->bytes, request->name, NULL, GLM_IMPORT_WHOLE_PAGE | (request->flags & ~GLM_IMPORT_WHOLE_PAGE), cancellable, error);
  if (document == NULL)
    return NULL;

  /* Whoever sets the article needs it next; here it costs the window nothing. */
  glm_hyphenator_unref (glm_hyphenator_get_default ());
  opened = g_new0 (Opened, 1);
  opened->document = document;
  opened->plan = glm_typography_plan_new (document, &request->typography);
  ask_library (request, opened);
  if (request->preparation.run != NULL)
    {
      opened->prepared = request->preparation.run (opened->plan, opened->has_position ? opened->position : 0, request->preparation.data);
      opened->prepared_free = request->preparation.result_free;
    }
  if (opened->corrections == NULL)
    opened->corrections = glm_corrections_new ();
  return opened;
}

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

static void
set_state (GlmSession     *self,
           GlmSessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  _glm_session_notify (self, GLM_SESSION_PROP_STATE);
}

static void
clear_document (GlmSession *self)
{
  _glm_session_entities_clear (self);
  _glm_session_search_clear (self);
  glm_stage_cancel (self->plan_stage);
  if (self->prepared != NULL)
    self->prepared_free (g_steal_pointer (&self->prepared));
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  g_clear_error (&self->error);
  self->reading_position = 0;
}

static void
on_opened (gpointer      owner,
           gpointer      result,
           gboolean      final,
           const GError *error)
{
  GlmSession *self = owner;
  Opened *opened = result;

  if (error != NULL)
    {
      /* A reload that fails leaves what the reader has on the page. */
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
      set_state (self, GLM_SESSION_FAILED);
      return;
    }

  clear_document (self);
  self->document = g_steal_pointer (&opened->document);
  self->plan = g_steal_pointer (&opened->plan);
  g_ptr_array_set_size (self->corrections, 0);
  g_ptr_array_add (self->corrections, g_steal_pointer (&opened->corrections));
  self->n_undone = 0;
  if (opened->has_position)
    self->reading_position = opened->position;
  self->prepared = g_steal_pointer (&opened->prepared);
  self->prepared_free = opened->prepared_free;

  g_object_freeze_notify (G_OBJECT (self));
  _glm_session_notify (self, GLM_SESSION_PROP_DOCUMENT);
  _glm_session_notify (self, GLM_SESSION_PROP_PLAN);
  _glm_session_set_marks (self, g_steal_pointer (&opened->marks));
  set_state (self, GLM_SESSION_READY);
  g_object_thaw_notify (G_OBJECT (self));

  if (opened->has_position && opened->position > 0)
    g_signal_emit (self, signals[POSITION_RESTORED], 0, (guint64) opened->position);
  _glm_session_entities_start (self);
  _glm_session_start_shelving (self);
  opened_free (opened);
}

static void
start_import (GlmSession *self,
              gboolean    reload)
{
  Request *request = g_new0 (Request, 1);

  request->file = self->file != NULL ? g_object_ref (self->file) : NULL;
  request->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  request->name = g_strdup (self->name);
  request->library = self->library != NULL ? glm_library_ref (self->library) : NULL;
  request->typography = self->typography;
  request->preparation = self->preparation;
  self->preparation = (GlmSessionPreparation) { NULL };
  request->flags = (self->whole_page ? GLM_IMPORT_WHOLE_PAGE : GLM_IMPORT_DEFAULT) | GLM_IMPORT_ENCODING (self->encoding);
  if (reload && self->document != NULL)
    {
      request->previous = glm_document_ref (self->document);
      request->previous_position = self->reading_position;
    }
  glm_stage_start (self->import_stage, request, request_free);
  set_state (self, GLM_SESSION_LOADING);
}

/**
 * glm_session_prepare:
 * @self: a session
 * @preparation: what is to be done, once, with the next article that is opened
 *
 * Has something made of an article in the thread that reads it, so that it is there together with it.
 */
void
glm_session_prepare (GlmSession                  *self,
                     const GlmSessionPreparation *preparation)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  preparation_clear (&self->preparation);
  self->preparation = *preparation;
}

/**
 * glm_session_steal_prepared:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): what was prepared with the article, the first time
 */
gpointer
glm_session_steal_prepared (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);

  return g_steal_pointer (&self->prepared);
}

/**
 * glm_session_open:
 * @self: a session
 * @file: what to open
 *
 * Opens @file in place of what was open. The result shows as "state".
 */
void
glm_session_open (GlmSession *self,
                  GFile      *file)
{
  g_return_if_fail (GLM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  glm_session_save (self);
  g_set_object (&self->file, file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  self->whole_page = FALSE;
  self->encoding = 0;
  start_import (self, FALSE);
}

/**
 * glm_session_open_bytes:
 * @self: a session
 * @bytes: content of the clipboard, say
 * @name: (nullable): a name, only a hint
 *
 * Opens what is in memory in place of what was open.
 */
void
glm_session_open_bytes (GlmSession *self,
                        GBytes     *bytes,
                        const char *name)
{
  g_return_if_fail (GLM_IS_SESSION (self));
  g_return_if_fail (bytes != NULL);

  glm_session_save (self);
  g_clear_object (&self->file);
  g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  g_free (self->name);
  self->name = g_strdup (name);
  self->encoding = 0;
  start_import (self, FALSE);
}

/**
 * glm_session_reload:
 * @self: a session
 *
 * Reads the same file again; the reader's place is found again by the text around it.
 */
void
glm_session_reload (GlmSession *self)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->file != NULL || self->bytes != NULL)
    start_import (self, TRUE);
}

/**
 * glm_session_stop:
 * @self: a session
 *
 * Gives up opening. What was there stays; where nothing was, that is said as an error is.
 */
void
glm_session_stop (GlmSession *self)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->state != GLM_SESSION_LOADING)
    return;
  glm_stage_cancel (self->import_stage);
  g_clear_error (&self->error);
  if (self->document == NULL)
    g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Reading it was stopped."));
  set_state (self, self->document != NULL ? GLM_SESSION_READY : GLM_SESSION_FAILED);
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
      clear_document (self);
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
  preparation_clear (&self->preparation);
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
  self->import_stage = glm_stage_new ("import", G_OBJECT (self), run_import, on_opened, opened_free);
  self->plan_stage = glm_stage_new ("plan", G_OBJECT (self), run_plan, on_planned,
                                    (GDestroyNotify) glm_typography_plan_unref);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_mark_free);
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
