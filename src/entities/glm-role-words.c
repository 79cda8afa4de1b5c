/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words that roles are made of and read by: nouns, adjectives, verbs, signs, and what tells them from each other. */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

static char *
fold_token (GlmResolver *self,
            guint        token)
{
  GlmRange range = self->token[token].range;
  g_autofree char *decomposed = g_utf8_normalize (self->text + range.start, (gssize) glm_range_length (range), G_NORMALIZE_NFKD);
  GString *folded = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2019)
        c = '\'';
      if (c == 0x153)
        g_string_append (folded, "oe");
      else if (!g_unichar_ismark (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free (folded, FALSE);
}

/* A token with small letters and without accents; hyphens stay, for « vice-président » is one noun. It is kept until another
 * token takes its place: of the few tokens around a name many things are asked. */
const char *
_glm_role_fold_token (GlmResolver *self,
                      guint        token)
{
  guint place = token % GLM_N_FOLDED;

  if (token >= self->n_tokens)
    return "";
  if (self->folded[place] == NULL || self->folded_token[place] != token)
    {
      g_free (self->folded[place]);
      self->folded[place] = fold_token (self, token);
      self->folded_token[place] = token;
    }
  return self->folded[place];
}

gboolean
_glm_role_is_word (GlmResolver       *self,
                   guint              token,
                   const char *const *words)
{
  const char *folded;

  if (token >= self->n_tokens)
    return FALSE;
  folded = _glm_role_fold_token (self, token);
  for (guint i = 0; words[i] != NULL; i++)
    if (folded[0] == words[i][0] && strcmp (folded, words[i]) == 0)
      return TRUE;
  return FALSE;
}

const char *const _glm_role_articles[] = { "le", "la", "les", "l'", "un", "une", "son", "sa", "ses", "leur", "leurs", "notre", "ce", "cet", "cette",
                                        "du", "au", "des", "aux", "d'", "nos", "votre", "mon", "ma", NULL };
static const char *const stops[] = { ",", ";", ":", ".", "!", "?", "(", ")", "«", "»", "“", "”", "\"", "–", "—", "…", "...", "-", "[", "]", NULL };
const char *const _glm_role_linking[] = { "de", "du", "des", "d'", "la", "le", "les", "l'", "a", "au", "aux", "en", "et", "pour", "sur", "contre",
                                       "chez", "dans", "par", "sous", "entre", "depuis", "aupres", "pres", NULL };
/* Verbs that end an apposition which no comma closes: « Charlotte Houpline, fondatrice de Wara affirme ». */
static const char *const speaking[] = { "affirme", "declare", "explique", "ajoute", "estime", "assure", "precise", "souligne", "raconte", "confie",
                                        "indique", "rappelle", "repond", "insiste", "resume", "regrette", "poursuit", "conclut", "annonce",
                                        "denonce", "plaide", "constate", "reconnait", "soutient", "pense", "croit", "veut", "vient", "peut", "doit",
                                        "fait", "sait", "dirige", "travaille", "devient", "devrait", "pourrait", "reste", "prend", "salue", "promet", NULL };

/* What sets an apposition off like a comma does. */
const char *const _glm_role_dashes[] = { "–", "—", "-", NULL };

const char *const _glm_role_joining[] = { "et", "ou", "ainsi", NULL };

/* Nouns that are verbs too: « juge Mme Binet », « met en garde ». */
const char *const _glm_role_verbal[] = { "juge", "garde", "gardes", "guide", "critique", "pilote", "cadre", "cadres", "numero", "vedette", "espionne",
                                           "figure", "interprete", "arbitre", NULL };

/* « le successeur de Claude Érignac »: who follows these is somebody else. */
const char *const _glm_role_of_someone[] = { "de", "d'", "du", NULL };

gboolean
_glm_role_is_stop (GlmResolver *self,
                   guint        token)
{
  /* Most tokens begin with a letter or a figure, which no sign does. */
  if (token < self->n_tokens)
    {
      guchar first = (guchar) self->text[self->token[token].range.start];

      if (g_ascii_isalnum ((char) first) || first == 0xc3)
        return FALSE;
    }
  return _glm_role_is_word (self, token, stops);
}

gboolean
_glm_role_same_sentence (GlmResolver *self,
                         guint        a,
                         guint        b)
{
  return b < self->n_tokens && self->token[a].sentence == self->token[b].sentence;
}

/* « deux membres », « leurs épouses »: what is said of several is not said of one. */
static gboolean
is_plural (GlmResolver *self,
           guint        token)
{
  static const char *const same[] = { "fils", "petit-fils", "arriere-petit-fils", "beau-fils", "epoux", "processus", "fonds", "bras", "repris", NULL };
  const char *folded = _glm_role_fold_token (self, token);

  return strlen (folded) > 3 && (g_str_has_suffix (folded, "s") || g_str_has_suffix (folded, "aux")) && !_glm_role_is_word (self, token, same);
}

static gboolean
is_person_word (GlmResolver *self,
                guint        token,
                const char  *folded)
{
  GlmRange range = self->token[token].range;

  return glm_role_word_is_person (self->text + range.start, glm_range_length (range), folded);
}

/* « les économistes », « groupes électriciens »: what several beings are. */
gboolean
_glm_role_is_plural_noun (GlmResolver  *self,
                          guint         token,
                          GlmEntityKind kind)
{
  const char *folded;

  if (token >= self->n_tokens || !is_plural (self, token))
    return FALSE;
  folded = _glm_role_fold_token (self, token);
  return kind == GLM_ENTITY_PERSON ? is_person_word (self, token, folded) : glm_role_noun_says_institution (folded);
}

/* Nouns that are something else before or after some words: « sortant de prison », « droits de l'Homme ». */
static gboolean
is_other_word (GlmResolver *self,
               guint        token)
{
  static const char *const theirs[] = { "son", "leur", "mon", "notre", "votre", NULL };
  static const char *const leaving[] = { "sortant", "sortante", NULL };
  static const char *const elected[] = { "elu", "elue", "reelu", "reelue", NULL };
  static const char *const how[] = { "sous", "en", "par", "avec", "a", "au", "aux", "contre", "lors", "face", "grace", "pour", "dans", "sans", "avant", "apres", NULL };
  static const char *const rights[] = { "droits", "droit", "declaration", NULL };

  /* « son conseil, Me X »: a lawyer; another is a body. */
  if (glm_resolver_token_is (self, token, "conseil"))
    return token == 0 || !_glm_role_is_word (self, token - 1, theirs);
  if (glm_resolver_token_is (self, token, "bras"))
    return !glm_resolver_token_is (self, token + 1, "droit");
  if (glm_resolver_token_is (self, token, "tenant") || glm_resolver_token_is (self, token, "tenante"))
    return !glm_resolver_token_is (self, token + 1, "du");
  if (glm_resolver_token_is (self, token, "spin"))
    return !glm_resolver_token_is (self, token + 1, "doctor");
  if (_glm_role_is_word (self, token, leaving))
    return _glm_role_is_word (self, token + 1, _glm_role_of_someone);
  if (_glm_role_is_word (self, token, elected))
    return _glm_role_is_word (self, token + 1, how);
  return token > 2 && (glm_resolver_token_is (self, token, "homme") || glm_resolver_token_is (self, token, "Homme") || glm_resolver_token_is (self, token, "femme")) &&
         _glm_role_is_word (self, token - 3, rights);
}

gboolean
_glm_role_is_noun (GlmResolver  *self,
                   guint         token,
                   GlmEntityKind kind)
{
  static const char *const articles[] = { "la", "le", "les", "l'", "un", "une", NULL };
  static const char *const first[] = { "premier", "premiere", NULL };
  static const char *const of[] = { "de", "du", "des", "d'", NULL };
  const char *folded = _glm_role_fold_token (self, token);

  if (token >= self->n_tokens)
    return FALSE;
  /* « Jeune », « Président » at the start of a sentence are nouns too, but a name is not. */
  if (is_plural (self, token))
    return FALSE;
  /* « la prix Nobel de la paix » */
  if (kind == GLM_ENTITY_PERSON && glm_resolver_token_is (self, token, "prix") && glm_resolver_token_is (self, token + 1, "Nobel"))
    return TRUE;
  /* « représentant la Russie » is a verb. */
  if (kind == GLM_ENTITY_PERSON && g_str_has_suffix (folded, "ant") && _glm_role_is_word (self, token + 1, articles))
    return FALSE;
  /* « pour désigner Xi Jinping » is no fashion designer. */
  if (glm_resolver_token_is (self, token, "désigner") ||
      (is_other_word (self, token) && !(kind == GLM_ENTITY_INSTITUTION && glm_resolver_token_is (self, token, "conseil"))))
    return FALSE;
  /* « premier du classement »; « premier ministre » is the noun after it, « le premier tour » nobody. */
  if (kind == GLM_ENTITY_PERSON && _glm_role_is_word (self, token, first))
    return _glm_role_is_word (self, token + 1, of);
  /* « chargée de cours »; « la charge » is not. */
  if (kind == GLM_ENTITY_PERSON && (glm_resolver_token_is (self, token, "chargé") || glm_resolver_token_is (self, token, "chargée")))
    return glm_resolver_token_is (self, token + 1, "de") || glm_resolver_token_is (self, token + 1, "d'") ||
           glm_resolver_token_is (self, token + 1, "d’") || glm_resolver_token_is (self, token + 1, "des") ||
           glm_resolver_token_is (self, token + 1, "du");
  if (kind == GLM_ENTITY_PERSON)
    return is_person_word (self, token, folded);
  return glm_role_noun_says_institution (folded);
}

/* « rencontre », « félicite », « évoque »: verbs that end like adjectives. */
static const char *const verbs_like_adjectives[] = {
  "explique", "indique", "critique", "applique", "replique", "implique", "communique", "fabrique", "revendique", "pratique", "attaque", "marque", "evoque",
  "provoque", "convoque", "invoque", "revoque", "embarque", "traque", "choque", "moque", "risque", "manque", "bloque", "remarque", "domine", "elimine",
  "termine", "dessine", "incrimine", "imagine", "examine", "devine", "assassine", "invite", "felicite", "quitte", "cite", "imite", "merite", "profite",
  "visite", "rehabilite", "plebiscite", "sollicite", "herite", "evite", "habite", "incite", "irrite", "egale", "signale", "avale", "regale", "arrive", "motive",
  "prive", "cultive", "active", "appelle", "rappelle", "interpelle", "harcelle", "entraine", "enchaine", "traine", "regarde", "garde", "bombarde", "retarde",
  "demande", "commande", "recommande", "reprimande", "console", "isole", "vole", "viole", "controle", "enrole", "assiste", "insiste", "persiste", "resiste",
  "existe", "apaise", "croise", "toise", "chante", "hante", "plante", "vante", "enchante", "supplante", "presente", "represente", "tente", "augmente",
  "commente", "frequente", "tourmente", "invente", "oriente", "mecontente", "contente", "accable", "faire", "plaire", "eclaire", "innocente", "denote", "considere", "gere", "prefere", "libere", "recupere", "suggere", "modere",
  "genere", "digere", "atteint", "rejoint", "craint", "plaint", "peint", "combat", "debat", "continue", "attribue", "salue", "tue", "distribue", "evalue",
  "remue", "conclue", "insinue", "assure", "rassure", "mesure", "capture", "torture", "figure", "jure", "decide", "preside", "aide", "guide", "valide",
  "trucide", "intimide", "accuse", "teste", "deteste", "conteste", "proteste", "atteste", "reste", "gouverne", "concerne", "cerne", "defend", "attend",
  "entend", "apprend", "prend", "surprend", "vend", "rend", "repand", "pretend", "comprend", "reprend", "suspend", "descend", "tend", "consent", "sent",
  "ressent", "ment", "dement", "part", "sort", "dort", "sert", "perd", NULL
};

/* Adjectives that endings do not tell. */
static const char *const plain_adjectives[] = {
  "russe", "suisse", "belge", "serbe", "croate", "bulgare", "arabe", "corse", "kurde", "slave", "malgache", "moldave", "slovene", "jeune", "libre", "celebre",
  "proche", "propre", "adjoint", "adjointe", "general", "generale", "democrate", "radical", "insoumis", "insoumise", "orthodoxe", "mixte", "laic", "rebelle",
  "pirate", "vedette", "star", "phare", "fetiche", "automobile", "mobile", "agricole", "senior", "junior", "grec", "turc", "public", "blanc", "noir", "noire",
  "blanche", "complice", "bavarde", "rouge", "vert", "verte", "bleu", "metisse", "aveugle", "sourd", "sourde", "emerite", "honnete", "patriote", "interprete",
  "autochtone", "francophone", "anglophone", "homme", "femme", "clef", "cle", "modele", "maison", "catholique", "nomade", "lambda", "suppleant", "hexagonale",
  "leader", "chef", "sans", "danoise", "scout", "divers", "majeur", "majeure", "mineur", "pro", "anti", "expert", "experte", "direct", "directe", "mort",
  "morte", "titre", "double", "burkinabe", "etranger", "passager", "bleue", "commun", "commune", "meme", "inconnu", "inconnue", "deux", "trois", "future", "futur", "delicat", "connu", "connue", "perdu", "elu", "elue", "dechu", "dechue", "issu", "issue", "retenu", "detenu", "detenue",
  "disparu", "disparue", "britannique", "monde", "textile", "bio", "auto", "moto", "telecom", "luxe", "hybride", "immobilier", "gauche", "droit", NULL
};

static gboolean
ends_like_adjective (const char *folded)
{
  static const char *const endings[] = { "ain", "aine", "ais", "aise", "ois", "oise", "ien", "ienne", "een", "eenne", "al", "ale", "if", "ive", "iste", "ique", "que",
                                         "el", "elle", "ard", "arde", "eux", "euse", "aire", "ant", "ante", "ent", "ente", "eur", "eure", "ol", "ole", "in", "ine", "and", "ande",
                                         "an", "ane", "ite", "able", "ible", "ier", "iere", "aux", "een", "ert", "erte", "este", "erne", "ide", "oire", "int", "inte", "ere", NULL };

  /* « revient », « principalement » */
  if (g_str_has_suffix (folded, "ient") || g_str_has_suffix (folded, "ment"))
    return FALSE;
  for (guint i = 0; endings[i] != NULL; i++)
    if (strlen (folded) > 3 && g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return FALSE;
}

/* Adjectives of nationality, party and the like that stand between a noun and a name. */
gboolean
_glm_role_is_adjective (GlmResolver *self,
                        guint        token)
{
  const char *folded = _glm_role_fold_token (self, token);
  GlmRange range;
  gsize n;
  g_autofree char *singular = NULL;

  if (token >= self->n_tokens)
    return FALSE;
  range = self->token[token].range;
  /* « sud-coréen », « néo-démocrate » */
  if (strrchr (folded, '-') != NULL && strrchr (folded, '-')[1] != '\0')
    folded = strrchr (folded, '-') + 1;
  n = strlen (folded);
  if (!g_ascii_islower (folded[0]) || !_glm_resolver_is_lower (self, token) || n < 3)
    return FALSE;
  /* « adjoint délégué », « ministre chargée » */
  if (g_str_has_suffix (folded, "ee") || g_str_has_suffix (folded, "ees") ||
      (glm_range_length (range) > 3 && (memcmp (self->text + range.end - 2, "é", 2) == 0 || memcmp (self->text + range.end - 3, "és", 3) == 0)))
    return TRUE;
  if (_glm_role_is_word (self, token, verbs_like_adjectives))
    return FALSE;
  for (guint i = 0; plain_adjectives[i] != NULL; i++)
    if (strcmp (folded, plain_adjectives[i]) == 0)
      return TRUE;
  if (ends_like_adjective (folded))
    return TRUE;
  if (folded[n - 1] != 's')
    return FALSE;
  singular = g_strndup (folded, n - 1);
  for (guint i = 0; plain_adjectives[i] != NULL; i++)
    if (strcmp (singular, plain_adjectives[i]) == 0)
      return TRUE;
  return ends_like_adjective (singular);
}

gboolean
_glm_role_is_modifier (GlmResolver *self,
                       guint        token)
{
  const char *folded = _glm_role_fold_token (self, token);

  /* « le plus gros syndicat » */
  if (strcmp (folded, "plus") == 0)
    return glm_role_is_modifier (_glm_role_fold_token (self, token + 1));
  return glm_role_is_modifier (folded) || g_ascii_isdigit (folded[0]);
}

gboolean
_glm_role_mention_begins_at (GlmResolver *self,
                             guint        token)
{
  guint m = _glm_resolver_mention_from (self, token);

  return m < self->mentions->len && g_array_index (self->mentions, GlmMention, m).first_token == token;
}

gboolean
_glm_role_person_begins_at (GlmResolver *self,
                            guint        token)
{
  guint m = _glm_resolver_mention_from (self, token);

  return m < self->mentions->len && g_array_index (self->mentions, GlmMention, m).first_token == token &&
         g_array_index (self->mentions, GlmMention, m).kind == GLM_MENTION_PERSON;
}

/* « affirme », but not « déclaré »: folded they are alike. */
gboolean
_glm_role_is_speaking (GlmResolver *self,
                       guint        token)
{
  GlmRange range = self->token[token].range;

  return _glm_role_is_word (self, token, speaking) && !(glm_range_length (range) > 2 && memcmp (self->text + range.end - 2, "é", 2) == 0);
}

/* « depuis 2003 », « en 2017 », « le 21 juin », « jeudi »: since when and when, which says nothing of what somebody is. */
gboolean
_glm_role_is_when (GlmResolver *self,
                   guint        token)
{
  static const char *const words[] = { "depuis", "jusqu'en", "jusqu'au", "jusqu'", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
                                       "hier", "lors", "pendant", "durant", NULL };
  static const char *const months[] = { "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
                                        "decembre", NULL };
  gboolean next = _glm_role_same_sentence (self, token, token + 1);
  const char *figure = next ? self->text + self->token[token + 1].range.start : "";

  if (_glm_resolver_is_lower (self, token) && _glm_role_is_word (self, token, words))
    return TRUE;
  if (!next)
    return FALSE;
  if (glm_resolver_token_is (self, token, "avant"))
    return _glm_role_is_word (self, token + 1, _glm_role_of_someone);
  if (glm_resolver_token_is (self, token, "après"))
    return glm_resolver_token_is (self, token + 1, "avoir") || glm_resolver_token_is (self, token + 1, "être");
  if (glm_resolver_token_is (self, token, "en") || (glm_resolver_token_is (self, token, "de") && g_ascii_isdigit (*figure) && glm_resolver_token_is (self, token + 2, "à")))
    return (g_ascii_isdigit (*figure) && glm_range_length (self->token[token + 1].range) == 4) || _glm_role_is_word (self, token + 1, months);
  return glm_resolver_token_is (self, token, "le") && g_ascii_isdigit (*figure) && _glm_role_is_word (self, token + 2, months);
}

/* « un adolescent actionne sa ceinture », « son rival abandonnera »: before a determiner that no preposition leads to stands a
 * verb, and some endings are verbs' alone. Then the words are a sentence, and no apposition. */
gboolean
_glm_role_is_verb (GlmResolver *self,
                   guint        token)
{
  static const char *const determiners[] = { "le", "la", "les", "un", "une", "son", "sa", "ses", "leur", "leurs", "cet", "cette", "ces", "deux", "trois",
                                             "quatre", "cinq", "six", "dix", "vingt", "trente", "cent", "mille", "plusieurs", "quelques", NULL };
  static const char *const leading[] = { "de", "d'", "a", "en", "pour", "par", "sur", "sous", "dans", "chez", "avec", "sans", "contre", "entre", "vers", "depuis",
                                         "pendant", "apres", "avant", "selon", "des", "hors", "malgre", "devant", "derriere", "parmi", "outre", "envers",
                                         "durant", "jusque", "et", "ou", "ni", "mais", "comme", "tous", "toutes", "tout", "toute", "voici", "du", "suivant",
                                         "via", "sauf", "puis", "plus", NULL };
  static const char *const endings[] = { "era", "erait", "eront", "eraient", "aient", "irait", NULL };
  static const char *const prepositions[] = { "de", "d'", "a", "pour", "en", "par", "sans", NULL };
  static const char *const nouns[] = { "opera", "camera", "ephemera", "sierra", NULL };
  const char *folded;

  /* « en charge de distribuer les crédits » */
  if (!_glm_resolver_is_lower (self, token) || _glm_role_is_word (self, token - 1, prepositions))
    return FALSE;
  folded = _glm_role_fold_token (self, token);
  for (guint i = 0; endings[i] != NULL; i++)
    if (strlen (folded) > strlen (endings[i]) + 2 && g_str_has_suffix (folded, endings[i]))
      return !_glm_role_is_word (self, token, nouns);
  return _glm_role_same_sentence (self, token, token + 1) && _glm_resolver_is_lower (self, token + 1) && _glm_role_is_word (self, token + 1, determiners) &&
         !glm_resolver_token_is (self, token + 2, "fois") && !_glm_role_is_word (self, token, leading);
}

/* « alors », « aujourd'hui », « par ailleurs »: what may stand between a comma and a role; the token after it. */
guint
_glm_role_skip_adverbs (GlmResolver *self,
                        guint        token)
{
  static const char *const adverbs[] = { "alors", "aujourd'hui", "desormais", "actuellement", "lui-meme", "elle-meme", "egalement", "longtemps", "autrefois",
                                         "recemment", "jadis", "jusqu'alors", "maintenant", "aussi", "notamment", "surtout", "toujours", "officiellement",
                                         "naguere", "depuis", NULL };

  if (glm_resolver_token_is (self, token, "par") && glm_resolver_token_is (self, token + 1, "ailleurs"))
    return token + 2;
  if ((glm_resolver_token_is (self, token, "lui") || glm_resolver_token_is (self, token, "elle")) && glm_resolver_token_is (self, token + 1, "aussi"))
    return token + 2;
  if (_glm_role_is_word (self, token, adverbs))
    return token + 1;
  /* « jusqu'alors », if it is two tokens */
  return (glm_resolver_token_is (self, token, "jusqu'") || glm_resolver_token_is (self, token, "jusqu’")) && glm_resolver_token_is (self, token + 1, "alors")
             ? token + 2
             : token;
}
