/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding in the window: what the bar says and proposes, and where the reader is afterwards. */

#include "config.h"

#include "glm-find-bar.h"
#include "glm-match-list.h"
#include "glm-panels.h"
#include "glm-results-panel.h"
#include "glm-test-widgets.h"
#include "window-fixture.h"

#include <locale.h>
#include <string.h>

static guint
count_matches (Fixture *fixture)
{
  GlmMatches *matches = glm_session_get_matches (fixture->session);
  guint n = 0;

  if (matches != NULL)
    glm_matches_get (matches, &n);
  return n;
}

static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  GlmFindBar *bar = GLM_FIND_BAR (glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_FIND_BAR));

  window_fixture_activate (fixture, "page.find");
  g_assert_true (glm_find_bar_get_open (bar));
  glm_find_bar_set_text (bar, "l'etat");
  glm_test_wait_until (count_matches (fixture) == 2);
  g_assert_cmpstr (glm_find_bar_get_status (bar), ==, "1 of 2");
  window_fixture_activate (fixture, "page.find-next");
  g_assert_cmpstr (glm_find_bar_get_status (bar), ==, "2 of 2");
  window_fixture_activate (fixture, "page.find-next");
  g_assert_cmpstr (glm_find_bar_get_status (bar), ==, "1 of 2");
  window_fixture_activate (fixture, "page.find-previous");
  g_assert_cmpstr (glm_find_bar_get_status (bar), ==, "2 of 2");

  glm_find_bar_set_text (bar, "nulle part");
  glm_test_wait_until (g_str_equal (glm_find_bar_get_status (bar), "No results"));
  g_assert_cmpuint (count_matches (fixture), ==, 0);

  g_object_set (fixture->preferences, "find-regex", TRUE, NULL);
  glm_find_bar_set_text (bar, "gare(");
  glm_test_wait_until (glm_session_get_query_error (fixture->session) != NULL);
  g_assert_cmpstr (glm_find_bar_get_status (bar), ==, "");
  g_object_set (fixture->preferences, "find-regex", FALSE, NULL);
  glm_find_bar_close (bar, FALSE);
  g_assert_false (glm_find_bar_get_open (bar));
}

/* The button of the find bar whose words begin so. */
static GtkWidget *
find_proposal (GtkWidget  *widget,
               const char *words)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL && g_str_has_prefix (gtk_button_get_label (GTK_BUTTON (widget)), words))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_proposal (child, words);
  return found;
}

/* A misprint is put right with one click; a name is offered with all its forms. */
static void
test_find_proposes (Fixture      *fixture,
                    gconstpointer data)
{
  GlmFindBar *bar = GLM_FIND_BAR (glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_FIND_BAR));
  GtkWidget *proposal;

  window_fixture_activate (fixture, "page.find");
  glm_find_bar_set_text (bar, "ministtre");
  glm_test_wait_until ((proposal = find_proposal (GTK_WIDGET (bar), "Did you mean “ministre”? 1")) != NULL);
  g_signal_emit_by_name (proposal, "clicked");
  glm_test_wait_until (count_matches (fixture) == 1);
  g_assert_cmpstr (glm_find_bar_get_text (bar), ==, "ministre");

  /* One key does it too. */
  glm_find_bar_set_text (bar, "minisstre");
  glm_test_wait_until (find_proposal (GTK_WIDGET (bar), "Did you mean “ministre”") != NULL);
  g_signal_emit_by_name (glm_test_find_widget (GTK_WIDGET (bar), GTK_TYPE_SEARCH_ENTRY), "activate");
  glm_test_wait_until (count_matches (fixture) == 1);
  g_assert_cmpstr (glm_find_bar_get_text (bar), ==, "ministre");

  glm_find_bar_set_text (bar, "craq");
  glm_test_wait_until ((proposal = find_proposal (GTK_WIDGET (bar), "Yolande Craquelin")) != NULL);
  g_signal_emit_by_name (proposal, "clicked");
  glm_test_settle ();
  g_assert_false (glm_find_bar_get_open (bar));
  g_assert_cmpint (glm_session_get_selected_entity (fixture->session), ==, window_fixture_find_entity (fixture, "Yolande Craquelin"));
}

static void
find_check (GtkWidget *widget,
            gpointer   data)
{
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) data = widget;
}

