/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-address-window.h"
#include "glm-file-dialog.h"
#include "glm-keeping.h"
#include "glm-menu-labels.h"
#include "glm-shelf-window.h"
#include "glm-article-page-private.h"
#include "glm-welcome.h"
#include "glm-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than this is not pasted by hand. */
#define MAX_PASTE (64 * 1024 * 1024)

#define MAX_RECENT 10

/*
 * The ways into the window: the dialog, what was read lately, the clipboard, drag and drop.
 */

static void
on_files_chosen (GListModel *files,
                 gpointer    data)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (files, i));
  glm_window_open_many (data, (GFile *const *) chosen->pdata, chosen->len);
}

static void
on_open (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  glm_file_dialog_open (GTK_WINDOW (data), on_files_chosen, g_object_ref (data), g_object_unref);
}

static void
on_address_chosen (GlmWindow *self,
                   GFile     *file)
{
  glm_window_open (self, file);
}

static void
ask_for_address (GlmWindow  *self,
                 const char *proposed)
{
  GtkWidget *window = glm_address_window_new (GTK_WINDOW (self), proposed);

  g_signal_connect_object (window, "chosen", G_CALLBACK (on_address_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_open_address (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  ask_for_address (data, NULL);
}

static void
on_open_uri (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  glm_window_open (data, file);
}

static void
open_text (GlmWindow  *self,
           const char *text,
           const char *name)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize length = text != NULL ? strlen (text) : 0;

  if (length == 0 || length > MAX_PASTE)
    return;
  bytes = g_bytes_new (text, length);
  glm_window_open_bytes (self, bytes, name);
}

static void
open_file_list (GlmWindow   *self,
                GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) dropped = g_ptr_array_new ();

  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (dropped, l->data);
  glm_window_open_many (self, (GFile *const *) dropped->pdata, dropped->len);
}

/* Text that is an address of a file is that file. One of the web is not fetched for having been pasted: it is asked whether to. */
static void
open_dropped_text (GlmWindow  *self,
                   const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autofree char *address = strstr (line, "://") != NULL ? glm_address_window_dup_address (line) : NULL;

  if (g_str_has_prefix (line, "file://") && strpbrk (line, "\r\n") == NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (line);

      glm_window_open (self, file);
    }
  else if (address != NULL)
    ask_for_address (self, address);
  else
    open_text (self, text, _("Pasted Text.txt"));
}

static void
on_html_spliced (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  GdkContentDeserializer *deserializer = data;
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      gdk_content_deserializer_return_error (deserializer, error);
      return;
    }
  g_value_take_boxed (gdk_content_deserializer_get_value (deserializer),
                      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source)));
  gdk_content_deserializer_return_success (deserializer);
}

static void
read_html (GdkContentDeserializer *deserializer)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_output_stream_splice_async (memory, gdk_content_deserializer_get_input_stream (deserializer), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                gdk_content_deserializer_get_priority (deserializer),
                                gdk_content_deserializer_get_cancellable (deserializer), on_html_spliced, deserializer);
}

/* HTML comes from a clipboard and from a drag as its bytes; GTK itself reads none. */
static void
register_html (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      gdk_content_register_deserializer ("text/html", G_TYPE_BYTES, read_html, NULL, NULL);
      g_once_init_leave (&done, 1);
    }
}

static void
on_html_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GlmWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, G_TYPE_BYTES) && g_bytes_get_size (g_value_get_boxed (value)) > 0)
    glm_window_open_bytes (self, g_value_get_boxed (value), _("Pasted Text.html"));
}

static void
on_text_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GlmWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    open_dropped_text (self, text);
}

static void
on_files_read (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GlmWindow) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    open_file_list (self, g_value_get_boxed (value));
}

static void
on_paste (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  GlmWindow *self = data;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files_read,
                                    g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, "text/html"))
    gdk_clipboard_read_value_async (clipboard, G_TYPE_BYTES, G_PRIORITY_DEFAULT, NULL, on_html_read, g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, g_object_ref (self));
}

static gboolean
on_drop (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GlmWindow     *self)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    open_file_list (self, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    glm_window_open (self, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_BYTES))
    glm_window_open_bytes (self, g_value_get_boxed (value), _("Pasted Text.html"));
  else if (G_VALUE_HOLDS_STRING (value))
    open_dropped_text (self, g_value_get_string (value));
  else
    return FALSE;
  return TRUE;
}

