/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-lexicon.h"

#include "glm-tokens.h"
#include "glm-word-table.h"

#include <string.h>

/* The beginning of a list's file name says what is in it. */
static const struct
{
  const char *prefix;
  GlmNameClass name_class;
} lists[] = {
  { "first-names", GLM_NAME_FIRST },
  { "surnames", GLM_NAME_LAST },
  { "persons", GLM_NAME_PERSON },
  { "institutions", GLM_NAME_INSTITUTION },
  { "companies", GLM_NAME_COMPANY },
  { "media", GLM_NAME_MEDIA },
  { "clubs", GLM_NAME_CLUB },
  { "universities", GLM_NAME_UNIVERSITY },
  { "towns", GLM_NAME_TOWN },
  { "countries", GLM_NAME_COUNTRY },
  { "gentiles", GLM_NAME_GENTILE },
  { "roles", GLM_NAME_ROLE },
  { "body-nouns", GLM_NAME_BODY_NOUN },
  { "place-nouns", GLM_NAME_PLACE_NOUN },
  { "particles", GLM_NAME_PARTICLE },
  { "others", GLM_NAME_OTHER },
};

typedef struct
{
  guint16 classes;
  guint16 cluster;
} Said;

static Said *
said_of (GHashTable *table,
         guint64     phrase)
{
  Said *said = g_hash_table_lookup (table, &phrase);

  if (said == NULL)
    {
      said = g_new0 (Said, 1);
      g_hash_table_insert (table, g_memdup2 (&phrase, sizeof phrase), said);
    }
  return said;
}

static void
add_phrase (GHashTable *table,
            const char *line,
            guint16     classes)
{
  g_autoptr (GlmTokens) tokens = glm_tokens_new_from_string (line, strlen (line));
  guint n_tokens;
  const GlmToken *token = glm_tokens_get (tokens, &n_tokens);
  guint64 phrase = 0;

  if (n_tokens == 0 || n_tokens > GLM_GAZETTEER_MAX_WORDS)
    return;
  for (guint i = 0; i < n_tokens; i++)
    {
      Said *said;

      phrase = glm_gazetteer_extend (phrase, glm_word_fold (line + token[i].range.start,
                                                            glm_range_length (token[i].range)));
      said = said_of (table, phrase);
      if (i + 1 < n_tokens)
        said->cluster |= GLM_GAZETTEER_PREFIX;
      else
        said->classes |= classes;
    }
}

/* Adds a phrase, and again with its article in small letters: "l'Humanité" within a sentence. */
static void
add_both (GHashTable *table,
          const char *line,
          guint16     classes)
{
  static const char *const articles[] = { "Le ", "La ", "Les ", "L'", "L’" };

  add_phrase (table, line, classes);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (line, articles[i]))
      {
        g_autofree char *small = g_strdup (line);

        *small = 'l';
        add_phrase (table, small, classes);
      }
}

/* A list's lines are phrases; of a line of the clusters the word comes after the number. */
static gboolean
read_list (GHashTable  *table,
           const char  *path,
           const char  *name,
           GError     **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean clusters = g_str_has_prefix (name, "clusters");
  int name_class = -1;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_has_prefix (name, lists[i].prefix))
      name_class = lists[i].name_class;
  if (name_class < 0 && !clusters)
    return TRUE;
  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *tab = strchr (line, '\t');

      if (*line == '\0' || *line == '#')
        continue;
      if (!clusters)
        add_both (table, line, 1u << name_class);
      else if (tab != NULL)
        said_of (table, glm_gazetteer_extend (0, glm_word_fold (tab + 1, strlen (tab + 1))))->cluster
          |= (guint16) CLAMP (g_ascii_strtoull (line, NULL, 10) + 1, 1, GLM_GAZETTEER_PREFIX - 1);
    }
  return TRUE;
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint64 first = **(guint64 *const *) a;
  guint64 second = **(guint64 *const *) b;

  return first < second ? -1 : first > second;
}

/* Writes the table out in the order of the hashes, so that it is always the same. */
static void
close_table (GlmLexicon *self,
             GHashTable *table)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_hashes);
  self->n_phrases = keys->len;
  self->n_entries = 16;
  while (self->n_entries * 3 < keys->len * 4)
    self->n_entries *= 2;
  self->entries = g_new0 (GlmGazetteerEntry, self->n_entries);
  for (guint i = 0; i < keys->len; i++)
    {
      guint64 phrase = *(guint64 *) g_ptr_array_index (keys, i);
      const Said *said = g_hash_table_lookup (table, &phrase);
      guint32 slot = (guint32) phrase & (self->n_entries - 1);
      GlmGazetteerEntry *entry;

      while (self->entries[slot].key != 0 && self->entries[slot].key != glm_gazetteer_key (phrase))
        slot = (slot + 1) & (self->n_entries - 1);
      entry = &self->entries[slot];
      entry->key = glm_gazetteer_key (phrase);
      entry->classes |= said->classes;
      entry->cluster |= said->cluster;
    }
}

/**
 * glm_lexicon_read:
 * @self: (out caller-allocates): the table; free with glm_lexicon_clear()
 * @folder: a folder of lists, one word or phrase a line
 * @error: (out) (optional): where to say what is wrong
 *
 * Returns: whether all lists could be read
 */
gboolean
glm_lexicon_read (GlmLexicon  *self,
                  const char  *folder,
                  GError     **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  memset (self, 0, sizeof *self);
  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".txt") && !read_list (table, path, name, error))
        return FALSE;
    }
  close_table (self, table);
  return TRUE;
}

/**
 * glm_lexicon_clear:
 * @self: a lexicon
 */
void
glm_lexicon_clear (GlmLexicon *self)
{
  g_clear_pointer (&self->entries, g_free);
}
