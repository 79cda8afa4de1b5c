/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-test-page.h"
#include "glm-test.h"

#include <string.h>

static void
assert_whole (const char *page,
              const char *expected)
{
  g_autoptr (GlmDocument) document = import_bytes (page, strlen (page), GLM_IMPORT_WHOLE_PAGE);
  g_autofree char *dump = dup_dump (document);

  g_assert_cmpstr (dump, ==, expected);
}

/* The kinds and texts of all spans. */
static void
assert_spans (const char *page,
              const char *expected)
{
  g_autoptr (GlmDocument) document = import_bytes (page, strlen (page), GLM_IMPORT_WHOLE_PAGE);
  g_autoptr (GString) dump = g_string_new (NULL);

  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      guint n;
      const GlmSpan *spans = glm_document_get_block_spans (document, i, &n);

      for (guint j = 0; j < n; j++)
        {
          g_autofree char *text = glm_document_dup_range (document, spans[j].range);

          g_string_append_printf (dump, "%s [%s]%s%s\n", glm_span_kind_to_string (spans[j].kind), text,
                                  spans[j].target != NULL ? " " : "", spans[j].target != NULL ? spans[j].target : "");
        }
    }
  g_assert_cmpstr (dump->str, ==, expected);
}

static void
test_article (void)
{
  assert_article ("<!DOCTYPE html><html lang=fr><title>Réouverture</title><body>"
                  "<nav><a href=/>Accueil</a> <a href=/s>Société</a></nav>"
                  "<article><h1>Réouverture</h1>" BODY "</article>"
                  "<footer><p>Le Courrier du Val, société anonyme, douze rue des Lices, imprime ce journal depuis 1921.</p></footer>",
                  BODY_BLOCKS);
}

/* No element has a name that says what it is: what is prose and what is links has to tell. */
static void
test_nameless (void)
{
  assert_article ("<html><body><div><div><a href=a>Économie</a></div><div><a href=b>Sports et loisirs</a></div><div><a href=c>Culture</a></div></div>"
                  "<div><div>" BODY "</div></div>"
                  "<div><a href=d>Un tramway de plus pour la rive gauche</a><br><a href=e>Le marché déménage en avril prochain</a></div>",
                  BODY_BLOCKS);
}

static void
test_old_tables (void)
{
  assert_article ("<html><body><table><tr><td><a href=a>Sommaire</a><br><a href=b>Archives</a><td><p>" LONG_1 "<p>" LONG_2 "<p>" LONG_3
                  "<td><a href=c>Plan</a></table>",
                  BODY_BLOCKS);
}

/* A table of many figures, or a list of many names, takes nothing away from the paragraphs around it. */
static void
test_long_lists (void)
{
  static const char *const frames[][2] = { { "<table>", "</table>" }, { "<ul>", "</ul>" } };
  static const char *const items[] = { "<tr><td>Arc</td><td>120</td><td>37</td><td>4</td><td>12</td></tr>", "<li>Arc</li><li>Bar</li><li>Cor</li><li>Dun</li>" };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html lang=fr><body><nav><a href=/>Accueil</a></nav><article><h1>Titre</h1><p>" LONG_1 "</p>");
      g_autoptr (GlmDocument) document = NULL;
      g_autofree char *dump = NULL;

      g_string_append (page, frames[i][0]);
      for (guint row = 0; row < 200; row++)
        g_string_append (page, items[i]);
      g_string_append_printf (page, "%s<p>" LONG_2 "</p><p>" LONG_3 "</p></article></body></html>", frames[i][1]);
      document = import (page->str);
      dump = dup_dump (document);
      g_assert_true (g_str_has_prefix (dump, "paragraph: " LONG_1 "\n"));
      g_assert_true (g_str_has_suffix (dump, "paragraph: " LONG_2 "\nparagraph: " LONG_3 "\n"));
      g_assert_cmpuint (glm_document_get_n_blocks (document), >, 200);
    }
}

