/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-document-builder.h"
#include "glm-keeping.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>

/* Before any article is open, and in words that wrap in a narrow window. */
static void
test_welcome (void)
{
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 400);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (glm_test_is_said (window, "newer version"));
  glm_window_say (GLM_WINDOW (window), "Reading places were kept by a newer version of Guillemet; they are left alone. Update Guillemet to use them.");
  glm_test_wait_until (glm_test_is_said (window, "newer version"));
  glm_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (window), <=, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One article of those read lately is forgotten, and the others stay. */
static void
test_forget_article (void)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-banner-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  g_autoptr (GPtrArray) recent = NULL;
  GtkWidget *window, *button;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
      g_autoptr (GlmDocument) document = NULL;
      g_autofree char *text = g_strdup_printf ("Article %u.", i);
      g_autofree char *uri = g_strdup_printf ("file:///article-%u.txt", i);

      glm_document_builder_get_metadata (builder)->uri = g_strdup (uri);
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, text, -1);
      glm_document_builder_close_block (builder);
      document = glm_document_builder_end (builder);
      g_assert_true (glm_library_record_opened (library, document, NULL));
    }
  window = glm_window_new (NULL, preferences, library);
  gtk_window_present (GTK_WINDOW (window));
  glm_test_wait_until (glm_test_is_said (window, "article-1"));
  button = glm_test_find_widget (glm_test_find_widget (window, GTK_TYPE_LIST_BOX_ROW), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  recent = glm_library_list_recent (library, 10, NULL);
  g_assert_cmpuint (recent->len, ==, 2);
  g_signal_emit_by_name (glm_test_find_widget (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_BUTTON), "clicked");
  g_assert_true (glm_keeping_finish (20 * G_TIME_SPAN_SECOND));
  g_clear_pointer (&recent, g_ptr_array_unref);
  recent = glm_library_list_recent (library, 10, NULL);
  g_assert_cmpuint (recent->len, ==, 1);
  g_assert_cmpstr (((const GlmLibraryEntry *) g_ptr_array_index (recent, 0))->uri, ==, "file:///article-0.txt");
  glm_test_wait_until (!glm_test_is_said (window, "article-1") && glm_test_is_said (window, "article-0"));
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_settle ();
  g_clear_pointer (&library, glm_library_unref);
  g_unlink (path);
  g_rmdir (folder);
}

/* A correction that the disk refuses is done, and the reader is told that it will not last. */
static void
test_not_kept (void)
{
  static const char *const text = "La maire de Morlaix, Anne Rouvray, a rouvert le port mardi. Anne Rouvray le regrette.\n";
  g_autofree char *folder = g_dir_make_tmp ("guillemet-banner-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *article = g_build_filename (folder, "article.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (article);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GlmPreferences) preferences = glm_preferences_new ();
  GtkWidget *window = glm_window_new (NULL, preferences, library);
  sqlite3 *database = NULL;
  GlmSession *session;

  g_assert_true (g_file_set_contents (article, text, -1, NULL));
  gtk_window_present (GTK_WINDOW (window));
  glm_window_open (GLM_WINDOW (window), file);
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (window))));
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 20000);
  g_assert_cmpint (sqlite3_exec (database, "CREATE TRIGGER refuse BEFORE INSERT ON corrections BEGIN SELECT RAISE (FAIL, ''); END",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  g_assert_false (glm_test_is_said (window, "could not be kept"));
  session = glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (window)));
  glm_session_correct (session, GLM_CORRECTION_REJECT, "Anne Rouvray", NULL);
  glm_test_wait_until (glm_test_is_said (window, "could not be kept"));
  glm_test_wait_until (!glm_session_get_entities_running (session));
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_settle ();
  g_assert_true (glm_keeping_finish (20 * G_TIME_SPAN_SECOND));
  g_clear_pointer (&library, glm_library_unref);
  g_unlink (article);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  /* GTK's back end for tests has no announcements (4.18): it calls nothing. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  g_test_add_func ("/banner/welcome", test_welcome);
  g_test_add_func ("/banner/forget-article", test_forget_article);
  g_test_add_func ("/banner/not-kept", test_not_kept);
  return g_test_run ();
}
