/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Going about the article, its panes and its menu by real keys. */
#include "config.h"

#include "glm-encoding-window.h"
#include "glm-marks-panel.h"
#include "glm-test-widgets.h"
#include "glm-window-private.h"
#include "keyboard.h"

/* GTK means to give up X11; where it is there, keys are pressed through it. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* Caret, selection and what is made of it; go to a share of the article; bookmarks and notes. */
static void
test_go (Fixture      *fixture,
         gconstpointer data)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (fixture->page->view);
  GPtrArray *marks;
  GlmRange selected;
  gsize length;

  keyboard_press (fixture, "F7");
  keyboard_press (fixture, "<Control>Home");
  keyboard_press (fixture, "<Shift><Control>Right");
  g_assert_true (glm_article_view_get_selection (view, &selected));
  g_assert_cmpuint (glm_range_length (selected), >=, 2);
  keyboard_open_find (fixture);
  glm_test_wait_until (g_ascii_strcasecmp (glm_find_bar_get_text (GLM_FIND_BAR (fixture->page->find_bar)), "Le") == 0);
  keyboard_press (fixture, "Escape");

  glm_document_get_text (glm_session_get_document (fixture->page->session), &length);
  keyboard_press (fixture, "<Control><Alt>g");
  keyboard_type (fixture, "50");
  keyboard_press (fixture, "Return");
  glm_test_wait_until (keyboard_get_place (fixture) > length / 3 && keyboard_get_place (fixture) < length * 2 / 3);
  keyboard_wait (200);
  keyboard_press (fixture, "<Alt>Left");
  glm_test_wait_until (keyboard_get_place (fixture) < 100);

  marks = glm_session_get_marks (fixture->page->session);
  keyboard_press (fixture, "<Control>d");
  marks = glm_session_get_marks (fixture->page->session);
  g_assert_cmpuint (marks->len, ==, 1);
  keyboard_press (fixture, "<Control>d");
  g_assert_cmpuint (glm_session_get_marks (fixture->page->session)->len, ==, 0);
  keyboard_press (fixture, "<Control>m");
  glm_test_wait_until (glm_session_get_marks (fixture->page->session)->len == 1);
  keyboard_wait (300);
  keyboard_type (fixture, "vu");
  keyboard_press (fixture, "Escape");
  glm_test_wait_until (g_str_equal (((GlmMark *) g_ptr_array_index (glm_session_get_marks (fixture->page->session), 0))->note, "vu"));
  keyboard_press (fixture, "<Control>b");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->page->sidebar_pages)), ==, "marks");
}

/* F6 goes round; after F8 the arrows move the edge of the sidebar, which is drawn in another colour, and Esc leaves it where it was. */
static void
test_panes (Fixture      *fixture,
            gconstpointer data)
{
  GtkPaned *paned = GTK_PANED (fixture->page->paned);
  int edge = gtk_paned_get_position (paned);

  keyboard_press (fixture, "F6");
  g_assert_true (keyboard_has_focus (fixture, fixture->page->sidebar));
  keyboard_press (fixture, "F6");
  g_assert_true (keyboard_has_focus (fixture, gtk_window_get_titlebar (GTK_WINDOW (fixture->window))));
  keyboard_press (fixture, "F6");
  g_assert_true (keyboard_has_focus (fixture, fixture->page->view));
  keyboard_press (fixture, "<Shift>F6");
  g_assert_true (keyboard_has_focus (fixture, gtk_window_get_titlebar (GTK_WINDOW (fixture->window))));
  keyboard_press (fixture, "<Shift>F6");
  keyboard_press (fixture, "<Shift>F6");
  g_assert_true (keyboard_has_focus (fixture, fixture->page->view));
  keyboard_press (fixture, "<Control>3");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->page->sidebar_pages)), ==, "outline");
  keyboard_press (fixture, "F8");
  keyboard_press (fixture, "Left");
  keyboard_press (fixture, "Left");
  g_assert_cmpint (gtk_paned_get_position (paned), <, edge);
  keyboard_press (fixture, "Escape");
  g_assert_cmpint (gtk_paned_get_position (paned), ==, edge);
}

