/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a verb or the sentence's shape says that a being is: « X, qui dirige … », « X est une journaliste », « X, élu maire
 * de … », « X, à la tête de … », and what stands before the subject: « Ancien ministre, X … ».
 */

#include "config.h"

#include "glm-role-phrase.h"

/* « nommé directeur », « élue à la tête de »: how somebody came to what he is. */
static const char *const participles[] = { "nomme", "nommee", "elu", "elue", "reelu", "reelue", "designe", "designee", "promu", "promue", "sacre", "sacree",
                                           "devenu", "devenue", "intronise", "intronisee", "reconduit", "reconduite", "proclame", "proclamee", "couronne",
                                           "couronnee", "investi", "investie", "fait", "faite", "choisi", "choisie", NULL };

/* What one does who is something: « qui dirige l'institut », « qui enseigne le droit ». */
static const char *const duties[] = { "dirige", "dirigeait", "preside", "presidait", "conduit", "represente", "commande", "incarne", "dirigera", "presidera",
                                      "codirige", "copreside", "enseigne", "enseignait", "anime", "animait", "coordonne", "supervise", "pilote", "encadre",
                                      "entraine", "entrainait", "gere", "gerait", "tient", "tenait", "exploite", "administre", "etudie", "commandait", NULL };

/* « dirigé », « fondé »: after « a », what one did who was something. */
static gboolean
is_done (GlmResolver *self,
         guint        token)
{
  static const char *const did[] = { "dirigé", "présidé", "fondé", "cofondé", "créé", "enseigné", "entraîné", NULL };

  for (guint i = 0; did[i] != NULL; i++)
    if (glm_resolver_token_is (self, token, did[i]))
      return TRUE;
  return FALSE;
}

/* « à la tête de », « à la présidence du »: what @token begins; 0 when it is none, else where what is headed begins. */
static guint
headship_end (GlmResolver *self,
              guint        token)
{
  static const char *const seats[] = { "tete", "presidence", "direction", "barre", "manoeuvre", NULL };
  static const char *const of[] = { "de", "d'", "du", "des", NULL };

  if (!_glm_role_same_sentence (self, token, token + 4) || !(glm_resolver_token_is (self, token, "à") || glm_resolver_token_is (self, token, "À") ||
                                                             glm_resolver_token_is (self, token, "A")) ||
      !glm_resolver_token_is (self, token + 1, "la") || !_glm_role_is_word (self, token + 2, seats) || !_glm_role_is_word (self, token + 3, of))
    return 0;
  return token + 4;
}

/* Where what is headed ends: a name, or a noun with its adjectives and complements. */
static guint
headed_end (GlmResolver *self,
            guint        token)
{
  static const char *const article[] = { "le", "la", "l'", "les", "son", "sa", "un", "une", NULL };
  guint end = token;

  for (guint n = 0; n < 4; n++)
    {
      while (_glm_role_is_word (self, end, article))
        end++;
      if (_glm_role_mention_begins_at (self, end))
        end += g_array_index (self->mentions, GlmMention, _glm_resolver_mention_from (self, end)).n_tokens;
      else if (_glm_role_same_sentence (self, token, end) && !_glm_role_is_stop (self, end))
        end++;
      while (_glm_role_same_sentence (self, token, end) && _glm_role_is_adjective (self, end))
        end++;
      if (!_glm_role_same_sentence (self, token, end + 1) || _glm_role_is_when (self, end) ||
          !(_glm_role_is_word (self, end, _glm_role_of_someone) || glm_resolver_token_is (self, end, "des")))
        return end;
      end++;
    }
  return end;
}

/* « la première à gagner », « le seul qui »: what somebody did, and nothing that he is. */
static gboolean
is_feat (GlmResolver *self,
         guint        token)
{
  static const char *const only[] = { "premier", "premiere", "seul", "seule", "dernier", "derniere", NULL };
  guint first = token + _glm_role_is_word (self, token, _glm_role_articles);

  if (!_glm_role_is_word (self, first, only))
    return FALSE;
  for (guint t = first + 1; t < first + 8 && _glm_role_same_sentence (self, first, t) && !_glm_role_is_stop (self, t); t++)
    if (glm_resolver_token_is (self, t, "à") && (g_str_has_suffix (_glm_role_fold_token (self, t + 1), "r") || g_str_has_suffix (_glm_role_fold_token (self, t + 1), "re")))
      return TRUE;
  return FALSE;
}

