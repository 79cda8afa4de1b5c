/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session's search: the index is made at the first query and kept; each query is one run. */

#include "config.h"

#include "glm-session-private.h"

#include <string.h>

#define MAX_SUGGESTIONS GLM_SESSION_MAX_SUGGESTIONS

typedef struct
{
  GlmDocument    *document;
  GlmSearchIndex *index; /* NULL until it was made */
  GlmQuery       *query;
} Request;

typedef struct
{
  GlmSearchIndex *index;
  GlmMatches     *matches;
  char          **suggestions;
  guint           counts[MAX_SUGGESTIONS];
} Found;

static void
request_free (gpointer data)
{
  Request *request = data;

  glm_document_unref (request->document);
  g_clear_pointer (&request->index, glm_search_index_unref);
  glm_query_unref (request->query);
  g_free (request);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->index, glm_search_index_unref);
  g_clear_pointer (&found->matches, glm_matches_unref);
  g_strfreev (found->suggestions);
  g_free (found);
}

/* What may have been meant, each with how often it is there. */
static void
find_suggestions (Found         *found,
                  const Request *request,
                  GCancellable  *cancellable)
{
  found->suggestions = glm_search_suggest (request->document, glm_query_get_pattern (request->query), MAX_SUGGESTIONS);
  for (guint i = 0; found->suggestions != NULL && found->suggestions[i] != NULL; i++)
    {
      g_autoptr (GlmQuery) query = glm_query_new (found->suggestions[i], glm_query_get_flags (request->query), NULL);
      g_autoptr (GlmMatches) matches = query != NULL ? glm_finder_run (found->index, query, cancellable, NULL) : NULL;

      if (matches != NULL)
        glm_matches_get (matches, &found->counts[i]);
    }
}

static gpointer
run_find (gpointer       input,
          GlmStageParts *parts,
          GCancellable  *cancellable,
          GError       **error)
{
  Request *request = input;
  g_autoptr (GlmSearchIndex) index = NULL;
  GlmMatches *matches;
  Found *found;
  guint n;

  if (request->index != NULL)
    index = glm_search_index_ref (request->index);
  else
    index = glm_search_index_new (request->document, cancellable, error);
  if (index == NULL)
    return NULL;
  matches = glm_finder_run (index, request->query, cancellable, error);
  if (matches == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->index = g_steal_pointer (&index);
  found->matches = matches;
  glm_matches_get (matches, &n);
  if (n == 0 && (glm_query_get_flags (request->query) & GLM_QUERY_REGEX) == 0)
    {
      Found *part = g_new0 (Found, 1);

      /* That there is nothing is said at once; in a book proposals take longer. */
      part->index = glm_search_index_ref (found->index);
      part->matches = glm_matches_ref (found->matches);
      glm_stage_publish_part (parts, part);
      find_suggestions (found, request, cancellable);
    }
  return found;
}

static void
set_current (GlmSession *self,
             int         current)
{
  if (self->current_match == current)
    return;
  self->current_match = current;
  _glm_session_notify (self, GLM_SESSION_PROP_CURRENT_MATCH);
}

static void
set_query_error (GlmSession   *self,
                 const GError *error)
{
  if (self->query_error == NULL && error == NULL)
    return;
  g_clear_error (&self->query_error);
  if (error != NULL)
    self->query_error = g_error_copy (error);
  _glm_session_notify (self, GLM_SESSION_PROP_QUERY_ERROR);
}

static void
set_matches (GlmSession *self,
             GlmMatches *matches)
{
  if (self->matches == NULL && matches == NULL)
    return;
  g_clear_pointer (&self->matches, glm_matches_unref);
  self->matches = matches;
  _glm_session_notify (self, GLM_SESSION_PROP_MATCHES);
}

static void
on_found (gpointer      owner,
          gpointer      result,
          gboolean      final,
          const GError *error)
{
  GlmSession *self = owner;
  Found *found = result;
  const GlmRange *ranges;
  guint n;

  if (error != NULL)
    {
      set_query_error (self, error);
      self->current_match = -1;
      set_matches (self, NULL);
      _glm_session_notify (self, GLM_SESSION_PROP_CURRENT_MATCH);
      return;
    }
  if (self->index == NULL)
    self->index = glm_search_index_ref (found->index);
  set_query_error (self, NULL);
  g_strfreev (self->suggestions);
  self->suggestions = g_steal_pointer (&found->suggestions);
  memcpy (self->suggestion_counts, found->counts, sizeof found->counts);
  ranges = glm_matches_get (found->matches, &n);
  self->current_match = n > 0 ? (int) glm_matches_next_from (found->matches, self->search_origin) : -1;
  if (n > 0 && self->current_match >= (int) n)
    self->current_match = 0;
  set_matches (self, g_steal_pointer (&found->matches));
  _glm_session_notify (self, GLM_SESSION_PROP_CURRENT_MATCH);
  if (n > 0)
    _glm_session_reveal (self, ranges[self->current_match]);
  found_free (found);
}

void
_glm_session_search_init (GlmSession *self)
{
  self->current_match = -1;
  self->find_from = G_MAXSIZE;
  self->find_stage = glm_stage_new ("find", G_OBJECT (self), run_find, on_found, found_free);
}

void
_glm_session_search_clear (GlmSession *self)
{
  glm_stage_cancel (self->find_stage);
  self->find_from = G_MAXSIZE;
  g_clear_pointer (&self->index, glm_search_index_unref);
  g_clear_pointer (&self->query, glm_query_unref);
  g_clear_pointer (&self->suggestions, g_strfreev);
  set_query_error (self, NULL);
  set_current (self, -1);
  set_matches (self, NULL);
}

/**
 * glm_session_set_query:
 * @self: a session
 * @pattern: (nullable): what to look for; nothing or "" ends the search
 * @flags: how
 *
 * Looks for @pattern as it is typed. The current match is the first after the place the reader had
 * when the search began, and stays near it while the pattern grows.
 */
void
glm_session_set_query (GlmSession   *self,
                       const char   *pattern,
                       GlmQueryFlags flags)
{
  g_autoptr (GlmQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  Request *request;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->document == NULL)
    return;
  if (pattern == NULL || pattern[0] == '\0')
    {
      glm_stage_cancel (self->find_stage);
      g_clear_pointer (&self->query, glm_query_unref);
      set_query_error (self, NULL);
      set_current (self, -1);
      set_matches (self, NULL);
      return;
    }

  if (self->query == NULL)
    self->search_origin = self->find_from != G_MAXSIZE ? self->find_from : self->reading_position;
  self->find_from = G_MAXSIZE;
  query = glm_query_new (pattern, flags, &error);
  if (query == NULL)
    {
      glm_stage_cancel (self->find_stage);
      set_query_error (self, error);
      set_current (self, -1);
      set_matches (self, NULL);
      return;
    }
  g_clear_pointer (&self->query, glm_query_unref);
  self->query = glm_query_ref (query);

  request = g_new0 (Request, 1);
  request->document = glm_document_ref (self->document);
  request->index = self->index != NULL ? glm_search_index_ref (self->index) : NULL;
  request->query = g_steal_pointer (&query);
  glm_stage_start (self->find_stage, request, request_free);
}

/**
 * glm_session_find_from:
 * @self: a session
 * @position: in bytes
 *
 * The next query is a new one: its current match is the first from @position on, not from where the reader is.
 */
void
glm_session_find_from (GlmSession *self,
                       gsize       position)
{
  g_return_if_fail (GLM_IS_SESSION (self));

  glm_session_set_query (self, NULL, GLM_QUERY_DEFAULT);
  self->find_from = position;
}

/**
 * glm_session_get_matches:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what was found; %NULL while nothing is looked for
 */
GlmMatches *
glm_session_get_matches (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->matches;
}

/**
 * glm_session_get_suggestion:
 * @self: a session
 * @index: which, the likeliest first
 * @n_matches: (out) (optional): how many matches it has
 *
 * Returns: (transfer none) (nullable): what the reader may have meant, when nothing was found
 */
const char *
glm_session_get_suggestion (GlmSession *self,
                            guint       index,
                            guint      *n_matches)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);

  if (self->suggestions == NULL || index >= g_strv_length (self->suggestions))
    return NULL;
  if (n_matches != NULL)
    *n_matches = self->suggestion_counts[index];
  return self->suggestions[index];
}

