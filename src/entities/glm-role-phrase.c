/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun phrase that a role is: where it begins and ends. */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

#define MAX_ROLES 4

static const char *const verbs[] = { "est", "sont", "etait", "etaient", "a", "ont", "avait", "avaient", "sera", "fut", "va", "dit", "declare", "affirme",
                                     "qui", "que", "dont", "ou", "ne", "n'", "se", "s'", "lui", "y", "il", "elle", "ils", "on", "mais", "puis", "alors",
                                     "quand", "lorsque", "si", "car", "donc", NULL };

/* « l'un des responsables », where @token is « des » */
static gboolean
is_one_of (GlmResolver *self,
           guint        token)
{
  static const char *const one[] = { "un", "une", NULL };
  static const char *const of[] = { "des", "de", NULL };

  if (token == 0 || !_glm_role_is_word (self, token - 1, one) || !_glm_role_is_word (self, token, of))
    return FALSE;
  for (guint t = token + 1; t < token + 4 && _glm_role_same_sentence (self, token, t); t++)
    {
      const char *folded = _glm_role_fold_token (self, t);

      if (glm_role_noun_is_person (folded))
        return TRUE;
    }
  return FALSE;
}

static guint
start_of (GlmResolver  *self,
          guint         token,
          guint         limit,
          GlmEntityKind kind,
          gboolean      plural)
{
  static const char *const done[] = { "condamne", "condamnee", "accuse", "accusee", "invite", "invitee", "licencie", "licenciee", "blesse", "blessee", "inculpe",
                                      "inculpee", "disparu", "disparue", "protege", "protegee", "condamnes", "accuses", "blesses", "invites", NULL };
  guint at = token;
  guint start;

  while (at < limit && at < token + 2 && _glm_role_is_word (self, at, _glm_role_articles))
    at++;
  if (kind == GLM_ENTITY_PERSON && is_one_of (self, at))
    return at - 1;
  /* « une des responsables » */
  if (kind == GLM_ENTITY_PERSON && is_one_of (self, token + 1))
    return token;
  start = at;
  /* « X, condamné à huit ans de prison »: what was done, until an article makes a noun of it. */
  if (kind == GLM_ENTITY_PERSON && at == token && _glm_role_is_word (self, at, done))
    return GLM_NO_CLUSTER;
  /* « premier ministre », « ancien président »: the noun is the last of them; « jeune prodige » has none. */
  for (guint n = 0; n < 3 && at < limit; n++, at++)
    {
      /* « ministère des Transports » is another institution, not what this one is. */
      if (_glm_role_mention_begins_at (self, at))
        return GLM_NO_CLUSTER;
      if (plural ? _glm_role_is_plural_noun (self, at, kind) : _glm_role_is_noun (self, at, kind))
        return start;
      /* « neuf fois vainqueur » */
      if (_glm_role_same_sentence (self, at, at + 2) && glm_resolver_token_is (self, at + 1, "fois"))
        {
          at++;
          continue;
        }
      if (!_glm_role_is_modifier (self, at))
        break;
    }
  return GLM_NO_CLUSTER;
}

/* The token where the noun phrase that begins at @token has its first word after the article, if it is a role's. */
guint
_glm_role_start (GlmResolver  *self,
                 guint         token,
                 guint         limit,
                 GlmEntityKind kind)
{
  return start_of (self, token, limit, kind, FALSE);
}

/* The same of what several beings are: « braconniers de grande envergure ». */
guint
_glm_role_start_plural (GlmResolver  *self,
                        guint         token,
                        guint         limit,
                        GlmEntityKind kind)
{
  return start_of (self, token, limit, kind, TRUE);
}

