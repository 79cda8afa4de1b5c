/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-page-private.h"
#include "glm-keeping.h"
#include "glm-panels.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define N_FILES 3

typedef struct
{
  char           *folder;
  GFile          *files[N_FILES];
  GlmPreferences *preferences;
  GtkWidget      *window;
} Fixture;

static void
write_file (GFile      *file,
            const char *text)
{
  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const names[] = { "un.txt", "deux.txt", "trois.txt" };
  static const char *const texts[] = { "Voici le premier texte.\n", "Voici le deuxième texte.\n", "Voici le troisième texte.\n" };

  fixture->folder = g_dir_make_tmp ("guillemet-tabs-XXXXXX", NULL);
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  for (guint i = 0; i < N_FILES; i++)
    {
      fixture->files[i] = g_file_new_build_filename (fixture->folder, names[i], NULL);
      write_file (fixture->files[i], texts[i]);
      glm_window_open (GLM_WINDOW (fixture->window), fixture->files[i]);
    }
  gtk_window_present (GTK_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *window = NULL;

  g_set_weak_pointer (&window, fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_wait_until (window == NULL);
  g_object_unref (fixture->preferences);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_file_delete (fixture->files[i], NULL, NULL);
      g_object_unref (fixture->files[i]);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static int
get_shown (Fixture *fixture)
{
  GFile *file = glm_article_page_get_file (glm_window_get_page (GLM_WINDOW (fixture->window)));

  for (int i = 0; i < N_FILES; i++)
    if (file != NULL && g_file_equal (file, fixture->files[i]))
      return i;
  return -1;
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
}

static void
show_tab (Fixture *fixture,
          int      number)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.show-tab", "i", number));
}

static void
test_show (Fixture      *fixture,
           gconstpointer data)
{
  show_tab (fixture, 1);
  g_assert_cmpint (get_shown (fixture), ==, 0);
  show_tab (fixture, 2);
  g_assert_cmpint (get_shown (fixture), ==, 1);
  /* There is none: nothing happens. */
  show_tab (fixture, 7);
  g_assert_cmpint (get_shown (fixture), ==, 1);
  /* The last, however many there are. */
  show_tab (fixture, 9);
  g_assert_cmpint (get_shown (fixture), ==, 2);
}

/* The keyboard is in the text of the tab that is shown, whether it was read before or not; but who walks along the tabs stays there. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GVariant) state = glm_window_dup_state (GLM_WINDOW (fixture->window));
  GtkWidget *first = fixture->window;
  GtkNotebook *notebook;

  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  glm_window_restore_state (GLM_WINDOW (fixture->window), state);
  gtk_window_destroy (GTK_WINDOW (first));
  gtk_window_present (GTK_WINDOW (fixture->window));
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)) == N_FILES);
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))));
  notebook = GTK_NOTEBOOK (glm_test_find_widget (fixture->window, GTK_TYPE_NOTEBOOK));
  for (int i = 1; i <= N_FILES; i++)
    {
      show_tab (fixture, i);
      glm_test_settle ();
      g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == glm_window_get_page (GLM_WINDOW (fixture->window))->view);
      glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))));
    }
  gtk_widget_grab_focus (GTK_WIDGET (notebook));
  gtk_notebook_set_current_page (notebook, 1);
  glm_test_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (notebook));
  gtk_widget_grab_focus (glm_window_get_page (GLM_WINDOW (fixture->window))->view);
  activate (fixture, "win.close-tab");
  glm_test_settle ();
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == glm_window_get_page (GLM_WINDOW (fixture->window))->view);
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  show_tab (fixture, 1);
  activate (fixture, "win.move-tab-right");
  g_assert_cmpint (get_shown (fixture), ==, 0);
  show_tab (fixture, 2);
  g_assert_cmpint (get_shown (fixture), ==, 0);
  activate (fixture, "win.move-tab-left");
  activate (fixture, "win.move-tab-left");
  show_tab (fixture, 1);
  g_assert_cmpint (get_shown (fixture), ==, 0);
}

/* What was closed comes back where it stood, the last first. */
static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  GlmWindow *window = GLM_WINDOW (fixture->window);
  GAction *reopen = g_action_map_lookup_action (G_ACTION_MAP (window), "reopen-tab");

  g_assert_false (g_action_get_enabled (reopen));
  show_tab (fixture, 1);
  activate (fixture, "win.close-tab");
  show_tab (fixture, 1);
  activate (fixture, "win.close-tab");
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, 1);
  g_assert_true (g_action_get_enabled (reopen));

  activate (fixture, "win.reopen-tab");
  g_assert_cmpint (get_shown (fixture), ==, 1);
  activate (fixture, "win.reopen-tab");
  g_assert_cmpint (get_shown (fixture), ==, 0);
  g_assert_false (g_action_get_enabled (reopen));
  for (int i = 0; i < N_FILES; i++)
    {
      show_tab (fixture, i + 1);
      g_assert_cmpint (get_shown (fixture), ==, i);
    }
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (window)));
}

