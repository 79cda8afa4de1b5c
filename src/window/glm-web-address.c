/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-web-address.h"

#include <string.h>

/* Who selects more than this does not look for it; an address longer than some thousand bytes is refused. */
#define MAX_CHARACTERS 200

/**
 * glm_web_address_dup:
 * @pattern: an address with one "%s", of http or https
 * @words: what is looked for
 *
 * Returns: (transfer full) (nullable): the address that looks for @words; %NULL when @pattern is none or @words are blank
 */
char *
glm_web_address_dup (const char *pattern,
                     const char *words)
{
  g_autofree char *plain = g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), MAX_CHARACTERS));
  g_autofree char *escaped = NULL;
  const char *place = strstr (pattern, "%s");
  const char *known[] = { "https://", "http://" };
  gboolean web = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    web |= g_str_has_prefix (pattern, known[i]);
  g_strdelimit (plain, "\r\n\t", ' ');
  if (!web || place == NULL || *g_strstrip (plain) == '\0')
    return NULL;
  escaped = g_uri_escape_string (plain, NULL, FALSE);
  return g_strdup_printf ("%.*s%s%s", (int) (place - pattern), pattern, escaped, place + 2);
}