/* « une femme brisée », « l'invitée du festival », but « un homme politique », « une femme d'affaires »: what anyone may be. */
static gboolean
is_anyone (GlmResolver *self,
           guint        token)
{
  static const char *const nouns[] = { "homme", "femme", "personne", "invite", "invitee", "victime", "cible", NULL };
  guint noun = token + _glm_role_is_word (self, token, _glm_role_articles);

  return _glm_role_is_word (self, noun, nouns) && !glm_resolver_token_is (self, noun + 1, "politique") &&
         !glm_resolver_token_is (self, noun + 1, "d'") && !glm_resolver_token_is (self, noun + 1, "d’") && !glm_resolver_token_is (self, noun + 1, "de");
}

/* Adds the role that begins at @token if one does: a noun, or a headship. @anybody may be named in it. */
static gboolean
add_at (GlmResolver  *self,
        guint         token,
        GlmEntityKind kind,
        gboolean      anybody,
        GArray       *roles)
{
  guint start = headship_end (self, token) != 0 && kind == GLM_ENTITY_PERSON ? token
                                                                            : _glm_role_start (self, token, token + GLM_ROLE_MAX_TOKENS, kind);
  gboolean closed;
  guint end;

  if (start == GLM_NO_CLUSTER || token == 0 || !_glm_role_same_sentence (self, token - 1, start))
    return FALSE;
  if (start == token && headship_end (self, token) != 0)
    {
      end = headed_end (self, headship_end (self, token));
      closed = TRUE;
    }
  else
    end = _glm_role_apposition_end (self, start, &closed);
  for (guint t = start + 1; t < end; t++)
    if (kind == GLM_ENTITY_PERSON && !anybody && _glm_role_person_begins_at (self, t) && !_glm_role_is_owner (self, start, t))
      return FALSE;
  if (!closed)
    return FALSE;
  _glm_role_add (self, start, end, roles);
  return TRUE;
}

/* « nommée en mars directrice du musée », « nommé mercredi directeur »: the token after when. */
static guint
skip_when (GlmResolver *self,
           guint        token)
{
  guint at = token;

  if (!_glm_role_is_when (self, at))
    return token;
  while (at < token + 6 && _glm_role_same_sentence (self, token, at) && !_glm_role_is_stop (self, at))
    {
      if (_glm_role_start (self, at, at + 2, GLM_ENTITY_PERSON) != GLM_NO_CLUSTER || headship_end (self, at) != 0)
        return at;
      at++;
    }
  return token;
}

/* « X, qui dirige l'institut, », « X, qui est le maire de … », « X, désignée à la tête de … », « X, à la tête de … » */
static void
after_comma (GlmResolver *self,
             guint        comma,
             GArray      *roles)
{
  static const char *const copulas[] = { "est", "etait", "fut", "sera", NULL };
  static const char *const adverbs[] = { "recemment", "fraichement", "depuis", "aussi", "egalement", "alors", "longtemps", NULL };
  gboolean closed;
  guint end, at;

  if (!glm_resolver_token_is (self, comma, ",") || !_glm_role_same_sentence (self, comma, comma + 2))
    return;
  at = comma + 1 + _glm_role_is_word (self, comma + 1, adverbs);
  if (_glm_role_is_word (self, at, participles))
    {
      add_at (self, skip_when (self, at + 1), GLM_ENTITY_PERSON, FALSE, roles);
      return;
    }
  if (headship_end (self, comma + 1) != 0)
    {
      add_at (self, comma + 1, GLM_ENTITY_PERSON, FALSE, roles);
      return;
    }
  if (!glm_resolver_token_is (self, comma + 1, "qui") || !_glm_role_same_sentence (self, comma, comma + 3))
    return;
  if (_glm_role_is_word (self, comma + 2, copulas))
    {
      add_at (self, comma + 3 + _glm_role_is_word (self, comma + 3, adverbs), GLM_ENTITY_PERSON, FALSE, roles);
      return;
    }
  /* « qui a fondé l'entreprise » */
  at = comma + 3 + (glm_resolver_token_is (self, comma + 2, "a") || glm_resolver_token_is (self, comma + 2, "avait"));
  if (at == comma + 3 ? !_glm_role_is_word (self, comma + 2, duties) : !is_done (self, comma + 3))
    return;
  end = _glm_role_apposition_end (self, at, &closed);
  if (closed && end > at)
    _glm_role_add (self, comma + 1, end, roles);
}

