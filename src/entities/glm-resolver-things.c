/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names that the words before them give to another kind than the tagger did: a street, a law or a hurricane that
 * bears a person's name is nobody, and what is 34 years old is no institution.
 */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

/* What a mention is worth that only keeps a name from being found in its place. */
#define NO_BEING_CONFIDENCE 0.05f

/* A person that only the words around the name tell of. */
#define UNSEEN_CONFIDENCE 0.55f

static gboolean
same_sentence (GlmResolver *self,
               guint        a,
               guint        b)
{
  return b < self->n_tokens && self->token[a].sentence == self->token[b].sentence;
}

/* Named after somebody: « boulevard Wilson », « prix Goncourt », « maladie de Parkinson ». The name elsewhere may be a person's. */
static gboolean
is_named_after (GlmResolver *self,
                guint        noun)
{
  static const char *const nouns[] = {
    "rue", "avenue", "boulevard", "place", "square", "quai", "pont", "stade", "gare", "station", "aéroport", "hôtel", "tour", "prix", "trophée", "coupe",
    "médaille", "loi", "amendement", "barrage", "mont", "col", "lac", "canal", "tunnel", "parc", "jardin", "salle", "château", "villa", "boson", "théorème",
    "maladie", "syndrome", "effet", "échelle", "indice", "bataille", "comète", "astéroïde", "cratère", "télescope", "circuit", "patinoire", "piscine",
    "centrale", "usine", "barrage", "aérodrome", "hippodrome", "vélodrome", "amphithéâtre", "autoroute", "gymnase", "allée", "impasse", "esplanade", "rond-point", "promenade", "port", "phare", "cap", "pic", "glacier", "vallée", "forêt", "Rue", "Avenue",
    "Boulevard", "Place", "Quai", "Pont", "Stade", "Prix", "Trophée", "Loi", "Tour", "Hôtel", "Square", "Allée", "Esplanade",
  };

  return IS_ANY (self, noun, nouns);
}

/* « l'ouragan Sandy », « la sonde Cassini »: the name is theirs wherever it stands. */
static gboolean
is_thing (GlmResolver   *self,
          guint          noun,
          GlmMentionKind kind)
{
  static const char *const nouns[] = {
    "ouragan", "cyclone", "tempête", "typhon", "phénomène", "sonde", "porte-avions", "péniche", "paquebot", "pétrolier", "voilier", "trimaran", "opération",
    "localité", "localités", "province", "village", "district", "comté", "fusée", "capsule", "sous-marin", "navire", "frégate", "ferry",
    /* What follows is named alike for people alone: « le film Titanic », but « la série Netflix ». */
    "film", "saga", "série", "roman", "album", "chanson", "livre", "pièce", "tableau", "spectacle", "jeu", "chien", "chienne", "chat", "cheval", "jument",
    "personnage", "ourse", "panda", "robot", "télé-réalité",
  };
  const guint n_all = 27;

  return _glm_resolver_is_any (self, noun, nouns, kind == GLM_MENTION_PERSON ? G_N_ELEMENTS (nouns) : n_all);
}

/* The noun right before a name, quotation marks aside. */
static guint
noun_before (GlmResolver *self,
             guint        first)
{
  static const char *const opening[] = { "«", "“", "\"" };
  guint before = first;

  if (before > 0 && IS_ANY (self, before - 1, opening))
    before--;
  return before > 0 && same_sentence (self, before - 1, first) ? before - 1 : first;
}

/* One of so many mentions has to be said to be of another kind for all of them to be. */
#define ENOUGH_OF 5

/* Notes under the folded name how often something was said of it. */
static void
count_name (GlmResolver      *self,
            GHashTable       *counts,
            const GlmMention *mention)
{
  char *key = glm_name_fold (self->text + mention->range.start, glm_range_length (mention->range));

  g_hash_table_replace (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
}

static gboolean
is_enough (GHashTable *counts,
           GHashTable *totals,
           const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) * ENOUGH_OF >= MAX (1, GPOINTER_TO_UINT (g_hash_table_lookup (totals, key)));
}

