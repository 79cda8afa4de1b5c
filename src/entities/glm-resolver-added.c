/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names that the reader has added, wherever they stand. */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/* Where a name may begin that begins with a word: the tokens, in order, under their first folded word. */
static GHashTable *
collect_first_words (GlmResolver *self)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint t = 0; t < self->n_tokens; t++)
    {
      char *key = glm_name_fold (self->text + self->token[t].range.start, glm_range_length (self->token[t].range));
      GArray *places;

      key[strcspn (key, " ")] = '\0';
      places = g_hash_table_lookup (table, key);
      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (table, key, places);
        }
      else
        g_free (key);
      g_array_append_val (places, t);
    }
  return table;
}

/* The mention that ends after @position, or would. */
static guint
find_mention_after (GlmResolver *self,
                    gsize        position)
{
  guint low = 0, high = self->mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->mentions, GlmMention, middle).range.end <= position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_at (GlmResolver   *self,
        GArray        *places,
        char         **words,
        GlmMentionKind kind)
{
  guint n_words = g_strv_length (words);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      guint t = g_array_index (places, guint, i);
      guint n = _glm_resolver_match_words (self, t, words, n_words);
      GlmMention mention = { { 0, 0 }, t, n, kind, 1.0f };
      guint at, end;

      if (n == 0)
        continue;
      _glm_resolver_set_tokens (self, &mention, t, n);
      /* The reader's word outranks what the tagger made of the place. */
      at = end = find_mention_after (self, mention.range.start);
      while (end < self->mentions->len && g_array_index (self->mentions, GlmMention, end).range.start < mention.range.end)
        end++;
      if (end > at)
        g_array_remove_range (self->mentions, at, end - at);
      g_array_insert_val (self->mentions, at, mention);
    }
}

static void
add_name (GlmResolver   *self,
          GHashTable    *first_words,
          const char    *name,
          GlmMentionKind kind)
{
  g_autofree char *key = glm_name_fold (name, strlen (name));
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  if (key[0] == '\0')
    return;
  add_at (self, g_hash_table_lookup (first_words, words[0]), words, kind);
  /* « d'Esterval » begins with a token that is no word of it. */
  for (const char *apostrophe = strchr (words[0], '\''); apostrophe != NULL; apostrophe = strchr (apostrophe + 1, '\''))
    {
      g_autofree char *particle = g_strndup (words[0], (gsize) (apostrophe + 1 - words[0]));

      if (apostrophe[1] != '\0')
        add_at (self, g_hash_table_lookup (first_words, particle), words, kind);
    }
}

/**
 * glm_resolver_add_names:
 * @self: a resolver whose mentions have not been spread
 * @corrections: what the reader said
 *
 * Makes mentions of the places where the names stand that are to be added; what is said later outranks what was said
 * before.
 */
void
glm_resolver_add_names (GlmResolver          *self,
                        const GlmCorrections *corrections)
{
  g_autoptr (GHashTable) first_words = NULL;

  for (guint i = 0; i < glm_corrections_get_n (corrections); i++)
    {
      const GlmCorrection *said = glm_corrections_get (corrections, i);

      if (said->kind != GLM_CORRECTION_ADD)
        continue;
      if (first_words == NULL)
        first_words = collect_first_words (self);
      add_name (self, first_words, said->name,
                g_strcmp0 (said->value, "institution") == 0 ? GLM_MENTION_INSTITUTION : GLM_MENTION_PERSON);
    }
}
