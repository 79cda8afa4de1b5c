/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-entity-panel.h"

G_BEGIN_DECLS

struct _GlmEntityPanel
{
  GtkWidget           parent_instance;

  GlmPreferences     *preferences;
  GlmSession         *session;
  GlmEntityList      *list;
  GSimpleActionGroup *actions;
  GAction            *scope; /* not owned: of which part of the article */
  GlmRange            on_screen;
  GlmEntityItem      *target; /* the row that the context actions speak of */
  GtkWidget          *popover;
  GtkWidget          *filter;
  GtkWidget          *sort;
  GtkWidget          *progress;
  GtkWidget          *pages;
  GtkWidget          *view;
  GtkWidget          *empty;
  GtkWidget          *hidden;
  GtkWidget          *foreign;
  guint               pulse_id;
  guint               hover_id;
  int                 hovered;
  guint               refocus;    /* one more than the place of a row that is to go, and whose place another takes */
  char               *refocus_being; /* (nullable): id of the being whose row it is, when it may stand elsewhere then */
  guint               refocus_id;
};

enum
{
  GLM_ENTITY_PANEL_ENTITY_ACTIVATED,
  GLM_ENTITY_PANEL_MENTION_ACTIVATED,
  GLM_ENTITY_PANEL_ENTITY_HOVERED,
  GLM_ENTITY_PANEL_SELECTION_EXTENDED,
  GLM_ENTITY_PANEL_CARD_REQUESTED,
  GLM_ENTITY_PANEL_CORRECTED,
  GLM_ENTITY_PANEL_ESCAPED,
  GLM_ENTITY_PANEL_N_SIGNALS,
};

void           _glm_entity_panel_emit            (GlmEntityPanel *self,
                                                  guint           signal,
                                                  int             entity,
                                                  int             number);
void           _glm_entity_panel_emit_corrected  (GlmEntityPanel *self,
                                                  const char     *what);
void           _glm_entity_panel_attach_input    (GlmEntityPanel *self);
void           _glm_entity_panel_attach_drag     (GlmEntityPanel *self,
                                                  GtkGesture     *click);
void           _glm_entity_panel_merge           (GlmEntityPanel *self,
                                                  GlmEntityItem  *item,
                                                  const char     *name);
GlmEntityItem *_glm_entity_panel_pick_item       (GlmEntityPanel *self,
                                                  double          x,
                                                  double          y,
                                                  gboolean       *on_button);
void           _glm_entity_panel_cancel_hover    (GlmEntityPanel *self);
GlmEntityItem *_glm_entity_panel_get_focus_item  (GlmEntityPanel *self);
GtkWidget     *_glm_entity_panel_find_row        (GlmEntityPanel *self,
                                                  GlmEntityItem  *item);
void           _glm_entity_panel_keep_focus      (GlmEntityPanel *self);
void           _glm_entity_panel_focus_item      (GlmEntityPanel *self,
                                                  GlmEntityItem  *item);
void           _glm_entity_panel_update_pages    (GlmEntityPanel *self);
void           _glm_entity_panel_add_scope       (GlmEntityPanel *self,
                                                  GActionMap     *actions);
void           _glm_entity_panel_install_actions (GlmEntityPanel *self);
void           _glm_entity_panel_set_target      (GlmEntityPanel *self,
                                                  GlmEntityItem  *item);
void           _glm_entity_panel_show_menu       (GlmEntityPanel *self,
                                                  GlmEntityItem  *item,
                                                  double          x,
                                                  double          y);

G_END_DECLS
