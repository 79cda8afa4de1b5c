/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-find-bar.h"

G_BEGIN_DECLS

/**
 * GlmFindBar:
 *
 * The bar that finds in the text. It tells the session what to look for at each key and shows how
 * many there are and which one the reader is at. Where the reader goes is not its affair: it
 * emits "stepped" and "closed".
 */
struct _GlmFindBar
{
  GtkWidget       parent_instance;

  GlmPreferences *preferences;
  GlmSession     *session;
  GtkWidget      *bar;
  GtkWidget      *entry;
  GtkWidget      *status;
  GtkWidget      *options;
  GtkWidget      *problem;
  GtkWidget      *proposals;
  gboolean        closing;
  GlmEntities    *named; /* (nullable): whose @names are known */
  GPtrArray      *names; /* char *, (nullable) */
  char           *proposed_for; /* (nullable): what was typed when proposals were made */
};

void _glm_find_bar_propose        (GlmFindBar *self,
                                   gboolean    none);
void _glm_find_bar_propose_recent (GlmFindBar *self);

G_END_DECLS
