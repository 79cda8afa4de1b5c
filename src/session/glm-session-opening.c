/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article is opened: it is read and planned in a thread, where the library is asked too what it knows of it. */

#include "config.h"

#include "glm-keeping.h"
#include "glm-session-private.h"

#include "glm-address.h"
#include "glm-hyphenator.h"
#include "glm-import-encodings.h"
#include "glm-importer.h"

#include <glib/gi18n-lib.h>

/* An article opens all the same when something waits to be written for longer. */
#define MAX_WAIT (G_TIME_SPAN_SECOND / 5)

/* However many articles are opened at once, so many are made of their bytes at a time; how many are waited for has no limit. */
#define MAX_AT_ONCE 8

/* How soon it is seen that nobody waits any more for one that waits for its turn, in microseconds. */
#define TURN_CHECK (G_TIME_SPAN_SECOND / 10)

/* What the import run is given. */
typedef struct
{
  GFile               *file;
  GBytes              *bytes;
  char                *name;
  char                *pasted; /* (nullable): what the library is to be asked for */
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
  char              *etag;
  GBytes            *bytes; /* (nullable): what the library gave, and the name it had there */
  char              *name;
  gsize              position;
  gboolean           has_position;
  gpointer           prepared;
  GDestroyNotify     prepared_free;
} Opened;

/*< private >
 * _glm_session_preparation_clear:
 * @preparation: what was to be done, and will not be
 */
void
_glm_session_preparation_clear (GlmSessionPreparation *preparation)
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
  g_clear_pointer (&request->pasted, g_free);
  g_clear_pointer (&request->library, glm_library_unref);
  g_clear_pointer (&request->previous, glm_document_unref);
  _glm_session_preparation_clear (&request->preparation);
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
  g_clear_pointer (&opened->etag, g_free);
  g_clear_pointer (&opened->bytes, g_bytes_unref);
  g_clear_pointer (&opened->name, g_free);
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

/* What tells one state of the file from another, before it is read: who writes to it meanwhile has changed it since. It is
 * asked here and not by the window, which a share that does not answer would hold. */
static char *
dup_etag (GFile        *file,
          GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_is_native (file)
                                 ? g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, cancellable, NULL)
                                 : NULL;

  return info != NULL ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ETAG_VALUE)) : NULL;
}

static struct
{
  GMutex lock;
  GCond  changed;
  guint  n;
} at_work;

static gboolean
wait_for_turn (GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&at_work.lock);

  while (at_work.n >= MAX_AT_ONCE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_cond_wait_until (&at_work.changed, &at_work.lock, g_get_monotonic_time () + TURN_CHECK);
    }
  at_work.n++;
  return TRUE;
}

static void
end_turn (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&at_work.lock);

  at_work.n--;
  g_cond_signal (&at_work.changed);
}

static GlmDocument *
read_document (Request      *request,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *name = request->file != NULL ? g_file_get_basename (request->file) : g_strdup (request->name);
  g_autofree char *uri = request->file != NULL ? g_file_get_uri (request->file) : NULL;
  GlmImportFlags flags = request->flags;
  GlmDocument *document;

  if (request->file != NULL && glm_address_is_web (request->file))
    return glm_import_file_full (request->file, flags, cancellable, error);
  if (request->file != NULL)
    request->bytes = glm_import_file_read (request->file, cancellable, error);
  else
    /* What was chosen to be copied is what is wanted, all of it. */
    flags |= GLM_IMPORT_WHOLE_PAGE;
  if (request->bytes == NULL || !wait_for_turn (cancellable, error))
    return NULL;
  document = glm_import_bytes_full (request->bytes, name, uri, flags, cancellable, error);
  end_turn ();
  g_clear_pointer (&request->bytes, g_bytes_unref);
  return document;
}

