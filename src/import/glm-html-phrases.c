/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What furniture says when its element does not: « Lire aussi », « Abonnez-vous », « Tous droits réservés ». */

#include "config.h"

#include "glm-html-hints.h"

#include <string.h>

/* Each list is compared with the first characters of a text in small letters, apostrophes straight. */
static const char *const pointers[] = {
  "lire aussi", "à lire aussi", "a lire aussi", "lire également", "à lire également", "voir aussi", "à voir aussi",
  "à lire :", "lire :", "lire aussi", "lisez aussi", "lire la suite", "lire l'article", "lire notre", "relire :",
  "retrouvez aussi", "à relire", "voir :", "écouter :", "en savoir plus", "pour aller plus loin :", "sur le même sujet",
  "à lire sur", "découvrez aussi", "notre dossier", "à découvrir aussi", "(re)lisez", "lire ou relire", "à écouter :", "à lire et à",
  "lire plus", "(re)lire", "read also", "also read", "read more", "read:", "see also", "more:", "read next", "related:",
  "watch:", "listen:", "also see", "more on this", "recommended:", "more from", "more to read", "continue reading",
  "story continues below", "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lies auch", "mehr zum thema",
  "mehr dazu", "mehr lesen", "weiterlesen", "auch interessant", "das könnte sie auch", "passend dazu", "siehe auch",
  "zum thema", "lea también", "leggi anche", "czytaj więcej", "czytaj także", "zobacz także", "čtěte také",
  "sobre la firma", "lees ook", "leia também", "leia mais", "ver más", "te puede interesar", "läs också", "läs mer",
};

static const char *const headings[] = {
  "sur le même sujet", "sur le même thème", "à lire aussi", "lire aussi", "à lire également", "les plus lus",
  "articles liés", "articles similaires", "articles associés", "articles recommandés", "plus d'articles",
  "dans la même rubrique", "dans le même dossier", "du même auteur", "vous aimerez aussi", "vous pourriez aussi aimer",
  "vous pourriez être intéressé", "voir aussi", "à voir aussi", "à découvrir", "à la une", "les dernières actualités",
  "dernières nouvelles", "nos derniers articles", "commentaires", "commenter", "laisser un commentaire",
  "vos commentaires", "réagissez", "réagir", "partager", "partager :", "partagez", "mots-clés", "mots clés", "tags",
  "thèmes", "thématiques", "sujets", "suivez-nous", "newsletter", "recevez", "abonnez-vous", "s'abonner", "inscrivez-vous",
  "à propos de l'auteur", "l'auteur", "publicité", "plus sur ce sujet", "pour aller plus loin", "sélectionné pour vous",
  "recommandé pour vous", "contenus sponsorisés", "navigation de l'article", "pour citer cet article", "citer cet article",
  "référence électronique", "droits d'auteur", "haut de page", "texte intégral", "déclaration d'intérêts", "documents joints",
  "à lire dans ce dossier", "nos newsletters", "prolongez votre lecture", "plus d'infos", "vos réactions", "les plus récents",
  "en continu", "à ne pas manquer", "ailleurs sur le web", "related", "related articles",
  "related stories", "related posts", "related topics", "related news", "related content", "related links",
  "more on this story", "more stories", "more from", "more like this", "you may also like", "you might also like",
  "recommended", "recommended for you", "most read", "most popular", "trending", "popular", "read more", "read next",
  "latest news", "comments", "leave a reply", "leave a comment", "add a comment", "share this", "share", "share this:",
  "follow us", "like this:", "about the author", "topics", "subscribe", "sign up", "advertisement", "up next",
  "editor's picks", "top stories", "don't miss", "mehr zum thema", "lesen sie auch", "das könnte sie auch interessieren",
  "meistgelesen", "kommentare", "themen", "teilen", "auch interessant", "weitere artikel", "weitere themen", "schlagworte",
  "schlagwörter", "newsletter", "anzeige", "empfehlungen", "czytaj więcej", "czytaj także", "sobre la firma", "mehr aus",
  "mehr von", "lees ook", "lea también", "noticias relacionadas", "leggi anche", "leia também", "leia mais",
};

