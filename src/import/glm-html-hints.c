/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Words by which the pages of the press name their parts, in English, which most templates are
 * written in, in French and in German. A class is cut into words ("js-shareBar" is js, share, bar);
 * a word or two words in a row speak.
 */

#include "config.h"

#include "glm-html-hints.h"

#include <string.h>

/* Longer classes are made by a machine and the first words say enough. */
#define MAX_NAME_BYTES 400

static const struct
{
  guint       hint;
  const char *words; /* parted by spaces; "a-b" is two words in a row */
} tables[] = {
  { GLM_HTML_HINT_FURNITURE,
    "ad ads advert advertisement advertising adsense adslot dfp pub pubs publicite publicité anzeige werbung sponsor sponsored "
    "sponsors sponsorship promo promos promotion promobox outbrain taboola plista ligatus teads "
    "share sharing shares sharebar sharebox sharedaddy sharethis addthis addtoany social socials socialmedia socialbar "
    "partage partager partages reseaux teilen "
    "newsletter newsletters subscribe subscription signup sign-up inscription abonnement abonnez abonner mailing "
    "premium-wall regwall login signin "
    "breadcrumb breadcrumbs ariane fil-ariane crumbs hierarchie "
    "nav navbar navigation menu menus submenu megamenu offcanvas masthead topbar "
    "footer colophon copyright mentions-legales "
    "rail aside-rail "
    "related relateds recirc recirculation recommended recommendation recommendations recommande recommandes "
    "lire-aussi lireaussi voir-aussi voiraussi lire-egalement aussi-lire read-also readalso read-more readmore also-read see-also read-next up-next more-on "
    "more-from more-stories more-articles plus-lus most-read most-popular most-viewed trending popular latest-news "
    "meme-sujet meme-theme meme-auteur same-topic you-may ymal similar similaires "
    "pagination pager prevnext post-navigation nav-links "
    "toolbar imprimer printfriendly printfooter editsection catlinks navbox "
    "popup modal overlay lightbox tooltip dropdown toast "
    "skip skiplink skiplinks screenreader "
    "tags taglist tag-list tagcloud keywords mots-cles post-tags entry-tags topic-list "
    "login-form search-form searchform search-box "
    "timestamp dateline published-date updated-date "
    "donate donation don dons soutien soutenez soutenir faire-un-don support-us disclosure "
    "correction-form report-error signaler "
    "callout-cta cta ctas jetpack wpcnt comments-link post-meta entry-meta article-meta meta-data metadata postmeta metas "
    "followus follow-us suivez suivez-nous suivre follow-button infobox-ad byline-social "
    "video-playlist playlist carousel slider slideshow-thumbs thumbnails "
    "hidden-print noprint no-print " },
  { GLM_HTML_HINT_MAYBE,
    "paywall widget widgets aside teaser teasers more links link-list linklist liens links-list promoted box-links card cards listing "
    "list-articles feed extra extras supplement complementary complementaire tools-list sticky banner encart "
    "header-links tag category categories rubrique rubriques section-name kicker-links buttons button btn actions action "
    "rating ratings vote votes like likes claps poll sondage quiz survey topics legal tools outils print erreur "
    "meta info infos gallery diaporama slideshow player embed sommaire toc table-of-contents credit credits fact tabs tab" },
  { GLM_HTML_HINT_COMMENTS,
    "comment comments commentaire commentaires comentarios kommentar kommentare commentlist comment-list disqus respond reaction reactions "
    "remark replies reply forum coral livefyre spot-im viafoura discussion" },
  { GLM_HTML_HINT_BODY,
    "article-body articlebody article-content article-text article-main entry-content post-content post-body story-body "
    "storybody story-content body-content body-text bodytext texte-article article-texte article-corps corps-article "
    "contenu-article corps texte content-body page-content hentry content-text rich-text richtext textbody "
    "article-paragraph" },
  { GLM_HTML_HINT_STANDFIRST,
    "chapo chapeau chapô standfirst lead lede lead-text dek deck intro introduction excerpt subtitle sub-title sous-titre "
    "soustitre subheadline subheading subhead sub-headline teaser-text summary resume accroche desc article-description "
    "article-desc vorspann untertitel" },
  { GLM_HTML_HINT_BYLINE,
    "byline bylines author authors auteur auteurs lesauteurs autor autoren bio biography author-bio author-box authorbox about-author "
    "signature contributor contributors writer redacteur journaliste publie publish-date pub-date date-publication vcard" },
  { GLM_HTML_HINT_BESIDE, "sidebar" },
  { GLM_HTML_HINT_CONSENT, "cookie cookies consent gdpr rgpd cmp didomi onetrust tarteaucitron axeptio quantcast" },
  { GLM_HTML_HINT_CAPTION, "caption captions legend legends legende légende figcaption wp-caption-text image-caption bildunterschrift credit-photo photo-credit" },
};

