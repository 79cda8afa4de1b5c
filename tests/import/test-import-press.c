/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the French press, of its blogs and of its public sites, with their furniture. */

#include "config.h"

#include "glm-test-page.h"

/* The name of a blog is the heading of all its pages; the article's stands lower. */
static void
test_titles (void)
{
  assert_metadata ("<html><head><title>Carnets du Val: La bibliothèque municipale rouvre lundi</title></head><body><h1><a href=/>Carnets du Val</a></h1>"
                   "<h3>La bibliothèque municipale rouvre lundi</h3>" BODY,
                   "La bibliothèque municipale rouvre lundi", NULL, NULL, NULL, NULL);
  assert_metadata ("<html><head><title>La bibliothèque rouvre - Val en colère</title><meta property=og:title content='La bibliothèque rouvre - Val en colère'>"
                   "<meta property=og:site_name content='Val en colère'></head><body><h1>Val en colère</h1><h2>La bibliothèque rouvre</h2>" BODY,
                   "La bibliothèque rouvre", NULL, NULL, "Val en colère", NULL);
}

/* A byline that only its words tell. */
static void
test_written_bylines (void)
{
  assert_metadata ("<html><body><p>Publié par <a href=a>Anne Roy</a></p>" BODY, NULL, "Anne Roy", NULL, NULL, NULL);
  assert_metadata ("<html><body><i>Par Jean-Luc d’Aure, le 5 juin 2012</i><br>" BODY, NULL, "Jean-Luc d’Aure", "2012-06-05", NULL, NULL);
  assert_metadata ("<html><body><p>Par exemple</p><p>Par ici la sortie</p>" BODY, NULL, NULL, NULL, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/press/titles", test_titles);
  g_test_add_func ("/import/press/written-bylines", test_written_bylines);
  return g_test_run ();
}
