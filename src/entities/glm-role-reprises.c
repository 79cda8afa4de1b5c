/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the next sentence calls a being again: « Nordexa voit ses commandes fléchir. Le conglomérat industriel finlandais … »
 * A sentence that begins so means who was named last; it is believed only where nobody else of the kind was.
 */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

/* No sentence that says who is meant is longer. */
#define MAX_SENTENCE 60

static const char *const of[] = { "de", "d'", "des", "du", NULL };

static gboolean
is_other_of_kind (GlmResolver  *self,
                  guint         mention,
                  guint         cluster,
                  GlmEntityKind kind)
{
  guint other = g_array_index (self->cluster_of, guint, mention);

  return other != GLM_NO_CLUSTER && other != cluster && g_array_index (self->kinds, GlmEntityKind, other) == kind;
}

/* Whether nobody else of its kind is named in the sentence of a mention. */
static gboolean
is_alone (GlmResolver  *self,
          guint         index,
          GlmEntityKind kind)
{
  const GlmMention *all = (const GlmMention *) (gconstpointer) self->mentions->data;
  guint cluster = g_array_index (self->cluster_of, guint, index);
  guint sentence = self->token[all[index].first_token].sentence;

  for (guint m = index; m-- > 0 && self->token[all[m].first_token].sentence == sentence;)
    if (is_other_of_kind (self, m, cluster, kind))
      return FALSE;
  for (guint m = index + 1; m < self->mentions->len && self->token[all[m].first_token].sentence == sentence; m++)
    if (is_other_of_kind (self, m, cluster, kind))
      return FALSE;
  return TRUE;
}

/* « sud-coréen », « pharmaceutique »; a verb that ends alike is none. */
static gboolean
is_quality (GlmResolver *self,
            guint        token)
{
  static const char *const endings[] = { "ais", "aise", "ois", "oise", "ain", "aine", "ien", "ienne", "een", "eenne", "and", "ande", "ol", "ole", "ique", "aire",
                                         "el", "elle", "if", "ive", "al", "ale", "iste", "eur", "euse", "ier", "iere", NULL };
  static const char *const whole[] = { "russe", "suisse", "belge", "turc", "turque", "grec", "grecque", "breton", "bretonne", "corse", "basque", "serbe",
                                       "tcheque", "automobile", "mobile", "nippon", "nippone", "privee", "public", "arabe", "gallois", "agricole", NULL };
  static const char *const verbs[] = { "signale", "arrive", "rappelle", "appelle", "demande", "commande", "explique", "indique", "critique", "applique", "replique",
                                       "implique", "communique", "fabrique", "revendique", "pratique", "console", "croise", "vise", "egale", "cale", "ecrive",
                                       "avait", "etait", "devrait", "pourrait", "emmene", "entraine", "vient", "insiste", "assiste", "persiste", "resiste", "existe",
                                       "tiendrait", "desormais", "jamais", "mais", "demain", "debarque", "marque", "attaque", "manque", "risque", "evoque",
                                       "provoque", "repond", "quand", "prend", "vend", "rend", "entend", "attend", "defend", "apprend", "comprend", "satellite",
                                       "pense", "lourdement", "seul", "seule", "renouvelle", "active", "derive", "satisfaire", "faire", "premiere",
                                       "refait", "duquel", "auquel", "lequel", "parfois", "trois", NULL };
  const char *folded = _glm_role_fold_token (self, token);
  g_autofree char *singular = NULL;
  gsize plural;

  if (!_glm_resolver_is_lower (self, token) || strlen (folded) < 4 || _glm_role_is_word (self, token, verbs))
    return FALSE;
  if (_glm_role_is_word (self, token, whole))
    return TRUE;
  /* « de composants électroniques » */
  plural = folded[strlen (folded) - 1] == 's';
  singular = g_strndup (folded, strlen (folded) - plural);
  for (guint i = 0; endings[i] != NULL; i++)
    if (strlen (folded) > strlen (endings[i]) + 1 && (g_str_has_suffix (folded, endings[i]) || (plural && g_str_has_suffix (singular, endings[i]))))
      return TRUE;
  return FALSE;
}

