/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms that the text, or their letters, say are one being: acronyms and what they stand for, old and new names, other names. */

#include "config.h"

#include "glm-resolver-clusters.h"

#include <string.h>

GlmForm *
_glm_resolver_get_form (GlmResolver *self,
                        guint        index)
{
  return g_ptr_array_index (self->forms, index);
}

GlmMentionKind
_glm_resolver_form_kind (const GlmForm *form)
{
  guint best = 0;

  for (guint k = 1; k < 4; k++)
    if (form->votes[k] > form->votes[best])
      best = k;
  return (GlmMentionKind) best;
}

guint
_glm_resolver_new_cluster (GlmResolver  *self,
                           GlmEntityKind kind)
{
  g_array_append_val (self->kinds, kind);
  return self->n_clusters++;
}

/* « Conseil des relations (CRE) » or « CRE (Conseil des relations) »: two mentions with one bracket between. */
static gboolean
in_brackets (GlmResolver *self,
             guint        mention)
{
  const GlmMention *first = &g_array_index (self->mentions, GlmMention, mention);
  const GlmMention *second = &g_array_index (self->mentions, GlmMention, mention + 1);
  guint after = second->first_token + second->n_tokens;

  return second->first_token == first->first_token + first->n_tokens + 1 && glm_resolver_token_is (self, second->first_token - 1, "(") &&
         (glm_resolver_token_is (self, after, ")") || glm_resolver_token_is (self, after, ","));
}

void
_glm_resolver_join_acronym (GlmResolver *self,
                            guint        acronym,
                            guint        expansion)
{
  GlmAcronymPair pair = { acronym, expansion };
  GlmForm *a = _glm_resolver_get_form (self, acronym);
  GlmForm *e = _glm_resolver_get_form (self, expansion);

  if (a->cluster == GLM_NO_CLUSTER && e->cluster == GLM_NO_CLUSTER)
    a->cluster = e->cluster = _glm_resolver_new_cluster (self, GLM_ENTITY_INSTITUTION);
  else if (a->cluster == GLM_NO_CLUSTER)
    a->cluster = e->cluster;
  else if (e->cluster == GLM_NO_CLUSTER)
    e->cluster = a->cluster;
  g_array_append_val (self->acronyms, pair);
}

/* « CRE », and « Insee » or « Cnes » where the letters are those of the long name. */
static gboolean
is_short_for (const GlmForm *form,
              const GlmForm *other)
{
  if (glm_name_is_acronym (form->text))
    return TRUE;
  return form->n_words == 1 && strlen (form->key) <= 10 && other->n_words > 1 && glm_name_initials_match (form->key, other->key);
}

/* The text itself says what an acronym stands for. */
void
_glm_resolver_cluster_stated_acronyms (GlmResolver *self)
{
  for (guint m = 0; m + 1 < self->mentions->len; m++)
    {
      guint first = g_array_index (self->form_of, guint, m);
      guint second = g_array_index (self->form_of, guint, m + 1);
      gboolean first_short = is_short_for (_glm_resolver_get_form (self, first), _glm_resolver_get_form (self, second));
      gboolean second_short = is_short_for (_glm_resolver_get_form (self, second), _glm_resolver_get_form (self, first));

      if (g_array_index (self->mentions, GlmMention, m).kind != GLM_MENTION_INSTITUTION || first == second || !in_brackets (self, m))
        continue;
      if (second_short && !first_short && _glm_resolver_get_form (self, first)->n_words > 1)
        _glm_resolver_join_acronym (self, second, first);
      else if (first_short && !second_short && _glm_resolver_get_form (self, second)->n_words > 1)
        _glm_resolver_join_acronym (self, first, second);
    }
}