/* More is said under the article than in it. */
static void
test_comments (void)
{
  assert_article ("<html><body><article><p>" LONG_1 "</p></article><section class=commentaires>"
                  "<div><p>Je n’y crois pas un instant, et je ne suis pas le seul, il suffit de voir ce qu’ils ont fait du stade.</p></div>"
                  "<div><p>Moi si, j’y étais hier, les salles sont belles, les gens aimables, et le jardin d’hiver une merveille.</p></div>"
                  "<div><p>Et le prix, qui parle du prix ? Onze millions, pendant que les écoles tombent en ruine dans les faubourgs.</p></div>"
                  "</section>",
                  "paragraph: " LONG_1 "\n");
}

static void
test_standfirst (void)
{
  assert_article ("<html><head><meta property=og:description content='Deux ans de travaux, onze millions d’euros : la bibliothèque est prête à recevoir ses lecteurs.'></head>"
                  "<body><header><h1>Réouverture</h1><div><h2>Deux ans de travaux, onze millions d’euros : la bibliothèque est prête à recevoir ses lecteurs.</h2></div>"
                  "<ul><li><a href=x>Partager</a></ul></header><div class=corps>" BODY "</div>",
                  "heading2: Deux ans de travaux, onze millions d’euros : la bibliothèque est prête à recevoir ses lecteurs.\n" BODY_BLOCKS);
  assert_article ("<html><body><header><h1>Réouverture</h1><p class=article-chapo>Deux ans de travaux : la bibliothèque est prête à recevoir ses lecteurs.</p>"
                  "<p>Modifié hier</p></header><div class=corps>" BODY "</div>",
                  "paragraph: Deux ans de travaux : la bibliothèque est prête à recevoir ses lecteurs.\n" BODY_BLOCKS);
}

static void
test_furniture (void)
{
  assert_article ("<html><body><article><h1>Réouverture</h1><p>" LONG_1 "</p>"
                  "<p>À lire aussi : <a href=a>Le four du treizième siècle ira au musée</a></p>"
                  "<p class=social-text>Le jardin d’hiver, lui, n’ouvrira qu’au printemps, quand les arbres y seront.</p><p>À lire aussi dans le dossier de cette semaine : <a href=a>le four</a></p>"
                  "<div class='article__newsletter-box'><p>Recevez chaque matin, dans votre boîte aux lettres, ce que la rédaction a choisi pour vous.</p></div>"
                  "<p>" LONG_2 "</p><aside><a href=b>Notre dossier sur le chantier</a></aside>"
                  "<p><img src=a.jpg alt='Une salle'></p><figure><img src=a.jpg alt='La salle'><figcaption>La salle de lecture, hier, à midi. Photo Jeanne Petit</figcaption></figure>"
                  "<div><h3>Sur le même sujet</h3><ul><li><a href=c>Un jardin d’hiver</a></li></ul></div>"
                  "<p>" LONG_3 "</p><ul class=tags><li><a href=d>Culture</a><li><a href=e>Livres</a></ul>"
                  "<div class=author-bio><p>Anne Roy suit la culture au journal depuis dix ans, après des études de lettres.</p></div></article>",
                  "paragraph: " LONG_1 "\nparagraph: Le jardin d’hiver, lui, n’ouvrira qu’au printemps, quand les arbres y seront.\n"
                  "paragraph: " LONG_2 "\nparagraph: " LONG_3 "\n");
}

static void
test_marks_of_page (void)
{
  assert_article ("<html><body><article><p>" LONG_1 "</p><div>Annonce</div><p>" LONG_2 "</p><div>Annonce</div><p>" LONG_3
                  "</p><div>Annonce</div></article>"
                  "<div><p>Ce site emploie des cookies, que votre navigateur garde, pour mesurer combien de lecteurs il reçoit.</p></div>",
                  BODY_BLOCKS);
}

