/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmReadingHistory:
 *
 * The places a reader has jumped away from, as positions in the article's text, so that they hold
 * whatever the width or the font. Jumps of one series (going through twenty matches) are one step.
 */
typedef struct _GlmReadingHistory GlmReadingHistory;

GlmReadingHistory *glm_reading_history_new         (void);
void               glm_reading_history_free        (GlmReadingHistory *self);
void               glm_reading_history_clear       (GlmReadingHistory *self);
void               glm_reading_history_leave       (GlmReadingHistory *self,
                                                    gsize              position,
                                                    guint              series);
void               glm_reading_history_end_series  (GlmReadingHistory *self);
gboolean           glm_reading_history_can_back    (GlmReadingHistory *self);
gboolean           glm_reading_history_can_forward (GlmReadingHistory *self);
gboolean           glm_reading_history_back        (GlmReadingHistory *self,
                                                    gsize              here,
                                                    gsize             *position);
gboolean           glm_reading_history_forward     (GlmReadingHistory *self,
                                                    gsize              here,
                                                    gsize             *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmReadingHistory, glm_reading_history_free)

G_END_DECLS