/* Whether what precedes a name leaves it the subject: « l'avocat de X est … » says nothing of X. */
static gboolean
may_be_subject (GlmResolver      *self,
                const GlmMention *mention,
                GlmEntityKind     kind)
{
  static const char *const leading[] = { "de", "d'", "du", "des", "a", "au", "aux", "par", "pour", "avec", "chez", "contre", "sans", "selon", "entre", "sur",
                                         "sous", "en", "dans", "vers", "et", "ou", "ni", "comme", "apres", "avant", "envers", "malgre", "devant", "derriere",
                                         "voir", "recoit", "rencontre", NULL };
  guint first = mention->first_token;
  guint start;

  while (first > 0 && _glm_resolver_is_title (self, first - 1))
    first--;
  if (first == 0 || !_glm_role_same_sentence (self, first - 1, mention->first_token))
    return TRUE;
  if (_glm_role_find_before (self, first, kind, FALSE, &start))
    first = start;
  if (first > 0 && _glm_role_same_sentence (self, first - 1, mention->first_token) && _glm_role_is_word (self, first - 1, _glm_role_articles) &&
      !_glm_role_is_word (self, first - 1, leading))
    first--;
  return first == 0 || !_glm_role_same_sentence (self, first - 1, mention->first_token) || !_glm_role_is_word (self, first - 1, leading);
}

/* Where the verb of a name stands: right after it, after « (PS) », or after what two commas set off: « X, 45 ans, est … ». */
static guint
find_verb (GlmResolver      *self,
           const GlmMention *mention,
           GlmEntityKind     kind)
{
  guint first = mention->first_token;
  guint verb = first + mention->n_tokens;
  guint t;

  if (glm_resolver_token_is (self, verb, "("))
    {
      for (t = verb + 1; t < verb + 8 && _glm_role_same_sentence (self, first, t) && !glm_resolver_token_is (self, t, ")"); t++)
        ;
      if (glm_resolver_token_is (self, t, ")"))
        verb = t + 1;
    }
  if (!glm_resolver_token_is (self, verb, ",") || !_glm_role_same_sentence (self, first, verb))
    return verb;
  for (t = verb + 1; t < verb + 20 && _glm_role_same_sentence (self, first, t) && !_glm_role_is_stop (self, t); t++)
    {
      guint m = _glm_resolver_mention_from (self, t);

      /* Somebody else may be who the verb is about. */
      if (_glm_role_mention_begins_at (self, t) && g_array_index (self->mentions, GlmMention, m).kind == (kind == GLM_ENTITY_PERSON ? GLM_MENTION_PERSON : GLM_MENTION_INSTITUTION) &&
          !_glm_role_is_word (self, t - 1, _glm_role_of_someone))
        return verb;
    }
  return glm_resolver_token_is (self, t, ",") ? t + 1 : verb;
}

/* « ministre », « première vice-présidente »: what one is for a time, and what one is not by what happened. */
static gboolean
is_office (GlmResolver *self,
           guint        token)
{
  static const char *const offices[] = { "ministre", "president", "presidente", "vice-president", "vice-presidente", "maire", "depute", "deputee", "senateur",
                                         "senatrice", "directeur", "directrice", "professeur", "professeure", "chef", "cheffe", "secretaire", "ambassadeur",
                                         "ambassadrice", "conseiller", "conseillere", "prefet", "prefete", "journaliste", "avocat", "avocate", "procureur",
                                         "procureure", "entraineur", "entraineuse", "capitaine", "commissaire", "pdg", "adjoint", "adjointe", "instituteur",
                                         "institutrice", "infirmier", "infirmiere", "enseignant", "enseignante", "selectionneur", NULL };

  while (_glm_role_is_modifier (self, token) && !_glm_role_is_word (self, token, offices))
    token++;
  return _glm_role_is_word (self, token, offices);
}

