/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The pages before they are printed. GTK shows them with a program of its setting "gtk-print-preview-command", and does nothing,
 * without a word, where that is not installed. There the pages go to whatever shows a PDF.
 */

#include "config.h"

#include "glm-article-page-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/*< private >
 * _glm_article_page_has_previewer:
 *
 * Returns: whether the program is there with which GTK shows what would be printed
 */
gboolean
_glm_article_page_has_previewer (GlmArticlePage *self)
{
  g_autofree char *command = NULL;
  g_autofree char *program = NULL;
  g_auto (GStrv) words = NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-print-preview-command", &command, NULL);
  if (command == NULL || !g_shell_parse_argv (command, NULL, &words, NULL))
    return FALSE;
  program = g_find_program_in_path (words[0]);
  return program != NULL;
}

/*< private >
 * _glm_article_page_drop_preview:
 *
 * Removes the file with the pages that were shown last.
 */
void
_glm_article_page_drop_preview (GlmArticlePage *self)
{
  if (self->preview != NULL)
    g_unlink (self->preview);
  g_clear_pointer (&self->preview, g_free);
}

static void
on_launched (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GlmArticlePage) self = data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    _glm_article_page_toast (self, _("No program here shows a PDF; Ctrl+S saves the article as one"), FALSE);
  else
    _glm_article_page_toast (self, error->message, FALSE);
}

static void
on_drawn (GtkPrintOperation      *operation,
          GtkPrintOperationResult result,
          GlmArticlePage         *self)
{
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;

  if (self->preview == NULL || result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    return;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      _glm_article_page_toast (self, error->message, FALSE);
      return;
    }
  uri = g_filename_to_uri (self->preview, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, on_launched, g_object_ref (self));
}

/*< private >
 * _glm_article_page_show_pages:
 * @operation: what would print the article
 *
 * Draws the pages into a file that only the reader can read, and has it shown. It is there until the tab is closed.
 */
void
_glm_article_page_show_pages (GlmArticlePage    *self,
                              GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  int descriptor;

  _glm_article_page_drop_preview (self);
  descriptor = g_file_open_tmp ("guillemet-XXXXXX.pdf", &self->preview, &error);
  if (descriptor < 0)
    {
      _glm_article_page_toast (self, error->message, FALSE);
      return;
    }
  close (descriptor);
  gtk_print_operation_set_export_filename (operation, self->preview);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_drawn), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL);
}
