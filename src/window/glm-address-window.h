/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GLM_TYPE_ADDRESS_WINDOW (glm_address_window_get_type ())
G_DECLARE_FINAL_TYPE (GlmAddressWindow, glm_address_window, GLM, ADDRESS_WINDOW, GtkWindow)

/* Signals: "chosen" (GFile *file): the reader gave an address of the web. */
GtkWidget *glm_address_window_new         (GtkWindow  *parent,
                                           const char *proposed);
char      *glm_address_window_dup_address (const char *typed);

G_END_DECLS