/* What was pasted is in no file; it comes back all the same, as it was. */
static void
test_reopen_pasted (Fixture      *fixture,
                    gconstpointer data)
{
  static const char html[] = "<h1>Un titre</h1><p>Ce qui fut collé.</p>";
  GlmWindow *window = GLM_WINDOW (fixture->window);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  GlmSession *session;

  glm_window_open_bytes (window, bytes, "colle.html");
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (window)));
  show_tab (fixture, 9);
  activate (fixture, "win.close-tab");
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, N_FILES);
  activate (fixture, "win.reopen-tab");
  g_assert_cmpuint (glm_window_get_n_tabs (window), ==, N_FILES + 1);
  session = glm_article_page_get_session (glm_window_get_page (window));
  glm_test_wait_until (glm_session_get_document (session) != NULL);
  g_assert_nonnull (strstr (glm_document_get_text (glm_session_get_document (session), NULL), "Un titre\n\nCe qui fut collé."));
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
says (GtkWidget  *window,
      const char *words)
{
  GlmDocument *document = glm_session_get_document (glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (window))));

  return document != NULL && strstr (glm_document_get_text (document, NULL), words) != NULL;
}

/* What was pasted is there again at the next start, for whom a history is kept; and when that is cleared, it is not. */
static void
test_restored_pasted (Fixture      *fixture,
                      gconstpointer data)
{
  static const char html[] = "<h1>Un titre</h1><p>Ce qui fut collé.</p>";
  g_autofree char *path = g_build_filename (fixture->folder, "library", "library.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GlmLibrary) library = glm_library_open (path, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (GVariant) state = NULL;
  g_autoptr (GVariant) none = NULL;
  g_autoptr (GVariant) tabs = NULL;
  g_autofree char *address = NULL;
  GtkWidget *window = glm_window_new (NULL, fixture->preferences, library);

  gtk_window_present (GTK_WINDOW (window));
  glm_window_open_bytes (GLM_WINDOW (window), bytes, "colle.html");
  glm_test_wait_until (says (window, "Ce qui fut collé."));
  state = glm_window_dup_state (GLM_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (glm_keeping_finish (10 * G_TIME_SPAN_SECOND));
  g_clear_pointer (&library, glm_library_unref);

  library = glm_library_open (path, NULL);
  window = glm_window_new (NULL, fixture->preferences, library);
  glm_window_restore_state (GLM_WINDOW (window), state);
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (window)), ==, 1);
  g_assert_cmpstr (glm_article_page_get_title (glm_window_get_page (GLM_WINDOW (window))), ==, "Un titre");
  gtk_window_present (GTK_WINDOW (window));
  glm_test_wait_until (says (window, "Un titre\n\nCe qui fut collé."));
  g_assert_null (glm_article_page_get_file (glm_window_get_page (GLM_WINDOW (window))));
  /* By its address it is the tab that is there. */
  address = glm_article_page_dup_address (glm_window_get_page (GLM_WINDOW (window)));
  g_assert_true (gtk_widget_activate_action (window, "win.open-uri", "s", address));
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (window)), ==, 1);

  g_assert_true (glm_library_clear (library, NULL));
  glm_window_forget (GLM_WINDOW (window));
  none = glm_window_dup_state (GLM_WINDOW (window));
  tabs = g_variant_get_child_value (none, 4);
  g_assert_cmpuint (g_variant_n_children (tabs), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));

  /* It was to be opened again: the page says that it cannot be. */
  window = glm_window_new (NULL, fixture->preferences, library);
  glm_window_restore_state (GLM_WINDOW (window), state);
  gtk_window_present (GTK_WINDOW (window));
  {
    GlmSession *session = glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (window)));

    glm_test_wait_until (glm_session_get_state (session) == GLM_SESSION_FAILED);
    g_assert_error (glm_session_get_error (session), GLM_LIBRARY_ERROR, GLM_LIBRARY_ERROR_FORGOTTEN);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  glm_test_settle ();
  g_clear_pointer (&library, glm_library_unref);
  remove_files (folder);
}

