/* SPDX-License-Identifier: GPL-3.0-or-later */

/* « Rouvray, P. E. & Le Goff, R. (2016) »: people as a list of references has them, surname first and initials after a comma. */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

/* What a reference says of a person, when the tagger did not. */
#define REFERENCE_CONFIDENCE 0.75f

/* The year of a reference stands at most so many bytes after a name in it. */
#define MAX_TO_YEAR 200

/* Where initials end that begin at @p: « P. E. », « J.-M. »; @p when none do. */
static const char *
initials_end (const char *p)
{
  const char *end = p;

  while (g_ascii_isupper (*p) && p[1] == '.')
    {
      end = p + 2;
      p = end;
      if (p[0] == ' ' || p[0] == '-')
        p++;
      else if (g_str_has_prefix (p, "\xc2\xa0"))
        p += 2;
    }
  return end;
}

/* Whether what follows the initials goes on with names or with the year. */
static gboolean
goes_on_like_reference (const char *p)
{
  static const char *const next[] = { "&", ",", "(", ";", "and ", "et ", "…" };
  const char *end;
  gboolean goes_on = FALSE;

  while (*p == ' ')
    p++;
  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    goes_on = goes_on || g_str_has_prefix (p, next[i]);
  if (!goes_on)
    return FALSE;
  end = p + strnlen (p, MAX_TO_YEAR);
  for (; p + 4 <= end && *p != '\n'; p++)
    if ((g_str_has_prefix (p, "19") || g_str_has_prefix (p, "20")) && g_ascii_isdigit (p[2]) && g_ascii_isdigit (p[3]) && !g_ascii_isdigit (p[4]) &&
        (p[-1] == '(' || p[-1] == ' ' || p[-1] == '.'))
      return TRUE;
  return FALSE;
}

/* Takes the people of references; whatever the tagger made of their names. */
void
_glm_resolver_take_references (GlmResolver *self)
{
  static const char *const particles[] = { "de", "du", "von", "van", "der", "den", "di", "da", "le", "la", "Le", "La", "De", "Van", "Von" };

  for (guint t = 0; t + 2 < self->n_tokens; t++)
    {
      gsize comma = self->token[t].range.end;
      const char *initials, *end;
      guint first = t, last = t + 1;

      if (self->text[comma] != ',' || self->text[comma + 1] != ' ' || !g_ascii_isupper (self->text[comma + 2]) || self->text[comma + 3] != '.' ||
          !g_unichar_isupper (g_utf8_get_char (self->text + self->token[t].range.start)) || glm_range_length (self->token[t].range) < 3)
        continue;
      initials = self->text + comma + 2;
      end = initials_end (initials);
      if (!goes_on_like_reference (end))
        continue;
      while (last + 1 < self->n_tokens && self->token[last + 1].range.end <= (gsize) (end - self->text))
        last++;
      for (guint i = 0; first > 0 && i < G_N_ELEMENTS (particles); i++)
        if (self->token[first - 1].range.end + 1 == self->token[first].range.start && glm_resolver_token_is (self, first - 1, particles[i]))
          {
            first--;
            break;
          }
      _glm_resolver_put (self, first, last + 1, GLM_MENTION_PERSON, REFERENCE_CONFIDENCE);
      t = last;
    }
}
