/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-page-private.h"
#include "glm-window.h"

G_BEGIN_DECLS

/* A window with one article, of which two people and an institution are listed. */
typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
  GlmArticlePage *page;
  GlmSession     *session;
} Fixture;

/* The text of the article. */
extern const char window_fixture_article[];

void window_fixture_set_up      (Fixture      *fixture,
                                 gconstpointer data);
void window_fixture_tear_down   (Fixture      *fixture,
                                 gconstpointer data);
void window_fixture_activate    (Fixture      *fixture,
                                 const char   *action);
int  window_fixture_find_entity (Fixture      *fixture,
                                 const char   *name);
void window_fixture_add_entity  (Fixture      *fixture,
                                 const char   *name,
                                 const char   *kind);

G_END_DECLS
