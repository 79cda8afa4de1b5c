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

static gboolean
is_head (const char        *name,
         const char *const *heads,
         guint              n)
{
  gsize length = strcspn (name, " ]'");

  for (guint i = 0; i < n; i++)
    if (strlen (heads[i]) == length && strncmp (name, heads[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* The article that French puts before an institution's name: 'f', 'm', 'p' for several, 'l' for an elision, 0 for none. */
static char
article_of (const char *name)
{
  static const char *const feminine[] = {
    "Commission", "Cour", "Chambre", "Direction", "Caisse", "Banque", "Fédération", "Confédération", "Ligue", "Fondation", "Société", "Brigade",
    "Réserve", "Maison-Blanche", "Maison", "Haute", "Communauté", "Gendarmerie", "Police", "Marine", "Métropole", "Mairie", "Mission", "Garde",
    "Légion", "Bibliothèque", "Philharmonie", "Réunion", "Sécurité", "Mutualité", "Régie", "Défenseure", "Knesset", "Douma", "Rada", "Force",
    "Croix-Rouge", "Coordination", "Monnaie", "Documentation", "Nouvelle", "Nupes", "Gauche", "Section", "Conférence", "Grande", "Sorbonne",
    "Fidesz", "Coalition", "Chancellerie", "Bundeswehr", "Cinémathèque", "Comédie-Française", "Sous-direction", "Fed", "Bundesbank", "Finul",
  };
  static const char *const masculine[] = {
    "Conseil", "Centre", "Bureau", "Commissariat", "Comité", "Fonds", "Parti", "Front", "Mouvement", "Rassemblement", "Syndicat", "Tribunal", "Parquet",
    "Parlement", "Programme", "Haut", "Haut-Commissariat", "Service", "Secrétariat", "Sénat", "Pentagone", "Kremlin", "Congrès", "Groupe", "Nouveau",
    "Muséum", "Musée", "Palais", "Château", "Collège", "Conservatoire", "Théâtre", "Rectorat", "Défenseur", "Contrôleur", "Département", "Hamas",
    "Hezbollah", "Bundestag", "Vatican", "Mossad", "Consortium", "Secours", "Planning", "Grand", "Journal", "Médiateur", "Forum", "Mercosur", "Cern",
    "FMI", "CNRS", "FBI", "RN", "PS", "PCF", "MoDem", "HCR", "PAM", "Giec", "GIEC", "Front", "Modem", "Medef", "Crédoc", "Quai",
  };
  static const char *const several[] = { "Nations", "Forces", "Frères", "Gardiens", "Hospices", "Talibans", "Casques", "Brigades", "Archives", "Restos",
                                         "Jeunes", "Scouts", "Voies", "Chabab", "Houthistes", "Carabiniers", "Républicains", "Verts" };
  static const char *const elided[] = { "Autorité", "Agence", "Organisation", "Union", "Institut", "Inspection", "Office", "Assemblée", "École", "Ecole",
                                        "Université", "Académie", "Observatoire", "Opéra", "Orchestre", "Association", "Assurance-maladie", "Alliance",
                                        "Armée", "Établissement", "Ordre", "Imprimerie", "Éducation", "Insee", "Inserm", "Unicef", "Unesco", "Otan",
                                        "Imperial", "Eurogroupe", "État", "Etat", "Autorité", "Audience", "Agence" };
  gboolean capitals = g_ascii_isupper (name[0]) && g_ascii_isupper (name[1]);

  if (is_head (name, feminine, G_N_ELEMENTS (feminine)))
    return 'f';
  if (is_head (name, masculine, G_N_ELEMENTS (masculine)))
    return 'm';
  if (is_head (name, several, G_N_ELEMENTS (several)))
    return 'p';
  if (is_head (name, elided, G_N_ELEMENTS (elided)))
    return 'l';
  if (capitals)
    return strchr ("AEIOU", name[0]) != NULL ? 'l' : 'f';
  return 0;
}

/* « de @[ORG Sénat] » → « du [ORG Sénat] », « @[ORG Insee] » → « l'[ORG Insee] ». */
static char *
put_articles (const char *line)
{
  GString *done = g_string_new (NULL);

  for (const char *at = line; *at != '\0'; at++)
    {
      const char *name = *at == '@' && at[1] == '[' ? strchr (at, ' ') : NULL;
      char article = name != NULL ? article_of (name + 1) : 0;
      gsize cut = 0;
      const char *words = "";

      if (*at != '@' || at[1] != '[')
        {
          g_string_append_c (done, *at);
          continue;
        }
      if (article == 'm' || article == 'p')
        cut = g_str_has_suffix (done->str, " de ") || g_str_has_suffix (done->str, "De ") ? 3 : g_str_has_suffix (done->str, " à ") ? 3 : 0;
      if (cut != 0 && g_str_has_suffix (done->str, "e "))
        words = article == 'm' ? "du " : "des ";
      else if (cut != 0)
        words = article == 'm' ? "au " : "aux ";
      else
        words = article == 'm' ? "le " : article == 'p' ? "les " : article == 'f' ? "la " : article == 'l' ? "l'" : "";
      g_string_truncate (done, done->len - cut);
      g_string_append (done, words);
      if (done->len == strlen (words) && *words != '\0')
        done->str[0] = g_ascii_toupper (done->str[0]);
    }
  return g_string_free (done, FALSE);
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
 *   and `{list!}` where the same line is to stand again; `name = list` gives a list a short name;
 *   `@` before a mark stands for the article that its name has in French
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
          g_autofree char *filled = fill (lines[i], aliases, lists, lexicon, random, error);
          g_autofree char *line = filled != NULL ? put_articles (filled) : NULL;

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