/* Where the apposition that begins at @token ends: at a sign, or before « et » and another person. */
guint
_glm_role_apposition_end (GlmResolver *self,
                          guint        token,
                          gboolean    *closed)
{
  static const char *const clause[] = { "qui", "que", "qu'", "dont", "ou", "lorsque", "quand", "ayant", "alors", "mais", "feraient", "est",
                                        "etait", "aurait", "avait", "n'", "ne", "s'", "se", "comme", NULL };
  static const char *const of_several[] = { "sont", "etaient", "auraient", "avaient", "ont", "seraient", "vont", "font", "seront", "auront", NULL };
  guint end = token;

  *closed = FALSE;
  while (end < token + GLM_ROLE_MAX_TOKENS && _glm_role_same_sentence (self, token, end))
    {
      if (_glm_role_is_stop (self, end))
        {
          *closed = TRUE;
          break;
        }
      if (end > token && _glm_role_is_word (self, end, _glm_role_joining) && (_glm_role_person_begins_at (self, end + 1) || _glm_role_person_begins_at (self, end + 2)))
        {
          *closed = TRUE;
          break;
        }
      /* « X, le ministre et la préfète ont … »: a row, of which the verb is. */
      if (end > token && _glm_role_is_word (self, end, of_several))
        break;
      /* "a" is the verb; "à" folds to the same letter. */
      if (end > token && (_glm_role_is_word (self, end, clause) || _glm_role_is_speaking (self, end) || _glm_role_is_when (self, end) || glm_resolver_token_is (self, end, "a")))
        {
          *closed = TRUE;
          break;
        }
      if (end > token && _glm_role_is_verb (self, end))
        {
          /* « association regroupant les acteurs du secteur » */
          *closed = g_str_has_suffix (_glm_role_fold_token (self, end), "ant");
          break;
        }
      end++;
    }
  if (!*closed && !_glm_role_same_sentence (self, token, end))
    *closed = TRUE;
  /* What links to nothing is no part of it. */
  while (end > token && _glm_role_is_word (self, end - 1, _glm_role_linking))
    end--;
  return end;
}

/* « il a condamné Paul Colin »: what ends in -é is a noun after a determiner only. */
static gboolean
is_participle (GlmResolver *self,
               guint        token)
{
  GlmRange range = self->token[token].range;

  return glm_range_length (range) > 2 && memcmp (self->text + range.end - 2, "é", 2) == 0 && !glm_resolver_token_is (self, token, "député");
}

/* « jouait », « nommaient »: past tenses end so, and few nouns and adjectives do. */
static gboolean
is_past_verb (GlmResolver *self,
              guint        token)
{
  static const char *const others[] = { "fait", "bienfait", "mefait", "forfait", "souhait", "lait", "trait", "portrait", "parfait", "imparfait", "extrait",
                                        "attrait", "retrait", "distrait", "abstrait", "satisfait", "insatisfait", "refait", "defait", NULL };
  const char *word;

  if (!_glm_resolver_is_lower (self, token))
    return FALSE;
  word = _glm_role_fold_token (self, token);
  return (g_str_has_suffix (word, "ait") || g_str_has_suffix (word, "aient")) && !_glm_role_is_word (self, token, others);
}

