/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-document-builder.h"
#include "glm-document-byline.h"

static void
test_dates (void)
{
  static const struct
  {
    const char      *date;
    GlmDatePrecision precision;
    const char      *words;
  } dates[] = {
    { "2023", GLM_DATE_YEAR, "2023" },
    { "2023-07", GLM_DATE_MONTH, "juillet 2023" },
    { "2023-07-14", GLM_DATE_DAY, "14 juillet 2023" },
    { "2023-08-01", GLM_DATE_DAY, "1er août 2023" },
    { "2023-07-14", GLM_DATE_MONTH, "juillet 2023" },
    { "2023-02-03T08:05:00+01:00", GLM_DATE_TIME, "3 février 2023 à 8\u00a0h\u00a005" },
    { "2023-02-03T18:00:00Z", GLM_DATE_TIME, "3 février 2023 à 18\u00a0h" },
    { "2023-13-40", GLM_DATE_DAY, "2023" },
    { "demain", GLM_DATE_DAY, NULL },
    { NULL, GLM_DATE_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      GlmMetadata metadata = { .date = (char *) dates[i].date, .date_precision = dates[i].precision };
      g_autofree char *words = glm_metadata_dup_date (&metadata);

      g_assert_cmpstr (words, ==, dates[i].words);
    }
}

static void
test_authors (void)
{
  char *names[] = { (char *) "Anne Dupont", (char *) "Jean Martin", (char *) "Zoé Petit", NULL };
  GlmMetadata metadata = { .authors = names };
  g_autofree char *three = glm_metadata_dup_authors (&metadata);
  g_autofree char *two = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (three, ==, "Par Anne Dupont, Jean Martin et Zoé Petit");
  names[2] = NULL;
  two = glm_metadata_dup_authors (&metadata);
  g_assert_cmpstr (two, ==, "Par Anne Dupont et Jean Martin");
  metadata.authors = NULL;
  none = glm_metadata_dup_authors (&metadata);
  g_assert_null (none);
}

/* An article that names its authors under its title says so itself; one that speaks of them does not. */
static void
test_said (void)
{
  static const struct
  {
    const char *line;
    gboolean    said;
  } lines[] = {
    { "Par Anne Dupont et Jean Martin, 3 mars 2024", TRUE },
    { "Anne Dupont, Jean Martin", TRUE },
    { "Par Anne Dupont", FALSE },
    { "Anne Dupont a rencontré Jean Martin à Brest.", FALSE },
    { "Hier, Anne Dupont et Jean Martin étaient là", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GlmDocumentBuilder) builder = glm_document_builder_new ();
      g_autoptr (GlmDocument) document = NULL;

      glm_document_builder_get_metadata (builder)->authors = g_strsplit ("Anne Dupont|Jean Martin", "|", -1);
      glm_document_builder_open_block (builder, GLM_BLOCK_HEADING, 1, 0);
      glm_document_builder_add_text (builder, "Le titre", -1);
      glm_document_builder_open_block (builder, GLM_BLOCK_PARAGRAPH, 0, 0);
      glm_document_builder_add_text (builder, lines[i].line, -1);
      document = glm_document_builder_end (builder);
      g_assert_cmpint (glm_document_says_byline (document), ==, lines[i].said);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byline/dates", test_dates);
  g_test_add_func ("/byline/authors", test_authors);
  g_test_add_func ("/byline/said", test_said);
  return g_test_run ();
}