/* A window that is made again has the same tabs, the same one shown; only that one is read. */
static void
test_state (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GVariant) state = NULL;
  GtkWidget *first = fixture->window;
  GlmSession *session;
  int width, height;

  show_tab (fixture, 2);
  state = glm_window_dup_state (GLM_WINDOW (first));
  g_assert_true (g_variant_is_of_type (state, glm_window_get_state_type ()));

  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  glm_window_restore_state (GLM_WINDOW (fixture->window), state);
  gtk_window_destroy (GTK_WINDOW (first));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_window_get_default_size (GTK_WINDOW (fixture->window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 600);
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)) == N_FILES);
  g_assert_cmpint (get_shown (fixture), ==, 1);
  glm_test_wait_until (glm_article_page_is_ready (glm_window_get_page (GLM_WINDOW (fixture->window))));

  show_tab (fixture, 1);
  session = glm_article_page_get_session (glm_window_get_page (GLM_WINDOW (fixture->window)));
  g_assert_cmpint (get_shown (fixture), ==, 0);
  g_assert_null (glm_session_get_document (session));
  glm_test_wait_until (glm_session_get_document (session) != NULL);
}

/* State is what some other process wrote: a tab that is not there is no tab that is shown. */
static void
test_state_is_distrusted (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (
    g_variant_new_parsed ("(-5, 0, false, uint32 4000000000, [('file:///nonexistent/a.txt', 'Titre'), ('', '')])"));
  GtkWidget *window = glm_window_new (NULL, fixture->preferences, NULL);

  glm_window_restore_state (GLM_WINDOW (window), state);
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (window)) == 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GVariant *
dup_tabs (GtkWidget *window)
{
  g_autoptr (GVariant) state = glm_window_dup_state (GLM_WINDOW (window));

  return g_variant_get_child_value (state, 4);
}

static gboolean
has_uri (GVariant   *tabs,
         gsize       number,
         const char *end)
{
  const char *uri;

  g_variant_get_child (tabs, number, "(&s&s)", &uri, NULL);
  return g_str_has_suffix (uri, end);
}