static void
note_things (GlmResolver *self,
             GHashTable  *things)
{
  static const char *const between[] = { "international", "municipal", "olympique", "départemental", "national", "régional", "spatial", "littéraire", "nucléaire" };

  for (guint i = 0; i < self->mentions->len; i++)
    {
      GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      guint noun = noun_before (self, mention->first_token);

      if (noun == mention->first_token || mention->kind == GLM_MENTION_PLACE)
        continue;
      if (is_thing (self, noun, mention->kind))
        {
          count_name (self, things, mention);
          continue;
        }
      /* « l'aéroport international Murtala-Muhammed » */
      if (noun > 0 && same_sentence (self, noun - 1, noun) && IS_ANY (self, noun, between))
        noun--;
      if (mention->kind != GLM_MENTION_OTHER && noun + 2 >= mention->first_token && is_named_after (self, noun) && (i == 0 || mention[-1].first_token + mention[-1].n_tokens <= noun))
        {
          _glm_resolver_set_tokens (self, mention, noun, mention->first_token + mention->n_tokens - noun);
          mention->kind = GLM_MENTION_OTHER;
          mention->confidence = NO_BEING_CONFIDENCE;
        }
    }
}

static gboolean
is_capitals_only (GlmResolver      *self,
                  const GlmMention *mention)
{
  for (guint t = mention->first_token; t < mention->first_token + mention->n_tokens; t++)
    {
      static const char *const particles[] = { "de", "du", "d'", "d’", "des", "van", "von", "der", "el", "al", "ben", "bin", "le", "la" };

      if (!g_unichar_isupper (g_utf8_get_char (self->text + self->token[t].range.start)) && !IS_ANY (self, t, particles))
        return FALSE;
    }
  return TRUE;
}

/* « Yann Le Dru »: two words or three with a capital each, and none of them an acronym. */
static gboolean
is_two_names (GlmResolver      *self,
              const GlmMention *mention)
{
  if (mention->n_tokens < 2 || mention->n_tokens > 4)
    return FALSE;
  for (guint t = mention->first_token; t < mention->first_token + mention->n_tokens; t++)
    {
      g_autofree char *word = glm_resolver_dup_token (self, t);

      if (glm_name_is_acronym (word))
        return FALSE;
    }
  return TRUE;
}

/* « X, 34 ans, », « Mme X », « la skippeuse X », « X est le 2e skipper »: only people are that. */
static gboolean
is_said_of_people (GlmResolver      *self,
                   const GlmMention *mention)
{
  static const char *const copulas[] = { "est", "était", "fut" };
  static const char *const determiners[] = { "le", "la", "un", "une", "l'", "l’" };
  static const char *const bare[] = { "de", "d'", "d’" };
  guint after = mention->first_token + mention->n_tokens;
  guint before = mention->first_token;
  g_autofree char *noun = NULL;

  if (glm_resolver_token_is (self, after, ",") && same_sentence (self, before, after + 2) && glm_resolver_token_is (self, after + 2, "ans") &&
      g_ascii_isdigit (self->text[self->token[after + 1].range.start]))
    return TRUE;
  if (before > 0 && same_sentence (self, before - 1, before))
    {
      if (_glm_resolver_is_title (self, before - 1))
        return TRUE;
      noun = glm_resolver_dup_token (self, before - 1);
      if (_glm_resolver_is_lower (self, before - 1) && mention->n_tokens > 1 && !g_str_has_suffix (noun, "s"))
        {
          g_autofree char *key = glm_name_fold (noun, strlen (noun));

          if (glm_role_word_is_person (noun, strlen (noun), key) && !glm_role_noun_is_institution (key))
            return TRUE;
          /* « le chef de groupe Yann Le Dru »: what has no article says only what sort of chief it is. */
          if (before > 3 && same_sentence (self, before - 4, before) && IS_ANY (self, before - 2, bare) && _glm_resolver_is_lower (self, before - 3) &&
              !_glm_resolver_is_article (self, before - 1) && is_two_names (self, mention))
            {
              g_autofree char *head = glm_resolver_dup_token (self, before - 3);
              g_autofree char *head_key = glm_name_fold (head, strlen (head));

              if (!g_str_has_suffix (head_key, "s") && glm_role_word_is_person (head, strlen (head), head_key) && !glm_role_noun_is_institution (head_key))
                return TRUE;
            }
        }
    }
  if (mention->n_tokens < 2 || !same_sentence (self, before, after + 2) || !IS_ANY (self, after, copulas) || !IS_ANY (self, after + 1, determiners))
    return FALSE;
  for (guint t = after + 2; t < after + 4 && same_sentence (self, before, t); t++)
    {
      g_autofree char *word = glm_resolver_dup_token (self, t);
      g_autofree char *key = glm_name_fold (word, strlen (word));

      if (glm_role_noun_is_person (key) && !glm_role_noun_is_institution (key))
        return TRUE;
      if (!glm_role_is_modifier (key) && !g_ascii_isdigit (key[0]))
        return FALSE;
    }
  return FALSE;
}

