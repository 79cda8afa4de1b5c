/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding, and coming back from it, by real keys. */
#include "config.h"

#include "glm-results-panel.h"
#include "glm-test-widgets.h"
#include "keyboard.h"

#include <string.h>

static guint
count_lit (Fixture          *fixture,
           GlmHighlightLayer layer)
{
  guint n;

  glm_article_view_get_highlights (GLM_ARTICLE_VIEW (fixture->page->view), layer, &n);
  return n;
}

static GtkWidget *
find_role (GtkWidget        *widget,
           GtkAccessibleRole role)
{
  GtkWidget *found = NULL;

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_role (child, role);
  return found;
}

/* Ctrl+F, letters, Enter and Esc; the count and the words of the match are in the accessibility tree. */
static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  gsize before = keyboard_get_place (fixture);
  GtkWidget *count;

  keyboard_open_find (fixture);
  keyboard_type (fixture, "ornithorynque");
  glm_test_wait_until (g_str_equal (keyboard_get_status (fixture), "1 of 3"));
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_MATCHES), ==, 3);
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_CURRENT_MATCH), ==, 1);
  count = find_role (fixture->page->find_bar, GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_nonnull (count);
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 of 3");
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ici passe l’ornithorynque, que l’on n’attendait pas, et le maire le salue avec toute…");
  glm_test_wait_until (keyboard_get_place (fixture) > before);
  keyboard_press (fixture, "Return");
  g_assert_cmpstr (keyboard_get_status (fixture), ==, "2 of 3");
  keyboard_press (fixture, "<Shift>Return");
  g_assert_cmpstr (keyboard_get_status (fixture), ==, "1 of 3");
  keyboard_press (fixture, "<Control>g");
  keyboard_press (fixture, "F3");
  g_assert_cmpstr (keyboard_get_status (fixture), ==, "3 of 3");
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_LABEL, "3 of 3");
  keyboard_press (fixture, "<Shift>F3");
  keyboard_press (fixture, "<Shift><Control>g");
  g_assert_cmpstr (keyboard_get_status (fixture), ==, "1 of 3");

  /* Enter was pressed: Esc closes the bar and the place is kept. Ctrl+G goes on without the bar. */
  keyboard_press (fixture, "Escape");
  g_assert_false (keyboard_is_finding (fixture));
  g_assert_true (keyboard_has_focus (fixture, fixture->page->view));
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_MATCHES), ==, 0);
  g_assert_cmpuint (keyboard_get_place (fixture), >, before);
  keyboard_press (fixture, "<Control>g");
  g_assert_cmpint (glm_session_get_current_match (fixture->page->session), ==, 1);
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_MATCHES), ==, 3);

  /* All of it is one step back. */
  keyboard_press (fixture, "<Alt>Left");
  glm_test_wait_until (keyboard_get_place (fixture) == before);
  keyboard_press (fixture, "<Alt>Right");
  glm_test_wait_until (keyboard_get_place (fixture) > before);
}

/* Presses Ctrl+@keyval and types letters of ASCII before the window has been given a moment for the first of them. */
static void
type_ahead (Fixture    *fixture,
            guint       keyval,
            const char *text)
{
  keyboard_send (fixture, GDK_KEY_Control_L, TRUE);
  keyboard_send (fixture, keyval, TRUE);
  keyboard_send (fixture, keyval, FALSE);
  keyboard_send (fixture, GDK_KEY_Control_L, FALSE);
  for (; *text != '\0'; text++)
    {
      keyboard_send (fixture, (guint) *text, TRUE);
      keyboard_send (fixture, (guint) *text, FALSE);
    }
}

/* All of @text comes to stand in @entry, and only it. */
static void
wait_for_text (GtkWidget  *entry,
               const char *text)
{
  const char *last = text + strlen (text) - 1;

  glm_test_wait_until (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (entry)), last));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, text);
}

/* Whoever types fast on a busy machine has pressed all the keys before anything has been drawn: no letter is lost. */
static void
test_typed_ahead (Fixture      *fixture,
                  gconstpointer data)
{
  type_ahead (fixture, GDK_KEY_f, "ornithorynque");
  glm_test_wait_until (fixture->page->find_bar != NULL && keyboard_is_finding (fixture));
  wait_for_text (glm_test_find_widget (fixture->page->find_bar, GTK_TYPE_SEARCH_ENTRY), "ornithorynque");
  keyboard_press (fixture, "Escape");
  g_assert_false (keyboard_is_finding (fixture));

  /* Not while the bar still slides away, either. */
  type_ahead (fixture, GDK_KEY_f, "chapitre");
  wait_for_text (glm_test_find_widget (fixture->page->find_bar, GTK_TYPE_SEARCH_ENTRY), "chapitre");
  keyboard_press (fixture, "Escape");

  /* Nor where the sidebar comes with the filter. */
  keyboard_press (fixture, "F9");
  g_assert_false (gtk_widget_get_mapped (fixture->page->panel));
  type_ahead (fixture, GDK_KEY_k, "maire");
  glm_test_wait_until (gtk_widget_get_mapped (fixture->page->panel));
  wait_for_text (glm_test_find_widget (fixture->page->panel, GTK_TYPE_SEARCH_ENTRY), "maire");
}