/* Calls and warnings that no author opens a paragraph with. */
static const char *const notices[] = {
  "abonnez-vous", "cet article est réservé", "article réservé", "contenu réservé", "la suite est réservée",
  "la suite de cet article", "il vous reste", "pour lire la suite", "vous avez déjà un compte", "déjà abonné",
  "déjà un compte", "inscrivez-vous", "connectez-vous", "s'abonner", "je m'abonne", "reproduction interdite",
  "suivez-nous sur", "suivez toute l'actualité", "recevez chaque", "recevez l'", "recevez gratuitement", "recevez notre",
  "recevez nos", "rejoignez-nous sur", "votre adresse e", "votre adresse mail", "votre email", "cliquez ici pour",
  "cet article vous a ", "vous avez aimé cet article", "si cet article vous", "vous avez apprécié", "vous avez des informations",
  "avez-vous des informations", "vous souhaitez réagir", "vous souhaitez commenter", "écrivez-nous à", "chargement en cours",
  "une coquille, une erreur", "vous avez repéré une",
  "partager sur ", "partagez cet article", "partager cet article", "partager l'article",
  "la rédaction vous conseille", "contenu sponsorisé", "retrouvez tous nos", "retrouvez toute l'actu",
  "ajouter à vos favoris", "signaler une erreur", "une erreur dans l'article", "découvrez nos offres",
  "nouveau : découvrez nos", "en vous inscrivant", "vous pouvez vous désinscrire", "vous pouvez à tout moment vous dés",
  "l'accès à la totalité", "faites un don", "faire un don", "lire les commentaires", "voir les commentaires",
  "ajouter un commentaire", "envoyer par e-mail", "offrir cet article", "subscribe to", "subscribe now", "sign up for",
  "sign up to", "follow us on", "share this article", "share this story", "already a subscriber", "to continue reading",
  "get our ", "get the latest", "download our", "support our journalism", "we want to hear from you",
  "please enable javascript", "your browser does not support", "this content is reserved", "register / sign in",
  "this article is free to read", "email this", "(adsbygoogle", "create an account", "log in to", "jetzt abonnieren",
  "melden sie sich", "folgen sie uns", "hinweis der redaktion", "alle rechte vorbehalten", "mit material von",
  "sie lesen gerade", "suscríbete",
};

/* How a mark of the page begins: when, by whom, how long, whose picture; a sentence may begin so too. */
static const char *const marks[] = {
  "publié", "mis à jour", "mise à jour", "modifié ", "posté le", "écrit le", "temps de lecture", "lecture :", "lecture ",
  "durée :", "crédit", "photo ", "photo:", "© ", "cet article est paru", "partager", "partagez", "imprimer", "publicité",
  "suivez-nous", "recevez", "soutenez", "télécharg", "écouter", "copier le lien", "commenter", "réagir", "offrir",
  "sauvegarder", "enregistrer", "newsletter", "abonné", "réservé aux abonnés", "source :", "sources :",
  "toute l'actualité", "catégorie", "étiquette", "classé dans", "mots-clés", "advertisement", "subscribe", "sign up",
  "log in", "follow", "click here", "share", "published", "updated", "posted", "last updated", "filed under", "tagged",
  "image:", "getty images", "this article was originally", "support our", "print", "comments", "listen", "anzeige",
  "quelle:", "foto:", "bild:", "stand:", "dieser artikel", "diesen artikel", "veröffentlicht", "aktualisiert", "teilen",
  "erschienen am", "lesezeit", "merken", "drucken",
};

/* The first characters, small, with one kind of apostrophe and of space. */
static void
fold (const char *text,
      char       *folded,
      gsize       size)
{
  gsize n = 0;

  while (*text != '\0' && n + 7 < size)
    {
      gunichar c = g_utf8_get_char (text);

      text = g_utf8_next_char (text);
      if (c == 0x2019 || c == 0x02BC)
        c = '\'';
      else if (c == 0xA0 || c == 0x202F || g_unichar_isspace (c))
        c = ' ';
      if (c == ' ' && n > 0 && folded[n - 1] == ' ')
        continue;
      n += (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), folded + n);
    }
  folded[n] = '\0';
}

static gboolean
begins_with_one_of (const char        *text,
                    const char *const *phrases,
                    guint              n_phrases,
                    gboolean           whole)
{
  char folded[96];

  /* « → Lire aussi », « [Lire aussi] »; what a quotation or a parenthesis begins with is kept. */
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)) && g_utf8_strchr ("«“‘\"'(©", -1, g_utf8_get_char (text)) == NULL)
    text = g_utf8_next_char (text);
  fold (text, folded, sizeof folded);
  for (guint i = 0; i < n_phrases; i++)
    {
      gsize n;

      if (phrases[i][0] != folded[0])
        continue;
      n = strlen (phrases[i]);
      if (strncmp (folded, phrases[i], n) != 0)
        continue;
      /* A heading may go on a little: « Sur le même sujet : », « Commentaires (12) ». */
      if (!whole || strlen (folded + n) < 12)
        return TRUE;
    }
  return FALSE;
}

/**
 * glm_html_phrase_is_pointer:
 * @text: a line
 *
 * Returns: whether it begins as one that leads to another article: « Lire aussi : … »
 */
gboolean
glm_html_phrase_is_pointer (const char *text)
{
  return begins_with_one_of (text, pointers, G_N_ELEMENTS (pointers), FALSE);
}

/**
 * glm_html_phrase_is_heading:
 * @text: a line
 *
 * Returns: whether it is the heading of what follows an article: « Sur le même sujet », « Commentaires (12) »
 */
gboolean
glm_html_phrase_is_heading (const char *text)
{
  return begins_with_one_of (text, headings, G_N_ELEMENTS (headings), TRUE);
}

/**
 * glm_html_phrase_is_notice:
 * @text: a line
 *
 * Returns: whether it begins as a notice of the site, not of the author: a call to subscribe, the mark of a paywall
 */
