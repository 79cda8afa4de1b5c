/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which forms are one being. Full names first; then surnames, each mention by discourse when two people bear
 * it; then institutions with their acronyms. Kinds are decided for the being, by the votes of all its mentions.
 */

#include "config.h"

#include "glm-form-index.h"
#include "glm-resolver-clusters.h"

#include <string.h>

/* Names at least this long may have a misprint. */
#define MIN_MISPRINT_LETTERS 9

/* So many people of one surname are compared with each other; whoever comes later is somebody else. */
#define MAX_NAMESAKES 300

static gboolean
is_kind (GlmResolver   *self,
         guint          form,
         GlmMentionKind kind)
{
  const GlmForm *f = _glm_resolver_get_form (self, form);

  return f->mentions->len > 0 && _glm_resolver_form_kind (f) == kind;
}

static int
compare_by_words (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  GlmResolver *self = data;
  const GlmForm *first = _glm_resolver_get_form (self, *(const guint *) a);
  const GlmForm *second = _glm_resolver_get_form (self, *(const guint *) b);

  if (first->n_words != second->n_words)
    return first->n_words > second->n_words ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* Forms of one kind, the fullest first. */
static GArray *
list_forms (GlmResolver   *self,
            GlmMentionKind kind)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint f = 0; f < self->forms->len; f++)
    if (is_kind (self, f, kind))
      g_array_append_val (list, f);
  g_array_sort_with_data (list, compare_by_words, self);
  return list;
}

static gboolean
is_misprint (const GlmForm *a,
             const GlmForm *b)
{
  if (strlen (a->key) < MIN_MISPRINT_LETTERS || MIN (a->mentions->len, b->mentions->len) > 1)
    return FALSE;
  return glm_name_one_edit (a->key, b->key);
}

/* « Marie-Pierre » when somebody is called « Marie-Pierre Dausse »: a first name, though it has two words. */
static gboolean
is_first_name (GlmResolver        *self,
               GArray             *people,
               const GlmFormIndex *index,
               const GlmForm      *form)
{
  const GArray *fuller = strchr (form->text, ' ') == NULL ? _glm_form_index_beginning (index, form->key) : NULL;

  for (guint i = 0; fuller != NULL && i < fuller->len; i++)
    {
      const GlmForm *other = _glm_resolver_get_form (self, g_array_index (people, guint, g_array_index (fuller, guint, i)));

      if (other->n_words <= form->n_words)
        return FALSE;
      if (glm_name_begins_with (other->key, form->key))
        return TRUE;
    }
  return FALSE;
}

/* Full names that are one person's. Only names with the same last word can be, so they meet by it. */
static void
cluster_full_names (GlmResolver        *self,
                    GArray             *people,
                    const GlmFormIndex *forms,
                    GHashTable         *by_surname)
{
  for (guint i = 0; i < people->len; i++)
    {
      guint index = g_array_index (people, guint, i);
      GlmForm *form = _glm_resolver_get_form (self, index);
      const char *surname;
      GArray *others;

      if (form->n_words < 2)
        break;
      if (is_first_name (self, people, forms, form))
        continue;
      surname = strrchr (form->key, ' ') + 1;
      others = g_hash_table_lookup (by_surname, surname);
      if (others == NULL)
        {
          others = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (by_surname, g_strdup (surname), others);
        }
      for (guint o = 0; o < MIN (others->len, MAX_NAMESAKES) && form->cluster == GLM_NO_CLUSTER; o++)
        {
          GlmForm *other = _glm_resolver_get_form (self, g_array_index (others, guint, o));

          if (glm_name_same_person (form->key, other->key) || is_misprint (form, other))
            form->cluster = other->cluster;
        }
      /* « Le Pen » alone is a surname, not a name. */
      if (form->cluster == GLM_NO_CLUSTER)
        {
          gboolean is_surname = FALSE;

          for (guint o = 0; o < MIN (others->len, MAX_NAMESAKES) && !is_surname; o++)
            is_surname = glm_name_ends_with (_glm_resolver_get_form (self, g_array_index (others, guint, o))->key, form->key);
          if (is_surname)
            continue;
          form->cluster = _glm_resolver_new_cluster (self, GLM_ENTITY_PERSON);
        }
      g_array_append_val (others, index);
    }
}