/* « Trophée Lalique », « Ligue des champions », « Guerre de Cent Ans »: what is held, won or signed is no institution. */
static gboolean
is_event (GlmResolver      *self,
          const GlmMention *mention)
{
  static const char *const heads[] = {
    "Trophée", "Coupe", "Championnat", "Championnats", "Tournoi", "Open", "Prix", "Légion", "Guerre", "Bataille", "Jeux", "Mondial", "Mondiaux", "Plan",
    "Loi", "Traité", "Accord", "Accords", "Sommet", "Rapport", "Opération", "Code", "Charte", "Déclaration", "Journée", "Journées", "Semaine", "Nuit",
    "Fête", "Révolution", "Constitution", "Brexit", "Palme", "Lion", "Ours", "César", "Oscar", "Oscars", "Césars", "Molière", "Victoires", "Rallye",
    "Marathon", "Tour", "Grand", "Printemps", "Protocole", "Pacte",
  };
  static const char *const leagues[] = { "champions", "nations", "Champions", "Nations", "Europa", "conférence" };
  static const char *const last[] = { "Act", "Bill", "Cup", "Awards", "Award", "Trophy", "Prize", "War", "Games", "Championship", "Championships",
                                       "Camp", "Summit" };
  guint first = mention->first_token;

  if (mention->n_tokens < 2)
    return FALSE;
  if (IS_ANY (self, first + mention->n_tokens - 1, last))
    return TRUE;
  if (glm_resolver_token_is (self, first, "Grand"))
    return glm_resolver_token_is (self, first + 1, "Prix");
  /* « Oscar Munoz », « César Franck » */
  if (mention->kind == GLM_MENTION_PERSON)
    return FALSE;
  if (IS_ANY (self, first, heads))
    return TRUE;
  if (!glm_resolver_token_is (self, first, "Ligue"))
    return FALSE;
  for (guint t = first + 1; t < first + mention->n_tokens; t++)
    if (IS_ANY (self, t, leagues))
      return TRUE;
  return FALSE;
}

/* Who the tagger did not see: « Kito de Pavant est le deuxième skipper », « Anna Merlo, 34 ans, ». */
static void
take_people (GlmResolver *self)
{
  for (guint t = 0; t < self->n_tokens;)
    {
      guint end = _glm_resolver_name_end (self, t);
      GlmMention name = { { 0, 0 }, 0, 0, GLM_MENTION_PERSON, 0 };
      const GlmMention *known;

      if (end < t + 2 || end > t + 4)
        {
          t = MAX (end, t + 1);
          continue;
        }
      _glm_resolver_set_tokens (self, &name, t, end - t);
      known = _glm_resolver_mention_in (self, t, end);
      if ((known == NULL || (known->kind == GLM_MENTION_PLACE && known->first_token > t)) && is_capitals_only (self, &name) &&
          !_glm_resolver_is_article (self, t) && !_glm_resolver_is_institution_noun (self, t) && is_said_of_people (self, &name))
        _glm_resolver_put (self, t, end, GLM_MENTION_PERSON, UNSEEN_CONFIDENCE);
      t = end;
    }
}

