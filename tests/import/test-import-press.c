/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the French press, of its blogs and of its public sites, with their furniture. */

#include "config.h"

#include "glm-test-page.h"

#define LONG_4 "Le maire, qui l’avait promis dès son élection, n’a pas voulu dire, lundi, ce qu’il en pensait."
#define LONG_5 "L’opposition, elle, s’étonne du prix, et demande que la chambre des comptes s’en occupe avant l’été."
#define MORE "<p>" LONG_4 "</p><p>" LONG_5 "</p>"
#define MORE_BLOCKS "paragraph: " LONG_4 "\nparagraph: " LONG_5 "\n"
#define COMMENT "<p>Je l’ai toujours dit, et je le répète : ce four, il fallait le laisser où il était, voilà tout.</p>"
#define TITLED "<html><head><title>La bibliothèque municipale rouvre - Le Courrier</title></head><body><h1>La bibliothèque municipale rouvre</h1>"

/* What readers wrote is longer than the article, and is called by another name than comments. */
static void
test_reactions (void)
{
  assert_article ("<html><body><main><article>" BODY "</article><section id=reactions><h3>Vos réactions</h3>"
                  "<div class=reaction>" COMMENT COMMENT "<p>" LONG_4 LONG_5 "</p></div><div class=reaction><p>" LONG_5 LONG_4 LONG_5 "</p></div></section></main>",
                  BODY_BLOCKS);
}

/* A dispatch of a paragraph under its title, and other stories, each with a sentence, that have more prose than it. */
static void
test_dispatch (void)
{
#define STORY(n) "<div><a href=" n "><h2>Un autre titre, celui du numéro " n "</h2></a><p>La ville, " n " ans après, ne sait que faire de ce terrain, et le maire hésite.</p></div>"
  assert_article (TITLED "<div><div><div>AFP, publié hier à 8 h 15</div><p>" LONG_1 " " LONG_2 "</p></div><div>" STORY ("1") STORY ("2") STORY ("3") STORY ("4") "</div></div>",
                  "paragraph: " LONG_1 " " LONG_2 "\n");
#undef STORY
}

/* Under the story that the page is called after, the next one of the day goes on and on. */
static void
test_next_story (void)
{
  assert_article ("<html><head><title>La bibliothèque municipale rouvre - Le Courrier</title></head><body><main><article><h1>La bibliothèque municipale rouvre</h1>" BODY MORE "<p>" LONG_1 LONG_5 "</p></article>"
                  "<article><h2><a href=b>Le tramway de la rive gauche est lancé</a></h2><p>La ligne ira du port à la gare, en onze minutes, et passera toutes les six minutes.</p>"
                  "<p>Elle coûtera, dit la ville, moins que la bibliothèque, et servira, dit l’opposition, à moins de monde.</p></article></main>",
                  BODY_BLOCKS MORE_BLOCKS "paragraph: " LONG_1 LONG_5 "\n");
}

static gboolean
is_teaser (const char *page)
{
  g_autoptr (GlmDocument) document = import (page);

  return glm_document_get_metadata (document)->is_teaser;
}

/* What goes on for those who pay is the beginning of an article; what they paid for is all of it. */
static void
test_teaser (void)
{
#define LOCKED "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>"
#define CALL "<section class=paywall><p>La suite est réservée à nos abonnés. Déjà abonné ? <a href=x>Connectez-vous</a></p></section>"
  g_assert_true (is_teaser ("<html><head>" LOCKED "</head><body><article>" BODY "</article>" CALL));
  g_assert_true (is_teaser ("<html><body><article>" BODY "<p><strong>Il vous reste 57.09% de cet article à lire.</strong></p></article>" CALL));
  g_assert_false (is_teaser ("<html><head>" LOCKED "</head><body><article>" BODY "</article><ul><li><a href=y>Réservé aux abonnés La rive gauche aura son tramway</a></li></ul>"));
  g_assert_false (is_teaser ("<html><body><article>" BODY "</article>" CALL));
  g_assert_false (is_teaser ("<html><head>" LOCKED "</head><body><article>" BODY "</article><div hidden>" CALL "</div>"));
#undef LOCKED
#undef CALL
}

