/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-view-private.h"
#include "view-fixture.h"

#include <math.h>
#include <string.h>

static void
assert_selected (ViewFixture *f,
                 const char  *expected)
{
  g_autofree char *text = glm_article_view_dup_selected_text (f->view, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
press_at (ViewFixture *f,
          gsize        position,
          guint        n_press,
          gboolean     extend)
{
  graphene_rect_t rect;

  g_assert_true (glm_article_view_get_position_rect (f->view, position, &rect));
  _glm_article_view_press (f->view, rect.origin.x + 1, rect.origin.y + rect.size.height / 2, n_press, extend);
}

static void
drag_to (ViewFixture *f,
         gsize        position)
{
  graphene_rect_t rect;

  g_assert_true (glm_article_view_get_position_rect (f->view, position, &rect));
  _glm_article_view_drag_to (f->view, rect.origin.x + 1, rect.origin.y + rect.size.height / 2);
}

/* A place on a character is the character's place, all over the screen. */
static void
test_hit_test (void)
{
  ViewFixture f = { 0 };
  GlmRange visible;
  gsize position;

  view_fixture_open (&f, view_fixture_make_book (40), 640, 420);
  view_fixture_finish_lines (&f);
  visible = glm_article_view_get_visible_range (f.view);
  for (position = visible.start; position < visible.end; position = glm_caret_next_character (f.document, position))
    {
      gsize next = glm_caret_next_character (f.document, position);
      graphene_rect_t a, b;
      gboolean inside;

      g_assert_true (glm_article_view_get_position_rect (f.view, position, &a));
      g_assert_true (glm_article_view_get_position_rect (f.view, next, &b));
      /* The last character of a line is not before its right neighbour; a thin space is nobody's. */
      if (a.origin.y != b.origin.y || b.origin.x - a.origin.x < 3 || a.origin.y + a.size.height / 2 >= 420)
        continue;
      g_assert_cmpuint (_glm_article_view_character_at (f.view, a.origin.x + 1, a.origin.y + a.size.height / 2, &inside),
                        ==, position);
      g_assert_true (inside);
    }
  _glm_article_view_position_at (f.view, 3, 200, &(gboolean) { TRUE });
  view_fixture_close (&f);
}

static void
test_mouse_selection (void)
{
  ViewFixture f = { 0 };
  g_autofree char *typeset = NULL;

  view_fixture_open (&f, view_fixture_parse (VIEW_FIXTURE_LETTER), 640, 400);
  view_fixture_finish_lines (&f);

  press_at (&f, view_fixture_find (f.document, "demanda"), 1, FALSE);
  drag_to (&f, view_fixture_find (f.document, " puis"));
  _glm_article_view_release (f.view);
  assert_selected (&f, "demanda: \"Pourquoi partir?\"");
  typeset = glm_article_view_dup_selected_text (f.view, TRUE);
  g_assert_nonnull (strstr (typeset, "partir\u202f?"));

  press_at (&f, view_fixture_find (f.document, "rquoi"), 2, FALSE);
  _glm_article_view_release (f.view);
  assert_selected (&f, "Pourquoi");
  press_at (&f, view_fixture_find (f.document, "sortit"), 1, TRUE);
  _glm_article_view_release (f.view);
  assert_selected (&f, "Pourquoi partir?\" puis sortit");
  press_at (&f, view_fixture_find (f.document, "rquoi"), 3, FALSE);
  _glm_article_view_release (f.view);
  assert_selected (&f, "Il demanda: \"Pourquoi partir?\" puis sortit.");
  press_at (&f, view_fixture_find (f.document, "sortit"), 1, FALSE);
  _glm_article_view_release (f.view);
  g_assert_false (glm_article_view_get_selection (f.view, NULL));
  view_fixture_close (&f);
}

static void
on_string (GlmArticleView *view,
           const char     *address,
           char          **slot)
{
  g_free (*slot);
  *slot = g_strdup (address);
}

static void
on_position (GlmArticleView *view,
             guint64         position,
             int             n_press,
             guint64        *slot)
{
  *slot = position;
}

static void
test_clicks (void)
{
  ViewFixture f = { 0 };
  g_autofree char *address = NULL;
  guint64 clicked = 0;

  view_fixture_open (&f, view_fixture_parse (VIEW_FIXTURE_LETTER), 640, 400);
  g_signal_connect (f.view, "link-activated", G_CALLBACK (on_string), &address);
  g_signal_connect (f.view, "position-clicked", G_CALLBACK (on_position), &clicked);

  press_at (&f, view_fixture_find (f.document, "partir"), 1, FALSE);
  _glm_article_view_release (f.view);
  g_assert_cmpuint (clicked, ==, view_fixture_find (f.document, "partir"));
  g_assert_null (address);
  clicked = 0;
  press_at (&f, view_fixture_find (f.document, "seule") + 2, 1, FALSE);
  _glm_article_view_release (f.view);
  g_assert_cmpstr (address, ==, "https://example.org/");
  g_assert_cmpuint (clicked, ==, 0);

  /* What was selected by dragging over a link is not a click on it. */
  g_clear_pointer (&address, g_free);
  press_at (&f, view_fixture_find (f.document, "seule"), 1, FALSE);
  drag_to (&f, view_fixture_find (f.document, "ici"));
  _glm_article_view_release (f.view);
  g_assert_null (address);
  view_fixture_close (&f);
}

static void
test_caret_mode (void)
{
  ViewFixture f = { 0 };
  graphene_rect_t before, after;

  view_fixture_open (&f, view_fixture_parse (VIEW_FIXTURE_LETTER), 640, 400);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "caret.toggle", NULL);
  g_assert_true (glm_article_view_get_caret_mode (f.view));
  glm_article_view_select (f.view, (GlmRange) { 0, 0 });
  view_fixture_move (&f, GLM_MOVE_BLOCK, 1, FALSE);
  view_fixture_move (&f, GLM_MOVE_WORD, 1, FALSE);
  view_fixture_move (&f, GLM_MOVE_CHARACTER, 1, FALSE);
  view_fixture_move (&f, GLM_MOVE_WORD, 1, TRUE);
  assert_selected (&f, "demanda");
  view_fixture_move (&f, GLM_MOVE_LINE_END, 1, TRUE);
  assert_selected (&f, "demanda: \"Pourquoi partir?\" puis sortit.");
  view_fixture_move (&f, GLM_MOVE_CHARACTER, -1, FALSE);
  g_assert_false (glm_article_view_get_selection (f.view, NULL));
  g_assert_cmpuint (f.view->selection.focus, ==, view_fixture_find (f.document, "demanda"));

  /* Down and up again comes back to the same place. */
  g_assert_true (glm_article_view_get_position_rect (f.view, f.view->selection.focus, &before));
  view_fixture_move (&f, GLM_MOVE_LINE, 1, FALSE);
  g_assert_true (glm_article_view_get_position_rect (f.view, f.view->selection.focus, &after));
  g_assert_cmpfloat (after.origin.y, >, before.origin.y);
  g_assert_cmpfloat (fabs (after.origin.x - before.origin.x), <, 12);
  view_fixture_move (&f, GLM_MOVE_LINE, -1, FALSE);
  g_assert_cmpuint (f.view->selection.focus, ==, view_fixture_find (f.document, "demanda"));
  view_fixture_close (&f);
}

static void
on_text_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (GdkClipboard *clipboard)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

/* Ctrl+A, Ctrl+C: what was written; as typeset, also of a long text that a thread sets: what is seen. */
static void
test_copy (void)
{
  ViewFixture f = { 0 };
  GdkClipboard *clipboard;
  g_autofree char *copied = NULL;
  gsize length;

  view_fixture_open (&f, view_fixture_make_book (200), 640, 400);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f.view));
  gtk_widget_activate_action (GTK_WIDGET (f.view), "selection.all", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "clipboard.copy", NULL);
  copied = read_clipboard (clipboard);
  g_assert_cmpstr (copied, ==, glm_document_get_text (f.document, &length));
  g_assert_cmpuint (length, >, 16 * 1024);

  g_clear_pointer (&copied, g_free);
  gdk_clipboard_set_text (clipboard, "-");
  gtk_widget_activate_action (GTK_WIDGET (f.view), "selection.copy-typeset", NULL);
  while (g_strcmp0 (copied, "-") == 0 || copied == NULL)
    {
      g_clear_pointer (&copied, g_free);
      copied = read_clipboard (clipboard);
    }
  g_assert_nonnull (strstr (copied, "sortir\u202f!"));
  view_fixture_close (&f);
}