static gboolean
is_institution_word (GlmResolver *self,
                     guint        token)
{
  g_autofree char *word = glm_resolver_dup_token (self, token);
  g_autofree char *key = glm_name_fold (word, strlen (word));

  return _glm_resolver_is_lower (self, token) && glm_role_noun_is_institution (key) && !glm_role_noun_is_person (key) && strcmp (key, "jeune") != 0 &&
         !g_str_has_suffix (key, "s");
}

/* « président de Mountain Wilderness », « fondateur d'Orsane »: nobody presides over a person or founds one. */
static gboolean
is_presided (GlmResolver      *self,
             const GlmMention *mention)
{
  static const char *const offices[] = { "président", "présidente", "fondateur", "fondatrice", "cofondateur", "cofondatrice", "PDG", "gérant", "gérante", "trésorier",
                                         "trésorière", "actionnaire", "salarié", "salariée", "coprésident", "coprésidente" };
  static const char *const of[] = { "de", "d'", "d’" };
  guint first = mention->first_token;

  return first > 1 && mention->n_tokens < 4 && same_sentence (self, first - 2, first) && IS_ANY (self, first - 1, of) && IS_ANY (self, first - 2, offices);
}

/* « les ventes de Renault », « les salariés de Varenne »: the token of a single name that no person can be, after @token. */
static guint
find_run (GlmResolver *self,
          guint        token)
{
  static const char *const goods[] = { "ventes", "filiale", "filiales", "actionnaires", "salariés", "immatriculations", "licenciements" };
  static const char *const of[] = { "de", "d'", "d’", "chez" };

  /* It is asked of every token; few begin like these. */
  if (strchr ("vfasil", self->text[self->token[token].range.start]) == NULL || !IS_ANY (self, token, goods) || !same_sentence (self, token, token + 2) || !IS_ANY (self, token + 1, of) || _glm_resolver_name_end (self, token + 2) != token + 3)
    return GLM_NO_CLUSTER;
  return token + 2;
}

/* « la coopérative laitière Val d'Aubrac »; but in « le patron de la société civile X » the name may be the patron's. */
static gboolean
is_sorted (GlmResolver      *self,
           const GlmMention *mention)
{
  static const char *const sorts[] = { "coopérative", "entreprise", "start-up", "startup", "société", "association", "fromagerie", "compagnie", "plateforme",
                                       "marque", "enseigne", "maison", "fintech", "biotech", "ONG" };
  static const char *const articles[] = { "la", "l'", "l’", "une", "La", "L'", "L’", "Une" };
  static const char *const of[] = { "de", "à", "par", "avec", "pour", "chez", "d'", "d’" };
  guint noun = mention->first_token;

  while (noun > 0 && mention->first_token - noun < 3 && _glm_resolver_is_lower (self, noun - 1) && !IS_ANY (self, noun - 1, sorts))
    {
      noun--;
      if (_glm_resolver_is_article (self, noun) || IS_ANY (self, noun, of))
        return FALSE;
    }
  if (noun < 2 || noun == mention->first_token || !same_sentence (self, noun - 2, mention->first_token) || !IS_ANY (self, noun - 1, sorts) ||
      !IS_ANY (self, noun - 2, articles))
    return FALSE;
  return noun < 3 || !same_sentence (self, noun - 3, noun) || !IS_ANY (self, noun - 3, of);
}

