/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GlmFilesChosen:
 * @files: (nullable): #GFile objects; %NULL when nothing was chosen
 */
typedef void (*GlmFilesChosen) (GListModel *files,
                                gpointer    data);

/**
 * GlmFileChosen:
 * @file: (nullable): what was chosen
 */
typedef void (*GlmFileChosen)  (GFile      *file,
                                gpointer    data);

void glm_file_dialog_open (GtkWindow      *parent,
                           GlmFilesChosen  chosen,
                           gpointer        data,
                           GDestroyNotify  destroy);
void glm_file_dialog_open_with (GtkWindow      *parent,
                                GFile          *file);
void glm_file_dialog_open_corrections (GtkWindow      *parent,
                                       GlmFilesChosen  chosen,
                                       gpointer        data,
                                       GDestroyNotify  destroy);
void glm_file_dialog_save (GtkWindow      *parent,
                           const char     *title,
                           const char     *name,
                           GlmFileChosen   chosen,
                           gpointer        data,
                           GDestroyNotify  destroy);

G_END_DECLS