/* Other stories under the article have prose of their own. */
static void
test_other_stories (void)
{
#define CARD(n) "<div class=x><h5><a href=" n ">Un autre titre, celui du numéro " n "</a></h5><div>La ville, " n " ans après, ne sait que faire de ce terrain, et le maire hésite encore.</div></div>"
  assert_article ("<html><body><div class=y><div>" BODY "<p>" LONG_1 LONG_2 LONG_3 "</p></div><div>Encore</div><div>" CARD ("1") CARD ("2") CARD ("3") CARD ("4") "</div></div>",
                  BODY_BLOCKS "paragraph: " LONG_1 LONG_2 LONG_3 "\n");
#undef CARD
  assert_article ("<html><head><title>Réouverture lundi de la bibliothèque</title></head><body><div><article><h1>Réouverture lundi de la bibliothèque</h1><div>" BODY "<p>" LONG_1 LONG_2 LONG_3 "</p></div></article><article><h1>Un tramway pour la rive gauche</h1>"
                  "<div><p>La ligne ira du port à la gare, en onze minutes, et passera toutes les six minutes jusqu’à minuit.</p></div></article></div>",
                  BODY_BLOCKS "paragraph: " LONG_1 LONG_2 LONG_3 "\n");
}

/* However many links stand between two parts of an article, it goes on after them. */
static void
test_box_of_links (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><div><p>" LONG_1 "</p><p>" LONG_2 "</p>");

  for (guint i = 0; i < 40; i++)
    g_string_append (page, "<p><a href=x>Un autre titre de ce jour</a></p>");
  g_string_append (page, "<p>" LONG_3 "</p><p>Le maire, qui l’avait promis dès son élection, n’a pas voulu dire ce qu’il en pensait.</p>"
                         "<p>L’opposition, elle, s’étonne du prix, et demande que la chambre des comptes s’en occupe.</p>"
                         "<p>La réponse viendra, dit-on, avant l’été, si les juges en ont le temps et les moyens.</p>"
                         "<p>En attendant, les enfants des écoles ont déjà visité le jardin d’hiver, et l’ont trouvé petit.</p>"
                         "<p>Le four, lui, ira au musée, où l’attendent depuis longtemps les carreaux qui en sont sortis.</p>"
                         "<p>Personne ne sait encore, à ce jour, qui paiera le transport, ni quand il pourra se faire.</p></div>");
  {
    g_autoptr (GlmDocument) document = import (page->str);

    g_assert_true (g_str_has_prefix (glm_document_get_text (document, NULL), LONG_1));
    g_assert_true (g_str_has_suffix (glm_document_get_text (document, NULL), "quand il pourra se faire."));
    g_assert_null (strstr (glm_document_get_text (document, NULL), "Un autre titre"));
  }
}

/* Lines that are no sentences, such as results, stay where sentences stand before and after. */
static void
test_lines_within (void)
{
  g_autoptr (GString) page = g_string_new ("<html><body><div>" BODY);
  g_autoptr (GlmDocument) document = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append_printf (page, "<p>Lices %u, Remparts %u</p>", i, 2 * i);
  g_string_append (page, "<p>" LONG_3 LONG_2 LONG_1 "</p><p>" LONG_2 LONG_1 LONG_3 "</p></div>");
  document = import (page->str);
  g_assert_true (g_str_has_prefix (glm_document_get_text (document, NULL), LONG_1));
  g_assert_nonnull (strstr (glm_document_get_text (document, NULL), "Lices 40, Remparts 80"));
  g_assert_true (g_str_has_suffix (glm_document_get_text (document, NULL), LONG_3));
}

/* In a manual, a sidebar is a box with a remark, and a paragraph may end with where to read on. */
static void
test_manual (void)
{
#define PARA(text) "<div class=para><div>" text "</div><a href=x>http://exemple.fr/une-adresse/</a></div>"
  assert_article ("<html><body><div>" PARA (LONG_1) PARA (LONG_2) "<div class=sidebar><p>Remarque : le four, s’il a été déplacé, se visite encore, mais sur rendez-vous.</p></div>"
                  PARA (LONG_3) PARA (LONG_1 LONG_2) PARA (LONG_2 LONG_3) "</div><div class=sidebar><p>Le temps qu’il fera demain, et après.</p><a href=a>Économie et finances</a><a href=b>Sports</a></div>",
                  "paragraph: " LONG_1 "\nparagraph: " LONG_2 "\nparagraph: Remarque : le four, s’il a été déplacé, se visite encore, mais sur rendez-vous.\n"
                  "paragraph: " LONG_3 "\nparagraph: " LONG_1 LONG_2 "\nparagraph: " LONG_2 LONG_3 "\n");
#undef PARA
}