/* « X est une journaliste française », « X a été élu maire de Lyon »: what the verb of the name says. */
static void
after_verb (GlmResolver      *self,
            const GlmMention *mention,
            guint             verb,
            GlmEntityKind     kind,
            GArray           *roles)
{
  static const char *const copulas[] = { "est", "etait", "fut", "devient", "sera", "devenait", "deviendra", "demeure", "restera", NULL };
  static const char *const had_been[] = { "a", "avait", "aurait", "ait", NULL };
  /* « il est responsable de l'accident »: adjectives, unless an article makes nouns of them. */
  static const char *const adjectives[] = { "responsable", "victime", "critique", "temoin", "conservateur", "conservatrice", "partisan", "complice", "rival",
                                            "militaire", "liberal", "liberale", "proprietaire", "suspect", "suspecte", "accuse", "accusee", "client",
                                            "volontaire", "prisonnier", "prisonniere", "jumelle", "retraite", "scientifique", "sportif", "sportive", "titulaire",
                                            "specialiste", "expert", "experte", "cadre", "juge", "habitant", "premier", "premiere", "second", "seul", "seule",
                                            "mediateur", "homme", "femme", "benevole", "depute", "concurrent", "sortant", "sortante", "proche", "favori",
                                            "favorite", "amateur", "garant", "garante", "porteur", "numero", "international", "fan", "allie", "alliee",
                                            "promu", "derniere", "dernier", "demandeur", "demandeuse", "devenu", "remplacant", "delegue", "attache", NULL };
  guint first = mention->first_token;
  guint at = verb + 1;
  gboolean named = FALSE;

  if (!_glm_role_same_sentence (self, first, verb + 1))
    return;
  if (_glm_role_is_word (self, verb, had_been) && !glm_resolver_token_is (self, verb, "à") && glm_resolver_token_is (self, verb + 1, "été"))
    at = verb + 2;
  else if (!_glm_role_is_word (self, verb, copulas))
    return;
  at = _glm_role_skip_adverbs (self, at);
  if (_glm_role_same_sentence (self, first, at + 1) && _glm_role_is_word (self, at, participles))
    {
      named = TRUE;
      at = skip_when (self, _glm_role_skip_adverbs (self, at + 1));
    }
  /* « a été la voix du club », « a été ministre »; but not « a été témoin de la scène ». */
  if (glm_resolver_token_is (self, verb + 1, "été") && !named && !_glm_role_is_word (self, at, _glm_role_articles) && !is_office (self, at))
    return;
  if (!_glm_role_same_sentence (self, first, at) || (!named && _glm_role_is_word (self, at, adjectives) && !(_glm_role_is_modifier (self, at) && is_office (self, at)) && kind == GLM_ENTITY_PERSON) ||
      is_feat (self, at) || is_anyone (self, at) || !may_be_subject (self, mention, kind))
    return;
  /* « X est le chef de cabinet du ministre Y, »: after the verb nobody else is meant. */
  add_at (self, at, kind, TRUE, roles);
}

