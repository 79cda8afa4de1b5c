/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-article-view-private.h"
#include "glm-document-builder.h"
#include "view-fixture.h"

#include <math.h>
#include <string.h>

/* A picture of @width × @height as a page brings it. */
static GBytes *
make_png (int width,
          int height)
{
  g_autoptr (GBytes) pixels = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guchar *data = g_malloc ((gsize) width * (gsize) height * 4);

  for (int i = 0; i < width * height; i++)
    memcpy (data + (gsize) i * 4, (guchar[4]) { (guchar) (i % width * 255 / width), 120, (guchar) (i / width * 255 / height), 255 }, 4);
  pixels = g_bytes_new_take (data, (gsize) width * (gsize) height * 4);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8A8, pixels, (gsize) width * 4);
  return gdk_texture_save_to_png_bytes (texture);
}

static void
add_figure (GlmDocumentBuilder *builder,
            const char         *name,
            GBytes             *bytes,
            const char         *alternative,
            const char         *caption)
{
  g_assert_true (glm_document_builder_add_picture (builder, name, bytes));
  glm_document_builder_open_block (builder, GLM_BLOCK_IMAGE, 0, 0);
  glm_document_builder_set_target (builder, name);
  glm_document_builder_add_text (builder, alternative, -1);
  glm_document_builder_close_block (builder);
  glm_document_builder_open_block (builder, GLM_BLOCK_CAPTION, 0, 0);
  glm_document_builder_add_text (builder, caption, -1);
  glm_document_builder_close_block (builder);
}

static void
add_paragraph (GlmDocumentBuilder *builder)
{
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, "Personne ne parle sur le port à cette heure. On entend seulement les roues des chariots sur le pavé, et plus "
                                          "loin une corne de brume qui répond à une autre.", -1);
  glm_document_builder_close_block (builder);
}

/* Two pictures, one of them cut off in its middle so that it cannot be decoded. */
static GlmDocument *
make_document (void)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GBytes) whole = make_png (1600, 900);
  g_autoptr (GBytes) other = make_png (300, 200);
  g_autoptr (GBytes) broken = g_bytes_new_from_bytes (other, 0, 200);

  add_paragraph (builder);
  add_figure (builder, "rade", whole, "Le soleil sur la rade", "Le soleil sur la rade, vu de la jetée.");
  add_paragraph (builder);
  add_figure (builder, "cassée", broken, "Une image cassée", "Celle-ci ne s’ouvre pas.");
  add_paragraph (builder);
  return glm_document_builder_end (builder);
}

static guint
count_textures (GskRenderNode *node)
{
  GskRenderNodeType type = gsk_render_node_get_node_type (node);
  guint n = 0;

  if (type == GSK_TEXTURE_NODE)
    return 1;
  if (type == GSK_CLIP_NODE)
    return count_textures (gsk_clip_node_get_child (node));
  if (type == GSK_TRANSFORM_NODE)
    return count_textures (gsk_transform_node_get_child (node));
  if (type == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_textures (gsk_container_node_get_child (node, i));
  return n;
}

static void
wait_for_pictures (ViewFixture *f,
                   guint        n)
{
  for (guint tries = 0; tries < 500; tries++)
    {
      g_autoptr (GskRenderNode) node = view_fixture_snapshot (f);

      if (node != NULL && count_textures (node) == n)
        return;
      view_fixture_wait (f, 10);
    }
  g_assert_not_reached ();
}

/* A picture is shown at the width of the column, its caption under it; a broken one leaves its place to its words. */
static void
test_shown (void)
{
  ViewFixture f = { 0 };
  GlmRect rect;

  view_fixture_open (&f, make_document (), 700, 1200);
  wait_for_pictures (&f, 1);
  view_fixture_draw (&f);
  g_assert_true (glm_typesetter_get_picture (f.view->typesetter, 1, f.view->measure, &rect));
  g_assert_cmpfloat (fabs (rect.width - f.view->measure), <=, 1.0);
  g_assert_cmpfloat (fabs (rect.height - rect.width * 9.0 / 16.0), <=, 1.0);
  g_assert_true (glm_typesetter_get_picture (f.view->typesetter, 4, f.view->measure, &rect));
  g_assert_cmpfloat (rect.width, ==, 300.0);
  g_assert_cmpfloat (view_fixture_get_line_top (&f, glm_document_get_block (f.document, 2)->range.start) -
                     view_fixture_get_line_top (&f, glm_document_get_block (f.document, 0)->range.start), >, f.view->measure * 9.0 / 16.0);
  if (g_getenv ("GLM_TEST_PICTURES") != NULL)
    view_fixture_save_png (&f, g_getenv ("GLM_TEST_PICTURES"));
  view_fixture_close (&f);
}

/* What is too large or no picture is refused when the document is made. */
static void
test_refused (void)
{
  static const guchar huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\10\6\0\0\0";
  static const guchar none[] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  g_autoptr (GBytes) large = g_bytes_new_static (huge, sizeof huge);
  g_autoptr (GBytes) other = g_bytes_new_static (none, sizeof none);

  g_assert_false (glm_document_builder_add_picture (builder, "grande", large));
  g_assert_false (glm_document_builder_add_picture (builder, "autre", other));
}

int
main (int    argc,
      char **argv)
{
  if (!view_fixture_init_display (&argc, &argv))
    return 77;
  g_test_add_func ("/pictures/shown", test_shown);
  g_test_add_func ("/pictures/refused", test_refused);
  return g_test_run ();
}
