/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a name begins and ends: what a tagger took with it that is the sentence's is cut off. */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/* « III. », « — », figures: what stands before a name in a heading or a list. */
static gboolean
is_numbering (GlmResolver *self,
              guint        token)
{
  const char *p = self->text + self->token[token].range.start;
  const char *end = self->text + self->token[token].range.end;
  gboolean roman = TRUE;

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* « L' » is an article, not fifty. */
      if (c == '\'' || c == 0x2019 || (g_unichar_isalpha (c) && (c > 0x7F || strchr ("IVXLC", (int) c) == NULL)))
        roman = FALSE;
    }
  return roman;
}

static gboolean
is_name_particle (GlmResolver *self,
                  guint        token)
{
  static const char *const particles[] = { "de", "du", "des", "d'", "d’", "la", "le", "von", "van", "der", "den", "di", "da", "dos", "el", "al",
                                           "ben", "bin", "ibn", "dit", "dite", "y", "e", "ter", "zu", "abou", "ould", "y" };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (glm_resolver_token_is (self, token, particles[i]))
      return TRUE;
  return FALSE;
}

/* « Baptisé Marsault », « Interrogée Dupont »: a participle that opens a sentence, and no first name in -é. */
static gboolean
is_participle (GlmResolver *self,
               guint        token)
{
  static const char *const first_names[] = { "Aimé", "Aimée", "Amédée", "André", "Andrée", "Barnabé", "Chloé", "Cloé", "Daphné",
                                             "Danaé", "Désiré", "Désirée", "Dieudonné", "Dieudonnée", "Dorothée", "Edmée", "Élisée",
                                             "Félicité", "Honoré", "Honorée", "Irénée", "José", "Josée", "Josué", "Mahé", "Maïté",
                                             "Médée", "Orphée", "Phœbé", "René", "Renée", "Salomé", "Timothée", "Timothé" };
  static const char *const endings[] = { "é", "ée", "és", "ées" };
  GlmRange range = self->token[token].range;
  const char *end = self->text + range.end;

  if (glm_range_length (range) < 6)
    return glm_resolver_token_is (self, token, "Né") || glm_resolver_token_is (self, token, "Née") || glm_resolver_token_is (self, token, "Élu");
  for (guint i = 0; i < G_N_ELEMENTS (first_names); i++)
    if (glm_resolver_token_is (self, token, first_names[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (memcmp (end - strlen (endings[i]), endings[i], strlen (endings[i])) == 0)
      return memchr (self->text + range.start, '-', glm_range_length (range)) == NULL;
  return FALSE;
}

/* A sign after which words begin as a sentence does: « — Car Renaud … », « … Mais Sophie ». */
static gboolean
opens_words (GlmResolver *self,
             guint        token)
{
  static const char *const signs[] = { "—", "–", "--", "-", "«", "“", "…", ":", "...", "\"" };

  return IS_ANY (self, token, signs);
}

/* « Si Le Graët », « Selon Renault »: a word of the sentence, with the capital of its start. */
static gboolean
is_opening_word (GlmResolver   *self,
                 guint          token,
                 GlmMentionKind kind)
{
  /* The first few begin no institution's name either: « En Marche », « Vers l'avenir ». */
  static const char *const words[] = { "Si", "Selon", "Chez", "Mais", "Depuis", "Quant", "Pour", "Avec", "Et", "Car", "Or", "Puis", "Quand", "Comme",
                                       "Dans", "Après", "Avant", "Même", "Lorsque", "Ni", "Hier", "Ainsi", "Alors", "Enfin", "Aussi", "Outre",
                                       "Malgré", "Pourquoi", "Comment", "Voici", "Sauf", "Dès", "Entre" };
  static const char *const calls[] = { "Cher", "Chère", "Chers", "Chères", "Pauvre", "Mon", "Ma" };
  guint n = kind == GLM_MENTION_PERSON ? G_N_ELEMENTS (words) : 6;

  /* « Cher Olivier », wherever it is said. */
  if (kind == GLM_MENTION_PERSON && IS_ANY (self, token, calls))
    return TRUE;
  if (token > 0 && self->token[token - 1].sentence == self->token[token].sentence && !_glm_resolver_is_article (self, token - 1) &&
      !opens_words (self, token - 1))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (glm_resolver_token_is (self, token, words[i]))
      return TRUE;
  return kind == GLM_MENTION_PERSON && is_participle (self, token);
}

/* « L'Oréal » inside a sentence: the capital says that the article is the name's. */
static gboolean
is_own_article (GlmResolver *self,
                guint        token)
{
  return (glm_resolver_token_is (self, token, "L'") || glm_resolver_token_is (self, token, "L’")) && token > 0 &&
         self->token[token - 1].sentence == self->token[token].sentence && !glm_resolver_token_is (self, token - 1, "«") &&
         !glm_resolver_token_is (self, token - 1, "“") && !glm_resolver_token_is (self, token - 1, "\"");
}

/* « 20 Minutes », « 50 Millions de consommateurs »: the figure is the name's. */
static gboolean
is_figure (GlmResolver *self,
           guint        token)
{
  const char *p = self->text + self->token[token].range.start;
  const char *end = self->text + self->token[token].range.end;

  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p == end;
}

static gboolean
is_acronym (GlmResolver *self,
            guint        token)
{
  g_autofree char *text = glm_resolver_dup_token (self, token);

  return glm_name_is_acronym (text);
}

/* How many words before the name only say what it is: « agence Bloomberg », « conseil d'administration du SRFC ». */
static guint
count_generic_words (GlmResolver      *self,
                     const GlmMention *mention)
{
  static const char *const heads[] = { "agence", "chaîne", "quotidien", "hebdomadaire", "magazine", "site", "journal", "société", "entreprise",
                                       "start-up", "marque", "opérateur", "constructeur", "plateforme", "réseau", "géant", "cabinet", "enseigne" };
  static const char *const sorts[] = { "parti", "groupe", "mouvement", "collectif", "syndicat", "société", "entreprise", "chaîne", "quotidien", "magazine", "géant",
                                       "constructeur", "opérateur", "plateforme", "start-up", "cabinet", "agence" };
  guint first = mention->first_token;
  guint n = mention->n_tokens;
  guint tail = 0;

  if (mention->kind != GLM_MENTION_INSTITUTION || n < 2 || !_glm_resolver_is_lower (self, first))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (glm_resolver_token_is (self, first, heads[i]) && !_glm_resolver_is_lower (self, first + 1))
      return 1;
  /* « parti écologiste Les Verts », « groupe de réflexion Largo »: the sort, and then the name. */
  if (n > 2 && IS_ANY (self, first, sorts) && _glm_resolver_is_lower (self, first + 1))
    {
      if (!_glm_resolver_is_article (self, first + 1) && !_glm_resolver_is_lower (self, first + 2))
        return 2;
      if (n > 3 && glm_resolver_token_is (self, first + 1, "de") && _glm_resolver_is_lower (self, first + 2) && !_glm_resolver_is_lower (self, first + 3))
        return 3;
    }
  if (n < 4 || !_glm_resolver_is_lower (self, first + 2) ||
      !(glm_resolver_token_is (self, first, "club") ||
        (glm_resolver_token_is (self, first, "conseil") && glm_resolver_token_is (self, first + 2, "administration")) ||
        (glm_resolver_token_is (self, first, "comité") && glm_resolver_token_is (self, first + 2, "direction"))))
    return 0;
  for (guint i = 3; i + 1 < n && tail == 0; i++)
    if (_glm_resolver_is_article (self, first + i) && !_glm_resolver_is_lower (self, first + i + 1))
      tail = i + 1;
  return tail;
}

static gboolean
is_bracket (GlmResolver *self,
            guint        token)
{
  return glm_resolver_token_is (self, token, ".") || glm_resolver_token_is (self, token, "!") || glm_resolver_token_is (self, token, "?") ||
         glm_resolver_token_is (self, token, "(") || glm_resolver_token_is (self, token, ")") || glm_resolver_token_is (self, token, ":") ||
         glm_resolver_token_is (self, token, ";") || glm_resolver_token_is (self, token, "[");
}

/* « al-Assad », « d'Estaing »: a small letter that belongs to the name, for a capital follows in the same word. */
static gboolean
has_inner_capital (GlmResolver *self,
                   guint        token)
{
  const char *p = self->text + self->token[token].range.start;
  const char *end = self->text + self->token[token].range.end;

  for (; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isupper (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* « le général de Gaulle »: after a title the particle is the name's; « l'avocat de Fillon » has none. */
static gboolean
is_own_particle (GlmResolver *self,
                 guint        token)
{
  static const char *const particles[] = { "de", "d'", "d’", "du" };
  static const char *const ranks[] = { "général", "maréchal", "colonel", "amiral", "capitaine", "commandant", "lieutenant", "abbé", "père", "sieur", "chevalier" };

  return IS_ANY (self, token, particles) && token > 0 && (_glm_resolver_is_title (self, token - 1) || IS_ANY (self, token - 1, ranks));
}

/* A determiner with the capital of a sentence's start: « Un Avro de LaMia », « Son Excellence ». */
static gboolean
is_opening_determiner (GlmResolver *self,
                       guint        token)
{
  static const char *const words[] = { "Un", "Une", "Des", "Ce", "Cet", "Cette", "Ces", "Son", "Sa", "Ses", "Leur", "Leurs", "Du", "Au", "Aux" };

  return IS_ANY (self, token, words) && (token == 0 || self->token[token - 1].sentence != self->token[token].sentence);
}

/* « Votre » of « Votre Majesté », « Royale » of « Son Altesse Royale Jean » */
static gboolean
is_style (GlmResolver *self,
          guint        token)
{
  static const char *const whose[] = { "Votre", "Son", "Sa", "Leurs", "son", "sa", "votre" };
  static const char *const royal[] = { "Royale", "royale", "Impériale", "impériale", "Sérénissime", "sérénissime" };

  return (IS_ANY (self, token, whose) && _glm_resolver_is_title (self, token + 1)) ||
         (token > 0 && IS_ANY (self, token, royal) && glm_resolver_token_is (self, token - 1, "Altesse"));
}

static gboolean
is_no_start (GlmResolver   *self,
             guint          token,
             GlmMentionKind kind)
{
  gboolean lower = _glm_resolver_is_lower (self, token);

  /* « La Fontaine », « Le Monde »: an article with a capital belongs to the name. */
  if (_glm_resolver_is_article (self, token) && !is_own_article (self, token) &&
      !(kind == GLM_MENTION_PERSON && is_own_particle (self, token)))
    return TRUE;
  if (is_opening_determiner (self, token) || _glm_resolver_is_title (self, token) || is_style (self, token))
    return TRUE;
  if (kind == GLM_MENTION_PERSON)
    return is_numbering (self, token) || (lower && !is_name_particle (self, token) && !has_inner_capital (self, token));
  if (is_numbering (self, token))
    return kind != GLM_MENTION_INSTITUTION || !is_figure (self, token) || _glm_resolver_is_lower (self, token + 1);
  return kind == GLM_MENTION_INSTITUTION && lower && !_glm_resolver_is_institution_noun (self, token) && !has_inner_capital (self, token);
}

/* Where the name's first token is. */
static guint
find_start (GlmResolver *self,
            GlmMention  *mention)
{
  guint end = mention->first_token + mention->n_tokens;
  guint first = mention->first_token + count_generic_words (self, mention);

  if (first + 1 < end && (mention->kind == GLM_MENTION_PERSON || mention->kind == GLM_MENTION_INSTITUTION) &&
      is_opening_word (self, first, mention->kind))
    first++;
  while (first + 1 < end && is_no_start (self, first, mention->kind))
    {
      /* « Mr Saputo » is a person, whatever the tagger saw. */
      if (_glm_resolver_is_title (self, first))
        mention->kind = GLM_MENTION_PERSON;
      first++;
    }
  /* « 42e édition du festival »: what is held for the 42nd time is no institution. */
  if (first + 1 < end && g_ascii_isdigit (self->text[self->token[first].range.start]) && glm_resolver_token_is (self, first + 1, "édition"))
    mention->kind = GLM_MENTION_OTHER;
  /* « l'ONG Greenpeace », « ONG du Centre pour le dialogue » */
  if (mention->kind == GLM_MENTION_INSTITUTION && first + 1 < end && glm_resolver_token_is (self, first, "ONG"))
    {
      first++;
      while (first + 1 < end && _glm_resolver_is_article (self, first))
        first++;
    }
  return first;
}

/* Words of the sentence that a tagger takes for the end of an institution's name: « le Rassemblement national progresse ». */
gboolean
_glm_resolver_is_sentence_word (GlmResolver *self,
                                guint        token)
{
  static const char *const words[] = {
    "accepte", "accueille", "accuse", "affirme", "ajoute", "annonce", "appelle", "apporte", "approuve", "arrive", "assure", "attaque", "attend", "augmente",
    "bloque", "cherche", "choisit", "condamne", "confirme", "conserve", "conteste", "continue", "contre-attaque", "craint", "critique", "décide",
    "déclare", "décroche", "demande", "démarre", "dément", "dénonce", "déplore", "dépose", "dépasse", "devient", "devance", "devra", "devrait",
    "dispose", "divise", "doit", "domine", "donne", "embauche", "emporte", "emploie", "engage", "entend", "envisage", "espère", "estime", "étudie",
    "évoque", "exclut", "exige", "explique", "fait", "ferme", "fête", "finit", "fournit", "gagne", "grimpe", "hésite", "impose", "indique",
    "inquiète", "insiste", "interdit", "invite", "juge", "lance", "licencie", "maintient", "menace", "met", "monte", "montre",
    "nie", "nomme", "obtient", "occupe", "offre", "organise", "ouvre", "parle", "participe", "pense", "perd", "permet", "peine", "peut",
    "plaide", "plonge", "portera", "possède", "pourra", "pourrait", "poursuit", "précise", "prend", "prépare", "présente", "prévoit", "produit", "progresse",
    "promet", "propose", "proteste", "publie", "quitte", "rachète", "rappelle", "réagit", "réclame", "reconnaît", "recrute", "recule", "reçoit", "récupère",
    "redoute", "réduit", "refuse", "regrette", "rejette", "rejoint", "relance", "remporte", "rend", "renonce", "renvoie", "répond", "reporte", "représente",
    "reprend", "reproche", "résiste", "ressort", "retient", "retire", "retrouve", "revendique", "révèle", "revient", "s'", "s’", "salue", "se", "ne", "n'",
    "n’", "signe", "souhaite", "soutient", "subit", "supprime", "suspend", "teste", "tient", "tourne", "travaille", "trouve", "tente", "va",
    "vend", "veut", "vient", "vise", "est", "a", "ont", "sont", "sera", "était", "avait", "serait", "aurait", "hier", "aujourd'hui",
    "aujourd’hui", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre", "où", "qui", "que", "dont", "lui", "elle", "il", "ils", "depuis",     "également", "selon", "mais", "donc", "déjà", "encore", "notamment", "désormais",     "puis", "compétent", "compétente", "chargé", "chargée", "quand", "lorsque", "car",   };

  return IS_ANY (self, token, words);
}

/* « ministère de la Santé du pays », « Centre for Humanitarian Dialogue en anglais »: what says no more of the name. */
static guint
drop_generic_tail (GlmResolver *self,
                   guint        first,
                   guint        n)
{
  static const char *const of[] = { "du", "de", "la", "en", "l'", "l’", "d'", "d’", "cette", "ce", "notre" };
  static const char *const tails[] = { "pays", "région", "ville", "département", "commune", "anglais", "français", "allemand", "espagnol", "italien", "arabe",
                                       "russe", "chinois", "province", "île", "quartier" };
  guint end = n;

  if (n < 3 || !IS_ANY (self, first + n - 1, tails))
    return n;
  end = n - 1;
  while (end > 1 && IS_ANY (self, first + end - 1, of))
    end--;
  return end < n - 1 && end > 0 ? end : n;
}

static guint
find_institution_end (GlmResolver *self,
                      guint        first,
                      guint        n)
{
  /* « L'Oréal pour l'Asie-Pacifique » */
  for (guint i = 1; i < MIN (n, 3) && i + 1 < n; i++)
    if (glm_resolver_token_is (self, first + i, "pour") && _glm_resolver_is_article (self, first + i + 1))
      n = i;
  /* « CIO de Kirsty Coventry » */
  if (n > 3 && glm_resolver_token_is (self, first + 1, "de") && is_acronym (self, first) &&
      !_glm_resolver_is_lower (self, first + 2) && !_glm_resolver_is_lower (self, first + 3))
    n = 1;
  /* « Ligue des champions contre Monaco »; but « Ligue contre le cancer ». */
  for (guint i = 1; i + 1 < n; i++)
    if (glm_resolver_token_is (self, first + i, "contre") && !_glm_resolver_is_lower (self, first + i + 1))
      n = i;
  for (guint i = 1; i < n; i++)
    if (_glm_resolver_is_sentence_word (self, first + i))
      n = i;
  /* « Cour de cassation du 1er » */
  for (guint i = 1; i + 1 < n; i++)
    if (glm_resolver_token_is (self, first + i, "du") && g_ascii_isdigit (self->text[self->token[first + i + 1].range.start]))
      n = i;
  /* « haute-commissaire des Nations unies aux droits de l'homme » */
  if (n > 2 && glm_resolver_token_is (self, first, "Nations") && _glm_resolver_is_lower (self, first + 1))
    n = 2;
  return drop_generic_tail (self, first, n);
}

/* « PSE Ainsi »: the next sentence begins where a list has no full stop. */
gboolean
_glm_resolver_is_sentence_opener (GlmResolver *self,
                                  guint        token)
{
  static const char *const words[] = { "Ainsi", "Selon", "Dans", "Cette", "Cet", "Ces", "Elle", "Elles", "Il", "Ils", "Nous", "Vous", "On", "Mais", "Toutefois",
                                       "Cependant", "Enfin", "Pour", "Si", "Ce", "Une", "Un", "Des", "Depuis", "Après", "Lors", "Lorsque", "Quand", "Voir",
                                       "Par", "Sur", "Avec", "Sans", "Aucun", "Aucune", "Chaque", "Tous", "Toutes", "Cela", "Photo", "Crédit" };

  return IS_ANY (self, token, words);
}

/* How many tokens the name has that begins at @first and has @n at most. */
static guint
find_length (GlmResolver   *self,
             guint          first,
             guint          n,
             GlmMentionKind kind)
{
  static const char *const quotes[] = { "»", "”", "\"", "«", "“" };

  while (n > 1 && (_glm_resolver_is_article (self, first + n - 1) || _glm_resolver_is_sentence_opener (self, first + n - 1)))
    n--;
  if (kind == GLM_MENTION_INSTITUTION)
    n = find_institution_end (self, first, n);
  /* « Histoire et de Ouest France » */
  if (n > 3 && glm_resolver_token_is (self, first + 1, "et") && _glm_resolver_is_article (self, first + 2))
    n = 1;
  /* « Le Monde 14/10/2019 » */
  if (n > 1 && is_figure (self, first + n - 1) && self->text[self->token[first + n - 1].range.end] == '/')
    n--;
  for (guint i = 1; i < n; i++)
    if (is_bracket (self, first + i) || IS_ANY (self, first + i, quotes))
      n = i;
  if (kind == GLM_MENTION_PERSON)
    for (guint i = 1; i < n; i++)
      if (_glm_resolver_is_lower (self, first + i) && !is_name_particle (self, first + i) && !has_inner_capital (self, first + i))
        n = i;
  while (n > 1 && is_name_particle (self, first + n - 1) && _glm_resolver_is_lower (self, first + n - 1))
    n--;
  return n;
}

/* Cuts off what a tagger may take into a name: articles, titles, numbering, a verb and the next name. */
void
_glm_resolver_trim (GlmResolver *self,
                    GlmMention  *mention)
{
  guint end = mention->first_token + mention->n_tokens;
  guint first = find_start (self, mention);

  _glm_resolver_set_tokens (self, mention, first, find_length (self, first, end - first, mention->kind));
}
