/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-view.h"

G_BEGIN_DECLS

/**
 * ViewFixture: a view in a scrolled window of a window, as the program has it
 */
typedef struct
{
  GtkWidget         *window;
  GtkWidget         *scroller;
  GlmArticleView    *view;
  GtkAdjustment     *vertical;
  GlmDocument       *document;
  GlmTypographyPlan *plan;
} ViewFixture;

gboolean     view_fixture_init_display (int          *argc,
                                        char       ***argv);
void         view_fixture_open         (ViewFixture  *self,
                                        GlmDocument  *document,
                                        int           width,
                                        int           height);
void         view_fixture_close        (ViewFixture  *self);
void         view_fixture_resize       (ViewFixture  *self,
                                        int           width,
                                        int           height);
void         view_fixture_draw         (ViewFixture  *self);
void         view_fixture_wait         (ViewFixture  *self,
                                        guint         milliseconds);
void         view_fixture_finish_lines (ViewFixture  *self);
GskRenderNode *view_fixture_snapshot   (ViewFixture  *self);
void         view_fixture_save_png     (ViewFixture  *self,
                                        const char   *path);
double       view_fixture_get_line_top (ViewFixture  *self,
                                        gsize         position);

GlmDocument *view_fixture_make_book    (guint         n_paragraphs);
GlmDocument *view_fixture_parse        (const char   *text);

gsize        view_fixture_find         (GlmDocument  *document,
                                        const char   *words);
void         view_fixture_move         (ViewFixture  *self,
                                        int           unit,
                                        int           step,
                                        gboolean      extend);

#define VIEW_FIXTURE_LETTER "# Une lettre\n\nIl demanda: \"Pourquoi partir?\" puis sortit.\n\nElle resta [https://example.org/]seule[/] ici."

G_END_DECLS
