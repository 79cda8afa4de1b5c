/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "glm-json-nesting.h"

/**
 * glm_json_is_shallow:
 * @json: what is to be read as JSON, by whomever it was written
 * @max_depth: how deep lists and objects may lie in each other
 *
 * JSON-GLib calls itself for each level, and a text of brackets would take all of the stack. It also reads comments and
 * strings between apostrophes, in which JSON has neither: whoever counts brackets has to leave nothing to such a difference.
 *
 * Returns: whether it may be read; it is not for that JSON yet
 */
gboolean
glm_json_is_shallow (const char *json,
                     guint       max_depth)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (const char *p = json; *p != '\0'; p++)
    {
      if (quoted && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if (*p == '\'' || *p == '/')
        return FALSE;
      else if ((*p == '[' || *p == '{') && ++depth > max_depth)
        return FALSE;
      else if ((*p == ']' || *p == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}
