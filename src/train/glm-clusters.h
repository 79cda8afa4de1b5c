/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmClusters:
 *
 * Running text from which classes of words are learned.
 */
typedef struct _GlmClusters GlmClusters;

GlmClusters *glm_clusters_new          (void);
void         glm_clusters_free         (GlmClusters *self);
void         glm_clusters_add          (GlmClusters *self,
                                        const char  *word,
                                        gsize        length);
void         glm_clusters_end_sentence (GlmClusters *self);
char        *glm_clusters_learn        (GlmClusters *self,
                                        guint        n_clusters,
                                        guint        least,
                                        guint        n_rounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmClusters, glm_clusters_free)

G_END_DECLS