/* What a form says of itself may be longer than a short article. */
static void
test_form (void)
{
  assert_article ("<html><body><div><div><p>" LONG_1 "</p></div><form><p>" LONG_2 "</p><p>" LONG_3 LONG_2 "</p><input name=a></form></div>",
                  "paragraph: " LONG_1 "\n");
  /* But some pages are one form from top to bottom. */
  assert_article ("<html><body><form><input type=hidden><article>" BODY "</article></form>", BODY_BLOCKS);
}

static void
test_author_told (void)
{
  assert_article ("<html><head><meta name=author content='Anne Roy'></head><body><article>" BODY
                  "<p>Anne Roy est journaliste, et suit la culture au journal depuis dix ans, après des études de lettres.</p></article>",
                  BODY_BLOCKS);
}

static void
test_teaser_of_paywall (void)
{
  assert_article ("<html><body><article><p>" LONG_1 "</p><p class=paywall>" LONG_2 "</p>"
                  "<p>Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés.</p></article>",
                  "paragraph: " LONG_1 "\nparagraph: " LONG_2 "\n");
}

static void
test_hidden (void)
{
  assert_article ("<html><body><article>" BODY "<p hidden>Ceci n’est montré à personne, et pourtant c’est une phrase, avec une virgule.</p>"
                  "<p style='display : none'>Ceci non plus n’est montré à personne, et c’est une phrase, avec une virgule.</p>"
                  "<p aria-hidden=true>Ni ceci, que seuls les yeux voient, quoique ce soit une phrase, avec une virgule.</p></article>",
                  BODY_BLOCKS);
  /* A script shows what a style hides at first. */
  assert_article ("<html><body style='visibility:hidden'><article>" BODY "</article>", BODY_BLOCKS);
}

static void
test_kept (void)
{
  assert_article ("<html><body><article><p>" LONG_1 "</p><h2>Un four</h2><p>" LONG_2 "</p><ul><li>lundi<li>mardi<ol><li>matin<li>soir</ol></ul>"
                  "<blockquote><p>Enfin !</p></blockquote><p>" LONG_3 "</p></article>",
                  "paragraph: " LONG_1 "\nheading2: Un four\nparagraph: " LONG_2 "\nlist-item1: lundi\nlist-item1: mardi\n"
                  "list-item2.1: matin\nlist-item2.2: soir\nquote1: Enfin !\nparagraph: " LONG_3 "\n");
}

/* A book or a report has its chapters' titles as high as its own. */
static void
test_chapters (void)
{
  assert_article ("<html><head><title>Rapport sur la bibliothèque municipale</title></head><body><h1>Rapport sur la bibliothèque municipale</h1>"
                  "<section><h1>Le four</h1>" BODY "<p>" LONG_1 LONG_2 LONG_3 "</p></section><section><h1>Le jardin</h1><p>" LONG_3 LONG_2 "</p></section>",
                  "heading1: Le four\n" BODY_BLOCKS "paragraph: " LONG_1 LONG_2 LONG_3 "\nheading1: Le jardin\nparagraph: " LONG_3 LONG_2 "\n");
}

