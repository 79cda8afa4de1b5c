/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "search-fixture.h"

#include <string.h>

/* Words of one line are forms of each other, and of no word of another line. */
static const char *const families[] = {
  "président présidente présidents présidentes Présidente",
  "journal journaux",
  "travail travaux",
  "directeur directrice directeurs directrices",
  "chanteur chanteuse chanteuses",
  "actif active actifs actives",
  "italien italienne italiens italiennes",
  "lion lionne lions lionnes",
  "premier première premiers premières",
  "étranger étrangère étrangers étrangères",
  "français française françaises FRANÇAIS",
  "nouveau nouvel nouvelle nouveaux nouvelles",
  "beau bel belle beaux belles",
  "œil yeux oeil",
  "élu élue élus élues",
  "chanté chantée chantés chantées",
  "maire maires",
  "marée marées",
  "hôpital hôpitaux",
  "noyau noyaux",
  "château châteaux",
  "heureux heureuse heureuses",
  "public publique publics publiques",
  "cadet cadette cadets",
  "dossier dossiers",
  "ministère ministères",
  "ministre ministres",
  "état États",
  "prix",
  "os",
  "or",
  "loi lois",
  "roi rois",
  "pays",
  "mois",
  "poids",
};

static gboolean
is_found (const char *text,
          const char *pattern)
{
  g_autoptr (GlmDocument) document = search_fixture_document (text);
  g_autoptr (GlmMatches) matches = search_fixture_find (document, pattern, GLM_QUERY_FORMS);
  guint n;

  glm_matches_get (matches, &n);
  return n == 1;
}

static void
test_families (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_auto (GStrv) words = g_strsplit (families[i], " ", -1);

      for (guint k = 0; k < G_N_ELEMENTS (families); k++)
        {
          g_auto (GStrv) others = g_strsplit (families[k], " ", -1);

          for (guint a = 0; words[a] != NULL; a++)
            for (guint b = 0; others[b] != NULL; b++)
              if (is_found (words[a], others[b]) != (i == k))
                g_error ("“%s” and “%s”", words[a], others[b]);
        }
    }
}

static void
test_phrases (void)
{
  assert_found ("Les présidentes, la vice-présidente et le présidentiable.", "président", GLM_QUERY_FORMS,
                "Les [présidentes], la vice-[présidente] et le présidentiable.");
  assert_found ("un directeur général, des directrices générales\n\nla directrice. Générale", "directeurs généraux", GLM_QUERY_FORMS,
                "un [directeur général], des [directrices générales]\n\nla [directrice. Générale]");
  assert_found ("l’État, d’états et l'E\u0301tat.", "l'etats", GLM_QUERY_FORMS, "[l’État], d’états et [l'E\u0301tat].");
  assert_found ("un mot\n\nautre", "mot autre", GLM_QUERY_FORMS, "un mot\n\nautre");
  assert_found ("rien", "…", GLM_QUERY_FORMS, "rien");
}

/* Several terms, one to be left out, and near ones: each in all its forms, but for what is quoted. */
static void
test_terms (void)
{
  static const char text[] = "Les présidentes et un maire.\n\nLe président et les ministres.\n\nLa présidente seule.";

  assert_found (text, "président -ministre", GLM_QUERY_FORMS, "Les [présidentes] et un maire.\n\nLe président et les ministres.\n\nLa [présidente] seule.");
  assert_found (text, "\"maire\" présidente", GLM_QUERY_FORMS, "Les [présidentes] et un [maire].\n\nLe président et les ministres.\n\nLa présidente seule.");
  assert_found (text, "\"ministre\" présidente", GLM_QUERY_FORMS, "Les présidentes et un maire.\n\nLe [président] et les [ministre]s.\n\nLa présidente seule.");
  assert_found (text, "maires ~5 président", GLM_QUERY_FORMS, "Les [présidentes et un maire].\n\nLe président et les ministres.\n\nLa présidente seule.");
  assert_found (text, "maires présidente", GLM_QUERY_FORMS | GLM_QUERY_NEAR, "Les [présidentes et un maire].\n\nLe président et les ministres.\n\nLa présidente seule.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/forms/families", test_families);
  g_test_add_func ("/search/forms/phrases", test_phrases);
  g_test_add_func ("/search/forms/terms", test_terms);
  return g_test_run ();
}