/* Whether a noun alone says something, and whether it may be said again of who was named last at all. */
static gboolean
is_reprise_noun (GlmResolver  *self,
                 guint         token,
                 GlmEntityKind kind,
                 gboolean      shown,
                 gboolean     *says_enough)
{
  static const char *const precise[] = { "constructeur", "equipementier", "avionneur", "assureur", "laboratoire", "operateur", "quotidien", "hebdomadaire", "mensuel",
                                         "mastodonte", "conglomerat", "motoriste", "energeticien", "distributeur", "armateur", "editeur",
                                         "biotech", "start-up", "startup", "fintech", "ong", "voyagiste", "croisieriste", "maroquinier", "cimentier", "siderurgiste", NULL };
  static const char *const vague[] = { "geant", "club", "groupe", "plateforme", "plate-forme", "compagnie", "firme", "entreprise", "societe", "enseigne", "fabricant",
                                       "multinationale", "pionnier", "leader", "specialiste", "chaine", "marque", "banque", "agence", "magazine",
                                       "journal", "licorne", "label", "franchise", "maison", "fournisseur", "transporteur", "exploitant",
                                       "parti", "syndicat", "mouvement", "association", "fondation", "organisation", "collectif", "studio", "cooperative",
                                       "cabinet", "formation", "institut", "federation", NULL };
  static const char *const careers[] = { "chanteur", "chanteuse", "acteur", "actrice", "comedien", "comedienne", "humoriste", "footballeur", "footballeuse", "attaquant",
                                         "attaquante", "tennisman", "cycliste", "coureur", "coureuse", "nageur", "nageuse", "skieur", "skieuse", "basketteur",
                                         "basketteuse", "ecrivain", "ecrivaine", "romancier", "romanciere", "poete", "poetesse", "philosophe", "historien",
                                         "historienne", "economiste", "cineaste", "syndicaliste", "milliardaire", "musicien", "musicienne",
                                         "rappeur", "rappeuse", "pianiste", "violoniste", "guitariste", "navigateur", "navigatrice", "skipper", "alpiniste",
                                         "dessinateur", "dessinatrice", "essayiste", "quadragenaire", "quinquagenaire", "trentenaire", "sexagenaire",
                                         "septuagenaire", "octogenaire", "nonagenaire", "judoka", "rugbyman", "athlete", "sprinteur", "sprinteuse",
                                         "compositeur", "compositrice", "autrice", "plasticien", "plasticienne", "peintre", "sculpteur", "sculptrice", "dramaturge",
                                         "danseur", "danseuse", "choregraphe", "perchiste", "boxeur", "boxeuse", "physicien", "physicienne", "mathematicien",
                                         "mathematicienne", "astronaute", "spationaute", "universitaire", "activiste", "entrepreneur", "entrepreneuse", "oligarque",
                                         "dissident", "dissidente", "ailier", "defenseur", "buteur", "buteuse", "handballeur", "handballeuse", "biathlete", "golfeur",
                                         "marathonien", "marathonienne", "tenniswoman", "joueuse", "styliste", "couturier", "virologue", "politiste", "paysagiste",
                                         "youtubeur", "youtubeuse", "influenceur", "influenceuse", "blogueur", "blogueuse", "violoncelliste", NULL };

  /* Nouns that are things too: « cette nouvelle révélation ». */
  static const char *const things[] = { "revelation", "figure", "legende", "icone", "espoir", "milieu", "critique", "garde", "cadre", "numero", "defense",
                                        "premier", "premiere", "second", "egerie", "victime", "marine", "guide", "pilote", "vedette", NULL };

  *says_enough = TRUE;
  if (_glm_role_is_word (self, token, things))
    return FALSE;
  /* « sociologue », « climatologue »: nobody who acts on others is called so. */
  if (kind == GLM_ENTITY_PERSON)
    return _glm_role_is_word (self, token, careers) || g_str_has_suffix (_glm_role_fold_token (self, token), "ologue") ||
           (shown && _glm_role_is_noun (self, token, kind));
  if (_glm_role_is_word (self, token, precise))
    return TRUE;
  *says_enough = FALSE;
  return _glm_role_is_word (self, token, vague) || (shown && _glm_role_is_noun (self, token, kind));
}