/* What a title right before the mention says: 'm', 'f' or 0. */
static char
gender_before (GlmResolver *self,
               guint        mention)
{
  guint first = g_array_index (self->mentions, GlmMention, mention).first_token;
  g_autofree char *before = first > 0 ? glm_resolver_dup_token (self, first - 1) : g_strdup ("");

  if (strcmp (before, "M.") == 0 || strcmp (before, "Monsieur") == 0 || strcmp (before, "monsieur") == 0)
    return 'm';
  if (strcmp (before, "Mme") == 0 || strcmp (before, "Mlle") == 0 || strcmp (before, "Madame") == 0 || strcmp (before, "madame") == 0)
    return 'f';
  return 0;
}

/* The gender that titles give a person anywhere before @limit. */
static char
gender_of_cluster (GlmResolver *self,
                   guint        cluster,
                   guint        limit)
{
  for (guint m = 0; m < limit; m++)
    if (g_array_index (self->cluster_of, guint, m) == cluster)
      {
        char gender = gender_before (self, m);

        if (gender != 0)
          return gender;
      }
  return 0;
}

/* The people whose name ends with (or, for a first name, begins with) @key. */
static void
find_bearers (GlmResolver        *self,
              GArray             *people,
              const GlmFormIndex *forms,
              const GlmForm      *part,
              gboolean            first_name,
              GArray             *bearers)
{
  const char *key = part->key;
  const GArray *near = first_name ? _glm_form_index_beginning (forms, key) : _glm_form_index_ending (forms, key);

  for (guint i = 0; near != NULL && i < near->len && bearers->len < MAX_NAMESAKES; i++)
    {
      const GlmForm *form = _glm_resolver_get_form (self, g_array_index (people, guint, g_array_index (near, guint, i)));
      gboolean known = FALSE;

      if (form->n_words < 2)
        break;
      /* « Jacqueline d’Olivier », once, does not make every Olivier hers. */
      if (form->mentions->len * 3 < part->mentions->len && g_str_has_suffix (form->key, key) &&
          form->key[strlen (form->key) - strlen (key) - 1] == '\'')
        continue;
      if (form->cluster == GLM_NO_CLUSTER || !(first_name ? glm_name_begins_with (form->key, key) : glm_name_ends_with (form->key, key)))
        continue;
      for (guint b = 0; b < bearers->len && !known; b++)
        known = g_array_index (bearers, guint, b) == form->cluster;
      if (!known)
        g_array_append_val (bearers, form->cluster);
    }
}

/* Which of several bearers of a surname a mention means: the one named last before it whose gender agrees. */
static guint
choose_bearer (GlmResolver *self,
               guint        mention,
               GArray      *bearers)
{
  char gender = gender_before (self, mention);

  for (guint m = mention; m-- > 0;)
    {
      guint cluster = g_array_index (self->cluster_of, guint, m);

      for (guint b = 0; b < bearers->len; b++)
        if (g_array_index (bearers, guint, b) == cluster)
          {
            char other = gender != 0 ? gender_of_cluster (self, cluster, mention) : 0;

            if (gender == 0 || other == 0 || other == gender)
              return cluster;
          }
    }
  return g_array_index (bearers, guint, 0);
}

static void
assign_form (GlmResolver *self,
             guint        index)
{
  GlmForm *form = _glm_resolver_get_form (self, index);

  for (guint i = 0; i < form->mentions->len; i++)
    g_array_index (self->cluster_of, guint, g_array_index (form->mentions, guint, i)) = form->cluster;
}

/* « Paul et Jeanne Martin »: the first name has the surname of who follows; whoever else is called so is somebody else. */
static void
keep_those_of_couple (GlmResolver   *self,
                      const GlmForm *form,
                      GArray        *bearers)
{
  guint index = g_array_index (form->mentions, guint, 0);
  const GlmMention *mention = &g_array_index (self->mentions, GlmMention, index);
  const GlmMention *next = mention + 1;
  guint after = mention->first_token + mention->n_tokens;
  const GlmForm *other;
  const char *surname;

  if (form->mentions->len > 1 || index + 1 >= self->mentions->len || next->first_token != after + 1 || !glm_resolver_token_is (self, after, "et"))
    return;
  other = _glm_resolver_get_form (self, g_array_index (self->form_of, guint, index + 1));
  surname = strrchr (other->key, ' ');
  if (surname == NULL || next->kind != GLM_MENTION_PERSON)
    return;
  for (guint b = bearers->len; b-- > 0;)
    {
      gboolean same = FALSE;

      for (guint f = 0; f < self->forms->len && !same; f++)
        {
          const GlmForm *known = _glm_resolver_get_form (self, f);

          same = known->cluster == g_array_index (bearers, guint, b) && g_str_has_suffix (known->key, surname);
        }
      if (!same)
        g_array_remove_index (bearers, b);
    }
}

