/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-view-private.h"
#include "glm-document-builder.h"
#include "glm-overview-ribbon.h"
#include "view-fixture.h"

#include <math.h>

/* The line under the reader's eyes stays where it is while the rest of the book is measured. */
static void
test_anchor_while_measured (void)
{
  ViewFixture f = { 0 };
  gsize position;
  double before;

  view_fixture_open (&f, view_fixture_make_book (3000), 640, 500);
  glm_article_view_set_reading_position (f.view, glm_document_get_block (f.document, 1500)->range.start);
  view_fixture_draw (&f);
  position = glm_article_view_get_reading_position (f.view);
  before = view_fixture_get_line_top (&f, position);
  view_fixture_finish_lines (&f);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
  g_assert_cmpfloat (fabs (view_fixture_get_line_top (&f, position) - before), <=, 1);
  view_fixture_close (&f);
}

/* A window drawn wider and narrower under the hand: the line at the top keeps its words and its pixel. */
static void
test_anchor_on_resize (void)
{
  static const int widths[] = { 699, 650, 580, 521, 500, 444, 380, 360, 401, 470, 555, 640, 720, 860, 1024, 1210, 1280, 990, 700 };
  ViewFixture f = { 0 };

  view_fixture_open (&f, view_fixture_make_book (300), 700, 500);
  view_fixture_finish_lines (&f);
  for (guint block = 20; block < 280; block += 65)
    {
      GlmRange range = glm_document_get_block (f.document, block)->range;
      gsize position;
      double top;

      glm_article_view_set_reading_position (f.view, range.start + glm_range_length (range) / 2);
      view_fixture_draw (&f);
      /* A turn of the wheel: what stands at the top now is what the reader reads. */
      gtk_adjustment_set_value (f.vertical, gtk_adjustment_get_value (f.vertical) + 133);
      view_fixture_draw (&f);
      position = f.view->anchor.position;
      top = view_fixture_get_line_top (&f, position);
      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          view_fixture_resize (&f, widths[i], 500);
          g_assert_cmpfloat (fabs (view_fixture_get_line_top (&f, position) - top), <=, 1.0);
        }
    }
  view_fixture_close (&f);
}

/* Another width, another size, another typography: the reader stays at the same line. */
static void
test_anchor_on_restyle (void)
{
  static const GlmTypographyOptions plain = { GLM_LOCALE_NONE };
  ViewFixture f = { 0 };
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypographyPlan) other = NULL;
  gsize position;

  view_fixture_open (&f, view_fixture_make_book (400), 700, 500);
  position = glm_document_get_block (f.document, 211)->range.start;
  glm_article_view_set_reading_position (f.view, position);
  view_fixture_finish_lines (&f);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);

  view_fixture_resize (&f, 420, 600);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
  view_fixture_resize (&f, 900, 450);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
  style->size *= 1.4;
  glm_article_view_set_style (f.view, style);
  view_fixture_finish_lines (&f);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
  other = glm_typography_plan_new (f.document, &plain);
  glm_article_view_set_plan (f.view, other);
  view_fixture_finish_lines (&f);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
  view_fixture_close (&f);
}

static void
test_reading_position_round_trip (void)
{
  ViewFixture f = { 0 };

  view_fixture_open (&f, view_fixture_make_book (300), 600, 400);
  view_fixture_finish_lines (&f);
  for (guint i = 0; i < 280; i += 7)
    {
      gsize position = glm_document_get_block (f.document, i)->range.start;

      glm_article_view_set_reading_position (f.view, position);
      g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
      g_assert_true (glm_article_view_is_visible (f.view, (GlmRange) { position, position + 1 }));
    }
  glm_article_view_set_reading_position (f.view, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (f.vertical), ==, 0);
  view_fixture_close (&f);
}

/* The position is asked for before the window shows: it is kept until there is a page. */
static void
test_position_before_shown (void)
{
  static const GlmTypographyOptions options = { GLM_LOCALE_FR_FR };
  ViewFixture f = { 0 };
  GlmDocument *document = view_fixture_make_book (200);
  gsize position = glm_document_get_block (document, 90)->range.start;

  view_fixture_open (&f, NULL, 600, 400);
  f.document = document;
  f.plan = glm_typography_plan_new (document, &options);
  glm_article_view_set_plan (f.view, f.plan);
  glm_article_view_set_reading_position (f.view, position);
  view_fixture_draw (&f);
  g_assert_cmpuint (glm_article_view_get_reading_position (f.view), ==, position);
  view_fixture_close (&f);
}

