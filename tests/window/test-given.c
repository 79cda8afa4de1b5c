/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-address-window.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* What other programs give: from the clipboard, and dropped on the window. */

/* What was copied elsewhere, a text or a file, opens in a tab. */
static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  GlmWindow *window = GLM_WINDOW (fixture->window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  GlmSession *session;

  gdk_clipboard_set_text (clipboard, "Un texte venu du presse-papiers.");
  window_fixture_activate (fixture, "win.paste");
  glm_test_wait_until (glm_window_get_n_tabs (window) == 2);
  session = glm_article_page_get_session (glm_window_get_page (window));
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  g_assert_cmpstr (glm_document_get_text (glm_session_get_document (session), NULL), ==, "Un texte venu du presse-papiers.");

  gdk_clipboard_set_text (clipboard, "file:///nonexistent/colle.txt\n");
  window_fixture_activate (fixture, "win.paste");
  glm_test_wait_until (glm_window_get_n_tabs (window) == 3);
  g_assert_true (g_file_peek_path (glm_article_page_get_file (glm_window_get_page (window))) != NULL);
}

/* Of what offers several, files are taken before HTML, and HTML before text. All that was copied is shown. */
static void
test_paste_kinds (Fixture      *fixture,
                  gconstpointer data)
{
  static const char html[] = "<meta charset='utf-8'><h2>Un titre</h2><p>Un <em>court</em> passage.</p><ul><li><a href='#'>Un lien</a></li></ul>";
  GlmWindow *window = GLM_WINDOW (fixture->window);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "guillemet-colle.txt", NULL);
  GFile *file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;
  GlmSession *session;

  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, "Un titre Un court passage.");
  providers[1] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  both = gdk_content_provider_new_union (providers, 2);
  gdk_clipboard_set_content (clipboard, both);
  window_fixture_activate (fixture, "win.paste");
  glm_test_wait_until (glm_window_get_n_tabs (window) == 2);
  session = glm_article_page_get_session (glm_window_get_page (window));
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  g_assert_cmpstr (glm_document_get_text (glm_session_get_document (session), NULL), ==, "Un titre\n\nUn court passage.\n\nUn lien");

  g_assert_true (g_file_set_contents (path, "Un texte dans un fichier.\n", -1, NULL));
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, files);
  window_fixture_activate (fixture, "win.paste");
  glm_test_wait_until (glm_window_get_n_tabs (window) == 3);
  session = glm_article_page_get_session (glm_window_get_page (window));
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  g_assert_cmpstr (glm_document_get_text (glm_session_get_document (session), NULL), ==, "Un texte dans un fichier.");
  g_unlink (path);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
  g_object_unref (file);
}

static GlmAddressWindow *
find_address_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GLM_IS_ADDRESS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

/* What is dropped on the window opens in a tab, HTML with its headings; an address of the web is only asked about. */
static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  static const char html[] = "<h2>Un titre</h2><p>Un <em>court</em> passage.</p>";
  GlmWindow *window = GLM_WINDOW (fixture->window);
  GtkDropTarget *target = find_drop_target (fixture->window);
  g_auto (GValue) dropped = G_VALUE_INIT;
  g_auto (GValue) address = G_VALUE_INIT;
  GlmSession *session;
  gboolean handled = FALSE;
  GtkWidget *entry;

  g_assert_nonnull (target);
  g_assert_true (gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), G_TYPE_BYTES));
  g_value_init (&dropped, G_TYPE_BYTES);
  g_value_take_boxed (&dropped, g_bytes_new_static (html, strlen (html)));
  g_signal_emit_by_name (target, "drop", &dropped, 200.0, 200.0, &handled);
  g_assert_true (handled);
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, 2);
  session = glm_article_page_get_session (glm_window_get_page (window));
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  g_assert_cmpstr (glm_document_get_text (glm_session_get_document (session), NULL), ==, "Un titre\n\nUn court passage.");

  g_value_init (&address, G_TYPE_STRING);
  g_value_set_static_string (&address, "https://www.example.org/article\n");
  g_signal_emit_by_name (target, "drop", &address, 200.0, 200.0, &handled);
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, 2);
  g_assert_nonnull (find_address_window ());
  entry = glm_test_find_widget (GTK_WIDGET (find_address_window ()), GTK_TYPE_EDITABLE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "https://www.example.org/article");
  gtk_window_destroy (GTK_WINDOW (find_address_window ()));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/given/" path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
  ADD ("paste", test_paste);
  ADD ("paste-kinds", test_paste_kinds);
  ADD ("drop", test_drop);
  return g_test_run ();
}