void
_glm_role_add (GlmResolver *self,
               guint        start,
               guint        end,
               GArray      *roles)
{
  /* « l'adolescente nommée », « identifiés comme étant », « deux autres » say nothing. */
  static const char *const tails[] = { "nomme", "nommee", "nommes", "nommees", "prenomme", "prenommee", "denomme", "denommee", "appele", "appelee", "baptise",
                                       "baptisee", "surnomme", "surnommee", "comme", "etant", "intitule", "intitulee", "aussi", "elle", "lui", "egalement", NULL };
  /* « basée à Lyon », « âgé de 48 ans »: where and how old, not what. */
  static const char *const somewhere[] = { "base", "basee", "situe", "situee", "fonde", "fondee", "cree", "creee", "installe", "installee", "implante", "implantee",
                                           "age", "agee", "ne", "nee", NULL };
  static const char *const peers[] = { "confrere", "consoeur", "collegue", "homologue", NULL };
  static const char *const relatives[] = { "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels", "auxquelles", "duquel", "desquels",
                                           "desquelles", NULL };
  static const char *const elected[] = { "elu", "elue", "reelu", "reelue", "nomme", "nommee", "designe", "designee", NULL };
  GlmRole role;

  /* « élu maire en 2020 »: what one was elected to be. */
  if (end > start + 1 && _glm_role_is_word (self, start, elected) && _glm_role_start (self, start + 1, end, GLM_ENTITY_PERSON) == start + 1)
    start++;
  for (guint t = start + 1; t < end; t++)
    {
      /* « le pianiste jouait », « un agent auquel X parle »: the noun is of somebody else. */
      if (is_past_verb (self, t) || _glm_role_is_word (self, t, relatives))
        return;
    }
  for (guint t = start + 1; t < end; t++)
    if (_glm_role_is_when (self, t) || (_glm_role_is_word (self, t, somewhere) && (is_participle (self, t) || g_str_has_suffix (_glm_role_fold_token (self, t), "ee"))))
      end = t;
  while (end > start + 1 && (_glm_role_is_word (self, end - 1, tails) || _glm_role_is_word (self, end - 1, _glm_role_linking)))
    end--;
  if (end <= start || end > start + GLM_ROLE_MAX_TOKENS || roles->len >= MAX_ROLES)
    return;
  /* « son confrère » says nothing by itself. */
  if (end == start + 1 && _glm_role_is_word (self, start, peers))
    return;
  role.range.start = self->token[start].range.start;
  role.range.end = self->token[end - 1].range.end;
  for (guint i = 0; i < roles->len; i++)
    if (glm_range_overlaps (g_array_index (roles, GlmRole, i).range, role.range))
      return;
  role.text = glm_resolver_dup (self, role.range);
  for (guint i = 0; i < roles->len; i++)
    {
      GlmRole *known = &g_array_index (roles, GlmRole, i);
      g_autofree char *old = g_utf8_casefold (known->text, -1);
      g_autofree char *new = g_utf8_casefold (role.text, -1);

      if (g_str_has_prefix (old, new))
        {
          g_free (role.text);
          return;
        }
      /* « président » and later « président du club »: the fuller says it all. */
      if (g_str_has_prefix (new, old))
        {
          g_free (known->text);
          *known = role;
          return;
        }
    }
  g_array_append_val (roles, role);
}

/* Whether the words [start, end) can all be inside one role: no sign, no verb, no other person. */
gboolean
_glm_role_is_one_phrase (GlmResolver *self,
                         guint        start,
                         guint        end)
{
  for (guint t = start; t < end; t++)
    {
      if (_glm_role_is_stop (self, t))
        return FALSE;
      /* « le colistier de Donald Trump », and nobody else. */
      if (_glm_role_person_begins_at (self, t))
        {
          const GlmMention *other = &g_array_index (self->mentions, GlmMention, _glm_resolver_mention_from (self, t));

          return t > start + 1 && _glm_role_is_word (self, t - 1, _glm_role_of_someone) && t + other->n_tokens == end;
        }
      /* The noun itself may look like a verb's neighbour; what follows it may not be one. "à" folds to the verb "a". */
      if (t > start && (glm_resolver_token_is (self, t, "a") || (_glm_role_is_word (self, t, verbs) && !_glm_role_is_word (self, t, _glm_role_linking))))
        return FALSE;
    }
  return TRUE;
}

/* Whether a word of a complement stands where a noun phrase has one: « de la région », but not « de la région rencontre ». */
static gboolean
is_in_place (GlmResolver *self,
             guint        token)
{
  guint m;

  if (!_glm_resolver_is_lower (self, token) || _glm_role_is_word (self, token, _glm_role_linking) || _glm_role_is_word (self, token, _glm_role_articles) ||
      _glm_role_is_adjective (self, token))
    return TRUE;
  m = _glm_resolver_mention_from (self, token);
  if (m > 0 && g_array_index (self->mentions, GlmMention, m - 1).range.end > self->token[token].range.start)
    return TRUE;
  if (_glm_role_is_word (self, token - 1, _glm_role_linking) || _glm_role_is_word (self, token - 1, _glm_role_articles) || _glm_role_is_modifier (self, token - 1))
    return TRUE;
  return token > 1 && _glm_role_is_adjective (self, token - 1) &&
         (_glm_role_is_word (self, token - 2, _glm_role_linking) || _glm_role_is_word (self, token - 2, _glm_role_articles));
}

