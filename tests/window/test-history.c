/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-byline.h"
#include "glm-document-builder.h"
#include "glm-reading-history.h"

#include <locale.h>
#include <string.h>

static void
test_back_and_forward (void)
{
  g_autoptr (GlmReadingHistory) history = glm_reading_history_new ();
  gsize position = 0;

  g_assert_false (glm_reading_history_can_back (history));
  g_assert_false (glm_reading_history_back (history, 5, &position));
  glm_reading_history_leave (history, 10, 0);
  glm_reading_history_leave (history, 20, 0);
  g_assert_true (glm_reading_history_back (history, 30, &position));
  g_assert_cmpuint (position, ==, 20);
  g_assert_true (glm_reading_history_forward (history, 20, &position));
  g_assert_cmpuint (position, ==, 30);
  g_assert_false (glm_reading_history_can_forward (history));
  g_assert_true (glm_reading_history_back (history, 30, &position));
  g_assert_true (glm_reading_history_back (history, 20, &position));
  g_assert_cmpuint (position, ==, 10);

  /* A new jump forgets what lay ahead. */
  glm_reading_history_leave (history, 10, 0);
  g_assert_false (glm_reading_history_can_forward (history));
}

/* Going through twenty matches is one step back. */
static void
test_series (void)
{
  g_autoptr (GlmReadingHistory) history = glm_reading_history_new ();
  gsize position = 0;

  for (gsize i = 0; i < 20; i++)
    glm_reading_history_leave (history, 100 + i, 1);
  g_assert_true (glm_reading_history_back (history, 500, &position));
  g_assert_cmpuint (position, ==, 100);
  g_assert_false (glm_reading_history_can_back (history));

  glm_reading_history_leave (history, 1, 1);
  glm_reading_history_end_series (history);
  glm_reading_history_leave (history, 2, 1);
  glm_reading_history_leave (history, 3, 2);
  g_assert_true (glm_reading_history_back (history, 9, &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_true (glm_reading_history_back (history, 3, &position));
  g_assert_cmpuint (position, ==, 2);
}

static void
test_bounded (void)
{
  g_autoptr (GlmReadingHistory) history = glm_reading_history_new ();
  gsize position = 0;
  guint steps = 0;

  for (gsize i = 0; i < 5000; i++)
    glm_reading_history_leave (history, i, 0);
  while (glm_reading_history_back (history, position, &position))
    steps++;
  g_assert_cmpuint (steps, >=, 100);
  g_assert_cmpuint (steps, <, 1000);
}

static GlmDocument *
make_document (guint       words,
               const char *date,
               guint       precision,
               const char *site)
{
  g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
  GlmMetadata *metadata = glm_document_builder_get_metadata (builder);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    g_string_append (text, "mot ");
  metadata->date = g_strdup (date);
  metadata->date_precision = precision;
  metadata->site = g_strdup (site);
  glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
  glm_document_builder_add_text (builder, text->str, -1);
  glm_document_builder_close_block (builder);
  g_string_free (text, TRUE);
  return glm_document_builder_end (builder);
}

static void
test_byline (void)
{
  static const struct
  {
    const char      *date;
    GlmDatePrecision precision;
    const char      *shown;
  } cases[] = {
    { "2023-07", GLM_DATE_MONTH, "July 2023" },
    { "2023", GLM_DATE_YEAR, "2023" },
    { "2023-07-14", GLM_DATE_DAY, "July 14, 2023" },
    { "2023-07-14T08:00:00+02:00", GLM_DATE_TIME, "July 14, 2023" },
    { "2023-07-01", GLM_DATE_DAY, "July 1, 2023" },
    { "hier", GLM_DATE_DAY, NULL },
    { "2023-99-99", GLM_DATE_DAY, NULL },
    { NULL, GLM_DATE_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GlmDocument) document = make_document (10, cases[i].date, cases[i].precision, NULL);
      g_autofree char *shown = glm_byline_dup_date (glm_document_get_metadata (document));

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_subtitle (void)
{
  g_autoptr (GlmDocument) document = make_document (1950, "2023-07", GLM_DATE_MONTH, "Le Quotidien");
  g_autoptr (GlmDocument) bare = make_document (3, NULL, GLM_DATE_NONE, NULL);
  g_autofree char *subtitle = glm_byline_dup_subtitle (document, NULL);
  g_autofree char *shortest = glm_byline_dup_subtitle (bare, NULL);

  g_assert_cmpstr (subtitle, ==, "Le Quotidien · July 2023 · 10 minutes");
  g_assert_cmpstr (shortest, ==, "1 minute");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/window/history/series", test_series);
  g_test_add_func ("/window/history/bounded", test_bounded);
  g_test_add_func ("/window/byline/date", test_byline);
  g_test_add_func ("/window/byline/subtitle", test_subtitle);
  return g_test_run ();
}
