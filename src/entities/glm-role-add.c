/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a role comes into the list of a being: cut to what it says, once, and not at all where it says nothing. */

#include "config.h"

#include "glm-role-phrase.h"

#include <string.h>

#define MAX_ROLES 4

/* « il a condamné Paul Colin »: what ends in -é is a noun after a determiner only. */
gboolean
_glm_role_is_participle (GlmResolver *self,
                         guint        token)
{
  GlmRange range = self->token[token].range;

  return glm_range_length (range) > 2 && memcmp (self->text + range.end - 2, "é", 2) == 0 && !glm_resolver_token_is (self, token, "député");
}

/* « président du Council on Foreign Relations »: the words of a name are no words of the sentence. */
static gboolean
is_inside_name (GlmResolver *self,
                guint        token)
{
  guint next = _glm_resolver_mention_from (self, token);

  return next > 0 && g_array_index (self->mentions, GlmMention, next - 1).range.end > self->token[token].range.start;
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

/* « frère », « petite sœur », « fille aînée »: somebody's, and the words do not say whose. */
static gboolean
is_bare_kin (GlmResolver *self,
             guint        start,
             guint        end)
{
  static const char *const kin[] = { "frere", "soeur", "pere", "mere", "fils", "fille", "epoux", "epouse", "mari", "femme", "oncle", "tante", "cousin",
                                     "cousine", "neveu", "niece", "parent", "enfant", "compagnon", "compagne", "conjoint", "conjointe", "fiance", "fiancee",
                                     "grand-pere", "grand-mere", "beau-pere", "belle-mere", "beau-frere", "belle-soeur", "beau-fils", "belle-fille",
                                     "demi-frere", "demi-soeur", "petit-fils", "petite-fille", "petit-neveu", "petite-niece", "arriere-petit-fils",
                                     "arriere-petite-fille", "ex-mari", "ex-femme", "ex-epouse", "ex-compagne", "ex-compagnon", "jumeau", "jumelle",
                                     "freres", "soeurs", "parents", "filles", "cousins", "enfants", NULL };
  static const char *const which[] = { "aine", "ainee", "cadet", "cadette", "jumeau", "jumelle", "unique", "premier", "premiere", "second", "seconde", "petit",
                                       "petite", "grand", "grande", "ancien", "ancienne", "future", "futur", "feu", "defunt", "defunte", "deux", "trois",
                                       "nouvelle", "nouveau", "autre", "adoptif", "adoptive", "ex", "biologique", "eplore", "eploree", "aines", NULL };
  gboolean named = FALSE;

  for (guint t = start; t < end; t++)
    if (_glm_role_is_word (self, t, kin))
      named = TRUE;
    else if (!_glm_role_is_word (self, t, which))
      return FALSE;
  return named;
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
  /* « champion du monde devant X », « envoyé il y a un mois », « élu maire pour la première fois » */
  static const char *const outside[] = { "devant", "avant", "il", "elle", "on", NULL };
  static const char *const peers[] = { "confrere", "consoeur", "collegue", "homologue", "homme", "femme", "personne", "proche", NULL };
  static const char *const relatives[] = { "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels", "auxquelles", "duquel", "desquels",
                                           "desquelles", NULL };
  static const char *const elected[] = { "elu", "elue", "reelu", "reelue", "nomme", "nommee", "designe", "designee", NULL };
  GlmRole role;

  /* « élu maire en 2020 »: what one was elected to be. */
  if (end > start + 1 && _glm_role_is_word (self, start, elected) && !(start > 0 && _glm_role_is_word (self, start - 1, _glm_role_articles)) && _glm_role_start (self, start + 1, end, GLM_ENTITY_PERSON) == start + 1)
    start++;
  for (guint t = start + 1; t < end; t++)
    {
      /* « le pianiste jouait », « un agent auquel X parle »: the noun is of somebody else. */
      if (is_past_verb (self, t) || _glm_role_is_word (self, t, relatives))
        return;
    }
  for (guint t = start + 1; t < end; t++)
    if (is_inside_name (self, t))
      continue;
    else if (_glm_role_is_when (self, t) || _glm_role_is_word (self, t, outside) ||
        (_glm_role_is_word (self, t, somewhere) && !glm_resolver_token_is (self, t - 1, "a") && !glm_resolver_token_is (self, t - 1, "avait") && (_glm_role_is_participle (self, t) || g_str_has_suffix (_glm_role_fold_token (self, t), "ee"))))
      end = t;
  while (end > start + 1 && (_glm_role_is_word (self, end - 1, tails) || _glm_role_is_word (self, end - 1, _glm_role_linking)))
    end--;
  if (end <= start || end > start + GLM_ROLE_MAX_TOKENS || roles->len >= MAX_ROLES)
    return;
  /* « son confrère », « l'homme » say nothing by themselves. */
  if ((end == start + 1 && _glm_role_is_word (self, start, peers)) || is_bare_kin (self, start, end))
    return;
  role.range.start = self->token[start].range.start;
  role.range.end = self->token[end - 1].range.end;
  for (guint i = 0; i < roles->len; i++)
    if (glm_range_overlaps (g_array_index (roles, GlmRole, i).range, role.range))
      return;
  role.text = glm_resolver_dup_range (self, role.range);
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
