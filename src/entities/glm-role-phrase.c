/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun phrase that a role is: where it begins and ends. */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

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
  static const char *const definite[] = { "le", "la", "l'", "les", "son", "sa", "leur", "un", "une", "des", "deux", "trois", "quatre", "cinq", "six", "plusieurs",
                                          NULL };
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
      /* « X, la caissière et le vigile »: likewise, though no verb tells. */
      if (end > token && _glm_role_is_word (self, end, _glm_role_joining) && _glm_role_is_word (self, end + 1, definite) &&
          (_glm_role_is_noun (self, end + 2, GLM_ENTITY_PERSON) || _glm_role_is_plural_noun (self, end + 2, GLM_ENTITY_PERSON)))
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
gboolean
_glm_role_is_in_place (GlmResolver *self,
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
  static const char *const numbers[] = { "un", "une", "deux", "trois", "quatre", "cinq", NULL };
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
  /* « le numéro un mondial », « la numéro 3 du parti » */
  if (glm_resolver_token_is (self, noun, "numéro") && t < end && (_glm_role_is_word (self, t, numbers) || g_ascii_isdigit (self->text[self->token[t].range.start])))
    t++;
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
    if (!_glm_role_is_in_place (self, u))
      return FALSE;
  return TRUE;
}
