/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/byline/dates", test_dates);
  g_test_add_func ("/byline/authors", test_authors);
  return g_test_run ();
}
