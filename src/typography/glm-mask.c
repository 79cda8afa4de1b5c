/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What no rule may touch: addresses, paths, code, mentions and tags, emoticons. */

#include "config.h"

#include "glm-typography-private.h"

#include <string.h>

/* An element of code that is longer has no end: else a row of beginnings would be read again and again. */
#define MAX_CODE_BYTES 8192
/* The same for a tag: its attributes are not prose. */
#define MAX_TAG_BYTES 1024

static gboolean
has (const char *word,
     gsize       length,
     const char *part)
{
  return g_strstr_len (word, (gssize) length, part) != NULL;
}

/* "jean.petit@exemple.fr": something, @, and a point further on. */
static gboolean
is_mail (const char *word,
         gsize       length)
{
  const char *at = memchr (word, '@', length);

  return at != NULL && at > word && memchr (at, '.', length - (gsize) (at - word)) != NULL;
}

/* "notes.txt", "exemple.org", "footer-e4cb98e.css": letters or figures on both sides of a point, no capital after. */
static gboolean
is_file_or_host (const char *word,
                 gsize       length)
{
  const char *point = g_strrstr_len (word, (gssize) length, ".");
  gsize rest;

  if (point == NULL || point == word || !g_ascii_isalnum (point[-1]))
    return FALSE;
  rest = length - (gsize) (point - word) - 1;
  if (rest < 2 || rest > 5)
    return FALSE;
  for (gsize i = 1; i <= rest; i++)
    if (!g_ascii_islower (point[i]) && !g_ascii_isdigit (point[i]))
      return FALSE;
  for (const char *p = word; p < point; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._-/\\:~", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* After an address a sign may belong to it. */
static gboolean
is_address (const char *word,
            gsize       length)
{
  return has (word, length, "://") || has (word, length, "www.") || is_mail (word, length);
}

static gboolean
is_protected_word (const char *word,
                   gsize       length)
{
  if (length < 2)
    return FALSE;
  if (word[0] == '@' || word[0] == '#')
    return g_unichar_isalnum (g_utf8_get_char (word + 1));
  if (word[0] == '$')
    return g_ascii_isalpha (word[1]);
  if (word[0] == '%')
    return g_ascii_isalpha (word[1]) || (g_ascii_isdigit (word[1]) && memchr (word, '$', length) != NULL);
  if (word[0] == ':' && word[length - 1] == ':' && length > 3 && g_ascii_isalpha (word[1]))
    return TRUE;
  if (word[0] == '&' && has (word, length, ";"))
    return TRUE;
  if (word[0] == '-' && word[1] == '-' && length > 2 && g_ascii_isalpha (word[2]))
    return TRUE;
  if (word[0] == '/' && length > 3 && g_ascii_isalpha (word[1]) && memchr (word + 1, '/', length - 1) != NULL)
    return TRUE;
  if (g_ascii_isalpha (word[0]) && word[1] == ':' && length > 2 && word[2] == '\\')
    return TRUE;
  return has (word, length, "::") || has (word, length, "!=") || has (word, length, "==") || has (word, length, "../") ||
         is_file_or_host (word, length);
}

/* The end of an emoticon at @at, or @at: ":-)", ";-)", ":(", ":D", ":p". */
static gsize
emoticon_end (const char *text,
              gsize       length,
              gsize       at)
{
  gsize end = at + 1;

  if (text[at] != ':' && text[at] != ';')
    return at;
  if (at > 0 && !g_ascii_isspace (text[at - 1]))
    return at;
  if (end < length && (text[end] == '-' || text[end] == '\''))
    end++;
  if (end >= length || strchr (")(|/DPpoO*]", text[end]) == NULL)
    return at;
  end++;
  return end < length && g_ascii_isalnum (text[end]) ? at : end;
}

/* Masks "&eacute;" and "&#233;" inside a word. */
static void
mask_entities (const char *text,
               gsize       start,
               gsize       end,
               guint8     *mask)
{
  for (gsize at = start; at < end; at++)
    {
      gsize last = at + 1;

      if (text[at] != '&')
        continue;
      while (last < end && last < at + 12 && (g_ascii_isalnum (text[last]) || text[last] == '#'))
        last++;
      if (last > at + 1 && last < end && text[last] == ';')
        memset (mask + at, GLM_MASK_TEXT, last + 1 - at);
    }
}

/* The end of "<code>…</code>" and the like at @at, or @at. */
static gsize
code_element_end (const char *text,
                  gsize       length,
                  gsize       at)
{
  static const char *const names[] = { "code", "pre", "kbd", "samp", "tt", "math", "script", "style" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize n = strlen (names[i]);
      char end[16];
      const char *close;

      if (length - at < n + 2 || strncmp (text + at + 1, names[i], n) != 0 || (text[at + n + 1] != '>' && text[at + n + 1] != ' '))
        continue;
      g_snprintf (end, sizeof end, "</%s>", names[i]);
      close = g_strstr_len (text + at, (gssize) MIN (length - at, MAX_CODE_BYTES), end);
      return close != NULL ? (gsize) (close - text) + strlen (end) : at;
    }
  return at;
}

/* The end of "<em>", "</a>", "<a href='x'>" or "<!-- … -->" at @at, or @at. */
static gsize
tag_end (const char *text,
         gsize       length,
         gsize       at)
{
  gsize limit = MIN (length, at + MAX_TAG_BYTES);
  gsize name = at + 1;

  if (limit - at > 4 && strncmp (text + at, "<!--", 4) == 0)
    {
      const char *close = g_strstr_len (text + at + 4, (gssize) (limit - at - 4), "-->");

      return close != NULL ? (gsize) (close - text) + 3 : at;
    }
  if (name < limit && text[name] == '/')
    name++;
  if (name >= limit || !g_ascii_isalpha (text[name]))
    return at;
  for (gsize i = name; i < limit && text[i] != '<' && text[i] != '\n'; i++)
    if (text[i] == '>')
      return i + 1;
  return at;
}

/* A word of a sentence that ends in a sign keeps the sign out of the mask: "https://exemple.fr/a?" */
static gsize
without_final_signs (const char *word,
                     gsize       length)
{
  gsize whole = length;

  while (length > 1 && strchr (".,;:!?)]}\"'", word[length - 1]) != NULL && word[0] != '&')
    length--;
  /* Of ":smile:" the last sign is a part. */
  if (word[0] == ':' && length < whole && word[length] == ':')
    length++;
  return length;
}

/**
 * glm_mask_new:
 * @text: a block's text
 * @length: in bytes
 *
 * Returns: (transfer full) (array): by byte of the text, a #GlmMaskKind, not 0 where no rule may change anything
 */
guint8 *
glm_mask_new (const char *text,
              gsize       length)
{
  guint8 *mask = g_new0 (guint8, length + 1);

  for (gsize at = 0; at < length;)
    {
      gsize end = at;
      gsize emoticon;

      if (text[at] == '`' && !(at + 1 < length && text[at + 1] == '`'))
        {
          const char *close = memchr (text + at + 1, '`', length - at - 1);

          /* Between letters it is an apostrophe. */
          if (close != NULL && !(at > 0 && g_ascii_isalpha (text[at - 1])))
            {
              memset (mask + at, 1, (gsize) (close - text) + 1 - at);
              at = (gsize) (close - text) + 1;
              continue;
            }
        }
      if (text[at] == '<')
        {
          end = code_element_end (text, length, at);
          if (end > at)
            {
              memset (mask + at, GLM_MASK_TEXT, end - at);
              at = end;
              continue;
            }
          end = tag_end (text, length, at);
          if (end > at)
            {
              memset (mask + at, GLM_MASK_TAG, end - at);
              at = end;
              continue;
            }
          end = at;
        }
      emoticon = emoticon_end (text, length, at);
      if (emoticon > at)
        {
          /* The space before it stays what it is. */
          memset (mask + (at > 0 ? at - 1 : 0), 1, emoticon - (at > 0 ? at - 1 : 0));
          at = emoticon;
          continue;
        }
      if (g_ascii_isspace (text[at]) || strchr ("(«[\"", text[at]) != NULL)
        {
          at++;
          continue;
        }
      while (end < length && !g_ascii_isspace (text[end]) && (guchar) text[end] != 0xC2 && (guchar) text[end] != 0xE2 &&
             (text[end] != '<' || end == at || tag_end (text, length, end) == end))
        end++;
      if (end == at)
        end++;
      else
        {
          gsize word = without_final_signs (text + at, end - at);

          if (is_address (text + at, word))
            memset (mask + at, GLM_MASK_ADDRESS, word);
          else if (is_protected_word (text + at, word))
            memset (mask + at, GLM_MASK_TEXT, word);
          else if (memchr (text + at, '&', end - at) != NULL)
            mask_entities (text, at, end, mask);
        }
      at = end;
    }
  return mask;
}
