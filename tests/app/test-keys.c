/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding, going and coming back by real keys: they are sent to the X server, as a keyboard does, and go through
 * GTK's focus and accelerators to the window. The library that sends them is looked for when the test runs; where
 * it is missing, or the display is no X server, the test is skipped.
 */
#include "config.h"

#include "glm-accelerators.h"
#include "glm-article-page-private.h"
#include "glm-encoding-window.h"
#include "glm-marks-panel.h"
#include "glm-panels.h"
#include "glm-results-panel.h"
#include "glm-test-widgets.h"
#include "glm-window.h"

#include <gdk/x11/gdkx.h>
#include <gmodule.h>
#include <locale.h>
#include <string.h>

/* GTK means to give up X11; where it is there, keys are pressed through it. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#define MAX_KEY_MS 400

typedef int (*FakeKey) (Display      *display,
                        unsigned int  code,
                        int           down,
                        unsigned long delay);

static FakeKey fake_key;
static GtkApplication *application;

typedef struct
{
  GlmPreferences *preferences;
  GtkWidget      *window;
  GlmArticlePage *page;
  Display        *display;
  guint           n_released; /* keys that the window has seen go up */
} Fixture;

static void
wait_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    glm_test_keep_waiting (end);
}

static void
send (Fixture *fixture,
      guint    keyval,
      gboolean down)
{
  KeyCode code = XKeysymToKeycode (fixture->display, keyval);

  g_assert_cmpint (code, !=, 0);
  fake_key (fixture->display, code, down, 0);
  XSync (fixture->display, False);
}

/* Presses a key as gtk_accelerator_parse() reads it; the window has seen it when this returns. */
static void
press (Fixture    *fixture,
       const char *accelerator)
{
  static const struct
  {
    GdkModifierType modifier;
    guint           keyval;
  } held[] = { { GDK_CONTROL_MASK, GDK_KEY_Control_L }, { GDK_ALT_MASK, GDK_KEY_Alt_L }, { GDK_SHIFT_MASK, GDK_KEY_Shift_L } };
  guint keyval, released;
  GdkModifierType modifiers;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    if (modifiers & held[i].modifier)
      send (fixture, held[i].keyval, TRUE);
  released = fixture->n_released;
  send (fixture, keyval, TRUE);
  send (fixture, keyval, FALSE);
  for (guint i = G_N_ELEMENTS (held); i > 0; i--)
    if (modifiers & held[i - 1].modifier)
      send (fixture, held[i - 1].keyval, FALSE);
  /* On a busy machine a key takes its time; one that opens or closes something may go up elsewhere. */
  for (gint64 end = g_get_monotonic_time () + MAX_KEY_MS * 1000; fixture->n_released == released && g_get_monotonic_time () < end;)
    glm_test_keep_waiting (end);
  wait_for (30);
}

static void
on_released (Fixture *fixture)
{
  fixture->n_released++;
}

/* Types letters and spaces of ASCII. */
static void
type (Fixture    *fixture,
      const char *text)
{
  for (; *text != '\0'; text++)
    {
      g_autofree char *name = *text == ' ' ? g_strdup ("space") : g_strdup_printf ("%c", *text);

      press (fixture, name);
    }
}

/* Without a window manager nobody gives the focus to a window. */
static void
focus_window (Fixture *fixture)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  XSetInputFocus (fixture->display, gdk_x11_surface_get_xid (surface), RevertToPointerRoot, CurrentTime);
  XSync (fixture->display, False);
  glm_test_wait_until (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}

static char *
make_article (void)
{
  GString *text = g_string_new ("Le titre de l’article\n\n");

  for (guint i = 0; i < 120; i++)
    {
      if (i % 40 == 0)
        g_string_append_printf (text, "Chapitre %u\n\n", i / 40 + 1);
      g_string_append_printf (text,
                              "Le paragraphe %u dit peu de chose, mais il le dit lentement, et le suivant ne dit rien d’autre ; "
                              "on le lit jusqu’au bout parce qu’il a été commencé.\n\n",
                              i);
      if (i % 40 == 20)
        g_string_append (text, "Ici passe l’ornithorynque, que l’on n’attendait pas, et le maire le salue avec toute la cérémonie voulue.\n\n");
    }
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *text = make_article ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GtkEventController *keys = gtk_event_controller_key_new ();

  fixture->display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  fixture->preferences = glm_preferences_new ();
  fixture->window = glm_window_new (application, fixture->preferences, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  glm_window_open_bytes (GLM_WINDOW (fixture->window), bytes, "article.txt");
  fixture->page = glm_window_get_page (GLM_WINDOW (fixture->window));
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  gtk_test_widget_wait_for_draw (fixture->window);
  focus_window (fixture);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_released), fixture);
  gtk_widget_add_controller (fixture->window, keys);
  gtk_widget_grab_focus (fixture->page->view);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  glm_test_settle ();
  g_object_unref (fixture->preferences);
}

