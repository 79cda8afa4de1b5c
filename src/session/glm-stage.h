/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GlmStage:
 *
 * One kind of background work of which only the latest run counts. A run is a pure synchronous
 * function in a thread, of GIO's pool unless it waits for others; starting a new run cancels the one before. The identity of
 * the current run's cancellable is its generation: a result, or a part of one, that comes under
 * another is dropped before anyone sees it. Belongs to the main thread.
 */
typedef struct _GlmStage GlmStage;

/**
 * GlmStageRun:
 * @input: what was given to glm_stage_start()
 * @parts: hand to glm_stage_publish_part() for results before the end
 *
 * Returns: the result, or %NULL with @error set
 */
typedef struct _GlmStageParts GlmStageParts;
typedef gpointer (*GlmStageRun)  (gpointer       input,
                                  GlmStageParts *parts,
                                  GCancellable  *cancellable,
                                  GError       **error);

/**
 * GlmStageDone:
 * @owner: the object given to glm_stage_new()
 * @result: (transfer full) (nullable): what the run returned, or a part of it
 * @final: %FALSE for a part
 * @error: (nullable): set instead of @result; never a cancellation
 */
typedef void     (*GlmStageDone) (gpointer      owner,
                                  gpointer      result,
                                  gboolean      final,
                                  const GError *error);

GlmStage *glm_stage_new          (const char    *name,
                                  GObject       *owner,
                                  GlmStageRun    run,
                                  GlmStageDone   done,
                                  GDestroyNotify result_free);
void      glm_stage_set_waits    (GlmStage      *self);
void      glm_stage_free         (GlmStage      *self);
void      glm_stage_start        (GlmStage      *self,
                                  gpointer       input,
                                  GDestroyNotify input_free);
void      glm_stage_cancel       (GlmStage      *self);
gboolean  glm_stage_is_running   (GlmStage      *self);
void      glm_stage_publish_part (GlmStageParts *parts,
                                  gpointer       part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmStage, glm_stage_free)

G_END_DECLS