static void
list_recent (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GlmLibrary *library = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = glm_library_list_recent (library, MAX_RECENT, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
make_recent_menu (GtkMenuButton *button,
                  gpointer       data)
{
  GlmWindow *self = data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->recent_menu);
  glm_menu_labels_fit (button);
}

static gboolean
is_open (GlmWindow  *self,
         const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return _glm_window_find_tab (self, file) >= 0;
}

/* The titles of articles that are not there are set as the page would set them. */
static void
set_titles (GPtrArray                  *entries,
            const GlmTypographyOptions *typography)
{
  for (guint i = 0; i < entries->len; i++)
    {
      GlmLibraryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *title = entry->title;

      entry->title = title != NULL ? glm_typography_dup_title (title, entry->uri, typography) : NULL;
    }
}

static void
on_recent_listed (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  GlmWindow *self = GLM_WINDOW (source);
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GMenu) menu = g_menu_new ();
  GlmTypographyOptions typography;

  if (self->notebook == NULL)
    return;
  typography = glm_preferences_get_typography (self->preferences);
  if (entries != NULL)
    set_titles (entries, &typography);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const GlmLibraryEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *address = NULL;
      g_autofree char *label = NULL;

      if (entry->uri == NULL || is_open (self, entry->uri))
        continue;
      address = glm_library_dup_shown_address (entry->uri);
      parts = g_strsplit (entry->title != NULL && *entry->title != '\0' ? entry->title : address, "_", -1);
      label = g_strjoinv ("__", parts);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-uri", "s", entry->uri);
      g_menu_append_item (menu, item);
    }
  /* The menu itself is made when it is opened. */
  g_set_object (&self->recent_menu, G_MENU_MODEL (menu));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->recent_button), NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->recent_button), make_recent_menu, self, NULL);
  gtk_widget_set_visible (self->recent_button, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
  if (self->welcome != NULL)
    glm_welcome_set_recent (GLM_WELCOME (self->welcome), entries);
}

/*< private >
 * _glm_window_load_recent:
 *
 * Asks the library, in a thread, what was read lately, for the menu and the welcome page.
 */
void
_glm_window_load_recent (GlmWindow *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_widget_set_visible (self->recent_button, FALSE);
  if (self->library == NULL || !glm_preferences_get_boolean (self->preferences, GLM_PREFERENCE_KEEP_HISTORY))
    return;
  task = g_task_new (self, NULL, on_recent_listed, NULL);
  g_task_set_source_tag (task, _glm_window_load_recent);
  g_task_set_task_data (task, glm_library_ref (self->library), (GDestroyNotify) glm_library_unref);
  g_task_run_in_thread (task, list_recent);
}

static void
on_article_chosen (GlmWindow  *self,
                   const char *uri,
                   const char *words,
                   guint64     position)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  glm_window_open (self, file);
  if (*words != '\0')
    _glm_article_page_find_when_read (glm_window_get_page (self), words, (gsize) position);
}

static void
on_open_article_chosen (GlmWindow  *self,
                        guint       number,
                        const char *words,
                        guint64     position)
{
  gtk_notebook_set_current_page (GTK_NOTEBOOK (self->notebook), (int) number);
  _glm_article_page_find_when_read (glm_window_get_page (self), words, (gsize) position);
}

static void
on_find_in_all (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GlmWindow *self = data;
  GlmTypographyOptions typography = glm_preferences_get_typography (self->preferences);
  GtkWidget *window = glm_shelf_window_new (GTK_WINDOW (self), self->library, &typography);

  for (guint i = 0; i < glm_window_get_n_tabs (self); i++)
    {
      GlmArticlePage *page = GLM_ARTICLE_PAGE (gtk_notebook_get_nth_page (GTK_NOTEBOOK (self->notebook), (int) i));
      GlmSession *session = glm_article_page_get_session (page);
      GlmDocument *document = glm_session_get_document (session);

      if (document != NULL)
        glm_shelf_window_add_open (GLM_SHELF_WINDOW (window), i, glm_article_page_get_title (page), document, glm_session_get_plan (session));
    }
  g_signal_connect_object (window, "open-chosen", G_CALLBACK (on_open_article_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "chosen", G_CALLBACK (on_article_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* In the thread that keeps what the reader does, after all that is still to be kept. */
static gboolean
forget_article (GlmLibrary *library,
                gpointer    digest,
                GError    **error)
{
  return glm_library_forget (library, digest, error);
}

static void
on_article_forgotten (GObject    *owner,
                      const char *message)
{
  GlmWindow *self = GLM_WINDOW (owner);

  if (self->notebook == NULL)
    return;
  if (message != NULL)
    glm_window_say (self, _("The article could not be forgotten: the disk or another program did not let it. Try again in a moment."));
  _glm_window_load_recent (self);
}

static void
on_forget_article (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       data)
{
  GlmWindow *self = data;

  if (self->library != NULL)
    glm_keeping_push (self->library, forget_article, g_variant_dup_string (parameter, NULL), g_free, G_OBJECT (self),
                      on_article_forgotten);
}

static const GActionEntry entries[] = {
  { .name = "open", .activate = on_open },
  { .name = "open-address", .activate = on_open_address },
  { .name = "open-uri", .activate = on_open_uri, .parameter_type = "s" },
  { .name = "paste", .activate = on_paste },
  { .name = "find-in-all", .activate = on_find_in_all },
  { .name = "forget-article", .activate = on_forget_article, .parameter_type = "s" },
};

/* Where letters can be typed these keys paste there; everywhere else, from the welcome page to the lists, they open what is
 * pasted. */
static void
add_paste_keys (GlmWindow *self)
{
  static const struct
  {
    guint           keyval;
    GdkModifierType modifiers;
  } keys[] = { { GDK_KEY_v, GDK_CONTROL_MASK }, { GDK_KEY_Insert, GDK_SHIFT_MASK }, { GDK_KEY_Paste, 0 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
                                                            gtk_named_action_new ("win.paste")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/*< private >
 * _glm_window_attach_open:
 */
void
_glm_window_attach_open (GlmWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_BYTES, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  register_html ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  add_paste_keys (self);
}