static void
test_pointers (void)
{
  assert_article ("<html><body><article>" BODY "<p>→ Voir aussi notre dossier : <a href=a>les fours</a></p><p>[<a href=b>Lire aussi</a> : le jardin]</p>"
                  "<p>• <em>À lire aussi :</em> <a href=c>La rive gauche aura son tramway</a></p>" MORE "</article>",
                  BODY_BLOCKS MORE_BLOCKS);
  /* A quotation begins as it likes. */
  assert_article ("<html><body><article>" BODY "<p>« Lire aussi vite que possible », telle est sa devise.</p>" MORE "</article>",
                  BODY_BLOCKS "paragraph: « Lire aussi vite que possible », telle est sa devise.\n" MORE_BLOCKS);
}

/* The site speaks to its readers in a box or a paragraph of its own. */
static void
test_calls (void)
{
  assert_article ("<html><body><article>" BODY "<div><p>Notre rédaction ne vit que des dons de nos lecteurs, sans publicité ni actionnaire, et paraît chaque jour.</p>"
                  "<p>Aidez-la.</p></div>" MORE "<p>Vous avez aimé cet article ? Dites-le à vos amis, qui l’aimeront aussi.</p></article>",
                  BODY_BLOCKS MORE_BLOCKS);
  /* An article may be about readers. */
  assert_article ("<html><body><article>" BODY "<p>La bibliothèque a perdu nos lecteurs les plus fidèles, ceux du samedi, et ne sait pas où ils sont allés.</p></article>",
                  BODY_BLOCKS "paragraph: La bibliothèque a perdu nos lecteurs les plus fidèles, ceux du samedi, et ne sait pas où ils sont allés.\n");
}

/* A line of dates and durations is none of the author's, wherever it stands and whoever was named in it. */
static void
test_dates_and_durations (void)
{
  assert_article ("<html><body><article><p><span class=author>Par Anne ROY</span> - <time>5 juin 2012 à 06:00</time> | mis à jour hier à 10:00 - Temps de lecture : 2 min</p>" BODY
                  "<div><time>12:05</time></div>" MORE "<div>2 min</div></article>",
                  BODY_BLOCKS MORE_BLOCKS);
  assert_article ("<html><body><article>" BODY "<p>Le 5 juin 2012, à midi</p>" MORE "</article>", BODY_BLOCKS "paragraph: Le 5 juin 2012, à midi\n" MORE_BLOCKS);
}

/* Elements of the site's own making are lines of their own, but in a line they are words. */
static void
test_own_elements (void)
{
  assert_article ("<html><body><main><r-chapo><p>" LONG_4 "</p></r-chapo><r-byline><b>Anne Roy</b></r-byline><r-date>Publié le 5 juin 2012</r-date><r-time>Lecture : 3 min</r-time>"
                  "<r-text>" BODY "<p>Un mot <r-tip>rare</r-tip>, puis d’autres, et encore un point au bout.</p></r-text></main>",
                  "paragraph: " LONG_4 "\n" BODY_BLOCKS "paragraph: Un mot rare, puis d’autres, et encore un point au bout.\n");
}

/* What opens when it is pressed is part of the page, and its heading too. */
static void
test_accordion (void)
{
  assert_article ("<html><body><main>" BODY "<section class=fr-accordion><h3><button class=fr-accordion__btn>Qui peut entrer ?</button></h3><div class=fr-collapse><p>" LONG_4 "</p></div></section>"
                  "<button>Imprimer</button></main>",
                  BODY_BLOCKS "heading3: Qui peut entrer ?\nparagraph: " LONG_4 "\n");
}

/* Builders of pages call everything a widget, and WordPress calls every list a list. */
static void
test_builders (void)
{
  assert_article ("<html><body><div class=elementor>" BODY "<div class=elementor-widget><div class=elementor-widget-container><h2>Et après ?</h2></div></div>" MORE
                  "<ul class=wp-block-list><li>lundi<li>mardi</ul><p>" LONG_1 LONG_4 "</p></div>",
                  BODY_BLOCKS "heading2: Et après ?\n" MORE_BLOCKS "list-item1: lundi\nlist-item1: mardi\nparagraph: " LONG_1 LONG_4 "\n");
}