/* What was only typed is given back: the slash opens the bar, Esc gives the reader's place back. */
static void
test_give_back (Fixture      *fixture,
                gconstpointer data)
{
  gsize before;

  keyboard_press (fixture, "Page_Down");
  keyboard_press (fixture, "Page_Down");
  keyboard_wait (400);
  before = keyboard_get_place (fixture);
  g_assert_cmpuint (before, >, 0);
  keyboard_press (fixture, "slash");
  g_assert_true (keyboard_is_finding (fixture));
  keyboard_type (fixture, "chapitre");
  glm_test_wait_until (g_str_equal (keyboard_get_status (fixture), "2 of 3"));
  glm_test_wait_until (keyboard_get_place (fixture) > before);
  /* Nothing is found: nothing moves. */
  keyboard_type (fixture, "xyz");
  glm_test_wait_until (g_str_equal (keyboard_get_status (fixture), "No results"));
  keyboard_press (fixture, "Escape");
  g_assert_false (keyboard_is_finding (fixture));
  glm_test_wait_until (keyboard_get_place (fixture) == before);
}

/* The list of results: arrows go there and the focus stays, Enter goes to the text; what was looked for is kept. */
static void
test_results (Fixture      *fixture,
              gconstpointer data)
{
  GlmResultsPanel *results;
  const char *pane;

  keyboard_open_find (fixture);
  keyboard_type (fixture, "ornitho");
  results = GLM_RESULTS_PANEL (fixture->page->results);
  glm_test_wait_until (g_list_model_get_n_items (glm_results_panel_get_model (results)) == 3);
  pane = gtk_stack_get_visible_child_name (GTK_STACK (fixture->page->sidebar_pages));
  g_assert_cmpstr (pane, ==, "results");
  keyboard_press (fixture, "Return");
  g_assert_cmpstr (keyboard_get_status (fixture), ==, "2 of 3");
  keyboard_press (fixture, "<Control>2");
  g_assert_true (keyboard_has_focus (fixture, fixture->page->results));
  while (!keyboard_has_focus (fixture, glm_test_find_widget (fixture->page->results, GTK_TYPE_LIST_VIEW)))
    keyboard_press (fixture, "Tab");
  keyboard_press (fixture, "End");
  glm_test_wait_until (g_str_equal (keyboard_get_status (fixture), "3 of 3"));
  g_assert_true (keyboard_has_focus (fixture, fixture->page->results));
  keyboard_press (fixture, "Up");
  glm_test_wait_until (g_str_equal (keyboard_get_status (fixture), "2 of 3"));
  keyboard_press (fixture, "Return");
  g_assert_true (keyboard_has_focus (fixture, fixture->page->view));
  keyboard_press (fixture, "Escape");
  g_assert_false (keyboard_is_finding (fixture));

  /* ↓ in the empty entry offers it again; ↓ and Enter take it. */
  keyboard_open_find (fixture);
  keyboard_press (fixture, "<Control>a");
  keyboard_press (fixture, "BackSpace");
  keyboard_press (fixture, "Down");
  g_assert_false (keyboard_has_focus (fixture, glm_test_find_widget (fixture->page->find_bar, GTK_TYPE_SEARCH_ENTRY)));
  keyboard_press (fixture, "Return");
  glm_test_wait_until (g_str_equal (glm_find_bar_get_text (GLM_FIND_BAR (fixture->page->find_bar)), "ornitho"));

  /* Esc closes from there too. */
  keyboard_press (fixture, "<Control>a");
  keyboard_press (fixture, "BackSpace");
  keyboard_press (fixture, "Down");
  keyboard_press (fixture, "Escape");
  g_assert_false (keyboard_is_finding (fixture));
}

int
main (int   argc,
      char *argv[])
{
  if (!keyboard_init (&argc, &argv))
    return 0;

#define ADD(path, function) g_test_add ("/keys/" path, Fixture, NULL, keyboard_set_up, function, keyboard_tear_down)
  ADD ("find", test_find);
  ADD ("typed-ahead", test_typed_ahead);
  ADD ("give-back", test_give_back);
  ADD ("results", test_results);
  return g_test_run ();
}