/* Short as they are, and below all else, the notes that the article calls are part of it. */
static void
test_notes (void)
{
  assert_article ("<html><body><article><p>" LONG_1 "<sup><a href='#n1'>1</a></sup></p><p>" LONG_2 "<a class=footnotecall href='#n2'>2</a></p><p>" LONG_3 "</p></article>"
                  "<div class=notes><p id=n1>1. Voir <a href=a>Le Courrier</a>.</p><p id=n2>2. <i>Ibid.</i> <a href='#r'>↑</a></p></div>"
                  "<div><a href=b>Un autre titre de ce jour</a></div>",
                  "paragraph: " LONG_1 "1\nparagraph: " LONG_2 "2\nparagraph: " LONG_3 "\nnote0.1: 1. Voir Le Courrier.\nnote0.2: 2. Ibid.\n");
}

static void
test_told_body (void)
{
  /* The page's own data tell its text: what is not in it has to be furniture. */
  assert_article ("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" LONG_1 " " LONG_2 "\"}</script></head>"
                  "<body><div><p>" LONG_1 "</p><p class=sharing>" LONG_2 "</p></div>",
                  "paragraph: " LONG_1 "\nparagraph: " LONG_2 "\n");
  /* Prose in the midst of it that the data do not have, in a box of its own, is not of it; the page's end neither. */
  assert_article ("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" LONG_1 LONG_2 LONG_3 " " LONG_3 LONG_1 LONG_2 "\"}</script></head>"
                  "<body><div><p>" LONG_1 LONG_2 LONG_3 "</p><div><p>Un encart, avec une virgule ou deux, sur tout autre chose que la bibliothèque et son four.</p></div>"
                  "<p>" LONG_3 LONG_1 LONG_2 "</p><p>Cette page a été faite hier soir, avec soin, par la rédaction.</p></div>",
                  "paragraph: " LONG_1 LONG_2 LONG_3 "\nparagraph: " LONG_3 LONG_1 LONG_2 "\n");
  /* Nothing but data: a script would have shown it. */
  assert_article ("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" LONG_1 "\\n\\n" LONG_2 "\\n" LONG_3 "\"}</script></head>"
                  "<body><div id=app></div>",
                  BODY_BLOCKS);
}

static void
test_whole_page (void)
{
  assert_whole ("<html><body><nav><a href=/>Accueil</a></nav><h1>Titre</h1>" BODY
                "<figure><img src=a.jpg alt='Une salle'><figcaption>Légende</figcaption></figure><footer>Fin</footer>",
                "paragraph: Accueil\nheading1: Titre\n" BODY_BLOCKS "image0: Une salle\ncaption0: Légende\nparagraph: Fin\n");
}

static void
test_structure (void)
{
  assert_whole ("<html><body>\n <p>Un\n  deux<br>trois<br><br>quatre</p> nu <div>cinq<p>six</div>"
                "<pre>a\n  b</pre><hr><dl><dt>Mot<dd>Sens</dl>",
                "paragraph: Un deux/trois\nparagraph: quatre\nparagraph: nu\nparagraph: cinq\nparagraph: six\n"
                "preformatted0: a/  b\nrule0: \nparagraph: Mot\nlist-item1: Sens\n");
  assert_whole ("<html><body><table><caption>Prix</caption><tr><th>An<th>Euros<tr><td>2019<td>4<br>5</table>",
                "caption0: Prix\ntable0: An|Euros\ntable0: 2019|4 5\n");
  assert_whole ("<html><body><p>Un mot<sup><a href='#n1'>1</a></sup>.</p><ol><li id=n1>La note. <a href='#r1'>↩</a></ol>",
                "paragraph: Un mot1.\nnote0.1: La note.\n");
  assert_whole ("<html lang=fr><body><p>Il dit <q>oui</q>.", "paragraph: Il dit «\u00a0oui\u00a0».\n");
  /* Elements of today that the parser does not know to be empty. */
  assert_whole ("<html><body><p>mot<wbr>mot <picture><source srcset=a><img src=b alt=''></picture>fin", "paragraph: motmot fin\n");
}