/* Between the noun and the name: adjectives right after the noun, then « de … » with what is named there. */
gboolean
_glm_role_is_complement (GlmResolver *self,
                         guint        noun,
                         guint        end)
{
  static const char *const leading[] = { "avec", "sans", "vers", "comme", "dont", "selon", "apres", "avant", "malgre", "via", "face", NULL };
  guint t = noun + 1;

  if (end > noun && _glm_role_is_word (self, end - 1, leading))
    return FALSE;
  /* « le prix Nobel X », « le prix Nobel de la paix X »; but not « le prix Nobel de physique décerné à X ». */
  if (glm_resolver_token_is (self, noun, "prix") && glm_resolver_token_is (self, t, "Nobel"))
    {
      t++;
      if (t < end && _glm_role_is_word (self, t, _glm_role_of_someone))
        t += _glm_role_is_word (self, t + 1, _glm_role_articles) ? 3 : 2;
      return t == end;
    }
  while (t < end && _glm_role_is_adjective (self, t) && !_glm_role_is_word (self, t, _glm_role_linking))
    t++;
  if (t == end)
    return TRUE;
  /* « un député LREM » */
  if (_glm_role_mention_begins_at (self, t))
    {
      const GlmMention *party = &g_array_index (self->mentions, GlmMention, _glm_resolver_mention_from (self, t));

      return party->kind == GLM_MENTION_INSTITUTION && t + party->n_tokens == end;
    }
  if (!_glm_role_is_word (self, t, _glm_role_linking) || _glm_role_is_word (self, end - 1, _glm_role_linking))
    return FALSE;
  for (guint u = t + 1; u < end; u++)
    if (!is_in_place (self, u))
      return FALSE;
  return TRUE;
}

/* The role whose noun phrase ends right before @end; a determiner, a sign or the sentence's start must stand before it. */
static gboolean
find_before (GlmResolver  *self,
             guint         end,
             GlmEntityKind kind,
             gboolean      needs_article,
             guint        *joined,
             guint        *found)
{
  static const char *const bare[] = { "de", "d'", "en", NULL };
  static const char *const ones[] = { "un", "une", NULL };
  static const char *const of_some[] = { "des", NULL };
  static const char *const theirs[] = { "ses", "leurs", "nos", "ces", "mes", "vos", NULL };

  /* Nouns that are adjectives of people just as well. */
  static const char *const adjectives[] = { "feministe", "islamiste", "socialiste", "communiste", "ecologiste", "liberal", "liberale", "centriste",
                                            "republicain", "republicaine", "insoumis", "insoumise", "democrate", "nationaliste", "independantiste",
                                            "conservateur", "conservatrice", "travailliste", "macroniste", "militaire", "salafiste", "jihadiste",
                                            "djihadiste", "terroriste", "anarchiste", "progressiste", "libertaire", "pacifiste", "humaniste", "criminel",
                                            "humanitaire", "scientifique", "industriel", "industrielle", "sportif", "sportive", NULL };

  for (guint t = end; t-- > 0 && t + GLM_ROLE_MAX_TOKENS > end && _glm_role_same_sentence (self, t, end - 1);)
    {
      guint start = t;
      gboolean article;

      if (_glm_role_is_stop (self, t))
        break;
      /* « un de ses porte-paroles », « l'un des avocats de la famille » */
      if (kind == GLM_ENTITY_PERSON && t > 2 && _glm_role_same_sentence (self, t - 3, t) && _glm_role_is_plural_noun (self, t, kind))
        {
          guint one = _glm_role_is_word (self, t - 1, of_some) ? t - 2 : _glm_role_is_word (self, t - 1, theirs) && glm_resolver_token_is (self, t - 2, "de") ? t - 3 : t;

          if (one < t && _glm_role_is_word (self, one, ones) && (t + 1 == end || (_glm_role_is_complement (self, t, end) && _glm_role_is_one_phrase (self, t, end))))
            {
              *found = one;
              return TRUE;
            }
        }
      if (!_glm_role_is_noun (self, t, kind))
        continue;
      /* « juge en chef », « chef de cabinet »: the noun is before. */
      if (t > 1 && _glm_role_is_word (self, t - 1, bare) && _glm_role_same_sentence (self, t - 2, t) && _glm_role_is_noun (self, t - 2, kind))
        continue;
      /* « l'avis de l'Autorité de sûreté »: a name is somebody else's. */
      if (t + 1 < end && _glm_role_mention_begins_at (self, t))
        return FALSE;
      if (!_glm_role_is_complement (self, t, end) || !_glm_role_is_one_phrase (self, t, end))
        continue;
      while (start > 0 && _glm_role_same_sentence (self, start - 1, t) && (_glm_role_is_modifier (self, start - 1) || _glm_role_is_noun (self, start - 1, kind)) &&
             !_glm_role_is_word (self, start - 1, _glm_role_articles))
        start--;
      article = start > 0 && _glm_role_same_sentence (self, start - 1, t) && _glm_role_is_word (self, start - 1, _glm_role_articles);
      /* « la blogueuse algérienne féministe »: the noun is before. */
      if (!article && start == t && start > 0 && _glm_role_is_word (self, t, adjectives) && _glm_role_is_adjective (self, start - 1))
        continue;
      if (!article && (_glm_role_is_word (self, t, _glm_role_verbal) || is_participle (self, t) || glm_resolver_token_is (self, t, "Maître")))
        return FALSE;
      /* « essayiste, historien des idées et théoricien »: the first of what « et » joins begins it. */
      if (!article && start > 1 && *joined == GLM_NO_CLUSTER && glm_resolver_token_is (self, start - 1, "et"))
        {
          *joined = start;
          continue;
        }
      if (needs_article && !article && !(start == 0 || !_glm_role_same_sentence (self, start - 1, t)))
        return FALSE;
      if (!article && start > 0 && _glm_role_same_sentence (self, start - 1, t) && !_glm_role_is_stop (self, start - 1) && !_glm_role_is_word (self, start - 1, _glm_role_linking))
        return FALSE;
      *found = start;
      return TRUE;
    }
  return FALSE;
}