gboolean
glm_html_phrase_is_notice (const char *text)
{
  return begins_with_one_of (text, notices, G_N_ELEMENTS (notices), FALSE);
}

/**
 * glm_html_phrase_is_mark:
 * @text: a line
 *
 * Returns: whether it begins as a mark of the page does: « Publié le … », « Partager »; a sentence may begin so too
 */
gboolean
glm_html_phrase_is_mark (const char *text)
{
  return begins_with_one_of (text, marks, G_N_ELEMENTS (marks), FALSE);
}

/**
 * glm_html_phrase_is_of_site:
 * @text: a paragraph of any length
 *
 * Returns: whether it tells of the site's cookies or of its rights, whatever the article is about
 */
gboolean
glm_html_phrase_is_of_site (const char *text)
{
  static const char *const rights[] = { "©", "copyright", "tous droits", "all rights reserved", "alle rechte" };
  static const char *const cookies[] = { "cookie", "données personnelles", "personal data" };
  static const char *const sites[] = { "site", "navigateur", "browser", "consent", "polic", "politique de", "préférences",
                                       "accept", "personal information", "einwillig" };
  g_autofree char *small = NULL;

  /* Most paragraphs are told by this alone. */
  if (strstr (text, "ookie") == NULL && strstr (text, "OOKIE") == NULL && strstr (text, "erson") == NULL &&
      (guchar) text[0] != 0xC2 && strchr ("cCtTaA", text[0]) == NULL)
    return FALSE;
  small = g_utf8_strdown (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (g_str_has_prefix (small, rights[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sites) && strstr (small, cookies[i]) != NULL; j++)
      if (strstr (small, sites[j]) != NULL)
        return TRUE;
  return FALSE;
}

/* Words of which a line is made that tells when an article came out and how long it takes to read. */
static gboolean
is_word_of_date (const char *word)
{
  static const char *const words[] = {
    "le", "à", "a", "et", "h", "min", "mn", "mins", "minute", "minutes", "hier", "ce", "jour", "soir", "matin", "il", "y", "heure", "heures",
    "jours", "er", "de", "du", "en", "publié", "publiée", "publication", "parution", "paru", "mis", "mise", "jour", "modifié", "modifiée", "actualisé",
    "posté", "posted", "published", "updated", "on", "at", "ago", "date", "temps", "lecture", "durée", "lire", "read", "pm", "am", "cest", "cet", "utc",
    "gmt", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "janv", "février", "fév", "févr", "mars", "avril", "avr",
    "mai", "juin", "juillet", "juil", "août", "septembre", "sept", "octobre", "oct", "novembre", "nov", "décembre", "déc", "uhr", "stand",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * glm_html_phrase_is_date:
 * @text: a line
 *
 * Returns: whether it tells nothing but when it was written, or how long it takes to read: « 5 juin à 6 h | Lecture : 2 min »
 */
gboolean
glm_html_phrase_is_date (const char *text)
{
  char folded[160], word[32];
  guint n_numbers = 0, n_words = 0;
  gsize n = 0;

  fold (text, folded, sizeof folded);
  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (*p != '\0' && g_unichar_isalpha (c))
        {
          if (n + length >= sizeof word)
            return FALSE;
          memcpy (word + n, p, length);
          n += length;
          continue;
        }
      word[n] = '\0';
      if (n > 0 && !is_word_of_date (word))
        return FALSE;
      n_words += n > 0;
      n = 0;
      n_numbers += g_ascii_isdigit (*p);
      if (*p == '\0')
        break;
    }
  /* « 12:05 » is a time; any other line of figures may be a result or a price. */
  if (n_words == 0)
    return n_numbers == 4 && strlen (folded) == 5 && folded[2] == ':';
  return n_numbers > 0;
}

/**
 * glm_html_phrase_is_call:
 * @text: a paragraph
 *
 * Returns: whether it speaks to the reader for the site, wherever in it: asks to subscribe, to give, to follow
 */
gboolean
glm_html_phrase_is_call (const char *text)
{
  static const char *const calls[] = {
    "abonnez-vous", "inscrivez-vous", "abonne-toi", "en vous abonnant", "je m'abonne", "notre newsletter", "nos newsletters", "la newsletter de",
    "nos abonnés", "soutenez-nous", "nous soutenir", "soutenez notre", "soutenir notre", "dons de nos lecteurs", "faire un don", "faites un don",
    "par un don", "sans publicité", "nos lecteurs", "presse libre", "presse indépendante", "média indépendant", "journal indépendant", "suivez-nous",
    "notre chaîne", "notre application", "téléchargez l'app", "subscribe to our", "sign up for", "our newsletter", "support our", "unseren newsletter",
    "notre rédaction", "merci de", "déductible", "votre adhésion", "vos impôts", "sautez le pas", "votre don", "vos dons", "adhérez", "contribuez",
  };
  char folded[1024];
  guint n = 0;

  fold (text, folded, sizeof folded);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    n += strstr (folded, calls[i]) != NULL;
  return n >= 2;
}
