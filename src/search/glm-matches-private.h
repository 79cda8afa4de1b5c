/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"
#include "glm-query-private.h"

G_BEGIN_DECLS

GlmMatches *_glm_matches_new_take  (GArray         *ranges);
GlmMatches *_glm_finder_run_regex  (GlmSearchIndex *index,
                                    GlmQuery       *query,
                                    GCancellable   *cancellable,
                                    GError        **error);
GArray     *_glm_finder_find_needle (GlmSearchIndex  *index,
                                     const GlmNeedle *needle,
                                     GlmQueryFlags    flags,
                                     GCancellable    *cancellable,
                                     GError         **error);
GArray     *_glm_finder_find_terms  (GlmSearchIndex *index,
                                     const GlmQuery *query,
                                     GCancellable   *cancellable,
                                     GError        **error);
GArray     *_glm_finder_find_forms  (GlmSearchIndex *index,
                                     const char     *words,
                                     GCancellable   *cancellable,
                                     GError        **error);
GlmRange    _glm_finder_snap_range (const char     *text,
                                    gsize           length,
                                    GlmRange        range);

G_END_DECLS
