/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmSavingMake:
 * @data: what was given to glm_saving_start()
 * @error: return location
 *
 * Makes what a file is to hold. Runs in a thread.
 *
 * Returns: (transfer full): the whole file; %NULL with @error set
 */
typedef GBytes *(*GlmSavingMake) (gpointer data,
                                  GError **error);

/**
 * GlmSavingSay:
 * @asker: whose reader wanted the file
 * @sentence: what became of it
 *
 * Says it where the reader sees @asker. Runs in the main thread.
 */
typedef void (*GlmSavingSay) (GtkWidget  *asker,
                              const char *sentence);

/**
 * GlmSavingLastResort:
 * @sentence: why a file is not there
 * @data: what was given to glm_saving_set_last_resort()
 *
 * Says it where there is no window any more. Runs in the main thread.
 */
typedef void (*GlmSavingLastResort) (const char *sentence,
                                     gpointer    data);

void glm_saving_start           (GtkWidget          *asker,
                                 GFile              *file,
                                 GFile              *article,
                                 GFileCreateFlags    flags,
                                 GlmSavingMake       make,
                                 gpointer            data,
                                 GDestroyNotify      data_free,
                                 const char         *done,
                                 GlmSavingSay        say);
void glm_saving_fail            (GtkWidget          *asker,
                                 const char         *sentence,
                                 GlmSavingSay        say);
void glm_saving_set_last_resort (GlmSavingLastResort last_resort,
                                 gpointer            data);

G_END_DECLS
