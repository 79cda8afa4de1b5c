/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-article-page-private.h"
#include "glm-window.h"

#include <gdk/x11/gdkx.h>

G_BEGIN_DECLS

/* GTK means to give up X11; where it is there, keys are pressed through it. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* A window with a long article, before which a reader sits at a keyboard. */
typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
  GlmArticlePage *page;
  Display        *display;
  guint           n_released; /* keys that the window has seen go up */
} Fixture;

gboolean    keyboard_init       (int              *argc,
                                 char           ***argv);
void        keyboard_set_up     (Fixture          *fixture,
                                 gconstpointer     data);
void        keyboard_tear_down  (Fixture          *fixture,
                                 gconstpointer     data);
void        keyboard_send       (Fixture          *fixture,
                                 guint             keyval,
                                 gboolean          down);
void        keyboard_press      (Fixture          *fixture,
                                 const char       *accelerator);
void        keyboard_type       (Fixture          *fixture,
                                 const char       *text);
void        keyboard_wait       (guint             milliseconds);
void        keyboard_open_find  (Fixture          *fixture);
gboolean    keyboard_is_finding (Fixture          *fixture);
const char *keyboard_get_status (Fixture          *fixture);
gsize       keyboard_get_place  (Fixture          *fixture);
gboolean    keyboard_has_focus  (Fixture          *fixture,
                                 GtkWidget        *widget);

G_GNUC_END_IGNORE_DEPRECATIONS

G_END_DECLS