static const char *
status (Fixture *fixture)
{
  return glm_find_bar_get_status (GLM_FIND_BAR (fixture->page->find_bar));
}

static gboolean
is_open (Fixture *fixture)
{
  return glm_find_bar_get_open (GLM_FIND_BAR (fixture->page->find_bar));
}

static gsize
place (Fixture *fixture)
{
  return glm_article_view_get_reading_position (GLM_ARTICLE_VIEW (fixture->page->view));
}

static gboolean
has_focus (Fixture   *fixture,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

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

static void
open_find (Fixture *fixture)
{
  press (fixture, "<Control>f");
  g_assert_true (is_open (fixture));
  g_assert_true (has_focus (fixture, fixture->page->find_bar));
}

/* Ctrl+F, letters, Enter and Esc; the count and the words of the match are in the accessibility tree. */
static void
test_find (Fixture      *fixture,
           gconstpointer data)
{
  gsize before = place (fixture);
  GtkWidget *count;

  open_find (fixture);
  type (fixture, "ornithorynque");
  glm_test_wait_until (g_str_equal (status (fixture), "1 of 3"));
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_MATCHES), ==, 3);
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_CURRENT_MATCH), ==, 1);
  count = find_role (fixture->page->find_bar, GTK_ACCESSIBLE_ROLE_STATUS);
  g_assert_nonnull (count);
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_LABEL, "1 of 3");
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Ici passe l’ornithorynque, que l’on n’attendait pas, et le maire le salue avec toute…");
  glm_test_wait_until (place (fixture) > before);
  press (fixture, "Return");
  g_assert_cmpstr (status (fixture), ==, "2 of 3");
  press (fixture, "<Shift>Return");
  g_assert_cmpstr (status (fixture), ==, "1 of 3");
  press (fixture, "<Control>g");
  press (fixture, "F3");
  g_assert_cmpstr (status (fixture), ==, "3 of 3");
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_LABEL, "3 of 3");
  press (fixture, "<Shift>F3");
  press (fixture, "<Shift><Control>g");
  g_assert_cmpstr (status (fixture), ==, "1 of 3");

  /* Enter was pressed: Esc closes the bar and the place is kept. Ctrl+G goes on without the bar. */
  press (fixture, "Escape");
  g_assert_false (is_open (fixture));
  g_assert_true (has_focus (fixture, fixture->page->view));
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_MATCHES), ==, 0);
  g_assert_cmpuint (place (fixture), >, before);
  press (fixture, "<Control>g");
  g_assert_cmpint (glm_session_get_current_match (fixture->page->session), ==, 1);
  g_assert_cmpuint (count_lit (fixture, GLM_HIGHLIGHT_MATCHES), ==, 3);

  /* All of it is one step back. */
  press (fixture, "<Alt>Left");
  glm_test_wait_until (place (fixture) == before);
  press (fixture, "<Alt>Right");
  glm_test_wait_until (place (fixture) > before);
}