/* Page by page to the end and back: every line is seen, and the ends are reached. */
static void
test_keyboard_scroll (void)
{
  ViewFixture f = { 0 };
  GlmRange seen;
  guint pages = 0;

  view_fixture_open (&f, view_fixture_make_book (60), 640, 420);
  view_fixture_finish_lines (&f);
  seen = glm_article_view_get_visible_range (f.view);
  g_assert_cmpuint (seen.start, ==, 0);
  for (;;)
    {
      double before = gtk_adjustment_get_value (f.vertical);
      GlmRange next;

      view_fixture_move (&f, GLM_MOVE_PAGE, 1, FALSE);
      if (gtk_adjustment_get_value (f.vertical) == before)
        break;
      next = glm_article_view_get_visible_range (f.view);
      g_assert_cmpuint (next.start, <=, seen.end);
      seen.end = MAX (seen.end, next.end);
      g_assert_cmpuint (pages++, <, 200);
    }
  g_assert_cmpuint (pages, >, 3);
  g_assert_cmpuint (seen.end, ==, glm_document_get_block (f.document, 59)->range.end);
  view_fixture_move (&f, GLM_MOVE_DOCUMENT, -1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (f.vertical), ==, 0);
  view_fixture_move (&f, GLM_MOVE_LINE, 1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (f.vertical), >, 0);
  view_fixture_move (&f, GLM_MOVE_DOCUMENT, 1, FALSE);
  g_assert_cmpfloat (gtk_adjustment_get_value (f.vertical), ==,
                     gtk_adjustment_get_upper (f.vertical) - gtk_adjustment_get_page_size (f.vertical));
  view_fixture_close (&f);
}

static guint
count_nodes (GskRenderNode    *node,
             GskRenderNodeType type)
{
  guint n = gsk_render_node_get_node_type (node) == type ? 1 : 0;

  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_nodes (gsk_container_node_get_child (node, i), type);
      break;
    case GSK_CLIP_NODE:
      n += count_nodes (gsk_clip_node_get_child (node), type);
      break;
    case GSK_ROUNDED_CLIP_NODE:
      n += count_nodes (gsk_rounded_clip_node_get_child (node), type);
      break;
    case GSK_TRANSFORM_NODE:
      n += count_nodes (gsk_transform_node_get_child (node), type);
      break;
    default:
      break;
    }
  return n;
}

static void
test_highlights_show (void)
{
  ViewFixture f = { 0 };
  g_autoptr (GskRenderNode) plain = NULL;
  g_autoptr (GskRenderNode) lit = NULL;
  g_autoptr (GskRenderNode) far = NULL;
  g_autofree GlmRange *many = g_new (GlmRange, 100000);
  gsize partir;
  GlmRange match;

  view_fixture_open (&f, view_fixture_parse (VIEW_FIXTURE_LETTER), 640, 400);
  partir = view_fixture_find (f.document, "partir");
  match = (GlmRange) { partir, partir + 6 };
  plain = view_fixture_snapshot (&f);
  g_assert_cmpuint (count_nodes (plain, GSK_BORDER_NODE), ==, 0);
  glm_article_view_set_highlights (f.view, GLM_HIGHLIGHT_MATCHES, &match, 1);
  glm_article_view_set_highlights (f.view, GLM_HIGHLIGHT_CURRENT_MATCH, &match, 1);
  lit = view_fixture_snapshot (&f);
  /* Not by colour alone: the current match has a frame. */
  g_assert_cmpuint (count_nodes (lit, GSK_BORDER_NODE), ==, 1);
  g_assert_cmpuint (count_nodes (lit, GSK_COLOR_NODE), >, count_nodes (plain, GSK_COLOR_NODE));
  g_assert_cmpuint (count_nodes (lit, GSK_TEXT_NODE), ==, count_nodes (plain, GSK_TEXT_NODE));

  for (guint i = 0; i < 100000; i++)
    many[i] = (GlmRange) { 10000 + i * 10, 10000 + i * 10 + 5 };
  glm_article_view_set_highlights (f.view, GLM_HIGHLIGHT_CURRENT_MATCH, NULL, 0);
  glm_article_view_set_highlights (f.view, GLM_HIGHLIGHT_MATCHES, many, 100000);
  far = view_fixture_snapshot (&f);
  g_assert_cmpuint (count_nodes (far, GSK_COLOR_NODE), ==, count_nodes (plain, GSK_COLOR_NODE));
  view_fixture_close (&f);
}