/* « X travaille comme infirmière à Brest », « X a rejoint le cabinet en tant qu'associée » */
static void
as_something (GlmResolver      *self,
              const GlmMention *mention,
              guint             verb,
              GArray           *roles)
{
  static const char *const verbs[] = { "travaille", "travaillait", "travaillera", "travaille", "exerce", "exercait", "officie", "officiait", "siege", "siegeait",
                                       "rejoint", "rejoindra", "debute", "debutait", "embauche", "embauchee", "recrute", "recrutee", "engage", "engagee",
                                       "arrive", "arrivee", "intervient", "figure", "entre", "entree", "servi", "joue", NULL };
  guint at = verb;
  guint limit;
  gboolean seen = FALSE;

  if (!_glm_role_same_sentence (self, mention->first_token, verb + 2))
    return;
  for (limit = verb + 12; at < limit && _glm_role_same_sentence (self, verb, at + 1) && !_glm_role_is_stop (self, at); at++)
    {
      guint noun = at + 1;

      if (at < verb + 3 && _glm_role_is_word (self, at, verbs))
        seen = TRUE;
      if (at == verb + 3 && !seen)
        return;
      if (_glm_role_person_begins_at (self, at))
        return;
      if (glm_resolver_token_is (self, at, "en") && glm_resolver_token_is (self, at + 1, "tant") && (glm_resolver_token_is (self, at + 2, "que") || glm_resolver_token_is (self, at + 2, "qu'") || glm_resolver_token_is (self, at + 2, "qu’")))
        noun = at + 3;
      else if (glm_resolver_token_is (self, at, "en") && glm_resolver_token_is (self, at + 1, "qualité"))
        noun = at + 3;
      else if (!glm_resolver_token_is (self, at, "comme"))
        continue;
      /* With an article it is a comparison: « il joue comme un enfant ». */
      if (seen && _glm_role_start (self, noun, noun + 3, GLM_ENTITY_PERSON) == noun && may_be_subject (self, mention, GLM_ENTITY_PERSON))
        add_at (self, noun, GLM_ENTITY_PERSON, FALSE, roles);
      return;
    }
}

/* « la nomination de X au poste de directrice », « l'élection de X à la présidence du club » */
static void
after_nomination (GlmResolver      *self,
                  const GlmMention *mention,
                  GArray           *roles)
{
  static const char *const acts[] = { "nomination", "election", "arrivee", "designation", "retour", "promotion", "reelection", "reconduction", "maintien", NULL };
  static const char *const posts[] = { "poste", "titre", "fonctions", "rang", NULL };
  guint at = mention->first_token + mention->n_tokens;
  guint first = mention->first_token;

  while (first > 0 && _glm_resolver_is_title (self, first - 1))
    first--;
  /* « Sophie Roux à la tête de la filiale »: a headline. */
  if (headship_end (self, at) != 0 && (first == 0 || !_glm_role_same_sentence (self, first - 1, at)) && mention->n_tokens > 1)
    {
      add_at (self, at, GLM_ENTITY_PERSON, FALSE, roles);
      return;
    }
  if (!_glm_role_same_sentence (self, mention->first_token, at + 2) || first < 2 || !_glm_role_same_sentence (self, first - 2, at) ||
      !_glm_role_is_word (self, first - 1, _glm_role_of_someone) || !_glm_role_is_word (self, first - 2, acts))
    return;
  if (headship_end (self, at) != 0)
    add_at (self, at, GLM_ENTITY_PERSON, FALSE, roles);
  else if (glm_resolver_token_is (self, at, "comme"))
    add_at (self, at + 1, GLM_ENTITY_PERSON, FALSE, roles);
  else if ((glm_resolver_token_is (self, at, "au") || glm_resolver_token_is (self, at, "aux")) && _glm_role_is_word (self, at + 1, posts) &&
           _glm_role_is_word (self, at + 2, _glm_role_of_someone))
    add_at (self, at + 3, GLM_ENTITY_PERSON, FALSE, roles);
}

/* « Anne Roux succède à Luc Sire à la présidence de l'université »: what the first of them becomes. */
static void
after_succession (GlmResolver      *self,
                  const GlmMention *mention,
                  guint             verb,
                  GArray           *roles)
{
  static const char *const verbs[] = { "succede", "succedera", "remplace", "remplacera", "arrive", "prend", "reste", "demeure", NULL };

  if (!_glm_role_same_sentence (self, mention->first_token, verb + 4) || !_glm_role_is_word (self, verb, verbs) ||
      !may_be_subject (self, mention, GLM_ENTITY_PERSON))
    return;
  for (guint t = verb + 1; t < verb + 8 && _glm_role_same_sentence (self, verb, t) && !_glm_role_is_stop (self, t); t++)
    if (headship_end (self, t) != 0)
      {
        add_at (self, t, GLM_ENTITY_PERSON, FALSE, roles);
        return;
      }
}

