/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-window.h"

G_BEGIN_DECLS

/**
 * GlmCapture:
 *
 * Waits until a window shows all there is to show, then writes its picture and what its sidebar says,
 * and ends the application.
 */
typedef struct _GlmCapture GlmCapture;

GlmCapture *glm_capture_new            (GApplication *application,
                                        const char   *screenshot,
                                        gboolean      print_sidebar);
void        glm_capture_free           (GlmCapture   *self);
void        glm_capture_watch          (GlmCapture   *self,
                                        GlmWindow    *window);
int         glm_capture_get_exit_status(GlmCapture   *self);

G_END_DECLS
