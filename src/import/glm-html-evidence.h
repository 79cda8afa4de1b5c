/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GlmHtmlEvidence:
 *
 * A text that is known, to ask how much of another text is in it.
 */
typedef struct _GlmHtmlEvidence GlmHtmlEvidence;

GlmHtmlEvidence *glm_html_evidence_new (const char *text);
void             glm_html_evidence_free (GlmHtmlEvidence *self);
double           glm_html_evidence_share (const GlmHtmlEvidence *self,
                                          const char            *text,
                                          guint                 *n_words);
guint            glm_html_evidence_count (const GlmHtmlEvidence *self);
gboolean         glm_html_evidence_same (const char *a,
                                         const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GlmHtmlEvidence, glm_html_evidence_free)

G_END_DECLS