/* « Ourcel, spécialisée dans la rénovation, »: what an institution does, which is all that is said. */
static void
after_speciality (GlmResolver      *self,
                  const GlmMention *mention,
                  GArray           *roles)
{
  static const char *const special[] = { "specialise", "specialisee", "specialises", "specialisees", NULL };
  static const char *const in[] = { "dans", "en", NULL };
  guint comma = mention->first_token + mention->n_tokens;
  gboolean closed;
  guint end;

  if (!glm_resolver_token_is (self, comma, ",") || !_glm_role_same_sentence (self, mention->first_token, comma + 3) ||
      !_glm_role_is_word (self, comma + 1, special) || !_glm_role_is_word (self, comma + 2, in))
    return;
  end = _glm_role_apposition_end (self, comma + 1, &closed);
  if (closed && end > comma + 3)
    _glm_role_add (self, comma + 1, end, roles);
}

/* « X dirige l'hôpital de Dreux », « X a fondé l'institut »: for whom the text says nothing else. */
void
_glm_roles_of_duty (GlmResolver      *self,
                    const GlmMention *mention,
                    GArray           *roles)
{
  static const char *const does[] = { "dirige", "dirigeait", "preside", "presidait", "codirige", "copreside", "enseigne", "enseignait", "etudie", "entraine",
                                      "entrainait", "anime", "animait", NULL };
  static const char *const determiners[] = { "le", "la", "l'", "les", "un", "une", "des", NULL };
  guint verb = find_verb (self, mention, GLM_ENTITY_PERSON);
  guint object = verb + 1;
  gboolean closed;
  guint end;

  if (!_glm_role_same_sentence (self, mention->first_token, verb + 2) || !may_be_subject (self, mention, GLM_ENTITY_PERSON))
    return;
  if (glm_resolver_token_is (self, verb, "a"))
    {
      if (!is_done (self, verb + 1))
        return;
      object++;
    }
  else if (!_glm_role_is_word (self, verb, does) || _glm_role_is_participle (self, verb))
    return;
  /* « dirige depuis 2020 la commune » would be no stretch of what it says. */
  if (!_glm_role_is_word (self, object, determiners) || _glm_role_is_when (self, object))
    return;
  end = _glm_role_apposition_end (self, object, &closed);
  for (guint t = object; t < end; t++)
    if (_glm_role_person_begins_at (self, t))
      return;
  if (closed && end > object + 1)
    _glm_role_add (self, verb, end, roles);
}

/* « Le vainqueur de l'étape est X. »: what opens the sentence and the verb make X. */
static void
before_verb (GlmResolver      *self,
             const GlmMention *mention,
             GlmEntityKind     kind,
             GArray           *roles)
{
  static const char *const copulas[] = { "est", "etait", "sera", "fut", NULL };
  static const char *const definite[] = { "le", "la", "l'", "son", "sa", NULL };
  guint verb = mention->first_token;
  guint start;

  while (verb > 0 && _glm_resolver_is_title (self, verb - 1))
    verb--;
  if (verb < 3 || kind != GLM_ENTITY_PERSON || !_glm_role_same_sentence (self, verb - 3, mention->first_token) || !_glm_role_is_word (self, verb - 1, copulas) ||
      _glm_role_person_begins_at (self, verb - 2) || !_glm_role_find_before (self, verb - 1, kind, TRUE, &start) || start == 0 ||
      !_glm_role_is_word (self, start - 1, definite) || (start > 1 && _glm_role_same_sentence (self, start - 2, start)))
    return;
  _glm_role_add (self, start, verb - 1, roles);
}

/* « Nommé en juin préfet de la Drôme, X … », « En tant que présidente du jury, X … »: where what somebody became begins. */
static guint
skip_becoming (GlmResolver *self,
               guint        start,
               guint        comma)
{
  static const char *const just[] = { "tout", "juste", "fraichement", "recemment", "aussitot", "enfin", "deja", "desormais", "depuis", "egalement",
                                      "longtemps", "aujourd'hui", "jadis", NULL };
  guint at = start;

  if (glm_resolver_token_is (self, at, "En") && glm_resolver_token_is (self, at + 1, "tant"))
    return at + 3;
  if (glm_resolver_token_is (self, at, "Comme") || (glm_resolver_token_is (self, at, "Jusqu’alors")))
    return at + 1;
  if (glm_resolver_token_is (self, at, "En") && (glm_resolver_token_is (self, at + 1, "qualité") || glm_resolver_token_is (self, at + 2, "qualité")))
    return at + (glm_resolver_token_is (self, at + 1, "qualité") ? 3 : 4);
  while (at < start + 3 && at < comma && _glm_role_is_word (self, at, just))
    at++;
  return _glm_role_is_word (self, at, participles) ? skip_when (self, at + 1) : at;
}