static void
assert_takes_no_focus (GtkWidget *widget,
                       gpointer   data)
{
  const char *action = GTK_IS_BUTTON (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  if (action != NULL && (g_str_has_prefix (action, "page.") || g_str_has_prefix (action, "win.")) &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL)
    g_assert_false (gtk_widget_get_focus_on_click (widget));
}

/* A menu gives the keyboard back to the text, whatever was chosen in it, and a click on a button does not take it. */
static void
test_menu (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *titlebar = gtk_window_get_titlebar (GTK_WINDOW (fixture->window));

  keyboard_press (fixture, "F10");
  g_assert_true (keyboard_has_focus (fixture, titlebar));
  keyboard_press (fixture, "Escape");
  glm_test_wait_until (keyboard_has_focus (fixture, fixture->page->view));
  /* A line of the menu within the menu. */
  keyboard_press (fixture, "F10");
  keyboard_press (fixture, "x");
  keyboard_wait (300);
  keyboard_press (fixture, "c");
  glm_test_wait_until (fixture->page->show_changes);
  glm_test_wait_until (keyboard_has_focus (fixture, fixture->page->view));
  keyboard_press (fixture, "<Shift><Control>y");
  g_assert_true (keyboard_has_focus (fixture, titlebar));
  keyboard_press (fixture, "Escape");
  glm_test_wait_until (keyboard_has_focus (fixture, fixture->page->view));
  /* What takes the keyboard itself keeps it. */
  keyboard_press (fixture, "F10");
  keyboard_press (fixture, "f");
  glm_test_wait_until (keyboard_is_finding (fixture) && keyboard_has_focus (fixture, fixture->page->find_bar));
  keyboard_press (fixture, "Escape");
  glm_test_visit (titlebar, assert_takes_no_focus, NULL);
}

/* A name added by hand, found by the filter and gone to with the arrow and Enter. */
static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  GlmSession *session = fixture->page->session;

  glm_test_wait_until (!glm_session_get_entities_running (session));
  glm_session_correct (session, GLM_CORRECTION_ADD, "ornithorynque", "person");
  glm_test_wait_until (!glm_session_get_entities_running (session));
  keyboard_press (fixture, "<Control>k");
  keyboard_type (fixture, "ornith");
  keyboard_press (fixture, "Down");
  keyboard_press (fixture, "Return");
  glm_test_wait_until (glm_session_get_selected_entity (session) >= 0);
  g_assert_true (keyboard_has_focus (fixture, fixture->page->panel));
}

static GtkWidget *
find_encoding_list (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *list = NULL;

  for (GList *l = windows; l != NULL && list == NULL; l = l->next)
    if (GLM_IS_ENCODING_WINDOW (l->data))
      list = glm_test_find_widget (l->data, GTK_TYPE_LIST_BOX);
  return list;
}

/* The encoding of the text: the arrows go along the choices at once, Enter shows the article so, Esc goes back to it. */
static void
test_encoding (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *list;
  guint before = glm_session_get_encoding (fixture->page->session);

  keyboard_press (fixture, "F10");
  keyboard_press (fixture, "x");
  keyboard_wait (300);
  keyboard_press (fixture, "e");
  glm_test_wait_until ((list = find_encoding_list ()) != NULL);
  glm_test_wait_until (gtk_widget_get_first_child (list) != NULL);
  XSetInputFocus (fixture->display, gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (list))),
                  RevertToPointerRoot, CurrentTime);
  XSync (fixture->display, False);
  glm_test_wait_until (gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (list))));
  keyboard_press (fixture, "Down");
  keyboard_press (fixture, "Return");
  glm_test_wait_until (glm_session_get_encoding (fixture->page->session) != before);
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  keyboard_press (fixture, "Escape");
  glm_test_wait_until (find_encoding_list () == NULL);
}

/* What is pasted opens from wherever no letters are typed, the window without an article among them; where they are, it is typed. */
static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  GtkWidget *filter;

  gdk_clipboard_set_text (clipboard, "Un texte");
  filter = glm_test_find_widget (GTK_WIDGET (glm_article_page_get_panel (fixture->page)), GTK_TYPE_TEXT);
  gtk_widget_grab_focus (filter);
  keyboard_press (fixture, "<Control>v");
  glm_test_wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (filter)), "Un texte"));
  g_assert_cmpuint (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)), ==, 1);

  g_assert_true (gtk_widget_grab_focus (GLM_WINDOW (fixture->window)->menu_button));
  keyboard_press (fixture, "<Shift>Insert");
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)) == 2);
  keyboard_press (fixture, "<Control>w");
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)) == 1);

  _glm_window_close_page (GLM_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  glm_test_wait_until (GLM_WINDOW (fixture->window)->welcome != NULL);
  g_assert_true (gtk_widget_child_focus (GLM_WINDOW (fixture->window)->welcome, GTK_DIR_TAB_FORWARD));
  keyboard_press (fixture, "<Control>v");
  glm_test_wait_until (glm_window_get_n_tabs (GLM_WINDOW (fixture->window)) == 1);
}

int
main (int   argc,
      char *argv[])
{
  if (!keyboard_init (&argc, &argv))
    return 0;

#define ADD(path, function) g_test_add ("/keys/" path, Fixture, NULL, keyboard_set_up, function, keyboard_tear_down)
  ADD ("go", test_go);
  ADD ("panes", test_panes);
  ADD ("filter", test_filter);
  ADD ("menu", test_menu);
  ADD ("encoding", test_encoding);
  ADD ("paste", test_paste);
  return g_test_run ();
}
