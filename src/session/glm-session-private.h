/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-lexicon.h"
#include "glm-session.h"
#include "glm-stage.h"

G_BEGIN_DECLS

struct _GlmSession
{
  GObject parent_instance;

  GlmLibrary          *library;
  GlmLexicon          *lexicon;
  GFile               *file;
  GBytes              *bytes;
  guint                 encoding;   /* index of what the reader says that it is encoded in, 0 for none */
  gboolean              whole_page; /* all of a web page is wanted */
  char                *name;
  char                *pasted; /* (nullable): by which the library knows these bytes, or those that are asked of it */
  char                *etag; /* (nullable): of the file when it was read */
  GlmTypographyOptions typography;

  GlmSessionState      state;
  GError              *error;
  GlmDocument         *document;
  GlmTypographyPlan   *plan;
  GlmSessionPreparation preparation; /* of the next article that is opened */
  gpointer             prepared;     /* (nullable): what came of the last, until it is taken */
  GDestroyNotify       prepared_free;
  gsize                reading_position;
  guint                save_source;

  /* Who is in it. */
  GlmEntities         *entities;
  GError              *entities_error; /* (nullable): why they could not be found */
  GPtrArray           *corrections; /* every state since the document was opened */
  guint                n_undone;
  int                  selected_entity;
  int                  current_mention;
  guint                entities_source;

  GPtrArray           *marks; /* GlmMark, in order */

  /* What was looked for. */
  GlmSearchIndex      *index;
  GlmQuery            *query;
  GError              *query_error;
  GlmMatches          *matches;
  char               **suggestions;
  guint                suggestion_counts[GLM_SESSION_MAX_SUGGESTIONS];
  int                  current_match;
  gsize                search_origin;
  gsize                find_from; /* where the next query begins; G_MAXSIZE for where the reader is */

  GlmStage            *import_stage;
  GlmStage            *plan_stage;
  GlmStage            *entities_stage;
  GlmStage            *find_stage;
};

enum
{
  GLM_SESSION_PROP_0,
  GLM_SESSION_PROP_STATE,
  GLM_SESSION_PROP_DOCUMENT,
  GLM_SESSION_PROP_PLAN,
  GLM_SESSION_PROP_ENTITIES,
  GLM_SESSION_PROP_ENTITIES_RUNNING,
  GLM_SESSION_PROP_SELECTED_ENTITY,
  GLM_SESSION_PROP_CURRENT_MENTION,
  GLM_SESSION_PROP_MATCHES,
  GLM_SESSION_PROP_CURRENT_MATCH,
  GLM_SESSION_PROP_QUERY_ERROR,
  GLM_SESSION_PROP_MARKS,
  GLM_SESSION_N_PROPS,
};

void _glm_session_notify           (GlmSession *self,
                                    guint       property);
void _glm_session_reveal           (GlmSession *self,
                                    GlmRange    range);

void _glm_session_say_not_kept     (GlmSession *self,
                                    const char *message);

void _glm_session_restore_position (GlmSession *self,
                                    gsize       position);

void _glm_session_opening_init     (GlmSession *self);
void _glm_session_clear_document   (GlmSession *self);
void _glm_session_preparation_clear (GlmSessionPreparation *preparation);

void _glm_session_entities_init    (GlmSession *self);
void _glm_session_entities_clear   (GlmSession *self);
void _glm_session_entities_start   (GlmSession *self);

void _glm_session_search_init      (GlmSession *self);
void _glm_session_search_clear     (GlmSession *self);

void _glm_session_set_marks        (GlmSession *self,
                                    GPtrArray  *marks);

void _glm_session_start_shelving   (GlmSession *self);
void _glm_session_keep_pasted      (GlmSession *self);
void _glm_session_keep_followed    (GlmSession *self);

G_END_DECLS