/* « Ancien président du club - et directeur du groupe (2003-2008), X a … »: nouns without an article that open the sentence
 * and a comma before its subject. */
static void
before_subject (GlmResolver      *self,
                const GlmMention *mention,
                GlmEntityKind     kind,
                GArray           *roles)
{
  static const char *const definite[] = { "le", "la", "l'", "les", NULL };
  guint comma = mention->first_token;
  guint start;
  guint end;
  gboolean closed;

  while (comma > 0 && _glm_resolver_is_title (self, comma - 1))
    comma--;
  /* « Premier employeur de la ville, le CHU … »; « Candidate à sa succession, la présidente X … » */
  if (_glm_role_find_before (self, comma, kind, FALSE, &start) && start > 0 && _glm_role_is_word (self, start - 1, definite))
    comma = start - 1;
  else if (kind == GLM_ENTITY_INSTITUTION && comma > 0 && _glm_role_is_word (self, comma - 1, definite))
    comma--;
  if (comma-- < 2 || !glm_resolver_token_is (self, comma, ",") || !_glm_role_same_sentence (self, comma, mention->first_token))
    return;
  for (start = comma; start > 0 && comma - start < 40 && _glm_role_same_sentence (self, start - 1, comma); start--)
    {
      /* Another subject, or what somebody says, begins before. */
      if (_glm_role_person_begins_at (self, start - 1) && !_glm_role_is_word (self, start - 2, _glm_role_of_someone) && kind == GLM_ENTITY_PERSON)
        return;
      if (glm_resolver_token_is (self, start - 1, ";") || glm_resolver_token_is (self, start - 1, ":") || glm_resolver_token_is (self, start - 1, "»"))
        return;
    }
  if ((start > 0 && _glm_role_same_sentence (self, start - 1, comma)) || _glm_role_is_word (self, start, _glm_role_articles) ||
      !g_unichar_isupper (g_utf8_get_char (self->text + self->token[start].range.start)) || _glm_role_mention_begins_at (self, start))
    return;
  if (kind == GLM_ENTITY_PERSON)
    start = skip_becoming (self, start, comma);
  if (is_feat (self, start))
    return;
  if (headship_end (self, start) == 0 ? _glm_role_start (self, start, comma, kind) != start : kind != GLM_ENTITY_PERSON)
    return;
  /* What ends with the first sign is the role, whatever comes until the subject. */
  end = _glm_role_apposition_end (self, start, &closed);
  if (closed && end <= comma && (_glm_role_is_stop (self, end) || _glm_role_is_when (self, end)))
    _glm_role_add (self, start, end, roles);
}

/* What verbs and the sentence's beginning say that the being of @mention is. */
void
_glm_roles_stated (GlmResolver      *self,
                   const GlmMention *mention,
                   GlmEntityKind     kind,
                   GArray           *roles)
{
  guint after = mention->first_token + mention->n_tokens;
  guint verb = find_verb (self, mention, kind);

  before_subject (self, mention, kind, roles);
  before_verb (self, mention, kind, roles);
  if (kind == GLM_ENTITY_PERSON)
    {
      /* A party in brackets stands between. */
      if (glm_resolver_token_is (self, after, "("))
        while (after < mention->first_token + mention->n_tokens + 8 && after < self->n_tokens && !glm_resolver_token_is (self, after++, ")"))
          ;
      after_comma (self, after, roles);
    }
  after_verb (self, mention, verb, kind, roles);
  if (kind == GLM_ENTITY_PERSON)
    {
      as_something (self, mention, verb, roles);
      after_nomination (self, mention, roles);
      after_succession (self, mention, verb, roles);
    }
  else
    after_speciality (self, mention, roles);
}