/* « l'agence régionale de santé », « la banque centrale »: there is but one, named before or not. */
static gboolean
is_official (GlmResolver *self,
             guint        token)
{
  static const char *const words[] = { "regionale", "regional", "nationale", "national", "centrale", "federale", "federal", "municipale", "municipal",
                                       "departementale", "departemental", "publique", "mondiale", "internationale", NULL };

  return _glm_role_is_word (self, token, words);
}

/* Whether the noun is in the sentence before: then it may mean what it meant there. */
static gboolean
was_said (GlmResolver *self,
          guint        noun,
          guint        start)
{
  g_autofree char *said = g_strdup (_glm_role_fold_token (self, noun));

  for (guint t = start; t-- > 0 && t + MAX_SENTENCE > start && _glm_role_same_sentence (self, t, start - 1);)
    if (g_str_has_prefix (_glm_role_fold_token (self, t), said))
      return TRUE;
  return FALSE;
}

/* Where the words of a noun phrase end that begins with the noun: « géant taïwanais des semi-conducteurs »; what is named in it
 * makes it somebody else's, or everybody's, unless something may be @named: « l'ancien patron de la CPT ». */
static guint
phrase_end (GlmResolver *self,
            guint        noun,
            gboolean     named,
            gboolean    *said)
{
  guint end = noun + 1;

  *said = FALSE;
  for (guint n = 0; n < 3; n++)
    {
      while (_glm_role_same_sentence (self, noun, end) && is_quality (self, end))
        {
          end++;
          *said = TRUE;
        }
      if (!_glm_role_same_sentence (self, noun, end + 1) || !_glm_role_is_word (self, end, of))
        return end;
      /* « de 20 ans » */
      if (g_ascii_isdigit (self->text[self->token[end + 1].range.start]))
        {
          if (!glm_resolver_token_is (self, end + 2, "ans"))
            return 0;
          end += 3;
          *said = TRUE;
          continue;
        }
      end++;
      if (_glm_role_is_word (self, end, _glm_role_articles))
        end++;
      if (named && _glm_role_mention_begins_at (self, end) && !_glm_role_person_begins_at (self, end))
        end += g_array_index (self->mentions, GlmMention, _glm_resolver_mention_from (self, end)).n_tokens - 1;
      else if (!_glm_role_same_sentence (self, noun, end) || !_glm_resolver_is_lower (self, end))
        return 0;
      end++;
      *said = TRUE;
    }
  return end;
}

/* Where the subject of the sentence that begins at @token begins: after « Sur les six premiers mois, » too, when nobody of the kind
 * is named there. */
static guint
find_subject (GlmResolver  *self,
              guint         token,
              GlmEntityKind kind)
{
  static const char *const leading[] = { "sur", "en", "au", "aux", "dans", "pour", "depuis", "apres", "a", "hier", "entre", "malgre", "avec", "fin", "debut",
                                         "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", NULL };
  guint t = token;

  if (!_glm_role_is_word (self, token, leading))
    return token;
  while (t < token + 16 && _glm_role_same_sentence (self, token, t) && !_glm_role_is_stop (self, t))
    {
      guint m = _glm_resolver_mention_from (self, t);

      if (_glm_role_mention_begins_at (self, t) && is_other_of_kind (self, m, GLM_NO_CLUSTER, kind))
        return token;
      t++;
    }
  return glm_resolver_token_is (self, t, ",") && _glm_role_same_sentence (self, token, t + 1) ? t + 1 : token;
}