/* « la fédération des banques, Febelfin, » and « Febelfin, la fédération des banques, »: only institutions are that. */
static gboolean
is_said_of_institutions (GlmResolver      *self,
                         const GlmMention *mention)
{
  static const char *const articles[] = { "la", "le", "l'", "l’", "un", "une", "La", "Le", "L'", "L’", "du", "au" };
  guint first = mention->first_token;
  guint after = first + mention->n_tokens;

  if (is_sorted (self, mention) || (mention->kind == GLM_MENTION_PERSON && is_presided (self, mention)))
    return TRUE;
  if (mention->kind == GLM_MENTION_PLACE)
    return FALSE;
  if (mention->n_tokens > 1)
    return FALSE;
  if (glm_resolver_token_is (self, after, ",") && same_sentence (self, first, after + 2) && IS_ANY (self, after + 1, articles) &&
      is_institution_word (self, after + 2))
    return TRUE;
  if (first < 3 || !same_sentence (self, first - 3, first) || !glm_resolver_token_is (self, first - 1, ",") ||
      !(glm_resolver_token_is (self, after, ",") || glm_resolver_token_is (self, after, ".")))
    return FALSE;
  for (guint t = first - 1; t-- > 0 && t + 9 > first && same_sentence (self, t, first);)
    {
      if (is_institution_word (self, t))
        return t > 0 && same_sentence (self, t - 1, t) && IS_ANY (self, t - 1, articles);
      if (!_glm_resolver_is_lower (self, t))
        return FALSE;
    }
  return FALSE;
}

static void
note_institutions (GlmResolver *self,
                   GHashTable  *institutions)
{
  /* The name may be seen there only when it is looked for in the whole text. */
  for (guint t = 0; t < self->n_tokens; t++)
    {
      guint name = find_run (self, t);
      GlmMention run = { { 0, 0 }, 0, 0, GLM_MENTION_INSTITUTION, 0 };
      const GlmMention *known;

      if (name == GLM_NO_CLUSTER || ((known = _glm_resolver_mention_in (self, name, name + 1)) != NULL && known->kind == GLM_MENTION_PLACE))
        continue;
      _glm_resolver_set_tokens (self, &run, name, 1);
      count_name (self, institutions, &run);
    }
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);

      if (mention->kind != GLM_MENTION_INSTITUTION && is_said_of_institutions (self, mention))
        count_name (self, institutions, mention);
    }
}

/* An institution that only a person can be becomes one, wherever it is named so. */
static void
note_people (GlmResolver *self,
             GHashTable  *people)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      const GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);

      if (mention->kind == GLM_MENTION_PERSON || mention->n_tokens > 4 || !is_capitals_only (self, mention) ||
          _glm_resolver_is_institution_noun (self, mention->first_token) || !is_said_of_people (self, mention))
        continue;
      count_name (self, people, mention);
    }
}

/* « La Japonaise mène », « le Français »: somebody of a country, whom the words do not name. */
static gboolean
is_somebody_of_a_place (GlmResolver      *self,
                        const GlmMention *mention)
{
  static const char *const articles[] = { "le", "la", "l'", "l’", "un", "une", "du", "au", "Le", "La", "L'", "L’", "Un", "Une" };
  guint noun = mention->first_token + mention->n_tokens - 1;

  if (mention->kind != GLM_MENTION_PERSON || mention->n_tokens > 2 || noun == 0 || !IS_ANY (self, noun - 1, articles) ||
      (mention->n_tokens == 2 && mention->first_token != noun - 1) || _glm_resolver_is_lower (self, noun))
    return FALSE;
  return !glm_resolver_token_is (self, noun, "Titien") && _glm_role_is_origin (self, noun);
}

/* « Victoire écrasante du club »: a noun that is a first name too, at the start of a sentence and before its adjective. */
static gboolean
is_noun_with_adjective (GlmResolver      *self,
                        const GlmMention *mention)
{
  static const char *const nouns[] = { "Victoire", "Clémence", "Prudence", "Espérance", "Constance", "Olivier", "Pierre", "Rose", "Marguerite", "Violette",
                                       "Aurore", "Aube", "Félicité", "Gloire", "Grâce", "Merveille", "Colombe", "Perle", "Jade", "Ambre", "Iris", "Capucine",
                                       "Garance", "Prune", "Olive", "Reine", "Lune", "Marine", "Noël", "Fortune", "Providence", "Patience", "Solitude",
                                       "Candeur", "Aimée", "Charité", "Foi", "Angélique", "Mélodie", "Harmonie", "Euphorie", "Liberté", "Trinité" };
  static const char *const endings[] = { "ante", "ant", "ée", "ale", "elle", "euse", "ique", "aire", "ise", "ive", "able", "ible", "ère", "ière" };
  guint after = mention->first_token + 1;
  g_autofree char *next = NULL;

  if (mention->kind != GLM_MENTION_PERSON || mention->n_tokens > 1 || after >= self->n_tokens ||
      (mention->first_token > 0 && self->token[mention->first_token - 1].sentence == self->token[mention->first_token].sentence) ||
      self->token[after].sentence != self->token[mention->first_token].sentence || !IS_ANY (self, mention->first_token, nouns) ||
      !_glm_resolver_is_lower (self, after) || !_glm_role_is_adjective (self, after))
    return FALSE;
  next = glm_resolver_dup_token (self, after);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (next, endings[i]))
      return TRUE;
  return FALSE;
}

