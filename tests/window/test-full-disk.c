/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is saved to a disk that is full: one sentence, what had the name before is as it was, and no half file is left. */

#include "config.h"

#include "full-disk.h"
#include "glm-corrections-window.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

static const char before[] = "Ce qui était là avant.\n";

/* Some of it finds room, or nothing. */
static const gsize rooms[] = { 0, 40 };

static void
save_article (Fixture *fixture,
              GFile   *file)
{
  _glm_article_page_export (fixture->page, file);
}

static void
save_list (Fixture *fixture,
           GFile   *file)
{
  _glm_article_page_export_list (fixture->page, file);
}

static void
save_marks (Fixture *fixture,
            GFile   *file)
{
  _glm_article_page_export_marks (fixture->page, file);
}

static const char *
get_toast (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (fixture->page->toast_label));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* @saved: what is said when there is room */
static void
assert_saved_whole_or_not (Fixture    *fixture,
                           const char *folder,
                           const char *name,
                           void (*save) (Fixture *, GFile *),
                           const char *saved)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *said = g_strdup_printf ("“%s” was not saved: the disk is full.", name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  gsize length;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (rooms); i++)
    {
      gboolean existed = i >= G_N_ELEMENTS (rooms);

      if (existed)
        g_assert_true (g_file_set_contents (path, before, -1, NULL));
      gtk_label_set_text (GTK_LABEL (fixture->page->toast_label), "");
      full_disk_set (folder, rooms[i % G_N_ELEMENTS (rooms)]);
      save (fixture, file);
      glm_test_wait_until (*get_toast (fixture) != '\0');
      full_disk_clear ();
      g_assert_cmpstr (get_toast (fixture), ==, said);
      g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (fixture->page->toast_revealer)));
      g_assert_cmpuint (count_files (folder), ==, existed ? 1 : 0);
      if (!existed)
        continue;
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, before);
      g_clear_pointer (&content, g_free);
    }
  /* There is room again, and it is the same command. */
  save (fixture, file);
  glm_test_wait_until (g_str_equal (get_toast (fixture), saved));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpstr (content, !=, before);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
}

static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const articles[] = { "article.pdf", "article.html", "article.md", "article.txt", "article.png" };
  static const char *const lists[] = { "liste.json", "liste.jsonld", "liste.csv", "liste.md", "liste.txt" };
  static const char *const marks[] = { "notes.md", "notes.json" };
  g_autofree char *folder = g_dir_make_tmp ("guillemet-full-XXXXXX", NULL);

  glm_session_mark (fixture->session, (GlmRange){ 0, 11 }, "à relire");
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    assert_saved_whole_or_not (fixture, folder, articles[i], save_article, "Article saved");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    assert_saved_whole_or_not (fixture, folder, lists[i], save_list, "List saved");
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    assert_saved_whole_or_not (fixture, folder, marks[i], save_marks, "Bookmarks and notes saved");
  g_rmdir (folder);
}

static gboolean
says (GtkWidget  *widget,
      const char *sentence)
{
  gboolean said = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), sentence);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !said; child = gtk_widget_get_next_sibling (child))
    said = says (child, sentence);
  return said;
}

static void
test_corrections (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "corrections.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = glm_corrections_window_new (GTK_WINDOW (fixture->window), fixture->session);
  g_autofree char *content = NULL;

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (g_file_set_contents (path, before, -1, NULL));
  full_disk_set (folder, 5);
  glm_corrections_window_save (GLM_CORRECTIONS_WINDOW (window), file);
  glm_test_wait_until (says (window, "“corrections.json” was not saved: the disk is full."));
  full_disk_clear ();
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, before);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The tab is closed before the file is there: it is written all the same, and nothing else happens. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Autre.", strlen ("Autre."));
  GlmArticlePage *page;

  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "autre.txt");
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (page));
  _glm_article_page_export (page, file);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  window_fixture_activate (fixture, "win.close-tab");
  glm_test_wait_until (page == NULL);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static GlmArticlePage *
open_another (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Autre.", strlen ("Autre."));
  GlmArticlePage *page;

  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "autre.txt");
  page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (page));
  return page;
}

