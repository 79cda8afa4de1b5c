/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-document.h"
#include "glm-typography.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLM_SEARCH_ERROR (glm_search_error_quark ())

/**
 * GlmSearchError:
 * @GLM_SEARCH_ERROR_PATTERN: the regular expression is not one; the message says where
 * @GLM_SEARCH_ERROR_TOO_COMPLEX: the regular expression would take too long on this text
 */
typedef enum
{
  GLM_SEARCH_ERROR_PATTERN,
  GLM_SEARCH_ERROR_TOO_COMPLEX,
} GlmSearchError;

/**
 * GlmQueryFlags:
 * @GLM_QUERY_CASE: capitals count
 * @GLM_QUERY_ACCENTS: accents count
 * @GLM_QUERY_WORD: what is found is no part of a longer word
 * @GLM_QUERY_REGEX: the pattern is a regular expression; nothing is folded but case
 * @GLM_QUERY_NEAR: the words of the pattern stand near each other, in any order
 * @GLM_QUERY_FORMS: words of the pattern stand for their neighbouring forms too: singular and plural, masculine and
 *   feminine; whole words, whatever their case and accents
 *
 * Without flags case, accents, apostrophes, quotes, dashes and spaces are all folded.
 */
typedef enum
{
  GLM_QUERY_DEFAULT = 0,
  GLM_QUERY_CASE = 1 << 0,
  GLM_QUERY_ACCENTS = 1 << 1,
  GLM_QUERY_WORD = 1 << 2,
  GLM_QUERY_REGEX = 1 << 3,
  GLM_QUERY_NEAR = 1 << 4,
  GLM_QUERY_FORMS = 1 << 5,
} GlmQueryFlags;

/**
 * GlmSearchIndex:
 *
 * A document's text folded for search, with the way back to source positions. Immutable,
 * reference counted, any thread may read it.
 */
typedef struct _GlmSearchIndex GlmSearchIndex;

/**
 * GlmQuery:
 *
 * A parsed query. Immutable, reference counted.
 */
typedef struct _GlmQuery GlmQuery;

/**
 * GlmMatches:
 *
 * The ranges of the source text that match, in order, without overlap, at grapheme boundaries.
 * Immutable, reference counted.
 */
typedef struct _GlmMatches GlmMatches;

GQuark          glm_search_error_quark (void);
GlmSearchIndex *glm_search_index_new   (GlmDocument      *document,
                                        GCancellable     *cancellable,
                                        GError          **error);
GlmSearchIndex *glm_search_index_ref   (GlmSearchIndex   *self);
void            glm_search_index_unref (GlmSearchIndex   *self);
GlmDocument    *glm_search_index_get_document (const GlmSearchIndex *self);
gsize           glm_search_index_get_size     (const GlmSearchIndex *self);
char          **glm_search_suggest     (const GlmDocument *document,
                                        const char        *pattern,
                                        guint              max);
GlmQuery       *glm_query_new          (const char       *pattern,
                                        GlmQueryFlags     flags,
                                        GError          **error);
GlmQuery       *glm_query_ref          (GlmQuery         *self);
void            glm_query_unref        (GlmQuery         *self);
const char     *glm_query_get_pattern  (const GlmQuery   *self);
GlmQueryFlags   glm_query_get_flags    (const GlmQuery   *self);
gboolean        glm_query_is_empty     (const GlmQuery   *self);
GlmMatches     *glm_finder_run         (GlmSearchIndex   *index,
                                        GlmQuery         *query,
                                        GCancellable     *cancellable,
                                        GError          **error);
GlmMatches     *glm_matches_ref        (GlmMatches       *self);
void            glm_matches_unref      (GlmMatches       *self);
const GlmRange *glm_matches_get        (const GlmMatches *self,
                                        guint            *n_matches);
guint           glm_matches_next_from  (const GlmMatches *self,
                                        gsize             position);
char           *glm_search_dup_words   (const char        *text,
                                        gsize              length);
gsize           glm_search_find_word_end (const char      *text,
                                        gsize              length,
                                        gsize              position);
gboolean        glm_search_find_words  (const char        *text,
                                        gsize              length,
                                        const char        *words,
                                        GlmRange          *found);
char           *glm_search_dup_snippet (const GlmDocument *document,
                                        GlmRange          match,
                                        guint             before,
                                        guint             after,
                                        GlmRange         *match_in_snippet);
char           *glm_search_dup_shown_snippet (GlmTypographyPlan *plan,
                                        GlmRange          match,
                                        guint             before,
                                        guint             after,
                                        GlmRange         *match_in_snippet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmSearchIndex, glm_search_index_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmQuery, glm_query_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmMatches, glm_matches_unref)

G_END_DECLS
