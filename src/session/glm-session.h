/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"
#include "glm-finder.h"
#include "glm-lexicon.h"
#include "glm-library.h"
#include "glm-typography.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* So many proposals for what was not found. */
#define GLM_SESSION_MAX_SUGGESTIONS 3

/**
 * GlmSessionState:
 * @GLM_SESSION_EMPTY: nothing was opened
 * @GLM_SESSION_LOADING: an article is being read
 * @GLM_SESSION_READY: the document is there
 * @GLM_SESSION_FAILED: it could not be read; see glm_session_get_error()
 */
typedef enum
{
  GLM_SESSION_EMPTY,
  GLM_SESSION_LOADING,
  GLM_SESSION_READY,
  GLM_SESSION_FAILED,
} GlmSessionState;

/**
 * GlmSessionPreparation:
 * @run: called in another thread with the article, where the reader was in it, and @data; returns something or %NULL
 * @data: for @run
 * @data_free: (nullable): frees @data, in either thread
 * @result_free: frees what @run returned, when nobody took it
 */
typedef struct
{
  gpointer     (*run) (GlmTypographyPlan *plan,
                       gsize              position,
                       gpointer           data);
  gpointer       data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} GlmSessionPreparation;

#define GLM_TYPE_SESSION (glm_session_get_type ())
G_DECLARE_FINAL_TYPE (GlmSession, glm_session, GLM, SESSION, GObject)

/*
 * Properties (all read-only, notified): "state", "document", "plan", "entities",
 * "entities-running", "matches", "current-match" (-1 for none), "query-error",
 * "selected-entity" (-1 for none), "current-mention" (-1 for none), "marks".
 * Signals: "reveal" (guint64 start, guint64 end): the reader should be shown this range.
 *          "position-restored" (guint64 position): where the reader was last time.
 */
GlmSession        *glm_session_new                 (GlmLibrary         *library);
void               glm_session_open                (GlmSession         *self,
                                                    GFile              *file);
void               glm_session_prepare             (GlmSession         *self,
                                                    const GlmSessionPreparation *preparation);
gpointer           glm_session_steal_prepared      (GlmSession         *self);
GBytes            *glm_session_dup_bytes           (GlmSession         *self,
                                                    char              **name);
char              *glm_session_dup_address         (GlmSession         *self);
void               glm_session_forget_address      (GlmSession         *self);
void               glm_session_open_bytes          (GlmSession         *self,
                                                    GBytes             *bytes,
                                                    const char         *name);
void               glm_session_reload              (GlmSession         *self);
void               glm_session_stop                (GlmSession         *self);
void               glm_session_set_whole_page      (GlmSession         *self,
                                                    gboolean            whole_page);
gboolean           glm_session_get_whole_page      (GlmSession         *self);
void               glm_session_set_encoding        (GlmSession         *self,
                                                    guint               encoding);
guint              glm_session_get_encoding        (GlmSession         *self);
void               glm_session_preview_encodings   (GlmSession         *self,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            data);
char             **glm_session_preview_encodings_finish (GlmSession    *self,
                                                    GAsyncResult       *result,
                                                    GError            **error);
GlmSessionState    glm_session_get_state           (GlmSession         *self);
GFile             *glm_session_get_file            (GlmSession         *self);
const char        *glm_session_get_etag            (GlmSession         *self);
const GError      *glm_session_get_error           (GlmSession         *self);
GlmDocument       *glm_session_get_document        (GlmSession         *self);
GlmTypographyPlan *glm_session_get_plan            (GlmSession         *self);
char               *glm_session_dup_shown           (GlmSession                 *self,
                                                    const char                 *words);
void               glm_session_set_typography      (GlmSession         *self,
                                                    const GlmTypographyOptions *options);

GlmEntities       *glm_session_get_entities        (GlmSession         *self);
const GError      *glm_session_get_entities_error  (GlmSession         *self);
gboolean           glm_session_get_entities_running(GlmSession         *self);
int                glm_session_get_selected_entity (GlmSession         *self);
int                glm_session_get_current_mention (GlmSession         *self);
void               glm_session_select_entity       (GlmSession         *self,
                                                    int                 entity);
void               glm_session_go_to_mention       (GlmSession         *self,
                                                    int                 mention);
void               glm_session_step_mention        (GlmSession         *self,
                                                    int                 step);
GlmCorrections    *glm_session_get_corrections     (GlmSession         *self);
void               glm_session_correct             (GlmSession         *self,
                                                    GlmCorrectionKind   kind,
                                                    const char         *name,
                                                    const char         *value);
void               glm_session_correct_everywhere  (GlmSession         *self);
void               glm_session_spread_correction   (GlmSession         *self,
                                                    guint               index);
void               glm_session_remove_correction   (GlmSession         *self,
                                                    guint               index);
GlmLexicon        *glm_session_get_lexicon         (GlmSession         *self);
gboolean           glm_session_can_undo            (GlmSession         *self);
gboolean           glm_session_can_redo            (GlmSession         *self);
void               glm_session_undo                (GlmSession         *self);
void               glm_session_redo                (GlmSession         *self);

void               glm_session_set_query           (GlmSession         *self,
                                                    const char         *pattern,
                                                    GlmQueryFlags       flags);
void               glm_session_find_from           (GlmSession         *self,
                                                    gsize               position);
GlmMatches        *glm_session_get_matches         (GlmSession         *self);
const char        *glm_session_get_suggestion      (GlmSession         *self,
                                                    guint               index,
                                                    guint              *n_matches);
const char        *glm_session_get_pattern         (GlmSession         *self);
const GError      *glm_session_get_query_error     (GlmSession         *self);
int                glm_session_get_current_match   (GlmSession         *self);
void               glm_session_step_match          (GlmSession         *self,
                                                    int                 step);
void               glm_session_go_to_match         (GlmSession         *self,
                                                    int                 match);

GPtrArray         *glm_session_get_marks           (GlmSession         *self);
int                glm_session_find_mark           (GlmSession         *self,
                                                    GlmRange            range);
guint              glm_session_mark                (GlmSession         *self,
                                                    GlmRange            range,
                                                    const char         *note);
void               glm_session_annotate            (GlmSession         *self,
                                                    guint               index,
                                                    const char         *note);
void               glm_session_unmark              (GlmSession         *self,
                                                    guint               index);
gsize              glm_session_get_reading_position(GlmSession         *self);
void               glm_session_set_reading_position(GlmSession         *self,
                                                    gsize               position);
void               glm_session_save                (GlmSession         *self);

G_END_DECLS