/* The pane of results says that there are none, of what, and what can be tried. */
static void
test_nothing_found (Fixture      *fixture,
                    gconstpointer data)
{
  GlmFindBar *bar = GLM_FIND_BAR (glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_FIND_BAR));
  GtkWidget *pane = glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_RESULTS_PANEL);
  GtkWidget *check = NULL;
  GtkWidget *proposal;

  g_assert_true (gtk_widget_activate_action (fixture->window, "page.show-pane", "s", "results"));
  glm_test_settle ();
  g_assert_true (glm_test_is_said (pane, "What you find in the text is listed here"));
  window_fixture_activate (fixture, "page.find");
  glm_find_bar_set_text (bar, "ministtre");
  glm_test_wait_until (glm_test_is_said (pane, "Nothing in this article matches “ministtre”."));
  g_assert_false (glm_test_is_said (pane, "What you find in the text is listed here"));
  glm_test_wait_until ((proposal = find_proposal (pane, "Did you mean “ministre”? 1")) != NULL);
  g_assert_false (glm_test_is_said (pane, "These options"));
  g_signal_emit_by_name (proposal, "clicked");
  glm_test_wait_until (count_matches (fixture) == 1);
  g_assert_cmpstr (glm_find_bar_get_text (bar), ==, "ministre");
  glm_test_wait_until (glm_test_is_said (pane, "1 Result"));

  /* An option that stands in the way is switched off there. */
  g_object_set (fixture->preferences, "find-case", TRUE, NULL);
  glm_find_bar_set_text (bar, "MINISTRE");
  glm_test_wait_until (glm_test_is_said (pane, "These options leave something out:"));
  glm_test_assert_named (pane);
  glm_test_visit (pane, find_check, &check);
  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  glm_test_wait_until (glm_test_is_said (pane, "1 Result"));
  g_assert_false (glm_preferences_get_boolean (fixture->preferences, GLM_PREFERENCE_FIND_CASE));

  /* A pattern that is none is said to be none. */
  g_object_set (fixture->preferences, "find-regex", TRUE, NULL);
  glm_find_bar_set_text (bar, "gare(");
  glm_test_wait_until (glm_session_get_query_error (fixture->session) != NULL);
  glm_test_wait_until (glm_test_is_said (pane, glm_session_get_query_error (fixture->session)->message));
  g_object_set (fixture->preferences, "find-regex", FALSE, NULL);
  glm_find_bar_close (bar, FALSE);
}

/* Initials find the institution, whether the text has them or not; Enter takes it when nothing else is there. */
static void
test_find_initials (Fixture      *fixture,
                    gconstpointer data)
{
  static const char text[] = "Le Council on Foreign Relations publie son rapport. L’Organisation des Nations unies le lit.\n";
  GlmFindBar *bar = GLM_FIND_BAR (glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_FIND_BAR));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  glm_article_page_open_bytes (fixture->page, bytes, "cfr.txt");
  glm_test_wait_until (glm_article_page_is_ready (fixture->page) && !glm_session_get_entities_running (fixture->session) &&
              glm_document_get_n_blocks (glm_session_get_document (fixture->session)) == 1);
  window_fixture_add_entity (fixture, "Council on Foreign Relations", "institution");
  window_fixture_add_entity (fixture, "Organisation des Nations unies", "institution");
  window_fixture_activate (fixture, "page.find");
  glm_find_bar_set_text (bar, "onu");
  glm_test_wait_until (find_proposal (GTK_WIDGET (bar), "Organisation des Nations unies — 1 mention in all forms") != NULL);
  glm_find_bar_set_text (bar, "CFR");
  glm_test_wait_until (find_proposal (GTK_WIDGET (bar), "Council on Foreign Relations — 1 mention in all forms") != NULL);
  g_signal_emit_by_name (glm_test_find_widget (GTK_WIDGET (bar), GTK_TYPE_SEARCH_ENTRY), "activate");
  glm_test_settle ();
  g_assert_cmpint (glm_session_get_selected_entity (fixture->session), ==, window_fixture_find_entity (fixture, "Council on Foreign Relations"));
}

/* A long article, looked through: Esc gives the reader's place back, Enter in the bar keeps what was found. */
static void
test_find_gives_the_place_back (Fixture      *fixture,
                                gconstpointer data)
{
  GlmFindBar *bar = GLM_FIND_BAR (glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_FIND_BAR));
  GlmArticleView *view = GLM_ARTICLE_VIEW (glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_ARTICLE_VIEW));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize before;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Le paragraphe %u dit peu de chose, mais il le dit lentement, et le suivant ne dit rien d’autre.\n\n", i);
  g_string_append (text, "Ici seulement se trouve le mot ornithorynque.\n");
  bytes = g_bytes_new (text->str, text->len);
  glm_article_page_open_bytes (fixture->page, bytes, "long.txt");
  glm_test_wait_until (glm_article_page_is_ready (fixture->page) && glm_document_get_n_blocks (glm_session_get_document (fixture->session)) > 200);
  glm_test_settle ();
  before = glm_article_view_get_reading_position (view);

  window_fixture_activate (fixture, "page.find");
  glm_find_bar_set_text (bar, "ornithorynque");
  glm_test_wait_until (g_str_equal (glm_find_bar_get_status (bar), "1 of 1"));
  glm_test_wait_until (glm_article_view_get_reading_position (view) > before + 4000);
  glm_find_bar_close (bar, FALSE);
  glm_test_wait_until (glm_article_view_get_reading_position (view) == before);

  window_fixture_activate (fixture, "page.find");
  glm_find_bar_set_text (bar, "");
  glm_find_bar_set_text (bar, "ornithorynque");
  glm_test_wait_until (glm_article_view_get_reading_position (view) > before + 4000);
  glm_find_bar_close (bar, TRUE);
  glm_test_settle ();
  g_assert_cmpuint (glm_article_view_get_reading_position (view), >, before + 4000);
}