/**
 * glm_session_get_pattern:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is looked for; %NULL while nothing is
 */
const char *
glm_session_get_pattern (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->query != NULL ? glm_query_get_pattern (self->query) : NULL;
}

/**
 * glm_session_get_query_error:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what is wrong with the pattern, a sentence for the reader
 */
const GError *
glm_session_get_query_error (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), NULL);
  return self->query_error;
}

/**
 * glm_session_get_current_match:
 * @self: a session
 *
 * Returns: index of the match the reader was taken to, -1 for none
 */
int
glm_session_get_current_match (GlmSession *self)
{
  g_return_val_if_fail (GLM_IS_SESSION (self), -1);
  return self->current_match;
}

/**
 * glm_session_go_to_match:
 * @self: a session
 * @match: index of a match
 *
 * Asks for that match to be shown.
 */
void
glm_session_go_to_match (GlmSession *self,
                         int         match)
{
  const GlmRange *ranges;
  guint n = 0;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->matches == NULL)
    return;
  ranges = glm_matches_get (self->matches, &n);
  if (match < 0 || (guint) match >= n)
    return;
  /* From here a longer pattern is looked for where the reader went, not where they began. */
  self->search_origin = ranges[match].start;
  set_current (self, match);
  _glm_session_reveal (self, ranges[match]);
}

/**
 * glm_session_step_match:
 * @self: a session
 * @step: how many matches on, negative for back
 *
 * Goes from match to match, from the last to the first and back.
 */
void
glm_session_step_match (GlmSession *self,
                        int         step)
{
  guint n = 0;

  g_return_if_fail (GLM_IS_SESSION (self));

  if (self->matches == NULL)
    return;
  glm_matches_get (self->matches, &n);
  if (n == 0)
    return;
  glm_session_go_to_match (self, ((self->current_match + step) % (int) n + (int) n) % (int) n);
}