/* Whether what the tagger took for a person is nobody's name. */
gboolean
_glm_resolver_is_nobody (GlmResolver      *self,
                         const GlmMention *mention)
{
  return is_somebody_of_a_place (self, mention) || is_noun_with_adjective (self, mention);
}

/* « le président de l'Assemblée Claude Bartolone »: an office that ends in an institution, then who holds it. */
static void
split_offices (GlmResolver *self)
{
  static const char *const of[] = { "de", "du", "des", "d'", "d’", "la", "l'", "l’" };

  for (guint i = 0; i < self->mentions->len; i++)
    {
      GlmMention mention = g_array_index (self->mentions, GlmMention, i);
      guint first = mention.first_token;
      guint head = first;
      g_autofree char *role = NULL;
      g_autofree char *key = NULL;

      if (mention.kind == GLM_MENTION_PERSON || mention.n_tokens < 3 || mention.n_tokens > 4 || !is_capitals_only (self, &mention) ||
          _glm_resolver_is_lower (self, first + 1))
        continue;
      while (head > 0 && first - head < 3 && same_sentence (self, head - 1, first) && IS_ANY (self, head - 1, of))
        head--;
      if (head == 0 || head == first || !same_sentence (self, head - 1, first))
        continue;
      role = glm_resolver_dup_token (self, head - 1);
      key = glm_name_fold (role, strlen (role));
      if (!glm_role_noun_is_person (key) || g_str_has_suffix (key, "s") ||
          !(_glm_resolver_is_institution_noun (self, first) || _glm_resolver_is_department_subject (self, first)))
        continue;
      _glm_resolver_put (self, first, first + 1, GLM_MENTION_INSTITUTION, mention.confidence);
      _glm_resolver_put (self, first + 1, first + mention.n_tokens, GLM_MENTION_PERSON, mention.confidence);
    }
}

/**
 * _glm_resolver_take_kinds:
 * @self: a resolver
 *
 * Corrects the kinds of mentions by what is said right before and after them.
 */
void
_glm_resolver_take_kinds (GlmResolver *self)
{
  g_autoptr (GHashTable) things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) institutions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  split_offices (self);
  take_people (self);
  for (guint i = 0; i < self->mentions->len; i++)
    count_name (self, totals, &g_array_index (self->mentions, GlmMention, i));
  note_things (self, things);
  note_people (self, people);
  note_institutions (self, institutions);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      GlmMention *mention = &g_array_index (self->mentions, GlmMention, i);
      g_autofree char *key = glm_name_fold (self->text + mention->range.start, glm_range_length (mention->range));

      /* « The Hollywood Reporter » */
      if (mention->kind == GLM_MENTION_PERSON && mention->n_tokens > 1 && glm_resolver_token_is (self, mention->first_token, "The"))
        mention->kind = GLM_MENTION_INSTITUTION;
      if ((mention->kind == GLM_MENTION_INSTITUTION || mention->kind == GLM_MENTION_PERSON) && is_event (self, mention))
        mention->kind = GLM_MENTION_OTHER;
      if (is_enough (things, totals, key))
        mention->kind = GLM_MENTION_OTHER;
      else if (is_enough (people, totals, key))
        mention->kind = GLM_MENTION_PERSON;
      else if ((mention->kind != GLM_MENTION_PLACE || is_sorted (self, mention)) && is_enough (institutions, totals, key))
        mention->kind = GLM_MENTION_INSTITUTION;
    }
}
