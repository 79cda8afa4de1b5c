/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entities.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_MENTION_STRIP (glm_mention_strip_get_type ())
G_DECLARE_FINAL_TYPE (GlmMentionStrip, glm_mention_strip, GLM, MENTION_STRIP, GtkWidget)

GtkWidget *glm_mention_strip_new        (void);
void       glm_mention_strip_set_entity (GlmMentionStrip *self,
                                         const GlmEntity *entity,
                                         GlmDocument     *document);

G_END_DECLS