/* Many files at once do not hold the window: their tabs come one after the other, and none is lost whenever it ends. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  const guint n = 30;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GVariant) early = NULL;
  g_autoptr (GVariant) late = NULL;
  GtkWidget *again;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u.txt", i);

      g_ptr_array_add (files, g_file_new_build_filename (fixture->folder, name, NULL));
    }
  glm_window_open_many (GLM_WINDOW (fixture->window), (GFile *const *) files->pdata, n);
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)), <, n);
  early = dup_tabs (fixture->window);
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)) == N_FILES + n);
  late = dup_tabs (fixture->window);
  g_assert_cmpuint (g_variant_n_children (early), ==, N_FILES + n);
  g_assert_cmpuint (g_variant_n_children (late), ==, N_FILES + n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *end = g_strdup_printf ("many-%u.txt", i);

      g_assert_true (has_uri (early, N_FILES + i, end) && has_uri (late, N_FILES + i, end));
    }

  /* The one in the midst is shown at once, and the others come before and behind it. */
  show_tab (fixture, 2);
  {
    g_autoptr (GVariant) state = glm_window_dup_state (GLM_WINDOW (fixture->window));
    g_autoptr (GVariant) first = NULL;
    g_autoptr (GVariant) last = NULL;

    again = glm_window_new (NULL, fixture->preferences, NULL);
    glm_window_restore_state (GLM_WINDOW (again), state);
    first = glm_window_dup_state (GLM_WINDOW (again));
    g_assert_true (g_variant_equal (first, state));
    glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (again)) == N_FILES + n);
    last = glm_window_dup_state (GLM_WINDOW (again));
    g_assert_true (g_variant_equal (last, state));
    gtk_window_destroy (GTK_WINDOW (again));
  }
  /* It ends in the midst of it. */
  again = glm_window_new (NULL, fixture->preferences, NULL);
  glm_window_open_many (GLM_WINDOW (again), (GFile *const *) files->pdata, n);
  glm_test_settle ();
  gtk_window_destroy (GTK_WINDOW (again));
  glm_test_settle ();
}

/* What was open last time can be reached from a window that was opened for something else. */
static void
test_offer (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GVariant) state = glm_window_dup_state (GLM_WINDOW (fixture->window));
  GtkWidget *first = fixture->window;

  fixture->window = glm_window_new (NULL, fixture->preferences, NULL);
  gtk_window_destroy (GTK_WINDOW (first));
  glm_window_open (GLM_WINDOW (fixture->window), fixture->files[1]);
  glm_window_offer_state (GLM_WINDOW (fixture->window), state);
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)), ==, 1);
  activate (fixture, "win.reopen-tab");
  g_assert_cmpint (get_shown (fixture), ==, 0);
  activate (fixture, "win.reopen-tab");
  g_assert_cmpint (get_shown (fixture), ==, 2);
  activate (fixture, "win.reopen-tab");
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)), ==, N_FILES);
}

/* Somebody writes to the file: the page says so, and reading it again shows what was written. */
static void
test_changed_on_disk (Fixture      *fixture,
                      gconstpointer data)
{
  GlmArticlePage *page = glm_window_get_page (GLM_WINDOW (fixture->window));
  GlmSession *session = glm_article_page_get_session (page);
  GtkRevealer *banner = GTK_REVEALER (page->banner);

  g_assert_false (gtk_revealer_get_reveal_child (banner));
  write_file (fixture->files[2], "Un tout autre texte.\n");
  glm_test_wait_until (gtk_revealer_get_reveal_child (banner));
  g_assert_nonnull (strstr (glm_document_get_text (glm_session_get_document (session), NULL), "troisième"));
  activate (fixture, "page.reload");
  glm_test_wait_until (strstr (glm_document_get_text (glm_session_get_document (session), NULL), "tout autre") != NULL);
  glm_test_wait_until (!gtk_revealer_get_reveal_child (banner));
}

