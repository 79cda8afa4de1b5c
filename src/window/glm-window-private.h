/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-window.h"

G_BEGIN_DECLS

struct _GlmWindow
{
  GtkApplicationWindow parent_instance;

  GlmPreferences      *preferences;
  GlmLibrary          *library;
  GQueue               closed; /* what may be opened again, the latest first */
  GQueue               coming; /* tabs that are still to be made */
  GtkWidget           *anchor; /* (nullable): the tab before which some of them stand */
  guint                coming_id;
  GtkWidget           *header_bar;
  GtkWidget           *open_button;
  GtkWidget           *title;
  GtkWidget           *subtitle;
  GtkWidget           *recent_button;
  GtkWidget           *back_button;
  GtkWidget           *find_button;
  GtkWidget           *style_button;
  GtkWidget           *sidebar_button;
  GtkWidget           *menu_button;
  GMenuModel          *primary_menu;
  GMenuModel          *recent_menu; /* (nullable): nothing was listed yet */
  GtkWidget           *banner;
  GtkWidget           *banner_label;
  GtkWidget           *states;
  GtkWidget           *welcome; /* (nullable): there was an article from the start */
  GtkWidget           *notebook;
  GtkWidget           *focus_in_page; /* weak: what had the keyboard last in an article */
  guint                focus_id; /* the keyboard is about to go to the tab that is shown */
  gboolean             drawn; /* once, at least */
};

void _glm_window_install_actions (GlmWindow *self);
void _glm_window_attach_open     (GlmWindow *self);
void _glm_window_load_recent     (GlmWindow *self);
void _glm_window_attach_tabs     (GlmWindow *self);
void _glm_window_attach_focus    (GlmWindow *self);
GActionGroup *_glm_window_new_empty_actions (GlmWindow *self);
void _glm_window_clear_closed    (GlmWindow *self);
void _glm_window_close_page      (GlmWindow *self,
                                  GtkWidget *page);
void _glm_window_add_coming      (GlmWindow       *self,
                                  GFile           *file,
                                  const char      *title,
                                  gboolean         before);
guint _glm_window_describe_coming (GlmWindow       *self,
                                  GVariantBuilder *tabs,
                                  gboolean         before);
void _glm_window_clear_coming    (GlmWindow       *self);
GtkWidget *_glm_window_append_later (GlmWindow  *self,
                                  GFile      *file,
                                  const char *title);
int  _glm_window_find_tab        (GlmWindow *self,
                                  GFile     *file);
GlmArticlePage *_glm_window_add_page       (GlmWindow   *self);
GlmArticlePage *_glm_window_add_page_for   (GlmWindow   *self,
                                            GlmSession  *session);
GtkNotebook    *_glm_window_create_for_tab (GtkNotebook *notebook,
                                            GtkWidget   *page,
                                            GlmWindow   *self);

G_END_DECLS