static void
test_spans (void)
{
  assert_spans ("<html><body><p>Un <em>mot</em> et <a href=/b>un <b>lien</b></a>, <span lang=en>well</span>, XX<sup>e</sup>, H<sub>2</sub>O",
                "emphasis [mot]\nlink [un lien] /b\nstrong [lien]\nlanguage [well] en\nsuperior [e]\ninferior [2]\n");
  assert_spans ("<html><body><table><tr><th>Nom <em>propre</em><th>Prix<tr><td>\n <p>Un <a href=/b>lien</a></p><td> <b>4</b> €</table>",
                "strong [Nom propre]\nemphasis [propre]\nstrong [Prix]\nlink [lien] /b\nstrong [4]\n");
  assert_spans ("<html><head><base href='https://exemple.fr/a/'></head><body><p><a href='b'>b</a> <a href='#c'>c</a> <a href='javascript:x()'>d</a> "
                "<a href='file:///etc/passwd'>e</a> <a href=' java\nscript:x'>f</a>",
                "link [b] https://exemple.fr/a/b\nlink [c] #c\n");
  assert_spans ("<html><body><p>Un mot<sup><a href='#n1'>1</a></sup>.<p id=n1>La note.", "superior [1]\nnote-reference [1] n1\n");
}

static void
test_metadata (void)
{
  assert_metadata ("<html lang=fr-fr><head><title>Réouverture - Culture - Le Courrier</title><meta property=og:site_name content='Le Courrier'>"
                   "<meta property=article:published_time content='2021-06-15T08:30:00+02:00'><meta name=author content='Par Anne Roy et Jean Petit'></head>"
                   "<body><h1>Réouverture de la bibliothèque</h1>" BODY,
                   "Réouverture de la bibliothèque", "Anne Roy + Jean Petit", "2021-06-15T08:30:00+02:00", "Le Courrier", "fr-FR");
  assert_metadata ("<html><head><title>La bibliothèque rouvre ses portes au public | Le Courrier</title><meta property=og:locale content=fr_CA>"
                   "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#1\",\"name\":\"Anne Roy\"},"
                   "{\"@type\":\"WebSite\",\"name\":\"Le Courrier\"},{\"@type\":[\"NewsArticle\"],\"author\":{\"@id\":\"#1\"},\"datePublished\":\"2021-06-15\"}]}</script></head><body>" BODY,
                   "La bibliothèque rouvre ses portes au public", "Anne Roy", "2021-06-15", "Le Courrier", "fr-CA");
  assert_metadata ("<html><body><h1>Réouverture de la bibliothèque</h1><p class=signature>Par <a rel=author href=a>Anne Roy</a></p>"
                   "<time datetime='2021-06-20T09:00:00Z'>Publié le 15 juin 2021</time>" BODY,
                   "Réouverture de la bibliothèque", "Anne Roy", "2021-06-15", NULL, NULL);
  assert_metadata ("<html><head><link rel=canonical href='https://exemple.fr/2021/06/15/reouverture.html'></head><body>" BODY,
                   NULL, NULL, "2021-06-15", NULL, NULL);
  /* However short the title before it, an address is no part of one; a version is. */
  assert_metadata ("<html><head><title>La halle | ville-du-val.example.fr</title></head><body><h1>La halle</h1>" BODY, "La halle", NULL, NULL, NULL, NULL);
  assert_metadata ("<html><head><title>La halle - Plan 2.0</title></head><body>" BODY, "La halle - Plan 2.0", NULL, NULL, NULL, NULL);
}

static void
assert_authors (const char *byline,
                const char *authors)
{
  g_autofree char *page = g_strdup_printf ("<html><head><meta name=author content='%s'><meta name=date content=2021></head><body>" BODY, byline);

  assert_metadata (page, NULL, authors, NULL, NULL, NULL);
}

