/* SPDX-License-Identifier: GPL-3.0-or-later */

/* « Par Anne Roy et Jean Petit, envoyé spécial à Rome » → Anne Roy, Jean Petit. */

#include "config.h"

#include "glm-html-byline.h"

#include <string.h>

/* The longest of the names of persons and agencies that sign the pages looked at has 45 characters. */
#define MAX_NAME_CHARACTERS 60
#define MAX_NAMES 16

static const char *const openings[] = { "par ", "de ", "by ", "von ", "written by ", "posted by ", "publié par ", "écrit par ",
                                        "rédigé par ", "propos recueillis par ", "article de ", "un article de ", "auteur : ",
                                        "auteur: ", "auteur ", "auteure ", "author: ", "tribune de ", "tribune d’",
                                        "chronique de ", "chronique d’", "entretien : ", "avec ", "texte : ", "text: ", "por ", "di ", "door ", "av " };

static const char *const joints[] = { " et ", " and ", " und ", " & ", " y ", " e ", " avec ", " with ", " en ", ";", "|", "/", ",", "•", "·", "\n" };

/* Where a name ends though no other begins: « Anne Roy à Rome », "Anne Roy - AFP". */
static const char *const tails[] = { " - ", " – ", " — ", " (", " le ", " publié", " mis à jour", " @", " pour ", " à ", " journaliste", " rédacteur", " rédactrice", " correspondant",
                                     " envoyé", " suivre", " in ", " for ", " published", " posted", " updated" };

static gboolean
begins_folded (const char *text,
               const char *opening)
{
  g_autofree char *small = g_utf8_strdown (text, (gssize) MIN (strlen (text), 64));

  return g_str_has_prefix (small, opening);
}

static void
cut_tail (char *name)
{
  for (char *at = name[0] != '\0' ? strchr (name + 1, ' ') : NULL; at != NULL; at = strchr (at + 1, ' '))
    for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
      /* « Anne Roy le 3 mai », but Anne Le Goff. */
      if (begins_folded (at, tails[i]) && (strcmp (tails[i], " le ") != 0 || at[1] == 'l'))
        {
          *at = '\0';
          g_strstrip (name);
          return;
        }
}

/* What stands before a name; more than one thing may: « Propos recueillis par ». */
static char *
skip_openings (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (begins_folded (text, openings[i]))
      {
        text += strlen (openings[i]);
        while (*text == ' ' || *text == ':')
          text++;
        i = 0;
      }
  return text;
}

/* A name begins with a letter, has few words, no address and no date. */
static gboolean
is_name (const char *text)
{
  static const char *const never[] = { "journaliste", "notre", "rédacteur", "rédactrice", "correspondant", "envoyé", "envoyée", "redaktion online", "admin",
                                       "administrator", "administrateur", "author", "auteur", "staff reporter", "editor",
                                       "reporter", "updated", "published", "publié", "photo", "follow",
                                       "abonné", "s'abonner", "suivre", "folgen", "share" };
  g_autofree char *small = g_utf8_strdown (text, -1);
  glong n = g_utf8_strlen (text, -1);
  guint spaces = 0;

  /* Two letters are initials, or a joint with nothing after it. */
  if (n < 2 || (n == 2 && !g_unichar_isupper (g_utf8_get_char (text))) || n > MAX_NAME_CHARACTERS || !g_unichar_isalpha (g_utf8_get_char (text)))
    return FALSE;
  if (strstr (text, "://") != NULL || strchr (text, '@') != NULL || strstr (small, "www.") != NULL || strchr (text, '<') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    {
      spaces += *p == ' ';
      if (g_ascii_isdigit (*p) && spaces > 0)
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    if (g_str_has_prefix (small, never[i]))
      return FALSE;
  return spaces <= 6;
}

/**
 * glm_html_byline_split:
 * @text: what a page writes for its authors
 *
 * Takes the names out of a byline: what stands before them (« Par »), between them and after
 * them is dropped, and so is what is no name.
 *
 * Returns: (transfer full) (nullable): the names, in order, each once; %NULL when there is none
 */
char **
glm_html_byline_split (const char *text)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *start = g_strndup (text, MIN (strlen (text), 600));
  g_autofree char *valid = g_utf8_make_valid (start, -1);
  g_autofree char *line = NULL;
  GString *spaced = g_string_new (valid);
  char *at;

  /* Spaces of all kinds are one, so that what joins two names is found. */
  g_string_replace (spaced, "\u00a0", " ", 0);
  g_string_replace (spaced, "\t", " ", 0);
  line = g_string_free (spaced, FALSE);
  at = skip_openings (g_strstrip (line));
  if (strstr (at, "://") != NULL)
    return NULL;
  while (*at != '\0' && names->len < MAX_NAMES)
    {
      gsize cut = strlen (at), skip = 0;
      char *name;

      for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
        {
          const char *joint = strstr (at, joints[i]);

          if (joint != NULL && (gsize) (joint - at) < cut)
            {
              cut = (gsize) (joint - at);
              skip = strlen (joints[i]);
            }
        }
      {
        g_autofree char *part = g_strstrip (g_strndup (at, cut));

        name = g_strdup (skip_openings (part));
      }
      cut_tail (name);
      /* After a name, what begins with a small letter tells of it, unless it is as short as « afp »: « Anne Roy, professeure ». */
      if (is_name (name) && (names->len == 0 || strlen (name) < 5 || !g_unichar_islower (g_utf8_get_char (name))) && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, name);
      else
        g_free (name);
      at += cut + skip;
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
