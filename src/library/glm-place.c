/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-library-private.h"

#include <string.h>

#define QUOTE_CHARACTERS 48
#define BEFORE_CHARACTERS 32

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
                const char *before)
{
  gsize n = strlen (before), same = 0;

  while (same < n && at - same > text && at[-1 - (gssize) same] == before[n - 1 - same])
    same++;
  return same;
}

/**
 * glm_place_find:
 * @self: a place
 * @document: another version of the article
 * @position: (out): where the same words stand
 *
 * Of several places with the same words the one whose words before agree best, then the nearest to where it was.
 *
 * Returns: %FALSE when the words are gone: better no place than a wrong one
 */
gboolean
glm_place_find (const GlmPlace    *self,
                const GlmDocument *document,
                gsize             *position)
{
  const char *text = glm_document_get_text (document, NULL);
  const char *at = text;
  gboolean found = FALSE;
  gsize best_agreeing = 0, best_distance = 0;

  if (self->quote == NULL || self->quote[0] == '\0')
    return FALSE;
  while ((at = strstr (at, self->quote)) != NULL)
    {
      gsize here = (gsize) (at - text);
      gsize agreeing = self->before != NULL ? count_agreeing (text, at, self->before) : 0;
      gsize distance = here > self->position ? here - self->position : self->position - here;

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