static void
cluster_surnames (GlmResolver        *self,
                  GArray             *people,
                  const GlmFormIndex *forms)
{
  for (guint i = 0; i < people->len; i++)
    assign_form (self, g_array_index (people, guint, i));
  for (guint i = 0; i < people->len; i++)
    {
      guint index = g_array_index (people, guint, i);
      GlmForm *form = _glm_resolver_get_form (self, index);
      g_autoptr (GArray) bearers = g_array_new (FALSE, FALSE, sizeof (guint));

      if (form->cluster != GLM_NO_CLUSTER)
        continue;
      find_bearers (self, people, forms, form, FALSE, bearers);
      if (bearers->len == 0)
        {
          find_bearers (self, people, forms, form, TRUE, bearers);
          if (bearers->len > 0)
            keep_those_of_couple (self, form, bearers);
        }
      if (bearers->len > 1)
        {
          for (guint m = 0; m < form->mentions->len; m++)
            {
              guint mention = g_array_index (form->mentions, guint, m);

              g_array_index (self->cluster_of, guint, mention) = choose_bearer (self, mention, bearers);
            }
          continue;
        }
      form->cluster = bearers->len == 1 ? g_array_index (bearers, guint, 0) : _glm_resolver_new_cluster (self, GLM_ENTITY_PERSON);
      assign_form (self, index);
    }
}

/* The first institution before @index of which this is a misprint; @index when there is none. */
static guint
find_misprinted (GlmResolver  *self,
                 GArray       *institutions,
                 GlmFormIndex *forms,
                 guint         index)
{
  const GlmForm *form = _glm_resolver_get_form (self, g_array_index (institutions, guint, index));
  g_autoptr (GArray) near = NULL;

  if (strlen (form->key) < MIN_MISPRINT_LETTERS)
    return index;
  near = _glm_form_index_one_edit (forms, form->key);
  for (guint i = 0; i < near->len && g_array_index (near, guint, i) < index; i++)
    if (is_misprint (form, _glm_resolver_get_form (self, g_array_index (institutions, guint, g_array_index (near, guint, i)))))
      return g_array_index (near, guint, i);
  return index;
}

/* « le Fonds monétaire » after « Fonds monétaire international », « Girondins » after « Girondins de Bordeaux »: if only one begins so. */
static void
cluster_shortened (GlmResolver  *self,
                   GArray       *institutions,
                   GlmFormIndex *forms,
                   guint         index)
{
  GlmForm *form = _glm_resolver_get_form (self, g_array_index (institutions, guint, index));
  const GArray *near = _glm_form_index_beginning (forms, form->key);
  gboolean noun = glm_role_noun_is_institution (form->key);
  gboolean may = !glm_name_is_acronym (form->text) && (strlen (form->key) >= 6 || noun) && (form->n_words == 1 || !noun);
  guint cluster = GLM_NO_CLUSTER;
  guint misprinted;

  if (form->cluster != GLM_NO_CLUSTER)
    return;
  misprinted = find_misprinted (self, institutions, forms, index);
  for (guint i = 0; may && near != NULL && i < near->len && g_array_index (near, guint, i) < misprinted; i++)
    {
      const GlmForm *other = _glm_resolver_get_form (self, g_array_index (institutions, guint, g_array_index (near, guint, i)));

      if (!glm_name_begins_with (other->key, form->key))
        continue;
      if (cluster != GLM_NO_CLUSTER && cluster != other->cluster)
        return;
      cluster = other->cluster;
    }
  form->cluster = misprinted < index ? _glm_resolver_get_form (self, g_array_index (institutions, guint, misprinted))->cluster : cluster;
}

