/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which people and institutions are called as one types: by any form of the name, or by its initials. */

#include "config.h"

#include "glm-find-names.h"

#include "glm-name-order.h"

#include <string.h>

/* Of a directory not all are looked at. */
#define MAX_LOOKED_AT 5000

/* Small words have no letter in initials. */
static gboolean
is_small_word (const char *word)
{
  static const char *const words[] = { "a", "à", "and", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "l", "la", "le", "les", "of", "on",
                                       "pour", "sur", "the", NULL };

  return g_strv_contains (words, word);
}

/* CFR for the Council on Foreign Relations, ONU for the Organisation des Nations unies; empty for less than two letters. */
static char *
dup_initials (const char *name)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (name), "-'", ' ');
  g_auto (GStrv) typographic = g_strsplit (spaced, "’", -1);
  g_autofree char *plain = g_strjoinv (" ", typographic);
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !is_small_word (words[i]) && g_unichar_isalpha (g_utf8_get_char (words[i])))
      g_string_append_unichar (initials, g_utf8_get_char (words[i]));
  if (g_utf8_strlen (initials->str, -1) < GLM_FIND_NAMES_LETTERS)
    g_string_truncate (initials, 0);
  return g_string_free (initials, FALSE);
}

/* All the names of a being, as the list is filtered by them; of an institution its initials too, whether the text has them or not. */
static char *
fold_names (const GlmEntity *entity)
{
  g_autofree char *initials = entity->kind == GLM_ENTITY_INSTITUTION ? dup_initials (entity->name) : g_strdup ("");
  g_autofree char *names = g_strjoinv ("\n", entity->aliases != NULL ? entity->aliases : (char *[]) { NULL });
  g_autofree char *all = g_strconcat (" ", entity->name, "\n", entity->acronym != NULL ? entity->acronym : "", "\n", names, "\n", initials, NULL);

  return glm_filter_fold (all);
}

/**
 * glm_find_names_fold:
 * @entities: (nullable): people and institutions
 *
 * The names of each as they are compared with what is typed; of very many, of the first ones only.
 *
 * Returns: (transfer full) (element-type utf8): for each of @entities its names, folded
 */
GPtrArray *
glm_find_names_fold (GlmEntities *entities)
{
  guint n = entities != NULL ? MIN (glm_entities_get_n (entities), MAX_LOOKED_AT) : 0;
  GPtrArray *names = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, fold_names (glm_entities_get (entities, i)));
  return names;
}

/**
 * glm_find_names_match:
 * @names: the folded names of one being
 * @typed: what was typed, folded by glm_filter_fold()
 *
 * Returns: whether @typed begins a word of one of @names
 */
gboolean
glm_find_names_match (const char *names,
                      const char *typed)
{
  for (const char *p = strstr (names, typed); p != NULL; p = strstr (p + 1, typed))
    if (p == names || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;
  return FALSE;
}
