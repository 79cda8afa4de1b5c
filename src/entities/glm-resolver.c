/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Mentions → people and institutions: the steps in order, then for each being its best name, its other
 * forms, what the text says it is and who it is joined to. What the reader said is applied on top: names to
 * add before forms are spread, the rest on the beings.
 */

#include "config.h"

#include "glm-resolver-beings.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Roles are looked for at this many mentions of one being; a novel's hero has thousands. */
#define MAX_ROLE_MENTIONS 60

static void
being_free (gpointer data)
{
  GlmBeing *being = data;

  g_array_unref (being->mentions);
  g_array_unref (being->forms);
  g_free (being->name);
  g_free (being);
}

static void
form_free (gpointer data)
{
  GlmForm *form = data;

  g_free (form->key);
  g_free (form->text);
  g_array_unref (form->mentions);
  g_free (form);
}

static void
resolver_init (GlmResolver *self,
               GlmDocument *document,
               GlmTokens   *tokens)
{
  self->document = document;
  self->text = glm_document_get_text (document, NULL);
  self->tokens = tokens;
  self->token = glm_tokens_get (tokens, &self->n_tokens);
  self->mentions = g_array_new (FALSE, FALSE, sizeof (GlmMention));
  self->form_of = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cluster_of = g_array_new (FALSE, FALSE, sizeof (guint));
  self->forms = g_ptr_array_new_with_free_func (form_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->acronyms = g_array_new (FALSE, FALSE, sizeof (GlmAcronymPair));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (GlmEntityKind));
}

static void
resolver_clear (GlmResolver *self)
{
  g_array_unref (self->mentions);
  g_array_unref (self->form_of);
  g_array_unref (self->cluster_of);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->forms);
  g_array_unref (self->acronyms);
  g_array_unref (self->kinds);
  for (guint i = 0; i < GLM_N_FOLDED; i++)
    g_free (self->folded[i]);
}

static GPtrArray *
gather (GlmResolver *self)
{
  GPtrArray *beings = g_ptr_array_new_with_free_func (being_free);

  for (guint c = 0; c < self->n_clusters; c++)
    {
      GlmBeing *being = g_new0 (GlmBeing, 1);

      being->kind = g_array_index (self->kinds, GlmEntityKind, c);
      being->mentions = g_array_new (FALSE, FALSE, sizeof (guint));
      being->forms = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (beings, being);
    }
  for (guint m = 0; m < self->mentions->len; m++)
    {
      guint cluster = g_array_index (self->cluster_of, guint, m);
      GlmBeing *being;

      if (cluster == GLM_NO_CLUSTER)
        continue;
      being = g_ptr_array_index (beings, cluster);
      g_array_append_val (being->mentions, m);
      _glm_being_add_form (being, g_array_index (self->form_of, guint, m));
    }
  return beings;
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static gboolean
is_all_capitals (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* The spelling that the mentions of a form use most. */
static char *
best_spelling (GlmResolver   *self,
               const GlmForm *form)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < MIN (form->mentions->len, 200); i++)
    {
      GlmMention *mention = &g_array_index (self->mentions, GlmMention, g_array_index (form->mentions, guint, i));
      char *text = glm_resolver_dup_range (self, mention->range);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)) + 1;
      gboolean better = best == NULL || (is_all_capitals (best) && !is_all_capitals (text)) ||
                        (count > best_count && is_all_capitals (best) == is_all_capitals (text));

      if (better)
        {
          g_free (best);
          best = g_strdup (text);
          best_count = count;
        }
      g_hash_table_replace (counts, text, GUINT_TO_POINTER (count));
    }
  return best != NULL ? best : g_strdup (form->text);
}

/* How good a form is as the name of its being: full rather than short, written out rather than in capitals. */
static guint
rate_form (GlmResolver   *self,
           const GlmForm *form,
           GlmEntityKind  kind)
{
  g_autofree char *spelling = best_spelling (self, form);
  guint rate = MIN (form->n_words, 6) * 1000 + MIN ((guint) strlen (form->key), 99) * 5 + MIN (form->mentions->len, 99);

  if (kind == GLM_ENTITY_INSTITUTION && glm_name_is_acronym (form->text))
    return form->mentions->len;
  /* « Bud Spencer, de son vrai nom … »: the name that he goes by. */
  if (is_all_capitals (spelling) || form->second)
    rate /= 2;
  /* « E. Macron » is no fuller than « Macron ». */
  if (strchr (spelling, '.') != NULL)
    rate -= MIN (rate, 900);
  return rate;
}

static int
compare_forms_by_use (gconstpointer a,
                      gconstpointer b,
                      gpointer      data)
{
  GlmResolver *self = data;
  const GlmForm *first = g_ptr_array_index (self->forms, *(const guint *) a);
  const GlmForm *second = g_ptr_array_index (self->forms, *(const guint *) b);

  if (first->mentions->len != second->mentions->len)
    return first->mentions->len > second->mentions->len ? -1 : 1;
  return compare_guints (a, b);
}

