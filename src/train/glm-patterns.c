/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-patterns.h"

#include "glm-corpus.h"

#include <string.h>

/* Each pattern is filled so often. */
#define FILLINGS 12

static void
free_list (gpointer list)
{
  g_strfreev (list);
}

/* The lines of a list of the lexicon, read once. */
static char **
list_of (GHashTable  *lists,
         const char  *lexicon,
         const char  *name,
         GError     **error)
{
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  char **list = g_hash_table_lookup (lists, name);

  if (list != NULL)
    return list;
  file = g_strconcat (name, ".txt", NULL);
  path = g_build_filename (lexicon, file, NULL);
  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  kept = g_ptr_array_new ();
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && lines[i][0] != '#')
      g_ptr_array_add (kept, g_strdup (lines[i]));
  g_ptr_array_add (kept, NULL);
  list = (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
  if (*list == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is empty", path);
      g_strfreev (list);
      return NULL;
    }
  g_hash_table_insert (lists, g_strdup (name), list);
  return list;
}

/* Puts a line of the list NAME in place of each {NAME}, and the same line again in place of
 * {NAME!}. */
static char *
fill (const char  *pattern,
      GHashTable  *aliases,
      GHashTable  *lists,
      const char  *lexicon,
      GRand       *random,
      GError     **error)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *at = pattern; *at != '\0'; at++)
    {
      const char *end = *at == '{' ? strchr (at, '}') : NULL;
      g_autofree char *name = NULL;
      const char *filling;
      gsize length;

      if (end == NULL)
        {
          g_string_append_c (line, *at);
          continue;
        }
      length = end - at - 1;
      name = g_strndup (at + 1, length > 0 && end[-1] == '!' ? length - 1 : length);
      filling = length > 0 && end[-1] == '!' ? g_hash_table_lookup (last, name) : NULL;
      if (filling == NULL)
        {
          const char *list_name = g_hash_table_lookup (aliases, name);
          char **list = list_of (lists, lexicon, list_name != NULL ? list_name : name, error);

          if (list == NULL)
            return NULL;
          filling = list[g_rand_int_range (random, 0, g_strv_length (list))];
          g_hash_table_insert (last, g_steal_pointer (&name), (gpointer) filling);
        }
      g_string_append (line, filling);
      at = end;
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Writes a text in capitals, as headlines are. */
static void
shout (GlmAnnotatedText *text)
{
  for (guint i = 0; i < text->words->len; i++)
    {
      char *word = g_ptr_array_index (text->words, i);

      text->words->pdata[i] = g_utf8_strup (word, -1);
      g_free (word);
    }
}

/**
 * glm_patterns_read:
 * @path: a file of marked sentences with `{list}` where a line of `lexicon/list.txt` is to stand,
 *   and `{list!}` where the same line is to stand again; `name = list` gives a list a short name
 * @lexicon: the folder of the lists
 * @error: (out) (optional): where to say what is wrong
 *
 * Fills each pattern several times, once of them in capitals; always with the same words.
 *
 * Returns: (transfer full) (element-type GlmAnnotatedText) (nullable): a text for each filling
 */
GPtrArray *
glm_patterns_read (const char  *path,
                   const char  *lexicon,
                   GError     **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) glm_annotated_text_free);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  g_autoptr (GHashTable) aliases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (1635);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *equals = strstr (g_strchomp (lines[i]), " = ");

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (equals != NULL)
        {
          g_hash_table_insert (aliases, g_strndup (lines[i], equals - lines[i]), g_strdup (equals + 3));
          continue;
        }
      for (guint n = 0; n < FILLINGS; n++)
        {
          GlmAnnotatedText *text = glm_annotated_text_new (path);
          g_autofree char *line = fill (lines[i], aliases, lists, lexicon, random, error);

          g_ptr_array_add (texts, text);
          if (line == NULL || !glm_corpus_add_marked (text, line, error))
            {
              g_prefix_error (error, "%s:%u: ", path, i + 1);
              return NULL;
            }
          if (n == 0)
            shout (text);
        }
    }
  return g_steal_pointer (&texts);
}

/**
 * glm_pattern_compare_names:
 * @a: a pointer to a name
 * @b: another
 *
 * Returns: their order by bytes
 */
int
glm_pattern_compare_names (const char *const *a,
                           const char *const *b)
{
  return strcmp (*a, *b);
}
