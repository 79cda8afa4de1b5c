/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-file-dialog.h"

#include <glib/gi18n-lib.h>

/*
 * The desktop's own dialogs: GtkFileDialog where there is one (GTK 4.10), else the native chooser,
 * which it replaced. Nothing else in the program knows which.
 */

typedef struct
{
  const char    *title; /* of an open dialog */
  gboolean       json;  /* lists made by Guillemet, not articles */
  GlmFilesChosen files_chosen;
  GlmFileChosen  file_chosen;
  gpointer       data;
  GDestroyNotify destroy;
} Request;

static Request *
request_new (GlmFilesChosen files_chosen,
             GlmFileChosen  file_chosen,
             gpointer       data,
             GDestroyNotify destroy)
{
  Request *request = g_new0 (Request, 1);

  request->files_chosen = files_chosen;
  request->file_chosen = file_chosen;
  request->data = data;
  request->destroy = destroy;
  return request;
}

static void
request_free (Request *request)
{
  if (request->destroy != NULL)
    request->destroy (request->data);
  g_free (request);
}

static GtkFileFilter *
make_filter (void)
{
  static const char *const suffixes[] = {
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "epub", "fb2", "odt", "docx", "rtf", "pdf", "eml",
    "mht", "mhtml", "tei", "xml", "jsonl",
  };
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Articles and Texts"));
  gtk_file_filter_add_mime_type (filter, "text/*");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  return filter;
}

static GtkFileFilter *
make_json_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Lists of Corrections"));
  gtk_file_filter_add_suffix (filter, "json");
  return filter;
}

static GtkFileFilter *
make_any_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("All Files"));
  gtk_file_filter_add_pattern (filter, "*");
  return filter;
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Request *request = data;
  g_autoptr (GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  request->files_chosen (files, request->data);
  request_free (request);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Request *request = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  request->file_chosen (file, request->data);
  request_free (request);
}

static void
show_open (GtkWindow *parent,
           Request   *request)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = request->json ? make_json_filter () : make_filter ();
  g_autoptr (GtkFileFilter) any = make_any_filter ();

  g_list_store_append (filters, filter);
  g_list_store_append (filters, any);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, request->title);
  gtk_file_dialog_open_multiple (dialog, parent, NULL, on_opened, request);
}

static void
show_save (GtkWindow  *parent,
           const char *title,
           const char *name,
           Request    *request)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, on_saved, request);
}

#else

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Request         *request)
{
  if (request->files_chosen != NULL)
    {
      g_autoptr (GListModel) files = NULL;

      if (response == GTK_RESPONSE_ACCEPT)
        files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      request->files_chosen (files, request->data);
    }
  else
    {
      g_autoptr (GFile) file = NULL;

      if (response == GTK_RESPONSE_ACCEPT)
        file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      request->file_chosen (file, request->data);
    }
  request_free (request);
  g_object_unref (dialog);
}

static void
show_open (GtkWindow *parent,
           Request   *request)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (request->title, parent,
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = request->json ? make_json_filter () : make_filter ();
  g_autoptr (GtkFileFilter) any = make_any_filter ();

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), any);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
show_save (GtkWindow  *parent,
           const char *title,
           const char *name,
           Request    *request)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                                              _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), request);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * glm_file_dialog_open:
 * @parent: the window it belongs to
 * @chosen: called once, when the reader has chosen or not
 * @data: for @chosen
 * @destroy: (nullable): frees @data
 *
 * Asks for articles to open.
 */
void
glm_file_dialog_open (GtkWindow      *parent,
                      GlmFilesChosen  chosen,
                      gpointer        data,
                      GDestroyNotify  destroy)
{
  Request *request = request_new (chosen, NULL, data, destroy);

  request->title = _("Open an Article");
  show_open (parent, request);
}

#if !GTK_CHECK_VERSION (4, 12, 0)
static void
on_program_chosen (GtkDialog *dialog,
                   int        response,
                   gpointer   data)
{
  g_autoptr (GAppInfo) program = gtk_app_chooser_get_app_info (GTK_APP_CHOOSER (dialog));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (dialog)));
  g_autoptr (GError) error = NULL;
  GList files = { data, NULL, NULL };

  if (response == GTK_RESPONSE_OK && program != NULL && !g_app_info_launch (program, &files, G_APP_LAUNCH_CONTEXT (context), &error))
    g_message ("%s", error->message);
  gtk_window_destroy (GTK_WINDOW (dialog));
}
#endif

/**
 * glm_file_dialog_open_with:
 * @parent: the window it belongs to
 * @file: a file
 *
 * Asks for another program, and opens @file with it.
 */
void
glm_file_dialog_open_with (GtkWindow *parent,
                           GFile     *file)
{
#if GTK_CHECK_VERSION (4, 12, 0)
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_set_always_ask (launcher, TRUE);
  gtk_file_launcher_launch (launcher, parent, NULL, NULL, NULL);
#else
  GtkWidget *dialog = gtk_app_chooser_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_USE_HEADER_BAR, file);

  g_signal_connect_data (dialog, "response", G_CALLBACK (on_program_chosen), g_object_ref (file),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * glm_file_dialog_open_corrections:
 * @parent: the window it belongs to
 * @chosen: called once, when the reader has chosen or not
 * @data: for @chosen
 * @destroy: (nullable): frees @data
 *
 * Asks for lists of corrections to read.
 */
void
glm_file_dialog_open_corrections (GtkWindow      *parent,
                                  GlmFilesChosen  chosen,
                                  gpointer        data,
                                  GDestroyNotify  destroy)
{
  Request *request = request_new (chosen, NULL, data, destroy);

  request->title = _("Import Corrections");
  request->json = TRUE;
  show_open (parent, request);
}

/**
 * glm_file_dialog_save:
 * @parent: the window it belongs to
 * @title: what is saved
 * @name: the name that is proposed
 * @chosen: called once, when the reader has chosen or not
 * @data: for @chosen
 * @destroy: (nullable): frees @data
 *
 * Asks where to save.
 */
void
glm_file_dialog_save (GtkWindow      *parent,
                      const char     *title,
                      const char     *name,
                      GlmFileChosen   chosen,
                      gpointer        data,
                      GDestroyNotify  destroy)
{
  show_save (parent, title, name, request_new (NULL, chosen, data, destroy));
}