static gboolean
is_stated_acronym (GlmResolver *self,
                   guint        form)
{
  for (guint i = 0; i < self->acronyms->len; i++)
    if (g_array_index (self->acronyms, GlmAcronymPair, i).acronym == form)
      return TRUE;
  return FALSE;
}

/* Name, acronym and other forms. */
static void
name_being (GlmResolver *self,
            GlmBeing       *being,
            GlmEntity   *entity)
{
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();
  guint best = g_array_index (being->forms, guint, 0);
  guint best_rate = rate_form (self, g_ptr_array_index (self->forms, best), being->kind);

  for (guint f = 1; f < being->forms->len; f++)
    {
      guint form = g_array_index (being->forms, guint, f);

      guint rate = rate_form (self, g_ptr_array_index (self->forms, form), being->kind);

      if (rate > best_rate)
        {
          best = form;
          best_rate = rate;
        }
    }
  entity->name = being->name != NULL ? g_strdup (being->name) : best_spelling (self, g_ptr_array_index (self->forms, best));
  g_array_sort_with_data (being->forms, compare_forms_by_use, self);
  for (guint f = 0; f < being->forms->len; f++)
    {
      guint form = g_array_index (being->forms, guint, f);
      g_autofree char *text = best_spelling (self, g_ptr_array_index (self->forms, form));

      if (strcmp (text, entity->name) == 0)
        continue;
      if (being->kind == GLM_ENTITY_INSTITUTION && entity->acronym == NULL && form != best && (glm_name_is_acronym (text) || is_stated_acronym (self, form)))
        entity->acronym = g_strdup (text);
      g_ptr_array_add (aliases, g_steal_pointer (&text));
    }
  g_ptr_array_add (aliases, NULL);
  entity->aliases = (char **) g_ptr_array_free (g_steal_pointer (&aliases), FALSE);
}

static void
describe_being (GlmResolver *self,
                GlmBeing       *being,
                GlmEntity   *entity)
{
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (GlmRole));
  gsize n;

  for (guint m = 0; m < MIN (being->mentions->len, MAX_ROLE_MENTIONS); m++)
    glm_resolver_roles (self, g_array_index (being->mentions, guint, m), being->kind, roles);
  for (guint m = 0; m < MIN (being->mentions->len, MAX_ROLE_MENTIONS) && roles->len == 0 && being->kind == GLM_ENTITY_PERSON; m++)
    glm_resolver_duties (self, g_array_index (being->mentions, guint, m), roles);
  entity->roles = (GlmRole *) (gpointer) g_array_steal (roles, &n);
  entity->n_roles = (guint) n;
  g_array_unref (roles);

  entity->n_mentions = being->mentions->len;
  entity->mentions = g_new (GlmRange, MAX (entity->n_mentions, 1));
  for (guint m = 0; m < entity->n_mentions; m++)
    entity->mentions[m] = g_array_index (self->mentions, GlmMention, g_array_index (being->mentions, guint, m)).range;
}

/*
 * How sure it is that this is a being: the best of its mentions, raised by what speaks for it: several mentions, a
 * role in the text, a full name. One doubt left is multiplied down by each.
 */
static void
weigh_being (GlmResolver *self,
             GlmBeing       *being,
             GlmEntity   *entity)
{
  float best = 0.0f;
  double doubt;

  for (guint m = 0; m < being->mentions->len; m++)
    best = MAX (best, g_array_index (self->mentions, GlmMention, g_array_index (being->mentions, guint, m)).confidence);
  doubt = 1.0 - best;
  if (entity->n_mentions > 1)
    doubt *= 0.7;
  if (entity->n_roles > 0)
    doubt *= 0.4;
  if (being->kind == GLM_ENTITY_PERSON && strchr (entity->name, ' ') != NULL)
    doubt *= 0.8;
  entity->confidence = being->corrected ? 1.0f : (float) CLAMP (1.0 - doubt, 0.0, 1.0);

  if (being->corrected)
    entity->evidence = g_strdup (_("You said so."));
  else if (entity->n_roles > 0)
    entity->evidence = g_strdup_printf (/* Translators: %s is quoted from the article: « président du conseil ». */
                                        _("The text says “%s”."), entity->roles[0].text);
  else if (entity->acronym != NULL)
    entity->evidence = g_strdup (_("The text gives its acronym."));
  else if (entity->n_mentions > 1)
    entity->evidence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Named %u time, in words that names stand in.",
                                                     "Named %u times, in words that names stand in.", entity->n_mentions),
                                        entity->n_mentions);
  else
    entity->evidence = g_strdup (_("Named once, in words that names stand in."));
}

static int
compare_entities (gconstpointer a,
                  gconstpointer b)
{
  const GlmEntity *first = a, *second = b;

  if (first->n_mentions != second->n_mentions)
    return first->n_mentions > second->n_mentions ? -1 : 1;
  return glm_range_compare (first->mentions[0], second->mentions[0]);
}