/* What is on screen is not moved; what is not comes to a third of the height. */
static void
test_reveal (void)
{
  ViewFixture f = { 0 };
  GlmRange near, far;
  double before;

  view_fixture_open (&f, view_fixture_make_book (500), 640, 450);
  near.start = glm_document_get_block (f.document, 1)->range.start;
  near.end = near.start + 5;
  before = gtk_adjustment_get_value (f.vertical);
  g_assert_true (glm_article_view_is_visible (f.view, near));
  glm_article_view_reveal (f.view, near, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (f.vertical), ==, before);

  far.start = glm_document_get_block (f.document, 333)->range.start;
  far.end = far.start + 5;
  g_assert_false (glm_article_view_is_visible (f.view, far));
  glm_article_view_reveal (f.view, far, TRUE);
  g_assert_true (glm_article_view_is_visible (f.view, far));
  g_assert_cmpfloat (fabs (view_fixture_get_line_top (&f, far.start) - 150), <=, 1);
  view_fixture_finish_lines (&f);
  g_assert_cmpfloat (fabs (view_fixture_get_line_top (&f, far.start) - 150), <=, 1);
  g_assert_cmpfloat (glm_article_view_get_progress_at (f.view, far.start), >, 0.5);
  g_assert_cmpfloat (glm_article_view_get_progress_at (f.view, far.start), <, 0.8);
  view_fixture_close (&f);
}

/* Any width from a telephone's to a wall's; no text at all; other sizes of the window while the worker runs. */
static void
test_extremes (void)
{
  static const int widths[] = { 360, 3840, 130, 800 };
  ViewFixture f = { 0 };

  view_fixture_open (&f, view_fixture_make_book (300), 800, 600);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      double measure;

      _glm_article_view_layout_set_width (f.view, widths[i]);
      measure = f.view->measure;
      g_assert_cmpfloat (measure, <=, f.view->measure_em * f.view->style->size);
      g_assert_cmpfloat (f.view->column_x, >=, 0);
      if (widths[i] >= 360)
        {
          g_assert_cmpfloat (f.view->column_x, >=, 12);
          g_assert_cmpfloat (f.view->column_x + measure, <=, widths[i] - 12);
          g_assert_cmpfloat (fabs (f.view->column_x * 2 + measure - widths[i]), <=, 2);
        }
    }
  view_fixture_resize (&f, 360, 500);
  view_fixture_resize (&f, 900, 300);
  glm_article_view_set_plan (f.view, NULL);
  view_fixture_draw (&f);
  view_fixture_move (&f, GLM_MOVE_PAGE, 1, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "selection.all", NULL);
  g_assert_false (glm_article_view_get_selection (f.view, NULL));
  view_fixture_close (&f);
}

/* A tick stands where its match is, and a place between ticks is none. */
static void
test_ribbon (void)
{
  ViewFixture f = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *ribbon;
  GlmRange matches[2];
  double height;

  view_fixture_open (&f, view_fixture_make_book (300), 640, 450);
  view_fixture_finish_lines (&f);
  ribbon = glm_overview_ribbon_new (f.view);
  g_object_ref (f.scroller);
  gtk_window_set_child (GTK_WINDOW (f.window), box);
  gtk_widget_set_hexpand (f.scroller, TRUE);
  gtk_box_append (GTK_BOX (box), f.scroller);
  gtk_box_append (GTK_BOX (box), ribbon);
  g_object_unref (f.scroller);
  view_fixture_finish_lines (&f);

  g_assert_false (gtk_widget_get_can_target (ribbon));
  for (guint i = 0; i < 2; i++)
    {
      matches[i].start = glm_document_get_block (f.document, 100 + i * 100)->range.start;
      matches[i].end = matches[i].start + 4;
    }
  glm_article_view_set_highlights (f.view, GLM_HIGHLIGHT_MATCHES, matches, 2);
  view_fixture_draw (&f);
  g_assert_true (gtk_widget_get_can_target (ribbon));
  height = gtk_widget_get_height (ribbon);
  for (guint i = 0; i < 2; i++)
    {
      double y = glm_article_view_get_progress_at (f.view, matches[i].start) * height;

      g_assert_true (glm_range_equal (glm_overview_ribbon_get_range (GLM_OVERVIEW_RIBBON (ribbon), y), matches[i]));
      g_assert_true (glm_range_is_empty (glm_overview_ribbon_get_range (GLM_OVERVIEW_RIBBON (ribbon), y + 30)));
    }
  view_fixture_close (&f);
}