/* Who said what is quoted is no byline. */
static void
test_quote (void)
{
  assert_article ("<html><body><article>" BODY "<blockquote class=quote><p>Enfin !</p><cite class=quote__author>Sonia Keller, lectrice</cite></blockquote>" MORE "</article>",
                  BODY_BLOCKS "quote1: Enfin !\nquote1: Sonia Keller, lectrice\n" MORE_BLOCKS);
}

/* Boxes beside what the page marks as its text, before it in the source, that tell of the author and of the publication. */
static void
test_beside_marked (void)
{
  assert_article ("<html><body><article><div class=content-sidebar><section><p>Anne Roy ne possède pas de parts de la bibliothèque, et ne la conseille pas, dit-elle à qui veut l’entendre.</p></section></div>"
                  "<div itemprop=articleBody>" BODY MORE "</div></article>",
                  BODY_BLOCKS MORE_BLOCKS);
}

/* A card that leads to another page, alone. */
static void
test_card (void)
{
  assert_article ("<html><body><main>" BODY MORE "<div class=card><h3><a href=x>Le tramway de la rive gauche</a></h3><p>La ligne ira du port à la gare, en onze minutes, et passera toutes les six minutes jusqu’à minuit.</p></div></main>",
                  BODY_BLOCKS MORE_BLOCKS);
}

/* Asking leave to watch may take more words than the article. */
static void
test_consent (void)
{
  assert_article ("<html><body><div>" BODY "</div><div id=onetrust-consent><h2>Vos choix</h2><p>" LONG_4 LONG_5 "</p><p>" LONG_5 LONG_4 "</p><p>" LONG_1 LONG_5 LONG_4 "</p></div>", BODY_BLOCKS);
}

/* Wikis, journals and manuals have furniture of their own. */
static void
test_wiki (void)
{
  assert_article ("<html><body><div>" BODY "<h2><span>Un four</span><span class=mw-editsection>[<a href=e>modifier</a>]</span></h2>" MORE "<div class=catlinks><a href=c>Catégories</a> : Fours</div>"
                  "<div><h2>Pour citer cet article</h2><p>Anne Roy, « La bibliothèque », Cahiers du Val, 12, 2020, consulté le 3 mai 2021.</p></div></div>",
                  BODY_BLOCKS "heading2: Un four\n" MORE_BLOCKS);
}

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

/* Two links in a row are two names; who is quoted, and who comments, is no author. */
static void
test_named_bylines (void)
{
  assert_metadata ("<html><body><div class=auteurs><a href=a>Anne Roy</a> <a href=b>Jean Petit</a></div>" BODY, NULL, "Anne Roy + Jean Petit", NULL, NULL, NULL);
  assert_metadata ("<html><body><div class=auteurs>Par <a href=a>Anne Roy</a> et <a href=b>Jean Petit</a></div>" BODY, NULL, "Anne Roy + Jean Petit", NULL, NULL, NULL);
  assert_metadata ("<html><body>" BODY "<blockquote><p>Enfin !</p><cite class=author>Sonia Keller</cite></blockquote><div class=comments><p class=author>Roger Blanc</p></div>",
                   NULL, NULL, NULL, NULL, NULL);
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
  g_test_add_func ("/import/press/reactions", test_reactions);
  g_test_add_func ("/import/press/dispatch", test_dispatch);
  g_test_add_func ("/import/press/next-story", test_next_story);
  g_test_add_func ("/import/press/teaser", test_teaser);
  g_test_add_func ("/import/press/pointers", test_pointers);
  g_test_add_func ("/import/press/calls", test_calls);
  g_test_add_func ("/import/press/dates-and-durations", test_dates_and_durations);
  g_test_add_func ("/import/press/own-elements", test_own_elements);
  g_test_add_func ("/import/press/accordion", test_accordion);
  g_test_add_func ("/import/press/builders", test_builders);
  g_test_add_func ("/import/press/quote", test_quote);
  g_test_add_func ("/import/press/beside-marked", test_beside_marked);
  g_test_add_func ("/import/press/card", test_card);
  g_test_add_func ("/import/press/consent", test_consent);
  g_test_add_func ("/import/press/wiki", test_wiki);
  g_test_add_func ("/import/press/titles", test_titles);
  g_test_add_func ("/import/press/named-bylines", test_named_bylines);
  g_test_add_func ("/import/press/written-bylines", test_written_bylines);
  return g_test_run ();
}