/* « le député (LR) du Nord X », where the bracket before @close closes: the noun right before it. */
static gboolean
find_before_brackets (GlmResolver  *self,
                      guint         end,
                      GlmEntityKind kind,
                      guint        *found)
{
  guint close = end;
  guint open, start;

  while (close > 0 && end - close < 8 && _glm_role_same_sentence (self, close - 1, end - 1) && !glm_resolver_token_is (self, close - 1, ")"))
    close--;
  if (close < 4 || !glm_resolver_token_is (self, close - 1, ")"))
    return FALSE;
  for (open = close - 1; open > 0 && close - open < 8 && !glm_resolver_token_is (self, open, "("); open--)
    ;
  if (!glm_resolver_token_is (self, open, "(") || open < 2 || !_glm_role_same_sentence (self, open - 2, end - 1) || !_glm_role_is_noun (self, open - 1, kind))
    return FALSE;
  for (guint t = close; t < end; t++)
    if (!is_in_place (self, t) || _glm_role_person_begins_at (self, t) || (t == close && !_glm_role_is_word (self, t, _glm_role_linking)))
      return FALSE;
  if (close < end && _glm_role_is_word (self, end - 1, _glm_role_linking))
    return FALSE;
  start = open - 1;
  while (start > 0 && (_glm_role_is_modifier (self, start - 1) || _glm_role_is_noun (self, start - 1, kind)) && !_glm_role_is_word (self, start - 1, _glm_role_articles))
    start--;
  if (start == 0 || !_glm_role_same_sentence (self, start - 1, end - 1) || !_glm_role_is_word (self, start - 1, _glm_role_articles))
    return FALSE;
  *found = start;
  return TRUE;
}

/* « La fille de la victime, X, »: before a comma the whole is meant, and not who stands last in it. */
static guint
find_head (GlmResolver  *self,
           guint         start,
           guint         end,
           GlmEntityKind kind)
{
  guint of = start;

  if (of > 0 && _glm_role_is_word (self, of - 1, _glm_role_articles) && !_glm_role_is_word (self, of - 1, _glm_role_of_someone))
    of--;
  if (of < 2 || !_glm_role_same_sentence (self, of - 2, end - 1) || !_glm_role_is_word (self, of - 1, _glm_role_of_someone))
    return start;
  for (guint t = of - 1; t-- > 0 && t + 6 > of && _glm_role_same_sentence (self, t, end - 1);)
    {
      guint first = t;

      if (_glm_role_is_stop (self, t))
        return start;
      if (!_glm_role_is_noun (self, t, kind))
        continue;
      if (!_glm_role_is_complement (self, t, end) || !_glm_role_is_one_phrase (self, t, end) || end - t > GLM_ROLE_MAX_TOKENS)
        return start;
      while (first > 0 && (_glm_role_is_modifier (self, first - 1) || _glm_role_is_noun (self, first - 1, kind)) &&
             !_glm_role_is_word (self, first - 1, _glm_role_articles))
        first--;
      return first > 0 && _glm_role_same_sentence (self, first - 1, end - 1) && _glm_role_is_word (self, first - 1, _glm_role_articles) ? first : start;
    }
  return start;
}

