/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A place is its position and the words around it. In a changed text the words are looked for: all of
 * them; else a stretch of them, should the author have changed one; else the words before.
 */

#include "config.h"

#include "glm-library-private.h"

#include "glm-grapheme.h"

#include <string.h>

#define QUOTE_CHARACTERS  64
#define BEFORE_CHARACTERS 32

/* A stretch of words shorter than this stands in many places. */
#define MIN_STRETCH 20

/**
 * glm_place_at:
 * @document: an article
 * @position: a position in bytes; cut to the text
 *
 * Returns: (transfer full): the place, with the words there and before
 */
GlmPlace
glm_place_at (const GlmDocument *document,
              gsize              position)
{
  gsize length;
  const char *text = glm_document_get_text (document, &length);
  const char *at, *end, *before;
  GlmPlace place;

  position = MIN (position, length);
  while (position > 0 && (text[position] & 0xC0) == 0x80)
    position--;
  at = end = before = text + position;
  for (guint i = 0; i < QUOTE_CHARACTERS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  for (guint i = 0; i < BEFORE_CHARACTERS && before > text; i++)
    before = g_utf8_prev_char (before);
  place.position = position;
  place.quote = g_strndup (at, (gsize) (end - at));
  place.before = g_strndup (before, (gsize) (at - before));
  return place;
}

/* How many bytes before @at are the last ones of @before. */
static gsize
count_agreeing (const char *text,
                const char *at,
                const char *before,
                gsize       n)
{
  gsize same = 0;

  while (same < n && at - same > text && at[-1 - (gssize) same] == before[n - 1 - same])
    same++;
  return same;
}

/* Of several places with the same words the one whose words before agree best, then the nearest to @near. */
static gboolean
find_words (const char *text,
            const char *words,
            gsize       length,
            const char *before,
            gsize       before_length,
            gsize       near,
            gsize      *position)
{
  g_autofree char *copy = g_strndup (words, length);
  const char *at = text;
  gboolean found = FALSE;
  gsize best_agreeing = 0, best_distance = 0;

  while ((at = strstr (at, copy)) != NULL)
    {
      gsize here = (gsize) (at - text);
      gsize agreeing = count_agreeing (text, at, before, before_length);
      gsize distance = here > near ? here - near : near - here;

      if (!found || agreeing > best_agreeing || (agreeing == best_agreeing && distance < best_distance))
        {
          found = TRUE;
          best_agreeing = agreeing;
          best_distance = distance;
          *position = here;
        }
      at++;
    }
  return found;
}

/* A stretch of the quote, as near to its beginning as there is one in the text. */
static gboolean
find_stretch (const GlmPlace *self,
              const char     *text,
              gsize          *position)
{
  gsize length = strlen (self->quote);
  const char *start = self->quote;
  const char *end = start;

  for (guint i = 0; i < MIN_STRETCH && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  for (; g_utf8_strlen (start, (gssize) (end - start)) == MIN_STRETCH;)
    {
      gsize offset = (gsize) (start - self->quote);

      if (find_words (text, start, (gsize) (end - start), self->quote, offset, self->position + offset, position))
        {
          /* Back to where the quote begins, were the text before the stretch as long as it was. */
          *position = *position > offset ? *position - offset : 0;
          while (*position > 0 && (text[*position] & 0xC0) == 0x80)
            (*position)--;
          return TRUE;
        }
      if (end == self->quote + length)
        return FALSE;
      start = g_utf8_next_char (start);
      end = g_utf8_next_char (end);
    }
  return FALSE;
}

/**
 * glm_place_find:
 * @self: a place
 * @document: another version of the article
 * @position: (out): where the same words stand, a grapheme boundary
 *
 * Returns: %FALSE when the words are gone: better no place than a wrong one
 */
gboolean
glm_place_find (const GlmPlace    *self,
                const GlmDocument *document,
                gsize             *position)
{
  gsize length, found = 0;
  const char *text = glm_document_get_text (document, &length);
  const char *before = self->before != NULL ? self->before : "";
  gsize before_length = strlen (before);

  if (self->quote == NULL || self->quote[0] == '\0')
    return FALSE;
  if (find_words (text, self->quote, strlen (self->quote), before, before_length, self->position, &found) ||
      find_stretch (self, text, &found))
    ;
  else if (g_utf8_strlen (before, -1) >= MIN_STRETCH &&
           find_words (text, before, before_length, "", 0, self->position, &found))
    found += before_length;
  else
    return FALSE;

  if (!glm_grapheme_is_boundary (text, length, found))
    found = glm_grapheme_previous (text, length, found);
  *position = found;
  return TRUE;
}

/**
 * glm_place_clear:
 * @self: a place
 *
 * Frees its strings.
 */
void
glm_place_clear (GlmPlace *self)
{
  g_clear_pointer (&self->quote, g_free);
  g_clear_pointer (&self->before, g_free);
}
