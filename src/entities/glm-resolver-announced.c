/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names that the tagger did not see and that the words around them announce: after « l'ONG » or « les entreprises »,
 * beside another name and « et », and ministries whole.
 */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/* What an announced name is worth as a mention, and one that only stands beside another. */
#define ANNOUNCED_CONFIDENCE 0.65f
#define BESIDE_CONFIDENCE 0.55f

static gboolean
is_capital (GlmResolver *self,
            guint        token)
{
  return token < self->n_tokens && g_unichar_isupper (g_utf8_get_char (self->text + self->token[token].range.start));
}

static gboolean
is_together (GlmResolver *self,
             guint        a,
             guint        b)
{
  return b < self->n_tokens && self->token[a].sentence == self->token[b].sentence;
}

/* Whether a token is capitals only: an acronym, or a name that stands so. */
static gboolean
is_capitals (GlmResolver *self,
             guint        token)
{
  const char *end = self->text + self->token[token].range.end;

  for (const char *p = self->text + self->token[token].range.start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isupper (c) && c != '-' && c != '\'' && c != 0x2019)
        return FALSE;
    }
  return TRUE;
}

/* An acronym has letters that cannot be said: « le président LFI », but « le président BUFFET ». */
static gboolean
can_be_said (GlmResolver *self,
             guint        token)
{
  GlmRange range = self->token[token].range;
  g_autofree char *key = glm_name_fold (self->text + range.start, glm_range_length (range));
  guint vowels = 0;

  for (const char *p = key; *p != '\0'; p++)
    vowels += strchr ("aeiouy", *p) != NULL;
  return strlen (key) >= 4 && vowels > 0 && vowels < strlen (key);
}

/* Where a name of capitalised words that begins at @token ends; « on », « of », « de » may stand inside. */
guint
_glm_resolver_name_end (GlmResolver *self,
                        guint        token)
{
  static const char *const inside[] = { "on", "of", "for", "and", "the", "in", "de", "du", "des", "d'", "d’", "la", "&", "et", "l'", "l’", "y", "del", "en" };
  guint end = token;

  for (guint t = token; t < token + 10 && is_together (self, token, t); t++)
    if (is_capital (self, t))
      end = t + 1;
    else if (t == token || !IS_ANY (self, t, inside))
      break;
    else if (glm_resolver_token_is (self, t, "et") && !is_capital (self, t + 1))
      break;
  return end;
}

static const char *const announcing[] = {
  "réflexion", "tank", "chaîne", "ONG", "association", "fondation", "start-up", "startup", "syndicat", "quotidien", "hebdomadaire", "mensuel",
  "magazine", "think-tank", "collectif", "cabinet", "constructeur", "éditeur", "opérateur", "laboratoire", "organisation", "agence", "compagnie",
  "société", "entreprise", "banque", "confédération", "fédération", "parti", "avionneur", "plateforme", "enseigne", "studio", "label", "milice",
  "groupe", "assureur", "équipementier", "géant", "multinationale", "filiale", "firme", "journal", "maison d'édition",
  "boulangerie", "librairie", "clinique", "imprimerie", "distillerie", "mutuelle", "coopérative", "promoteur",
};
static const char *const announcing_several[] = {
  "chaînes", "ONG", "associations", "fondations", "start-up", "startups", "syndicats", "quotidiens", "hebdomadaires", "magazines", "collectifs",
  "cabinets", "constructeurs", "éditeurs", "opérateurs", "laboratoires", "organisations", "agences", "compagnies", "sociétés", "entreprises",
  "banques", "confédérations", "fédérations", "partis", "plateformes", "enseignes", "studios", "labels", "milices", "groupes", "clubs", "assureurs",
  "géants", "multinationales", "filiales", "firmes", "journaux", "centrales", "marques",
};

