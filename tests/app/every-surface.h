/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-preferences.h"
#include "glm-window.h"

G_BEGIN_DECLS

/**
 * EverySurface: a window with an article of its own, on which all that the program shows can be opened
 */
typedef struct
{
  GtkApplication *application;
  GlmPreferences *preferences;
  GtkWidget      *window;
  GlmArticlePage *page;
  GPtrArray      *shown; /* windows that were visited */
} EverySurface;

/**
 * EverySurfaceVisit:
 * @name: of what is shown: "window", "preferences", …
 * @surface: a window or popover; for the sidebar's pages and what opens over the text the window that they are in
 * @data: what was given with it
 */
typedef void (*EverySurfaceVisit) (const char *name,
                                   GtkWidget  *surface,
                                   gpointer    data);

/* What its article says. */
extern const char every_surface_article[];

void every_surface_open  (EverySurface      *self,
                          int                width);
void every_surface_close (EverySurface      *self);
void every_surface_visit (EverySurface      *self,
                          EverySurfaceVisit  visit,
                          gpointer           data);

G_END_DECLS
