/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "view-fixture.h"

#include "glm-document-builder.h"
#include "glm-article-view-private.h"

#include <locale.h>
#include <string.h>

/* Returns FALSE where there is no display: the tests are then skipped. */
gboolean
view_fixture_init_display (int    *argc,
                           char ***argv)
{
  if (!gtk_init_check ())
    return FALSE;
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  return TRUE;
}

/* Runs the main loop until all frames that were asked for are drawn. */
void
view_fixture_draw (ViewFixture *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->view));
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
view_fixture_wait (ViewFixture *self,
                   guint        milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Waits until the worker has broken every block. */
void
view_fixture_finish_lines (ViewFixture *self)
{
  while (glm_stage_is_running (self->view->stage))
    g_main_context_iteration (NULL, TRUE);
  view_fixture_draw (self);
}

void
view_fixture_open (ViewFixture *self,
                   GlmDocument *document,
                   int          width,
                   int          height)
{
  static const GlmTypographyOptions options = { GLM_LOCALE_FR_FR };

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->document = document;
  self->plan = document != NULL ? glm_typography_plan_new (document, &options) : NULL;
  self->view = GLM_ARTICLE_VIEW (glm_article_view_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (self->window), self->scroller);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  self->vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  glm_article_view_set_plan (self->view, self->plan);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  view_fixture_draw (self);
}

void
view_fixture_close (ViewFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_pointer (&self->plan, glm_typography_plan_unref);
  g_clear_pointer (&self->document, glm_document_unref);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
view_fixture_resize (ViewFixture *self,
                     int          width,
                     int          height)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  while (gtk_widget_get_width (self->window) != width || gtk_widget_get_height (self->window) != height)
    g_main_context_iteration (NULL, TRUE);
  view_fixture_draw (self);
}

GskRenderNode *
view_fixture_snapshot (ViewFixture *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (self->view)->snapshot (GTK_WIDGET (self->view), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

void
view_fixture_save_png (ViewFixture *self,
                       const char  *path)
{
  GdkPaintable *paintable = gtk_widget_paintable_new (self->window);
  int width = gtk_widget_get_width (self->window);
  int height = gtk_widget_get_height (self->window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_save_to_png (texture, path);
  g_object_unref (paintable);
}

/* Pixels from the top of the view down to the line that holds @position. */
double
view_fixture_get_line_top (ViewFixture *self,
                           gsize        position)
{
  graphene_rect_t rect;

  g_assert_true (glm_article_view_get_position_rect (self->view, position, &rect));
  return rect.origin.y;
}

/* A long text of paragraphs that differ in length, with a heading now and then. */
GlmDocument *
view_fixture_make_book (guint n_paragraphs)
{
  static const char *const sentences[] = {
    "Le vent du nord soufflait depuis trois jours sur la vallée, et les volets battaient contre les murs de pierre. ",
    "Personne n’osait sortir ! ",
    "On attendait la fin de l’hiver comme on attend une lettre : sans trop y croire, mais en écoutant chaque pas. ",
    "La vieille Marguerite, qui tenait l’auberge, répétait que les loups viendraient ; elle le disait tous les ans. ",
    "« Vous verrez », disait-elle. ",
  };
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  guint seed = 7;

  for (guint i = 0; i < n_paragraphs; i++)
    {
      gboolean heading = i % 25 == 0;
      guint n;

      seed = seed * 1103515245u + 12345u;
      n = heading ? 1 : 1 + (seed >> 16) % 9;
      glm_document_builder_open_block (builder, heading ? GLM_BLOCK_HEADING : GLM_BLOCK_PARAGRAPH, heading ? 2 : 0, 0);
      for (guint j = 0; j < n; j++)
        glm_document_builder_add_text (builder, sentences[(i + j * 3) % G_N_ELEMENTS (sentences)], -1);
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

/*
 * A document from a few lines: "# " opens a heading, "> " a quotation, "- " an item, "[address]words[/]" is
 * a link, an empty line parts blocks.
 */
GlmDocument *
view_fixture_parse (const char *text)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_auto (GStrv) blocks = g_strsplit (text, "\n\n", -1);

  for (guint i = 0; blocks[i] != NULL; i++)
    {
      const char *p = blocks[i];
      GlmBlockKind kind = GLM_BLOCK_PARAGRAPH;

      if (strncmp (p, "# ", 2) == 0)
        kind = GLM_BLOCK_HEADING;
      else if (strncmp (p, "> ", 2) == 0)
        kind = GLM_BLOCK_QUOTE;
      else if (strncmp (p, "- ", 2) == 0)
        kind = GLM_BLOCK_LIST_ITEM;
      if (kind != GLM_BLOCK_PARAGRAPH)
        p += 2;
      glm_document_builder_open_block (builder, kind, kind == GLM_BLOCK_PARAGRAPH ? 0 : 1, 0);
      while (*p != '\0')
        {
          const char *open = strchr (p, '[');
          const char *close = open != NULL ? strchr (open, ']') : NULL;

          glm_document_builder_add_text (builder, p, close != NULL ? open - p : -1);
          if (close == NULL)
            break;
          if (open[1] == '/')
            glm_document_builder_pop_span (builder);
          else
            {
              g_autofree char *address = g_strndup (open + 1, (gsize) (close - open - 1));

              glm_document_builder_push_span (builder, GLM_SPAN_LINK, address);
            }
          p = close + 1;
        }
      glm_document_builder_close_block (builder);
    }
  return glm_document_builder_end (builder);
}

/* Where @words stand in the text. */
gsize
view_fixture_find (GlmDocument *document,
                   const char  *words)
{
  const char *text = glm_document_get_text (document, NULL);
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return (gsize) (at - text);
}

/* What a key of moving does. */
void
view_fixture_move (ViewFixture *f,
                   int          unit,
                   int          step,
                   gboolean     extend)
{
  gtk_widget_activate_action (GTK_WIDGET (f->view), "text.move", "(iib)", unit, step, extend);
  view_fixture_draw (f);
}