static GHashTable *
get_words (void)
{
  static GHashTable *words = NULL;

  if (g_once_init_enter (&words))
    {
      GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          g_auto (GStrv) list = g_strsplit (tables[i].words, " ", -1);

          for (guint j = 0; list[j] != NULL; j++)
            {
              guint before = GPOINTER_TO_UINT (g_hash_table_lookup (table, list[j]));

              if (list[j][0] != '\0')
                g_hash_table_insert (table, g_strdup (list[j]), GUINT_TO_POINTER (before | tables[i].hint));
            }
        }
      g_once_init_leave (&words, table);
    }
  return words;
}

static guint
lookup (const char *word)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_words (), word));
}

/* The hints of a class or id: words are parted by anything but letters, and where a capital follows a small letter. */
static guint
name_hints (const char *name)
{
  char word[64], before[64] = "", pair[129];
  gsize n = 0;
  guint hints = 0;

  for (gsize i = 0; i < MAX_NAME_BYTES; i++)
    {
      char c = name[i];
      gboolean letter = g_ascii_isalpha (c) || (guchar) c >= 0x80;
      gboolean turn = letter && i > 0 && g_ascii_isupper (c) && g_ascii_islower (name[i - 1]);

      if ((!letter || turn) && n > 0)
        {
          word[n] = '\0';
          hints |= lookup (word);
          if (before[0] != '\0')
            {
              g_snprintf (pair, sizeof pair, "%s-%s", before, word);
              hints |= lookup (pair);
            }
          g_strlcpy (before, word, sizeof before);
          n = 0;
        }
      if (c == '\0')
        break;
      /* Two classes are not two words of one. */
      if (g_ascii_isspace (c))
        before[0] = '\0';
      if (letter && n + 1 < sizeof word)
        word[n++] = g_ascii_tolower (c);
    }
  return hints;
}

static guint
role_hints (const char *role)
{
  static const char *const outside[] = { "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu",
                                         "menubar", "toolbar", "tablist", "button", "form" };

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    if (strcmp (role, outside[i]) == 0)
      return GLM_HTML_HINT_FURNITURE;
  if (strcmp (role, "complementary") == 0)
    return GLM_HTML_HINT_MAYBE;
  return 0;
}

/**
 * glm_html_hints:
 * @tree: a page
 * @node: index of an element
 *
 * Returns: a set of #GlmHtmlHint: what the element's names say it is
 */
guint
glm_html_hints (const GlmHtmlTree *tree,
                guint32            node)
{
  const char *class = glm_html_tree_attribute (tree, node, GLM_HTML_CLASS);
  const char *id = glm_html_tree_attribute (tree, node, GLM_HTML_ID);
  const char *role = glm_html_tree_attribute (tree, node, GLM_HTML_ROLE);
  const char *itemprop = glm_html_tree_attribute (tree, node, GLM_HTML_ITEMPROP);
  guint hints = 0;

  if (class != NULL)
    hints |= name_hints (class);
  if (id != NULL)
    hints |= name_hints (id);
  if (role != NULL)
    hints |= role_hints (role);
  if (itemprop != NULL)
    {
      if (strcmp (itemprop, "articleBody") == 0 || strcmp (itemprop, "text") == 0)
        hints |= GLM_HTML_HINT_BODY;
      else if (strcmp (itemprop, "author") == 0 || strcmp (itemprop, "datePublished") == 0)
        hints |= GLM_HTML_HINT_BYLINE;
      else if (strcmp (itemprop, "comment") == 0)
        hints |= GLM_HTML_HINT_COMMENTS;
    }
  if (tree->nodes[node].tag == GLM_HTML_NAV || tree->nodes[node].tag == GLM_HTML_FOOTER ||
      tree->nodes[node].tag == GLM_HTML_MENU || tree->nodes[node].tag == GLM_HTML_DIALOG)
    hints |= GLM_HTML_HINT_FURNITURE;
  else if (tree->nodes[node].tag == GLM_HTML_ASIDE || tree->nodes[node].tag == GLM_HTML_FORM)
    hints |= GLM_HTML_HINT_MAYBE;
  else if (tree->nodes[node].tag == GLM_HTML_FIGCAPTION)
    hints |= GLM_HTML_HINT_CAPTION;
  return hints;
}
