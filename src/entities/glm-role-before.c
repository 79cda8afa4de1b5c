/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The noun phrase that a role is, found from its end: what stands right before a name, a comma or brackets. */

#include "config.h"

#include "glm-role-phrase.h"

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
  static const char *const had[] = { "ont", "avait", "avaient", "aurait", "auraient", "ait", "est", "sont", "ete", "etre", "avoir", NULL };
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
      /* « le candidat LR »: somebody of it. */
      if (kind == GLM_ENTITY_INSTITUTION && glm_role_noun_is_person (_glm_role_fold_token (self, t)) &&
          !glm_role_noun_is_institution (_glm_role_fold_token (self, t)))
        return FALSE;
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
      /* « a prévenu X », « ont élu X » */
      if (!article && start > 0 && (glm_resolver_token_is (self, start - 1, "a") || _glm_role_is_word (self, start - 1, had)))
        return FALSE;
      if (!article && (_glm_role_is_word (self, t, _glm_role_verbal) || _glm_role_is_participle (self, t) || glm_resolver_token_is (self, t, "Maître")))
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
    if (!_glm_role_is_in_place (self, t) || _glm_role_person_begins_at (self, t) || (t == close && !_glm_role_is_word (self, t, _glm_role_linking)))
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
                                         "sept", "huit", "neuf", "dix", "plusieurs", "certains", "certaines", "divers", "diverses",
                                         "differents", "differentes", "nombreux", "nombreuses", "quelques", "d'", NULL };
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
