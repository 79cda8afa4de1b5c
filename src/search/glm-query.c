/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-query-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A pattern longer than a page is a mistake, not a question. */
#define MAX_PATTERN 16384

/*
 * Steps that PCRE2 may take from one starting place, and kibibytes it may take for them, see
 * pcre2pattern(3), "Setting match resource limits". A million steps are a few milliseconds.
 */
#define REGEX_LIMITS "(*LIMIT_MATCH=1000000)(*LIMIT_DEPTH=20000)(*LIMIT_HEAP=65536)"

#define WORD_EDGE_BEFORE "(?<![\\p{L}\\p{N}\\p{M}_])(?:"
#define WORD_EDGE_AFTER  ")(?![\\p{L}\\p{N}\\p{M}_])"

G_DEFINE_QUARK (glm-search-error-quark, glm_search_error)

static void
query_clear (gpointer data)
{
  GlmQuery *self = data;

  g_free (self->pattern);
  _glm_needle_clear (&self->needle);
  g_clear_pointer (&self->terms, g_array_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
}

/*
 * The pattern is compiled twice: as it was typed, so that the place of a mistake is counted from its
 * beginning; and with limits before it and word edges around it.
 */
static GRegex *
compile (const char   *pattern,
         GlmQueryFlags flags,
         GError      **error)
{
  GRegexCompileFlags options = G_REGEX_MULTILINE | G_REGEX_OPTIMIZE;
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GRegex) typed = NULL;
  g_autofree char *limited = NULL;
  GRegex *regex;

  if ((flags & GLM_QUERY_CASE) == 0)
    options |= G_REGEX_CASELESS;
  typed = g_regex_new (pattern, options & ~G_REGEX_OPTIMIZE, G_REGEX_MATCH_NEWLINE_ANYCRLF, &wrong);
  if (typed != NULL)
    {
      limited = g_strconcat (REGEX_LIMITS, (flags & GLM_QUERY_WORD) != 0 ? WORD_EDGE_BEFORE : "", pattern,
                             (flags & GLM_QUERY_WORD) != 0 ? WORD_EDGE_AFTER : "", NULL);
      regex = g_regex_new (limited, options, G_REGEX_MATCH_NEWLINE_ANYCRLF, &wrong);
      if (regex != NULL)
        return regex;
    }
  g_set_error_literal (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN, wrong->message);
  return NULL;
}

/**
 * glm_query_new:
 * @pattern: what to look for, as the reader typed it
 * @flags: how to look
 * @error: return location
 *
 * Without %GLM_QUERY_REGEX any pattern is right. White space at its ends asks for white space
 * around what is found.
 *
 * A pattern is a phrase, and what the text has word for word is found so. Where the text has it nowhere,
 * these signs make terms of it: `"une phrase" mot` finds both in the paragraphs that have both,
 * `mot -sauf` in those that have no « sauf », and `a ~10 b` finds a within ten words of b.
 *
 * Returns: (transfer full): the query; %NULL with %GLM_SEARCH_ERROR_PATTERN, whose message says
 *   at which character, when a regular expression is not one
 */
GlmQuery *
glm_query_new (const char   *pattern,
               GlmQueryFlags flags,
               GError      **error)
{
  g_autoptr (GlmQuery) self = NULL;
  gsize length;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  length = strlen (pattern);
  if (length > MAX_PATTERN)
    {
      g_set_error (error, GLM_SEARCH_ERROR, GLM_SEARCH_ERROR_PATTERN,
                   _("What is looked for is longer than %d characters"), MAX_PATTERN);
      return NULL;
    }

  self = g_atomic_rc_box_new0 (GlmQuery);
  self->pattern = g_utf8_make_valid (pattern, (gssize) length);
  self->flags = flags;
  if ((flags & GLM_QUERY_REGEX) == 0)
    {
      _glm_needle_init (&self->needle, self->pattern, strlen (self->pattern));
      self->terms = _glm_query_parse (self->pattern, (flags & GLM_QUERY_NEAR) != 0);
    }
  else if (length > 0)
    {
      self->regex = compile (self->pattern, flags, error);
      if (self->regex == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * glm_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
GlmQuery *
glm_query_ref (GlmQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * glm_query_unref:
 * @self: (transfer full): a query
 */
void
glm_query_unref (GlmQuery *self)
{
  g_atomic_rc_box_release_full (self, query_clear);
}

/**
 * glm_query_get_pattern:
 * @self: a query
 *
 * Returns: (transfer none): what the reader typed
 */
const char *
glm_query_get_pattern (const GlmQuery *self)
{
  return self->pattern;
}

/**
 * glm_query_get_flags:
 * @self: a query
 *
 * Returns: how to look
 */
GlmQueryFlags
glm_query_get_flags (const GlmQuery *self)
{
  return self->flags;
}

/**
 * glm_query_is_empty:
 * @self: a query
 *
 * Returns: whether there is nothing to look for, so that nothing is found in any text
 */
gboolean
glm_query_is_empty (const GlmQuery *self)
{
  if ((self->flags & GLM_QUERY_REGEX) != 0)
    return self->regex == NULL;
  return self->needle.n_folded == 0 && !self->needle.space_before;
}