/* The words of a role before the name that stands in it: « président du groupe de réflexion ». */
static char *
relation_of (GlmResolver *self,
             GlmRange     role,
             GlmRange     name)
{
  char *words = glm_resolver_dup_range (self, (GlmRange) { role.start, MAX (name.start, role.start) });

  g_strchomp (words);
  /* The preposition and its article say nothing by themselves. */
  for (;;)
    {
      static const char *const ends[] = { " de", " du", " des", " d'", " d’", " de la", " de l'", " de l’", " à", " à la", " au", " la", " l'", " l’", " les", " chez", " (" };
      guint i;

      for (i = 0; i < G_N_ELEMENTS (ends); i++)
        if (g_str_has_suffix (words, ends[i]))
          {
            words[strlen (words) - strlen (ends[i])] = '\0';
            break;
          }
      if (i == G_N_ELEMENTS (ends))
        return words;
    }
}

static void
add_link (GArray     *links,
          guint       entity,
          const char *relation)
{
  GlmEntityLink link = { entity, NULL };

  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, GlmEntityLink, i).entity == entity)
      return;
  link.relation = g_strdup (relation);
  g_array_append_val (links, link);
}

/* Who stands in whose role: the person and the institution are linked both ways. */
static void
link_entities (GlmResolver *self,
               GlmEntities *entities)
{
  guint n = glm_entities_get_n (entities);
  g_autofree GArray **links = g_new (GArray *, MAX (n, 1));

  for (guint e = 0; e < n; e++)
    links[e] = g_array_new (FALSE, FALSE, sizeof (GlmEntityLink));
  for (guint e = 0; e < n; e++)
    {
      const GlmEntity *entity = glm_entities_get (entities, e);

      for (guint r = 0; r < entity->n_roles; r++)
        for (gsize at = entity->roles[r].range.start; at < entity->roles[r].range.end; at++)
          {
            guint other, mention;
            g_autofree char *relation = NULL;

            if (!glm_entities_find (entities, at, &other, &mention) || other == e)
              continue;
            relation = relation_of (self, entity->roles[r].range, glm_entities_get (entities, other)->mentions[mention]);
            if (relation[0] != '\0')
              {
                add_link (links[e], other, relation);
                add_link (links[other], e, relation);
              }
            at = glm_entities_get (entities, other)->mentions[mention].end;
          }
    }
  for (guint e = 0; e < n; e++)
    {
      /* The value is not shared yet: nobody else sees it change. */
      GlmEntity *entity = (GlmEntity *) glm_entities_get (entities, e);
      gsize n_links;

      entity->links = (GlmEntityLink *) (gpointer) g_array_steal (links[e], &n_links);
      entity->n_links = (guint) n_links;
      g_array_unref (links[e]);
    }
}

static GlmEntities *
make_entities (GlmResolver *self,
               GPtrArray   *beings)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (GlmEntity));
  GlmEntities *result;

  for (guint b = 0; b < beings->len; b++)
    {
      GlmBeing *being = g_ptr_array_index (beings, b);
      GlmEntity entity = { 0 };

      if (being->rejected || being->mentions->len == 0)
        continue;
      entity.kind = being->kind;
      entity.corrected = being->corrected;
      entity.pinned = being->pinned;
      name_being (self, being, &entity);
      describe_being (self, being, &entity);
      weigh_being (self, being, &entity);
      entity.id = g_strdup_printf ("%s:%s", being->kind == GLM_ENTITY_PERSON ? "person" : "institution", entity.name);
      g_array_append_val (entities, entity);
    }
  g_array_sort (entities, compare_entities);
  result = _glm_entities_new (entities);
  link_entities (self, result);
  return result;
}

/**
 * glm_resolver_run:
 * @document: an article
 * @tokens: its tokens
 * @mentions: what the tagger found
 * @corrections: (nullable): what the reader said
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Pure: the same input gives the same beings, on any machine.
 *
 * Returns: (transfer full): people and institutions; %NULL when cancelled
 */
GlmEntities *
glm_resolver_run (GlmDocument          *document,
                  GlmTokens            *tokens,
                  GlmMentions          *mentions,
                  const GlmCorrections *corrections,
                  GCancellable         *cancellable,
                  GError              **error)
{
  GlmResolver self = { 0 };
  g_autoptr (GPtrArray) beings = NULL;
  GlmEntities *entities = NULL;

  resolver_init (&self, document, tokens);
  glm_resolver_take (&self, mentions);
  if (corrections != NULL)
    glm_resolver_add_names (&self, corrections);
  glm_resolver_spread (&self);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      glm_resolver_cluster (&self);
      beings = gather (&self);
      if (corrections != NULL)
        _glm_resolver_apply_corrections (&self, beings, corrections);
      entities = make_entities (&self, beings);
    }
  resolver_clear (&self);
  return entities;
}
