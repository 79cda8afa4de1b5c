/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which forms begin or end with the words of another, or are it but for a letter: what is asked of each form about all
 * others, without looking at all others. An answer may hold forms that are not it: whoever asks looks closer.
 */

#include "config.h"

#include "glm-form-index.h"

#include <string.h>

/* Longer keys have no misprints that are looked for. */
#define MAX_MISPRINT_BYTES 300

/* A key with one byte left out. Two keys that are one edit apart have one in common. */
typedef struct
{
  guint64 hash;
  guint   position;
} Shorter;

struct _GlmFormIndex
{
  GPtrArray  *forms;
  GArray     *list;     /* (nullable): guint, positions of which are what the index gives; all forms without it */
  GHashTable *by_first; /* first word, and first two words → GArray of positions */
  GHashTable *by_last;  /* last word, and last two, or what of them stands after an apostrophe → GArray of positions */
  GArray     *shorter;  /* (nullable) Shorter, in order; made when it is asked for */
};

static guint
get_n (const GlmFormIndex *self)
{
  return self->list != NULL ? self->list->len : self->forms->len;
}

static const char *
get_key (const GlmFormIndex *self,
         guint               position)
{
  guint form = self->list != NULL ? g_array_index (self->list, guint, position) : position;

  return ((const GlmForm *) g_ptr_array_index (self->forms, form))->key;
}

static void
add (GHashTable *table,
     const char *word,
     gsize       length,
     guint       position)
{
  g_autofree char *key = g_strndup (word, length);
  GArray *positions = g_hash_table_lookup (table, key);

  if (positions == NULL)
    {
      positions = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (table, g_steal_pointer (&key), positions);
    }
  g_array_append_val (positions, position);
}

/* How long the first word is, or the first two where there are two. */
static gsize
first_two (const char *key)
{
  gsize one = strcspn (key, " ");

  return key[one] == '\0' ? one : one + 1 + strcspn (key + one + 1, " ");
}

/* Where the word before @end begins. */
static const char *
word_start (const char *key,
            const char *end)
{
  while (end > key && end[-1] != ' ')
    end--;
  return end;
}

/* The last word, or the last two where there are two. */
static const char *
last_two (const char *key)
{
  const char *last = word_start (key, key + strlen (key));

  return last > key ? word_start (key, last - 1) : last;
}

static void
add_ends (GHashTable *table,
          const char *end,
          gsize       word,
          guint       position)
{
  const char *limit = end + word;

  while (end != NULL)
    {
      add (table, end, strlen (end), position);
      end = memchr (end, '\'', (gsize) (limit - end));
      end = end != NULL ? end + 1 : NULL;
    }
}

/**
 * _glm_form_index_new:
 * @forms: (element-type GlmForm): forms, which live longer
 * @list: (nullable) (element-type guint): some of them, which lives longer
 *
 * Returns: (transfer full): an index of @list, or of all @forms
 */
GlmFormIndex *
_glm_form_index_new (GPtrArray *forms,
                     GArray    *list)
{
  GlmFormIndex *self = g_new0 (GlmFormIndex, 1);

  self->forms = forms;
  self->list = list;
  self->by_first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < get_n (self); i++)
    {
      const char *key = get_key (self, i);
      const char *last = word_start (key, key + strlen (key));
      const char *two = last_two (key);
      gsize one = strcspn (key, " ");

      add (self->by_first, key, one, i);
      if (key[one] != '\0')
        add (self->by_first, key, first_two (key), i);
      add_ends (self->by_last, last, strlen (last), i);
      if (two < last)
        add_ends (self->by_last, two, (gsize) (last - 1 - two), i);
    }
  return self;
}

/**
 * _glm_form_index_free:
 * @self: (transfer full): an index
 */
void
_glm_form_index_free (GlmFormIndex *self)
{
  g_hash_table_unref (self->by_first);
  g_hash_table_unref (self->by_last);
  g_clear_pointer (&self->shorter, g_array_unref);
  g_free (self);
}

/**
 * _glm_form_index_beginning:
 * @self: an index
 * @key: a folded name
 *
 * Returns: (transfer none) (nullable) (element-type guint): positions, in order, of the forms that may begin with @key
 */
const GArray *
_glm_form_index_beginning (const GlmFormIndex *self,
                           const char         *key)
{
  g_autofree char *first = g_strndup (key, first_two (key));

  return g_hash_table_lookup (self->by_first, first);
}

/**
 * _glm_form_index_ending:
 * @self: an index
 * @key: a folded name
 *
 * Returns: (transfer none) (nullable) (element-type guint): positions, in order, of the forms that may end with @key
 */
const GArray *
_glm_form_index_ending (const GlmFormIndex *self,
                        const char         *key)
{
  return g_hash_table_lookup (self->by_last, last_two (key));
}

/* FNV-1a of @key without the byte at @skipped. */
static guint64
hash_without (const char *key,
              gsize       length,
              gsize       skipped)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    if (i != skipped)
      hash = (hash ^ (guint8) key[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static int
compare_shorter (gconstpointer a,
                 gconstpointer b)
{
  const Shorter *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return first->position < second->position ? -1 : first->position > second->position;
}

static void
make_shorter (GlmFormIndex *self)
{
  self->shorter = g_array_new (FALSE, FALSE, sizeof (Shorter));
  for (guint i = 0; i < get_n (self); i++)
    {
      const char *key = get_key (self, i);
      gsize length = strlen (key);

      /* The last time round nothing is left out. */
      for (gsize skipped = 0; length <= MAX_MISPRINT_BYTES && skipped <= length; skipped++)
        {
          Shorter shorter = { hash_without (key, length, skipped), i };

          g_array_append_val (self->shorter, shorter);
        }
    }
  g_array_sort (self->shorter, compare_shorter);
}

static guint
find_hash (const GlmFormIndex *self,
           guint64             hash)
{
  guint low = 0, high = self->shorter->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->shorter, Shorter, middle).hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? -1 : first > second;
}

/**
 * _glm_form_index_one_edit:
 * @self: an index
 * @key: a folded name
 *
 * Returns: (transfer full) (element-type guint): positions, in order and perhaps more than once, of the forms that may be
 *   one edit from @key
 */
GArray *
_glm_form_index_one_edit (GlmFormIndex *self,
                          const char   *key)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize length = strlen (key);

  if (self->shorter == NULL)
    make_shorter (self);
  for (gsize skipped = 0; length <= MAX_MISPRINT_BYTES && skipped <= length; skipped++)
    {
      guint64 hash = hash_without (key, length, skipped);

      for (guint i = find_hash (self, hash); i < self->shorter->len && g_array_index (self->shorter, Shorter, i).hash == hash; i++)
        g_array_append_val (positions, g_array_index (self->shorter, Shorter, i).position);
    }
  g_array_sort (positions, compare_positions);
  return positions;
}