static void
test_bylines (void)
{
  assert_authors ("Par Anne Roy", "Anne Roy");
  assert_authors ("Propos recueillis par Anne Roy et Jean-Luc d’Aure", "Anne Roy + Jean-Luc d’Aure");
  assert_authors ("jeudi 13 juin 2019, par Attac", "Attac");
  assert_authors ("Anne Roy (à Rome), AFP", "Anne Roy + AFP");
  assert_authors ("Radio-Rive Publié hier", "Radio-Rive");
  assert_authors ("https://exemple.fr/anne", NULL);
  assert_authors ("Par , et", NULL);
  assert_authors ("Anne Roy, professeure à l’université du Val", "Anne Roy");
  assert_authors ("Anne Roy, avec agences", "Anne Roy");
  assert_authors ("Anne Roy, Jean Petit, afp", "Anne Roy + Jean Petit + afp");
  assert_authors ("Anne Roy Journaliste à Radio-Rive", "Anne Roy");
  assert_authors ("De notre correspondante à Berlin, Anne Roy", "Anne Roy");
  assert_authors ("Publié par : Anne Roy", "Anne Roy");
  assert_authors ("Chronique d’Anne Roy", "Anne Roy");
}

static void
assert_date (const char *under_title,
             const char *date)
{
  g_autofree char *page = g_strdup_printf ("<html><body><h1>Réouverture de la bibliothèque</h1><div>%s</div>" BODY "<p class=date>09/09/2019</p>", under_title);

  assert_metadata (page, "Réouverture de la bibliothèque", NULL, date, NULL, NULL);
}

static void
test_dates (void)
{
  assert_date ("27 septembre 2016", "2016-09-27");
  assert_date ("Publié le 1er août 2016 à 10 h", "2016-08-01");
  assert_date ("Le 03/04/2016", "2016-04-03");
  assert_date ("27 Sep 2016", "2016-09-27");
  assert_date ("March 13th, 2017", "2017-03-13");
  assert_date ("13. März 2017", "2017-03-13");
  assert_date ("31 février 2017", "2019-09-09");
}

static void
test_broken_data (void)
{
  g_autoptr (GString) page = g_string_new ("<html><head><script type='application/ld+json'>");

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (page, '[');
  g_string_append (page, "</script><script type='application/ld+json'>{\"headline\":{},\"author\":[7,{\"name\":[\"A\",{}]}],\"@type\":[1,null,\"NewsArticle\"]"
                         ",\"datePublished\":\"99999-99-99\"}</script></head><body>" BODY);
  assert_metadata (page->str, NULL, NULL, NULL, NULL, NULL);
}