/* « Qui est X ? Haute fonctionnaire, passée par la Cour, elle fut … »: nouns without an article that open a sentence of « elle ». */
static gboolean
add_bare (GlmResolver *self,
          guint        next,
          GArray      *roles)
{
  static const char *const pronouns[] = { "il", "elle", NULL };
  gboolean closed;
  guint end;

  if (_glm_role_is_word (self, next, _glm_role_articles) || _glm_role_mention_begins_at (self, next) ||
      _glm_role_start (self, next, next + GLM_ROLE_MAX_TOKENS, GLM_ENTITY_PERSON) != next)
    return FALSE;
  for (guint t = next + 1; t < next + 24 && _glm_role_same_sentence (self, next, t + 1); t++)
    {
      if (_glm_role_person_begins_at (self, t) && !_glm_role_is_word (self, t - 1, _glm_role_of_someone))
        return FALSE;
      if (!glm_resolver_token_is (self, t, ",") || !_glm_role_is_word (self, t + 1, pronouns))
        continue;
      end = _glm_role_apposition_end (self, next, &closed);
      if (closed && end <= t)
        _glm_role_add (self, next, end, roles);
      return TRUE;
    }
  return FALSE;
}

/* « Le Kényan a été entendu », « La Strasbourgeoise, licenciée à …, avait »: where somebody is from, said of who was named before. */
static gboolean
add_origin (GlmResolver *self,
            guint        next,
            GArray      *roles)
{
  guint noun = next + 1;

  if (_glm_resolver_is_lower (self, noun) || _glm_role_mention_begins_at (self, noun) || !_glm_role_is_origin (self, noun) ||
      !_glm_role_same_sentence (self, next, noun + 2) || g_str_has_suffix (_glm_role_fold_token (self, noun), "s"))
    return FALSE;
  if (!_glm_resolver_is_lower (self, noun + 1 + glm_resolver_token_is (self, noun + 1, ",")) ||
      (_glm_role_is_word (self, noun + 1, _glm_role_linking) && !glm_resolver_token_is (self, noun + 1, "a")))
    return FALSE;
  _glm_role_add (self, noun, noun + 1, roles);
  return TRUE;
}

/* Where the subject stands that a quotation has after it: « … », précise la sociologue. */
static guint
find_inverted (GlmResolver *self,
               guint        next)
{
  for (guint t = next; _glm_role_same_sentence (self, next, t + 4); t++)
    {
      if (_glm_role_person_begins_at (self, t))
        return GLM_NO_CLUSTER;
      if (glm_resolver_token_is (self, t, "»") && glm_resolver_token_is (self, t + 1, ",") && _glm_resolver_is_lower (self, t + 2) &&
          (glm_resolver_token_is (self, t + 3, "le") || glm_resolver_token_is (self, t + 3, "la") || glm_resolver_token_is (self, t + 3, "l’") ||
           glm_resolver_token_is (self, t + 3, "l'")))
        return t + 3;
    }
  return GLM_NO_CLUSTER;
}

