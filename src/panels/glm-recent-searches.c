/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-recent-searches.h"

#include <string.h>

#define MAX_RECENT 8

/* What is longer was pasted, not asked for often. */
#define MAX_BYTES 200

/**
 * glm_recent_searches_list:
 * @preferences: the reader's choices
 *
 * Returns: (transfer full): what was looked for lately, the latest first
 */
char **
glm_recent_searches_list (GlmPreferences *preferences)
{
  const char *kept = glm_preferences_get_string (preferences, GLM_PREFERENCE_RECENT_SEARCHES);

  return g_strsplit (kept != NULL ? kept : "", "\n", -1);
}

/**
 * glm_recent_searches_add:
 * @preferences: the reader's choices
 * @text: what was looked for
 *
 * Puts @text first, unless the reader keeps no history.
 */
void
glm_recent_searches_add (GlmPreferences *preferences,
                         const char     *text)
{
  g_auto (GStrv) before = glm_recent_searches_list (preferences);
  g_autoptr (GString) kept = g_string_new (text);
  guint n = 1;

  if (*text == '\0' || strlen (text) > MAX_BYTES || strchr (text, '\n') != NULL ||
      !glm_preferences_get_boolean (preferences, GLM_PREFERENCE_KEEP_HISTORY))
    return;
  for (guint i = 0; before[i] != NULL && n < MAX_RECENT; i++)
    {
      if (*before[i] == '\0' || g_str_equal (before[i], text))
        continue;
      g_string_append_printf (kept, "\n%s", before[i]);
      n++;
    }
  g_object_set (preferences, "recent-searches", kept->str, NULL);
}

/**
 * glm_recent_searches_clear:
 * @preferences: the reader's choices
 *
 * Forgets them: they say what was read.
 */
void
glm_recent_searches_clear (GlmPreferences *preferences)
{
  g_object_set (preferences, "recent-searches", "", NULL);
}
