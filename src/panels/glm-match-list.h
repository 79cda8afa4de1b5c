/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-finder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GLM_TYPE_MATCH_ITEM (glm_match_item_get_type ())
G_DECLARE_FINAL_TYPE (GlmMatchItem, glm_match_item, GLM, MATCH_ITEM, GObject)

#define GLM_TYPE_MATCH_LIST (glm_match_list_get_type ())
G_DECLARE_FINAL_TYPE (GlmMatchList, glm_match_list, GLM, MATCH_LIST, GObject)

GlmMatchList *glm_match_list_new         (void);
void          glm_match_list_set_plan    (GlmMatchList      *self,
                                          GlmTypographyPlan *plan);
void          glm_match_list_set_matches (GlmMatchList *self,
                                          GlmDocument  *document,
                                          GlmMatches   *matches);

void          glm_match_list_set_mentions (GlmMatchList   *self,
                                           const GlmRange *mentions,
                                           guint           n_mentions);
void          glm_match_list_set_quoted  (GlmMatchList   *self,
                                          gboolean        quoted);
void          glm_match_list_set_section (GlmMatchList   *self,
                                          GlmRange        section);
char         *glm_match_list_dup_section (GlmMatchList   *self,
                                          gsize           position,
                                          GlmRange       *section);
guint         glm_match_list_find        (GlmMatchList *self,
                                          guint         match);

guint         glm_match_item_get_index   (GlmMatchItem *self);
char         *glm_match_item_dup_snippet (GlmMatchItem *self,
                                          GlmRange     *match);
char         *glm_match_item_dup_section (GlmMatchItem *self);

G_END_DECLS