/* The words beside the page are set as those on it, as long as they are; what they are of is the author's. */
static void
test_shown_as_set (Fixture      *fixture,
                   gconstpointer data)
{
  static const char text[] = "<html><head><title>L'art d'aimer</title></head><body><article><h1>L'art d'aimer</h1>"
                             "<p>Il n'y a pas d'amour heureux dans ce premier paragraphe, qui le dit d'abord.</p><h2>L'autre partie</h2>"
                             "<p>Une seconde partie dit qu'il n'y a pas non plus d'article sans fin.</p><h2>La fin</h2>"
                             "<p>Et la voici, qui n'est pas longue non plus.</p></article></body></html>";
  GtkWidget *bar = glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_FIND_BAR);
  GtkWidget *pane = glm_test_find_widget (GTK_WIDGET (fixture->page), GLM_TYPE_RESULTS_PANEL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GlmMatchItem) item = NULL;
  g_autofree char *set = NULL;
  g_autofree char *section = NULL;
  g_autofree char *source = NULL;
  g_autofree char *title = NULL;
  GlmRange match;

  glm_article_page_open_bytes (fixture->page, bytes, "amour.html");
  glm_test_wait_until (glm_article_page_is_ready (fixture->page) && g_strcmp0 (glm_article_page_get_title (fixture->page), "L’art d’aimer") == 0);
  g_assert_true (glm_test_is_said (fixture->window, "L’art d’aimer"));
  title = glm_document_dup_title (glm_session_get_document (fixture->session));
  g_assert_cmpstr (title, ==, "L'art d'aimer");
  window_fixture_activate (fixture, "page.find");
  glm_find_bar_set_text (GLM_FIND_BAR (bar), "seconde");
  glm_test_wait_until (g_list_model_get_n_items (glm_results_panel_get_model (GLM_RESULTS_PANEL (pane))) == 1);
  item = g_list_model_get_item (glm_results_panel_get_model (GLM_RESULTS_PANEL (pane)), 0);
  set = glm_match_item_dup_snippet (item, &match);
  section = glm_match_item_dup_section (item);
  g_assert_true (g_str_has_prefix (set, "Une seconde partie dit qu’il n’y a pas"));
  g_assert_cmpstr (section, ==, "L’autre partie");

  g_object_set (fixture->preferences, "french-typography", FALSE, NULL);
  glm_test_wait_until (g_str_equal (glm_article_page_get_title (fixture->page), "L'art d'aimer"));
  g_clear_object (&item);
  item = g_list_model_get_item (glm_results_panel_get_model (GLM_RESULTS_PANEL (pane)), 0);
  source = glm_match_item_dup_snippet (item, &match);
  g_assert_true (g_str_has_prefix (source, "Une seconde partie dit qu'il n'y a pas"));
  g_object_set (fixture->preferences, "french-typography", TRUE, NULL);
}

/* So are the roles of people. */
static void
test_roles_as_set (Fixture      *fixture,
                   gconstpointer data)
{
  static const char text[] = "Le directeur de l'agence des eaux, Xavier Brontosque, a parlé mardi. Xavier Brontosque a parlé longtemps.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  glm_article_page_open_bytes (fixture->page, bytes, "roles.txt");
  glm_test_wait_until (glm_article_page_is_ready (fixture->page) && !glm_session_get_entities_running (fixture->session) &&
                       glm_document_get_n_blocks (glm_session_get_document (fixture->session)) == 1);
  window_fixture_add_entity (fixture, "Xavier Brontosque", "person");
  g_assert_true (gtk_widget_activate_action (fixture->window, "page.show-pane", "s", "entities"));
  glm_test_wait_until (glm_test_is_said (fixture->window, "directeur de l’agence des eaux"));
  g_object_set (fixture->preferences, "french-typography", FALSE, NULL);
  glm_test_wait_until (glm_test_is_said (fixture->window, "directeur de l'agence des eaux"));
  g_object_set (fixture->preferences, "french-typography", TRUE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());

#define ADD(path, function) g_test_add ("/window/" path, Fixture, NULL, window_fixture_set_up, function, window_fixture_tear_down)
  ADD ("find", test_find);
  ADD ("find-proposes", test_find_proposes);
  ADD ("nothing-found", test_nothing_found);
  ADD ("shown-as-set", test_shown_as_set);
  ADD ("roles-as-set", test_roles_as_set);
  ADD ("find-initials", test_find_initials);
  ADD ("find-gives-the-place-back", test_find_gives_the_place_back);
  return g_test_run ();
}