/* « britannique », « taïwanais », « électriciens »: an adjective between the noun and the name. */
static gboolean
is_adjective (GlmResolver *self,
              guint        token)
{
  static const char *const endings[] = { "ais", "aise", "ois", "oise", "ain", "aine", "ains", "ien", "ienne", "iens", "ique", "iques", "and", "ande", "ands",
                                         "in", "ine", "al", "ale", "ales", "ol", "ole", "ols", "on", "onne", "ard", "arde", "aire", "aires", "iste",
                                         "istes", "sse", "sses", "ur", "ures", "rc", "que", "ques", "ge", "ges", "ée", "ées", "é", "és", "if", "ive" };
  GlmRange range = self->token[token].range;
  const char *end = self->text + range.end;

  if (!_glm_resolver_is_lower (self, token) || glm_range_length (range) < 5)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (memcmp (end - strlen (endings[i]), endings[i], strlen (endings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Makes the capitals from @token on an institution unless they are known to be something else; where they end. */
static guint
take_name (GlmResolver *self,
           guint        token,
           gboolean     several)
{
  guint end = _glm_resolver_name_end (self, token);
  GlmMention *known;

  if (several && end > token)
    for (guint t = token; t < end; t++)
      if (glm_resolver_token_is (self, t, "et"))
        {
          end = t;
          break;
        }
  if (end == token || (end == token + 1 && glm_range_length (self->token[token].range) < 3))
    return token;
  known = _glm_resolver_mention_in (self, token, end);
  if (known == NULL)
    {
      _glm_resolver_put (self, token, end, GLM_MENTION_INSTITUTION, ANNOUNCED_CONFIDENCE);
      return end;
    }
  if (known->kind == GLM_MENTION_INSTITUTION)
    return known->first_token + known->n_tokens;
  if (known->kind == GLM_MENTION_OTHER && known->first_token == token)
    {
      known->kind = GLM_MENTION_INSTITUTION;
      return known->first_token + known->n_tokens;
    }
  /* « la start-up Oxford Semantic Technologies » is not in Oxford; one of « les entreprises Lime et Bird » is nobody. */
  if ((known->kind == GLM_MENTION_PLACE && known->n_tokens < end - token) ||
      (known->kind == GLM_MENTION_PERSON && known->first_token == token && (!several || (known->n_tokens == 1 && end == token + 1))))
    {
      _glm_resolver_put (self, token, end, GLM_MENTION_INSTITUTION, ANNOUNCED_CONFIDENCE);
      return end;
    }
  return token;
}

/* The names in a row from @token on: « Lime, Bird et Dott ». */
static void
take_row (GlmResolver *self,
          guint        token)
{
  guint end;

  while (is_capital (self, token) && (end = take_name (self, token, TRUE)) > token && is_together (self, token, end + 1) &&
         (glm_resolver_token_is (self, end, ",") || glm_resolver_token_is (self, end, "et") || glm_resolver_token_is (self, end, "ou")))
    token = end + 1;
}

/* « ministère russe de la Défense », « ministère de l'Enseignement supérieur et de la Recherche »: from the noun on. */
static void
take_ministry (GlmResolver *self,
               guint        token)
{
  static const char *const of[] = { "de", "du", "des", "d'", "d’", "la", "l'", "l’", "à" };
  static const char *const qualities[] = { "écologique", "écologiques", "étrangères", "étrangers", "sociales", "sociale", "nationale", "national", "supérieur",
                                           "publique", "publics", "public", "publiques", "numérique", "économique", "économiques", "extérieures",
                                           "extérieur", "européennes", "territoriale", "territoriales", "solidaire", "industrielle", "religieuses",
                                           "civile", "intérieure", "intérieures", "prioritaire" };
  guint at = token + 1;
  guint end = token;
  const GlmMention *known = _glm_resolver_mention_in (self, token, token + 1);

  if (known != NULL && known->n_tokens > 1)
    return;
  if (at < self->n_tokens && is_adjective (self, at))
    at++;
  for (;;)
    {
      guint subject = at;

      while (subject < at + 2 && is_together (self, token, subject) && IS_ANY (self, subject, of))
        subject++;
      if (subject == at || !is_together (self, token, subject) || !is_capital (self, subject))
        break;
      end = subject + 1;
      while (is_together (self, token, end) && IS_ANY (self, end, qualities))
        end++;
      if (!is_together (self, token, end) || !(glm_resolver_token_is (self, end, "et") || glm_resolver_token_is (self, end, ",")))
        break;
      at = end + 1;
    }
  if (end == token)
    return;
  known = _glm_resolver_mention_in (self, token, end);
  if (known != NULL && known->first_token + known->n_tokens > end)
    end = known->first_token + known->n_tokens;
  _glm_resolver_put (self, token, end, GLM_MENTION_INSTITUTION, known != NULL ? MAX (known->confidence, 0.8f) : 0.8f);
}

/* « tribunal judiciaire de Paris », « cour d'assises des Hauts-de-Seine », « préfecture du Nord »: a body of a place. */
static guint
local_body_end (GlmResolver *self,
                guint        token)
{
  static const char *const bodies[][4] = {
    { "tribunal", "judiciaire" }, { "tribunal", "administratif" }, { "tribunal", "correctionnel" }, { "tribunal", "de", "commerce" },
    { "tribunal", "pour", "enfants" }, { "cour", "d'", "appel" }, { "cour", "d’", "appel" }, { "cour", "d'", "assises" }, { "cour", "d’", "assises" },
    { "parquet", "général" }, { "parquet" }, { "préfecture", "de", "police" }, { "préfecture" }, { "conseil", "départemental" },
    { "conseil", "régional" }, { "conseil", "général" }, { "rectorat" }, { "université" }, { "CHU" }, { "CHRU" }, { "archevêché" }, { "barreau" },
    { "chambre", "de", "commerce" }, { "musée" }, { "muséum" }, { "orchestre" }, { "opéra" }, { "philharmonie" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      guint n = 0;

      while (n < G_N_ELEMENTS (bodies[i]) && bodies[i][n] != NULL && is_together (self, token, token + n) &&
             glm_resolver_token_is (self, token + n, bodies[i][n]))
        n++;
      if (n == G_N_ELEMENTS (bodies[i]) || bodies[i][n] == NULL)
        return token + n;
    }
  return token;
}

static void
take_local_body (GlmResolver *self,
                 guint        token)
{
  static const char *const of[] = { "de", "du", "des", "d'", "d’" };
  static const char *const articles[] = { "la", "l'", "l’" };
  guint end = local_body_end (self, token);
  guint place = end + 1;
  const GlmMention *known;

  if (end == token || !is_together (self, token, place) || !IS_ANY (self, end, of))
    return;
  if (IS_ANY (self, place, articles))
    place++;
  if (!is_together (self, token, place) || !is_capital (self, place))
    return;
  known = _glm_resolver_mention_in (self, token, place + 1);
  if (known == NULL || known->kind != GLM_MENTION_PLACE)
    return;
  _glm_resolver_put (self, token, known->first_token + known->n_tokens, GLM_MENTION_INSTITUTION, 0.8f);
}

/* « la BR de Gaillac », « le GGD du Tarn »: a service of a place, by its acronym, where that is a name nowhere else. */
static void
take_local_service (GlmResolver *self,
                    guint        token)
{
  static const char *const articles[] = { "le", "la", "l'", "l’", "Le", "La", "L'", "L’", "du", "au" };
  static const char *const of[] = { "de", "du", "des", "d'", "d’" };
  static const char *const own[] = { "la", "l'", "l’" };
  static const char *const things[] = { "TGV", "LGV", "TER", "RER", "ZAC", "ZUP", "ZI", "ZA", "PLU", "DG", "DGS", "GP", "JT", "QG", "RN", "RD", "RDC", "CAN", "BO",
                                        "BD", "DJ", "QI", "PC", "TV", "CV", "PV", "JO", "MJC", "PNR", "AOC", "AOP", "IGP", "SDF", "GR", "PR", "VO", "ADN", "UE" };
  guint place = token + 2;
  const GlmMention *known;
  g_autofree char *acronym = NULL;

  if (token == 0 || !is_capitals (self, token) || glm_range_length (self->token[token].range) < 2 || glm_range_length (self->token[token].range) > 5 ||
      !is_together (self, token - 1, token + 2) || !IS_ANY (self, token - 1, articles) || !IS_ANY (self, token + 1, of) || IS_ANY (self, token, things))
    return;
  if (IS_ANY (self, place, own))
    place++;
  known = _glm_resolver_mention_in (self, place, place + 1);
  if (known == NULL || known->kind != GLM_MENTION_PLACE || known->first_token != place || _glm_resolver_mention_in (self, token, token + 1) != NULL)
    return;
  acronym = glm_resolver_dup_token (self, token);
  if (!glm_name_is_acronym (acronym) || glm_name_is_noise (acronym))
    return;
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const GlmMention *other = &g_array_index (self->mentions, GlmMention, i);

      if (other->n_tokens == 1 && glm_resolver_token_is (self, other->first_token, acronym))
        return;
    }
  _glm_resolver_put (self, token, known->first_token + known->n_tokens, GLM_MENTION_INSTITUTION, BESIDE_CONFIDENCE);
}

/* « 9e régiment d'infanterie de marine »: a unit by its number. */
static void
take_unit (GlmResolver *self,
           guint        token)
{
  static const char *const units[] = { "régiment", "bataillon", "division", "brigade", "escadron", "compagnie", "corps", "escadrille", "flotte", "armée" };
  static const char *const words[] = { "de", "d'", "d’", "du", "des", "la", "à", "l'", "infanterie", "marine", "artillerie", "cavalerie", "hussards",
                                       "chasseurs", "dragons", "spahis", "parachutistes", "parachutiste", "étranger", "étrangère", "blindée", "blindé",
                                       "génie", "transmissions", "train", "hélicoptères", "combat", "alpins", "pied", "cheval", "aéroportée",
                                       "légère", "motorisée", "mécanisée", "montagne", "chars", "cuirassiers", "tirailleurs", "zouaves", "matériel",
                                       "transport", "chasse", "soutien", "reconnaissance", "naval", "navale" };
  const char *p = self->text + self->token[token].range.start;
  guint end = token + 2;

  if (!g_ascii_isdigit (*p) || !is_together (self, token, token + 1) || !IS_ANY (self, token + 1, units))
    return;
  while (g_ascii_isdigit (*p))
    p++;
  if (*p != 'e' && *p != 'r' && !g_str_has_prefix (p, "è"))
    return;
  while (is_together (self, token, end) && IS_ANY (self, end, words))
    end++;
  while (end > token + 2 && _glm_resolver_is_any (self, end - 1, words, 8))
    end--;
  if (end > token + 2 && _glm_resolver_mention_in (self, token, end) == NULL)
    _glm_resolver_put (self, token, end, GLM_MENTION_INSTITUTION, ANNOUNCED_CONFIDENCE);
}

/* « le président BUFFET », « Mme EL KHOMRI »: a surname in capitals after what somebody is. */
static void
take_capital_surname (GlmResolver *self,
                      guint        token)
{
  static const char *const before[] = { "président", "présidente", "ministre", "sénateur", "sénatrice", "député", "députée", "maire", "docteur",
                                        "professeur", "préfet", "préfète", "général", "colonel", "juge", "M.", "Mme", "Monsieur", "Madame" };
  guint end = token + 1;

  if (!IS_ANY (self, token, before))
    return;
  while (end < token + 4 && is_together (self, token, end) && glm_range_length (self->token[end].range) > 1 && is_capitals (self, end) &&
         _glm_resolver_mention_in (self, end, end + 1) == NULL)
    end++;
  if (end == token + 1 || !can_be_said (self, end - 1))
    return;
  _glm_resolver_put (self, token + 1, end, GLM_MENTION_PERSON, ANNOUNCED_CONFIDENCE);
}

/* « Gordon and Betty Moore Foundation », « Allen Institute for Artificial Intelligence »: English says it inside the name. */
static gboolean
is_foreign_institution (GlmResolver *self,
                        guint        first,
                        guint        end)
{
  static const char *const last[] = { "Foundation", "University", "Institute", "Bank", "Group", "Council", "Agency", "Association", "College",
                                      "Corporation", "Company", "Inc", "Inc.", "Ltd", "Holdings", "Holding", "Partners", "Technologies", "Systems",
                                      "Air", "Aéro", "Énergie", "Energie", "Energy", "Télécom", "Telecom", "Assurances", "Pharma", "Pharmaceuticals", "Software", "Entertainment",
                                      "Logistics", "Shipping", "Electronics", "Electric", "Records", "Pictures", "Studios", "Media", "News", "Press", "Airlines", "Airways", "Motors", "Industries",
                                      "Financial", "Securities", "Investments", "Ventures", "Labs", "Network", "Networks", "Society", "Party", "Trust",
                                      "Fund", "Watch", "Committee", "Commission", "Department", "Ministry", "Bureau", "Authority", "Federation",
                                      "League", "AG", "GmbH", "SpA", "PLC", "Stiftung", "Universität", "Universidad", "Fundación", "Fondazione" };
  static const char *const head[] = { "Institute", "University", "Bank", "Department", "Ministry", "Council", "Center", "Centre", "College", "School",
                                      "Office", "Bureau", "Board" };

  if (end - first < 2)
    return FALSE;
  if (IS_ANY (self, end - 1, last))
    return TRUE;
  for (guint t = first; t + 2 < end; t++)
    if (IS_ANY (self, t, head) && (glm_resolver_token_is (self, t + 1, "of") || glm_resolver_token_is (self, t + 1, "for")))
      return TRUE;
  return FALSE;
}

/* « Council » and « Foreign Relations » with « on » between are one name: English says of with a capital what it is about. */
static void
join_foreign (GlmResolver *self)
{
  static const char *const links[] = { "on", "of", "for" };
  static const char *const articles[] = { "the", "and" };

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      guint first = mention->first_token;
      guint link = first + mention->n_tokens;
      guint next = link + 1;
      guint end;

      if (mention->kind != GLM_MENTION_INSTITUTION || !is_together (self, first, next) || !IS_ANY (self, link, links))
        continue;
      if (IS_ANY (self, next, articles) && is_together (self, first, next + 1))
        next++;
      if (!is_capital (self, next))
        continue;
      end = _glm_resolver_name_end (self, next);
      _glm_resolver_put (self, first, end, GLM_MENTION_INSTITUTION, mention->confidence);
      i = _glm_resolver_mention_from (self, first);
    }
}

static void
take_foreign (GlmResolver *self)
{
  for (guint t = 0; t < self->n_tokens;)
    {
      guint end = _glm_resolver_name_end (self, t);
      const GlmMention *known = end > t + 1 ? _glm_resolver_mention_in (self, t, end) : NULL;

      if (end > t + 1 && is_foreign_institution (self, t, end) &&
          !(known != NULL && known->kind == GLM_MENTION_INSTITUTION))
        _glm_resolver_put (self, t, end, GLM_MENTION_INSTITUTION, ANNOUNCED_CONFIDENCE);
      t = MAX (end, t + 1);
    }
}

/* « le chef de groupe Yann Le Dru », « le chef opérateur »: it is the chief that is named. */
static gboolean
is_said_of_somebody (GlmResolver *self,
                     guint        token)
{
  static const char *const bare[] = { "de", "d'", "d’" };
  g_autofree char *head = NULL;
  g_autofree char *key = NULL;

  if (token < 2 || !is_together (self, token - 2, token))
    return FALSE;
  head = glm_resolver_dup_token (self, IS_ANY (self, token - 1, bare) ? token - 2 : token - 1);
  key = glm_name_fold (head, strlen (head));
  return glm_role_word_is_person (head, strlen (head), key) && !glm_role_noun_is_institution (key) && !glm_role_is_modifier (key);
}

/* Whether the name from @token on ends at a comma or with the sentence. */
static gboolean
is_set_off (GlmResolver *self,
            guint        token)
{
  guint end = is_capital (self, token) ? _glm_resolver_name_end (self, token) : token;

  return end > token && end < self->n_tokens && (glm_resolver_token_is (self, end, ",") || glm_resolver_token_is (self, end, "."));
}

/* Takes the names that the words before them announce. */
void
_glm_resolver_take_announced (GlmResolver *self)
{
  static const char *const ministries[] = { "ministère", "Ministère", "ministères" };
  static const char *const one[] = { "un", "une", "Un", "Une" };

  for (guint t = 0; t + 1 < self->n_tokens; t++)
    {
      guint name = t + 1;
      gboolean several;

      if (IS_ANY (self, t, ministries))
        take_ministry (self, t);
      take_local_body (self, t);
      if (is_capital (self, t))
        take_local_service (self, t);
      take_capital_surname (self, t);
      take_unit (self, t);
      several = IS_ANY (self, t, announcing_several);
      if (!several && (!IS_ANY (self, t, announcing) || is_said_of_somebody (self, t)))
        continue;
      if (!is_capital (self, name) && is_adjective (self, name))
        name++;
      /* « une association, Ourle libre, avait réuni » */
      if (!several && t > 0 && IS_ANY (self, t - 1, one) && name + 1 < self->n_tokens &&
          glm_resolver_token_is (self, name, ",") && is_set_off (self, name + 1))
        name++;
      if (!is_together (self, t, name) || !is_capital (self, name))
        continue;
      if (several)
        take_row (self, name);
      else
        take_name (self, name, FALSE);
    }
  take_foreign (self);
  join_foreign (self);
}

/* A word that nothing claims and that stands alone between small words and signs. */
static gboolean
is_free (GlmResolver *self,
         guint        token)
{
  return is_capital (self, token) && _glm_resolver_mention_in (self, token, token + 1) == NULL &&
         !(is_together (self, token, token + 1) && is_capital (self, token + 1)) && glm_range_length (self->token[token].range) > 1;
}

/* « de la Fondation EDF, de Bouygues, de Réseau Ferré de France »: what goes on after an institution with the same preposition. */
static void
take_next_of_row (GlmResolver *self,
                  guint        token)
{
  static const char *const of[] = { "de", "du", "des", "d'", "d’" };
  static const char *const articles[] = { "la", "le", "les", "l'", "l’" };
  guint name = token + 1;
  const GlmMention *known;
  guint end;

  if (!is_together (self, token, name + 1) || !(glm_resolver_token_is (self, token, ",") || glm_resolver_token_is (self, token, "et")) ||
      !IS_ANY (self, name, of))
    return;
  name++;
  if (IS_ANY (self, name, articles))
    name++;
  if (!is_together (self, token, name) || !is_capital (self, name))
    return;
  end = _glm_resolver_name_end (self, name);
  known = end > name ? _glm_resolver_mention_in (self, name, end) : NULL;
  /* « Réseau Ferré de France » has a place in it. */
  if (end == name || (known != NULL && !(known->kind == GLM_MENTION_PLACE && known->first_token > name)) || !is_together (self, token, end) ||
      !(glm_resolver_token_is (self, end, ",") || glm_resolver_token_is (self, end, "et") || glm_resolver_token_is (self, end, ".")))
    return;
  _glm_resolver_put (self, name, end, GLM_MENTION_INSTITUTION, BESIDE_CONFIDENCE);
}

/* Whether an institution is named after « de », as in an enumeration of such. */
static gboolean
stands_after_of (GlmResolver *self,
                 guint        token)
{
  static const char *const before[] = { "de", "du", "des", "d'", "d’", "la", "l'", "l’", "le", "les" };

  return token > 0 && is_together (self, token - 1, token) && IS_ANY (self, token - 1, before);
}

/* « les joueurs Neymar et … », « les Brésiliens … »: what is said of several people right before the first. */
static gboolean
announces_people (GlmResolver *self,
                  guint        token)
{
  static const char *const several[] = { "les", "des", "aux", "ces", "deux" };
  static const char *const endings[] = { "ains", "aines", "ais", "aises", "ois", "oises", "iens", "iennes", "éens", "éennes", "ols", "oles" };
  g_autofree char *word = NULL;
  g_autofree char *key = NULL;

  if (token < 2 || !is_together (self, token - 2, token) || !IS_ANY (self, token - 2, several))
    return FALSE;
  word = glm_resolver_dup_token (self, token - 1);
  key = glm_name_fold (word, strlen (word));
  if (_glm_resolver_is_lower (self, token - 1))
    return g_str_has_suffix (key, "s") && glm_role_word_is_person (word, strlen (word), key) && !glm_role_noun_is_institution (key);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strlen (word) > 5 && g_str_has_suffix (word, endings[i]))
      return TRUE;
  return FALSE;
}

/* « les électriciens EDP et REN », « les Brésiliens Neymar et Marquinhos »: what stands beside a name is one. */
void
_glm_resolver_take_coordinated (GlmResolver *self)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const GlmMention mention = g_array_index (self->mentions, GlmMention, i);
      guint after = mention.first_token + mention.n_tokens;
      guint before = mention.first_token;
      gboolean acronym = mention.kind == GLM_MENTION_INSTITUTION && mention.n_tokens == 1 && is_capitals (self, before);

      if (mention.kind == GLM_MENTION_INSTITUTION && stands_after_of (self, before))
        take_next_of_row (self, after);
      if (mention.n_tokens > 1 || !(acronym || mention.kind == GLM_MENTION_PERSON))
        continue;
      if (mention.kind == GLM_MENTION_PERSON && is_together (self, before, after + 1) && glm_resolver_token_is (self, after, "et") &&
          announces_people (self, before))
        {
          const GlmMention *other = _glm_resolver_mention_in (self, after + 1, after + 2);

          if (other != NULL && other->kind != GLM_MENTION_PERSON && other->first_token == after + 1)
            _glm_resolver_put (self, after + 1, other->first_token + other->n_tokens, GLM_MENTION_PERSON, BESIDE_CONFIDENCE);
        }
      if (is_together (self, before, after + 1) && glm_resolver_token_is (self, after, "et") && is_free (self, after + 1) &&
          (acronym ? is_capitals (self, after + 1)
                   : !is_capitals (self, after + 1) && glm_range_length (self->token[after + 1].range) > 3))
        _glm_resolver_put (self, after + 1, after + 2, mention.kind, BESIDE_CONFIDENCE);
      if (acronym && before > 1 && is_together (self, before - 2, before) && glm_resolver_token_is (self, before - 1, "et") &&
          is_capitals (self, before - 2) && _glm_resolver_mention_in (self, before - 2, before - 1) == NULL)
        {
          _glm_resolver_put (self, before - 2, before - 1, GLM_MENTION_INSTITUTION, BESIDE_CONFIDENCE);
          i++;
        }
    }
}
