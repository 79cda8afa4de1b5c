/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-page.h"
#include "glm-file-watch.h"
#include "glm-find-bar.h"
#include "glm-reading-history.h"
#include "glm-saving.h"
#include "glm-speech.h"
#include "glm-tokens.h"

G_BEGIN_DECLS

/* What a jump was made for: jumps of one series are one step of the history. */
enum
{
  GLM_SERIES_ALONE,
  GLM_SERIES_MATCHES,
  GLM_SERIES_HEADINGS,
  GLM_SERIES_MENTIONS, /* and the being's index added */
};

typedef struct _GlmPrintPages GlmPrintPages;

struct _GlmArticlePage
{
  GtkWidget           parent_instance;

  GlmPreferences     *preferences;
  GlmSession         *session;
  GlmReadingHistory  *history;
  GSimpleActionGroup *actions;
  GlmFileWatch       *watch; /* (nullable): for a text that is in no file of this machine */
  GlmSpeech          *speech;    /* (nullable): there is no voice */
  GlmTokens          *sentences; /* (nullable): nothing is read aloud */
  char               *unread_etag; /* (nullable): of a file that could not be read, when it was first looked at */
  GFile              *later; /* (nullable): what is opened when the page is first shown */
  char               *title;
  GtkPageSetup       *page_setup;     /* (nullable): the paper chosen last */
  GtkPrintSettings   *print_settings; /* (nullable) */
  char               *preview;        /* (nullable): the file with the pages shown last */
  char               *subtitle;

  /* The widgets of the template. */
  GtkWidget          *main;
  GtkWidget          *paned;
  GtkWidget          *overlay;
  GtkWidget          *states;
  GtkWidget          *text_overlay;
  GtkWidget          *scroller;
  GtkWidget          *progress;
  GtkWidget          *banner;
  GtkWidget          *banner_label;
  GtkWidget          *opening_label;
  GtkWidget          *error_label;
  GtkWidget          *error_reason;
  GtkWidget          *pill;
  GtkWidget          *pill_revealer;
  GtkWidget          *pill_label;
  GtkWidget          *return_revealer;
  GtkWidget          *toast_revealer;
  GtkWidget          *toast_label;
  GtkWidget          *toast_undo;
  GtkWidget          *toast_everywhere;
  GtkWidget          *toast_whole;
  GtkWidget          *sidebar;
  GtkWidget          *sidebar_pages;

  /* The parts that are made in code. */
  GtkWidget          *view;
  GtkWidget          *ribbon;
  /* Not there before _glm_article_page_furnish(). */
  GtkWidget          *find_bar;
  GtkWidget          *panel;
  GtkWidget          *results;
  GtkWidget          *outline;
  GtkWidget          *marks;
  GtkWidget          *card;
  GtkWidget          *focus_before_card; /* weak */

  int                 hovered;
  int                 width;
  guint               furnish_id;
  guint               pulse_id;
  guint               narrow_id;
  guint               toast_id;
  guint               return_id;
  guint               on_screen_id;
  guint               scrollbar_id;
  guint               note_id;
  guint               note; /* the mark whose note is to be written */
  guint               series;      /* the series that the next "reveal" belongs to */
  gsize               find_origin; /* where the reader was when the find bar opened */
  gboolean            find_kept;
  gboolean            results_offered; /* since the find bar was opened */
  char               *pane_before_find;
  char               *find_later; /* (nullable): what is looked for once the article is there */
  gsize                find_later_from;
  guint               sentence; /* the one to be said next */
  gboolean            reading_aloud;
  gboolean            narrow;
  gboolean            sidebar_over; /* shown over the text, in a narrow window */
  double              swipe_start; /* where a finger began, in pixels; negative for none */
  gboolean            show_changes;
  gboolean            restoring_sidebar;
};

gboolean _glm_article_page_has_previewer (GlmArticlePage *self);
void _glm_article_page_drop_preview    (GlmArticlePage *self);
void _glm_article_page_show_pages      (GlmArticlePage    *self,
                                        GtkPrintOperation *operation);