/* Five megabytes on one line: the first frame does not wait for its lines. */
static void
test_one_long_line (void)
{
  ViewFixture f = { 0 };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();

  glm_document_builder_open_block (builder, GLM_BLOCK_QUOTE, 1, 0);
  while (glm_document_builder_get_length (builder) < 5 * 1000 * 1000)
    glm_document_builder_add_text (builder, "Il fait beau, mais le vent tourne et la nuit tombe déjà. ", -1);
  glm_document_builder_close_block (builder);
  view_fixture_open (&f, glm_document_builder_end (builder), 640, 400);
  g_assert_true (glm_stage_is_running (f.view->stage));
  view_fixture_finish_lines (&f);
  g_assert_cmpfloat (gtk_adjustment_get_upper (f.vertical), >, 100 * 1000);
  view_fixture_draw (&f);
  view_fixture_move (&f, GLM_MOVE_DOCUMENT, 1, FALSE);
  g_assert_cmpuint (glm_article_view_get_visible_range (f.view).end, ==,
                    glm_document_get_block (f.document, 0)->range.end);
  view_fixture_close (&f);
}

static void
test_finalized (void)
{
  ViewFixture f = { 0 };
  gpointer view;

  view_fixture_open (&f, view_fixture_make_book (500), 640, 400);
  view = f.view;
  g_object_add_weak_pointer (G_OBJECT (view), &view);
  view_fixture_close (&f);
  g_assert_null (view);
}

typedef struct
{
  GlmTypographyPlan *plan;
  GlmTypeStyle      *style;
  double             measure;
  gsize              position;
} Preset;

static gpointer
preset_in_thread (gpointer data)
{
  Preset *preset = data;

  return glm_first_page_new (preset->plan, preset->style, preset->measure, 600, preset->position);
}

/* Where the lines of the text stand, as far as it shows. */
static GString *
describe_lines (ViewFixture *f)
{
  GString *lines = g_string_new (NULL);
  GlmRange visible = glm_article_view_get_visible_range (f->view);
  graphene_rect_t rect;

  for (gsize i = visible.start; i < visible.end; i += 20)
    if (glm_article_view_get_position_rect (f->view, i, &rect))
      g_string_append_printf (lines, "%zu: %.2f %.2f\n", i, (double) rect.origin.x, (double) rect.origin.y);
  return lines;
}

/* A page that was set elsewhere shows as one that the view sets; one for other letters, or another width, or another place
 * in the text does no harm. */
static void
test_first_page (void)
{
  ViewFixture f = { 0 };
  g_autoptr (GlmTypeStyle) style = glm_type_style_new ();
  g_autoptr (GlmTypeStyle) large = glm_type_style_new ();
  g_autoptr (GString) expected = NULL;
  double measure;

  view_fixture_open (&f, view_fixture_make_book (30), 900, 600);
  view_fixture_finish_lines (&f);
  measure = glm_article_view_find_measure (gtk_widget_get_width (GTK_WIDGET (f.view)), 32, style->size);
  large->size *= 2;
  expected = describe_lines (&f);
  g_assert_cmpuint (expected->len, >, 100);
  for (guint i = 0; i < 4; i++)
    {
      Preset preset = { f.plan, i == 1 ? large : style, i == 2 ? measure - 50 : measure, i == 3 ? 3000 : 0 };
      g_autoptr (GString) lines = NULL;

      glm_article_view_set_plan (f.view, NULL);
      view_fixture_draw (&f);
      glm_article_view_offer_first_page (f.view, g_thread_join (g_thread_new ("first page", preset_in_thread, &preset)));
      glm_article_view_set_plan (f.view, f.plan);
      view_fixture_draw (&f);
      lines = describe_lines (&f);
      g_assert_cmpstr (lines->str, ==, expected->str);
      view_fixture_finish_lines (&f);
      view_fixture_draw (&f);
    }
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
  g_test_add_func ("/view/first-page", test_first_page);
  g_test_add_func ("/view/anchor/while-measured", test_anchor_while_measured);
  g_test_add_func ("/view/anchor/resize", test_anchor_on_resize);
  g_test_add_func ("/view/anchor/restyle", test_anchor_on_restyle);
  g_test_add_func ("/view/reading-position/round-trip", test_reading_position_round_trip);
  g_test_add_func ("/view/reading-position/before-shown", test_position_before_shown);
  g_test_add_func ("/view/keyboard-scroll", test_keyboard_scroll);
  g_test_add_func ("/view/highlights", test_highlights_show);
  g_test_add_func ("/view/reveal", test_reveal);
  g_test_add_func ("/view/extremes", test_extremes);
  g_test_add_func ("/view/one-long-line", test_one_long_line);
  g_test_add_func ("/view/ribbon", test_ribbon);
  g_test_add_func ("/view/finalized", test_finalized);
  return g_test_run ();
}