/* « En Marche » after « La République en marche »; but the police is not the inspection « de la » police. */
static void
cluster_by_end (GlmResolver        *self,
                GArray             *institutions,
                const GlmFormIndex *forms,
                guint               index)
{
  static const char *const links[] = { " de", " du", " des", " d'", " la", " l'", " le", " les", " et", " a", " of", " the", " for" };
  GlmForm *form = _glm_resolver_get_form (self, g_array_index (institutions, guint, index));
  const GArray *near = _glm_form_index_ending (forms, form->key);

  if (form->cluster != GLM_NO_CLUSTER || form->n_words < 2 || near == NULL)
    return;
  for (guint i = 0; i < near->len && g_array_index (near, guint, i) < index && form->cluster == GLM_NO_CLUSTER; i++)
    {
      const GlmForm *other = _glm_resolver_get_form (self, g_array_index (institutions, guint, g_array_index (near, guint, i)));
      g_autofree char *before = NULL;
      gboolean linked = FALSE;

      if (!glm_name_ends_with (other->key, form->key))
        continue;
      before = g_strndup (other->key, strlen (other->key) - strlen (form->key) - 1);
      for (guint l = 0; l < G_N_ELEMENTS (links); l++)
        linked = linked || g_str_has_suffix (before, links[l]) || strcmp (before, links[l] + 1) == 0;
      if (!linked)
        form->cluster = other->cluster;
    }
}

/* « Le Canard enchaîné » and « du Canard enchaîné »: the article is the title's, but not always written with it. */
static void
cluster_by_article (GlmResolver *self,
                    GlmForm     *form)
{
  static const char *const articles[] = { "le ", "la ", "les ", "l'" };

  for (guint i = 0; i < G_N_ELEMENTS (articles) && form->cluster == GLM_NO_CLUSTER; i++)
    {
      gboolean has = g_str_has_prefix (form->key, articles[i]);
      g_autofree char *with = g_strconcat (articles[i], form->key, NULL);
      gpointer other = g_hash_table_lookup (self->by_key, has ? form->key + strlen (articles[i]) : with);

      if (other != NULL && is_kind (self, GPOINTER_TO_UINT (other) - 1, GLM_MENTION_INSTITUTION))
        form->cluster = _glm_resolver_get_form (self, GPOINTER_TO_UINT (other) - 1)->cluster;
    }
}

/* The first of some institutions of which @form is a part that stands for it; the number of institutions when none is. */
static guint
find_whole (GlmResolver   *self,
            GArray        *institutions,
            const GArray  *near,
            const GlmForm *form)
{
  for (guint i = 0; near != NULL && i < near->len; i++)
    {
      const GlmForm *other = _glm_resolver_get_form (self, g_array_index (institutions, guint, g_array_index (near, guint, i)));
      gboolean acronym = glm_name_is_acronym (form->text) && g_str_has_prefix (other->text, form->text) && other->text[strlen (form->text)] == '-';
      const char *space = other->n_words == 2 ? strchr (other->key, ' ') : NULL;
      g_autofree char *noun = space != NULL && strcmp (space + 1, form->key) == 0 ? g_strndup (other->key, (gsize) (space - other->key)) : NULL;

      if (other->cluster != GLM_NO_CLUSTER && (acronym || (noun != NULL && glm_role_noun_is_institution (noun))))
        return g_array_index (near, guint, i);
    }
  return institutions->len;
}

/* « SUD » for « SUD-PTT », « Wikimedia » for « Fondation Wikimedia », the one written with capitals, the other after its noun. */
static void
cluster_by_part (GlmResolver        *self,
                 GArray             *institutions,
                 const GlmFormIndex *forms,
                 guint               index)
{
  GlmForm *form = _glm_resolver_get_form (self, g_array_index (institutions, guint, index));
  guint whole;

  if (form->cluster != GLM_NO_CLUSTER || form->n_words != 1)
    return;
  whole = MIN (find_whole (self, institutions, _glm_form_index_beginning (forms, form->key), form),
               find_whole (self, institutions, _glm_form_index_ending (forms, form->key), form));
  if (whole < institutions->len)
    form->cluster = _glm_resolver_get_form (self, g_array_index (institutions, guint, whole))->cluster;
}