static GtkEventController *
find_motion_controller (ViewFixture *f)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static void
on_hovered (GlmArticleView *view,
            guint64         position,
            guint64        *hovered)
{
  *hovered = position;
}

/* A word is pointed at by who moves the pointer, not by a page that comes under it. */
static void
test_hover (void)
{
  ViewFixture f = { 0 };
  GtkEventController *motion;
  graphene_rect_t rect;
  guint64 hovered = G_MAXUINT64;

  view_fixture_open (&f, view_fixture_make_book (4), 640, 420);
  view_fixture_finish_lines (&f);
  motion = find_motion_controller (&f);
  g_signal_connect (f.view, "position-hovered", G_CALLBACK (on_hovered), &hovered);
  g_assert_true (glm_article_view_get_position_rect (f.view, glm_document_get_block (f.document, 1)->range.start + 8, &rect));
  g_signal_emit_by_name (motion, "motion", rect.origin.x + 1.0, rect.origin.y + rect.size.height / 2.0);
  view_fixture_wait (&f, 700);
  g_assert_cmpuint (hovered, ==, G_MAXUINT64);
  g_signal_emit_by_name (motion, "motion", rect.origin.x + 2.0, rect.origin.y + rect.size.height / 2.0);
  for (guint i = 0; i < 40 && hovered == G_MAXUINT64; i++)
    view_fixture_wait (&f, 100);
  g_assert_cmpuint (hovered, !=, G_MAXUINT64);

  /* A bar that opens over the text pushes it down: the pointer has not moved. */
  g_signal_emit_by_name (motion, "motion", 1.0, 1.0);
  view_fixture_wait (&f, 700);
  g_signal_emit_by_name (motion, "motion", rect.origin.x + 2.0, rect.origin.y + rect.size.height / 2.0 + 40);
  hovered = G_MAXUINT64;
  gtk_widget_set_margin_top (gtk_widget_get_parent (GTK_WIDGET (f.view)), 40);
  view_fixture_wait (&f, 100);
  g_signal_emit_by_name (motion, "motion", rect.origin.x + 2.0, rect.origin.y + rect.size.height / 2.0);
  view_fixture_wait (&f, 700);
  g_assert_cmpuint (hovered, ==, G_MAXUINT64);
  view_fixture_close (&f);
}

int
main (int   argc,
      char *argv[])
{
  if (!view_fixture_init_display (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 77;
    }
  g_test_add_func ("/view/hit-test", test_hit_test);
  g_test_add_func ("/view/mouse-selection", test_mouse_selection);
  g_test_add_func ("/view/clicks", test_clicks);
  g_test_add_func ("/view/caret-mode", test_caret_mode);
  g_test_add_func ("/view/hover", test_hover);
  g_test_add_func ("/view/copy", test_copy);
  return g_test_run ();
}