void _glm_article_page_furnish         (GlmArticlePage *self);
void _glm_article_page_furnish_later   (GlmArticlePage *self);
GlmFindBar *_glm_article_page_get_find_bar (GlmArticlePage *self);
gboolean _glm_article_page_is_finding  (GlmArticlePage *self);
void _glm_article_page_attach_find_bar (GlmArticlePage *self);
void _glm_article_page_attach_panel    (GlmArticlePage *self);
void _glm_article_page_attach_marks_panel (GlmArticlePage *self);
void _glm_article_page_attach_outline  (GlmArticlePage *self);
void _glm_article_page_attach_entities (GlmArticlePage *self);
void _glm_article_page_attach_find     (GlmArticlePage *self);
void _glm_article_page_find_when_read (GlmArticlePage *self,
                                        const char     *text,
                                        gsize           position);
void _glm_article_page_find_later      (GlmArticlePage *self);
void _glm_article_page_add_go_to       (GlmArticlePage *self);
gboolean _glm_article_page_find_place  (GlmDocument    *document,
                                        const char     *typed,
                                        GlmRange       *place);
void _glm_article_page_attach_marks    (GlmArticlePage *self);
void _glm_article_page_attach_sidebar  (GlmArticlePage *self);
void _glm_article_page_install_actions (GlmArticlePage *self);
void _glm_article_page_update_actions  (GlmArticlePage *self);
void _glm_article_page_light           (GlmArticlePage *self);
void _glm_article_page_show_changes    (GlmArticlePage *self);
void _glm_article_page_show_card       (GlmArticlePage *self,
                                        int             entity,
                                        int             mention,
                                        gboolean        by_keyboard);
void _glm_article_page_hide_card       (GlmArticlePage *self);
void _glm_article_page_select_entity   (GlmArticlePage *self,
                                        int             entity,
                                        int             step);
void _glm_article_page_jump            (GlmArticlePage *self,
                                        GlmRange        range,
                                        guint           series,
                                        gboolean        flash);
void _glm_article_page_toast           (GlmArticlePage *self,
                                        const char     *text,
                                        gboolean        can_undo);
void _glm_article_page_say_failed      (GlmArticlePage *self,
                                        const char     *sentence);
void _glm_article_page_save            (GlmArticlePage *self,
                                        GFile          *file,
                                        GlmSavingMake   make,
                                        gpointer        data,
                                        GDestroyNotify  data_free,
                                        const char     *done);
void _glm_article_page_save_text       (GlmArticlePage *self,
                                        GFile          *file,
                                        char           *text,
                                        const char     *done);
void _glm_article_page_add_about_actions (GlmArticlePage *self);
void _glm_article_page_follow          (GlmArticlePage *self,
                                        const char     *address);
void _glm_article_page_say_left_out    (GlmArticlePage *self);
void _glm_article_page_add_speech_actions (GlmArticlePage *self);
void _glm_article_page_set_speech      (GlmArticlePage *self,
                                        GlmSpeech      *speech);
void _glm_article_page_stop_speech     (GlmArticlePage *self);
void _glm_article_page_dispose_speech  (GlmArticlePage *self);
void _glm_article_page_add_print_actions (GlmArticlePage *self);
void _glm_article_page_add_correction_actions (GlmArticlePage *self);
GtkPrintOperation *_glm_article_page_make_print (GlmArticlePage *self,
                                                 GlmPrintPages  *pages);
void _glm_article_page_export          (GlmArticlePage *self,
                                        GFile          *file);
void _glm_article_page_set_titles      (GlmArticlePage *self);
void _glm_article_page_show_state      (GlmArticlePage *self);
void _glm_article_page_watch_file      (GlmArticlePage *self,
                                        GFile          *file);
void _glm_article_page_dismiss_banner  (GtkButton      *button,
                                        GlmArticlePage *self);
void _glm_article_page_add_list_actions (GlmArticlePage *self);
void _glm_article_page_export_list     (GlmArticlePage *self,
                                        GFile          *file);
void _glm_article_page_bind_buttons    (GlmArticlePage *self,
                                        GtkWidget      *root);
void _glm_article_page_export_marks    (GlmArticlePage *self,
                                        GFile          *file);
void _glm_article_page_attach_style    (GlmArticlePage *self);
void _glm_article_page_set_sidebar     (GlmArticlePage *self,
                                        gboolean        shown);
gboolean _glm_article_page_get_sidebar (GlmArticlePage *self);
void _glm_article_page_show_pane       (GlmArticlePage *self,
                                        const char     *name);
void _glm_article_page_allocate_sidebar(GlmArticlePage *self,
                                        int             width);
void _glm_article_page_dispose_sidebar (GlmArticlePage *self);

G_END_DECLS