/* The same; of nouns that « et » joins the last, when those before it are somebody else's. */
gboolean
_glm_role_find_before (GlmResolver  *self,
                       guint         end,
                       GlmEntityKind kind,
                       gboolean      needs_article,
                       guint        *found)
{
  guint joined = GLM_NO_CLUSTER;

  if (find_before (self, end, kind, needs_article, &joined, found))
    {
      if (needs_article && kind == GLM_ENTITY_PERSON)
        *found = find_head (self, *found, end, kind);
      return TRUE;
    }
  if (find_before_brackets (self, end, kind, found))
    return TRUE;
  if (joined == GLM_NO_CLUSTER || needs_article)
    return FALSE;
  *found = joined;
  return TRUE;
}

/* « les deux députés du Nord A et B »: what several beings are, right before the first of them. Only a determiner of several
 * may stand before it, and of somebody nearer it says nothing: « les amis du maire A et B ». */
gboolean
_glm_role_find_plural_before (GlmResolver  *self,
                              guint         end,
                              GlmEntityKind kind,
                              guint        *found)
{
  static const char *const several[] = { "les", "des", "aux", "ces", "ses", "leurs", "nos", "vos", "mes", "deux", "trois", "quatre", "cinq", "six",
                                         "sept", "huit", "neuf", "dix", "plusieurs", "certains", NULL };
  static const char *const others[] = { "autres", NULL };

  for (guint t = end; t-- > 0 && t + GLM_ROLE_MAX_TOKENS > end && _glm_role_same_sentence (self, t, end - 1);)
    {
      guint start = t;

      if (_glm_role_is_stop (self, t) || _glm_role_is_noun (self, t, kind))
        return FALSE;
      if (!_glm_role_is_plural_noun (self, t, kind))
        continue;
      if (!_glm_role_is_complement (self, t, end) || !_glm_role_is_one_phrase (self, t, end))
        return FALSE;
      /* « les joueurs saluent A et B »: adjectives of several have the plural. */
      for (guint u = t + 1; u < end && _glm_resolver_is_lower (self, u) && !_glm_role_is_word (self, u, _glm_role_linking); u++)
        {
          const char *folded = _glm_role_fold_token (self, u);

          if (!g_str_has_suffix (folded, "s") && !g_str_has_suffix (folded, "x"))
            return FALSE;
        }
      while (start > 0 && _glm_role_same_sentence (self, start - 1, t) &&
             (_glm_role_is_modifier (self, start - 1) || _glm_role_is_plural_noun (self, start - 1, kind)))
        start--;
      if (_glm_role_is_word (self, start, others))
        start++;
      if (start == 0 || !_glm_role_same_sentence (self, start - 1, t) ||
          !_glm_role_is_word (self, start - 1 - (start > 1 && _glm_role_is_word (self, start - 1, others)), several))
        return FALSE;
      *found = start;
      return TRUE;
    }
  return FALSE;
}

/* « le conseiller du président américain X »: whether the person at @token is somebody's in the role that begins at @start. */
gboolean
_glm_role_is_owner (GlmResolver *self,
                    guint        start,
                    guint        token)
{
  guint inner;

  if (token > start + 1 && _glm_role_is_word (self, token - 1, _glm_role_of_someone))
    return TRUE;
  if (!_glm_role_find_before (self, token, GLM_ENTITY_PERSON, FALSE, &inner) || inner <= start + 1)
    return FALSE;
  return _glm_role_is_word (self, inner - 1, _glm_role_of_someone) ||
         (inner > start + 2 && _glm_role_is_word (self, inner - 1, _glm_role_articles) && _glm_role_is_word (self, inner - 2, _glm_role_of_someone));
}