static void
cluster_institutions (GlmResolver *self,
                      GArray      *institutions)
{
  g_autoptr (GlmFormIndex) forms = _glm_form_index_new (self->forms, institutions);

  for (guint i = 0; i < institutions->len; i++)
    {
      guint index = g_array_index (institutions, guint, i);
      GlmForm *form = _glm_resolver_get_form (self, index);

      if (form->cluster == GLM_NO_CLUSTER && glm_name_is_acronym (form->text))
        for (guint o = 0; o < institutions->len && form->cluster == GLM_NO_CLUSTER; o++)
          {
            GlmForm *other = _glm_resolver_get_form (self, g_array_index (institutions, guint, o));

            if (other->n_words > 1 && glm_name_initials_match (form->key, other->key))
              _glm_resolver_join_acronym (self, index, g_array_index (institutions, guint, o));
          }
      if (form->cluster == GLM_NO_CLUSTER && glm_name_is_acronym (form->text))
        _glm_resolver_cluster_club (self, institutions, index);
      _glm_resolver_cluster_without_acronym (self, form);
      cluster_by_article (self, form);
      cluster_by_part (self, institutions, forms, i);
      cluster_shortened (self, institutions, forms, i);
      cluster_by_end (self, institutions, forms, i);
      if (form->cluster == GLM_NO_CLUSTER)
        form->cluster = _glm_resolver_new_cluster (self, GLM_ENTITY_INSTITUTION);
      assign_form (self, index);
    }
}

/* A surname that is a town too: it is the person's unless somebody is or goes there. */
static gboolean
may_be_surname (GlmResolver   *self,
                const GlmForm *form,
                guint          index)
{
  static const char *const places[] = { "à", "en", "au", "aux", "vers", "À", "En", "dans", "ville", "commune" };

  if (form->n_words > 1)
    return TRUE;
  if (!is_kind (self, index, GLM_MENTION_PLACE))
    return FALSE;
  for (guint i = 0; i < form->mentions->len; i++)
    {
      guint first = g_array_index (self->mentions, GlmMention, g_array_index (form->mentions, guint, i)).first_token;

      for (guint p = 0; first > 0 && p < G_N_ELEMENTS (places); p++)
        if (glm_resolver_token_is (self, first - 1, places[p]))
          return FALSE;
    }
  return TRUE;
}

/* « Van der Hoek » is the person of that name, whatever the tagger took it for; « Renault » need not be. */
static void
claim_surnames (GlmResolver *self)
{
  g_autoptr (GlmFormIndex) forms = _glm_form_index_new (self->forms, NULL);

  for (guint f = 0; f < self->forms->len; f++)
    {
      GlmForm *form = _glm_resolver_get_form (self, f);
      const GArray *near = _glm_form_index_ending (forms, form->key);

      if (form->mentions->len == 0 || is_kind (self, f, GLM_MENTION_PERSON) || !may_be_surname (self, form, f))
        continue;
      for (guint i = 0; near != NULL && i < near->len; i++)
        if (is_kind (self, g_array_index (near, guint, i), GLM_MENTION_PERSON) &&
            glm_name_ends_with (_glm_resolver_get_form (self, g_array_index (near, guint, i))->key, form->key))
          {
            form->votes[GLM_MENTION_PERSON] += form->votes[GLM_MENTION_INSTITUTION] + form->votes[GLM_MENTION_PLACE] + form->votes[GLM_MENTION_OTHER] + 1.0f;
            break;
          }
    }
}

/**
 * glm_resolver_cluster:
 * @self: a resolver whose mentions have their forms
 *
 * Says for each mention of a person or institution which being it is.
 */
void
glm_resolver_cluster (GlmResolver *self)
{
  g_autoptr (GArray) people = NULL;
  g_autoptr (GArray) institutions = NULL;
  g_autoptr (GlmFormIndex) forms = NULL;
  g_autoptr (GHashTable) by_surname = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  _glm_resolver_cluster_stated_acronyms (self);
  _glm_resolver_cluster_renamed (self);
  claim_surnames (self);
  _glm_resolver_cluster_aliases (self);
  people = list_forms (self, GLM_MENTION_PERSON);
  forms = _glm_form_index_new (self->forms, people);
  cluster_full_names (self, people, forms, by_surname);
  cluster_surnames (self, people, forms);
  institutions = list_forms (self, GLM_MENTION_INSTITUTION);
  cluster_institutions (self, institutions);
}
