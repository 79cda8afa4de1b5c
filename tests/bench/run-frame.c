/* SPDX-License-Identifier: GPL-3.0-or-later */

/* run-frame STAGE: draws a page of the sample texts once, as far as nodes, in a function that Callgrind can be told to look at alone. */

#include "config.h"

#include "glm-bench.h"
#include "view-fixture.h"

/* Some pages. */
#define BYTES 20000

void run_measured (ViewFixture *f);

/* Some bytes of every line are lit, as when all that is found is shown. */
static void
light (ViewFixture *f)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (GlmRange));
  gsize length;

  glm_document_get_text (f->document, &length);
  for (gsize i = 0; i + 40 < length; i += 40)
    {
      GlmRange range = { i, i + 6 };

      g_array_append_val (ranges, range);
    }
  glm_article_view_set_highlights (f->view, GLM_HIGHLIGHT_MATCHES, (const GlmRange *) (gpointer) ranges->data, ranges->len);
}

/* The reader turns a page: of what is on the next, nothing is kept from the last frame. */
G_NO_INLINE void
run_measured (ViewFixture *f)
{
  g_autoptr (GskRenderNode) node = NULL;

  gtk_adjustment_set_value (f->vertical, gtk_adjustment_get_page_size (f->vertical));
  node = view_fixture_snapshot (f);
  g_assert_nonnull (node);
}

int
main (int    argc,
      char **argv)
{
  ViewFixture f = { 0 };

  if (argc < 2)
    {
      g_print ("frame\n");
      return EXIT_SUCCESS;
    }
  argc = 1;
  if (!view_fixture_init_display (&argc, &argv))
    return EXIT_FAILURE;
  view_fixture_open (&f, view_fixture_parse (glm_bench_text (BYTES)), 800, 900);
  view_fixture_finish_lines (&f);
  light (&f);
  view_fixture_draw (&f);
  run_measured (&f);
  view_fixture_close (&f);
  return EXIT_SUCCESS;
}