/* Whether the words between two mentions say that both are one: « Dentons, anciennement Fraser Milner ». */
static gboolean
says_same (GlmResolver *self,
           guint        mention)
{
  static const char *const words[] = { "anciennement", "ex", "autrefois", "jadis", "maintenant", "désormais", "aujourd'hui", "aujourd’hui", "devenu",
                                       "devenue", "rebaptisé", "rebaptisée", "renommé", "renommée", "alias", "ancien", "ancienne", "ex-" };
  const GlmMention *first = &g_array_index (self->mentions, GlmMention, mention);
  const GlmMention *second = &g_array_index (self->mentions, GlmMention, mention + 1);
  guint after = first->first_token + first->n_tokens;

  if (second->first_token != after + 2 || self->token[after].sentence != self->token[second->first_token].sentence ||
      !(glm_resolver_token_is (self, after, ",") || glm_resolver_token_is (self, after, "(")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (glm_resolver_token_is (self, after + 1, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
names_being (const GlmMention *mention)
{
  return mention->kind == GLM_MENTION_PERSON || mention->kind == GLM_MENTION_INSTITUTION;
}

/* Where the second name begins of « X, alias Y », « X, de son vrai nom Y », « X, dit « Y » »; 0 when the words do not say so. */
static guint
alias_start (GlmResolver *self,
             guint        after)
{
  static const char *const words[] = { "alias", "surnommé", "surnommée", "dit", "dite" };
  const guint n_plain = 3;
  static const char *const names[] = { "vrai", "véritable" };
  static const char *const quotes[] = { "«", "“", "\"" };
  guint at = after;

  if (!glm_resolver_token_is (self, at, ",") && !glm_resolver_token_is (self, at, "("))
    {
      if (!glm_resolver_token_is (self, at, "alias"))
        return 0;
    }
  else
    at++;
  if (glm_resolver_token_is (self, at, "de") && glm_resolver_token_is (self, at + 1, "son") && glm_resolver_token_is (self, at + 3, "nom"))
    {
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (glm_resolver_token_is (self, at + 2, names[i]))
          return at + 4;
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (glm_resolver_token_is (self, at, words[i]))
      {
        for (guint q = 0; q < G_N_ELEMENTS (quotes); q++)
          if (glm_resolver_token_is (self, at + 1, quotes[q]))
            return at + 2;
        /* « X, dit Y, a menti »: Y says it. */
        return i < n_plain ? at + 1 : 0;
      }
  return 0;
}

/* Two names of one person, when the text says that they are. */
void
_glm_resolver_cluster_aliases (GlmResolver *self)
{
  for (guint m = 0; m + 1 < self->mentions->len; m++)
    {
      const GlmMention *first = &g_array_index (self->mentions, GlmMention, m);
      const GlmMention *second = first + 1;
      guint after = first->first_token + first->n_tokens;
      GlmForm *a = _glm_resolver_get_form (self, g_array_index (self->form_of, guint, m));
      GlmForm *b = _glm_resolver_get_form (self, g_array_index (self->form_of, guint, m + 1));

      if (a == b || second->first_token > after + 6 || self->token[after].sentence != self->token[second->first_token].sentence ||
          _glm_resolver_form_kind (a) != GLM_MENTION_PERSON || _glm_resolver_form_kind (b) != GLM_MENTION_PERSON || alias_start (self, after) != second->first_token)
        continue;
      b->second = TRUE;
      if (a->cluster == GLM_NO_CLUSTER && b->cluster == GLM_NO_CLUSTER)
        a->cluster = b->cluster = _glm_resolver_new_cluster (self, GLM_ENTITY_PERSON);
      else if (a->cluster == GLM_NO_CLUSTER)
        a->cluster = b->cluster;
      else if (b->cluster == GLM_NO_CLUSTER)
        b->cluster = a->cluster;
    }
}

/* Old and new names of one institution; if the tagger took one of them for a person, it was wrong. */
void
_glm_resolver_cluster_renamed (GlmResolver *self)
{
  for (guint m = 0; m + 1 < self->mentions->len; m++)
    {
      GlmMention *first = &g_array_index (self->mentions, GlmMention, m);
      GlmMention *second = first + 1;
      guint a = g_array_index (self->form_of, guint, m);
      guint b = g_array_index (self->form_of, guint, m + 1);
      GlmForm *form_a = _glm_resolver_get_form (self, a);
      GlmForm *form_b = _glm_resolver_get_form (self, b);

      if (!names_being (first) || !names_being (second) || a == b || !says_same (self, m) ||
          (_glm_resolver_form_kind (form_a) == GLM_MENTION_PERSON && _glm_resolver_form_kind (form_b) == GLM_MENTION_PERSON))
        continue;
      form_a->votes[GLM_MENTION_INSTITUTION] += form_a->votes[GLM_MENTION_PERSON] + 1.0f;
      form_b->votes[GLM_MENTION_INSTITUTION] += form_b->votes[GLM_MENTION_PERSON] + 1.0f;
      if (form_a->cluster == GLM_NO_CLUSTER && form_b->cluster == GLM_NO_CLUSTER)
        form_a->cluster = form_b->cluster = _glm_resolver_new_cluster (self, GLM_ENTITY_INSTITUTION);
      else if (form_a->cluster == GLM_NO_CLUSTER)
        form_a->cluster = form_b->cluster;
      else if (form_b->cluster == GLM_NO_CLUSTER)
        form_b->cluster = form_a->cluster;
    }
}

/* « SRFC » for « Stade Rennais », « HACFC » for « Hirondelle Armor Club »: initials with the letters that say what sort of club it is. */
static gboolean
is_club_acronym (const char *acronym,
                 const char *name)
{
  static const char *const sorts[] = { "fc", "ac", "sc", "oc", "rc", "hb", "bc" };
  gsize n = strlen (acronym);
  g_auto (GStrv) words = NULL;

  if (n < 4 || n > 5 || n - 2 != glm_name_count_words (name))
    return FALSE;
  words = g_strsplit (name, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != acronym[i])
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    if (strcmp (acronym + n - 2, sorts[i]) == 0)
      return TRUE;
  return FALSE;
}

/* « fédération PS des Français de l'étranger » is « fédération des Français de l'étranger ». */
void
_glm_resolver_cluster_without_acronym (GlmResolver *self,
                                       GlmForm     *form)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *rest = NULL;
  gpointer known;
  GlmForm *other;

  if (form->cluster != GLM_NO_CLUSTER || form->n_words < 4)
    return;
  words = g_strsplit (form->text, " ", 3);
  if (g_strv_length (words) < 3 || !glm_name_is_acronym (words[1]) || !g_str_has_prefix (words[2], "d"))
    return;
  rest = g_strjoin (" ", words[0], words[2], NULL);
  {
    g_autofree char *key = glm_name_fold (rest, strlen (rest));

    known = g_hash_table_lookup (self->by_key, key);
  }
  other = known != NULL ? _glm_resolver_get_form (self, GPOINTER_TO_UINT (known) - 1) : NULL;
  if (other == NULL || _glm_resolver_form_kind (other) != GLM_MENTION_INSTITUTION)
    return;
  if (other->cluster == GLM_NO_CLUSTER)
    other->cluster = _glm_resolver_new_cluster (self, GLM_ENTITY_INSTITUTION);
  form->cluster = other->cluster;
}

/* Joins a club's acronym with the one club that it can be. */
void
_glm_resolver_cluster_club (GlmResolver *self,
                            GArray      *institutions,
                            guint        index)
{
  const GlmForm *form = _glm_resolver_get_form (self, index);
  guint club = GLM_NO_CLUSTER;

  for (guint o = 0; o < institutions->len; o++)
    {
      guint other = g_array_index (institutions, guint, o);

      if (!is_club_acronym (form->key, _glm_resolver_get_form (self, other)->key))
        continue;
      if (club != GLM_NO_CLUSTER)
        return;
      club = other;
    }
  if (club != GLM_NO_CLUSTER)
    _glm_resolver_join_acronym (self, index, club);
}