/* A text that was pasted, in this process or another. */
static GBytes *
ask_for_pasted (Request *request,
                GError **error)
{
  if (request->library == NULL)
    {
      g_set_error_literal (error, GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_FORGOTTEN,
                           _("A pasted text is kept with the history, and none is kept now. Paste it again to read it."));
      return NULL;
    }
  glm_keeping_finish (MAX_WAIT);
  g_clear_pointer (&request->name, g_free);
  request->bytes = glm_library_load_pasted (request->library, request->pasted, &request->name, error);
  return request->bytes != NULL ? g_bytes_ref (request->bytes) : NULL;
}

static gpointer
run_import (gpointer       input,
            GlmStageParts *parts,
            GCancellable  *cancellable,
            GError       **error)
{
  Request *request = input;
  g_autofree char *etag = request->file != NULL ? dup_etag (request->file, cancellable) : NULL;
  g_autoptr (GBytes) kept = request->pasted != NULL ? ask_for_pasted (request, error) : NULL;
  GlmDocument *document;
  Opened *opened;

  if (request->pasted != NULL && kept == NULL)
    return NULL;
  document = read_document (request, cancellable, error);
  if (document == NULL)
    return NULL;

  /* Whoever sets the article needs it next; here it costs the window nothing. */
  glm_hyphenator_unref (glm_hyphenator_get_default ());
  opened = g_new0 (Opened, 1);
  opened->document = document;
  opened->etag = g_steal_pointer (&etag);
  opened->name = kept != NULL ? g_strdup (request->name) : NULL;
  opened->bytes = g_steal_pointer (&kept);
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

static void
set_state (GlmSession     *self,
           GlmSessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  _glm_session_notify (self, GLM_SESSION_PROP_STATE);
}

/*< private >
 * _glm_session_clear_document:
 *
 * Nothing is there any more, nor comes of what was begun for it.
 */
void
_glm_session_clear_document (GlmSession *self)
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

  _glm_session_clear_document (self);
  self->document = g_steal_pointer (&opened->document);
  self->plan = g_steal_pointer (&opened->plan);
  g_free (self->etag);
  self->etag = g_steal_pointer (&opened->etag);
  if (opened->bytes != NULL)
    {
      self->bytes = g_steal_pointer (&opened->bytes);
      self->name = g_steal_pointer (&opened->name);
    }
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
    _glm_session_restore_position (self, opened->position);
  _glm_session_entities_start (self);
  _glm_session_start_shelving (self);
  _glm_session_keep_pasted (self);
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
  request->pasted = self->bytes == NULL ? g_strdup (self->pasted) : NULL;
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

  _glm_session_preparation_clear (&self->preparation);
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
 * @file: what to open; also by an address that glm_session_dup_address() gave
 *
 * Opens @file in place of what was open. The result shows as "state".
 */
void
glm_session_open (GlmSession *self,
                  GFile      *file)
{
  g_autofree char *uri = NULL;
  const char *pasted;

  g_return_if_fail (GLM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  glm_session_save (self);
  uri = g_file_get_uri (file);
  pasted = glm_library_get_pasted_digest (uri);
  if (pasted == NULL)
    g_set_object (&self->file, file);
  else
    g_clear_object (&self->file);
  g_free (self->pasted);
  self->pasted = g_strdup (pasted);
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
  g_clear_pointer (&self->pasted, g_free);
  g_bytes_ref (bytes);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = bytes;
  g_free (self->name);
  self->name = g_strdup (name);
  self->encoding = 0;
  start_import (self, FALSE);
}

/**
 * glm_session_dup_bytes:
 * @self: a session
 * @name: (out) (transfer full) (nullable): the name they came with
 *
 * Returns: (transfer full) (nullable): what glm_session_open_bytes() was given last; %NULL when a file was opened instead
 */
GBytes *
glm_session_dup_bytes (GlmSession *self,
                       char      **name)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);

  *name = self->bytes != NULL ? g_strdup (self->name) : NULL;
  return self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
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

  if (self->file != NULL || self->bytes != NULL || self->pasted != NULL)
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

/*< private >
 * _glm_session_opening_init:
 */
void
_glm_session_opening_init (GlmSession *self)
{
  self->import_stage = glm_stage_new ("import", G_OBJECT (self), run_import, on_opened, opened_free);
  glm_stage_set_waits (self->import_stage);
}