/* Presses Ctrl+@keyval and types letters of ASCII before the window has been given a moment for the first of them. */
static void
type_ahead (Fixture    *fixture,
            guint       keyval,
            const char *text)
{
  send (fixture, GDK_KEY_Control_L, TRUE);
  send (fixture, keyval, TRUE);
  send (fixture, keyval, FALSE);
  send (fixture, GDK_KEY_Control_L, FALSE);
  for (; *text != '\0'; text++)
    {
      send (fixture, (guint) *text, TRUE);
      send (fixture, (guint) *text, FALSE);
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
  glm_test_wait_until (fixture->page->find_bar != NULL && is_open (fixture));
  wait_for_text (glm_test_find_widget (fixture->page->find_bar, GTK_TYPE_SEARCH_ENTRY), "ornithorynque");
  press (fixture, "Escape");
  g_assert_false (is_open (fixture));

  /* Not while the bar still slides away, either. */
  type_ahead (fixture, GDK_KEY_f, "chapitre");
  wait_for_text (glm_test_find_widget (fixture->page->find_bar, GTK_TYPE_SEARCH_ENTRY), "chapitre");
  press (fixture, "Escape");

  /* Nor where the sidebar comes with the filter. */
  press (fixture, "F9");
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

  press (fixture, "Page_Down");
  press (fixture, "Page_Down");
  wait_for (400);
  before = place (fixture);
  g_assert_cmpuint (before, >, 0);
  press (fixture, "slash");
  g_assert_true (is_open (fixture));
  type (fixture, "chapitre");
  glm_test_wait_until (g_str_equal (status (fixture), "2 of 3"));
  glm_test_wait_until (place (fixture) > before);
  /* Nothing is found: nothing moves. */
  type (fixture, "xyz");
  glm_test_wait_until (g_str_equal (status (fixture), "No results"));
  press (fixture, "Escape");
  g_assert_false (is_open (fixture));
  glm_test_wait_until (place (fixture) == before);
}

/* The list of results: arrows go there and the focus stays, Enter goes to the text; what was looked for is kept. */
static void
test_results (Fixture      *fixture,
              gconstpointer data)
{
  GlmResultsPanel *results;
  const char *pane;

  open_find (fixture);
  type (fixture, "ornitho");
  results = GLM_RESULTS_PANEL (fixture->page->results);
  glm_test_wait_until (g_list_model_get_n_items (glm_results_panel_get_model (results)) == 3);
  pane = gtk_stack_get_visible_child_name (GTK_STACK (fixture->page->sidebar_pages));
  g_assert_cmpstr (pane, ==, "results");
  press (fixture, "Return");
  g_assert_cmpstr (status (fixture), ==, "2 of 3");
  press (fixture, "<Control>2");
  g_assert_true (has_focus (fixture, fixture->page->results));
  while (!has_focus (fixture, glm_test_find_widget (fixture->page->results, GTK_TYPE_LIST_VIEW)))
    press (fixture, "Tab");
  press (fixture, "End");
  glm_test_wait_until (g_str_equal (status (fixture), "3 of 3"));
  g_assert_true (has_focus (fixture, fixture->page->results));
  press (fixture, "Up");
  glm_test_wait_until (g_str_equal (status (fixture), "2 of 3"));
  press (fixture, "Return");
  g_assert_true (has_focus (fixture, fixture->page->view));
  press (fixture, "Escape");
  g_assert_false (is_open (fixture));

  /* ↓ in the empty entry offers it again; ↓ and Enter take it. */
  open_find (fixture);
  press (fixture, "<Control>a");
  press (fixture, "BackSpace");
  press (fixture, "Down");
  g_assert_false (has_focus (fixture, glm_test_find_widget (fixture->page->find_bar, GTK_TYPE_SEARCH_ENTRY)));
  press (fixture, "Return");
  glm_test_wait_until (g_str_equal (glm_find_bar_get_text (GLM_FIND_BAR (fixture->page->find_bar)), "ornitho"));

  /* Esc closes from there too. */
  press (fixture, "<Control>a");
  press (fixture, "BackSpace");
  press (fixture, "Down");
  press (fixture, "Escape");
  g_assert_false (is_open (fixture));
}

/* Caret, selection and what is made of it; go to a share of the article; bookmarks and notes. */
static void
test_go (Fixture      *fixture,
         gconstpointer data)
{
  GlmArticleView *view = GLM_ARTICLE_VIEW (fixture->page->view);
  GPtrArray *marks;
  GlmRange selected;
  gsize length;

  press (fixture, "F7");
  press (fixture, "<Control>Home");
  press (fixture, "<Shift><Control>Right");
  g_assert_true (glm_article_view_get_selection (view, &selected));
  g_assert_cmpuint (glm_range_length (selected), >=, 2);
  open_find (fixture);
  glm_test_wait_until (g_ascii_strcasecmp (glm_find_bar_get_text (GLM_FIND_BAR (fixture->page->find_bar)), "Le") == 0);
  press (fixture, "Escape");

  glm_document_get_text (glm_session_get_document (fixture->page->session), &length);
  press (fixture, "<Control><Alt>g");
  type (fixture, "50");
  press (fixture, "Return");
  glm_test_wait_until (place (fixture) > length / 3 && place (fixture) < length * 2 / 3);
  wait_for (200);
  press (fixture, "<Alt>Left");
  glm_test_wait_until (place (fixture) < 100);

  marks = glm_session_get_marks (fixture->page->session);
  press (fixture, "<Control>d");
  marks = glm_session_get_marks (fixture->page->session);
  g_assert_cmpuint (marks->len, ==, 1);
  press (fixture, "<Control>d");
  g_assert_cmpuint (glm_session_get_marks (fixture->page->session)->len, ==, 0);
  press (fixture, "<Control>m");
  glm_test_wait_until (glm_session_get_marks (fixture->page->session)->len == 1);
  wait_for (300);
  type (fixture, "vu");
  press (fixture, "Escape");
  glm_test_wait_until (g_str_equal (((GlmMark *) g_ptr_array_index (glm_session_get_marks (fixture->page->session), 0))->note, "vu"));
  press (fixture, "<Control>b");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->page->sidebar_pages)), ==, "marks");
}

