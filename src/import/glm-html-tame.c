/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a page's source is rid of before it is parsed: comments, scripts and styles (most of a
 * page of today, and a parser's favourite place to go astray), and attributes without number
 * (libxml2 compares each with all before it).
 */

#include "config.h"

#include "glm-html-tame.h"

#include <string.h>

/* The most that one element of the pages of the press has is about 60. */
#define MAX_ATTRIBUTES 128
#define MAX_JSON_LD (2u * 1024 * 1024)
/* Of elements that are told apart, more or less: a power of two. */
#define N_NAMES 1024

typedef struct
{
  const char *at;
  const char *end;
  GString    *out;
  GPtrArray  *json_ld;
  gboolean    is_xml;
  gsize       open[N_NAMES]; /* by a hash of their name: tags that began an element less those that end one */
} Tamer;

static gboolean
begins (const char *at,
        const char *end,
        const char *word)
{
  gsize n = strlen (word);

  return (gsize) (end - at) >= n && g_ascii_strncasecmp (at, word, n) == 0;
}

/* The name ends after @word: "<script>", not "<scripture>". */
static gboolean
begins_tag (const char *at,
            const char *end,
            const char *word)
{
  const char *after = at + strlen (word);

  return begins (at, end, word) && (after == end || *after == '>' || *after == '/' || g_ascii_isspace (*after));
}

/* Where the tag that begins at @at ends, its quotation marks minded; at most one step a byte. */
static const char *
tag_end (const char *at,
         const char *end,
         const char **cut)
{
  guint attributes = 0;
  gboolean in_name = TRUE;

  *cut = NULL;
  for (at++; at < end && *at != '>'; at++)
    {
      if (*at == '=')
        {
          const char *quote = at + 1;

          while (quote < end && g_ascii_isspace (*quote))
            quote++;
          if (quote < end && (*quote == '"' || *quote == '\''))
            {
              const char *close = memchr (quote + 1, *quote, (gsize) (end - quote - 1));

              if (close == NULL)
                return end;
              at = close;
              in_name = FALSE;
              continue;
            }
        }
      if (g_ascii_isspace (*at) || *at == '/')
        in_name = FALSE;
      else if (!in_name)
        {
          in_name = TRUE;
          if (++attributes > MAX_ATTRIBUTES && *cut == NULL)
            *cut = at;
        }
    }
  return at < end ? at + 1 : end;
}

/* Where "</name" begins, or the end. */
static const char *
find_close (const char *at,
            const char *end,
            const char *name)
{
  while (at < end)
    {
      at = memchr (at, '<', (gsize) (end - at));
      if (at == NULL)
        return end;
      if (at + 1 < end && at[1] == '/' && begins_tag (at + 2, end, name))
        return at;
      at++;
    }
  return end;
}

static void
take_raw (Tamer      *self,
          const char *name,
          const char *content)
{
  const char *close = find_close (content, self->end, name);
  const char *ignored;

  if (strcmp (name, "script") == 0 && g_strstr_len (self->at, content - self->at, "ld+json") != NULL &&
      (gsize) (close - content) <= MAX_JSON_LD)
    g_ptr_array_add (self->json_ld, g_strndup (content, (gsize) (close - content)));
  self->at = close < self->end ? tag_end (close, self->end, &ignored) : self->end;
}

/* An end tag of an element that was never opened says nothing, but the parser looks for it in all that is open. */
static gboolean
ends_nothing (Tamer *self)
{
  gboolean ends = self->at[1] == '/';
  guint hash = 5381;

  for (const char *at = self->at + 1 + ends; at < self->end && *at != '>' && *at != '/' && !g_ascii_isspace (*at); at++)
    hash = hash * 33 + (guint) g_ascii_tolower (*at);
  if (!ends)
    self->open[hash % N_NAMES]++;
  else if (self->open[hash % N_NAMES] > 0)
    self->open[hash % N_NAMES]--;
  else
    return TRUE;
  return FALSE;
}

/* One thing that begins with "<". */
static void
take_markup (Tamer *self)
{
  static const char *const raw[] = { "script", "style" };
  const char *close, *cut;

  if (begins (self->at, self->end, "<!--"))
    {
      /* "<!-->" and "<!--->" are whole comments. */
      close = g_strstr_len (self->at + 2, self->end - self->at - 2, "-->");
      self->at = close != NULL ? close + 3 : self->end;
      return;
    }
  if (self->at + 1 == self->end || !(g_ascii_isalpha (self->at[1]) || self->at[1] == '/' || self->at[1] == '!' || self->at[1] == '?'))
    {
      g_string_append (self->out, "&lt;");
      self->at++;
      return;
    }
  close = tag_end (self->at, self->end, &cut);
  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    if (begins_tag (self->at + 1, self->end, raw[i]))
      {
        /* Only XML closes an element in its own tag. */
        if (self->is_xml && close - self->at > 2 && close[-2] == '/')
          {
            self->at = close;
            return;
          }
        take_raw (self, raw[i], close);
        return;
      }
  /* `<font>` says nothing to a reader, and where it is never closed it is open a thousand times. */
  if (begins_tag (self->at + 1, self->end, "font") || begins_tag (self->at + 1, self->end, "/font"))
    {
      self->at = close;
      return;
    }
  /* A processing instruction or declaration says nothing; a doctype only how to parse. */
  if (self->at[1] == '!' || self->at[1] == '?')
    {
      const char *plain = memchr (self->at, '>', (gsize) (self->end - self->at));

      self->at = plain != NULL ? plain + 1 : self->end;
      return;
    }
  if (ends_nothing (self))
    {
      self->at = close;
      return;
    }
  if (begins_tag (self->at + 1, self->end, "plaintext"))
    g_string_append (self->out, "<pre>");
  else if (cut != NULL)
    {
      g_string_append_len (self->out, self->at, cut - self->at);
      g_string_append_c (self->out, '>');
    }
  else
    g_string_append_len (self->out, self->at, close - self->at);
  self->at = close;
}

/**
 * glm_html_tame:
 * @text: UTF-8 of a page
 * @length: in bytes
 * @json_ld: (element-type utf8): takes what scripts of type `application/ld+json` hold
 * @tame_length: (out): bytes of the result
 *
 * Takes out comments, scripts and styles, declarations, `<font>`, end tags of what was never opened, and all but the first 128
 * attributes of an element. Linear in @length.
 *
 * Returns: (transfer full): the source that is to be parsed
 */
char *
glm_html_tame (const char *text,
               gsize       length,
               GPtrArray  *json_ld,
               gsize      *tame_length)
{
  Tamer self = { .at = text, .end = text + length, .out = g_string_sized_new (length / 2 + 64), .json_ld = json_ld };

  self.is_xml = begins (text, self.end, "<?xml");

  while (self.at < self.end)
    {
      const char *open = memchr (self.at, '<', (gsize) (self.end - self.at));

      if (open == NULL)
        open = self.end;
      g_string_append_len (self.out, self.at, open - self.at);
      self.at = open;
      if (open < self.end)
        take_markup (&self);
    }
  *tame_length = self.out->len;
  return g_string_free (self.out, FALSE);
}
