/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-name-order.h"

#include <string.h>

/* Letters that decomposition leaves whole but that a reader types as two. */
static const char *
ligature_letters (gunichar c)
{
  switch (c)
    {
    case 0x0153: /* œ */
      return "oe";
    case 0x00e6: /* æ */
      return "ae";
    case 0x00df: /* ß */
      return "ss";
    case 0x00f8: /* ø */
      return "o";
    case 0x0142: /* ł */
      return "l";
    case 0x0111: /* đ */
      return "d";
    default:
      return NULL;
    }
}

static gboolean
is_joiner (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2014 ||
         c == '\'' || c == 0x2019 || c == 0x02bc;
}

/**
 * glm_filter_fold:
 * @text: words that a reader types or reads
 *
 * Takes away what a reader who filters a list does not type with care: case, accents, ligatures,
 * kinds of space, hyphens and apostrophes (a space is left for both) and soft hyphens.
 *
 * Returns: (transfer full): the folded words, parted by single spaces
 */
char *
glm_filter_fold (const char *text)
{
  g_autofree char *plain = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *valid = NULL;
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (valid, -1);
  plain = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  folded = g_string_sized_new (strlen (plain));
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letters = ligature_letters (c);

      if (letters != NULL)
        g_string_append (folded, letters);
      else if (g_unichar_isspace (c) || is_joiner (c))
        {
          if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
            g_string_append_c (folded, ' ');
        }
      else if (!g_unichar_ismark (c) && c != 0x00ad)
        g_string_append_unichar (folded, c);
    }
  while (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

static gboolean
is_roman_number (const char *word)
{
  return *word != '\0' && strspn (word, "IVX") == strlen (word);
}

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

/*
 * Where the family name begins within a full name, in bytes. French cataloguing (AFNOR NF Z 44-061): "de" and "d'" are left
 * before the comma, articles and contracted articles belong to the name: de Gaulle under G, La Fontaine under L,
 * d'Ormesson under O, du Bellay under D. Regnal numbers: Louis XIV under L.
 */
static gsize
find_family_name (const char *name)
{
  static const char *const kept[] = { "La", "Le", "Les", "Du", "Des", "du", "des", "Ben", "El", "Al",
                                      "Van", "Von", "Mac", "San", "Saint", "Sainte", NULL };
  g_auto (GStrv) words = g_strsplit_set (name, " ", -1);
  guint n = g_strv_length (words);
  guint first;
  gsize at = 0;

  if (n < 2 || is_roman_number (words[n - 1]))
    return 0;
  first = n - 1;
  while (first > 1 && is_one_of (words[first - 1], kept))
    first--;
  for (guint i = 0; i < first; i++)
    at += strlen (words[i]) + 1;
  if (g_str_has_prefix (name + at, "d’") || g_str_has_prefix (name + at, "d'"))
    at += (gsize) (g_utf8_next_char (name + at + 1) - (name + at));
  return at;
}

/* Where the name of an institution begins after its article, in bytes. */
static gsize
skip_article (const char *name)
{
  static const char *const articles[] = { "Le ", "La ", "Les ", "le ", "la ", "les ", "l’", "L’", "l'", "L'" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (name, articles[i]))
      return strlen (articles[i]);
  return 0;
}

/**
 * glm_name_dup_inverted:
 * @entity: a person or institution
 *
 * Returns: (transfer full): its name as an index has it, beginning with what it is ordered by: "Gaulle (Charles de)"
 */
char *
glm_name_dup_inverted (const GlmEntity *entity)
{
  g_autofree char *before = NULL;
  gsize at;

  g_return_val_if_fail (entity != NULL, NULL);

  at = entity->kind == GLM_ENTITY_PERSON ? find_family_name (entity->name) : skip_article (entity->name);
  if (at == 0 || entity->name[at] == '\0')
    return g_strdup (entity->name);
  before = g_strndup (entity->name, at);
  return g_strdup_printf ("%s (%s)", entity->name + at, g_strstrip (before));
}

/**
 * glm_name_dup_sort_key:
 * @entity: a person or institution
 *
 * Persons are ordered by family name (see find_family_name()), institutions by their name
 * without a leading article.
 *
 * Returns: (transfer full): a key for strcmp()
 */
char *
glm_name_dup_sort_key (const GlmEntity *entity)
{
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (entity != NULL, NULL);

  if (entity->kind == GLM_ENTITY_PERSON)
    words = g_strconcat (entity->name + find_family_name (entity->name), " ", entity->name, NULL);
  else
    words = g_strdup (entity->name + skip_article (entity->name));
  folded = glm_filter_fold (words);
  return g_utf8_collate_key (folded, -1);
}