/* Adds the noun phrase after the determiner at @next, if it can only be said of who was named before. */
static void
add_reprise (GlmResolver  *self,
             guint         next,
             gboolean      inverted,
             GlmEntityKind kind,
             GArray       *roles)
{
  static const char *const articles[] = { "le", "la", "l'", NULL };
  static const char *const showing[] = { "ce", "cet", "cette", NULL };
  static const char *const once[] = { "ancien", "ancienne", NULL };
  gboolean shown = _glm_role_is_word (self, next, showing);
  gboolean former = FALSE;
  gboolean comma = FALSE;
  gboolean says_enough, said;
  guint noun = next + 1;
  guint end;

  if ((!shown && !_glm_role_is_word (self, next, articles)) || !_glm_role_same_sentence (self, next, next + 2))
    return;
  while (noun < next + 3 && _glm_role_is_modifier (self, noun) && !_glm_role_is_noun (self, noun, kind))
    former |= _glm_role_is_word (self, noun++, once);
  /* « L'ancien ministre »: whoever was something is not the one who is. */
  former &= kind == GLM_ENTITY_PERSON;
  if (!_glm_resolver_is_lower (self, noun) || !is_reprise_noun (self, noun, kind, shown || former, &says_enough))
    return;
  end = phrase_end (self, noun, former, &said);
  if (end == 0 || !(said || says_enough) || (!shown && kind == GLM_ENTITY_INSTITUTION && is_official (self, noun + 1)) || was_said (self, noun, next))
    return;
  if (inverted)
    {
      if (_glm_role_same_sentence (self, next, end) && !_glm_role_is_stop (self, end))
        return;
    }
  else
    {
      /* « La chanteuse américaine, signée chez …, a vendu »: set off by what is no name. */
      comma = kind == GLM_ENTITY_PERSON && glm_resolver_token_is (self, end, ",") && !_glm_resolver_is_title (self, end + 1) &&
              !_glm_role_is_word (self, end + 1, _glm_role_articles);
      if (!_glm_role_same_sentence (self, next, end + comma) || _glm_role_is_stop (self, end + comma) ||
          !_glm_resolver_is_lower (self, end + comma) || _glm_role_is_word (self, end + comma, _glm_role_joining))
        return;
    }
  _glm_role_add (self, next + 1, end, roles);
}

/* What the sentence after a mention begins with, where that can only mean its being. */
void
_glm_roles_again (GlmResolver  *self,
                  guint         index,
                  GlmEntityKind kind,
                  GArray       *roles)
{
  static const char *const showing[] = { "ce", "cet", "cette", NULL };
  static const char *const articles[] = { "le", "la", "l'", NULL };
  const GlmMention *mention = &g_array_index (self->mentions, GlmMention, index);
  guint first = mention->first_token;
  guint next = first + mention->n_tokens;
  guint inverted;
  gboolean subject;

  /* « X s'étonne ; le parti écologiste pense que … »: a semicolon parts sentences too. */
  while (next < self->n_tokens && next < first + MAX_SENTENCE && _glm_role_same_sentence (self, first, next) &&
         !glm_resolver_token_is (self, next, ";"))
    next++;
  if (glm_resolver_token_is (self, next, ";") && _glm_role_same_sentence (self, first, next))
    next++;
  else if (next + 3 >= self->n_tokens || self->token[next].sentence != self->token[first].sentence + 1)
    return;
  if (first > 0 && _glm_resolver_is_title (self, first - 1))
    first--;
  /* Somebody who was only spoken of is not who the next sentence speaks of. */
  subject = first == 0 || !_glm_role_same_sentence (self, first - 1, first) ||
            (first > 1 && glm_resolver_token_is (self, first - 2, "Qui") && glm_resolver_token_is (self, first - 1, "est"));
  if (kind == GLM_ENTITY_PERSON && (inverted = find_inverted (self, next)) != GLM_NO_CLUSTER)
    {
      if (is_alone (self, index, kind))
        add_reprise (self, inverted, TRUE, kind, roles);
      return;
    }
  if (kind == GLM_ENTITY_PERSON && subject && is_alone (self, index, kind) && add_bare (self, next, roles))
    return;
  next = find_subject (self, next, kind);
  if ((kind == GLM_ENTITY_PERSON && !subject && !_glm_role_is_word (self, next, showing)) || !is_alone (self, index, kind))
    return;
  if (kind == GLM_ENTITY_PERSON && _glm_role_is_word (self, next, articles) && add_origin (self, next, roles))
    return;
  add_reprise (self, next, FALSE, kind, roles);
}