/* An article that is opened in a window that stood empty is there to be seen. */
static void
test_open_in_empty_window (Fixture      *fixture,
                           gconstpointer data)
{
  GtkWidget *window = glm_window_new (NULL, fixture->preferences, NULL);
  GlmArticlePage *page;

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_test_widget_wait_for_draw (window);
  glm_window_open (GLM_WINDOW (window), fixture->files[0]);
  page = glm_window_get_page (GLM_WINDOW (window));
  glm_test_wait_until (glm_article_page_is_ready (page));
  glm_test_wait_until (gtk_widget_get_width (page->view) > 100 && gtk_widget_get_height (page->view) > 100);
  g_assert_true (gtk_widget_get_mapped (page->view));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is alive of what a tab was made of. */
typedef struct
{
  GPtrArray *widgets; /* addresses only */
  guint      alive;
  guint      attributes;
} Remains;

static void
on_gone (gpointer  data,
         GObject  *where)
{
  ((guint *) data)[0]--;
}

static PangoAttribute *
copy_counted (const PangoAttribute *attribute)
{
  return pango_attr_size_new (1);
}

static void
free_counted (PangoAttribute *attribute)
{
  guint *count = ((gpointer *) (attribute + 1))[0];

  (*count)--;
  g_free (attribute);
}

static gboolean
equal_counted (const PangoAttribute *a,
               const PangoAttribute *b)
{
  return a == b;
}

/* Lives as long as the list it is in. */
static PangoAttribute *
new_counted (guint *count)
{
  static PangoAttrClass class = { 0, copy_counted, free_counted, equal_counted };
  PangoAttribute *attribute = g_malloc0 (sizeof (PangoAttribute) + sizeof (gpointer));

  if (class.type == 0)
    class.type = pango_attr_type_register ("counted");
  pango_attribute_init (attribute, &class);
  ((gpointer *) (attribute + 1))[0] = count;
  (*count)++;
  return attribute;
}

static void
remember (GtkWidget *widget,
          gpointer   data)
{
  Remains *remains = data;
  const char *action = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  /* What is above the tabs would watch it for ever. */
  if (action != NULL && (g_str_has_prefix (action, "page.") || g_str_has_prefix (action, "win.")))
    g_error ("%s names “%s”", G_OBJECT_TYPE_NAME (widget), action);
  g_ptr_array_add (remains->widgets, widget);
  g_object_weak_ref (G_OBJECT (widget), on_gone, &remains->alive);
  remains->alive++;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_attributes (GTK_INSCRIPTION (widget)) != NULL)
    pango_attr_list_insert (gtk_inscription_get_attributes (GTK_INSCRIPTION (widget)), new_counted (&remains->attributes));
}

/* Of a tab that is closed nothing is left: no widget, no session, and nothing that would still be told of changes. */
static void
test_closed_is_given_back (Fixture      *fixture,
                           gconstpointer data)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (glm_test_find_widget (fixture->window, GTK_TYPE_NOTEBOOK));
  GtkSettings *settings = gtk_widget_get_settings (fixture->window);

  for (guint i = 0; i < N_FILES - 1; i++)
    {
      GlmArticlePage *page = glm_window_get_page (GLM_WINDOW (fixture->window));
      GlmSession *session = glm_article_page_get_session (page);
      Remains remains = { g_ptr_array_new (), 0, 0 };

      glm_test_wait_until (glm_article_page_is_ready (page) && page->panel != NULL);
      gtk_test_widget_wait_for_draw (page->view);
      glm_test_settle ();
      glm_test_visit (GTK_WIDGET (page), remember, &remains);
      glm_test_visit (gtk_notebook_get_tab_label (notebook, GTK_WIDGET (page)), remember, &remains);
      g_object_weak_ref (G_OBJECT (session), on_gone, &remains.alive);
      remains.alive++;
      g_assert_cmpuint (remains.alive, >, 30);
#if !GTK_CHECK_VERSION (4, 14, 0)
      g_assert_cmpuint (remains.attributes, >, 0);
#endif
      activate (fixture, "win.close-tab");
      glm_test_wait_until (remains.alive == 0);
      g_assert_cmpuint (remains.attributes, ==, 0);
      for (guint k = 0; k < remains.widgets->len; k++)
        g_assert_cmpuint (g_signal_handler_find (settings, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, g_ptr_array_index (remains.widgets, k)), ==, 0);
      g_ptr_array_unref (remains.widgets);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/tabs/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("show", test_show);
  ADD ("focus", test_focus);
  ADD ("move", test_move);
  ADD ("reopen", test_reopen);
  ADD ("reopen-pasted", test_reopen_pasted);
  ADD ("restored-pasted", test_restored_pasted);
  ADD ("state", test_state);
  ADD ("state-is-distrusted", test_state_is_distrusted);
  ADD ("many", test_many);
  ADD ("offer", test_offer);
  ADD ("open-in-empty-window", test_open_in_empty_window);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("closed-is-given-back", test_closed_is_given_back);
  return g_test_run ();
}