/* F6 goes round; after F8 the arrows move the edge of the sidebar, which is drawn in another colour, and Esc leaves it where it was. */
static void
test_panes (Fixture      *fixture,
            gconstpointer data)
{
  GtkPaned *paned = GTK_PANED (fixture->page->paned);
  int edge = gtk_paned_get_position (paned);

  press (fixture, "F6");
  g_assert_true (has_focus (fixture, fixture->page->sidebar));
  press (fixture, "F6");
  g_assert_true (has_focus (fixture, gtk_window_get_titlebar (GTK_WINDOW (fixture->window))));
  press (fixture, "F6");
  g_assert_true (has_focus (fixture, fixture->page->view));
  press (fixture, "<Shift>F6");
  g_assert_true (has_focus (fixture, gtk_window_get_titlebar (GTK_WINDOW (fixture->window))));
  press (fixture, "<Shift>F6");
  press (fixture, "<Shift>F6");
  g_assert_true (has_focus (fixture, fixture->page->view));
  press (fixture, "<Control>3");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (fixture->page->sidebar_pages)), ==, "outline");
  press (fixture, "F8");
  press (fixture, "Left");
  press (fixture, "Left");
  g_assert_cmpint (gtk_paned_get_position (paned), <, edge);
  press (fixture, "Escape");
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

  press (fixture, "F10");
  g_assert_true (has_focus (fixture, titlebar));
  press (fixture, "Escape");
  glm_test_wait_until (has_focus (fixture, fixture->page->view));
  /* A line of the menu within the menu. */
  press (fixture, "F10");
  press (fixture, "x");
  wait_for (300);
  press (fixture, "c");
  glm_test_wait_until (fixture->page->show_changes);
  glm_test_wait_until (has_focus (fixture, fixture->page->view));
  press (fixture, "<Shift><Control>y");
  g_assert_true (has_focus (fixture, titlebar));
  press (fixture, "Escape");
  glm_test_wait_until (has_focus (fixture, fixture->page->view));
  /* What takes the keyboard itself keeps it. */
  press (fixture, "F10");
  press (fixture, "f");
  glm_test_wait_until (is_open (fixture) && has_focus (fixture, fixture->page->find_bar));
  press (fixture, "Escape");
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
  press (fixture, "<Control>k");
  type (fixture, "ornith");
  press (fixture, "Down");
  press (fixture, "Return");
  glm_test_wait_until (glm_session_get_selected_entity (session) >= 0);
  g_assert_true (has_focus (fixture, fixture->page->panel));
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

  press (fixture, "F10");
  press (fixture, "x");
  wait_for (300);
  press (fixture, "e");
  glm_test_wait_until ((list = find_encoding_list ()) != NULL);
  glm_test_wait_until (gtk_widget_get_first_child (list) != NULL);
  XSetInputFocus (fixture->display, gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (list))),
                  RevertToPointerRoot, CurrentTime);
  XSync (fixture->display, False);
  glm_test_wait_until (gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (list))));
  press (fixture, "Down");
  press (fixture, "Return");
  glm_test_wait_until (glm_session_get_encoding (fixture->page->session) != before);
  glm_test_wait_until (glm_article_page_is_ready (fixture->page));
  press (fixture, "Escape");
  glm_test_wait_until (find_encoding_list () == NULL);
}

int
main (int   argc,
      char *argv[])
{
  GModule *module = g_module_open ("libXtst.so.6", G_MODULE_BIND_LAZY);
  gpointer symbol = NULL;

  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  if (module == NULL || !g_module_symbol (module, "XTestFakeKeyEvent", &symbol) || !GDK_IS_X11_DISPLAY (gdk_display_get_default ()))
    {
      g_print ("1..0 # SKIP nothing to press keys with\n");
      return 0;
    }
  fake_key = (FakeKey) symbol;
  glm_panels_init ();
  glm_panels_add_style (gdk_display_get_default ());
  application = gtk_application_new ("org.guillemet.TestKeys", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  glm_accelerators_install (application);

#define ADD(path, function) g_test_add ("/keys/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("find", test_find);
  ADD ("typed-ahead", test_typed_ahead);
  ADD ("give-back", test_give_back);
  ADD ("results", test_results);
  ADD ("go", test_go);
  ADD ("panes", test_panes);
  ADD ("filter", test_filter);
  ADD ("menu", test_menu);
  ADD ("encoding", test_encoding);
  return g_test_run ();
}