/* Pages that load pictures late, or choose among several, name them in other places. */
static void
test_late_pictures (void)
{
#define DATA "data:image/png;base64,%s"
#define DOT "data:image/gif;base64,R0lGODlhAQABAAAAACw="
  static const char *const markups[] = {
    "<img alt='La rade' src='https://exemple.fr/a.png' data-src='" DATA "'>",
    "<img alt='La rade' src='" DOT "' data-lazy-src='" DATA "'>",
    "<img alt='La rade' src='" DATA "' data-src='https://exemple.fr/a.png'>",
    "<img alt='La rade' src='https://exemple.fr/a.png' srcset='https://exemple.fr/b.png 1x, " DATA " 2x'>",
    "<picture><source srcset='" DATA "'><source srcset='c.webp 2x'><img alt='La rade' src='" DOT "'></picture>",
  };
  g_autofree guchar *png = g_malloc0 (3000);
  g_autofree char *data = NULL;

  memcpy (png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\10\6\0\0\0", 29);
  data = g_base64_encode (png, 3000);
  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    {
      g_auto (GStrv) parts = g_strsplit (markups[i], "%s", 2);
      g_autofree char *page = g_strconcat ("<html><body><article>" BODY "<figure>", parts[0], data, parts[1], "<figcaption>La rade.</figcaption></figure>" BODY "</article>", NULL);
      g_autoptr (GlmDocument) document = import (page);
      const GlmPicture *picture = NULL;

      for (guint j = 0; j < glm_document_get_n_blocks (document) && picture == NULL; j++)
        picture = glm_document_get_picture (document, j);
      g_assert_nonnull (picture);
      g_assert_cmpuint (picture->width, ==, 256);
    }
  /* Only the place of a picture is there: neither it nor its caption says anything. */
  assert_article ("<html><body><article>" BODY "<figure><img alt='La rade' src='" DOT "'><noscript><img src='a.png'></noscript><figcaption>La rade.</figcaption></figure></article>", BODY_BLOCKS);
#undef DATA
#undef DOT
}

/* A picture that is in the page is shown with its caption, its words are not; one that is to be fetched is not. */
static void
test_inlined_picture (void)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *data = NULL;
  g_autofree guchar *png = g_malloc0 (3000);
  g_autoptr (GlmDocument) document = NULL;
  guint n_pictures = 0;

  memcpy (png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\10\6\0\0\0", 29);
  data = g_base64_encode (png, 3000);
  g_string_append_printf (page, "<html lang=fr><body><article><h1>Le port</h1><p>%s</p><figure><img alt='La rade' src='data:image/png;base64,%s'>"
                                "<figcaption>La rade au matin.</figcaption></figure><p>%s</p><figure><img alt='Ailleurs' src='https://exemple.fr/a.png'>"
                                "<figcaption>Ailleurs.</figcaption></figure></article></body></html>",
                          "Au petit matin, quand la brume tient encore les quais et que les grues dorment, les premiers mareyeurs descendent la rue "
                          "du Port avec leurs chariots vides, et personne ne parle.", data,
                          "La criée ouvre à cinq heures ; à six heures tout est vendu, et la ville dort encore quand les camions prennent la route de "
                          "Paris, de Lyon et de Bruxelles, chargés de glace.");
  document = import (page->str);
  for (guint i = 0; i < glm_document_get_n_blocks (document); i++)
    {
      const GlmPicture *picture = glm_document_get_picture (document, i);

      if (picture == NULL)
        continue;
      n_pictures++;
      g_assert_cmpuint (picture->width, ==, 256);
      g_assert_cmpint (glm_document_get_block (document, i + 1)->kind, ==, GLM_BLOCK_CAPTION);
    }
  g_assert_cmpuint (n_pictures, ==, 1);
  g_assert_null (strstr (glm_document_get_text (document, NULL), "Ailleurs"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/html/article", test_article);
  g_test_add_func ("/import/html/nameless", test_nameless);
  g_test_add_func ("/import/html/old-tables", test_old_tables);
  g_test_add_func ("/import/html/long-lists", test_long_lists);
  g_test_add_func ("/import/html/comments", test_comments);
  g_test_add_func ("/import/html/standfirst", test_standfirst);
  g_test_add_func ("/import/html/furniture", test_furniture);
  g_test_add_func ("/import/html/marks-of-page", test_marks_of_page);
  g_test_add_func ("/import/html/other-stories", test_other_stories);
  g_test_add_func ("/import/html/box-of-links", test_box_of_links);
  g_test_add_func ("/import/html/lines-within", test_lines_within);
  g_test_add_func ("/import/html/manual", test_manual);
  g_test_add_func ("/import/html/form", test_form);
  g_test_add_func ("/import/html/author-told", test_author_told);
  g_test_add_func ("/import/html/teaser-of-paywall", test_teaser_of_paywall);
  g_test_add_func ("/import/html/hidden", test_hidden);
  g_test_add_func ("/import/html/kept", test_kept);
  g_test_add_func ("/import/html/chapters", test_chapters);
  g_test_add_func ("/import/html/notes", test_notes);
  g_test_add_func ("/import/html/told-body", test_told_body);
  g_test_add_func ("/import/html/whole-page", test_whole_page);
  g_test_add_func ("/import/html/structure", test_structure);
  g_test_add_func ("/import/html/spans", test_spans);
  g_test_add_func ("/import/html/metadata", test_metadata);
  g_test_add_func ("/import/html/bylines", test_bylines);
  g_test_add_func ("/import/html/dates", test_dates);
  g_test_add_func ("/import/html/broken-data", test_broken_data);
  g_test_add_func ("/import/html/inlined-picture", test_inlined_picture);
  g_test_add_func ("/import/html/late-pictures", test_late_pictures);
  return g_test_run ();
}
