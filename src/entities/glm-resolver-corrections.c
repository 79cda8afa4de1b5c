/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the reader said of the beings that were found, in the order in which it was said. A correction names a form; which
 * beings have it is kept at hand, so that ten thousand corrections cost ten thousand looks.
 */

#include "config.h"

#include "glm-resolver-beings.h"

#include <string.h>

/* The beings, and which of them have a form. */
typedef struct
{
  GlmResolver *resolver;
  GPtrArray   *beings;
  GPtrArray   *bearers; /* for each form, the numbers of the beings that have had it; NULL for none */
} Beings;

/**
 * _glm_being_add_form:
 * @self: a being
 * @form: index of a form that is its own, known or not
 */
void
_glm_being_add_form (GlmBeing *self,
                     guint     form)
{
  for (guint i = 0; i < self->forms->len; i++)
    if (g_array_index (self->forms, guint, i) == form)
      return;
  g_array_append_val (self->forms, form);
}

static gboolean
has_form (const GlmBeing *being,
          guint           form)
{
  for (guint i = 0; i < being->forms->len; i++)
    if (g_array_index (being->forms, guint, i) == form)
      return TRUE;
  return FALSE;
}

static void
note_bearer (Beings *self,
             guint   form,
             guint   being)
{
  GArray *bearers = g_ptr_array_index (self->bearers, form);

  if (bearers == NULL)
    g_ptr_array_index (self->bearers, form) = bearers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (bearers, being);
}

static void
note_forms (Beings *self,
            guint   being)
{
  const GArray *forms = ((GlmBeing *) g_ptr_array_index (self->beings, being))->forms;

  for (guint f = 0; f < forms->len; f++)
    note_bearer (self, g_array_index (forms, guint, f), being);
}

static void
bearers_free (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

/* The number of the first being that has the form @name, their number when none has. */
static guint
find_being (Beings     *self,
            const char *name)
{
  g_autofree char *key = glm_name_fold (name, strlen (name));
  guint form = GPOINTER_TO_UINT (g_hash_table_lookup (self->resolver->by_key, key));
  const GArray *bearers = form > 0 ? g_ptr_array_index (self->bearers, form - 1) : NULL;
  guint first = self->beings->len;

  for (guint i = 0; bearers != NULL && i < bearers->len; i++)
    {
      guint being = g_array_index (bearers, guint, i);

      if (being < first && has_form (g_ptr_array_index (self->beings, being), form - 1))
        first = being;
    }
  return first;
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

static void
merge_beings (Beings *self,
              guint   into_number,
              guint   from_number)
{
  GlmBeing *into = g_ptr_array_index (self->beings, into_number);
  GlmBeing *from = g_ptr_array_index (self->beings, from_number);

  g_array_append_vals (into->mentions, from->mentions->data, from->mentions->len);
  g_array_sort (into->mentions, compare_guints);
  for (guint f = 0; f < from->forms->len; f++)
    {
      guint form = g_array_index (from->forms, guint, f);

      _glm_being_add_form (into, form);
      note_bearer (self, form, into_number);
    }
  g_array_set_size (from->mentions, 0);
  g_array_set_size (from->forms, 0);
  into->corrected = TRUE;
}

/* The form @value leaves its being and becomes one of its own. */
static void
split_being (Beings     *self,
             GlmBeing   *being,
             const char *value)
{
  g_autofree char *key = glm_name_fold (value, strlen (value));
  guint wanted = GPOINTER_TO_UINT (g_hash_table_lookup (self->resolver->by_key, key));
  GlmBeing *own = g_new0 (GlmBeing, 1);

  own->kind = being->kind;
  own->corrected = being->corrected = TRUE;
  own->mentions = g_array_new (FALSE, FALSE, sizeof (guint));
  own->forms = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint m = being->mentions->len; m-- > 0;)
    {
      guint mention = g_array_index (being->mentions, guint, m);

      if (g_array_index (self->resolver->form_of, guint, mention) + 1 != wanted)
        continue;
      g_array_append_val (own->mentions, mention);
      _glm_being_add_form (own, wanted - 1);
      g_array_remove_index (being->mentions, m);
    }
  g_array_sort (own->mentions, compare_guints);
  for (guint f = being->forms->len; f-- > 0;)
    if (own->forms->len > 0 && g_array_index (being->forms, guint, f) == wanted - 1)
      g_array_remove_index (being->forms, f);
  g_ptr_array_add (self->beings, own);
  note_forms (self, self->beings->len - 1);
}

static GlmEntityKind
kind_from_word (const char *word)
{
  return g_strcmp0 (word, "institution") == 0 ? GLM_ENTITY_INSTITUTION : GLM_ENTITY_PERSON;
}

static void
apply_one (Beings              *self,
           const GlmCorrection *said,
           guint                rank)
{
  guint number = find_being (self, said->name);
  GlmBeing *being;
  guint other;

  if (number == self->beings->len)
    return;
  being = g_ptr_array_index (self->beings, number);
  switch (said->kind)
    {
    case GLM_CORRECTION_REJECT:
      being->rejected = being->corrected = TRUE;
      break;
    case GLM_CORRECTION_RETYPE:
    case GLM_CORRECTION_ADD:
      being->kind = kind_from_word (said->value);
      being->corrected = TRUE;
      being->rejected = FALSE;
      break;
    case GLM_CORRECTION_RENAME:
      g_free (being->name);
      being->name = g_strdup (said->value);
      being->corrected = TRUE;
      break;
    case GLM_CORRECTION_MERGE:
      other = said->value != NULL ? find_being (self, said->value) : self->beings->len;
      if (other < self->beings->len && other != number)
        merge_beings (self, other, number);
      break;
    case GLM_CORRECTION_SPLIT:
      if (said->value != NULL)
        split_being (self, being, said->value);
      break;
    case GLM_CORRECTION_PIN:
      if (g_strcmp0 (said->value, "no") == 0)
        being->pinned = 0;
      else if (being->pinned == 0)
        being->pinned = rank;
      break;
    default:
      break;
    }
}

/**
 * _glm_resolver_apply_corrections:
 * @self: a resolver
 * @beings: (element-type GlmBeing): who was found; who is split off is added
 * @corrections: what the reader said
 */
void
_glm_resolver_apply_corrections (GlmResolver          *self,
                                 GPtrArray            *beings,
                                 const GlmCorrections *corrections)
{
  g_autoptr (GPtrArray) bearers = g_ptr_array_new_with_free_func (bearers_free);
  Beings known = { self, beings, bearers };

  g_ptr_array_set_size (bearers, (int) self->forms->len);
  for (guint b = 0; b < beings->len; b++)
    note_forms (&known, b);
  for (guint i = 0; i < glm_corrections_get_n (corrections); i++)
    apply_one (&known, glm_corrections_get (corrections, i), i + 1);
}
