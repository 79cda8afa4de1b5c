/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "glm-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmSearchProvider:
 *
 * What the desktop's own search finds of the articles that were read, by title and by name of the file.
 */
typedef struct _GlmSearchProvider GlmSearchProvider;

GlmSearchProvider *glm_search_provider_new         (GApplication      *application,
                                                    GDBusConnection   *connection,
                                                    const char        *path,
                                                    GError           **error);
void               glm_search_provider_free        (GlmSearchProvider *self);
void               glm_search_provider_set_library (GlmSearchProvider *self,
                                                    GlmLibrary        *library);

G_END_DECLS
