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
                                       "journal", "licorne", "label", "franchise", "maison", "fournisseur", "transporteur", "exploitant", NULL };
  static const char *const careers[] = { "chanteur", "chanteuse", "acteur", "actrice", "comedien", "comedienne", "humoriste", "footballeur", "footballeuse", "attaquant",
                                         "attaquante", "tennisman", "cycliste", "coureur", "coureuse", "nageur", "nageuse", "skieur", "skieuse", "basketteur",
                                         "basketteuse", "ecrivain", "ecrivaine", "romancier", "romanciere", "poete", "poetesse", "philosophe", "historien",
                                         "historienne", "sociologue", "economiste", "cineaste", "syndicaliste", "milliardaire", "musicien", "musicienne",
                                         "rappeur", "rappeuse", "pianiste", "violoniste", "guitariste", "navigateur", "navigatrice", "skipper", "alpiniste",
                                         "dessinateur", "dessinatrice", "essayiste", "quadragenaire", "quinquagenaire", "trentenaire", "sexagenaire",
                                         "septuagenaire", "octogenaire", "nonagenaire", "judoka", "rugbyman", "athlete", "sprinteur", "sprinteuse", NULL };

  /* Nouns that are things too: « cette nouvelle révélation ». */
  static const char *const things[] = { "revelation", "figure", "legende", "icone", "espoir", "milieu", "critique", "garde", "cadre", "numero", "defense",
                                        "premier", "premiere", "second", "egerie", "victime", "marine", "guide", "pilote", "vedette", NULL };

  *says_enough = TRUE;
  if (_glm_role_is_word (self, token, things))
    return FALSE;
  if (kind == GLM_ENTITY_PERSON)
    return _glm_role_is_word (self, token, careers) || (shown && _glm_role_is_noun (self, token, kind));
  if (_glm_role_is_word (self, token, precise))
    return TRUE;
  *says_enough = FALSE;
  return _glm_role_is_word (self, token, vague) || (shown && _glm_role_is_noun (self, token, kind));
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
 * makes it somebody else's, or everybody's. */
static guint
phrase_end (GlmResolver *self,
            guint        noun,
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
      if (!_glm_role_same_sentence (self, noun, end) || !_glm_resolver_is_lower (self, end))
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

/* What the sentence after a mention begins with, where that can only mean its being. */
void
_glm_roles_again (GlmResolver  *self,
                  guint         index,
                  GlmEntityKind kind,
                  GArray       *roles)
{
  static const char *const articles[] = { "le", "la", "l'", NULL };
  static const char *const showing[] = { "ce", "cet", "cette", NULL };
  const GlmMention *mention = &g_array_index (self->mentions, GlmMention, index);
  guint next = mention->first_token + mention->n_tokens;
  guint noun, end;
  gboolean shown, says_enough, said;

  while (next < self->n_tokens && next < mention->first_token + MAX_SENTENCE && _glm_role_same_sentence (self, mention->first_token, next))
    next++;
  if (next + 3 >= self->n_tokens || self->token[next].sentence != self->token[mention->first_token].sentence + 1)
    return;
  next = find_subject (self, next, kind);
  shown = _glm_role_is_word (self, next, showing);
  /* Somebody who was only spoken of is not who the next sentence speaks of. */
  if (kind == GLM_ENTITY_PERSON && !shown && mention->first_token > 0 &&
      _glm_role_same_sentence (self, mention->first_token - 1 - (mention->first_token > 1 && _glm_resolver_is_title (self, mention->first_token - 1)),
                               mention->first_token))
    return;
  if ((!shown && !_glm_role_is_word (self, next, articles)) || !_glm_role_same_sentence (self, next, next + 2))
    return;
  noun = next + 1;
  while (noun < next + 3 && shown && _glm_role_is_modifier (self, noun) && !_glm_role_is_noun (self, noun, kind))
    noun++;
  if (!_glm_resolver_is_lower (self, noun) || !is_reprise_noun (self, noun, kind, shown, &says_enough))
    return;
  end = phrase_end (self, noun, &said);
  if (end == 0 || !(said || says_enough) || !_glm_role_same_sentence (self, next, end) || _glm_role_is_stop (self, end) ||
      !_glm_resolver_is_lower (self, end) || _glm_role_is_word (self, end, _glm_role_joining) || was_said (self, noun, next) || !is_alone (self, index, kind))
    return;
  _glm_role_add (self, next + 1, end, roles);
}