/* What could not be written is said in what is left of the window, or in the next, until it is read. */
static void
test_failed_behind (Fixture      *fixture,
                    gconstpointer data)
{
  static const char sentence[] = "“article.pdf” was not saved: the disk is full.";
  g_autofree char *folder = g_dir_make_tmp ("guillemet-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Autre.", strlen ("Autre."));
  GtkWidget *other;
  GlmArticlePage *page;

  full_disk_set (folder, 0);
  /* The tab is closed. */
  _glm_article_page_export (open_another (fixture), file);
  window_fixture_activate (fixture, "win.close-tab");
  glm_test_wait_until (says (fixture->window, sentence));
  glm_window_say (GLM_WINDOW (fixture->window), "");

  /* Another tab is before it. */
  page = open_another (fixture);
  _glm_article_page_export (page, file);
  gtk_notebook_prev_page (GTK_NOTEBOOK (gtk_widget_get_ancestor (GTK_WIDGET (page), GTK_TYPE_NOTEBOOK)));
  glm_test_wait_until (says (fixture->window, sentence));

  /* The window is closed, and there is another. */
  other = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_present (GTK_WINDOW (other));
  glm_window_open_bytes (GLM_WINDOW (other), bytes, "autre.txt");
  page = glm_window_get_page (GLM_WINDOW (other));
  glm_test_wait_until (glm_article_page_is_ready (page));
  glm_window_say (GLM_WINDOW (fixture->window), "");
  _glm_article_page_export (page, file);
  gtk_window_destroy (GTK_WINDOW (other));
  glm_test_wait_until (says (fixture->window, sentence));
  full_disk_clear ();
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_rmdir (folder);
}

static void
keep_sentence (const char *sentence,
               gpointer    data)
{
  g_assert_null (*(char **) data);
  *(char **) data = g_strdup (sentence);
}

typedef struct
{
  Fixture *fixture;
  GFile   *file;
} Activation;

static void
on_activate (GApplication *application,
             Activation   *activation)
{
  _glm_article_page_export (activation->fixture->page, activation->file);
  gtk_widget_set_visible (activation->fixture->window, FALSE);
}

/* No window is left: the program does not end before the file is there, or before it is said why it is not. */
static void
test_failed_last (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("guillemet-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *said = NULL;
  g_autoptr (GApplication) application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  Activation activation = { fixture, file };

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &activation);
  g_application_set_default (application);
  glm_saving_set_last_resort (keep_sentence, &said);
  full_disk_set (folder, 0);
  g_application_run (application, 0, NULL);
  g_application_set_default (NULL);
  glm_saving_set_last_resort (NULL, NULL);
  full_disk_clear ();
  g_assert_cmpstr (said, ==, "“article.pdf” was not saved: the disk is full.");
  g_rmdir (folder);
}

/* The article itself is not written over, whatever is saved and by whatever name: it is what the author wrote. */
static void
test_itself (Fixture      *fixture,
             gconstpointer data)
{
  void (*const saves[]) (Fixture *, GFile *) = { save_article, save_list, save_marks };
  g_autofree char *folder = g_dir_make_tmp ("guillemet-full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "article.txt", NULL);
  g_autofree char *link = g_build_filename (folder, "lien.txt", NULL);
  g_autoptr (GFile) article = g_file_new_for_path (path);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, before, -1, NULL));
  g_assert_cmpint (symlink (path, link), ==, 0);
  glm_window_open (GLM_WINDOW (fixture->window), article);
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  glm_session_mark (glm_article_page_get_session (fixture->page), (GlmRange){ 0, 2 }, "à relire");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (saves); i++)
    {
      gtk_label_set_text (GTK_LABEL (fixture->page->toast_label), "");
      saves[i / 2] (fixture, i % 2 == 0 ? article : linked);
      glm_test_wait_until (*get_toast (fixture) != '\0');
      g_assert_nonnull (strstr (get_toast (fixture), "was not saved: it is the article itself"));
    }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, before);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_unlink (link);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) \
  g_test_add ("/full-disk/" path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
  ADD ("page", test_page);
  ADD ("corrections", test_corrections);
  ADD ("closed", test_closed);
  ADD ("failed-behind", test_failed_behind);
  ADD ("failed-last", test_failed_last);
  ADD ("itself", test_itself);
  return g_test_run ();
}
