/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an article's head says in words, on the screen as on paper: authors, date, source. */

#include "config.h"

#include "glm-document-byline.h"

#include <stdio.h>
#include <string.h>

static const char *const months[] = { "janvier", "février",   "mars",    "avril",    "mai",      "juin",
                                      "juillet", "août",      "septembre", "octobre", "novembre", "décembre" };

/**
 * glm_metadata_dup_date:
 * @metadata: what is known of an article
 *
 * The date in French words, as precise as it is known: « 2023 », « juillet 2023 »,
 * « 1er juillet 2023 », « 14 juillet 2023 à 8 h 05 ».
 *
 * Returns: (transfer full) (nullable): the date, %NULL when none is known
 */
char *
glm_metadata_dup_date (const GlmMetadata *metadata)
{
  int year = 0, month = 0, day = 0, hour = -1, minute = 0;
  g_autofree char *date = NULL;

  if (metadata->date == NULL || metadata->date_precision == GLM_DATE_NONE)
    return NULL;
  sscanf (metadata->date, "%d-%d-%dT%d:%d", &year, &month, &day, &hour, &minute);
  if (year <= 0)
    return NULL;
  if (metadata->date_precision < GLM_DATE_MONTH || month < 1 || month > 12)
    return g_strdup_printf ("%d", year);
  if (metadata->date_precision < GLM_DATE_DAY || day < 1 || day > 31)
    return g_strdup_printf ("%s %d", months[month - 1], year);
  date = g_strdup_printf ("%d%s %s %d", day, day == 1 ? "er" : "", months[month - 1], year);
  if (metadata->date_precision < GLM_DATE_TIME || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return g_steal_pointer (&date);
  if (minute == 0)
    return g_strdup_printf ("%s à %d\u00a0h", date, hour);
  return g_strdup_printf ("%s à %d\u00a0h\u00a0%02d", date, hour, minute);
}

/**
 * glm_metadata_dup_authors:
 * @metadata: what is known of an article
 *
 * Returns: (transfer full) (nullable): « Par A, B et C »; %NULL when no author is known
 */
char *
glm_metadata_dup_authors (const GlmMetadata *metadata)
{
  guint n = metadata->authors != NULL ? g_strv_length (metadata->authors) : 0;
  g_autoptr (GString) line = NULL;

  if (n == 0)
    return NULL;
  line = g_string_new ("Par ");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (line, i + 1 < n ? ", " : " et ");
      g_string_append (line, metadata->authors[i]);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Letters and figures only, folded: titles that differ by their spaces and quotes are one title. */
static char *
fold_title (const char *text,
            gssize      length)
{
  g_autofree char *folded = g_utf8_casefold (text, length);
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

/**
 * glm_document_opens_with_title:
 * @document: an article
 *
 * Returns: whether the text opens with its title: by its kind, or because it says the same words
 */
gboolean
glm_document_opens_with_title (const GlmDocument *document)
{
  const char *title = glm_document_get_metadata (document)->title;
  const GlmBlock *first;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (glm_document_get_n_blocks (document) == 0)
    return FALSE;
  first = glm_document_get_block (document, 0);
  if (first->kind == GLM_BLOCK_HEADING && first->level == 1)
    return TRUE;
  if (title == NULL || glm_range_length (first->range) > 2 * strlen (title) + 64)
    return FALSE;
  a = fold_title (title, -1);
  b = fold_title (glm_document_get_text (document, NULL) + first->range.start,
                  (gssize) glm_range_length (first->range));
  return g_str_equal (a, b);
}

/* A longer paragraph under the title is of the article. */
#define BYLINE_LIMIT 240

/**
 * glm_document_says_byline:
 * @document: an article
 *
 * An office document or a PDF often has its byline in the text, below the title: « Par Anne Dupont, 3 mars 2024 ».
 *
 * Returns: whether the text names all authors there, in a line of its own, so that nobody has to say it again
 */
gboolean
glm_document_says_byline (const GlmDocument *document)
{
  char **authors = glm_document_get_metadata (document)->authors;
  guint at = glm_document_opens_with_title (document) ? 1 : 0;
  const GlmBlock *block = at < glm_document_get_n_blocks (document) ? glm_document_get_block (document, at) : NULL;
  g_autofree char *line = NULL;

  if (authors == NULL || authors[0] == NULL || block == NULL || block->kind != GLM_BLOCK_PARAGRAPH ||
      glm_range_length (block->range) > BYLINE_LIMIT)
    return FALSE;
  line = g_strndup (glm_document_get_text (document, NULL) + block->range.start, glm_range_length (block->range));
  for (guint i = 0; authors[i] != NULL; i++)
    if (strstr (line, authors[i]) == NULL)
      return FALSE;
  /* « Anne Dupont a été élue. » names her too, but as a sentence does. */
  return g_str_has_prefix (line, authors[0]) ? !g_str_has_suffix (line, ".") : g_ascii_strncasecmp (line, "par ", 4) == 0;
}

/* A date stays on one line. */
static char *
dup_unbroken (const char *text)
{
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", -1) : NULL;

  return words != NULL ? g_strjoinv ("\u00a0", words) : NULL;
}

/**
 * glm_metadata_dup_byline:
 * @metadata: what is known of an article
 * @french: whether the article is in French
 * @with_site: whether it says where the article is from
 *
 * What stands under a title: authors, source, date. « Par … » is French; an article in another language gets its
 * names and date without words.
 *
 * Returns: (transfer full) (nullable): one line, %NULL when nothing is known
 */
char *
glm_metadata_dup_byline (const GlmMetadata *metadata,
                         gboolean           french,
                         gboolean           with_site)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *spaced = french ? glm_metadata_dup_date (metadata) : g_strdup (metadata->date);
  char *authors = NULL;
  char *date = dup_unbroken (spaced);

  if (french)
    authors = glm_metadata_dup_authors (metadata);
  else if (metadata->authors != NULL && metadata->authors[0] != NULL)
    authors = g_strjoinv (", ", metadata->authors);
  if (authors != NULL)
    g_ptr_array_add (parts, authors);
  if (with_site && metadata->site != NULL && *metadata->site != '\0')
    g_ptr_array_add (parts, g_strdup (metadata->site));
  if (date != NULL)
    g_ptr_array_add (parts, date);
  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (GLM_BYLINE_SEPARATOR, (char **) parts->pdata);
}
