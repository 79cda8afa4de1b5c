/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which letters are set as superiors or small capitals: 1er, XXe siècle, Mme. The text itself is unchanged. */

#include "config.h"

#include "glm-typography-private.h"

#include <string.h>

static const char *const ordinal_ends[] = { "ers", "er", "res", "re", "ème", "èmes", "eme", "nde", "nd", "des", "de", "ds", "d", "es", "e" };

/* Letters after a number that make it an ordinal; 0 when they do not. */
static gsize
ordinal_end_length (const char *text,
                    gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (ordinal_ends); i++)
    {
      gsize n = strlen (ordinal_ends[i]);

      if (length >= n && memcmp (text, ordinal_ends[i], n) == 0 &&
          (length == n || !(g_unichar_isalnum (g_utf8_get_char (text + n)) || text[n] == '_')))
        return n;
    }
  return 0;
}

static void
add_style (GArray         *styles,
           gsize           start,
           gsize           end,
           GlmDisplayStyle kind)
{
  GlmRuleStyle style = { { start, end }, kind };

  g_array_append_val (styles, style);
}

static gboolean
is_word_start (const char *text,
               gsize       at)
{
  gunichar before = at > 0 ? g_utf8_get_char (g_utf8_prev_char (text + at)) : 0;

  return !g_unichar_isalnum (before) && (before == 0 || g_utf8_strchr ("-_./#@", -1, before) == NULL);
}

/* « Ce » and « Le » are words, not hundredth and fiftieth: a lone C or L is no numeral here. */
static gsize
roman_length (const char *text,
              gsize       length)
{
  gsize n = 0;

  while (n < length && n < 9 && strchr ("IVXLC", text[n]) != NULL)
    n++;
  return n == 1 && (text[0] == 'C' || text[0] == 'L') ? 0 : n;
}

static gboolean
is_before_century (const char *text,
                   gsize       length)
{
  gsize n = 0;

  while (n < length && glm_is_french_space (g_utf8_get_char (text + n)))
    n = (gsize) (g_utf8_next_char (text + n) - text);
  return n > 0 && length - n >= strlen ("siècle") && strncmp (text + n, "siècle", strlen ("siècle")) == 0;
}

static gsize
style_ordinal (const GlmRuleContext *context,
               gsize                 at,
               GArray               *styles)
{
  const char *text = context->text;
  gboolean roman = !g_ascii_isdigit (text[at]);
  gsize end = at;
  gsize letters;

  if (roman)
    end += roman_length (text + at, context->length - at);
  else
    while (end < context->length && g_ascii_isdigit (text[end]))
      end++;
  if (end == at || !is_word_start (text, at) || end - at > 9)
    return MAX (end, at + 1);
  letters = ordinal_end_length (text + end, context->length - end);
  /* Of a roman numeral only e, er, re and ème are met; « Vd » or « Ide » are something else. */
  if (letters == 0 || (roman && text[end] != 'e' && strncmp (text + end, "re", 2) != 0 && strncmp (text + end, "ème", 4) != 0))
    return end;
  if (roman && (strncmp (text + end, "er", 2) == 0 || strncmp (text + end, "re", 2) == 0) && !(end - at == 1 && text[at] == 'I'))
    return end;
  if (roman && context->options.small_capitals && is_before_century (text + end + letters, context->length - end - letters))
    add_style (styles, at, end, GLM_DISPLAY_STYLE_SMALL_CAPS);
  add_style (styles, end, end + letters, GLM_DISPLAY_STYLE_SUPERIOR);
  return end + letters;
}

static gsize
style_title (const GlmRuleContext *context,
             gsize                 at,
             GArray               *styles)
{
  static const char *const titles[] = { "Mmes", "Mme", "Mlles", "Mlle", "Mgr", "Dr", "Pr" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize n = strlen (titles[i]);

      if (context->length - at < n || memcmp (context->text + at, titles[i], n) != 0)
        continue;
      if (!is_word_start (context->text, at) ||
          (context->length - at > n && g_unichar_isalnum (g_utf8_get_char (context->text + at + n))))
        continue;
      add_style (styles, at + 1, at + n, GLM_DISPLAY_STYLE_SUPERIOR);
      return at + n;
    }
  return at + 1;
}

/**
 * glm_french_styles_find:
 * @context: the block
 * @mask: by byte of the text, non-zero where nothing may be changed
 * @styles: (element-type GlmRuleStyle): takes the ranges, in order
 *
 * Rules style.ordinal, style.century, style.title.
 */
void
glm_french_styles_find (const GlmRuleContext *context,
                        const guint8         *mask,
                        GArray               *styles)
{
  for (gsize at = 0; at < context->length;)
    {
      char c = context->text[at];

      if (mask[at])
        at++;
      else if (g_ascii_isdigit (c) || (c != '\0' && strchr ("IVXLC", c) != NULL))
        at = style_ordinal (context, at, styles);
      else if (context->options.title_superiors && (c == 'M' || c == 'D' || c == 'P'))
        at = style_title (context, at, styles);
      else
        at++;
    }
}
